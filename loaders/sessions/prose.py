"""Reads running text of entries: who is a member, partner, supporter of whom, when a body was founded, and figures.

Every rule asks for its subject: the body whose entry it is, named or meant by a pronoun at the beginning of the sentence. What
has another subject, or an object that is no name, goes to the unplaced.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from sse_atlas.loaders.documents.furniture import joined
from sse_atlas.loaders.documents.markup import plain
from sse_atlas.loaders.documents.model import Document, Reading
from sse_atlas.loaders.documents.slugs import Slugs
from sse_atlas.loaders.sessions.counting import Count, counts
from sse_atlas.loaders.sessions.head import event_kind
from sse_atlas.loaders.sessions.naming import Named, is_body, name_at, names_from
from sse_atlas.loaders.sessions.people import kind_of
from sse_atlas.loaders.sessions.rows import Rows, cut, span
from sse_atlas.loaders.sessions.rules import confidence
from sse_atlas.loaders.sessions.subjects import Subject
from sse_atlas.loaders.sessions.ties import EVENT, FOUNDED, HOSTED, LAUNCHED, TIES, Tie
from sse_atlas.loaders.sessions.when import day_of, printed_of, year_of

#: A sentence is read up to so many characters.
_LONGEST: Final = 2000
#: So many ties, figures of a sentence are read; a longer paragraph's rows give all its lines.
_MOST: Final = 20
_LINES: Final = 60
_SENTENCE: Final = re.compile(r"(?<=[.!?;])\s+(?=[^\W\d_a-z]|[“\"(\d])")
#: Bodies within a body, whose members are not the members of the whole.
_WITHIN: Final = re.compile(r"(?:Advisory|Editorial|Scientific|Executive|Steering|Board|Committee|Council of Elders)\b")
_FIGURE_RULES: Final = {
    "counted": "figure-counted",
    "population": "figure-population",
    "share": "figure-share",
    "money": "figure-money",
}


@dataclass(frozen=True, slots=True)
class Passage:
    """The running text of a body's entry: its slug, the names it goes by, its lines from the first to the last, its heading."""

    slug: str
    names: tuple[str, ...]
    first: int
    last: int
    heading: str


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence of a passage, and the lines of its paragraph."""

    text: str
    first: int
    last: int


def read_prose(document: Document, passages: Sequence[Passage], slugs: Slugs) -> Reading:
    """Read the running text of passages by rules; the rows found and what could not be placed.

    Each sentence is read once, up to 2,000 characters: the time grows with the length of the passages.
    """
    rows = Rows(slugs)
    for passage in passages:
        reader = _Reader(rows, passage)
        for sentence in _sentences(document, passage):
            reader.read(sentence, document)
    return rows.reading


def read_talks(document: Document, rows: Rows, passages: Sequence[Passage]) -> None:
    """Read the notes of talks into rows: what names the speaker's body tells of it, all else is unplaced."""
    for passage in passages:
        reader = _Reader(rows, passage, named=True)
        for sentence in _sentences(document, passage):
            reader.read(sentence, document)


def _sentences(document: Document, passage: Passage) -> Iterator[_Sentence]:
    for first, last, text in joined(document, max(1, passage.first), min(passage.last, len(document.lines))):
        for part in _SENTENCE.split(plain(text)):
            if part.strip():
                yield _Sentence(part.strip()[:_LONGEST], first, last)


class _Reader:
    """Reads the sentences of one passage into rows."""

    def __init__(self, rows: Rows, passage: Passage, named: bool = False) -> None:
        self.rows, self.passage = rows, passage
        self.subject = Subject(passage.names, named)

    def read(self, sentence: _Sentence, document: Document) -> None:
        if len(sentence.text) < 12:
            return
        self.subject.begin(sentence.first)
        self._acronyms(sentence, document)
        self._founded(sentence, document)
        for tie in TIES:
            for found in islice(tie.form.finditer(sentence.text), _MOST):
                self._tie(tie, found, sentence, document)
        self._hosted(sentence, document)
        self._launched(sentence, document)
        numbers = counts(sentence.text)
        for count in numbers[:_MOST]:
            self._figure(count, sentence, document)
        if len(numbers) > _MOST:
            self._unplaced(sentence, numbers[_MOST].place, f"more than {_MOST} numbers in a sentence")
        self.subject.end(sentence.text)

    def _acronyms(self, sentence: _Sentence, document: Document) -> None:
        for acronym, place in self.subject.acronyms(sentence.text):
            if not self.rows.slugs.known(acronym):
                lines, heading = self._lines(sentence, document, place), self.passage.heading
                printed = f"({acronym})"
                self.rows.statement(
                    self.passage.slug, "acronym", acronym, lines, "acronym-in-text", printed=printed, heading=heading
                )

    def _lines(self, sentence: _Sentence, document: Document, place: int) -> str:
        """The line of a place of the sentence: that of the paragraph, or the first of its lines that holds the words there."""
        if sentence.first == sentence.last or sentence.last - sentence.first > _LINES:
            return span(sentence.first, sentence.last)
        said = sentence.text[place : place + 60].split()[:3]
        for size in (3, 2, 1):
            held = " ".join(said[:size])
            for line in document.lines[sentence.first - 1 : sentence.last]:
                if held and held in line.text[:_LONGEST]:
                    return span(line.number)
        return span(sentence.first, sentence.last)

    def _slug(self, named: Named, lines: str, rule: str) -> str:
        sure = confidence(rule)
        named = named._replace(name=named.name.removeprefix("NGO ").removeprefix("ONG "))
        known = self.rows.slugs.known(named.name) or (self.rows.slugs.known(named.acronym) if named.acronym else "")
        if known:
            return known
        return self.rows.actor(
            named.name,
            lines,
            rule,
            kind=kind_of(named.name),
            acronym=named.acronym,
            sure=min(sure, 0.6),
            heading=self.passage.heading,
        )

    def _unplaced(self, sentence: _Sentence, place: int, why: str) -> None:
        self.rows.unplaced(sentence.first, sentence.text[place:], why, self.passage.heading)

    def _tie(self, tie: Tie, found: re.Match[str], sentence: _Sentence, document: Document) -> None:
        names = [named for named in names_from(sentence.text, found.end(), 6 if tie.many else 1) if is_body(named)]
        if not names:
            return
        if tie.rule != "board-of" and _WITHIN.match(names[0].name):
            self._unplaced(sentence, found.start(), f"{tie.rule}: a board or a committee within a body")
            return
        if not self.subject.of(sentence.text, found.start()):
            self._unplaced(sentence, found.start(), f"{tie.rule}: the subject is not the body of the entry, or is not named")
            return
        lines = self._lines(sentence, document, found.start())
        for named in names:
            other = self._slug(named, lines, tie.rule)
            ends = (other, self.passage.slug) if tie.inverse else (self.passage.slug, other)
            printed = sentence.text[found.start() : named.end]
            self.rows.relation(
                *(ends[0], tie.type, ends[1], lines, tie.rule),
                printed=printed,
                heading=self.passage.heading,
                cells={"role": tie.role},
            )

    def _founded(self, sentence: _Sentence, document: Document) -> None:
        for found in islice(FOUNDED.finditer(sentence.text), _MOST):
            behind = sentence.text[found.start() : found.end() + 40]
            when = day_of(behind)
            date = when.start if when and when.first <= len(found[0]) + 6 else year_of(found["year"])
            if not date:
                continue
            if not self.subject.of(sentence.text, found.start()):
                self._unplaced(
                    sentence, found.start(), "founded-in: what was founded is not the body of the entry, or is not named"
                )
                continue
            property_ = "registered" if "regist" in found[0].lower() else "founded"
            lines = self._lines(sentence, document, found.start())
            self.rows.statement(
                self.passage.slug, property_, date, lines, "founded-in", printed=found[0], heading=self.passage.heading
            )

    def _hosted(self, sentence: _Sentence, document: Document) -> None:
        for found in islice(HOSTED.finditer(sentence.text), _MOST):
            name = EVENT.match(sentence.text, found.end())
            if not name:
                continue
            if not self.subject.of(sentence.text, found.start()):
                self._unplaced(sentence, found.start(), "hosted-event: the subject is not the body of the entry")
                continue
            said = _trimmed(name[0])
            lines = self._lines(sentence, document, found.start())
            when = day_of(sentence.text)
            date = when.start if when else year_of(sentence.text)
            words = printed_of(sentence.text, when) if when else date
            cells = {"start": date, "dates_printed": cut(words), "dates_line": lines} if date else {}
            kind = "forum" if re.search(r"(?i)forum|summit|congress|conference", said) else event_kind(said)
            kind = "meeting" if kind == "session" else kind
            slug = self.rows.event(said, kind, lines, "hosted-event", cells=cells)
            type_ = "hosts" if "host" in found[0].lower() else "organizes"
            printed = sentence.text[found.start() : name.end()]
            since = {"start": date} if date else {}
            self.rows.relation(
                self.passage.slug, type_, slug, lines, "hosted-event", printed=printed, heading=self.passage.heading, cells=since
            )

    def _launched(self, sentence: _Sentence, document: Document) -> None:
        for found in islice(LAUNCHED.finditer(sentence.text), _MOST):
            named = name_at(sentence.text, found.end())
            if not named or len(named.name.split()) < 2 or not re.search(LAUNCHED_WORDS, named.name):
                continue
            if not self.subject.of(sentence.text, found.start()):
                self._unplaced(sentence, found.start(), "launched-initiative: the subject is not the body of the entry")
                continue
            lines = self._lines(sentence, document, found.start())
            thing = self.rows.thing(named.name, "Initiative", lines, "launched-initiative", heading=self.passage.heading)
            date = year_of(sentence.text[: found.start()]) or year_of(sentence.text[named.end : named.end + 12])
            since = {"start": date} if date else {}
            printed = sentence.text[found.start() : named.end]
            self.rows.relation(
                self.passage.slug,
                "initiated",
                thing,
                lines,
                "launched-initiative",
                printed=printed,
                heading=self.passage.heading,
                cells=since,
            )

    def _figure(self, count: Count, sentence: _Sentence, document: Document) -> None:
        if not count.measure:
            self._unplaced(sentence, count.place, "figure: what it measures is not known")
            return
        if count.form == "words":
            return
        own = self.subject.of(sentence.text, count.place)
        rule = _FIGURE_RULES[count.form]
        if not own:
            self._unplaced(sentence, count.place, f"{rule}: whose figure it is is not said")
            return
        lines = self._lines(sentence, document, count.place)
        self.rows.figure(
            *(self.passage.slug, count.measure, count.value, lines, rule),
            heading=self.passage.heading,
            cells={
                "what": count.what,
                "qualifier": count.qualifier,
                "unit": count.unit,
                "status": "achieved",
                "as_of": count.as_of,
                "printed": count.printed,
            },
        )


LAUNCHED_WORDS: Final = (
    r"(?:Fund|Program|Programme|Project|Plan|Strategy|Policy|Center|Centre|Network|Initiative|Platform|Campaign|Charter"
    r"|Pact|Fonds|Projet"
    r"|Plateforme|Réseau|Programa|Proyecto|Projeto|Red|Plano|Fondo|Partnership)\b"
)


def _trimmed(name: str) -> str:
    """An event's name without the words of its place and time at the end."""
    return re.sub(r"\s+(?:in|on|at|with|from)(?:\s+\S+){0,3}$", "", " ".join(name.split())).strip(" ,.;")

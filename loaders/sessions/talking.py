"""Who moderated and spoke at a session, for whom, and on what: every shape in which session documents print it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from sse_atlas.graph.names import folded, words
from sse_atlas.loaders.sessions.head import Field, Item
from sse_atlas.loaders.sessions.people import is_person, kind_of, names_person, persons, titled
from sse_atlas.loaders.sessions.rows import Rows, span
from sse_atlas.loaders.sessions.rules import confidence
from sse_atlas.loaders.sessions.speakers import Speaker, in_table, numbered, run, same_talk, speaker, with_talk

_CLOCK: Final = re.compile(r"\d{1,2}[:h.]\d{2}(?:\s?:?\s?[-–—]\s?(?:\d{1,2}[:h.]\d{2})?)?\s*")
_NUMBER: Final = re.compile(r"\s*(?:[-*•]\s+)?\**\d{1,2}[.)]\s+")
_ASKED: Final = re.compile(r"(?:question from|question de|pregunta de|pergunta de)\s+(?P<who>[^:?]{4,60}):", re.IGNORECASE)
#: A cell of a table broken over lines is no wider.
_NARROW: Final = 22
_LONGEST_LIST: Final = 60


class Talking:
    """Reads the moderators, speakers and talks of a session into rows."""

    def __init__(self, rows: Rows, session: str, items: list[Item], fields: list[Field]) -> None:
        self.rows, self.session, self.items, self.fields = rows, session, items, fields
        #: Speakers by the first word of their names: the names printed.
        self._speakers: dict[str, list[str]] = {}
        self._talks: dict[str, list[tuple[str, str]]] = {}
        #: The first line of the notes of each talk, and its speaker; the bodies of each person.
        self._notes: list[tuple[int, str]] = []
        self._bodies: dict[str, list[str]] = {}

    def read(self) -> None:
        """Read them all: the list first, whose names are the fullest."""
        ahead = self._ahead()
        moderators = [field for field in self.fields if field.name == "moderator"]
        found = [self._moderators(field) for field in moderators]
        if moderators and not any(found):
            first = moderators[0]
            text = first.value or (first.below[0].text if first.below else first.printed)
            self.rows.unplaced(first.first, text, "stands behind the label of a moderator, and no name is seen")
        for field in self.fields:
            if field.name == "speakers":
                self._list(field, ahead)
        self._tables(ahead)
        self._programme()
        self._summary()

    def _ahead(self) -> list[str]:
        """The names that stand behind "2nd speaker:" and in programmes, which tell where a name ends in a run of them."""
        found: list[str] = []
        for item in self.items:
            said = numbered(item.text)
            talk = with_talk(said[1]) if said else None
            if talk:
                found += talk[0]
            elif titled(item.text) and (one := speaker(item.text)):
                found += one.names
        return found

    def _moderators(self, field: Field) -> bool:
        places = [(field.value, field.lines)] if field.value else [(item.text, span(item.number)) for item in field.below[:4]]
        found = False
        for text, lines in places:
            one = speaker(text)
            if one is None:
                break
            for name in one.names:
                slug = self._person(name, lines, "moderator-label")
                self.rows.relation(slug, "moderated", self.session, lines, "moderator-label", printed=name)
                self._belongs(slug, one, lines, "moderator-body", text)
            found = True
        return found

    def _list(self, field: Field, ahead: list[str]) -> None:
        places = [(field.value, field.lines)] if field.value else []
        places += [(item.text, span(item.number)) for item in field.below[:_LONGEST_LIST]]
        for place, (text, lines) in enumerate(places):
            if numbered(text) or len(text) > 600:
                break
            several = run(text, ahead)
            for each, sure in several:
                self._spoke(each, lines, "speaker-in-run", text="", sure=0.0 if sure else 0.6)
            if several:
                continue
            one = speaker(text)
            if one is None:
                # A list ends where its lines are no names any more; before its first name it has not begun.
                if place > 3 or self._speakers:
                    break
                continue
            self._spoke(one, lines, "speaker-in-list", text)

    def _spoke(self, one: Speaker, lines: str, rule: str, text: str = "", sure: float = 0.0) -> list[str]:
        found = []
        for name in one.names:
            slug = self._person(name, lines, rule, sure)
            self._speakers.setdefault(words(name)[0], []).append(name)
            self.rows.relation(slug, "spokeAt", self.session, lines, rule, printed=name, sure=sure)
            self._belongs(slug, one, lines, "speaker-body", text or name, sure)
            found.append(slug)
        return found

    def _person(self, name: str, lines: str, rule: str, sure: float = 0.0) -> str:
        return self.rows.actor(name, lines, rule, kind="Person", known=self._known(name), sure=sure)

    def _known(self, name: str) -> str:
        """The slug of the speaker whose name this is with words left out, or that leaves out words of it; "" for none."""
        if slug := self.rows.slugs.known(name):
            return slug
        first = words(name)[:1]
        near = self._speakers.get(first[0], []) if first else []
        slugs = {self.rows.slugs.known(other) for other in near[:50] if names_person(name, other) or names_person(other, name)}
        if len(slugs) != 1:
            return ""
        return slugs.pop()

    def _belongs(self, slug: str, one: Speaker, lines: str, rule: str, text: str, sure: float = 0.0) -> None:
        held = []
        for body in one.bodies:
            if "," in body.name and kind_of(body.name) != "Company":
                self.rows.unplaced(int(lines.partition("-")[0]), body.name, "several bodies in one cell behind a person's name")
                continue
            of = self.rows.actor(body.name, lines, rule, kind=kind_of(body.name), acronym=body.acronym, sure=sure)
            if not one.post or len(one.bodies) > 1:
                self.rows.relation(slug, "affiliatedWith", of, lines, rule, printed=text, sure=sure)
            self._bodies.setdefault(slug, []).append(of)
            held.append(of)
        if one.post and held:
            doubt = "" if len(held) == 1 else "several organizations stand with the post"
            self.rows.relation(
                slug, "worksFor", held[0], lines, "speaker-post", printed=text, cells={"role": one.post[:80], "doubt": doubt}
            )
        if one.country:
            self.rows.statement(slug, "country", one.country, lines, "speaker-country", printed=text)

    def _talk(self, title: str, lines: str, slugs: list[str], said: str, rule: str, first: str = "") -> None:
        """The talk of speakers; `first` are the lines of the title where they are others than those of the speaker."""
        title = " ".join(title.split()).strip(' .:-–—"“”')
        if not 2 <= len(title) <= 200 or not slugs:
            return
        at = first or lines
        held = [slug for other, slug in self._talks.get(slugs[0], [])[:20] if same_talk(other, title)]
        talk = held[0] if held else self.rows.thing(title, "Work", at, rule, printed=title)
        self.rows.relation(talk, "partOf", self.session, at, rule, printed=title, sure=confidence(rule))
        for slug in slugs:
            self._talks.setdefault(slug, []).append((title, talk))
            self.rows.relation(slug, "authorOf", talk, lines, rule, printed=said)

    def _programme(self) -> None:
        """Talks numbered or with the time of day, and who gives them: beside the title, or on a line of their own below it."""
        title: list[Item] = []
        for item in self.items:
            said = numbered(item.text)
            if said and not said[0] and (talk := with_talk(said[1])):
                slugs = self._spoke(Speaker(tuple(talk[0])), span(item.number), "speaker-numbered")
                self._talk(talk[1], span(item.number), slugs, item.text, "talk-title")
                self._notes.append((item.number, slugs[0]))
                title = []
            elif said and not said[0] and said[1] and titled(said[1]) and (one := speaker(said[1])):
                self._spoke(one, span(item.number), "speaker-numbered", item.text)
                title = []
            elif said or _CLOCK.match(item.text):
                title = [item]
            elif (
                title
                and (titled(item.text) or (item.raw.lstrip()[:1] in "-•*" and "/" in item.text))
                and (one := speaker(item.text))
            ):
                slugs = self._spoke(one, span(item.number), "speaker-in-programme", item.text)
                self._titled(title, item, slugs)
            elif title and len(title) < 4 and not item.label and item.number - title[-1].number <= 3:
                title.append(item)
            else:
                title = []

    def _titled(self, title: list[Item], item: Item, slugs: list[str]) -> None:
        parts = []
        for part in title:
            said = numbered(part.text)
            parts.append((part, said[1] if said else _CLOCK.sub("", part.text, count=1)))
        held = [(part, text) for part, text in parts if text]
        if held:
            words_ = " ".join(text for _, text in held)
            first = span(held[0][0].number, held[-1][0].number)
            self._talk(words_, span(held[0][0].number, item.number), slugs, item.text, "talk-title", first)

    def _tables(self, ahead: list[str]) -> None:
        """Tables of speakers whose cells are broken over narrow lines: "Speaker 2 ACR", "(Long", "name)", "X Y" ..."""
        starts = [
            place
            for place, item in enumerate(self.items)
            if re.match(r"(?i)(?:speaker|intervenante?|ponente|orador)\s+\d", item.text)
        ]
        for start, end in zip(starts, [*starts[1:], len(self.items)], strict=False):
            if end - start > 2 and len(self.items[start].text) <= 2 * _NARROW:
                self._table(self.items[start : min(end, start + 120)], ahead)

    def _table(self, block: list[Item], ahead: list[str]) -> None:
        said = numbered(block[0].text)
        cells, places = said[1] if said else "", [(0, block[0].number)]
        size = 1
        while size < len(block) and len(block[size].text) <= _NARROW and self._of_table(block[size]):
            glue = "" if cells.endswith("-") else " "
            places.append((len(cells) + len(glue), block[size].number))
            cells += glue + block[size].text
            size += 1
        found = in_table(cells, ahead[:200])
        if size < 2 or found is None:
            self.rows.unplaced(block[0].number, cells, "looks like a row of a table of speakers, and no person is seen in it")
            return
        one, place = found
        last = block[size - 1].number
        begins = max(number for at, number in places if at <= place)
        slug = self._person(one.names[0], span(begins, last), "speaker-in-table")
        self.rows.relation(slug, "spokeAt", self.session, span(begins, last), "speaker-in-table", printed=one.names[0])
        self._belongs(slug, one, span(block[0].number, last), "speaker-body", one.names[0], confidence("speaker-in-table"))
        title = self._cell(block[size:])
        if title:
            lines = span(title[0].number, title[-1].number)
            self._talk(
                " ".join(item.text for item in title),
                span(begins, title[-1].number),
                [slug],
                one.names[0],
                "talk-in-table",
                lines,
            )

    @staticmethod
    def _of_table(item: Item) -> bool:
        """Tell whether a narrow line may be a piece of a cell: a post such as "Facilitator" is, another label is not."""
        return item.label is None or item.label.name == "moderator"

    @staticmethod
    def _cell(rest: list[Item]) -> list[Item]:
        """The first lines of a column: up to a gap wider than that between its lines, three at most."""
        if not rest:
            return []
        gaps = [after.number - before.number for before, after in pairwise(rest)]
        step, size = min(gaps, default=1), 1
        while size < len(rest) and size < 3 and gaps[size - 1] <= step:
            size += 1
        if size == 3 and len(rest) > 3 and gaps[2] <= step:
            return []
        return rest[:size]

    def _summary(self) -> None:
        """ "3. X and Y - Talk", answers that begin with a speaker's name, questions from the floor."""
        for item in self.items:
            if asked := _ASKED.match(item.text):
                for name in persons(asked["who"]):
                    slug = self._person(name, span(item.number), "question-from")
                    self.rows.relation(
                        *(slug, "participatedIn", self.session, span(item.number), "question-from"),
                        printed=asked[0],
                        cells={"role": "asked a question"},
                    )
                continue
            if _NUMBER.match(item.raw) and len(item.text) <= 300 and not numbered(item.text):
                self._summed(item)
        for item in self.items:
            if ":" in item.text[:80] and not numbered(item.text):
                self._answer(item)

    def _summed(self, item: Item) -> None:
        known = [name for part in item.text.split()[:14] for name in self._speakers.get(folded(part), [])[:20]]
        talk = with_talk(item.text, known)
        if talk and not all(is_person(name) for name in talk[0]):
            return
        if talk:
            slugs = self._spoke(Speaker(tuple(talk[0])), span(item.number), "speaker-of-talk")
            self._talk(talk[1], span(item.number), slugs, item.text, "talk-title")
            self._notes.append((item.number, slugs[0]))

    def notes(self, last: int) -> list[tuple[str, tuple[str, ...], int, int]]:
        """The notes of the talks: the slug and names of the speaker's first body ("" where none is known), the lines."""
        ends = [field.first for field in self.fields if field.name in ("answers", "programme", "questions", "main question")]
        starts = sorted(self._notes)
        found = []
        for (line, slug), after in zip(starts, [*(line for line, _ in starts[1:]), last + 1], strict=False):
            stop = min([end for end in ends if end > line] + [after])
            body = (self._bodies.get(slug) or [""])[0]
            found.append((body, self.rows.names(body), line + 1, stop - 1))
        return found

    def _answer(self, item: Item) -> None:
        who, colon, _ = item.text[:80].partition(":")
        if not colon or not is_person(who.strip()):
            return
        slug = self._known(who.strip())
        if slug:
            self._person(who.strip(), span(item.number), "speaker-answers")
            self.rows.relation(slug, "spokeAt", self.session, span(item.number), "speaker-answers", printed=who)

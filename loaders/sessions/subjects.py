"""Whose sentence a sentence is: whether its subject is the body of the entry, by name, acronym, pronoun or noun."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from sse_atlas.graph.names import folded, words
from sse_atlas.loaders.sessions.people import is_acronym

#: How a sentence goes on about the body of the entry; folded.
_MEANT: Final = re.compile(
    r"(?:[-•*]\s*)?(?:(?P<pronoun>it|its|they|their|he|she|his|her|this|there (?:is|are|were)|elle|il|ils|elles|son|sa"
    r"|ella|ellos|su|ela|ele"
    r"|eles)|we|our|nous|notre|nuestra|nuestro|(?:the|this) (?:organi[sz]ation|association|network|city|municipality"
    r"|commune|company)"
    r"|(?:the|this) (?P<noun>council|institute|foundation|federation|union|cooperative|co-operative|group|platform|center"
    r"|centre|fund|forum"
    r"|government|observatory|chantier|alliance|society)|l'organisation|l'association|le reseau|la ville|la commune"
    r"|la federation"
    r"|la organizacion|la asociacion|la red|la ciudad|a organizacao|a associacao|a rede|a cidade)\b(?!'s)"
)
#: "La régie", "El municipio": a noun that its own name holds ("Régie des Quartiers de Lens") means the body; folded.
_NOUN: Final = re.compile(r"(?:[-•*]\s*)?(?:the|this|la|le|les|el|los|las|o|a|os|as|l'|cette|esta|este)\s*\b(\w{4,30})\b")
_BRACKETS: Final = re.compile(r"\(([A-Z][\w-]{1,14})\)")
_SMALL: Final = frozenset("the of and for in de des du la le les et l d y e el los a".split())
#: In notes, so many lines that begin small go on about the body named above them.
_NEAR: Final = 3
#: Openings behind which the subject stays that of the sentence before.
_ADVERBS: Final = (
    "with ",
    "in fact",
    "currently",
    "today",
    "as of ",
    "since its ",
    "since the establishment",
    "actuellement",
    "actualmente",
)
_WHICH: Final = re.compile(r"\b(?:which|that|who|qui|que)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)


class Subject:
    """The body of an entry, and how far the sentences read so far are about it.

    `named` asks for its name in the sentence, or in one of the lines just above that this one, beginning small, goes on from.
    """

    def __init__(self, names: Iterable[str], named: bool = False) -> None:
        held = tuple(names)
        self._named = named
        self._names = [folded(name) for name in held if len(name) > 1]
        self._words = [set(words(name)) - _SMALL for name in held]
        self._nouns = [{word.rstrip("s") for word in words(name)[:3]} - _SMALL for name in held]
        #: The paragraph read, and whether a pronoun at the beginning of its next sentence means the body.
        self._paragraph, self._going_on = 0, True
        #: How many sentences ago the body was named; a sentence that begins with a capital ends that.
        self._since = _NEAR

    def begin(self, paragraph: int) -> None:
        """Begin a sentence of the paragraph on a line: at the beginning of a paragraph a pronoun means the body of the entry."""
        if paragraph != self._paragraph:
            self._paragraph, self._going_on = paragraph, True

    def end(self, sentence: str) -> None:
        """Take in what a sentence was about: "it" at the beginning of the next one means that."""
        large = sentence.lstrip(" -•*")[:1].isupper()
        self._since = 0 if self._names_it(folded(sentence)) else _NEAR if large else self._since + 1
        if sentence[:1].isupper():
            opening = folded(sentence[:240])
            other = opening.startswith(("the ", "a ", "an ", "le ", "la ", "el "))
            self._going_on = self._opens(opening) or (self._going_on and not other)

    def of(self, text: str, place: int) -> bool:
        """Tell whether what stands before a place of a sentence has the body of the entry as its subject."""
        before = folded(text[:place]).lstrip('-•*–— "“')
        if self._named:
            return self._names_it(before) or (
                self._since < _NEAR and len(before.split()) <= 2 and not text.lstrip(" -•*")[:1].isupper()
            )
        if which := _WHICH.search(text[:place]):
            near = text[max(0, which.start() - 80) : which.start()].rstrip(" ,")
            apart = text[: which.start()].rstrip().endswith(",")
            last = near.rstrip(")").split()[-1:] or [""]
            if any(folded(near).endswith((name, f"({name})")) for name in self._names):
                return True
            # "X is a network which brings together ..." tells of X; "Y Network, which ..." tells of Y.
            return (last[0][:1].islower() or not apart) and self._opens(before)
        if len(before.split()) <= 2 and not text[:place].strip(" -•*")[:1].isupper():
            return True
        return self._opens(before)

    def _names_it(self, text: str) -> bool:
        """Tell whether a folded text holds a name of the body."""
        said = words(text[:400])
        return any(name in said or (" " in name and name in text) for name in self._names)

    def _opens(self, before: str) -> bool:
        """Tell whether a clause opens with the body of the entry; "In 2010, the City ..." does behind its comma."""
        if any(f"({name})" in before[:240] for name in self._names):
            return True
        if before.startswith(_ADVERBS) and self._going_on:
            return True
        for clause in re.split(r", |: ", before[:400])[:6]:
            start = clause.removeprefix("in ").removeprefix("and ").removeprefix("the ")
            if self._meant(clause) or any(
                start.startswith(name) and not start[len(name) :][:1].isalnum() for name in self._names
            ):
                return True
            first = start.split(maxsplit=1)[0] if start else ""
            if len(first) > 4 and any(name.startswith(first) and len(name) - len(first) <= 1 for name in self._names):
                return True
            said = words(start)[:14]
            if any(len(held) > 1 and len(held & set(said[: len(held) + 4])) >= 0.66 * len(held) for held in self._words):
                return True
        return False

    def _meant(self, clause: str) -> bool:
        """Tell whether a pronoun, or a noun such as "the network", opens a clause and means the body of the entry."""
        found = _MEANT.match(clause)
        if not found:
            noun = _NOUN.match(clause)
            return noun is not None and any(noun[1].rstrip("s") in held for held in self._nouns)
        if found["pronoun"]:
            return self._going_on
        return not found["noun"] or any(found["noun"] in name for name in self._names)

    def acronyms(self, sentence: str) -> list[tuple[str, int]]:
        """Give the acronyms in brackets behind the name of the body, and where they stand; they are its names from there on."""
        found = []
        for match in _BRACKETS.finditer(sentence[:400]):
            acronym = match[1]
            if folded(acronym) in self._names or not is_acronym(acronym) or not acronym.isupper():
                continue
            before = folded(sentence[: match.start()]).rstrip(" *")
            held = set(words(before[-160:])[-12:])
            alike = any(len(name) > 1 and len(held & name) >= 0.75 * len(name) for name in self._words)
            if any(before.endswith(name) for name in self._names) or (before.count(" ") < 14 and alike):
                self._names.append(folded(acronym))
                found.append((acronym, match.start()))
        return found

"""How well a name fits what was typed: in whole, in part, or by its looks alone.

Looks are compared by rapidfuzz's optimal string alignment: a letter left out, put in, replaced or swapped with its neighbour
is one slip (Damerau 1964). How many slips may be, and why no more, is measured: benchmarks/find.py, docs/find.md.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sse_atlas.graph.names import folded
from sse_atlas.graph.names import words as words_of

#: How a name fits that holds what was typed; the place here is the rank.
RANKS: Final = ("the whole name", "its beginning", "whole words", "parts of words")
WHOLE, BEGINNING, WORDS, PARTS = range(len(RANKS))

#: Letters from which on one slip, or two, may be. A shorter text has to be exact.
_ONE_SLIP: Final = 4
_TWO_SLIPS: Final = 9
_MOST: Final = 2
#: A word inside of a longer name is looked at more strictly than a whole name: short ones look like too many others.
_WORD: Final = 5
#: Up to so many letters, a word's first letter has to be right, or swapped with the second: onion is no union.
_FIRST_RIGHT: Final = 6

_PRINTED: Final = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Look:
    """How a name looks like what was typed: the slips between them, how much of the name that is, and its part, as printed.

    `covered` is from 0 to 1; `part` is the whole name where all of it looks so.
    """

    slips: int
    covered: float
    part: str


def rank(asked: Sequence[str], name: Sequence[str]) -> int:
    """How well a name fits, both as folded words: an index into RANKS, -1 where not all that was asked is in it."""
    if asked == name:
        return WHOLE
    if len(asked) <= len(name) and " ".join(name).startswith(" ".join(asked)):
        return BEGINNING
    wanted = set(asked)
    if wanted <= set(name):
        return WORDS
    return PARTS if all(any(word in part for part in name) for word in wanted) else -1


def covered(asked: Sequence[str], name: Sequence[str]) -> float:
    """How much of a name the words asked make up, by letters, from 0 to 1."""
    return min(1.0, sum(map(len, asked)) / max(1, sum(map(len, name))))


def slips_allowed(word: str) -> int:
    """How many slips a folded word may hold: 0, 1 or 2 by its letters; a digit may not slip, it would be another number."""
    letters = len(_spelt(word)) - len(_digits(word))
    if letters < _ONE_SLIP:
        return 0
    return 1 if letters < _TWO_SLIPS else _MOST


class Likeness:
    """What was typed, as folded words, to be compared with many names by its looks."""

    def __init__(self, asked: Sequence[str]) -> None:
        self._asked = tuple(dict.fromkeys(asked))
        self._whole = _Word("".join(asked), 0)
        self._words = [_Word(word, _WORD) for word in self._asked]

    def of(self, name: str, words: Sequence[str] = ()) -> Look | None:
        """Tell how a name looks like it; None where it does not. `words` are its folded words, if they are at hand."""
        words = words or words_of(name)
        # Spaces are forgotten, and put in, more than letters are.
        slips = self._whole.slips_to("".join(words))
        return self._part(name, words) if slips is None else Look(slips, 1.0, name)

    def _part(self, name: str, words: Sequence[str]) -> Look | None:
        """Each word asked beside the word of the name that is nearest to it; at least one of them by its looks alone."""
        slips, matched = 0, []
        for asked in self._words:
            near = [(found, word) for word in words if (found := asked.slips_inside(word)) is not None]
            if not near:
                return None
            fewest, word = min(near)
            slips += fewest
            matched.append(word)
        return Look(slips, covered(self._asked, words), _as_printed(name, matched)) if slips else None


class _Word:
    """Something asked, to be compared letter by letter; from `least` letters on a slip may be."""

    def __init__(self, asked: str, least: int) -> None:
        self._asked, self._text, self._digits = asked, _spelt(asked), _digits(asked)
        self._allowed = slips_allowed(asked) if len(self._text) >= least else 0

    def slips_to(self, other: str) -> int | None:
        """The slips between it and another text; None where there are more than either may hold, or another number."""
        most = min(self._allowed, slips_allowed(other)) if self._allowed else 0
        if not most or _digits(other) != self._digits:
            return None
        from rapidfuzz.distance import OSA

        slips = int(OSA.distance(self._text, _spelt(other), score_cutoff=most))
        return slips if slips <= most else None

    def slips_inside(self, word: str) -> int | None:
        """The slips between it and a word inside of a name, 0 where it is in that; None where they do not look alike."""
        if self._asked in word:
            return 0
        slips = self.slips_to(word)
        if slips is None or (slips < _MOST and len(self._text) > _FIRST_RIGHT):
            return slips
        other = _spelt(word)
        return slips if other[0] == self._text[0] or other[:2] == self._text[1::-1] else None


def _spelt(word: str) -> str:
    """A word letter by letter: a Korean syllable is two or three."""
    return word if word.isascii() else unicodedata.normalize("NFD", word)


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdigit()) if not text.isalpha() else ""


def _as_printed(name: str, matched: Sequence[str]) -> str:
    """The words of a name, given folded, as they stand in it."""
    tokens = _PRINTED.findall(unicodedata.normalize("NFC", name))
    return " ".join(token for token in tokens if set(words_of(token)) & set(matched)) or folded(name)

"""What changed between two atlases, as it is handed on: each change as a sentence, with the places of either side."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

from sse_atlas.graph.names import folded
from sse_atlas.ontology import message, wording
from sse_atlas.queries.answers import telling
from sse_atlas.queries.answers.answer import Answer
from sse_atlas.queries.answers.statement import Group, Place, Statement

#: The sorts of what changes, and the ways it does, each in the order they are told.
SORTS: Final = ("actor", "thing", "relation", "figure", "correction", "disagreement", "source")
WAYS: Final = ("gained", "lost", "changed", "renamed")

_TITLES: Final[Mapping[tuple[str, str], str]] = {
    ("actor", "gained"): message("Actors gained"),
    ("actor", "lost"): message("Actors lost"),
    ("actor", "changed"): message("Actors changed"),
    ("actor", "renamed"): message("Actors renamed"),
    ("thing", "gained"): message("Other things gained"),
    ("thing", "lost"): message("Other things lost"),
    ("thing", "changed"): message("Other things changed"),
    ("thing", "renamed"): message("Other things renamed"),
    ("relation", "gained"): message("Relations gained"),
    ("relation", "lost"): message("Relations lost"),
    ("relation", "changed"): message("Relations changed"),
    ("figure", "gained"): message("Figures gained"),
    ("figure", "lost"): message("Figures lost"),
    ("figure", "changed"): message("Figures changed"),
    ("correction", "gained"): message("Corrections gained"),
    ("correction", "lost"): message("Corrections lost"),
    ("correction", "changed"): message("Corrections changed"),
    ("disagreement", "gained"): message("Disagreements gained"),
    ("disagreement", "lost"): message("Disagreements lost"),
    ("disagreement", "changed"): message("Disagreements changed"),
    ("source", "gained"): message("Sources gained"),
    ("source", "lost"): message("Sources lost"),
    ("source", "changed"): message("Sources changed"),
}


@dataclass(frozen=True, slots=True)
class Change:
    """One change: of which sort (one of SORTS) and in which way (one of WAYS), as a sentence (`text`).

    `old_iri` and `new_iri` are what the two atlases call it, "" where one has none. Of what is changed or renamed, `property`,
    `old` and `new` are in words, "" where nothing was said before or is said any more. `old_places` and `new_places` are where
    the old and the new atlas have it from.
    """

    sort: str
    way: str
    text: str
    old_iri: str = ""
    new_iri: str = ""
    property: str = ""
    old: str = ""
    new: str = ""
    doubt: str = ""
    old_places: tuple[Place, ...] = ()
    new_places: tuple[Place, ...] = ()

    def as_statement(self) -> Statement:
        """Give the change as a statement, with the places of the old side before those of the new."""
        return Statement(
            property=self.property,
            value=self.new or self.old,
            text=self.text,
            iri=self.new_iri or self.old_iri,
            doubt=self.doubt,
            places=tuple(dict.fromkeys((*self.old_places, *self.new_places))),
        )


@dataclass(frozen=True, slots=True)
class Moved:
    """A statement (a claim, or what a row of a list says) that both atlases have, at other places: the IRIs of citations."""

    iri: str
    old: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference(Answer):
    """All that changed from an old atlas to a new one, in the words of one language.

    What only moved is no change: the statement is the same, the source has it at another place.
    """

    changes: tuple[Change, ...]
    moved: tuple[Moved, ...] = ()
    language: str = "en"

    @property
    def same(self) -> bool:
        """Whether no change is found."""
        return not self.changes

    @property
    def counts(self) -> dict[str, dict[str, int]]:
        """How many changes there are, by sort and way; those that do not occur are left out."""
        found = Counter((change.sort, change.way) for change in self.changes)
        return {sort: {way: found[sort, way] for way in WAYS if found[sort, way]} for sort in SORTS if self._has(sort)}

    def _has(self, sort: str) -> bool:
        return any(change.sort == sort for change in self.changes)

    @property
    def groups(self) -> tuple[Group, ...]:
        """The changes as statements, by sort and way, each group in order of its sentences."""
        words = wording(self.language)
        sorted_: defaultdict[tuple[str, str], list[Change]] = defaultdict(list)
        for change in self.changes:
            sorted_[change.sort, change.way].append(change)
        return tuple(
            Group(words.say(title), tuple(change.as_statement() for change in sorted_[kind]))
            for kind, title in _TITLES.items()
            if kind in sorted_
        )

    @property
    def sources(self) -> list[str]:
        """The titles of the sources that the changes stand in, sorted."""
        return telling.sources(self.groups)

    def as_dict(self) -> dict[str, Any]:
        """Give the changes as plain lists and dictionaries, for JSON; here the statements that moved are listed too."""
        return {
            "same": self.same,
            "counts": self.counts,
            "changes": [asdict(change) for change in self.changes],
            "moved": [asdict(moved) for moved in self.moved],
            "language": self.language,
        }

    def _head(self) -> list[str]:
        words = wording(self.language)
        if self.same:
            return [words.say("No difference is found.")]
        found = Counter(change.way for change in self.changes)
        told = words.say(
            "{gained} gained, {lost} lost, {changed} changed, {renamed} renamed",
            **{way: found[way] for way in WAYS},
        )
        return [words.say("What changed between two atlases"), told]

    def _groups(self) -> tuple[Group, ...]:
        return self.groups

    def _end(self) -> list[str]:
        """How many statements only moved."""
        if not self.moved:
            return []
        told = wording(self.language).many(
            "{number} statement is the same, at another place.",
            "{number} statements are the same, at other places.",
            len(self.moved),
        )
        return [told]


def in_order(changes: list[Change]) -> tuple[Change, ...]:
    """Give changes as they are told: by sort and way, then by sentence, accents and case aside."""
    rank = {kind: place for place, kind in enumerate(_TITLES)}

    def order(change: Change) -> tuple[int, str, str, str]:
        return rank[change.sort, change.way], folded(change.text), change.text, change.new_iri or change.old_iri

    return tuple(sorted(changes, key=order))

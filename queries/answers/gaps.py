"""What is missing in an atlas, as results: told by one side or one source, tied to nobody, with nobody, holding by one thread."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from sse_atlas.errors import QueryError
from sse_atlas.graph.store import Store
from sse_atlas.ontology import Wording, message, wording
from sse_atlas.queries.answers.answer import Answer
from sse_atlas.queries.answers.gaps_asking import Asked, Found
from sse_atlas.queries.answers.gaps_bridges import bridges
from sse_atlas.queries.answers.gaps_members import unconnected, unknown
from sse_atlas.queries.answers.gaps_told import one_sided, single_source, undated
from sse_atlas.queries.answers.gaps_world import countries, themes
from sse_atlas.queries.answers.statement import Group, Statement

#: key -> how it is looked for, its title, and what is looked for; in the order in which gaps are told.
_SORTS: Final[Mapping[str, tuple[Callable[[Asked], Found], str, str]]] = {
    "one-sided": (
        one_sided,
        message("Told by one side"),
        message("Relations between two members, each with an entry of its own, that the entry of one alone tells."),
    ),
    "single-source": (
        single_source,
        message("Told by one source"),
        message(
            "Relations that one source alone tells, though another document, or a list that tells such relations of both ends, "
            "names both. Those come first of whose type that other source tells some."
        ),
    ),
    "unconnected": (
        unconnected,
        message("Members tied to nobody else"),
        message(
            "Members that no relation ties to another actor, neither straight nor through an event, an initiative or the like. "
            "The network and the events that it organizes are left aside."
        ),
    ),
    "countries": (
        countries,
        message("Countries and regions with nobody"),
        message("Countries and areas of the United Nations standard M49 in which no actor is recorded to have its seat."),
    ),
    "themes": (
        themes,
        message("Themes with nobody, or with one actor"),
        message("Themes of the list of themes that no actor, or one alone, is recorded to work on."),
    ),
    "bridges": (
        bridges,
        message("Bridges"),
        message(
            "Actors, things and ties without which some actors are cut off from the others. Every relation that is not known to "
            "have ended is a tie here, except those of the network itself and of the events that it organizes, and except being "
            "studied and being in a place."
        ),
    ),
    "undated": (
        undated,
        message("Relations without a start"),
        message("Relations that last, for which no source tells a start, not even in words."),
    ),
    "unknown": (
        unknown,
        message("Not known, or left open"),
        message("What no source tells, and what the sources leave undecided."),
    ),
}
#: The sorts of gaps, by the keys that name them.
KEYS: Final = tuple(_SORTS)


@dataclass(frozen=True, slots=True)
class Gap:
    """One sort of gap: what it means, what was counted, what is listed, and how many of those are left out here."""

    key: str
    title: str
    meaning: str
    counts: tuple[Statement, ...]
    listed: tuple[Statement, ...]
    more: int

    def __bool__(self) -> bool:
        return bool(self.counts or self.listed)


@dataclass(frozen=True, slots=True)
class Gaps(Answer):
    """What is missing, by sort; `network` is the IRI of the network whose members are looked at, "" where there is none."""

    network: str
    network_name: str
    members: int
    groups: tuple[Gap, ...]
    language: str = "en"

    def __bool__(self) -> bool:
        """Whether any gap is found."""
        return any(self.groups)

    def _head(self) -> list[str]:
        words = wording(self.language)
        head = [words.say("What is missing")]
        if self.network:
            named = {"network": self.network_name}
            head.append(
                words.many("Network: {network}, {number} member", "Network: {network}, {number} members", self.members, **named)
            )
        head.append(
            words.say("What is missing here is a record, and not always the fact: it may be reported elsewhere, or not yet.")
        )
        return head if self else [*head, words.say("No gap is found.")]

    def _groups(self) -> list[Group]:
        return [Group(gap.title, tuple(self._told(gap))) for gap in self.groups] if self else []

    def _told(self, gap: Gap) -> Iterator[Statement]:
        words = wording(self.language)
        yield Statement(gap.title, gap.meaning, text=gap.meaning)
        yield from gap.counts
        yield from gap.listed
        if gap.more:
            yield Statement("", "", text=words.say("... and {number} more", number=gap.more))
        if not gap:
            yield Statement("", "", text=words.say("None is found."))


def gaps(
    store: Store,
    words: Wording | None = None,
    network: str = "",
    *,
    only: Collection[str] = (),
    most: int | None = None,
) -> Gaps:
    """Give what is missing in an atlas, in one language (English if none is given).

    `network` is the IRI of the network whose members are looked at and whose own ties are left aside, by default the one with
    the most members; `only` are keys (KEYS), by default all; `most` is how many of each are listed, by default all. Raises
    QueryError for an unknown key.
    """
    words = words or wording()
    for key in only:
        if key not in _SORTS:
            raise QueryError(
                words.say("no gap {name}", name=repr(key)), do=words.say("use one of {names}", names=", ".join(KEYS))
            )
    asked = Asked(store, words, network, most)
    found = []
    for key, (look, title, meaning) in _SORTS.items():
        if not only or key in only:
            there = look(asked)
            found.append(Gap(key, words.say(title), words.say(meaning), there.counts, there.listed, there.more))
    return Gaps(asked.network, asked.network_name, asked.membership, tuple(found), words.language)

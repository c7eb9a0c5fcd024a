"""The links of the page: relations with their dates, their places, and how many of their ends declare them."""

from __future__ import annotations

from collections import defaultdict
from typing import Any, Final

from sse_atlas.ontology import SSE, relation_types
from sse_atlas.queries.answers.asking import Values, one
from sse_atlas.viz.explorer.cited import Cited
from sse_atlas.viz.explorer.reading import Read
from sse_atlas.viz.explorer.terms import Terms
from sse_atlas.viz.explorer.things import Things
from sse_atlas.viz.text import clean

_DATES: Final = {"start": SSE.start, "end": SSE.end, "when": SSE.dateText, "stated": SSE.statedOn}
_TEXTS: Final = {**_DATES, "role": SSE.role, "doubt": SSE.doubt}
#: A network is the hub of all where at least one in so many actors is its member, and at least so many are.
_SHARE: Final = 5
_LEAST: Final = 8


class Ties:
    """The relations between things of the page, by IRI; those of a type that is not known are left out."""

    def __init__(self, read: Read, things: Things, terms: Terms) -> None:
        self._read, self._things = read, things
        by_iri = {type_.iri: name for name, type_ in relation_types().items()}
        self._kept: list[tuple[str, int, int, str, Values]] = []
        for iri, said in read.relations.items():
            near, far = (things.numbers.get(one(said, end)) for end in (SSE["from"], SSE.to))
            type_ = by_iri.get(one(said, SSE.relationType))
            if near is not None and far is not None and type_:
                self._kept.append((iri, near, far, type_, said))
        self._kept.sort(key=lambda tie: (tie[1], tie[2], tie[3], tie[0]))
        occurring = {type_ for *_, type_, _ in self._kept}
        self.types = [name for name in relation_types() if name in occurring]
        for name in self.types:
            terms.type(name)
        self._members = self._joined()

    @property
    def pairs(self) -> list[tuple[int, int, str]]:
        """The ends and the type of each link."""
        return [(near, far, type_) for _, near, far, type_, _ in self._kept]

    def _joined(self) -> dict[int, set[int]]:
        """The members of each network that actors are members of."""
        members: defaultdict[int, set[int]] = defaultdict(set)
        for _, near, far, type_, _ in self._kept:
            if type_ == "memberOf" and self._things.is_actor(near) and self._things.is_actor(far):
                members[far].add(near)
        return dict(members)

    @property
    def _largest(self) -> int | None:
        """The network with the most members, the first of several."""
        return min(self._members, key=lambda network: (-len(self._members[network]), network), default=None)

    @property
    def hub(self) -> int | None:
        """The network that so many are members of that its star hides the rest, None where there is none."""
        if self._largest is None:
            return None
        actors = sum(map(self._things.is_actor, range(len(self._things.iris))))
        return self._largest if len(self._members[self._largest]) >= max(_LEAST, actors / _SHARE) else None

    def columns(self, cited: Cited) -> dict[str, list[Any]]:
        """Give the columns of the page."""
        numbers = {name: number for number, name in enumerate(self.types)}
        texts = {name: [clean(one(said, term)) for *_, said in self._kept] for name, term in _TEXTS.items()}
        cites = [[cell.value for cell in said.get(SSE.citation, ())] for *_, said in self._kept]
        return {
            "from": [near for _, near, *_ in self._kept],
            "to": [far for _, _, far, *_ in self._kept],
            "type": [numbers[type_] for *_, type_, _ in self._kept],
            **texts,
            "declared": self._declared(cited, cites),
            "cites": [cited.of(own) for own in cites],
            "iri": [0 if iri == self._plain(near, far, type_, said) else iri for iri, near, far, type_, said in self._kept],
        }

    def _plain(self, near: int, far: int, type_: str, said: Values) -> str:
        """The IRI that the page makes up for a relation of these ends."""
        own = f"{self._read.base}id/"
        start, end = (self._things.iris[number].removeprefix(own) for number in (near, far))
        date = one(said, SSE.start)
        return f"{self._read.base}relation/{start}--{type_}--{end}" + (f"--{date}" if date else "")

    def _declared(self, cited: Cited, cites: list[list[str]]) -> list[int]:
        """How many of the two ends tell of each link in an entry of their own, as `sse_atlas.queries.answers.gaps_told` reads it.

        An entry is a heading of a directory, that of the network with the most members, or a row of a list; it is an end's own
        where the other end does not stand in it. Who is only mentioned in the entries of others has none.
        """
        listed = self._members.get(self._largest, set()) if self._largest is not None else set()
        rows = {near for members in self._members.values() for near in members}
        entries = {
            number: {entry for entry in self._entries(cited, number) if number in listed or entry[2]} for number in listed | rows
        }
        found = []
        for (_, near, far, _, _), own in zip(self._kept, cites, strict=True):
            told = cited.entries(own)
            sides = {near: far, far: near} if near != far else {}
            found.append(sum(bool(told & (entries.get(end, set()) - entries.get(other, set()))) for end, other in sides.items()))
        return found

    def _entries(self, cited: Cited, number: int) -> set[tuple[int, str, int]]:
        said = self._read.things[self._things.iris[number]]
        return cited.entries(cell.value for cell in said.get(SSE.citation, ()))

"""Which part of an atlas is taken away: all of it, or some actors with all that is said between them and about them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Final

from sse_atlas.errors import NotFoundError, QueryError
from sse_atlas.graph.exports.columns import Table
from sse_atlas.graph.exports.reading import HEAD, Said, by_class, described
from sse_atlas.graph.exports.tables import (
    ACTORS,
    CITATIONS,
    CLAIMS,
    CORRECTIONS,
    DISAGREEMENTS,
    EVENTS,
    FIGURES,
    RELATIONS,
    REMARKS,
    SOURCES,
    TABLES,
    THINGS,
)
from sse_atlas.graph.results import Result
from sse_atlas.graph.store import Store
from sse_atlas.ontology import DCTERMS, SSE

_NAMED: Final = (CLAIMS, CITATIONS, SOURCES, CORRECTIONS, DISAGREEMENTS, REMARKS)
_ENDS: Final = """
SELECT ?from ?to WHERE { ?relation a sse:Relation ; sse:from ?from ; sse:to ?to . ?from a sse:Actor . ?to a sse:Actor }"""
_OF_CLAIMS: Final = """
SELECT ?claim ?subject ?object WHERE { GRAPH ?graph { ?claim a sse:Claim ; rdf:subject ?subject ; rdf:object ?object } }"""


@dataclass
class Kept:
    """What is taken away, as IRIs by the name of their table; `left` are the things of the atlas that are not."""

    records: dict[str, set[str]] = field(default_factory=dict)
    left: frozenset[str] = frozenset()

    def of_all(self) -> set[str]:
        """The IRIs kept in all tables."""
        return set().union(*self.records.values())


def around(store: Store, actor: str, steps: int = 1) -> frozenset[str]:
    """Give an actor (an IRI) and the actors up to so many relations away from it, in whichever direction.

    Raises QueryError where the IRI is no actor of the atlas.
    """
    beside: defaultdict[str, set[str]] = defaultdict(set)
    for row in store.query(HEAD + _ENDS):
        beside[row["from"].value].add(row["to"].value)
        beside[row["to"].value].add(row["from"].value)
    if actor not in beside and actor not in by_class(store, ACTORS.classes)[SSE.Actor]:
        raise QueryError(f"<{actor}> is no actor", do="name an actor; sse-atlas find tells what goes by a name")
    found = reached = {actor}
    for _ in range(steps):
        reached = set().union(*(beside[one] for one in reached)) - found
        found = found | reached
    return frozenset(found)


def actors_of(store: Store, result: Result) -> frozenset[str]:
    """Give the actors in the answer to a query; NotFoundError where it has none, QueryError where it gives no rows."""
    if result.kind != "select":
        raise QueryError("this query gives no rows", do="use a SELECT query one of whose columns holds actors")
    named = {cell.value for row in result for cell in row.values() if cell.kind == "uri"}
    found = named & by_class(store, ACTORS.classes)[SSE.Actor]
    if not found:
        raise NotFoundError("no actor in the answer to the query", do="use one with a column of actors, such as members")
    return frozenset(found)


def keep(store: Store, actors: Collection[str] | None = None) -> Kept:
    """Find what is taken away: everything, or the given actors (IRIs), what they take part in, run or wrote, and all
    relations, figures, claims, corrections, citations and sources of these."""
    classes = {cls: table.name for table in TABLES.values() for cls in table.classes}
    records: dict[str, set[str]] = {name: set() for name in TABLES}
    for cls, found in by_class(store, classes).items():
        records[classes[cls]] |= found
    for cls, found in by_class(store, [cls for table in _NAMED for cls in table.classes], named=True).items():
        records[classes[cls]] |= found
    if actors is None:
        return Kept(records)
    return _Part(store, records).around(set(actors) & records[ACTORS.name])


class _Part:
    """The part of an atlas around some actors, found from the inside out."""

    def __init__(self, store: Store, whole: dict[str, set[str]]) -> None:
        self._store, self._whole = store, whole
        self._kept: dict[str, set[str]] = {name: set() for name in TABLES}

    def around(self, actors: set[str]) -> Kept:
        self._kept[ACTORS.name] = actors
        self._relations()
        self._figures()
        self._faults(self._claims())
        self._places()
        whole = (self._whole[table.name] for table in (ACTORS, EVENTS, THINGS))
        return Kept(self._kept, frozenset(set().union(*whole) - self._things()))

    def _things(self) -> set[str]:
        return set().union(*(self._kept[table.name] for table in (ACTORS, EVENTS, THINGS)))

    def _said(self, table: Table, *, named: bool = False) -> dict[str, Said]:
        return described(self._store, self._whole[table.name], accepted=not named, named=named)

    def _relations(self) -> None:
        ends = {
            iri: {*said.iris(SSE["from"]), *said.iris(SSE.to)}
            for iri, said in self._said(RELATIONS).items()
        }  # fmt: skip
        actors = self._kept[ACTORS.name]
        beside = set().union(*(both for both in ends.values() if both & actors))
        for table in (EVENTS, THINGS):
            self._kept[table.name] = beside & self._whole[table.name]
        wider = {iri: said.iris(DCTERMS.isPartOf) for iri, said in self._said(EVENTS).items()}
        waiting = list(self._kept[EVENTS.name])
        while waiting:
            above = set(wider.get(waiting.pop(), ())) - self._kept[EVENTS.name]
            self._kept[EVENTS.name] |= above & wider.keys()
            waiting.extend(above & wider.keys())
        things = self._things()
        self._kept[RELATIONS.name] = {iri for iri, both in ends.items() if both <= things}

    def _figures(self) -> None:
        things = self._things()
        self._kept[FIGURES.name] = {
            iri for iri, said in self._said(FIGURES).items() if things.intersection(said.iris(SSE.figureOf))
        }

    def _claims(self) -> set[str]:
        """Keep the claims that the kept records rest on, and every other one about them; give what they are about."""
        about = self._things() | self._kept[FIGURES.name]
        left = self._whole[ACTORS.name] | self._whole[EVENTS.name] | self._whole[THINGS.name]
        left -= about
        claims = self._kept[CLAIMS.name]
        for said in described(self._store, about | self._kept[RELATIONS.name]).values():
            claims.update(said.iris(SSE.claim))
        for row in self._store.query(HEAD + _OF_CLAIMS):
            if row["subject"].value in about and row["object"].value not in left:
                claims.add(row["claim"].value)
        return about

    def _faults(self, about: set[str]) -> None:
        claims = self._kept[CLAIMS.name]
        for table, property_, known in (
            (DISAGREEMENTS, SSE.about, about),
            (REMARKS, SSE.about, about),
            (CORRECTIONS, SSE.corrects, claims),
        ):
            for iri, said in self._said(table, named=True).items():
                if known.intersection(said.iris(property_)):
                    self._kept[table.name].add(iri)
                    claims |= self._whole[CLAIMS.name] & {*said.iris(SSE.between), *said.iris(SSE.evidence)}

    def _places(self) -> None:
        citing = set().union(*self._kept.values())
        cited = self._kept[CITATIONS.name]
        for said in described(self._store, citing, named=True).values():
            cited |= self._whole[CITATIONS.name] & {*said.iris(SSE.citation), *said.iris(SSE.evidence)}
        for said in described(self._store, cited, named=True).values():
            self._kept[SOURCES.name].update(said.iris(DCTERMS.source))

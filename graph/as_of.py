"""The atlas as of a year: what is known to have ended before it, or to have begun after it, is out.

A year is taken whole: what ended in it was still there, what began in it was there already. What no source dates stays,
and is counted, since to leave it out would be a statement too. The rules:

- A thing or a relation that begins after the year (`sse:start`, `sse:founded`) is out.
- A thing or a relation that ended before the year (`sse:end`) is out; an event that is over has taken place, and stays.
- A relation one of whose ends is out is out too; so are the figures of what is out, and those of a later date.
- A relation without a start, told by sources of a later year (`sse:statedOn`): its start is not known, and it stays.
- A relation that lasts, without an end, told by sources of an earlier year: whether it still holds is not known; it stays.

The plain edges (`org:memberOf` and so on) are those of the relations that hold in the year; an end that lay ahead, or in the
year, is not told. Claims and corrections are what the documents say, whenever one reads them: they are left as they are.
"""

from __future__ import annotations

import tempfile
import weakref
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import pyoxigraph

from sse_atlas.errors import QueryError
from sse_atlas.graph.results import Row
from sse_atlas.graph.store import LocalStore, Store, answer
from sse_atlas.ontology import ORG, PREFIXES, relation_types

_HEAD: Final = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
_YEAR: Final = "xsd:integer(SUBSTR(STR(?date), 1, 4))"

# What has a beginning and an end of its own; a source is read, whenever it was printed.
_THINGS_OUT: Final = """
SELECT DISTINCT ?thing WHERE {
  {
    ?thing sse:founded|sse:start ?date .
    FILTER(%(year)s > %(as_of)d)
  } UNION {
    ?thing sse:end ?date .
    FILTER(%(year)s < %(as_of)d)
    FILTER NOT EXISTS { ?thing a sse:Event }
  }
  FILTER NOT EXISTS { ?thing a sse:Relation }
}"""

_RELATIONS_OUT: Final = """
SELECT ?relation ?from ?to ?type ?end WHERE {
  { ?relation sse:startYear ?year FILTER(?year > %(as_of)d) } UNION { ?relation sse:endYear ?year FILTER(?year < %(as_of)d) }
  ?relation a sse:Relation ; sse:from ?from ; sse:to ?to ; sse:relationType ?type .
  OPTIONAL { ?relation sse:endYear ?end }
}"""

_OF_THINGS: Final = """
SELECT ?relation ?from ?to ?type ?end WHERE {
  VALUES ?thing { %(things)s }
  { ?relation sse:from ?thing } UNION { ?relation sse:to ?thing }
  ?relation sse:from ?from ; sse:to ?to ; sse:relationType ?type .
  OPTIONAL { ?relation sse:endYear ?end }
}"""

_OF_ENDS: Final = """
SELECT ?from ?to ?type WHERE {
  VALUES (?from ?to) { %(pairs)s }
  ?relation sse:from ?from ; sse:to ?to ; sse:relationType ?type .
  FILTER NOT EXISTS { ?relation sse:endYear ?end FILTER(?end < %(as_of)d) }
}"""

_ENDED_LATER: Final = """
SELECT ?from ?to ?type WHERE {
  ?relation a sse:Relation ; sse:endYear ?year ; sse:from ?from ; sse:to ?to ; sse:relationType ?type .
  FILTER(?year >= %(as_of)d)
}"""

_FIGURES_OUT: Final = """
SELECT DISTINCT ?thing WHERE {
  ?thing sse:asOf ?date .
  FILTER(%(year)s > %(as_of)d)
}"""

_FIGURES_OF: Final = """
SELECT DISTINCT ?thing WHERE { VALUES ?of { %(things)s } ?thing sse:figureOf|sse:standsBeside ?of }"""

_RELATIONS_LEFT: Final = """
SELECT (COUNT(?relation) AS ?number) WHERE { ?relation a sse:Relation }"""

_NO_START: Final = """
SELECT (COUNT(?relation) AS ?number) WHERE {
  ?relation a sse:Relation .
  FILTER NOT EXISTS { ?relation sse:startYear ?start }
  OPTIONAL { ?relation sse:statedOn ?date }
  FILTER(!BOUND(?date) || %(year)s > %(as_of)d)
}"""

_NO_END: Final = """
SELECT (COUNT(?relation) AS ?number) WHERE {
  ?relation a sse:Relation ; sse:statedOn ?date .
  FILTER NOT EXISTS { ?relation sse:endYear ?end }
  FILTER(%(year)s < %(as_of)d)
  ?relation sse:relationType ?type .
  FILTER(?type NOT IN (%(once)s))
}"""

_REMOVE: Final = "DELETE { ?thing ?property ?value } WHERE { VALUES ?thing { %s } ?thing ?property ?value }"
_REMOVE_EDGES: Final = "DELETE { ?other ?property ?thing } WHERE { VALUES ?thing { %s } ?other ?property ?thing }"
# Queries ask for what has no end: one that lay ahead then is none.
_FORGET_ENDS: Final = """
DELETE { ?relation sse:end ?end ; sse:endYear ?year } WHERE {
  ?relation a sse:Relation ; sse:endYear ?year ; sse:end ?end .
  FILTER(?year >= %(as_of)d)
}"""
_AT_ONCE: Final = 5_000

#: An edge as (subject, property, object), each an IRI.
_Edge = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class AsOf:
    """What the network as of a year rests on: relations that hold, those of them whose start or end no source tells.

    `relations` counts those that are in; `no_start` and `no_end` are among them; `left_out` are not.
    """

    year: int
    relations: int
    no_start: int
    no_end: int
    left_out: int


def as_of(store: Store, year: int) -> tuple[LocalStore, AsOf]:
    """Give a store of its own that holds the atlas as of a year, and the count of what is not known.

    The store given is left as it is. That of a server is fetched first. Raises QueryError for what is no year.
    """
    if not 1000 <= year <= 2100:
        raise QueryError(f"{year} is no year from 1000 to 2100", do="write a year of four digits, such as 2018")
    copied = _copy(store)
    return copied, _Cut(copied.store, year).made()


def _copy(store: Store) -> LocalStore:
    if not isinstance(store, LocalStore):
        from sse_atlas.graph.exports.rdf import statements

        copied = pyoxigraph.Store()
        copied.load("".join(statements(store)).encode("utf-8"), format=pyoxigraph.RdfFormat.N_QUADS, lenient=True)
        return LocalStore(copied, store.base)
    if not store.on_disk:
        copied = pyoxigraph.Store()
        copied.extend(store.store)
        return LocalStore(copied, store.base, store.manifest)
    folder = tempfile.TemporaryDirectory(prefix="sse-atlas-")
    store.store.backup(f"{folder.name}/store")
    copied = pyoxigraph.Store(f"{folder.name}/store")
    cut = LocalStore(copied, store.base, store.manifest, on_disk=True)
    # The files go with the store: RocksDB links to those of the atlas, so that they take no room of their own.
    weakref.finalize(cut, folder.cleanup)
    return cut


class _Cut:
    """The cut of a store at a year."""

    def __init__(self, store: pyoxigraph.Store, year: int) -> None:
        self._store, self._year = store, year

    def made(self) -> AsOf:
        """Take out what is out, set the plain edges right, and count."""
        before = self._count(_RELATIONS_LEFT)
        things = self._things(_THINGS_OUT)
        gone = self._rows(_RELATIONS_OUT)
        for some in _chunks(things):
            gone += self._rows(_OF_THINGS, things=some)
        edges = {edge for row in gone if "end" not in row for edge in _edges(row)}
        figures = self._things(_FIGURES_OUT)
        for some in _chunks(things):
            figures += self._things(_FIGURES_OF, things=some)
        for some in _chunks(figures):
            figures += self._things(_FIGURES_OF, things=some)
        self._remove(_REMOVE, {*things, *figures, *(row["relation"].value for row in gone)})
        self._remove(_REMOVE_EDGES, things)
        self._set_edges(edges)
        left = self._count(_RELATIONS_LEFT)
        known = AsOf(self._year, left, self._count(_NO_START), self._count(_NO_END, once=_once()), before - left)
        self._store.update(_HEAD + _FORGET_ENDS % {"as_of": self._year})
        return known

    def _set_edges(self, gone: set[_Edge]) -> None:
        """Take out the edges that rest on no relation any more, and put in those of relations that had not ended yet."""
        pairs = sorted({(start, end) for start, _, end in gone} | {(end, start) for start, _, end in gone})
        live = {edge for row in self._rows(_ENDED_LATER) for edge in _edges(row)}
        for place in range(0, len(pairs), _AT_ONCE):
            some = " ".join(f"(<{start}> <{end}>)" for start, end in pairs[place : place + _AT_ONCE])
            live |= {edge for row in self._rows(_OF_ENDS, pairs=some) for edge in _edges(row)}
        for edge in gone - live:
            self._store.remove(_quad(edge))
        self._store.extend(map(_quad, sorted(live)))

    def _remove(self, update: str, iris: Iterable[str]) -> None:
        for some in _chunks(iris):
            self._store.update(_HEAD + update % some)

    def _things(self, query: str, **values: str) -> list[str]:
        return [row["thing"].value for row in self._rows(query, **values)]

    def _count(self, query: str, **values: str) -> int:
        return int(self._rows(query, **values)[0]["number"].value)

    def _rows(self, query: str, **values: str) -> list[Row]:
        return list(answer(self._store, _HEAD + query % {"as_of": self._year, "year": _YEAR, **values}))


def _edges(row: Row) -> Iterator[_Edge]:
    """The plain edges of a relation, as `sse_atlas.graph.mapping` writes them."""
    start, end = row["from"].value, row["to"].value
    type_ = next(type_ for type_ in relation_types().values() if type_.iri == row["type"].value)
    yield start, type_.yields, end
    if type_.symmetric:
        yield end, type_.yields, start
    if type_.yields == ORG.memberOf:
        yield end, ORG.hasMember, start


def _once() -> str:
    """The types of relation that do not last, for an IN list."""
    return ", ".join(f"<{type_.iri}>" for type_ in relation_types().values() if type_.once)


def _quad(edge: _Edge) -> pyoxigraph.Quad:
    subject, predicate, object_ = map(pyoxigraph.NamedNode, edge)
    return pyoxigraph.Quad(subject, predicate, object_)


def _chunks(iris: Iterable[str]) -> Iterator[str]:
    waiting = sorted(set(iris))
    for place in range(0, len(waiting), _AT_ONCE):
        yield " ".join(f"<{iri}>" for iri in waiting[place : place + _AT_ONCE])

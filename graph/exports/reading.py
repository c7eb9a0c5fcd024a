"""What an atlas holds and says, asked in queries small enough for any server."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from sse_atlas.graph.iris import is_iri
from sse_atlas.graph.nquads import text, typed
from sse_atlas.graph.results import Cell
from sse_atlas.graph.store import Store
from sse_atlas.ontology import PREFIXES

#: The PREFIX lines of the queries of the exports.
HEAD: Final = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())

_ACCEPTED: Final = "SELECT DISTINCT ?thing ?class WHERE { VALUES ?class { %s } ?thing a ?class }"
_NAMED: Final = "SELECT DISTINCT ?thing ?class WHERE { VALUES ?class { %s } GRAPH ?graph { ?thing a ?class } }"
_OF_THINGS: Final = "SELECT ?thing ?property ?value WHERE { VALUES ?thing { %s } ?thing ?property ?value }"
_OF_NAMED: Final = "SELECT ?graph ?thing ?property ?value WHERE { VALUES ?thing { %s } GRAPH ?graph { ?thing ?property ?value } }"
#: Things asked for at once: below what servers take in one query, and below where they cut an answer.
_AT_ONCE: Final = 300


@dataclass
class Said:
    """What is said of one thing: the values of each property, sorted, and the named graphs that say it."""

    values: dict[str, list[Cell]] = field(default_factory=lambda: defaultdict(list))
    graphs: set[str] = field(default_factory=set)

    def iris(self, property_: str) -> list[str]:
        """The IRIs that a property leads to."""
        return [cell.value for cell in self.values.get(property_, ()) if cell.kind == "uri"]


def by_class(store: Store, classes: Iterable[str], *, named: bool = False) -> dict[str, set[str]]:
    """Give the IRIs of the things of each class, in the accepted view or in the named graphs."""
    found: dict[str, set[str]] = {cls: set() for cls in classes}
    query = (_NAMED if named else _ACCEPTED) % " ".join(f"<{cls}>" for cls in found)
    for row in store.query(query):
        if row["thing"].kind == "uri":
            found[row["class"].value].add(row["thing"].value)
    return found


def described(store: Store, iris: Collection[str], *, accepted: bool = True, named: bool = False) -> dict[str, Said]:
    """Give all that is said of some things, in the accepted view, in the named graphs or in both, by IRI."""
    found: defaultdict[str, Said] = defaultdict(Said)
    for chunk in _chunks(iris):
        if accepted:
            _add(found, store.query(_OF_THINGS % chunk))
        if named:
            _add(found, store.query(_OF_NAMED % chunk))
    for said in found.values():
        for values in said.values.values():
            values[:] = sorted(set(values), key=_order)
    return dict(found)


def _add(found: defaultdict[str, Said], rows: Iterable[Mapping[str, Cell]]) -> None:
    for row in rows:
        said = found[row["thing"].value]
        said.values[row["property"].value].append(row["value"])
        if "graph" in row:
            said.graphs.add(row["graph"].value)


def quads_of(store: Store, iris: Collection[str]) -> Iterator[tuple[str, str, str, Cell]]:
    """Yield the statements about some things in the named graphs: graph, subject, property, value."""
    for chunk in _chunks(iris):
        for row in store.query(_OF_NAMED % chunk):
            yield row["graph"].value, row["thing"].value, row["property"].value, row["value"]


def _chunks(iris: Iterable[str]) -> Iterator[str]:
    waiting = iter(sorted(iri for iri in set(iris) if is_iri(iri)))
    while chunk := list(islice(waiting, _AT_ONCE)):
        yield " ".join(f"<{iri}>" for iri in chunk)


def _order(cell: Cell) -> tuple[str, str, str, str]:
    return cell.value, cell.language, cell.datatype, cell.kind


def ntriples(cell: Cell) -> str:
    """Write a value in N-Triples."""
    if cell.kind == "uri":
        return f"<{cell.value}>"
    return typed(cell.value, cell.datatype) if cell.datatype else text(cell.value, cell.language)

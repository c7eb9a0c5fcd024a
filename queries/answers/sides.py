"""Two atlases side by side: the statements that only one of them has, whatever the bases of their IRIs.

Statements are asked for by property, as N-Triples: of a server or a folder, what is equal in both is never read, only
compared line by line. A value is its text and language, or its IRI: servers write datatypes each in a way of their own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

import pyoxigraph

from sse_atlas.graph.results import Cell
from sse_atlas.graph.store import Store
from sse_atlas.ontology import RDFS, SKOS, SSE
from sse_atlas.queries.answers.asking import HEAD, Values, properties
from sse_atlas.queries.answers.evidence import Places

#: Subject, property and value of a statement.
Said = tuple[str, str, Cell]

#: What stands under the base of an atlas; anything else under ours is a term or a concept, which every atlas shares.
_OWN: Final = "(?:id|source|graph|claim|citation|relation|figure|correction|disagreement|remark)/"
#: What a thing, or a figure, is called by.
_NAMES: Final = (RDFS.label, SKOS.prefLabel, SSE.measure, SSE.breakdown)

_DOCUMENTS: Final = """
SELECT ?source ?title ?issued ?hash WHERE {
  ?source a sse:Source ; dcterms:title ?title .
  OPTIONAL { ?source dcterms:issued ?issued }
  OPTIONAL { ?source sse:sha256 ?hash }
}"""


class Side:
    """One of two atlases, its IRIs written under a base that both share."""

    def __init__(self, store: Store, base: str) -> None:
        self.store = store
        self._base = base
        self._under = re.compile(re.escape(store.base) + f"(?={_OWN})")
        self._under_shared = re.compile(re.escape(base) + f"(?={_OWN})")
        begin = re.escape(store.base).encode() + f"(?={_OWN})".encode()
        self._ends = (re.compile(b"^<" + begin, re.M), re.compile(b"^(<[^>]*> <[^>]*> <)" + begin, re.M))
        self._said: dict[str, Values] = {}
        self._places: Places | None = None

    def shared(self, iri: str) -> str:
        """Give an IRI of this atlas under the base that both share."""
        found = self._under.match(iri)
        return self._base + iri[found.end() :] if found else iri

    def own(self, iri: str) -> str:
        """Give an IRI under the shared base as this atlas has it."""
        found = self._under_shared.match(iri)
        return self.store.base + iri[found.end() :] if found else iri

    def cell(self, cell: Cell) -> Cell:
        """Give a value as it is compared: without datatype, and an IRI under the shared base."""
        value = self.shared(cell.value) if cell.kind == "uri" else cell.value
        return Cell(cell.kind, value, language=cell.language)

    def statements(self, query: str) -> bytes:
        """Give the statements of a CONSTRUCT as N-Triples, under the shared base, in no order."""
        raw = self.store.query(HEAD + query).ntriples
        if self.store.base != self._base:
            subject, value = self._ends
            raw = subject.sub(b"<" + self._base.encode(), raw)
            raw = value.sub(lambda found: found[1] + self._base.encode(), raw)
        return raw

    def properties(self, iris: Iterable[str], wanted: Sequence[str]) -> dict[str, Values]:
        """Give the wanted properties of many things, as `asking.properties` does, under the shared base."""
        found = properties(self.store, map(self.own, iris), wanted)
        return {
            self.shared(iri): {property_: list(map(self.cell, cells)) for property_, cells in said.items()}
            for iri, said in found.items()
        }

    def learn(self, iris: Iterable[str]) -> None:
        """Look up the names of things and figures, many at once."""
        self._said |= self.properties(set(iris) - self._said.keys(), _NAMES)

    def called(self, iri: str) -> Values:
        """Give the names of a thing, or the measure of a figure, that was looked up."""
        return self._said.get(iri, {})

    @property
    def places(self) -> Places:
        """The places of this atlas's sources."""
        if self._places is None:
            self._places = Places(self.store)
        return self._places

    def documents(self) -> dict[str, set[tuple[str, str, str]]]:
        """Give for each title the documents that go by it: the IRI of the source, its date, the hash of its text."""
        found: defaultdict[str, set[tuple[str, str, str]]] = defaultdict(set)
        for row in self.store.query(HEAD + _DOCUMENTS):
            issued, hash_ = (row[name].value if name in row else "" for name in ("issued", "hash"))
            found[row["title"].value].add((self.shared(row["source"].value), issued, hash_))
        return dict(found)


def of_property(predicate: str) -> str:
    """Give the query for all statements of the accepted view with a property."""
    return f"CONSTRUCT {{ ?thing <{predicate}> ?value }} WHERE {{ ?thing <{predicate}> ?value }}"


def of_class(class_: str) -> str:
    """Give the query for what of the accepted view is of a class."""
    return f"CONSTRUCT {{ ?thing a <{class_}> }} WHERE {{ ?thing a <{class_}> }}"


def differing(old: Side, new: Side, query: str) -> tuple[set[Said], set[Said]]:
    """Give the statements of a CONSTRUCT that the one atlas has and the other lacks: those of the old, then of the new."""
    before, after = old.statements(query), new.statements(query)
    if before == after:
        return set(), set()
    first, second = set(before.split(b"\n")), set(after.split(b"\n"))
    was, now = (read(b"\n".join(lines)) for lines in (first - second, second - first))
    # What a server writes in another way may still say the same.
    return was - now, now - was


def read(statements: bytes) -> set[Said]:
    """Read statements that are N-Triples; those about or with a blank node, of which there are none, are left out."""
    found = set()
    for quad in pyoxigraph.parse(statements, format=pyoxigraph.RdfFormat.N_TRIPLES, lenient=True):
        if isinstance(quad.subject, pyoxigraph.NamedNode) and (cell := _cell(quad.object)):
            found.add((quad.subject.value, quad.predicate.value, cell))
    return found


def _cell(term: object) -> Cell | None:
    match term:
        case pyoxigraph.NamedNode():
            return Cell("uri", term.value)
        case pyoxigraph.Literal():
            return Cell("literal", term.value, language=(term.language or "").lower())
        case _:
            return None

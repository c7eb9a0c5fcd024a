"""Where statements stand: the claims about a thing, what is wrong with them, and the places that citations name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from sse_atlas.graph.results import Cell, Row
from sse_atlas.graph.store import Store
from sse_atlas.ontology import DCTERMS, SSE
from sse_atlas.queries.answers.asking import HEAD, chunks, one, values
from sse_atlas.queries.answers.statement import Place

_CLAIMS: Final = """
SELECT ?claim ?property ?value ?printed ?confidence ?citation WHERE {
  GRAPH ?graph {
    ?claim rdf:subject <%s> ; rdf:predicate ?property ; rdf:object ?value .
    OPTIONAL { ?claim sse:printed ?printed }
    OPTIONAL { ?claim sse:confidence ?confidence }
    OPTIONAL { ?claim sse:citation ?citation }
  }
}"""

_PLACES: Final = """
SELECT DISTINCT ?citation ?property ?value WHERE {
  VALUES ?citation { %s }
  { ?citation ?property ?value } UNION { GRAPH ?graph { ?citation ?property ?value } }
}"""

_TITLES: Final = """
SELECT ?source ?title WHERE { ?source a sse:Source ; dcterms:title ?title }"""

# The claim may be about the thing, about a figure of it, or a relation that ends at it.
_CORRECTIONS: Final = """
SELECT ?correction ?reason ?claim ?subject ?property ?value ?right ?citation ?evidence WHERE {
  GRAPH ?corrections {
    ?correction a sse:Correction ; sse:corrects ?claim ; sse:reason ?reason .
    OPTIONAL { ?correction sse:rightValue ?right }
    OPTIONAL { ?correction sse:evidence ?evidence }
  }
  GRAPH ?graph {
    ?claim rdf:subject ?subject ; rdf:predicate ?property ; rdf:object ?value .
    OPTIONAL { ?claim sse:citation ?citation }
  }
  FILTER(?subject = <%s> || ?value = <%s> || EXISTS { ?subject sse:figureOf <%s> })
}"""

# The thing and its figures come first: with a filter instead, the engine would read every claim of every source.
_DISAGREEMENTS: Final = """
SELECT ?disagreement ?subject ?property ?reason ?claim ?value ?citation WHERE {
  { BIND(<%s> AS ?subject) } UNION { ?subject sse:figureOf <%s> }
  GRAPH ?corrections {
    ?disagreement a sse:Disagreement ; sse:about ?subject ; sse:property ?property ; sse:between ?claim .
    OPTIONAL { ?disagreement sse:reason ?reason }
  }
  GRAPH ?graph {
    ?claim rdf:object ?value .
    OPTIONAL { ?claim sse:citation ?citation }
  }
}"""


@dataclass(slots=True)
class ClaimSaid:
    """A claim as it is read back: `citations` are IRIs; `confidence` is "" where no rule read it."""

    property: str
    value: Cell
    printed: str
    citations: set[str]
    confidence: str = ""


@dataclass(slots=True)
class CorrectionSaid:
    """A correction with the claim that it corrects; `right` is None where the right value is not known."""

    claim: str
    subject: str
    property: str
    value: Cell
    right: Cell | None
    reason: str
    citations: set[str]
    evidence: set[str]


@dataclass(slots=True)
class DisagreementSaid:
    """A disagreement with the values of its claims."""

    subject: str
    property: str
    reason: str
    claims: dict[str, Cell]
    citations: set[str]


def claims_about(store: Store, iri: str) -> dict[str, ClaimSaid]:
    """Give the claims whose subject is a thing, by IRI."""
    found: dict[str, ClaimSaid] = {}
    for row in store.query(HEAD + _CLAIMS % iri):
        new = ClaimSaid(row["property"].value, row["value"], _text(row, "printed"), set(), _text(row, "confidence"))
        _add(found.setdefault(row["claim"].value, new).citations, row, "citation")
    return found


def corrections_about(store: Store, iri: str) -> list[CorrectionSaid]:
    """Give the corrections of claims about a thing, its figures and its relations, in order of IRI."""
    found: dict[str, CorrectionSaid] = {}
    for row in store.query(HEAD + _CORRECTIONS % (iri, iri, iri)):
        said = found.setdefault(
            row["correction"].value,
            CorrectionSaid(
                claim=row["claim"].value,
                subject=row["subject"].value,
                property=row["property"].value,
                value=row["value"],
                right=row.get("right"),
                reason=row["reason"].value,
                citations=set(),
                evidence=set(),
            ),
        )
        _add(said.citations, row, "citation")
        _add(said.evidence, row, "evidence")
    return [found[key] for key in sorted(found)]


def disagreements_about(store: Store, iri: str) -> list[DisagreementSaid]:
    """Give the disagreements about a thing or a figure of it, in order of IRI."""
    found: dict[str, DisagreementSaid] = {}
    for row in store.query(HEAD + _DISAGREEMENTS % (iri, iri)):
        new = DisagreementSaid(row["subject"].value, row["property"].value, _text(row, "reason"), {}, set())
        said = found.setdefault(row["disagreement"].value, new)
        said.claims[row["claim"].value] = row["value"]
        _add(said.citations, row, "citation")
    return [found[key] for key in sorted(found)]


class Places:
    """The places that citations name, each looked up once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._titles = {row["source"].value: row["title"].value for row in store.query(HEAD + _TITLES)}
        self._places: dict[str, Place] = {}
        self._of_claims: dict[str, set[str]] = {}

    def look_up(self, citations: Iterable[str]) -> None:
        """Read the places of citations, many at once; a claim stands for its citations."""
        cited: set[str] = set()
        for chunk in chunks(set(citations) - self._places.keys()):
            said: defaultdict[str, defaultdict[str, list[Cell]]] = defaultdict(lambda: defaultdict(list))
            for row in self._store.query(HEAD + _PLACES % values(chunk)):
                said[row["citation"].value][row["property"].value].append(row["value"])
            for iri, facts in said.items():
                if of_claim := {cell.value for cell in facts.get(SSE.citation, ())}:
                    self._of_claims[iri] = of_claim
                    cited |= of_claim
                elif source := one(facts, DCTERMS.source):
                    self._places[iri] = Place(
                        source=self._titles.get(source, source),
                        page=one(facts, SSE.page),
                        line=int(one(facts, SSE.line) or 0),
                        last_line=int(one(facts, SSE.lastLine) or 0),
                        row=int(one(facts, SSE.row) or 0),
                        locator=one(facts, SSE.locator),
                    )
        if cited:
            self.look_up(cited)

    def of(self, citations: Iterable[str]) -> tuple[Place, ...]:
        """Give the places of citations that were looked up, as one reads them."""
        named = {own for citation in citations for own in self._of_claims.get(citation, {citation})}
        found = {self._places[citation] for citation in named & self._places.keys()}
        return tuple(sorted(found, key=lambda place: place.order))


def _text(row: Row, name: str) -> str:
    return row[name].value if name in row else ""


def _add(found: set[str], row: Row, name: str) -> None:
    if name in row:
        found.add(row[name].value)

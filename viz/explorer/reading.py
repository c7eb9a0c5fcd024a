"""What the explorer reads of an atlas: a fixed number of questions, whatever its size, that any server answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from sse_atlas.graph.results import Cell
from sse_atlas.graph.store import Store
from sse_atlas.ontology import DCTERMS, FOAF, ORG, RDF, RDFS, SKOS, SSE
from sse_atlas.queries.answers.asking import HEAD, THINGS, Values

#: What the claims of a source tell of a thing as a fact, in the order in which the page tells it.
FACTS: Final = (
    SSE.eventKind, SSE.policyKind, SSE.caseGroup, SSE.number, SSE.section, SSE.region, SSE.city, SSE.country,
    SSE.founded, SSE.registered, SSE.start, SSE.end, SSE.startTime, SSE.endTime, SSE.timeZone, DCTERMS.issued, DCTERMS.language,
    SSE.targetGroup, SSE.theme, SSE.goal, SSE.recommends,
    SSE.mostAffectedSector, SSE.nextAffectedSector, SSE.leastAffectedSector, FOAF.homepage, FOAF.page, DCTERMS.isPartOf,
)  # fmt: skip
_OF_THINGS: Final = (RDF.type, RDFS.label, ORG.classification, SKOS.prefLabel, SKOS.altLabel, SSE.acronym, SSE.citation, *FACTS)
_OF_RELATIONS: Final = (
    SSE["from"], SSE.to, SSE.relationType, SSE.start, SSE.end, SSE.dateText, SSE.role, SSE.doubt, SSE.statedOn, SSE.citation,
)  # fmt: skip
_OF_FIGURES: Final = (
    RDFS.label, SSE.figureOf, SSE.measure, SSE.breakdown, SSE.value, SSE.upperValue, SSE.unit, SSE.qualifier, SSE.status,
    SSE.asOf, SSE.standsBeside, SSE.citation,
)  # fmt: skip
_OF_CITATIONS: Final = (DCTERMS.source, SSE.page, SSE.line, SSE.lastLine, SSE.row, SSE.locator)
_OF_SOURCES: Final = (DCTERMS.identifier, DCTERMS.title, DCTERMS.issued, DCTERMS.language, DCTERMS.license, DCTERMS.publisher)

_ACCEPTED: Final = """
SELECT ?thing ?property ?value WHERE {
  VALUES ?class { %s }
  ?thing a ?class ; ?property ?value .
  FILTER(?property IN (%s))
}"""
# What a correction rests on is cited in the graph of corrections alone.
_CITED: Final = """
SELECT DISTINCT ?thing ?property ?value WHERE {
  { ?thing a sse:Citation ; ?property ?value } UNION { GRAPH ?graph { ?thing a sse:Citation ; ?property ?value } }
  FILTER(?property IN (%s))
}"""
_CLAIMS: Final = """
SELECT ?claim ?subject ?property ?value ?citation WHERE {
  GRAPH ?graph {
    ?claim a sse:Claim ; rdf:subject ?subject ; rdf:predicate ?property ; rdf:object ?value .
    OPTIONAL { ?claim sse:citation ?citation }
  }
}"""
_AMENDMENTS: Final = """
SELECT ?thing ?property ?value WHERE {
  VALUES ?class { sse:Correction sse:Disagreement }
  GRAPH ?graph { ?thing a ?class ; ?property ?value }
}"""

#: thing -> property -> values
Said = dict[str, Values]


@dataclass(slots=True)
class Claim:
    """What a source says of a thing; `citations` are IRIs."""

    subject: str
    property: str
    value: Cell
    citations: set[str]


@dataclass(frozen=True, slots=True)
class Read:
    """What was read of an atlas, each part by IRI."""

    base: str
    things: Said
    relations: Said
    figures: Said
    citations: Said
    sources: Said
    claims: dict[str, Claim]
    amendments: Said


def read(store: Store) -> Read:
    """Read all that the page tells of the actors of an atlas, of what ties them, and of where that stands."""

    def accepted(classes: Iterable[str], wanted: Iterable[str]) -> Said:
        return _said(store, _ACCEPTED % (_listed(classes, " "), _listed(wanted, ", ")))

    return Read(
        base=store.base,
        things=accepted((SSE.Actor, *THINGS), _OF_THINGS),
        relations=accepted((SSE.Relation,), _OF_RELATIONS),
        figures=accepted((SSE.Figure,), _OF_FIGURES),
        citations=_said(store, _CITED % _listed(_OF_CITATIONS, ", ")),
        sources=accepted((SSE.Source,), _OF_SOURCES),
        claims=_claims(store),
        amendments=_said(store, _AMENDMENTS),
    )


def _listed(iris: Iterable[str], between: str) -> str:
    return between.join(f"<{iri}>" for iri in iris)


def _said(store: Store, query: str) -> Said:
    found: defaultdict[str, defaultdict[str, list[Cell]]] = defaultdict(lambda: defaultdict(list))
    for row in store.query(HEAD + query):
        cells = found[row["thing"].value][row["property"].value]
        # A thing of two of the classes asked for is answered twice.
        if row["value"] not in cells:
            cells.append(row["value"])
    return {thing: dict(found[thing]) for thing in sorted(found)}


def _claims(store: Store) -> dict[str, Claim]:
    found: dict[str, Claim] = {}
    for row in store.query(HEAD + _CLAIMS):
        new = Claim(row["subject"].value, row["property"].value, row["value"], set())
        claim = found.setdefault(row["claim"].value, new)
        if "citation" in row:
            claim.citations.add(row["citation"].value)
    return {iri: found[iri] for iri in sorted(found)}

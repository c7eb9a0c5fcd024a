"""What two atlases say of the same things, read where it differs: a pair of records for each thing that is not alike in both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from sse_atlas.graph.results import Cell
from sse_atlas.ontology import DCTERMS, FOAF, ORG, RDF, RDFS, SKOS, SSE, kinds
from sse_atlas.queries.answers.asking import HEAD, THINGS, Values, chunks, values
from sse_atlas.queries.answers.sides import Side, differing, of_class, of_property

#: What may be gained and lost, by the class that tells its sort: classes of which nothing has two.
_SORTS: Final = {
    SSE.Actor: "actor",
    **dict.fromkeys(THINGS, "thing"),
    SSE.Relation: "relation",
    SSE.Figure: "figure",
    SSE.Source: "source",
}
#: The classes that are compared; a count of our own follows from the rest.
CLASSES: Final = tuple(dict.fromkeys((*_SORTS, *(kind.iri for kind in kinds().values()), SSE.Case, SSE.CountedFigure)))
#: The properties that are compared, in the order they are told; all others follow from these, or say where it stands.
COMPARED: Final = (
    RDFS.label, SKOS.prefLabel, SKOS.altLabel, SSE.acronym, DCTERMS.title,
    ORG.classification, SSE.eventKind, SSE.policyKind, SSE.caseGroup, SSE.number, SSE.section, SSE.city, SSE.country,
    FOAF.homepage, SSE["from"], SSE.relationType, SSE.to, SSE.role, SSE.founded, SSE.registered, SSE.start, SSE.end, SSE.dateText,
    SSE.startTime, SSE.endTime, SSE.timeZone, SSE.doubt, SSE.targetGroup, SSE.theme, SSE.goal, SSE.recommends,
    SSE.mostAffectedSector, SSE.nextAffectedSector, SSE.leastAffectedSector,
    SSE.figureOf, SSE.measure, SSE.breakdown, SSE.value, SSE.upperValue, SSE.qualifier, SSE.unit, SSE.status, SSE.asOf,
    DCTERMS.publisher, DCTERMS.issued, DCTERMS.language, DCTERMS.rights, DCTERMS.license,
)  # fmt: skip

#: What of a thing that both have is read besides what differs: what it is, what it is called, where it stands.
_READ: Final = (
    RDF.type, ORG.classification, RDFS.label, SKOS.prefLabel, DCTERMS.title, SSE["from"], SSE.relationType, SSE.to, SSE.start,
    SSE.figureOf, SSE.measure, SSE.breakdown, SSE.citation,
)  # fmt: skip

_AMENDMENTS: Final = """
CONSTRUCT { ?thing ?property ?value } WHERE { GRAPH ?graph { ?thing a sse:%s ; ?property ?value } }"""

_IN_GRAPHS: Final = """
SELECT ?thing ?property ?value WHERE { VALUES ?thing { %s } GRAPH ?graph { ?thing ?property ?value } }"""

#: What of its claims makes a correction or a disagreement the one it is; the former is of one claim, the latter of several.
_OF_CLAIM: Final = {
    "correction": (RDF.subject, RDF.predicate, RDF.object, SSE.start, SSE.end, SSE.role, SSE.citation),
    "disagreement": (RDF.object, SSE.citation),
}
#: What is said of the correction or disagreement itself, and under which property its record has it.
_OF_AMENDMENT: Final = {
    SSE.about: RDF.subject, SSE.property: RDF.predicate, SSE.rightValue: SSE.rightValue, SSE.reason: SSE.reason,
    SSE.evidence: SSE.citation,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pair:
    """A thing as the two atlases have it: its IRIs, "" and nothing said where one lacks it.

    What is said is by property, IRIs under the base that both share; sse:citation is where it stands.
    """

    sort: str
    old: str
    new: str
    before: Values
    after: Values

    @property
    def whole(self) -> bool:
        """Whether both atlases have it."""
        return bool(self.old and self.new)

    @property
    def known(self) -> Values:
        """What is said of it, by the new atlas where that has it."""
        return self.after if self.new else self.before


def records(old: Side, new: Side) -> list[Pair]:
    """Give the things, relations, figures and sources of which the accepted views do not say the same, in order of IRI."""
    lost, gained = _compared(old, new)
    gone, come = _absent(lost, new), _absent(gained, old)
    _cite(old, new, {iri: lost[iri] for iri in gone}, {iri: gained[iri] for iri in come})
    kept = (lost.keys() | gained.keys()) - gone - come
    before, after = old.properties(kept, _READ), new.properties(kept, _READ)
    found = [_pair(iri, "", lost[iri], {}) for iri in gone] + [_pair("", iri, {}, gained[iri]) for iri in come]
    found += [
        _pair(iri, iri, {**lost.get(iri, {}), **before.get(iri, {})}, {**gained.get(iri, {}), **after.get(iri, {})})
        for iri in kept
    ]
    return sorted((pair for pair in found if pair.sort), key=lambda pair: pair.new or pair.old)


_Differing = dict[str, dict[str, list[Cell]]]


def _compared(old: Side, new: Side) -> tuple[_Differing, _Differing]:
    """What the one view says and the other does not, by thing and property: of the old, then of the new."""
    sides: tuple[_Differing, _Differing] = ({}, {})
    for query in (*map(of_class, CLASSES), *map(of_property, COMPARED)):
        for said, statements in zip(sides, differing(old, new, query), strict=True):
            for subject, predicate, cell in statements:
                said.setdefault(subject, {}).setdefault(predicate, []).append(cell)
    return sides


def _absent(said: _Differing, other: Side) -> set[str]:
    """Those that lack in the other atlas; what only changed its class is there."""
    rooted = {iri for iri, values in said.items() if _sort(values)}
    there = other.properties(rooted, (RDF.type,))
    return {iri for iri in rooted if not _sort(there.get(iri, {}))}


def _cite(old: Side, new: Side, gone: _Differing, come: _Differing) -> None:
    """Add to what is in one atlas only where it stands."""
    if not (gone or come):
        return
    for said, statements in zip((gone, come), differing(old, new, of_property(SSE.citation)), strict=True):
        for subject, predicate, cell in statements:
            if subject in said:
                said[subject].setdefault(predicate, []).append(cell)


def _pair(old: str, new: str, before: Values, after: Values) -> Pair:
    return Pair(_sort(after) or _sort(before), old, new, before, after)


def _sort(said: Values) -> str:
    """The sort of a thing by its classes, "" where it is not compared."""
    classes = {cell.value for cell in said.get(RDF.type, ())}
    if SSE.CountedFigure in classes:
        return ""
    return next((sort for class_, sort in _SORTS.items() if class_ in classes), "")


def amendments(old: Side, new: Side) -> list[Pair]:
    """Give the corrections and disagreements that are not alike in both atlases, each as if the other lacked it.

    Of a record, rdf:subject, rdf:predicate and rdf:object are those of the claims.
    """
    found = []
    for sort in _OF_CLAIM:
        differ = differing(old, new, _AMENDMENTS % sort.capitalize())
        iris = {subject for said in differ for subject, _, _ in said}
        found += [Pair(sort, iri, "", said, {}) for iri, said in _amendments(old, sort, iris)]
        found += [Pair(sort, "", iri, {}, said) for iri, said in _amendments(new, sort, iris)]
    return found


def _amendments(side: Side, sort: str, iris: Iterable[str]) -> Iterator[tuple[str, Values]]:
    said = _in_graphs(side, iris)
    pointed = SSE.corrects if sort == "correction" else SSE.between
    claims = _in_graphs(side, {cell.value for values_ in said.values() for cell in values_.get(pointed, ())})
    for iri in sorted(said):
        found: defaultdict[str, list[Cell]] = defaultdict(list)
        for property_, named in _OF_AMENDMENT.items():
            found[named] += said[iri].get(property_, ())
        for claim in said[iri].get(pointed, ()):
            for property_ in _OF_CLAIM[sort]:
                found[property_] += claims.get(claim.value, {}).get(property_, ())
        yield iri, {property_: cells for property_, cells in found.items() if cells}


def _in_graphs(side: Side, iris: Iterable[str]) -> dict[str, Values]:
    """All that the named graphs say of claims, corrections or disagreements."""
    found: defaultdict[str, defaultdict[str, list[Cell]]] = defaultdict(lambda: defaultdict(list))
    for chunk in chunks(map(side.own, iris)):
        for row in side.store.query(HEAD + _IN_GRAPHS % values(chunk)):
            found[side.shared(row["thing"].value)][row["property"].value].append(side.cell(row["value"]))
    return dict(found)

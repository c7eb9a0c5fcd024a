"""Statements that two atlases have at other places of their sources: a new edition of a document moves nearly all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from typing import Final

from sse_atlas.graph.results import Cell
from sse_atlas.ontology import RDF, SSE
from sse_atlas.queries.answers.difference import Moved
from sse_atlas.queries.answers.sides import Said, Side, differing, of_property, read

_OF_CLAIMS: Final = """
CONSTRUCT { ?claim sse:citation ?place } WHERE { GRAPH ?graph { ?claim rdf:subject ?subject ; sse:citation ?place } }"""

_CONTENT: Final = """
CONSTRUCT { ?claim <%s> ?value } WHERE { GRAPH ?graph { ?claim rdf:subject ?subject ; <%s> ?value } }"""

# What rests on claims is told by these, and our own counts stand nowhere.
_NO_ROWS: Final = """
CONSTRUCT { ?thing a sse:Claim } WHERE { { ?thing sse:claim ?claim } UNION { ?thing a sse:CountedFigure } }"""

#: What makes a claim the claim it is, as in its IRI (`sse_atlas.graph.mapping`).
_SAID: Final = (
    RDF.subject, RDF.predicate, RDF.object, SSE.printed, SSE.start, SSE.end, SSE.dateText, SSE.role,
)  # fmt: skip


#: A claim or thing of an atlas, and where it stands.
_Place = tuple[str, str]


def moved(old: Side, new: Side) -> list[Moved]:
    """Give the claims, and what rests on rows of lists, that both atlases have at other places, in order of IRI."""
    lost, gained = (_places(said) for said in differing(old, new, of_property(SSE.citation)))
    if lost and gained:
        claimed = {subject for side in (old, new) for subject, _, _ in read(side.statements(_NO_ROWS))}
        lost, gained = ({(iri, place) for iri, place in places if iri not in claimed} for places in (lost, gained))
    found = _moved(old, new, _by(lost, str), _by(gained, str))
    lost, gained = (_places(said) for said in differing(old, new, _OF_CLAIMS))
    if lost and gained:
        found += _moved(old, new, _by(lost, _content(old, new)), _by(gained, _content(new, old)))
    return found


def _places(said: Iterable[Said]) -> set[_Place]:
    return {(subject, cell.value) for subject, _, cell in said}


def _content(side: Side, other: Side) -> Callable[[str], Hashable]:
    """What tells the content of a claim: the end of its IRI, which is made of it, unless the bases differ; they are in it."""
    if side.store.base == other.store.base:
        return lambda iri: iri.rpartition("/")[2]
    content: defaultdict[str, set[tuple[str, Cell]]] = defaultdict(set)
    for property_ in _SAID:
        for claim, _, cell in read(side.statements(_CONTENT % (property_, property_))):
            content[claim].add((property_, cell))
    return lambda iri: frozenset(content[iri])


def _by(places: Iterable[_Place], key: Callable[[str], Hashable]) -> dict[Hashable, set[_Place]]:
    found: defaultdict[Hashable, set[_Place]] = defaultdict(set)
    for iri, place in places:
        found[key(iri)].add((iri, place))
    return dict(found)


def _moved(old: Side, new: Side, lost: dict[Hashable, set[_Place]], gained: dict[Hashable, set[_Place]]) -> list[Moved]:
    found = []
    for key in lost.keys() & gained.keys():
        was, now = ({place for _, place in places[key]} for places in (lost, gained))
        if was - now and now - was:
            iri = min(iri for iri, _ in gained[key])
            found.append(Moved(new.own(iri), tuple(map(old.own, sorted(was - now))), tuple(map(new.own, sorted(now - was)))))
    return sorted(found, key=lambda one: one.iri)

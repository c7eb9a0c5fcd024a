"""Where either of two atlases has what it says: the claims that a value rests on, the places of its citations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Final

from sse_atlas.graph.dates import same_time
from sse_atlas.graph.results import Cell
from sse_atlas.ontology import BASE, ORG, RDF, RDFS, SKOS, SSE, Wording, kinds, message
from sse_atlas.queries.answers.asking import HEAD, chunks, values
from sse_atlas.queries.answers.sides import Side
from sse_atlas.queries.answers.statement import Place

# A corrected claim says what is right, or nothing.
_CLAIMS: Final = """
SELECT ?subject ?property ?value ?citation ?correction ?right WHERE {
  VALUES ?subject { %s }
  GRAPH ?graph { ?claim rdf:subject ?subject ; rdf:predicate ?property ; rdf:object ?value ; sse:citation ?citation }
  OPTIONAL {
    GRAPH ?amending { ?correction sse:corrects ?claim OPTIONAL { ?correction sse:rightValue ?right } }
  }
}"""

_NAMES: Final = (RDFS.label, SKOS.prefLabel, SKOS.altLabel, SSE.acronym)
_NAMED_BY: Final = (SSE.name, SKOS.altLabel, SSE.acronym)
#: How a title is told that stands for another text in the other atlas.
OLD, NEW = message("{title}, in the old atlas"), message("{title}, in the new atlas")


@dataclass(frozen=True, slots=True)
class _Claim:
    property: str
    value: str
    citation: str


class Citing:
    """The citations of one of two atlases, looked up for many things at once.

    `editions` are the titles under which the other has another text; `edition` is the message that says which is meant.
    """

    def __init__(self, side: Side, words: Wording, editions: Collection[str], edition: str) -> None:
        self._side, self._words = side, words
        self._editions, self._edition = editions, edition
        self._claims: dict[str, list[_Claim]] = {}

    def read(self, things: Iterable[str]) -> None:
        """Read the claims about some things, as they are accepted."""
        found: defaultdict[str, list[_Claim]] = defaultdict(list)
        side = self._side
        for chunk in chunks(map(side.own, things)):
            for row in side.store.query(HEAD + _CLAIMS % values(chunk)):
                stated = row.get("right") if "correction" in row else row["value"]
                if stated:
                    claim = _Claim(row["property"].value, side.cell(stated).value, side.shared(row["citation"].value))
                    found[side.shared(row["subject"].value)].append(claim)
        self._claims |= found

    def of(self, thing: str, property_: str, cells: Collection[Cell]) -> set[str]:
        """Give the citations of the claims of a thing that say one of some values; none where its claims were not read."""
        claims = self._claims.get(thing, ())
        return {claim.citation for claim in claims if any(_supports(claim, property_, cell) for cell in cells)}

    def look_up(self, citations: Iterable[str]) -> None:
        """Read the places of citations."""
        if wanted := {self._side.own(iri) for iri in citations}:
            self._side.places.look_up(wanted)

    def places(self, citations: Collection[str]) -> tuple[Place, ...]:
        """Give the places of citations that were looked up, as one reads them."""
        if not citations:
            return ()
        found = self._side.places.of(map(self._side.own, citations))
        return tuple(replace(place, source=self._title(place.source)) for place in found)

    def _title(self, title: str) -> str:
        return self._words.say(self._edition, title=title) if title in self._editions else title


def _supports(claim: _Claim, property_: str, cell: Cell) -> bool:
    """Whether a claim says what the accepted view does."""
    if property_ in _NAMES and claim.property in _NAMED_BY:
        return claim.value == cell.value
    if property_ == ORG.classification and claim.property == RDF.type:
        kind = kinds().get(cell.value.removeprefix(f"{BASE}kind/"))
        return kind is not None and kind.iri == claim.value
    if property_ in (SSE.startTime, SSE.endTime) and claim.property == property_:
        return same_time(claim.value, cell.value)
    return claim.property == property_ and claim.value == cell.value

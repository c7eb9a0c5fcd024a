"""The sources and the places in them, numbered: every place is written once, and named by its number elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any, Final

from sse_atlas.ontology import DCTERMS, RDFS, SSE
from sse_atlas.queries.answers.asking import Values, one
from sse_atlas.viz.explorer.reading import Read
from sse_atlas.viz.text import clean, web_address

#: Source (its number), heading, page, first line, last line, row: how places are sorted and told apart.
_Spot = tuple[int, str, str, int, int, int]

_SOURCE: Final = {"title": DCTERMS.title, "issued": DCTERMS.issued, "language": DCTERMS.language, "license": DCTERMS.license}


class Cited:
    """The places of an atlas. Those that are never asked for are not written."""

    def __init__(self, read: Read) -> None:
        self._read = read
        self._iris = sorted(read.sources, key=self._rank())
        numbers = {iri: number for number, iri in enumerate(self._iris)}
        self._spots = {
            iri: _spot(numbers[source], said) for iri, said in read.citations.items() if (source := _of(said)) in numbers
        }
        self._asked: set[_Spot] = set()
        self._numbers: dict[_Spot, int] = {}

    def _rank(self) -> Any:
        """Sources that most is cited from come first."""
        times = Counter(_of(said) for said in self._read.citations.values())
        return lambda iri: (-times[iri], iri)

    def ask(self, citations: Iterable[str]) -> None:
        """Tell that the places of citations will be named."""
        self._asked |= {self._spots[iri] for iri in self._own(citations)}

    def of(self, citations: Iterable[str]) -> list[int]:
        """Give the numbers of places that were asked for, as one reads: by source, then by line or row."""
        if not self._numbers:
            self._numbers = {spot: number for number, spot in enumerate(sorted(self._asked, key=_order))}
        return sorted({self._numbers[self._spots[iri]] for iri in self._own(citations)})

    def entries(self, citations: Iterable[str]) -> set[tuple[int, str, int]]:
        """Give the entries that citations stand in: source and heading, or source and row of a list."""
        spots = (self._spots[iri] for iri in self._own(citations))
        return {(source, heading, 0 if heading else row) for source, heading, _, _, _, row in spots if heading or row}

    def _own(self, citations: Iterable[str]) -> set[str]:
        """A claim stands for its citations."""
        found: set[str] = set()
        for iri in citations:
            claim = self._read.claims.get(iri)
            found |= claim.citations if claim else {iri}
        return found & self._spots.keys()

    def tables(self) -> dict[str, Any]:
        """Give the sources, their headings and the places, as the page has them."""
        spots = sorted(self._asked, key=_order)
        headings = sorted({(source, heading) for source, heading, *_ in spots}, key=self._first(spots))
        numbers = {heading: number for number, heading in enumerate(headings)}
        return {
            "sources": [self._source(iri) for iri in self._iris],
            "headings": [[source, clean(heading)] for source, heading in headings],
            "cites": {
                "heading": [numbers[source, heading] for source, heading, *_ in spots],
                "page": [clean(page) for _, _, page, *_ in spots],
                "line": [line for *_, line, _, _ in spots],
                "last": [last if last > line else 0 for *_, line, last, _ in spots],
                "row": [row for *_, row in spots],
            },
        }

    def _first(self, spots: list[_Spot]) -> Any:
        first: dict[tuple[int, str], int] = {}
        for number, (source, heading, *_) in enumerate(spots):
            first.setdefault((source, heading), number)
        return first.__getitem__

    def _source(self, iri: str) -> dict[str, str]:
        said = self._read.sources[iri]
        found = {name: clean(one(said, property_)) for name, property_ in _SOURCE.items()}
        publisher = one(said, DCTERMS.publisher)
        found["license"] = web_address(found["license"])
        return {
            "id": clean(one(said, DCTERMS.identifier) or iri),
            "publisher": clean(one(self._read.things.get(publisher, {}), RDFS.label)),
            **found,
        }


def _of(said: Values) -> str:
    return one(said, DCTERMS.source)


def _spot(source: int, said: Values) -> _Spot:
    line, last, row = (int(one(said, term) or 0) for term in (SSE.line, SSE.lastLine, SSE.row))
    return source, one(said, SSE.locator), one(said, SSE.page), line, last, row


def _order(spot: _Spot) -> tuple[int, int, int, int, str, str]:
    source, heading, page, line, last, row = spot
    return source, line, last, row, heading, page

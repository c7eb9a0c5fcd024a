"""What the panel of an actor tells beside its links: facts, figures, corrections, disagreements, each with its places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, Final

from sse_atlas.graph.results import Cell
from sse_atlas.ontology import BASE, RDF, RDFS, SSE, XSD
from sse_atlas.queries.answers.asking import Values, is_term, one
from sse_atlas.queries.answers.sentences import clock
from sse_atlas.viz.explorer.cited import Cited
from sse_atlas.viz.explorer.reading import FACTS, Claim, Read
from sse_atlas.viz.explorer.terms import Terms
from sse_atlas.viz.text import clean

#: Columns of the page, one entry for each thing, by IRI.
Told = dict[str, list[Any]]

#: How a number is meant, where that needs a word.
_QUALIFIERS: Final = ("about", "atLeast", "upTo")


class Telling:
    """The facts and figures of things; places are numbered only when all were asked for, so each part is made in two steps."""

    def __init__(self, read: Read, cited: Cited, terms: Terms) -> None:
        self._read, self._cited, self._terms = read, cited, terms
        self._right: dict[str, Cell | None] = {}
        self._why: dict[str, str] = {}
        for said in read.amendments.values():
            for claim in said.get(SSE.corrects, ()):
                self._right[claim.value] = next(iter(said.get(SSE.rightValue, ())), None)
                self._why[claim.value] = one(said, SSE.reason)
        self._supporting = self._supported()
        self._figure_of = {iri: one(said, SSE.figureOf) for iri, said in read.figures.items()}
        self._ask()

    def _supported(self) -> dict[tuple[str, str, str], set[str]]:
        """The citations of each statement that claims make, as they stand or set right."""
        found: defaultdict[tuple[str, str, str], set[str]] = defaultdict(set)
        for iri, claim in self._read.claims.items():
            value = self._right.get(iri, claim.value)
            if value is not None and claim.subject in self._read.things:
                found[claim.subject, claim.property, value.value] |= claim.citations
        return dict(found)

    def _ask(self) -> None:
        """Number the places of everything that is told."""
        ask = self._cited.ask
        for part in (self._read.things, self._read.figures, self._read.relations):
            for said in part.values():
                ask(_cites(said))
        for (_, property_, _), citations in self._supporting.items():
            if property_ in FACTS:
                ask(citations)
        for said in self._read.amendments.values():
            ask(cell.value for term in (SSE.evidence, SSE.corrects, SSE.between) for cell in said.get(term, ()))

    def facts(self) -> Told:
        """Give `[property, value, places]` for what the sources state of each thing, in the order of reading.FACTS."""
        found: Told = {}
        for iri, said in self._read.things.items():
            own = []
            for property_ in FACTS:
                for cell in sorted(said.get(property_, ()), key=lambda cell: cell.value):
                    supporting = self._supporting.get((iri, property_, cell.value))
                    # A row of a list is the one place of all it says.
                    if supporting:
                        own.append([self._terms.property(property_), self.value(property_, cell), self._cited.of(supporting)])
            found[iri] = own
        return found

    def value(self, property_: str, cell: Cell) -> str:
        """Give a value as the page has it: the key of a term, the name of a thing, a text."""
        if cell.kind == "uri":
            thing = self._read.things.get(cell.value)
            if thing:
                return clean(one(thing, RDFS.label) or cell.value)
            return self._terms.concept(cell.value)
        if cell.datatype == XSD.time:
            return clock(cell.value)
        return self._terms.value(property_, cell.value)

    def figures(self) -> Told:
        """Give the figures of each thing; those counted in the graph are left out, as they stand beside stated ones."""
        corrected = {claim.subject: iri for iri, claim in self._read.claims.items() if iri in self._right and _is_value(claim)}
        found: defaultdict[str, list[tuple[tuple[str, str, str], list[Any]]]] = defaultdict(list)
        for iri, said in self._read.figures.items():
            if SSE.standsBeside in said or self._figure_of[iri] not in self._read.things:
                continue
            claim = corrected.get(iri, "")
            label = self._terms.counted(said, _counted(said))
            date, upper, unit = (clean(one(said, term)) for term in (SSE.asOf, SSE.upperValue, SSE.unit))
            qualifier, status = (one(said, term).removeprefix(BASE).rpartition("/")[2] for term in (SSE.qualifier, SSE.status))
            row: list[Any] = [label, clean(one(said, SSE.value)), upper, unit]
            row += [qualifier if qualifier in _QUALIFIERS else "", status if status == "target" else "", date]
            row += [self._cited.of(_cites(said)), clean(self._read.claims[claim].value.value) if claim else ""]
            row += [clean(self._why.get(claim, ""))]
            found[self._figure_of[iri]].append(((date, label, iri), row))
        return {iri: [row for _, row in sorted(rows, key=lambda item: item[0])] for iri, rows in found.items()}

    def wrong(self) -> Told:
        """Give `[property, stated, right, reason, places]` for each correction; of figures, only what is not their value."""
        found: defaultdict[str, list[Any]] = defaultdict(list)
        for said in self._read.amendments.values():
            for cell in said.get(SSE.corrects, ()):
                claim = self._read.claims.get(cell.value)
                if claim is None or (claim.subject in self._figure_of and _is_value(claim)):
                    continue
                right = self._right[cell.value]
                places = self._cited.of([cell.value, *(evidence.value for evidence in said.get(SSE.evidence, ()))])
                row = [
                    self._terms.property(claim.property),
                    self.value(claim.property, claim.value),
                    self.value(claim.property, right) if right else "",
                    clean(self._why[cell.value]),
                    places,
                ]
                for thing in sorted({self._figure_of.get(claim.subject, claim.subject), claim.value.value}):
                    if thing in self._read.things:
                        found[thing].append(row)
        return dict(found)

    def disputed(self) -> Told:
        """Give `[property, [[value, places], ...], reason]` for each disagreement."""
        found: defaultdict[str, list[Any]] = defaultdict(list)
        for said in self._read.amendments.values():
            about = one(said, SSE.about)
            thing = self._figure_of.get(about, about)
            between = {
                cell.value: self._read.claims[cell.value] for cell in said.get(SSE.between, ()) if cell.value in self._read.claims
            }
            if not between or thing not in self._read.things:
                continue
            places: defaultdict[str, list[str]] = defaultdict(list)
            for iri, claim in between.items():
                places[self.value(claim.property, claim.value)].append(iri)
            property_ = self._disputed_property(about, one(said, SSE.property))
            values = [[value, self._cited.of(places[value])] for value in sorted(places)]
            found[thing].append([property_, values, clean(one(said, SSE.reason))])
        return dict(found)

    def _disputed_property(self, about: str, property_: str) -> str:
        """Of a figure it is what is counted that tells a reader what the values are."""
        figure = self._read.figures.get(about)
        return self._terms.counted(figure, _counted(figure)) if figure else self._terms.property(property_)


def _cites(said: Values) -> Iterable[str]:
    return (cell.value for cell in said.get(SSE.citation, ()))


def _is_value(claim: Claim) -> bool:
    return claim.property == SSE.value


def _counted(said: Mapping[str, list[Cell]]) -> str:
    """The key of what a figure counts: its measure, with the groups that it is of."""
    parts = [one(said, SSE.measure), *sorted(cell.value for cell in said.get(SSE.breakdown, ()))]
    names = [clean(part.removeprefix(BASE)) if is_term(part) else clean(part) for part in parts]
    return "+".join(names)


def class_of(said: Values, classes: Iterable[str]) -> str:
    """Give the local name of the first of some classes that a thing is of, "" where it is of none."""
    own = {cell.value for cell in said.get(RDF.type, ())}
    return next((name for name in classes if SSE[name] in own), "")

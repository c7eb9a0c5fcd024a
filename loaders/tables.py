"""The tables of a curated source beside its members; each row of statements, things, relations, events, figures is claims."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from sse_atlas.graph import dates, derive
from sse_atlas.graph.records import Batch, Citation, Claim, Figure, FigureRef, Item, Literal, Term, Thing
from sse_atlas.loaders import values
from sse_atlas.loaders.csvfile import CellError, Row
from sse_atlas.loaders.identity import Ledger
from sse_atlas.loaders.outline import Heading, Outline
from sse_atlas.loaders.statements import concept, property_of, subject, value
from sse_atlas.ontology import RDF, SSE, relation_types

_RUN: Final = re.compile(r"(\d+)-(\d+)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Reading:
    """What the rows of a source are read with, and the batch that they are added to."""

    source: str
    ledger: Ledger
    outline: Outline
    batch: Batch

    def citations(self, row: Row, lines: str) -> tuple[Citation, ...]:
        """Give the places of a row: lines and runs of lines ("12 15-17"), each under the heading the row or the outline names."""
        found = []
        for part in lines.split():
            run = _RUN.fullmatch(part)
            first, last = run.groups() if run else (part, "")
            start = values.line(first)
            end = values.line(last) if last else start
            if end < start:
                raise CellError(f"the lines {part!r} run backwards", "write the first line, a hyphen, the last")
            heading = Heading(row["locator_heading"], row["page"]) if row["locator_heading"] else self.outline.at(start)
            found.append(Citation(self.source, start, end, page=heading.page, locator=heading.text))
        if not found:
            raise CellError("no line", "say where it stands")
        return tuple(found)


#: Adds what a row says to the batch of a reading; ValueError where a cell is wrong.
Reader = Callable[[Row, Reading], None]


def once(slug: str, known: Iterable[str]) -> None:
    """Raise ValueError where a slug is used already."""
    if slug in known:
        raise _twice(slug)


def _twice(slug: str) -> CellError:
    return CellError(f"the slug {slug!r} stands in this table already", "give one of the two another")


def _statement(row: Row, to: Reading) -> None:
    about = subject(row["subject"])
    if row["property"] in ("name", "altName") and isinstance(about, Thing):
        to.ledger.check(row["value"], to.source, about.slug)
    said = value(row["property"], row["value"], row["language"])
    cited = to.citations(row, row["line"])
    to.batch.claims.append(Claim(to.source, about, property_of(row["property"]), said, cited, printed=row["printed"]))


def _thing(row: Row, to: Reading) -> None:
    thing, class_ = Thing(values.slug(row["slug"])), row["class"]
    if class_ not in derive.ITEMS:
        raise CellError(f"{class_!r} is no class of things (there are {', '.join(derive.ITEMS)})")
    if not (row["name"] or row["label"]):
        raise CellError("neither a name nor a label", "write the name printed, or describe it in a few words")
    once(thing.slug, (known.slug for known in to.batch.items))
    cited = to.citations(row, row["line"])
    if row["name"]:
        to.ledger.check(row["name"], to.source, thing.slug)
        name = Literal(row["name"], language=values.language(row["language"]))
        to.batch.claims.append(Claim(to.source, thing, SSE.name, name, cited))
    to.batch.claims.append(Claim(to.source, thing, RDF.type, Term(SSE[class_]), cited, printed=row["printed"]))
    to.batch.items.append(Item(thing.slug, class_, row["label"]))


def _relation(row: Row, to: Reading) -> None:
    if row["type"] not in relation_types():
        raise CellError(f"{row['type']!r} is no type of relation (there are {', '.join(relation_types())})")
    claim = Claim(
        to.source,
        Thing(values.slug(row["from"])),
        relation_types()[row["type"]].iri,
        Thing(values.slug(row["to"])),
        to.citations(row, row["line"]),
        printed=row["printed"],
        start=values.date(row["start"]) if row["start"] else "",
        end=values.date(row["end"]) if row["end"] else "",
        date_text=row["date_text"],
        role=row["role"],
        doubt=row["doubt"],
    )
    to.batch.claims.append(claim)


def _event(row: Row, to: Reading) -> None:
    event, language = Thing(values.slug(row["slug"])), values.language(row["language"])
    if any(known.subject == event and known.predicate == SSE.eventKind for known in to.batch.claims):
        raise _twice(event.slug)
    to.ledger.check(row["name"], to.source, event.slug)
    cited = to.citations(row, row["line"])
    kind = value("eventKind", row["kind"])
    claims = [
        Claim(to.source, event, SSE.name, Literal(row["name"], language=language), cited),
        Claim(to.source, event, SSE.eventKind, kind, to.citations(row, row["kind_line"] or row["line"]), row["kind_printed"]),
    ]
    for column, predicate in (("start", SSE.start), ("end", SSE.end)):
        if day := row[column]:
            date = Literal(values.date(day), dates.datatype(day))
            cited = to.citations(row, row["dates_line"])
            claims.append(Claim(to.source, event, predicate, date, cited, printed=row["dates_printed"]))
    to.batch.claims += claims


def _figure(row: Row, to: Reading) -> None:
    cited = to.citations(row, row["lines"])
    slug, of = values.slug(row["slug"]), values.slug(row["of"])
    claims = (
        Claim(to.source, FigureRef(slug), SSE.value, value("value", row["value"]), cited, printed=row["printed"]),
        Claim(to.source, FigureRef(slug), SSE.figureOf, Thing(of), cited),
    )
    figure = Figure(
        slug=slug,
        figure_of=of,
        measure=row["measure"],
        value=row["value"],
        upper_value=values.number(row["upper_value"]) if row["upper_value"] else "",
        qualifier=row["qualifier"] or "exactly",
        unit=row["unit"],
        status=row["status"] or "achieved",
        as_of=values.date(row["as_of"]) if row["as_of"] else "",
        breakdown=tuple(concept(word).iri for word in row["breakdown"].split()),
        label=row["what"],
        claims=claims,
        citations=cited,
    )
    for scheme, name in (("measures", figure.measure), ("qualifiers", figure.qualifier), ("statuses", figure.status)):
        values.concept(scheme, name)
    once(slug, (known.slug for known in to.batch.figures))
    to.batch.claims += claims
    to.batch.figures.append(figure)


_PLACE: Final = ("locator_heading", "page")

#: The name of each table, its columns, and what takes a row of it.
TABLES: Final[Mapping[str, tuple[Sequence[str], Reader]]] = MappingProxyType(
    {
        "things": (("slug", "class", "name", "language", "label", "printed", "line", *_PLACE), _thing),
        "statements": (("subject", "property", "value", "language", "printed", "line", *_PLACE), _statement),
        "relations": (
            ("from", "type", "to", "start", "end", "date_text", "role", "doubt", "printed", "line", *_PLACE),
            _relation,
        ),
        "events": (
            (
                *("slug", "name", "language", "line", "kind", "kind_printed", "kind_line"),
                *("start", "end", "dates_printed", "dates_line", *_PLACE),
            ),
            _event,
        ),
        "figures": (
            (
                *("slug", "of", "measure", "what", "value", "upper_value", "qualifier", "unit", "status"),
                *("as_of", "breakdown", "printed", "lines", *_PLACE),
            ),
            _figure,
        ),
    }
)

"""A curated source: a folder of tables (`data/gsef-yearbook-2021` is one), every cell of which is a claim with its line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from sse_atlas.errors import InputError
from sse_atlas.graph import dates, records
from sse_atlas.graph.iris import is_iri, is_slug
from sse_atlas.graph.records import (
    Batch,
    Citation,
    Claim,
    Event,
    Figure,
    FigureRef,
    Link,
    Literal,
    Source,
    Thing,
)
from sse_atlas.loaders import values
from sse_atlas.loaders.amendments import read_corrections, read_disagreements
from sse_atlas.loaders.csvfile import CellError, Row, read_table
from sse_atlas.loaders.identity import Ledger
from sse_atlas.loaders.members import MEMBER_COLUMNS, member_claims
from sse_atlas.loaders.statements import concept, property_of, subject, value
from sse_atlas.ontology import FOAF, SSE

_STATEMENTS: Final = ("subject", "property", "value", "language", "printed", "line", "locator_heading", "page")
_WEBSITES: Final = ("slug", "printed", "line")
_FIGURES: Final = (
    "slug of measure value upper_value qualifier unit status as_of breakdown printed lines locator_heading page".split()
)
_EVENTS: Final = "slug name language line kind start end dates_printed dates_line locator_heading page".split()
_SOURCE: Final = "id title publisher issued language rights license sha256 lines".split()


def is_folder(path: Path) -> bool:
    """Tell whether a path is a folder of tables in the form of data/."""
    return (path / "source.csv").is_file()


def read_folder(path: Path, ledger: Ledger) -> Batch:
    """Read a curated source; the ledger must know each printed name. Rows that cannot stand go to the batch's refusals."""
    batch = Batch()
    source = _source(path / "source.csv", batch)
    batch.sources.append(source)
    entries: dict[str, tuple[str, str]] = {}
    claims = batch.claims

    def member(row: Row) -> None:
        _once(row["slug"], entries)
        claims.extend(member_claims(row, source.id, ledger))
        entries[row["slug"]] = (row["page"], row["heading_name"])

    _each(path / "members.csv", MEMBER_COLUMNS, batch, member)
    _each(path / "websites.csv", _WEBSITES, batch, lambda row: claims.append(_website(row, source.id, entries)))
    _each(path / "statements.csv", _STATEMENTS, batch, lambda row: claims.append(_statement(row, source.id, ledger)))
    _each(path / "events.csv", _EVENTS, batch, lambda row: _event(row, source.id, batch))
    _each(path / "figures.csv", _FIGURES, batch, lambda row: _figure(row, source.id, batch))
    batch.claims = _merged(batch.claims)
    read_corrections(path / "corrections.csv", source.id, batch)
    read_disagreements(path / "disagreements.csv", batch)
    return batch


def _each(path: Path, columns: Sequence[str], batch: Batch, take: Callable[[Row], object]) -> None:
    """Hand each row of a table to `take`; a row that it cannot take, with all it says, goes to the refusals."""
    if not path.is_file():
        return
    for row in read_table(path, columns, batch.refusals, known=columns):
        before = len(batch.claims)
        try:
            take(row)
        except ValueError as error:
            del batch.claims[before:]
            batch.refusals.append(row.refused(error))


def _source(path: Path, batch: Batch) -> Source:
    rows = list(read_table(path, _SOURCE, batch.refusals, known=_SOURCE))
    if len(rows) != 1 or not is_slug(rows[0]["id"]):
        raise InputError("needs one row, with a slug as id", where=str(path), do="describe the source in it")
    row = rows[0]
    try:
        return Source(
            id=row["id"],
            title=row["title"],
            publisher=values.slug(row["publisher"]) if row["publisher"] else "",
            issued=values.date(row["issued"]) if row["issued"] else "",
            language=values.language(row["language"]),
            rights=row["rights"],
            license=_license(row["license"]),
            sha256=row["sha256"],
            line_count=values.line(row["lines"]) if row["lines"] else 0,
        )
    except ValueError as error:
        refusal = row.refused(error)
        raise InputError(refusal.what, where=refusal.where, do=refusal.do) from error


def _license(text: str) -> str:
    if text and not is_iri(text):
        raise CellError(f"the license {text!r} is no IRI", "write its address, or put words under rights")
    return text


def _website(row: Row, source: str, entries: dict[str, tuple[str, str]]) -> Claim:
    line = values.line(row["line"])
    if row["slug"] not in entries:
        raise CellError(f"{row['slug']!r} is no row of members.csv", "correct the slug")
    page, heading = entries[row["slug"]]
    cited = Citation(source, line, line, page=page, locator=heading)
    address = Link(values.website(row["printed"]))
    return Claim(source, Thing(row["slug"]), FOAF.homepage, address, (cited,), printed=row["printed"])


def _citation(row: Row, source: str, cell: str) -> Citation:
    line = values.line(cell)
    return Citation(source, line, line, page=row["page"], locator=row["locator_heading"])


def _statement(row: Row, source: str, ledger: Ledger) -> Claim:
    about = subject(row["subject"])
    if row["property"] == "name" and isinstance(about, Thing):
        ledger.check(row["value"], source, about.slug)
    return Claim(
        source,
        about,
        property_of(row["property"]),
        value(row["property"], row["value"], row["language"]),
        (_citation(row, source, row["line"]),),
        printed=row["printed"],
    )


def _event(row: Row, source: str, batch: Batch) -> None:
    slug, language = values.slug(row["slug"]), values.language(row["language"])
    values.concept("event-kinds", row["kind"])
    name = Literal(row["name"], language=language)
    claims = [Claim(source, Thing(slug), SSE.name, name, (_citation(row, source, row["line"]),))]
    for column, predicate in (("start", SSE.start), ("end", SSE.end)):
        if day := row[column]:
            date = Literal(values.date(day), dates.datatype(day))
            cited = (_citation(row, source, row["dates_line"]),)
            claims.append(Claim(source, Thing(slug), predicate, date, cited, printed=row["dates_printed"]))
    _once(slug, (known.slug for known in batch.events))
    batch.claims += claims
    batch.events.append(
        Event(
            slug=slug,
            label=row["name"],
            kind=row["kind"],
            start=row["start"],
            end=row["end"],
            language=language or "en",
            claims=tuple(claims),
            citations=records.cited(tuple(claims)),
        )
    )


def _figure(row: Row, source: str, batch: Batch) -> None:
    cited = tuple(_citation(row, source, line) for line in row["lines"].split())
    if not cited:
        raise CellError("no line", "say where the figure stands")
    slug = values.slug(row["slug"])
    claim = Claim(source, FigureRef(slug), SSE.value, value("value", row["value"]), cited, printed=row["printed"])
    figure = Figure(
        slug=slug,
        figure_of=values.slug(row["of"]),
        measure=row["measure"],
        value=row["value"],
        upper_value=values.number(row["upper_value"]) if row["upper_value"] else "",
        qualifier=row["qualifier"] or "exactly",
        unit=row["unit"],
        status=row["status"] or "achieved",
        as_of=values.date(row["as_of"]) if row["as_of"] else "",
        breakdown=tuple(concept(word).iri for word in row["breakdown"].split()),
        claims=(claim,),
        citations=cited,
    )
    for scheme, name in (("measures", figure.measure), ("qualifiers", figure.qualifier), ("statuses", figure.status)):
        values.concept(scheme, name)
    _once(slug, (known.slug for known in batch.figures))
    batch.claims.append(claim)
    batch.figures.append(figure)


def _once(slug: str, known: Iterable[str]) -> None:
    if slug in known:
        raise CellError(f"the slug {slug!r} stands in this table already", "give one of the two another")


def _merged(claims: list[Claim]) -> list[Claim]:
    """A statement made in several places is one claim with several citations."""
    found: dict[Claim, list[Citation]] = {}
    for claim in claims:
        found.setdefault(replace(claim, citations=()), []).extend(claim.citations)
    return [replace(claim, citations=tuple(dict.fromkeys(citations))) for claim, citations in found.items()]

"""A curated source: a folder of tables (`data/gsef-yearbook-2021` is one), every cell of which is a claim with its line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from sse_atlas.errors import InputError
from sse_atlas.graph.iris import is_iri, is_slug
from sse_atlas.graph.records import Batch, Citation, Claim, Link, Source, Thing
from sse_atlas.loaders import values
from sse_atlas.loaders.amendments import read_corrections, read_disagreements, read_remarks
from sse_atlas.loaders.csvfile import CellError, Row, read_table
from sse_atlas.loaders.identity import Ledger
from sse_atlas.loaders.members import MEMBER_COLUMNS, member_claims
from sse_atlas.loaders.outline import Outline
from sse_atlas.loaders.tables import TABLES, Reader, Reading, once
from sse_atlas.ontology import FOAF

_MEMBERS: Final = "members.csv"
_WEBSITES: Final = ("slug", "printed", "line")
_SOURCE: Final = "id title publisher issued language rights license sha256 lines".split()


def is_folder(path: Path) -> bool:
    """Tell whether a path is a folder of tables in the form of data/."""
    return (path / "source.csv").is_file()


def is_directory(path: Path) -> bool:
    """Tell whether a curated source is a directory of members."""
    return (path / _MEMBERS).is_file()


def read_source(path: Path) -> Source:
    """Read what source.csv says of a curated source; raise InputError where it does not describe one."""
    return _source(path / "source.csv", Batch())


def read_folder(path: Path, ledger: Ledger) -> Batch:
    """Read a curated source; the ledger must know each printed name. Rows that cannot stand go to the batch's refusals."""
    batch = Batch()
    source = _source(path / "source.csv", batch)
    batch.sources.append(source)
    entries: dict[str, tuple[str, str]] = {}
    claims = batch.claims

    def member(row: Row) -> None:
        once(row["slug"], entries)
        claims.extend(member_claims(row, source.id, ledger))
        entries[row["slug"]] = (row["page"], row["heading_name"])

    _each(path / _MEMBERS, MEMBER_COLUMNS, batch, member)
    _each(path / "websites.csv", _WEBSITES, batch, lambda row: claims.append(_website(row, source.id, entries)))
    outline = Outline.read(path / "outline.csv", batch.refusals)
    to = Reading(source.id, ledger, outline, batch)
    for name, (columns, read) in TABLES.items():
        _each(path / f"{name}.csv", columns, batch, _into(read, to))
    batch.claims = _merged(batch.claims)
    read_corrections(path / "corrections.csv", outline, batch)
    read_disagreements(path / "disagreements.csv", batch)
    read_remarks(path / "remarks.csv", outline, batch)
    return batch


def _into(read: Reader, to: Reading) -> Callable[[Row], None]:
    return lambda row: read(row, to)


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


def _merged(claims: list[Claim]) -> list[Claim]:
    """A statement made in several places is one claim with several citations."""
    found: dict[Claim, list[Citation]] = {}
    for claim in claims:
        found.setdefault(replace(claim, citations=()), []).extend(claim.citations)
    return [replace(claim, citations=tuple(dict.fromkeys(citations))) for claim, citations in found.items()]

"""Giving a thing of an extracted folder the slug of the actor that it is, in every table at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from sse_atlas.errors import InputError
from sse_atlas.graph.iris import is_slug
from sse_atlas.loaders.csvfile import Row, header_of, read_text
from sse_atlas.loaders.review.folder import COLUMNS, SIGHTING_COLUMNS, SIGHTINGS, csv_text, read_plain, read_rows
from sse_atlas.ontology import relation_types

#: Columns that name a thing by its slug.
_SLUGS: Final = ("slug", "subject", "from", "to", "of", "publisher", "network", "survey")
#: Tables in which a thing has one row at most.
_ONCE: Final = ("members", "events", "things")


def rename(folder: Path, slug: str, actor: str) -> int:
    """Write `actor` for `slug` in the tables of an extracted folder; give the number of cells changed.

    Raises InputError where `actor` is no slug, `slug` stands nowhere, or both have a row of their own in one table. Nothing is
    changed then.
    """
    if not is_slug(actor):
        raise InputError(f"{actor!r} is no slug", do="write a-z, 0-9 and single hyphens")
    if not is_slug(slug):
        raise InputError(f"{slug!r} is no slug", do="write both as --same SLUG=ACTOR")
    changed, files = 0, {}
    for table in COLUMNS:
        rows = read_rows(folder, table)
        if table in _ONCE and {slug, actor} <= {row["slug"] for row in rows}:
            where = next(row.where for row in rows if row["slug"] == slug)
            do = "write no under accepted for one of the two, and its cells into the other"
            raise InputError(f"{slug} and {actor} have each a row of their own", where=where, do=do)
        number = sum(_change(row, table, slug, actor) for row in rows)
        if number:
            files[folder / f"{table}.csv"] = csv_text(header_of(read_text(folder / f"{table}.csv")), (row.cells for row in rows))
            changed += number
    if not changed:
        raise InputError(f"{slug!r} stands in no table", where=str(folder), do="write the slug as the tables have it")
    seen = read_plain(folder / SIGHTINGS, SIGHTING_COLUMNS)
    if sum(_change(row, "sightings", slug, actor) for row in seen):
        files[folder / SIGHTINGS] = csv_text(SIGHTING_COLUMNS, (row.cells for row in seen))
    for path, text in files.items():
        new = path.with_name(f".{path.name}.new")
        new.write_text(text, encoding="utf-8", newline="")
        new.replace(path)
    return changed


def _change(row: Row, table: str, slug: str, actor: str) -> int:
    """Write the one for the other in a row; give the number of cells changed."""
    columns = [column for column in _columns(row, table) if row[column] == slug]
    row.cells |= dict.fromkeys(columns, actor)
    return len(columns)


def _columns(row: Row, table: str) -> Iterator[str]:
    """The columns of a row that name a thing; a section is none."""
    if table not in ("sections", "outline"):
        yield from (column for column in _SLUGS if column in row.cells)
    if table == "statements" and (row["property"] in relation_types() or row["property"] == "figureOf"):
        yield "value"

"""The tables of an extracted folder: their columns, and how they are written and read."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Final

from sse_atlas.errors import InputError
from sse_atlas.graph.records import Refusal
from sse_atlas.loaders.csvfile import Row, read_table
from sse_atlas.loaders.decided import DECIDED
from sse_atlas.loaders.members import DIRECTORY_COLUMNS, MEMBER_COLUMNS
from sse_atlas.loaders.tables import TABLES

REPORT: Final = "report.md"
UNPLACED: Final = "unplaced.csv"
SIGHTINGS: Final = "sightings.csv"
TEXT: Final = "text.txt"

UNPLACED_COLUMNS: Final = ("line", "heading", "text", "why")
SIGHTING_COLUMNS: Final = ("slug", "name", "contents_line", "list_line", "heading_line", "survey_line", "missing")

#: The columns of each table as data/ has them, in the order in which a person reads the tables.
COLUMNS: Final[Mapping[str, Sequence[str]]] = MappingProxyType(
    {
        "source": tuple("id title publisher issued language rights license sha256 lines".split()),
        "directory": DIRECTORY_COLUMNS,
        "sections": ("slug", "name", "language", "line"),
        "members": tuple(MEMBER_COLUMNS),
        "websites": ("slug", "printed", "line"),
        "emails": ("slug", "printed", "line"),
        "outline": ("line", "heading", "page"),
        **{name: tuple(columns) for name, (columns, _) in TABLES.items()},
    }
)


def columns_of(table: str) -> tuple[str, ...]:
    """Give the columns of a table as extracted: those of data/, then what a person decides by (each name once)."""
    own = COLUMNS[table]
    return (*own, *(name for name in DECIDED if name not in own))


def csv_text(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> str:
    """Write rows as CSV; a cell is one line, without the characters that no text file holds."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([cleaned(row.get(column, "")) for column in columns])
    return out.getvalue()


def cleaned(cell: str) -> str:
    """Give a cell as it comes back from the table: outer and line-breaking white space and NULs out, the rest as it is."""
    if not cell.isprintable():
        whole = cell.replace("\0", " ").encode("utf-8", "replace").decode("utf-8")
        return " ".join(part for part in (line.strip() for line in whole.splitlines()) if part)
    return cell.strip()


def read_rows(folder: Path, table: str) -> list[Row]:
    """Read a table of an extracted folder, none where it has no such table; raise InputError at the first row that is none."""
    path = folder / f"{table}.csv"
    if not path.is_file():
        return []
    refusals: list[Refusal] = []
    rows = list(read_table(path, COLUMNS[table], refusals, known=DECIDED))
    if refusals:
        raise InputError(refusals[0].what, where=refusals[0].where, do=refusals[0].do)
    return rows


def read_plain(path: Path, columns: Sequence[str]) -> list[Row]:
    """Read a table that nobody decides on (unplaced, sightings); none where there is no such file."""
    refusals: list[Refusal] = []
    rows = list(read_table(path, columns, refusals, known=columns)) if path.is_file() else []
    if refusals:
        raise InputError(refusals[0].what, where=refusals[0].where, do=refusals[0].do)
    return rows

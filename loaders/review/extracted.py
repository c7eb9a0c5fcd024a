"""An extracted folder as a person left it: its rows, what was decided about each, and the claims they make."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sse_atlas.errors import InputError
from sse_atlas.graph.records import Batch
from sse_atlas.loaders.csvfile import Row
from sse_atlas.loaders.decided import NO, YES, confidence, decision, parts_of
from sse_atlas.loaders.documents.model import Found
from sse_atlas.loaders.folder import is_extracted, is_folder, read_folder
from sse_atlas.loaders.identity import Ledger
from sse_atlas.loaders.review.folder import (
    COLUMNS,
    SIGHTING_COLUMNS,
    SIGHTINGS,
    UNPLACED,
    UNPLACED_COLUMNS,
    read_plain,
    read_rows,
)

#: Tables about the whole document: they go along whatever is decided about the others.
WHOLE: Final = ("source", "directory", "outline", "sections")
#: Columns that hold the line of a row, the first one filled counts.
_LINES: Final = ("line", "lines", "heading_line", "list_line", "contents_line", "since_line", "place_line")
_NUMBER: Final = re.compile(r"\d{1,9}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Decided:
    """A row of a table and what a person decided about it: "yes", "no" or ""; how sure it is (1 where a person wrote it)."""

    table: str
    row: Row
    decision: str
    confidence: float

    @property
    def line(self) -> int:
        """The line of the document that the row stands at, 1 for what is about the whole of it."""
        cell = next((self.row[column] for column in _LINES if self.row[column]), "")
        number = _NUMBER.match(cell)
        return int(number.group()) if number else 1

    @property
    def where(self) -> str:
        """Where the row stands: "members.csv:12"."""
        return f"{self.table}.csv:{self.row.line}"

    @property
    def heading(self) -> str:
        """The heading of the document that it stands under."""
        return self.row["heading"]

    def parts(self) -> dict[str, tuple[str, float]]:
        """The rule and the confidence of each column that a rule filled; one for the whole row ("") where one rule did."""
        if not self.row["rule"]:
            return {}
        parts = parts_of(self.row["rule"]) or {"": (self.row["rule"], str(self.confidence))}
        return {column: (rule, float(sure)) for column, (rule, sure) in parts.items()}

    def found(self) -> Found:
        """The row as a reader found it."""
        cells = {column: self.row[column] for column in COLUMNS[self.table]}
        return Found(self.table, cells, self.line, self.heading, self.confidence, self.row["rule"])


@dataclass(frozen=True, slots=True)
class Extracted:
    """The rows of an extracted folder, the claims that those not refused make, what stands in no table, where members stand."""

    folder: Path
    rows: tuple[Decided, ...]
    batch: Batch
    unplaced: tuple[Row, ...]
    sightings: tuple[Row, ...]

    @property
    def source(self) -> str:
        """The id of the source."""
        return self.batch.sources[0].id

    def of(self, *tables: str) -> list[Decided]:
        """Give the rows of some tables that a person has not said no to."""
        return [row for row in self.rows if row.table in tables and row.decision != NO]


def read_extracted(folder: Path) -> Extracted:
    """Read an extracted folder; raise InputError, with the file and the line, where a row or a decision cannot be read."""
    if not is_folder(folder) or not is_extracted(folder):
        do = "name a folder that sse-atlas extract wrote"
        raise InputError("no folder of extracted tables", where=str(folder), do=do)
    rows = tuple(_decided(table, row) for table in COLUMNS for row in read_rows(folder, table))
    batch = read_folder(folder, Ledger())
    if batch.refusals:
        first, more = batch.refusals[0], len(batch.refusals) - 1
        raise InputError(first.what + (f" (and {more} more)" if more else ""), where=first.where, do=first.do)
    unplaced = read_plain(folder / UNPLACED, UNPLACED_COLUMNS)
    return Extracted(folder, rows, batch, tuple(unplaced), tuple(read_plain(folder / SIGHTINGS, SIGHTING_COLUMNS)))


def _decided(table: str, row: Row) -> Decided:
    try:
        sure = confidence(row["confidence"]) if row["confidence"] else 1.0
        return Decided(table, row, decision(row), sure)
    except ValueError as error:
        refusal = row.refused(error)
        raise InputError(refusal.what, where=refusal.where, do=refusal.do) from error


def undecided(rows: tuple[Decided, ...]) -> list[Decided]:
    """Give the rows that a person may decide on and has not."""
    return [row for row in rows if row.table not in WHOLE and row.decision not in (YES, NO)]

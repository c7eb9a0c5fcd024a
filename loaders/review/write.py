"""Writing what was extracted into a folder of tables for a person to review, and never over a person's work."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Final

from sse_atlas.errors import InputError
from sse_atlas.graph.swap import replacing
from sse_atlas.loaders.documents.model import Found
from sse_atlas.loaders.extracting import Extraction
from sse_atlas.loaders.review.folder import (
    COLUMNS,
    REPORT,
    SIGHTING_COLUMNS,
    SIGHTINGS,
    TEXT,
    UNPLACED,
    UNPLACED_COLUMNS,
    columns_of,
    csv_text,
)
from sse_atlas.loaders.review.report import FINGERPRINT, report

#: What an extracted folder may hold; anything else in it is somebody's.
_OURS: Final = frozenset((*(f"{table}.csv" for table in COLUMNS), REPORT, UNPLACED, SIGHTINGS, TEXT))


def write(extraction: Extraction, folder: Path, *, force: bool = False) -> None:
    """Write the tables and the report into a new folder, or in place of those of an earlier extraction.

    Raises InputError where that one has been worked on (unless `force`) or the folder holds other files, UnwritableError
    where the place cannot be written. The same extraction gives the same bytes.
    """
    _refuse(folder, force)
    files = tables(extraction)
    files[REPORT] = report(extraction, fingerprint(files))
    with replacing(folder, mark=REPORT, what="extraction") as new:
        for name, text in files.items():
            (new / name).write_text(text, encoding="utf-8", newline="")


def tables(extraction: Extraction) -> dict[str, str]:
    """Give each file but the report by its name; a table without a row is left out, save source.csv."""
    files = {}
    for table in COLUMNS:
        if rows := [_cells(row) for row in extraction.found if row.table == table]:
            files[f"{table}.csv"] = csv_text(columns_of(table), rows)
    left = [{"line": str(u.line), "heading": u.heading, "text": u.text, "why": u.why} for u in extraction.unplaced]
    if left:
        files[UNPLACED] = csv_text(UNPLACED_COLUMNS, left)
    if extraction.sightings:
        files[SIGHTINGS] = csv_text(SIGHTING_COLUMNS, extraction.sightings)
    if extraction.document.media == "pdf":
        files[TEXT] = "\n".join(line.text for line in extraction.document.lines).encode("utf-8", "replace").decode() + "\n"
    return files


def fingerprint(files: Mapping[str, str]) -> str:
    """Give a digest of the tables as written, by which a later run sees that a person has worked on them."""
    whole = "".join(f"{name}\n{text}" for name, text in sorted(files.items()) if name.endswith(".csv"))
    return sha256(whole.encode("utf-8", "replace")).hexdigest()[:16]


def _cells(row: Found) -> dict[str, str]:
    return {"heading": row.heading, "confidence": f"{row.confidence:.2f}", "rule": row.rule, "accepted": "", **row.cells}


def _refuse(folder: Path, force: bool) -> None:
    if not folder.is_dir() or not any(folder.iterdir()):
        return
    names = {path.name for path in folder.iterdir()}
    if strange := sorted(names - _OURS):
        what = f"holds {strange[0]!r}, which is no table of an extraction"
        raise InputError(what, where=str(folder), do="name another folder with -o")
    if REPORT not in names or force:
        return
    there = {name: (folder / name).read_bytes().decode("utf-8", "replace") for name in names}
    said = next((line for line in there[REPORT].splitlines() if line.startswith(FINGERPRINT)), "")
    if said != FINGERPRINT + fingerprint(there):
        do = "name another folder with -o, or give --force to lose that work"
        raise InputError("the tables in it have been worked on", where=str(folder), do=do)

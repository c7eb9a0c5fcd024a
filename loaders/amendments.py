"""Corrections and disagreements of a curated source: each points at claims that the source's other tables make."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from sse_atlas.graph.records import Batch, Citation, Claim, Correction, Disagreement
from sse_atlas.loaders import values
from sse_atlas.loaders.csvfile import CellError, Row, read_table
from sse_atlas.loaders.statements import property_of, subject, value

_CORRECTIONS: Final = ("subject", "property", "value", "line", "right_value", "reason", "evidence_line")
_DISAGREEMENTS: Final = ("subject", "property", "values", "reason")
#: What stands between the values of a disagreement.
_BAR: Final = " | "


def read_corrections(path: Path, source: str, batch: Batch) -> None:
    """Add the corrections of a table to `batch`, each with the lines that are its evidence; refuse one that hits no claim."""
    for row in _rows(path, _CORRECTIONS, batch):
        try:
            claim = _one(batch, row)
            right = value(row["property"], row["right_value"]) if row["right_value"] else None
            evidence = tuple(_evidence(batch, source, values.line(line)) for line in row["evidence_line"].split())
        except ValueError as error:
            batch.refusals.append(row.refused(error))
        else:
            batch.corrections.append(Correction(claim, row["reason"], right, evidence))


def read_disagreements(path: Path, batch: Batch) -> None:
    """Add the disagreements of a table to `batch`; refuse one of whose values some are claimed nowhere."""
    for row in _rows(path, _DISAGREEMENTS, batch):
        try:
            claims = [claim for printed in row["values"].split(_BAR) for claim in _some(batch, row, printed)]
            disagreement = Disagreement(subject(row["subject"]), property_of(row["property"]), tuple(claims), row["reason"])
        except ValueError as error:
            batch.refusals.append(row.refused(error))
        else:
            batch.disagreements.append(disagreement)


def _rows(path: Path, columns: tuple[str, ...], batch: Batch) -> Iterator[Row]:
    if path.is_file():
        yield from read_table(path, columns, batch.refusals, known=columns)


def _claims(batch: Batch, row: Row, printed: str) -> list[Claim]:
    """The claims that give `printed` as the value of the row's subject and property, whatever the language."""
    about, predicate, wanted = subject(row["subject"]), property_of(row["property"]), value(row["property"], printed)
    return [
        claim
        for claim in batch.claims
        if claim.subject == about and claim.predicate == predicate and _plain(claim.object) == _plain(wanted)
    ]


def _one(batch: Batch, row: Row) -> Claim:
    """The claim that a correction hits."""
    line = values.line(row["line"])
    found = [claim for claim in _claims(batch, row, row["value"]) if line in _lines(claim)]
    if len(found) != 1:
        what = f"{len(found) or 'no'} claims have this subject, property and value at line {line}"
        raise CellError(what, "make it match one row of the other tables")
    return found[0]


def _some(batch: Batch, row: Row, printed: str) -> list[Claim]:
    if not (found := _claims(batch, row, printed)):
        raise CellError(f"nothing claims {printed!r}", "write the values as the other tables have them")
    return found


def _plain(object_: object) -> str:
    return str(getattr(object_, "value", getattr(object_, "iri", object_)))


def _lines(claim: Claim) -> set[int]:
    return {citation.line for citation in claim.citations}


def _evidence(batch: Batch, source: str, line: int) -> Citation:
    """The citation of a line, with the page and heading under which other claims cite it."""
    known = (citation for claim in batch.claims for citation in claim.citations)
    return next((found for found in known if found.line == line), Citation(source, line, line))

"""What is wrong with a curated source: corrections and disagreements point at claims of its other tables, remarks at lines."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Final

from sse_atlas.graph.records import Batch, Citation, Claim, Correction, Disagreement, Remark
from sse_atlas.loaders import values
from sse_atlas.loaders.csvfile import CellError, Row, read_table
from sse_atlas.loaders.outline import Outline
from sse_atlas.loaders.statements import property_of, subject, value

_CORRECTIONS: Final = ("subject", "property", "value", "line", "right_value", "kind", "reason", "evidence_line")
_DISAGREEMENTS: Final = ("subject", "property", "values", "kind", "reason")
_REMARKS: Final = ("about", "kind", "printed", "line", "right", "reason", "evidence_line")
#: What stands between the values of a disagreement.
_BAR: Final = " | "
#: What stands between another subject and its value.
_OF: Final = " = "


def read_corrections(path: Path, outline: Outline, batch: Batch) -> None:
    """Add the corrections of a table to `batch`, each with the lines that are its evidence; refuse one that hits no claim."""
    for row in _rows(path, _CORRECTIONS, batch):
        try:
            claim = _one(batch, row)
            right = value(row["property"], row["right_value"]) if row["right_value"] else None
            evidence = _evidence(batch, outline, row["evidence_line"])
            kind = _kind(row)
        except ValueError as error:
            batch.refusals.append(row.refused(error))
        else:
            batch.corrections.append(Correction(claim, row["reason"], right, evidence, kind))


def read_disagreements(path: Path, batch: Batch) -> None:
    """Add the disagreements of a table to `batch`; refuse one of whose values some are claimed nowhere."""
    for row in _rows(path, _DISAGREEMENTS, batch):
        _add_disagreement(row, batch)


def _add_disagreement(row: Row, batch: Batch) -> None:
    try:
        claims = [claim for printed in row["values"].split(_BAR) for claim in _some(batch, row, printed)]
        about, predicate = subject(row["subject"]), property_of(row["property"])
        disagreement = Disagreement(about, predicate, tuple(claims), row["reason"], _kind(row))
    except ValueError as error:
        batch.refusals.append(row.refused(error))
    else:
        batch.disagreements.append(disagreement)


def read_disagreements_between(path: Path, batch: Batch, known: Collection[str]) -> None:
    """Add to `batch` the disagreements of a table between sources, those whose sources are all in it.

    Refused as above, and where a source is none of the `known`, which stand beside the table whether read or not.
    """
    read = {source.id for source in batch.sources}
    for row in _rows(path, ("sources", *_DISAGREEMENTS), batch):
        named = row["sources"].split(_BAR)
        if unknown := [name for name in named if name not in read and name not in known]:
            error = CellError(f"{unknown[0]!r} is no source beside this table", f"there are {', '.join(sorted(known))}")
            batch.refusals.append(row.refused(error))
        elif read.issuperset(named):
            _add_disagreement(row, batch)


def read_remarks(path: Path, outline: Outline, batch: Batch) -> None:
    """Add the remarks of a table to `batch`: what is wrong at a line, where no claim carries it."""
    for row in _rows(path, _REMARKS, batch):
        try:
            if not (places := _evidence(batch, outline, row["line"])):
                raise CellError("no line", "say where it stands")
            remark = Remark(
                about=subject(row["about"]),
                kind=_kind(row),
                reason=row["reason"],
                citations=places,
                printed=row["printed"],
                right=row["right"],
                evidence=_evidence(batch, outline, row["evidence_line"]),
            )
        except ValueError as error:
            batch.refusals.append(row.refused(error))
        else:
            batch.remarks.append(remark)


def _kind(row: Row) -> str:
    if row["kind"]:
        values.concept("fault-kinds", row["kind"])
    return row["kind"]


def _rows(path: Path, columns: tuple[str, ...], batch: Batch) -> Iterator[Row]:
    if path.is_file():
        yield from read_table(path, columns, batch.refusals, known=columns)


def _claims(batch: Batch, row: Row, printed: str) -> list[Claim]:
    """The claims that give `printed` as the value of the row's property, whatever the language.

    They are about the row's subject, or about the one that `printed` names: "other-session = 2021-10-08".
    """
    other, there, rest = printed.partition(_OF)
    about, predicate = subject(other if there else row["subject"]), property_of(row["property"])
    wanted = value(row["property"], rest if there else printed)
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


def _evidence(batch: Batch, outline: Outline, lines: str) -> tuple[Citation, ...]:
    """The citations of some lines, as other claims cite them, else by the outline."""
    known: dict[int, Citation] = {}
    for claim in batch.claims:
        for citation in claim.citations:
            if citation.last_line <= citation.line:
                known.setdefault(citation.line, citation)
    (source,) = batch.sources
    wanted = [values.line(line) for line in lines.split()]
    return tuple(known.get(line) or outline.citation(source.id, line) for line in wanted)

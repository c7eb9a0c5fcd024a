"""From extracted tables to a source in the form of data/: the rows accepted, and their names in the ledger beside it."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sse_atlas.errors import InputError, UnwritableError
from sse_atlas.graph.derive import text
from sse_atlas.graph.names import folded
from sse_atlas.graph.records import Batch, Claim, Literal, Refusal, Thing
from sse_atlas.graph.swap import replacing
from sse_atlas.loaders.contradictions import REASON, SINGLE, contradicting
from sse_atlas.loaders.csvfile import read_table
from sse_atlas.loaders.decided import NO, YES
from sse_atlas.loaders.documents.model import Found, Unplaced
from sse_atlas.loaders.folder import read_folder
from sse_atlas.loaders.identity import LEDGER_COLUMNS, Ledger
from sse_atlas.loaders.review.extracted import WHOLE, Decided, Extracted
from sse_atlas.loaders.review.folder import COLUMNS, csv_text
from sse_atlas.loaders.review.standing import stand
from sse_atlas.loaders.statements import PROPERTIES
from sse_atlas.ontology import SKOS, SSE

IDENTITY: Final = "identity.csv"
SLUGS: Final = "slugs.csv"
_SLUG_COLUMNS: Final = ("slug", "status", "replaced_by")
_DISAGREEMENTS: Final = ("subject", "property", "values", "kind", "reason")
_NAMING: Final = (SSE.name, SKOS.altLabel)
#: Properties without which nothing is known of a thing at all.
_NAMES: Final = ("kind", "name", "acronym")
#: E-mail addresses are for the reviewer only.
_KEPT: Final = tuple(table for table in COLUMNS if table != "emails")
_OURS: Final = frozenset((*(f"{table}.csv" for table in _KEPT), "disagreements.csv"))


@dataclass(frozen=True, slots=True)
class Accepted:
    """What was taken over: rows by table, those left undecided, those that cannot stand without them, names and slugs added."""

    counts: Mapping[str, int]
    undecided: int
    refused: int
    waiting: tuple[Unplaced, ...]
    names: int
    slugs: int


def accept_into(extracted: Extracted, to: Path, *, at_least: float, force: bool = False) -> Accepted:
    """Write the accepted rows (told yes, or undecided and at least that sure) into a new folder, and their names into the ledger.

    Raises InputError where a slug is somebody else's there or the folder holds other things, UnwritableError where it cannot be
    written. Nothing is written then.
    """
    _refuse_strangers(to, extracted.source, force)
    whole = _of_the_whole(extracted)
    taken = [row for row in extracted.rows if _takes(row, at_least, whole)]
    found, waiting = stand((row.found() for row in taken), extracted.source)
    files = _files(found)
    with replacing(to, mark="source.csv", what="source") as new:
        _write(new, files)
        batch = read_folder(new, Ledger())
        _write(new, _disagreements(batch))
        batch = read_folder(new, Ledger())
        if batch.refusals:
            first = batch.refusals[0]
            raise InputError(first.what, where=f"{extracted.folder}, {Path(first.where).name}", do=first.do)
        names, slugs = _names(batch), _slugs(batch)
        new_names, new_slugs = _ledger(to.parent, extracted, names, slugs)
    _append(to.parent / IDENTITY, LEDGER_COLUMNS, new_names)
    _append(to.parent / SLUGS, _SLUG_COLUMNS, new_slugs)
    left = sum(not _takes(row, at_least, whole) and row.decision != NO for row in extracted.rows if row.table in _KEPT)
    refused = sum(row.decision == NO for row in extracted.rows)
    counts = {table: number for table in _KEPT if (number := sum(row.table == table for row in found))}
    return Accepted(counts, left, refused, tuple(waiting), len(new_names), len(new_slugs))


def _of_the_whole(extracted: Extracted) -> set[str]:
    """The things that the whole source hangs on: its publisher, its network, its survey."""
    columns = (("source", "publisher"), ("directory", "network"), ("directory", "survey"))
    return {row.row[column] for table, column in columns for row in extracted.of(table)} - {""}


def _takes(row: Decided, at_least: float, whole: Collection[str]) -> bool:
    if row.table not in _KEPT or row.decision == NO:
        return False
    names = (row.table == "statements" and row.row["property"] in _NAMES and row.row["subject"] in whole) or (
        row.table == "events" and row.row["slug"] in whole
    )
    return row.table in WHOLE or names or row.decision == YES or row.confidence >= at_least


def _refuse_strangers(to: Path, source: str, force: bool) -> None:
    if not to.is_dir() or not any(to.iterdir()):
        return
    if strange := sorted({path.name for path in to.iterdir()} - _OURS):
        raise InputError(f"holds {strange[0]!r}, which no review wrote", where=str(to), do="name another folder with -o")
    if not force:
        do = "name another folder with -o, or give --force to write over it"
        raise InputError("there are tables in it already", where=str(to), do=do)


def _files(found: Iterable[Found]) -> dict[str, str]:
    rows: defaultdict[str, list[Mapping[str, str]]] = defaultdict(list)
    for row in found:
        rows[row.table].append(row.cells)
    return {f"{table}.csv": csv_text(COLUMNS[table], rows[table]) for table in _KEPT if rows[table]}


def _write(folder: Path, files: Mapping[str, str]) -> None:
    for name, content in files.items():
        (folder / name).write_text(content, encoding="utf-8", newline="")


def _disagreements(batch: Batch) -> dict[str, str]:
    """The contradictions that stand in what was accepted, as a table: a build refuses those that nobody declares."""
    names = {iri: name for name, iri in PROPERTIES.items()}
    rows = []
    for claims in contradicting(batch.claims):
        subject, property_ = claims[0].subject, names[claims[0].predicate]
        values = " | ".join(_as_cell(claim) for claim in claims)
        kind = SINGLE[claims[0].predicate]
        slug = subject.slug if isinstance(subject, Thing) else ""
        rows.append({"subject": slug, "property": property_, "values": values, "kind": kind, "reason": REASON})
    return {"disagreements.csv": csv_text(_DISAGREEMENTS, rows)} if rows else {}


def _as_cell(claim: Claim) -> str:
    """The value of a claim as a table of statements has it."""
    value = text(claim)
    if claim.predicate in (SSE.startTime, SSE.endTime):
        clock, zone = value[:5], value[8:]
        return f"{clock} { ({'+09:00': 'KST', 'Z': 'UTC'}[zone]) }" if zone else clock
    return value.rpartition("/")[2] if claim.predicate in (SSE.eventKind, SSE.section) else value


def _names(batch: Batch) -> dict[tuple[str, str], str]:
    """Each printed name of each thing, and the rule that read it, "" for a person."""
    found: dict[tuple[str, str], str] = {}
    for claim in batch.claims:
        if claim.predicate in _NAMING and isinstance(claim.subject, Thing) and isinstance(claim.object, Literal):
            found.setdefault((claim.object.value, claim.subject.slug), "")
    return found


def _slugs(batch: Batch) -> list[str]:
    things = {claim.subject.slug for claim in batch.claims if isinstance(claim.subject, Thing)}
    return sorted(things | {item.slug for item in batch.items})


def _ledger(
    parent: Path, extracted: Extracted, names: Collection[tuple[str, str]], slugs: Iterable[str]
) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
    """The rows to add to the ledger and the list of slugs; InputError where a slug or a name there is somebody else's."""
    known: defaultdict[str, set[str]] = defaultdict(set)
    decided: defaultdict[str, set[str]] = defaultdict(set)
    for row in _rows(parent / IDENTITY, LEDGER_COLUMNS):
        known[row["actor"]].add(row["name"])
        if row["source"] == extracted.source:
            decided[row["name"]].add(row["actor"])
    status = {row["slug"]: row["status"] for row in _rows(parent / SLUGS, _SLUG_COLUMNS)}
    own: defaultdict[str, list[str]] = defaultdict(list)
    for name, slug in names:
        own[slug].append(name)
        if name in decided and slug not in decided[name]:
            actor = min(decided[name])
            what = f"{name!r} stands for {actor} in {parent / IDENTITY}, not for {slug}"
            raise InputError(
                what, where=str(extracted.folder), do=f"--same {slug}={actor} writes it in every table; or correct the ledger"
            )
    for slug, its in sorted(own.items()):
        if slug in known and not {folded(name) for name in known[slug]} & {folded(name) for name in its}:
            what = f"the slug {slug!r} of {its[0]!r} stands for {min(known[slug])!r} in {parent / IDENTITY}"
            do = f"give it another slug (--same {slug}=NEW), or, if they are one, enter {its[0]!r} there for {slug}"
            raise InputError(what, where=str(extracted.folder), do=do)
    if retired := [slug for slug in slugs if status.get(slug, "current") != "current"]:
        what = f"the slug {retired[0]!r} is retired in {parent / SLUGS}"
        raise InputError(what, where=str(extracted.folder), do=f"give it another: --same {retired[0]}=NEW")
    new: list[tuple[str, ...]] = [
        (name, extracted.source, slug, "read by rule") for name, slug in sorted(names) if slug not in decided[name]
    ]
    return new, [(slug, "current", "") for slug in slugs if slug not in status]


def _rows(path: Path, columns: tuple[str, ...]) -> list[Mapping[str, str]]:
    if not path.is_file():
        return []
    refusals: list[Refusal] = []
    rows: list[Mapping[str, str]] = [row.cells for row in read_table(path, columns, refusals, known=columns)]
    if refusals:
        raise InputError(refusals[0].what, where=refusals[0].where, do=refusals[0].do)
    return rows


def _append(path: Path, columns: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    """Add rows to the end of a table, which is replaced in one step; a new one gets its header."""
    if not rows:
        return
    try:
        before = path.read_text(encoding="utf-8-sig") if path.is_file() else csv_text(columns, ())
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerows(rows)
        new = path.with_name(f".{path.name}.new")
        new.write_text(before + ("" if before.endswith("\n") else "\n") + out.getvalue(), encoding="utf-8", newline="")
        new.replace(path)
    except OSError as error:
        raise UnwritableError(f"cannot be written ({error.strerror})", where=str(path), do="check its permissions") from error

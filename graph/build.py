"""From records to an atlas folder: mapped, written, validated, and swapped in whole."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from sse_atlas import __version__
from sse_atlas.errors import InputError
from sse_atlas.graph.accept import accept
from sse_atlas.graph.amending import Amender
from sse_atlas.graph.count import counted
from sse_atlas.graph.iris import Iris
from sse_atlas.graph.manifest import Manifest
from sse_atlas.graph.mapping import Mapper
from sse_atlas.graph.memory import collector_paused
from sse_atlas.graph.nquads import Quads
from sse_atlas.graph.rdf import write_rdf
from sse_atlas.graph.records import Batch, Refusal
from sse_atlas.graph.store import LocalStore, write_store
from sse_atlas.graph.swap import replacing
from sse_atlas.graph.validate import Report, validate_quads
from sse_atlas.graph.vocabulary import add_vocabulary

#: Told what is done next, for display.
Tell = Callable[[str], None]
#: Writes what stands above the graph (the explorer page) into the new folder.
Extra = Callable[[Path, LocalStore], None]

#: What a build does, in order.
STAGES: Final = (
    "reading the sources",
    "mapping to statements",
    "writing the store",
    "checking the shapes",
    "writing the RDF files",
    "drawing the map",
)

REFUSED: Final = "refused.csv"


@dataclass(frozen=True, slots=True)
class Built:
    """What a build gave: where it is, what it says of itself, what the shapes found, what was refused, where rows stand that a
    person has said no to, and how many claims were read by rule and accepted by nobody."""

    folder: Path
    manifest: Manifest
    report: Report
    refusals: tuple[Refusal, ...]
    left_out: tuple[str, ...] = ()
    by_rule: int = 0


def _silent(what: str) -> None:
    """Tell nobody."""


def build(
    batch: Batch,
    folder: Path,
    base: str,
    *,
    extra: Extra | None = None,
    strict: bool = False,
    check: bool = True,
    tell: Tell = _silent,
) -> Built:
    """Write an atlas of `batch` into `folder`, replacing the one that is there.

    `check=False` leaves the shapes out, and the report says so. Under `strict` violations leave the old atlas in place.
    Raises InputError for contradictions nobody declared, UnwritableError where the folder cannot be written.
    """
    tell(STAGES[1])
    whole = accept(batch)
    whole.figures = [*whole.figures, *counted(whole)]
    quads = to_quads(whole, base)
    with replacing(folder) as new:
        tell(STAGES[2])
        store, name = write_store(new, quads)
        manifest = Manifest(base, len(store), name, counts(whole), _sources(whole), version=__version__)
        tell(STAGES[3])
        report = validate_quads(quads) if check else Report.unchecked()
        manifest = replace(manifest, conforms=report.conforms if report.checked else None)
        tell(STAGES[4])
        manifest.write(new)
        write_rdf(new, quads)
        report.write(new)
        _write_refused(new / REFUSED, batch.refusals)
        if extra:
            tell(STAGES[5])
            extra(new, LocalStore(store, base, manifest))
        del store
        if strict and not report.conforms:
            raise InputError(report.summary(), where=str(folder), do="mend the source; the old atlas is unchanged")
    by_rule = sum(bool(claim.rule) for claim in batch.claims)
    return Built(folder, manifest, report, tuple(batch.refusals), tuple(batch.left_out), by_rule)


def to_quads(batch: Batch, base: str, *, vocabulary: bool = True) -> Quads:
    """Map accepted records to quads under `base`, with the vocabulary beside them unless it is left out."""
    with collector_paused():
        return _mapped(batch, base, vocabulary)


def _mapped(batch: Batch, base: str, vocabulary: bool) -> Quads:
    iris, quads = Iris(base), Quads()
    mapper = Mapper(iris, quads)
    for claim in batch.claims:
        mapper.claim(claim)
    for source in batch.sources:
        mapper.source(source, ("", iris.graph(source.id)))
    for actor in batch.actors:
        mapper.actor(actor)
    for relation in batch.relations:
        mapper.relation(relation)
    for item in batch.items:
        mapper.item(item)
    for concept in batch.concepts:
        mapper.concept(concept)
    for event in batch.events:
        mapper.event(event)
    for figure in batch.figures:
        mapper.figure(figure)
    amender = Amender(mapper)
    for correction in batch.corrections:
        amender.correction(correction)
    for disagreement in batch.disagreements:
        amender.disagreement(disagreement)
    for remark in batch.remarks:
        amender.remark(remark)
    for graph, statement in batch.kept:
        quads.extend(iris.graph(graph), (statement,))
    if vocabulary:
        add_vocabulary(quads, iris)
    return quads


def counts(batch: Batch) -> dict[str, int]:
    """Count the records of an accepted batch by sort, in words that a sentence takes."""
    items = Counter(item.type for item in batch.items)
    return {
        "actors": len(batch.actors),
        "relations": len(batch.relations),
        "initiatives": items["Initiative"],
        "policy measures": items["PolicyMeasure"],
        "places": items["Place"],
        "works": items["Work"],
        "cases": items["Case"],
        "partnerships": items["Partnership"],
        "events": len(batch.events),
        "figures": len(batch.figures),
        "claims": len(batch.claims),
        "corrections": len(batch.corrections),
        "disagreements": len(batch.disagreements),
        "remarks": len(batch.remarks),
    }


def _sources(batch: Batch) -> list[dict[str, str]]:
    return [{"id": s.id, "title": s.title, "issued": s.issued} for s in sorted(batch.sources, key=lambda s: s.id)]


def _write_refused(path: Path, refusals: list[Refusal]) -> None:
    if refusals:
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(("where", "what", "do", "text"))
            writer.writerows((r.where, r.what, r.do, r.text) for r in refusals)

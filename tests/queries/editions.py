"""Small editions of lists and of a curated source, for the tests of what changed between them."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pyoxigraph

from sse_atlas.graph import LOCAL_BASE, LocalStore
from sse_atlas.graph.accept import accept
from sse_atlas.graph.build import to_quads
from sse_atlas.graph.count import counted
from sse_atlas.graph.store import load
from sse_atlas.loaders import read_sources
from sse_atlas.queries.answers.difference import Change, Difference

Row = dict[str, str]
#: Sort, way, slug in the old and in the new atlas, property, old and new value.
Told = tuple[str, str, str, str, str, str, str]

ACTORS = ("slug", "name", "language", "other_names", "kind", "acronym", "country", "city", "website", "founded", "themes")
RELATIONS = ("from", "type", "to", "start", "end", "role")
NOTHING = "No difference is found."
PLACE = ("locator_heading", "page")
#: The tables of a curated source with their columns.
TABLES = {
    "source": "id title publisher issued language rights license sha256 lines".split(),
    "statements": ("subject", "property", "value", "language", "printed", "line", *PLACE),
    "things": ("slug", "class", "name", "language", "label", "printed", "line", *PLACE),
    "relations": ("from", "type", "to", "start", "end", "date_text", "role", "doubt", "printed", "line", *PLACE),
    "figures": (
        *("slug", "of", "measure", "what", "value", "upper_value", "qualifier", "unit", "status", "as_of", "breakdown"),
        *("printed", "lines", *PLACE),
    ),
    "corrections": "subject property value line right_value kind reason evidence_line".split(),
    "disagreements": "subject property values kind reason".split(),
}


def table(path: Path, columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> Path:
    """Write a table; what a row does not name is empty."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return path


def lists(folder: Path, actors: Iterable[Row], relations: Iterable[Row] = ()) -> list[Path]:
    """Write a list of actors and one of relations."""
    return [table(folder / "members.csv", ACTORS, actors), table(folder / "ties.csv", RELATIONS, relations)]


def curated(folder: Path, tables: Mapping[str, Sequence[Row]]) -> list[Path]:
    """Write a curated source."""
    for name, rows in tables.items():
        table(folder / f"{name}.csv", TABLES[name], rows)
    return [folder]


def said(subject: str, property_: str, value: str, line: int, language: str = "") -> Row:
    """A row of statements."""
    return {"subject": subject, "property": property_, "value": value, "line": str(line), "language": language}


def figure(slug: str, value: str, line: int, **more: str) -> Row:
    """A row of figures."""
    return {"slug": slug, "of": "alpha", "measure": "members", "value": value, "lines": str(line), **more}


def opened(sources: Sequence[Path], base: str = LOCAL_BASE) -> LocalStore:
    """The atlas that a build of sources writes, in memory."""
    batch = read_sources(sources)
    assert batch.refusals == []
    whole = accept(batch)
    whole.figures = [*whole.figures, *counted(whole)]
    store = pyoxigraph.Store()
    load(store, to_quads(whole, base, vocabulary=False))
    return LocalStore(store, base)


def told(found: Difference) -> Counter[Told]:
    """What a difference tells, without its sentences and places."""
    return Counter(map(_told, found.changes))


def mirrored(found: Difference) -> Counter[Told]:
    """What a difference would tell the other way round."""
    ways = {"gained": "lost", "lost": "gained"}
    return Counter(
        (sort, ways.get(way, way), new, old, name, now, was) for sort, way, old, new, name, was, now in map(_told, found.changes)
    )


def before_sources(found: Difference) -> list[str]:
    """The lines of a difference without the list of sources at its end."""
    lines = found.lines()
    return lines[: lines.index("Sources") - 1] if "Sources" in lines else lines


def _told(change: Change) -> Told:
    old, new = (_slug(iri) for iri in (change.old_iri, change.new_iri))
    # Corrections and disagreements go by the hash of what they say.
    names = ("", "") if change.sort in ("correction", "disagreement") else (old, new)
    return change.sort, change.way, *names, change.property, change.old, change.new


def _slug(iri: str) -> str:
    return next((iri.partition(part)[2] for part in ("/id/", "/relation/", "/figure/", "/source/") if part in iri), iri)

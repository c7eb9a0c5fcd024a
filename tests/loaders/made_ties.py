"""How well the other tables of an extracted document agree with what people read in it: relations, events, figures, statements.

A slug of the reader's is not one of the people's: things are told apart by the names and acronyms that both have for them, in
the ledger and in the tables, and by the line where a thing has no name of its own (a talk).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from sse_atlas.graph.names import folded
from sse_atlas.ontology import relation_types
from tests.loaders.directories.made_score import Row, Said, Score, rows_of

_NAMING: Final = ("name", "altName", "acronym")
_RUN: Final = re.compile(r"(\d+)(?:-(\d+))?")
#: What is compared of an event, a talk or the like; and the statements that are facts of their own.
_FACTS: Final = ("founded", "registered", "country", "city", "startTime", "endTime", "acronym", "kind")


class Names:
    """Which things of `data/` a name, an acronym or a line stands for."""

    def __init__(self, curated: Path) -> None:
        self._named: dict[str, set[str]] = {}
        for row in rows_of(curated.parent, "identity"):
            self._add(row["name"], row["actor"])
        for folder in sorted(path for path in curated.parent.iterdir() if path.is_dir()):
            for row in rows_of(folder, "statements"):
                if row["property"] in _NAMING:
                    self._add(row["value"], row["subject"])
        for row in rows_of(curated, "members"):
            for place in ("contents", "list", "heading"):
                self._add(row[f"{place}_acronym"], row["slug"])
        self._standing: dict[tuple[str, int], set[str]] = {}
        for kind, row in _things(curated):
            for line in _lines(row["line"]):
                self._standing.setdefault((kind, line), set()).add(row["slug"])

    def _add(self, name: str, slug: str) -> None:
        if name:
            self._named.setdefault(folded(name), set()).add(slug)

    def of(self, read: Path) -> dict[str, set[str]]:
        """Give, for each slug of a folder of extracted tables, the slugs of `data/` that it may stand for."""
        found: dict[str, set[str]] = {}
        for slug, name in _forms(read):
            found.setdefault(slug, set()).update(self._named.get(folded(name), ()))
        for kind, row in _things(read):
            # Several things may stand on one line: only one that no name tells apart is known by it.
            if not found.get(row["slug"]):
                for line in _lines(row["line"]):
                    found.setdefault(row["slug"], set()).update(self._standing.get((kind, line), ()))
        return found


def score_ties(read: Path, curated: Path, label: str = "") -> Score:
    """Score relations, events, things, figures and facts of an extracted document by the tables that people made of it.

    A relation is right where its type and both ends are; an event, a thing (a talk, an initiative) where it is one of theirs; a
    figure where its line and its value are; a fact where its subject, its property and its value are.
    """
    score = Score()
    same = Names(curated).of(read)
    true = list(_said(curated, {}))
    there = {said.key for said in true}
    found = [_best(options, there) for options in _options(read, same)]
    once = {said.key: said for said in found}.values()
    score.count(once, {said.key: said for said in true}.values(), label)
    return score


def _best(options: list[Said], there: set[tuple[str, int | str, str, str]]) -> Said:
    return next((said for said in options if said.key in there), options[0])


def _options(folder: Path, same: dict[str, set[str]]) -> Iterator[list[Said]]:
    """What each row may say, by each thing that its slugs may stand for."""
    groups: dict[tuple[str, int], list[Said]] = {}
    for number, said in _rows(folder, same):
        groups.setdefault((said.field.partition(" ")[0], number), []).append(said)
    yield from groups.values()


def _said(folder: Path, same: dict[str, set[str]]) -> Iterator[Said]:
    yield from (said for _, said in _rows(folder, same))


def _rows(folder: Path, same: dict[str, set[str]]) -> Iterator[tuple[int, Said]]:
    """Each row of a folder as what it says, once for each thing of `data/` that its slugs may stand for."""

    def things(slug: str) -> Iterable[str]:
        return sorted(same.get(slug, ())) or [slug]

    for number, row in enumerate(rows_of(folder, "relations")):
        symmetric = relation_types()[row["type"]].symmetric
        for start in things(row["from"]):
            for end in things(row["to"]):
                ends = sorted((start, end)) if symmetric else [start, end]
                yield number, Said(f"relation {row['type']}", ends[0], row["type"], ends[1], row.get("rule", ""))
    for number, row in enumerate(rows_of(folder, "events")):
        for slug in things(row["slug"]):
            yield number, Said("event", slug, "", "", row.get("rule", ""))
    for number, row in enumerate(rows_of(folder, "things")):
        for slug in things(row["slug"]):
            yield number, Said(f"thing {row['class']}", slug, "", row["class"], row.get("rule", ""))
    for number, row in enumerate(rows_of(folder, "figures")):
        for line in sorted(_lines(row["lines"]))[:1]:
            yield number, Said("figure", line, row.get("unit", ""), row["value"], row.get("rule", ""))
    for number, row in enumerate(rows_of(folder, "statements")):
        # The country that a list prints behind a name is scored with the other fields of the directory.
        if row["property"] in _FACTS and row.get("rule") != "name-list":
            for slug in things(row["subject"]):
                yield number, Said(f"fact {row['property']}", slug, "", row["value"], row.get("rule", ""))


def _forms(folder: Path) -> Iterator[tuple[str, str]]:
    for row in rows_of(folder, "statements"):
        if row["property"] in _NAMING:
            yield row["subject"], row["value"]
    for row in rows_of(folder, "members"):
        for place in ("contents", "list", "heading"):
            yield row["slug"], row[f"{place}_name"]
    for _, row in _things(folder):
        yield row["slug"], row["name"]


def _things(folder: Path) -> Iterator[tuple[str, Row]]:
    for row in rows_of(folder, "events"):
        yield "event", row
    for row in rows_of(folder, "things"):
        yield row["class"], row


def _lines(text: str) -> set[int]:
    found: set[int] = set()
    for first, last in _RUN.findall(text):
        found.update(range(int(first), int(last or first) + 1))
    return found

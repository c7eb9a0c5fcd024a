"""The rows of the tables, from what the store says: each statement in the column of its property, or in `other`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from sse_atlas.graph import dates
from sse_atlas.graph.exports.cells import join, short, term
from sse_atlas.graph.exports.columns import Column, Table
from sse_atlas.graph.exports.part import Kept
from sse_atlas.graph.exports.reading import Said, described, ntriples
from sse_atlas.graph.exports.tables import TABLES
from sse_atlas.graph.results import Cell
from sse_atlas.graph.store import Store
from sse_atlas.ontology import BASE, ORG, RDF, XSD, ancestors, kinds, relation_types

#: A row: column -> cell; "" where nothing is said.
Row = Mapping[str, str]
#: Table -> rows, in order of their key.
Rows = Mapping[str, list[Row]]

_NUMBER: Final = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
_INTEGER: Final = re.compile(r"-?\d+", re.ASCII)
_CONCEPT: Final = re.compile(r"[^/:#?]+")


def rows(store: Store, kept: Kept) -> Rows:
    """Give the rows of every table for what is kept of an atlas."""
    edges = frozenset(type_.yields for type_ in relation_types().values()) | {ORG.hasMember}
    made: dict[str, list[Row]] = {}
    for table in TABLES.values():
        said = described(store, kept.records[table.name], named=True)
        writer = _Writer(table, store.base, edges)
        made[table.name] = [writer.row(iri, said[iri]) for iri in sorted(said)]
    return made


class _Writer:
    """Writes the rows of one table."""

    def __init__(self, table: Table, base: str, edges: frozenset[str]) -> None:
        self._table, self._base = table, base
        self._derived = (edges | {*table.derived}) - {column.predicate for column in table.columns}

    def row(self, iri: str, said: Said) -> Row:
        row = {column.name: "" for column in self._table.columns}
        row["id"] = short(iri, self._base)
        if "iri" in row:
            row["iri"] = iri
        if "graph" in row:
            row["graph"] = join(short(graph, self._base) for graph in sorted(said.graphs))
        waiting = {property_: list(values) for property_, values in said.values.items() if not self._follows(property_, values)}
        waiting[RDF.type] = self._classes(said)
        for column in self._table.columns:
            if column.predicate:
                self._fill(row, column, waiting)
        if "types" not in row:
            waiting[RDF.type] = [cell for cell in waiting[RDF.type] if cell.value not in self._implied()]
        row["other"] = join(f"<{property_}> {ntriples(cell)}" for property_ in sorted(waiting) for cell in waiting[property_])
        return row

    def _follows(self, property_: str, values: list[Cell]) -> bool:
        """Whether a property follows from the relations, which have a table of their own."""
        return property_ in self._derived and all(cell.kind == "uri" or cell.datatype == XSD.integer for cell in values)

    def _implied(self) -> frozenset[str]:
        return frozenset(self._table.classes) | {ORG.Membership}

    def _classes(self, said: Said) -> list[Cell]:
        """The classes of a thing that no other one of them implies."""
        cells = said.values.get(RDF.type, [])
        own = {kind.iri: kind.superclasses for kind in kinds().values()}
        above = {over for cell in cells for over in own.get(cell.value, ancestors(cell.value))}
        return [cell for cell in cells if cell.value not in above]

    def _fill(self, row: dict[str, str], column: Column, waiting: dict[str, list[Cell]]) -> None:
        """Take the values that a column can hold; what it cannot is left for `other`."""
        written: list[str] = []
        left: list[Cell] = []
        for cell in waiting.get(column.predicate, ()):
            text = self._cell(column, cell)
            if text is None or (written and not column.many):
                left.append(cell)
                continue
            written.append(text)
            if column.form == "value":
                row[f"{column.name}_type"] = _type(cell)
                row[f"{column.name}_language"] = cell.language
        waiting[column.predicate] = left
        row[column.name] = join(written) if column.many else "".join(written)

    def _cell(self, column: Column, cell: Cell) -> str | None:
        """Write a value in the form of a column; None where the form cannot hold it."""
        value = cell.value
        match column.form:
            case "value":
                return short(value, self._base) if cell.kind == "uri" else value
            case "ref" | "iri" | "term" | "concept" if cell.kind == "uri":
                return _reference(column, value, self._base)
            case "names" if cell.kind == "literal" and not cell.datatype:
                return f"{cell.language}:{value}"
            case "english" if cell.language == "en":
                return value
            case "text" if cell.kind == "literal" and not (cell.language or cell.datatype) and value:
                return value
            case "date" if cell.kind == "literal" and cell.datatype == _date_type(value):
                return value
            case "time" if cell.datatype == XSD.time and re.fullmatch(column.pattern, value, re.ASCII):
                return value
            case "number" if cell.datatype in (XSD.integer, XSD.decimal) and _NUMBER.fullmatch(value):
                # The point tells a decimal from a whole number, and the store takes it away.
                return f"{value}.0" if cell.datatype == XSD.decimal and "." not in value else value
            case "integer" if cell.datatype == XSD.integer and _INTEGER.fullmatch(value):
                return value
        return None


def _reference(column: Column, iri: str, base: str) -> str:
    if column.form == "iri":
        return iri
    if column.form == "ref":
        return short(iri, base)
    if column.form == "term":
        return term(iri)
    tail = iri.removeprefix(f"{BASE}{column.path}/")
    return tail if tail != iri and _CONCEPT.fullmatch(tail) else iri


def _type(cell: Cell) -> str:
    if cell.kind == "uri":
        return "iri"
    return term(cell.datatype) if cell.datatype else "text"


def _date_type(value: str) -> str:
    try:
        return dates.datatype(value)
    except ValueError:
        return "none"

"""The CSV export: a folder of tables with a Frictionless Data Package that describes every column, and the way back."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from sse_atlas.errors import InputError
from sse_atlas.graph.exports.cells import armed, defused, is_number
from sse_atlas.graph.exports.columns import Column, Table
from sse_atlas.graph.exports.rows import Row, Rows
from sse_atlas.graph.exports.tables import TABLES

PACKAGE: Final = "datapackage.json"
README: Final = "README.md"

#: The mark in the description of a folder whose cells are defused.
_DEFUSED: Final = "defused"
_DESCRIPTION: Final = (
    "Actors of the social and solidarity economy, the relations between them, and every statement of the sources with "
    "its place. UTF-8, comma between cells, CR LF between rows; an empty cell says nothing."
)
_HOW_DEFUSED: Final = (
    "For spreadsheets: an apostrophe stands before every cell that a spreadsheet could take for a formula, and before "
    "one that begins with an apostrophe. Take the first apostrophe of a cell away to have what the atlas says."
)


def csv_folder(rows: Rows, base: str, *, for_spreadsheet: bool = False) -> dict[str, bytes]:
    """Write the tables and their description, as the content of files by name.

    `for_spreadsheet` puts an apostrophe before every cell that a spreadsheet could take for a formula.
    """
    files = {f"{name}.csv": _table(TABLES[name], rows[name], for_spreadsheet) for name in TABLES}
    described = json.dumps(_package(rows, base, for_spreadsheet), ensure_ascii=False, indent=2)
    files[PACKAGE] = f"{described}\n".encode()
    files[README] = _readme(rows, for_spreadsheet).encode()
    return files


def read_csv_export(folder: Path) -> dict[str, list[dict[str, str]]]:
    """Read a folder that `csv_folder` wrote: the rows of each table as the atlas has them, apostrophes taken off.

    Raises InputError where the folder, a table or the description is missing or cannot be read.
    """
    try:
        package = json.loads((folder / PACKAGE).read_text(encoding="utf-8"))
        marked = package[_DEFUSED]
        return {resource["name"]: list(_read(folder / resource["path"], marked)) for resource in package["resources"]}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, csv.Error) as error:
        do = "name a folder that sse-atlas export csv wrote"
        raise InputError(f"no CSV export that can be read ({error})", where=str(folder), do=do) from error


def _read(path: Path, marked: bool) -> Iterator[dict[str, str]]:
    csv.field_size_limit(2**31 - 1)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, strict=True):
            yield {name: armed(cell) if marked else cell for name, cell in row.items()}


def _table(table: Table, rows: list[Row], for_spreadsheet: bool) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    names = [column.name for column in table.columns]
    writer.writerow(names)
    for row in rows:
        writer.writerow([_safe(column, row[column.name]) if for_spreadsheet else row[column.name] for column in table.columns])
    return out.getvalue().encode("utf-8")


def _safe(column: Column, cell: str) -> str:
    return cell if column.type != "string" and is_number(cell) else defused(cell)


def _package(rows: Rows, base: str, for_spreadsheet: bool) -> dict[str, Any]:
    """The description of the folder, by the Data Package standard; `base` and `defused` are members of our own."""
    sources = [{"title": row["title"].partition(":")[2] or row["identifier"] or row["id"]} for row in rows["sources"]]
    return {
        "profile": "tabular-data-package",
        "name": "sse-atlas",
        "title": "SSE Atlas",
        "description": f"{_DESCRIPTION} {_HOW_DEFUSED}" if for_spreadsheet else _DESCRIPTION,
        "base": base,
        _DEFUSED: for_spreadsheet,
        **({"sources": sources} if sources else {}),
        "resources": [_resource(table) for table in TABLES.values()],
    }


def _resource(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(table, column) for column in table.columns],
        "missingValues": [""],
        "primaryKey": [table.columns[0].name],
    }
    column, other = table.refers
    if column:
        reference = {"resource": "" if other == table.name else other, "fields": [TABLES[other].columns[0].name]}
        schema["foreignKeys"] = [{"fields": [column], "reference": reference}]
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "title": table.title,
        "description": table.what,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": schema,
    }


def _field(table: Table, column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "type": column.type, "description": column.description}
    constraints: dict[str, Any] = {"required": True, "unique": True} if column is table.columns[0] else {}
    if column.pattern:
        constraints["pattern"] = column.pattern
    return field | ({"constraints": constraints} if constraints else {})


def _readme(rows: Mapping[str, list[Row]], for_spreadsheet: bool) -> str:
    """The same for people."""
    parts = ["# SSE Atlas, as tables\n", f"{_DESCRIPTION}\n"]
    if for_spreadsheet:
        parts.append(f"{_HOW_DEFUSED}\n")
    parts.append(f"`{PACKAGE}` says the same to programs, as a Frictionless Data Package.\n")
    for table in TABLES.values():
        count = len(rows[table.name])
        parts.append(f"## {table.name}.csv\n\n{table.title}: {count:,} row{'' if count == 1 else 's'}. {table.what}\n")
        parts.append("\n".join(f"- `{column.name}`: {column.description}" for column in table.columns) + "\n")
    return "\n".join(parts)

"""The answer to a query as a table in a notebook: HTML in which nothing of the data can run or call out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from sse_atlas.graph.results import Cell, Result

#: Rows that are shown, and letters of a cell.
ROWS: Final = 60
LETTERS: Final = 300

_LEFT: Final = ' style="text-align:left"'
_RIGHT: Final = ' style="text-align:right;font-variant-numeric:tabular-nums"'


def html(result: Result) -> str:
    """Give a result as HTML: a table of rows, the word yes or no, or the first statements of a graph."""
    if result.kind == "ask":
        return f"<p>{result}</p>"
    if result.kind == "graph":
        return _statements(result.ntriples)
    right = [result.is_numeric(name) for name in result.variables]
    head = "".join(
        f'<th scope="col"{_RIGHT if number else _LEFT}>{escape(name)}</th>'
        for name, number in zip(result.variables, right, strict=True)
    )
    body = "".join(f"<tr>{_cells(row, result.variables, right)}</tr>" for row in result.rows[:ROWS])
    table = f"<table><caption>{_caption(len(result))}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    return table + _rest(len(result) - ROWS, "row")


def _caption(rows: int) -> str:
    return f"{rows:,} row{'' if rows == 1 else 's'}"


def _rest(number: int, what: str) -> str:
    return f"<p>... and {number:,} more {what}{'' if number == 1 else 's'}</p>" if number > 0 else ""


def _cells(row: Mapping[str, Cell], names: Sequence[str], right: Sequence[bool]) -> str:
    cells = []
    for index, (name, number) in enumerate(zip(names, right, strict=True)):
        # The first cell names its row, unless it is only a number.
        kind, scope = ("th", ' scope="row"') if index == 0 and not number else ("td", "")
        cells.append(f"<{kind}{scope}{_RIGHT if number else _LEFT}>{_cell(row.get(name))}</{kind}>")
    return "".join(cells)


def _cell(cell: Cell | None) -> str:
    if cell is None:
        return ""
    said = str(cell)
    words = f"<bdi>{escape(said if len(said) <= LETTERS else said[:LETTERS] + '…')}</bdi>"
    if cell.kind == "uri" and is_web_address(cell.value):
        return f'<a href="{escape(cell.value)}" target="_blank" rel="noopener noreferrer">{words}</a>'
    return words


def is_web_address(iri: str) -> bool:
    """Whether an IRI can be a link: http or https, with a host, and no letter that an address cannot have."""
    try:
        parts = urlsplit(iri)
        good = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False
    return good and not any(c.isspace() or not c.isprintable() or c in "<>\"'`\\" for c in iri)


def _statements(ntriples: bytes) -> str:
    lines = ntriples.decode("utf-8").splitlines()
    shown = escape("\n".join(lines[:ROWS]))
    return f"<pre>{shown}</pre>" + _rest(len(lines) - ROWS, "statement")

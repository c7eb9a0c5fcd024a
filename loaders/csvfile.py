"""Reading a CSV table: every row comes out with its place, every row that cannot be read is refused with the reason."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sse_atlas.errors import InputError
from sse_atlas.graph.records import Refusal

#: A cell longer than this is a file that is no table (an unclosed quote swallows the rest of it).
_CELL_LIMIT: Final = 1_000_000


class CellError(ValueError):
    """A cell that cannot be taken: what is wrong with it, and what to do."""

    def __init__(self, what: str, do: str = "correct the cell") -> None:
        super().__init__(what)
        self.do = do


@dataclass(slots=True)
class Row:
    """A row and its place: `number` counts rows from 1 below the header, `line` lines of the file."""

    file: str
    number: int
    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        """The cell of a column, trimmed; "" where the table has no such column."""
        return self.cells.get(column, "")

    @property
    def where(self) -> str:
        """Where the row stands, as "file:line"."""
        return f"{self.file}:{self.line}"

    def refused(self, error: ValueError) -> Refusal:
        """Say why this row is not taken."""
        return Refusal(self.where, str(error), getattr(error, "do", CellError("").do), text=",".join(self.cells.values()))


def read_text(path: Path) -> str:
    """Give a file's text as UTF-8; raise InputError where it is missing, empty, binary or in another encoding."""
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raise InputError("no such file", where=str(path), do="check the name") from None
    except IsADirectoryError:
        raise InputError("a folder, where a file is needed", where=str(path), do="name a file in it") from None
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", where=str(path), do="check its permissions") from error
    if b"\0" in raw:
        raise InputError("a binary file, no text", where=str(path), do="save it as CSV, RDF text or PDF")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise InputError("not UTF-8 text", where=f"{path}:{line}", do="save it again as CSV UTF-8") from error
    if not text.strip():
        raise InputError("the file is empty", where=str(path), do="name a file with content")
    return text


def line_count(text: str) -> int:
    """Give the number of lines of a text, a last one without an end among them."""
    return text.count("\n") + (not text.endswith("\n"))


def header_of(text: str) -> list[str]:
    """Give the column names of a table's text, trimmed; an empty list where its first row cannot be read."""
    try:
        return [name.strip() for name in next(csv.reader(_lines(text), delimiter=delimiter(text)), [])]
    except csv.Error:
        return []


def delimiter(text: str) -> str:
    """Tell a table's separator from its first line: comma, semicolon (as spreadsheets in many countries save), or tab."""
    first = next(_lines(text), "")
    return max(",;\t", key=first.count)


def _lines(text: str) -> Iterator[str]:
    r"""The lines as the csv module wants them: ended by \n, \r\n or \r alone, not by the other breaks that Unicode knows."""
    return iter(io.StringIO(text, newline=""))


def read_table(
    path: Path, needed: Sequence[str], refusals: list[Refusal], known: Iterable[str] = (), text: str | None = None
) -> Iterator[Row]:
    """Yield the rows of a table that has the `needed` columns; rows that do not fit the header go to `refusals`.

    `known` are the columns that may stand besides; others raise InputError, because what stands in them would be lost.
    """
    text = read_text(path) if text is None else text
    columns = header_of(text)
    _check_columns(path, columns, needed, known)
    csv.field_size_limit(_CELL_LIMIT)
    reader = csv.reader(_lines(text), delimiter=delimiter(text), strict=True)
    file, number, line = str(path), 0, 1
    while True:
        first = line
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            refusals.append(_no_csv(path, first, reader.line_num, error))
            continue
        finally:
            line = reader.line_num + 1
        if first == 1 or not "".join(cells).strip():
            continue
        number += 1
        if len(cells) != len(columns):
            what = f"{len(cells)} cells under {len(columns)} columns"
            refusals.append(Refusal(f"{path}:{first}", what, "quote cells that hold the separator", text=",".join(cells)))
            continue
        yield Row(file, number, first, dict(zip(columns, map(str.strip, cells), strict=True)))


def _no_csv(path: Path, first: int, last: int, error: csv.Error) -> Refusal:
    lines = f"lines {first} to {last} are" if last > first else "this line is"
    return Refusal(f"{path}:{first}", f"{lines} no CSV ({error})", "close the quotes, and double those inside a cell")


def _check_columns(path: Path, columns: list[str], needed: Sequence[str], known: Iterable[str]) -> None:
    missing = [name for name in needed if name not in columns]
    if missing:
        there = ", ".join(name for name in columns if name)[:200] or "none"
        raise InputError(f"no column {', '.join(missing)}", where=f"{path}:1", do=f"add it to the header; there: {there}")
    twice = sorted({name for name in columns if columns.count(name) > 1})
    if twice:
        raise InputError(f"the column {twice[0]!r} stands twice", where=f"{path}:1", do="name each column once")
    strange = [name for name in columns if name not in needed and name not in (allowed := set(known))] if known else []
    if strange:
        do = f"rename it or take it out; known: {', '.join([*needed, *sorted(allowed)])}"
        raise InputError(f"unknown column {strange[0]!r}", where=f"{path}:1", do=do)

"""The table of contents: where it stands, its columns read one behind the other, its lines with their pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, NamedTuple

from sse_atlas.graph.names import folded
from sse_atlas.loaders.directories.names import Parts, key, listed_name
from sse_atlas.loaders.directories.rows import Row
from sse_atlas.loaders.documents.markup import plain

_HEADING: Final = re.compile(
    r"(?:(?:table of )?contents|table des mati[eè]res|sommaire|[ií]ndice(?: general| geral)?|contenidos?|tabla de"
    r" contenidos?|sum[aá]rio|conte[uú]dos?|"
    r"index|toc|목차|차례|目次)[ :.]*",
    re.I,
)
_CUTS: Final = re.compile(r"\t|\s?(?:[.·…_‥](?:\s?[.·…_‥]){2,99}|…{1,99})\s?|\s{2,}")
_PAGE: Final = re.compile(r"(?:p(?:age|ág|\.)?\.? ?)?(\d{1,4})")
_PAGE_BEHIND: Final = re.compile(r"(\S.{0,400}\S)[ ](\d{1,3})")
_PAGE_BEFORE: Final = re.compile(r"(\d{1,3})[ ](\S.{0,400})")
_NUMBERING: Final = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?|[IVX]{1,5}[.)])")
_COUNTED: Final = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]|[IVX]{1,5}[.)])\s+(?=\S)")
_OPEN_END: Final = re.compile(r"(?:[,&(–-]|\b(?:of|the|and|for|de|des|du|la|le|les|et|pour|del|y|para|da|do|e))$", re.I)
_FAR: Final = 24


@dataclass(slots=True)
class Item:
    """A line of the contents or of a list: as printed, its page, the name taken apart; `indent` counts spaces before it."""

    line: int
    text: str
    page: str
    parts: Parts
    indent: int = 0
    group: int = -1

    @property
    def key(self) -> str:
        """What two forms of the name share."""
        return key(self.parts.name)


class Contents(NamedTuple):
    """The contents: the row of its heading (-1 for none), the rows it takes, and its lines in reading order."""

    heading: int
    first: int
    end: int
    items: tuple[Item, ...]


class _Cell(NamedTuple):
    text: str
    page: str
    column: int
    indent: int
    row: Row


def read_contents(rows: Sequence[Row]) -> Contents:
    """Find the contents and read its lines; with no heading, a run of lines that end in pages is taken for it."""
    at = next((n for n, row in enumerate(rows) if _HEADING.fullmatch(row.text)), -1)
    first = at + 1 if at >= 0 else _run_of_pages(rows)
    if first < 0:
        return Contents(-1, 0, 0, ())
    end = _end(rows, first)
    return Contents(at, at if at >= 0 else first, end, tuple(_items(rows[first:end])))


def _run_of_pages(rows: Sequence[Row]) -> int:
    start, count = -1, 0
    for n, row in enumerate(rows):
        if row.since or row.label:
            break
        if _leads_to_page(row.raw):
            start, count = (n if start < 0 else start), count + 1
            if count >= 5:
                return start
        elif len(row.text) > 200:
            start, count = -1, 0
    return -1


def _leads_to_page(raw: str) -> bool:
    cells = [cell for cell in _CUTS.split(raw.strip()) if cell and cell.strip()]
    return len(cells) > 1 and any(_PAGE.fullmatch(cell.strip()) for cell in cells[1:])


def _spaced(rows: Sequence[Row]) -> bool:
    """Say whether pages stand behind one space: most lines end in a number, and the numbers rise."""
    pages = [int(found[2]) for row in rows if (found := _PAGE_BEHIND.fullmatch(row.text)) and not _leads_to_page(row.raw)]
    return len(pages) >= 3 and len(pages) * 2 > len(rows) and _rises(pages)


def _rises(pages: Sequence[int]) -> bool:
    return sum(1 for one, other in pairwise(pages) if other >= one) * 10 >= 8 * (len(pages) - 1)


def _before(rows: Sequence[Row]) -> bool:
    pages = [int(found[1]) for row in rows if (found := _PAGE_BEFORE.fullmatch(" ".join(row.text.split())))]
    return len(pages) >= 3 and len(pages) * 2 > len(rows) and _rises(pages)


def _end(rows: Sequence[Row], first: int) -> int:
    stop, reason = len(rows), ""
    bulleted = first < len(rows) and rows[first].bullet and not rows[first].text[:1].isdigit()
    for n in range(first, len(rows)):
        row = rows[n]
        if (
            row.marker
            or (row.bullet and not bulleted and not row.raw.lstrip()[:1].isdigit() and not _leads_to_page(row.raw))
            or _prose(row)
        ):
            stop, reason = n, "text"
            break
    found = rows[first:stop]
    spaced = _spaced(found)
    numbered = [
        n for n in range(first, stop)
        if _leads_to_page(rows[n].raw) or (spaced and _PAGE_BEHIND.fullmatch(rows[n].text))
    ]  # fmt: skip
    if len(numbered) < 3 and _before(found):
        numbered = [n for n in range(first, stop) if _PAGE_BEFORE.fullmatch(" ".join(rows[n].text.split()))]
    if len(numbered) >= 3:
        end = numbered[-1] + 1
        while end < stop and rows[end].gap == 0:
            end += 1
        return end
    return _end_without_pages(rows, first, stop, reason)


def _end_without_pages(rows: Sequence[Row], first: int, stop: int, reason: str) -> int:
    seen: set[str] = set()
    for n in range(first, stop):
        if rows[n].key in seen:
            # What stands above a heading that comes again may be the heading of the part that it opens.
            while n - 1 > first and rows[n - 1].gap and rows[n - 2].key in seen and _plain_heading(rows[n - 1]) and rows[n].gap:
                n -= 1
                break
            return n
        seen.update(folded(cell) for cell in _CUTS.split(rows[n].text) if cell and cell.strip())
    end = stop
    if reason:
        while end > first and _plain_heading(rows[end - 1]) and rows[end - 1].gap:
            end -= 1
    return end


def _plain_heading(row: Row) -> bool:
    parts = listed_name(row.text)
    return not parts.country and not parts.acronym


def _prose(row: Row) -> bool:
    if _leads_to_page(row.raw):
        return False
    said = row.text.split()
    bare = row.text.rstrip("\"'”’») ")
    return len(row.text) > 240 or (len(said) > 12 and bare[-1:] in tuple(".:;?!")) or (len(said) > 5 and bare.endswith("."))


def _items(rows: Sequence[Row]) -> Iterator[Item]:
    spaced, before = _spaced(rows), _before(rows)
    cells = [list(_cells(row, spaced, before)) for row in rows]
    paged = [one[0] for one in cells if one and one[0].page]
    # Where blank lines part the items, a line without one before it goes on with the line above.
    spread = len(paged) > 4 and sum(1 for one in paged if one.row.gap) * 2 > len(paged)
    width = max((len(cell.text) for one in cells for cell in one), default=0)
    for block in _blocks(rows, cells):
        two = any(len([cell for cell in cells[n] if cell.text]) > 1 for n in block)
        starts = [cell.indent for n in block for cell in cells[n][1:]]
        margin = min(starts, default=10**6) - 4
        columns: tuple[list[_Cell], list[_Cell], list[_Cell]] = ([], [], [])
        for n in block:
            for place, cell in enumerate(cells[n]):
                column = min(2, max(place, cell.column if two and (cell.indent >= margin or cell.column) else 0))
                columns[column].append(cell)
        for one in columns:
            yield from _unwrapped(one, spread, width)


def _blocks(rows: Sequence[Row], cells: Sequence[Sequence[_Cell]]) -> list[list[int]]:
    """Group lines that are columns of one another: runs without a blank line, and runs of columns whose pages do not overlap."""
    blocks: list[list[int]] = []
    for n, row in enumerate(rows):
        if not blocks or row.gap:
            blocks.append([])
        blocks[-1].append(n)
    merged: list[list[int]] = []
    last = 0  # the last page of the second column of the block before
    for block in blocks:
        two = any(len(cells[n]) > 1 for n in block)
        pages = [int(cells[n][0].page) for n in block if cells[n] and cells[n][0].page and not cells[n][0].column]
        seconds = [int(cell.page) for n in block for cell in cells[n][1:] if cell.page]
        if merged and last and pages and pages[0] < last and (two or pages[-1] < last):
            merged[-1].extend(block)
        else:
            merged.append(list(block))
            last = 0
        last = max([last, *seconds])
    return merged


def _cells(row: Row, spaced: bool, before: bool) -> Iterator[_Cell]:
    """Cut a line into the cells of its columns, each with its page."""
    raw = plain(row.raw)
    if row.bullet:
        raw = re.sub(r"^(\s{0,12})(?:[-–—•*·▪▶◦]\s+)", r"\1", raw, count=1)
    pieces: list[tuple[int, int, str]] = []  # where a piece stands, tabs before it, its words
    at = tabs = 0
    for cut in _CUTS.finditer(raw):
        if raw[at : cut.start()].strip():
            pieces.append((at, tabs, raw[at : cut.start()].strip()))
        tabs += cut[0] == "\t"
        at = cut.end()
    if raw[at:].strip():
        pieces.append((at, tabs, raw[at:].strip()))
    number = numbering = ""
    held: tuple[int, int, str] | None = None
    front = len(pieces) > 1 and bool(_PAGE.fullmatch(pieces[0][2])) and not _PAGE.fullmatch(pieces[-1][2])
    for where, tab, text in pieces:
        page = _PAGE.fullmatch(text)
        if page and front:
            if held:
                yield _cell(held, number, row, spaced, before)
            held, number = None, page[1]
        elif page and held:
            yield _cell(held, page[1], row, spaced, before)
            held = None
        elif not held and (page or _NUMBERING.fullmatch(text)):
            numbering = text
        else:
            if held:
                yield _cell(held, number if front else "", row, spaced, before)
                number = ""
            held = (where, tab, f"{numbering} {text}".strip())
            numbering = ""
    if held:
        yield _cell(held, number if front else "", row, spaced, before)


def _cell(held: tuple[int, int, str], page: str, row: Row, spaced: bool, before: bool) -> _Cell:
    where, tabs, text = held
    if not page and spaced and (behind := _PAGE_BEHIND.fullmatch(text)):
        text, page = behind[1], behind[2]
    elif not page and before and (ahead := _PAGE_BEFORE.fullmatch(text)):
        text, page = ahead[2], ahead[1]
    if not page:
        text = _COUNTED.sub("", text)
    return _Cell(text, page, 1 if tabs or where >= _FAR else 0, where, row)


def _unwrapped(column: Sequence[_Cell], spread: bool, width: int) -> Iterator[Item]:
    """Put a name that goes on in the next line together: the first has no page, the next begins small or with a bracket."""
    n = 0
    while n < len(column):
        cell = column[n]
        text, page = cell.text, cell.page
        while not page and n + 1 < len(column) and column[n + 1].row.gap == 0:
            following = column[n + 1]
            wrapped = _goes_on(text, following.text) or len(text) * 4 > width * 3
            if not spread and not (following.page and wrapped):
                break
            n += 1
            text, page = f"{text} {following.text}", following.page
        yield Item(cell.row.number, text, page, listed_name(text), cell.indent)
        n += 1


def _goes_on(text: str, following: str) -> bool:
    small = following[:1].islower() and not following.startswith(("l'", "l’", "d'"))
    return following.startswith("(") or small or bool(_OPEN_END.search(text))


def is_contents(text: str) -> bool:
    """Say whether a line is a usual heading of a contents."""
    return bool(_HEADING.fullmatch(folded(text))) or bool(_HEADING.fullmatch(text))

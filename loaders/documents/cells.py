"""What stands in the strips of a page: numbers of pages, bullets, words; and whether strips side by side make a table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto
from statistics import median
from typing import Final, NamedTuple, Protocol

#: Dots that lead the eye from a name to its page.
_LEADER: Final = re.compile(r"[.…·_\s]+")
_NUMBER: Final = re.compile(r"[.…·\s]*(?:(?:p|pp|page)\.?\s?)?(?:\d[\d.,  ]{0,8}%?|[ivxlc]{1,7}|[-–])", re.IGNORECASE)
_BULLET: Final = re.compile(r"[•●▪◦·○∙■□◆►▶✓*\-–—\uf0b7\uf0a7]|\(?\d{1,3}[.)]|[a-z][.)]|o")


#: Words of running text; those of a table are shorter.
_RUNNING: Final = 30


class Kind(Enum):
    """What a strip holds."""

    WORDS = auto()
    NUMBERS = auto()
    BULLETS = auto()


class Cell(NamedTuple):
    """The words of a row in a strip, and how far they reach."""

    text: str
    left: float
    right: float


class Placed(Protocol):
    """Words with their place."""

    left: float
    right: float
    height: float
    text: str


def joined_row(pieces: Sequence[Placed], wide: float) -> str:
    """Give the words of a row: a tab where a gap is wide or dots lead over it, a space where it is narrow or a bullet stands."""
    out: list[str] = []
    between = ""
    for index, piece in enumerate(pieces):
        text = piece.text.strip()
        if index:
            gap = piece.left - pieces[index - 1].right
            if _LEADER.fullmatch(text) and index + 1 < len(pieces):
                between = "\t"
                continue
            bullet = len(out) == 1 and bool(_BULLET.fullmatch(out[0]))
            out.append(between or ("\t" if gap > wide * piece.height and not bullet else " "))
            between = ""
        out.append(text)
    return "".join(out).strip()


def begins_item(text: str) -> bool:
    """Tell whether the words of a row begin with a bullet or a number."""
    first, space, _ = text.partition(" ")
    return bool(space) and len(first) < 6 and first != "o" and bool(_BULLET.fullmatch(first))


def is_number(text: str) -> bool:
    """Tell whether words are the number of a page."""
    return bool(_NUMBER.fullmatch(text.strip()))


def kind_of(cells: Sequence[Cell | None]) -> Kind:
    """Tell what a strip holds: three of four cells decide."""
    texts = [cell.text for cell in cells if cell]
    for shape, kind in ((_NUMBER, Kind.NUMBERS), (_BULLET, Kind.BULLETS)):
        if texts and sum(bool(shape.fullmatch(text)) for text in texts) >= 0.75 * len(texts):
            return kind
    return Kind.WORDS


def table_of(groups: Sequence[Sequence[Sequence[Cell | None]]]) -> bool:
    """Tell whether strips side by side are the columns of a table, to be read row by row.

    A table has labels that end in a colon, or a narrow strip of words that each stand beside others, or three and more strips of
    short words on the same rows. Everything else, running text and lists of names, is read column by column.
    """
    columns = [[_whole(cells) for cells in zip(*group, strict=True)] for group in groups]
    rows = list(zip(*columns, strict=True))
    if sum(bool(row[0]) and any(row[1:]) for row in rows) < 2 and len(rows) < 4:
        return not all(len(cell.text) > _RUNNING for column in columns for cell in column if cell)
    first = [cell for cell in columns[0] if cell]
    if sum(cell.text.rstrip().endswith((":", "：")) for cell in first) >= 0.5 * len(first):
        return True
    beside = [row for row in rows if sum(map(bool, row)) > 1]
    widths = [_width(column) for column in columns]
    if len(columns) == 2:
        led = sum(bool(row[0] and row[1]) for row in rows)
        return widths[0] < 0.6 * widths[1] and led >= 0.9 * len(first) and _fill(columns[1]) > 0.5 and len(first) < len(rows)
    return len(beside) >= 0.6 * len(rows) and median(map(_fill, columns)) < 0.75


def _whole(cells: Sequence[Cell | None]) -> Cell | None:
    there = [cell for cell in cells if cell]
    return Cell(" ".join(cell.text for cell in there), there[0].left, there[-1].right) if there else None


def _width(column: Sequence[Cell | None]) -> float:
    there = [cell for cell in column if cell]
    return max(cell.right for cell in there) - min(cell.left for cell in there) if there else 0.0


def _fill(column: Sequence[Cell | None]) -> float:
    """Give how far the usual cell of a column fills it: running text nearly does, short words do not."""
    there = [cell.right - cell.left for cell in column if cell]
    return median(there) / (max(there) or 1.0) if there else 0.0

"""What a document prints and no reader has a row for: addresses in running text, telephone numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from sse_atlas.loaders.directories.contacts import contacts
from sse_atlas.loaders.directories.names import listed_name
from sse_atlas.loaders.documents.markup import plain
from sse_atlas.loaders.documents.model import Document, Found, Unplaced

_PHONE: Final = re.compile(
    r"^\W{0,8}(?:telephone|t[eé]l[eé]phone|tel[eé]fono|telefone|phone|t[eé]l|tel|fax|mobile|m[oó]vil|whatsapp)\b"
    r"\W{0,5}[+(\d][\d ()./+-]{4,40}",
    re.IGNORECASE,
)
_MEMBER_LINES: Final = ("contents_line", "list_line", "heading_line", "survey_line", "place_line", "since_line")
_ROW: Final = re.compile(r"\s{0,8}\|[^|\n]*[^\W_][^|\n]*\|[^|\n]*\|")
_ITEM: Final = re.compile(r"\s{0,12}[-–•*·▪●]\s+(?=[^\W\d_])")
#: An address looks like one: a word with a point in it ("e.g") is none in running text.
_SURE: Final = re.compile(r"www\.|https?://|@", re.IGNORECASE)


def left_over(document: Document, found: Sequence[Found], unplaced: Iterable[Unplaced], directory: bool) -> Iterator[Unplaced]:
    """Yield what stands in no row and is told nowhere else: addresses, telephone numbers, and of a directory what is like an
    item of a list of members, and rows of tables."""
    placed = {row.cells["printed"].lower() for row in found if row.table in ("websites", "emails")}
    told = {left.line for left in unplaced}
    listed = {int(row.cells[column]) for row in found if row.table == "members" for column in _MEMBER_LINES if row.cells[column]}
    for line in document.lines:
        if line.number in told or not line.text:
            continue
        if directory and line.number not in listed and _like_a_member(line.text):
            yield Unplaced(line.number, "", line.text.strip(), "like an item of a list of members, and in none")
        if directory and line.number not in listed and _ROW.match(line.text[:400]):
            yield Unplaced(line.number, "", line.text.strip()[:220], "a row of a table, which is not read")
        if number := _PHONE.match(line.text[:200]):
            yield Unplaced(line.number, "", number[0].strip(), "a telephone number: no table holds one")
        if not _SURE.search(line.text[:2000]):
            continue
        seen = contacts(line.text)
        for address in (*seen.websites, *seen.emails):
            if _SURE.search(address.text) and address.text.lower() not in placed:
                yield Unplaced(line.number, "", address.text, "an address in running text, of no member's entry")


def _like_a_member(text: str) -> bool:
    """Tell whether a line is an item that ends in a country behind a comma."""
    found = _ITEM.match(text[:40])
    if not found or len(text) > 220:
        return False
    parts = listed_name(plain(text[found.end() :]).strip())
    return bool(parts.country and parts.name)

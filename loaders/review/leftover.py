"""What a document prints and no reader has a row for: addresses in running text, telephone numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from sse_atlas.loaders.directories.contacts import contacts
from sse_atlas.loaders.documents.model import Document, Found, Unplaced

_PHONE: Final = re.compile(
    r"^\W{0,8}(?:telephone|t[eé]l[eé]phone|tel[eé]fono|telefone|phone|t[eé]l|tel|fax|mobile|m[oó]vil|whatsapp)\b"
    r"\W{0,5}[+(\d][\d ()./+-]{4,40}",
    re.IGNORECASE,
)
#: An address looks like one: a word with a point in it ("e.g") is none in running text.
_SURE: Final = re.compile(r"www\.|https?://|@", re.IGNORECASE)


def left_over(document: Document, found: Iterable[Found], unplaced: Iterable[Unplaced]) -> Iterator[Unplaced]:
    """Yield the addresses and telephone numbers of a document that stand in no row and are told nowhere else."""
    placed = {row.cells["printed"].lower() for row in found if row.table in ("websites", "emails")}
    told = {left.line for left in unplaced}
    for line in document.lines:
        if line.number in told or not line.text:
            continue
        if number := _PHONE.match(line.text[:200]):
            yield Unplaced(line.number, "", number[0].strip(), "a telephone number: no table holds one")
        if not _SURE.search(line.text[:2000]):
            continue
        seen = contacts(line.text)
        for address in (*seen.websites, *seen.emails):
            if _SURE.search(address.text) and address.text.lower() not in placed:
                yield Unplaced(line.number, "", address.text, "an address in running text, of no member's entry")

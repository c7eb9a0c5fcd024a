"""The fields of an entry: since when, its place, its addresses, each with the line and the rule that took it."""

from __future__ import annotations

from collections.abc import Sequence

from sse_atlas.graph.names import folded
from sse_atlas.loaders.directories.entries import Entry, settle_place
from sse_atlas.loaders.directories.rows import Row
from sse_atlas.loaders.directories.rules import cell
from sse_atlas.loaders.documents.model import Cell


def since_of(rows: Sequence[Row], entry: Entry | None) -> Cell | None:
    """Give the year of the first line that says since when; None where none is printed."""
    if entry:
        for n in (*entry.marks, *entry.late):
            if (found := rows[n].since) and found.year:
                return cell(found.year, rows[n].number, "since-late" if n in entry.late else "since-label", rows[n].text)
    return None


def place_cells(rows: Sequence[Row], entry: Entry) -> tuple[Cell | None, Cell | None, Cell | None]:
    """Give the words of the place, the city and the country that they mean."""
    at, text, label = settle_place(entry)
    if at < 0:
        return None, None, None
    line = rows[at].number
    rule = "place-late" if at in entry.late else "place-label" if label else "place-bare"
    city = cell(entry.place.city, line, "city-place", text) if entry.place.city else None
    country = cell(entry.place.country, line, "country-place", text) if entry.place.country else None
    return cell(text, line, rule), city, country


def addresses_of(rows: Sequence[Row], entry: Entry) -> tuple[tuple[Cell, ...], tuple[Cell, ...]]:
    """Give the websites and the e-mails of an entry, each once, in their order."""
    websites: dict[str, Cell] = {}
    emails: dict[str, Cell] = {}
    for n in (*entry.marks, *entry.late):
        late = n in entry.late
        for found, sort, kept in ((rows[n].contacts.websites, "website", websites), (rows[n].contacts.emails, "email", emails)):
            for address in found:
                kept.setdefault(
                    folded(address.text), cell(address.text, rows[n].number, f"{sort}-{'late' if late else address.how}")
                )
    return tuple(websites.values()), tuple(emails.values())

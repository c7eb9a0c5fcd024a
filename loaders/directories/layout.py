"""What each line of the contents is (a section, a member, a part of the book), and where the sections begin in the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from sse_atlas.loaders.directories.contents import Contents, Item
from sse_atlas.loaders.directories.entries import Entry
from sse_atlas.loaders.directories.names import Parts, heading_name, key
from sse_atlas.loaders.directories.rows import Row
from sse_atlas.loaders.directories.sections import Known, Listing, forms, heads_book, is_part, like_section


@dataclass(slots=True)
class Layout:
    """What was made of the contents: its members by section, its sections, its other parts; rows of section headings."""

    sections: list[Item] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    parts: list[Item] = field(default_factory=list)
    members: list[Parts] = field(default_factory=list)
    #: Row of the text -> the heading of the section as printed there.
    section_rows: dict[int, str] = field(default_factory=dict)


def classified(rows: Sequence[Row], contents: Contents, listed: Sequence[Listing], heads: frozenset[int], known: Known) -> Layout:
    """Tell the lines of the contents apart by what lists and entries print, by their form, and by what stands around them."""
    layout = Layout()
    body = Known()
    for n in heads:
        body.add(heading_name(rows[n].text))
    for one in listed:
        for item in one.items:
            body.add(item.parts)
    above = {key(rows[one.section].text.rstrip(":")) for one in listed if one.section >= 0}
    paged = sum(1 for item in contents.items if item.page) * 2 > len(contents.items)
    formed = [item for item in contents.items if item.parts.country or item.parts.acronym]
    mostly_formed = len(formed) * 10 >= 7 * len(contents.items) - 30 and len(formed) * 2 > len(contents.items)
    said = [_sort(item, body, above, paged, mostly_formed) for item in contents.items]
    _settle(said, contents.items)
    current = -1
    for item, sort in zip(contents.items, said, strict=True):
        if sort == "section":
            layout.sections.append(item)
            current = len(layout.sections) - 1
        elif sort == "member":
            item.group = current
            layout.items.append(item)
        else:
            layout.parts.append(item)
    used = {item.group for item in layout.items}
    for n, section in enumerate(layout.sections):
        if n not in used and key(section.text) not in above and not like_section(section.text):
            layout.parts.append(section)
    layout.members = [item.parts for item in layout.items] + [item.parts for one in listed for item in one.items]
    # A known name must be a member's: headings of other parts of the book are none.
    known.sections |= {key(section.text) for section in layout.sections}
    for section in (*layout.sections, *layout.parts):
        if key(section.text) not in body.keys:
            known.keys -= forms(section.parts.name)
    return layout


def _sort(item: Item, body: Known, above: set[str], paged: bool, mostly_formed: bool) -> str:
    name = key(item.text)
    if name in above:
        return "section"
    if like_section(item.text) and name not in body.keys:
        return "section"
    if item.parts.country or item.parts.acronym:
        return "member"
    if is_part(item.text) and not (body.has(item.parts) and item.page and paged):
        return "part"
    if body.has(item.parts):
        return "member"
    if paged and not item.page:
        return "part" if heads_book(item.text) else "section"
    return "loose-section" if mostly_formed else "loose"


def _settle(said: list[str], items: Sequence[Item]) -> None:
    """Settle the lines that nothing tells of: members between members, parts of the book before the first of them."""
    sure = [n for n, sort in enumerate(said) if sort == "member"]
    named = [n for n, sort in enumerate(said) if sort == "section"]
    first = min(sure, default=0)
    before = max((n for n in named if n < first), default=first)
    # Sections behind one another with nothing but loose lines between them begin at the first.
    while sure and (
        earlier := [n for n in named if n < before and all(said[m] in ("section", "loose") for m in range(n, before))]
    ):
        before = earlier[-1]
    if not sure:
        before = min(named, default=0)
    for n, sort in enumerate(said):
        if sort == "loose-section":
            following = said[n + 1] if n + 1 < len(said) else ""
            said[n] = (
                "section" if following == "member" and n + 1 >= before and not _between_members(said, n, items) else "member"
            )
            if n < before and said[n] == "member":
                said[n] = "part"
        elif sort == "loose":
            said[n] = "member" if n > before or (n == before == 0 and not named) else "part"
    for n in range(before):
        if said[n] == "section" and n not in named:
            said[n] = "part"


def _between_members(said: Sequence[str], n: int, items: Sequence[Item]) -> bool:
    """A line without a country between two with one: a member where it has a page as they have."""
    return 0 < n < len(said) - 1 and said[n - 1] == "member" and bool(items[n].page)


def section_rows(
    rows: Sequence[Row], listed: Sequence[Listing], layout: Layout, made: Sequence[Entry], start: int, taken: frozenset[int]
) -> dict[int, str]:
    """Give the rows at which a section begins: above its list, or a heading of the contents by itself, or before an entry."""
    found = {one.section: rows[one.section].text.rstrip(" :") for one in listed if one.section >= 0}
    heads = {one.head for one in made}
    marked = {n for one in made for n in one.marks}
    named = {key(section.text) for section in layout.sections}
    begin = min((one.head for one in made), default=len(rows))
    for n in range(max(start, begin - 6), len(rows)):
        row = rows[n]
        if n in found or n in heads or n in marked or n in taken or not row.heading:
            continue
        following = n + 1
        if key(row.text) in named or (like_section(row.text) and (following in heads or following in taken)):
            found[n] = row.text
    if not found and not layout.sections:
        found = _stacked(rows, heads, marked, begin, taken)
    return found


def _stacked(rows: Sequence[Row], heads: set[int], marked: set[int], begin: int, taken: frozenset[int]) -> dict[int, str]:
    """With neither contents nor lists: a heading right above the heading of an entry, printed once, as none inside entries is."""
    found: dict[int, str] = {}
    counted = Counter(row.key for row in rows if row.heading)
    for n in sorted(heads):
        above = n - 1
        if above < max(0, begin - 2) or above in marked or above in heads or above in taken:
            continue
        row = rows[above]
        if above < 1 or not row.heading or len(row.text.split()) > 8 or is_part(row.text) or _goes_on(rows[above - 1], row):
            continue
        if counted[row.key] == 1:
            found[above] = row.text
    return found if len(found) * 2 <= len(heads) else {n: text for n, text in found.items() if like_section(text)}


def _goes_on(before: Row, row: Row) -> bool:
    """Say whether a line may end the running text before it, which has no full stop."""
    running = not before.marker and not before.bullet and (not before.heading or len(before.text) > 30)
    return running and (not row.gap or before.text[-1:] not in ".!?:;…»”\"')")

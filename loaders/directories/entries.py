"""The entries of a directory: where each begins and ends, the lines of its head, what stands behind its running text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from sse_atlas.graph.names import folded
from sse_atlas.loaders.directories.kinds import role
from sse_atlas.loaders.directories.names import Parts, heading_name, key, listed_name
from sse_atlas.loaders.directories.places import Place, is_place, place_of
from sse_atlas.loaders.directories.rows import Row
from sse_atlas.loaders.directories.sections import Known, forms, heads_book, like_section


@dataclass(slots=True)
class Entry:
    """An entry: the row of its heading, the rows of its head, those behind running text, and its name."""

    head: int
    marks: list[int]
    parts: Parts
    line: int
    late: list[int] = field(default_factory=list)
    places: dict[int, tuple[str, str]] = field(default_factory=dict)
    known: bool = False
    end: int = 0
    place: Place = field(default_factory=Place)

    def strong(self, rows: Sequence[Row]) -> bool:
        """Say whether the head has more than addresses: since when, or a place behind its label."""
        return any(rows[n].since or rows[n].label for n in self.marks)


@dataclass(slots=True)
class Cluster:
    """Lines of fields that stand together: their rows, and the bare places among them (row -> words, label)."""

    rows: list[int]
    places: dict[int, tuple[str, str]]


def clusters(rows: Sequence[Row], start: int, skip: frozenset[int]) -> list[Cluster]:
    """Group lines of fields: nothing between them but a place without a label, or what a lone label announces."""
    found: list[Cluster] = []
    n = start
    while n < len(rows):
        if n in skip or not rows[n].marker:
            n += 1
            continue
        cluster = Cluster([], {})
        while n < len(rows) and n not in skip:
            row = rows[n]
            if row.marker and _begins_another(rows, cluster, n):
                break
            if row.marker:
                if row.place:
                    cluster.places[n] = (row.place, row.label)
            elif cluster.rows and _announced(rows[n - 1], row):
                cluster.places[n] = (row.text, rows[n - 1].label)
            elif not (_bare_place(row) and not _heads(rows, n, cluster)):
                break
            else:
                cluster.places[n] = (row.text, "")
            cluster.rows.append(n)
            n += 1
        found.append(cluster)
    return found


def _begins_another(rows: Sequence[Row], cluster: Cluster, n: int) -> bool:
    return bool(rows[n].since and any(rows[m].since for m in cluster.rows))


def _announced(before: Row, row: Row) -> bool:
    """A label alone on its line announces the place in the next."""
    return bool(before.label and not before.place and not before.contacts.websites and len(row.text) < 100 and not row.bullet)


def _bare_place(row: Row) -> bool:
    return not row.bullet and is_place(row.text)


def _heads(rows: Sequence[Row], n: int, cluster: Cluster) -> bool:
    """Say whether a line like a place is the heading of the next entry: since when stands behind it, and before it too."""
    placed = bool(cluster.places)
    following = rows[n + 1] if n + 1 < len(rows) else None
    since = any(rows[m].since for m in cluster.rows)
    if following and following.marker:
        return placed or (since and bool(following.since or following.label))
    return placed


#: A name does not end in one of these.
_JOINING: Final = frozenset("and of for the in & et de des du la le les pour y e del los las para da do dos".split())


def entries(
    rows: Sequence[Row], found: Sequence[Cluster], known: Known, taken: frozenset[int]
) -> tuple[list[Entry], list[Cluster]]:
    """Give the entries that clusters of fields show, and the clusters with no heading before them."""
    made: list[Entry] = []
    loose: list[Cluster] = []
    for cluster in found:
        head = heading_row(rows, cluster, known, taken)
        if head < 0:
            loose.append(cluster)
            continue
        if head < cluster.rows[0] - 1:
            for n in range(head + 1, cluster.rows[0]):
                cluster.places[n] = (rows[n].text, "")
        head, parts = whole_heading(rows, head, known, taken)
        made.append(
            Entry(
                head, list(range(head + 1, cluster.rows[-1] + 1)), parts, rows[head].number, [], cluster.places, known.has(parts)
            )
        )
    return made, loose


def whole_heading(rows: Sequence[Row], head: int, known: Known, taken: frozenset[int]) -> tuple[int, Parts]:
    """Give the first row and the name of a heading; of one set over two lines where both together are a known name, or the
    first breaks off ("Union of Towns and", "Towns (ABC", "... / of the Lakes")."""
    parts = heading_name(rows[head].text)
    if rows[head].gap or head == 0 or not rows[head - 1].heading or head - 1 in taken:
        return head, parts
    above, here = rows[head - 1].text, rows[head].text
    whole = heading_name(f"{above} {here}")
    broken = above.rsplit(maxsplit=1)[-1].lower() in _JOINING or here[:1].islower() or above.count("(") > above.count(")")
    if known.has_name(listed_name(above)):
        return head, parts
    if key(whole.name) in known.keys or (broken and not known.has_name(parts)):
        return head - 1, whole
    return head, parts


def heading_row(rows: Sequence[Row], cluster: Cluster, known: Known, taken: frozenset[int]) -> int:
    """Give the row of the heading before a cluster, -1 where running text or an item of a list stands there."""
    at = cluster.rows[0] - 1
    if at < 0 or at in taken or not (rows[at].heading or _numbered(rows[at])):
        return -1
    before = at - 1
    if before < 0 or before in taken or not rows[before].heading or not is_place(rows[at].text):
        return at
    above, here = rows[before].text, rows[at].text
    if any(label for _, label in cluster.places.values()):
        return at
    if key(above) in known.sections or like_section(above) or (heads_book(above) and not known.has(heading_name(above))):
        return at
    if known.has(heading_name(above)) and known.has(heading_name(here)):
        city = folded(place_of(here).city)
        return at if _in_list(rows, before, known) and not (city and city in folded(above)) else before
    return before


def _in_list(rows: Sequence[Row], n: int, known: Known) -> bool:
    """Say whether a line stands among names without a blank line between them."""
    return n > 0 and rows[n].gap == 0 and rows[n - 1].heading and known.has(listed_name(rows[n - 1].text))


def _numbered(row: Row) -> bool:
    return row.bullet and row.raw.lstrip()[:1].isdigit() and len(row.text) < 160 and row.text[-1:] not in ".;:,"


def placed_heads(rows: Sequence[Row], start: int, skip: frozenset[int], known: Known) -> frozenset[int]:
    """Give the rows of headings that have nothing but a place without a label behind them, and then running text."""
    found = set()
    for n in range(start, len(rows) - 2):
        here, place, text = rows[n], rows[n + 1], rows[n + 2]
        if n in skip or not here.heading or not place.heading or text.heading or text.bullet or text.marker:
            continue
        if is_place(place.text) and known.has(heading_name(here.text)) and not _two_of_list(rows, n, known):
            found.add(n)
    return frozenset(found)


def _two_of_list(rows: Sequence[Row], n: int, known: Known) -> bool:
    """Say whether a line and the place behind it are two items of a list."""
    if _in_list(rows, n, known):
        return True
    return bool(listed_name(rows[n].text).country) and known.has(listed_name(rows[n + 1].text))


def bare_entries(
    rows: Sequence[Row],
    start: int,
    taken: frozenset[int],
    known: Known,
    missing: set[str],
    acronyms: set[str],
    placed: frozenset[int],
) -> list[Entry]:
    """Give entries that have a heading and no fields but a place: lines that print a known name which has no entry yet."""
    made: list[Entry] = []
    for n in range(start, len(rows)):
        row = rows[n]
        if n in taken or not row.heading or n + 1 >= len(rows) or rows[n + 1].bullet:
            continue
        parts = heading_name(row.text)
        names = forms(parts.name)
        short = key(parts.acronym) if parts.acronym else ""
        if (missing.isdisjoint(names) and short not in acronyms) or (rows[n + 1].heading and n not in placed):
            continue
        marks = [n + 1] if n in placed else []
        places = {n + 1: (rows[n + 1].text, "")} if n in placed else {}
        made.append(Entry(n, marks, parts, row.number, [], places, True))
        missing -= names
        acronyms.discard(short)
    return made


def settle_place(entry: Entry) -> tuple[int, str, str]:
    """Give the row, the words and the label of an entry's place, and read it; (-1, "", "") where none is printed."""
    best = (-1, "", "")
    for n, (text, label) in entry.places.items():
        if best[0] < 0 or (label and not best[2]):
            best = (n, text, label)
    if best[0] < 0:
        return best
    place = place_of(best[1], best[2])
    if not place.country or not place.city:
        for n, (text, label) in entry.places.items():
            if n != best[0] and label:
                other = place_of(text, label)
                if bool(other.city) != bool(place.city) or bool(other.country) != bool(place.country):
                    place = Place(place.city or other.city, place.country or other.country)
                    best = (best[0], f"{best[1]}, {text}" if place.city and not other.city else f"{text}, {best[1]}", best[2])
    entry.place = place
    return best


def role_of(entry: Entry, rows: Sequence[Row]) -> str:
    """Give the role that the heading prints."""
    return role(rows[entry.head].text)

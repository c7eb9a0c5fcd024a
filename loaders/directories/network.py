"""The network whose members a directory lists: its name and acronym, the title and the year, read from the document itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

from sse_atlas.graph.names import folded
from sse_atlas.loaders.directories.names import is_acronym, made_of
from sse_atlas.loaders.directories.rows import Row
from sse_atlas.loaders.directories.rules import cell
from sse_atlas.loaders.documents.model import Cell

_TITLE: Final = re.compile(
    r"\b(?:year ?book|directory|annuaire|annual|r[ée]pertoire|directorio|anuario|anu[aá]rio|diret[oó]rio|guide of"
    r" members|members? (?:guide|book|list)|member's|members'|"
    r"livret|gu[ií]a|cat[aá]logo|catalogue|members|membres|miembros|membros)\b",
    re.I,
)
_YEAR: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_NAMED: Final = re.compile(r"(?P<name>[^\W\d_][^()\n]{5,140}?)\s?\((?P<acronym>[^()\s]{2,14})\)")
_BEFORE: Final = re.compile(
    r"^.*(?:[.,;:!?]|\b(?:the|by|of the|from the|la|le|el|o|a|du|de la|del|da|do|at|with)\b|\bl')\s*(?=[A-ZÀ-Ý])", re.I
)
_PARTED: Final = re.compile(r"\s[–—|-]\s|:\s|,\s")
#: How many rows of the beginning tell of the network, and how many stand on the first page.
_FRONT: Final = 80
_TITLE_PAGE: Final = 12


class Network(NamedTuple):
    """What the document says of itself."""

    name: Cell | None = None
    acronym: Cell | None = None
    title: Cell | None = None
    year: Cell | None = None


def read_network(rows: Sequence[Row], front: int) -> Network:
    """Read the network, the title and the year; `front` is the row at which the contents, or the first section, begins."""
    title = _title(rows[:_TITLE_PAGE])
    said, said_line = _by_since(rows)
    year = _year([row for row in rows[: max(front, 2)] if not row.marker], title)
    acronym = cell(said, said_line, "network-since") if said and is_acronym(said, "", after_comma=False) else None
    name = cell(said, said_line, "network-since") if said and not acronym else None
    named, short = _by_title_page(rows, front) if not said else (None, None)
    if named is None:
        named, short = _by_sentence([row for n, row in enumerate(rows[:_FRONT]) if n < front or len(row.text) > 120], said)
    name = name or named
    if acronym is None:
        acronym = short
    if name is None:
        name = _by_title(rows[: min(_TITLE_PAGE, front)], acronym.value if acronym else "")
    return Network(name, acronym, title, year)


def _by_since(rows: Sequence[Row]) -> tuple[str, int]:
    said = Counter(row.since.network for row in rows if row.marker and row.since and row.since.network)
    if not said:
        return "", 0
    best = max(said, key=lambda one: said[one])
    return best, next(row.number for row in rows if row.since and row.since.network == best)


def _by_title_page(rows: Sequence[Row], front: int) -> tuple[Cell | None, Cell | None]:
    """Take a line of the title page and the acronym made of it that the text prints most."""
    counted: Counter[str] = Counter()
    where: dict[str, int] = {}
    for row in rows[:400]:
        for word in re.findall(r"\b\w{2,14}\b", row.text[:2000]):
            if sum(map(str.isupper, word)) >= 2:
                counted[word] += 1
                where.setdefault(word, row.number)
    best: tuple[int, Row, str] | None = None
    for row in rows[: min(_TITLE_PAGE, max(front, 2))]:
        name = _YEAR.sub("", row.text).strip()
        if row.heading and len(name.split()) > 1 and not name.isupper():
            for word, count in counted.most_common(300):
                if (
                    count > 1
                    and len(word) > 2
                    and made_of(word, name)
                    and is_acronym(word, name)
                    and word not in name
                    and (best is None or count > best[0])
                ):
                    best = (count, row, word)
    if best is None:
        return None, None
    _, row, acronym = best
    return cell(row.text, row.number, "network-title"), cell(acronym, where[acronym], "network-title")


def _by_sentence(rows: Sequence[Row], said: str) -> tuple[Cell | None, Cell | None]:
    """Take the name before its acronym in brackets: the acronym of the lines of since, else the one named first and most."""
    found: list[tuple[str, str, int]] = []
    for row in rows:
        for one in _NAMED.finditer(row.text[:600]):
            name = _short(one["name"], one["acronym"])
            if (
                name
                and is_acronym(one["acronym"], name)
                and (made_of(one["acronym"], name) or folded(one["acronym"]) == folded(said))
            ):
                found.append((name, one["acronym"], row.number))
    if said:
        found = (
            [one for one in found if folded(said) in (folded(one[1]), folded(one[0]))]
            if any(folded(said) in (folded(o[1]), folded(o[0])) for o in found)
            else []
        )
    if not found:
        return None, None
    # The one that the beginning speaks of most; its name as a line of the title page tells more than any count.
    counted = Counter(word for row in rows for word in re.findall(r"\w{2,14}", row.text[:2000]))
    alone = {folded(row.text) for row in rows[:_TITLE_PAGE]}
    name, acronym, line = max(found, key=lambda one: (folded(one[0]) in alone, counted[one[1]]))
    line = next(row[2] for row in found if row[1] == acronym)
    return cell(name, line, "network-sentence"), cell(acronym, line, "network-sentence")


def _short(name: str, acronym: str) -> str:
    """Cut the words before a name off: the shortest tail in capitals that the acronym is made of, else from the last article."""
    said = name.split()
    for start in range(len(said) - 1, -1, -1):
        tail = " ".join(said[start:])
        if said[start][:1].isupper() and said[start][:1].lower() == acronym[:1].lower() and made_of(acronym, tail):
            return tail
    cut = _BEFORE.match(name)
    return name[cut.end() :].strip() if cut else name.strip()


def _title(rows: Sequence[Row]) -> Cell | None:
    found = next((row for row in rows if len(row.text) < 160 and _TITLE.search(row.text) and row.heading), None)
    return cell(found.text, found.number, "title-page") if found else None


def _by_title(rows: Sequence[Row], acronym: str) -> Cell | None:
    for row in rows:
        if row.heading and acronym and made_of(acronym, _YEAR.sub("", row.text)) and len(row.text.split()) > 1:
            bare = next((part for part in _PARTED.split(row.text) if made_of(acronym, part)), row.text)
            return cell(bare.strip(), row.number, "network-title")
    for row in rows:
        for part in _PARTED.split(row.text) if row.heading else ():
            if not _TITLE.search(part) and not _YEAR.search(part) and len(part.split()) > 1:
                return cell(part.strip(), row.number, "network-title")
    return None


def _year(rows: Sequence[Row], title: Cell | None) -> Cell | None:
    near = [row for row in rows[:_TITLE_PAGE] if row.heading and _YEAR.search(row.text)]
    if title and (found := _YEAR.search(title.value)):
        return cell(found[1], title.line, "year-title")
    if near and (found := _YEAR.search(near[0].text)):
        return cell(found[1], near[0].number, "year-title")
    said = Counter(year for row in rows for year in _YEAR.findall(row.text))
    if not said:
        return None
    best = said.most_common(1)[0][0]
    return cell(best, next(row.number for row in rows if best in row.text), "year-title")

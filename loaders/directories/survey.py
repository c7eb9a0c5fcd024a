"""The list of those who answered a survey: between bullets, on lines, or run together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from sse_atlas.graph.names import words
from sse_atlas.loaders.directories.contents import Item
from sse_atlas.loaders.directories.names import key, listed_name
from sse_atlas.loaders.directories.rows import Row
from sse_atlas.loaders.directories.sections import Known, forms, is_part, like_section

_SURVEY: Final = re.compile(
    r"\b(?:survey|questionnaires?|enqu[eê]te|sondage|consultation|encuesta|cuestionario|inqu[eé]rito|pesquisa|"
    r"question[aá]rio|consulta|census|recensement|censo)\b",
    re.I,
)
_ANSWERED: Final = re.compile(
    r"\b(?:answer(?:ed|ing|s)?|complet(?:ed|ing)|respon(?:ded|dents?|ses?|ding)|repl(?:ied|ies)|t[oa]ken? part|took"
    r" part|participa(?:ted|nts?|ting)|fill(?:ed|ing)|"
    r"r[ée]pon(?:du|dants?|ses?|dent)|particip[ée]|rempli|complét[ée]|respond\w{1,8}|contest\w{1,8}|particip\w{1,8}|"
    r"complet\w{1,8}|rellen\w{1,6}|preench\w{1,6}|respuestas?|respostas?)\b",
    re.I,
)
_MARKS: Final = re.compile(r"\s*(?:[•·;|▪●◦]|\s[–—]\s)\s*")


_DOT: Final = re.compile(r"[•·▪●◦]")


class Surveyed(NamedTuple):
    """A name in the list of those who answered: the item, and the rule that took it."""

    item: Item
    rule: str


class Survey(NamedTuple):
    """The list: the row that announces it (-1 for none), its rows, its items, the row of the heading above it."""

    at: int
    rows: frozenset[int]
    items: tuple[Surveyed, ...]
    heading: int


def read_survey(rows: Sequence[Row], skip: frozenset[int], known: Known) -> Survey:
    """Find the list of those who answered a survey: a line that says so, with names behind it."""
    repeated = Counter(key(listed_name(row.text).name) for row in rows if row.heading or row.bullet)
    best = Survey(-1, frozenset(), (), -1)
    last = -10
    heading = tried = -1
    names = _Names(known, rows, skip)
    for n, row in enumerate(rows):
        if n in skip or n <= tried:
            continue
        if len(row.text) <= 2000 and _SURVEY.search(row.text):
            last = n
            if row.heading and not _ANSWERED.search(row.text):
                heading = n
        if (
            len(row.text) < 300
            and n - last <= 12
            and (row.heading or row.text.endswith((":", ";")))
            and _ANSWERED.search(row.text)
            and n + 1 < len(rows)
        ):
            taken = _rows_of(rows, n + 1, skip, known, repeated)
            tried = max([n, *taken])
            if len(taken) > len(best.rows) and _mostly_known(rows, taken, known, names):
                best = Survey(n, frozenset(taken), (), heading)
    if best.at < 0:
        return best
    items = tuple(
        item
        for group in _unwrapped(rows, sorted(best.rows))
        if len(group) > 1 or _has_names(rows[group[0]], known, repeated)
        for item in _items(rows[group[0]], _run_together(rows, group), known, names)
    )
    return best._replace(items=items, rows=best.rows | {best.at})


def _rows_of(rows: Sequence[Row], start: int, skip: frozenset[int], known: Known, repeated: Counter[str]) -> list[int]:
    taken: list[int] = []
    seen: set[str] = set()
    kept = 0
    style = shape = ""
    for n in range(start, len(rows)):
        row = rows[n]
        if n in skip or row.marker or row.key in seen or (is_part(row.text) and known.unlike_member(row.text)):
            break
        if row.heading and n + 1 < len(rows) and rows[n + 1].marker:
            break
        if _has_names(row, known, repeated):
            now = "bullet" if row.bullet and not _between_marks(rows, n, taken) else "plain"
            if (style and now != style) or (shape and now != shape):
                break
            style = now
            # Names run together between marks are the shape of the whole list: items of lists are those of a section.
            shape = shape or (now if _DOT.search(row.text) else "")
            taken.append(n)
            kept = len(taken)
        elif taken and taken[-1] == n - 1 and not like_section(row.text) and _goes_on(rows, n, n - 1):
            taken.append(n)
            kept = len(taken)
        elif row.heading and kept and not seen and (like_section(row.text) or key(row.text) in known.sections):
            break  # the list had no sections: here those of the directory begin
        elif row.heading and (
            like_section(row.text) or key(row.text) in known.sections or _next_has_names(rows, n, known, repeated, style)
        ):
            seen.add(row.key)
            style = ""
            taken.append(n)
        else:
            break
    return taken[:kept]


def _mostly_known(rows: Sequence[Row], taken: Sequence[int], known: Known, forms_of: _Names) -> bool:
    """Say whether at least half of what was taken for names is known, by contents or entries."""
    names = [
        piece
        for n in taken
        for piece in _MARKS.split(rows[n].text)
        if piece and not like_section(piece) and key(piece) not in known.sections
    ]
    return not known.keys or sum(1 for name in names if known.has(listed_name(name)) or len(forms_of.cut(name)) > 1) * 2 >= len(
        names
    )


def _next_has_names(rows: Sequence[Row], n: int, known: Known, repeated: Counter[str], style: str) -> bool:
    if n + 1 >= len(rows) or len(rows[n].text.split()) > 6:
        return False
    following = rows[n + 1]
    same = not style or style == ("bullet" if following.bullet else "plain")
    return same and not like_section(following.text) and _has_names(following, known, repeated)


def _has_names(row: Row, known: Known, repeated: Counter[str]) -> bool:
    if like_section(row.text) or key(row.text) in known.sections:
        return False
    pieces = [piece for piece in _MARKS.split(row.text) if piece]
    if len(pieces) == 1 and len(row.text) > 300:
        return False
    good = sum(1 for piece in pieces if known.fits(piece) or repeated[key(listed_name(piece).name)] > 1)
    return good * 2 >= len(pieces) if len(pieces) > 1 else good == 1


def _unwrapped(rows: Sequence[Row], taken: Sequence[int]) -> list[list[int]]:
    """Group the lines of one list between marks that runs over several lines without a blank one."""
    groups: list[list[int]] = []
    for n in taken:
        if groups and _goes_on(rows, n, groups[-1][-1]):
            groups[-1].append(n)
        else:
            groups.append([n])
    return groups


def _between_marks(rows: Sequence[Row], n: int, taken: Sequence[int]) -> bool:
    """Say whether the bullet that a line begins with is a mark between names that run over lines."""
    if not _DOT.match(rows[n].raw.lstrip()):
        return False
    return bool(_DOT.search(rows[n].text)) or bool(taken and taken[-1] == n - 1 and _goes_on(rows, n, n - 1))


def _run_together(rows: Sequence[Row], group: Sequence[int]) -> str:
    return "".join(f"{' • ' if rows[n].bullet else ' '}{rows[n].text}" for n in group).strip(" •")


def _goes_on(rows: Sequence[Row], n: int, before: int) -> bool:
    row, above = rows[n], rows[before]
    return (
        before == n - 1
        and row.gap == 0
        and (not row.bullet or bool(_DOT.match(row.raw.lstrip()) and (_DOT.search(above.text) or _DOT.search(row.text))))
        and (not above.bullet or bool(_DOT.search(above.text)))
        and bool(_DOT.search(above.text) or _DOT.search(row.text))
        and not like_section(above.text)
    )


def _items(row: Row, text: str, known: Known, names: _Names) -> Iterator[Surveyed]:
    for piece in _MARKS.split(text):
        parts = listed_name(piece)
        if not piece:
            continue
        if not known.keys.isdisjoint(forms(parts.name)) or names.whole(piece):
            yield Surveyed(Item(row.number, piece, "", parts), "survey-item")
            continue
        cut = names.cut(piece)
        if len(cut) > 1:
            yield from (Surveyed(Item(row.number, one, "", listed_name(one)), "survey-glued") for one in cut)
        else:
            sure = known.has(parts) or parts.country or parts.acronym
            yield Surveyed(Item(row.number, piece, "", parts), "survey-item" if sure else "survey-unknown")


class _Names:
    """Every printed form of a name in contents, lists and headings, by its words: cuts what was run together."""

    def __init__(self, known: Known, rows: Sequence[Row], skip: frozenset[int]) -> None:
        self._forms: set[tuple[str, ...]] = set()
        for row in rows:
            if (row.heading or row.bullet) and len(row.text) < 260:
                parts = listed_name(row.text)
                if not known.keys.isdisjoint(forms(parts.name)):
                    self._forms.add(words(row.text))
                    self._forms.add(words(parts.name))
                    if parts.acronym:
                        self._forms.add(words(f"{parts.name} {parts.acronym}"))
        self._forms |= {tuple(one.split()) for one in known.keys}
        self._longest = max((len(form) for form in self._forms), default=0)

    def whole(self, text: str) -> bool:
        """Say whether the words are one name."""
        return words(text) in self._forms

    def cut(self, text: str) -> list[str]:
        """Cut words into names, the longest first; where one is left over, it stays with the country behind the comma."""
        said = [(found.start(), found.end()) for found in re.finditer(r"[^\s]+", text)]
        folds = [words(text[start:end]) for start, end in said]
        found: list[tuple[int, int]] = []
        at = 0
        loose = 0
        while at < len(said):
            reach = next(
                (
                    to
                    for to in range(min(len(said), at + self._longest), at, -1)
                    if tuple(w for f in folds[at:to] for w in f) in self._forms
                ),
                0,
            )
            if reach:
                found.append((at, reach))
                at = reach
            elif found and found[-1][1] == at - loose and loose < 4:
                loose += 1
                at += 1
                continue
            else:
                return [text]
            loose = 0
        pieces = []
        for index, (start, _) in enumerate(found):
            end = found[index + 1][0] if index + 1 < len(found) else len(said)
            pieces.append(text[said[start][0] : said[end - 1][1]].strip())
        return pieces or [text]

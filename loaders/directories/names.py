"""A printed name taken apart: the name, its acronym, and the country printed behind it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from sse_atlas.graph.names import folded, words
from sse_atlas.loaders.directories.places import country_of

#: Printed where a country would stand, by those who work in many.
_NO_COUNTRY: Final = frozenset(
    "regional international global worldwide continental regional, multinational mundial mondial internacional africa"
    " asia europe"
    " europa afrique asie america amerique américa latin america north america south america régional".split()
) | {"latin america", "north america", "south america", "amerique latine", "america latina", "middle east", "multi-country"}
_ROMAN: Final = frozenset("ii iii iv vi vii viii ix xi xii xiii xiv xv".split())
_ARTICLES: Final = frozenset("the l la le les el los las o os as il".split())
_JOINING: Final = frozenset("and et y e und i".split())
_BRACKET: Final = re.compile(r"\s?\(([^()]{1,40})\)")
_LAST_BRACKET: Final = re.compile(r"\s?\(([^()]{1,40})\)$")
_DASH_TAIL: Final = re.compile(r"\s[–—-]\s([^–—-]{1,20})$")


class Parts(NamedTuple):
    """A name, its acronym, the country printed behind it; "" for what is not printed."""

    name: str
    acronym: str = ""
    country: str = ""


def heading_name(text: str) -> Parts:
    """Take the heading of an entry apart: "Name, ACR", "Name (ACR)" or "Name"; any other tail stays part of the name."""
    text = _bare(text)
    before, comma, tail = text.rpartition(",")
    if comma and before and is_acronym(tail.strip(), before, after_comma=True):
        inner = _LAST_BRACKET.search(before.rstrip())
        same = inner and folded(inner[1]) == folded(tail)
        return Parts(before[: inner.start()].strip() if inner and same else before.strip(), tail.strip())
    dash = _DASH_TAIL.search(text)
    if dash and is_acronym(dash[1], text[: dash.start()], after_comma=True) and made_of(dash[1], text[: dash.start()]):
        return Parts(text[: dash.start()].strip(), dash[1])
    return _with_bracket(text)


def listed_name(text: str) -> Parts:
    """Take a line of contents or lists apart: "Name (ACR), Country", with the acronym, the country or both missing."""
    text = _bare(text)
    country = ""
    before, comma, tail = text.rpartition(",")
    tail = tail.strip()
    if comma and before.strip() and is_country(tail):
        text, country = before.strip(), tail
    else:
        last = _LAST_BRACKET.search(text)
        dash = _DASH_TAIL.search(text)
        if last and last.start() > 0 and is_country(last[1]) and not is_acronym(last[1], text[: last.start()]):
            text, country = text[: last.start()].strip(), last[1]
        elif dash and is_country(dash[1]):
            text, country = text[: dash.start()].strip(), dash[1]
    parts = _with_bracket(text)
    if not parts.acronym:
        before, comma, tail = text.rpartition(",")
        if comma and before and is_acronym(tail.strip(), before, after_comma=True):
            parts = Parts(before.strip(), tail.strip())
    return parts._replace(country=country)


def without_country(name: str) -> str:
    """Give a name without the country that a heading prints behind its last comma."""
    before, comma, tail = name.rpartition(",")
    return before.strip() if comma and before.strip() and is_country(tail.strip()) else name


def is_country(text: str) -> bool:
    """Say whether the words behind a name are a country, or stand in its place ("Regional")."""
    return bool(country_of(text)) or folded(text) in _NO_COUNTRY


def is_acronym(text: str, name: str, after_comma: bool = False) -> bool:
    """Say whether words in brackets or behind a comma are an acronym of the name: capitals (PFAnE, SVS Fund), or its initials."""
    parts = text.split()
    if not 0 < len(parts) <= 3 or len(text) > 24 or any(not part[0].isalnum() for part in parts):
        return False
    if after_comma and is_country(text):
        return False
    made = made_of(text, name)
    letters = [c for c in parts[0] if c.isalpha()]
    capitals = sum(1 for c in letters if c.isupper())
    strong = capitals >= 2 and capitals * 2 >= len(letters)
    if not strong:
        return not after_comma and len(parts) == 1 and 3 <= len(letters) <= 14 and made and text[0].isupper()
    if made:
        return True
    shouted = name.isupper() and (len(parts) > 1 or len(letters) > 6)
    short = len(letters) == 2 and after_comma
    return not (shouted or short or is_country(text) or folded(text) in _ROMAN or (after_comma and len(parts) > 2))


@lru_cache(maxsize=65_536)
def made_of(acronym: str, name: str) -> bool:
    """Say whether an acronym is made of beginnings of the name's words, in their order ("REDESOL", Red de Economía Solidaria)."""
    letters = "".join(words(acronym))[:24]
    parts = words(name)[:24]
    if len(letters) < 2 or not parts:
        return False
    reached = {0}
    for part in parts:
        more = set(reached)
        for start in reached:
            for length in range(1, min(len(part), len(letters) - start, 8) + 1):
                if part[length - 1] != letters[start + length - 1]:
                    break
                more.add(start + length)
        reached = more
    return len(letters) in reached


def key(name: str) -> str:
    """Give what two forms of one name share: its words folded, without an article before it and without words that join."""
    parts = words(name)
    while len(parts) > 1 and parts[0] in _ARTICLES:
        parts = parts[1:]
    return " ".join(part for part in parts if part not in _JOINING) or folded(name)


def _with_bracket(text: str) -> Parts:
    for found in _BRACKET.finditer(text):
        if found.start() and is_acronym(found[1].strip(), text[: found.start()]):
            behind = text[found.end() :].strip()
            if not behind:
                return Parts(text[: found.start()].strip(), found[1].strip())
            if not behind.startswith(","):
                return Parts(text, found[1].strip())
    return Parts(text)


def _bare(text: str) -> str:
    return " ".join(text.split()).strip(" ,;:·•|")

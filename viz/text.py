"""Text of the data made fit for a page: cleaned, shortened for the map, measured, folded into two lines."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Final
from urllib.parse import urlsplit

#: A line of a label on the map is at most this wide, in pixels at the size the page draws labels in.
LINE_WIDTH: Final = 82.0
_EM: Final = 11.0
_NARROW: Final = frozenset("iljtfrI.,:;'’|!()-[]\u2010 ")


def clean(text: object) -> str:
    """Give `text` without what no page can carry: lone surrogates, and control characters but tab and newline."""
    told = str(text).encode("utf-8", "replace").decode("utf-8")
    return "".join(c for c in told if c in "\t\n" or unicodedata.category(c) != "Cc")


def web_address(text: str) -> str:
    """Give `text` if it is an address on the web (http or https, with a host), else nothing."""
    try:
        parts = urlsplit(text)
        good = parts.scheme.lower() in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return ""
    return text if good and not any(c.isspace() or c in "<>\"'`\\" for c in text) else ""


def width(text: str) -> float:
    """Estimate the width of `text` in pixels, on the wide side of the common sans-serif letters."""
    return sum(_advance(c) for c in text) * _EM


def _advance(char: str) -> float:
    if char in _NARROW:
        return 0.34
    if char in "mwMW@%":
        return 0.86
    if unicodedata.east_asian_width(char) in "WF":
        return 1.0
    if unicodedata.combining(char) or unicodedata.category(char) == "Cf":
        return 0.0
    return 0.7 if char.isupper() else 0.56


def map_lines(label: str, acronym: str, names: Sequence[str] = ()) -> list[str]:
    """Give the one or two lines that stand for an actor on the map.

    The label where it fits; else the acronym; else the longest other name that fits; else both ends of the label. A name
    without a capital, in a script that has them, was printed in passing and stands for nobody on a map.
    """
    proper = (name for name in names if name != name.lower() or name == name.upper())
    for text in (label, acronym, *sorted(proper, key=lambda name: (-len(name), name))):
        lines = _fold(text) if text.strip() else None
        if lines is not None:
            return lines
    return _cut(label)


def _fold(text: str) -> list[str] | None:
    """`text` in at most two lines broken at spaces, as even as they go; nothing where it does not fit."""
    words = text.split()
    whole = " ".join(words)
    # Far longer than two lines can be: measuring every split of it would take long.
    if len(whole) > 80:
        return None
    if width(whole) <= LINE_WIDTH:
        return [whole]
    splits = [(" ".join(words[:i]), " ".join(words[i:])) for i in range(1, len(words))]
    fitting = [pair for pair in splits if max(map(width, pair)) <= LINE_WIDTH]
    return list(min(fitting, key=lambda pair: max(map(width, pair)))) if fitting else None


def _cut(text: str) -> list[str]:
    """The first words of `text`, and below them its last ones: what tells two actors apart stands at either end."""
    words = text[:200].split() if len(text) <= 200 else [*text[:100].split(), *text[-100:].split()]
    first = ""
    while len(words) > 1 and width(grown := f"{first} {words[0]}".strip()) <= LINE_WIDTH:
        first = grown
        words.pop(0)
    if not first or width("…" + words[-1]) > LINE_WIDTH:
        return [first, _elide(" ".join(words))] if first else [_elide(text[:200])]
    last = ""
    for word in reversed(words):
        if width(f"…{word} {last}".strip()) > LINE_WIDTH:
            break
        last = f"{word} {last}".strip()
    return [first, "…" + last]


def _elide(text: str) -> str:
    kept = ""
    for char in text:
        if width(kept + char + "…") > LINE_WIDTH:
            break
        kept += char
    # A second line that breaks inside a word reads worse than one word less.
    whole, space, _ = kept.rpartition(" ")
    return (whole if space and len(whole) * 2 > len(kept) else kept).rstrip(" ,;:-") + "…"

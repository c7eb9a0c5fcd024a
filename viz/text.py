"""Text of the data made fit for a page: cleaned, its addresses checked, its width estimated."""

from __future__ import annotations

import unicodedata
from typing import Final
from urllib.parse import urlsplit

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

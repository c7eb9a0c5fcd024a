"""Names as they are compared: one way everywhere, so that what a loader takes for one name a query does too."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

#: Letters that no decomposition takes apart, and the forms of the apostrophe.
_PLAIN: Final = str.maketrans(
    {"œ": "oe", "æ": "ae", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i", "’": "'", "‘": "'", "ʼ": "'"}
)
_WORD: Final = re.compile(r"[^\W_]+")


def folded(text: str) -> str:
    """Give a text without accents, case and doubled spaces, for comparing names."""
    if text.isascii():
        return " ".join(text.lower().split())
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(unicodedata.normalize("NFC", bare.casefold().translate(_PLAIN)).split())


def words(text: str) -> tuple[str, ...]:
    """Give the words of a name, folded and without punctuation: "l’Économie" and "L'economie" are the same two."""
    return tuple(_WORD.findall(folded(text)))

"""The data of the page in less room; `unpack.js` makes of it what the other scripts read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from sse_atlas.errors import AtlasError

_DIGITS: Final = "0123456789abcdefghijklmnopqrstuvwxyz"
#: Columns of numbers that grow from row to row, by table.
_GROWING: Final = {"cites": ("heading", "line", "row"), "links": ("from",)}


def packed_data(data: Mapping[str, Any]) -> dict[str, Any]:
    """Give the data with the columns that grow as steps from one row to the next, each under its name with a tilde."""
    found = dict(data)
    for table, columns in _GROWING.items():
        found[table] = {
            f"{name}~" if name in columns else name: steps(column) if name in columns else column
            for name, column in data[table].items()
        }
    return found


def packed_texts(texts: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Give translations with each message once: `keys`, and for each language what stands for them, 0 where nothing does.

    The English text of a message stands in the scripts; here a short name made of it does (see `short_name`).
    """
    keys = sorted({key for said in texts.values() for key in said})
    names = [short_name(key) for key in keys]
    if len({*names, *keys}) < 2 * len(keys):
        raise AtlasError(
            "two messages of the explorer have one short name", where="viz/explorer", do="word one of them otherwise"
        )
    return {"keys": names, **{lang: [said.get(key, 0) for key in keys] for lang, said in texts.items()}}


def short_name(message: str) -> str:
    """Give five letters or fewer for a text, as `words.js` makes them too: FNV-1a (Fowler, Noll, Vo) of its UTF-16 units."""
    units = message.encode("utf-16-le", "surrogatepass")
    found = 0x811C9DC5
    for at in range(0, len(units), 2):
        found = (found ^ int.from_bytes(units[at : at + 2], "little")) * 0x01000193 % 2**32
    found %= 36**5
    letters = ""
    while True:
        found, digit = divmod(found, 36)
        letters = _DIGITS[digit] + letters
        if not found:
            return letters


def steps(numbers: Sequence[int], stride: int = 1) -> list[int]:
    """Give each number less the one so many before it; the first ones stay as they are."""
    return [number - (numbers[at - stride] if at >= stride else 0) for at, number in enumerate(numbers)]

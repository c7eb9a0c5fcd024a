"""The data of the page in less room; `unpack.js` makes of it what the other scripts read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

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
    """Give translations with each message once: `keys`, and for each language what stands for them, 0 where nothing does."""
    keys = sorted({key for said in texts.values() for key in said})
    return {"keys": keys, **{lang: [said.get(key, 0) for key in keys] for lang, said in texts.items()}}


def steps(numbers: Sequence[int], stride: int = 1) -> list[int]:
    """Give each number less the one so many before it; the first ones stay as they are."""
    return [number - (numbers[at - stride] if at >= stride else 0) for at, number in enumerate(numbers)]

"""The explorer: the network, the map and the list of an atlas on one page, one file that needs no other."""

from __future__ import annotations

import html
import json
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode

from sse_atlas.graph.store import Store
from sse_atlas.viz import inline
from sse_atlas.viz.explorer.bundle import FIRST, UNPACK, bundle, modules, ordered, smaller, styles
from sse_atlas.viz.explorer.content import explorer_data
from sse_atlas.viz.explorer.packing import packed_data, packed_texts, steps
from sse_atlas.viz.explorer.texts import texts

_HEIGHT: Final = 760


class Explorer(str):
    """The page as HTML, which shows itself in a notebook; `start` is the view that it opens at, as written after `#`."""

    start: str

    def __new__(cls, text: str, start: str = "") -> Explorer:
        page = super().__new__(cls, text)
        page.start = start
        return page

    def write(self, path: str | Path) -> Path:
        """Write the page as UTF-8 and give its path; raise UnwritableError where that is not possible."""
        inline.write(self, Path(path))
        return Path(path)

    def _repr_html_(self) -> str:
        # Without an origin of its own it reaches nothing of the notebook.
        return (
            f'<iframe title="SSE Atlas" width="100%" height="{_HEIGHT}" sandbox="allow-scripts allow-downloads allow-popups" '
            f'srcdoc="{html.escape(self)}"></iframe>'
        )

    def __repr__(self) -> str:
        return f"<Explorer, {len(self):,} letters of HTML>"


def explorer_html(store: Store, *, title: str = "", start: str = "", year: int | None = None, lang: str = "") -> Explorer:
    """Give the explorer page of an atlas, the same text for the same atlas.

    `title` stands at the top of the page. `start` is the view that it opens at where its address names none, as written after
    `#` there; `year` tells that the atlas was cut as of it; `lang` is the language it speaks at first,
    that of the reader's browser where none is given.
    """
    from sse_atlas.viz.explorer.network import Network

    data = explorer_data(store, title=title, start=start, year=year, lang=lang)
    files = modules()
    page = {"title": data["meta"]["title"], "lang": lang or "en"}
    drawn = Network(page, scripts(), styles(files), {"data": packed_data(data), "texts": _texts(), "land": land()})
    drawn.fill(data)
    return Explorer(drawn.generate_html(), start)


def view_of(*, actor: str = "", view: str = "", year: int | None = None) -> str:
    """Give a view of the page as it is written after `#`: an actor by slug, the network, map or list, the year of the slider."""
    asked = {"view": view if view != "network" else "", "actor": actor, "year": str(year or "")}
    return urlencode({name: value for name, value in asked.items() if value})


@cache
def scripts() -> dict[str, str]:
    """Give the page's own scripts: what runs first, and the rest."""
    files = modules()
    return {"first": smaller(files.get(FIRST, "")), "own": smaller(files[UNPACK]) + "\n" + bundle(files)}


@cache
def _texts() -> dict[str, Any]:
    files = modules()
    return packed_texts(texts(files[name] for name in ordered(files)))


@cache
def land() -> list[list[int]]:
    """Give the outlines of the land: longitude and latitude in turn, in fifths of a degree, as steps from point to point.

    A fifth of a degree is less than a pixel where the world fills a screen.
    """
    raw = (resources.files("sse_atlas.viz") / "assets" / "report-land.json").read_text(encoding="utf-8")
    return [steps(_coarser(ring), stride=2) for ring in json.loads(raw)["rings"]]


def _coarser(ring: list[int]) -> list[int]:
    """A ring in tenths of a degree in fifths, no point twice in a row."""
    points = [(round(x / 2), round(y / 2)) for x, y in zip(ring[::2], ring[1::2], strict=True)]
    kept = [point for at, point in enumerate(points) if not at or point != points[at - 1]]
    return [number for point in (kept if len(kept) > 2 else points) for number in point]

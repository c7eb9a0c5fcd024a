"""The explorer: the whole network on one page, one file that needs no other."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sse_atlas.viz import inline
from sse_atlas.viz.content import actors, hub_of, legend, links, place, regions, sources
from sse_atlas.viz.text import clean

if TYPE_CHECKING:
    import networkx


def explorer_html(network: networkx.MultiDiGraph, *, title: str | None = None) -> str:
    """Give the explorer page of a network as HTML, the same text for the same network.

    `network` is what `sse_atlas.graph.project.network` gives; it is not altered. `title` stands at the top of the page,
    else the title of the network. Text of the data is escaped; of its addresses only those of the web become links.
    """
    from sse_atlas.viz.network import Network

    people, ties = actors(network), links(network)
    hub = hub_of(people, ties)
    page = {
        "title": clean(title or network.graph.get("title") or "SSE Atlas"),
        "actors": people,
        "links": ties,
        "hub": hub,
        "frames": place(people, hub),
        "kinds": legend(people),
        "regions": regions(people),
        "sources": sources(network),
    }
    drawn = Network(page)
    drawn.fill(people, ties)
    return str(drawn.generate_html())


def write_explorer(network: networkx.MultiDiGraph, path: Path) -> None:
    """Write the explorer page as UTF-8; raise UnwritableError where that is not possible."""
    # Not pyvis's write_html: it takes the encoding from the locale.
    inline.write(explorer_html(network), path)

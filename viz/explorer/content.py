"""The data of the explorer: an atlas as columns of plain JSON, the only thing that the page's scripts read."""

from __future__ import annotations

from typing import Any, Final

from sse_atlas import __version__
from sse_atlas.graph.store import Store
from sse_atlas.ontology import message, relation_types
from sse_atlas.viz.explorer.cited import Cited
from sse_atlas.viz.explorer.layout import ALONE, NOWHERE, lay_out
from sse_atlas.viz.explorer.reading import read
from sse_atlas.viz.explorer.terms import Terms
from sse_atlas.viz.explorer.things import Things, since
from sse_atlas.viz.explorer.ties import Ties
from sse_atlas.viz.explorer.told import Telling
from sse_atlas.viz.text import clean

_TITLE: Final = "SSE Atlas"


def explorer_data(store: Store, *, title: str = "", start: str = "", year: int | None = None, lang: str = "") -> dict[str, Any]:
    """Give the data of the page for the actors of an atlas, the same for the same atlas.

    `start` is the part of the address after `#` that the page opens at where its own address has none; `year` tells that the
    atlas was cut as of it; `lang` is the language of who asks for none, "" for that of
    the reader's browser.
    """
    known = read(store)
    terms, cited = Terms(), Cited(known)
    telling = Telling(known, cited, terms)
    things = Things(known, terms)
    ties = Ties(known, things, terms)
    nodes = things.columns(telling, cited)
    joined = since(known.relations, things.iris[ties.hub]) if ties.hub is not None else {}
    nodes["since"] = [joined.get(iri, "") for iri in things.iris]
    terms.said(ALONE, message("No other tie reported"))
    terms.said(NOWHERE, message("Region not reported"))
    places = lay_out(nodes, things.actor_kinds, ties.pairs, ties.hub)
    nodes |= {"x": [x for x, _ in places.spots], "y": [y for _, y in places.spots]}
    tables = cited.tables()
    types = [relation_types()[name] for name in ties.types]
    return {
        "meta": {
            "title": clean(title) or _TITLE,
            "base": store.base,
            "year": year,
            "date": max((source["issued"] for source in tables["sources"]), default=""),
            "hub": ties.hub,
            "lang": lang,
            "version": __version__,
            "start": start,
        },
        **tables,
        "kinds": things.kinds,
        "actorKinds": things.actor_kinds,
        "types": ties.types,
        "symmetric": [int(type_.symmetric) for type_ in types],
        "once": [int(type_.once) for type_ in types],
        "marks": things.marks(),
        "nodes": nodes,
        "links": ties.columns(cited),
        "areas": places.areas,
        "terms": dict(sorted(terms.labels.items())),
    }

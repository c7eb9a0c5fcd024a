"""The actors as points on a map, as GeoJSON (RFC 7946)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sse_atlas.graph.places import ATTRIBUTION, LICENSE, place

if TYPE_CHECKING:
    import networkx


def geojson(graph: networkx.MultiDiGraph) -> bytes:
    """Write a feature for each actor: its point, longitude first, or no geometry where its place is not known.

    The property `precision` says "city", "country" (the capital stands for the country) or "none".
    """
    collection = {
        "type": "FeatureCollection",
        "attribution": f"Coordinates: {ATTRIBUTION}",
        "license": LICENSE,
        "features": [_feature(slug, node) for slug, node in sorted(graph.nodes(data=True))],
    }
    return (json.dumps(collection, ensure_ascii=False, indent=1) + "\n").encode()


def _feature(slug: str, node: dict[str, Any]) -> dict[str, Any]:
    found = place(node["city"], node["country"])
    geometry = {"type": "Point", "coordinates": [found.lon, found.lat]} if found else None
    where = {
        "precision": found.precision if found else "none",
        "place": found.name if found else "",
        "geonameid": found.geonameid if found else None,
    }
    properties = {"slug": slug, **{name: node[name] for name in sorted(node)}, **where}
    return {"type": "Feature", "id": node["iri"], "geometry": geometry, "properties": properties}

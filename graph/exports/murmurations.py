"""The actors as profiles for the Murmurations network: a JSON array, each profile valid against its organizations schema.

The fields and their limits are those of `organizations_schema-v1.0.0` in the Murmurations library.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from sse_atlas.graph.exports.networks import theme_labels
from sse_atlas.graph.places import place
from sse_atlas.graph.store import Store
from sse_atlas.ontology import relation_types

if TYPE_CHECKING:
    import networkx

SCHEMA: Final = "organizations_schema-v1.0.0"

_PERSON: Final = "Person"
_WEB: Final = re.compile("https?://.*", re.DOTALL)
_LONGEST: Final = 2_000
#: How many of those left out are named.
_LISTED: Final = 10


def murmurations(store: Store, graph: networkx.MultiDiGraph) -> tuple[bytes, tuple[str, ...]]:
    """Write a profile for each organization with a website, and tell who is left out.

    Left out are persons, who are no organizations, and whoever has no website: a profile is known by its address. A
    relation stands in the profile of whom it begins at (of both where it is symmetric), unless it has ended.
    """
    pages = {slug: _pages(node) for slug, node in graph.nodes(data=True)}
    persons = sorted(slug for slug, node in graph.nodes(data=True) if node["kind"] == _PERSON)
    homeless = sorted(slug for slug in graph if not pages[slug] and slug not in persons)
    shown = sorted(slug for slug in graph if pages[slug] and slug not in persons)
    themes = theme_labels(store, [graph.nodes[slug]["iri"] for slug in shown])
    ties = _ties(graph, pages)
    profiles = [_profile(graph.nodes[slug], pages[slug], themes, ties[slug]) for slug in shown]
    notes = [_note("no website", homeless), _note("a person, not an organization", persons)]
    written = json.dumps(profiles, ensure_ascii=False, indent=1) + "\n"
    return written.encode(), tuple(filter(None, notes))


def _profile(node: dict[str, Any], pages: list[str], themes: dict[str, list[str]], ties: set[tuple[str, str]]) -> dict[str, Any]:
    found = place(node["city"], node["country"])
    said = {
        "linked_schemas": [SCHEMA],
        "name": node["label"],
        "nickname": node["acronym"],
        "primary_url": pages[0],
        "urls": [{"url": page} for page in pages[1:]],
        "tags": sorted({node["kind_label"], *themes.get(node["iri"], ())}),
        "country_iso_3166": node["country"] if _is_country(node["country"]) else "",
        "geolocation": {"lat": found.lat, "lon": found.lon} if found else {},
        "relationships": [{"predicate_url": predicate, "object_url": to} for predicate, to in sorted(ties)],
        "unique_id": node["iri"],
    }
    return {name: value for name, value in said.items() if value or name == "name"}


def _pages(node: dict[str, Any]) -> list[str]:
    return [page for page in node["homepages"] if _is_web(page)]


def _is_web(iri: str) -> bool:
    return _WEB.fullmatch(iri) is not None and len(iri) <= _LONGEST


def _ties(graph: networkx.MultiDiGraph, pages: dict[str, list[str]]) -> dict[str, set[tuple[str, str]]]:
    """The relations of each actor that hold: the plain property, and the address of the other one."""
    addresses = {slug: next(iter(pages[slug]), graph.nodes[slug]["iri"]) for slug in graph}
    found: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for start, end, edge in graph.edges(data=True):
        type_ = relation_types()[edge["relation"]]
        for one, other in ((start, end), (end, start)) if type_.symmetric else ((start, end),):
            if not edge["to_date"] and _is_web(addresses[other]):
                found[one].add((type_.yields, addresses[other]))
    return found


def _is_country(code: str) -> bool:
    import pycountry

    return pycountry.countries.get(alpha_2=code) is not None


def _note(why: str, slugs: list[str]) -> str:
    if not slugs:
        return ""
    more = f" and {len(slugs) - _LISTED} more" if len(slugs) > _LISTED else ""
    return f"not exported, {why}: {', '.join(slugs[:_LISTED])}{more}"

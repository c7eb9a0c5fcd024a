"""Outside vocabularies, each in a Turtle file with its own licence, and the world regions of the United Nations in them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

import pyoxigraph

from sse_atlas.ontology.resources import parse
from sse_atlas.ontology.terms import SKOS

#: Each is the name of a file, and of the graph that holds it.
EXTERNAL: Final = ("essglobal", "un-m49", "un-sdg")

_REGIONS: Final = "external/un-m49.ttl"


def external_files() -> tuple[str, ...]:
    """Give the names of the outside vocabularies' files, as `turtle` takes them; each belongs in a graph of its own."""
    return tuple(f"external/{name}.ttl" for name in EXTERNAL)


@cache
def _areas() -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Of the M49 list: area -> the one above it, alpha-2 -> country."""
    above: dict[str, str] = {}
    codes: dict[str, str] = {}
    for triple in parse(_REGIONS):
        area, value = triple.subject, triple.object
        if not isinstance(area, pyoxigraph.NamedNode):
            continue
        if triple.predicate.value == SKOS.broader and isinstance(value, pyoxigraph.NamedNode):
            above[area.value] = value.value
        elif triple.predicate.value == SKOS.notation and isinstance(value, pyoxigraph.Literal):
            codes[value.value] = area.value
    return above, codes


@cache
def _labels() -> Mapping[str, Mapping[str, str]]:
    """The labels of every concept of the outside vocabularies, by language."""
    found: dict[str, dict[str, str]] = {}
    for name in external_files():
        for triple in parse(name):
            subject, value = triple.subject, triple.object
            if triple.predicate.value != SKOS.prefLabel or not isinstance(subject, pyoxigraph.NamedNode):
                continue
            if isinstance(value, pyoxigraph.Literal) and value.language:
                found.setdefault(subject.value, {})[value.language] = value.value
    return found


def external_labels(iri: str) -> Mapping[str, str]:
    """Give the labels of a concept of an outside vocabulary by language tag; empty for any other IRI."""
    return MappingProxyType(_labels().get(iri, {}))


def region_of(alpha2: str) -> str:
    """Give the IRI of the most detailed M49 region of a country, such as 011 Western Africa for `SN`.

    `alpha2` is an ISO 3166-1 alpha-2 code in capitals; "" where the list has no such country.
    """
    above, codes = _areas()
    return above.get(codes.get(alpha2, ""), "") if alpha2.isalpha() else ""


def broader_regions(iri: str) -> tuple[str, ...]:
    """Give the IRIs of the areas above a country or a region, from the nearest to the world; none for an unknown IRI."""
    above, _ = _areas()
    found: list[str] = []
    while iri := above.get(iri, ""):
        found.append(iri)
    return tuple(found)

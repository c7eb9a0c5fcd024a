"""Themes, kinds of actors, goals and world regions by name: what many actors have in common, and how many have it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Final

from sse_atlas.graph.countries import all_countries
from sse_atlas.graph.names import words as words_of
from sse_atlas.graph.store import Store
from sse_atlas.ontology import BASE, ORG, SSE, Wording, broader_regions, concepts, external_labels, kinds, region_of
from sse_atlas.ontology.schemes import subjects
from sse_atlas.queries.answers.asking import HEAD
from sse_atlas.queries.answers.likeness import Likeness
from sse_atlas.queries.answers.searching import Fit, fitting, looking

#: The properties that tie an actor to a heading.
HEADINGS: Final = (SSE.theme, ORG.classification, SSE.goal, SSE.region)

_ACTORS: Final = """
SELECT ?heading (COUNT(?actor) AS ?number) WHERE {
  VALUES (?heading ?value) { %s }
  ?actor <%s> ?value .%s
}
GROUP BY ?heading"""

#: Events and works have themes and goals too; a kind and a region only actors.
_OF_OTHERS: Final = (SSE.theme, SSE.goal)
_ONLY_ACTORS: Final = " ?actor a sse:Actor ."

#: Headings that are counted for one answer, those that fit best.
_COUNTED: Final = 60


def heading_fits(asked: Sequence[str]) -> list[Fit]:
    """Give the headings whose label, in any language of the atlas, holds all folded words asked, in no order.

    The `predicate` of a fit is the one that ties an actor to the heading.
    """
    fits = (fitting(iri, property_, name, asked, named) for iri, property_, name, named in _named())
    return [fit for fit in fits if fit]


def heading_looks(asked: Sequence[str]) -> list[Fit]:
    """Give the headings whose label looks like the folded words asked, in no order."""
    likeness = Likeness(asked)
    fits = (looking(iri, property_, name, likeness, named) for iri, property_, name, named in _named())
    return [fit for fit in fits if fit]


def actors_under(store: Store, fits: Iterable[Fit]) -> dict[str, int]:
    """Give how many actors have each heading, by its IRI; those that none has are left out."""
    narrower = _narrower()
    found: dict[str, int] = {}
    for property_, headings in _by_property(fits).items():
        pairs = [(heading, value) for heading in headings for value in narrower.get(heading, (heading,))]
        listed = " ".join(f"(<{heading}> <{value}>)" for heading, value in pairs)
        rows = store.query(HEAD + _ACTORS % (listed, property_, _ONLY_ACTORS if property_ in _OF_OTHERS else ""))
        found |= {row["heading"].value: int(row["number"].value) for row in rows}
    return found


def heading_kind(property_: str, words: Wording) -> str:
    """Give what a heading is, in words, by the property that ties an actor to it."""
    return words.say("kind of actor") if property_ == ORG.classification else words.label(property_)


def heading_slug(iri: str) -> str:
    """Give the name of a heading of this vocabulary (theme/housing); the IRI of an outside one."""
    return iri.removeprefix(BASE)


def _by_property(fits: Iterable[Fit]) -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for fit in sorted(fits, key=lambda fit: fit.order)[:_COUNTED]:
        found[fit.predicate].append(fit.iri)
    return {property_: list(dict.fromkeys(headings)) for property_, headings in found.items()}


@cache
def _named() -> tuple[tuple[str, str, str, tuple[str, ...]], ...]:
    """Every heading under each of its labels: its IRI, the property that ties an actor to it, the label and its words."""
    labelled = [(concept.iri, SSE.theme, concept.labels) for concept in concepts("themes").values()]
    for concept in concepts("actor-kinds").values():
        labelled += [(concept.iri, ORG.classification, texts) for texts in (concept.labels, kinds()[concept.name].plural)]
    labelled += [(goal, SSE.goal, external_labels(goal)) for goal in subjects("external/un-sdg.ttl")]
    labelled += [(area, SSE.region, external_labels(area)) for area in _narrower()]
    named = ((iri, property_, name) for iri, property_, texts in labelled for name in dict.fromkeys(texts.values()))
    return tuple((iri, property_, name, words_of(name)) for iri, property_, name in named)


@cache
def _narrower() -> Mapping[str, tuple[str, ...]]:
    """The most detailed regions in each region, its own among them; the world, in which everybody is, is left out."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for detailed in {region_of(code) for code in all_countries()} - {""}:
        for area in (detailed, *broader_regions(detailed)[:-1]):
            found[area].add(detailed)
    return {area: tuple(sorted(inside)) for area, inside in sorted(found.items())}

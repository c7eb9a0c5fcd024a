"""The nodes of the page: actors and what ties them, column by column."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from sse_atlas.graph.labels import NO_LANGUAGE
from sse_atlas.graph.places import CITY, place
from sse_atlas.ontology import DCTERMS, FOAF, ORG, RDFS, SKOS, SSE
from sse_atlas.queries.answers.asking import Values, one
from sse_atlas.viz.explorer.cited import Cited
from sse_atlas.viz.explorer.reading import Read, Said
from sse_atlas.viz.explorer.terms import THING_KINDS, Terms
from sse_atlas.viz.explorer.told import Telling, class_of
from sse_atlas.viz.marks import MARKS, Mark, kind_order, mark_of
from sse_atlas.viz.text import clean, web_address

#: How what is no actor looks: outlines, so that no one takes it for an actor.
_THING: Final = "M-8,-5.5A2.5,2.5 0 0 1 -5.5,-8H5.5A2.5,2.5 0 0 1 8,-5.5V5.5A2.5,2.5 0 0 1 5.5,8H-5.5A2.5,2.5 0 0 1 -8,5.5Z"
_INSIDES: Final[Mapping[str, str]] = {
    "Event": "M-5.5,-2.5V5.5H5.5V-2.5Z",
    "Initiative": "M0,-5.5L5.5,0L0,5.5L-5.5,0Z",
    "PolicyMeasure": "M-5.5,-5.5V-3H5.5V-5.5ZM-5.5,-1.2V1.3H5.5V-1.2ZM-5.5,3V5.5H5.5V3Z",
    "Work": "M-5.5,-5.5V5.5H-1V-5.5ZM1,-5.5V5.5H5.5V-5.5Z",
    "Case": "M-5.5,-5.5V5.5H5.5V2H-2V-5.5Z",
    "Partnership": "M-5.5,-3V3H-1V-3ZM1,-3V3H5.5V-3Z",
    "Place": "M0,-5.5A4,4 0 0 0 -4,-1.5C-4,1 -1,3 0,6C1,3 4,1 4,-1.5A4,4 0 0 0 0,-5.5Z",
}
_ENDED: Final = (SSE.end,)
_BEGUN: Final = (SSE.founded, SSE.start, DCTERMS.issued)


class Things:
    """The things of an atlas in the order of the page: actors by slug, then the others; `kinds` are those that occur."""

    def __init__(self, read: Read, terms: Terms) -> None:
        self._read, self._terms = read, terms
        kinds = {iri: _kind(said) for iri, said in read.things.items()}
        actors = sorted({kind for kind in kinds.values() if kind not in THING_KINDS}, key=kind_order)
        things = [kind for kind in THING_KINDS if kind in kinds.values()]
        self.kinds = [*actors, *things]
        self.actor_kinds = len(actors)
        numbers = {kind: number for number, kind in enumerate(self.kinds)}
        self.iris = sorted(read.things, key=lambda iri: (kinds[iri] in THING_KINDS, iri))
        self.numbers = {iri: number for number, iri in enumerate(self.iris)}
        self.kind = [numbers[kinds[iri]] for iri in self.iris]
        for kind in self.kinds:
            terms.kind(kind)

    def is_actor(self, number: int) -> bool:
        """Tell whether the thing of a number is an actor."""
        return self.kind[number] < self.actor_kinds

    def marks(self) -> dict[str, Any]:
        """Give how each kind looks."""
        looks = {kind: _look(kind) for kind in self.kinds}
        return {kind: {"path": mark.path, "light": mark.light, "dark": mark.dark} for kind, mark in looks.items()}

    def columns(self, telling: Telling, cited: Cited) -> dict[str, list[Any]]:
        """Give the columns of the page, without where the layout puts the nodes."""
        said = [self._read.things[iri] for iri in self.iris]
        names = [_names(facts, iri) for iri, facts in zip(self.iris, said, strict=True)]
        spots = [_spot(facts) for facts in said]
        own = f"{self._read.base}id/"
        return {
            "id": [clean(iri.removeprefix(own)) for iri in self.iris],
            "iri": [0 if iri.startswith(own) else iri for iri in self.iris],
            "name": [name for name, _ in names],
            "kind": self.kind,
            "acronym": [clean(one(facts, SSE.acronym)) for facts in said],
            "names": [others for _, others in names],
            "country": [self._country(one(facts, SSE.country)) for facts in said],
            "city": [clean(one(facts, SSE.city)) for facts in said],
            "region": [self._concept(facts, SSE.region) for facts in said],
            "section": [self._concept(facts, SSE.section) for facts in said],
            "themes": [self._concepts(facts, SSE.theme) for facts in said],
            "recommends": [self._concepts(facts, SSE.recommends) for facts in said],
            "goals": [self._concepts(facts, SSE.goal) for facts in said],
            "begin": [_first(facts, _BEGUN) for facts in said],
            "finish": [_first(facts, _ENDED) for facts in said],
            "homepages": [_pages(facts) for facts in said],
            "lat": [spot[0] for spot in spots],
            "lon": [spot[1] for spot in spots],
            "exact": [spot[2] for spot in spots],
            "cites": [cited.of(cell.value for cell in facts.get(SSE.citation, ())) for facts in said],
            "facts": self._told(telling.facts()),
            "figures": self._told(telling.figures()),
            "wrong": self._told(telling.wrong()),
            "disputed": self._told(telling.disputed()),
        }

    def _told(self, told: Mapping[str, list[Any]]) -> list[Any]:
        return [told.get(iri, []) for iri in self.iris]

    def _country(self, code: str) -> str:
        if code:
            self._terms.country(code)
        return clean(code)

    def _concept(self, said: Values, property_: str) -> str:
        found = one(said, property_)
        return self._terms.concept(found) if found else ""

    def _concepts(self, said: Values, property_: str) -> list[str]:
        return [self._terms.concept(iri) for iri in sorted({cell.value for cell in said.get(property_, ())})]


def _kind(said: Values) -> str:
    classified = one(said, ORG.classification)
    return classified.rpartition("/")[2] if classified else class_of(said, THING_KINDS) or "Organization"


def _look(kind: str) -> Mark:
    if kind in MARKS or kind not in _INSIDES:
        return mark_of(kind)
    return Mark(_THING + _INSIDES[kind], "#6b6257", "#a99f92")


def _names(said: Values, iri: str) -> tuple[str | dict[str, str], list[str]]:
    """The name, by language where sources print it in several, and the other names."""
    label = clean(one(said, RDFS.label)).strip()
    preferred = {cell.language: clean(cell.value) for cell in said.get(SKOS.prefLabel, ()) if cell.value.strip()}
    spoken = {lang: name for lang, name in sorted(preferred.items()) if lang not in NO_LANGUAGE}
    fallback = label or next(iter(preferred.values()), "") or clean(one(said, SSE.acronym)) or clean(iri.rpartition("/")[2])
    several = len(set(spoken.values()) | {fallback}) > 1
    # The label stands in for every language that has no name of its own: it comes first, or as English.
    name = {**({"en": fallback} if "en" not in spoken else {}), **spoken} if several else fallback
    shown = {fallback, *spoken.values()}
    others = {clean(cell.value) for cell in said.get(SKOS.altLabel, ()) if cell.value.strip()}
    return name, sorted(others - shown)


def _first(said: Values, properties: Sequence[str]) -> str:
    return next((clean(found) for property_ in properties if (found := one(said, property_))), "")


def _pages(said: Values) -> list[str]:
    pages: Iterable[str] = sorted({clean(cell.value) for term in (FOAF.homepage, FOAF.page) for cell in said.get(term, ())})
    return [page for page in map(web_address, pages) if page]


def _spot(said: Values) -> tuple[float | None, float | None, int]:
    country = one(said, SSE.country)
    found = place(one(said, SSE.city), country) if country else None
    if found is None:
        return None, None, 0
    # A hundredth of a degree is a kilometre: closer no town is meant.
    return round(found.lat, 2), round(found.lon, 2), int(found.precision == CITY)


def since(read: Said, hub: str) -> dict[str, str]:
    """Give when each member joined a hub, the first date where there are several."""
    found: dict[str, str] = {}
    for said in read.values():
        member, start = one(said, SSE["from"]), clean(one(said, SSE.start))
        if start and one(said, SSE.to) == hub and one(said, SSE.relationType).endswith("/memberOf"):
            found[member] = min(start, found.get(member, start))
    return found

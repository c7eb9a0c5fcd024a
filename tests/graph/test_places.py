"""Places: towns by their whole names in their own country, the capital where the town is not known, and GeoJSON of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from sse_atlas.graph import LocalStore
from sse_atlas.graph.export import export
from sse_atlas.graph.places import place
from sse_atlas.graph.project import network
from tests.graph.exporting import HOSTILE, held, texts, tiny


@pytest.mark.parametrize(
    ("city", "country", "name", "precision"),
    [
        ("MWANZA", "TZ", "Mwanza", "city"),
        ("Siem Reap City", "KH", "Siem Reap", "city"),
        ("New Taipei", "TW", "New Taipei City", "city"),
        ("Mexico City", "MX", "Mexico City", "city"),
        ("Kowloon", "HK", "Kowloon", "city"),
        ("Kowloon City", "HK", "Kowloon City", "city"),
        ("Mondragon", "ES", "Arrasate / Mondragón", "city"),
        ("Toulepleu", "CI", "Toulépleu", "city"),
        ("montreal", "ca", "Montréal", "city"),
        ("Cuenca", "EC", "Cuenca", "city"),
        ("Lomé-Telessou", "TG", "Lomé", "country"),
        ("Tamilnadu", "IN", "New Delhi", "country"),
        ("Pétion-Ville", "HT", "Port-au-Prince", "country"),
        ("City", "KH", "Phnom Penh", "country"),
        ("", "CV", "Praia", "country"),
        ("Paris", "TG", "Lomé", "country"),
    ],
)
def test_a_place(city: str, country: str, name: str, precision: str) -> None:
    found = place(city, country)
    assert found is not None
    assert (found.name, found.precision) == (name, precision)


@pytest.mark.parametrize(("city", "country"), [("Paris", ""), ("", ""), ("Paris", "XX"), ("", "AQ"), ("Paris", "=1+1")])
def test_no_place(city: str, country: str) -> None:
    assert place(city, country) is None


def test_a_town_is_where_it_is() -> None:
    lome, cuenca = place("Lomé", "TG"), place("Cuenca", "ES")
    assert lome is not None and cuenca is not None
    assert (round(lome.lat), round(lome.lon)) == (6, 1)
    assert (round(cuenca.lat), round(cuenca.lon)) == (40, -2)


def test_every_country_of_the_standard_with_people_has_a_point() -> None:
    import pycountry

    nowhere = {country.alpha_2 for country in pycountry.countries if place("", country.alpha_2) is None}
    # Antarctica, and islands where nobody lives for good.
    assert nowhere == {"AQ", "BV", "HM", "IO", "UM"}


def check(store: LocalStore) -> None:
    drawn, read = network(store), json.loads(export(store, "geojson").content)
    assert read["type"] == "FeatureCollection"
    assert read["attribution"] == "Coordinates: GeoNames, CC BY 4.0"
    features = {feature["properties"]["slug"]: feature for feature in read["features"]}
    assert set(features) == set(drawn.nodes)
    for slug, feature in features.items():
        assert (feature["type"], feature["id"]) == ("Feature", drawn.nodes[slug]["iri"])
        assert {name: feature["properties"][name] for name in drawn.nodes[slug]} == drawn.nodes[slug]
        found = place(drawn.nodes[slug]["city"], drawn.nodes[slug]["country"])
        if found is None:
            assert (feature["geometry"], feature["properties"]["precision"]) == (None, "none")
        else:
            assert feature["geometry"] == {"type": "Point", "coordinates": [found.lon, found.lat]}
            assert feature["properties"]["precision"] == found.precision


def test_the_actors_come_back_as_points(atlas_dir: Path) -> None:
    store = LocalStore.open(atlas_dir)
    check(store)
    read = {feature["properties"]["slug"]: feature for feature in json.loads(export(store, "geojson").content)["features"]}
    lon, lat = read["ripess"]["geometry"]["coordinates"]
    assert -10 < lon < 4 and 36 < lat < 44, "longitude first: Spain"
    assert {feature["properties"]["precision"] for feature in read.values()} == {"city", "country", "none"}


def test_hostile_texts_come_back() -> None:
    check(held(tiny(HOSTILE)))


@given(some.lists(texts, min_size=1, max_size=12))
@settings(max_examples=25, deadline=None)
def test_any_text_comes_back(said: list[str]) -> None:
    check(held(tiny(said)))

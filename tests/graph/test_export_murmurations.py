"""Profiles for Murmurations: valid against what its organizations schema asks of the fields that are written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pycountry
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from sse_atlas.graph import LocalStore
from sse_atlas.graph.export import export
from sse_atlas.graph.project import network
from tests.graph.exporting import HOSTILE, held, texts, tiny

WEB = {"type": "string", "maxLength": 2000, "pattern": "^https?://"}
#: The demands of organizations_schema-v1.0.0 and of its fields, told anew: its own text is under the GPL, and not ours to ship.
#: Members that it does not have are refused here, so that a misspelt one is found.
SCHEMA: dict[str, Any] = {
    "$schema": "http://json-schema.org/draft-07/schema#",
    "type": "array",
    "items": {
        "type": "object",
        "required": ["linked_schemas", "name", "primary_url"],
        "additionalProperties": False,
        "properties": {
            "linked_schemas": {
                "type": "array",
                "minItems": 1,
                "uniqueItems": True,
                "items": {"const": "organizations_schema-v1.0.0"},
            },
            "name": {"type": "string"},
            "nickname": {"type": "string"},
            "primary_url": WEB,
            "urls": {"type": "array", "uniqueItems": True, "items": {"required": ["url"], "properties": {"url": WEB}}},
            "tags": {"type": "array", "uniqueItems": True, "items": {"type": "string"}},
            "country_iso_3166": {"enum": [country.alpha_2 for country in pycountry.countries]},
            "geolocation": {
                "type": "object",
                "required": ["lat", "lon"],
                "properties": {
                    "lat": {"type": "number", "minimum": -90, "maximum": 90},
                    "lon": {"type": "number", "minimum": -180, "maximum": 180},
                },
            },
            "relationships": {
                "type": "array",
                "uniqueItems": True,
                "items": {
                    "type": "object",
                    "required": ["predicate_url", "object_url"],
                    "properties": {"predicate_url": WEB, "object_url": WEB},
                },
            },
            "unique_id": {"type": "string"},
        },
    },
}


def profiles(store: LocalStore) -> dict[str, dict[str, Any]]:
    read = json.loads(export(store, "murmurations").content)
    jsonschema.Draft7Validator(SCHEMA).validate(read)
    return {profile["unique_id"].removeprefix(f"{store.base}id/"): profile for profile in read}


def test_the_profiles_are_valid_and_nobody_is_lost_in_silence(atlas_dir: Path) -> None:
    store = LocalStore.open(atlas_dir)
    drawn, found = network(store), profiles(store)
    left = {slug for slug, node in drawn.nodes(data=True) if not node["homepages"] or node["kind"] == "Person"}
    assert set(found) == set(drawn.nodes) - left
    notes = export(store, "murmurations").notes
    told = [note for note in notes if note.startswith("not exported, ")]
    named = sum(note.count(",") for note in told) + sum(
        int(note.split(" and ")[1].split()[0]) for note in told if " and " in note
    )
    assert named == len(left) + sum(note.startswith("not exported, a person,") for note in told)


def test_what_a_profile_says(atlas_dir: Path) -> None:
    profile = profiles(LocalStore.open(atlas_dir))["ripess"]
    assert profile["nickname"] == "RIPESS"
    assert profile["primary_url"] == "http://www.ripess.org"
    assert profile["country_iso_3166"] == "ES"
    gsef = profiles(LocalStore.open(atlas_dir))["gsef"]["primary_url"]
    assert {"predicate_url": "http://www.w3.org/ns/org#memberOf", "object_url": gsef} in profile["relationships"]


@pytest.mark.parametrize(
    "broken", [{"name": 1}, {"primary_url": "ripess.org"}, {"geolocation": {"lat": 91, "lon": 0}}, {"mail": ""}]
)
def test_the_check_can_fail(broken: dict[str, object]) -> None:
    sound = {"linked_schemas": ["organizations_schema-v1.0.0"], "name": "A", "primary_url": "http://a.example"}
    jsonschema.Draft7Validator(SCHEMA).validate([sound])
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft7Validator(SCHEMA).validate([{**sound, **broken}])


def check(store: LocalStore) -> None:
    found, drawn = profiles(store), network(store)
    assert set(found) == {"four"}, "the one with a website"
    assert found["four"]["name"] == drawn.nodes["four"]["label"]
    assert [found["four"]["primary_url"], *(url["url"] for url in found["four"]["urls"])] == drawn.nodes["four"]["homepages"]
    assert "relationships" not in found["four"], "its only relation has ended"
    assert len(export(store, "murmurations").notes) == 2


def test_hostile_texts_come_back() -> None:
    check(held(tiny(HOSTILE)))


@given(some.lists(texts, min_size=1, max_size=12))
@settings(max_examples=20, deadline=None)
def test_any_text_comes_back(said: list[str]) -> None:
    check(held(tiny(said)))

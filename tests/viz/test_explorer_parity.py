"""The page's own answers, worked out in the browser, are those of the command: node runs its modules over the page's data."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from sse_atlas.graph.store import LocalStore
from sse_atlas.ontology import Wording, wording
from sse_atlas.queries.answers.partners import partners
from sse_atlas.queries.answers.paths import paths
from sse_atlas.queries.answers.statement import Place
from sse_atlas.viz.explorer.bundle import modules
from sse_atlas.viz.explorer.content import explorer_data
from sse_atlas.viz.explorer.texts import texts

ANSWERS = Path(__file__).parent / "js" / "answers.mjs"
LANGUAGES = ("en", "fr")
#: Who is asked for in more ways than one.
SOME = 20

Asked = dict[str, Any]


@pytest.fixture(scope="module")
def store(atlas_dir: Path) -> LocalStore:
    return LocalStore.open(atlas_dir)


@pytest.fixture(scope="module")
def raw(store: LocalStore) -> Mapping[str, Any]:
    """The data as the page holds it."""
    held: Mapping[str, Any] = json.loads(json.dumps(explorer_data(store)))
    return held


@pytest.fixture(scope="module")
def asked(raw: Mapping[str, Any]) -> Asked:
    nodes = raw["nodes"]
    rows = list(range(len(nodes["id"])))
    actors = [nodes["id"][row] for row in rows if nodes["kind"][row] < raw["actorKinds"]]
    placed = [nodes["id"][row] for row in rows if nodes["id"][row] in set(actors) and nodes["region"][row]]
    pick = random.Random(5)
    hub = nodes["id"][raw["meta"]["hub"]]
    pairs = [{"from": one, "to": other} for one, other in (pick.sample(nodes["id"], 2) for _ in range(8 * SOME))]
    beneath = [{**pair, "avoid": [hub]} for pair in pairs if hub not in pair.values()]
    typed = [{**pair, "types": ["partnerOf", "memberOf", "organizes"], "avoid": [pick.choice(actors)]} for pair in beneath[:SOME]]
    return {
        "partners": [
            *({"of": actor, "limit": 10} for actor in actors),
            *({"of": actor, "limit": 1000} for actor in pick.sample(actors, SOME // 2)),
            *({"of": actor, "kind": "LocalGovernment"} for actor in pick.sample(actors, SOME)),
            *({"of": actor, "otherRegion": True} for actor in pick.sample(placed, SOME)),
        ],
        "paths": [
            *pairs,
            *beneath,
            *({**pair, "limit": 8, "most": 5} for pair in beneath[:SOME]),
            *(pair for pair in typed if not {pair["from"], pair["to"]} & set(pair["avoid"])),
        ],
    }


@pytest.fixture(scope="module")
def told(raw: Mapping[str, Any], asked: Asked, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Any]:
    """What node answers to all that is asked."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("not checked here: no node")
    folder = tmp_path_factory.mktemp("asked")
    (folder / "data.json").write_text(json.dumps(raw), encoding="utf-8")
    questions = {**asked, "texts": texts(modules().values()), "languages": LANGUAGES}
    (folder / "asked.json").write_text(json.dumps(questions), encoding="utf-8")
    command = [node, ANSWERS, folder / "data.json", folder / "asked.json"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    answers: Mapping[str, Any] = json.loads(done.stdout)
    return answers


def test_every_actor_has_the_same_partners_for_the_same_reasons(store: LocalStore, asked: Asked, told: Mapping[str, Any]) -> None:
    for question, answer in zip(asked["partners"], told["partners"], strict=True):
        expected = _partners(store, question, wording())
        assert [one["id"] for one in answer] == [one.slug for one in expected], question
        for found, one in zip(answer, expected, strict=True):
            assert found["score"] == pytest.approx(one.score, abs=1e-6), question
            assert found["points"] == pytest.approx(one.points, abs=1e-6), question
            assert found["reasons"][0] == [reason.text for reason in one.reasons], question


def test_reasons_are_told_in_french_too(store: LocalStore, asked: Asked, told: Mapping[str, Any]) -> None:
    for question, answer in list(zip(asked["partners"], told["partners"], strict=True))[:SOME]:
        expected = _partners(store, question, wording("fr"))
        assert [one["reasons"][1] for one in answer] == [[reason.text for reason in one.reasons] for one in expected], question


def test_reasons_rest_on_the_same_places(store: LocalStore, asked: Asked, told: Mapping[str, Any]) -> None:
    for question, answer in list(zip(asked["partners"], told["partners"], strict=True))[:SOME]:
        for found, one in zip(answer, _partners(store, question, wording()), strict=True):
            for places, reason in zip(found["places"], one.reasons, strict=True):
                # Where a kind is claimed the page does not hold: there the entry stands for it.
                if reason.places and not reason.text.startswith("both are of the kind"):
                    assert places == sorted(map(_written, reason.places)), (question, one.slug, reason.text)


def test_paths_have_the_same_stops_in_the_same_order(store: LocalStore, asked: Asked, told: Mapping[str, Any]) -> None:
    assert sum(map(bool, told["paths"])) > len(told["paths"]) / 4
    for question, answer in zip(asked["paths"], told["paths"], strict=True):
        start, end = (_iri(store, question[name]) for name in ("from", "to"))
        avoid = [_iri(store, slug) for slug in question.get("avoid", ())]
        found = paths(
            store,
            start,
            end,
            avoid=avoid,
            types=question.get("types", ()),
            most_steps=question.get("most", 6),
            limit=question.get("limit", 3),
        )
        assert [path["stops"] for path in answer] == [[_slug(store, stop.iri) for stop in path.stops] for path in found.paths]
        assert [path["links"] for path in answer] == [[len(step) for step in path.steps] for path in found.paths], question


def _partners(store: LocalStore, question: Asked, words: Wording) -> Any:
    other = question.get("otherRegion", False)
    limit, kind = question.get("limit", 10), question.get("kind", "")
    return partners(store, _iri(store, question["of"]), words, limit=limit, other_region=other, kind=kind).candidates


def _iri(store: LocalStore, slug: str) -> str:
    return f"{store.base}id/{slug}"


def _slug(store: LocalStore, iri: str) -> str:
    return iri.removeprefix(f"{store.base}id/")


def _written(place: Place) -> str:
    last = place.last_line if place.last_line != place.line else 0
    parts = [place.source, place.page, place.line, last, place.row, place.locator]
    return json.dumps(parts, ensure_ascii=False, separators=(",", ":"))

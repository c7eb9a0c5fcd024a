"""The data of the explorer: what the page's scripts read, beside what the answers of the command say of the same atlas."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sse_atlas import Atlas
from sse_atlas.graph.store import Store
from sse_atlas.ontology import LANGUAGES
from sse_atlas.queries import open_store
from sse_atlas.viz.explorer.content import explorer_data

Data = dict[str, Any]


@pytest.fixture(scope="module")
def atlas(atlas_dir: Path) -> Atlas:
    return Atlas.open(atlas_dir)


@pytest.fixture(scope="module")
def data(atlas: Atlas) -> Data:
    return explorer_data(atlas.store)


class Counting:
    """A store that counts the questions it is asked."""

    def __init__(self, store: Store) -> None:
        self.base, self.asked = store.base, 0
        self._store = store

    def query(self, text: str) -> Any:
        self.asked += 1
        return self._store.query(text)


def at(data: Data, slug: str) -> dict[str, Any]:
    number = data["nodes"]["id"].index(slug)
    return {name: column[number] for name, column in data["nodes"].items()}


def links(data: Data, near: str, type_: str, far: str) -> list[dict[str, Any]]:
    ids, columns = data["nodes"]["id"], data["links"]
    rows = [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
    return [row for row in rows if (ids[row["from"]], data["types"][row["type"]], ids[row["to"]]) == (near, type_, far)]


def test_every_table_has_columns_of_one_length_and_numbers_that_lead_somewhere(data: Data) -> None:
    for table in ("nodes", "links", "cites"):
        assert len({len(column) for column in data[table].values()}) == 1
    size = len(data["nodes"]["id"])
    assert len(set(data["nodes"]["id"])) == size
    assert all(0 <= end < size for end in (*data["links"]["from"], *data["links"]["to"]))
    assert all(0 <= number < len(data["kinds"]) for number in data["nodes"]["kind"])
    assert all(0 <= number < len(data["types"]) for number in data["links"]["type"])
    assert all(0 <= number < len(data["headings"]) for number in data["cites"]["heading"])
    assert all(0 <= source < len(data["sources"]) for source, _ in data["headings"])
    told = [cites for column in (data["nodes"]["cites"], data["links"]["cites"]) for cites in column]
    told += [fact[2] for facts in data["nodes"]["facts"] for fact in facts]
    told += [figure[7] for figures in data["nodes"]["figures"] for figure in figures]
    told += [wrong[4] for column in data["nodes"]["wrong"] for wrong in column]
    told += [value[1] for column in data["nodes"]["disputed"] for said in column for value in said[1]]
    used = {number for cites in told for number in cites}
    assert used and used <= set(range(len(data["cites"]["heading"])))
    assert all(data["links"]["cites"])


def test_it_has_every_actor_thing_and_relation_of_the_atlas(atlas: Atlas, data: Data) -> None:
    actors = set(atlas.query("SELECT ?a { ?a a sse:Actor }").values("a"))
    kinds = data["nodes"]["kind"]
    told = [data["meta"]["base"] + "id/" + id_ for id_ in data["nodes"]["id"]]
    assert {iri for iri, kind in zip(told, kinds, strict=True) if kind < data["actorKinds"]} == actors
    relations = set(atlas.query("SELECT ?r { ?r a sse:Relation }").values("r"))
    assert len(data["links"]["from"]) == len(relations)
    ids, columns = data["nodes"]["id"], data["links"]
    named = set()
    for near, far, type_, start, iri in zip(*(columns[name] for name in ("from", "to", "type", "start", "iri")), strict=True):
        plain = f"{data['meta']['base']}relation/{ids[near]}--{data['types'][type_]}--{ids[far]}" + (
            f"--{start}" if start else ""
        )
        named.add(iri or plain)
    assert named == relations


def test_the_star_is_that_of_the_network_of_all(data: Data) -> None:
    assert data["nodes"]["id"][data["meta"]["hub"]] == "gsef"
    hub, member_of = data["meta"]["hub"], data["types"].index("memberOf")
    ends = zip(data["links"]["to"], data["links"]["type"], strict=True)
    assert sum(end == (hub, member_of) for end in ends) == 75
    assert sum(bool(since) for since in data["nodes"]["since"]) > 30


def test_an_actor_has_its_name_in_each_language_its_place_and_what_is_said_of_it(atlas: Atlas, data: Data) -> None:
    gbess = at(data, "gbess")
    assert gbess["name"] == {
        "en": "Beninese Social and Solidarity Economy Group",
        "fr": "Groupe Béninois d'Economie Sociale et Solidaire",
    }
    assert gbess["country"] == "BJ" and gbess["region"] == "region/011"
    seoul = at(data, "seoul")
    assert (round(seoul["lat"]), round(seoul["lon"]), seoul["exact"]) == (38, 127, 1)
    described = atlas.describe("gbess")
    themes = [said.value for group in described.groups for said in group.statements if said.property == "theme"]
    assert sorted(data["terms"][key]["en"] for key in gbess["themes"]) == sorted(themes)


def test_corrections_and_disagreements_stand_with_their_reasons(data: Data) -> None:
    corrections = [said for column in data["nodes"]["wrong"] for said in column]
    property_, stated, right, reason, cites = next(said for said in corrections if said[2].endswith("Carabayllo"))
    assert data["terms"][property_]["en"] == "name"
    assert (stated, right) == ("Municipal District Carabaylo", "Municipal District Carabayllo") and reason and cites
    disputed = [said for column in data["nodes"]["disputed"] for said in column]
    assert all(len(values) > 1 and all(cites for _, cites in values) for _, values, _ in disputed)
    assert any(values == [["ANSSE", values[0][1]], ["RAESS", values[1][1]]] for _, values, _ in disputed)


def test_a_figure_says_how_it_is_meant_and_what_was_printed(data: Data) -> None:
    figures = at(data, "gsef")["figures"]
    assert [figure[:2] for figure in figures if figure[0] == "measure/members"] >= [["measure/members", "41"]]
    growth = next(figure for figure in figures if figure[1] == "82.9")
    assert growth[3:6] == ["%", "about", ""] and growth[8] == "80" and "82.9 %" in growth[9]
    # What is counted by group has a label made for it, in every language.
    grouped = next(figure[0] for figure in figures if "+" in figure[0])
    assert set(data["terms"][grouped]) == set(LANGUAGES)


def test_one_side_declares_what_gaps_calls_one_sided(atlas: Atlas, data: Data) -> None:
    told = {statement.iri for gap in atlas.gaps(only=["one-sided"]).groups for statement in gap.listed}
    assert told
    ids, base = data["nodes"]["id"], data["meta"]["base"]
    columns = data["links"]
    members = {near for near, far in zip(columns["from"], columns["to"], strict=True) if far == data["meta"]["hub"]}
    between = {}
    for near, far, type_, start, declared in zip(
        *(columns[name] for name in ("from", "to", "type", "start", "declared")), strict=True
    ):
        iri = f"{base}relation/{ids[near]}--{data['types'][type_]}--{ids[far]}" + (f"--{start}" if start else "")
        if near in members and far in members:
            between[iri] = declared
    assert {iri for iri, declared in between.items() if declared == 1} == told
    assert set(columns["declared"]) <= {0, 1, 2}


def test_every_term_is_in_every_language_or_falls_back_to_english(data: Data) -> None:
    named = {key for column in ("themes", "recommends", "goals") for keys in data["nodes"][column] for key in keys}
    named |= {key for column in ("region", "section") for key in data["nodes"][column] if key}
    named |= {f"country/{code}" for code in data["nodes"]["country"] if code} | {f"kind/{kind}" for kind in data["kinds"]}
    named |= {f"type/{type_}" for type_ in data["types"]} | {area["label"] for area in data["areas"]}
    assert named <= data["terms"].keys()
    assert all("en" in labels and set(labels) <= set(LANGUAGES) for labels in data["terms"].values())
    assert data["terms"]["country/KR"] == {"en": "Korea", "fr": "Corée", "es": "Corea", "pt": "Coreia", "ko": "한국"}
    assert data["terms"]["kind/Event"]["fr"] == ["Événement", "Événements"]
    assert data["terms"]["type/memberOf"]["en"][1] == "{from} is a member of {to}"


def test_a_fixed_number_of_questions_is_asked(atlas: Atlas, data: Data) -> None:
    counting = Counting(atlas.store)
    assert json.dumps(explorer_data(counting)) == json.dumps(data)
    assert counting.asked == 7


def test_a_server_gives_the_same(oxigraph_server: Callable[..., str], atlas_dir: Path, data: Data) -> None:
    found = explorer_data(open_store(oxigraph_server(atlas_dir / "atlas.trig")))
    found["meta"]["base"] = data["meta"]["base"]
    assert found == data


def test_a_year_an_own_title_and_a_start_are_told(atlas: Atlas) -> None:
    cut = atlas.as_of(2015)
    found = explorer_data(cut.store, title="Ours\x00", start="view=map", year=2015, lang="fr")
    assert found["meta"] | {"hub": 0, "date": ""} == {
        "title": "Ours", "base": cut.store.base, "year": 2015, "date": "", "hub": 0, "lang": "fr",
        "version": found["meta"]["version"], "start": "view=map",
    }  # fmt: skip
    assert all(start[:4] <= "2015" for start in found["links"]["start"])

"""How two actors are connected: in sentences, with citations, by any road that is asked for."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest

from sse_atlas.errors import QueryError
from sse_atlas.graph import LocalStore
from sse_atlas.graph.as_of import as_of
from sse_atlas.graph.remote import RemoteStore
from sse_atlas.ontology import LANGUAGES, wording
from sse_atlas.queries import Paths, paths, resolve
from sse_atlas.queries.answers.asking import HEAD
from tests.conftest import Run

YEARBOOK = "Global Social Economy Forum: Member Yearbook 2021"


def iri(store: LocalStore, slug: str) -> str:
    return f"{store.base}id/{slug}"


def between(store: LocalStore, start: str, end: str, **options: object) -> Paths:
    return paths(store, iri(store, start), iri(store, end), **options)  # type: ignore[arg-type]


def slugs(found: Paths) -> list[list[str]]:
    return [[stop.iri.rpartition("/")[2] for stop in path.stops] for path in found.paths]


def test_two_members_are_connected_through_their_network(store: LocalStore) -> None:
    found = between(store, "montreal", "gbess", limit=1)
    assert slugs(found) == [["montreal", "gsef", "gbess"]]
    (there, back) = ((said,) for (said,) in found.paths[0].steps)
    assert there[0].text == "City of Montreal is a member of Global Social Economy Forum (since 2018)"
    assert back[0].text == "Global Social Economy Forum has Beninese Social and Solidarity Economy Group as a member (since 2020)"
    assert [(place.source, place.page, place.line, place.locator) for place in there[0].places] == [
        (YEARBOOK, "110", 2160, "City of Montreal")
    ]


def test_every_step_of_every_path_is_a_relation_of_the_atlas_and_cites_it(store: LocalStore) -> None:
    for start, end in (("seoul", "place-barcelona"), ("dakar", "ripess"), ("bamako", "ansse")):
        found = between(store, start, end, limit=10, avoid=[iri(store, "gsef")])
        assert found.paths
        for path in found.paths:
            assert len(path.steps) == len(path.stops) - 1
            assert len({stop.iri for stop in path.stops}) == len(path.stops)
            for (near, far), said in zip(pairwise(path.stops), path.steps, strict=True):
                both = f"(<{near.iri}> <{far.iri}>) (<{far.iri}> <{near.iri}>)"
                asked = HEAD + f"SELECT ?r {{ VALUES (?a ?b) {{ {both} }} ?r sse:from ?a ; sse:to ?b }}"
                assert len(store.query(asked)) == len(said)
                for statement in said:
                    assert near.label in statement.text and far.label in statement.text
                    assert all(place.source and place.line and place.locator for place in statement.places)


def test_they_come_in_the_order_told(store: LocalStore) -> None:
    found = between(store, "seoul", "place-barcelona", limit=20, avoid=[iri(store, "gsef")])
    order = [
        (len(path.steps), sum(all(one.doubt for one in step) for step in path.steps), [stop.iri for stop in path.stops])
        for path in found.paths
    ]
    assert order == sorted(order)
    assert len(order) > 5


def test_what_is_to_be_avoided_is(store: LocalStore) -> None:
    assert not between(store, "montreal", "gbess", avoid=[iri(store, "gsef"), iri(store, "gsef-member-survey-2021")]).paths
    text = between(store, "montreal", "gbess", avoid=[iri(store, "gsef"), iri(store, "gsef-member-survey-2021")]).lines()
    assert text == [
        "How City of Montreal and Beninese Social and Solidarity Economy Group are connected",
        "No path of at most 6 steps is reported.",
    ]


def test_only_some_types(store: LocalStore) -> None:
    found = between(store, "montreal", "gbess", types=["memberOf"], limit=50)
    assert {said.property for path in found.paths for step in path.steps for said in step} == {"is a member of"}
    assert not between(store, "montreal", "gbess", types=["owns"]).paths


def test_no_longer_than_asked(store: LocalStore) -> None:
    assert not between(store, "montreal", "gbess", most_steps=1).paths
    assert {len(path.steps) for path in between(store, "montreal", "gbess", most_steps=3, limit=50).paths} == {2, 3}


def test_as_of_a_year_before_one_joined_there_is_another_path_or_none(store: LocalStore) -> None:
    cut, _ = as_of(store, 2019)
    # What no source dates is there, and leads the longer way.
    assert slugs(between(cut, "montreal", "gbess", types=["memberOf"])) == [["montreal", "gsef", "riess", "ansse", "gbess"]]
    assert slugs(between(as_of(store, 2020)[0], "montreal", "gbess", types=["memberOf"], limit=1)) == [
        ["montreal", "gsef", "gbess"]
    ]


def test_wrong_use_is_told(store: LocalStore) -> None:
    with pytest.raises(QueryError, match="did you mean memberOf"):
        between(store, "montreal", "gbess", types=["memberof"])
    with pytest.raises(QueryError, match="one actor"):
        between(store, "montreal", "montreal")


def test_as_data_it_is_json_and_as_markdown_it_is_whole(store: LocalStore) -> None:
    found = between(store, "montreal", "gbess", limit=1)
    said = json.loads(json.dumps(found.as_dict()))
    assert [stop["label"] for stop in said["paths"][0]["stops"]][1] == "Global Social Economy Forum"
    assert said["paths"][0]["steps"][0][0]["places"][0]["line"] == 2160
    text = found.markdown()
    assert text.startswith("# How City of Montreal and Beninese")
    assert "- City of Montreal is a member of Global Social Economy Forum (since 2018) \\[2: page 110, line 2160\\]" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_in_every_language_the_names_stand(store: LocalStore, language: str) -> None:
    found = between(store, "montreal", "gbess", limit=1, words=wording(language))
    (statement,) = found.paths[0].steps[0]
    assert "Global Social Economy Forum" in statement.text and "2018" in statement.text
    assert ("is a member" in statement.text) == (language == "en")


def test_several_ties_of_one_step_are_all_told_the_sure_ones_first(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("slug,name\nx,X<b>\ny,Y\x1b[31m|{name}\nz,Z\n", encoding="utf-8")
    (tmp_path / "r.csv").write_text(
        "from,type,to,start\nx,partnerOf,y,2001\nx,supports,y,\ny,memberOf,z,2003\n", encoding="utf-8"
    )
    done = run("build", tmp_path / "a.csv", tmp_path / "r.csv", "-o", tmp_path / "atlas")
    assert done.returncode in (0, 1), done.stderr
    held = LocalStore.open(tmp_path / "atlas")
    found = paths(held, resolve(held, "x").iri, resolve(held, "z").iri)
    assert [len(step) for step in found.paths[0].steps] == [2, 1]
    text = "\n".join(found.lines())
    assert r"X<b> is a partner of Y\x1b[31m|{name} (since 2001)  [1: row 1]" in text
    assert "<b>" not in found.markdown() and "\x1b" not in found.markdown()


@pytest.mark.server
def test_a_server_tells_the_same(oxigraph_server, store: LocalStore, atlas_dir: Path) -> None:  # type: ignore[no-untyped-def]
    server = RemoteStore(oxigraph_server(atlas_dir / "atlas.trig"))
    ends = (iri(store, "seoul"), iri(store, "place-barcelona"))
    options = {"limit": 4, "avoid": [iri(store, "gsef")]}
    assert paths(server, *ends, **options) == paths(store, *ends, **options)  # type: ignore[arg-type]

"""What is missing in the bundled data: every finding is asked for again, directly or by brute force."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest

from sse_atlas.errors import QueryError
from sse_atlas.graph import LocalStore, Store
from sse_atlas.graph.remote import RemoteStore
from sse_atlas.ontology import LANGUAGES, relation_types, wording
from sse_atlas.queries import get
from sse_atlas.queries.answers.asking import HEAD
from sse_atlas.queries.answers.gaps import KEYS, Gaps, gaps
from sse_atlas.queries.answers.gaps_asking import NO_TIE
from tests.queries.test_bridges import without
from tests.queries.test_gaps import group, slug, texts
from tests.queries.test_remote import in_named_graph

Start = Callable[[Path | str | None], str]


@pytest.fixture(scope="module")
def found(store: LocalStore) -> Gaps:
    return gaps(store)


def number(store: Store, pattern: str) -> int:
    return int(store.query(HEAD + f"SELECT (COUNT(*) AS ?n) WHERE {{ {pattern} }}").values("n")[0])


def test_one_sided_relations_are_those_of_the_catalogue(store: LocalStore, found: Gaps) -> None:
    rows = store.query(get("one-sided").text)
    asked = {(row["from_name"].value, row["relation"].value, row["to_name"].value, row["said_by"].value) for row in rows}
    listed = group(found, "one-sided").listed
    assert {(said.property, re.sub(r".* told in the entry of (.*), not in that of .*", r"\1", said.text)) for said in listed} == {
        (relation, teller) for _, relation, _, teller in asked
    }
    assert {said.value for said in listed} == {f"{near} {relation} {far}" for near, relation, far, _ in asked}
    assert len(listed) == len(asked) == 5
    assert all(place.page and place.line and place.locator for said in listed for place in said.places)


def test_single_source_relations_are_told_once_and_their_ends_named_twice(store: LocalStore, found: Gaps) -> None:
    one = number(
        store, "{ SELECT ?r { ?r a sse:Relation ; sse:citation/dcterms:source ?s } GROUP BY ?r HAVING(COUNT(DISTINCT ?s) = 1) }"
    )
    gap = group(found, "single-source")
    assert (gap.counts[0].value, one) == (str(one), 689)
    asked = HEAD + "SELECT DISTINCT ?r ?g { ?r a sse:Relation ; sse:from ?a ; sse:to ?b . GRAPH ?g { %s } GRAPH ?g { %s } }"
    naming: dict[str, set[str]] = {}
    about = [f"?c{end} a sse:Claim ; rdf:{part} ?{end}" for end in "ab" for part in ("subject", "object")]
    for near, far in product(about[:2], about[2:]):
        for row in store.query(asked % (near, far)):
            naming.setdefault(row["r"].value, set()).add(slug(row["g"].value))
    told: dict[str, set[str]] = {}
    for row in store.query(HEAD + "SELECT DISTINCT ?r ?s { ?r a sse:Relation ; sse:citation/dcterms:source ?s }"):
        told.setdefault(row["r"].value, set()).add(slug(row["s"].value))
    expected = {relation for relation, sources in told.items() if len(sources) == 1 and naming.get(relation, set()) - sources}
    assert {said.iri for said in gap.listed} == expected
    assert len(expected) == 39


def test_unconnected_members_stand_in_no_other_relation(store: LocalStore, found: Gaps) -> None:
    gap = group(found, "unconnected")
    network = f"<{store.base}id/gsef>"
    kinds = {"no relation but the membership": 0, "no relation but the membership and events": 0, "tied to nothing but": 0}
    for said in gap.listed:
        level = max((start for start in kinds if said.text.partition(": ")[2].startswith(start)), key=len)
        kinds[level] += 1
        beside = f"?r sse:from|sse:to <{said.iri}> ; sse:from|sse:to ?other . FILTER(?other NOT IN (<{said.iri}>, {network}))"
        others = store.query(HEAD + f"SELECT ?other {{ {beside} }}").values("other")
        assert bool(others) == (level != "no relation but the membership")
        assert not any(store.query(HEAD + f"ASK {{ <{other}> a sse:Actor }}").boolean for other in others)
        if level.endswith("events"):
            assert {slug(other) for other in others} == {"gsef-member-survey-2021"}
        assert said.places and store.query(HEAD + f"ASK {{ {network} org:hasMember <{said.iri}> }}").boolean
    assert list(kinds.values()) == [11, 5, 17] == [int(said.value) for said in gap.counts]


def test_bridges_are_those_that_taking_out_finds(store: LocalStore, found: Gaps) -> None:
    rows = store.query(
        HEAD + "SELECT ?a ?b ?t { ?r sse:from ?a ; sse:to ?b ; sse:relationType ?t FILTER NOT EXISTS { ?r sse:end ?e } }"
    )
    events = set(
        store.query(
            HEAD + f"SELECT ?e {{ <{store.base}id/gsef> sse:organizes ?x . ?e dcterms:isPartOf* ?x ; a sse:Event }}"
        ).values("e")
    )
    left = {f"{store.base}id/gsef", *events}
    no_tie = {relation_types()[name].iri for name in NO_TIE}
    pairs = [(row["a"].value, row["b"].value) for row in rows if row["t"].value not in no_tie]
    actors = set(store.query(HEAD + "SELECT ?a { ?a a sse:Actor }").values("a"))
    ties = [pair for pair in pairs if not left & {*pair}]
    expected = without(ties, {end for pair in ties for end in pair} - actors)
    listed = group(found, "bridges").listed
    numbers = [tuple(map(int, re.findall(r"(\d+) actors are cut off.* from the other (\d+): ", said.text)[0])) for said in listed]
    nodes = {said.iri: numbers[place] for place, said in enumerate(listed) if said.iri}
    assert nodes == {next(iter(lost)): sizes for lost, sizes in expected.items() if len(lost) == 1}
    assert sorted(numbers) == sorted(expected.values())
    assert [cut for cut, _ in numbers] == sorted((cut for cut, _ in numbers), reverse=True)
    assert all(said.places for said in listed)


def test_countries_are_those_without_a_seat(store: LocalStore, found: Gaps) -> None:
    seats = set(store.query(HEAD + "SELECT DISTINCT ?c { ?a a sse:Actor ; sse:country ?c }").values("c"))
    named = [code for said in group(found, "countries").listed for code in said.value.split(", ")]
    assert len(named) == len(set(named)) == 248 - len(seats) and not seats & {*named}


def test_no_theme_of_the_bundled_data_is_with_fewer_than_two(store: LocalStore) -> None:
    least = store.query(HEAD + "SELECT (COUNT(?a) AS ?n) { ?a a sse:Actor ; sse:theme ?t } GROUP BY ?t ORDER BY ?n LIMIT 1")
    assert least.values("n") == ["2"]
    found = gaps(store, only=["themes"])
    assert not found and found.lines()[-1] == "No gap is found."


def test_undated_relations_and_unknown_fields_are_those_counted(store: LocalStore, found: Gaps) -> None:
    for said in group(found, "undated").listed:
        pattern = f"?r sse:relationType <{said.iri}> FILTER NOT EXISTS {{ ?r sse:start|sse:dateText ?x }}"
        assert number(store, pattern) == int(said.value)
    values = {said.text.rpartition("sse-atlas query ")[2]: int(said.value) for said in group(found, "unknown").counts}
    assert values["members-without-website"] == len(store.query(get("members-without-website").text)) == 16
    assert values["doubts"] == number(store, "?r a sse:Relation ; sse:doubt ?d") == 146
    assert values["disagreements"] == number(store, "GRAPH ?g { ?d a sse:Disagreement }")
    assert {"members-without-website", "coverage", "doubts", "disagreements"} == values.keys()


@pytest.mark.server
@pytest.mark.parametrize("key", KEYS)
def test_a_server_gives_the_same(address: str, store: LocalStore, found: Gaps, key: str) -> None:
    assert gaps(RemoteStore(address), only=[key]).groups == (group(found, key),)


@pytest.fixture(scope="module", params=["default graph", "graph/atlas"])
def address(request: pytest.FixtureRequest, oxigraph_server: Start, atlas_dir: Path) -> str:
    return oxigraph_server(in_named_graph(atlas_dir) if request.param == "graph/atlas" else atlas_dir / "atlas.trig")


@pytest.mark.parametrize("language", LANGUAGES)
def test_in_every_language_the_names_and_places_stand(store: LocalStore, language: str) -> None:
    found = gaps(store, wording(language), only=["unconnected", "bridges", "themes"], most=3)
    assert found.language == language
    assert "Red de Economía Solidaria" in " ".join(texts(gaps(store, wording(language), only=["unconnected"]).groups[0].listed))
    assert not re.search(r"\{\w+\}", "\n".join(found.lines()) + found.markdown())


def test_some_of_each_and_how_many_more(store: LocalStore, found: Gaps) -> None:
    some = gaps(store, most=2)
    for whole, part in zip(found.groups, some.groups, strict=True):
        assert (part.counts, part.listed) == (whole.counts, whole.listed[:2])
        assert part.more == len(whole.listed) - len(part.listed)
    assert "  ... and 37 more" in some.lines()
    assert json.loads(json.dumps(some.as_dict()))["groups"][0]["listed"][0]["places"][0]["page"] == "35"


def test_only_some_sorts_in_their_order(store: LocalStore) -> None:
    assert [gap.key for gap in gaps(store, only=["bridges", "one-sided"]).groups] == ["one-sided", "bridges"]
    with pytest.raises(QueryError, match="use one of one-sided, "):
        gaps(store, only=["brigdes"])
    with pytest.raises(QueryError, match="no IRI"):
        gaps(store, network="gsef> ?p ?o . <x")

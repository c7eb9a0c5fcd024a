"""The network of the bundled data, as networkx sees it."""

from __future__ import annotations

from pathlib import Path

import networkx
import pytest

from sse_atlas.graph import LocalStore
from sse_atlas.graph.project import network
from sse_atlas.graph.records import Batch


@pytest.fixture(scope="module")
def drawn(atlas_dir: Path) -> networkx.MultiDiGraph:
    return network(LocalStore.open(atlas_dir))


def test_every_member_is_tied_to_the_forum(drawn: networkx.MultiDiGraph, accepted: Batch) -> None:
    assert set(drawn.nodes) == {actor.slug for actor in accepted.actors}
    assert len([edge for *_, edge in drawn.in_edges("gsef", data=True) if edge["relation"] == "memberOf"]) == 75


def test_every_relation_between_two_actors_is_drawn(drawn: networkx.MultiDiGraph, accepted: Batch) -> None:
    between = [(said.start_of, said.end_of, said.type) for said in accepted.relations]
    there = sorted(ends for ends in between if ends[0] in drawn and ends[1] in drawn)
    assert sorted((start, end, edge["relation"]) for start, end, edge in drawn.edges(data=True)) == there
    assert {"memberOf", "partnerOf", "partOf"} <= {type_ for *_, type_ in there}


def test_an_actor_carries_what_a_reader_wants(drawn: networkx.MultiDiGraph) -> None:
    rtes = drawn.nodes["rtes"]
    assert rtes["label"] == "Network of Local Authorities for a Solidarity Economy"
    assert "Réseau des collectivités pour une économie solidaire" in rtes["names"]
    assert (rtes["kind"], rtes["section"], rtes["country"], rtes["country_name"]) == (
        "LocalGovernmentNetwork",
        "europe",
        "FR",
        "France",
    )
    assert (rtes["city"], rtes["since"], rtes["homepages"]) == ("Lille", "2019", ["http://www.rtes.fr"])
    assert (rtes["citation"]["line"], rtes["citation"]["page"]) == (1792, "93")


def test_a_link_carries_its_sentence_and_its_line(drawn: networkx.MultiDiGraph) -> None:
    (edge,) = drawn.get_edge_data("marguerite-mendell", "gsef").values()
    assert edge["sentence"] == "Marguerite Mendell is a member of Global Social Economy Forum"
    assert (edge["from_date"], edge["role"], edge["citation"]["line"]) == ("2014", "Honorary Member", 2144)


def test_the_same_network_each_time(atlas_dir: Path, drawn: networkx.MultiDiGraph) -> None:
    again = network(LocalStore.open(atlas_dir))
    assert list(again.nodes(data=True)) == list(drawn.nodes(data=True))
    assert list(again.edges(keys=True, data=True)) == list(drawn.edges(keys=True, data=True))

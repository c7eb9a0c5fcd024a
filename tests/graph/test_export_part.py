"""A part of the graph: who is in it, that nothing of it leads out, that it stands on its own; the same from a server."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable
from pathlib import Path

import networkx
import pyoxigraph
import pytest

from sse_atlas.errors import NotFoundError, QueryError
from sse_atlas.graph import LocalStore
from sse_atlas.graph.export import FORMATS, actors_of, around, export
from sse_atlas.graph.exports.part import keep
from sse_atlas.graph.exports.rows import rows
from sse_atlas.graph.project import network
from sse_atlas.graph.records import Actor, Batch, Citation, Literal, Relation, Source
from sse_atlas.graph.remote import RemoteStore
from sse_atlas.ontology import RDF, SSE
from sse_atlas.queries import bind, get
from tests.graph.exporting import HOME, HOSTILE, held, tiny

ID = "https://w3id.org/sse-atlas/id/"


@pytest.fixture(scope="module")
def store(atlas_dir: Path) -> LocalStore:
    return LocalStore.open(atlas_dir)


@pytest.fixture(scope="module")
def chain() -> LocalStore:
    """a - b - c - d, and e alone; each relation points another way than the one before."""
    batch = Batch(sources=[Source("list", "A list", publisher="e")])
    cited = (Citation("list", row=1),)
    batch.actors = [Actor(slug, ("Network",), slug, (Literal(slug, language="en"),), citations=cited) for slug in "abcde"]
    ties = (("a", "memberOf", "b"), ("c", "memberOf", "b"), ("c", "supports", "d"))
    batch.relations = [Relation(*tie, citations=cited) for tie in ties]
    return held(batch)


@pytest.mark.parametrize(
    ("slug", "steps", "found"), [("a", 0, "a"), ("a", 1, "ab"), ("a", 2, "abc"), ("a", 9, "abcd"), ("c", 1, "bcd"), ("e", 3, "e")]
)
def test_around(chain: LocalStore, slug: str, steps: int, found: str) -> None:
    assert around(chain, f"{HOME}id/{slug}", steps) == {f"{HOME}id/{one}" for one in found}


def test_around_what_is_no_actor(store: LocalStore) -> None:
    with pytest.raises(QueryError, match="is no actor"):
        around(store, f"{ID}gsef-member-survey-2021", 1)


def test_the_actors_of_a_query(store: LocalStore) -> None:
    found = actors_of(store, store.query(bind(get("members-of-country"), {"country": "CA"}, store)))
    assert len(found) == 5 and f"{ID}gsef" not in found
    with pytest.raises(NotFoundError, match="no actor"):
        actors_of(store, store.query("SELECT ?s { ?s a ?t } LIMIT 0"))
    with pytest.raises(QueryError, match="no rows"):
        actors_of(store, store.query("ASK { ?s ?p ?o }"))


def named(form: str, content: bytes, files: object) -> set[str]:
    """The slugs of the actors in an export, by another reader than ours where there is one."""
    match form:
        case "graphml":
            return set(networkx.read_graphml(io.BytesIO(content)).nodes)
        case "gexf":
            return set(networkx.read_gexf(io.BytesIO(content)).nodes)
        case "geojson":
            return {feature["properties"]["slug"] for feature in json.loads(content)["features"]}
        case "murmurations":
            return {profile["unique_id"].removeprefix(ID) for profile in json.loads(content)}
        case "kumu":
            from openpyxl import load_workbook

            rows = list(load_workbook(io.BytesIO(content))["Elements"].values)
            return {row[rows[0].index("Slug")] for row in rows[1:]}
        case "csv":
            assert isinstance(files, dict)
            return {line.split(",")[0] for line in files["actors.csv"].decode().split("\r\n")[1:-1]}
    syntax = {"ttl": "TURTLE", "nt": "N_TRIPLES", "rdfxml": "RDF_XML", "trig": "TRIG", "nq": "N_QUADS", "jsonld": "JSON_LD"}[form]
    quads = pyoxigraph.parse(content, format=getattr(pyoxigraph.RdfFormat, syntax))
    return {iri.removeprefix(ID) for iri in actors(quads)}


def actors(quads: Iterable[pyoxigraph.Quad]) -> set[str]:
    return {quad.subject.value for quad in quads if (quad.predicate.value, quad.object.value) == (RDF.type, SSE.Actor)}


@pytest.mark.parametrize("form", FORMATS)
def test_every_form_holds_the_part(store: LocalStore, form: str) -> None:
    part = around(store, f"{ID}ripess", 1)
    exported, drawn = export(store, form, actors=part), network(store)
    slugs = {iri.removeprefix(ID) for iri in part}
    if form == "murmurations":
        # A profile is known by its website: who has none has no profile.
        slugs = {slug for slug in slugs if drawn.nodes[slug]["homepages"]}
    assert named(form, exported.content, exported.files) == slugs
    assert len(part) < drawn.number_of_nodes()


def test_a_part_stands_on_its_own_and_leads_nowhere_else(store: LocalStore) -> None:
    part = around(store, f"{ID}ripess", 1)
    quads = set(pyoxigraph.parse(export(store, "nq", actors=part).content, format=pyoxigraph.RdfFormat.N_QUADS))
    subjects = {quad.subject.value for quad in quads}
    assert quads < set(store.store), "nothing is said that the whole does not say"
    default = [quad for quad in quads if quad.graph_name == pyoxigraph.DefaultGraph()]
    pointed = {quad.object.value for quad in default if isinstance(quad.object, pyoxigraph.NamedNode)}
    assert pointed & actors(store.store) <= part
    for property_ in (SSE.claim, SSE.citation, SSE.corrects, SSE.between, SSE.evidence):
        ends = {quad.object.value for quad in quads if quad.predicate.value == property_}
        assert ends <= subjects, property_
    assert any(quad.predicate.value == SSE.corrects for quad in set(store.store))


def test_a_part_of_all_is_all(store: LocalStore) -> None:
    everybody = {f"{ID}{slug}" for slug in network(store).nodes}
    whole, part = rows(store, keep(store)), rows(store, keep(store, everybody))
    assert part["actors"] == whole["actors"]
    # What ties two things that no actor is tied to is no part of anybody's.
    tied = [row for row in whole["relations"] if {f"{ID}{row['from']}", f"{ID}{row['to']}"} & everybody]
    assert len(tied) > 100
    assert not [row for row in tied if row not in part["relations"]]


def test_relations_are_between_those_kept(chain: LocalStore) -> None:
    part = rows(chain, keep(chain, around(chain, f"{HOME}id/a", 2)))
    assert [(row["from"], row["to"]) for row in part["relations"]] == [("a", "b"), ("c", "b")]
    view = export(chain, "nt", actors=around(chain, f"{HOME}id/a", 2)).content.decode()
    assert "/id/d" not in view, "nor an edge to one that is left"
    assert f'<{HOME}id/e> <http://www.w3.org/2000/01/rdf-schema#label> "e"' in view, "the publisher is named"


def test_events_and_initiatives_come_along() -> None:
    store = held(tiny(HOSTILE))
    part = rows(store, keep(store, [f"{HOME}id/one", f"{HOME}id/two"]))
    found = {name: [row["id"] for row in table] for name, table in part.items()}
    assert (found["actors"], found["events"], found["things"]) == (["one", "two"], ["day"], ["plan"])
    assert len(found["figures"]) == 2 and len(found["claims"]) == 3 and len(found["remarks"]) == 1
    assert len(found["corrections"]) == 2 and len(found["disagreements"]) == 1 and found["sources"] == ["source/list"]
    alone = rows(store, keep(store, [f"{HOME}id/four"]))
    assert {name: len(table) for name, table in alone.items() if table} == {"actors": 1}


@pytest.fixture(scope="module")
def server(oxigraph_server: Callable[[Path], str], atlas_dir: Path) -> RemoteStore:
    return RemoteStore(oxigraph_server(atlas_dir / "atlas.trig"))


@pytest.mark.server
@pytest.mark.parametrize("form", FORMATS)
def test_a_server_gives_the_same(store: LocalStore, server: RemoteStore, form: str) -> None:
    assert export(server, form) == export(store, form)
    here, there = (around(one, f"{ID}ripess", 1) for one in (store, server))
    assert export(server, form, actors=there) == export(store, form, actors=here)

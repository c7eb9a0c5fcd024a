"""Every export, read back by another reader than its writer."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import networkx
import pandas
import pyoxigraph
import pytest
import rdflib

from sse_atlas.errors import QueryError
from sse_atlas.graph import LocalStore
from sse_atlas.graph.build import to_quads
from sse_atlas.graph.export import FORMATS, defused, export
from sse_atlas.graph.nquads import Quads
from sse_atlas.graph.project import network
from sse_atlas.graph.records import Actor, Batch, Citation, Literal, Source
from sse_atlas.graph.store import load

# rdflib's own parsers use what rdflib deprecates.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

HOSTILE = [
    '"; DROP TABLE actors; --',
    "</script><img src=x onerror=alert(1)>",
    "=HYPERLINK(1)",
    "a\nb\r\nc\td",
    "\u202egnp.exe",
    "nul \x00 and bell \x07",
    "\U0001f91d 연대 ñ",
    "back\\slash 'quote'",
    "x" * 5_000,
    "\u2028\u2029\x85",
]


def hostile() -> Quads:
    """A list whose names try to break out of every format."""
    batch = Batch(sources=[Source("list", "A list")])
    for row, name in enumerate(HOSTILE, 1):
        names, cited = (Literal(name, language="en"),), (Citation("list", row=row),)
        batch.actors.append(Actor(f"a{row}", ("Organization",), name, names=names, city=name, citations=cited))
    return to_quads(batch, "http://example.org/")


@pytest.fixture(scope="module", params=["bundled", "hostile"])
def store(request: pytest.FixtureRequest) -> LocalStore:
    if request.param == "bundled":
        folder: Path = request.getfixturevalue("atlas_dir")
        return LocalStore.open(folder)
    held = pyoxigraph.Store()
    load(held, hostile())
    return LocalStore(held, "http://example.org/")


def spelt(term: object) -> tuple[str, ...]:
    """A term, the same from both libraries."""
    if isinstance(term, rdflib.Literal):
        plain = (None, rdflib.XSD.string)
        return str(term), (term.language or "").lower(), "" if term.language or term.datatype in plain else str(term.datatype)
    if isinstance(term, pyoxigraph.Literal):
        kind = "" if term.language or term.datatype.value == str(rdflib.XSD.string) else term.datatype.value
        return term.value, term.language or "", kind
    return (str(term).strip("<>"),)


def view(store: LocalStore) -> set[tuple[tuple[str, ...], ...]]:
    default = store.store.quads_for_pattern(None, None, None, pyoxigraph.DefaultGraph())
    return {(spelt(quad.subject), spelt(quad.predicate), spelt(quad.object)) for quad in default}


@pytest.mark.parametrize(("form", "parser"), [("ttl", "turtle"), ("nt", "nt"), ("rdfxml", "xml")])
def test_the_accepted_view_comes_back(store: LocalStore, form: str, parser: str) -> None:
    if form == "rdfxml" and store.base == "http://example.org/":
        with pytest.raises(QueryError, match="control character, which XML cannot"):
            export(store, form)
        return
    graph = rdflib.Graph().parse(data=export(store, form), format=parser)
    assert {(spelt(s), spelt(p), spelt(o)) for s, p, o in graph} == view(store)


@pytest.mark.parametrize(("form", "parser"), [("trig", "trig"), ("nq", "nquads"), ("jsonld", "json-ld")])
def test_the_whole_dataset_comes_back(store: LocalStore, form: str, parser: str) -> None:
    dataset = rdflib.Dataset()
    dataset.parse(data=export(store, form), format=parser)
    default = dataset.default_graph.identifier
    back = {
        (spelt(s), spelt(p), spelt(o), "" if g in (None, default) else str(g))
        for s, p, o, g in dataset.quads((None, None, None, None))
    }
    there = {
        (spelt(q.subject), spelt(q.predicate), spelt(q.object), str(getattr(q.graph_name, "value", "")).replace("DEFAULT", ""))
        for q in store.store
    }
    assert back == there


def test_the_table_comes_back(store: LocalStore) -> None:
    drawn = network(store)
    table = pandas.read_csv(io.BytesIO(export(store, "csv")), dtype=str, keep_default_na=False, lineterminator=None)
    assert list(table["slug"]) == sorted(drawn.nodes)
    labels = {slug: node["label"].replace("\x00", "") for slug, node in drawn.nodes(data=True)}
    read = dict(zip(table["slug"], (label.replace("\x00", "") for label in table["label"]), strict=True))
    assert read == labels


def test_a_spreadsheet_finds_no_formula(store: LocalStore) -> None:
    plain = export(store, "csv")
    table = pandas.read_csv(io.BytesIO(export(store, "csv", for_spreadsheet=True)), dtype=str, keep_default_na=False, header=0)
    cells = [cell for column in table for cell in table[column]]
    assert not [cell for cell in cells if cell[:1] in tuple("=+-@\t\r\n")]
    assert export(store, "csv") == plain


@pytest.mark.parametrize(
    ("cell", "written"), [("=1+1", "'=1+1"), ("@x", "'@x"), ("-5", "'-5"), ("Lomé", "Lomé"), ("", ""), ("\tx", "'\tx")]
)
def test_defused(cell: str, written: str) -> None:
    assert defused(cell) == written


def test_graphml_is_read_by_an_xml_parser_and_by_networkx(store: LocalStore) -> None:
    drawn, written = network(store), export(store, "graphml")
    root = ElementTree.fromstring(written)
    tag = "{http://graphml.graphdrawing.org/xmlns}"
    assert len(root.findall(f"{tag}graph/{tag}node")) == drawn.number_of_nodes()
    assert len(root.findall(f"{tag}graph/{tag}edge")) == drawn.number_of_edges()
    back = networkx.read_graphml(io.BytesIO(written), force_multigraph=True)
    assert set(back.nodes) == set(drawn.nodes)
    assert {key for *_, key in back.edges(keys=True)} == {key for *_, key in drawn.edges(keys=True)}


def test_an_unknown_format_is_one_line(store: LocalStore) -> None:
    with pytest.raises(QueryError, match="graphml"):
        export(store, "docx")


def test_all_formats_are_tested() -> None:
    assert set(FORMATS) == {"ttl", "nt", "rdfxml", "trig", "nq", "jsonld", "csv", "graphml"}

"""The RDF exports, read back by another reader than their writer; what holds for every form."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as some

from sse_atlas.errors import QueryError, UnwritableError
from sse_atlas.graph import LocalStore
from sse_atlas.graph.export import FORMATS, Exported, export
from tests.graph.exporting import HOME, HOSTILE, held, texts, tiny

# rdflib's own parsers use what rdflib deprecates.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

Term = tuple[str, ...]


@pytest.fixture(autouse=True)
def as_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """rdflib would read a time of 09:00:00Z as 09:00:00+00:00."""
    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", False)


DATASETS = {"trig": pyoxigraph.RdfFormat.TRIG, "nq": pyoxigraph.RdfFormat.N_QUADS, "jsonld": pyoxigraph.RdfFormat.JSON_LD}


@pytest.fixture(scope="module", params=["bundled", "hostile"])
def store(request: pytest.FixtureRequest) -> LocalStore:
    if request.param == "bundled":
        folder: Path = request.getfixturevalue("atlas_dir")
        return LocalStore.open(folder)
    return held(tiny(HOSTILE))


def spelt(term: object) -> Term:
    """A term, the same from both libraries."""
    if isinstance(term, rdflib.Literal):
        plain = (None, rdflib.XSD.string)
        return str(term), (term.language or "").lower(), "" if term.language or term.datatype in plain else str(term.datatype)
    if isinstance(term, pyoxigraph.Literal):
        kind = "" if term.language or term.datatype.value == str(rdflib.XSD.string) else term.datatype.value
        return term.value, term.language or "", kind
    return (str(term).strip("<>"),)


def view(store: LocalStore) -> set[tuple[Term, ...]]:
    default = store.store.quads_for_pattern(None, None, None, pyoxigraph.DefaultGraph())
    return {(spelt(quad.subject), spelt(quad.predicate), spelt(quad.object)) for quad in default}


@pytest.mark.parametrize(("form", "parser"), [("ttl", "turtle"), ("nt", "nt"), ("rdfxml", "xml")])
def test_the_accepted_view_comes_back(store: LocalStore, form: str, parser: str) -> None:
    if form == "rdfxml" and store.base == HOME:
        with pytest.raises(QueryError, match="control character, which XML cannot"):
            export(store, form)
        return
    graph = rdflib.Graph().parse(data=export(store, form).content, format=parser)
    assert {(spelt(s), spelt(p), spelt(o)) for s, p, o in graph} == view(store)


@pytest.mark.parametrize(("form", "parser"), [("trig", "trig"), ("nq", "nquads"), ("jsonld", "json-ld")])
def test_the_whole_dataset_comes_back(store: LocalStore, form: str, parser: str) -> None:
    dataset = rdflib.Dataset()
    dataset.parse(data=export(store, form).content, format=parser)
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


@given(some.lists(texts, min_size=1, max_size=12))
@settings(max_examples=25, deadline=None)
def test_any_text_comes_back_as_rdf(said: list[str]) -> None:
    store = held(tiny(said))
    for form, syntax in DATASETS.items():
        assert set(pyoxigraph.parse(export(store, form).content, format=syntax)) == set(store.store), form
    for form, syntax in (("ttl", pyoxigraph.RdfFormat.TURTLE), ("nt", pyoxigraph.RdfFormat.N_TRIPLES)):
        back = {
            (spelt(q.subject), spelt(q.predicate), spelt(q.object))
            for q in pyoxigraph.parse(export(store, form).content, format=syntax)
        }
        assert back == view(store), form


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_atlas_gives_the_same_bytes(atlas_dir: Path, form: str) -> None:
    once, again = export(LocalStore.open(atlas_dir), form), export(LocalStore.open(atlas_dir), form)
    assert (once.content, once.files) == (again.content, again.files)
    assert len(once.content) > 1000


def test_an_unknown_format_is_one_line(store: LocalStore) -> None:
    with pytest.raises(QueryError, match="graphml"):
        export(store, "docx")


def test_what_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(UnwritableError, match="name another folder"):
        Exported(files={"a.csv": b""}).write(tmp_path / "file")
    with pytest.raises(UnwritableError, match="name another file"):
        Exported(b"").write(tmp_path)

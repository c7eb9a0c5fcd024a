"""The store of an atlas folder: in memory or on disk by size, the same answers from both, one line where it is broken."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pyoxigraph
import pytest

from sse_atlas.errors import AtlasError, InputError, QueryError
from sse_atlas.graph import LocalStore, Manifest, read_manifest
from sse_atlas.graph.manifest import DISK_FOLDER, LAYOUT, MANIFEST, MEMORY_FILE
from sse_atlas.graph.nquads import Quads, text
from sse_atlas.graph.store import write_store

BASE = "http://example.org/"


def written(folder: Path, large: int) -> Path:
    quads = Quads()
    for number in range(20):
        quads.add("", f"{BASE}{number}", f"{BASE}p", text(f"{number} é\n"))
        quads.add(f"{BASE}graph/g", f"{BASE}{number}", f"{BASE}p", text("in a graph"))
    folder.mkdir()
    store, name = write_store(folder, quads, large=large)
    Manifest(BASE, len(store), name).write(folder)
    del store
    return folder


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return written(tmp_path / "small", large=41)


@pytest.fixture
def large(tmp_path: Path) -> Path:
    return written(tmp_path / "large", large=40)


def test_a_small_store_is_a_file_and_a_large_one_a_folder(small: Path, large: Path) -> None:
    assert read_manifest(small).store == MEMORY_FILE
    assert read_manifest(large).store == DISK_FOLDER
    assert {path.name for path in small.iterdir()} == {MANIFEST, MEMORY_FILE}
    assert {path.name for path in large.iterdir()} == {MANIFEST, DISK_FOLDER}


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?s ?o { ?s ?p ?o } ORDER BY ?s",
        "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }",
        'ASK { ?s ?p "3 é\\n" }',
        'ASK { ?s ?p "in a graph" }',
        "CONSTRUCT { ?o ?p ?s } { ?o ?p ?s }",
    ],
)
def test_both_answer_the_same(small: Path, large: Path, query: str) -> None:
    first, second = LocalStore.open(small).query(query), LocalStore.open(large).query(query)
    assert first == second
    assert first.kind == "ask" or first


def test_a_store_on_disk_may_be_open_twice(large: Path) -> None:
    first, second = LocalStore.open(large), LocalStore.open(large)
    assert first.query("ASK { ?s ?p ?o }").boolean and second.query("ASK { ?s ?p ?o }").boolean


def test_reading_writes_nothing(large: Path, small: Path) -> None:
    for folder in (large, small):
        before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
        LocalStore.open(folder).query("SELECT * { ?s ?p ?o }")
        assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before


def one_line(folder: Path, match: str) -> None:
    with pytest.raises(InputError, match=match) as caught:
        LocalStore.open(folder)
    assert "\n" not in str(caught.value)
    assert str(folder) in str(caught.value)
    assert "sse-atlas build" in str(caught.value)


def test_no_atlas_is_told(tmp_path: Path) -> None:
    one_line(tmp_path, "no atlas here")
    one_line(tmp_path / "none", "no such folder")


@pytest.mark.parametrize(
    "broken", [b"<a", b"\x00\xff\xfe", b"", b"<http://example.org/a> <http://example.org/b> <http://example.org/c> .\n"]
)
def test_a_broken_small_store_is_told(small: Path, broken: bytes) -> None:
    (small / MEMORY_FILE).write_bytes(broken)
    one_line(small, "the store cannot be read")


def test_a_store_cut_short_between_two_lines_is_told(small: Path) -> None:
    lines = (small / MEMORY_FILE).read_bytes().splitlines(keepends=True)
    (small / MEMORY_FILE).write_bytes(b"".join(lines[:-1]))
    one_line(small, "the store cannot be read")


def test_a_missing_store_is_told(small: Path, large: Path) -> None:
    (small / MEMORY_FILE).unlink()
    one_line(small, "the store cannot be read")
    shutil.rmtree(large / DISK_FOLDER)
    one_line(large, "the store cannot be read")
    assert not (large / DISK_FOLDER).exists()


def test_a_broken_large_store_is_told(large: Path) -> None:
    (large / DISK_FOLDER / "CURRENT").write_text("nonsense\n", encoding="utf-8")
    one_line(large, "the store cannot be read")


BROKEN_MANIFESTS = [
    *("", "{", "[]", "7", "null", "{}", "\x00", '{"layout": 1}'),
    '{"layout": 1, "base": 5, "quads": 40, "store": "store.nq"}',
    '{"layout": 1, "base": "http://example.org/", "quads": 40, "store": "../store.nq"}',
    '{"layout": 1, "base": "http://example.org/", "quads": 40, "store": 5}',
    '{"layout": 1, "base": "http://example.org/", "quads": 40, "store": "store.nq", "strange": 1}',
]


@pytest.mark.parametrize("manifest", BROKEN_MANIFESTS)
def test_a_broken_manifest_is_told(small: Path, manifest: str) -> None:
    (small / MANIFEST).write_text(manifest, encoding="utf-8")
    one_line(small, "cannot be read|an atlas of layout None")


def test_a_manifest_that_is_no_text_is_told(small: Path) -> None:
    (small / MANIFEST).write_bytes(b"\xff\xfe{}")
    one_line(small, "cannot be read")


def test_another_layout_is_told_whatever_else_it_says(small: Path) -> None:
    (small / MANIFEST).write_text(json.dumps({"layout": LAYOUT + 1, "new": "things"}), encoding="utf-8")
    one_line(small, f"an atlas of layout {LAYOUT + 1}")


@pytest.mark.parametrize("query", ["SELEC", "SELECT * {", "SELECT ?x { ?x sse:name ?y }", "INSERT DATA { <a:a> <a:b> <a:c> }"])
def test_a_query_that_cannot_be_read_is_told(small: Path, query: str) -> None:
    with pytest.raises(QueryError) as caught:
        LocalStore.open(small).query(query)
    assert "\n" not in str(caught.value)


def test_a_service_is_not_asked(small: Path) -> None:
    with pytest.raises(AtlasError):
        LocalStore.open(small).query("SELECT * { SERVICE <http://127.0.0.1:9/sparql> { ?s ?p ?o } }")


def test_the_written_store_is_the_statements_and_nothing_else(small: Path) -> None:
    lines = (small / MEMORY_FILE).read_bytes()
    assert len(list(pyoxigraph.parse(lines, format=pyoxigraph.RdfFormat.N_QUADS))) == 40
    assert lines.splitlines() == sorted(lines.splitlines(), key=lambda line: (b"graph/g" in line, line))

"""GraphML and GEXF, read back by an XML parser, by networkx and by graphology."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree
from collections.abc import Mapping
from pathlib import Path

import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from sse_atlas.graph import LocalStore
from sse_atlas.graph.export import export
from sse_atlas.graph.exports.cells import split
from sse_atlas.graph.project import network
from tests.graph.exporting import HOSTILE, held, texts, tiny

KIT = Path(__file__).parents[1] / "data" / "graphology"
READERS = {"graphml": networkx.read_graphml, "gexf": networkx.read_gexf}


@pytest.fixture(scope="module", params=["bundled", "hostile"])
def store(request: pytest.FixtureRequest) -> LocalStore:
    if request.param == "bundled":
        folder: Path = request.getfixturevalue("atlas_dir")
        return LocalStore.open(folder)
    return held(tiny(HOSTILE))


@pytest.fixture(scope="session")
def graphology(request: pytest.FixtureRequest) -> Path:
    """A folder with graphology and its reader of GEXF, installed once and kept in pytest's cache."""
    if shutil.which("node") is None or shutil.which("npm") is None:
        pytest.skip("not checked here: no node and npm")
    assert request.config.cache is not None
    folder = request.config.cache.mkdir("graphology")
    wanted = (KIT / "package.json").read_bytes()
    if not (folder / "node_modules" / "graphology-gexf").is_dir() or (folder / "package.json").read_bytes() != wanted:
        (folder / "package.json").write_bytes(wanted)
        command = ["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=200, check=False)
        if done.returncode:
            pytest.skip(f"not checked here: npm could not install graphology ({done.stderr.strip()[-200:]})")
    return folder


def by_graphology(folder: Path, written: bytes, tmp_path: Path) -> dict[str, dict[str, dict[str, str]]]:
    (tmp_path / "network.gexf").write_bytes(written)
    command = ["node", str(KIT / "read.cjs"), str(folder), str(tmp_path / "network.gexf")]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=60, check=True)
    read: dict[str, dict[str, dict[str, str]]] = json.loads(done.stdout)
    return read


def held_by_xml(text: str) -> str:
    """A text as XML 1.0 can hold it: U+FFFD for what is no character of its."""
    return "".join(
        character if character in "\t\n\r" or "\x20" <= character <= "\ufffd" or character > "\uffff" else "\ufffd"
        for character in text
    )


def same(read: Mapping[str, object], drawn: Mapping[str, object]) -> None:
    """Every attribute is back: texts as they were, lists item by item, the citation laid open."""
    for name, value in drawn.items():
        if isinstance(value, list):
            assert split(str(read[name])) == [held_by_xml(item) for item in value]
        elif isinstance(value, Mapping):
            same({part: read[f"{name}_{part}"] for part in value}, value)
        else:
            assert read[name] == ("" if value == 0 else held_by_xml(str(value)))


def check(store: LocalStore, form: str) -> None:
    drawn, back = network(store), READERS[form](io.BytesIO(export(store, form).content))
    assert back.is_directed()
    assert set(back.nodes) == set(drawn.nodes)
    for slug, node in drawn.nodes(data=True):
        same(back.nodes[slug], node)
    # networkx reads a graph without parallel edges as a simple one, and the key of an edge as its attribute.
    edges = networkx.MultiDiGraph(back).edges(keys=True, data=True)
    read = {edge.get("id", key): (start, end, edge) for start, end, key, edge in edges}
    assert len(read) == drawn.number_of_edges()
    for start, end, key, edge in drawn.edges(keys=True, data=True):
        assert read[key][:2] == (start, end)
        same(read[key][2], edge)


@pytest.mark.parametrize("form", READERS)
def test_networkx_reads_it_back(store: LocalStore, form: str) -> None:
    check(store, form)


@pytest.mark.parametrize("form", READERS)
@given(said=some.lists(texts, min_size=1, max_size=12))
@settings(max_examples=25, deadline=None)
def test_any_text_comes_back(form: str, said: list[str]) -> None:
    check(held(tiny(said)), form)


def test_graphology_reads_it_back(store: LocalStore, graphology: Path, tmp_path: Path) -> None:
    drawn, read = network(store), by_graphology(graphology, export(store, "gexf").content, tmp_path)
    assert set(read["nodes"]) == set(drawn.nodes)
    assert set(read["edges"]) == {key for *_, key in drawn.edges(keys=True)}
    for slug, node in drawn.nodes(data=True):
        same(read["nodes"][slug], node)
    for start, end, key, edge in drawn.edges(keys=True, data=True):
        assert (read["edges"][key]["source"], read["edges"][key]["target"]) == (start, end)
        same(read["edges"][key], edge)


@pytest.mark.parametrize(
    ("form", "space"), [("graphml", "http://graphml.graphdrawing.org/xmlns"), ("gexf", "http://www.gexf.net/1.2draft")]
)
def test_it_is_sound_xml(store: LocalStore, form: str, space: str) -> None:
    drawn, root = network(store), ElementTree.fromstring(export(store, form).content)
    tag = f"{{{space}}}"
    assert len(list(root.iter(f"{tag}node"))) == drawn.number_of_nodes()
    assert len(list(root.iter(f"{tag}edge"))) == drawn.number_of_edges()
    declared = [element.get("id") for element in root.iter(f"{tag}key")]
    assert len(declared) == len(set(declared))

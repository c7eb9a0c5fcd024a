"""The atlas from Python: what README promises, on real data."""

from __future__ import annotations

from pathlib import Path

import pytest
import rdflib

from sse_atlas import Atlas
from sse_atlas.errors import InputError, NotFoundError, QueryError
from sse_atlas.graph.export import read_csv_export
from sse_atlas.graph.validate import Report
from sse_atlas.ontology import SSE


@pytest.fixture(scope="module")
def atlas(atlas_dir: Path) -> Atlas:
    return Atlas.open(atlas_dir)


def test_build_and_open(tmp_path: Path) -> None:
    table = tmp_path / "actors.csv"
    table.write_text("name,country\nAlpha,FR\n", encoding="utf-8")
    built = Atlas.build([table], tmp_path / "mine")
    assert [found.label for found in built.find("alpha")] == ["Alpha"]
    assert repr(built) == f"<Atlas {tmp_path / 'mine'}>"


def test_a_named_query_and_a_text(atlas: Atlas) -> None:
    assert len(atlas.query("members-of-country", country="CA")) == 5
    assert atlas.query(f"SELECT (COUNT(*) AS ?n) {{ ?s a <{SSE.Actor}> }}").values("n") == ["249"]


def test_wrong_names_list_the_right_ones(atlas: Atlas) -> None:
    with pytest.raises(QueryError, match="members-by-section"):
        atlas.query("membres", country="CA")
    with pytest.raises(NotFoundError):
        atlas.describe("nobody at all")
    with pytest.raises(InputError, match="sse-atlas build"):
        Atlas.open("nowhere")


def test_a_result_is_a_table_and_a_frame(atlas: Atlas) -> None:
    result = atlas.query("members-by-section")
    assert "Africa and Middle East" in str(result)
    assert result._repr_html_().startswith("<table>")
    frame = result.to_pandas()
    assert frame["members"].sum() == 75


def test_the_dataset_is_rdflib_with_the_accepted_view_as_default_graph(atlas: Atlas) -> None:
    dataset = atlas.dataset
    actors = set(dataset.default_graph.subjects(rdflib.RDF.type, rdflib.URIRef(SSE.Actor)))
    assert len(actors) == 249
    claims = dataset.query(f"SELECT ?c {{ ?c a <{SSE.Claim}> }}")
    assert len(claims) == 0, "claims are in the graphs of their sources, not in the default graph"


def test_describe_network_validate_export_explorer(atlas: Atlas, bundled_report: Report) -> None:
    description = atlas.describe("ripess")
    assert any("line 552" in line for line in description.lines())
    assert atlas.network().number_of_nodes() == 249
    assert bundled_report.checked and bundled_report.conforms
    assert atlas.export("ttl").startswith(b"@prefix")
    assert atlas.explorer().startswith("<!DOCTYPE html>")


def test_a_part_is_exported_and_what_is_left_out_is_told(atlas: Atlas, tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="name the folder"):
        atlas.export("csv")
    assert atlas.export("csv", tmp_path, around="RIPESS", steps=0) == tmp_path
    assert len(read_csv_export(tmp_path)["actors"]) == 1
    told: list[str] = []
    canada = {"query": "members-of-country", "parameters": {"country": "CA"}, "tell": told.append}
    written = atlas.export("gexf", tmp_path / "canada.gexf", **canada)
    assert written.read_bytes() == atlas.export("gexf", **canada) and written.read_bytes().count(b"<node ") == 5
    assert not told
    with pytest.warns(UserWarning, match="not exported, no website"):
        atlas.export("murmurations")
    with pytest.raises(QueryError, match="not both"):
        atlas.export("ttl", around="RIPESS", query="members")

"""The page docs/ontology.md: true to the files, and nothing of the ontology left out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rdflib import RDF, SH, Graph

from sse_atlas.ontology import SCHEMES, SSE, VIEWS, compact, concepts, docs, relation_types, shape_files, turtle
from sse_atlas.ontology.ends import FILE as ENDS

PAGE = Path(__file__).parents[2] / "docs" / "ontology.md"


@pytest.fixture(scope="module")
def page() -> str:
    return docs.page()


def test_page_is_what_the_files_say(page: str) -> None:
    """After a change: python -m sse_atlas.ontology.docs > docs/ontology.md."""
    assert PAGE.read_text(encoding="utf-8") == page


def test_every_term_is_on_the_page(page: str) -> None:
    assert [iri for iri in SSE if f"`{compact(iri)}`" not in page] == []
    assert [name for name in relation_types() if f"| `{name}` |" not in page] == []
    assert [name for scheme in SCHEMES for name in concepts(scheme) if f"| `{name}` |" not in page] == []


def test_every_shape_that_reports_is_on_the_page(page: str) -> None:
    for view in VIEWS:
        for name in shape_files(view):
            if name == ENDS:
                continue
            graph = Graph().parse(data=turtle(name), format="turtle")
            for shape in graph.subjects(SH.message, None):
                assert f"| {str(shape).rpartition('#')[2]} |" in page, shape
                assert (shape, RDF.type, None) in graph


def test_tables_have_as_many_cells_as_heads(page: str) -> None:
    for table in re.findall(r"(?:^\|.*\n)+", page, re.MULTILINE):
        rows = [len(re.findall(r"(?<!\\)\|", row)) for row in table.splitlines()]
        assert len(set(rows)) == 1, table[:200]


def test_links_lead_somewhere(page: str) -> None:
    heads = {re.sub(r"[^a-z0-9 -]", "", head.lower()).replace(" ", "-") for head in re.findall(r"^#+ (.*)$", page, re.MULTILINE)}
    for link in re.findall(r"\]\(([^)]+)\)", page):
        target = PAGE.parent / link
        assert link.removeprefix("#") in heads if link.startswith("#") else target.resolve().exists(), link


def test_demands_are_in_words(page: str) -> None:
    rows = {row.split(" | ")[1]: row.split(" | ")[2] for row in page.splitlines() if row.count(" | ") == 3}
    assert rows["Actor-goal"].startswith("`sse:goal` an IRI, like ")
    assert rows["PolicyMeasure-policyKind"] == "`sse:policyKind` exactly 1, an IRI, a `sse:PolicyKind`"
    assert rows["PlacedMeasure"] == (
        "either `sse:country` at least 1 or `^sse:to/sse:relationType` with the value `relation-type/operates`"
    )
    assert rows["Actor-mbox"] == "`foaf:mbox` none"
    assert rows["Relation-from"] == "`sse:from` exactly 1, an IRI, not the same as `sse:to`"

"""The prefixes that a query need not declare."""

from __future__ import annotations

import pyoxigraph
import pytest

from sse_atlas.ontology import PREFIXES
from sse_atlas.queries.prefixes import with_prefixes


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?s { ?s a sse:Actor }",
        "SELECT ?s { ?s rdfs:label|skos:prefLabel 'org:x' }",
        "PREFIX sse: <http://example.org/> SELECT ?s { ?s a sse:Actor ; org:memberOf ?o }",
        "SELECT ?s { ?s ^org:memberOf/rdfs:label ?o # skos:note\n}",
        "BASE <http://example.org/> SELECT ?s { ?s a <x>, foaf:Person }",
    ],
)
def test_a_query_runs_without_its_prefixes(query: str) -> None:
    pyoxigraph.Store().query(with_prefixes(query))


def test_what_is_declared_stays() -> None:
    query = "prefix sse: <http://example.org/>\nSELECT ?s { ?s a sse:Actor }"
    assert with_prefixes(query) == query


@pytest.mark.parametrize(
    "query", ["SELECT ?s { ?s ?p <urn:org:x> }", "SELECT ?s { ?s ?p 'skos:x' } # org:y", "ASK { ?sse ?p 'a' }"]
)
def test_nothing_is_added_for_what_is_no_name(query: str) -> None:
    assert with_prefixes(query) == query


def test_lines_keep_their_numbers() -> None:
    assert with_prefixes("SELECT ?s {\n?s a sse:Actor }").count("\n") == 1
    assert f"<{PREFIXES['sse']}>" in with_prefixes("ASK { ?s a sse:Actor }")

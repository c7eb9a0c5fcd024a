"""The JSON-LD context: expands with an ordinary processor, names every term, and agrees with the vocabulary."""

from __future__ import annotations

import json
from typing import Any

import pyoxigraph
import pytest
from pyld import jsonld  # type: ignore[import-untyped]
from rdflib import OWL, RDF, Graph, URIRef

from sse_atlas.ontology import FOAF, PREFIXES, SKOS, SSE, XSD, relation_types, text, turtle

CONTEXT: dict[str, Any] = json.loads(text("context.jsonld"))["@context"]
VOCABULARY = Graph().parse(data=turtle("sse.ttl"), format="turtle")
OBJECTS = {str(p) for p in VOCABULARY.subjects(RDF.type, OWL.ObjectProperty)}


def expand(document: dict[str, Any]) -> dict[str, Any]:
    (expanded,) = jsonld.expand({"@context": CONTEXT, **document})
    assert isinstance(expanded, dict)
    return expanded


def test_prefixes_are_those_of_the_project() -> None:
    assert {prefix: CONTEXT.get(prefix) for prefix in PREFIXES} == dict(PREFIXES)


@pytest.mark.parametrize("iri", sorted(SSE))
def test_every_term_expands_to_its_iri(iri: str) -> None:
    name = iri.removeprefix(str(SSE))
    if (URIRef(iri), RDF.type, OWL.Class) in VOCABULARY:
        assert expand({"id": "https://example.org/x", "type": name})["@type"] == [iri]
        return
    by_language = isinstance(CONTEXT[name], dict) and CONTEXT[name].get("@container") == "@language"
    value = {"en": "https://example.org/y"} if by_language else "https://example.org/y"
    (found,) = expand({"id": "https://example.org/x", name: value})[iri]
    assert ("@id" in found) is (iri in OBJECTS)


def test_plain_edges_have_a_name() -> None:
    for kind in relation_types().values():
        names = [n for n, d in CONTEXT.items() if isinstance(d, dict) and _full(d["@id"]) == kind.yields]
        assert names, kind.yields
        assert all(CONTEXT[name]["@type"] == "@id" for name in names)


def _full(curie: str) -> str:
    prefix, _, name = curie.partition(":")
    return PREFIXES[prefix] + name


def test_numbers_and_languages_are_typed() -> None:
    found = expand(
        {
            "id": "https://example.org/x",
            "line": "7",
            "symmetric": "true",
            "prefLabel": {"en": "Town", "fr": "Ville"},
            "altLabel": {"@none": ["Old Town"]},
            "homepage": "https://example.org/",
        }
    )
    assert found[SSE.line] == [{"@type": XSD.integer, "@value": "7"}]
    assert found[SSE.symmetric] == [{"@type": XSD.boolean, "@value": "true"}]
    assert {"@language": "fr", "@value": "Ville"} in found[SKOS.prefLabel]
    assert found[SKOS.altLabel] == [{"@value": "Old Town"}]
    assert found[FOAF.homepage] == [{"@id": "https://example.org/"}]


def test_two_processors_agree() -> None:
    document = {
        "@context": CONTEXT,
        "id": "https://example.org/r",
        "type": ["Relation", "Membership"],
        "from": "https://example.org/a",
        "to": "https://example.org/b",
        "start": {"@value": "2016", "@type": "xsd:gYear"},
        "startYear": 2016,
        "citation": ["https://example.org/c"],
        "prefLabel": {"ko": "회원", "en": "member"},
    }
    by_pyld = jsonld.to_rdf(document, {"format": "application/n-quads"})
    quads = pyoxigraph.parse(json.dumps(document), format=pyoxigraph.RdfFormat.JSON_LD)
    again = pyoxigraph.parse(by_pyld, format=pyoxigraph.RdfFormat.N_QUADS)
    assert set(map(str, quads)) == set(map(str, again))
    assert len(set(by_pyld.splitlines())) == 9

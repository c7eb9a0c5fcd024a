"""The vocabulary: every term is described, refines an outside one, and nothing undeclared is used."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef

from sse_atlas.errors import AtlasError, UnknownTermError
from sse_atlas.ontology import ORG, PREFIXES, SSE, VOCABULARIES, Vocabulary, ancestors, compact, labels, turtle

ROOT = Path(__file__).parents[2]
ONTOLOGY = URIRef("https://w3id.org/sse-atlas/ontology")
KINDS = {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, RDF.Property}
# A boolean about a type of relation; how often a rule is right: no vocabulary in use has a term that these could honestly refine.
UNREFINED = {SSE.symmetric, SSE.confidence}
USES = re.compile(r"(?<![\w:/-])sse:([A-Za-z]\w*)|\bSSE\.([A-Za-z]\w*)|\bSSE\[\"(\w+)\"\]")


@pytest.fixture(scope="module")
def vocabulary() -> Graph:
    return Graph().parse(data=turtle("sse.ttl"), format="turtle")


@pytest.fixture(params=sorted(SSE), ids=lambda iri: compact(str(iri)))
def term(request: pytest.FixtureRequest) -> URIRef:
    return URIRef(request.param)


def files_that_use_terms() -> Iterator[Path]:
    for room in ("sse_atlas", "ontology", "graph", "loaders", "queries", "viz", "benchmarks", "tests"):
        for path in sorted((ROOT / room).rglob("*")):
            if path.suffix in {".ttl", ".trig", ".rq", ".py", ".toml", ".jsonld"} and not path.is_symlink():
                yield path


def test_header(vocabulary: Graph) -> None:
    assert (ONTOLOGY, RDF.type, OWL.Ontology) in vocabulary
    assert not list(vocabulary.objects(ONTOLOGY, OWL.imports))
    assert str(vocabulary.value(ONTOLOGY, OWL.versionInfo)) == "0.1.0"
    assert set(vocabulary.subjects(RDF.type, None)) - {ONTOLOGY} == {URIRef(iri) for iri in SSE}


def test_term_is_described(vocabulary: Graph, term: URIRef) -> None:
    assert len(KINDS & set(vocabulary.objects(term, RDF.type))) == 1
    assert list(vocabulary.objects(term, RDFS.isDefinedBy)) == [ONTOLOGY]
    languages = {RDFS.label: ["en", "es", "fr", "ko", "pt"], SKOS.definition: ["en", "es", "fr"]}
    for predicate, expected in languages.items():
        texts = [text for text in vocabulary.objects(term, predicate) if isinstance(text, Literal)]
        assert sorted(str(text.language) for text in texts) == expected
        assert all(text.strip() == str(text) != "" for text in texts)
    definitions = {str(text) for text in vocabulary.objects(term, SKOS.definition)}
    assert len(definitions) == 3
    assert all(text[0].isupper() and text.endswith(".") for text in definitions)


def test_term_refines_an_outside_one(vocabulary: Graph, term: URIRef) -> None:
    outside = [iri for iri in ancestors(str(term)) if iri not in SSE]
    assert bool(outside) is (str(term) not in UNREFINED)
    assert all(any(iri in vocabulary_ for vocabulary_ in VOCABULARIES.values()) for iri in outside), outside


def test_ends_of_properties_are_known(vocabulary: Graph) -> None:
    for predicate in (RDFS.domain, RDFS.range, OWL.inverseOf):
        for iri in vocabulary.objects(None, predicate):
            assert any(str(iri) in known for known in VOCABULARIES.values()), iri


def test_only_declared_terms_are_used() -> None:
    unknown = {
        f"{path.relative_to(ROOT)}: sse:{name}"
        for path in files_that_use_terms()
        if path != Path(__file__)
        for match in USES.findall(path.read_text(encoding="utf-8"))
        if (name := "".join(match)) not in SSE
    }
    assert unknown == set()


def test_names_are_iris() -> None:
    assert SSE.Actor == "https://w3id.org/sse-atlas/ontology#Actor"
    assert SSE["from"] == "https://w3id.org/sse-atlas/ontology#from"
    assert ORG.memberOf in ORG
    assert "memberOf" in ORG
    assert SSE.Actor not in ORG
    assert str(SSE) == PREFIXES["sse"]
    assert list(SSE) == sorted(SSE)
    assert len(SSE) == len(list(SSE))


@pytest.mark.parametrize("vocabulary_", VOCABULARIES.values(), ids=list(VOCABULARIES))
def test_unknown_name_raises(vocabulary_: Vocabulary) -> None:
    with pytest.raises(UnknownTermError) as caught:
        _ = vocabulary_.noSuchTerm
    assert isinstance(caught.value, AtlasError)
    assert isinstance(caught.value, AttributeError)
    assert "noSuchTerm" in str(caught.value)
    assert "\n" not in str(caught.value)
    assert not hasattr(vocabulary_, "noSuchTerm")


def test_unknown_name_lists_close_ones() -> None:
    with pytest.raises(UnknownTermError, match=r"did you mean .*LocalGovernment"):
        _ = SSE.LocalGoverment
    with pytest.raises(UnknownTermError, match="no term 'xyzzy'"):
        _ = SSE["xyzzy"]


def test_private_names_are_plain_attribute_errors() -> None:
    with pytest.raises(AttributeError) as caught:
        _ = SSE.__wrapped__
    assert not isinstance(caught.value, UnknownTermError)


def test_compact_gives_prefixed_names_or_the_iri() -> None:
    assert compact(SSE.Actor) == "sse:Actor"
    assert compact("http://purl.org/dc/terms/source") == "dcterms:source"
    assert compact("https://w3id.org/sse-atlas/id/gsef") == "https://w3id.org/sse-atlas/id/gsef"
    assert compact("https://schema.org/a/b") == "https://schema.org/a/b"
    assert compact(PREFIXES["org"]) == PREFIXES["org"]


def test_labels_of_terms_and_concepts() -> None:
    assert labels(SSE.Event)["fr"] == "Événement"
    assert labels("https://w3id.org/sse-atlas/section/asia")["es"] == "Asia"
    with pytest.raises(UnknownTermError, match="nowhere"):
        labels("https://example.org/nowhere")


def test_terms_are_read_without_heavy_parts() -> None:
    code = (
        "import sys; from sse_atlas.ontology import SSE, relation_types; SSE.Actor; relation_types();"
        "print(sorted({'rdflib', 'pyshacl', 'networkx', 'pyvis'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"

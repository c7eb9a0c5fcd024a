"""The vocabularies of others: each file states its licence, and the M49 list gives every country its region."""

from __future__ import annotations

from pathlib import Path

import pycountry
import pytest
from rdflib import DCTERMS, RDF, SKOS, VOID, Graph, Literal, URIRef

from sse_atlas.ontology import (
    BASE,
    EXTERNAL,
    broader_regions,
    concepts,
    external_files,
    external_labels,
    region_of,
    turtle,
)
from sse_atlas.ontology import resources as room
from sse_atlas.ontology.schemes import MATCHES

AREA = "http://metadata.un.org/sdg/codes/geoArea/"
WORLD = AREA + "001"


def graph_of(name: str) -> Graph:
    return Graph().parse(data=turtle(f"external/{name}.ttl"), format="turtle")


def test_every_file_is_listed() -> None:
    folder = Path(room.__file__).parent / "external"
    assert sorted(external_files()) == sorted(f"external/{path.name}" for path in folder.glob("*.ttl"))


@pytest.mark.parametrize("name", EXTERNAL)
def test_head_says_where_it_is_from_and_how_it_may_be_used(name: str) -> None:
    graph = graph_of(name)
    (dataset,) = graph.subjects(RDF.type, VOID.Dataset)
    assert str(dataset) == f"{BASE}dataset/{name}"
    titles = {str(title.language) for title in graph.objects(dataset, DCTERMS.title) if isinstance(title, Literal)}
    assert titles == {"en", "fr", "es"}
    for predicate in (DCTERMS.source, DCTERMS.rights, DCTERMS.bibliographicCitation, DCTERMS.creator):
        assert len(list(graph.objects(dataset, predicate))) == 1, predicate
    assert isinstance(graph.value(dataset, DCTERMS.source), URIRef)


def test_licence_of_essglobal() -> None:
    graph = graph_of("essglobal")
    assert list(graph.objects(None, DCTERMS.license)) == [URIRef("http://creativecommons.org/licenses/by/3.0/")]


@pytest.mark.parametrize("name", EXTERNAL)
def test_file_stands_alone(name: str) -> None:
    """Nothing in it is under our names but the dataset, no node is blank, and every label is in a lower-case language."""
    graph = graph_of(name)
    assert all(isinstance(node, URIRef) for node in graph.subjects())
    assert all(isinstance(node, URIRef | Literal) for node in graph.objects())
    ours = {str(node) for node in (*graph.subjects(), *graph.objects()) if str(node).startswith(BASE)}
    assert ours == {f"{BASE}dataset/{name}"}
    assert not any(str(predicate).startswith(BASE) for predicate in graph.predicates())
    for label in graph.objects(None, SKOS.prefLabel):
        assert isinstance(label, Literal) and str(label).strip() == str(label) != ""
        assert label.language in {"en", "fr", "es", "pt", "ko"}


def test_essglobal_is_whole() -> None:
    graph = graph_of("essglobal")
    schemes = {
        str(scheme): list(graph.subjects(SKOS.inScheme, scheme)) for scheme in graph.subjects(RDF.type, SKOS.ConceptScheme)
    }
    base = "http://purl.org/essglobal/standard/"
    assert {scheme.removeprefix(base): len(found) for scheme, found in schemes.items()} == {
        "themes/": 19,
        "activities/": 21,
        "organisational-structure/": 25,
    }
    for scheme, found in schemes.items():
        assert all(str(concept) == scheme + str(graph.value(concept, SKOS.notation)) for concept in found)
    assert (URIRef(f"{base}themes/T6"), SKOS.prefLabel, Literal("Politiques Publiques", lang="fr")) in graph


def test_goals_are_the_seventeen() -> None:
    graph = graph_of("un-sdg")
    goals = {str(node) for node in graph.subjects(RDF.type, SKOS.Concept)}
    assert goals == {f"http://metadata.un.org/sdg/{number}" for number in range(1, 18)}
    for goal in goals:
        assert str(graph.value(URIRef(goal), SKOS.notation)) == goal.rpartition("/")[2]
        labels = [text for text in graph.objects(URIRef(goal), SKOS.prefLabel) if isinstance(text, Literal)]
        assert sorted(str(text.language) for text in labels) == ["en", "es", "fr"]


def test_outside_concepts_that_ours_match_are_described() -> None:
    described = {str(node) for name in EXTERNAL for node in graph_of(name).subjects(RDF.type, SKOS.Concept)}
    matched = {
        iri
        for scheme in ("themes", "sectors")
        for concept in concepts(scheme).values()
        for match in MATCHES
        for iri in concept.matches.get(match, ())
    }
    assert matched <= described


@pytest.mark.parametrize(
    ("alpha2", "code", "above"),
    [
        ("SN", "011", ["202", "002", "001"]),
        ("CD", "017", ["202", "002", "001"]),
        ("MA", "015", ["002", "001"]),
        ("BR", "005", ["419", "019", "001"]),
        ("HT", "029", ["419", "019", "001"]),
        ("CA", "021", ["019", "001"]),
        ("KR", "030", ["142", "001"]),
        ("TW", "030", ["142", "001"]),
        ("PS", "145", ["142", "001"]),
        ("GB", "154", ["150", "001"]),
        ("NZ", "053", ["009", "001"]),
        ("AQ", "001", []),
    ],
)
def test_region_of_a_country(alpha2: str, code: str, above: list[str]) -> None:
    assert region_of(alpha2) == AREA + code
    assert broader_regions(region_of(alpha2)) == tuple(AREA + area for area in above)


def test_every_country_has_a_region_and_its_own_number() -> None:
    graph = graph_of("un-m49")
    found = {
        str(notation): str(area).removeprefix(AREA)
        for area, notation in graph.subject_objects(SKOS.notation)
        if str(notation).isalpha()
    }
    assert found == {country.alpha_2: country.numeric for country in pycountry.countries}
    for alpha2 in found:
        assert (region_of(alpha2), *broader_regions(region_of(alpha2)))[-1] == WORLD
        assert set(external_labels(region_of(alpha2))) == {"en", "fr", "es", "pt", "ko"}


def test_regions_are_told_apart_in_each_language() -> None:
    graph = graph_of("un-m49")
    regions = [str(area) for area, code in graph.subject_objects(SKOS.notation) if str(code).isdigit()]
    assert len(regions) == 30
    for language in ("en", "fr", "es", "pt", "ko"):
        assert len({external_labels(iri)[language] for iri in regions}) == 30, language
    assert all(iri.endswith(str(graph.value(URIRef(iri), SKOS.notation))) for iri in regions)


def test_taiwan_is_marked_as_unnamed() -> None:
    (note,) = graph_of("un-m49").objects(URIRef(AREA + "158"), SKOS.editorialNote)
    assert "does not name it" in str(note)


@pytest.mark.parametrize("unknown", ["", "XK", "sn", "011", "ZZ", "SEN"])
def test_unknown_country_has_no_region(unknown: str) -> None:
    assert region_of(unknown) == ""


def test_unknown_area_has_no_names_and_nothing_above() -> None:
    assert broader_regions(AREA + "999") == ()
    assert external_labels(AREA + "999") == {}
    with pytest.raises(TypeError):
        external_labels(WORLD)["en"] = "other"  # type: ignore[index]

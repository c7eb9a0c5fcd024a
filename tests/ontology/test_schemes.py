"""The concept schemes: complete, consistent with the vocabulary, and read into records that cannot change."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path
from string import Formatter

import pytest
from rdflib import DCTERMS, RDF, RDFS, SKOS, Graph, Literal, URIRef

from sse_atlas.errors import UnknownTermError
from sse_atlas.ontology import (
    BASE,
    FOAF,
    ORG,
    SCHEMES,
    SSE,
    VOCABULARIES,
    concepts,
    kinds,
    labels,
    relation_types,
    scheme_files,
    turtle,
)
from sse_atlas.ontology import resources as room
from sse_atlas.ontology.schemes import MATCHES

LANGUAGES = {"en", "fr", "es", "pt", "ko"}
DEFINED_IN = {"en", "fr", "es"}
# What Korean may put right after a name: these do not change with its last letter, as 은/는, 이/가, 을/를, 와/과 or 로/으로 do.
KOREAN_AFTER_A_NAME = {"", "의", "에", "에서", "에게"}
FOLDERS = {
    "relation-types": ("relation-type", "RelationType"),
    "actor-kinds": ("kind", "ActorKind"),
    "sections": ("section", "Section"),
    "member-groups": ("member-group", "MemberGroup"),
    "themes": ("theme", "Theme"),
    "sectors": ("sector", "Sector"),
    "target-groups": ("target-group", "TargetGroup"),
    "policy-kinds": ("policy-kind", "PolicyKind"),
    "case-groups": ("case-group", "CaseGroup"),
    "fault-kinds": ("fault-kind", "FaultKind"),
    "event-kinds": ("event-kind", "EventKind"),
    "measures": ("measure", "Measure"),
    "qualifiers": ("qualifier", "Qualifier"),
    "statuses": ("status", "Status"),
}
# Fixed by the design of the atlas: users and servers rely on these names.
FIXED_TYPES = [
    "memberOf",
    "partnerOf",
    "supports",
    "funds",
    "founded",
    "initiated",
    "partOf",
    "owns",
    "hosts",
    "affiliatedWith",
    "operates",
    "worksFor",
    "boardMemberOf",
    "signedAgreementWith",
    "organizes",
    "spokeAt",
    "moderated",
    "participatedIn",
    "authorOf",
    "studies",
    "locatedIn",
]
FIXED_SECTIONS = {
    "international": "International Organizations",
    "africa-and-middle-east": "Africa and Middle East",
    "asia": "Asia",
    "europe": "Europe",
    "latin-and-central-america": "Latin and Central America",
    "north-america": "North America",
}


def graph_of(scheme: str) -> Graph:
    return Graph().parse(data=turtle(f"schemes/{scheme}.ttl"), format="turtle")


def test_every_file_is_a_listed_scheme() -> None:
    folder = Path(room.__file__).parent / "schemes"
    assert sorted(scheme_files()) == sorted(f"schemes/{path.name}" for path in folder.glob("*.ttl"))
    assert set(SCHEMES) == set(FOLDERS)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_concepts_are_complete(scheme: str) -> None:
    graph = graph_of(scheme)
    folder, cls = FOLDERS[scheme]
    (head,) = graph.subjects(RDF.type, SKOS.ConceptScheme)
    assert str(head) == f"{BASE}scheme/{scheme}"
    assert {str(t.language) for t in graph.objects(head, DCTERMS.title) if isinstance(t, Literal)} == LANGUAGES
    found = concepts(scheme)
    assert {URIRef(c.iri) for c in found.values()} == set(graph.subjects(RDF.type, SKOS.Concept))
    for name, concept in found.items():
        node = URIRef(concept.iri)
        assert concept.iri == f"{BASE}{folder}/{name}" == f"{BASE}{folder}/{concept.name}"
        assert set(graph.objects(node, RDF.type)) == {SKOS.Concept, URIRef(SSE[cls])}
        assert set(graph.objects(node, SKOS.inScheme)) == {head}
        # Every entry is at the top of its scheme, or under one that is.
        assert set(graph.objects(node, SKOS.topConceptOf)) == (set() if concept.broader else {head})
        above = set(graph.objects(node, SKOS.broader))
        assert above == ({URIRef(concept.broader)} if concept.broader else set())
        assert all((top, SKOS.topConceptOf, head) in graph for top in above)
        assert set(concept.labels) == LANGUAGES
        assert set(concept.definitions) == DEFINED_IN
        assert all(text.strip() == text != "" for text in (*concept.labels.values(), *concept.definitions.values()))


@pytest.mark.parametrize("scheme", SCHEMES)
def test_labels_tell_concepts_apart(scheme: str) -> None:
    for language in LANGUAGES:
        texts = [c.labels[language] for c in concepts(scheme).values()]
        assert len(set(texts)) == len(texts), language


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_text_stands_once_in_each_language(scheme: str) -> None:
    """Labels, plurals, sentences and titles; a reader by language would keep the last of two and say nothing."""
    graph = graph_of(scheme)
    for predicate in (DCTERMS.title, SKOS.prefLabel, SKOS.altLabel, URIRef(SSE.sentence), URIRef(SSE.inverseSentence)):
        for node in set(graph.subjects(predicate, None)):
            tags = [str(text.language) for text in graph.objects(node, predicate) if isinstance(text, Literal)]
            assert sorted(tags) == sorted(LANGUAGES), (node, predicate)


def test_fixed_names() -> None:
    assert list(relation_types()) == FIXED_TYPES
    assert {name: c.labels["en"] for name, c in concepts("sections").items()} == FIXED_SECTIONS
    assert {"members", "countries", "survey-answers"} <= set(concepts("measures"))
    assert set(concepts("qualifiers")) == {"exactly", "about", "atLeast", "upTo"}
    assert set(concepts("statuses")) == {"achieved", "target"}
    assert set(concepts("event-kinds")) == {"survey", "forum", "session", "workshop", "plenary", "meeting", "training"}
    assert len(concepts("themes")) >= 20


@pytest.mark.parametrize("name", FIXED_TYPES)
def test_relation_type(name: str) -> None:
    kind = relation_types()[name]
    assert kind.iri == f"{BASE}relation-type/{name}"
    assert set(kind.sentence) == set(kind.inverse_sentence) == LANGUAGES
    for forward, backward in ((kind.sentence[tag], kind.inverse_sentence[tag]) for tag in LANGUAGES):
        filled = forward.format(**{"from": "A1", "to": "B2"}), backward.format(**{"from": "A1", "to": "B2"})
        assert [(text.count("A1"), text.count("B2")) for text in filled] == [(1, 1), (1, 1)]
        for template in (forward, backward):
            assert sorted(field for _, field, _, _ in Formatter().parse(template) if field is not None) == ["from", "to"]
            assert template.strip() == template and not template.endswith(".")
        assert forward.startswith("{from}") and backward.startswith("{to}")
    assert kind.from_classes and kind.to_classes
    known = [ORG.Organization, FOAF.Person, *SSE]
    assert set(kind.from_classes) | set(kind.to_classes) <= set(known)
    assert any(kind.yields in vocabulary for vocabulary in VOCABULARIES.values()), kind.yields


def test_symmetric_types_read_the_same_from_both_ends() -> None:
    symmetric = {name: kind for name, kind in relation_types().items() if kind.symmetric}
    assert set(symmetric) == {"partnerOf", "signedAgreementWith"}
    for kind in symmetric.values():
        assert kind.from_classes == kind.to_classes
        for tag in LANGUAGES:
            swapped = kind.sentence[tag].format(**{"from": "{to}", "to": "{from}"})
            assert swapped == kind.inverse_sentence[tag]


def test_french_sentences_leave_no_elision_to_make() -> None:
    """A name may begin with a vowel or with `Le`: no template puts `de` or `à` right before one."""
    for kind in relation_types().values():
        for text in (kind.sentence["fr"], kind.inverse_sentence["fr"]):
            assert not any(f" {word} {{" in text for word in ("de", "à", "que")), text
            assert "'{" not in text, text


def test_korean_sentences_have_no_particle_that_varies() -> None:
    """은/는, 이/가, 을/를, 와/과 and 로/으로 depend on the last letter of a name, which may be of any script."""
    for kind in relation_types().values():
        for text in (kind.sentence["ko"], kind.inverse_sentence["ko"]):
            assert set(re.findall(r"\}([^\s:{]*)", text)) <= KOREAN_AFTER_A_NAME, text


@pytest.mark.parametrize("language", sorted(LANGUAGES - {"ko"}))
def test_sentences_begin_with_the_name_alone(language: str) -> None:
    for kind in relation_types().values():
        assert kind.sentence[language].startswith("{from} ") and kind.inverse_sentence[language].startswith("{to} ")


def test_portuguese_and_spanish_sentences_leave_no_contraction_to_make() -> None:
    """A name is printed as it stands: no template has an article before it, alone or drawn into a preposition."""
    articles = {
        "pt": "o a os as ao à aos às do da dos das no na nos nas pelo pela pelos pelas".split(),
        "es": "el la los las al del".split(),
    }
    for kind in relation_types().values():
        for language, words in articles.items():
            for text in (kind.sentence[language], kind.inverse_sentence[language]):
                assert not any(f" {word} {{" in text for word in words), text


def test_kinds_carry_what_the_view_writes() -> None:
    found = kinds()
    assert found["LocalGovernment"].iri == SSE.LocalGovernment
    assert found["LocalGovernment"].superclasses == (ORG.Organization, SSE.Actor)
    assert found["LocalGovernmentNetwork"].superclasses == (ORG.Organization, SSE.Actor, SSE.Network)
    assert found["Person"].iri == FOAF.Person
    assert found["Person"].types == (FOAF.Person, SSE.Actor)
    assert found["Network"].plural["fr"] == "Réseaux"
    for name, kind in found.items():
        assert SSE.Actor in kind.superclasses
        assert (ORG.Organization in kind.superclasses) is (name != "Person")
        assert kind.iri not in kind.superclasses
        assert set(kind.labels) == set(kind.plural) == LANGUAGES
        assert all(text.strip() == text != "" for text in kind.plural.values())
        assert kind.plural["ko"] == kind.labels["ko"]
        assert kind.iri == FOAF.Person or kind.labels == labels(kind.iri)


def test_every_actor_class_is_a_kind() -> None:
    graph = Graph().parse(data=turtle("sse.ttl"), format="turtle")
    below = set(graph.transitive_subjects(RDFS.subClassOf, URIRef(SSE.Actor))) - {URIRef(SSE.Actor)}
    assert {kind.iri for kind in kinds().values()} == {str(cls) for cls in below} | {FOAF.Person}


def test_records_cannot_change() -> None:
    kind = relation_types()["memberOf"]
    with pytest.raises(dataclasses.FrozenInstanceError):
        kind.symmetric = True  # type: ignore[misc]
    with pytest.raises(TypeError):
        kind.labels["en"] = "other"  # type: ignore[index]
    with pytest.raises(TypeError):
        relation_types()["other"] = kind  # type: ignore[index]


def test_unknown_scheme_is_refused() -> None:
    with pytest.raises(UnknownTermError, match="use one of relation-types"):
        concepts("colours")


def test_only_policy_kinds_have_levels() -> None:
    assert [scheme for scheme in SCHEMES if any(concept.broader for concept in concepts(scheme).values())] == ["policy-kinds"]
    above = {concept.broader.rpartition("/")[2] for concept in concepts("policy-kinds").values()} - {""}
    assert above == {"financial-support", "tax-measures", "loans-and-equity", "training"}


@pytest.mark.parametrize("scheme", ["themes", "sectors"])
def test_matches_are_by_iri_alone(scheme: str) -> None:
    graph = graph_of(scheme)
    outside = {str(iri) for match in MATCHES for iri in graph.objects(None, SKOS[match])}
    assert outside <= known_outside()
    assert not any(list(graph.predicate_objects(URIRef(iri))) for iri in outside)


@pytest.mark.parametrize("scheme", ["themes", "sectors"])
def test_every_entry_is_matched_once_per_outside_concept(scheme: str) -> None:
    for concept in concepts(scheme).values():
        found = [iri for iris in concept.matches.values() for iri in iris]
        assert found, concept.name
        assert len(found) == len(set(found)), concept.name


def test_no_two_entries_are_the_same_outside_concept() -> None:
    same = [iri for scheme in SCHEMES for c in concepts(scheme).values() for iri in c.matches.get("exactMatch", ())]
    assert sorted(set(same)) == sorted(same)


def known_outside() -> set[str]:
    """The themes and activities of ESSglobal and the seventeen goals, numbered as their lists number them."""
    ess = "http://purl.org/essglobal/standard/"
    return (
        {f"{ess}themes/T{number}" for number in range(1, 20)}
        | {f"{ess}activities/a{number:02}" for number in range(1, 22)}
        | {f"http://metadata.un.org/sdg/{number}" for number in range(1, 18)}
    )

"""RDF files: what they say of actors becomes records, and every statement of them is still there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sse_atlas.errors import InputError
from sse_atlas.graph import LOCAL_BASE
from sse_atlas.graph.accept import accept
from sse_atlas.graph.build import to_quads
from sse_atlas.graph.records import Batch, Citation, Literal
from sse_atlas.graph.validate import validate_quads
from sse_atlas.loaders import read_sources
from sse_atlas.loaders.rdffile import RDF_SUFFIXES, read_quads, read_rdf

Write = Callable[..., Path]

PREFIXES = """
@prefix : <http://example.org/id/> .
@prefix cv: <http://data.europa.eu/m8g/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix s: <https://schema.org/> .
@prefix old: <http://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix sse: <https://w3id.org/sse-atlas/ontology#> .
"""

ACTORS = """
:net a org:FormalOrganization, sse:Network ; skos:prefLabel "Réseau"@fr, "Network"@en ; skos:altLabel "The net" ;
  foaf:homepage <https://example.org/net> ; sse:country "FR" ; sse:acronym "NET" ; :budget 12.50 .
:ann a foaf:Person ; foaf:name "Ann" ; org:memberOf :net .
:town a s:GovernmentOrganization ; s:name "Town" ; s:memberOf :net ; s:addressLocality "Lomé" ; s:addressCountry "Togo" .
:oldtown a old:Corporation ; old:name "Old" ; old:memberOf :net ; org:linkedTo :town .
:office a cv:PublicOrganisation ; rdfs:label "Office" ; s:addressCountry "Atlantis" ; s:location [ s:address "Street 1" ] .
:note rdfs:comment "about nobody" .
"""


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def to(content: str | bytes, name: str = "actors.ttl") -> Path:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        return path

    return to


def statements(path: Path) -> int:
    return len(rdflib.Graph().parse(path, format="turtle"))


def kept(batch: Batch, source: str = "actors") -> set[pyoxigraph.Triple]:
    """The triples of the source's graph in what is built, its description aside."""
    quads = to_quads(accept(batch), LOCAL_BASE, vocabulary=False)
    text = "".join(quads.triples(f"{LOCAL_BASE}graph/{source}")).encode("utf-8")
    parsed = pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.N_TRIPLES)
    about = pyoxigraph.NamedNode(f"{LOCAL_BASE}source/{source}")
    return {quad.triple for quad in parsed if quad.subject != about}


def test_organisations_and_people_become_actors(write: Write) -> None:
    batch = read_sources([write(PREFIXES + ACTORS)])
    assert batch.refusals == []
    actors = {actor.slug: actor for actor in batch.actors}
    assert {slug: actor.kinds for slug, actor in actors.items()} == {
        "ann": ("Person",),
        "net": ("Network",),
        "office": ("PublicBody",),
        "oldtown": ("Company",),
        "town": ("PublicBody",),
    }
    net = actors["net"]
    assert (net.label, net.names) == ("Network", (Literal("Network", language="en"), Literal("Réseau", language="fr")))
    assert (net.other_names, net.acronym, net.homepages) == ((Literal("The net"),), "NET", ("https://example.org/net",))
    assert net.citations == (Citation("actors", locator="http://example.org/id/net"),)
    assert [(actors[slug].city, actors[slug].country) for slug in ("town", "net", "office")] == [
        ("Lomé", "TG"),
        ("", "FR"),
        ("", ""),
    ]
    assert sorted((tie.start_of, tie.type, tie.end_of) for tie in batch.relations) == [
        ("ann", "memberOf", "net"),
        ("oldtown", "memberOf", "net"),
        ("oldtown", "partnerOf", "town"),
        ("town", "memberOf", "net"),
    ]


def test_every_statement_is_kept_and_none_is_made(write: Write) -> None:
    path = write(PREFIXES + ACTORS)
    batch = read_sources([path])
    assert len(kept(batch)) == statements(path) > 25
    assert "Street 1" in str(kept(batch))
    assert len(read_quads(path)) == statements(path)


def test_the_records_of_an_rdf_file_hold(write: Write) -> None:
    report = validate_quads(to_quads(accept(read_sources([write(PREFIXES + ACTORS)])), LOCAL_BASE))
    assert report.of("violation") == []


def test_blank_nodes_become_names_that_are_the_same_every_time(write: Write) -> None:
    path = write(
        PREFIXES + ':a :knows [ a foaf:Person ; foaf:name "Ann" ], [ a foaf:Person ; foaf:name "Bo" ], _:b1 . _:b1 :p 1 .'
    )
    first, second = read_rdf(path, "actors"), read_rdf(path, "actors")
    assert first == second
    assert [actor.label for actor in first.actors] == ["Ann", "Bo"]
    assert len(kept(first)) == statements(path)
    assert not [t for t in kept(first) if "_:" in str(t.subject) + str(t.object)]
    elsewhere = {iri for _, line in read_rdf(path, "other").kept for iri in line.split() if ":b1>" in iri}
    assert elsewhere and not [line for _, line in first.kept if elsewhere & set(line.split())]


FORMATS = {
    ".nt": pyoxigraph.RdfFormat.N_TRIPLES,
    ".nq": pyoxigraph.RdfFormat.N_QUADS,
    ".trig": pyoxigraph.RdfFormat.TRIG,
    ".jsonld": pyoxigraph.RdfFormat.JSON_LD,
    ".rdf": pyoxigraph.RdfFormat.RDF_XML,
    ".owl": pyoxigraph.RdfFormat.RDF_XML,
    ".TTL": pyoxigraph.RdfFormat.TURTLE,
}


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_format_says_the_same(write: Write, suffix: str) -> None:
    turtle = PREFIXES + ACTORS.replace("s:location [ s:address", "s:location :place . :place s:address").replace(
        '"Street 1" ] .', '"x" .'
    )
    triples = [quad.triple for quad in pyoxigraph.parse(turtle, format=pyoxigraph.RdfFormat.TURTLE)]
    content = pyoxigraph.serialize(triples, format=FORMATS[suffix]) or b""
    batch = read_sources([write(content, f"actors{suffix}")])
    assert batch.refusals == []
    assert {actor.slug for actor in batch.actors} == {"ann", "net", "office", "oldtown", "town"}
    assert kept(batch) == set(triples)
    assert suffix.lower() in RDF_SUFFIXES


def test_an_organisation_without_a_name_is_told(write: Write) -> None:
    batch = read_sources([write(PREFIXES + ':a a org:Organization . :b a org:Organization ; rdfs:label "B" ; org:memberOf :a .')])
    (refusal,) = batch.refusals
    assert "http://example.org/id/a is an organisation or person without a name" in refusal.what
    assert [actor.slug for actor in batch.actors] == ["b"]
    assert batch.relations == []
    assert len(kept(batch)) == 4


def test_look_alikes_of_two_places_stay_two(write: Write) -> None:
    turtle = '<http://a.org/x> a foaf:Person ; foaf:name "A" . <http://b.org/x> a foaf:Person ; foaf:name "B" .'
    (first, second) = read_sources([write(PREFIXES + turtle)]).actors
    assert first.slug == "x" and second.slug.startswith("x-")
    other = write(PREFIXES + '<http://c.org/x> a foaf:Person ; foaf:name "C" .', "other.ttl")
    batch = read_sources([write(PREFIXES + turtle), other])
    assert len({actor.slug for actor in batch.actors}) == 3


def test_relative_names_do_not_tell_where_the_file_lay(write: Write) -> None:
    content = PREFIXES + '<#a> a foaf:Person ; foaf:name "A" .'
    first, second = read_rdf(write(content, "x/one.ttl"), "one"), read_rdf(write(content, "y/one.ttl"), "one")
    assert first == second
    assert "x/" not in str(first.kept) and "file://" not in str(first.kept)
    assert read_rdf(write(content, "y/two.ttl"), "two").kept[0][1] != first.kept[0][1]


def fails(path: Path, match: str) -> None:
    with pytest.raises(InputError, match=match) as caught:
        read_sources([path])
    assert "\n" not in str(caught.value)
    assert str(path) in str(caught.value) and caught.value.do


def test_files_that_are_no_rdf(write: Write, tmp_path: Path) -> None:
    fails(tmp_path / "none.ttl", "none.ttl: no such file")
    fails(write(""), "actors.ttl: the file is empty")
    fails(write(b"\x00\x01"), "actors.ttl: a binary file")
    fails(write("é".encode("cp1252")), "actors.ttl:1: not UTF-8 text")
    fails(write("# a comment alone\n"), "actors.ttl: no statement in this file; name a file with RDF in it")
    fails(write(PREFIXES), "actors.ttl: no statement in this file")
    fails(write("[]", "a.jsonld"), "a.jsonld: no statement in this file")
    with pytest.raises(InputError, match=r"a\.txt: no RDF file by its name; name one that ends in \.ttl"):
        read_quads(write("x", "a.txt"))


@pytest.mark.parametrize(
    ("name", "content", "line"),
    [
        ("a.ttl", "\n<urn:a> <urn:b> <urn:c> .\n<urn:a> <urn:b> .\n", 3),
        ("a.ttl", "\n\n<urn:a> <urn:b> <urn:c d> .\n", 3),
        ("a.ttl", "x:a x:b x:c .", 1),
        ("a.nt", '<urn:a> <urn:b> "open .\n', 1),
        ("a.nq", "<urn:a> <urn:b> <urn:c> .\n<urn:a> <urn:b> <urn:c> <urn:d> <urn:e> .\n", 2),
    ],
)
def test_broken_syntax_is_told_with_its_line(write: Write, name: str, content: str, line: int) -> None:
    fails(write(content, name), rf"{name}:{line}: broken .*; mend that line")


@pytest.mark.parametrize("content", ["<rdf:RDF>", "<a", "text"])
def test_broken_xml_is_told(write: Write, content: str) -> None:
    fails(write(content, "a.rdf"), "a.rdf: broken RDF/XML .*; mend its syntax")


@pytest.mark.parametrize("content", ["{", '{"@context": "http://127.0.0.1:9/none", "@id": "urn:a", "urn:p": 1}', "<html>"])
def test_broken_json_is_told(write: Write, content: str) -> None:
    fails(write(content, "a.jsonld"), "a.jsonld.*broken JSON-LD")


def test_terms_that_no_other_engine_holds_are_refused(write: Write) -> None:
    path = write(PREFIXES + ':a :p <<( :a :p :b )>> ; :q "x"@en--ltr ; :r <http://example.org/\u202e> ; :s "good" .')
    batch = read_sources([path])
    assert len(batch.refusals) == 3
    assert {refusal.what for refusal in batch.refusals} == {"a term that not every format can hold"}
    assert len(kept(batch)) == 1


TERM = st.sampled_from(["http://example.org/a", "http://example.org/b#c", "urn:x:d"]).map(pyoxigraph.NamedNode)
TEXT = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=8)
OBJECT = st.one_of(TERM, TEXT.map(pyoxigraph.Literal), TEXT.map(lambda text: pyoxigraph.Literal(text, language="fr")))
KNOWN = st.sampled_from(
    ["http://xmlns.com/foaf/0.1/name", "http://www.w3.org/ns/org#memberOf", "http://xmlns.com/foaf/0.1/homepage", "urn:p"]
).map(pyoxigraph.NamedNode)
TYPE = pyoxigraph.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
PERSON = pyoxigraph.NamedNode("http://xmlns.com/foaf/0.1/Person")


@given(
    st.lists(
        st.one_of(st.builds(pyoxigraph.Triple, TERM, KNOWN, OBJECT), TERM.map(lambda s: pyoxigraph.Triple(s, TYPE, PERSON))),
        min_size=1,
    )
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_whatever_a_file_says_is_kept(write: Write, triples: list[pyoxigraph.Triple]) -> None:
    batch = read_sources([write(pyoxigraph.serialize(triples, format=pyoxigraph.RdfFormat.N_TRIPLES) or b"", "actors.nt")])
    assert kept(batch) == set(triples)
    people = {triple.subject for triple in triples if triple.object == PERSON}
    assert len(batch.actors) + len(batch.refusals) == len(people)
    assert len({actor.slug for actor in batch.actors}) == len(batch.actors)

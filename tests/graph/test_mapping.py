"""How records become statements: which graph, which IRI, which types, and never a blank node."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import pyoxigraph
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sse_atlas.graph import LOCAL_BASE, LocalStore
from sse_atlas.graph.build import to_quads
from sse_atlas.graph.iris import Iris
from sse_atlas.graph.mapping import Mapper, number
from sse_atlas.graph.nquads import Quads
from sse_atlas.graph.records import Actor, Batch, Citation, Claim, Event, Figure, Literal, Relation, Source, Thing
from sse_atlas.ontology import BASE, FOAF, ORG, PREFIXES, RDF, SSE, kinds, relation_types

YEARBOOK = f"{BASE}graph/gsef-yearbook-2021"
CORRECTIONS = f"{BASE}graph/corrections"
PROLOGUE = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())


def subjects(store: LocalStore, cls: str, graph: str = "") -> list[str]:
    pattern = f"?s a <{cls}>"
    where = f"GRAPH <{graph}> {{ {pattern} }}" if graph else pattern
    return store.query(f"SELECT ?s {{ {where} }} ORDER BY ?s").values("s")


def ask(store: LocalStore, pattern: str) -> bool:
    return store.query(f"{PROLOGUE} ASK {{ {pattern} }}").boolean


def test_there_is_no_blank_node_anywhere(quads: Quads) -> None:
    parsed = list(pyoxigraph.parse("".join(quads.lines()).encode(), format=pyoxigraph.RdfFormat.N_QUADS))
    assert len(parsed) == len(quads) > 10_000
    terms = [term for quad in parsed for term in (quad.subject, quad.object, quad.graph_name)]
    assert not [term for term in terms if isinstance(term, pyoxigraph.BlankNode | pyoxigraph.Triple)]


def test_the_graphs_of_the_bundled_data(quads: Quads, accepted: Batch) -> None:
    others = [f"{BASE}graph/{name}" for name in ("essglobal", "un-m49", "un-sdg", "vocabulary")]
    sources = [f"{BASE}graph/{source.id}" for source in accepted.sources]
    assert YEARBOOK in sources
    assert quads.graphs() == sorted(["", CORRECTIONS, *sources, *others])


def test_claims_stand_in_the_graph_of_their_source_alone(store: LocalStore, accepted: Batch) -> None:
    for source in accepted.sources:
        claims = subjects(store, SSE.Claim, f"{BASE}graph/{source.id}")
        assert len(claims) == len([claim for claim in accepted.claims if claim.source == source.id]) > 0
        assert all(re.fullmatch(rf"{BASE}claim/{source.id}/[0-9a-f]{{16}}", claim) for claim in claims)
    assert subjects(store, SSE.Claim) == [] == subjects(store, SSE.Claim, CORRECTIONS)


def test_corrections_and_disagreements_stand_in_a_graph_of_their_own(store: LocalStore, accepted: Batch) -> None:
    assert len(subjects(store, SSE.Correction, CORRECTIONS)) == len(accepted.corrections) == 15
    assert len(subjects(store, SSE.Disagreement, CORRECTIONS)) == len(accepted.disagreements) == 38
    assert len(subjects(store, SSE.Remark, CORRECTIONS)) == len(accepted.remarks) == 124
    assert subjects(store, SSE.Correction) == subjects(store, SSE.Disagreement) == []
    corrected = f"GRAPH <{CORRECTIONS}> {{ ?c sse:corrects ?claim ; sse:reason ?r ; sse:evidence ?e }}"
    missing = "FILTER NOT EXISTS { GRAPH ?source { ?claim a sse:Claim ; rdf:subject ?s } }"
    assert ask(store, corrected)
    assert not ask(store, f"{corrected} {missing}")


def test_a_correction_names_its_right_value(store: LocalStore, accepted: Batch) -> None:
    asked = f"SELECT ?v {{ GRAPH <{CORRECTIONS}> {{ ?c a sse:Correction ; sse:rightValue ?v }} }}"
    found = store.query(f"{PROLOGUE} {asked}").values("v")
    assert {"10", "Municipal District Carabayllo", "82.9", f"{BASE}id/place-chiclayo"} <= set(found)
    assert len(found) == len([said for said in accepted.corrections if said.right_value is not None]) == 12


def test_the_types_of_an_actor_are_written_out(store: LocalStore, accepted: Batch) -> None:
    for actor in accepted.actors:
        found = store.query(f"SELECT ?t {{ <{BASE}id/{actor.slug}> a ?t }}").values("t")
        assert set(found) == {cls for kind in actor.kinds for cls in kinds()[kind].types}
        assert SSE.Actor in found
        assert (ORG.Organization in found) == (FOAF.Person not in found)


def test_a_relation_is_named_by_its_ends_type_and_start(store: LocalStore, accepted: Batch) -> None:
    relations = subjects(store, SSE.Relation)
    slug = "[a-z0-9]+(?:-[a-z0-9]+)*"
    pattern = re.compile(rf"{BASE}relation/{slug}--({'|'.join(relation_types())})--{slug}(?:--[0-9]{{4}}(?:-[0-9]{{2}}){{0,2}})?")
    assert len(relations) == len(accepted.relations) == 720
    assert all(pattern.fullmatch(relation) for relation in relations)
    assert f"{BASE}relation/bilbao--memberOf--gsef--2016" in relations
    assert f"{BASE}relation/emesse--memberOf--gsef" in relations


def test_a_membership_has_exactly_one_member_and_one_organization(store: LocalStore) -> None:
    memberships = subjects(store, ORG.Membership)
    assert len(memberships) == 91
    for predicate in ("org:member", "org:organization"):
        text = f"{PROLOGUE} SELECT ?m (COUNT(*) AS ?n) {{ ?m a org:Membership ; {predicate} ?x }} GROUP BY ?m"
        assert Counter(store.query(text).values("n")) == {"1": len(memberships)}


def test_the_plain_edges_follow_from_relations_alone(store: LocalStore) -> None:
    for predicate, start, end in (("org:memberOf", "s", "o"), ("org:hasMember", "o", "s")):
        edge = f"?s {predicate} ?o FILTER NOT EXISTS"
        assert ask(store, f"?s {predicate} ?o")
        assert not ask(store, f"{edge} {{ ?r a sse:Relation ; sse:from ?{start} ; sse:to ?{end} }}")


ACTOR = Actor("a", ("Network",), "A", (Literal("A", language="en"),), citations=(Citation("s", row=1),))


def mapped(*records: Actor | Relation | Figure | Event | Claim, base: str = LOCAL_BASE) -> set[str]:
    quads = Quads()
    mapper = Mapper(Iris(base), quads)
    for record in records:
        match record:
            case Actor():
                mapper.actor(record)
            case Relation():
                mapper.relation(record)
            case Figure():
                mapper.figure(record)
            case Event():
                mapper.event(record)
            case Claim():
                mapper.claim(record)
    return {line.removesuffix(" .\n") for line in quads.lines()}


def plain(statements: set[str], *predicates: str) -> set[str]:
    return {line for line in statements if any(f" <{predicate}> " in line for predicate in predicates)}


def test_a_relation_that_ended_yields_no_plain_edge() -> None:
    standing = Relation("a", "memberOf", "b", start="2014", citations=(Citation("s", row=1),))
    ended = replace(standing, end="2019-05")
    assert len(plain(mapped(standing), ORG.memberOf, ORG.hasMember)) == 2
    assert plain(mapped(ended), ORG.memberOf, ORG.hasMember) == set()
    assert plain(mapped(ended), SSE.endYear) == {
        f'<{LOCAL_BASE}relation/a--memberOf--b--2014> <{SSE.endYear}> "2019"^^<http://www.w3.org/2001/XMLSchema#integer>'
    }


def test_a_symmetric_relation_yields_its_edge_both_ways() -> None:
    edges = plain(mapped(Relation("a", "partnerOf", "b")), relation_types()["partnerOf"].yields)
    ends = [f"<{LOCAL_BASE}id/{slug}>" for slug in "ab"]
    predicate = f"<{relation_types()['partnerOf'].yields}>"
    assert edges == {f"{ends[0]} {predicate} {ends[1]}", f"{ends[1]} {predicate} {ends[0]}"}


def test_dates_are_never_padded() -> None:
    for start, datatype in (("2016", "gYear"), ("2016-05", "gYearMonth"), ("2016-05-30", "date")):
        (line,) = plain(mapped(Relation("a", "memberOf", "b", start=start)), SSE.start)
        assert line.endswith(f'"{start}"^^<http://www.w3.org/2001/XMLSchema#{datatype}>')


def test_a_claim_is_named_by_what_it_says_not_by_where() -> None:
    claim = Claim("s", Thing("a"), SSE.city, Literal("Lima"), (Citation("s", 1, 1),))
    iri = Mapper(Iris(), Quads()).claim_iri
    assert iri(claim) == iri(replace(claim, citations=(Citation("s", 2, 2),)))
    others = [
        replace(claim, **part)  # type: ignore[arg-type]
        for part in (
            {"source": "t"}, {"subject": Thing("b")}, {"predicate": SSE.country}, {"object": Literal("Ate")},
            {"object": Literal("Lima", language="es")}, {"printed": "LIMA"}, {"start": "2016"}, {"end": "2016"},
            {"date_text": "2016"}, {"role": "seat"},
        )
    ]  # fmt: skip
    assert len({iri(claim), *map(iri, others)}) == 11


def test_a_citation_of_one_line_has_a_last_line_too() -> None:
    claim = Claim("s", Thing("a"), SSE.city, Literal("Lima"), (Citation("s", 7),))
    integer = f'"7"^^<http://www.w3.org/2001/XMLSchema#integer> <{LOCAL_BASE}graph/s>'
    node = f"<{LOCAL_BASE}citation/s/7>"
    assert {f"{node} <{SSE.line}> {integer}", f"{node} <{SSE.lastLine}> {integer}"} <= mapped(claim)


@pytest.mark.parametrize(("value", "datatype"), [("10", "integer"), ("-3", "integer"), ("2.50", "decimal")])
def test_a_number_is_whole_where_it_can_be(value: str, datatype: str) -> None:
    assert number(value) == f'"{value}"^^<http://www.w3.org/2001/XMLSchema#{datatype}>'


TEXTS = st.text(min_size=1, max_size=8)
DATES = st.sampled_from(["", "1999", "2016-05", "2016-05-30"])


@given(
    st.builds(
        Actor,
        slug=st.sampled_from(["a", "b-1"]),
        kinds=st.lists(st.sampled_from(sorted(kinds())), min_size=1, max_size=2, unique=True).map(tuple),
        label=TEXTS,
        names=st.builds(lambda value: (Literal(value, language="und"),), TEXTS),
        other_names=st.lists(TEXTS.map(Literal), max_size=3).map(tuple),
        acronym=st.one_of(st.just(""), TEXTS),
        section=st.sampled_from(["", f"{BASE}section/asia"]),
        country=st.sampled_from(["", "KR"]),
        city=st.one_of(st.just(""), TEXTS),
        founded=DATES,
        homepages=st.sampled_from([(), ("http://example.org/",)]),
        citations=st.just((Citation("s", row=3),)),
    )
)
@settings(max_examples=60)
def test_an_actor_of_a_list_is_written_like_any_other(actor: Actor) -> None:
    """The fast way of long lists gives the statements of the slow one."""
    elsewhere = replace(actor, citations=(*actor.citations, Citation("t", row=9)))
    second = f"{LOCAL_BASE}citation/t/row-9"
    assert mapped(actor) == {line for line in mapped(elsewhere) if second not in line}


@pytest.mark.parametrize("base", [BASE, LOCAL_BASE, "https://example.org/a#"])
def test_the_base_of_things_is_one_and_concepts_keep_ours(base: str) -> None:
    figure = Figure("f", "gsef", "members", "3", breakdown=(f"{BASE}section/asia",), citations=(Citation("s", 1, 1),))
    quads = to_quads(Batch(sources=[Source("s", "S")], actors=[ACTOR], figures=[figure]), base, vocabulary=False)
    named = {iri for line in quads.lines() for iri in re.findall(r"<([^>]*)>", line)}
    assert {f"{base}id/a", f"{base}figure/f", f"{base}source/s", f"{base}graph/s", f"{BASE}section/asia"} <= named
    concepts = (f"{BASE}kind/", f"{BASE}measure/", f"{BASE}section/", f"{BASE}qualifier/", f"{BASE}status/")
    outside = {iri for iri in named if not iri.startswith((base, *concepts, *PREFIXES.values()))}
    assert outside == set()
    assert RDF.type in named

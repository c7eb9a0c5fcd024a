"""The atlas as of a year: what is in, what is out, what is not known, each by the rules that the module states."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sse_atlas.errors import QueryError
from sse_atlas.graph import LocalStore
from sse_atlas.graph.as_of import AsOf, as_of
from sse_atlas.graph.build import to_quads
from sse_atlas.graph.records import Actor, Batch, Event, Figure, Item, Relation
from sse_atlas.graph.remote import RemoteStore
from sse_atlas.graph.store import Store, write_store
from sse_atlas.ontology import BASE, ORG, PREFIXES

HEAD = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
TALK = "https://w3id.org/sse-atlas/event-kind/session"


def actor(slug: str, founded: str = "") -> Actor:
    return Actor(slug, ("Organization",), slug.upper(), founded=founded)


def tie(start_of: str, end_of: str, start: str = "", end: str = "", type_: str = "memberOf", stated: str = "2021-10") -> Relation:
    return Relation(start_of, type_, end_of, start=start, end=end, stated_on=stated)


BATCH = Batch(
    actors=[actor("a"), actor("b"), actor("c", "2015-03"), actor("net", "1999")],
    items=[Item("plan", "Initiative", "Plan", start="2010", end="2012")],
    events=[Event("meeting", "Meeting", TALK, start="2013-05-02", end="2013-05-03")],
    relations=[
        tie("a", "net", "2014"),
        tie("b", "net", "2003", "2009"),
        tie("b", "net", "2016"),
        tie("c", "net"),
        tie("a", "b", type_="partnerOf"),
        tie("a", "plan", type_="operates"),
        tie("a", "meeting", type_="spokeAt"),
        tie("b", "meeting", type_="spokeAt", stated=""),
    ],
    figures=[
        Figure("f-old", "a", "members", "5", as_of="2012"),
        Figure("f-new", "a", "members", "7", as_of="2018-06"),
        Figure("f-plan", "plan", "members", "3"),
    ],
)


def store(batch: Batch = BATCH) -> LocalStore:
    import pyoxigraph

    held = pyoxigraph.Store()
    held.load("".join(to_quads(batch, BASE).lines()).encode(), format=pyoxigraph.RdfFormat.N_QUADS)
    return LocalStore(held, BASE)


def names(held: Store, query: str) -> set[str]:
    return {row["x"].value.removeprefix(BASE).removeprefix("id/") for row in held.query(HEAD + query)}


def relations(held: Store) -> set[str]:
    return {name.removeprefix("relation/") for name in names(held, "SELECT ?x { ?x a sse:Relation }")}


def members(held: Store, predicate: str = ORG.memberOf) -> set[str]:
    path = f"<{predicate}>" if predicate == ORG.hasMember else f"^<{predicate}>"
    return names(held, f"SELECT ?x {{ <{BASE}id/net> {path} ?x }}")


UNDATED = {"a--partnerOf--b"}
TALKS = {"a--spokeAt--meeting", "b--spokeAt--meeting"}

YEARS = {
    2002: UNDATED,
    2005: UNDATED | {"b--memberOf--net--2003"},
    2009: UNDATED | {"b--memberOf--net--2003"},
    2010: UNDATED | {"a--operates--plan"},
    2012: UNDATED | {"a--operates--plan"},
    2013: UNDATED | TALKS,
    2014: UNDATED | TALKS | {"a--memberOf--net--2014"},
    2015: UNDATED | TALKS | {"a--memberOf--net--2014", "c--memberOf--net"},
    2016: UNDATED | TALKS | {"a--memberOf--net--2014", "c--memberOf--net", "b--memberOf--net--2016"},
    2030: UNDATED | TALKS | {"a--memberOf--net--2014", "c--memberOf--net", "b--memberOf--net--2016"},
}


@pytest.mark.parametrize("year", YEARS)
def test_what_is_in(year: int) -> None:
    cut, known = as_of(store(), year)
    assert relations(cut) == YEARS[year]
    assert (known.year, known.relations, known.left_out) == (year, len(YEARS[year]), 8 - len(YEARS[year]))
    joined = {name.partition("--")[0] for name in YEARS[year] if "--memberOf--" in name}
    assert members(cut) == members(cut, ORG.hasMember) == joined


def test_an_end_that_lay_ahead_is_not_told() -> None:
    ended = "SELECT ?x { ?x a sse:Relation ; sse:end|sse:endYear ?end }"
    assert names(store(), ended) == {"relation/b--memberOf--net--2003"}
    assert not names(as_of(store(), 2005)[0], ended)
    assert "relation/b--memberOf--net--2003" in names(as_of(store(), 2009)[0], "SELECT ?x { ?x a sse:Relation }")


def test_what_has_not_begun_or_is_over_is_not_there_but_an_event_that_is_over_is() -> None:
    things = "SELECT ?x { VALUES ?class { sse:Actor sse:Event sse:Initiative } ?x a ?class ; rdfs:label ?label }"
    assert names(as_of(store(), 1998)[0], things) == {"a", "b"}
    assert names(as_of(store(), 2011)[0], things) == {"a", "b", "net", "plan"}
    assert names(as_of(store(), 2020)[0], things) == {"a", "b", "c", "net", "meeting"}
    assert not names(as_of(store(), 1998)[0], f"SELECT ?x {{ ?x ?property <{BASE}id/net> }}")


def test_figures_of_later_or_of_what_is_out_are_out() -> None:
    figures = "SELECT ?x { ?x sse:figureOf ?of }"
    assert names(as_of(store(), 2011)[0], figures) == {"figure/f-plan"}
    assert names(as_of(store(), 2012)[0], figures) == {"figure/f-plan", "figure/f-old"}
    assert names(as_of(store(), 2018)[0], figures) == {"figure/f-old", "figure/f-new"}


def test_what_is_not_known_is_counted() -> None:
    assert as_of(store(), 2016)[1] == AsOf(2016, relations=6, no_start=4, no_end=0, left_out=2)
    # Told by a source of that year; a talk does not last, so nobody asks for its end.
    assert as_of(store(), 2021)[1] == AsOf(2021, relations=6, no_start=1, no_end=0, left_out=2)
    assert as_of(store(), 2022)[1] == AsOf(2022, relations=6, no_start=1, no_end=4, left_out=2)


def test_the_given_atlas_is_left_as_it_is() -> None:
    held = store()
    before = len(held.store)
    as_of(held, 2000)
    assert len(held.store) == before


def test_on_disk_it_is_the_same(tmp_path: Path) -> None:
    write_store(tmp_path, to_quads(BATCH, BASE), large=0)
    import pyoxigraph

    held = LocalStore(pyoxigraph.Store.read_only(str(tmp_path / "store")), BASE, on_disk=True)
    for year in (2005, 2014):
        cut, known = as_of(held, year)
        assert (relations(cut), known) == (relations(as_of(store(), year)[0]), as_of(store(), year)[1])
        assert members(cut) == members(as_of(store(), year)[0])
    assert len(relations(held)) == 8


@pytest.mark.server
def test_the_atlas_of_a_server_is_fetched_and_cut(oxigraph_server, atlas_dir: Path) -> None:  # type: ignore[no-untyped-def]
    local, known = as_of(LocalStore.open(atlas_dir), 2016)
    remote, same = as_of(RemoteStore(oxigraph_server(atlas_dir / "atlas.trig")), 2016)
    assert known == same
    assert {str(quad) for quad in local.store} == {str(quad) for quad in remote.store}


@pytest.mark.parametrize("year", [0, 999, 2101, -5])
def test_what_is_no_year_is_refused(year: int) -> None:
    with pytest.raises(QueryError, match="no year"):
        as_of(store(), year)


DATES = st.sampled_from(["", *map(str, range(2000, 2011))])


@settings(max_examples=20)
@given(st.lists(st.tuples(DATES, DATES, DATES), min_size=1, max_size=6), st.integers(1999, 2011))
def test_the_rules_hold_for_any_dates(dates: list[tuple[str, str, str]], year: int) -> None:
    ties = [
        tie(f"m{number}", "net", start, end if end >= start else "")
        for number, (start, end, _) in enumerate(dates)
    ]  # fmt: skip
    made = [actor(f"m{number}", founded) for number, (*_, founded) in enumerate(dates)]
    cut, known = as_of(store(Batch(actors=[*made, actor("net")], relations=ties)), year)
    expected = {
        one.slug
        for one, held in zip(made, ties, strict=True)
        if int(one.founded or 0) <= year and int(held.start or 0) <= year and year <= int(held.end or 9999)
    }
    assert members(cut) == members(cut, ORG.hasMember) == expected
    assert known.no_start == sum(not held.start and held.start_of in expected for held in ties)

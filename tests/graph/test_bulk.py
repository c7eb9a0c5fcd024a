"""The fast way of writing an actor of a list says just what the plain way says."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sse_atlas.graph import bulk
from sse_atlas.graph.iris import Iris
from sse_atlas.graph.mapping import Mapper
from sse_atlas.graph.nquads import Quads
from sse_atlas.graph.records import Actor, Citation, Literal, Term
from sse_atlas.ontology import SSE, concepts, kinds

IRIS = Iris("http://example.org/")
TEXTS = st.text(min_size=1, max_size=20)
NAMES = st.builds(Literal, TEXTS, st.just(""), st.sampled_from(["en", "fr", "und"]))
THEMES = st.sampled_from([Term(concept.iri) for concept in concepts("themes").values()])
ACTORS = st.builds(
    Actor,
    slug=st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,4})?", fullmatch=True),
    kinds=st.lists(st.sampled_from(sorted(kinds())), min_size=1, max_size=2, unique=True).map(tuple),
    label=TEXTS,
    names=st.lists(NAMES, min_size=1, max_size=2, unique=True).map(tuple),
    other_names=st.lists(NAMES, max_size=2, unique=True).map(tuple),
    acronym=st.just("") | TEXTS,
    section=st.sampled_from(["", *(concept.iri for concept in concepts("sections").values())]),
    country=st.sampled_from(["", "FR", "KR"]),
    city=st.just("") | TEXTS,
    founded=st.sampled_from(["", "1999", "1999-05", "1999-05-30"]),
    facts=st.lists(THEMES, max_size=2, unique=True).map(lambda themes: tuple((SSE.theme, theme) for theme in themes)),
    homepages=st.lists(st.sampled_from(["http://a.org", "http://b.org/é"]), max_size=2, unique=True).map(tuple),
    citations=st.builds(Citation, st.just("list"), row=st.integers(1, 99)).map(lambda citation: (citation,)),
)


@given(ACTORS)
def test_both_ways_say_the_same(actor: Actor) -> None:
    plain = Quads()
    Mapper(IRIS, plain)._actor(actor)
    assert bulk.fits(actor)
    written = bulk.block(actor, IRIS)
    assert sorted(set(written.split("\n")[:-1])) == [line.removesuffix("\n") for line in plain.triples()]


@given(ACTORS, st.text(max_size=5).map(lambda text: Literal(text or "x", language="en")))
def test_an_actor_with_a_label_of_its_own(actor: Actor, name: Literal) -> None:
    """The name that is also the label is written once and used twice."""
    twin = Actor(**{**{slot: getattr(actor, slot) for slot in Actor.__slots__}, "label": name.value, "names": (name,)})
    plain = Quads()
    Mapper(IRIS, plain)._actor(twin)
    assert sorted(set(bulk.block(twin, IRIS).split("\n")[:-1])) == [line.removesuffix("\n") for line in plain.triples()]


def test_an_actor_with_claims_goes_the_plain_way() -> None:
    assert not bulk.fits(Actor("a", ("Network",), "A"))
    assert not bulk.fits(Actor("a", ("Network",), "A", citations=(Citation("s", line=3),)))

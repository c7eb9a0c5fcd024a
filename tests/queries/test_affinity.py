"""The score of possible partners: what it is made of, in networks small enough to reckon by hand, and by another road."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping

import pyoxigraph
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sse_atlas.graph import LocalStore
from sse_atlas.graph.nquads import text
from sse_atlas.ontology import BASE, RDF, SSE
from sse_atlas.queries.answers import affinity
from sse_atlas.queries.answers.affinity import FELLOWS, KIND, NEIGHBOUR, STEPS, Likely, rank
from sse_atlas.queries.answers.surroundings import Asked

ROOT = "urn:test:"
#: slug -> its facts: kind, country, town, themes
Stated = Mapping[str, tuple[str, str, str, tuple[str, ...]]]
#: from and to; who is not among those who state something is no actor.
Ties = Iterable[tuple[str, str]]

NOTHING = ("", "", "", ())


def atlas(stated: Stated, ties: Ties) -> LocalStore:
    """An atlas of actors and relations, with nothing but what the score asks for."""
    lines = []
    for slug, (kind, country, city, themes) in stated.items():
        said = [(RDF.type, f"<{SSE.Actor}>")]
        said += [(KIND, f"<{BASE}kind/{kind}>")] if kind else []
        said += [(SSE.country, text(country))] if country else []
        said += [(SSE.city, text(city))] if city else []
        said += [(SSE.theme, f"<{BASE}theme/{theme}>") for theme in themes]
        lines += [f"<{ROOT}id/{slug}> <{name}> {value} .\n" for name, value in said]
    for number, (start, end) in enumerate(ties):
        relation = f"<{ROOT}relation/{number}>"
        lines += [f"{relation} <{SSE[way]}> <{ROOT}id/{slug}> .\n" for way, slug in (("from", start), ("to", end))]
    store = pyoxigraph.Store()
    store.load("".join(lines).encode(), format=pyoxigraph.RdfFormat.N_QUADS)
    return LocalStore(store, ROOT)


def ranked(store: LocalStore, slug: str, **options: object) -> dict[str, Likely]:
    found = rank(Asked(store), f"{ROOT}id/{slug}", **options)  # type: ignore[arg-type]
    return {one.iri.removeprefix(f"{ROOT}id/"): one for one in found}


def grounds(likely: Likely) -> dict[str, float]:
    """The points of a candidate by signal."""
    found: defaultdict[str, float] = defaultdict(float)
    for ground in likely.grounds:
        found[ground.signal] += ground.points
    return dict(found)


def test_a_neighbour_of_few_says_more_than_one_of_many() -> None:
    stated = dict.fromkeys(("me", "rare", "often", *(f"m{number}" for number in range(6))), NOTHING)
    ties = [("me", "rare"), ("m0", "rare"), ("me", "often"), *((f"m{number}", "often") for number in range(1, 6))]
    found = ranked(atlas(stated, ties), "me")
    assert list(found) == ["m0", "m1", "m2", "m3", "m4", "m5"]
    assert grounds(found["m0"]) == {NEIGHBOUR: 1 / 2}
    assert grounds(found["m1"]) == {NEIGHBOUR: pytest.approx(1 / 6)}


def test_what_is_no_actor_lies_between_but_is_no_candidate() -> None:
    found = ranked(atlas(dict.fromkeys(("me", "you"), NOTHING), [("me", "forum"), ("you", "forum"), ("forum", "series")]), "me")
    assert list(found) == ["you"]
    assert [ground.shared for ground in found["you"].grounds] == [(f"{ROOT}id/forum",)]


def test_a_path_of_three_ties_counts_by_the_ties_on_it() -> None:
    stated = dict.fromkeys(("me", "a", "b", "you"), NOTHING)
    found = ranked(atlas(stated, [("me", "a"), ("b", "a"), ("b", "you")]), "me")
    assert list(found) == ["b", "you"]
    assert grounds(found["you"]) == {STEPS: pytest.approx(1 / math.sqrt(2 * 2))}
    assert found["you"].grounds[0].shared == (f"{ROOT}id/a", f"{ROOT}id/b")


def test_who_is_tied_to_the_actor_is_no_candidate_whichever_way_round() -> None:
    stated = dict.fromkeys(("me", "to", "from", "z"), ("Network", "SN", "Dakar", ("finance",)))
    assert list(ranked(atlas(stated, [("me", "to"), ("from", "me"), ("to", "z"), ("from", "z")]), "me")) == ["z"]


def test_common_membership_is_no_tie() -> None:
    stated = dict.fromkeys(("me", "you", "network"), NOTHING)
    assert list(ranked(atlas(stated, [("me", "network"), ("you", "network")]), "me")) == ["you"]


def test_a_rare_theme_says_more_than_a_common_one_and_few_themes_more_than_many() -> None:
    stated = {
        "me": ("", "", "", ("finance", "housing")),
        "rare": ("", "", "", ("finance",)),
        **{f"common{number}": ("", "", "", ("housing",)) for number in range(4)},
        "all": ("", "", "", ("finance", "housing", "youth", "culture")),
    }
    found = ranked(atlas(stated, []), "me")
    assert list(found)[:2] == ["rare", "all"]
    # Three of seven state the rare theme, six the other.
    assert found["rare"].score == pytest.approx(0.1 * math.log(1 + 7 / 3) / math.sqrt(2))
    assert found["common0"].score == pytest.approx(0.1 * math.log(1 + 7 / 6) / math.sqrt(2))
    assert found["all"].score == pytest.approx(0.1 * (math.log(1 + 7 / 3) + math.log(1 + 7 / 6)) / math.sqrt(8))


def test_the_same_kind_counts_in_another_country_only() -> None:
    stated = {
        "me": ("LocalGovernment", "SN", "", ()),
        "abroad": ("LocalGovernment", "KR", "", ()),
        "at-home": ("LocalGovernment", "SN", "", ()),
        "somewhere": ("LocalGovernment", "", "", ()),
        "other": ("Fund", "KR", "", ()),
    }
    found = ranked(atlas(stated, []), "me")
    assert {slug: list(grounds(one)) for slug, one in found.items()} == {"at-home": [SSE.country], "abroad": [KIND]}


def test_a_town_is_the_same_with_and_without_its_accents_but_not_in_another_country() -> None:
    stated = {
        "me": ("", "CA", "Montréal", ()),
        "plain": ("", "", "montreal", ()),
        "namesake": ("", "FR", "Montréal", ()),
    }
    # A tie of its own brings who is spelt otherwise among the candidates.
    found = ranked(atlas(stated, [("plain", "x")]), "me")
    assert {slug: list(grounds(one)) for slug, one in found.items()} == {"plain": [SSE.city]}


def test_who_is_tied_to_several_of_the_actors_kind_may_be_a_partner() -> None:
    stated = dict.fromkeys(("me", "a", "b", "c", "d"), ("LocalGovernment", "", "", ()))
    stated |= {"network": NOTHING, "one": NOTHING, "me2": ("Fund", "", "", ())}
    found = ranked(atlas(stated, [("a", "network"), ("network", "b"), ("c", "network"), ("d", "one"), ("me2", "one")]), "me")
    assert list(found) == ["network"]
    (ground,) = found["network"].grounds
    assert (ground.signal, ground.number) == (FELLOWS, 3)
    assert ground.points == pytest.approx(0.05 * math.log(3))


def test_a_crowd_is_not_looked_through(monkeypatch: pytest.MonkeyPatch) -> None:
    stated = dict.fromkeys(("me", "you", "crowd", "small", *(f"m{number}" for number in range(5))), NOTHING)
    ties = [("me", "crowd"), ("me", "small"), ("you", "small"), *((f"m{number}", "crowd") for number in range(5))]
    assert set(ranked(atlas(stated, ties), "me")) == {"you", "m0", "m1", "m2", "m3", "m4"}
    monkeypatch.setattr(affinity, "CROWD", 5)
    assert set(ranked(atlas(stated, ties), "me")) == {"you"}


def test_those_who_score_the_same_come_by_their_relations() -> None:
    stated = dict.fromkeys(("me", "a", "b", "c"), ("", "SN", "", ()))
    found = ranked(atlas(stated, [("c", "x"), ("c", "y"), ("b", "x")]), "me")
    assert list(found) == ["c", "b", "a"]
    assert [one.relations for one in found.values()] == [2, 1, 0]


def test_kind_and_region_narrow_the_candidates() -> None:
    stated = {"me": ("Fund", "SN", "", ("youth",)), "fund": ("Fund", "", "", ("youth",)), "firm": ("Company", "", "", ("youth",))}
    store = atlas(stated, [])
    assert list(ranked(store, "me", kind=f"{BASE}kind/Company")) == ["firm"]
    region = f"<{ROOT}region/1>"
    store.store.update(f"INSERT DATA {{ {' '.join(f'<{ROOT}id/{slug}> <{SSE.region}> {region} .' for slug in ('me', 'fund'))} }}")
    assert list(ranked(store, "me", other_region=True)) == ["firm"]


SLUGS = tuple("abcdefgh")
EVENTS = ("x", "y")


@st.composite
def networks(draw: st.DrawFn) -> tuple[Stated, list[tuple[str, str]]]:
    kinds, countries, towns = (
        st.sampled_from(("", "Fund", "Network")),
        st.sampled_from(("", "SN", "KR")),
        st.sampled_from(("", "A")),
    )
    themes = st.lists(st.sampled_from(("youth", "finance", "housing")), unique=True).map(tuple)
    stated = {slug: draw(st.tuples(kinds, countries, towns, themes)) for slug in SLUGS}
    ends = st.sampled_from((*SLUGS, *EVENTS))
    return stated, draw(st.lists(st.tuples(ends, ends), max_size=14))


@settings(max_examples=60)
@given(networks())
def test_the_score_is_what_it_is_said_to_be(network: tuple[Stated, list[tuple[str, str]]]) -> None:
    stated, ties = network
    store = atlas(stated, ties)
    beside: defaultdict[str, set[str]] = defaultdict(set)
    for start, end in ties:
        if start != end:
            beside[start].add(end)
            beside[end].add(start)
    for me in SLUGS[:3]:
        found = ranked(store, me)
        assert set(found).isdisjoint({*beside[me], me, *EVENTS})
        for you in set(SLUGS) - beside[me] - {me}:
            told = grounds(found[you]) if you in found else {}
            shared = math.fsum(1 / len(beside[near]) for near in beside[me] & beside[you])
            steps = math.fsum(
                1 / math.sqrt(len(beside[near]) * len(beside[far]))
                for near in beside[me]
                for far in beside[you] & beside[near]
                if near != you and far != me and not (near in beside[you] and far in beside[me])
            )
            fellows = sum(1 for near in beside[you] if near in stated and stated[near][0] == stated[me][0] != "")
            assert told.get(NEIGHBOUR, 0) == pytest.approx(shared)
            assert told.get(STEPS, 0) == pytest.approx(steps)
            assert told.get(FELLOWS, 0) == pytest.approx(0.05 * math.log(max(1, fellows)))
            assert you not in found or found[you].score == pytest.approx(sum(told.values()))


@settings(max_examples=30)
@given(networks())
def test_what_two_have_in_common_is_the_same_from_either_side(network: tuple[Stated, list[tuple[str, str]]]) -> None:
    store = atlas(*network)
    told = {me: {you: grounds(one) for you, one in ranked(store, me).items()} for me in SLUGS[:4]}
    for me in SLUGS[:4]:
        for you in SLUGS[:4]:
            ours, theirs = told[me].get(you, {}), told[you].get(me, {})
            ours, theirs = ({name: points for name, points in side.items() if name != FELLOWS} for side in (ours, theirs))
            assert ours == pytest.approx(theirs)

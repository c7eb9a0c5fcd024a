"""Possible partners: the right ones in the right order, for reasons that are borne out and cited."""

from __future__ import annotations

import csv
import json
import math
from collections.abc import Callable
from pathlib import Path

import pytest

from sse_atlas.errors import QueryError
from sse_atlas.graph import LocalStore
from sse_atlas.graph.remote import RemoteStore
from sse_atlas.ontology import LANGUAGES, wording
from sse_atlas.queries.answers.asking import HEAD
from sse_atlas.queries.answers.partners import Candidate, Partners, partners
from tests.conftest import Run

ACTORS = """\
slug,name,language,kind,country,city,themes,member_of
hub,The Hub,en,Network,,,,
me,Mine,en,LocalGovernment,SN,Dakar,housing|youth,hub
close,Close,en,Organization,,,,hub
near,Near,en,Organization,,,,hub
twin,Twin Town,en,LocalGovernment,KR,,youth,hub
far,Far,en,Company,,,,hub
tied,Tied,en,LocalGovernment,SN,Dakar,housing|youth,
friend,"Friend, of few",en,Organization,,,,
busy,Busy,en,Organization,,,,
lone,Lone,en,Fund,,,,
beside,Beside,en,Person,,,,
apart,Apart,en,Person,,,,
"""
RELATIONS = """\
from,type,to,start
me,partnerOf,friend,
close,supports,friend,
me,funds,busy,
near,partnerOf,busy,
beside,worksFor,busy,
apart,worksFor,busy,
tied,partnerOf,me,2015
"""


@pytest.fixture(scope="module")
def network(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A made-up network in which it is plain who is closest to whom."""
    folder = tmp_path_factory.mktemp("network")
    (folder / "actors.csv").write_text(ACTORS, encoding="utf-8")
    (folder / "ties.csv").write_text(RELATIONS, encoding="utf-8")
    done = run("build", folder / "actors.csv", folder / "ties.csv", "-o", folder / "atlas", "--no-validate")
    assert done.returncode == 0, done.stderr
    return folder / "atlas"


@pytest.fixture(scope="module")
def made_up(network: Path) -> LocalStore:
    return LocalStore.open(network)


def of(store: LocalStore, slug: str, **options: object) -> Partners:
    return partners(store, f"{store.base}id/{slug}", **options)  # type: ignore[arg-type]


def slugs(found: Partners) -> list[str]:
    return [one.slug for one in found.candidates]


def texts(one: Candidate) -> list[str]:
    return [reason.in_words() for reason in one.reasons]


def test_the_closest_come_first_and_who_is_tied_does_not_come(made_up: LocalStore) -> None:
    found = of(made_up, "me")
    assert slugs(found) == ["close", "near", "twin", "apart", "beside", "far"]
    # Friend has two ties, Busy four, The Hub five; the theme is stated by three of twelve, by one of two and one of one themes.
    scores = {one.slug: one.score for one in found.candidates}
    assert scores["close"] == pytest.approx(1 / 2 + 1 / 5)
    assert scores["near"] == pytest.approx(1 / 4 + 1 / 5)
    assert scores["apart"] == pytest.approx(1 / 4)
    assert scores["far"] == pytest.approx(1 / 5)
    rarity = math.log(1 + 12 / 3)
    assert scores["twin"] == pytest.approx(1 / 5 + 0.1 * rarity / math.sqrt(2) + 0.03 * rarity)


def test_the_reasons_name_what_is_shared_and_nothing_else(made_up: LocalStore) -> None:
    told = {one.slug: texts(one) for one in of(made_up, "me").candidates}
    assert told["close"] == ["both are tied to Friend, of few (2 ties in all)", "both are tied to The Hub (5 ties in all)"]
    assert told["apart"] == ["both are tied to Busy (4 ties in all)"]
    assert told["twin"] == [
        "both are tied to The Hub (5 ties in all)",
        "both work on Youth",
        "both are of the kind “Local government”, in different countries",
    ]


def test_each_reason_cites_the_rows_that_it_rests_on(made_up: LocalStore) -> None:
    cited = {
        (one.slug, reason.value): [(place.source, place.row) for place in reason.places]
        for one in of(made_up, "me").candidates
        for reason in one.reasons
    }
    assert cited["close", "Friend, of few"] == [("ties.csv", 1), ("ties.csv", 2)]
    assert cited["near", "Busy"] == [("ties.csv", 3), ("ties.csv", 4)]
    assert cited["far", "The Hub"] == [("actors.csv", 2), ("actors.csv", 6)]
    assert cited["twin", "Youth"] == cited["twin", "Local government"] == [("actors.csv", 2), ("actors.csv", 5)]


def test_a_chain_of_ties_is_told_by_its_strongest(store: LocalStore) -> None:
    (riess,) = (one for one in of(store, "bamako").candidates if one.slug == "riess")
    meeting = "4th meeting of the African Network of the Social Solidarity Economy"
    names = f"{meeting} and African Network for Social and Solidarity Economy"
    assert texts(riess)[0].startswith(f"three ties lead from one to the other in 3 ways, such as by way of {names}")
    assert [(place.page, place.line) for place in riess.reasons[0].places] == [("35", 658), ("61", 1226)]


def test_the_points_of_the_reasons_make_the_score(store: LocalStore, made_up: LocalStore) -> None:
    for found in (of(made_up, "me"), of(store, "montreal"), of(store, "gsef")):
        for one in found.candidates:
            assert len(one.points) == len(one.reasons) > 0
            assert sum(one.points) == pytest.approx(one.score)
            assert all(points > 0 for points in one.points)


def test_so_many_as_asked_for(store: LocalStore) -> None:
    assert len(of(store, "bamako")) == 10
    assert slugs(of(store, "bamako", limit=3)) == slugs(of(store, "bamako"))[:3]


def test_nobody(made_up: LocalStore) -> None:
    found = of(made_up, "lone")
    assert (found.candidates, found.lines()) == ((), ["Possible partners of Lone", "No possible partner is reported."])


@pytest.mark.parametrize("kind", ["LocalGovernment", "localgovernment", "Local government", "local-government"])
def test_a_kind_only(made_up: LocalStore, kind: str) -> None:
    found = of(made_up, "me", kind=kind)
    assert slugs(found) == ["twin"]
    assert found.lines()[1] == "Of the kind “Local government” only."


def test_a_kind_in_the_readers_language(made_up: LocalStore) -> None:
    assert slugs(of(made_up, "me", kind="지방정부", words=wording("ko"))) == ["twin"]


def test_another_region_only_and_who_has_none_is_told(made_up: LocalStore) -> None:
    found = of(made_up, "me", other_region=True)
    assert (slugs(found), found.no_region) == (["twin"], 5)
    told = "5 more are left out: no region of them is reported."
    assert found.lines()[1:3] == ["In other regions of the world only.", told]


def test_those_of_another_region_are_of_another_region(store: LocalStore) -> None:
    asked = HEAD + "SELECT ?actor ?region { ?actor sse:region ?region }"
    regions = {row["actor"].value: row["region"].value for row in store.query(asked)}
    for slug in ("bamako", "montreal", "ssegov"):
        own = regions[f"{store.base}id/{slug}"]
        found = of(store, slug, other_region=True, limit=1000)
        assert len(found) > 10
        assert all(regions[one.iri] != own for one in found.candidates)


WRONG = {
    "no such kind": ("me", {"kind": "netwrk"}, "'netwrk' is no kind of actor; did you mean Network?"),
    "nothing like it": ("me", {"kind": "zzz"}, "'zzz' is no kind of actor; use one of Organization, LocalGovernment"),
    "no region": ("close", {"other_region": True}, "the region of close is not reported; leave out --other-region"),
    "no actor": ("nobody", {}, "nobody is no actor; look for one by name: sse-atlas find WORD"),
}


@pytest.mark.parametrize(("slug", "options", "said"), WRONG.values(), ids=list(WRONG))
def test_what_is_asked_wrongly(made_up: LocalStore, slug: str, options: dict[str, object], said: str) -> None:
    with pytest.raises(QueryError) as error:
        of(made_up, slug, **options)
    assert str(error.value).startswith(said)


def test_an_event_has_no_partners(store: LocalStore) -> None:
    with pytest.raises(QueryError, match="gsef-member-survey-2021 is no actor"):
        of(store, "gsef-member-survey-2021")


def test_no_candidate_of_the_bundled_data_is_tied_and_each_reason_stands_somewhere(store: LocalStore) -> None:
    for slug in ("bamako", "montreal", "gsef", "halton", "rtes", "ppse", "marguerite-mendell", "unrisd"):
        iri = f"{store.base}id/{slug}"
        ends = f"{{ ?relation sse:from <{iri}> ; sse:to ?other }} UNION {{ ?relation sse:to <{iri}> ; sse:from ?other }}"
        tied = set(store.query(f"{HEAD}SELECT ?other {{ {ends} }}").values("other"))
        found = of(store, slug, limit=40)
        assert found.candidates
        for one in found.candidates:
            assert one.iri not in {*tied, iri}
            for reason in one.reasons:
                more = reason.text.startswith("both are tied to ") and reason.text.endswith(" more")
                assert more or reason.places, (slug, one.slug, reason)
                assert all(place.source and place.line for place in reason.places)


def test_a_doubtful_tie_makes_a_doubtful_reason(store: LocalStore) -> None:
    (ripess,) = (one for one in of(store, "bamako").candidates if one.slug == "ripess")
    doubts = {reason.value: reason.doubt for reason in ripess.reasons}
    assert doubts["Réseau national d'appui à la promotion de l'Economie Sociale et Solidaire"]
    assert not doubts["Global Social Economy Forum"]


def test_of_many_neighbours_the_rarest_are_named_and_the_others_counted(run: Run, tmp_path: Path) -> None:
    rows = "".join(f"n{number},N{number}\n" for number in range(9))
    (tmp_path / "a.csv").write_text(f"slug,name\nme,Me\nyou,You\n{rows}", encoding="utf-8")
    ties = "".join(f"{end},partnerOf,n{number}\n" for number in range(9) for end in ("me", "you"))
    ties += "".join(f"n{number},supports,n{number - 1}\n" for number in range(1, 9))
    (tmp_path / "r.csv").write_text(f"from,type,to\n{ties}", encoding="utf-8")
    done = run("build", tmp_path / "a.csv", tmp_path / "r.csv", "-o", tmp_path / "atlas", "--no-validate")
    assert done.returncode == 0, done.stderr
    (you,) = (one for one in of(LocalStore.open(tmp_path / "atlas"), "me").candidates if one.slug == "you")
    named = [reason for reason in you.reasons if reason.text.startswith("both are tied to N")]
    assert [reason.value for reason in named[:2]] == ["N0", "N8"]
    assert len(named) == 5
    assert you.reasons[-1].text == "both are tied to 4 things more"
    assert sum(you.points) == pytest.approx(you.score)


TOWN = 'Da"}\\ UNION { ?s ?p ?o } #'
HOSTILE = (
    ("slug", "name", "city", "themes"),
    ("me", "M\x1b[31m{0} <b>*x*</b>", TOWN, "youth"),
    ("you", "{name} %s ~", TOWN, "youth"),
)


def test_names_and_towns_are_data_only(run: Run, tmp_path: Path) -> None:
    with (tmp_path / "hostile.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(HOSTILE)
    done = run("build", tmp_path / "hostile.csv", "-o", tmp_path / "atlas", "--no-validate")
    assert done.returncode == 0, done.stderr
    found = of(LocalStore.open(tmp_path / "atlas"), "me")
    assert slugs(found) == ["you"]
    assert sorted(texts(found.candidates[0])) == [f"both are in {TOWN}", "both work on Youth"]
    text = "\n".join(found.lines())
    assert "\x1b" not in text and "\\x1b[31m{0} <b>" in text and "{name} %s ~" in text
    assert "<b>" not in found.markdown() and "&lt;b&gt;\\*x\\*" in found.markdown()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_tells_the_same_candidates(store: LocalStore, language: str) -> None:
    found = of(store, "montreal", words=wording(language), limit=5)
    assert found.language == language
    assert slugs(found) == slugs(of(store, "montreal", limit=5))
    assert len(found.lines()) == len(of(store, "montreal", limit=5).lines())


def test_as_data_it_is_json(made_up: LocalStore) -> None:
    found = of(made_up, "me")
    said = json.loads(json.dumps(found.as_dict()))
    assert [one["slug"] for one in said["candidates"]] == slugs(found)
    assert said["candidates"][0]["reasons"][0]["places"][0]["source"] == "ties.csv"
    assert str(found) == "\n".join(found.lines())


@pytest.mark.server
def test_a_server_gives_the_same(store: LocalStore, atlas_dir: Path, oxigraph_server: Callable[[Path], str]) -> None:
    server = RemoteStore(oxigraph_server(atlas_dir / "atlas.trig"))
    for slug in ("bamako", "gsef", "halton"):
        assert of(server, slug) == of(store, slug)  # type: ignore[arg-type]
    assert of(server, "montreal", other_region=True, kind="Network") == of(store, "montreal", other_region=True, kind="Network")  # type: ignore[arg-type]

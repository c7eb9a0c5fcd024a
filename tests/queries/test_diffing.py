"""What changed between two editions of lists: every change known is told once, and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import pyoxigraph
import pytest

from sse_atlas.graph import LOCAL_BASE, LocalStore
from sse_atlas.graph.as_of import as_of
from sse_atlas.ontology import BASE, relation_types, wording
from sse_atlas.queries import open_store
from sse_atlas.queries.answers.diffing import difference
from tests.queries.editions import NOTHING, Row, before_sources, lists, mirrored, opened, told

MEMBERS: list[Row] = [
    {"slug": "a", "name": "Alpha", "language": "en", "kind": "Network", "city": "Dakar", "country": "SN", "acronym": "AL"},
    {"slug": "b", "name": "Beta", "language": "en", "other_names": "Bêta", "website": "www.beta.org", "themes": "housing|youth"},
    {"slug": "c", "name": "Gamma", "language": "en", "kind": "LocalGovernment", "founded": "2001"},
    {"slug": "d", "name": "Delta", "language": "fr", "acronym": "DLT", "website": "delta.org"},
]
TIES: list[Row] = [
    {"from": "b", "type": "memberOf", "to": "a", "start": "2016"},
    {"from": "c", "type": "memberOf", "to": "a", "start": "2010", "role": "chair"},
    {"from": "c", "type": "partnerOf", "to": "d"},
]


@pytest.fixture
def old(tmp_path: Path) -> LocalStore:
    return opened(lists(tmp_path / "old", MEMBERS, TIES))


@pytest.fixture
def edition(tmp_path: Path) -> Callable[..., LocalStore]:
    """Build the list with other cells in the rows of some slugs, and other relations."""

    def built(ties: Sequence[Row] = TIES, base: str = LOCAL_BASE, **cells: Row) -> LocalStore:
        rows = [{**row, **cells.get(row["slug"], {})} for row in MEMBERS]
        return opened(lists(tmp_path / "new", rows, ties), base)

    return built


def test_an_edition_with_known_changes(old: LocalStore, tmp_path: Path) -> None:
    cells: dict[str, Row] = {
        "a": {"name": "Alpha Network", "city": "Thiès"},
        "b": {"themes": "youth|culture"},
        "c": {"founded": "", "kind": "Fund"},
    }
    members = [{**row, **cells.get(row["slug"], {})} for row in MEMBERS]
    ties = [{**TIES[0], "start": "2017"}, {**TIES[1], "role": "host"}, {"from": "b", "type": "supports", "to": "c"}]
    new = opened(lists(tmp_path / "new", [*members, {"name": "Epsilon", "slug": "e", "country": "FR"}], ties))
    found = difference(old, new)
    assert before_sources(found) == [
        "What changed between two atlases",
        "2 gained, 1 lost, 6 changed, 1 renamed",
        "",
        "Actors gained",
        "  Gained: Epsilon (Organization, France)  [1: row 5]",
        "",
        "Actors changed",
        "  Changed: Alpha Network: town: Dakar → Thiès  [2: row 1 | 1: row 1]",
        "  Changed: Beta: theme: Housing and urban commons → Culture and arts  [2: row 2 | 1: row 2]",
        "  Changed: Gamma: founded on: 2001 (no longer reported)  [2: row 3]",
        "  Changed: Gamma: kind: Local government → Fund  [2: row 3 | 1: row 3]",
        "",
        "Actors renamed",
        "  Renamed: Alpha is now Alpha Network  [2: row 1 | 1: row 1]",
        "",
        "Relations gained",
        "  Gained: Beta supports Gamma  [3: row 3]",
        "",
        "Relations lost",
        "  Lost: Gamma is a partner of Delta  [4: row 3]",
        "",
        "Relations changed",
        "  Changed: Beta is a member of Alpha Network: start: 2016 → 2017  [4: row 1 | 3: row 1]",
        "  Changed: Gamma is a member of Alpha Network (since 2010): role: chair → host  [4: row 2 | 3: row 2]",
    ]
    assert found.sources == [f"{name}, in the {which} atlas" for name in ("members.csv", "ties.csv") for which in ("new", "old")]
    assert found.moved == ()
    assert told(difference(new, old)) == mirrored(found)


@pytest.mark.parametrize(
    "cells",
    [
        {"slug": "beta"},
        {"slug": "beta", "name": "BÊTA!", "other_names": "Beta", "website": ""},
        {"slug": "beta", "name": "Zeta", "other_names": "", "website": "https://BETA.org/"},
    ],
    ids=["same name", "a folded name", "a website"],
)
def test_the_same_thing_under_another_iri(old: LocalStore, edition: Callable[..., LocalStore], cells: Row) -> None:
    ties = [{**TIES[0], "from": "beta"}, *TIES[1:]]
    found = difference(old, edition(ties, b=cells))
    (iri,) = [change for change in found.changes if change.way == "renamed" and not change.property]
    rest = [change for change in found.changes if change.way == "renamed" and change.property]
    assert iri.text.endswith(f"goes by another IRI: {LOCAL_BASE}id/b → {LOCAL_BASE}id/beta")
    assert [change.new for change in rest] == ([cells["name"]] if "name" in cells else [])
    assert {change.sort for change in found.changes} == {"actor"}
    assert not {"gained", "lost"} & {change.way for change in found.changes}


def test_what_several_fit_is_not_decided(tmp_path: Path) -> None:
    old = opened(lists(tmp_path / "old", [{"slug": "x", "name": "Twin", "acronym": "T"}, {"slug": "y", "name": "Other"}]))
    new = opened(
        lists(
            tmp_path / "new",
            [{"slug": "y", "name": "Other"}, {"slug": "x1", "name": "Twin"}, {"slug": "x2", "acronym": "T", "name": "Z"}],
        )
    )
    assert {(sort, way, before, after) for sort, way, before, after, *_ in told(difference(old, new))} == {
        ("actor", "lost", "x", ""),
        ("actor", "gained", "", "x1"),
        ("actor", "gained", "", "x2"),
    }


def test_another_kind_is_another_thing(old: LocalStore, edition: Callable[..., LocalStore]) -> None:
    found = difference(old, edition(TIES[1:], b={"slug": "beta", "kind": "Fund"}))
    assert [(change.sort, change.way) for change in found.changes] == [
        ("actor", "gained"),
        ("actor", "lost"),
        ("relation", "lost"),
    ]


def test_several_starts_between_the_same_ends_are_not_decided(tmp_path: Path) -> None:
    tie = {"from": "b", "type": "memberOf", "to": "a"}
    old, new = (
        opened(lists(tmp_path / name, MEMBERS, [{**tie, "start": start} for start in starts]))
        for name, starts in (("old", ("2001", "2005")), ("new", ("2002", "2006", "2009")))
    )
    assert Counter(change.way for change in difference(old, new).changes) == {"gained": 3, "lost": 2}


def test_a_second_kind_is_told(old: LocalStore, edition: Callable[..., LocalStore]) -> None:
    found = difference(old, edition(a={"kind": "Network LocalGovernment"}))
    assert before_sources(found)[4:] == ["  Changed: Alpha: kind: Local government (not reported before)  [1: row 1]"]


def test_the_bases_do_not_matter(old: LocalStore, edition: Callable[..., LocalStore]) -> None:
    for base in (BASE, "https://example.org/x.y/", "urn:x:me/"):
        assert difference(old, edition(base=base)).lines() == [NOTHING]
        (change,) = difference(edition(base=base), edition(base=LOCAL_BASE, d={"city": f"{base}id/a"})).changes
        assert (change.old_iri, change.new_iri, change.new) == (f"{base}id/d", f"{LOCAL_BASE}id/d", f"{base}id/a")


def test_rows_that_only_moved_are_no_difference(old: LocalStore, tmp_path: Path) -> None:
    new = opened(lists(tmp_path / "new", [MEMBERS[1], MEMBERS[0], *MEMBERS[2:]], TIES[::-1]))
    found = difference(old, new)
    assert found.same
    assert found.lines() == [NOTHING, "", "4 statements are the same, at other places."]
    assert found.markdown() == f"# {NOTHING}\n\n4 statements are the same, at other places.\n"
    assert found.as_dict()["moved"][0] == {
        "iri": f"{LOCAL_BASE}id/a",
        "old": (f"{LOCAL_BASE}citation/members/row-1",),
        "new": (f"{LOCAL_BASE}citation/members/row-2",),
    }


def test_a_server_and_a_folder(
    old: LocalStore, edition: Callable[..., LocalStore], oxigraph_server: Callable[[str], str]
) -> None:
    def served(store: LocalStore) -> str:
        return oxigraph_server((store.store.dump(format=pyoxigraph.RdfFormat.TRIG) or b"").decode())

    new = edition([*TIES[:1], {**TIES[2], "from": "gamma"}], a={"city": "Thiès"}, b={"name": "Bété"}, c={"slug": "gamma"})
    here = difference(old, new)
    assert not here.same
    before, after = open_store(served(old)), open_store(served(new))
    assert difference(before, after) == difference(old, after) == difference(before, new) == here
    assert difference(before, old).lines() == [NOTHING]


def test_what_is_after_the_year_is_no_difference(old: LocalStore, edition: Callable[..., LocalStore]) -> None:
    new = edition([*TIES, {"from": "d", "type": "memberOf", "to": "a", "start": "2019"}])
    assert len(difference(old, new).changes) == 1
    assert difference(as_of(old, 2018)[0], as_of(new, 2018)[0]).lines() == [NOTHING]
    gone = [text.rpartition("  [")[0] for text in difference(as_of(old, 2018)[0], as_of(old, 2005)[0]).lines() if "Lost" in text]
    assert gone == ["  Lost: Beta is a member of Alpha (since 2016)", "  Lost: Gamma is a member of Alpha (as chair, since 2010)"]


def test_the_words_are_those_of_the_reader(old: LocalStore, edition: Callable[..., LocalStore]) -> None:
    new = edition([], a={"country": "KR"}, d={"themes": "housing"})
    for language in ("fr", "es", "pt", "ko"):
        text = "\n".join(difference(old, new, wording(language)).lines())
        assert wording(language).relation(relation_types()["memberOf"], "Beta", "Alpha") in text
        assert wording(language).label(f"{BASE}theme/housing") in text
    assert difference(old, new).language == "en"


HOSTILE = "<b onclick=x>\u202e**[a](javascript:b)\x1b[31m ## {name} `| ' \" \\ > <urn:sse-atlas:local/id/a>"


def test_hostile_names_stay_text(old: LocalStore, edition: Callable[..., LocalStore]) -> None:
    found = difference(old, edition(a={"name": HOSTILE, "city": HOSTILE}, d={"acronym": HOSTILE}))
    assert [change.new for change in found.changes] == [HOSTILE] * 3
    text, page = "\n".join(found.lines()), found.markdown()
    assert "\x1b" not in text + page and "\u202e" not in text + page
    assert "<" not in page and "](" not in page.replace("\\](", "") and "&lt;b onclick=x&gt;" in page
    assert difference(edition(base="urn:x:me/", a={"name": HOSTILE}), edition(a={"name": HOSTILE})).same

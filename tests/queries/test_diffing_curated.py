"""What changed between two editions of a curated source, each statement with its line; and the bundled data as a whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from sse_atlas.graph import LOCAL_BASE, LocalStore
from sse_atlas.ontology import DCTERMS, ORG, RDF, SSE, relation_types, wording
from sse_atlas.queries.answers.asking import HEAD
from sse_atlas.queries.answers.diffing import difference
from sse_atlas.queries.answers.pairs import CLASSES, COMPARED
from tests.queries.editions import NOTHING, Row, before_sources, curated, figure, mirrored, opened, said, told

FIRST: Mapping[str, list[Row]] = {
    "source": [{"id": "book", "title": "The Book", "issued": "2021", "language": "en", "sha256": "1", "lines": "60"}],
    "statements": [
        *(said("alpha", "kind", "Network", 1), said("alpha", "name", "Alpha", 1, "en"), said("alpha", "acronym", "AL", 2)),
        *(said("alpha", "acronym", "ALP", 3), said("alpha", "founded", "1999", 4)),
        *(said("beta", "kind", "Organization", 5), said("beta", "name", "Beta", 5, "en"), said("beta", "city", "Lima", 6)),
        *(said("beta", "country", "PE", 7), said("beta", "theme", "housing", 8)),
        *(said("gamma", "kind", "Fund", 9), said("gamma", "name", "Gamma", 9, "en"), said("gamma", "country", "FR", 10)),
    ],
    "things": [
        {"slug": "plan", "class": "Initiative", "name": "The Plan", "language": "en", "line": "11"},
        {"slug": "study", "class": "Work", "name": "A Study", "language": "en", "line": "12"},
    ],
    "relations": [
        {"from": "beta", "type": "memberOf", "to": "alpha", "start": "2016", "line": "13"},
        {"from": "beta", "type": "operates", "to": "plan", "line": "14", "doubt": "the name is cut off"},
        {"from": "gamma", "type": "funds", "to": "plan", "line": "15"},
    ],
    "figures": [
        figure("members", "75", 16, as_of="2021"),
        figure("staff", "1200000", 17, what="people employed"),
        figure("asia", "3", 18, breakdown="section:asia"),
    ],
    "corrections": [
        {"subject": "beta", "property": "country", "value": "PE", "line": "7", "right_value": "CL", "reason": "It is in Chile."},
        {
            "subject": "gamma",
            "property": "country",
            "value": "FR",
            "line": "10",
            "reason": "It is nowhere.",
            "evidence_line": "9",
        },
    ],
    "disagreements": [{"subject": "alpha", "property": "acronym", "values": "AL | ALP", "reason": "Two are printed."}],
}


@pytest.fixture
def edition(tmp_path: Path) -> Callable[..., LocalStore]:
    """Build the source with other tables, some of whose rows are given as (row before, row now)."""

    def built(base: str = LOCAL_BASE, **tables: list[Row]) -> LocalStore:
        return opened(curated(tmp_path / "book", {**FIRST, **tables}), base)

    return built


def other(table: str, number: int, **cells: str) -> list[Row]:
    """A table with other cells in one row."""
    return [{**row, **cells} if place == number else row for place, row in enumerate(FIRST[table])]


def test_a_new_edition_with_known_changes(edition: Callable[..., LocalStore]) -> None:
    old = edition()
    gone = ("Alpha", "Lima", "1999")
    new = edition(
        source=other("source", 0, sha256="2", issued="2022"),
        statements=[
            *(row for row in FIRST["statements"] if row["value"] not in gone),
            *(said("alpha", "name", "Alpha Network", 21, "en"), said("beta", "city", "Talca", 22)),
            *(said("delta", "kind", "Company", 23), said("delta", "name", "Delta", 23, "en")),
            said("alpha", "founded", "1999", 24),
        ],
        things=FIRST["things"][:1],
        relations=[
            FIRST["relations"][0],
            {**FIRST["relations"][1], "doubt": ""},
            {"from": "delta", "type": "funds", "to": "plan", "line": "25", "doubt": "a logo only"},
        ],
        figures=[
            {**FIRST["figures"][0], "value": "80"},
            FIRST["figures"][2],
            figure("budget", "5", 26, measure="projects", unit="EUR"),
        ],
        corrections=[
            {**FIRST["corrections"][0], "right_value": "BO"},
            {
                "subject": "beta",
                "property": "theme",
                "value": "housing",
                "line": "8",
                "right_value": "youth",
                "reason": "A slip",
            },
        ],
        disagreements=other("disagreements", 0, reason="Two are in use."),
    )
    found = difference(old, new)
    assert (
        before_sources(found)
        == """\
What changed between two atlases
4 gained, 4 lost, 9 changed, 1 renamed

Actors gained
  Gained: Delta (Company)  [1: line 23]

Actors changed
  Changed: Beta: country: Chile → Bolivia  [2: line 7 | 1: line 7]
  Changed: Beta: theme: Housing and urban commons → Youth  [2: line 8 | 1: line 8]
  Changed: Beta: town: Lima → Talca  [2: line 6 | 1: line 22]
  Changed: Gamma: country: France (not reported before)  [1: line 10]

Actors renamed
  Renamed: Alpha is now Alpha Network  [2: line 1 | 1: line 21]

Other things lost
  Lost: A Study (Work)  [2: line 12]

Relations gained
  Gained: Delta funds The Plan (doubtful: a logo only)  [1: line 25]

Relations lost
  Lost: Gamma funds The Plan  [2: line 15]

Relations changed
  Changed: Beta operates The Plan: doubt: the name is cut off (no longer reported)  [2: line 14]

Figures gained
  Gained: Alpha Network: projects: 5 EUR  [1: line 26]

Figures lost
  Lost: Alpha: people employed: 1,200,000  [2: line 17]

Figures changed
  Changed: Alpha Network: members: value: 75 → 80  [2: line 16 | 1: line 16]

Corrections gained
  Gained: Beta: theme: Housing and urban commons, rightly Youth: A slip  [1: line 8]

Corrections lost
  Lost: Gamma: country: France, set aside: It is nowhere.  [2: line 9; line 10]

Corrections changed
  Changed: Beta: country: right value: Chile → Bolivia  [2: line 7 | 1: line 7]

Disagreements changed
  Changed: Alpha Network: acronym: reason: Two are printed. → Two are in use.  [2: line 2; line 3 | 1: line 2; line 3]

Sources changed
  Changed: The Book: published: 2021 → 2022""".splitlines()
    )
    assert found.lines()[-1] == "1 statement is the same, at another place."
    (moved,) = found.moved
    assert (moved.old, moved.new) == ((f"{LOCAL_BASE}citation/book/4",), (f"{LOCAL_BASE}citation/book/24",))
    assert told(difference(new, old)) == mirrored(found)
    assert told(difference(old, edition())) == {}


def test_a_statement_at_another_line_is_no_difference(edition: Callable[..., LocalStore]) -> None:
    tables = {
        name: [{**row, line: str(int(row[line]) + 20) if row.get(line) else ""} for row in FIRST[name]]
        for name, line in [("statements", "line"), ("things", "line"), ("relations", "line"), ("corrections", "line")]
    }
    tables["corrections"][1]["evidence_line"] = "29"
    for base in (LOCAL_BASE, "https://example.org/"):
        found = difference(edition(), edition(base, **tables))
        assert found.lines()[0] == NOTHING
        # Two claims of each thing with a name; all others one: figures stayed where they were.
        assert len(found.moved) == 13 + 2 * 2 + 3
        assert all(one.iri.startswith(f"{base}claim/book/") for one in found.moved)
        assert {(one.old[0].rpartition("/")[2], one.new[0].rpartition("/")[2]) for one in found.moved} == {
            (str(line), str(line + 20)) for line in range(1, 16)
        }


def test_a_second_place_is_no_difference(edition: Callable[..., LocalStore]) -> None:
    twice = [{**row, "line": f"{row['line']} 40"} if row["value"] == "Lima" else row for row in FIRST["statements"]]
    for base in (LOCAL_BASE, "https://example.org/"):
        assert difference(edition(), edition(base, statements=twice)).lines() == [NOTHING]


def test_a_name_stands_where_its_claim_does(edition: Callable[..., LocalStore]) -> None:
    named = [*FIRST["statements"], said("beta", "name", "Bêta", 27, "fr"), said("beta", "altName", "BB", 28)]
    assert before_sources(difference(edition(), edition(statements=named)))[4:] == [
        "  Changed: Beta: also called: BB (not reported before)  [1: line 28]",
        "  Changed: Beta: name: Bêta (French) (not reported before)  [1: line 27]",
    ]


def test_what_becomes_of_another_class_is_changed(edition: Callable[..., LocalStore]) -> None:
    things = [FIRST["things"][0], {**FIRST["things"][1], "class": "Initiative"}]
    assert before_sources(difference(edition(), edition(things=things)))[3:] == [
        "Other things changed",
        "  Changed: A Study: kind: Work → Initiative  [1: line 12]",
    ]


def test_our_own_counts_follow_from_the_rest(edition: Callable[..., LocalStore]) -> None:
    statements = [*FIRST["statements"], said("beta", "section", "asia", 30), said("gamma", "section", "asia", 31)]
    joined = [*FIRST["relations"], {"from": "gamma", "type": "memberOf", "to": "alpha", "line": "32"}]
    old, new = edition(statements=statements), edition(statements=statements, relations=joined)
    asked = f"SELECT ?n WHERE {{ ?counted a <{SSE.CountedFigure}> ; <{SSE.value}> ?n }}"
    assert [store.query(asked).values("n") for store in (old, new)] == [["1"], ["2"]]
    assert [change.text for change in difference(old, new).changes] == ["Gained: Gamma is a member of Alpha"]
    figures = [{**row, "lines": str(int(row["lines"]) + 1)} for row in FIRST["figures"]]
    assert len(difference(old, edition(statements=statements, figures=figures)).moved) == 2 * len(figures)


def test_a_curated_thing_under_another_iri(edition: Callable[..., LocalStore]) -> None:
    def moved(rows: list[Row]) -> list[Row]:
        return [{key: {"alpha": "alef", "plan": "a-plan"}.get(cell, cell) for key, cell in row.items()} for row in rows]

    new = edition("urn:x:me/", **{name: moved(rows) for name, rows in FIRST.items()})
    old = edition()
    assert difference(old, new).as_dict()["counts"] == {"actor": {"renamed": 1}, "thing": {"renamed": 1}}
    assert [change.text for change in difference(new, old).changes] == [
        f"Renamed: Alpha goes by another IRI: urn:x:me/id/alef → {LOCAL_BASE}id/alpha",
        f"Renamed: The Plan goes by another IRI: urn:x:me/id/a-plan → {LOCAL_BASE}id/plan",
    ]


def test_what_makes_a_disagreement_or_a_correction_another_one(edition: Callable[..., LocalStore]) -> None:
    old = edition()
    new = edition(
        statements=[*FIRST["statements"], said("alpha", "acronym", "ALF", 3)],
        disagreements=other("disagreements", 0, values="AL | ALP | ALF"),
        corrections=other("corrections", 1, right_value="BE", reason="It is in Belgium."),
    )
    assert [change.text for change in difference(old, new).changes if change.sort in ("correction", "disagreement")] == [
        "Changed: Gamma: country: reason: It is nowhere. → It is in Belgium.",
        "Changed: Gamma: country: right value: Belgium (not reported before)",
        "Changed: Alpha: acronym: values: ALF (not reported before)",
    ]


def test_an_atlas_does_not_differ_from_itself(store: LocalStore) -> None:
    for language in ("en", "ko"):
        found = difference(store, store, wording(language))
        assert found.same and not found.moved and found.groups == () and found.counts == {}
        assert len(found.lines()) == 1


def test_all_that_is_said_is_compared_or_follows_from_what_is(store: LocalStore) -> None:
    edges = {type_.yields for type_ in relation_types().values()} | {ORG.hasMember}
    places = {SSE.citation, SSE.claim, SSE.statedOn, SSE.sha256, SSE.lineCount, DCTERMS.identifier}
    derived = {SSE.region, SSE.startYear, SSE.endYear, SSE.standsBeside, ORG.member, ORG.organization, RDF.type}
    classes = " ".join(f"<{class_}>" for class_ in CLASSES)
    asked = f"SELECT DISTINCT ?property WHERE {{ VALUES ?class {{ {classes} }} ?thing a ?class ; ?property ?value }}"
    assert {*store.query(HEAD + asked).values("property")} - edges - places - derived <= {*COMPARED}
    assert not {*COMPARED} & (edges | places | derived)

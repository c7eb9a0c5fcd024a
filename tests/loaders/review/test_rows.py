"""A directory as rows: nothing seen is dropped, nothing that could not stand gets into a table."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sse_atlas.loaders.documents.model import Found
from sse_atlas.loaders.documents.slugs import Slugs
from sse_atlas.loaders.review.rows import directory_rows
from sse_atlas.loaders.review.sections import section_of
from sse_atlas.loaders.review.tongue import language_of
from tests.loaders.review.made_small import cell, directory, document, extraction, member, seen


def rows(found: tuple[Found, ...], table: str) -> list[Found]:
    return [row for row in found if row.table == table]


def test_a_member_is_a_row_with_every_column_and_the_rule_of_each_cell() -> None:
    aurora = rows(extraction().found, "members")[0]
    said = {
        name: aurora.cells[name] for name in ("slug", "section", "page", "contents_acronym", "heading_acronym", "since", "city")
    }
    assert said == {
        "slug": "cau",
        "section": "andes",
        "page": "12",
        "contents_acronym": "CAUR",
        "heading_acronym": "CAU",
        "since": "2016",
        "city": "Cusco",
    }
    assert (aurora.cells["since_line"], aurora.cells["place_line"], aurora.cells["survey_line"]) == ("31", "32", "10")
    assert (aurora.confidence, aurora.line, aurora.heading) == (0.6, 6, "Cooperativa Aurora")
    assert "since=made-label@0.99" in aurora.rule.split() and "kind=made-kind@0.60" in aurora.rule.split()


def test_the_words_of_a_kind_are_those_that_its_line_prints() -> None:
    read = document()
    line = replace(read.lines[29], text="- **Coopérative Aurora**, CAU")
    read = replace(read, lines=(*read.lines[:29], line, *read.lines[30:]))
    (aurora, *_) = rows(tuple(directory_rows(directory(), read, Slugs()).found), "members")
    assert aurora.cells["kind_words"] == "Coopérative"
    assert [row.cells["kind_words"] for row in rows(extraction().found, "members")] == [""] * 5


def test_a_member_seen_at_one_place_is_a_member() -> None:
    made = extraction()
    by_slug = {row.cells["slug"]: row.cells for row in rows(made.found, "members")}
    assert (by_slug["reseau-maree"]["contents_line"], by_slug["reseau-maree"]["lead"]) == ("7", "contents")
    assert [by_slug[slug]["lead"] for slug in ("twin-house", "twin-house-2")] == ["list", "heading"]
    missing = {row["slug"]: row["missing"] for row in made.sightings}
    assert missing == {
        "cau": "",
        "reseau-maree": "list heading",
        "twin-house": "contents heading",
        "twin-house-2": "contents list",
        "ana-dores": "list",
    }


def test_what_no_table_can_hold_is_told_with_its_line_and_reason() -> None:
    told = [(left.line, left.text, left.why.partition(" from ")[0]) for left in extraction().unplaced]
    assert told == [
        (59, "E lost@example.org", "an address without a member"),
        (7, "Atlantis", "printed behind the name, and no country known"),
        (41, "20x6", "since: '20x6' is no date"),
        (53, "no address", "'no address' is no web address"),
        (59, "2011", "in an entry whose member nothing names"),
    ]


def test_a_section_of_the_scheme_is_known_and_another_becomes_a_concept() -> None:
    made = extraction()
    assert [row.cells["slug"] for row in rows(made.found, "sections")] == ["andes"]
    assert [row.cells["section"] for row in rows(made.found, "members")] == ["andes", "europe", "", "andes", "andes"]


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("International", "international"),
        ("INTERNATIONAL ORGANIZATIONS", "international"),
        ("Latin America and Caribbean Region", "latin-and-central-america"),
        ("Afrique et Moyen-Orient", "africa-and-middle-east"),
        ("Norte America", ""),
        ("Africa", ""),
        ("Members", ""),
        ("", ""),
    ],
)
def test_the_words_of_a_section(heading: str, name: str) -> None:
    assert section_of(heading) == name


def test_without_a_network_there_is_no_membership_and_the_members_stand() -> None:
    made = extraction(network=False)
    (about,) = rows(made.found, "directory")
    assert about.cells["network"] == "" and len(rows(made.found, "members")) == 5


def test_rows_that_cannot_stand_together_are_told() -> None:
    def relation(start: str, type_: str, end: str) -> Found:
        cells = dict.fromkeys("start end date_text role doubt printed locator_heading page".split(), "")
        return Found("relations", {"from": start, "type": type_, "to": end, "line": "33", **cells}, 33, "", 0.7, "in-words")

    def statement(subject: str, property_: str, value: str, **more: str) -> Found:
        cells = dict.fromkeys("language printed locator_heading page".split(), "") | more
        return Found(
            "statements", {"subject": subject, "property": property_, "value": value, "line": "34", **cells}, 34, "", 0.7, "w"
        )

    more = (
        relation("cau", "partnerOf", "reseau-maree"),
        relation("cau", "partnerOf", "nobody"),
        relation("cau", "partnerOf", "cau"),
        relation("cau", "owns", "ana-dores"),
        statement("cau", "kind", "Person"),
        statement("cau", "founded", "last year"),
        statement("ghost", "kind", "Network"),
        statement("cau", "kind", "Fund", printed="one two three four five six seven eight nine"),
    )
    made = extraction(more=more)
    assert [row.cells["to"] for row in rows(made.found, "relations")] == ["reseau-maree"]
    told = [left.why.partition(" from 1000")[0] for left in made.unplaced if left.line in (33, 34)]
    assert told == [
        "nothing says what nobody is, or names it",
        "a tie of a thing to itself",
        "ana-dores is no thing that owns can lead to",
        "cau is an organization already, not a person",
        "'last year' is no date",
        "nothing says what ghost is, or names it",
        "more than 8 words printed",
    ]


NAMES = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=12)


@settings(max_examples=25)
@given(st.lists(st.tuples(NAMES, NAMES), min_size=1, max_size=6))
def test_whatever_the_names_each_member_is_a_row_or_told(names: list[tuple[str, str]]) -> None:
    members = [
        member(seen(name, 30 + place, acronym), websites=(cell(acronym, 30 + place),), line=30 + place)
        for place, (name, acronym) in enumerate(names)
    ]
    made = extraction(*members)
    slugs = [row.cells["slug"] for row in rows(made.found, "members")]
    assert len(slugs) == len(set(slugs))
    blank = sum(not name.strip() for name, _ in names)
    told = sum("no name" in left.why or "names" in left.why for left in made.unplaced)
    assert len(slugs) + max(told, blank) >= len(names)


def test_a_language_is_told_by_small_words_only() -> None:
    assert language_of(["Réseau des femmes du développement"]) == "fr"
    assert language_of(["Fundación para el desarrollo"]) == "es"
    assert language_of(["RIPESS"], "en") == "en"
    assert language_of([""], "") == ""

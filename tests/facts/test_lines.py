"""Every statement of the bundled data over the document: the line it cites holds it, the heading it cites stands above."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from sse_atlas.graph.records import Batch, Citation, Claim, Literal, Term, Thing
from sse_atlas.loaders.check import check, check_outline
from sse_atlas.loaders.outline import Outline
from sse_atlas.loaders.read import data_folder
from sse_atlas.ontology import BASE, SKOS, SSE, relation_types

Rows = list[dict[str, str]]

MEMBER_OF = relation_types()["memberOf"].iri
PARTICIPATED = relation_types()["participatedIn"].iri
#: The line of each section's heading in the directory, above the list of its members.
SECTIONS = {
    532: "international",
    594: "africa-and-middle-east",
    1328: "asia",
    1733: "europe",
    1854: "latin-and-central-america",
    2081: "north-america",
}
LIST = "GSEF Member Directory 2021, list of the section"


def above(line: int, headings: dict[int, str]) -> str:
    """The nearest heading at or above a line."""
    return headings[max(number for number in headings if number <= line)]


def whole(value: str, line: str) -> bool:
    """Whether a line holds a number as a number of its own."""
    return re.search(rf"(?<![\d.]){re.escape(value)}(?![\d.]*\d)", line) is not None


def object_text(claim: Claim) -> str:
    match claim.object:
        case Literal(value=value):
            return value
        case Term(iri):
            return iri
        case _:
            return ""


@pytest.fixture(scope="session")
def headings(members: Rows) -> dict[int, str]:
    """The headings of the entries by their line."""
    return {int(row["heading_line"]): row["heading_name"] for row in members}


@pytest.fixture(scope="session")
def names(batch: Batch) -> dict[str, set[str]]:
    """Every printed name and acronym of each actor."""
    found: dict[str, set[str]] = {}
    for claim in batch.claims:
        if claim.predicate in (SSE.name, SSE.acronym) and isinstance(claim.subject, Thing):
            found.setdefault(claim.subject.slug, set()).add(object_text(claim))
    return found


def test_the_document_is_the_one_that_was_read(batch: Batch, documents: dict[str, bytes], lines: dict[int, str]) -> None:
    (source,) = batch.sources
    assert source.sha256 in documents
    assert source.line_count == len(lines)


def test_every_cited_line_exists_and_holds_something(batch: Batch, lines: dict[int, str]) -> None:
    evidence = [e for correction in batch.corrections for e in correction.evidence if isinstance(e, Citation)]
    cited = [*evidence, *(citation for claim in batch.claims for citation in claim.citations)]
    assert len(cited) > 900
    for citation in cited:
        assert lines[citation.line].strip() and lines[max(citation.line, citation.last_line)].strip(), citation


def test_the_outline_is_that_of_the_document(outline: Outline, lines: dict[int, str]) -> None:
    assert len(outline.headings()) > 90
    assert check_outline(outline, lines) == []


def test_every_statement_is_borne_out_by_its_lines(batch: Batch, lines: dict[int, str], outline: Outline) -> None:
    assert check(batch, lines, outline) == []


def test_the_check_can_fail(batch: Batch, lines: dict[int, str], outline: Outline) -> None:
    """Over the line below, nearly nothing stands."""
    below = {number: lines.get(number + 1, "") for number in lines}
    wrong = check(batch, below, outline)
    assert len({fault.statement for fault in wrong}) > 0.9 * len(batch.claims)
    assert len(check_outline(outline, below)) == len(outline.headings())


def test_headings_are_those_of_the_document(members: Rows, lines: dict[int, str]) -> None:
    for row in members:
        heading, acronym = row["heading_name"], row["heading_acronym"]
        forms = {f"{heading}, {acronym}", f"{heading} ({acronym})"} if acronym else {heading}
        assert lines[int(row["heading_line"])] in forms


def test_a_locator_is_the_nearest_heading_above_the_line(batch: Batch, headings: dict[int, str]) -> None:
    first = min(headings)
    entries = [cited for claim in batch.claims for cited in claim.citations if cited.page and cited.line >= first]
    assert len(entries) > 450
    wrong = [(cited.line, cited.locator) for cited in entries if above(cited.line, headings) != cited.locator]
    assert wrong == []


def test_a_section_is_the_nearest_above_the_list(batch: Batch, lines: dict[int, str]) -> None:
    assert all(lines[line] and len(lines[line].split()) < 7 for line in SECTIONS)
    claims = [claim for claim in batch.claims if claim.predicate == SSE.section]
    assert len(claims) == 75
    for claim in claims:
        (cited,) = claim.citations
        assert cited.locator == LIST
        assert object_text(claim) == f"{BASE}section/{above(cited.line, dict(SECTIONS))}", claim.subject


def test_the_page_of_an_entry_is_that_of_the_contents(members: Rows, lines: dict[int, str]) -> None:
    for row in members:
        cells = [cell.strip() for cell in lines[int(row["contents_line"])].split("\t")]
        (place,) = (number for number, cell in enumerate(cells) if cell.startswith(row["contents_name"]))
        assert cells[place + 1] == row["page"], row["slug"]


def test_an_entry_is_cited_by_its_page(batch: Batch, members: Rows) -> None:
    pages = {row["heading_name"]: row["page"] for row in members}
    for claim in batch.claims:
        for cited in claim.citations:
            if cited.page and cited.locator in pages:
                assert cited.page == pages[cited.locator], (claim.subject, cited)


def test_every_member_line_and_place_line_of_the_document_is_cited(batch: Batch, lines: dict[int, str]) -> None:
    cited = {citation.line for claim in batch.claims for citation in claim.citations}
    stated = [number for number, text in lines.items() if text.startswith(("GSEF member since ", "City/Country: "))]
    assert len(stated) == 74 + 72
    assert [number for number in stated if number not in cited] == []


def test_a_role_stands_in_the_heading(batch: Batch) -> None:
    roles = [c for c in batch.claims if c.role and c.predicate == MEMBER_OF and c.object == Thing("gsef")]
    assert [claim.role for claim in roles] == ["Honorary Member"]
    assert all(claim.role in cited.locator for claim in roles for cited in claim.citations)


def test_printed_words_are_eight_at_most(batch: Batch) -> None:
    assert [claim.printed for claim in batch.claims if len(claim.printed.split()) > 8] == []


def test_the_stated_countries_are_all_of_the_table(batch: Batch, lines: dict[int, str]) -> None:
    for line in range(168, 173):
        printed = {part.strip() for part in lines[line].split("\t")[-1].split(",") if part.strip()}
        claims = [c for c in batch.claims if c.predicate == SSE.coversCountry and c.citations[0].line == line]
        assert {claim.printed for claim in claims} == printed


def test_the_whole_printed_table_is_carried(batch: Batch, lines: dict[int, str]) -> None:
    stated = Counter(c.citations[0].line for c in batch.claims if c.predicate == SSE.value)
    for line in range(168, 173):
        cells = lines[line].split("\t")[1:5]
        claims = [c for c in batch.claims if c.predicate == SSE.value and c.citations[0].line == line]
        assert sorted(c.printed or object_text(c) for c in claims) == sorted(cells)
    assert stated[173] == 3 and stated[174] == 5


E_MAIL = re.compile(r"[^\s,;\"<>()]+@[^\s,;\"<>()]+")


def test_no_address_of_a_person_is_carried() -> None:
    places = [data_folder(), Path(__file__).parents[1] / "data"]
    files = [path for place in places for path in place.rglob("*") if path.suffix in (".csv", ".md", ".py")]
    assert len(files) > 10
    assert E_MAIL.search("E info@example.org")
    assert {path.name: E_MAIL.findall(path.read_text(encoding="utf-8")) for path in files} == {path.name: [] for path in files}


def ledger() -> Rows:
    with (data_folder() / "identity.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def slugs() -> Rows:
    with (data_folder() / "slugs.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_ledger_holds_every_printed_name_and_no_other(whole: Batch) -> None:
    printed = {
        (object_text(claim), claim.source, claim.subject.slug)
        for claim in whole.claims
        if claim.predicate in (SSE.name, SKOS.altLabel) and isinstance(claim.subject, Thing)
    }
    decided = [(row["name"], row["source"], row["actor"]) for row in ledger()]
    assert len(set(decided)) == len(decided)
    assert set(decided) == printed
    assert all(row["reason"] for row in ledger())


def test_slugs_are_listed_once_and_none_is_used_again(whole_accepted: Batch) -> None:
    accepted = whole_accepted
    listed = [row["slug"] for row in slugs()]
    assert len(set(listed)) == len(listed)
    assert listed == sorted(listed)
    current = {row["slug"] for row in slugs() if row["status"] == "current"}
    retired = {row["slug"]: row["replaced_by"] for row in slugs() if row["status"] != "current"}
    used = {thing.slug for thing in (*accepted.actors, *accepted.items, *accepted.events)}
    assert used == current
    assert not used & retired.keys()
    assert {row["status"] for row in slugs()} <= {"current", "retired"}
    assert all(not row["replaced_by"] for row in slugs() if row["status"] == "current")
    assert all(not new or new in current for new in retired.values())


def test_every_end_of_a_relation_is_a_thing_of_the_data(whole_accepted: Batch) -> None:
    accepted = whole_accepted
    used = {thing.slug for thing in (*accepted.actors, *accepted.items, *accepted.events)}
    assert all({relation.start_of, relation.end_of} <= used for relation in accepted.relations)
    assert all(figure.figure_of in used for figure in accepted.figures)

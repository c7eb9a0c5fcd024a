"""A document into rows and straight into an atlas: its kind told, its members found, a refusal told by the document's line."""

from __future__ import annotations

from pathlib import Path

import pytest

from sse_atlas.errors import InputError
from sse_atlas.graph import LOCAL_BASE
from sse_atlas.graph.accept import accept
from sse_atlas.graph.build import to_quads
from sse_atlas.graph.records import Literal, Thing
from sse_atlas.graph.validate import validate_quads
from sse_atlas.loaders import base_for, read_sources
from sse_atlas.loaders.extracting import STAGES, extract, rules
from sse_atlas.loaders.read import data_folder
from sse_atlas.loaders.review.accepting import accept_into
from sse_atlas.loaders.review.extracted import read_extracted
from sse_atlas.loaders.review.write import write
from sse_atlas.ontology import SSE, relation_types
from tests.loaders.directories.made_directories import make

DIRECTORY = """\
Tidal Commons Network (TCN)
Member Directory 2030

Contents

Andes
Cooperativa Aurora (CAU), Peru 3
Fundación Lago Azul (FLA), Bolivia 4
Delta Coast
City of Marlow, Ghana 5

Member Directory 2030

Andes

- Cooperativa Aurora (CAU), Peru
- Fundación Lago Azul (FLA), Bolivia

Cooperativa Aurora, CAU

TCN member since 2016
City/Country: Cusco, Peru
W: www.aurora.example.org
E: hello@aurora.example.org

Cooperativa Aurora gathers weavers of the valley. It was founded in 1998.

Fundación Lago Azul, FLA

TCN member since 2019
City/Country: La Paz, Bolivia
W: www.lagoazul.example.org

Fundación Lago Azul works for clean water.

Delta Coast

- City of Marlow, Ghana

City of Marlow

TCN member since 2021
City/Country: Accra, Ghana

The City of Marlow supports markets by the sea.
"""

REPORT = """\
Tidal Forum 4 - 6 May 2030

SESSION REPORT

Title of the session: Harbours that share
Type of session: Workshop
Language: English
Date: May 5th, 2030
Moderator: Ms Ada Quay - Harbour Institute
Speakers:
- Mr Ben Loch - Loch Cooperative
- Ms Cleo Strand - Strand Union
Summary
The harbours spoke.
"""


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "tidal directory.md"
    path.write_text(DIRECTORY, encoding="utf-8")
    return path


def test_a_directory_is_told_and_read(document: Path) -> None:
    told: list[str] = []
    made = extract(document, tell=told.append)
    assert (made.kind, made.asked, tuple(told)) == ("directory", False, STAGES)
    assert made.reasons
    assert (made.source["id"], made.source["publisher"], made.source["lines"]) == (
        "tidal-directory",
        "tcn",
        str(DIRECTORY.count("\n")),
    )
    members = {row.cells["slug"]: row.cells for row in made.found if row.table == "members"}
    said = {(slug, row["city"], row["country"], row["since"], row["section"]) for slug, row in members.items()}
    assert said == {
        ("cau", "Cusco", "PE", "2016", "andes"),
        ("fla", "La Paz", "BO", "2019", "andes"),
        ("city-of-marlow", "Accra", "GH", "2021", "delta-coast"),
    }
    assert all(part in rules() for row in made.found if row.table in ("members", "websites") for part in _names(row.rule))


def _names(rule: str) -> list[str]:
    return [part.partition("=")[2].partition("@")[0] if "=" in part else part for part in rule.split()]


def test_a_document_builds_straight_as_its_tables_do(document: Path, tmp_path: Path) -> None:
    batch = read_sources([document])
    assert batch.refusals == []
    (source,) = batch.sources
    assert (source.id, source.line_count, len(source.sha256)) == ("tidal-directory", DIRECTORY.count("\n"), 64)
    member_of = relation_types()["memberOf"].iri
    ties = {(claim.subject, claim.object, claim.start) for claim in batch.claims if claim.predicate == member_of}
    assert (Thing("cau"), Thing("tcn"), "2016") in ties
    base = base_for([document], None)
    assert base == LOCAL_BASE
    report = validate_quads(to_quads(accept(batch), base))
    assert report.conforms, report.of("violation")
    write(extract(document), tmp_path / "out")
    assert read_sources([tmp_path / "out"]).claims == batch.claims


def test_a_session_report_builds(tmp_path: Path) -> None:
    path = tmp_path / "harbours.txt"
    path.write_text(REPORT, encoding="utf-8")
    made = extract(path)
    assert made.kind == "session-report"
    batch = read_sources([path])
    names = {claim.object.value for claim in batch.claims if claim.predicate == SSE.name and isinstance(claim.object, Literal)}
    assert {"Harbours that share", "Ada Quay", "Ben Loch", "Cleo Strand"} <= names
    assert validate_quads(to_quads(accept(batch), LOCAL_BASE)).conforms


def test_the_kind_is_asked_for_where_it_cannot_be_told(tmp_path: Path) -> None:
    path = tmp_path / "poem.txt"
    path.write_text("The sea was calm.\nThe gulls were not.\n")
    with pytest.raises(InputError, match=r"poem.txt: of no kind that can be told.*; say which it is: sse-atlas extract --kind"):
        extract(path)
    assert extract(path, "concept-note").asked
    with pytest.raises(InputError, match="no kind of document 'novel'; give --kind one of directory, session-report"):
        extract(path, "novel")


@pytest.mark.parametrize("name", ["list.txt", "list.md"])
def test_a_table_is_a_table_whatever_its_name(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("name,country\nAurora,Peru\n")
    batch = read_sources([tmp_path / name])
    assert [actor.label for actor in batch.actors] == ["Aurora"]


def test_only_contents_are_members_too(tmp_path: Path) -> None:
    path = tmp_path / "contents.txt"
    path.write_text("\n".join(DIRECTORY.splitlines()[:11]) + "\n", encoding="utf-8")
    made = extract(path, "directory")
    assert {row["slug"]: row["missing"] for row in made.sightings} == dict.fromkeys(
        ("cau", "fla", "city-of-marlow"), "list heading"
    )
    write(made, tmp_path / "written")
    batch = read_sources([tmp_path / "written"])
    assert validate_quads(to_quads(accept(batch), LOCAL_BASE)).conforms


def test_every_bundled_directory_says_of_which_network_it_is() -> None:
    folders = [path.parent for path in data_folder().glob("*/members.csv")]
    assert folders and all((folder / "directory.csv").is_file() for folder in folders)


@pytest.mark.parametrize("seed", [3, 11])
def test_a_made_up_directory_goes_the_whole_way(tmp_path: Path, seed: int) -> None:
    (tmp_path / "made.txt").write_text(make(seed, members=9).text, encoding="utf-8")
    write(extract(tmp_path / "made.txt", "directory"), tmp_path / "out")
    batch = read_sources([tmp_path / "out"])
    assert batch.refusals == []
    assert validate_quads(to_quads(accept(batch), LOCAL_BASE)).conforms
    taken = accept_into(read_extracted(tmp_path / "out"), tmp_path / "mine" / "made", at_least=0)
    assert (taken.undecided, taken.waiting) == (0, ())
    again = read_sources([tmp_path / "mine" / "made"])
    assert again.refusals == [] and set(again.claims) == set(batch.claims)
    accept(again)


def test_what_looks_like_a_member_and_is_read_as_none_is_told(tmp_path: Path) -> None:
    path = tmp_path / "loose.md"
    path.write_text(
        "- Alder Cooperative (AC), Peru\n- Birch Union, Chile\n\n| Name | Country |\n|---|---|\n| Cedar Trust | Peru |\n\n"
        "Write to desk@forest.example.org or call.\n\nPhone: +51 1 555 0100\n"
    )
    told = {left.line: left.why for left in extract(path, "directory").unplaced}
    assert told == {
        1: "like an item of a list of members, and in none",
        2: "like an item of a list of members, and in none",
        4: "a row of a table, which is not read",
        6: "a row of a table, which is not read",
        8: "an address in running text, of no member's entry",
        10: "lines of fields with no entry around them",
    }

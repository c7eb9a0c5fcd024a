"""From an extraction over a person's decisions to a source in the form of data/: written, read, looked at, accepted, built."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sse_atlas.errors import InputError, UnwritableError
from sse_atlas.graph.accept import accept
from sse_atlas.graph.build import to_quads
from sse_atlas.graph.records import Thing
from sse_atlas.graph.validate import validate_quads
from sse_atlas.loaders.documents.model import Found
from sse_atlas.loaders.read import read_sources
from sse_atlas.loaders.review.accepting import Accepted, accept_into
from sse_atlas.loaders.review.extracted import read_extracted
from sse_atlas.loaders.review.folder import cleaned, read_rows
from sse_atlas.loaders.review.looking import look, numbers
from sse_atlas.loaders.review.renaming import rename
from sse_atlas.loaders.review.write import write
from sse_atlas.ontology import SSE
from tests.loaders.review.made_small import extraction

BASE = "urn:sse-atlas:local/"
Change = Callable[[dict[str, str]], object]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The tables of the small directory."""
    write(extraction(), tmp_path / "out")
    return tmp_path / "out"


def change(folder: Path, table: str, spoil: Change) -> None:
    """Change each row of a table, as a person does in a spreadsheet."""
    path = folder / f"{table}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        spoil(row)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def say(word: str, slug: str = "") -> Change:
    return lambda row: row.update(accepted=word) if slug in ("", row["slug"]) else None


def accepted(folder: Path, at_least: float = 0.95, force: bool = False) -> Accepted:
    return accept_into(read_extracted(folder), folder.parent / "mine" / "tidal", at_least=at_least, force=force)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_same_extraction_gives_the_same_bytes_and_only_tables_with_rows(folder: Path, tmp_path: Path) -> None:
    write(extraction(), tmp_path / "again")
    assert contents(folder) == contents(tmp_path / "again")
    names = {
        "source",
        "directory",
        "sections",
        "members",
        "websites",
        "emails",
        "outline",
        "statements",
        "events",
        "unplaced",
        "sightings",
    }
    assert set(contents(folder)) == {*(f"{name}.csv" for name in names), "report.md"}
    write(extraction(media="pdf"), tmp_path / "pdf")
    assert (tmp_path / "pdf" / "text.txt").read_text(encoding="utf-8").splitlines()[6] == "line 7"


def test_the_report_says_what_was_read_and_what_is_missing_where(folder: Path) -> None:
    report = (folder / "report.md").read_text(encoding="utf-8")
    for words in (
        "Taken for a directory, because:\n\n- 5 lines say since when a member",
        "- 1 NUL was taken out",
        "5 members: 3 in the contents, 2 in the lists of the sections, 3 in the headings of entries; 1 in the list of a survey.",
        "| reseau-maree | Reseau Marée | 7 |  |  | list heading |",
        "| members | kind | made-kind | 0.60 | 5 |  |",
        "| printed behind the name, and no country known | 1 | 7 |",
        "| members.csv | 5 |",
    ):
        assert words in report, words


def test_tables_that_somebody_worked_on_are_not_written_over(folder: Path) -> None:
    write(extraction(), folder)
    change(folder, "members", say("yes", "cau"))
    before = contents(folder)
    with pytest.raises(InputError, match=r"out: the tables in it have been worked on; .* --force"):
        write(extraction(), folder)
    assert contents(folder) == before
    write(extraction(), folder, force=True)
    assert contents(folder) != before
    (folder / "notes.txt").write_text("mine")
    with pytest.raises(InputError, match=r"holds 'notes.txt', which is no table of an extraction"):
        write(extraction(), folder, force=True)


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UnwritableError, match="a file, where a folder is to be written"):
        write(extraction(), tmp_path / "file")


HOSTILE = st.text(st.characters(exclude_categories=("Cs",)), max_size=20) | st.sampled_from(
    ["=HYPERLINK(1)", '"', "a,b", "\u202eevil", "\x1b[31m", "\0", "a\nb", "a\u2028b", "\x85", "-1", "@x", "'"]
)


@settings(max_examples=40)
@given(st.lists(st.tuples(HOSTILE, HOSTILE), min_size=1, max_size=5))
def test_a_hostile_cell_comes_back_from_the_table_as_it_is(
    tmp_path_factory: pytest.TempPathFactory, cells: list[tuple[str, str]]
) -> None:
    folder = tmp_path_factory.mktemp("hostile") / "out"
    made = tuple(
        Found("emails", {"slug": "cau", "printed": printed, "line": "3"}, 3, heading, 0.9, "rule") for printed, heading in cells
    )
    write(extraction(more=made), folder)
    rows = [row for row in read_rows(folder, "emails") if row["line"] == "3"]
    assert [(row["printed"], row["heading"]) for row in rows] == [(cleaned(one), cleaned(two)) for one, two in cells]
    report = (folder / "report.md").read_text(encoding="utf-8")
    assert not any(c in report for c in "\0\x1b\u202e")


def test_an_extracted_folder_builds_and_conforms_with_the_rule_and_the_confidence_of_each_claim(folder: Path) -> None:
    batch = read_sources([folder])
    assert batch.refusals == [] and batch.left_out == []
    by_predicate = {(c.subject, c.predicate): c for c in batch.claims}
    city, kind = (by_predicate[Thing("cau"), term] for term in (SSE.city, "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"))
    assert (city.confidence, city.rule, kind.confidence, kind.rule) == ("0.99", "made-label", "0.60", "made-kind")
    disagreed = {(found.about, found.property) for found in batch.disagreements}
    assert disagreed == {(Thing("cau"), SSE.acronym), (Thing("ana-dores"), SSE.country)}
    quads = to_quads(accept(batch), BASE)
    report = validate_quads(quads)
    assert report.conforms, report.of("violation")
    whole = "".join(quads.triples()) + "".join(quads.triples(f"{BASE}graph/tidal-net-2030"))
    assert '<https://w3id.org/sse-atlas/ontology#confidence> "0.60"^^<http://www.w3.org/2001/XMLSchema#decimal>' in whole
    assert f'<{BASE}section/andes> <http://www.w3.org/2004/02/skos/core#prefLabel> "Andes"' in whole
    assert "aurora.example.org>" in whole and "hello@" not in whole


def test_a_no_leaves_out_the_row_and_what_is_said_of_its_thing(folder: Path) -> None:
    change(folder, "members", say("no", "cau"))
    batch = read_sources([folder])
    assert batch.refusals == [] and len(batch.left_out) == 2
    assert not any(claim.subject == Thing("cau") for claim in batch.claims)
    accept(batch)


def test_what_a_person_accepted_has_no_confidence(folder: Path) -> None:
    change(folder, "members", say("YES", "cau"))
    batch = read_sources([folder])
    assert {claim.confidence for claim in batch.claims if claim.subject == Thing("cau") and claim.predicate == SSE.city} == {""}


WRONG = {
    ("members", "accepted", "maybe"): r"members.csv:2: accepted is 'maybe'; write yes or no, or leave it empty",
    ("members", "since", "20x6"): r"members.csv:2: '20x6' is no date",
    ("emails", "accepted", "perhaps"): r"emails.csv:2: accepted is 'perhaps'",
    ("websites", "confidence", "high"): r"websites.csv:2: 'high' is no confidence; write a number from 0 to 1",
    ("members", "section", "atlantis"): r"members.csv:2: 'atlantis' is none of the sections",
    ("directory", "network", "No Slug"): r"directory.csv:2: 'No Slug' is no slug",
    ("sections", "name", ""): r"sections.csv:2: a section without a name \(and 5 more\); write the heading printed",
}


@pytest.mark.parametrize(("table", "column", "cell"), WRONG)
def test_a_wrong_cell_is_one_line_with_its_place(folder: Path, table: str, column: str, cell: str) -> None:
    change(folder, table, lambda row: row.update({column: cell}))
    with pytest.raises(InputError, match=WRONG[table, column, cell]) as caught:
        read_extracted(folder)
    assert "\n" not in str(caught.value)


def test_a_table_of_members_needs_its_directory(folder: Path) -> None:
    (folder / "directory.csv").unlink()
    with pytest.raises(InputError, match=r"members.csv: members of which network\? there is no directory.csv; write beside it"):
        read_sources([folder])


def test_no_folder_of_extracted_tables(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no folder of extracted tables; name a folder that sse-atlas extract wrote"):
        read_extracted(tmp_path)


def test_what_to_look_at_first(folder: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "identity.csv"
    ledger.write_text("name,source,actor,reason\nTwin house,old,twins,x\nCooperative Aurora,old,aurora,x\nElse,old,ana-dores,x\n")
    extracted = read_extracted(folder)
    found = look(extracted, ledger, at_least=0.95)
    assert numbers(extracted, 0.95) == {"rows": 12, "accepted": 0, "refused": 0, "undecided": 12, "sure": 6}
    words = [(one.sort, one.where, one.line, one.what) for one in found]
    assert ("contradiction", "members.csv:2", 30, "cau has two values of acronym: 'CAU' (line 30) and 'CAUR' (line 6)") in words
    shared = "'www.aurora.example.org' is the website of cau and of ana-dores (lines 33 and 54)"
    assert ("contradiction", "websites.csv:2", 33, shared) in words
    assert ("contradiction", "members.csv:4", 21, "'Twin House' is twin-house and twin-house-2 (lines 21 and 40)") in words
    twins = [one.what for one in found if one.sort == "twin"]
    assert twins == [
        "'Twin House' (twin-house) may be 'Twin house', in the ledger as twins (likeness 1.00)",
        "'Twin House' (twin-house-2) may be 'Twin house', in the ledger as twins (likeness 1.00)",
        "'Cooperativa Aurora' (cau) may be 'Cooperative Aurora', in the ledger as aurora (likeness 0.94)",
        "the ledger has the slug ana-dores for 'else'; here it is 'Ana Dores'",
    ]
    unsure = [one for one in found if one.sort == "unsure"]
    assert (unsure[0].field, unsure[0].rule, unsure[0].confidence) == ("kind", "made-kind", "0.60")
    assert [one.sort for one in found] == sorted(
        (one.sort for one in found), key=["contradiction", "twin", "unsure", "unplaced", "missing"].index
    )
    assert {one.field for one in look(extracted, None, at_least=0.95, field="kind")} == {"kind"}
    change(folder, "members", say("yes"))
    assert not [
        one
        for one in look(read_extracted(folder), None, at_least=0.95)
        if one.where.startswith("members") and one.sort == "unsure"
    ]


def test_accepted_rows_become_a_source_that_builds(folder: Path) -> None:
    change(folder, "members", say("yes"))
    change(folder, "members", say("no", "twin-house"))
    done = accepted(folder)
    to = folder.parent / "mine"
    assert (done.counts["members"], done.counts["websites"], done.refused, done.undecided) == (4, 1, 1, 1)
    assert (to / "tidal" / "members.csv").read_text(encoding="utf-8").splitlines()[0].endswith(",place_line,survey_line")
    assert not (to / "tidal" / "emails.csv").exists()
    ledger = (to / "identity.csv").read_text(encoding="utf-8").splitlines()
    assert "Cooperativa Aurora,tidal-net-2030,cau,read by rule" in ledger and len(ledger) == len(set(ledger))
    assert "cau,current," in (to / "slugs.csv").read_text(encoding="utf-8").splitlines()
    batch = read_sources([to / "tidal"])
    assert batch.refusals == [] and not any(claim.confidence for claim in batch.claims)
    assert validate_quads(to_quads(accept(batch), BASE)).conforms


def test_accepting_twice_adds_nothing_to_the_ledger(folder: Path) -> None:
    accepted(folder, at_least=0)
    before = contents(folder.parent / "mine")
    with pytest.raises(InputError, match=r"there are tables in it already; .* --force"):
        accepted(folder, at_least=0)
    again = accepted(folder, at_least=0, force=True)
    assert (again.names, again.slugs) == (0, 0) and contents(folder.parent / "mine") == before


def test_rows_that_cannot_stand_without_others_wait(folder: Path) -> None:
    done = accepted(folder, at_least=0.9)
    assert "members" not in done.counts and done.undecided == 5
    assert [left.why for left in done.waiting] == ["'cau' is no member", "'ana-dores' is no member"]
    # Nobody decided about the network, but all memberships hang on it.
    change(folder, "statements", lambda row: row.update(confidence="0.50"))
    assert accepted(folder, at_least=0.9, force=True).counts["statements"] == 3
    about = (folder.parent / "mine" / "tidal" / "directory.csv").read_text(encoding="utf-8").splitlines()[1]
    assert about.startswith("tn,tidal-survey-2030,")


LEDGERS = {
    "slug": (
        "identity.csv",
        "Other,old,cau,x",
        "the slug 'cau' of 'Cooperativa Aurora' stands for 'Other' in .*; give it another slug",
    ),
    "name": (
        "identity.csv",
        "Ana Dores,tidal-net-2030,dores,x",
        "'Ana Dores' stands for dores in .*, not for ana-dores; --same ana-dores=dores",
    ),
    "retired": ("slugs.csv", "cau,retired,", "the slug 'cau' is retired in .*; give it another: --same cau=NEW"),
    "broken": ("identity.csv", 'x,"', "identity.csv:2: "),
}


@pytest.mark.parametrize("case", LEDGERS)
def test_what_the_ledger_has_otherwise_is_refused_and_nothing_is_written(folder: Path, case: str) -> None:
    file, row, words = LEDGERS[case]
    header = "name,source,actor,reason" if file == "identity.csv" else "slug,status,replaced_by"
    (folder.parent / "mine").mkdir()
    (folder.parent / "mine" / file).write_text(f"{header}\n{row}\n")
    before = contents(folder.parent / "mine")
    with pytest.raises(InputError, match=words):
        accepted(folder, at_least=0)
    assert contents(folder.parent / "mine") == before


def test_one_slug_for_another_in_every_table(folder: Path) -> None:
    assert rename(folder, "cau", "aurora") == 3
    assert rename(folder, "tn", "tidal") == 5
    batch = read_extracted(folder).batch
    slugs = {claim.subject.slug for claim in batch.claims if isinstance(claim.subject, Thing)}
    assert {"aurora", "tidal"} <= slugs and not slugs & {"cau", "tn"}
    assert batch.sources[0].publisher == "tidal"
    assert "aurora,Cooperativa Aurora" in (folder / "sightings.csv").read_text(encoding="utf-8")
    before = contents(folder)
    for slug, actor, words in (
        ("twin-house", "aurora", "members.csv:4: twin-house and aurora have each a row of their own"),
        ("nobody", "aurora", "'nobody' stands in no table"),
        ("aurora", "A B", "'A B' is no slug"),
    ):
        with pytest.raises(InputError, match=words):
            rename(folder, slug, actor)
    assert contents(folder) == before

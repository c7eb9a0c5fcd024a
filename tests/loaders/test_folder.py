"""A curated source: each cell is a claim with its line, each row that cannot stand is told."""

from __future__ import annotations

import csv
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pyoxigraph
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sse_atlas.errors import InputError
from sse_atlas.graph import LOCAL_BASE
from sse_atlas.graph.accept import accept
from sse_atlas.graph.build import to_quads
from sse_atlas.graph.records import Batch, Claim, Literal, Term, Thing
from sse_atlas.loaders import bundled, read_sources
from sse_atlas.ontology import FOAF, RDF, SSE, kinds, relation_types

Change = Callable[[str, Callable[[list[dict[str, str]]], object]], None]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the bundled source and its ledger, to be spoilt."""
    source = bundled()[0]
    shutil.copytree(source, tmp_path / "data" / source.name)
    shutil.copy(source.parent / "identity.csv", tmp_path / "data")
    return tmp_path / "data" / source.name


@pytest.fixture
def change(folder: Path) -> Change:
    """Read a table of the copy, change its rows, write it again."""

    def table(name: str, spoil: Callable[[list[dict[str, str]]], object]) -> None:
        path = folder / name if (folder / name).exists() else folder.parent / name
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        columns = list(rows[0])
        spoil(rows)
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)

    return table


def refused(batch: Batch) -> list[str]:
    return [f"{re.sub('.*/', '', found.where)}: {found.what}; {found.do}" for found in batch.refusals]


def claims(batch: Batch, slug: str, predicate: str) -> list[Claim]:
    return [found for found in batch.claims if found.subject == Thing(slug) and found.predicate == predicate]


def test_a_member_becomes_claims_each_with_its_line(folder: Path) -> None:
    batch = read_sources([folder])
    assert batch.refusals == []
    names = [(c.object, [cited.line for cited in c.citations]) for c in claims(batch, "lvrlac", SSE.name)]
    assert names == [
        (Literal("Lake Victoria Region Local Authorities Cooperation", language="en"), [877]),
        (Literal("Lake Victoria Region Local Authorities Cooperation (LVRLAC) Tanzania Chapter", language="en"), [606, 69]),
    ]
    (city,) = claims(batch, "lvrlac", SSE.city)
    assert (city.object, city.printed, city.citations[0].line) == (Literal("Mwanza"), "MWANZA TANZANIA", 883)
    (kind,) = claims(batch, "lvrlac", RDF.type)
    assert kind.object == Term(kinds()["LocalGovernmentNetwork"].iri)
    (member,) = claims(batch, "lvrlac", relation_types()["memberOf"].iri)
    assert (member.object, member.start, member.citations[0].line, member.citations[0].page) == (Thing("gsef"), "2020", 881, "46")
    (survey,) = claims(batch, "lvrlac", relation_types()["participatedIn"].iri)
    assert (survey.start, survey.citations[0].line) == ("", 139)
    assert [c.citations[0].locator for c in claims(batch, "lvrlac", SSE.section)] == [
        "GSEF Member Directory 2021, list of the section"
    ]


def test_a_member_without_a_year_is_a_member_without_a_start(folder: Path) -> None:
    (member,) = claims(read_sources([folder]), "emesse", relation_types()["memberOf"].iri)
    assert (member.start, member.citations[0].line) == ("", 750)


MEMBER = {
    ("since", "20x6"): "'20x6' is no date",
    ("country", "Koreaa"): "'Koreaa' is no country known (did you mean korea",
    ("contents_country", "Nowhere"): "'Nowhere' is no country known",
    ("kind", "Bank"): "'Bank' is no kind of actor (there are",
    ("section", "atlantis"): "'atlantis' is none of the sections",
    ("slug", "No Slug"): "'No Slug' is no slug; write a-z",
    ("slug", "taipei"): "the slug 'taipei' stands in this table already",
    ("heading_line", "x"): "'x' is no line of the document; write its number",
    ("survey_line", "0"): "'0' is no line of the document",
    ("heading_name", "Another Name"): "the name 'Another Name' is not in ",
    ("list_name", "Mondragon"): "the name 'Mondragon' is not in ",
    ("contents_name", "Bamako"): "the name 'Bamako' stands for bamako in ",
    ("heading_language", "a b"): "'a b' is no language",
    ("lead", "cover"): "'cover' is no place of a name (there are heading, list, contents)",
}


@pytest.mark.parametrize(("column", "cell"), MEMBER)
def test_a_wrong_cell_of_a_member_is_told_with_its_line(folder: Path, change: Change, column: str, cell: str) -> None:
    def spoil(rows: list[dict[str, str]]) -> None:
        (row,) = (row for row in rows if row["slug"] == "rtes")
        row[column] = cell

    change("members.csv", spoil)
    batch = read_sources([folder])
    found = [words for words in refused(batch) if words.startswith("members.csv:")]
    if column != "slug":
        assert claims(batch, "rtes", SSE.section) == [] == claims(batch, "rtes", FOAF.homepage)
    assert len(found) == 1 and found[0].startswith(f"members.csv:59: {MEMBER[column, cell]}")
    assert any(words.startswith("websites.csv:") and "'rtes' is no row of members.csv" in words for words in refused(batch))


def test_what_was_refused_is_the_thing_to_mend_first(folder: Path, change: Change) -> None:
    change("members.csv", lambda rows: rows[3].update(since="20x6"))
    batch = read_sources([folder])
    with pytest.raises(InputError, match=r"mend first what was refused: .*members.csv:5: '20x6' is no date"):
        accept(batch)


def test_a_member_stands_once(folder: Path, change: Change) -> None:
    change("members.csv", lambda rows: rows.append(dict(rows[0])))
    (found,) = refused(read_sources([folder]))
    assert found.startswith("members.csv:77: the slug 'ess-forum-international' stands in this table already")


TABLES = {
    ("websites.csv", "printed", "two words.org"): "websites.csv:2: 'two words.org' is no web address",
    ("websites.csv", "printed", "info@example.org"): "websites.csv:2: 'info@example.org' is no web address",
    ("websites.csv", "slug", "nobody"): "websites.csv:2: 'nobody' is no row of members.csv; correct the slug",
    ("websites.csv", "line", ""): "websites.csv:2: '' is no line of the document",
    ("statements.csv", "property", "motto"): "statements.csv:2: 'motto' is no property (there are kind",
    ("statements.csv", "subject", "No Slug"): "statements.csv:2: 'No Slug' is no slug",
    ("statements.csv", "subject", "section:atlantis"): "statements.csv:2: 'section:atlantis' is no concept",
    ("statements.csv", "value", "Bank"): "statements.csv:2: 'Bank' is no kind of actor",
    ("statements.csv", "value", "Network Fund"): "statements.csv:2: 2 kinds; give each a row of its own",
    ("statements.csv", "line", "-4"): "statements.csv:2: '-4' is no line",
    ("events.csv", "kind", "party"): "events.csv:2: 'party' is none of the event-kinds",
    ("events.csv", "start", "July"): "events.csv:2: 'July' is no date",
    ("events.csv", "slug", "a b"): "events.csv:2: 'a b' is no slug",
    ("events.csv", "language", "e n"): "events.csv:2: 'e n' is no language",
    ("figures.csv", "value", "about 5"): "figures.csv:2: 'about 5' is no number",
    ("figures.csv", "value", "²"): "figures.csv:2: '²' is no number",
    ("figures.csv", "upper_value", "x"): "figures.csv:2: 'x' is no number",
    ("figures.csv", "measure", "joy"): "figures.csv:2: 'joy' is none of the measures",
    ("figures.csv", "qualifier", "perhaps"): "figures.csv:2: 'perhaps' is none of the qualifiers",
    ("figures.csv", "status", "hoped"): "figures.csv:2: 'hoped' is none of the statuses",
    ("figures.csv", "of", "a b"): "figures.csv:2: 'a b' is no slug",
    ("figures.csv", "slug", "gsef-members"): "figures.csv:29: the slug 'gsef-members' stands in this table already",
    ("figures.csv", "breakdown", "asia"): "figures.csv:2: 'asia' is no concept; write one as section:asia",
    ("figures.csv", "breakdown", "section:asia x:y"): "figures.csv:2: 'x:y' is no concept",
    ("figures.csv", "lines", ""): "figures.csv:2: no line; say where it stands",
    ("figures.csv", "as_of", "2021-13"): "figures.csv:2: '2021-13' is no date",
    ("corrections.csv", "line", "1302"): "corrections.csv:2: no claims have this subject, property and value at line 1302",
    ("corrections.csv", "value", "http://example.org"): "corrections.csv:2: no claims have this subject, property and value",
    ("corrections.csv", "subject", "nobody"): "corrections.csv:2: no claims have this subject, property and value",
    ("corrections.csv", "property", "motto"): "corrections.csv:2: 'motto' is no property",
    ("corrections.csv", "line", "last"): "corrections.csv:2: 'last' is no line",
    ("corrections.csv", "evidence_line", "1302 x"): "corrections.csv:2: 'x' is no line",
    ("corrections.csv", "right_value", "no address"): "corrections.csv:2: 'no address' is no web address",
    ("disagreements.csv", "values", "ESSFI | IFSE | NONE"): "disagreements.csv:2: nothing claims 'NONE'",
    ("disagreements.csv", "subject", "a b"): "disagreements.csv:2: 'a b' is no slug",
    ("disagreements.csv", "property", "motto"): "disagreements.csv:2: 'motto' is no property",
    ("disagreements.csv", "kind", "odd"): "disagreements.csv:2: 'odd' is none of the fault-kinds",
    ("remarks.csv", "kind", "odd"): "remarks.csv:2: 'odd' is none of the fault-kinds",
    ("remarks.csv", "line", ""): "remarks.csv:2: no line; say where it stands",
    ("remarks.csv", "about", "a b"): "remarks.csv:2: 'a b' is no slug",
    ("outline.csv", "line", "first"): "outline.csv:2: 'first' is no line",
    ("things.csv", "class", "Thing"): "things.csv:2: 'Thing' is no class of things (there are Initiative",
    ("things.csv", "name", ""): "things.csv:2: neither a name nor a label; write the name printed",
    ("things.csv", "name", "Another Name"): "things.csv:2: the name 'Another Name' is not in ",
    ("things.csv", "slug", "a b"): "things.csv:2: 'a b' is no slug",
    ("things.csv", "line", "9-3"): "things.csv:2: the lines '9-3' run backwards",
    ("relations.csv", "type", "likes"): "relations.csv:2: 'likes' is no type of relation (there are memberOf",
    ("relations.csv", "to", "a b"): "relations.csv:2: 'a b' is no slug",
    ("relations.csv", "end", "soon"): "relations.csv:2: 'soon' is no date",
    ("statements.csv", "property", "goal"): "statements.csv:2: 'Network' is no Sustainable Development Goal",
    ("statements.csv", "property", "theme"): "statements.csv:2: 'Network' is none of the themes",
    ("statements.csv", "property", "partnerOf"): "statements.csv:2: 'Network' is no slug",
}


@pytest.mark.parametrize(("table", "column", "cell"), TABLES)
def test_a_wrong_cell_is_told_with_its_line(folder: Path, change: Change, table: str, column: str, cell: str) -> None:
    change(table, lambda rows: rows[0].update({column: cell}))
    batch = read_sources([folder])
    assert refused(batch)[0].startswith(TABLES[table, column, cell])
    assert all(found.do for found in batch.refusals)


SOURCE = {
    ("id", "No Slug"): "source.csv: needs one row, with a slug as id",
    ("issued", "October"): "source.csv:2: 'October' is no date",
    ("lines", "many"): "source.csv:2: 'many' is no line",
    ("license", "CC BY"): "source.csv:2: the license 'CC BY' is no IRI; write its address",
    ("publisher", "The Forum"): "source.csv:2: 'The Forum' is no slug",
    ("language", "English"): "source.csv:2: 'English' is no language",
}


@pytest.mark.parametrize(("column", "cell"), SOURCE)
def test_a_wrong_description_of_the_source_is_one_line(folder: Path, change: Change, column: str, cell: str) -> None:
    change("source.csv", lambda rows: rows[0].update({column: cell}))
    with pytest.raises(InputError, match=re.escape(SOURCE[column, cell])) as caught:
        read_sources([folder])
    assert "\n" not in str(caught.value) and str(folder) in str(caught.value)


def test_two_rows_of_a_source_are_one_too_many(folder: Path, change: Change) -> None:
    change("source.csv", lambda rows: rows.append(dict(rows[0])))
    with pytest.raises(InputError, match=r"source.csv: needs one row"):
        read_sources([folder])


@pytest.mark.parametrize("table", ["members.csv", "websites.csv", "statements.csv", "figures.csv", "corrections.csv"])
def test_a_table_with_a_wrong_header_is_one_line(folder: Path, table: str) -> None:
    lines = (folder / table).read_text(encoding="utf-8").splitlines()
    (folder / table).write_text("\n".join([f"{lines[0]},remarks", *lines[1:]]), encoding="utf-8")
    with pytest.raises(InputError, match=rf"{table}:1: unknown column 'remarks'; rename it or take it out"):
        read_sources([folder])
    column, _, rest = lines[0].partition(",")
    (folder / table).write_text("\n".join([rest, *lines[1:]]), encoding="utf-8")
    with pytest.raises(InputError, match=rf"{table}:1: no column {column}; add it to the header"):
        read_sources([folder])


def test_the_ledger_is_strict(folder: Path, change: Change) -> None:
    change("identity.csv", lambda rows: rows[0].update(actor="No Slug"))
    with pytest.raises(InputError, match=r"identity.csv:2: 'No Slug' is no slug; write a-z, 0-9 and single hyphens"):
        read_sources([folder])
    (folder.parent / "identity.csv").write_text('name,source,actor,reason\n"x\n', encoding="utf-8")
    with pytest.raises(InputError, match=r"identity.csv:2: this line is no CSV|identity.csv:2: lines 2 to"):
        read_sources([folder])


def test_without_a_ledger_every_name_is_taken(folder: Path) -> None:
    (folder.parent / "identity.csv").unlink()
    assert read_sources([folder]).refusals == []


def test_a_folder_without_tables_is_one_line(folder: Path) -> None:
    for path in folder.iterdir():
        path.unlink()
    with pytest.raises(InputError, match=rf"{folder.name}: no table in this folder; name a folder with .csv files"):
        read_sources([folder])


def test_a_correction_hits_one_claim_and_carries_its_evidence(folder: Path) -> None:
    batch = read_sources([folder])
    corrections = {correction.corrects.citations[0].line: correction for correction in batch.corrections}
    assert len(corrections) > 10 and {108, 170, 1995} <= corrections.keys()
    assert [cited.line for cited in corrections[1995].evidence if not isinstance(cited, Claim)] == [1302]
    assert [cited.page for cited in corrections[1995].evidence if not isinstance(cited, Claim)] == ["65"]
    assert corrections[1995].right_value is None
    assert all(correction.corrects in batch.claims for correction in batch.corrections)
    assert all(claim in batch.claims for found in batch.disagreements for claim in found.between)


ODD = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), min_size=1, max_size=8)
CELLS = st.one_of(ODD, st.sampled_from(["", "a", "section:asia", "1", "2016", "KR", "www.a.org", "gsef", "x | y", "-"]))


def test_a_line_is_cited_under_one_heading(folder: Path, change: Change) -> None:
    """Two tables may see a line under two headings; a place has one, or its citation would have two."""
    change("statements.csv", lambda rows: rows[0].update(locator_heading="Another heading"))
    batch = read_sources([folder])
    headings: dict[tuple[int, int], set[str]] = {}
    for claim in batch.claims:
        for cited in claim.citations:
            headings.setdefault((cited.line, cited.last_line), set()).add(cited.locator)
    assert {len(found) for found in headings.values()} == {1}


@pytest.mark.parametrize(
    "table",
    [
        *("members", "websites", "statements", "things", "relations", "events", "figures"),
        *("corrections", "disagreements", "remarks", "outline", "source"),
    ],
)
@given(data=st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=8, deadline=None)
def test_no_cell_is_a_traceback_or_breaks_the_build(folder: Path, table: str, data: st.DataObject) -> None:
    source = bundled()[0]
    shutil.copy(source / f"{table}.csv", folder)
    path = folder / f"{table}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    for _ in range(data.draw(st.integers(1, 3))):
        row = data.draw(st.integers(1, len(rows) - 1))
        rows[row][data.draw(st.integers(0, len(rows[row]) - 1))] = data.draw(CELLS)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, quoting=csv.QUOTE_ALL).writerows(rows)
    try:
        batch = read_sources([folder])
        quads = to_quads(accept(batch), LOCAL_BASE, vocabulary=False)
    except InputError as error:
        assert "\n" not in str(error)
    else:
        text = "".join(quads.lines()).encode("utf-8")
        assert len(list(pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.N_QUADS))) == len(quads)
    finally:
        shutil.copy(source / f"{table}.csv", folder)

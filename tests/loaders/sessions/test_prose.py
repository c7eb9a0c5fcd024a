"""Running text: ties, foundings, events and figures, each with its subject; what has another subject is told, not taken."""

from __future__ import annotations

from pathlib import Path

import pytest

from sse_atlas.loaders.documents.model import Reading
from sse_atlas.loaders.documents.slugs import Slugs
from sse_atlas.loaders.folder import read_folder
from sse_atlas.loaders.identity import Ledger
from sse_atlas.loaders.sessions.counting import counts
from sse_atlas.loaders.sessions.naming import names_from
from sse_atlas.loaders.sessions.prose import Passage, read_prose
from sse_atlas.loaders.sessions.when import clocks, day_of
from tests.loaders.sessions.conftest import document_of, rows_of
from tests.loaders.sessions.test_read import write


def read(text: str) -> Reading:
    """Read a text as the entry of the Lantern Network (LANT)."""
    slugs = Slugs()
    slugs.give("Lantern Network", "LANT")
    slugs.give("Union of Candle Makers", "UCM")
    document = document_of(text + "\n")
    return read_prose(
        document, [Passage("lant", ("Lantern Network", "LANT"), 1, len(document.lines), "Lantern Network, LANT")], slugs
    )


@pytest.mark.parametrize(
    ("text", "start", "type_", "end"),
    [
        ("LANT is a member of the Union of Candle Makers (UCM).", "lant", "memberOf", "ucm"),
        ("The Lantern Network is a member of the World Wick Council (WWC).", "lant", "memberOf", "wwc"),
        ("It works in partnership with the Union of Candle Makers.", "lant", "partnerOf", "ucm"),
        ("Our school is supported by the Ministry of Evening Light.", "ministry-of-evening-light", "supports", "lant"),
        ("LANT is funded by the Glow Foundation.", "glow-foundation", "funds", "lant"),
        ("The network has signed a cooperation agreement with the Union of Candle Makers.", "lant", "signedAgreementWith", "ucm"),
        ("LANT est membre de l'Union des Phares (UDP).", "lant", "memberOf", "udp"),
        ("The network is affiliated with the Institute of Dusk.", "lant", "affiliatedWith", "institute-of-dusk"),
    ],
)
def test_ties(text: str, start: str, type_: str, end: str) -> None:
    (row,) = rows_of(read(text).found, "relations")
    assert (row["from"], row["type"], row["to"], row["line"]) == (start, type_, end, "1")


def test_a_list_of_names_is_several_members() -> None:
    found = read("LANT is a member of Bright Streets, the Night Walkers Guild and the Union of Candle Makers.").found
    assert {row["to"] for row in rows_of(found, "relations")} == {"bright-streets", "night-walkers-guild", "ucm"}
    named = rows_of(found, "statements", property="name")
    assert {row["value"] for row in named} == {"Bright Streets", "Night Walkers Guild"}
    assert all(row.confidence <= 0.6 for row in found if row.table == "statements" and row.cells["property"] == "name")


@pytest.mark.parametrize(
    "text",
    [
        "The Moth Society is a member of the Union of Candle Makers.",
        "The Moth Society was founded in 1987.",
        "The Moth Society has 400 members.",
    ],
)
def test_another_subject_is_told_and_not_taken(text: str) -> None:
    reading = read(text)
    assert not reading.found
    assert [each.heading for each in reading.unplaced] == ["Lantern Network, LANT"]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("The Lantern Network (LANT) was established in 1999 in Turku.", "1999"),
        ("LANT was created on March 5, 2004.", "2004-03-05"),
        ("Founded in Turku, in 2011, it has grown.", "2011"),
        ("LANT is a small network which was formed in May 1982.", "1982-05"),
        ("Since its creation in 1975, LANT sells lamps.", "1975"),
        ("LANT est une association créée en 2001.", "2001"),
    ],
)
def test_foundings(text: str, date: str) -> None:
    (row,) = [row for row in rows_of(read(text).found, "statements") if row["property"] == "founded"]
    assert (row["subject"], row["value"]) == ("lant", date)


def test_an_event_hosted() -> None:
    found = read("In June 2018, LANT hosted the 2nd meeting of the Society for Long Evenings.").found
    (event,) = rows_of(found, "events")
    assert (event["name"], event["start"]) == ("2nd meeting of the Society for Long Evenings", "2018-06")
    assert rows_of(found, "relations", type="hosts")[0]["to"] == event["slug"]


def test_a_pronoun_means_what_the_sentence_before_is_about() -> None:
    found = read("The Moth Society lives next door. It has 400 members.\n\nIt has 30 members.").found
    assert [row["value"] for row in rows_of(found, "figures")] == ["30"]


def test_paragraphs_over_several_lines_give_the_line_of_the_words() -> None:
    found = read(
        "The Lantern Network sells lamps in the evening and in the\n"
        "morning, on every quay of the old town, and now it has\n"
        "about 1,250 members in 14 countries."
    ).found
    assert {(row["value"], row["lines"]) for row in rows_of(found, "figures")} == {("1250", "3"), ("14", "3")}


@pytest.mark.parametrize(
    ("text", "value", "unit", "measure", "qualifier"),
    [
        ("with 1,200 members", "1200", "", "members", "exactly"),
        ("more than 85 member organizations", "85", "", "members", "atLeast"),
        ("a population of over 2.5 million", "2500000", "", "population", "atLeast"),
        ("about 30 000 inhabitants", "30000", "", "population", "about"),
        ("up to 12 national and regional networks", "12", "", "organizations", "upTo"),
        ("it represents 4.5% of the GDP", "4.5", "%", "share-of-gdp", "exactly"),
        ("a rate of 47, 8%", "47.8", "%", "share", "exactly"),
        ("a budget of US\\$ 20,000", "20000", "USD", "budget", "exactly"),
        ("£3 billion in revenue", "3000000000", "GBP", "turnover", "exactly"),
        ("invested 2.2 million euros", "2200000", "EUR", "funding", "exactly"),
        ("plus de 40 coopératives", "40", "", "cooperatives", "atLeast"),
        ("unas 15 empresas", "15", "", "enterprises", "about"),
        ("9 board members", "9", "", "seats", "exactly"),
        ("800 women members", "800", "", "women-members", "exactly"),
    ],
)
def test_numbers(text: str, value: str, unit: str, measure: str, qualifier: str) -> None:
    (found,) = counts(text)
    assert (found.value, found.unit, found.measure, found.qualifier) == (value, unit, measure, qualifier)


@pytest.mark.parametrize(
    "text",
    [
        "in 2016 with friends",
        "the 21st century",
        "SDG 8 and Article 25",
        "COVID-19",
        "on 5 May 2014",
        "version 2.0",
        "1500 lamp shades",
    ],
)
def test_numbers_that_count_nothing(text: str) -> None:
    assert not counts(text)


def test_the_year_of_a_figure() -> None:
    assert counts("as of 2019, it has 20 members")[0].as_of == "2019"
    assert counts("founded in 1990 it has 20 members")[0].as_of == ""


def test_pesos_are_of_no_known_country() -> None:
    reading = read("LANT has a budget of $ 200 million pesos.")
    assert not rows_of(reading.found, "figures")
    assert "not known" in reading.unplaced[0].why


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("October 8th, 2021", "2021-10-08", ""),
        ("4-8 October 2021", "2021-10-04", "2021-10-08"),
        ("October 4 - 8, 2021", "2021-10-04", "2021-10-08"),
        ("1er février 2020", "2020-02-01", ""),
        ("3 de agosto de 2019", "2019-08-03", ""),
        ("7 de março de 2018", "2018-03-07", ""),
        ("2022-11-30", "2022-11-30", ""),
        ("in May 2011", "2011-05", ""),
        ("6th October", "2000-10-06", ""),
    ],
)
def test_dates(text: str, start: str, end: str) -> None:
    found = day_of(text, "2000")
    assert found is not None
    assert (found.start, found.end) == (start, end)


def test_no_date() -> None:
    assert day_of("31 February 2020") is None
    assert day_of("6th October") is None


def test_clocks() -> None:
    said = [(each.start, each.end, each.zone) for each in clocks("18:00-19:30 KST / 9:00-10:30 UTC")]
    assert said == [("18:00", "19:30", "KST"), ("09:00", "10:30", "UTC")]
    assert [(each.start, each.end, each.zone) for each in clocks("20-23 KST")] == [("20:00", "23:00", "KST")]
    assert not clocks("4-8 October 2021")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("the Society for Long Evenings in Turku", ["Society for Long Evenings"]),
        ("UCM, the Night Guild and Bright Streets.", ["UCM", "Night Guild", "Bright Streets"]),
        ("Council of Bees and Wasps (CBW) since", ["Council of Bees and Wasps"]),
        ("some people", []),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    assert [named.name for named in names_from(text, 0)] == names


def test_the_readers_of_the_tables_take_every_row(tmp_path: Path) -> None:
    text = (
        "The Lantern Network (LN) was founded in 1999. It has 40 members, a budget of $2 million and 12% of the jobs.\n\n"
        "LANT hosted the 3rd Wick Forum in 2014 and launched the Lamp Fund in 2015. LANT is a member of Bright Streets."
    )
    write(read(text).found, tmp_path)
    batch = read_folder(tmp_path, Ledger())
    assert not batch.refusals
    assert len(batch.figures) == 3

"""What is read from session documents: the event, its times, who moderated and spoke, for whom, on what."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from sse_atlas.loaders.documents.model import Document, Found
from sse_atlas.loaders.documents.slugs import Slugs
from sse_atlas.loaders.folder import read_folder
from sse_atlas.loaders.identity import Ledger
from sse_atlas.loaders.sessions.read import Session, read_session
from sse_atlas.loaders.sessions.rules import RULES
from sse_atlas.loaders.tables import TABLES
from tests.loaders.sessions.conftest import MADE_UP, document_of, rows_of

SESSIONS = [name for name in MADE_UP if name != "directory"]


def read(name: str) -> Session:
    text, kind = MADE_UP[name]
    return read_session(document_of(text), kind, Slugs())


def names(found: list[Found], type_: str) -> set[str]:
    """The first names printed of those at the beginning of the relations of a type."""
    said = {row["subject"]: row["value"] for row in reversed(rows_of(found, "statements", property="name"))}
    return {said[row["from"]] for row in rows_of(found, "relations", type=type_)}


def write(found: list[Found], folder: Path) -> None:
    """Write rows as a folder of `data/` is written."""
    (folder / "source.csv").write_text(
        "id,title,publisher,issued,language,rights,license,sha256,lines\nmade-up,Made up,,,,,,,\n", encoding="utf-8"
    )
    for table, (columns, _) in TABLES.items():
        held = rows_of(found, table)
        if held:
            with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, columns)
                writer.writeheader()
                writer.writerows(held)


@pytest.mark.parametrize(
    ("name", "moderator", "speakers"),
    [
        ("report", {"Ingrid Solvang"}, {"Tom Reed", "Ana Maria Lopes", "Jean van der Meer"}),
        ("french", {"Claire Dubois"}, {"Paul Girard", "Lucie Favre", "Hélène Roux"}),
        ("spanish", {"Julio Peña"}, {"Carmen Vidal", "Luis Ortega", "Marta Gil"}),
        ("sheet", {"Rosa Quispe"}, {"Mateo Flores", "Wanda Kowalska"}),
        ("table", set(), {"Maria Soto Vega", "Karim Benali"}),
        ("note", set(), set()),
    ],
)
def test_all_speakers_and_the_moderator_and_nobody_else(name: str, moderator: set[str], speakers: set[str]) -> None:
    found = read(name).reading.found
    assert names(found, "spokeAt") == speakers
    assert names(found, "moderated") == moderator


@pytest.mark.parametrize(
    ("name", "title", "kind", "start"),
    [
        ("report", "Mutual help in small harbours", "workshop", "2023-05-04"),
        ("french", "Fromageries coopératives et villages", "workshop", "2022-03-12"),
        ("spanish", "Hornos comunes", "workshop", "2022-04-03"),
        ("sheet", "Seeds kept in common and the small libraries that lend them", "plenary", "2024-06-02"),
        ("table", "Wool and water", "session", "2021-07-07"),
        ("note", "Old trees and new roots: How orchards are shared", "plenary", "2020-09-09"),
    ],
)
def test_the_event(name: str, title: str, kind: str, start: str) -> None:
    session = read(name)
    (event,) = rows_of(session.reading.found, "events", name=title)
    assert (event["kind"], event["start"], event["end"]) == (kind, start, start)
    assert session.issued is not None
    assert session.issued.value == start
    assert session.title is not None
    assert session.title.value.endswith(title)


@pytest.mark.parametrize(
    ("name", "first", "last", "zone"),
    [
        ("report", "14:30 UTC", "16:00 UTC", "UTC"),
        ("french", "09:00", "10:30", ""),
        ("spanish", "16:00", "17:30", ""),
        ("sheet", "10:00", "11:30", "CET"),
    ],
)
def test_times(name: str, first: str, last: str, zone: str) -> None:
    found = read(name).reading.found
    said = {row["property"]: row["value"] for row in rows_of(found, "statements") if row["property"].endswith(("Time", "Zone"))}
    assert (said["startTime"], said["endTime"], said.get("timeZone", "")) == (first, last, zone)


def test_bodies_posts_countries_and_talks() -> None:
    found = read("table").reading.found
    assert rows_of(found, "relations", type="worksFor", role="Director")[0]["to"] == "woolnet"
    assert rows_of(found, "statements", property="acronym", value="WOOLNET")
    assert rows_of(found, "statements", property="country", value="PE")[0]["subject"] == "maria-soto-vega"
    assert {row["name"] for row in rows_of(found, "things")} == {
        "Spinning together in the high valleys of the south",
        "Water that belongs to everybody in the village",
    }
    found = read("sheet").reading.found
    assert rows_of(found, "relations", type="authorOf", line="16-18")[0]["from"] == "mateo-flores"
    assert rows_of(found, "statements", property="kind", subject="maize-union")[0]["value"] == "Network"


def test_a_shorter_name_is_the_same_person() -> None:
    found = read("report").reading.found
    assert rows_of(found, "statements", property="altName")[0]["value"] == "Ana Lopes"
    assert {row["from"] for row in rows_of(found, "relations", type="authorOf")} == {
        "tom-reed",
        "ana-maria-lopes",
        "jean-van-der-meer",
    }


def test_notes_of_talks_tell_of_the_body_they_name() -> None:
    session = read("report")
    figures = {(row["of"], row["measure"], row["value"], row["as_of"]) for row in rows_of(session.reading.found, "figures")}
    assert figures == {
        ("mutual-help-in-small-harbours", "participants", "37", "2023-05-04"),
        ("coastnet", "members", "46", ""),
        ("coastnet", "countries", "9", ""),
    }
    assert rows_of(session.reading.found, "statements", property="founded")[0]["value"] == "1998"
    assert [each.line for each in session.reading.unplaced if "whose figure" in each.why] == [25]


def test_a_forum_and_who_organizes_it() -> None:
    session = read("note")
    assert session.publisher is not None
    assert session.publisher.value == "ORCHARD"
    (row,) = rows_of(session.reading.found, "relations", type="organizes")
    assert (row["from"], row["to"]) == ("orchard", "orchard-world-congress")
    assert row["doubt"]


def test_a_talk_called_as_a_body_is_not_that_body() -> None:
    text = "Session title: Ropes\nSpeakers:\n1st speaker: Mr Ivo Hahn - KNOT\nSpeakers:\n- Ivo Hahn - KNOT\n"
    found = read_session(document_of(text), "session-report", Slugs()).reading.found
    (talk,) = rows_of(found, "things")
    (tie,) = rows_of(found, "relations", type="affiliatedWith")
    assert talk["name"] == "KNOT"
    assert talk["slug"] != tie["to"]


def test_a_document_without_a_session_says_so() -> None:
    session = read_session(document_of("Nothing here\n"), "session-report", Slugs())
    assert not session.reading.found
    assert session.title is None
    assert "no name of a session" in session.reading.unplaced[0].why


@pytest.mark.parametrize("name", SESSIONS)
def test_the_readers_of_the_tables_take_every_row(name: str, tmp_path: Path) -> None:
    found = read(name).reading.found
    write(found, tmp_path)
    batch = read_folder(tmp_path, Ledger())
    assert not batch.refusals
    assert batch.claims


@pytest.mark.parametrize("name", SESSIONS)
def test_rows_have_their_rule_confidence_and_few_printed_words(name: str) -> None:
    held = {rule.name: rule.confidence for rule in RULES}
    assert len(held) == len(RULES)
    for row in read(name).reading.found:
        assert row.rule in held
        assert 0 < row.confidence <= 1
        assert row.line >= 1
        assert len(row.cells.get("printed", "").split()) <= 8


@pytest.mark.parametrize(
    ("start", "kind", "moderator", "speakers"),
    [
        (
            "001",
            "session-report",
            {"Dara Hout"},
            {"Bernard Luyiga", "Young Kim", "Martin Van Den Borre", "Eric Leyton Inostroza"},
        ),
        (
            "002",
            "session-report",
            {"Ilcheong Yi"},
            {
                *("Roberto Canedo Villarreal", "Juan José Rojas Herrera", "Malick Diop", "Aminata Diop Samb", "Rafael Chaves"),
                *("Susan Steinman", "Alan Southern", "Margie Mendell", "Nancy Neamtan", "Sang Youn Lee", "Hamish Jenkins"),
            },
        ),
        ("003", "session-info", {"Dara Huot"}, {"Bernard Luyiga", "Young Kim", "Martin Van Den Borre", "Eric Leyton Inostroza"}),
        ("004", "concept-note", set(), set()),
    ],
)
def test_the_speakers_of_the_real_documents(
    real: Callable[[str], Document], start: str, kind: str, moderator: set[str], speakers: set[str]
) -> None:
    found = read_session(real(start), kind, Slugs()).reading.found
    assert names(found, "spokeAt") == speakers
    assert names(found, "moderated") == moderator


@pytest.mark.parametrize(
    ("start", "kind", "day", "times"),
    [
        ("001", "session-report", "2021-10-08", {"18:00", "19:30"}),
        ("002", "session-report", "2021-10-06", {"20:00 KST", "23:00 KST", "KST"}),
        ("003", "session-info", "2021-10-08", {"18:00 KST", "19:30 KST", "09:00 UTC", "10:30 UTC", "KST"}),
        ("004", "concept-note", "2020-10-20", set()),
    ],
)
def test_the_days_and_times_of_the_real_documents(
    real: Callable[[str], Document], start: str, kind: str, day: str, times: set[str], tmp_path: Path
) -> None:
    session = read_session(real(start), kind, Slugs())
    found = session.reading.found
    assert session.issued is not None
    assert session.issued.value == day
    said = {row["value"] for row in rows_of(found, "statements") if row["property"] in ("startTime", "endTime", "timeZone")}
    assert said == times
    write(found, tmp_path)
    assert not read_folder(tmp_path, Ledger()).refusals

"""Several curated sources together: their order, the events that they share, what they say against each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from sse_atlas.errors import InputError
from sse_atlas.graph.accept import accept
from sse_atlas.graph.records import Batch, Claim, Literal, Term, Thing
from sse_atlas.loaders import bundled, read_sources
from sse_atlas.loaders.read import BETWEEN, LEDGER
from sse_atlas.ontology import SSE, XSD, concepts

SOURCE = "id,title,publisher,issued,language,rights,license,sha256,lines\n{0},The {0},,2021,en,,,,\n"
EVENTS = "slug,name,language,line,kind,kind_printed,kind_line,start,end,dates_printed,dates_line,locator_heading,page\n"
STATEMENTS = "subject,property,value,language,printed,line,locator_heading,page\n"
AGAINST = "sources,subject,property,values,kind,reason\n"


def source(folder: Path, name: str, **tables: str) -> Path:
    """Write a curated source with some tables; gives its folder."""
    (folder / name).mkdir(parents=True)
    for table, text in {"source": SOURCE.format(name), **tables}.items():
        (folder / name / f"{table}.csv").write_text(text, encoding="utf-8")
    return folder / name


@pytest.fixture
def report(tmp_path: Path) -> Path:
    return source(
        tmp_path,
        "report",
        events=EVENTS + "alliances,Alliances,en,3,session,Session report,1,2021,,,4,,\n",
        statements=STATEMENTS
        + "alliances,startTime,18:00,,18:00-19:30,5,,\n"
        + "alliances,endTime,19:30,,18:00-19:30,5,,\n"
        + "alliances,language,EN,,English,6,,\n"
        + "alliances,timeZone,KST,,,5,,\n",
    )


@pytest.fixture
def programme(tmp_path: Path) -> Path:
    return source(
        tmp_path,
        "programme",
        events=EVENTS + "alliances,Alliances nouvelles,fr,2,session,,,2021-10-08,2021-10-08,October 8th,2,,\n",
        statements=STATEMENTS + "alliances,startTime,18:00 KST,,18:00-19:30 KST,2,,\nalliances,timeZone,UTC,,,2,,\n",
    )


def against(sources: str, values: str = "KST | UTC", property_: str = "timeZone") -> str:
    return f"{AGAINST}{sources},alliances,{property_},{values},,Two zones.\n"


def said(batch: Batch, predicate: str) -> list[Claim]:
    return [claim for claim in batch.claims if claim.predicate == predicate]


def test_directories_of_members_come_first_then_the_order_of_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("b-report", "a-note", "z-note"):
        source(tmp_path, name)
    for name in ("y-directory", "c-directory"):
        source(tmp_path, name, members="slug\n")
    (tmp_path / "0-no-source").mkdir()
    (tmp_path / LEDGER).write_text("name,source,actor,reason\n", encoding="utf-8")
    monkeypatch.setattr("sse_atlas.loaders.read.data_folder", lambda: tmp_path)
    assert [path.name for path in bundled()] == ["c-directory", "y-directory", "a-note", "b-report", "z-note"]


def test_the_first_bundled_source_is_the_directory() -> None:
    assert bundled()[0].name == "gsef-yearbook-2021"


def test_an_event_is_claims_each_with_its_line(report: Path) -> None:
    batch = read_sources([report])
    assert batch.refusals == [] and batch.events == []
    (name,), (kind,), (start,) = said(batch, SSE.name), said(batch, SSE.eventKind), said(batch, SSE.start)
    assert (name.subject, name.object) == (Thing("alliances"), Literal("Alliances", language="en"))
    assert (kind.object, kind.printed) == (Term(concepts("event-kinds")["session"].iri), "Session report")
    assert [claim.citations[0].line for claim in (name, kind, start)] == [3, 1, 4]
    (begin,), (end,) = said(batch, SSE.startTime), said(batch, SSE.endTime)
    assert (begin.object, begin.printed) == (Literal("18:00:00", XSD.time), "18:00-19:30")
    assert end.object == Literal("19:30:00", XSD.time)


def test_a_kind_without_a_line_of_its_own_stands_where_the_name_does(programme: Path) -> None:
    (kind,) = said(read_sources([programme]), SSE.eventKind)
    assert (kind.citations[0].line, kind.printed) == (2, "")


WRONG = {
    "alliances,Again,en,3,session,,,,,,,,": "the slug 'alliances' stands in this table already",
    "other,Other,en,3,session,,x,,,,,,": "'x' is no line of the document",
    "other,Other,en,3,party,,,,,,,,": "'party' is none of the event-kinds",
    "other,Other,en,3,,,,,,,,,": "'' is none of the event-kinds",
    "other,Other,en,3,session,,,2021-10-8,,,4,,": "'2021-10-8' is no date",
    "other,Other,en,3,session,,,2021-10-08,,,,,": "no line",
}


@pytest.mark.parametrize("row", WRONG)
def test_a_wrong_event_is_told_with_its_line_and_claims_nothing(report: Path, row: str) -> None:
    with (report / "events.csv").open("a", encoding="utf-8") as file:
        file.write(f"{row}\n")
    batch = read_sources([report])
    (refusal,) = batch.refusals
    assert refusal.where.endswith("events.csv:3") and refusal.what.startswith(WRONG[row]) and refusal.do
    assert len(said(batch, SSE.eventKind)) == len(said(batch, SSE.name)) == 1


def test_a_wrong_time_is_told_with_its_line(report: Path) -> None:
    (report / "statements.csv").write_text(f"{STATEMENTS}alliances,startTime,6 pm,,,5,,\n", encoding="utf-8")
    (refusal,) = read_sources([report]).refusals
    assert (refusal.what, refusal.do) == (
        "'6 pm' is no time of the day",
        "write it as 18:00, with or without a zone (KST, UTC)",
    )


def test_the_ledger_decides_for_events_too(report: Path) -> None:
    (report.parent / LEDGER).write_text("name,source,actor,reason\nAlliances,report,another,x\n", encoding="utf-8")
    (refusal,) = read_sources([report]).refusals
    assert refusal.what.startswith("the name 'Alliances' stands for another in ")


def test_two_sources_tell_of_one_event(report: Path, programme: Path) -> None:
    (report.parent / BETWEEN).write_text(against("report | programme"), encoding="utf-8")
    batch = read_sources([report, programme])
    assert batch.refusals == []
    (event,) = accept(batch).events
    assert (event.label, event.start, event.end) == ("Alliances", "2021-10-08", "2021-10-08")
    assert (event.start_time, event.end_time, event.time_zone) == ("18:00:00+09:00", "19:30:00", "KST")
    assert [name.value for name in event.names] == ["Alliances", "Alliances nouvelles"]
    assert {claim.source for claim in event.claims} == {"report", "programme"}
    assert len(event.claims) == len(batch.claims)


@pytest.mark.parametrize("sources", ["report | programme", "programme | report", "report", "programme"])
def test_a_disagreement_between_sources_is_there_where_all_are_read(report: Path, programme: Path, sources: str) -> None:
    (report.parent / BETWEEN).write_text(against(sources), encoding="utf-8")
    batch = read_sources([report, programme])
    assert batch.refusals == []
    (between,) = batch.disagreements
    assert (between.about, between.property, between.reason) == (Thing("alliances"), SSE.timeZone, "Two zones.")
    assert [(claim.source, claim.object) for claim in between.between] == [
        ("report", Literal("KST")),
        ("programme", Literal("UTC")),
    ]


def test_a_disagreement_with_a_source_that_is_not_read_is_left_out(report: Path, programme: Path) -> None:
    (report.parent / BETWEEN).write_text(against("report | programme"), encoding="utf-8")
    for one in (report, programme):
        batch = read_sources([one])
        assert (batch.disagreements, batch.refusals) == ([], [])
        assert len(accept(batch).events) == 1
    third = source(report.parent, "third")
    batch = read_sources([report, third])
    assert (batch.disagreements, batch.refusals) == ([], [])


def test_what_two_sources_contradict_each_other_in_must_be_declared(report: Path, programme: Path) -> None:
    with pytest.raises(InputError, match="alliances has two values of sse:timeZone: 'KST' and 'UTC'"):
        accept(read_sources([report, programme]))


REFUSED = {
    against("report | programme", "KST | CET"): "nothing claims 'CET'",
    against("report | programme", "18:00 | late", "startTime"): "'late' is no time of the day",
    against("report | programme", "KST | UTC", "motto"): "'motto' is no property",
    against("report | programme").replace(",,Two", ",odd,Two"): "'odd' is none of the fault-kinds",
}


@pytest.mark.parametrize("table", REFUSED)
def test_a_disagreement_over_what_nobody_claims_is_refused(report: Path, programme: Path, table: str) -> None:
    (report.parent / BETWEEN).write_text(table, encoding="utf-8")
    batch = read_sources([report, programme])
    (refusal,) = batch.refusals
    assert refusal.where.endswith("disagreements.csv:2") and refusal.what.startswith(REFUSED[table]) and refusal.do
    assert batch.disagreements == []
    assert read_sources([report]).refusals == []


def test_each_data_folder_has_its_own_disagreements(tmp_path: Path, report: Path, programme: Path) -> None:
    (tmp_path / BETWEEN).write_text(against("report | programme"), encoding="utf-8")
    other = source(tmp_path / "other", "note", events=EVENTS + "meeting,Meeting,en,1,meeting,,,,,,,,\n")
    (other.parent / BETWEEN).write_text(f"{AGAINST}note | report,alliances,timeZone,KST | UTC,,Ours.\n", encoding="utf-8")
    batch = read_sources([report, programme, other])
    assert batch.refusals == []
    assert [found.reason for found in batch.disagreements] == ["Two zones.", "Ours."]


def test_a_wrong_header_of_the_disagreements_is_one_line(report: Path) -> None:
    (report.parent / BETWEEN).write_text("subject,property,values,kind,reason\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"disagreements.csv:1: no column sources; add it to the header"):
        read_sources([report])


def test_a_source_that_is_not_there_is_refused(report: Path, programme: Path) -> None:
    (report.parent / BETWEEN).write_text(against("report | programm"), encoding="utf-8")
    (refusal,) = read_sources([report, programme]).refusals
    assert "'programm' is no source beside this table" in refusal.what
    assert "programme, report" in refusal.do


FIGURES = (
    "slug,of,measure,what,value,upper_value,qualifier,unit,status,as_of,breakdown,printed,lines,locator_heading,page\n"
    "people,alliances,participants,people who came,20,,exactly,,,,,,7,,\n"
)


def test_two_sources_cannot_give_two_figures_one_slug(report: Path, programme: Path) -> None:
    for folder in (report, programme):
        (folder / "figures.csv").write_text(FIGURES, encoding="utf-8")
    assert len(read_sources([report]).figures) == 1
    with pytest.raises(InputError, match="two sources give a figure the slug 'people'"):
        read_sources([report, programme])

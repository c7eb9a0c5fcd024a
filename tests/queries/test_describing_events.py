"""What is told of events, partnerships and works that several sources speak of."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sse_atlas.graph import LocalStore
from sse_atlas.graph.records import Citation, Claim, Correction, Disagreement, Literal, Source, Term, Thing
from sse_atlas.ontology import DCTERMS, RDF, SSE, XSD
from sse_atlas.queries import Description, describe
from tests.graph.claiming import accepted, claim, happening, known, tie
from tests.graph.exporting import held

NAMES = [
    Claim("s", Thing("pact"), SSE.name, Literal("Pact of Cities", language="en"), (Citation("s", 20, 20),)),
    Claim("s", Thing("study"), SSE.name, Literal("Étude", language="fr"), (Citation("s", 30, 30),)),
]


def said(slug: str, predicate: str, value: str, datatype: str, *lines: int, source: str = "s", printed: str = "") -> Claim:
    return replace(claim(slug, predicate, Literal(value, datatype), *lines, source=source), printed=printed)


ENDED = said("alliances", SSE.endTime, "19:30:00", XSD.time, 5, printed="18:00-19:30")
REPORT = [
    *happening("alliances", "Alliances", "session", 3),
    said("alliances", SSE.start, "2021", XSD.gYear, 4),
    said("alliances", SSE.startTime, "18:00:00", XSD.time, 5, printed="18:00-19:30"),
    ENDED,
    said("alliances", DCTERMS.language, "en", "", 6, printed="English"),
    replace(tie("a", "spokeAt", "alliances", 7), role="mayor"),
    tie("alliances", "partOf", "forum", 8),
    *happening("forum", "Forum", "forum", 8),
    said("forum", SSE.startTime, "09:00:00Z", XSD.time, 9),
]
PROGRAMME = [
    *happening("alliances", "Alliances", "session", 11, source="t"),
    said("alliances", SSE.start, "2021-10-08", XSD.date, 12, source="t", printed="October 8th"),
    said("alliances", SSE.startTime, "18:00:00+09:00", XSD.time, 12, source="t", printed="18:00-19:30 KST"),
    said("alliances", SSE.startTime, "09:00:00Z", XSD.time, 12, source="t", printed="9:00-10:30 UTC"),
    said("alliances", SSE.timeZone, "KST", "", 12, source="t"),
    said("alliances", SSE.timeZone, "UTC", "", 12, source="t"),
    said("alliances", DCTERMS.language, "ko", "", 13, source="t"),
    replace(tie("a", "spokeAt", "alliances", 14, since="2021-10-08", source="t"), role="panellist"),
]
ZONES = [zone for zone in PROGRAMME if zone.predicate == SSE.timeZone]
THINGS = [
    *known("a"),
    *known("b"),
    *NAMES,
    replace(claim("pact", RDF.type, Term(SSE.Partnership), 21), printed="signed a pact"),
    said("pact", SSE.start, "2019", XSD.gYear, 22),
    tie("a", "memberOf", "pact", 23),
    tie("b", "memberOf", "pact", 23, since="2020"),
    claim("study", RDF.type, Term(SSE.Work), 31),
    said("study", DCTERMS.language, "fr", "", 32),
    said("study", DCTERMS.language, "x", "", 33),
    tie("a", "authorOf", "study", 31),
    claim("five", SSE.name, Literal("Five", language="en"), 41),
    claim("five", RDF.type, Term(SSE.Case), 41),
]


@pytest.fixture(scope="module")
def store() -> LocalStore:
    right = Correction(ENDED, "It lasted longer.", Literal("20:00:00+09:00", XSD.time))
    return held(
        accepted(
            [*REPORT, *PROGRAMME, *THINGS],
            sources=[Source("s", "A Report"), Source("t", "B Programme")],
            corrections=[right],
            disagreements=[Disagreement(Thing("alliances"), SSE.timeZone, tuple(ZONES), "Two zones.")],
        )
    )


def of(store: LocalStore, slug: str) -> Description:
    return describe(store, f"{store.base}id/{slug}")


def group(store: LocalStore, slug: str, title: str) -> list[str]:
    text = of(store, slug).lines()
    start = text.index(title) + 1
    return text[start : text.index("", start)]


def test_an_event_is_told_with_its_kind_date_times_zone_and_language(store: LocalStore) -> None:
    assert of(store, "alliances").lines()[:2] == ["Alliances", f"Session, {store.base}id/alliances"]
    assert group(store, "alliances", "Kind and place") == [
        "  Alliances is of the kind “Session”  [1: line 3 | 2: line 11]",
        "  The start of Alliances is 2021-10-08, printed “October 8th”  [2: line 12]",
        "  The starting time of Alliances is 18:00 (UTC+09:00), printed “18:00-19:30”, “18:00-19:30 KST”, “9:00-10:30 UTC”"
        "  [1: line 5 | 2: line 12]",
        "  The closing time of Alliances is 20:00 (UTC+09:00), printed “18:00-19:30”, “19:30:00” (corrected: It lasted longer)"
        "  [1: line 5]",
        "  The time zone of Alliances is KST (disputed: Two zones)  [2: line 12]",
        "  The language of Alliances is English (en)  [1: line 6]",
        "  The language of Alliances is Korean (ko)  [2: line 13]",
    ]


def test_an_event_is_told_with_its_relations_each_once(store: LocalStore) -> None:
    assert group(store, "alliances", "Relations") == [
        "  Alliances is part of Forum  [1: line 8]",
        "  Alliances had A as a speaker (as mayor; panellist, 2021-10-08)  [1: line 7 | 2: line 14]",
    ]
    assert "Other" not in of(store, "alliances").lines()


def test_what_is_wrong_with_a_time_is_told_in_words(store: LocalStore) -> None:
    assert group(store, "alliances", "Corrections") == [
        "  end time: 19:30, rightly 20:00 (UTC+09:00): It lasted longer.  [1: line 5]"
    ]
    assert group(store, "alliances", "Disagreements") == ["  time zone: KST | UTC: Two zones.  [2: line 12]"]


def test_a_time_in_utc_says_so(store: LocalStore) -> None:
    assert "  The starting time of Forum is 09:00 (UTC)  [1: line 9]" in group(store, "forum", "Kind and place")


def test_a_partnership_is_told_with_its_parties(store: LocalStore) -> None:
    assert of(store, "pact").lines()[:2] == ["Pact of Cities", f"Partnership, {store.base}id/pact"]
    assert group(store, "pact", "Names") == ["  The name is “Pact of Cities” (English)  [1: line 20]"]
    assert group(store, "pact", "Kind and place") == [
        "  Pact of Cities is of the kind “Partnership”, printed “signed a pact”  [1: line 21]",
        "  The start of Pact of Cities is 2019  [1: line 22]",
    ]
    assert group(store, "pact", "Relations") == [
        "  Pact of Cities has A as a member  [1: line 23]",
        "  Pact of Cities has B as a member (since 2020)  [1: line 23]",
    ]


def test_a_work_is_told_with_its_languages_and_authors(store: LocalStore) -> None:
    assert of(store, "study").lines()[:2] == ["Étude", f"Work, {store.base}id/study"]
    assert group(store, "study", "Kind and place") == [
        "  Étude is of the kind “Work”  [1: line 31]",
        "  The language of Étude is French (fr)  [1: line 32]",
        "  The language of Étude is x  [1: line 33]",
    ]
    assert group(store, "study", "Relations") == ["  Étude has A as an author  [1: line 31]"]


def test_a_thing_is_told_by_its_own_class_and_not_those_above(store: LocalStore) -> None:
    assert group(store, "five", "Kind and place") == ["  Five is of the kind “Case”  [1: line 41]"]


def test_an_actor_and_an_event_are_told_by_their_kind_and_not_by_their_class(store: LocalStore) -> None:
    assert group(store, "a", "Kind and place") == ["  A is of the kind “Network”  [1: line 1]"]
    assert len([line for line in group(store, "forum", "Kind and place") if "of the kind" in line]) == 1


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("18:00:00", "18:00"),
        ("00:00:00Z", "00:00 (UTC)"),
        ("23:59:00-03:30", "23:59 (UTC-03:30)"),
        ("18:00:30", "18:00:30"),
        ("18:00:00.5Z", "18:00:00.5Z"),
    ],
)
def test_a_time_in_words(written: str, told: str) -> None:
    claims = [*happening("e", "E"), said("e", SSE.startTime, written, XSD.time)]
    lines = group(held(accepted(claims, sources=[Source("s", "S")])), "e", "Kind and place")
    assert lines[1] == f"  The starting time of E is {told}  [1: line 1]"

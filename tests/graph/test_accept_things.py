"""Events, partnerships and works of the accepted view, made of what one source or several claim of them."""

from __future__ import annotations

import pytest

from sse_atlas.errors import InputError
from sse_atlas.graph.build import counts, to_quads
from sse_atlas.graph.records import Batch, Claim, Correction, Disagreement, Event, Item, Literal, Source, Term, Thing
from sse_atlas.graph.validate import validate_quads
from sse_atlas.ontology import BASE, DCTERMS, RDF, SSE, XSD, concepts, kinds
from tests.graph.claiming import accepted, claim, happening, known, tie

SOURCES: list[object] = [Source("s", "Report", issued="2021"), Source("t", "Programme", issued="2021")]


def day(value: str, *lines: int, source: str = "s") -> Claim:
    return claim("e", SSE.start, Literal(value, XSD.date if len(value) == 10 else XSD.gYear), *lines, source=source)


def at(value: str, *lines: int, source: str = "s", end: bool = False) -> Claim:
    return claim("e", SSE.endTime if end else SSE.startTime, Literal(value, XSD.time), *lines, source=source)


def only(batch: Batch) -> Event:
    assert not batch.actors and not batch.items
    (event,) = batch.events
    return event


def test_an_event_is_what_has_a_kind_of_event() -> None:
    event = only(accepted([*happening("e", "Forum", "workshop", 7), day("2021-10-08", 8)]))
    assert (event.slug, event.label, event.kind) == ("e", "Forum", concepts("event-kinds")["workshop"].iri)
    assert event.names == (Literal("Forum", language="en"),)
    assert (event.start, event.end, event.start_time, event.time_zone) == ("2021-10-08", "", "", "")
    assert [cited.line for cited in event.citations] == [7]
    assert len(event.claims) == 3


def test_an_event_needs_a_name() -> None:
    with pytest.raises(InputError, match="the event e has no name"):
        accepted(happening("e", "Forum")[1:])


@pytest.mark.parametrize("other", [SSE.Partnership, SSE.Work, kinds()["Network"].iri, kinds()["Person"].iri])
def test_an_event_is_nothing_else(other: str) -> None:
    with pytest.raises(InputError, match=r"e is an Event and a (Partnership|Work|Network|Person); give it one class"):
        accepted([*happening("e", "Forum"), claim("e", RDF.type, Term(other), source="t")])


def test_an_event_whose_name_is_corrected_is_shown_by_the_right_one() -> None:
    wrong, kind = happening("e", "Forun")
    right = Correction(wrong, "misspelt", Literal("Forum", language="en"))
    (shown,) = accepted([wrong, kind], corrections=[right]).events
    assert shown.label == "Forum"
    assert wrong in shown.claims


def test_an_event_of_two_sources_is_one_with_what_both_say_of_it() -> None:
    report = [*happening("e", "Alliances for All", "session", 3), day("2021", 4), at("18:00:00", 5), at("19:30:00", 5, end=True)]
    programme = [
        *happening("e", "Alliances", "session", 11, source="t"),
        claim("e", SSE.name, Literal("Alliances nouvelles", language="fr"), 12, source="t"),
        claim("e", SSE.acronym, "ANE", 11, source="t"),
        day("2021-10-08", 13, source="t"),
        at("18:00:00+09:00", 14, source="t"),
        at("09:00:00Z", 14, source="t"),
        claim("e", SSE.timeZone, "KST", 14, source="t"),
        claim("e", DCTERMS.language, "en", 15, source="t"),
        claim("e", DCTERMS.language, "ko", 15, source="t"),
    ]
    for claims in ([*report, *programme], [*programme, *report]):
        event = only(accepted(claims, sources=SOURCES))
        assert (event.start, event.start_time, event.end_time) == ("2021-10-08", "18:00:00+09:00", "19:30:00")
        assert event.time_zone == "KST"
        assert set(event.claims) == set(claims)
        assert event.facts == ((DCTERMS.language, Literal("en")), (DCTERMS.language, Literal("ko")))
    event = only(accepted([*report, *programme]))
    # The first source that names it gives the name to show, and the place to look it up.
    assert (event.label, [cited.source for cited in event.citations]) == ("Alliances for All", ["s"])
    assert event.names[1:] == (Literal("Alliances nouvelles", language="fr"),)
    assert event.other_names == (Literal("Alliances", language="en"), Literal("ANE"))


CONTRADICTED = {
    "sse:eventKind": happening("e", "Forum", "session", source="t")[1:],
    "sse:start": [day("2021-10-08"), day("2021-10-06", source="t")],
    "sse:startTime": [at("18:00:00+09:00"), at("18:00:00Z", source="t")],
    "sse:endTime": [at("19:30:00", end=True), at("19:00:00+09:00", source="t", end=True)],
    "sse:timeZone": [claim("e", SSE.timeZone, "KST"), claim("e", SSE.timeZone, "UTC", source="t")],
}


@pytest.mark.parametrize("name", CONTRADICTED)
def test_two_sources_may_not_contradict_each_other_unless_it_is_declared(name: str) -> None:
    claims = [*happening("e", "Forum"), *CONTRADICTED[name]]
    with pytest.raises(InputError, match=f"e has two values of {name}: "):
        accepted(claims)
    about = [said for said in claims if said.predicate == SSE[name.removeprefix("sse:")]]
    declared = Disagreement(Thing("e"), about[0].predicate, tuple(about))
    assert only(accepted(claims, disagreements=[declared])).claims == tuple(claims)


def test_a_time_that_two_zones_tell_apart_is_refused_whatever_is_said_without_a_zone() -> None:
    for first in ("18:00:00", "18:00:00Z"):
        others = [at(value, 2) for value in ("18:00:00+09:00", "18:00:00Z", "18:00:00") if value != first]
        with pytest.raises(InputError, match="e has two values of sse:startTime"):
            accepted([*happening("e", "Forum"), at(first), *others])


def test_of_two_months_in_the_year_said_first_neither_is_taken_unseen() -> None:
    months = [claim("e", SSE.start, Literal(month, XSD.gYearMonth), 2) for month in ("2021-09", "2021-10")]
    with pytest.raises(InputError, match="e has two values of sse:start: '2021-09' and '2021-10'"):
        accepted([*happening("e", "Forum"), day("2021"), *months])
    declared = Disagreement(Thing("e"), SSE.start, tuple(months))
    event = only(accepted([*happening("e", "Forum"), day("2021"), *months], disagreements=[declared]))
    assert event.start == "2021-09"


def test_a_time_is_set_right_or_aside_by_a_correction() -> None:
    wrong = at("06:00:00")
    right = Correction(wrong, "why", Literal("18:00:00+09:00", XSD.time))
    assert only(accepted([*happening("e", "Forum"), wrong], corrections=[right])).start_time == "18:00:00+09:00"
    assert only(accepted([*happening("e", "Forum"), wrong], corrections=[Correction(wrong, "why")])).start_time == ""


def item(slug: str, class_: str, name: str, line: int = 1, source: str = "s") -> list[Claim]:
    return [
        claim(slug, SSE.name, Literal(name, language="en"), line, source=source),
        claim(slug, RDF.type, Term(SSE[class_]), line, source=source),
    ]


def test_a_partnership_is_an_item_with_one_relation_per_party() -> None:
    claims = [
        *known("a"),
        *known("b"),
        *item("pact", "Partnership", "Pact of Cities", 4),
        claim("pact", SSE.start, Literal("2019", XSD.gYear), 5),
        claim("pact", SSE.theme, Term(concepts("themes")["youth"].iri), 6),
        tie("a", "memberOf", "pact", 4),
        tie("b", "memberOf", "pact", 4, since="2020"),
    ]
    batch = accepted(claims, sources=SOURCES)
    (pact,) = batch.items
    assert (pact.type, pact.label, pact.start) == ("Partnership", "Pact of Cities", "2019")
    assert [cited.line for cited in pact.citations] == [4]
    assert [(said.start_of, said.end_of) for said in batch.relations] == [("a", "pact"), ("b", "pact")]
    assert {actor.slug for actor in batch.actors} == {"a", "b"}
    assert counts(batch)["partnerships"] == 1
    assert validate_quads(to_quads(batch, BASE)).of("violation") == []


def test_a_work_says_in_which_languages_it_is() -> None:
    (work,) = accepted([*item("w", "Work", "Report"), claim("w", DCTERMS.language, "fr")]).items
    assert (work.type, work.facts) == ("Work", ((DCTERMS.language, Literal("fr")),))


def test_of_a_thing_that_two_sources_list_the_one_that_describes_it_gives_the_words() -> None:
    first, second = item("p", "Place", "Quay")[1:], item("p", "Place", "Quay", 9, source="t")[1:]
    bare, described = Item("p", "Place", ""), Item("p", "Place", "a quay")
    for listed in ([bare, described], [described, bare]):
        (place,) = accepted([*first, *second], items=list(listed)).items
        assert (place.label, place.claims) == ("a quay", (*first, *second))
    named = [*first, *item("p", "Place", "Old Quay", 9, source="t")]
    assert [place.label for place in accepted(named, items=[Item("p", "Place", "a quay")]).items] == ["Old Quay"]

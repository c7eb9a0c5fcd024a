"""The directory read a second time by somebody who saw none of the tables, compared field by field with what is built."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

import pytest

from sse_atlas.graph.records import Batch, Citation, Claim, Literal, Thing
from sse_atlas.ontology import BASE, FOAF, SSE, relation_types

READING = Path(__file__).parents[1] / "data" / "independent-reading.csv"
MEMBER_OF = relation_types()["memberOf"].iri
PARTICIPATED = relation_types()["participatedIn"].iri

SEAT = "the table of continents, not the entry, names the country of the seat"
REGIONAL = "the contents print Regional, which is no country"
PLACE = "the second reading leaves out what the document elsewhere calls no town; we carry the town that the text names"
#: (heading line, field): what the second reading has, what we have, and why both may stand.
DIFFERENCES = {
    (538, "country"): ("", "FR", SEAT),
    (552, "country"): ("", "ES", SEAT),
    (575, "country"): ("", "CH", SEAT),
    (575, "kind"): ("ResearchBody", "InternationalOrganization", "a UN agency in the table of continents; research body second"),
    (877, "city"): ("MWANZA", "Mwanza", "printed in capitals; the printed form is kept in the claim"),
    (1350, "contents_country"): ("Regional", "", REGIONAL),
    (1366, "contents_country"): ("Regional", "", REGIONAL),
    (1491, "city"): ("", "Thirukazhukundram", PLACE),
}

Fields = dict[str, str]


def first(claims: Iterable[Claim], line: str) -> Claim | None:
    """The claim that cites a line."""
    return next((claim for claim in claims if str(cited_at(claim, line).line) == line), None) if line else None


def cited_at(claim: Claim, line: str) -> Citation:
    return next((cited for cited in claim.citations if str(cited.line) == line), claim.citations[0])


def text(claim: Claim | None) -> str:
    return claim.object.value if claim and isinstance(claim.object, Literal) else ""


def line_of(claim: Claim | None) -> str:
    return str(claim.citations[0].line) if claim else ""


def place(claims: Iterable[Claim], locator: str) -> str:
    """The line at which a name stands in the contents, or in the list of its section."""
    return next((str(cited.line) for claim in claims for cited in claim.citations if cited.locator == locator), "")


def ours(slug: str, batch: Batch, accepted: Batch) -> Fields:
    """The fields of a member as claims and accepted view have them, under the names of the second reading."""
    of: dict[str, list[Claim]] = {}
    for claim in batch.claims:
        if claim.subject == Thing(slug):
            of.setdefault(claim.predicate, []).append(claim)
    names, acronyms, countries = of[SSE.name], of.get(SSE.acronym, []), of.get(SSE.country, [])
    (actor,) = (actor for actor in accepted.actors if actor.slug == slug)
    (member,) = (claim for claim in of[MEMBER_OF] if claim.object == Thing("gsef"))
    entry = next(cited for claim in names for cited in claim.citations if cited.locator == text(claim) and cited.page)
    heading, contents = str(entry.line), place(names, "Contents")
    listed = place(names, "GSEF Member Directory 2021, list of the section")
    where = next((c for c in countries if c.citations[0].page), None)
    sites = of.get(FOAF.homepage, [])
    survey = next((c for c in of.get(PARTICIPATED, []) if c.object == Thing("gsef-member-survey-2021")), None)
    return {
        "contents_name": text(first(names, contents)),
        "contents_acronym": text(first(acronyms, contents)),
        "contents_country": found.printed if (found := first(countries, contents)) else "",
        "contents_page": entry.page,
        "contents_line": contents,
        "list_name": text(first(names, listed)),
        "list_acronym": text(first(acronyms, listed)),
        "list_line": listed,
        "heading_name": entry.locator,
        "heading_acronym": text(first(acronyms, heading)),
        "heading_line": heading,
        "since": member.start,
        "since_line": line_of(member) if member.start else "",
        "place_printed": where.printed if where else "",
        "place_line": line_of(where),
        "city": actor.city,
        "country": actor.country,
        "websites": " | ".join(sorted(claim.printed for claim in sites)),
        "websites_line": line_of(next(iter(sites), None)),
        "section": actor.section.removeprefix(f"{BASE}section/"),
        "survey": "yes" if survey else "no",
        "survey_line": line_of(survey),
        "kind": actor.kinds[0],
    }


@pytest.fixture(scope="session")
def theirs() -> dict[str, Fields]:
    """The second reading by the line of the heading."""
    with READING.open(encoding="utf-8", newline="") as file:
        return {row["heading_line"]: row for row in csv.DictReader(file)}


@pytest.fixture(scope="session")
def built(batch: Batch, accepted: Batch) -> dict[str, Fields]:
    slugs = [r.start_of for r in accepted.relations if (r.type, r.end_of) == ("memberOf", "gsef")]
    fields = [ours(slug, batch, accepted) for slug in slugs]
    return {found["heading_line"]: found for found in fields}


def test_both_readings_have_the_same_75_entries(theirs: dict[str, Fields], built: dict[str, Fields]) -> None:
    assert len(theirs) == 75
    assert built.keys() == theirs.keys()


def test_both_readings_say_the_same_field_by_field(theirs: dict[str, Fields], built: dict[str, Fields]) -> None:
    found = {}
    for heading, fields in built.items():
        other = {**theirs[heading], "websites": " | ".join(sorted(theirs[heading]["websites"].split(" | ")))}
        for name, value in fields.items():
            if value != other[name]:
                found[int(heading), name] = (other[name], value)
    assert found == {place: values[:2] for place, values in DIFFERENCES.items()}


def test_what_the_second_reading_calls_a_kind_is_one_of_ours_too(accepted: Batch) -> None:
    (unrisd,) = (actor for actor in accepted.actors if actor.slug == "unrisd")
    assert unrisd.kinds == ("InternationalOrganization", "ResearchBody")


def test_the_names_of_the_survey_are_those_of_the_contents(theirs: dict[str, Fields]) -> None:
    answered = [row for row in theirs.values() if row["survey"] == "yes"]
    assert len(answered) == 32
    assert all(row["survey_name"].startswith(row["contents_name"]) for row in answered)

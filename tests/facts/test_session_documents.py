"""The reports, the programme and the note of GSEF's forums: each over its own document, and the four together."""

from __future__ import annotations

from pathlib import Path

import pytest

from sse_atlas.graph.accept import accept
from sse_atlas.graph.records import Batch, Literal, Thing
from sse_atlas.loaders import bundled, read_sources
from sse_atlas.loaders.check import check, check_outline, lines_of
from sse_atlas.loaders.csvfile import line_count
from sse_atlas.loaders.outline import Outline
from sse_atlas.loaders.read import data_folder
from sse_atlas.ontology import SSE, relation_types
from tests.facts.conftest import rows_of

SOURCES = ("gsef-2020-plenary-2-note", "gsef-2021-alliances-programme", "gsef-2021-alliances-report", "gsef-2021-policies-report")
SESSION = "gsef-2021-alliances-session"
REPORT, PROGRAMME = "gsef-2021-alliances-report", "gsef-2021-alliances-programme"


def ends(batch: Batch, type_: str) -> set[tuple[str, str]]:
    return {(relation.start_of, relation.end_of) for relation in batch.relations if relation.type == type_}


def test_these_are_all_sources_beside_the_yearbook() -> None:
    assert sorted(path.name for path in bundled()) == sorted([*SOURCES, "gsef-yearbook-2021"])


@pytest.mark.parametrize("name", SOURCES)
def test_every_statement_is_borne_out_by_its_lines(name: str, documents: dict[str, bytes]) -> None:
    folder = data_folder() / name
    batch, outline = read_sources([folder]), Outline.read(folder / "outline.csv", [])
    (source,) = batch.sources
    lines = lines_of(documents[source.sha256].decode("utf-8"))
    assert source.line_count == line_count(documents[source.sha256].decode("utf-8"))
    assert check_outline(outline, lines) == []
    assert check(batch, lines, outline) == []
    below = {number: lines.get(number + 1, "") for number in lines}
    assert len({fault.statement for fault in check(batch, below, outline)}) > 0.8 * len(batch.claims)


@pytest.mark.parametrize("name", SOURCES)
def test_a_source_stands_on_its_own(name: str) -> None:
    """Each names all that it tells of, so that it builds without the others."""
    batch = read_sources([data_folder() / name])
    assert not batch.refusals
    accepted = accept(batch)
    known = {thing.slug for thing in (*accepted.actors, *accepted.items, *accepted.events)}
    assert all({relation.start_of, relation.end_of} <= known for relation in accepted.relations)
    assert all(figure.figure_of in known for figure in accepted.figures)
    assert all(source.publisher in {"gsef", *known} for source in accepted.sources)


def test_a_session_that_two_documents_describe_is_one_event(whole_accepted: Batch) -> None:
    (session,) = (event for event in whole_accepted.events if event.slug == SESSION)
    assert {claim.source for claim in session.claims} == {REPORT, PROGRAMME}
    assert (session.start, session.start_time, session.end_time, session.time_zone) == (
        *("2021-10-08", "18:00:00+09:00", "19:30:00+09:00", "KST"),
    )
    spoke = {speaker for speaker, event in ends(whole_accepted, "spokeAt") if event == SESSION}
    assert spoke == {"bernard-luyiga", "eric-leyton-inostroza", "martin-van-den-borre", "young-kim"}
    for relation in whole_accepted.relations:
        if relation.type in ("spokeAt", "moderated") and relation.end_of == SESSION:
            assert {claim.source for claim in relation.claims} == {REPORT, PROGRAMME}, relation.start_of


def test_what_two_documents_print_otherwise_is_a_disagreement(whole: Batch) -> None:
    between = {
        (getattr(found.about, "slug", ""), found.property.rpartition("#")[2].rpartition("/")[2])
        for found in whole.disagreements
        if len({claim.source for claim in found.between}) > 1
    }
    assert between == {
        ("dara-huot", "name"),
        ("ensie", "name"),
        ("karl-polanyi-institute", "name"),
        ("talk-wise-international-cooperation", "name"),
        ("talk-sse-agenda-east-central-africa", "name"),
        ("eric-leyton-inostroza", "affiliatedWith"),
        ("bernard-luyiga", "affiliatedWith"),
        ("lcr-employees", "value"),
    }


def test_dates_that_contradict_each_other_in_one_document_are_a_disagreement(whole: Batch) -> None:
    (found,) = (one for one in whole.disagreements if one.about == Thing("fab-city-global-summit"))
    assert {(claim.subject, claim.object.value) for claim in found.between if isinstance(claim.object, Literal)} == {
        (Thing("fab-city-global-summit"), "2021-08"),
        (Thing(SESSION), "2021-10-08"),
    }
    assert {claim.source for claim in found.between} == {PROGRAMME}


def test_the_seven_city_studies_have_their_authors(whole_accepted: Batch) -> None:
    studies = {f"{city}-case-study" for city in ("mexico-city", "seoul", "dakar", "barcelona", "durban", "liverpool", "montreal")}
    authors = {(author, work) for author, work in ends(whole_accepted, "authorOf") if work in studies}
    assert authors == {
        ("roberto-canedo-villarreal", "mexico-city-case-study"),
        ("juan-jose-rojas-herrera", "mexico-city-case-study"),
        ("sang-youn-lee", "seoul-case-study"),
        ("malick-diop", "dakar-case-study"),
        ("aminata-diop-samb", "dakar-case-study"),
        ("rafael-chaves", "barcelona-case-study"),
        ("susan-steinman", "durban-case-study"),
        ("alan-southern", "liverpool-case-study"),
        ("marguerite-mendell", "montreal-case-study"),
        ("nancy-neamtan", "montreal-case-study"),
    }
    assert {author for author, _ in authors} <= {who for who, at in ends(whole_accepted, "spokeAt") if "policies" in at}
    assert {work for work, _ in ends(whole_accepted, "studies")} >= studies


def test_every_session_is_part_of_its_forum_and_has_themes(whole_accepted: Batch) -> None:
    assert ends(whole_accepted, "partOf") >= {
        (SESSION, "gsef-2021-forum"),
        ("gsef-2021-policies-session", "gsef-2021-forum"),
        ("gsef-2020-plenary-2", "gsef-2020-forum"),
    }
    for event in whole_accepted.events:
        if event.slug.startswith("gsef-202") and event.slug.endswith(("session", "plenary-2")):
            assert len([value for predicate, value in event.facts if predicate == SSE.theme]) >= 2, event.slug


def test_a_relation_that_two_documents_state_is_one_record(whole_accepted: Batch) -> None:
    keys = [(r.start_of, r.type, r.end_of) for r in whole_accepted.relations if not r.start]
    assert len(set(keys)) == len(keys)
    several = [r for r in whole_accepted.relations if len({claim.source for claim in r.claims}) > 1]
    assert len(several) >= 10
    assert {r.type for r in several} <= set(relation_types())


#: Names that one document prints for two things.
TWO_OF_A_NAME = {
    ("Le MUNICIPAL", "gsef-yearbook-2021"): {"le-municipal", "le-municipal-newspaper"},
    ("Mondragón", "gsef-yearbook-2021"): {"mondragon", "place-mondragon"},
    ("New Taipei City", "gsef-yearbook-2021"): {"new-taipei", "place-new-taipei"},
    ("National Assembly", "gsef-yearbook-2021"): {"korea-national-assembly", "national-assembly-benin"},
    ("Seoul", "gsef-yearbook-2021"): {"seoul", "place-seoul"},
}


def test_two_things_of_one_name_are_decided_in_the_ledger(folder: Path) -> None:
    found: dict[tuple[str, str], set[str]] = {}
    for row in rows_of(folder.parent / "identity.csv"):
        found.setdefault((row["name"], row["source"]), set()).add(row["actor"])
    assert {name: things for name, things in found.items() if len(things) > 1} == TWO_OF_A_NAME


FIGURES = Path(__file__).parents[1] / "data" / "second-reading" / "session-figures.csv"
LISTED = "counts what is listed one by one"
#: Numbers of the second reading that are no figures of ours, or are told of somebody else, by source, line and value.
OTHERWISE = {
    ("gsef-2021-alliances-programme", "238", "2"): LISTED,
    ("gsef-2021-policies-report", "21", "7"): LISTED,
    ("gsef-2021-policies-report", "351", "7"): LISTED,
    ("gsef-2021-policies-report", "114", "4"): "sorts of organizations, not organizations",
    ("gsef-2021-policies-report", "220", "6"): "months in which a policy was made",
    ("gsef-2020-plenary-2-note", "41", "300"): "told of the companies of the world, not of the report that counts them",
}


def test_the_figures_are_those_of_the_second_reading() -> None:
    second = {tuple(row.values()) for row in rows_of(FIGURES)}
    columns = ("lines", "of", "value", "upper_value", "unit")
    ours = {
        (name, *(row[column].split("-")[0] if column == "lines" else row[column] for column in columns))
        for name in SOURCES
        for row in rows_of(data_folder() / name / "figures.csv")
    }
    assert len(second) == 50
    assert {(row[0], row[1], row[3]) for row in second - ours} == OTHERWISE.keys()
    assert {(row[0], row[1], row[3]) for row in ours - second} == {("gsef-2020-plenary-2-note", "41", "300")}

"""The accepted view: what is corrected is set right or aside, what is contradicted must be declared."""

from __future__ import annotations

import pytest

from sse_atlas.errors import InputError
from sse_atlas.graph.accept import accept
from sse_atlas.graph.records import (
    Batch,
    Citation,
    Claim,
    Correction,
    Disagreement,
    Figure,
    FigureRef,
    Item,
    Literal,
    Refusal,
    Term,
    Thing,
)
from sse_atlas.loaders.folder import read_folder
from sse_atlas.loaders.identity import Ledger
from sse_atlas.loaders.read import bundled
from sse_atlas.ontology import RDF, SKOS, SSE, XSD, kinds
from tests.graph.claiming import accepted, claim, known, only

CORRECTED = "gsef-members-africa-and-middle-east-local-governments"


def test_a_correction_with_a_value_sets_right_and_keeps_the_claim() -> None:
    wrong = claim("a", SSE.city, "Paccho")
    actor = only(accepted([*known("a"), wrong], corrections=[Correction(wrong, "why", Literal("Lima"))]))
    assert actor.city == "Lima"
    assert wrong in actor.claims


def test_a_correction_without_a_value_sets_aside() -> None:
    wrong = claim("a", SSE.city, "Paccho")
    batch = accepted([*known("a"), wrong], corrections=[Correction(wrong, "why")])
    assert only(batch).city == ""
    assert wrong not in only(batch).claims
    assert wrong in batch.claims


def test_a_correction_set_right_stands_beside_a_claim_that_is_right() -> None:
    wrong = claim("a", SSE.city, "Limma")
    right = claim("a", SSE.city, "Lima", 2)
    actor = only(accepted([*known("a"), wrong, right], corrections=[Correction(wrong, "why", Literal("Lima"))]))
    assert (actor.city, {wrong, right} <= set(actor.claims)) == ("Lima", True)


@pytest.mark.parametrize("name", ["acronym", "country", "city", "founded"])
def test_a_contradiction_that_nobody_declared_is_refused(name: str) -> None:
    with pytest.raises(InputError, match=rf"a has two values of sse:{name}: '2001' and '2002'; enter a correction or"):
        accepted([*known("a"), claim("a", SSE[name], "2001"), claim("a", SSE[name], "2002")])


def test_the_same_value_twice_is_no_contradiction() -> None:
    batch = accepted([*known("a"), claim("a", SSE.city, "Lima"), claim("a", SSE.city, "Lima", source="t")])
    assert only(batch).city == "Lima"


def test_a_disagreement_allows_two_values_and_the_first_is_shown() -> None:
    first, second = claim("a", SSE.acronym, "JWCUC"), claim("a", SSE.acronym, "JWCU")
    between = Disagreement(Thing("a"), SSE.acronym, (first, second))
    actor = only(accepted([*known("a"), first, second], disagreements=[between]))
    assert actor.acronym == "JWCUC"
    assert Literal("JWCU") in actor.other_names
    assert {first, second} <= set(actor.claims)


def test_a_disagreement_allows_no_third_value() -> None:
    first, second, third = (claim("a", SSE.acronym, text) for text in ("X", "Y", "Z"))
    with pytest.raises(InputError, match="'X' and 'Z'"):
        accepted([*known("a"), first, second, third], disagreements=[Disagreement(Thing("a"), SSE.acronym, (first, second))])


def test_a_disagreement_of_two_others_does_not_excuse_the_first() -> None:
    first, second, third = (claim("a", SSE.acronym, text) for text in ("X", "Y", "Z"))
    with pytest.raises(InputError, match="'X' and 'Y'"):
        accepted([*known("a"), first, second, third], disagreements=[Disagreement(Thing("a"), SSE.acronym, (second, third))])


def test_two_kinds_and_two_homepages_are_no_contradiction() -> None:
    other = claim("a", RDF.type, Term(kinds()["ResearchBody"].iri))
    assert only(accepted([*known("a"), other])).kinds == ("Network", "ResearchBody")


def test_an_actor_needs_a_name_and_a_kind() -> None:
    name, kind = known("a")
    with pytest.raises(InputError, match="the actor a has no name"):
        accepted([kind])
    with pytest.raises(InputError, match="the actor a has no kind"):
        accepted([name])


def test_what_was_refused_is_told_where_an_actor_is_left_incomplete() -> None:
    with pytest.raises(InputError, match=r"has no name; mend first what was refused: members.csv:7: wrong year"):
        accepted(known("a")[1:], refusals=[Refusal("members.csv:7", "wrong year", "mend it")])


def test_a_statement_in_several_places_is_one_claim_with_several_citations() -> None:
    source = bundled()[0]
    batch = read_folder(source, Ledger.read(source.parent / "identity.csv"))
    names = [found for found in batch.claims if found.subject == Thing("tpm") and found.predicate == SSE.name]
    assert [[cited.line for cited in found.citations] for found in names] == [[1294, 625, 61]]


def figure(value: str) -> tuple[Claim, Figure]:
    said = Claim("s", FigureRef("f"), SSE.value, Literal(value, XSD.integer), (Citation("s", 170, 170),))
    return said, Figure("f", "gsef", "members", value, claims=(said,), citations=said.citations)


def test_a_figure_takes_the_right_value_of_the_correction_of_its_claim() -> None:
    said, stated = figure("9")
    batch = accepted([said], figures=[stated], corrections=[Correction(said, "why", Literal("10", XSD.integer))])
    (shown,) = batch.figures
    assert (shown.value, shown.claims) == ("10", (said,))
    assert batch.claims == [said]


def test_a_figure_is_corrected_also_where_its_claim_stands_in_more_places() -> None:
    said, stated = figure("9")
    cited = Claim("s", said.subject, said.predicate, said.object, (*said.citations, Citation("s", 200, 200)))
    batch = accepted([cited], figures=[stated], corrections=[Correction(cited, "why", Literal("10", XSD.integer))])
    assert [shown.value for shown in batch.figures] == ["10"]


def test_a_figure_set_aside_is_not_shown() -> None:
    said, stated = figure("9")
    assert accepted([said], figures=[stated], corrections=[Correction(said, "why")]).figures == []


def test_a_correction_of_one_figure_leaves_the_others() -> None:
    said, stated = figure("9")
    other = Claim("s", FigureRef("g"), SSE.value, Literal("9", XSD.integer), said.citations)
    batch = accepted([said, other], figures=[stated], corrections=[Correction(other, "why", Literal("10", XSD.integer))])
    assert [shown.value for shown in batch.figures] == ["9"]


def test_the_bundled_correction_of_a_figure(batch: Batch, accepted: Batch) -> None:
    (shown,) = (found for found in accepted.figures if found.slug == CORRECTED)
    assert shown.value == "10"
    assert [found.object for found in shown.claims] == [Literal("9", XSD.integer), Thing("gsef")]
    assert shown.claims[0] in accepted.claims
    assert [found.value for found in batch.figures if found.slug == CORRECTED] == ["9"]


def test_the_bundled_corrections_and_disagreements(accepted: Batch) -> None:
    actors = {actor.slug: actor for actor in accepted.actors}
    assert actors["la-maison-du-millenaire"].homepages == ()
    names = {name.value for name in (*actors["carabayllo"].names, *actors["carabayllo"].other_names)}
    assert names == {"Municipal District Carabayllo", "Carabayllo", "District Municipality of Carabayllo"}
    assert actors["ess-forum-international"].acronym == "ESSFI"
    assert {"IFSSE", "IFSE"} <= {name.value for name in actors["ess-forum-international"].other_names}
    assert actors["dakar"].label == "Dakar"
    assert actors["hrdf"].city == "Thirukazhukundram" and actors["cvswdc"].city == ""
    assert actors["redesol"].kinds == ("Network",)
    figures = {figure.slug: figure for figure in accepted.figures}
    assert figures["pimentel-population"].figure_of == "place-chiclayo"
    assert figures["lvrlac-local-government-budget"].figure_of == "place-tanzania"


def test_of_two_dates_the_one_that_says_more_is_accepted() -> None:
    year, day = Literal("2008", XSD.gYear), Literal("2008-12-21", XSD.date)
    both = [claim("a", SSE.founded, year), claim("a", SSE.founded, day, 2)]
    for claims in (both, both[::-1]):
        assert only(accepted([*known("a"), *claims])).founded == "2008-12-21"
    other = claim("a", SSE.founded, Literal("2009", XSD.gYear), 3)
    with pytest.raises(InputError, match=r"a has two values of sse:founded: '2008' and '2009'"):
        accepted([*known("a"), claim("a", SSE.founded, year), other])


def test_an_item_is_made_of_its_claims_and_keeps_its_label() -> None:
    kind = claim("m", RDF.type, Term(SSE.PolicyMeasure), 7)
    whole = accepted([kind, claim("m", SSE.country, "SN")], items=[Item("m", "PolicyMeasure", "Tax relief")])
    (item,) = whole.items
    assert (item.type, item.label, item.country, item.citations[0].line) == ("PolicyMeasure", "Tax relief", "SN", 7)
    named = accepted([kind, claim("m", SSE.name, Literal("Relief Plan", language="en"), 8)])
    assert (named.items[0].label, named.items[0].citations[0].line) == ("Relief Plan", 8)
    with pytest.raises(InputError, match="m is a PolicyMeasure and a Place; give it one class"):
        accepted([kind, claim("m", RDF.type, Term(SSE.Place), 9)], items=[Item("m", "PolicyMeasure", "x")])
    with pytest.raises(InputError, match="the item m has no name"):
        accepted([kind])


def test_a_form_of_the_name_is_found_but_never_shown() -> None:
    short = claim("a", SKOS.altLabel, Literal("Aye", language="en"))
    actor = only(accepted([*known("a"), short]))
    assert actor.label == "A"
    assert Literal("Aye", language="en") in actor.other_names


def test_a_figure_that_is_set_aside_is_not_accepted() -> None:
    ref = FigureRef("f")
    said = Claim("s", ref, SSE.figureOf, Thing("a"), (Citation("s", 1, 1),))
    figure = Figure("f", "a", "members", "3", claims=(said,))
    assert accepted([said], figures=[figure], corrections=[Correction(said, "why")]).figures == []
    (moved,) = accepted([said], figures=[figure], corrections=[Correction(said, "why", Thing("b"))]).figures
    assert moved.figure_of == "b"


def test_accepting_changes_nothing_of_what_was_read(batch: Batch) -> None:
    before = (list(batch.claims), list(batch.figures), list(batch.actors), list(batch.relations))
    accept(batch)
    assert before == (batch.claims, batch.figures, batch.actors, batch.relations)

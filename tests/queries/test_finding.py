"""Finding: every name finds its thing, best first, in words why; and no text, server or typing error breaks it."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pyoxigraph
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sse_atlas.graph import LocalStore
from sse_atlas.graph.names import words
from sse_atlas.ontology import LANGUAGES, ORG, RDFS, SKOS, SSE, concepts, kinds, wording
from sse_atlas.queries import open_store
from sse_atlas.queries.answers.asking import HEAD
from sse_atlas.queries.answers.finding import Found, find
from sse_atlas.queries.answers.placenames import towns_called
from sse_atlas.queries.answers.searching import NAMED, ROWS
from tests.queries.test_remote import in_named_graph


def first(store: LocalStore, text: str) -> Found:
    return find(store, text)[0]


#: What a member types, and what is meant: the slug that comes first, and why.
TYPED = {
    "GSEF": ("gsef", "acronym GSEF"),
    "gbes": ("gbess", "acronym GBESS"),
    "Ville de Montréal": ("montreal", "also Ville de Montréal"),
    "yearbook": ("gsef-member-yearbook-2021", "the words are in the name"),
    "microfinance": ("grameen-credit-agricole", "the words are in the name"),
    "seoul metropolitan g": ("seoul", "the name begins so"),
    "authorities solidarity network local": ("rtes", "the words are in the name"),
    "hanti": ("chantier", "also chantier"),
    "ember arboo": ("gsef-member-yearbook-2021", "they are parts of words in the name"),
    "Séoul": ("place-seoul", ""),
    "gsef 2021": ("gsef-member-survey-2021", "the words are in the name"),
    "chanter": ("chantier", "looks like “chantier”"),
    "montral": ("montreal", "looks like “Montréal”"),
    "Kampla": ("kampala-city", "looks like “Kampala”"),
    "soeul": ("place-seoul", "looks like “Seoul”"),
    "RIPESSS": ("ripess", "looks like “RIPESS” (acronym)"),
    "Tehran foundaton": ("", ""),
    "서울": ("place-seoul", "another name of Seoul, by GeoNames"),
    "housing": ("theme/housing", "the name begins so"),
    "logement": ("theme/housing", "also Logement et communs urbains"),
    "협동조합": ("theme/cooperatives", "also 협동조합"),
    "coopertives": ("theme/cooperatives", "looks like “Cooperatives”"),
    "réseau": ("kind/Network", "also Réseau"),
    "fonds": ("kind/Fund", "also Fonds"),
    "Western Africa": ("http://metadata.un.org/sdg/codes/geoArea/011", ""),
    "no poverty": ("http://metadata.un.org/sdg/1", ""),
}


@pytest.mark.parametrize("text", TYPED)
def test_what_a_member_types_is_found(store: LocalStore, text: str) -> None:
    slug, why = TYPED[text]
    found = find(store, text)
    assert ((found[0].slug, found[0].why) if found else ("", "")) == (slug, why)


@pytest.mark.parametrize("text", ["SN", "sen", "Senegal", "Sénégal", "Senegal ", "세네갈", "Republic of Senegal", "Senegl"])
def test_a_country_by_its_code_and_by_its_name_in_any_language(store: LocalStore, text: str) -> None:
    found = [one for one in find(store, text, limit=100) if "country" in one.why]
    named = find(store, "senegal", limit=100)
    coded = {one.slug for one in find(store, "SN")}
    assert {one.slug for one in found} | {one.slug for one in named if one.place.endswith("Senegal")} >= coded
    assert all(one.place.endswith("Senegal") for one in found)
    assert len(coded) == 8


@pytest.mark.parametrize("text", ["South Korea", "Corée", "Corée du Sud", "한국", "Corea", "Coreia", "KR", "KOR"])
def test_korea_is_korea(store: LocalStore, text: str) -> None:
    found = {one.slug for one in find(store, text, limit=200)}
    assert {"koica", "seoul", "ssegov", "young-kim"} <= found


def test_a_part_of_a_country_name_that_all_have_means_none(store: LocalStore) -> None:
    assert [one for one in find(store, "republic of", limit=200) if "country" in one.why] == []


def test_every_label_of_a_theme_and_a_kind_finds_it_with_the_number_of_its_actors(store: LocalStore) -> None:
    for property_, entries in ((SSE.theme, concepts("themes")), (ORG.classification, concepts("actor-kinds"))):
        rows = store.query(f"SELECT ?v (COUNT(?s) AS ?n) {{ ?s <{property_}> ?v ; a <{SSE.Actor}> }} GROUP BY ?v")
        number = {row["v"].value: int(row["n"].value) for row in rows}
        for name, concept in list(entries.items())[::4]:
            plural = kinds()[name].plural if property_ == ORG.classification else {}
            for label in {*concept.labels.values(), *plural.values()}:
                found = {one.iri: one for one in find(store, label)}
                assert concept.iri not in number or found[concept.iri].actors == number[concept.iri] > 0
                assert concept.iri in number or concept.iri not in found


def test_a_region_has_the_actors_of_those_inside_it(store: LocalStore) -> None:
    regions = {one.label: one.actors for one in find(store, "africa") if one.kind == "region"}
    assert regions["Africa"] == regions["Northern Africa"] + regions["Sub-Saharan Africa"]
    assert [one for one in find(store, "world") if one.actors] == []


def test_the_answer_is_in_the_language_of_the_reader(store: LocalStore) -> None:
    (found,) = find(store, "RTES", wording("fr"), limit=1)
    assert (found.label, found.place) == ("Réseau des collectivités pour une économie solidaire", "Lille, France")
    assert found.kind == "Réseau de collectivités territoriales"
    assert {find(store, "KOICA", wording(language), limit=1)[0].place for language in LANGUAGES} == {
        "Korea", "Corée", "Corea", "Coreia", "한국",
    }  # fmt: skip
    (theme,) = find(store, "housing", wording("es"), limit=1)
    assert (theme.label, theme.kind, theme.name) == ("Vivienda y comunes urbanos", "tema", "Housing and urban commons")


def test_what_fits_better_comes_first_and_ties_have_an_order(store: LocalStore, twins: LocalStore) -> None:
    for text in ("seoul", "economie", "a", "montral", "dakar"):
        found = find(store, text, limit=500)
        assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
        assert len({one.iri for one in found}) == len(found)
        assert find(store, text, limit=7) == found[:7]
        assert all(0 < one.score <= 100 and one.name for one in found)
    assert [(one.slug, one.score) for one in find(twins, "alpha")] == [("one", 100), ("two", 100)]
    assert [(one.slug, one.why) for one in find(twins, "lima")] == [
        ("lima", "the name begins so"),
        ("one", "town Lima"),
        ("two", "town Lima"),
    ]
    assert [one.slug for one in find(twins, "PE")] == ["lima", "one", "two"]


def test_no_more_than_asked_for(store: LocalStore) -> None:
    assert len(find(store, "economy")) == 20
    assert len(find(store, "economy", limit=3)) == 3
    assert find(store, "economy", limit=0) == find(store, "economy", limit=-1) == []


@pytest.fixture(scope="module")
def named(store: LocalStore) -> list[tuple[str, str, str]]:
    """Every name of every thing: whose, in which property, which."""
    classes, properties = (" ".join(f"<{iri}>" for iri in iris) for iris in (NAMED, (SKOS.prefLabel, SKOS.altLabel, SSE.acronym)))
    query = f"SELECT DISTINCT ?s ?p ?n {{ VALUES ?c {{ {classes} }} VALUES ?p {{ {properties} }} ?s a ?c ; ?p ?n }}"
    return sorted((row["s"].value, row["p"].value, row["n"].value) for row in store.query(query))


@settings(max_examples=60)
@given(data=st.data())
def test_any_name_finds_its_thing_first(store: LocalStore, named: list[tuple[str, str, str]], data: st.DataObject) -> None:
    iri, _, name = data.draw(st.sampled_from(named))
    text = data.draw(st.sampled_from([name, name.upper(), f" {name.lower()}… ", name.replace(" ", " - ")]))
    same = {whose for whose, _, other in named if words(other) == words(name)}
    found = find(store, text, limit=len(same) + 5)
    assert {one.iri for one in found if not one.actors}.issuperset(same)
    assert found[0].score == 100 and next(one for one in found if one.iri == iri).score == 100


def test_every_label_is_a_preferred_name(store: LocalStore) -> None:
    """So that nobody need look for labels besides."""
    rows = store.query(
        f"{HEAD} SELECT ?s {{ VALUES ?c {{ {' '.join(f'<{iri}>' for iri in NAMED)} }} ?s a ?c ; rdfs:label ?l "
        "FILTER NOT EXISTS { ?s skos:prefLabel ?n FILTER(STR(?n) = STR(?l)) } }"
    )
    assert rows.rows == ()


def test_typing_errors_are_seen_through(store: LocalStore, named: list[tuple[str, str, str]]) -> None:
    """A sample of what benchmarks/find.py measures: of a hundred typing errors at most two may fail."""
    pick = random.Random(5)
    long = sorted({name for _, _, name in named if sum(map(str.isalpha, name)) >= 5})
    right = 0
    for name in pick.sample(long, 100):
        place = pick.choice([place for place, sign in enumerate(name) if sign.isalpha()])
        text = name[:place] + pick.choice(["", name[place] * 2, "x"]) + name[place + 1 :]
        whose = {iri for iri, _, other in named if words(other) == words(name)}
        right += bool(whose & {one.iri for one in find(store, text, limit=5)})
    assert right >= 98


@pytest.mark.parametrize("text", ["monday", "horse", "cheese", "zapato", "fenêtre", "자전거", "onion", "winter", "2031", "xq"])
def test_common_words_find_no_nonsense(store: LocalStore, text: str) -> None:
    assert find(store, text) == []


HOSTILE = [
    *("", " ", "...", ".*", "[a-z]+", "(", "\\", "'", '"', '") } #', "{}", "{name}", "{0}", "%s", "%", "^$", "|", "<b>gsef</b>"),
    *("\x00", "\x1b[2J", "\n\t", "gsef\x00", "\u202egsef", "\u2066\u2069", "\ufeff", "\udcff", "\ud83d", "http://example.org/ >"),
    *("😀", "½", "ﬁnance", "İ", "ǅ", "１２３", "x" * 10_000, "ab " * 3333, "a b c d e f " * 800, "서울" * 5000, "é" * 10_000),
    *("-" * 10_000, "1" * 10_000),
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_does_harm(store: LocalStore, text: str) -> None:
    for one in find(store, text):
        assert one.label and one.name
    if not words(text):
        assert find(store, text) == []


@settings(max_examples=40)
@given(st.text(max_size=40))
@example("\ud800")
def test_find_never_raises(store: LocalStore, text: str) -> None:
    found = find(store, text)
    assert len(found) <= 20 and bool(words(text)) >= bool(found)


def test_geonames_knows_other_names_of_towns() -> None:
    assert towns_called("서울") == towns_called("Seúl") == ("Seoul",)
    assert "London" in towns_called("Londres")
    assert towns_called("Seoul") == ()


def test_a_name_is_found_among_more_than_a_server_gives() -> None:
    """Every server cuts its answer somewhere: what is the text, or nearly, is found all the same."""
    base = "urn:sse-atlas:test/"
    store = pyoxigraph.Store()
    lines = []
    for number in range(ROWS + 500):
        name = f"Solidarity Fund number {number}" if number != ROWS + 400 else "Solidarity Fund"
        thing = f"<{base}id/a{number}>"
        lines.append(f'{thing} <{SKOS.prefLabel}> "{name}"@en ; <{RDFS.label}> "{name}" ; a <{SSE.Actor}> .\n')
    store.load("".join(lines).encode(), format=pyoxigraph.RdfFormat.TURTLE)
    held = LocalStore(store, base)
    assert (first(held, "solidarity fund").slug, first(held, "solidarity fund").score) == (f"a{ROWS + 400}", 100)
    assert (first(held, "solidarty fund").slug, first(held, "solidarty fund").why) == (
        f"a{ROWS + 400}",
        "looks like “Solidarity Fund”",
    )


Start = Callable[[Path | str | None], str]


@pytest.mark.server
def test_a_server_gives_what_the_folder_does(store: LocalStore, atlas_dir: Path, oxigraph_server: Start) -> None:
    server = open_store(oxigraph_server(in_named_graph(atlas_dir)))
    asked = [*TYPED, "senegal", "KR", "economie", "a", *(text for text in HOSTILE if len(text) < 100), "x" * 10_000, "é" * 10_000]
    for text in asked:
        assert find(server, text, wording("fr"), 30) == find(store, text, wording("fr"), 30), text

"""Names: exact fits first, no guess where several fit, and nothing that looks like a name left out."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sse_atlas.errors import AmbiguousError, NotFoundError
from sse_atlas.graph import LocalStore
from sse_atlas.graph.names import folded, words
from sse_atlas.ontology import wording
from sse_atlas.queries import find, resolve


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("rtes", "rtes"),
        ("https://w3id.org/sse-atlas/id/rtes", "rtes"),
        ("RTES", "rtes"),
        ("Réseau des collectivités pour une économie solidaire", "rtes"),
        ("  reseau des COLLECTIVITES, pour une economie solidaire ", "rtes"),
        ("Network of Local Authorities for a Solidarity Economy", "rtes"),
        ("L’Association des Départements du Sénégal", "ads"),
        ("SVS Fund", "svs-fund"),
        ("2021 GSEF Member Survey", "gsef-member-survey-2021"),
        ("Union des villes et communes de Côte d’Ivoire", "uvicoci"),
    ],
)
def test_a_name_in_any_form_is_resolved(store: LocalStore, text: str, slug: str) -> None:
    match = resolve(store, text)
    assert (match.slug, match.iri) == (slug, f"{store.base}id/{slug}")
    assert match.label


def test_every_name_leads_to_its_actor_or_to_a_choice(store: LocalStore) -> None:
    named = store.query(
        "PREFIX sse: <https://w3id.org/sse-atlas/ontology#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>"
        "SELECT ?s ?n { ?s a sse:Actor ; skos:prefLabel|skos:altLabel|sse:acronym ?n }"
    )
    assert len(named) > 150
    for row in named:
        try:
            assert resolve(store, row["n"].value).iri == row["s"].value
        except AmbiguousError as error:
            assert row["s"].value.rpartition("/")[2] in str(error)


def test_a_name_is_found_as_well_as_named(store: LocalStore) -> None:
    for name in ("RIPESS", "Ville de Montréal", "L’Association des Départements du Sénégal", "2021 GSEF Member Survey"):
        assert resolve(store, name).iri == find(store, name)[0].iri


def test_a_slug_goes_before_a_name(twins: LocalStore) -> None:
    assert resolve(twins, "lima").slug == "lima"
    assert resolve(twins, "Ville de Quebec").slug == "quebec"
    assert resolve(twins, "oeuvre d'ete").slug == "two"
    assert resolve(twins, "strasse 1").slug == "lima"
    assert resolve(twins, "서울 협동조합").slug == "two"


@pytest.mark.parametrize("text", ["alpha", "Alpha", "ÁLPHA", "ab"])
def test_several_fits_are_listed(twins: LocalStore, text: str) -> None:
    with pytest.raises(AmbiguousError, match=rf"'{text}' fits .*\(one\).*\(two\)"):
        resolve(twins, text)


@pytest.mark.parametrize("text", ["", "   ", "...", "zzzz", "<>", '") } #', "a" * 5000, "\x00", "https://example.org/id/none"])
def test_no_fit_is_told_in_one_line(store: LocalStore, text: str) -> None:
    with pytest.raises(NotFoundError) as caught:
        resolve(store, text)
    assert "\n" not in str(caught.value)
    assert caught.value.do


def test_close_names_are_shown(store: LocalStore) -> None:
    with pytest.raises(NotFoundError, match=re.escape("did you mean Bamako City (bamako)")):
        resolve(store, "Bamakko")


def test_the_best_fit_comes_first(store: LocalStore) -> None:
    found = find(store, "dakar")
    slugs = [one.slug for one in found]
    assert slugs[0] == "dakar" and set(slugs) >= {"case-government-2", "dakar-mecmu", "dakar-volunteer-programme"}
    assert {one.slug for one in found if one.why == "town Dakar"} == {"ads", "ractes", "pfane"}
    assert found[0].place == "Dakar, Senegal"
    assert found[0].kind == "Local government"


def test_words_are_found_in_any_order_accents_aside(store: LocalStore) -> None:
    assert "rtes" in {one.slug for one in find(store, "solidaire economie reseau")}
    assert "kofip" in {one.slug for one in find(store, "financ popular")}
    names = [one.name for one in find(store, "economia solidaria")]
    assert names == sorted(names, key=lambda name: not folded(name).startswith("economia solidaria"))


def test_a_country_code_finds_its_actors(store: LocalStore) -> None:
    found = find(store, "sn")
    assert {one.why for one in found if one.place.endswith("Senegal")} == {"country SN"}
    assert len(found) == 8


def test_nothing_but_actors_and_events_is_found(store: LocalStore) -> None:
    assert find(store, "Africa and Middle East") == []
    assert find(store, "") == []


@given(st.text(max_size=40))
@example("\udcff")
@example("{text}")
@example("%s")
def test_any_text_names_something_or_nothing(store: LocalStore, text: str) -> None:
    try:
        assert resolve(store, text).label
    except (NotFoundError, AmbiguousError) as error:
        assert "\n" not in str(error) and len(str(error)) < 1000


def test_close_names_are_those_that_look_like_it_most(store: LocalStore) -> None:
    for text, near in (
        ("Kampla City", "kampala-city"),
        ("chanter", "chantier"),
        ("RIPES", "ripess"),
        ("solidarity foundation", "svs-fund"),
        ("Kora", "place-south-korea"),
    ):
        with pytest.raises(NotFoundError) as caught:
            resolve(store, text)
        assert f"({near})" in caught.value.do


def test_a_long_text_is_not_told_whole(store: LocalStore) -> None:
    with pytest.raises(NotFoundError) as caught:
        resolve(store, "gsef" * 2500)
    assert len(str(caught.value)) < 300


@dataclass
class Elsewhere:
    """A wording of which each message is told to be one of another language."""

    language: str = "fr"

    def say(self, text: str, /, **fields: object) -> str:
        return "<" + text.format_map(fields) + ">"


def test_errors_are_told_in_the_language_of_the_reader(store: LocalStore, twins: LocalStore) -> None:
    for held, text in ((store, "Bamakko"), (store, "zzzz"), (twins, "alpha")):
        with pytest.raises((NotFoundError, AmbiguousError)) as caught:
            resolve(held, text, Elsewhere())  # type: ignore[arg-type]
        assert caught.value.what.startswith("<") and caught.value.do.startswith("<")


def test_a_label_is_in_the_language_of_the_reader(store: LocalStore) -> None:
    assert resolve(store, "rtes").label == "Network of Local Authorities for a Solidarity Economy"
    assert resolve(store, "rtes", wording("fr")).label == "Réseau des collectivités pour une économie solidaire"
    assert resolve(store, "rtes", wording("ko")).label == resolve(store, "rtes").label


def test_folding() -> None:
    assert folded("  L’Économie   SOLIDAIRE ") == "l'economie solidaire"
    assert folded("Œuvre Łódź Straße") == "oeuvre lodz strasse"
    assert words("l'Économie–sociale & (solidaire)") == ("l", "economie", "sociale", "solidaire")
    assert folded("서울") == "서울"

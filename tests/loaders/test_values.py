"""What a cell may hold, and what is said where it holds something else."""

from __future__ import annotations

import pycountry
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sse_atlas.loaders import values
from sse_atlas.loaders.csvfile import CellError
from sse_atlas.ontology import BASE, kinds

NAMES = {
    "KR": ["Korea", "South Korea", "Republic of Korea", "KOR", "KR", "Korea, Republic of", " korea "],
    "KP": ["North Korea"],
    "CI": ["Ivory Coast", "Côte d'Ivoire", "Côte d’Ivoire", "COTE D'IVOIRE"],
    "CD": ["DRC", "DR Congo", "Democratic Republic of Congo", "Congo, The Democratic Republic of the"],
    "CG": ["Congo", "Congo-Brazzaville"],
    "CV": ["Cape Verde", "Cabo Verde"],
    "PS": ["Palestine", "Palestinian territories"],
    "TW": ["Taiwan"],
    "HK": ["Hong Kong"],
    "GB": ["UK", "United Kingdom", "England"],
    "NE": ["Niger"],
    "NG": ["Nigeria"],
    "BO": ["Bolivia"],
    "TZ": ["Tanzania"],
}


@pytest.mark.parametrize(("text", "code"), [(name, code) for code, names in NAMES.items() for name in names])
def test_countries(text: str, code: str) -> None:
    assert values.country(text) == code


def test_every_country_of_the_standard_is_known_by_code_and_name() -> None:
    for entry in pycountry.countries:
        assert values.country(entry.alpha_2) == entry.alpha_2
        assert values.country(entry.alpha_3) == entry.alpha_2
        assert values.country(entry.name) == entry.alpha_2


@pytest.mark.parametrize(
    ("text", "near"), [("Koreaa", "korea"), ("Boliva", "bolivia"), ("Itally", "italy"), ("Frnace", "france"), ("kr", None)]
)
def test_a_country_misspelt_is_not_guessed_but_suggested(text: str, near: str | None) -> None:
    with pytest.raises(CellError, match="is no country known") as caught:
        values.country(text)
    assert near is None or near in str(caught.value)
    assert caught.value.do


@pytest.mark.parametrize("text", ["", "Atlantis", "ZZ", "XX", "Europe", "Regional", "\x00", "foo: bar"])
def test_what_is_no_country(text: str) -> None:
    with pytest.raises(CellError, match="is no country known"):
        values.country(text)


def test_kinds_come_in_the_order_of_the_cell() -> None:
    assert values.kind("ResearchBody  Network") == ("ResearchBody", "Network")
    for text in ("", "  ", "network", "Network,Fund", "Actor"):
        with pytest.raises(CellError, match="is no kind of actor") as caught:
            values.kind(text)
        assert all(name in str(caught.value) for name in kinds())


def test_concepts_are_named_by_their_scheme() -> None:
    assert values.concept("sections", "asia") == f"{BASE}section/asia"
    with pytest.raises(CellError, match=r"'Asia' is none of the sections \(there are .*north-america"):
        values.concept("sections", "Asia")


@pytest.mark.parametrize(
    ("text", "tag"), [("", ""), ("en", "en"), ("FR", "fr"), ("pt-BR", "pt-br"), ("und", "und"), ("mul", "mul")]
)
def test_languages(text: str, tag: str) -> None:
    assert values.language(text) == tag


@pytest.mark.parametrize("text", ["english", "e", "en_US", "en us", "en-", '"', "한국", "en\n", "x" * 40])
def test_what_is_no_language(text: str) -> None:
    with pytest.raises(CellError, match="is no language"):
        values.language(text)


@pytest.mark.parametrize("text", ["0", "10", "-3", "2.50", "-0.1"])
def test_numbers(text: str) -> None:
    assert values.number(text) == text


@pytest.mark.parametrize("text", ["", "-", "1,5", "1 000", "1e3", "²", "٣", "NaN", "--5", "5.", ".5", "about 5", "5\n"])
def test_what_is_no_number(text: str) -> None:
    with pytest.raises(CellError, match="is no number"):
        values.number(text)


def test_lines() -> None:
    assert values.line("1995") == 1995
    for text in ("", "0", "-1", "1.5", "twelve", "²", "٣", "12 13"):
        with pytest.raises(CellError, match="is no line"):
            values.line(text)


def test_slugs_and_websites() -> None:
    assert values.slug("keur-saloum-diane") == "keur-saloum-diane"
    assert values.website("www.ripeSS.org") == "http://www.ripess.org"
    with pytest.raises(CellError, match="'Seoul City' is no slug"):
        values.slug("Seoul City")
    with pytest.raises(CellError, match="is no web address"):
        values.website("javascript:alert(1)")
    with pytest.raises(ValueError, match="is no date"):
        values.date("2016-5")


@given(st.text())
def test_no_cell_is_a_traceback(text: str) -> None:
    for read in (values.country, values.kind, values.slug, values.language, values.number, values.line, values.date):
        try:
            read(text)
        except ValueError as error:
            assert str(error)
    try:
        values.website(text)
    except CellError as error:
        assert error.do

"""What a cell may hold, and what is said where it holds something else."""

from __future__ import annotations

from datetime import time, timedelta

import pycountry
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sse_atlas.graph.dates import same_time
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


TIMES = {
    "18:00": "18:00:00",
    "00:00": "00:00:00",
    "23:59": "23:59:00",
    "18:00 KST": "18:00:00+09:00",
    "09:00 UTC": "09:00:00Z",
}


@pytest.mark.parametrize("text", TIMES)
def test_times(text: str) -> None:
    assert values.time(text) == TIMES[text]


@pytest.mark.parametrize(
    "text",
    [
        *("", "18", "9:00", "24:00", "18:60", "18:00:00", "18.00", "18:00-19:30", "6 pm", "18h00", "1800", " 18:00", "18:00\n"),
        *("18:00 kst", "18:00KST", "18:00  KST", "18:00 CET", "18:00 KST UTC", "18:00+09:00", "18:00 Z", "18:00 ", "١٨:٠٠"),
    ],
)
def test_what_is_no_time(text: str) -> None:
    with pytest.raises(CellError, match="is no time of the day") as caught:
        values.time(text)
    assert caught.value.do == "write it as 18:00, with or without a zone (KST, UTC)"


@given(st.times(), st.sampled_from(["", " KST", " UTC"]))
def test_a_time_of_every_minute_is_read_and_is_itself(clock: time, zone: str) -> None:
    found = values.time(f"{clock:%H:%M}{zone}")
    read = time.fromisoformat(found)
    assert (read.hour, read.minute, read.second) == (clock.hour, clock.minute, 0)
    assert read.utcoffset() == {"": None, " KST": timedelta(hours=9), " UTC": timedelta()}[zone]
    assert same_time(found, f"{clock:%H:%M}:00")


@given(st.text())
def test_no_cell_is_a_traceback(text: str) -> None:
    plain = (values.country, values.kind, values.slug, values.language, values.number, values.line, values.date, values.time)
    for read in plain:
        try:
            read(text)
        except ValueError as error:
            assert str(error)
    try:
        values.website(text)
    except CellError as error:
        assert error.do

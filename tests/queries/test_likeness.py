"""What looks alike and what does not; and that no pattern keeps from us what does."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from sse_atlas.graph.names import words
from sse_atlas.queries.answers import patterns
from sse_atlas.queries.answers.likeness import BEGINNING, PARTS, WHOLE, WORDS, Likeness, Look, rank

LOWER = "abcdefghijklmnopqrstuvwxyz"


def look(text: str, name: str) -> Look | None:
    return Likeness(words(text)).of(name)


@pytest.mark.parametrize(
    ("text", "name", "slips", "part"),
    [
        ("Kampla", "Kampala", 1, "Kampala"),
        ("kampla", "GSEF-Kampala City", 1, "Kampala"),
        ("Motnréal", "Ville de Montréal", 1, "Montréal"),
        ("Vlile de Montral", "Ville de Montréal", 2, "Ville de Montréal"),
        ("Ville fe Montréal", "Ville de Montréal", 1, "Ville de Montréal"),
        ("portonovo", "Porto-Novo", 0, "Porto-Novo"),
        ("cooperativas", "Cooperative", 2, "Cooperative"),
        ("epople", "Older people", 1, "people"),
        ("HIN4LIFE", "HEIN4LIFE", 1, "HEIN4LIFE"),
        ("univ montral", "Université de Montréal", 1, "Université Montréal"),
        ("서을", "서울", 1, "서울"),
        ("Mnotre\u0301al", "Montre\u0301al city", 1, "Montréal"),
    ],
)
def test_these_look_alike(text: str, name: str, slips: int, part: str) -> None:
    found = look(text, name)
    assert found and (found.slips, found.part) == (slips, part)
    assert 0 < found.covered <= 1


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ads", "adt"),
        ("MCAC", "MCC"),
        ("plan 2020", "plan 2021"),
        ("2020", "2021"),
        ("onion", "European Union"),
        ("winter", "Inter-faith Forum"),
        ("four", "the tour of a city"),
        ("kampla city hall", "Kampala City"),
        ("kamppallla", "Kampala"),
        ("사과", "서울"),
        ("", "Kampala"),
        ("...", "Kampala"),
        ("Kampla", ""),
        ("Kampla", "..."),
    ],
)
def test_these_do_not(text: str, name: str) -> None:
    assert look(text, name) is None


def test_what_has_the_words_in_it_is_a_fit_and_no_look() -> None:
    assert look("city kampala", "Kampala City Council") is None
    assert [rank(words(text), words("Réseau d’Économie sociale")) for text in ("reseau d economie SOCIALE", "reseau d eco")] == [
        WHOLE,
        BEGINNING,
    ]
    assert [rank(words(text), words("Réseau d’Économie sociale")) for text in ("sociale réseau", "soc eau", "fonds")] == [
        WORDS,
        PARTS,
        -1,
    ]


def slipped(word: str, place: int, how: str, letter: str) -> str:
    """A word with one slip."""
    if how == "swap":
        return word[:place] + word[place : place + 2][::-1] + word[place + 2 :]
    return word[:place] + {"drop": "", "put in": letter + word[place], "replace": letter}[how] + word[place + 1 :]


@given(
    st.text(LOWER, min_size=5, max_size=14),
    st.integers(0, 13),
    st.sampled_from(["swap", "drop", "put in", "replace"]),
    st.sampled_from(LOWER),
)
@example("montreal", 6, "drop", "x")
def test_one_slip_in_a_whole_name_is_always_seen(name: str, place: int, how: str, letter: str) -> None:
    text = slipped(name, place % len(name), how, letter)
    assume(text != name)
    found = look(text, name)
    assert found and found.slips == 1 and found.part == name
    assert let_through(text, name.title())


def let_through(text: str, name: str) -> bool:
    return all(re.search(pattern, name, re.IGNORECASE) for pattern in patterns.looks(words(text)))


#: Signs of several letters in one, or of a letter and a point (ĳ, ǆ, ½, ŀ): a name that has them is found by its other words.
SEVERAL = "ĿŀĲĳŉſǄǅǆǇǈǉǊǋǌǱǲǳ¼½¾"
LATIN = st.characters(max_codepoint=0x24F, exclude_characters=SEVERAL)


@given(st.text(LATIN, min_size=1, max_size=20), st.sampled_from(["NFC", "NFD"]))
@example("L’Œuvre d’été", "NFD")
@example("Gaël", "NFC")
def test_the_pattern_of_a_word_lets_every_printed_form_through(name: str, form: str) -> None:
    printed = unicodedata.normalize(form, name)  # type: ignore[arg-type]
    for word in words(name):
        assert re.search(patterns.word(word), printed, re.IGNORECASE), (word, printed)
    if words(name):
        assert re.search(patterns.whole(words(name)), printed, re.IGNORECASE)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mnotréal", "Montréal"),
        ("Mnotréal", unicodedata.normalize("NFD", "Montréal")),
        ("Œuvrre", "Œuvre d’Été"),
        ("Vlile fe Montréal", "Ville de Montréal"),
        ("portonovo", "Porto-Novo"),
        ("Fab Ciy", "Fab City"),
        ("coopertivas", "Réseau des Coopératives"),
        ("entreprenurhsip", "Entrepreneurship fund"),
        ("서을시", "서울시"),
        ("HIN4LIFE 2020", "HEIN4LIFE 2020"),
    ],
)
def test_the_patterns_of_looks_let_through_what_looks_so(text: str, name: str) -> None:
    assert look(text, name)
    assert let_through(text, name)


@given(st.text(max_size=60))
def test_no_pattern_holds_a_sign_that_is_read_in_another_way(text: str) -> None:
    asked = words(text)
    for pattern in [*map(patterns.word, asked), patterns.whole(asked), *patterns.looks(asked)]:
        re.compile(pattern)
        assert not set(pattern) & set("\"\\\n\r'")


def test_three_letters_are_no_matter_of_looks() -> None:
    assert patterns.looks(words("ads")) == patterns.looks(words("2021 12")) == patterns.looks(()) == []

"""The names of languages, for people."""

from __future__ import annotations

import pytest

from sse_atlas.graph.languages import language_name
from sse_atlas.ontology import LANGUAGES, SSE, labels


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("en", "English"),
        ("ko", "Korean"),
        ("pt-br", "Portuguese"),
        ("FR", "French"),
        ("el", "Modern Greek"),
        ("yue", "Yue Chinese"),
    ],
)
def test_a_language_is_named(tag: str, name: str) -> None:
    assert language_name(tag) == name


@pytest.mark.parametrize("tag", ["", "x", "xx", "english", "1", "-", "한국", "\x00"])
def test_what_is_no_language_has_no_name(tag: str) -> None:
    assert language_name(tag) == ""


def test_the_languages_of_the_vocabulary_are_named() -> None:
    assert {language_name(tag) for tag in labels(SSE.Event)} == {"English", "French", "Spanish", "Portuguese", "Korean"}


def test_a_language_is_named_in_each_language_of_the_atlas() -> None:
    assert [language_name("fr", tag) for tag in LANGUAGES] == ["French", "français", "francés", "francês", "프랑스어"]
    assert language_name("xx", "fr") == ""

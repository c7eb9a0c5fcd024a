"""The words of answers: every language has all of them, nothing in a field is read as a pattern, the catalogues are in step."""

from __future__ import annotations

import ast
import gettext
import io
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sse_atlas.errors import QueryError
from sse_atlas.ontology import LANGUAGES, SSE, asked_language, kinds, relation_types, wording
from sse_atlas.ontology.catalogues import TRANSLATED, compiled, coverage, messages, po_file, read

STEPS = ("{number} step", "{number} steps")
#: A particle that takes another form after a vowel than after a consonant.
PARTICLE = re.compile(r"\}[”’»\"']?(?:은|는|이|가|을|를|와|과|으로|로|이라|라)(?=[\s.,:;)]|$)")


def entries(language: str) -> list[tuple[str, str]]:
    """Each form of each message with its translation."""
    found = []
    for entry in read(language):
        texts = (entry.string,) if isinstance(entry.string, str) else entry.string
        ids = (entry.id,) if isinstance(entry.id, str) else entry.id
        if ids[0]:
            found += [(ids[min(place, len(ids) - 1)], text) for place, text in enumerate(texts)]
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_missing(language: str) -> None:
    found = coverage(language)
    assert found.faults == []
    assert found.there == found.needed
    assert str(found).startswith(f"{language}: 100.0 % (")


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_compiled_catalogue_is_that_of_the_text(language: str) -> None:
    with po_file(language).with_suffix(".mo").open("rb") as file:
        said = vars(gettext.GNUTranslations(file))["_catalog"]
    expected = vars(gettext.GNUTranslations(io.BytesIO(compiled(read(language)))))["_catalog"]
    # The header tells the version of the tool that wrote it.
    assert {**said, "": ""} == {**expected, "": ""}


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_catalogue_holds_the_messages_of_the_code_and_no_other(language: str) -> None:
    assert {entry.id for entry in read(language)} == {entry.id for entry in messages()}


def test_every_message_of_the_code_is_found() -> None:
    """The extractor passes over what stands inside an f-string."""
    known = {text for entry in messages() for text in ((entry.id,) if isinstance(entry.id, str) else entry.id)}
    packages = [Path(import_module(f"sse_atlas.{name}").__path__[0]) for name in ("ontology", "graph", "queries", "viz", "cli")]
    said = {text for package in packages for path in package.rglob("*.py") for text in _said(ast.parse(path.read_text("utf-8")))}
    assert len(said) > 200
    assert said <= known


def _said(module: ast.AST) -> Iterator[str]:
    for node in ast.walk(module):
        if isinstance(node, ast.Call):
            called = getattr(node.func, "attr", getattr(node.func, "id", ""))
            for text in node.args[: {"say": 1, "message": 1, "many": 2}.get(called, 0)]:
                if isinstance(text, ast.Constant) and isinstance(text.value, str):
                    yield text.value


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_is_not_the_english_sentence(language: str) -> None:
    same = [text for english, text in entries(language) if text == english and len(re.sub(r"\{\w+\}", "", english)) > 25]
    assert same == []


def test_korean_has_no_particle_that_depends_on_the_word_before_it() -> None:
    assert [text for _, text in entries("ko") if PARTICLE.search(text)] == []


def test_messages_are_said_in_each_language() -> None:
    said = [wording(language).say("The country of {name} is {value}", name="X", value="Y") for language in LANGUAGES]
    assert len(set(said)) == len(LANGUAGES)
    assert all("X" in text and "Y" in text for text in said)


def test_numbers_have_the_forms_of_the_language() -> None:
    for language in LANGUAGES:
        one, two = (wording(language).many(*STEPS, number) for number in (1, 2))
        assert "1" in one and "2" in two
        assert (one.replace("1", "") == two.replace("2", "")) == (language == "ko")


@given(st.text(), st.sampled_from(LANGUAGES))
def test_a_name_stands_as_it_is(name: str, language: str) -> None:
    words = wording(language)
    assert name in words.say("The country of {name} is {value}", name=name, value="Y")
    for type_ in relation_types().values():
        assert name in words.relation(type_, name, "Z", inverse=True)


def test_a_term_has_its_label_and_what_has_none_the_end_of_its_iri() -> None:
    assert wording("fr").label(SSE.Network) == kinds()["Network"].labels["fr"]
    assert wording("ko").label("http://metadata.un.org/sdg/codes/geoArea/002") == "아프리카"
    assert wording("pt").label("https://example.org/ns#Thing") == "Thing"


def test_another_language_is_refused() -> None:
    with pytest.raises(QueryError, match="use one of en, fr, es, pt, ko"):
        wording("de")


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "C"}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "fr"),
        ({"LANG": "pt_BR"}, "pt"),
        ({"LANG": "ko-KR", "LC_ALL": ""}, "ko"),
        ({"LANG": "fr_FR.UTF-8", "LC_ALL": "es_ES.UTF-8"}, "es"),
        ({"LANG": "fr_FR", "LANGUAGE": "de:ko:en"}, "ko"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "\x00{}"}, "en"),
    ],
)
def test_the_system_tells_the_language(environment: dict[str, str], language: str) -> None:
    assert asked_language(environment) == language

"""Which name is shown: the first of each language is preferred, the languages stand in order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sse_atlas.graph.labels import LANGUAGES, choose
from sse_atlas.graph.records import Literal


def name(value: str, language: str = "") -> Literal:
    return Literal(value, language=language)


def test_english_is_shown_before_other_languages() -> None:
    label, preferred, others = choose([name("Réseau", "fr"), name("Network", "en"), name("Red", "es"), name("Other", "en")])
    assert label == "Network"
    assert preferred == (name("Network", "en"), name("Réseau", "fr"), name("Red", "es"))
    assert others == (name("Other", "en"),)


def test_a_language_out_of_the_list_is_shown_where_there_is_no_other() -> None:
    assert choose([name("Nihon", "ja"), name("Japon", "id")])[0] == "Japon"
    assert choose([name("Nihon", "ja"), name("Réseau", "fr")])[0] == "Réseau"


@pytest.mark.parametrize("language", ["", "und", "mul"])
def test_a_name_of_no_one_language_is_preferred_only_alone(language: str) -> None:
    label, preferred, others = choose([name("l'Association of Départements", language)])
    assert (label, others) == ("l'Association of Départements", ())
    assert preferred == (name("l'Association of Départements", language or "und"),)
    label, preferred, others = choose([name("Mixed", language), name("Association", "fr")])
    assert (label, preferred, others) == ("Association", (name("Association", "fr"),), (name("Mixed", language),))


def test_no_name_is_no_label() -> None:
    with pytest.raises(ValueError, match="no name"):
        choose([])


NAMES = st.lists(st.builds(name, st.sampled_from("abcd"), st.sampled_from(["", "und", "mul", "ja", *LANGUAGES])), min_size=1)


@given(NAMES)
def test_no_name_is_lost_and_none_stands_twice(names: list[Literal]) -> None:
    label, preferred, others = choose(names)
    assert label == preferred[0].value
    assert len({found.language for found in preferred}) == len(preferred)
    assert all(found.language for found in preferred)
    assert len(set(others)) == len(others)
    told = {found.value for found in (*preferred, *others)}
    assert told == {found.value for found in names}

"""Countries by their common names, in the languages of the atlas."""

from __future__ import annotations

import pytest

from sse_atlas.graph.countries import all_countries, country_name
from sse_atlas.ontology import LANGUAGES


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("KR", ["Korea", "Corée", "Corea", "Coreia", "한국"]),
        ("CI", ["Côte d'Ivoire", "Côte d'Ivoire", "Costa de Marfil", "Costa do Marfim", "코트디부아르"]),
        ("BO", ["Bolivia", "Bolivie", "Bolivia", "Bolívia", "볼리비아"]),
        ("TW", ["Taiwan", "Taïwan", "Taiwán", "Taiwan", "타이완"]),
    ],
)
def test_a_country_is_named_in_each_language(code: str, names: list[str]) -> None:
    assert [country_name(code, language) for language in LANGUAGES] == names


def test_every_country_has_a_name_in_each_language() -> None:
    assert len(all_countries()) > 240
    for language in LANGUAGES:
        assert all(country_name(code, language) not in ("", code) for code in all_countries())


@pytest.mark.parametrize("code", ["", "XX", "korea"])
def test_what_is_no_country_stands_as_it_is(code: str) -> None:
    assert country_name(code, "fr") == code

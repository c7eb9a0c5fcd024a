"""The names of countries, by ISO 3166-1 alpha-2 code, in the languages that the atlas speaks."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

from sse_atlas.graph.languages import translated
from sse_atlas.ontology import LANGUAGES

#: Where the name of the standard, or its translation, is not the one a reader looks for: in the order of LANGUAGES.
_COMMON: Final[Mapping[str, Mapping[str, str]]] = {
    code: dict(zip(LANGUAGES, names, strict=True))
    for code, names in {
        "CD": ("DR Congo", "RD Congo", "RD del Congo", "RD do Congo", "콩고민주공화국"),
        "CI": ("Côte d'Ivoire", "Côte d'Ivoire", "Costa de Marfil", "Costa do Marfim", "코트디부아르"),
        "CV": ("Cabo Verde", "Cap-Vert", "Cabo Verde", "Cabo Verde", "카보베르데"),
        "GB": ("United Kingdom", "Royaume-Uni", "Reino Unido", "Reino Unido", "영국"),
        "KR": ("Korea", "Corée", "Corea", "Coreia", "한국"),
        "PS": ("Palestine", "Palestine", "Palestina", "Palestina", "팔레스타인"),
        "TW": ("Taiwan", "Taïwan", "Taiwán", "Taiwan", "타이완"),
    }.items()
}


@cache
def country_name(code: str, language: str = "en") -> str:
    """Give the common name of a country code; the code itself where the standard has none, "" for none.

    The translations are those of Debian's iso-codes, which pycountry carries.
    """
    if code in _COMMON or not code:
        return _COMMON.get(code, {}).get(language, "")
    import pycountry

    entry = pycountry.countries.get(alpha_2=code)
    if not entry:
        return code
    return translated("iso3166-1", getattr(entry, "common_name", entry.name), language).partition(",")[0]


def all_countries() -> tuple[str, ...]:
    """Give the alpha-2 codes of the standard, sorted."""
    import pycountry

    return tuple(sorted(country.alpha_2 for country in pycountry.countries))

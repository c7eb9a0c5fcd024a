"""The names of countries, by ISO 3166-1 alpha-2 code."""

from __future__ import annotations

from functools import cache
from typing import Final

#: Where the standard's name is not the one a reader looks for.
_COMMON: Final = {
    "CD": "DR Congo",
    "CV": "Cabo Verde",
    "GB": "United Kingdom",
    "KR": "Korea",
    "PS": "Palestine",
}


@cache
def country_name(code: str) -> str:
    """Give the common English name of a country code; the code itself where the standard has none, "" for none."""
    if code in _COMMON or not code:
        return _COMMON.get(code, "")
    import pycountry

    entry = pycountry.countries.get(alpha_2=code)
    return str(getattr(entry, "common_name", entry.name)).partition(",")[0] if entry else code

"""What a cell may hold: a year, a country, a kind, a website; each read one way everywhere, or refused with what is right."""

from __future__ import annotations

import difflib
import unicodedata
from functools import cache
from typing import Final

from sse_atlas.graph import dates
from sse_atlas.graph.iris import web_address
from sse_atlas.ontology import kinds

#: Forms that the standard's names lack, and that must never be guessed (a fuzzy search takes "Korea" for the North).
_ALIASES: Final = {
    "bolivia": "BO",
    "cabo verde": "CV",
    "cape verde": "CV",
    "congo-brazzaville": "CG",
    "congo-kinshasa": "CD",
    "czech republic": "CZ",
    "democratic republic of congo": "CD",
    "democratic republic of the congo": "CD",
    "dr congo": "CD",
    "drc": "CD",
    "england": "GB",
    "hong kong": "HK",
    "iran": "IR",
    "ivory coast": "CI",
    "cote d'ivoire": "CI",
    "korea": "KR",
    "republic of korea": "KR",
    "south korea": "KR",
    "north korea": "KP",
    "laos": "LA",
    "macedonia": "MK",
    "moldova": "MD",
    "palestine": "PS",
    "palestinian territories": "PS",
    "russia": "RU",
    "scotland": "GB",
    "syria": "SY",
    "taiwan": "TW",
    "tanzania": "TZ",
    "turkey": "TR",
    "uk": "GB",
    "usa": "US",
    "venezuela": "VE",
    "vietnam": "VN",
    "wales": "GB",
}


def folded(text: str) -> str:
    """Give a text without accents, case and doubled spaces, for comparing names."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(plain.replace("’", "'").casefold().split())


@cache
def _countries() -> dict[str, str]:
    # pycountry reads its tables on import; a table whose countries are codes never needs the names.
    import pycountry

    found: dict[str, str] = {}
    for entry in pycountry.countries:
        names = (entry.name, getattr(entry, "common_name", ""), getattr(entry, "official_name", ""))
        found |= {folded(name): entry.alpha_2 for name in (entry.alpha_3, *names) if name}
    return found | _ALIASES


@cache
def _codes() -> frozenset[str]:
    return frozenset(_countries().values())


@cache
def country(text: str) -> str:
    """Give the ISO 3166-1 alpha-2 code of a country by code or English name; ValueError names the closest ones."""
    if len(text) == 2 and text.isupper() and text.isascii() and text in _codes():
        return text
    name = folded(text)
    if name in _countries():
        return _countries()[name]
    near = difflib.get_close_matches(name, _countries(), n=2)
    hint = f" (did you mean {' or '.join(near)}?)" if near else ""
    raise ValueError(f"{text!r} is no country known{hint}")


@cache
def country_name(code: str) -> str:
    """Give the common English name of a country code; the code itself where the standard has none."""
    import pycountry

    entry = pycountry.countries.get(alpha_2=code)
    return str(getattr(entry, "common_name", entry.name)).partition(",")[0] if entry else code


def kind(text: str) -> tuple[str, ...]:
    """Give the kinds named in a cell, separated by spaces, the first the one to show; ValueError lists those there are."""
    names = text.split()
    wrong = [name for name in names if name not in kinds()]
    if wrong or not names:
        raise ValueError(f"{text!r} is no kind of actor (there are {', '.join(kinds())})")
    return tuple(names)


def date(text: str) -> str:
    """Give a partial date as it stands; ValueError where it is none."""
    dates.datatype(text)
    return text


def website(text: str) -> str:
    """Give the IRI of a website as printed; ValueError where it is no web address."""
    address = web_address(text)
    if address is None:
        raise ValueError(f"{text!r} is no web address")
    return address

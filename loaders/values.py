"""What a cell may hold: a year, a country, a kind, a website; each read one way everywhere, or refused with what is right."""

from __future__ import annotations

import difflib
import re
from functools import cache
from typing import Final

from sse_atlas.graph import dates
from sse_atlas.graph.countries import all_countries, country_name
from sse_atlas.graph.iris import is_slug, web_address
from sse_atlas.graph.names import folded
from sse_atlas.loaders.csvfile import CellError
from sse_atlas.ontology import LANGUAGES, concepts, kinds

_NUMBER: Final = re.compile(r"-?\d{1,40}(?:\.\d{1,40})?", re.ASCII)
_TIME: Final = re.compile(r"(?P<clock>(?:[01]\d|2[0-3]):[0-5]\d)(?: (?P<zone>[A-Z]+))?", re.ASCII)
#: Zones that sources print, and their offsets; only those that stand for one offset all the year.
_ZONES: Final = {"": "", "KST": "+09:00", "UTC": "Z"}
#: What stands for a country behind the name of a member that works in several: "Regional", with or without its accent.
_SEVERAL: Final = "regional"
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*", re.ASCII)

#: Forms that the standard's names lack, and that must never be guessed (a fuzzy search takes "Korea" for the North).
_ALIASES: Final = {
    "bangladeche": "BD",
    "benim": "BJ",
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
    "coree du sud": "KR",
    "corea del sur": "KR",
    "coreia do sul": "KR",
    "대한민국": "KR",
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
    "vietname": "VN",
    "wales": "GB",
}


@cache
def _countries() -> dict[str, str]:
    # pycountry reads its tables on import; a table whose countries are codes never needs the names.
    import pycountry

    told: dict[str, set[str]] = {}
    for language in LANGUAGES:
        for code in all_countries():
            told.setdefault(folded(country_name(code, language)), set()).add(code)
    # Two countries are called Virgin Islands, where the standard tells them apart behind a comma.
    found = {name: codes.pop() for name, codes in told.items() if len(codes) == 1}
    for entry in pycountry.countries:
        names = (entry.name, getattr(entry, "common_name", ""), getattr(entry, "official_name", ""))
        found |= {folded(name): entry.alpha_2 for name in (entry.alpha_3, *names) if name}
    return found | _ALIASES


@cache
def _codes() -> frozenset[str]:
    return frozenset(_countries().values())


@cache
def country(text: str) -> str:
    """Give the ISO 3166-1 alpha-2 code of a country by code, or by its name in one of the languages of the atlas.

    ValueError names the closest ones.
    """
    if len(text) == 2 and text.isupper() and text.isascii() and text in _codes():
        return text
    name = folded(text)
    if name in _countries():
        return _countries()[name]
    near = difflib.get_close_matches(name, _countries(), n=2)
    hint = f" (did you mean {' or '.join(near)}?)" if near else ""
    raise CellError(f"{text!r} is no country known{hint}", "write its English name, or its code such as KR")


def several(text: str) -> bool:
    """Tell whether the words behind a name say that it works in several countries."""
    return folded(text) == _SEVERAL


@cache
def kind(text: str) -> tuple[str, ...]:
    """Give the kinds named in a cell, separated by spaces, the first the one to show; ValueError lists those there are."""
    names = text.split()
    wrong = [name for name in names if name not in kinds()]
    if wrong or not names:
        raise CellError(f"{text!r} is no kind of actor (there are {', '.join(kinds())})")
    return tuple(names)


def slug(text: str) -> str:
    """Give a slug as it stands; ValueError where it is none."""
    if not is_slug(text):
        raise CellError(f"{text!r} is no slug", "write a-z, 0-9 and single hyphens")
    return text


def concept(scheme: str, text: str) -> str:
    """Give the IRI of a concept by its name; ValueError lists those of the scheme."""
    if text not in concepts(scheme):
        raise CellError(f"{text!r} is none of the {scheme} (there are {', '.join(concepts(scheme))})")
    return concepts(scheme)[text].iri


@cache
def language(text: str) -> str:
    """Give a language tag in lower case, "" for none; ValueError where it is none."""
    tag = text.lower()
    if tag and not _LANGUAGE.fullmatch(tag):
        raise CellError(f"{text!r} is no language", "write its code, such as en, fr or pt-br")
    return tag


def number(text: str) -> str:
    """Give a whole or decimal number as it stands; ValueError where it is none."""
    if not _NUMBER.fullmatch(text):
        raise CellError(f"{text!r} is no number", "write digits, with a point before decimals")
    return text


def line(text: str) -> int:
    """Give the number of a line; ValueError where it is none."""
    if not (text.isascii() and text.isdigit() and int(text[:9])):
        raise CellError(f"{text!r} is no line of the document", "write its number, counted from 1")
    return int(text)


def goal(text: str) -> str:
    """Give the number of a Sustainable Development Goal; ValueError where there is none."""
    if text not in map(str, range(1, 18)):
        raise CellError(f"{text!r} is no Sustainable Development Goal", "write its number, 1 to 17")
    return text


@cache
def date(text: str) -> str:
    """Give a partial date as it stands; ValueError where it is none."""
    dates.datatype(text)
    return text


@cache
def time(text: str) -> str:
    """Give a time of the day, "18:00" with or without a zone ("KST", "UTC"), as xsd:time; ValueError where it is none."""
    found = _TIME.fullmatch(text)
    if not found or (found["zone"] or "") not in _ZONES:
        zones = ", ".join(zone for zone in _ZONES if zone)
        raise CellError(f"{text!r} is no time of the day", f"write it as 18:00, with or without a zone ({zones})")
    return f"{found['clock']}:00{_ZONES[found['zone'] or '']}"


def website(text: str) -> str:
    """Give the IRI of a website as printed; ValueError where it is no web address."""
    address = web_address(text)
    if address is None:
        raise CellError(f"{text!r} is no web address", "write it as www.example.org or https://example.org/page")
    return address

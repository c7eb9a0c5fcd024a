"""The words of a place: its city and its country, in the languages of the atlas, with or without a label."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final, NamedTuple

from sse_atlas.graph.countries import all_countries, country_name
from sse_atlas.graph.names import folded
from sse_atlas.ontology import LANGUAGES

#: Names in print that neither the standard nor its translations hold.
_ALSO: Final = {
    "uk": "GB", "england": "GB", "scotland": "GB", "wales": "GB", "usa": "US", "cabo verde": "CV", "cape verde": "CV",
    "congo-kinshasa": "CD", "czech republic": "CZ", "democratic republic of congo": "CD", "dr congo": "CD", "drc": "CD",
    "democratic republic of the congo": "CD", "hong kong": "HK", "iran": "IR", "ivory coast": "CI", "cote d'ivoire": "CI",
    "korea": "KR", "republic of korea": "KR", "south korea": "KR", "north korea": "KP", "laos": "LA", "macedonia": "MK",
    "moldova": "MD", "palestine": "PS", "palestinian territories": "PS", "russia": "RU", "syria": "SY", "taiwan": "TW",
    "tanzania": "TZ", "turkey": "TR", "vietnam": "VN",
    "u.k.": "GB", "great britain": "GB", "northern ireland": "GB", "angleterre": "GB", "ecosse": "GB", "inglaterra": "GB",
    "us": "US", "u.s.": "US", "u.s.a.": "US", "etats-unis": "US", "estados unidos": "US", "eeuu": "US", "ee.uu.": "US",
    "uae": "AE", "emirats arabes unis": "AE", "holland": "NL", "the netherlands": "NL", "pays-bas": "NL", "bosnia": "BA",
    "the gambia": "GM", "burma": "MM", "swaziland": "SZ", "the philippines": "PH", "brasil": "BR", "rdc": "CD", "rd congo": "CD",
    "r.d. congo": "CD", "rd del congo": "CD", "rd do congo": "CD", "d.r. congo": "CD", "republique democratique du congo": "CD",
    "republica democratica del congo": "CD", "republica democratica do congo": "CD", "congo brazzaville": "CG",
    "congo kinshasa": "CD", "congo (drc)": "CD",
    "congo-brazzaville": "CG", "republic of congo": "CG", "republic of the congo": "CG",
    "coree du sud": "KR", "corea del sur": "KR", "coreia do sul": "KR", "republique de coree": "KR", "south-korea": "KR",
    "costa de marfil": "CI", "costa do marfim": "CI", "cap-vert": "CV", "hong kong sar": "HK", "taiwan, china": "TW",
    "republique tcheque": "CZ", "republica checa": "CZ", "tchequie": "CZ", "macedonia del norte": "MK", "birmanie": "MM",
    "palestina": "PS", "territoires palestiniens": "PS", "state of palestine": "PS", "occupied palestinian territory": "PS",
    "viet nam": "VN", "republic of ireland": "IE", "eire": "IE", "espana": "ES", "deutschland": "DE", "italia": "IT",
    "republique dominicaine": "DO", "papua new-guinea": "PG", "trinidad": "TT", "sao tome": "ST", "east timor": "TL",
    "kosovo": "XK", "quenia": "KE", "moçambique": "MZ", "guinea bissau": "GW", "guinee": "GN", "bolivia": "BO", "venezuela": "VE",
    "benim": "BJ", "bangladeche": "BD", "nepal": "NP", "cisjordania": "PS", "iraque": "IQ", "suazilandia": "SZ",
    "vietname": "VN", "irao": "IR", "polonia": "PL", "romenia": "RO", "moldavia": "MD", "armenia": "AM",
    "letonia": "LV", "estonia": "EE", "eslovenia": "SI", "checa": "CZ", "singapura": "SG", "zimbabue": "ZW", "iemen": "YE",
    "maurícia": "MU", "mauricia": "MU", "camaroes": "CM", "malaui": "MW", "quirguistao": "KG", "madagascar": "MG",
}  # fmt: skip
_PART: Final = (
    r"(?:city|town|country|state|region|ville|commune|pays|ciudad|municipio|pa[ií]s|cidade|munic[ií]pio|localit[eéy]|province)"
)
#: A label of a place: two parts with a stroke between them, or one word that needs its colon.
LABEL: Final = re.compile(
    rf"(?P<label>\b{_PART}\s?(?:[/&,|–-]|and|et|y|e)\s?{_PART}\b\s?[:：–-]?"
    rf"|\b(?:{_PART}|location|lieu|localisation|implantation|place|ubicaci[oó]n|lugar|localiza[cç][aã]o|"
    rf"localizaci[oó]n|local|sede|"
    r"si[eè]ge(?: social)?|headquarters?|hq|seat|office|domicile|base)\s?[:：]"
    r"|\bbased in\b\s?[:：]?|\bbas[eé]e? (?:à|a|en|au)\b\s?[:：]?|\bcon sede en\b\s?[:：]?|\bcom sede em\b\s?[:：]?)\s*",
    re.IGNORECASE,
)
_CITY: Final = frozenset("city town ville commune ciudad municipio cidade localite locality".split())
_COUNTRY: Final = frozenset("country pays pais".split())
_NOTE: Final = re.compile(r"\s?[(\[][^()\[\]]{0,60}[)\]]")
_COMMA: Final = re.compile(r"\s*[,;，、]\s*")
_STROKE: Final = re.compile(r"\s+[–—|/-]\s+|\s*/\s*|\t+")
#: Towns whose name is that of a country or territory in another language: alone they are the town.
_TOWNS: Final = frozenset(
    ("salvador", "granada", "guadalupe", "santa elena", "santa helena", "santa lucia", "san martin", "saint-martin", "norfolk")
)
#: A place is short.
_LONGEST: Final = 120


class Place(NamedTuple):
    """What the words of a place mean: city and alpha-2 code of the country, "" for what is not printed."""

    city: str = ""
    country: str = ""


@cache
def _countries() -> dict[str, str]:
    import pycountry

    found: dict[str, str] = {}
    for entry in pycountry.countries:
        names = (entry.name, getattr(entry, "common_name", ""), getattr(entry, "official_name", ""))
        found |= {folded(name): entry.alpha_2 for name in names if name}
    for language in reversed(LANGUAGES):
        found |= {folded(country_name(code, language)): code for code in all_countries()}
    return found | {folded(name): code for name, code in _ALSO.items()}


@lru_cache(maxsize=65_536)
def country_of(text: str) -> str:
    """Give the alpha-2 code of a country by its name in one of the languages of the atlas, "" where it is none."""
    name = folded(text).strip(" .")
    if not name or len(name) > 60:
        return ""
    if name in _countries():
        return _countries()[name]
    if len(name) < 3:
        return ""
    if (name.startswith(("the ", "la ", "le ", "el ")) or name.startswith("l'")) and name not in _countries():
        shorter = country_of(name.partition("'")[2] if name.startswith("l'") else name.partition(" ")[2])
        if shorter:
            return shorter
    return ""


def place_of(text: str, label: str = "") -> Place:
    """Give the city and the country of the words of a place; `label` tells which stands where ("Country/City", "City")."""
    text = " ".join(_NOTE.sub("", text).split()).strip(" .;,:|–-") or text.strip()
    named = folded(label)
    if any(part in named for part in ("/", "&", "-", ",")) or not named.strip(" :"):
        return _both(text)
    first = named.strip(" :").split(" ")[0]
    if first in _CITY and (not country_of(text) or folded(text) in _TOWNS):
        return Place(*_both(text)) if "," in text else Place(_cased(text), "")
    if first in _COUNTRY:
        code = country_of(text)
        return Place("", code) if code else _both(text)
    return _both(text)


def _both(text: str) -> Place:
    if folded(text) in _TOWNS:
        return Place(_cased(text), "")
    if country_of(text):
        return Place("", country_of(text))
    parts = _parts(text)
    if len(parts) > 1:
        if code := country_of(parts[-1]):
            return Place(_cased(parts[0]), code)
        if code := country_of(parts[0]):
            return Place(_cased(parts[1]), code)
        for part in parts[1:]:
            if code := country_of(part):
                return Place(_cased(parts[0]), code)
        inner = _last_words(parts[-1])
        return Place(_cased(parts[0]), inner.country) if inner.country else Place(_cased(parts[0]), "")
    return _last_words(text)


def _parts(text: str) -> list[str]:
    """Cut the words of a place at its commas; at strokes where it has none and a country stands at an end."""
    parts = [part for part in _COMMA.split(text) if part]
    if len(parts) < 2:
        cut = [part for part in _STROKE.split(text) if part]
        return cut if len(cut) > 1 and (country_of(cut[-1]) or country_of(cut[0])) else parts
    return parts


def _last_words(text: str) -> Place:
    said = text.split()
    for count in range(min(5, len(said) - 1), 0, -1):
        if code := country_of(" ".join(said[-count:])):
            return Place(_cased(" ".join(said[:-count])), code)
    return Place(_cased(text), "")


def is_place(text: str) -> bool:
    """Say whether a short line without a label is a place: a country alone, or a city and its country."""
    text = " ".join(_NOTE.sub("", text).split()).strip(" .;,")
    if not 2 < len(text) <= _LONGEST or len(text.split()) > 9 or any(c in text for c in ":@"):
        return False
    if country_of(text):
        return folded(text) not in _TOWNS
    parts = _parts(text)
    if len(parts) > 1:
        return bool(country_of(parts[-1])) and len(parts) <= 4 and parts[0][:1].isupper()
    return text.isupper() and bool(_last_words(text).country)


def _cased(text: str) -> str:
    text = text.strip(" ,.;:")
    return " ".join("-".join(_capital(bit) for bit in word.split("-")) for word in text.split()) if text.isupper() else text


def _capital(word: str) -> str:
    return "'".join(bit[:1].upper() + bit[1:].lower() for bit in word.split("'"))

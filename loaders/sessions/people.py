"""Persons and bodies by their printed names: titles taken off, names told apart, kinds read from words."""

from __future__ import annotations

import re
from typing import Final

from sse_atlas.graph.names import folded, words

_TITLE: Final = re.compile(
    r"(?:(?:mr|mrs|ms|miss|dr|dra|drs|prof|pr|m|mme|mlle|me|sr|sra|srta|sres|don|doña|dona|monsieur|madame|mister|señor|señora"
    r"|senhor|senhora|professor|professeur|professeure|profesor|profesora|hon|ing|lic|mtra|mtro)\b\.?(?:[ \t]+|(?<=\.)))",
    re.IGNORECASE,
)
_AND: Final = re.compile(r"\s*(?:,\s*(?:and|et|y|e)\s|\s(?:and|et|y|e)\s|&|;|,)\s*")
#: Small words within a person's name.
_PARTICLES: Final = frozenset("van von der den de del della di da dos das do la le du el al bin ibn ten ter y e".split())
_CAPITAL: Final = re.compile(r"[^\W\d_a-zß-öø-ÿ]")
_NO_PERSON: Final = frozenset(
    """forum session speaker speakers moderator question questions answer answers network city government university institute
    social economy solidarity case study report association council ministry programme program presentation introduction closing
    opening remarks discussion the and of for fund center centre federation union cooperative foundation office development
    global international national local public recommendations findings summary objectives background main guiding
    organization organisation name country title page date time session report member members group company enterprise school
    reseau ville gouvernement universite economie red ciudad gobierno universidad economia rede cidade governo""".split()
)
#: Words of a name that tell the kind of actor, the first that fits; folded.
_KINDS: Final = (
    (
        "InternationalOrganization",
        "united nations|european union|european commission|world bank|oecd|ilo|undp|unrisd|unesco|un|eu",
    ),
    ("ResearchBody", "university|universite|universidad|universidade|institute|instituto|institut|faculty|research|observatory"),
    ("ResearchBody", "observatoire|observatorio|academy|college|chair"),
    (
        "PublicBody",
        "ministry|ministere|ministerio|government of|gouvernement|gobierno|governo|agency|agence|agencia|national service",
    ),
    ("LocalGovernmentNetwork", "local governments|local authorities|collectivites|municipalities|mayors|communes|municipios"),
    (
        "LocalGovernment",
        "city of|ville de|municipality|municipalite|municipalidad|ayuntamiento|prefeitura|city council|city hall",
    ),
    ("LocalGovernment", "commune|mairie|metropolitan government|town council|urban council|metropole|alcaldia|camara municipal"),
    ("Network", "network|reseau|red|rede|federation|confederation|union|alliance|association of|coalition|forum|confederacion"),
    ("Network", "federacion|federacao|alianza|alianca|consortium|platform|plateforme|plataforma"),
    ("Fund", "fund|fonds|fondo|fundo"),
    ("Company", "ltd|limited|inc|company|enterprise co|s.a|sarl|gmbh|corporation|llc|social enterprise"),
)
_KIND_WORDS: Final = tuple((kind, re.compile(rf"\b(?:{forms})\b")) for kind, forms in _KINDS)


def bare(name: str) -> str:
    """Give a person's name without titles (Mr, Prof., Mme, Sr.), marks and points around it."""
    name = " ".join(name.replace("*", " ").replace("_", " ").split()).strip(" .,;:/-–•")
    for _ in range(3):
        found = _TITLE.match(name)
        if not found or found.end() == len(name):
            break
        name = name[found.end() :].lstrip(" .")
    return name


def titled(text: str) -> bool:
    """Tell whether a text begins with a person's title."""
    found = _TITLE.match(text.lstrip(" *"))
    return bool(found) and found is not None and text.lstrip(" *")[found.end() : found.end() + 1].isupper()


def is_person(name: str) -> bool:
    """Tell whether words have the shape of a person's name: two to six words with capitals, none of them a word of bodies."""
    parts = name.split()
    if not 2 <= len(parts) <= 6 or len(name) > 60 or any(c.isdigit() or c in '@/:()[]<>|"“”!?%' for c in name):
        return False
    for place, part in enumerate(parts):
        if place and folded(part) in _PARTICLES:
            continue
        if not part[0].isupper() or (len(part) > 4 and part.isupper() and place == 0 and not name.isupper()):
            return False
    return not any(word in _NO_PERSON for word in words(name))


def persons(text: str) -> list[str]:
    """Give the persons of a text such as "Mr A B and C D"; an empty list where a part of it is no person's name."""
    parts = [bare(part) for part in _AND.split(text[:400]) if part.strip()]
    return parts if parts and all(is_person(part) for part in parts) else []


def kind_of(name: str) -> str:
    """Give the kind of a body by the words of its name; Organization where none tells it."""
    text = folded(name)
    return next((kind for kind, form in _KIND_WORDS if form.search(text)), "Organization")


def is_acronym(text: str) -> bool:
    """Tell whether a text is an acronym: one word, or two, mostly capitals."""
    letters = [c for c in text if c.isalpha()]
    if not 2 <= len(text) <= 20 or len(text.split()) > 2 or len(letters) < 2 or not text[0].isalnum():
        return False
    return sum(c.isupper() for c in letters) * 2 >= len(letters) and any(c.isupper() for c in letters[:1])


def names_person(shorter: str, longer: str) -> bool:
    """Tell whether a name is a person's with words left out: its first word first, the others in order, two at least."""
    some, whole = words(shorter), words(longer)
    if len(some) < 2 or len(some) > len(whole) or some[0] != whole[0]:
        return False
    rest = iter(whole)
    return all(word in rest for word in some)

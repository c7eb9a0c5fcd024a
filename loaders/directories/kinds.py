"""What kind of actor a member is, by the words of its names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from sse_atlas.graph.names import folded
from sse_atlas.loaders.directories.rules import cell
from sse_atlas.loaders.documents.model import Cell

_TITLE: Final = re.compile(
    r"^(?:prof|professor|professeure?|profesora?|dr|dra|doctor|mr|mrs|ms|mme|m|sr|sra|don|dona|hon|sir|dame|rev)\.?"
    r" (?=\S)",
    re.I,
)
_ROLE: Final = re.compile(
    r"\b(?:honou?rary|individual|associate|founding|observer|supporting|full) members?\b|\bmembres? (?:d'honneur|"
    r"honoraires?|individuels?|associ[ée]s?|fondateurs?)\b"
    r"|\bmiembros? (?:honorari[oa]s?|de honor|individuales|individual|asociad[oa]s?|fundador[ae]?s?)\b|\bs[oó]ci[oa]s?"
    r" honor[aá]ri[oa]s?\b"
    r"|\bmembros? (?:honor[aá]ri[oa]s?|individual|associad[oa]s?|de honra)\b",
    re.I,
)
_LOCAL: Final = (
    r"municipality|municipal district|municipio|municipalidad|municipalite|municipalidade|prefeitura|camara municipal|"
    r"commune|comuna"
    r"|ayuntamiento|ajuntament|alcaldia|mairie|city of|ville de|ciudad de|cidade de|city council|town council|city"
    r" government|county"
    r"|metropolitan government|district council|city hall|town of|township|gobierno de la ciudad|combined authority|"
    r"metropole|borough"
    r"|district of|village of|departement de|conseil departemental|conseil regional|region of|junta de freguesia|urban"
    r" council|(?:\w[\w'-]* ){1,4}city(?=,|$)|\w+시청?(?= |$)|بلدية"
)
_LOCAL_NETWORK: Final = (
    r"(?:network|association|reseau|union|federation|asociacion|associacao|red|rede|league|cooperation|confederation)"
    r" (?:of|des?|de la|d'|del|das|dos) "
    r"(?:\w{1,20} ){0,3}?(?:mayors|municipalities|local governments|local authorities|cities|maires|communes|villes|"
    r"collectivites|departements|municipios|ciudades|alcaldes|prefeitos|cidades)"
    r"|local governments|local authorities cooperation"
)
_KINDS: Final = (
    ("InternationalOrganization", r"united nations|un (?:research|habitat|women)|nations unies|naciones unidas|nacoes unidas"),
    ("LocalGovernmentNetwork", _LOCAL_NETWORK),
    ("LocalGovernment", _LOCAL),
    ("Fund", r"fund|fonds|fondo|fundo"),
    (
        "ResearchBody",
        r"university|universite|universidad|universidade|research (?:institute|center|centre)|observatory|observatoire|"
        r"observatorio",
    ),
    (
        "Network",
        r"network|reseau|red|rede|union|uniao|federation|confederation|federacion|confederacion|federacao|alliance|"
        r"alianza|alianca|platform|plateforme|plataforma"
        r"|coalition|collectif|colectivo|groupement|forum|foro|council of|asociaciones|consortium|coordination|"
        r"coordinadora|\w*네트워크|\w*연합회?|شبكة",
    ),
    ("Company", r"co\. ?,? ?ltd|ltd|inc|gmbh|s\.a\.|sarl|company|compagnie|bank|banque|banco|corporation"),
)
_ORDER: Final = tuple((kind, re.compile(rf"(?<!\w)(?:{words})(?!\w)")) for kind, words in _KINDS)


def role(heading: str) -> str:
    """Give the role that a heading prints ("Honorary Member"), as printed, "" for none."""
    found = _ROLE.search(heading)
    return found[0] if found else ""


def without_title(name: str) -> str:
    """Give a name without a title before it, and without the role behind it."""
    bare = _TITLE.sub("", name)
    found = _ROLE.search(bare)
    return bare[: found.start()].rstrip(" –—-,;(") or bare if found else bare


def kind_of(names: Iterable[str], line: int, network: str = "") -> Cell:
    """Give the kind of actor by the words of its names: heading first, then contents and list."""
    forms = [name[:300] for name in names if name]
    for name in forms:
        if (found := _TITLE.match(name)) or (found := _ROLE.search(name)):
            return cell("Person", line, "kind-person", found[0].strip())
    for name in forms:
        bare = folded(name)
        found_at = [
            (found.start(), order, kind, found[0]) for order, (kind, words) in enumerate(_ORDER) if (found := words.search(bare))
        ]
        if found_at:
            _, _, kind, said = min(found_at)
            return cell(kind, line, "kind-words", said)
    return cell("Organization", line, "kind-else")

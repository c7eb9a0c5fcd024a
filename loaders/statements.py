"""How the cells of a statement are read: its subject, its property, its value."""

from __future__ import annotations

from functools import cache
from typing import Final

from sse_atlas.graph import dates
from sse_atlas.graph.derive import ITEMS
from sse_atlas.graph.records import FigureRef, Link, Literal, Subject, Term, Thing, Value
from sse_atlas.loaders import values
from sse_atlas.loaders.csvfile import CellError
from sse_atlas.ontology import BASE, DCTERMS, FOAF, RDF, SCHEMES, SKOS, SSE, XSD, concepts, kinds, relation_types

#: The IRIs of the Sustainable Development Goals begin so (LOD4Stats, metadata.un.org).
SDG: Final = "http://metadata.un.org/sdg/"

_DATES: Final = ("founded", "registered", "start", "end")
_TIMES: Final = ("startTime", "endTime")
#: Properties whose value is a concept, by the scheme that holds it.
_CONCEPTS: Final = {
    "eventKind": "event-kinds",
    "theme": "themes",
    "recommends": "themes",
    "caseGroup": "case-groups",
    "policyKind": "policy-kinds",
    "targetGroup": "target-groups",
    "mostAffectedSector": "sectors",
    "nextAffectedSector": "sectors",
    "leastAffectedSector": "sectors",
}

PROPERTIES: Final[dict[str, str]] = {
    "kind": RDF.type,
    "homepage": FOAF.homepage,
    "altName": SKOS.altLabel,
    **{name: SSE[name] for name in ("name", "acronym", "country", "city", "section", "coversCountry", "value", "figureOf")},
    "language": DCTERMS.language,
    **{name: SSE[name] for name in (*_DATES, *_TIMES, *_CONCEPTS, "timeZone", "goal", "number")},
}


def subject(text: str) -> Subject:
    """Read "gsef" as a thing, "figure:slug" as a figure, "section:asia" as a concept."""
    scheme, _, name = text.rpartition(":")
    if not scheme:
        return Thing(values.slug(name))
    return FigureRef(values.slug(name)) if scheme == "figure" else concept(text)


def concept(text: str) -> Term:
    """Read "section:asia" as a concept; ValueError where no scheme has it."""
    iri = f"{BASE}{text.replace(':', '/')}"
    if iri not in _concepts():
        raise CellError(f"{text!r} is no concept", "write one as section:asia or member-group:organizations")
    return Term(iri)


@cache
def _concepts() -> frozenset[str]:
    return frozenset(entry.iri for scheme in SCHEMES for entry in concepts(scheme).values())


def property_of(text: str) -> str:
    """Give the IRI of a property by its name in a table; ValueError lists those there are."""
    # A date of founding and the relation of a founder have one name: in a table of statements the date is meant.
    if text in PROPERTIES:
        return PROPERTIES[text]
    if text in relation_types():
        return relation_types()[text].iri
    raise CellError(f"{text!r} is no property (there are {', '.join(PROPERTIES)}) and no type of relation")


def value(property_: str, text: str, language: str = "") -> Value:
    """Read the value of a property as the model has it."""
    match property_:
        case "kind":
            if text in ITEMS:
                return Term(SSE[text])
            names = values.kind(text)
            if len(names) > 1:
                raise CellError(f"{len(names)} kinds", "give each a row of its own")
            return Term(kinds()[names[0]].iri)
        case "homepage":
            return Link(values.website(text))
        case "country" | "coversCountry":
            return Literal(values.country(text))
        case "section":
            return Term(values.concept("sections", text))
        case "number":
            return Literal(str(values.line(text)), XSD.integer)
        case "goal":
            return Link(f"{SDG}{values.goal(text)}")
        case "figureOf":
            return Thing(values.slug(text))
        case name if name in _CONCEPTS:
            return Term(values.concept(_CONCEPTS[name], text))
        case name if name in _DATES:
            return Literal(values.date(text), dates.datatype(text))
        case name if name in _TIMES:
            return Literal(values.time(text), XSD.time)
        case "language":
            return Literal(values.language(text))
        case name if name in relation_types() and name not in _DATES:
            return Thing(values.slug(text))
        case "value":
            return Literal(values.number(text), XSD.decimal if "." in text else XSD.integer)
        case _ if not text:
            raise CellError(f"no {property_}")
        case _:
            return Literal(text, language=values.language(language))

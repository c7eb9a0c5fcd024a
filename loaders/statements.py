"""How the cells of a statement are read: its subject, its property, its value."""

from __future__ import annotations

from functools import cache
from typing import Final

from sse_atlas.graph import dates
from sse_atlas.graph.records import FigureRef, Link, Literal, Subject, Term, Thing, Value
from sse_atlas.loaders import values
from sse_atlas.loaders.csvfile import CellError
from sse_atlas.ontology import BASE, FOAF, RDF, SCHEMES, SSE, XSD, concepts, kinds

PROPERTIES: Final[dict[str, str]] = {
    "kind": RDF.type,
    "homepage": FOAF.homepage,
    **{name: SSE[name] for name in ("name", "acronym", "country", "city", "section", "founded", "coversCountry", "value")},
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
    if text not in PROPERTIES:
        raise CellError(f"{text!r} is no property (there are {', '.join(PROPERTIES)})")
    return PROPERTIES[text]


def value(property_: str, text: str, language: str = "") -> Value:
    """Read the value of a property as the model has it."""
    match property_:
        case "kind":
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
        case "founded":
            return Literal(values.date(text), dates.datatype(text))
        case "value":
            return Literal(values.number(text), XSD.decimal if "." in text else XSD.integer)
        case _ if not text:
            raise CellError(f"no {property_}")
        case _:
            return Literal(text, language=values.language(language))

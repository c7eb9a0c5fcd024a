"""How the cells of a statement are read: its subject, its property, its value."""

from __future__ import annotations

from typing import Final

from sse_atlas.graph.iris import is_slug
from sse_atlas.graph.records import FigureRef, Link, Literal, Subject, Term, Thing, Value
from sse_atlas.loaders import values
from sse_atlas.ontology import BASE, FOAF, RDF, SSE, XSD, concepts, kinds

PROPERTIES: Final[dict[str, str]] = {
    "kind": RDF.type,
    "homepage": FOAF.homepage,
    **{name: SSE[name] for name in ("name", "acronym", "country", "city", "section", "founded", "coversCountry", "value")},
}


def subject(text: str) -> Subject:
    """Read "gsef" as a thing, "figure:slug" as a figure, "section:asia" as a concept."""
    scheme, _, name = text.rpartition(":")
    if not is_slug(name):
        raise ValueError(f"{text!r} is no slug")
    if scheme == "figure":
        return FigureRef(name)
    return Term(f"{BASE}{scheme}/{name}") if scheme else Thing(name)


def value(property_: str, text: str, language: str = "") -> Value:
    """Read the value of a property as the model has it."""
    match property_:
        case "kind":
            (only,) = values.kind(text)
            return Term(kinds()[only].iri)
        case "homepage":
            return Link(values.website(text))
        case "country" | "coversCountry":
            return Literal(values.country(text))
        case "section" if text in concepts("sections"):
            return Term(concepts("sections")[text].iri)
        case "section":
            raise ValueError(f"{text!r} is no section (there are {', '.join(concepts('sections'))})")
        case "value":
            return Literal(text, XSD.integer if text.lstrip("-").isdigit() else XSD.decimal)
        case _:
            return Literal(text, language=language)

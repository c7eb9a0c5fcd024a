"""What records speak of: things, figures and terms by name, and the values of statements."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Thing:
    """An actor, event, initiative, work or place, by its slug."""

    slug: str


@dataclass(frozen=True, slots=True)
class FigureRef:
    """A figure, by its slug."""

    slug: str


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the vocabulary or a concept of a scheme, by its IRI; what a loader takes from `sse_atlas.ontology`.

    A concept that a source brings along is named by its path under the base of the build: "section/andes".
    """

    iri: str


@dataclass(frozen=True, slots=True)
class Link:
    """An address on the web, as an absolute IRI."""

    iri: str


@dataclass(frozen=True, slots=True)
class Literal:
    """A text (with its lower-case language tag, if it has one) or a typed value; `datatype` is an IRI, empty for text."""

    value: str
    datatype: str = ""
    language: str = ""


Subject = Thing | FigureRef | Term
Value = Thing | FigureRef | Term | Link | Literal

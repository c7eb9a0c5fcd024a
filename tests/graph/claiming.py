"""Claims in few words, and what is accepted of them, for the tests of the accepted view."""

from __future__ import annotations

from collections.abc import Iterable

from sse_atlas.graph.accept import accept
from sse_atlas.graph.records import Actor, Batch, Citation, Claim, Literal, Term, Thing, Value
from sse_atlas.ontology import RDF, SSE, concepts, kinds, relation_types


def claim(slug: str, predicate: str, value: Value | str, *lines: int, source: str = "s", start: str = "") -> Claim:
    object_ = Literal(value) if isinstance(value, str) else value
    cited = tuple(Citation(source, line, line) for line in lines or (1,))
    return Claim(source, Thing(slug), predicate, object_, cited, start=start)


def known(slug: str) -> list[Claim]:
    """The least that makes an actor."""
    return [
        claim(slug, SSE.name, Literal(slug.upper(), language="en")),
        claim(slug, RDF.type, Term(kinds()["Network"].iri)),
    ]


def happening(slug: str, name: str, kind: str = "forum", *lines: int, source: str = "s") -> list[Claim]:
    """The least that makes an event."""
    return [
        claim(slug, SSE.name, Literal(name, language="en"), *lines, source=source),
        claim(slug, SSE.eventKind, Term(concepts("event-kinds")[kind].iri), *lines, source=source),
    ]


def tie(start: str, type_: str, end: str, *lines: int, since: str = "", source: str = "s") -> Claim:
    return claim(start, relation_types()[type_].iri, Thing(end), *lines, start=since, source=source)


def accepted(claims: Iterable[Claim], **parts: list[object]) -> Batch:
    return accept(Batch(claims=list(claims), **parts))  # type: ignore[arg-type]


def only(batch: Batch) -> Actor:
    (actor,) = batch.actors
    return actor

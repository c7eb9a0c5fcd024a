"""The vocabulary inside an atlas: whole in a graph of its own, and in the accepted view the concepts that it uses."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

import pyoxigraph

from sse_atlas.graph.nquads import Quads
from sse_atlas.ontology import SKOS, scheme_files, turtle

#: The name of the graph that holds sse.ttl and the schemes.
VOCABULARY: Final = "vocabulary"

_IRI: Final = re.compile(r"<([^>]*)>")


@cache
def _statements() -> tuple[tuple[str, str, str], ...]:
    """Subject, predicate and the whole statement as text, of everything in the vocabulary."""
    found = []
    for name in ("sse.ttl", *scheme_files()):
        for triple in pyoxigraph.parse(turtle(name), format=pyoxigraph.RdfFormat.TURTLE):
            found.append((triple.subject.value, triple.predicate.value, f"{triple.subject} {triple.predicate} {triple.object}"))
    return tuple(found)


def add_vocabulary(quads: Quads, graph: str) -> None:
    """Put the vocabulary into `graph`, and what the default graph uses of its concepts into the default graph."""
    quads.extend(graph, (statement for _, _, statement in _statements()))
    used = {iri for line in quads.triples() for iri in _IRI.findall(line)}
    concepts = {subject for subject, predicate, _ in _statements() if predicate == SKOS.inScheme}
    kept = used & concepts
    quads.extend("", [statement for subject, _, statement in _statements() if subject in kept])


def vocabulary_text() -> str:
    """Give the vocabulary as N-Triples."""
    return "".join(f"{statement} .\n" for statement in _lines(_statements()))


def _lines(statements: Iterable[tuple[str, str, str]]) -> list[str]:
    return sorted({statement for _, _, statement in statements})

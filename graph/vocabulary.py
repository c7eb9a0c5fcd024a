"""The vocabularies inside an atlas, each in a graph of its own; the accepted view has those of our concepts that it uses.

Vocabularies of others (ESSglobal, the UN's regions and goals) keep their licence by staying in their graphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

import pyoxigraph

from sse_atlas.graph.iris import Iris
from sse_atlas.graph.nquads import Quads
from sse_atlas.ontology import EXTERNAL, SKOS, external_files, scheme_files, turtle

#: The name of the graph that holds sse.ttl and the schemes.
VOCABULARY: Final = "vocabulary"

_IRI: Final = re.compile(r"<([^>]*)>")


@cache
def _statements() -> tuple[tuple[str, str, str], ...]:
    """Subject, predicate and the whole statement as text, of everything in the vocabulary."""
    return tuple(statement for name in ("sse.ttl", *scheme_files()) for statement in _read(name))


@cache
def _read(name: str) -> tuple[tuple[str, str, str], ...]:
    triples = pyoxigraph.parse(turtle(name), format=pyoxigraph.RdfFormat.TURTLE)
    return tuple((t.subject.value, t.predicate.value, f"{t.subject} {t.predicate} {t.object}") for t in triples)


def add_vocabulary(quads: Quads, iris: Iris) -> None:
    """Put each vocabulary into its graph, and what the default graph uses of our concepts into the default graph."""
    quads.extend(iris.graph(VOCABULARY), (statement for _, _, statement in _statements()))
    for graph, name in zip(EXTERNAL, external_files(), strict=True):
        quads.extend(iris.graph(graph), (statement for _, _, statement in _read(name)))
    used = {iri for line in quads.triples() for iri in _IRI.findall(line)}
    concepts = {subject for subject, predicate, _ in _statements() if predicate == SKOS.inScheme}
    above = {subject: _IRI.findall(text)[-1] for subject, predicate, text in _statements() if predicate == SKOS.broader}
    kept = used & concepts
    kept |= {above[concept] for concept in kept & above.keys()}
    quads.extend("", [statement for subject, _, statement in _statements() if subject in kept])


def vocabulary_text() -> str:
    """Give the vocabulary as N-Triples."""
    return "".join(f"{statement} .\n" for statement in _lines(_statements()))


def _lines(statements: Iterable[tuple[str, str, str]]) -> list[str]:
    return sorted({statement for _, _, statement in statements})

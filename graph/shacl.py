"""pySHACL over one graph, here or in a process beside: its results as plain records.

pySHACL holds one core; the graphs of an atlas are checked apart, so that two large ones need not wait for each other.
`python -m sse_atlas.graph.shacl VIEW` reads N-Triples and writes the results as JSON.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sse_atlas.graph.vocabulary import vocabulary_text
from sse_atlas.ontology import BASE, SSE, VIEWS, relation_types, shape_files, turtle

if TYPE_CHECKING:
    from rdflib import Graph

#: Members of a list above which it is said as a pattern.
_LISTED: Final = 20
#: Statements below which a process of its own (some 2 s to start) costs more than it spares.
_LARGE: Final = 4_000


class Result(NamedTuple):
    """One result as pySHACL gives it: IRIs and values as text, "" where it has none; the message in English."""

    severity: str
    focus: str
    message: str
    path: str
    value: str
    shape: str
    component: str


def check(view: str, ntriples: str) -> list[Result]:
    """Check the statements of one graph against the shapes of a view ("accepted", "claims", "corrections")."""
    # pySHACL and rdflib take over a second to import: only a build or a validation pays it.
    import pyshacl
    from rdflib import Graph

    data = Graph().parse(data=ntriples, format="nt")
    vocabulary = Graph().parse(data=vocabulary_text(), format="nt") if view == "accepted" else None
    if view == "corrections":
        # An ontology graph lends its classes only; the kinds of fault are concepts, which the accepted view does not use.
        data.parse(data=vocabulary_text(), format="nt")
    shapes = _ends_where_they_matter(_shapes(view), data)
    _, results, _ = pyshacl.validate(data, shacl_graph=shapes, ont_graph=vocabulary, inference="none", advanced=False)
    return list(_results(results))


def check_all(graphs: Iterable[tuple[str, str]]) -> Iterator[Result]:
    """Check several graphs, each a view and its statements, the large ones but one in processes of their own."""
    waiting = sorted(graphs, key=lambda graph: len(graph[1]), reverse=True)
    beside = [_beside(view, text) for view, text in waiting[1:] if text.count("\n") > _LARGE]
    here = [graph for number, graph in enumerate(waiting) if number == 0 or graph[1].count("\n") <= _LARGE]
    for view, text in here:
        yield from check(view, text)
    for finish in beside:
        yield from finish()


def _beside(view: str, ntriples: str) -> Callable[[], list[Result]]:
    """Start a check in a process of its own; what is given back waits for its results."""
    if not sys.executable:
        return lambda: check(view, ntriples)
    command = [sys.executable, "-m", "sse_atlas.graph.shacl", view]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert process.stdin is not None
    try:
        process.stdin.write(ntriples.encode("utf-8"))
        process.stdin.close()
    except BrokenPipeError:
        process.stdin = None

    def finish() -> list[Result]:
        assert process.stdout is not None
        with process:
            answer = process.stdout.read()
        # A process that could not be had, or was killed, is no reason to leave a graph unchecked.
        return [Result(*row) for row in json.loads(answer)] if process.returncode == 0 else check(view, ntriples)

    return finish


@cache
def _shapes(view: str) -> Graph:
    from rdflib import Graph

    assert view in VIEWS
    shapes = Graph()
    for name in shape_files(view):
        shapes.parse(data=turtle(name), format="turtle")
    return _with_patterns(shapes)


def _with_patterns(shapes: Graph) -> Graph:
    """Say long lists of IRIs as patterns: pySHACL reads a list anew for each value, half of the time that claims take."""
    from rdflib import SH, URIRef
    from rdflib import Literal as RdfLiteral
    from rdflib.collection import Collection

    for shape, head in list(shapes.subject_objects(SH["in"])):
        members = list(Collection(shapes, head))
        if len(members) > _LISTED and all(isinstance(member, URIRef) for member in members):
            shapes.remove((shape, SH["in"], head))
            pattern = "|".join(re.escape(str(member)) for member in members)
            shapes.add((shape, SH.pattern, RdfLiteral(f"^(?:{pattern})$")))
    return shapes


def _ends_where_they_matter(shapes: Graph, data: Graph) -> Graph:
    """Point the shape for the ends of each type at the relations of that type: as written, each looks at every relation."""
    from rdflib import SH, Graph, URIRef

    ends = {URIRef(f"{BASE}shapes#Ends-{name}"): URIRef(type_.iri) for name, type_ in relation_types().items()}
    if not any((shape, SH.targetClass, None) in shapes for shape in ends):
        return shapes
    pointed = Graph()
    for triple in shapes:
        if not (triple[0] in ends and triple[1] == SH.targetClass):
            pointed.add(triple)
    for shape, type_iri in ends.items():
        for relation in data.subjects(URIRef(SSE.relationType), type_iri):
            pointed.add((shape, SH.targetNode, relation))
    return pointed


def _results(report: Any) -> Iterator[Result]:
    from rdflib import SH, BNode

    for result in report.subjects(SH.resultSeverity):
        messages = list(report.objects(result, SH.resultMessage))
        english = [str(message) for message in messages if getattr(message, "language", None) == "en"]
        terms = [
            report.value(result, predicate)
            for predicate in (SH.resultPath, SH.value, SH.sourceShape, SH.sourceConstraintComponent)
        ]
        # The name of a blank node changes from run to run.
        texts = ("" if term is None or isinstance(term, BNode) else str(term) for term in terms)
        yield Result(
            str(report.value(result, SH.resultSeverity)),
            str(report.value(result, SH.focusNode)),
            (english or sorted(map(str, messages)) or ["a shape does not hold"])[0],
            *texts,
        )


if __name__ == "__main__":
    json.dump(check(sys.argv[1], sys.stdin.buffer.read().decode("utf-8")), sys.stdout)

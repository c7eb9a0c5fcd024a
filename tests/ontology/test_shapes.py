"""The shapes: each is described in full, holds on a conforming graph, and alone reports a break of its own."""

from __future__ import annotations

import functools
import itertools
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from pyshacl import validate
from rdflib import RDF, RDFS, SH, Graph, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from sse_atlas.ontology import (
    SEVERITIES,
    SSE,
    VIEWS,
    RelationType,
    concepts,
    ends,
    predicates,
    relation_types,
    scheme_files,
    shape_files,
    turtle,
)

DATA = Path(__file__).parents[1] / "data" / "shapes"
SHAPE = Namespace("https://w3id.org/sse-atlas/shapes#")
EX = Namespace("https://example.org/id/")
LEVELS = {"violation": SH.Violation, "warning": SH.Warning, "info": SH.Info}
BREAKS: list[dict[str, Any]] = tomllib.loads((DATA / "breaks.toml").read_text(encoding="utf-8"))["break"]
FILES = [(view, severity, name) for view in VIEWS for severity in SEVERITIES for name in shape_files(view, [severity])]


@functools.cache
def read(*names: str) -> Graph:
    """Files of the room, in one graph; shared, so never changed."""
    graph = Graph()
    for name in names:
        graph.parse(data=turtle(name), format="turtle")
    return graph


def base(view: str) -> Graph:
    return Graph().parse(DATA / f"{view}.ttl", format="turtle")


def results(data: Graph, shapes: Graph) -> set[tuple[Node, Node, Node]]:
    """Validate as the project does, without inference: (focus node, shape, severity) of every result."""
    _, report, _ = validate(data, shacl_graph=shapes, ont_graph=read("sse.ttl"), inference="none", advanced=False)
    assert isinstance(report, Graph)
    found = set()
    for result in report.subjects(RDF.type, SH.ValidationResult):
        focus, shape, level = (report.value(result, p) for p in (SH.focusNode, SH.sourceShape, SH.resultSeverity))
        assert focus is not None and shape is not None and level is not None
        found.add((focus, shape, level))
    return found


def named(graph: Graph) -> list[URIRef]:
    return sorted(
        node for kind in (SH.NodeShape, SH.PropertyShape) for node in graph.subjects(RDF.type, kind) if isinstance(node, URIRef)
    )


def reports(graph: Graph, shape: Node) -> bool:
    """Whether results can name the shape: a property shape, or a node shape with a rule beside its sh:property."""
    return any(p in (SH.path, SH["or"]) for p in graph.predicates(shape))


def targets(graph: Graph, view_graph: Graph, shape: Node) -> Iterable[Node]:
    for cls in graph.objects(shape, SH.targetClass):
        for sub in read("sse.ttl").transitive_subjects(RDFS.subClassOf, cls):
            yield from view_graph.subjects(RDF.type, sub)
    for predicate in graph.objects(shape, SH.targetSubjectsOf):
        yield from view_graph.subjects(predicate)


@pytest.mark.parametrize(("view", "severity", "name"), FILES, ids=[name for *_, name in FILES])
def test_every_shape_is_named_and_described(view: str, severity: str, name: str) -> None:
    graph = read(name)
    for shape in named(graph):
        assert shape.startswith(SHAPE), shape
        assert list(graph.objects(shape, SH.severity)) == [LEVELS[severity]], shape
        if reports(graph, shape):
            tags = sorted(str(getattr(message, "language", "")) for message in graph.objects(shape, SH.message))
            assert tags == ["en", "es", "fr"], shape
    for node in graph.subjects(RDF.type, SH.NodeShape):
        assert list(targets(graph, base(view), node)), f"nothing in {view}.ttl is looked at by {node}"


@pytest.mark.parametrize("name", [name for *_, name in FILES])
def test_property_shapes_are_used_and_have_names(name: str) -> None:
    graph = read(name)
    used = {p for node in graph.subjects(RDF.type, SH.NodeShape) for p in graph.objects(node, SH.property)}
    assert used == set(graph.subjects(RDF.type, SH.PropertyShape))


def test_no_shape_stands_in_two_files() -> None:
    seen = [shape for *_, name in FILES for shape in named(read(name))]
    assert sorted(set(seen)) == sorted(seen)


def test_every_file_is_listed() -> None:
    folder = Path(ends.__file__).parent / "shapes"
    assert sorted(name for *_, name in FILES) == sorted(f"shapes/{path.name}" for path in folder.glob("*.ttl"))


def test_every_class_has_a_shape() -> None:
    classes = {str(c) for c in read("sse.ttl").subjects(RDF.type, URIRef("http://www.w3.org/2002/07/owl#Class"))}
    looked_at = {str(c) for *_, name in FILES for c in read(name).objects(None, SH.targetClass)}
    assert classes - looked_at == set()


@pytest.mark.parametrize("view", VIEWS)
def test_conforming_graph_has_no_result(view: str) -> None:
    assert results(base(view), read(*shape_files(view))) == set()


def test_every_shape_that_reports_has_a_break() -> None:
    can_report = {str(shape) for *_, name in FILES for shape in named(read(name)) if reports(read(name), shape)}
    by_ends_test = {str(SHAPE[f"Ends-{name}"]) for name in relation_types()}
    assert can_report - by_ends_test <= {str(SHAPE[b["shape"]]) for b in BREAKS} <= can_report


@pytest.mark.parametrize("case", BREAKS, ids=[f"{b['shape']}-{number}" for number, b in enumerate(BREAKS)])
def test_break_is_reported_by_its_shape_alone(case: dict[str, Any]) -> None:
    graph = base(case["view"])
    expand = graph.namespace_manager.expand_curie
    for pattern in case.get("drop", []):
        subject, predicate, *rest = map(expand, pattern.split())
        assert list(graph.triples((subject, predicate, rest[0] if rest else None))), f"nothing to drop: {pattern}"
        graph.remove((subject, predicate, rest[0] if rest else None))
    prefixes = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in graph.namespaces())
    graph.parse(data=prefixes + case.get("add", ""), format="turtle")
    shapes = read(*shape_files(case["view"]))
    found = results(graph, shapes)
    assert {shape for _, shape, _ in found} == {SHAPE[case["shape"]]}
    assert {level for *_, level in found} == set(shapes.objects(SHAPE[case["shape"]], SH.severity))


def test_schemes_conform() -> None:
    violations = read(*shape_files("accepted", ["violation"]))
    schemes = Graph() + read(*scheme_files())
    assert results(schemes, violations) == set()


def test_relation_ends_are_what_the_generator_writes() -> None:
    assert turtle(ends.FILE) == ends.document()


def test_known_predicates_are_what_the_generator_writes() -> None:
    assert turtle(predicates.FILE) == predicates.document()
    assert {SSE.name, SSE.goal, SSE.policyKind, relation_types()["operates"].iri} <= set(predicates.predicates())
    assert SSE.Actor not in predicates.predicates()


def test_kinds_of_fault_are_those_of_the_scheme() -> None:
    graph = read("shapes/corrections-violation.ttl")
    (listed,) = graph.objects(SHAPE["Found-faultKind"], SH["in"])
    assert [str(kind) for kind in Collection(graph, listed)] == [kind.iri for kind in concepts("fault-kinds").values()]


def relation(data: Graph, name: str, kind: RelationType, classes: tuple[str, str]) -> URIRef:
    """Add a relation of a type between two new things of the given classes."""
    node = EX[name]
    data.add((node, RDF.type, URIRef(SSE.Relation)))
    data.add((node, URIRef(SSE.relationType), URIRef(kind.iri)))
    for end, cls in zip(("from", "to"), classes, strict=True):
        data.add((node, URIRef(SSE[end]), EX[f"{name}-{end}"]))
        data.add((EX[f"{name}-{end}"], RDF.type, URIRef(cls)))
    return node


def test_ends_of_every_relation_type() -> None:
    """One relation for each pair of allowed classes, and two with a thing of no allowed class at one end."""
    data, expected = Graph(), set()
    for kind in relation_types().values():
        for number, allowed in enumerate(itertools.product(kind.from_classes, kind.to_classes)):
            relation(data, f"{kind.name}-{number}", kind, allowed)
        for number, wrong in enumerate([(SSE.Claim, kind.to_classes[0]), (kind.from_classes[0], SSE.Claim)]):
            node = relation(data, f"{kind.name}-wrong-{number}", kind, wrong)
            expected.add((node, SHAPE[f"Ends-{kind.name}"], SH.Violation))
    assert results(data, read(ends.FILE)) == expected


def test_unknown_view_or_severity_is_refused() -> None:
    with pytest.raises(ValueError, match="accepted, claims, corrections"):
        shape_files("all")
    with pytest.raises(ValueError, match="violation, warning, info"):
        shape_files("accepted", ["fatal"])

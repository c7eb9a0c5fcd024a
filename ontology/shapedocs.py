"""What the shapes demand, in words, for docs/ontology.md."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from sse_atlas.ontology.resources import SEVERITIES, VIEWS, shape_files, turtle
from sse_atlas.ontology.terms import BASE, RDF, SH, compact

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

_VIEWS: Final = {
    "accepted": "The accepted view",
    "claims": "The graph of one source",
    "corrections": "The graph of corrections",
}
_SEVERITIES: Final = {
    "violation": "a violation: the atlas does not conform",
    "warning": "a warning",
    "info": "for information",
}
#: The shapes of relation-ends.ttl say again what the table of relation types says.
_ENDS: Final = "shapes/relation-ends.ttl"
_NODE_KINDS: Final = {"IRI": "an IRI", "Literal": "a text or number", "IRIOrLiteral": "an IRI, a text or a number"}
_PLAIN: Final = {
    "datatype": "`{}`",
    "class": "a `{}`",
    "pattern": "like `{}`",
    "minInclusive": "from {}",
    "maxInclusive": "to {}",
    "lessThanOrEquals": "not above `{}`",
    "equals": "the same as `{}`",
    "disjoint": "not the same as `{}`",
    "hasValue": "with the value `{}`",
}
#: A longer list is only counted.
_LISTED: Final = 12


def sections() -> Iterator[str]:
    """Give the Markdown of the shapes, view by view and severity by severity."""
    for view in VIEWS:
        yield f"### {_VIEWS[view]}"
        for severity in SEVERITIES:
            for name in shape_files(view, [severity]):
                yield from _file(name, severity)


def used_on(cls: str) -> tuple[str, ...]:
    """Give the properties that the shapes of a class speak of and do not forbid, as prefixed names in order."""
    found: set[str] = set()
    for view in VIEWS:
        for name in shape_files(view):
            graph = _read(name)
            for shape in graph.subjects(_sh("targetClass"), _term(cls)):
                allowed = (prop for prop in graph.objects(shape, _sh("property")) if _number(graph, prop) != "none")
                found.update(path for prop in allowed for path in _path(graph, prop))
    return tuple(sorted(found - {"rdf:type"}))


def _file(name: str, severity: str) -> Iterator[str]:
    head = f"[`{name}`](../ontology/{name}), {_SEVERITIES[severity]}"
    if name == _ENDS:
        yield f"{head}: at each end of a relation stands a thing of a class that the table of relation types allows."
        return
    graph = _read(name)
    yield f"{head}:"
    rows = ["| looked at | shape | demands | message |", "|---|---|---|---|"]
    for shape, focuses in sorted(_looked_at(graph).items()):
        node = _term(f"{BASE}shapes#{shape}")
        messages = [str(text) for text in graph.objects(node, _sh("message")) if getattr(text, "language", "") == "en"]
        demand = " ".join(filter(None, (_paths(graph, node), _demand(graph, node))))
        rows.append(f"| {', '.join(focuses)} | {shape} | {cell(demand)} | {cell(messages[0])} |")
    yield "\n".join(rows)


def _looked_at(graph: Graph) -> dict[str, list[str]]:
    """Each shape that can report, by local name, with what it looks at."""
    found: dict[str, list[str]] = {}
    for node in graph.subjects(_term(RDF.type), _sh("NodeShape")):
        classes = [f"`{_short(cls)}`" for cls in graph.objects(node, _sh("targetClass"))]
        classes += [f"whatever has `{_short(path)}`" for path in graph.objects(node, _sh("targetSubjectsOf"))]
        own = [node] if (node, _sh("or"), None) in graph else []
        for shape in (*own, *graph.objects(node, _sh("property"))):
            found.setdefault(str(shape).rpartition("#")[2], []).extend(classes)
    return {shape: sorted(set(classes)) for shape, classes in found.items()}


def _demand(graph: Graph, shape: Node) -> str:
    """The constraints of a shape in words."""
    said = [_number(graph, shape)] if graph.value(shape, _sh("path")) is not None else []
    if (kind := graph.value(shape, _sh("nodeKind"))) is not None:
        said.append(_NODE_KINDS[str(kind).rpartition("#")[2]])
    for name, words in _PLAIN.items():
        said += [words.format(_short(value)) for value in graph.objects(shape, _sh(name))]
    if graph.value(shape, _sh("uniqueLang")) is not None:
        said.append("one per language")
    said += [_choice(graph, values) for values in graph.objects(shape, _sh("in"))]
    for alternatives in graph.objects(shape, _sh("or")):
        said.append("either " + " or ".join(_demand(graph, one) for one in _members(graph, alternatives)))
    said += [f"not {_demand(graph, other)}" for other in graph.objects(shape, _sh("not"))]
    if (value := graph.value(shape, _sh("qualifiedValueShape"))) is not None:
        said.append(f"at least {graph.value(shape, _sh('qualifiedMinCount'))} of them {_demand(graph, value)}")
    # Of an alternative, which is a shape of its own without a name.
    inner = [] if str(shape).startswith(BASE) else sorted(graph.objects(shape, _sh("property")), key=str)
    said += [" ".join(filter(None, (_paths(graph, one), _demand(graph, one)))) for one in inner]
    return ", ".join(filter(None, said))


def _number(graph: Graph, shape: Node) -> str:
    least, most = (graph.value(shape, _sh(name)) for name in ("minCount", "maxCount"))
    if most is not None and str(most) == "0":
        return "none"
    if least is not None and most is not None:
        return f"exactly {least}" if least == most else f"{least} to {most}"
    return f"at least {least}" if least is not None else f"at most {most}" if most is not None else ""


def _choice(graph: Graph, values: Node) -> str:
    found = _members(graph, values)
    return "one of " + (
        ", ".join(f"`{_short(value)}`" for value in found) if len(found) <= _LISTED else f"the {len(found)} listed"
    )


def _paths(graph: Graph, shape: Node) -> str:
    path = graph.value(shape, _sh("path"))
    return "" if path is None else f"`{_path_text(graph, path)}`"


def _path(graph: Graph, shape: Node) -> list[str]:
    """The properties in the path of a shape."""
    path = graph.value(shape, _sh("path"))
    assert path is not None
    if (either := graph.value(path, _sh("alternativePath"))) is not None:
        return [_short(one) for one in _members(graph, either)]
    return [_short(path)]


def _path_text(graph: Graph, path: Node) -> str:
    """A path as SPARQL writes it."""
    if (either := graph.value(path, _sh("alternativePath"))) is not None:
        return "|".join(_path_text(graph, one) for one in _members(graph, either))
    if (back := graph.value(path, _sh("inversePath"))) is not None:
        return f"^{_path_text(graph, back)}"
    if (path, _term(f"{RDF}first"), None) in graph:
        return "/".join(_path_text(graph, one) for one in _members(graph, path))
    return _short(path)


def _members(graph: Graph, values: Node) -> list[Node]:
    from rdflib.collection import Collection

    return list(Collection(graph, values))


def _short(term: Node) -> str:
    from rdflib import URIRef

    return compact(str(term)).replace(BASE, "") if isinstance(term, URIRef) else str(term)


def _sh(name: str) -> Node:
    return _term(f"{SH}{name}")


def _term(iri: str) -> Node:
    from rdflib import URIRef

    return URIRef(iri)


def _read(name: str) -> Graph:
    # rdflib takes long to import, and only this page needs it.
    from rdflib import Graph

    return Graph().parse(data=turtle(name), format="turtle")


def cell(text: str) -> str:
    """Make a text fit for a cell of a Markdown table."""
    return text.replace("\n", " ").replace("|", "\\|")

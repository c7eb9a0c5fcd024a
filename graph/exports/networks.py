"""The network for other programs: GraphML and GEXF, with every attribute as text."""

from __future__ import annotations

import io
import re
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any, Final

from sse_atlas.graph.exports.cells import join, unused, xml_text
from sse_atlas.graph.exports.reading import described
from sse_atlas.graph.project import network
from sse_atlas.graph.store import Store
from sse_atlas.ontology import SSE, concepts

if TYPE_CHECKING:
    import networkx

_META: Final = re.compile(rb"<meta\b.*?</meta>", re.DOTALL)
_CREATOR: Final = b"<meta><creator>SSE Atlas</creator></meta>"


def drawn(store: Store, actors: Collection[str] | None) -> networkx.MultiDiGraph:
    """Give the network of the actors (IRIs; all where None) and of the relations between them."""
    whole = network(store)
    if actors is None:
        return whole
    return whole.subgraph([slug for slug, node in whole.nodes(data=True) if node["iri"] in actors])


def theme_labels(store: Store, actors: Collection[str]) -> dict[str, list[str]]:
    """Give the English labels of the themes of some actors, by IRI."""
    labels = {concept.iri: concept.labels["en"] for concept in concepts("themes").values()}
    said = described(store, actors)
    return {iri: [labels[theme] for theme in of.iris(SSE.theme) if theme in labels] for iri, of in said.items()}


def graphml(graph: networkx.MultiDiGraph) -> bytes:
    """Write a network as GraphML. Characters that XML cannot hold become U+FFFD; lists are joined as in the CSV export."""
    import networkx

    plain, mark = _plain(graph)
    out = io.BytesIO()
    # The other writer, by lxml, is taken only where that is installed, and writes other bytes.
    networkx.write_graphml_xml(plain, out, encoding="utf-8")
    return _with_returns(out.getvalue(), mark)


def gexf(graph: networkx.MultiDiGraph) -> bytes:
    """Write a network as GEXF 1.2, as `graphml` does; the identifier of an edge is the IRI of its relation."""
    import networkx

    plain, mark = _plain(graph)
    for *_, key, edge in plain.edges(keys=True, data=True):
        edge["id"] = key
        edge["label"] = edge["relation_label"]
    out = io.BytesIO()
    networkx.write_gexf(plain, out, encoding="utf-8", version="1.2draft")
    # The day it was written would make each file another one.
    return _with_returns(_META.sub(_CREATOR, out.getvalue(), count=1), mark)


def _plain(graph: networkx.MultiDiGraph) -> tuple[networkx.MultiDiGraph, str]:
    """A sorted copy whose attributes are text that XML can hold, and the sign that stands for carriage returns in it."""
    import networkx

    nodes = {slug: _flat(node) for slug, node in graph.nodes(data=True)}
    edges = {(start, end, key): _flat(edge) for start, end, key, edge in graph.edges(keys=True, data=True)}
    mark = unused(text for attributes in (*nodes.values(), *edges.values()) for text in attributes.values())
    plain = networkx.MultiDiGraph()
    for slug in sorted(nodes):
        plain.add_node(slug, **{name: text.replace("\r", mark) for name, text in nodes[slug].items()})
    for start, end, key in sorted(edges):
        attributes = {name: text.replace("\r", mark) for name, text in edges[start, end, key].items()}
        plain.add_edge(start, end, key=key, **attributes)
    return plain, mark


def _with_returns(written: bytes, mark: str) -> bytes:
    """Write what may end a line as references: left as it is, a reader of XML takes it for a line feed.

    Carriage returns in every reader; U+0085 and U+2028 in those that read XML 1.1.
    """
    for sign, code in ((mark, 13), ("\x85", 0x85), ("\u2028", 0x2028)):
        written = written.replace(sign.encode(), f"&#{code};".encode())
    return written


def _flat(attributes: Mapping[str, Any]) -> dict[str, str]:
    """Attributes as text: lists joined, what is not known empty, the citation laid open."""
    flat: dict[str, str] = {}
    for name, value in sorted(attributes.items()):
        if isinstance(value, Mapping):
            flat |= {f"{name}_{part}": text for part, text in _flat(value).items()}
        elif isinstance(value, list):
            flat[name] = xml_text(join(value))
        else:
            flat[name] = "" if value in (0, None) else xml_text(str(value))
    return flat

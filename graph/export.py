"""Taking the graph away: RDF of the accepted view or of the whole dataset, tables, network files."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Final

import pyoxigraph

from sse_atlas.errors import QueryError
from sse_atlas.graph.project import network
from sse_atlas.graph.results import Row
from sse_atlas.graph.store import Store
from sse_atlas.ontology import PREFIXES

if TYPE_CHECKING:
    import networkx

_ACCEPTED: Final = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
_NAMED: Final = "SELECT ?g ?s ?p ?o WHERE { GRAPH ?g { ?s ?p ?o } }"
_DEFAULT: Final = "SELECT ?s ?p ?o WHERE { ?s ?p ?o }"

_VIEW: Final = {
    "ttl": pyoxigraph.RdfFormat.TURTLE,
    "nt": pyoxigraph.RdfFormat.N_TRIPLES,
    "rdfxml": pyoxigraph.RdfFormat.RDF_XML,
}
_DATASET: Final = {
    "trig": pyoxigraph.RdfFormat.TRIG,
    "nq": pyoxigraph.RdfFormat.N_QUADS,
    "jsonld": pyoxigraph.RdfFormat.JSON_LD,
}
#: What a spreadsheet takes for a formula when a cell begins with it (OWASP, "CSV Injection").
_FORMULA: Final = re.compile(r"[=+\-@\t\r\n]")
#: Controls that XML 1.0 cannot hold at all.
_NO_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")

CSV_COLUMNS: Final = (
    "slug iri label kind section country country_name city acronym since homepages names source page line row locator".split()
)


def export(store: Store, form: str, *, for_spreadsheet: bool = False) -> bytes:
    """Write the atlas in one of FORMATS; raise QueryError for another.

    ttl, nt, rdfxml: the accepted view. trig, nq, jsonld: the whole dataset. csv: one row per actor. graphml: the network.
    """
    if form in _VIEW:
        triples = list(pyoxigraph.parse(store.query(_ACCEPTED).ntriples, format=pyoxigraph.RdfFormat.N_TRIPLES))
        if form == "rdfxml":
            _refuse_controls(triples)
        return pyoxigraph.serialize(triples, format=_VIEW[form], prefixes=_prefixes(form)) or b""
    if form in _DATASET:
        quads = pyoxigraph.parse("".join(statements(store)).encode(), format=pyoxigraph.RdfFormat.N_QUADS)
        return pyoxigraph.serialize(quads, format=_DATASET[form], prefixes=_prefixes(form)) or b""
    if form not in _NETWORKS:
        raise QueryError(f"no export {form!r}", do=f"use one of {', '.join(FORMATS)}")
    return _NETWORKS[form](network(store), for_spreadsheet)


def _refuse_controls(triples: Iterable[pyoxigraph.Quad]) -> None:
    for triple in triples:
        if _NO_XML.search(getattr(triple.object, "value", "")):
            what = f"a text of {triple.subject} holds a control character, which XML cannot"
            raise QueryError(what, do="export ttl or nt, or take it out of the source")


def _prefixes(form: str) -> dict[str, str] | None:
    return dict(PREFIXES) if form in ("ttl", "trig", "rdfxml") else None


def statements(store: Store) -> Iterable[str]:
    """Yield every N-Quads line of an atlas, the default graph first, sorted."""
    default = sorted({f"{_spo(row)} .\n" for row in store.query(_DEFAULT)})
    named = sorted({(row["g"].value, _spo(row)) for row in store.query(_NAMED)})
    yield from default
    yield from (f"{statement} <{graph}> .\n" for graph, statement in named)


def _spo(row: Row) -> str:
    from sse_atlas.graph.nquads import text, typed

    value = row["o"]
    if value.kind == "uri":
        written = f"<{value.value}>"
    else:
        written = typed(value.value, value.datatype) if value.datatype else text(value.value, value.language)
    return f"<{row['s'].value}> <{row['p'].value}> {written}"


def _csv(drawn: networkx.MultiDiGraph, for_spreadsheet: bool) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(CSV_COLUMNS)
    for slug, node in sorted(drawn.nodes(data=True)):
        cells = _flat({"slug": slug, **node, **node["citation"]})
        row = [cells.get(column, "") for column in CSV_COLUMNS]
        writer.writerow([defused(cell) for cell in row] if for_spreadsheet else row)
    return out.getvalue().encode("utf-8")


def defused(cell: str) -> str:
    """Give a cell that no spreadsheet takes for a formula: an apostrophe before what could begin one."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _flat(attributes: Mapping[str, object]) -> dict[str, str]:
    """Attributes as text: lists joined by a bar, empty numbers left out, dictionaries left to the caller."""
    flat = {}
    for name, value in attributes.items():
        if isinstance(value, list):
            flat[name] = " | ".join(map(str, value))
        elif not isinstance(value, dict):
            flat[name] = "" if value in (0, None) else str(value)
    return flat


def _graphml(drawn: networkx.MultiDiGraph, for_spreadsheet: bool) -> bytes:
    import networkx

    plain = networkx.MultiDiGraph()
    for slug, node in drawn.nodes(data=True):
        plain.add_node(slug, **_xml(_flat({**node, **_cited(node)})))
    for start, end, key, edge in drawn.edges(keys=True, data=True):
        plain.add_edge(start, end, key=key, **_xml(_flat({**edge, **_cited(edge)})))
    out = io.BytesIO()
    networkx.write_graphml(plain, out, encoding="utf-8", named_key_ids=True)
    return out.getvalue()


def _cited(attributes: Mapping[str, Mapping[str, object]]) -> dict[str, object]:
    return {f"citation_{name}": value for name, value in attributes["citation"].items()}


def _xml(attributes: dict[str, str]) -> dict[str, str]:
    return {name: _NO_XML.sub("\ufffd", value) for name, value in attributes.items()}


_NETWORKS: Final[dict[str, Callable[[networkx.MultiDiGraph, bool], bytes]]] = {"csv": _csv, "graphml": _graphml}

#: What `export` writes.
FORMATS: Final = (*_VIEW, *_DATASET, *_NETWORKS)

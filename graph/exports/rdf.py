"""The atlas as RDF: the accepted view, the whole dataset, or the part of either that is about some actors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import pyoxigraph

from sse_atlas.errors import QueryError
from sse_atlas.graph.exports.cells import has_no_xml
from sse_atlas.graph.exports.part import Kept
from sse_atlas.graph.exports.reading import described, ntriples, quads_of
from sse_atlas.graph.results import Cell, Row
from sse_atlas.graph.store import Store
from sse_atlas.ontology import BASE, DCTERMS, PREFIXES, RDFS

_ACCEPTED: Final = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
_NAMED: Final = "SELECT ?g ?s ?p ?o WHERE { GRAPH ?g { ?s ?p ?o } }"
_DEFAULT: Final = "SELECT ?s ?p ?o WHERE { ?s ?p ?o }"

#: The forms that hold the accepted view.
VIEW: Final[Mapping[str, pyoxigraph.RdfFormat]] = {
    "ttl": pyoxigraph.RdfFormat.TURTLE,
    "nt": pyoxigraph.RdfFormat.N_TRIPLES,
    "rdfxml": pyoxigraph.RdfFormat.RDF_XML,
}
#: The forms that hold the whole dataset.
DATASET: Final[Mapping[str, pyoxigraph.RdfFormat]] = {
    "trig": pyoxigraph.RdfFormat.TRIG,
    "nq": pyoxigraph.RdfFormat.N_QUADS,
    "jsonld": pyoxigraph.RdfFormat.JSON_LD,
}


def view(store: Store, form: str, kept: Kept | None = None) -> bytes:
    """Write the accepted view, or what of it is kept; QueryError where XML cannot hold a text of it."""
    lines = store.query(_ACCEPTED).ntriples if kept is None else "".join(_accepted(store, kept)).encode()
    triples = list(pyoxigraph.parse(lines, format=pyoxigraph.RdfFormat.N_TRIPLES))
    if form == "rdfxml":
        _refuse_controls(triples)
    return pyoxigraph.serialize(triples, format=VIEW[form], prefixes=_prefixes(form)) or b""


def dataset(store: Store, form: str, kept: Kept | None = None) -> bytes:
    """Write every quad of an atlas, or the kept part of the accepted view with the claims that it rests on."""
    lines = statements(store) if kept is None else _part(store, kept)
    quads = pyoxigraph.parse("".join(lines).encode(), format=pyoxigraph.RdfFormat.N_QUADS)
    return pyoxigraph.serialize(quads, format=DATASET[form], prefixes=_prefixes(form)) or b""


def statements(store: Store) -> Iterable[str]:
    """Yield every N-Quads line of an atlas, the default graph first, sorted."""
    default = sorted({f"{_spo(row)} .\n" for row in store.query(_DEFAULT)})
    named = sorted({(row["g"].value, _spo(row)) for row in store.query(_NAMED)})
    yield from default
    yield from (f"{statement} <{graph}> .\n" for graph, statement in named)


def _spo(row: Row) -> str:
    return f"<{row['s'].value}> <{row['p'].value}> {ntriples(row['o'])}"


def _part(store: Store, kept: Kept) -> Iterator[str]:
    yield from _accepted(store, kept)
    found = quads_of(store, kept.of_all())
    yield from sorted({f"<{subject}> <{property_}> {ntriples(cell)} <{graph}> .\n" for graph, subject, property_, cell in found})


def _accepted(store: Store, kept: Kept) -> list[str]:
    """What the accepted view says of the kept records, but for ties to things that are left; and of the concepts they use."""
    lines: set[str] = set()
    concepts: set[str] = set()
    publishers: set[str] = set()
    for iri, said in described(store, kept.of_all()).items():
        publishers.update(said.iris(DCTERMS.publisher))
        for property_, cells in said.values.items():
            told = [cell for cell in cells if not _leads_out(cell, kept) or property_ == DCTERMS.publisher]
            lines.update(f"<{iri}> <{property_}> {ntriples(cell)} .\n" for cell in told)
            concepts.update(cell.value for cell in told if cell.kind == "uri" and cell.value.startswith(BASE))
    for iri, said in described(store, concepts - kept.of_all() - kept.left).items():
        for property_, cells in said.values.items():
            lines.update(f"<{iri}> <{property_}> {ntriples(cell)} .\n" for cell in cells)
    # Who published a source is named even where it is no part of what is kept.
    for iri, said in described(store, publishers & kept.left).items():
        lines.update(f"<{iri}> <{RDFS.label}> {ntriples(cell)} .\n" for cell in said.values[RDFS.label])
    return sorted(lines)


def _leads_out(cell: Cell, kept: Kept) -> bool:
    return cell.kind == "uri" and cell.value in kept.left


def _refuse_controls(triples: Iterable[pyoxigraph.Quad]) -> None:
    for triple in triples:
        if has_no_xml(getattr(triple.object, "value", "")):
            what = f"a text of {triple.subject} holds a control character, which XML cannot"
            raise QueryError(what, do="export ttl or nt, or take it out of the source")


def _prefixes(form: str) -> dict[str, str] | None:
    return dict(PREFIXES) if form in ("ttl", "trig", "rdfxml") else None

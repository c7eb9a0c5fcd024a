"""The RDF files of an atlas folder: the dataset as TriG, the accepted view as Turtle, sorted and with prefixes."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pyoxigraph

from sse_atlas.graph.nquads import Quads
from sse_atlas.ontology import PREFIXES

DATASET_FILE: Final = "atlas.trig"
ACCEPTED_FILE: Final = "accepted.ttl"


def write_rdf(folder: Path, quads: Quads) -> None:
    """Write the two RDF files of an atlas folder."""
    _write(folder / DATASET_FILE, quads.lines(), pyoxigraph.RdfFormat.N_QUADS, pyoxigraph.RdfFormat.TRIG)
    _write(folder / ACCEPTED_FILE, quads.triples(), pyoxigraph.RdfFormat.N_TRIPLES, pyoxigraph.RdfFormat.TURTLE)


def _write(path: Path, lines: Iterator[str], source: pyoxigraph.RdfFormat, target: pyoxigraph.RdfFormat) -> None:
    text = "".join(lines).encode("utf-8")
    with path.open("wb") as file:
        pyoxigraph.serialize(pyoxigraph.parse(text, format=source), file, format=target, prefixes=dict(PREFIXES))
        file.flush()
        os.fsync(file.fileno())

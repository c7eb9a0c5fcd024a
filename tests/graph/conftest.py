"""The bundled data as the tests of this room see it: read once, accepted once, mapped once."""

from __future__ import annotations

import pyoxigraph
import pytest

from sse_atlas.graph import LocalStore
from sse_atlas.graph.accept import accept
from sse_atlas.graph.build import to_quads
from sse_atlas.graph.count import counted
from sse_atlas.graph.nquads import Quads
from sse_atlas.graph.records import Batch
from sse_atlas.loaders import read_sources
from sse_atlas.ontology import BASE


@pytest.fixture(scope="session")
def batch() -> Batch:
    """What the loaders read from the bundled data."""
    read = read_sources([])
    assert not read.refusals
    return read


@pytest.fixture(scope="session")
def accepted(batch: Batch) -> Batch:
    """The accepted view of it, with our own counts."""
    whole = accept(batch)
    whole.figures = [*whole.figures, *counted(whole)]
    return whole


@pytest.fixture(scope="session")
def quads(accepted: Batch) -> Quads:
    return to_quads(accepted, BASE)


@pytest.fixture(scope="session")
def store(quads: Quads) -> LocalStore:
    """The bundled data in a store, asked by SPARQL."""
    held = pyoxigraph.Store()
    held.bulk_load("".join(quads.lines()).encode(), format=pyoxigraph.RdfFormat.N_QUADS)
    return LocalStore(held, BASE)

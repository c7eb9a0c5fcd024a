"""The records, their mapping to quads, the store, and everything that is read from it as a whole."""

from sse_atlas.graph.build import Built, build
from sse_atlas.graph.iris import LOCAL_BASE, Iris
from sse_atlas.graph.manifest import Manifest, read_manifest
from sse_atlas.graph.results import Cell, Result, serialize
from sse_atlas.graph.store import LocalStore, Store

__all__ = [
    "LOCAL_BASE",
    "Built",
    "Cell",
    "Iris",
    "LocalStore",
    "Manifest",
    "Result",
    "Store",
    "build",
    "read_manifest",
    "serialize",
]

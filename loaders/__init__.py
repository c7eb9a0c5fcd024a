"""The readers: one module per kind of source, all giving records."""

from sse_atlas.graph.names import folded
from sse_atlas.loaders.read import base_for, bundled, read_sources

__all__ = ["base_for", "bundled", "folded", "read_sources"]

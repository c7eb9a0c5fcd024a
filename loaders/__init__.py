"""The readers: one module per kind of source, all giving records."""

from sse_atlas.loaders.read import base_for, bundled, read_sources
from sse_atlas.loaders.values import country_name, folded

__all__ = ["base_for", "bundled", "country_name", "folded", "read_sources"]

"""The explorer page and what it is made of."""

from sse_atlas.viz.page import explorer_html, write_explorer

__all__ = ["explorer_html", "write_explorer"]

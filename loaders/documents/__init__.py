"""Documents as they are read: their lines, what was found in them, and the rules that found it."""

from sse_atlas.loaders.documents.model import Document, Found, Line, Rule, Unplaced

__all__ = ["Document", "Found", "Line", "Rule", "Unplaced"]

"""Page furniture, and running text without it: what readers of documents ask for."""

from __future__ import annotations

from sse_atlas.loaders.documents.heads import furniture
from sse_atlas.loaders.documents.paragraphs import joined

__all__ = ["furniture", "joined"]

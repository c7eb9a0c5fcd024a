"""The rules for rows about the whole of a document."""

from __future__ import annotations

from typing import Final

from sse_atlas.loaders.documents.model import Rule

RULES: Final[tuple[Rule, ...]] = (
    Rule("heading", "outline", "A line that the reader of its kind of document takes for a heading.", 1.0),
    Rule(
        "section-of-its-own",
        "sections",
        "A section whose words are none of the sections known: a concept of the document's own.",
        0.9,
    ),
    Rule("nothing-printed", "directory", "The document prints no name of a network and no title of its parts.", 0.5),
    Rule("file-name", "source", "The document prints no title: the name of its file.", 0.5),
)

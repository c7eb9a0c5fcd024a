"""The outline of a directory: its headings, with the page that the contents print for each."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from sse_atlas.graph.names import folded
from sse_atlas.loaders.directories.contents import Contents
from sse_atlas.loaders.directories.entries import Entry
from sse_atlas.loaders.directories.layout import Layout
from sse_atlas.loaders.directories.model import Member
from sse_atlas.loaders.directories.rows import Row
from sse_atlas.loaders.directories.survey import Survey
from sse_atlas.loaders.documents.model import Unplaced


def outline(
    rows: Sequence[Row], contents: Contents, survey: Survey, layout: Layout, made: Sequence[Entry], members: Sequence[Member]
) -> Iterator[tuple[int, str, str]]:
    """Give the headings of the document with the page that the contents print for them."""
    pages = {member.heading.line: member.contents.page for member in members if member.heading and member.contents}
    parts: dict[str, str] = defaultdict(str)
    for item in (*layout.parts, *layout.sections):
        parts[bare(item.text)] = item.page
    heads = {one.head: one.parts.name for one in made}
    marked = {n for one in made for n in one.marks} | set(survey.rows)
    taken = set(range(contents.first + 1, contents.end)) if contents.end else set()
    for n, row in enumerate(rows):
        if n in heads:
            yield row.number, heads[n], pages.get(row.number, row.page)
        elif n == contents.heading or n in layout.section_rows:
            yield row.number, row.text, parts.get(bare(row.text), row.page)
        elif row.heading and n not in marked and n not in taken and row.gap and len(row.text) < 140 and n + 1 < len(rows):
            following = rows[n + 1]
            if (following.gap and not following.marker) or bare(row.text) in parts:
                yield row.number, row.text, parts.get(bare(row.text), row.page)


def bare(text: str) -> str:
    """Give a heading folded, without its number."""
    return re.sub(r"^(?:[\divx]{1,5}[.)]?\s)+", "", folded(text))


def without_heading(rows: Sequence[Row], layout: Layout, contents: Contents) -> Iterator[Unplaced]:
    """Give the lines of the contents that are taken for no member, and whose words are no heading of the text."""
    headings = {bare(row.text) for row in (*rows[: contents.first], *rows[contents.end :]) if row.heading or row.bullet}
    for item in layout.parts:
        if bare(item.text) not in headings:
            yield Unplaced(item.line, "", item.text, "a line of the contents that names no member and no heading of the text")

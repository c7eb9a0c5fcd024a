"""The page docs/queries.md, from the headers of the queries and their answers: `python -m sse_atlas.queries.docs`."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from sse_atlas.graph.results import Cell, Result
from sse_atlas.graph.store import Store
from sse_atlas.ontology import concepts, kinds
from sse_atlas.queries.binding import bind
from sse_atlas.queries.catalogue import NamedQuery, Param, catalogue, example_values
from sse_atlas.queries.running import open_store

_ROWS = 5
_WIDTH = 60

_HEAD = """# Questions the atlas answers

Each is a file of SPARQL in `queries/` that runs on its own on any SPARQL 1.1 server that holds an atlas, and by name from the
command. `-p` sets a parameter; `-f csv`, `-f json` and so on give the answer in another form; `sse-atlas query` alone lists them
all. The rows shown are the first of the answer that the bundled data gives.

This page is written by `python -m sse_atlas.queries.docs ATLAS > docs/queries.md`, from the headers of the queries.
"""


def page(store: Store) -> str:
    """Give the page as Markdown, with the answers that an atlas gives."""
    parts = [_HEAD, "\n".join(f"- [{query.title}](#{_anchor(query)}): {query.question}" for query in catalogue().values())]
    parts += ["\n".join(_section(query, store)) for query in catalogue().values()]
    return "\n\n".join(part.strip("\n") for part in parts) + "\n"


def _section(query: NamedQuery, store: Store) -> Iterator[str]:
    yield f"## {query.title}"
    yield ""
    yield query.question
    yield ""
    yield from ("```", query.example, "```", "")
    for param in query.params:
        yield f"- `{param.name}` ({_kind(param)}): {param.help}"
    if query.params:
        yield ""
    result = store.query(bind(query, example_values(query), store))
    yield from _table(result)
    rest = len(result) - _ROWS
    if rest > 0:
        yield ""
        yield f"... and {rest} more"


def _kind(param: Param) -> str:
    values = {"section": concepts("sections"), "kind": kinds()}.get(param.type, ())
    listed = f": {', '.join(f'`{value}`' for value in values)}" if values else ""
    given = "required" if param.required else f"`{param.default}` unless given" if param.default else "optional"
    return f"{param.type}, {given}{listed}"


def _table(result: Result) -> Iterator[str]:
    yield f"| {' | '.join(result.variables)} |"
    yield f"|{'---|' * len(result.variables)}"
    for row in result.rows[:_ROWS]:
        yield f"| {' | '.join(_cell(row.get(name)) for name in result.variables)} |"


def _cell(cell: Cell | None) -> str:
    words = str(cell) if cell else ""
    short = words if len(words) <= _WIDTH or words.startswith("http") else f"{words[: _WIDTH - 1]}…"
    return short.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")


def _anchor(query: NamedQuery) -> str:
    return "".join(c for c in query.title.lower().replace(" ", "-") if c.isalnum() or c == "-")


if __name__ == "__main__":
    sys.stdout.write(page(open_store(sys.argv[1] if len(sys.argv) > 1 else "atlas")))

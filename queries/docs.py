"""The pages docs/queries.md and docs/queries/NAME.md, from the headers of the queries, their SPARQL and their answers.

`python -m sse_atlas.queries.docs ATLAS DOCS` writes them into the folder DOCS.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from sse_atlas.graph.results import Cell, Result
from sse_atlas.graph.store import Store
from sse_atlas.ontology import concepts, kinds
from sse_atlas.queries.binding import bind
from sse_atlas.queries.catalogue import CONCEPTS, NamedQuery, Param, by_topic, catalogue, example_values
from sse_atlas.queries.running import open_store

_ROWS = 12
_WIDTH = 80

_HEAD = """# Questions the atlas answers

Each is a file of SPARQL in `queries/` that runs on its own on any SPARQL 1.1 server that holds an atlas, and by name from the
command: `sse-atlas query NAME`. `-p` sets a parameter; `-f csv`, `-f json` and so on give the answer in another form;
`sse-atlas query` alone lists them all. Each page has the question, the SPARQL, and the answer that the bundled data gives.

These pages are written by `python -m sse_atlas.queries.docs ATLAS docs`, from the headers of the queries."""


def pages(store: Store) -> dict[str, str]:
    """Give the pages as Markdown by their path in docs/, with the answers that an atlas gives."""
    found = {f"queries/{query.name}.md": _page(query, store) for query in catalogue().values()}
    return {"queries.md": _index(), **found}


def _index() -> str:
    parts = [_HEAD]
    for topic, queries in by_topic():
        listed = "\n".join(f"- [{query.title}](queries/{query.name}.md): {query.question}" for query in queries)
        parts += [f"## {topic}", listed]
    return "\n\n".join(parts) + "\n"


def _page(query: NamedQuery, store: Store) -> str:
    return "\n".join(_lines(query, store)) + "\n"


def _lines(query: NamedQuery, store: Store) -> Iterator[str]:
    yield from (f"# {query.title}", "", query.question, "", "```sh", query.example, "```", "")
    for param in query.params:
        yield f"- `{param.name}` ({_kind(param)}): {param.help}"
    if query.params:
        yield ""
    yield from ("## The answer on the bundled data", "")
    result = store.query(bind(query, example_values(query), store))
    yield from _table(result)
    sparql = query.text[query.text.index("PREFIX") :].strip()
    yield from ("", "## The query", "", "```sparql", sparql, "```", "", f"[All questions](../queries.md) · topic: {query.topic}")


def _kind(param: Param) -> str:
    values = kinds() if param.type == "kind" else concepts(CONCEPTS[param.type]) if param.type in CONCEPTS else ()
    listed = f": {', '.join(f'`{value}`' for value in values)}" if values else ""
    given = "required" if param.required else f"`{param.default}` unless given" if param.default else "optional"
    return f"{param.type}, {given}{listed}"


def _table(result: Result) -> Iterator[str]:
    if not len(result):
        yield "No rows: what the bundled data are taken from states nothing of the kind."
        return
    yield f"| {' | '.join(result.variables)} |"
    yield f"|{'---|' * len(result.variables)}"
    for row in result.rows[:_ROWS]:
        yield f"| {' | '.join(_cell(row.get(name)) for name in result.variables)} |"
    if len(result) > _ROWS:
        yield from ("", f"... and {len(result) - _ROWS} more rows.")


def _cell(cell: Cell | None) -> str:
    words = str(cell) if cell else ""
    short = words if len(words) <= _WIDTH or words.startswith("http") else f"{words[: _WIDTH - 1]}…"
    return short.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;").replace("\n", " ")


def main(atlas: str, docs: Path) -> None:
    """Write the pages, and take away those of queries that are no more."""
    written = pages(open_store(atlas))
    for path, text in written.items():
        (docs / path).parent.mkdir(parents=True, exist_ok=True)
        (docs / path).write_text(text, encoding="utf-8", newline="\n")
    for old in (docs / "queries").glob("*.md"):
        if f"queries/{old.name}" not in written:
            old.unlink()


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "atlas", Path(sys.argv[2] if len(sys.argv) > 2 else "docs"))

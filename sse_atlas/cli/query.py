"""`sse-atlas query`: the catalogue, a named query, any SPARQL."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sse_atlas.cli.options import as_of_option, atlas_option, lang_option, output_option, tell_as_of, words_of, write

if TYPE_CHECKING:
    from sse_atlas.graph import Result

FORMATS = ("table", "csv", "tsv", "json", "xml", "ttl", "nt", "jsonld", "trig")


@click.command("query")
@click.argument("name", required=False, metavar="[NAME|FILE|-]")
@click.option("-e", "--execute", metavar="TEXT", help="A SPARQL query, as text.")
@click.option("-p", "--param", multiple=True, metavar="NAME=VALUE", help="A parameter of a named query; may be repeated.")
@click.option("-f", "--format", "form", type=click.Choice(FORMATS), help="Default: a table; Turtle for a graph.")
@click.option("--timeout", type=click.FloatRange(min=0, min_open=True), metavar="SECONDS", help="Stop the query after so long.")
@as_of_option
@lang_option
@output_option
@atlas_option
def command(
    name: str | None,
    execute: str | None,
    param: tuple[str, ...],
    form: str | None,
    timeout: float | None,
    year: int | None,
    lang: str | None,
    output: Path | None,
    atlas: str,
) -> None:
    """Run the query NAME of the catalogue, a query FILE (.rq), or the query on standard input (-). Alone: list the catalogue.
    The prefixes sse, org, skos, prov, dcterms, foaf, schema, cv, rdf, rdfs, owl, xsd, sh, void need no declaration.

    \b
    Examples:
      sse-atlas query
      sse-atlas query members-by-section
      sse-atlas query members-of-country -p country=CA -f csv
      sse-atlas query connected --as-of 2016
      sse-atlas query -e 'SELECT ?name { ?s a foaf:Person ; rdfs:label ?name }'
    """
    from sse_atlas.queries import run

    if name is None and execute is None:
        write(_listed(), output)
        return
    text = _text(name, execute, param, atlas)
    result = run(atlas, text, timeout=timeout, year=year, tell=lambda known: tell_as_of(known, words_of(lang)))
    write(_written(result, form), output)


def _listed() -> str:
    from sse_atlas.queries import by_topic

    lines = ["The questions of the catalogue (sse-atlas query NAME -p parameter=value):"]
    for topic, queries in by_topic():
        lines += ["", f"== {topic}", ""]
        for query in queries:
            lines += [f"{query.name}", f"    {query.question}"]
            lines += [f"    -p {param.name}=...   {param.help}" for param in query.params]
    return "\n".join(lines) + "\n"


def _text(name: str | None, execute: str | None, param: tuple[str, ...], atlas: str) -> str:
    from sse_atlas.queries import bind, get, open_store
    from sse_atlas.queries.prefixes import with_prefixes

    if name is not None and execute is not None:
        raise click.UsageError("name a query or give one with -e, not both")
    wrong = next((pair for pair in param if "=" not in pair), None)
    if wrong is not None:
        raise click.UsageError(f"-p takes NAME=VALUE, not {wrong!r}")
    values = dict(pair.split("=", 1) for pair in param)
    if execute is not None or name == "-" or (name and name.endswith(".rq")):
        if values:
            raise click.UsageError("-p goes with a query of the catalogue")
        return with_prefixes(execute if execute is not None else _read(str(name)))
    query = get(str(name))
    # Only values that are names of actors need the graph to be bound.
    return bind(query, values, lambda: open_store(atlas))


def _read(name: str) -> str:
    from sse_atlas.errors import InputError

    if name == "-":
        return sys.stdin.read()
    try:
        return Path(name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError("no query that can be read", where=name, do="name a UTF-8 text file with SPARQL in it") from error


def _written(result: Result, form: str | None) -> bytes:
    from sse_atlas.graph import serialize

    if form is None:
        form = "ttl" if result.kind == "graph" else "table"
    if form != "table" or result.kind == "graph":
        return serialize(result, "ttl" if form == "table" else form)
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else 0
    lines = str(result).split("\n")
    shown = [line[: width - 1] + "…" if width and len(line) > width else line for line in lines]
    return ("\n".join(shown) + "\n").encode("utf-8", "replace")

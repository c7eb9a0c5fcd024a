"""`sse-atlas export`: the graph in another format."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from sse_atlas.cli.options import as_of_option, atlas_option, lang_option, opened_atlas, write

#: What each format is, in the order of the help.
FORMATS: Final = {
    "ttl": "Turtle: the accepted view",
    "nt": "N-Triples: the accepted view",
    "rdfxml": "RDF/XML: the accepted view",
    "trig": "TriG: the whole dataset, claims and corrections included",
    "nq": "N-Quads: the whole dataset",
    "jsonld": "JSON-LD: the whole dataset",
    "csv": "a folder of tables with a description of every column",
    "graphml": "the network, for yEd, Cytoscape or networkx",
    "gexf": "the network, for Gephi, sigma.js or graphology",
    "kumu": "the network, a workbook (.xlsx) for Kumu",
    "geojson": "the actors as points, for QGIS or any web map",
    "murmurations": "the organizations as Murmurations profiles (JSON)",
}
_FOLDER: Final = "csv"
_LISTED: Final = "\b\nFORMAT is one of:\n" + "\n".join(f"  {name:<14}{what}" for name, what in FORMATS.items())
_EXAMPLES: Final = """\b
Examples:
  sse-atlas export csv -o tables
  sse-atlas export gexf --around ripess --steps 2 -o ripess.gexf
  sse-atlas export kumu --query members-of-country -p country=CA -o canada.xlsx"""


@click.command("export", help=f"Write the graph, or a part of it, as FORMAT.\n\n{_LISTED}\n\n{_EXAMPLES}")
@click.argument("form", metavar="FORMAT", type=click.Choice(list(FORMATS)))
@click.option("--around", metavar="ACTOR", help="Only this actor, and those that relations lead to from it.")
@click.option(
    "--steps", type=click.IntRange(min=0), metavar="N", help="With --around: through so many relations; 1 if not given."
)
@click.option("--query", metavar="NAME|FILE", help="Only the actors in the answer to a query of the catalogue or a file (.rq).")
@click.option("-p", "--param", multiple=True, metavar="NAME=VALUE", help="A parameter of the query; may be repeated.")
@click.option("--for-spreadsheet", is_flag=True, help="With csv: no cell that a spreadsheet takes for a formula.")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE|DIR", help="Write to a file; csv, to a folder.")
@as_of_option
@lang_option
@atlas_option
def command(
    form: str,
    around: str | None,
    steps: int | None,
    query: str | None,
    param: tuple[str, ...],
    for_spreadsheet: bool,
    output: Path | None,
    year: int | None,
    lang: str | None,
    atlas: str,
) -> None:
    _check(form, around, steps, query, param, for_spreadsheet, output)
    written = opened_atlas(atlas, year, lang).export(
        form,
        output if form == _FOLDER else None,
        around=around or "",
        steps=1 if steps is None else steps,
        query=_query(query or ""),
        parameters=dict(pair.split("=", 1) for pair in param),
        for_spreadsheet=for_spreadsheet,
        tell=lambda note: click.echo(f"sse-atlas: {note}", err=True),
    )
    if isinstance(written, bytes):
        write(written, output)


def _check(
    form: str,
    around: str | None,
    steps: int | None,
    query: str | None,
    param: tuple[str, ...],
    for_spreadsheet: bool,
    output: Path | None,
) -> None:
    """Refuse what does not go together, before anything is read."""
    wrong = next((pair for pair in param if "=" not in pair), "")
    refused = {
        "csv is a folder of tables: name it with -o DIR": form == _FOLDER and output is None,
        "--for-spreadsheet goes with csv": for_spreadsheet and form != _FOLDER,
        "--around names no actor": around == "",
        "--query names no query": query == "",
        "--steps goes with --around": steps is not None and not around,
        "a part is --around an actor or of a --query, not both": bool(around and query),
        "-p goes with --query": bool(param) and not query,
        "-p goes with a query of the catalogue": bool(param) and bool(query and query.endswith(".rq")),
        f"-p takes NAME=VALUE, not {wrong!r}": bool(wrong),
    }
    for message, is_so in refused.items():
        if is_so:
            raise click.UsageError(message)


def _query(query: str) -> str:
    """The text of a query file, or the name of a query of the catalogue, checked."""
    from sse_atlas.errors import InputError
    from sse_atlas.queries import get

    if not query:
        return ""
    if not query.endswith(".rq"):
        return get(query).name
    try:
        return Path(query).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError("no query that can be read", where=query, do="name a UTF-8 text file with SPARQL in it") from error

"""`sse-atlas export`: the graph in another format."""

from __future__ import annotations

from pathlib import Path

import click

from sse_atlas.cli.options import atlas_option, output_option, write

FORMATS = ("ttl", "nt", "rdfxml", "trig", "nq", "jsonld", "csv", "graphml")


@click.command("export")
@click.argument("form", metavar="FORMAT", type=click.Choice(FORMATS))
@click.option("--for-spreadsheet", is_flag=True, help="With csv: no cell that a spreadsheet takes for a formula.")
@output_option
@atlas_option
def command(form: str, for_spreadsheet: bool, output: Path | None, atlas: str) -> None:
    """Write the graph as FORMAT.

    ttl, nt, rdfxml: the accepted view. trig, nq, jsonld: the whole dataset, claims and corrections included. csv: one row per
    actor. graphml: the network, for Gephi, yEd, Cytoscape or networkx.
    """
    from sse_atlas.atlas import Atlas

    if for_spreadsheet and form != "csv":
        raise click.UsageError("--for-spreadsheet goes with csv")
    write(Atlas.open(atlas).export(form, for_spreadsheet=for_spreadsheet), output)

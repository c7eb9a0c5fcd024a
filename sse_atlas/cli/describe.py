"""`sse-atlas describe`: all that is known of an actor."""

from __future__ import annotations

import json
from pathlib import Path

import click

from sse_atlas.cli.options import atlas_option, output_option, write


@click.command("describe")
@click.argument("actor", nargs=-1, required=True)
@click.option("-f", "--format", "form", type=click.Choice(["text", "json", "ttl"]), default="text", show_default=True)
@output_option
@atlas_option
def command(actor: tuple[str, ...], form: str, output: Path | None, atlas: str) -> None:
    """All that is known of ACTOR (a slug, IRI, acronym or any of its names), each statement with its citation.

    \b
    Examples:
      sse-atlas describe ripess
      sse-atlas describe "Réseau des collectivités pour une économie solidaire" -f json
    """
    from sse_atlas.graph import serialize
    from sse_atlas.queries import describe, description_graph, open_store, resolve

    store = open_store(atlas)
    match = resolve(store, " ".join(actor))
    if form == "ttl":
        write(serialize(description_graph(store, match.iri), "ttl"), output)
        return
    description = describe(store, match.iri)
    text = json.dumps(description.as_dict(), ensure_ascii=False, indent=2) if form == "json" else "\n".join(description.lines())
    write(text + "\n", output)

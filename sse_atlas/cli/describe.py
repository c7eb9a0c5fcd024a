"""`sse-atlas describe`: all that is known of an actor."""

from __future__ import annotations

from pathlib import Path

import click

from sse_atlas.cli.options import as_of_option, atlas_option, lang_option, opened, output_option, words_of, write
from sse_atlas.cli.showing import hand_over


@click.command("describe")
@click.argument("actor", nargs=-1, required=True)
@click.option("-f", "--format", "form", type=click.Choice(["text", "md", "json", "ttl"]), default="text", show_default=True)
@as_of_option
@lang_option
@output_option
@atlas_option
def command(actor: tuple[str, ...], form: str, year: int | None, lang: str | None, output: Path | None, atlas: str) -> None:
    """All that is known of ACTOR (a slug, IRI, acronym or any of its names; an event or initiative too), as sentences, each with
    its document, page, heading and line; what is corrected, disputed or doubtful says so.

    \b
    Examples:
      sse-atlas describe ripess
      sse-atlas describe "Chantier de l'économie sociale" --lang fr
      sse-atlas describe seoul --as-of 2016 -f md -o seoul.md
    """
    from sse_atlas.graph import serialize
    from sse_atlas.queries import describe, description_graph, resolve

    words = words_of(lang)
    store = opened(atlas, year, words)
    match = resolve(store, " ".join(actor), words)
    if form == "ttl":
        write(serialize(description_graph(store, match.iri), "ttl"), output)
        return
    hand_over(describe(store, match.iri, words), form, output)

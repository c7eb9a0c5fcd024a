"""`sse-atlas gaps`: what is missing."""

from __future__ import annotations

from pathlib import Path

import click

from sse_atlas.cli.options import as_of_option, atlas_option, lang_option, opened, output_option, words_of
from sse_atlas.cli.showing import hand_over

#: Listed without importing what looks for them; a test compares them.
KEYS = ("one-sided", "single-source", "unconnected", "countries", "themes", "bridges", "undated", "unknown")
#: How many of each sort a person is told of if nobody says otherwise.
_TOLD = 10


@click.command("gaps")
@click.option(
    "--only", multiple=True, type=click.Choice(KEYS), metavar="KEY", help=f"Only this: {', '.join(KEYS)}; may be repeated."
)
@click.option("--network", metavar="NAME", default="", help="The network looked at; if not given, the one with the most members.")
@click.option("-n", "--number", type=click.IntRange(1), metavar="N", help=f"How many of each; {_TOLD} if not given, all in json.")
@click.option("-f", "--format", "form", type=click.Choice(["text", "md", "json"]), default="text", show_default=True)
@as_of_option
@lang_option
@output_option
@atlas_option
def command(
    only: tuple[str, ...],
    network: str,
    number: int | None,
    form: str,
    year: int | None,
    lang: str | None,
    output: Path | None,
    atlas: str,
) -> int:
    """What is missing, each finding with its document, page, heading and line: relations that one of two members, or one of
    several sources, tells alone; members tied to nobody else; countries and themes with nobody; actors and ties whose loss splits
    the network; what no source dates or tells.

    What is missing may be a record, not the fact. Exit code 1 where no gap is found.

    \b
    Examples:
      sse-atlas gaps
      sse-atlas gaps --only bridges -n 5
      sse-atlas gaps --only unconnected --network ripess --lang fr
    """
    from sse_atlas.queries import gaps, resolve

    words = words_of(lang)
    store = opened(atlas, year, words)
    looked_at = resolve(store, network, words).iri if network else ""
    found = gaps(store, words, looked_at, only=only, most=number or (None if form == "json" else _TOLD))
    hand_over(found, form, output)
    return 0 if found else 1

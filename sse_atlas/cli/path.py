"""`sse-atlas path`: how two actors are connected."""

from __future__ import annotations

from pathlib import Path

import click

from sse_atlas.cli.options import as_of_option, atlas_option, lang_option, opened, output_option, words_of
from sse_atlas.cli.showing import hand_over


@click.command("path")
@click.argument("start", metavar="ACTOR")
@click.argument("end", metavar="ACTOR")
@click.option("--avoid", multiple=True, metavar="ACTOR", help="Lead through this one never; may be repeated.")
@click.option("--types", multiple=True, metavar="TYPE,...", help="Only these types of relation, such as partnerOf,supports.")
@click.option("--max-steps", type=click.IntRange(1, 20), default=6, show_default=True, metavar="N", help="No longer than this.")
@click.option("-n", "--number", type=click.IntRange(1, 100), default=3, show_default=True, metavar="N", help="How many paths.")
@click.option("-f", "--format", "form", type=click.Choice(["text", "md", "json"]), default="text", show_default=True)
@as_of_option
@lang_option
@output_option
@atlas_option
def command(
    start: str,
    end: str,
    avoid: tuple[str, ...],
    types: tuple[str, ...],
    max_steps: int,
    number: int,
    form: str,
    year: int | None,
    lang: str | None,
    output: Path | None,
    atlas: str,
) -> int:
    """How two actors (each a slug, IRI, acronym or any name) are connected through reported relations, as sentences, each with
    its document, page, heading and line.

    Shortest paths first; of equal ones, those with fewer doubtful relations; then by the IRIs of what lies between. Exit code 1
    where no path is reported.

    \b
    Examples:
      sse-atlas path "Ville de Montréal" GBESS
      sse-atlas path seoul barcelona --avoid gsef -n 5
      sse-atlas path dakar ripess --types partnerOf,memberOf --as-of 2018
    """
    from sse_atlas.queries import paths, resolve

    words = words_of(lang)
    store = opened(atlas, year, words)
    found = paths(
        store,
        resolve(store, start, words).iri,
        resolve(store, end, words).iri,
        words,
        avoid=[resolve(store, name, words).iri for name in avoid],
        types=[name.strip() for given in types for name in given.split(",") if name.strip()],
        most_steps=max_steps,
        limit=number,
    )
    hand_over(found, form, output)
    return 0 if found.paths else 1

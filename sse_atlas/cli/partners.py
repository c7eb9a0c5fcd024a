"""`sse-atlas partners`: possible partners of an actor, each with its reasons."""

from __future__ import annotations

from pathlib import Path

import click

from sse_atlas.cli.options import as_of_option, atlas_option, lang_option, opened, output_option, words_of
from sse_atlas.cli.showing import hand_over


@click.command("partners")
@click.argument("actor", nargs=-1, required=True)
@click.option("--other-region", is_flag=True, help="Only those in another region of the world (UN M49, such as Western Africa).")
@click.option("--kind", default="", metavar="KIND", help="Only those of a kind of actor, such as LocalGovernment.")
@click.option("-n", "--number", type=click.IntRange(1, 1000), default=10, show_default=True, metavar="N", help="How many.")
@click.option("-f", "--format", "form", type=click.Choice(["text", "md", "json"]), default="text", show_default=True)
@as_of_option
@lang_option
@output_option
@atlas_option
def command(
    actor: tuple[str, ...],
    other_region: bool,
    kind: str,
    number: int,
    form: str,
    year: int | None,
    lang: str | None,
    output: Path | None,
    atlas: str,
) -> int:
    """Possible partners of ACTOR (a slug, IRI, acronym or any of its names): actors of whom no tie to it is reported, ranked,
    each with its reasons in words and where they stand: shared neighbours, themes, recommendations and places, the same kind
    elsewhere.

    How well the ranking finds partners that were hidden from it is measured: docs/partners.md. Exit code 1 where nobody is
    found.

    \b
    Examples:
      sse-atlas partners bamako
      sse-atlas partners "Chantier de l'économie sociale" --other-region --kind Network
      sse-atlas partners seoul -n 30 -f json
    """
    from sse_atlas.queries import partners, resolve

    words = words_of(lang)
    store = opened(atlas, year, words)
    found = partners(store, resolve(store, " ".join(actor), words).iri, words, limit=number, other_region=other_region, kind=kind)
    hand_over(found, form, output)
    return 0 if found.candidates else 1

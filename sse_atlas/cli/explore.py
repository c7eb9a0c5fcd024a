"""`sse-atlas explore`: the partnership map."""

from __future__ import annotations

import webbrowser
from pathlib import Path

import click

from sse_atlas.cli.options import as_of_option, atlas_option, lang_option, opened_atlas, words_of, write

#: The views of the page.
VIEWS = ("network", "map", "list")


@click.command("explore")
@click.option("--actor", metavar="ACTOR", help="Open at an actor: slug, IRI, acronym or any name.")
@click.option("--view", type=click.Choice(VIEWS), help="Open this view; if not given, the network.")
@click.option(
    "--year",
    "shown",
    type=click.IntRange(1000, 2100),
    metavar="YEAR",
    help="Open with the slider at a year; the page keeps the whole, which --as-of does not.",
)
@click.option("--plain", is_flag=True, help="The page that pyvis makes by itself, made safe: actors and links, nothing else.")
@click.option("-o", "--output", default="explorer.html", show_default=True, type=click.Path(path_type=Path), metavar="FILE")
@click.option("--no-open", is_flag=True, help="Only write the page.")
@as_of_option
@lang_option
@atlas_option
def command(
    actor: str | None,
    view: str | None,
    shown: int | None,
    plain: bool,
    output: Path,
    no_open: bool,
    year: int | None,
    lang: str | None,
    atlas: str,
) -> None:
    """Write the explorer page, one file that works with no network, and open it in a browser."""
    if plain and (actor or view or shown):
        raise click.UsageError("the plain page has no views: leave out --actor, --view and --year, or --plain")
    # Who opens the page need not be who writes it: the page asks their browser.
    spoken = words_of(lang).language if lang or plain else ""
    page = opened_atlas(atlas, year, lang).explorer(actor=actor or "", view=view or "", year=shown, lang=spoken, plain=plain)
    write(page, output)
    click.echo(f"Written: {output}")
    address = output.absolute().as_uri() + (f"#{page.start}" if page.start else "")
    if not no_open and not webbrowser.open(address):
        click.echo(f"sse-atlas: no browser could be opened; open {output} yourself", err=True)

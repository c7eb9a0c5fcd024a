"""`sse-atlas explore`: the partnership map."""

from __future__ import annotations

import webbrowser
from pathlib import Path

import click

from sse_atlas.cli.options import as_of_option, atlas_option, lang_option, opened_atlas, write


@click.command("explore")
@click.option("-o", "--output", default="explorer.html", show_default=True, type=click.Path(path_type=Path), metavar="FILE")
@click.option("--no-open", is_flag=True, help="Only write the page.")
@as_of_option
@lang_option
@atlas_option
def command(output: Path, no_open: bool, year: int | None, lang: str | None, atlas: str) -> None:
    """Write the explorer page, one file that works with no network, and open it in a browser."""
    write(opened_atlas(atlas, year, lang).explorer(), output)
    click.echo(f"Written: {output}")
    if not no_open and not webbrowser.open(output.absolute().as_uri()):
        click.echo(f"sse-atlas: no browser could be opened; open {output} yourself", err=True)

"""`sse-atlas explore`: the partnership map."""

from __future__ import annotations

import webbrowser
from pathlib import Path

import click

from sse_atlas.cli.options import atlas_option, write


@click.command("explore")
@click.option("-o", "--output", default="explorer.html", show_default=True, type=click.Path(path_type=Path), metavar="FILE")
@click.option("--no-open", is_flag=True, help="Only write the page.")
@atlas_option
def command(output: Path, no_open: bool, atlas: str) -> None:
    """Write the explorer page, one file that works with no network, and open it in a browser."""
    from sse_atlas.atlas import Atlas

    write(Atlas.open(atlas).explorer(), output)
    click.echo(f"Written: {output}")
    if not no_open and not webbrowser.open(output.absolute().as_uri()):
        click.echo(f"sse-atlas: no browser could be opened; open {output} yourself", err=True)

"""`sse-atlas report`: one page of charts and findings."""

from __future__ import annotations

import sys
import webbrowser
from pathlib import Path

import click

from sse_atlas.cli.options import as_of_option, atlas_option, lang_option, opened_atlas


@click.command("report")
@click.option("-o", "--output", default="report.html", show_default=True, type=click.Path(path_type=Path), metavar="FILE")
@click.option("--no-open", is_flag=True, help="Only write the page.")
@click.option("--no-validate", is_flag=True, help="Leave the shapes out (pySHACL takes minutes on long lists).")
@as_of_option
@lang_option
@atlas_option
def command(output: Path, no_open: bool, no_validate: bool, year: int | None, lang: str | None, atlas: str) -> None:
    """Write one page of charts and findings, and open it in a browser: growth, map, kinds, themes, coverage, what is wrong with
    the sources, what the shapes find.

    It is one file that works with no network. Each number has the query that gives it, each finding its document, page and
    line. The shapes are for the whole: with --as-of they are left out.
    """
    opened = opened_atlas(atlas, year, lang)
    checked = not no_validate and year is None
    if checked and sys.stderr.isatty():
        click.echo("Checking the shapes ...", err=True)
    opened.report(output, validate=checked)
    click.echo(f"Written: {output}")
    if not no_open and not webbrowser.open(output.absolute().as_uri()):
        click.echo(f"sse-atlas: no browser could be opened; open {output} yourself", err=True)

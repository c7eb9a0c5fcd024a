"""`sse-atlas diff`: what changed between two atlases."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING, Final

import click

from sse_atlas.cli.options import as_of_option, lang_option, opened, output_option, words_of
from sse_atlas.cli.showing import hand_over

if TYPE_CHECKING:
    from sse_atlas.ontology import Wording

#: Seconds after which it is shown that work goes on.
_LONG: Final = 1.0


@click.command("diff")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option("-f", "--format", "form", type=click.Choice(["text", "md", "json"]), default="text", show_default=True)
@as_of_option
@lang_option
@output_option
def command(old: str, new: str, form: str, year: int | None, lang: str | None, output: Path | None) -> int:
    """What changed from the atlas OLD to the atlas NEW (each a built folder, or the address of a SPARQL endpoint): actors, other
    things, relations, figures, corrections, disagreements and sources gained, lost, changed or renamed, each with its places.

    Statements that only moved to other lines are counted; -f json lists them. Exit code 1 where the two differ.

    \b
    Examples:
      sse-atlas diff atlas-2021 atlas-2023
      sse-atlas diff atlas http://localhost:7878/query -f json -o changes.json
    """
    from sse_atlas.queries import difference

    words = words_of(lang)
    with _status(words):
        found = difference(opened(old, year, words), opened(new, year, words), words)
    hand_over(found, form, output)
    return 0 if found.same else 1


@contextmanager
def _status(words: Wording) -> Iterator[None]:
    """Show on a terminal that work goes on, once it takes long."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    status = Console(stderr=True).status(words.say("Comparing the two atlases"))
    timer = Timer(_LONG, status.start)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        # It may be starting just now.
        timer.join()
        status.stop()

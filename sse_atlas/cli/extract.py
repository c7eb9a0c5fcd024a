"""`sse-atlas extract`: from a document to tables for a person to review."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

if TYPE_CHECKING:
    from sse_atlas.loaders.extracting import Extraction

_KINDS: Final = "directory, session-report, session-info or concept-note"


@click.command("extract")
@click.argument("document", type=click.Path(path_type=Path))
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), metavar="DIR", help="The folder to write.")
@click.option("--kind", default="", metavar="KIND", help=f"What the document is, where it is not told rightly: {_KINDS}.")
@click.option("--force", is_flag=True, help="Write over tables that somebody has worked on.")
def command(document: Path, output: Path, kind: str, force: bool) -> int:
    """Read DOCUMENT (text, markdown, PDF) into tables in DIR, in the form of data/, for a person to review.

    It may be a directory of members, a session report, a session information sheet or a concept note. Each row has its line, its
    heading, the rule that found it and how sure that rule is; what no rule could place is in unplaced.csv.

    \b
    Examples:
      sse-atlas extract yearbook.pdf -o yearbook
      sse-atlas extract notes.txt -o notes --kind session-report
    """
    from sse_atlas.loaders.extracting import extract
    from sse_atlas.loaders.review.write import write

    with progress() as tell:
        extraction = extract(document, kind, tell)
        write(extraction, output, force=force)
    for line in _words(extraction, output):
        click.echo(line)
    return 0


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """Show what is being done, on a terminal only."""
    if not sys.stderr.isatty():
        yield lambda what: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    from sse_atlas.loaders.extracting import STAGES

    columns = (BarColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(STAGES[0], total=len(STAGES))
        yield lambda what: bar.update(task, description=what, completed=STAGES.index(what))


def _words(extraction: Extraction, folder: Path) -> Iterator[str]:
    from sse_atlas.loaders.review.report import counts, missing
    from sse_atlas.queries.answers.telling import printable

    document, kind = extraction.document, extraction.kind.replace("-", " ")
    pages = f", {document.pages} pages" if document.pages else ""
    asked = ", as asked" if extraction.asked else ""
    yield f"{printable(document.name)}: {len(document.lines):,} lines{pages}, read as a {kind}{asked}:"
    yield from (f"  {printable(reason)}" for reason in extraction.reasons)
    yield from (f"  {printable(note)}" for note in document.notes)
    yield ""
    told = [(f"{table}.csv", number) for table, number in counts(extraction) if table != "source"]
    width = max(len(name) for name, _ in (*told, ("unplaced.csv", 0)))
    yield from (f"  {name:<{width}}  {number:>6,}" for name, number in told)
    yield f"  {'unplaced.csv':<{width}}  {len(extraction.unplaced):>6,}"
    if lacking := missing(extraction):
        yield ""
        yield "Missing places (sightings.csv has them one by one):"
        yield from (f"  {words}" for words in lacking)
    yield ""
    yield f"Written: {folder}/ (report.md tells it all)"
    yield "Next:"
    yield f"  sse-atlas review {folder}            what to look at first"
    yield f"  sse-atlas build {folder} -o DRAFT    an atlas of it as it stands"

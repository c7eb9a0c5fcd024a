"""`sse-atlas build`: from sources to an atlas folder."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from sse_atlas.graph import Built


@click.command("build")
@click.argument("sources", nargs=-1, metavar="[SOURCE]...", type=click.Path(path_type=Path))
@click.option("-o", "--output", default="atlas", show_default=True, type=click.Path(path_type=Path), metavar="DIR")
@click.option("--base", metavar="IRI", help="The base of the IRIs; for your own data urn:sse-atlas:local/ if not given.")
@click.option("--strict", is_flag=True, help="Keep the old atlas where a shape is violated.")
@click.option("--keep-going", is_flag=True, help="Build without the rows that are refused; they are listed in refused.csv.")
@click.option("--no-validate", is_flag=True, help="Leave the shapes out (pySHACL takes minutes on long lists).")
def command(sources: tuple[Path, ...], output: Path, base: str | None, strict: bool, keep_going: bool, no_validate: bool) -> int:
    """Build an atlas into DIR from each SOURCE: a table of actors or relations (CSV), an RDF file, a folder of such tables, a
    curated or an extracted source in the form of data/, or a document (text, markdown, PDF), which is read by rule as sse-atlas
    extract does. Without a SOURCE: the bundled data.

    The old atlas in DIR is replaced in one step at the end. Exit code 1 where a shape is violated or rows were left out.

    \b
    Examples:
      sse-atlas build
      sse-atlas build members.csv relations.csv -o mine --base https://example.org/
      sse-atlas build yearbook.pdf -o draft
    """
    from sse_atlas.atlas import build_folder

    with _progress() as tell:
        built = build_folder(sources, output, base=base, strict=strict, keep_going=keep_going, check=not no_validate, tell=tell)
    for line in _words(built):
        click.echo(line)
    return 0 if built.report.conforms and not built.refusals else 1


@contextmanager
def _progress() -> Iterator[Callable[[str], None]]:
    """Show what is being done and how far it is, on a terminal only."""
    if not sys.stderr.isatty():
        yield lambda what: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    from sse_atlas.graph.build import STAGES

    columns = (BarColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(STAGES[0], total=len(STAGES))
        yield lambda what: bar.update(task, description=what, completed=STAGES.index(what))


def _words(built: Built) -> Iterator[str]:
    counts, sources = built.manifest.counts, built.manifest.sources
    told = [f"{number:,} {name if number > 1 else name[:-1]}" for name, number in counts.items() if number]
    listed = " and ".join(filter(None, (", ".join(told[:-1]), told[-1]))) if told else "nothing"
    yield f"{listed}, from {len(sources)} source{'' if len(sources) == 1 else 's'}:"
    for source in sources:
        issued = f" ({source['issued']})" if source["issued"] else ""
        yield f"  {source['id']}: {source['title']}{issued}"
    yield ""
    yield from built.report.lines()
    if built.refusals:
        yield ""
        yield f"{len(built.refusals)} rows refused: see {built.folder / 'refused.csv'}"
    if built.by_rule:
        yield ""
        yield f"{built.by_rule:,} of the claims were read by rule and accepted by nobody; each carries the confidence of its rule"
    if built.left_out:
        yield ""
        yield f"{len(built.left_out)} row{'' if len(built.left_out) == 1 else 's'} left out: somebody wrote no under accepted"
    yield ""
    yield f"Written: {built.folder}/ ({', '.join(sorted(path.name for path in built.folder.iterdir()))})"
    if not (built.folder / "explorer.html").is_file():
        yield "The map is left out above 2,000 actors; sse-atlas explore draws it all the same."
    where = "" if str(built.folder) == "atlas" else f" --atlas {built.folder}"
    yield "Next:"
    yield f"  sse-atlas explore{where}          the partnership map, in your browser"
    yield f"  sse-atlas query{where}            the questions it can answer"
    yield f"  sse-atlas find{where} TEXT        an actor by any of its names"

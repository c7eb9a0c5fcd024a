"""`sse-atlas review`: what to look at first in extracted tables, and taking over what is accepted."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, fields
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from sse_atlas.errors import InputError

if TYPE_CHECKING:
    from sse_atlas.loaders.review.accepting import Accepted
    from sse_atlas.loaders.review.looking import Look

_NONE: Final = "none"
#: How many rows that wait for others are told.
_SHOWN: Final = 3


@click.command("review")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option("-n", "most", type=click.IntRange(1), default=10, show_default=True, help="How many of each sort to show.")
@click.option("--field", default="", metavar="NAME", help="Only this table or column, such as members, city or relations.")
@click.option(
    "--at-least",
    type=click.FloatRange(0, 1),
    default=0.95,
    show_default=True,
    help="How sure an undecided row must be to need no look, and to be taken over.",
)
@click.option(
    "--ledger", default="", metavar="FILE|none", help="The ledger of names to compare with; if not given, the bundled one."
)
@click.option("-f", "--format", "form", type=click.Choice(["text", "csv", "json"]), default="text", show_default=True)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="TO", help="Take what is accepted over into this folder."
)
@click.option("--force", is_flag=True, help="Write over the tables that are in TO.")
@click.option(
    "--same", multiple=True, metavar="SLUG=ACTOR", help="Write the slug of an actor for that of its twin in every table."
)
def command(
    folder: Path,
    most: int,
    field: str,
    at_least: float,
    ledger: str,
    form: str,
    output: Path | None,
    force: bool,
    same: tuple[str, ...],
) -> int:
    """Show what to look at first in DIR, a folder of extracted tables: contradictions, names that the ledger may know, what is
    least sure, what is in no table, and what is missing from the contents, the lists or the headings.

    With -o the rows with yes under accepted, and the undecided ones that are sure enough, are taken over into TO in the form of
    data/, their names into identity.csv and slugs.csv beside it. Exit code 1 where rows are left undecided.

    \b
    Examples:
      sse-atlas review yearbook
      sse-atlas review yearbook --field city -n 50
      sse-atlas review yearbook --same bilbao-city-council=bilbao
      sse-atlas review yearbook -o mine/yearbook
    """
    from sse_atlas.loaders.review.extracted import read_extracted

    extracted = read_extracted(folder)
    if same:
        from sse_atlas.loaders.review.renaming import rename

        for pair in same:
            slug, _, actor = pair.partition("=")
            cells = rename(folder, slug.strip(), actor.strip())
            click.echo(f"{slug.strip()} is {actor.strip()} now, in {cells} cell{'' if cells == 1 else 's'}")
        return 0
    if output:
        from sse_atlas.loaders.review.accepting import accept_into

        accepted = accept_into(extracted, output, at_least=at_least, force=force)
        for line in _taken(accepted, folder, output, at_least):
            click.echo(line)
        return 1 if accepted.undecided or accepted.waiting else 0
    from sse_atlas.loaders.review.looking import look, numbers

    found = look(extracted, _ledger(ledger), at_least=at_least, field=field)
    if form != "text":
        click.echo(_as_csv(found) if form == "csv" else json.dumps([asdict(one) for one in found], ensure_ascii=False, indent=2))
        return 0
    for line in _words(found, numbers(extracted, at_least), folder, most, at_least):
        click.echo(line)
    return 0


def _ledger(named: str) -> Path | None:
    from sse_atlas.loaders.read import LEDGER, data_folder

    if named == _NONE:
        return None
    path = Path(named) if named else data_folder() / LEDGER
    if not path.is_file():
        raise InputError("no such ledger", where=str(path), do="name an identity.csv, or none")
    return path


def _words(found: Sequence[Look], numbers: dict[str, int], folder: Path, most: int, at_least: float) -> Iterator[str]:
    from sse_atlas.loaders.review.looking import SORTS
    from sse_atlas.queries.answers.telling import printable

    told = (f"{numbers[name]:,} {name}" for name in ("accepted", "refused", "undecided"))
    yield f"{numbers['rows']:,} rows: {', '.join(told)} ({numbers['sure']:,} of them at least {at_least:g} sure)"
    by_sort = {sort: [one for one in found if one.sort == sort] for sort in SORTS}
    yield ", ".join(f"{title.lower()}: {len(by_sort[sort]):,}" for sort, title in SORTS.items())
    for sort, title in SORTS.items():
        if not by_sort[sort]:
            continue
        yield ""
        yield title
        for one in by_sort[sort][:most]:
            rule = f" [{one.rule} {one.confidence}]" if one.rule else ""
            yield f"  {printable(one.where)}  line {one.line}: {printable(one.what)}{printable(rule)}"
        if len(by_sort[sort]) > most:
            yield f"  ... and {len(by_sort[sort]) - most:,} more (-n {len(by_sort[sort])})"
        for do in dict.fromkeys(_general(one) for one in by_sort[sort][:most]):
            yield f"  > {printable(do)}"
    yield ""
    yield "Next, when the tables say yes and no:"
    yield f"  sse-atlas review {printable(str(folder))} -o TO"


def _general(one: Look) -> str:
    """What to write, said once for all of a sort."""
    if one.sort == "twin":
        return (
            "if two are one: --same SLUG=ACTOR writes the ledger's slug in every table; if a slug is another's, --same SLUG=NEW"
        )
    if one.sort == "contradiction" and "under accepted" in one.do:
        return "write no under accepted for the wrong one, or correct the cell"
    return one.do


def _as_csv(found: Sequence[Look]) -> str:
    from sse_atlas.loaders.review.looking import Look

    out = io.StringIO()
    writer = csv.DictWriter(out, [field.name for field in fields(Look)], lineterminator="\n")
    writer.writeheader()
    writer.writerows(asdict(one) for one in found)
    return out.getvalue().rstrip("\n")


def _taken(accepted: Accepted, folder: Path, to: Path, at_least: float) -> Iterator[str]:
    from sse_atlas.queries.answers.telling import printable

    told = ", ".join(f"{number:,} in {table}.csv" for table, number in accepted.counts.items())
    yield f"Taken over into {printable(str(to))}/: {told}"
    yield f"Beside it: {_number(accepted.names, 'name')} into identity.csv, {_number(accepted.slugs, 'slug')} into slugs.csv"
    if accepted.refused:
        yield f"Left out because of a no: {accepted.refused:,}"
    if accepted.undecided:
        yield f"Undecided and less than {at_least:g} sure, left in {printable(str(folder))}: {accepted.undecided:,}"
    for left in accepted.waiting[:_SHOWN]:
        yield f"Cannot stand without them, left there too: line {left.line}: {printable(left.text)}: {printable(left.why)}"
    if len(accepted.waiting) > _SHOWN:
        yield f"... and {len(accepted.waiting) - _SHOWN:,} more"
    yield "Next:"
    yield f"  sse-atlas build {printable(str(to))} -o ATLAS"


def _number(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"

"""`sse-atlas find`: actors, events, initiatives and themes by any of their names."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from sse_atlas.cli.options import as_of_option, atlas_option, lang_option, opened, words_of

if TYPE_CHECKING:
    from sse_atlas.ontology import Wording
    from sse_atlas.queries import Found

#: No more are looked at where a text fits so many names.
_MOST = 9_999


@click.command("find")
@click.argument("text", nargs=-1, required=True)
@click.option(
    "-n", "--number", type=click.IntRange(1, _MOST), default=20, show_default=True, metavar="N", help="No more than so many."
)
@click.option("-f", "--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@as_of_option
@lang_option
@atlas_option
def command(text: tuple[str, ...], number: int, form: str, year: int | None, lang: str | None, atlas: str) -> int:
    """Find actors, events, initiatives, works, places and policy measures by any of their names or acronyms, actors also by
    their town or country, and themes; best first, with the reason where it is not the name itself.

    Accents and case do not matter. Where nothing fits well, names follow that look like TEXT. Exit code 1 where nothing is
    found.

    \b
    Examples:
      sse-atlas find réseau
      sse-atlas find Corée du Sud -n 5
      sse-atlas find Kampla
    """
    from dataclasses import asdict

    from sse_atlas.queries import find
    from sse_atlas.queries.answers.names import quoted
    from sse_atlas.queries.answers.telling import printable

    words = words_of(lang)
    asked = " ".join(text)
    found = find(opened(atlas, year, words), asked, words, number + 1)
    if form == "json":
        click.echo(json.dumps([asdict(one) for one in found[:number]], ensure_ascii=False, indent=2))
    else:
        for one in found[:number]:
            click.echo(printable(_line(one, words)))
    if not found:
        do = words.say("try fewer letters, or list the actors: sse-atlas query members")
        click.echo(f"sse-atlas: {words.say('nothing goes by {text}', text=quoted(asked))}; {do}", err=True)
    elif len(found) > number:
        more = words.say("there are more; to see them: -n {number}", number=min(number * 2, _MOST))
        click.echo(f"sse-atlas: {more}", err=True)
    return 0 if found else 1


def _line(one: Found, words: Wording) -> str:
    """One result on one line: its slug, its label, its kind and place, why it is found."""
    count = words.many("{number} actor", "{number} actors", one.actors) if one.actors else ""
    details = ", ".join(part for part in (one.kind, one.place, count) if part)
    return f"{one.slug}  {one.label}" + (f" ({details})" if details else "") + (f"  - {one.why}" if one.why else "")

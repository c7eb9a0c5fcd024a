"""`sse-atlas find`: actors and events by any of their names."""

from __future__ import annotations

import click

from sse_atlas.cli.options import atlas_option


@click.command("find")
@click.argument("text", nargs=-1, required=True)
@atlas_option
def command(text: tuple[str, ...], atlas: str) -> int:
    """Find actors and events by any of their names, acronyms or towns; accents and case do not matter.

    Exit code 1 where nothing is found.
    """
    from sse_atlas.queries import find, open_store

    words = " ".join(text)
    found = find(open_store(atlas), words)
    for one in found:
        details = ", ".join(part for part in (one.kind, one.place) if part)
        click.echo(f"{one.slug}  {one.label}" + (f" ({details})" if details else "") + (f"  - {one.why}" if one.why else ""))
    if not found:
        click.echo(f"sse-atlas: nothing goes by {words!r}; try fewer letters, or sse-atlas query members", err=True)
    return 0 if found else 1

"""Options and outputs that several verbs share."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from sse_atlas.errors import UnwritableError

if TYPE_CHECKING:
    from sse_atlas.atlas import Atlas
    from sse_atlas.graph.as_of import AsOf
    from sse_atlas.graph.store import Store
    from sse_atlas.ontology import Wording

F = TypeVar("F", bound=Callable[..., Any])


def atlas_option(function: F) -> F:
    """Add --atlas: which graph is asked."""
    return click.option(
        "--atlas",
        envvar="SSE_ATLAS",
        default="atlas",
        show_default=True,
        metavar="DIR|URL",
        help="The atlas: a built folder, or the address of a SPARQL endpoint (also: SSE_ATLAS).",
    )(function)


def output_option(function: F) -> F:
    """Add -o: a file to write instead of standard output."""
    return click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write to a file.")(function)


def as_of_option(function: F) -> F:
    """Add --as-of: the network as of a year."""
    return click.option(
        "--as-of",
        "year",
        type=click.IntRange(1000, 2100),
        metavar="YEAR",
        help="The network as of then: what had ended, or had not begun, is out; what has no date stays and is counted.",
    )(function)


def lang_option(function: F) -> F:
    """Add --lang: the language of the answer."""
    return click.option(
        "--lang",
        type=click.Choice(["en", "fr", "es", "pt", "ko"]),
        help="The language of the answer; if not given, that of the system (LANGUAGE, LC_ALL, LC_MESSAGES, LANG).",
    )(function)


def words_of(lang: str | None) -> Wording:
    """Give the wording that --lang, else the environment, asks for."""
    from sse_atlas.ontology import asked_language, wording

    return wording(lang or asked_language(os.environ))


def opened(atlas: str, year: int | None, words: Wording) -> Store:
    """Open an atlas, as of a year where one is named; what of it is not known then is told on standard error."""
    from sse_atlas.graph.as_of import as_of
    from sse_atlas.queries import open_store

    store = open_store(atlas)
    if year is None:
        return store
    cut, known = as_of(store, year)
    tell_as_of(known, words)
    return cut


def tell_as_of(known: AsOf, words: Wording) -> None:
    """Tell on standard error what the network as of a year rests on."""
    from sse_atlas.queries.answers.asking import as_of_in_words

    click.echo(f"sse-atlas: {as_of_in_words(known, words)}", err=True)


def opened_atlas(atlas: str, year: int | None, lang: str | None) -> Atlas:
    """Open an atlas as Python sees it, as `opened` does."""
    from sse_atlas.atlas import Atlas

    return Atlas(opened(atlas, year, words_of(lang)), atlas, year=year)


def write(content: bytes | str, output: Path | None) -> None:
    """Write a result to a file, or to standard output; raise UnwritableError where the file cannot be written."""
    raw = content.encode("utf-8") if isinstance(content, str) else content
    if output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(raw)
        sys.stdout.buffer.flush()
        return
    try:
        output.write_bytes(raw)
    except OSError as error:
        raise UnwritableError(f"cannot be written ({error.strerror})", where=str(output), do="name another file") from error

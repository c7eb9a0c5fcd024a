"""Options and outputs that several verbs share."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from sse_atlas.errors import UnwritableError

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

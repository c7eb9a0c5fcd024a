"""The command: one module per verb, imported when it is asked for."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import click

from sse_atlas import __version__
from sse_atlas.errors import AtlasError, RefusedRowsError

#: The verbs, in the order of the help, and what each is for: listed without importing any.
VERBS = {
    "build": "Build an atlas from the bundled data or from your own.",
    "query": "Ask a question of the catalogue, or any SPARQL.",
    "validate": "Check an atlas or an RDF file against the shapes.",
    "find": "Find actors, events, initiatives and themes by any of their names.",
    "describe": "All that is known of an actor, each statement with its citation.",
    "path": "How two actors are connected, in sentences with citations.",
    "partners": "Possible partners of an actor, each with its reasons.",
    "gaps": "What is missing: one-sided, single-source, unconnected, bridges.",
    "diff": "What changed between two atlases.",
    "extract": "Read a yearbook, a session report or a concept note into tables for you to review.",
    "review": "What to look at first in extracted tables; what you accept, as a source to build from.",
    "export": "Take the graph away in another format.",
    "explore": "Open the partnership map.",
    "report": "One page of charts and findings, each with its query and its line.",
}
#: How many refused rows are printed before the rest is only counted.
_SHOWN = 20


class _Verbs(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(VERBS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in VERBS:
            return None
        command: click.Command = import_module(f"sse_atlas.cli.{name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(VERBS.items()))


@click.group(cls=_Verbs, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="sse-atlas")
def command() -> None:
    """Build and ask a knowledge graph of social and solidarity economy actors, in which every statement says where it stands.

    Begin with `sse-atlas build`, then `sse-atlas explore` or `sse-atlas query`.
    """


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; give its exit code: 0 done, 1 the answer is "no", 2 wrong use or unreadable input."""
    try:
        result: Any = command.main(args=arguments, prog_name="sse-atlas", standalone_mode=False)
        sys.stdout.flush()
        return result if isinstance(result, int) else 0
    except click.exceptions.Abort:
        return _stopped()
    except KeyboardInterrupt:
        return _stopped()
    except click.ClickException as error:
        error.show()
        return 2
    except RefusedRowsError as error:
        for line in error.lines[:_SHOWN]:
            click.echo(line, err=True)
        if len(error.lines) > _SHOWN:
            click.echo(f"... and {len(error.lines) - _SHOWN} more", err=True)
        return _fail(error)
    except AtlasError as error:
        return _fail(error)
    except BrokenPipeError:
        # The reader (head, less) has enough; Python would complain again when it closes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _fail(error: AtlasError) -> int:
    click.echo(f"sse-atlas: {error}", err=True)
    return error.exit_code


def _stopped() -> int:
    click.echo("sse-atlas: stopped; nothing was changed", err=True)
    return 130

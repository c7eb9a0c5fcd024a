"""The command reference, docs/cli.md, from the command itself: `python -m sse_atlas.cli.reference > docs/cli.md`."""

from __future__ import annotations

import click

from sse_atlas.cli import VERBS, command

_HEAD = """# The command

Results go to standard output, words for people to standard error. Exit code 0: done; 1: the answer is "no" (shapes violated,
nothing found, rows left out); 2: wrong use or unreadable input; 130: stopped with Ctrl-C. An error is one line: where, what, and
what to do. This page is written by `python -m sse_atlas.cli.reference`, and a test fails where it and the command differ.
"""


def reference() -> str:
    """Give the page: the help of the command and of each verb."""
    parts = [_HEAD, "```text\n" + _help(command, "sse-atlas") + "\n```\n"]
    for name in VERBS:
        context = click.Context(command)
        verb = command.get_command(context, name)
        assert verb is not None
        parts.append(f"## sse-atlas {name}\n\n```text\n{_help(verb, f'sse-atlas {name}')}\n```\n")
    return "\n".join(parts)


def _help(verb: click.Command, name: str) -> str:
    context = click.Context(verb, info_name=name, terminal_width=100, max_content_width=100)
    return "\n".join(line.rstrip() for line in verb.get_help(context).splitlines()).strip()


if __name__ == "__main__":
    print(reference(), end="")

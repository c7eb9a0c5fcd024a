"""An answer in words on its way out: as it stands to a file or a pipe, wrapped and with quiet citations on a terminal."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

from sse_atlas.cli.options import write

if TYPE_CHECKING:
    from rich.text import Text

_INDENT: Final = re.compile(r" *")
#: The places that a statement stands at: in brackets at the end of its line, after two spaces.
_PLACES: Final = re.compile(r"(?<=  )\[[^\[\]]*\]$")
_DEEPER: Final = 2


class Answer(Protocol):
    """What the verbs that answer in words give."""

    def lines(self) -> list[str]: ...
    def markdown(self) -> str: ...
    def as_dict(self) -> dict[str, Any]: ...


def hand_over(answer: Answer, form: str, output: Path | None) -> None:
    """Write an answer as text, md or json."""
    if form == "json":
        write(json.dumps(answer.as_dict(), ensure_ascii=False, indent=2) + "\n", output)
    elif form == "md":
        write(answer.markdown(), output)
    else:
        show(answer.lines(), output)


def show(lines: Iterable[str], output: Path | None) -> None:
    """Write the lines of an answer to a file or standard output; on a terminal they are folded at words, each line of a
    statement below its beginning, headings bold and citations dim."""
    if output is not None or not sys.stdout.isatty():
        write("\n".join(lines) + "\n", output)
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False)
    for line in lines:
        depth = len(_INDENT.match(line)[0])  # type: ignore[index]
        styled = _styled(Text(line[depth:]), line[depth:], heading=not depth)
        room = max(20, console.width - depth - _DEEPER)
        for number, part in enumerate(styled.wrap(console, room) or [styled]):
            console.print(Text(" " * (depth + _DEEPER * bool(number and depth))) + part, soft_wrap=True)


def _styled(text: Text, line: str, *, heading: bool) -> Text:
    if heading:
        text.stylize("bold")
    if found := _PLACES.search(line):
        text.stylize("dim", *found.span())
    return text

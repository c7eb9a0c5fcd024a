"""The examples of the pages in docs/: each command with what it prints.

`python -m sse_atlas.cli.examples DOCS ATLAS` runs every example of the pages over an atlas of the bundled data and writes
down what it prints; a test fails where a page and the command differ. The examples of a walk are run one after the other in a
folder of their own, over the documents of docs/examples.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Final

#: The pages with examples.
PAGES: Final = ("describe", "path", "partners", "as-of", "diff", "find", "gaps", "languages")
WALKS: Final = ("extraction",)
#: A command and what it prints, one block after the other.
EXAMPLE: Final = re.compile(
    r"^```sh\n(?P<command>sse-atlas .+?)\n```\n\n```(?P<form>text|json|markdown)\n(?P<printed>.*?)```$", re.MULTILINE | re.DOTALL
)
#: What the examples are run with: English, and no atlas but the one of the folder.
ENVIRONMENT: Final[Mapping[str, str | None]] = {
    "LANG": "C", "LC_ALL": None, "LC_MESSAGES": None, "LANGUAGE": None, "SSE_ATLAS": None,
}  # fmt: skip


def arguments(command: str) -> list[str]:
    """Give the arguments of an example's command, without the program."""
    program, *given = shlex.split(command, comments=True)
    assert program == "sse-atlas", command
    return given


def filled(page: str, run: Callable[[list[str]], str]) -> str:
    """Give a page with what its commands print, as `run` gives it."""

    def example(found: re.Match[str]) -> str:
        return f"```sh\n{found['command']}\n```\n\n```{found['form']}\n{run(arguments(found['command']))}```"

    return EXAMPLE.sub(example, page)


def main(docs: Path, atlas: Path) -> None:
    """Run every example in the folder that holds the atlas (which must be called "atlas"), and write the pages."""
    environment = {name: value for name, value in {**os.environ, **ENVIRONMENT}.items() if value is not None}

    def run(given: list[str], folder: Path = atlas.parent) -> str:
        command = [sys.executable, "-m", "sse_atlas", *given]
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
        return done.stdout

    for name in (*PAGES, *WALKS):
        path = docs / f"{name}.md"
        with tempfile.TemporaryDirectory() as place:
            shutil.copytree(docs / "examples", place, dirs_exist_ok=True)
            folder = Path(place) if name in WALKS else atlas.parent
            page = filled(path.read_text(encoding="utf-8"), partial(run, folder=folder))
        path.write_text(page, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]).absolute())

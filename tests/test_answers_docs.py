"""The pages of the answers are true: each command prints what stands below it, each Python example runs as it stands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sse_atlas import Atlas
from sse_atlas.cli.examples import ENVIRONMENT, EXAMPLE, PAGES, arguments
from tests.conftest import Run

DOCS = Path(__file__).parents[1] / "docs"

_PYTHON = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def page(name: str) -> str:
    return (DOCS / f"{name}.md").read_text(encoding="utf-8")


EXAMPLES = [
    pytest.param(found["command"], found["printed"], id=f"{name}-{number}")
    for name in PAGES
    for number, found in enumerate(EXAMPLE.finditer(page(name)))
]


@pytest.mark.parametrize(("command", "printed"), EXAMPLES)
def test_a_command_prints_what_the_page_shows(run: Run, atlas_dir: Path, command: str, printed: str) -> None:
    done = run(*arguments(command), cwd=atlas_dir.parent, env=ENVIRONMENT)
    assert done.stdout == printed, done.stderr


@pytest.mark.parametrize("name", PAGES)
def test_the_python_of_a_page_runs(name: str, atlas_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(atlas_dir.parent)
    blocks = _PYTHON.findall(page(name))
    assert blocks, "a page shows how it is done in Python"
    known = {"atlas": Atlas.open(atlas_dir)}
    for block in blocks:
        exec(compile(block, f"docs/{name}.md", "exec"), known)


@pytest.mark.parametrize("name", PAGES)
def test_every_block_of_commands_shows_what_it_prints(name: str) -> None:
    assert page(name).count("```sh\n") == len(EXAMPLE.findall(page(name))) > 0


def test_every_page_is_listed() -> None:
    listed = page("answers")
    assert [name for name in PAGES if f"({name}.md)" not in listed] == []

"""The walk of docs/extraction.md is true: its commands print what stands below them, one after the other, and its Python runs."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from sse_atlas.cli.examples import ENVIRONMENT, EXAMPLE, WALKS, arguments
from tests.conftest import Run

DOCS = Path(__file__).parents[1] / "docs"


@pytest.mark.parametrize("name", WALKS)
def test_a_walk_prints_what_the_page_shows(run: Run, tmp_path: Path, name: str) -> None:
    shutil.copytree(DOCS / "examples", tmp_path, dirs_exist_ok=True)
    examples = list(EXAMPLE.finditer((DOCS / f"{name}.md").read_text(encoding="utf-8")))
    assert len(examples) > 3
    for example in examples:
        done = run(*arguments(example["command"]), cwd=tmp_path, env=ENVIRONMENT)
        assert done.stdout == example["printed"], done.stderr


@pytest.mark.parametrize("name", WALKS)
def test_the_python_of_a_walk_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    shutil.copytree(DOCS / "examples", tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    (program,) = re.findall(
        r"^```python\n(.*?)^```$", (DOCS / f"{name}.md").read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )
    known: dict[str, object] = {}
    exec(compile(program, f"docs/{name}.md", "exec"), known)
    assert known["atlas"].find("RAL")[0].label  # type: ignore[attr-defined]

"""The ten cells of docs/notebook.md, run in order as a notebook runs them."""

from __future__ import annotations

import contextlib
import io
import re
import tomllib
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "notebook.md").read_text(encoding="utf-8")
#: Each cell, and what the page says that it prints ("" where it says nothing).
CELLS = re.findall(r"```python\n(.*?)```\n(?:\n```text\n(.*?)```\n)?", PAGE, re.DOTALL)


def test_the_page_has_ten_cells_and_the_first_installs_what_the_others_need() -> None:
    assert len(CELLS) == PAGE.count("```python") == 10
    found = re.fullmatch(r'%pip install -q "\.\[(\w+)\]"\n', CELLS[0][0])
    assert found is not None
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    assert {re.split(r"[<>=]", needed)[0] for needed in extras[found[1]]} == {"pandas", "matplotlib"}
    assert all(printed for _, printed in CELLS[1:])


def test_the_cells_print_what_the_page_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MPLBACKEND", "agg")
    names: dict[str, Any] = {}
    for number, (cell, printed) in enumerate(CELLS[1:], start=2):
        said = io.StringIO()
        with contextlib.redirect_stdout(said):
            exec(compile(cell, f"cell {number}", "exec"), names)
        assert said.getvalue() == printed, f"cell {number}"
    assert (tmp_path / "growth.png").read_bytes().startswith(b"\x89PNG")
    assert ElementTree.parse(tmp_path / "members.gexf").getroot().tag.endswith("gexf")
    assert (tmp_path / "report.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")

"""What README shows runs as it stands."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from sse_atlas.queries import catalogue

README = Path(__file__).parents[1] / "README.md"


def test_the_python_of_readme_runs(tmp_path: Path) -> None:
    (program,) = re.findall(r"```python\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    assert "Marguerite Mendell 2014" in done.stdout
    assert "line 552" in done.stdout


def test_the_number_of_questions_is_that_of_the_catalogue() -> None:
    for page in (README, README.with_name("CHANGELOG.md")):
        assert re.findall(r"(\d+) (?:questions of the catalogue|queries by topic)", page.read_text(encoding="utf-8")) == [
            str(len(catalogue()))
        ]


def test_every_page_that_readme_names_is_there() -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", README.read_text(encoding="utf-8"))
    assert len(links) > 5
    assert [link for link in links if not (README.parent / link).exists()] == []

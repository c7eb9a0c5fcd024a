"""`sse-atlas gaps` as a user runs it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sse_atlas.cli.gaps import KEYS
from sse_atlas.queries.answers.gaps import KEYS as LOOKED_FOR
from tests.conftest import Run


def test_the_keys_of_the_command_are_those_that_are_looked_for() -> None:
    assert KEYS == LOOKED_FOR


def test_every_sort_is_told_ten_of_each(run: Run, atlas_dir: Path) -> None:
    done = run("gaps", "--atlas", atlas_dir)
    lines = done.stdout.splitlines()
    assert (done.returncode, done.stderr) == (0, "")
    assert lines[:2] == ["What is missing", "Network: Global Social Economy Forum, 75 members"]
    titles = [line for line in lines[2:] if line and not line.startswith(" ")]
    assert len(titles) == 1 + len(KEYS) + 1 and titles[-1] == "Sources"
    assert "  ... and 23 more" in lines
    assert sum(": no relation but the membership" in line for line in lines) == 10


def test_only_some_and_as_many_as_asked(run: Run, atlas_dir: Path) -> None:
    done = run("gaps", "--only", "bridges", "--only", "one-sided", "-n", "3", "--atlas", atlas_dir)
    told = done.stdout.partition("\nSources\n")[0].splitlines()
    assert [line for line in told if line in ("Bridges", "Told by one side")] == ["Told by one side", "Bridges"]
    assert sum(line.startswith("  Without ") for line in told) == 3
    assert sum("told in the entry of" in line for line in told) == 3
    assert all(line.endswith("]") for line in told if line.startswith("  Without ") or "in the entry of" in line)


def test_as_json_all_of_it(run: Run, atlas_dir: Path) -> None:
    said = json.loads(run("gaps", "-f", "json", "--atlas", atlas_dir).stdout)
    assert [group["key"] for group in said["groups"]] == list(KEYS)
    listed = {group["key"]: group["listed"] for group in said["groups"]}
    assert len(listed["unconnected"]) == 33 and all(one["places"] and one["iri"] for one in listed["unconnected"])
    assert all(group["more"] == 0 for group in said["groups"])
    some = json.loads(run("gaps", "-f", "json", "-n", "4", "--only", "unconnected", "--atlas", atlas_dir).stdout)
    assert (len(some["groups"][0]["listed"]), some["groups"][0]["more"]) == (4, 29)


def test_as_markdown_into_a_file_in_another_language_for_another_network(run: Run, atlas_dir: Path, tmp_path: Path) -> None:
    options = ("--network", "RIPESS", "--lang", "fr", "-f", "md", "-o", tmp_path / "gaps.md")
    done = run("gaps", *options, "--atlas", atlas_dir)
    assert (done.returncode, done.stdout) == (0, "")
    text = (tmp_path / "gaps.md").read_text(encoding="utf-8")
    assert text.startswith("# ") and text.count("\n## ") == len(KEYS) + 1
    assert "Intercontinental" in text or "intercontinental" in text


def test_as_of_a_year_says_what_is_not_known(run: Run, atlas_dir: Path) -> None:
    done = run("gaps", "--only", "unconnected", "--as-of", "2015", "--atlas", atlas_dir)
    assert done.returncode == 0
    assert done.stderr.startswith("sse-atlas: as of 2015: ")
    assert "75 members" not in done.stdout


NONE = ("gaps", "--only", "themes")
WRONG = {
    "none is found": (NONE, 1, "", "No gap is found."),
    "no such key": (("gaps", "--only", "brigdes"), 2, "'brigdes'", ""),
    "no such network": (("gaps", "--network", "nobody at all"), 1, "nobody at all", ""),
    "none of them": (("gaps", "-n", "0"), 2, "-n", ""),
}


@pytest.mark.parametrize("case", WRONG)
def test_no_and_wrong_use(run: Run, atlas_dir: Path, case: str) -> None:
    arguments, code, told, answer = WRONG[case]
    done = run(*arguments, "--atlas", atlas_dir)
    assert (done.returncode, "Traceback" in done.stderr) == (code, False)
    assert told in done.stderr
    assert (done.stdout.splitlines() or [""])[-1] == answer

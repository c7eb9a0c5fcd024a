"""`sse-atlas partners` as a user runs it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Run


def test_partners_are_ranked_with_their_reasons_and_sources(run: Run, atlas_dir: Path) -> None:
    done = run("partners", "Ville", "de", "Montréal", "-n", "2", "--atlas", atlas_dir)
    lines = done.stdout.splitlines()
    assert (done.returncode, done.stderr) == (0, "")
    assert lines[0] == "Possible partners of City of Montreal"
    assert [line[:3] for line in lines if line[:1].isdigit()] == ["1. ", "2. "]
    assert "Sources" in lines
    assert any("both are tied to " in line and "line " in line for line in lines)


def test_as_json(run: Run, atlas_dir: Path) -> None:
    said = json.loads(
        run("partners", "dakar", "-n", "20", "-f", "json", "--kind", "LocalGovernment", "--atlas", atlas_dir).stdout
    )
    scores = [one["score"] for one in said["candidates"]]
    assert said["kind"] == "Local government" and scores == sorted(scores, reverse=True)
    assert {one["kind"] for one in said["candidates"]} == {"Local government"}
    assert all(len(one["points"]) == len(one["reasons"]) for one in said["candidates"])


def test_as_markdown_into_a_file(run: Run, atlas_dir: Path, tmp_path: Path) -> None:
    done = run("partners", "rtes", "--other-region", "-f", "md", "-o", tmp_path / "rtes.md", "--atlas", atlas_dir)
    assert (done.returncode, done.stdout) == (0, "")
    text = (tmp_path / "rtes.md").read_text(encoding="utf-8")
    assert text.startswith("# Possible partners of Network of Local Authorities for a Solidarity Economy\n")
    assert "In other regions of the world only." in text


def test_nobody_is_an_answer_of_no(run: Run, atlas_dir: Path) -> None:
    done = run("partners", "unido", "--atlas", atlas_dir)
    assert (done.returncode, done.stdout.splitlines()[1]) == (1, "No possible partner is reported.")


WRONG = {
    "no such kind": (("seoul", "--kind", "netwrk"), 2, "did you mean Network?"),
    "no such actor": (("nobody at all",), 1, "nobody at all"),
    "an event": (("gsef-member-survey-2021",), 2, "is no actor"),
    "no region": (("halton", "--other-region"), 2, "leave out --other-region"),
    "none wanted": (("seoul", "-n", "0"), 2, "-n"),
    "no such format": (("seoul", "-f", "csv"), 2, "json"),
}


@pytest.mark.parametrize(("arguments", "code", "word"), WRONG.values(), ids=list(WRONG))
def test_wrong_use_is_told_in_one_line(run: Run, atlas_dir: Path, arguments: tuple[str, ...], code: int, word: str) -> None:
    done = run("partners", *arguments, "--atlas", atlas_dir)
    assert (done.returncode, done.stdout) == (code, "")
    assert word in done.stderr and "Traceback" not in done.stderr


def test_who_was_tied_later_is_a_candidate_before(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("slug,name,themes\nme,Me,youth\nyou,You,youth\n", encoding="utf-8")
    (tmp_path / "r.csv").write_text("from,type,to,start\nme,partnerOf,you,2015\n", encoding="utf-8")
    built = run("build", tmp_path / "a.csv", tmp_path / "r.csv", "-o", tmp_path / "atlas", "--no-validate")
    assert built.returncode == 0, built.stderr
    assert run("partners", "me", "--atlas", tmp_path / "atlas").returncode == 1
    before = run("partners", "me", "--as-of", "2010", "--atlas", tmp_path / "atlas")
    assert before.returncode == 0 and "1. You" in before.stdout and "as of 2010" in before.stderr

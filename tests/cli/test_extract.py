"""`sse-atlas extract DOCUMENT -o DIR` and `sse-atlas build DOCUMENT`, as a user runs them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import Run

REPORT = """\
Tidal Forum 4 - 6 May 2030

SESSION REPORT

Title of the session: Harbours that share
Type of session: Workshop
Language: English
Date: May 5th, 2030
Moderator: Ms Ada Quay - Harbour Institute
Speakers:
- Mr Ben Loch - Loch Cooperative
Summary
The harbours spoke.
"""
CONTENTS = """\
Tidal Commons Network (TCN)
Member Directory 2030

Contents

Andes
Cooperativa Aurora (CAU), Peru 3
Fundación Lago Azul (FLA), Bolivia 4
Delta Coast
City of Marlow, Ghana 5
"""


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "harbours.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def test_it_says_what_it_takes_the_document_for_and_what_it_found(run: Run, document: Path, tmp_path: Path) -> None:
    done = run("extract", document, "-o", tmp_path / "out")
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0] == "harbours.txt: 13 lines, read as a session report:"
    assert any("calls it the report of a session (3)" in line for line in lines)
    assert any(line.split() == ["events.csv", "2"] for line in lines)
    assert any(line.strip().startswith(f"sse-atlas review {tmp_path / 'out'}") for line in lines)
    assert (tmp_path / "out" / "source.csv").is_file() and (tmp_path / "out" / "report.md").is_file()


def test_the_missing_places_of_a_directory_are_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "tidal.md").write_text(CONTENTS, encoding="utf-8")
    done = run("extract", tmp_path / "tidal.md", "-o", tmp_path / "out", "--kind", "directory")
    assert done.returncode == 0 and "read as a directory, as asked:" in done.stdout
    assert "  the lists of the sections: none of the 3 members stands there" in done.stdout.splitlines()


def test_a_hostile_document_steers_no_terminal(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bad\x1b[31m.txt").write_text(REPORT.replace("Harbours", "Harb\x1b[2Jours\u202e\0"), encoding="utf-8")
    done = run("extract", tmp_path / "bad\x1b[31m.txt", "-o", tmp_path / "out")
    assert done.returncode == 0
    assert not {"\x1b", "\u202e", "\0"} & set(done.stdout + (tmp_path / "out" / "report.md").read_text(encoding="utf-8"))


WRONG = {
    "missing": ("no such file; check the name", lambda path: path.unlink()),
    "empty": ("empty", lambda path: path.write_text("")),
    "binary": ("", lambda path: path.write_bytes(bytes(range(256)) * 40)),
    "none": ("of no kind that can be told", lambda path: path.write_text("The gulls were not calm.\n")),
    "broken": ("", lambda path: path.write_bytes(b"%PDF-1.7\n" + b"\xff" * 200)),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_cannot_be_read_is_one_line(run: Run, document: Path, tmp_path: Path, case: str) -> None:
    words, spoil = WRONG[case]
    spoil(document)
    for done in (run("extract", document, "-o", tmp_path / "out"), run("build", document, "-o", tmp_path / "atlas")):
        assert (done.returncode, done.stdout) == (2, "")
        assert len(done.stderr.splitlines()) == 1 and words in done.stderr and "harbours.txt" in done.stderr
    assert not (tmp_path / "out").exists() and not (tmp_path / "atlas").exists()


def test_an_unknown_kind_and_a_folder_worked_on(run: Run, document: Path, tmp_path: Path) -> None:
    done = run("extract", document, "-o", tmp_path / "out", "--kind", "novel")
    assert done.returncode == 2 and "give --kind one of directory, session-report" in done.stderr
    assert run("extract", document, "-o", tmp_path / "out").returncode == 0
    events = tmp_path / "out" / "events.csv"
    events.write_text(events.read_text(encoding="utf-8").replace("Harbours", "Havens"), encoding="utf-8")
    done = run("extract", document, "-o", tmp_path / "out")
    assert done.returncode == 2 and "have been worked on" in done.stderr and "Havens" in events.read_text(encoding="utf-8")
    assert run("extract", document, "-o", tmp_path / "out", "--force").returncode == 0


def test_a_document_builds_straight(run: Run, document: Path, tmp_path: Path) -> None:
    done = run("build", document, "-o", tmp_path / "atlas")
    assert done.returncode == 0, done.stderr
    assert "the shapes hold" in done.stdout and "  harbours: Harbours that share" in done.stdout.replace("Session report: ", "")
    store = (tmp_path / "atlas" / "store.nq").read_text(encoding="utf-8")
    assert "<urn:sse-atlas:local/source/harbours>" in store and "ontology#confidence>" in store
    told = run("describe", "Ben Loch", "--atlas", tmp_path / "atlas")
    assert told.returncode == 0
    spoke = next(line for line in told.stdout.splitlines() if "Harbours that share" in line)
    assert re.search(r"\(read by rule, confidence 0\.\d+\)", spoke)

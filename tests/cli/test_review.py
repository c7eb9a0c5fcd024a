"""`sse-atlas review DIR`, as a user runs it: what to look at first, what is taken over, and the build of that."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from sse_atlas.loaders.review.write import write
from tests.conftest import Run
from tests.loaders.review.made_small import extraction


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(extraction(), tmp_path / "out")
    return tmp_path / "out"


def test_what_to_look_at_first(run: Run, folder: Path) -> None:
    done = run("review", folder, "--ledger", "none", "-n", "1")
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0] == "12 rows: 0 accepted, 0 refused, 12 undecided (6 of them at least 0.95 sure)"
    assert lines[1].startswith("contradictions: 4, possible twins in the ledger: 0, least sure: 6, seen, and in no table: 5")
    assert "  members.csv:2  line 30: cau has two values of acronym: 'CAU' (line 30) and 'CAUR' (line 6)" in lines
    assert "  ... and 3 more (-n 4)" in lines


def test_the_bundled_ledger_is_asked(run: Run, folder: Path) -> None:
    statements = folder / "statements.csv"
    statements.write_text(
        statements.read_text(encoding="utf-8").replace("Tidal Network", "Global Social Economy Forum"), encoding="utf-8"
    )
    done = run("review", folder, "--field", "slug", "-f", "csv")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert any("in the ledger as gsef" in row["what"] and row["do"] == "if they are one: --same tn=gsef" for row in rows)
    done = run("review", folder, "--same", "tn=gsef")
    assert (done.returncode, done.stdout) == (0, "tn is gsef now, in 5 cells\n")
    rows = json.loads(run("review", folder, "--field", "slug", "-f", "json").stdout)
    assert not any("in the ledger as gsef" in row["what"] for row in rows)


def test_the_accepted_rows_are_taken_over_and_build(run: Run, folder: Path, tmp_path: Path) -> None:
    done = run("review", folder, "-o", tmp_path / "mine" / "tidal")
    assert done.returncode == 1
    assert "Undecided and less than 0.95 sure, left in" in done.stdout
    assert "line 33: slug: cau, printed: www.aurora.example.org, line: 33: 'cau' is no member" not in done.stdout
    done = run("review", folder, "-o", tmp_path / "mine" / "tidal", "--at-least", "0.5", "--force")
    assert (done.returncode, done.stderr) == (0, "")
    assert "5 in members.csv" in done.stdout and "Beside it: " in done.stdout
    done = run("build", tmp_path / "mine" / "tidal", "-o", tmp_path / "atlas", "--no-validate")
    assert done.returncode == 0, done.stderr
    assert 'ontology#confidence> "' not in (tmp_path / "atlas" / "accepted.ttl").read_text(encoding="utf-8")


def test_a_no_is_told_by_the_build(run: Run, folder: Path, tmp_path: Path) -> None:
    members = folder / "members.csv"
    first, second, *rest = members.read_text(encoding="utf-8").splitlines()
    members.write_text("\n".join([first, f"{second}no", *rest]) + "\n", encoding="utf-8")
    done = run("build", folder, "-o", tmp_path / "atlas", "--no-validate")
    assert done.returncode == 0, done.stderr
    assert "2 rows left out: somebody wrote no under accepted" in done.stdout


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (
            lambda path: path.write_text(path.read_text().rstrip("\n") + "maybe\n"),
            "members.csv:6: accepted is 'maybe'; write yes or no",
        ),
        (lambda path: path.write_text(path.read_text().replace("Cusco, Peru", 'Cusco", Peru')), "members.csv:2: "),
        (
            lambda path: (path.parent / "source.csv").unlink(),
            "no folder of extracted tables; name a folder that sse-atlas extract wrote",
        ),
    ],
)
def test_bad_input_is_one_line(run: Run, folder: Path, spoil: object, words: str) -> None:
    assert callable(spoil)
    spoil(folder / "members.csv")
    done = run("review", folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1 and words in done.stderr
    assert run("review", folder, "--ledger", "nowhere.csv").returncode == 2

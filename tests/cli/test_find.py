"""`sse-atlas find` as a user runs it: lines, JSON, languages, years, nothing found."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Run

ENGLISH = {"LANGUAGE": None, "LC_ALL": None, "LC_MESSAGES": None, "LANG": "C"}


def test_a_line_says_what_it_is_and_why(run: Run, atlas_dir: Path) -> None:
    done = run("find", "gbes", "--atlas", atlas_dir, env=ENGLISH)
    assert done.returncode == 0 and done.stderr == ""
    assert done.stdout == "gbess  Beninese Social and Solidarity Economy Group (Network, Bohicon, Benin)  - acronym GBESS\n"
    done = run("find", "séoul", "--atlas", atlas_dir, env=ENGLISH)
    assert done.stdout.startswith("place-seoul  Seoul (Place)\nseoul  Seoul Metropolitan Government")


def test_words_need_no_quotes_and_a_theme_has_its_number(run: Run, atlas_dir: Path) -> None:
    done = run("find", "Housing", "and", "urban", "commons", "-n", "1", "--atlas", atlas_dir, env=ENGLISH)
    assert done.stdout == "theme/housing  Housing and urban commons (theme, 5 actors)\n"


def test_more_than_shown_is_told(run: Run, atlas_dir: Path) -> None:
    done = run("find", "economy", "-n", "3", "--atlas", atlas_dir, env=ENGLISH)
    assert done.stdout.count("\n") == 3
    assert done.stderr == "sse-atlas: there are more; to see them: -n 6\n"
    assert run("find", "economy", "-n", "500", "--atlas", atlas_dir, env=ENGLISH).stderr == ""


def test_json(run: Run, atlas_dir: Path) -> None:
    done = run("find", "Kampla", "-f", "json", "-n", "1", "--atlas", atlas_dir, env=ENGLISH)
    (found,) = json.loads(done.stdout)
    assert found.pop("score") in range(1, 40)
    assert found == {
        "iri": "https://w3id.org/sse-atlas/id/kampala-city",
        "slug": "kampala-city",
        "label": "Kampala City",
        "kind": "Local government",
        "place": "Kampala",
        "name": "Kampala City",
        "why": "looks like “Kampala”",
        "actors": 0,
    }


@pytest.mark.parametrize("form", ["table", "json"])
def test_nothing_found_is_one_line_and_exit_code_1(run: Run, atlas_dir: Path, form: str) -> None:
    done = run("find", "xyzzy", "-f", form, "--atlas", atlas_dir, env=ENGLISH)
    assert done.returncode == 1
    assert done.stdout == ("" if form == "table" else "[]\n")
    assert done.stderr.count("\n") == 1 and "'xyzzy'" in done.stderr


def test_the_language_of_the_reader(run: Run, atlas_dir: Path) -> None:
    asked = run("find", "rtes", "-n", "1", "--lang", "fr", "--atlas", atlas_dir, env=ENGLISH)
    system = run("find", "rtes", "-n", "1", "--atlas", atlas_dir, env={**ENGLISH, "LANG": "fr_FR.UTF-8"})
    assert asked.stdout == system.stdout
    assert (
        "Réseau des collectivités pour une économie solidaire (Réseau de collectivités territoriales, Lille, France)"
        in asked.stdout
    )


def test_the_atlas_of_a_year(run: Run, atlas_dir: Path) -> None:
    now, then = (run("find", "2021", "-n", "50", *year, "--atlas", atlas_dir, env=ENGLISH) for year in ((), ("--as-of", "2015")))
    assert "gsef-2021-forum" in now.stdout and "gsef-2021-forum" not in then.stdout
    assert "as of 2015" in then.stderr


def test_signs_of_the_data_do_not_steer_the_terminal(run: Run, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text(
        "slug,name,other_names\none,Fine \x1b[31mRed\x1b[0m name,{name} %s \u202egnihton\n", encoding="utf-8"
    )
    assert run("build", tmp_path / "list.csv", "-o", tmp_path / "atlas").returncode == 0
    for text in ("fine red", "gnihton", "{name}", "finne red name"):
        done = run("find", text, "--atlas", tmp_path / "atlas", env=ENGLISH)
        assert done.returncode == 0, done.stderr
        assert done.stdout.removesuffix("\n").isprintable()
        assert done.stdout.startswith("one  ")


@pytest.mark.parametrize("text", ["...", "\u202e", "*", "-- '\"", "x" * 10_000])
def test_odd_text_is_no_error(run: Run, atlas_dir: Path, text: str) -> None:
    done = run("find", "--atlas", atlas_dir, "--", text, env=ENGLISH)
    assert done.returncode == 1 and done.stderr.count("\n") == 1
    assert done.stderr.removesuffix("\n").isprintable() and len(done.stderr) < 300


@pytest.mark.parametrize(
    "wrong", [("find",), ("find", "x", "-n", "0"), ("find", "x", "-f", "csv"), ("find", "x", "--as-of", "soon")]
)
def test_wrong_use(run: Run, atlas_dir: Path, wrong: tuple[str, ...]) -> None:
    done = run(*wrong, "--atlas", atlas_dir, env=ENGLISH)
    assert done.returncode == 2 and done.stdout == "" and "Traceback" not in done.stderr

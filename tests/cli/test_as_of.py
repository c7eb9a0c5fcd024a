"""The network as of a year, by every verb that takes it, and the languages of what is told."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.conftest import Run

KNOWN = "sse-atlas: as of 2015: 512 relations, 208 left out; no source tells when 481 of them began, nor whether 0 still held\n"


def test_a_query_of_the_catalogue(run: Run, atlas_dir: Path) -> None:
    done = run("query", "members", "--as-of", "2015", "-f", "csv", "--lang", "en", "--atlas", atlas_dir)
    assert done.returncode == 0
    assert done.stderr == KNOWN
    members = list(csv.DictReader(io.StringIO(done.stdout)))
    assert len(members) == 13
    assert {row["joined"] for row in members} == {"2014"}


def test_any_query_and_one_that_takes_too_long(run: Run, atlas_dir: Path) -> None:
    text = "SELECT (COUNT(*) AS ?n) { ?r a sse:Relation }"
    assert "512" in run("query", "-e", text, "--as-of", "2015", "--atlas", atlas_dir).stdout
    slow = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    done = run("query", "-e", slow, "--as-of", "2015", "--timeout", "3", "--atlas", atlas_dir)
    assert done.returncode == 2
    assert "stopped after 3 s" in done.stderr


def test_who_was_not_there_yet_is_not_found(run: Run, atlas_dir: Path) -> None:
    assert run("describe", "svs-fund", "--as-of", "2019", "--atlas", atlas_dir).returncode == 0
    done = run("describe", "svs-fund", "--as-of", "2018", "--atlas", atlas_dir)
    assert done.returncode == 1
    assert "svs-fund" in done.stderr
    assert run("find", "Korea Social Value", "--as-of", "2018", "--atlas", atlas_dir).stdout.count("svs-fund") == 0


def test_paths_partners_and_gaps(run: Run, atlas_dir: Path) -> None:
    before, after = (
        run("path", "montreal", "gbess", "--types", "memberOf", "--max-steps", "2", "--as-of", year, "--atlas", atlas_dir)
        for year in ("2019", "2020")
    )
    assert (before.returncode, after.returncode) == (1, 0)
    early, late = (
        json.loads(run("partners", "dakar", "-n", "1000", "-f", "json", "--as-of", year, "--atlas", atlas_dir).stdout)
        for year in ("1990", "2021")
    )
    assert {one["iri"] for one in early["candidates"]} != {one["iri"] for one in late["candidates"]}
    assert "No relation" not in run("gaps", "--only", "bridges", "--as-of", "2015", "--atlas", atlas_dir).stderr


def test_what_changed_between_two_years_of_one_atlas_is_nothing(run: Run, atlas_dir: Path) -> None:
    done = run("diff", atlas_dir, atlas_dir, "--as-of", "2015")
    assert done.returncode == 0
    assert done.stderr.count("as of 2015") == 2


def test_exports_and_pages_are_of_the_year_and_say_so(run: Run, atlas_dir: Path, tmp_path: Path) -> None:
    done = run("export", "nt", "--as-of", "2015", "--atlas", atlas_dir)
    assert done.stdout.count("<https://w3id.org/sse-atlas/ontology#Relation> .\n") == 512
    done = run("explore", "--as-of", "2015", "--no-open", "-o", tmp_path / "map.html", "--atlas", atlas_dir)
    assert "<h1><bdi>SSE Atlas as of 2015</bdi></h1>" in (tmp_path / "map.html").read_text(encoding="utf-8")
    done = run("report", "--as-of", "2015", "--no-open", "-o", tmp_path / "report.html", "--atlas", atlas_dir)
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "<h1>SSE Atlas as of 2015: report</h1>" in page
    assert "Shapes are checked on the whole atlas" in page


@pytest.mark.parametrize("year", ["15", "year", "-5", "3000"])
def test_what_is_no_year_is_refused(run: Run, atlas_dir: Path, year: str) -> None:
    done = run("describe", "seoul", "--as-of", year, "--atlas", atlas_dir)
    assert done.returncode == 2
    assert "--as-of" in done.stderr and "Traceback" not in done.stderr


def test_the_language_is_that_of_the_system_unless_one_is_named(run: Run, atlas_dir: Path) -> None:
    korean = {"LANG": "ko_KR.UTF-8", "LC_ALL": None, "LC_MESSAGES": None, "LANGUAGE": None}
    assert "이름" in run("describe", "seoul", "--atlas", atlas_dir, env=korean).stdout
    assert "Nomes" in run("describe", "seoul", "--lang", "pt", "--atlas", atlas_dir, env=korean).stdout
    done = run("path", "seoul", "nobody at all", "--atlas", atlas_dir, env={**korean, "LANG": "fr_FR.UTF-8"})
    assert done.returncode == 1
    assert "rien ne porte le nom" in done.stderr
    assert run("describe", "seoul", "--lang", "de", "--atlas", atlas_dir).returncode == 2

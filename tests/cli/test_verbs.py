"""The verbs that ask, as a user runs them: on the terminal, in a pipe, wrongly."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Run

EXPORTS = "ttl nt rdfxml trig nq jsonld csv graphml gexf kumu geojson murmurations".split()
COUNT = "SELECT (COUNT(*) AS ?n) { ?s a <https://w3id.org/sse-atlas/ontology#Actor> }"


def test_the_catalogue_is_listed(run: Run) -> None:
    listed = run("query")
    assert listed.returncode == 0
    assert "members-by-section" in listed.stdout


def test_a_named_query(run: Run, atlas_dir: Path) -> None:
    done = run("query", "members-of-country", "-p", "country=CA", "-f", "csv", "--atlas", atlas_dir)
    assert done.returncode == 0, done.stderr
    assert len(list(csv.DictReader(io.StringIO(done.stdout)))) == 5


@pytest.mark.parametrize(("form", "answer"), [("csv", "n\n249\n"), ("tsv", "?n\n249\n")])
def test_a_query_as_text(run: Run, atlas_dir: Path, form: str, answer: str) -> None:
    done = run("query", "-e", COUNT, "-f", form, "--atlas", atlas_dir)
    assert done.stdout.replace("\r", "") == answer


def test_a_query_from_standard_input_and_from_a_file(run: Run, atlas_dir: Path, tmp_path: Path) -> None:
    (tmp_path / "count.rq").write_text(COUNT)
    for arguments, given in ((("-",), COUNT), ((str(tmp_path / "count.rq"),), None)):
        done = run("query", *arguments, "-f", "json", "--atlas", atlas_dir, input=given)
        assert json.loads(done.stdout)["results"]["bindings"][0]["n"]["value"] == "249"


def test_the_atlas_can_be_named_by_the_environment(run: Run, atlas_dir: Path) -> None:
    assert "249" in run("query", "-e", COUNT, env={"SSE_ATLAS": str(atlas_dir)}).stdout


WRONG = {
    "no such query": (("query", "membrs"), 2, "members"),
    "no such parameter": (("query", "members-of-country", "-p", "land=CA"), 2, "country"),
    "no such value": (("query", "members-of-country", "-p", "country=XX"), 2, "XX"),
    "no value": (("query", "members-of-country", "-p", "country"), 2, "NAME=VALUE"),
    "no SPARQL": (("query", "-e", "SELEKT"), 2, "cannot be read"),
    "an update": (("query", "-e", "DELETE WHERE { ?s ?p ?o }"), 2, "only read"),
    "rows as Turtle": (("query", "-e", COUNT, "-f", "ttl"), 2, "csv"),
    "no such actor": (("describe", "nobody at all"), 1, "nobody at all"),
    "nothing found": (("find", "xyzzy"), 1, "xyzzy"),
    "no such format": (("export", "docx"), 2, "graphml"),
    "no folder for the tables": (("export", "csv"), 2, "-o DIR"),
    "no spreadsheet": (("export", "gexf", "--for-spreadsheet"), 2, "csv"),
    "two parts": (("export", "gexf", "--around", "gsef", "--query", "members"), 2, "not both"),
    "steps from nowhere": (("export", "gexf", "--steps", "2"), 2, "--around"),
    "a value of no query": (("export", "gexf", "-p", "country=CA"), 2, "--query"),
    "around nobody": (("export", "gexf", "--around", "nobody at all"), 1, "nobody at all"),
    "around no actor": (("export", "gexf", "--around", "gsef-member-survey-2021"), 2, "no actor"),
    "a query without actors": (("export", "gexf", "--query", "sources"), 1, "no actor"),
    "a query that is none": (("export", "gexf", "--query", "membres"), 2, "members"),
    "no such query file": (("export", "gexf", "--query", "none.rq"), 2, "none.rq"),
    "no such verb": (("exprot",), 2, "exprot"),
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong_use_is_told(run: Run, atlas_dir: Path, name: str) -> None:
    arguments, code, told = WRONG[name]
    more = ("--atlas", str(atlas_dir)) if arguments[0] != "exprot" else ()
    done = run(*arguments, *more)
    assert done.returncode == code, done.stdout
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_no_atlas_here(run: Run, tmp_path: Path) -> None:
    done = run("query", "members", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "sse-atlas build" in done.stderr


@pytest.mark.parametrize(
    "name",
    [
        "ripess",
        "RIPESS",
        "https://w3id.org/sse-atlas/id/ripess",
        "intercontinental network for the promotion of social and solidarity economy",
    ],
)
def test_describe_takes_any_name(run: Run, atlas_dir: Path, name: str) -> None:
    done = run("describe", name, "--atlas", atlas_dir)
    assert done.returncode == 0, done.stderr
    assert "line 552" in done.stdout
    assert "2016" in done.stdout


def test_several_fits_are_listed_none_is_guessed(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "twins.csv"
    table.write_text("slug,name\none,Alpha\ntwo,Álpha\n", encoding="utf-8")
    assert run("build", table, "-o", tmp_path / "mine").returncode == 0
    done = run("describe", "alpha", "--atlas", tmp_path / "mine")
    assert done.returncode == 2
    assert "one" in done.stderr and "two" in done.stderr


def test_find_minds_neither_accents_nor_case(run: Run, atlas_dir: Path) -> None:
    done = run("find", "REUNION", "--atlas", atlas_dir)
    assert done.returncode == 1
    done = run("find", "reseau des collectivites", "--atlas", atlas_dir)
    assert "rtes" in done.stdout


def test_validate(run: Run, atlas_dir: Path, tmp_path: Path) -> None:
    assert run("validate", "--atlas", atlas_dir).returncode == 0
    assert run("validate", atlas_dir / "accepted.ttl").returncode == 0
    broken = tmp_path / "broken.ttl"
    broken.write_text("@prefix sse: <https://w3id.org/sse-atlas/ontology#> .\n<urn:x:a> a sse:Actor .\n")
    done = run("validate", broken)
    assert done.returncode == 1
    assert "violation" in done.stdout
    assert run("validate", tmp_path / "none.ttl").returncode == 2


@pytest.mark.parametrize("form", EXPORTS)
def test_export(run: Run, atlas_dir: Path, tmp_path: Path, form: str) -> None:
    done = run("export", form, "-o", tmp_path / "out", "--atlas", atlas_dir)
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    written = [tmp_path / "out"] if (tmp_path / "out").is_file() else sorted((tmp_path / "out").iterdir())
    assert (len(written) > 1) == (form == "csv")
    assert sum(path.stat().st_size for path in written) > 1000
    assert f"  {form} " in run("export", "--help").stdout


def test_the_exports_of_the_command_are_those_of_the_graph() -> None:
    from sse_atlas.graph.export import FORMATS

    assert sorted(EXPORTS) == sorted(FORMATS)


def test_export_tells_what_it_leaves_out(run: Run, atlas_dir: Path) -> None:
    done = run("export", "murmurations", "--atlas", atlas_dir)
    assert done.returncode == 0
    assert "no website: " in done.stderr and "hamish-jenkins" in done.stderr
    assert {profile["linked_schemas"][0] for profile in json.loads(done.stdout)} == {"organizations_schema-v1.0.0"}


def test_export_of_a_part(run: Run, atlas_dir: Path, tmp_path: Path) -> None:
    done = run("export", "geojson", "--query", "members-of-country", "-p", "country=CA", "--atlas", atlas_dir)
    assert {feature["properties"]["country"] for feature in json.loads(done.stdout)["features"]} == {"CA"}
    (tmp_path / "one.rq").write_text("SELECT ?a { ?a sse:acronym 'RIPESS' }")
    done = run("export", "geojson", "--query", tmp_path / "one.rq", "--atlas", atlas_dir)
    assert [feature["properties"]["slug"] for feature in json.loads(done.stdout)["features"]] == ["ripess"]
    done = run("export", "csv", "--around", "RIPESS", "--steps", "0", "--for-spreadsheet", "-o", tmp_path, "--atlas", atlas_dir)
    assert [line.split(",")[0] for line in (tmp_path / "actors.csv").read_text().splitlines()] == ["id", "ripess"]


def test_explore_writes_the_page(run: Run, atlas_dir: Path, tmp_path: Path) -> None:
    done = run("explore", "--no-open", "-o", tmp_path / "page.html", "--atlas", atlas_dir)
    assert done.returncode == 0
    assert (tmp_path / "page.html").read_bytes() == (atlas_dir / "explorer.html").read_bytes()


def test_a_reader_that_has_enough_is_no_error(atlas_dir: Path) -> None:
    asked = f"{sys.executable} -m sse_atlas export nq --atlas {atlas_dir} | head -n 1"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", asked], capture_output=True, text=True, check=False)
    assert done.stdout.count("\n") == 1
    assert "Traceback" not in done.stderr and "Error" not in done.stderr


HEAVY = ("rdflib", "pyshacl", "networkx", "pyvis", "SPARQLWrapper", "rich")


@pytest.mark.parametrize(
    "arguments", [["--help"], ["query"], ["query", "members-of-country", "-p", "country=CA"], ["find", "ripess"]]
)
def test_light_verbs_load_nothing_heavy(atlas_dir: Path, arguments: list[str]) -> None:
    program = (
        "import contextlib, io, sys\nfrom sse_atlas.cli import main\n"
        f"with contextlib.redirect_stdout(io.TextIOWrapper(io.BytesIO())):\n    main({arguments!r})\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, env={"SSE_ATLAS": str(atlas_dir)}, check=False
    )
    assert done.stdout.strip() == "[]", done.stdout + done.stderr

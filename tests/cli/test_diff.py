"""`sse-atlas diff` as a user runs it: on folders and a server, in every form, wrongly."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Run

PAGE = Path(__file__).parents[2] / "docs" / "diff.md"
NOTHING = "No difference is found.\n"


@pytest.fixture(scope="module")
def editions(run: Run, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two built editions of a list: a town, a name, a membership and a row differ."""
    made = []
    for name, rows in (
        ("old", "a,Alpha,Dakar,,\nb,Beta,Lima,Alpha,2016\n"),
        ("new", "b,Beta,Cusco,Alpha Union,2018\na,Alpha Union,Dakar,,\nc,Gamma,,,\n"),
    ):
        folder = tmp_path_factory.mktemp(name)
        (folder / "list.csv").write_text(f"slug,name,city,member_of,since\n{rows}", encoding="utf-8")
        done = run("build", folder / "list.csv", "-o", folder / "atlas", "--no-validate")
        assert done.returncode == 0, done.stderr
        made.append(folder / "atlas")
    return made[0], made[1]


def test_what_changed(run: Run, editions: tuple[Path, Path]) -> None:
    done = run("diff", *editions, env={"LANG": "C"})
    assert (done.returncode, done.stderr) == (1, "")
    told = [line.strip().partition("  [")[0] for line in done.stdout.splitlines()]
    assert told[:2] == ["What changed between two atlases", "1 gained, 0 lost, 2 changed, 1 renamed"]
    assert [line for line in told if ": " in line] == [
        "Gained: Gamma (Organization)",
        "Changed: Beta: town: Lima → Cusco",
        "Renamed: Alpha is now Alpha Union",
        "Changed: Beta is a member of Alpha Union: start: 2016 → 2018",
    ]
    assert told[-1] == "2 statements are the same, at other places."


def test_the_example_of_the_page(run: Run, tmp_path: Path) -> None:
    page = PAGE.read_text(encoding="utf-8")
    lists = re.findall(r"^```csv\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    for year, rows in zip(("2021", "2023"), lists, strict=True):
        (tmp_path / year).mkdir()
        (tmp_path / year / "members.csv").write_text(rows, encoding="utf-8")
        assert run("build", f"{year}/members.csv", "-o", f"atlas-{year}", "--no-validate", cwd=tmp_path).returncode == 0
    (printed,) = re.findall(r"^```console\n\$ sse-atlas diff atlas-2021 atlas-2023\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    assert run("diff", "atlas-2021", "atlas-2023", cwd=tmp_path, env={"LANG": "C"}).stdout == printed


def test_an_atlas_beside_itself(run: Run, editions: tuple[Path, Path], atlas_dir: Path) -> None:
    for folder in (editions[0], atlas_dir):
        done = run("diff", folder, folder)
        assert (done.returncode, done.stdout, done.stderr) == (0, NOTHING, "")


def test_other_forms(run: Run, editions: tuple[Path, Path], tmp_path: Path) -> None:
    done = run("diff", *editions, "-f", "json", "-o", tmp_path / "changes.json")
    assert (done.returncode, done.stdout) == (1, "")
    found = json.loads((tmp_path / "changes.json").read_text(encoding="utf-8"))
    assert found["same"] is False
    assert found["counts"] == {"actor": {"gained": 1, "changed": 1, "renamed": 1}, "relation": {"changed": 1}}
    (town,) = [change for change in found["changes"] if change["property"] == "town"]
    assert (town["old"], town["new"], town["old_places"][0]["row"], town["new_places"][0]["row"]) == ("Lima", "Cusco", 2, 1)
    assert [moved["iri"].rpartition("/")[2] for moved in found["moved"]] == ["a", "b"]
    page = run("diff", *editions, "-f", "md").stdout
    assert page.startswith("# What changed between two atlases\n\n1 gained, ")
    assert "\n## Actors changed\n\n- Changed: Beta: town: Lima → Cusco" in page


def test_as_of_a_year(run: Run, editions: tuple[Path, Path]) -> None:
    done = run("diff", *editions, "--as-of", "2017", "-f", "json")
    assert done.returncode == 1
    assert done.stderr.count("as of 2017: ") == 2
    assert json.loads(done.stdout)["counts"]["relation"] == {"lost": 1}


def test_in_another_language(run: Run, editions: tuple[Path, Path]) -> None:
    assert run("diff", editions[0], editions[0], "--lang", "xx").returncode == 2
    found = json.loads(run("diff", *editions, "--lang", "fr", "-f", "json").stdout)
    assert (found["language"], found["changes"][1]["property"]) == ("fr", "ville")


def test_a_server(run: Run, editions: tuple[Path, Path], oxigraph_server: Callable[[Path], str]) -> None:
    old, new = editions
    address = oxigraph_server(new / "atlas.trig")
    assert run("diff", old, address).stdout == run("diff", old, new).stdout
    assert run("diff", new, address).stdout == NOTHING


WRONG = {
    "one atlas": (("{old}",), "NEW"),
    "no such folder": (("{old}", "none"), "none"),
    "no old folder": (("none", "{old}"), "none"),
    "no server": (("{old}", "http://127.0.0.1:9/query"), "127.0.0.1"),
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong_use_is_told(run: Run, editions: tuple[Path, Path], name: str) -> None:
    arguments, told = WRONG[name]
    done = run("diff", *(text.format(old=editions[0]) for text in arguments))
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr and "Traceback" not in done.stderr

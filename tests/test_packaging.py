"""The distributions: built from what git holds, and used from empty environments far from the sources."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

import sse_atlas

ROOT = Path(__file__).parents[1]
ROOMS = ("ontology", "graph", "loaders", "queries", "viz", "data")
KINDS = ("wheel", "sdist")

pytestmark = [pytest.mark.packaging, pytest.mark.timeout(600)]


def call(*command: str | Path, cwd: Path, **settings: str) -> str:
    """Run a command with these environment variables and none of the tests' own, and return its stdout."""
    own = ("PYTHONPATH", "PYTHONHOME", "SSE_ATLAS", "SSE_ATLAS_SOURCES")
    env = {name: value for name, value in os.environ.items() if name not in own} | settings
    done = subprocess.run(list(map(str, command)), cwd=cwd, env=env, capture_output=True, text=True, timeout=400, check=False)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def tracked() -> list[str]:
    """The files that git holds, or would hold after the next commit."""
    if not (ROOT / ".git").exists():
        pytest.skip("not checked here: not a git checkout")
    listed = call("git", "ls-files", "-coz", "--exclude-standard", cwd=ROOT).split("\0")
    return [name for name in listed if name and os.path.lexists(ROOT / name)]


@pytest.fixture(scope="module")
def distributions(tracked: list[str], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The sdist, and the wheel built from it, of a copy of the tree without what lies about in a work tree."""
    copy, out = tmp_path_factory.mktemp("tree"), tmp_path_factory.mktemp("dist")
    for name in tracked:
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, copy / name, follow_symlinks=False)
    call(sys.executable, "-m", "build", "--outdir", out, cwd=copy)
    return {"wheel": next(out.glob("*.whl")), "sdist": next(out.glob("*.tar.gz"))}


def test_the_wheel_holds_every_file_of_the_rooms_and_nothing_else(distributions: dict[str, Path], tracked: list[str]) -> None:
    links = {f"sse_atlas/{room}" for room in ROOMS}
    rooms = {f"sse_atlas/{name}" for name in tracked if name.split("/")[0] in ROOMS}
    face = {name for name in tracked if name.startswith("sse_atlas/")} - links
    with zipfile.ZipFile(distributions["wheel"]) as wheel:
        held = {name for name in wheel.namelist() if ".dist-info/" not in name}
    assert held == rooms | face
    assert {Path(name).suffix for name in held} >= {".py", ".typed", ".ttl", ".rq", ".csv"}
    assert any(name.startswith("sse_atlas/viz/templates/") for name in held)
    assert any(name.startswith("sse_atlas/viz/assets/") for name in held)


def test_the_sdist_holds_what_its_tests_and_readers_need(distributions: dict[str, Path], tracked: list[str]) -> None:
    with tarfile.open(distributions["sdist"]) as sdist:
        held = {name.partition("/")[2] for name in sdist.getnames()}
    top = {
        "CHANGELOG.md",
        "CITATION.cff",
        "CONTRIBUTING.md",
        "LICENSE",
        "README.md",
        "pyproject.toml",
        "data/LICENSE.md",
    }
    kept = {name for name in tracked if name.split("/")[0] in {"tests", "docs", "benchmarks"}}
    assert top | kept <= held


@pytest.mark.parametrize("kind", KINDS)
def test_installed_alone_it_does_its_main_job(kind: str, distributions: dict[str, Path], tmp_path: Path) -> None:
    venv.create(tmp_path / "venv", with_pip=True)
    programs = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    # Compiling the dependencies' bytecode would take longer than all else here.
    call(programs / "python", "-m", "pip", "install", "--no-compile", distributions[kind], cwd=elsewhere)

    assert sse_atlas.__version__ in call(programs / "sse-atlas", "--version", cwd=elsewhere)
    call(programs / "sse-atlas", "build", "-o", "X", cwd=elsewhere)
    count = "SELECT (COUNT(*) AS ?n) {?s ?p ?o}"
    answer = call(programs / "sse-atlas", "query", "-e", count, "-f", "csv", cwd=elsewhere, SSE_ATLAS="X")
    header, number = answer.split()
    assert header == "n"
    assert int(number) > 0


@pytest.mark.parametrize("kind", KINDS)
def test_no_room_leaks_into_the_top_level(kind: str, distributions: dict[str, Path], tmp_path: Path) -> None:
    target = tmp_path / "site"
    call(sys.executable, "-m", "pip", "install", "--no-deps", "--target", target, distributions[kind], cwd=tmp_path)
    top = {path.name for path in target.iterdir() if not path.name.endswith(".dist-info")}
    assert top <= {"sse_atlas", "bin"}

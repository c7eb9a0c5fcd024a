"""`sse-atlas build` as a user runs it: the main job, own data, bad input, being stopped."""

from __future__ import annotations

import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from hashlib import sha256
from pathlib import Path

import pytest

from tests.conftest import Run

ACTORS = "name,kind,country,since,member_of\nAlpha Network,Network,FR,,\nBeta Cooperative,Organization,SN,2019,Alpha Network\n"
FILES = {"atlas.json", "atlas.trig", "accepted.ttl", "explorer.html", "store.nq", "validation.txt", "validation.ttl"}


def contents(folder: Path) -> dict[str, str]:
    """A digest of every file of a folder."""
    return {path.name: sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


@pytest.fixture
def actors(tmp_path: Path) -> Path:
    path = tmp_path / "actors.csv"
    path.write_text(ACTORS, encoding="utf-8")
    return path


def test_the_bundled_data(bundled_build: tuple[Path, str]) -> None:
    atlas, printed = bundled_build
    assert {path.name for path in atlas.iterdir()} == FILES
    assert "249 actors, 720 relations, 92 initiatives, 89 policy measures" in printed
    assert "gsef-yearbook-2021" in printed
    assert "the shapes hold: 24 warnings" in printed
    assert "page 40, line 750" in printed
    assert "sse-atlas explore" in printed


def test_own_tables_have_their_own_base(run: Run, tmp_path: Path, actors: Path) -> None:
    done = run("build", actors, "-o", tmp_path / "mine")
    assert done.returncode == 0, done.stdout + done.stderr
    assert json.loads((tmp_path / "mine" / "atlas.json").read_text())["base"] == "urn:sse-atlas:local/"
    asked = run("describe", "beta cooperative", "--atlas", tmp_path / "mine")
    assert "Alpha Network" in asked.stdout
    assert "row 2" in asked.stdout


def test_a_base_can_be_given(run: Run, tmp_path: Path, actors: Path) -> None:
    done = run("build", actors, "-o", tmp_path / "mine", "--base", "https://example.org/sse/")
    assert done.returncode == 0
    assert b"<https://example.org/sse/id/alpha-network>" in (tmp_path / "mine" / "store.nq").read_bytes()


@pytest.mark.parametrize("base", ["nowhere", "https://example.org/a b/", "javascript:alert(1)", "https://example.org"])
def test_a_bad_base_is_one_line(run: Run, tmp_path: Path, actors: Path, base: str) -> None:
    done = run("build", actors, "-o", tmp_path / "mine", "--base", base)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert not (tmp_path / "mine").exists()


BAD = {
    "an empty file": ("actors.csv", b"", "empty"),
    "a binary file": ("actors.csv", b"PK\x03\x04\0\0\0", "binary"),
    "another encoding": ("actors.csv", "name\nMañana\n".encode("latin-1"), "UTF-8"),
    "no needed column": ("actors.csv", b"title,country\nAlpha,FR\n", "name"),
    "an unknown column": ("actors.csv", b"name,contry\nAlpha,FR\n", "contry"),
    "a wrong year": ("actors.csv", b"name,founded\nAlpha,19x9\n", "actors.csv:2"),
    "an unknown country": ("actors.csv", b"name,country\nAlpha,Franse\n", "france"),
    "a repeated slug": ("actors.csv", b"slug,name\na,Alpha\na,Beta\n", "actors.csv:3"),
    "a membership of nobody": ("actors.csv", b"name,member_of\nAlpha,Omega\n", "Omega"),
    "broken Turtle": ("data.ttl", b"@prefix a: <http://a/> .\na:b a:c\n", "data.ttl:"),
    "no RDF in it": ("data.ttl", b"# nothing\n", "no statement"),
}


@pytest.fixture(scope="module")
def small(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The atlas of the two actors, to be copied: a test puts another into its place, or tries to."""
    folder = tmp_path_factory.mktemp("small")
    (folder / "actors.csv").write_text(ACTORS, encoding="utf-8")
    assert run("build", folder / "actors.csv", "-o", folder / "atlas").returncode == 0
    return folder / "atlas"


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_told_and_changes_nothing(run: Run, tmp_path: Path, small: Path, name: str) -> None:
    shutil.copytree(small, tmp_path / "atlas")
    before = contents(tmp_path / "atlas")
    file, content, told = BAD[name]
    bad = tmp_path / "bad" / file
    bad.parent.mkdir()
    bad.write_bytes(content)
    done = run("build", bad, "-o", tmp_path / "atlas")
    assert done.returncode == 2, done.stdout
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) <= 2
    assert contents(tmp_path / "atlas") == before


def test_a_source_that_is_not_there(run: Run, tmp_path: Path) -> None:
    done = run("build", tmp_path / "nothing.csv", cwd=tmp_path)
    assert done.returncode == 2
    assert "no such file" in done.stderr
    assert not (tmp_path / "atlas").exists()


def test_a_relation_to_nobody(run: Run, tmp_path: Path, actors: Path) -> None:
    ties = tmp_path / "ties.csv"
    ties.write_text("from,type,to\nAlpha Network,partnerOf,Nobody\n", encoding="utf-8")
    done = run("build", actors, ties, "-o", tmp_path / "mine")
    assert done.returncode == 2
    assert "ties.csv:2" in done.stderr and "Nobody" in done.stderr


def test_keep_going_lists_what_it_left_out(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "actors.csv"
    table.write_text("name,founded\nAlpha,1999\nBeta,soon\n", encoding="utf-8")
    done = run("build", table, "-o", tmp_path / "mine", "--keep-going")
    assert done.returncode == 1
    refused = (tmp_path / "mine" / "refused.csv").read_text(encoding="utf-8")
    assert "actors.csv:3" in refused and "Beta,soon" in refused
    assert run("find", "alpha", "--atlas", tmp_path / "mine").returncode == 0
    assert run("find", "beta", "--atlas", tmp_path / "mine").returncode == 1


def test_a_folder_of_other_files_is_not_replaced(run: Run, tmp_path: Path) -> None:
    (tmp_path / "atlas").mkdir()
    (tmp_path / "atlas" / "thesis.txt").write_text("three years of work")
    done = run("build", cwd=tmp_path)
    assert done.returncode == 2
    assert "no atlas" in done.stderr
    assert (tmp_path / "atlas" / "thesis.txt").read_text() == "three years of work"


def test_a_folder_that_cannot_be_written(run: Run, tmp_path: Path, actors: Path) -> None:
    (tmp_path / "file").write_text("")
    done = run("build", actors, "-o", tmp_path / "file" / "atlas")
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1


def start(folder: Path, *more: str) -> subprocess.Popen[str]:
    """A build that runs by itself, in a group of its own."""
    command = [sys.executable, "-m", "sse_atlas", "build", "-o", str(folder), *more]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, start_new_session=True)


def under_way(folder: Path, process: subprocess.Popen[str]) -> None:
    """Wait until the new folder stands beside the old one."""
    deadline = time.monotonic() + 60
    while not list(folder.parent.glob(f".{folder.name}.new-*/store.nq")):
        assert process.poll() is None, "the build was over before it could be stopped"
        assert time.monotonic() < deadline
        time.sleep(0.01)


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_stopped_in_the_middle_the_old_atlas_is_whole(
    run: Run, tmp_path: Path, small: Path, actors: Path, how: signal.Signals
) -> None:
    atlas = tmp_path / "atlas"
    shutil.copytree(small, atlas)
    before = contents(atlas)
    process = start(atlas)
    under_way(atlas, process)
    process.send_signal(how)
    _, errors = process.communicate(timeout=60)
    assert contents(atlas) == before
    assert "Traceback" not in errors
    if how == signal.SIGINT:
        assert process.returncode == 130
        assert len(errors.strip().splitlines()) == 1
    assert run("build", actors, "--no-validate", "-o", atlas).returncode == 0
    assert {path.name for path in tmp_path.iterdir()} == {"atlas", "actors.csv"}, "a build leaves nothing behind"


def test_a_full_disk(tmp_path: Path, small: Path) -> None:
    atlas = tmp_path / "atlas"
    shutil.copytree(small, atlas)
    before = contents(atlas)

    def small_files_only() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))

    done = subprocess.run(
        [sys.executable, "-m", "sse_atlas", "build", "-o", str(atlas)],
        capture_output=True,
        text=True,
        preexec_fn=small_files_only,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        check=False,
    )
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert contents(atlas) == before

"""Running a query so that it can be stopped: no limit is overrun by much, and no process is left behind."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from sse_atlas.errors import InputError, QueryError
from sse_atlas.graph import LocalStore
from sse_atlas.graph.nquads import Quads
from sse_atlas.graph.store import write_store
from sse_atlas.ontology import SSE
from sse_atlas.queries import open_store, run

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c != ?f && ?f != ?i) }"
GREEDY = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c"
ACTORS = f"SELECT ?s {{ ?s a <{SSE.Actor}> }}"
CHILDREN = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children")

linux = pytest.mark.skipif(not CHILDREN.exists(), reason="not checked here: no /proc to see processes in")


def children(process: int) -> set[int]:
    return {int(child) for child in Path(f"/proc/{process}/task/{process}/children").read_text().split()}


def runs(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def until(condition: Callable[[], object], seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "waited too long"
        time.sleep(0.02)


def test_each_form_of_query_answers_as_in_this_process(atlas_dir: Path) -> None:
    here = LocalStore.open(atlas_dir)
    for text in (ACTORS, f"ASK {{ ?s a <{SSE.Actor}> }}", f"CONSTRUCT WHERE {{ ?s a <{SSE.Actor}> }}", "SELECT * {} LIMIT 0"):
        assert run(str(atlas_dir), text) == here.query(text)


def test_where_there_is_no_fork_a_query_runs_too(atlas_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(multiprocessing, "get_all_start_methods", lambda: ["spawn"])
    assert len(run(str(atlas_dir), ACTORS, timeout=60)) == 249
    with pytest.raises(QueryError, match="stopped after"):
        run(str(atlas_dir), ENDLESS, timeout=1.5)


def test_a_large_answer_comes_whole(atlas_dir: Path) -> None:
    found = run(str(atlas_dir), "SELECT * { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }", timeout=60)
    assert len(found.raw) > 1_000_000
    assert len(found) == len(LocalStore.open(atlas_dir).store)


@linux
def test_a_limit_of_time_is_kept_and_nothing_is_left(atlas_dir: Path) -> None:
    before = children(os.getpid())
    started = time.monotonic()
    with pytest.raises(QueryError, match=r"stopped after 0\.7 s; raise --timeout"):
        run(str(atlas_dir), ENDLESS, timeout=0.7)
    assert time.monotonic() - started < 3
    assert children(os.getpid()) == before
    assert not multiprocessing.active_children()


@pytest.mark.parametrize("brackets", ["()", "{}"])
def test_brackets_that_break_the_engine_break_only_the_child(atlas_dir: Path, brackets: str) -> None:
    nested = brackets[0] * 5_000 + brackets[1] * 5_000
    with pytest.raises(QueryError, match=r"brackets nested 500\d deep"):
        run(str(atlas_dir), f"SELECT * {{ FILTER({nested}) }}" if brackets == "()" else f"SELECT * {nested}", timeout=60)


@linux
def test_a_query_that_takes_all_memory_is_told(atlas_dir: Path) -> None:
    program = (
        "import resource, sys\n"
        "from sse_atlas.errors import AtlasError\n"
        "from sse_atlas.queries import run\n"
        "resource.setrlimit(resource.RLIMIT_AS, (700_000_000, 700_000_000))\n"
        "try:\n    run(sys.argv[1], sys.argv[2], timeout=100)\n"
        "except AtlasError as error:\n    print(error)\n"
    )
    told = subprocess.run([sys.executable, "-c", program, atlas_dir, GREEDY], capture_output=True, text=True, check=True)
    assert "ran out of memory" in told.stdout
    assert told.stderr == ""


@pytest.mark.parametrize(
    ("text", "told"),
    [("SELEKT", "cannot be read"), ("DELETE WHERE { ?s ?p ?o }", "only read"), ("", "cannot be read")],
)
def test_what_the_child_refuses_reaches_the_caller(atlas_dir: Path, text: str, told: str) -> None:
    with pytest.raises(QueryError, match=told):
        run(str(atlas_dir), text)


def test_no_atlas_is_told(tmp_path: Path) -> None:
    for open_ in (lambda: run(str(tmp_path), ACTORS), lambda: open_store(str(tmp_path))):
        with pytest.raises(InputError, match="no atlas here"):
            open_()


def test_an_atlas_on_disk_is_asked_while_it_is_open_here(atlas_dir: Path, tmp_path: Path) -> None:
    written, name = write_store(tmp_path, Quads.of(LocalStore.open(atlas_dir).store), large=1)
    # The engine tidies its files behind the back of whoever reads them: what is written must be closed first, as a build does.
    del written
    (tmp_path / "atlas.json").write_text((atlas_dir / "atlas.json").read_text().replace('"store.nq"', f'"{name}"'))
    here = open_store(str(tmp_path))
    assert len(here.query(ACTORS)) == len(run(str(tmp_path), ACTORS, timeout=60)) == 249
    with pytest.raises(QueryError, match="stopped after"):
        run(str(tmp_path), ENDLESS, timeout=0.5)
    assert len(here.query(ACTORS)) == 249


@linux
@pytest.mark.parametrize("whole_group", [True, False], ids=["on the terminal", "to the command alone"])
def test_ctrl_c_stops_the_query_at_once(atlas_dir: Path, whole_group: bool) -> None:
    asked = subprocess.Popen(
        [sys.executable, "-m", "sse_atlas", "query", "-e", ENDLESS, "--atlas", atlas_dir],
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    until(lambda: children(asked.pid))
    (child,) = children(asked.pid)
    time.sleep(0.3)
    (os.killpg if whole_group else os.kill)(asked.pid, signal.SIGINT)
    _, told = asked.communicate(timeout=5)
    assert asked.returncode == 130
    assert told.strip() == "sse-atlas: stopped; nothing was changed"
    assert not runs(child)


@linux
def test_a_killed_command_leaves_no_query_behind(atlas_dir: Path) -> None:
    asked = subprocess.Popen([sys.executable, "-m", "sse_atlas", "query", "-e", ENDLESS, "--atlas", atlas_dir])
    until(lambda: children(asked.pid))
    (child,) = children(asked.pid)
    time.sleep(0.3)
    asked.kill()
    asked.wait()
    until(lambda: not runs(child), 5)

"""Replacing an atlas: whatever goes wrong on the way, the old one stays whole, and the user is told in one line."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sse_atlas.errors import AtlasError, UnwritableError
from sse_atlas.graph import LOCAL_BASE, Built, LocalStore, build, swap
from sse_atlas.graph.manifest import MANIFEST
from sse_atlas.graph.records import Actor, Batch, Citation, Literal, Source

#: What every child begins with: a batch of its own, as many actors as it is told.
PRELUDE = """
import os, resource, signal, sys, time
from pathlib import Path
from sse_atlas.errors import AtlasError
from sse_atlas.graph import LOCAL_BASE, build
from sse_atlas.graph.records import Actor, Batch, Citation, Literal, Source

target, size = Path(sys.argv[1]), int(sys.argv[2])
actors = [
    Actor(f"a{n}", ("Network",), f"A{n}", (Literal(f"A{n}", language="en"),), citations=(Citation("s", row=n + 1),))
    for n in range(size)
]
batch = Batch(sources=[Source("s", "S")], actors=actors)

def run(**options):
    try:
        build(batch, target, LOCAL_BASE, check=False, **options)
    except AtlasError as error:
        print(error, flush=True)
        sys.exit(error.exit_code)
"""


def batch(size: int) -> Batch:
    actors = [
        Actor(f"a{n}", ("Network",), f"A{n}", (Literal(f"A{n}", language="en"),), citations=(Citation("s", row=n + 1),))
        for n in range(size)
    ]
    return Batch(sources=[Source("s", "S")], actors=actors)


def built(target: Path, size: int = 3) -> Built:
    return build(batch(size), target, LOCAL_BASE, check=False)


def child(code: str, target: Path, size: int = 3) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", PRELUDE + code, str(target), str(size)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def actors(folder: Path) -> int:
    return len(LocalStore.open(folder).query("SELECT ?a { ?a a <https://w3id.org/sse-atlas/ontology#Actor> }"))


@pytest.fixture
def atlas(tmp_path: Path) -> Path:
    """An atlas of three actors."""
    built(tmp_path / "atlas")
    return tmp_path / "atlas"


def test_a_new_atlas_takes_the_place_of_the_old_and_nothing_else_is_left(atlas: Path) -> None:
    built(atlas, 5)
    assert actors(atlas) == 5
    assert [path.name for path in atlas.parent.iterdir()] == ["atlas"]


def test_the_folders_above_are_made(tmp_path: Path) -> None:
    built(tmp_path / "a" / "b" / "atlas")
    assert actors(tmp_path / "a" / "b" / "atlas") == 3


@pytest.mark.parametrize("name", ["with space", "atlas[1]", "Überblick", ".hidden", "-o", "a'b;c"])
def test_any_name_of_a_folder_will_do(tmp_path: Path, name: str) -> None:
    (tmp_path / f".{name}.new-99999999").mkdir()
    for size in (1, 2):
        built(tmp_path / name, size)
    assert actors(tmp_path / name) == 2
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_the_atlas_behind_a_link_is_replaced_and_the_link_stays(atlas: Path) -> None:
    link = atlas.parent / "link"
    link.symlink_to(atlas)
    built(link, 5)
    assert link.is_symlink() and actors(atlas) == actors(link) == 5
    assert {path.name for path in atlas.parent.iterdir()} == {"atlas", "link"}


def test_an_error_on_the_way_leaves_the_old(atlas: Path) -> None:
    before = contents(atlas)
    with pytest.raises(ZeroDivisionError), swap.replacing(atlas) as new:
        (new / "half").write_text("half", encoding="utf-8")
        raise ZeroDivisionError
    assert contents(atlas) == before
    assert [path.name for path in atlas.parent.iterdir()] == ["atlas"]


def test_a_killed_build_leaves_the_old_whole_and_the_next_cleans_up(atlas: Path) -> None:
    before = contents(atlas)
    killed = child("run(extra=lambda folder, store: (print('written', flush=True), time.sleep(60)))", atlas, 5)
    assert killed.stdout is not None and killed.stdout.readline() == "written\n"
    (left,) = atlas.parent.glob(".atlas.new-*")
    assert (left / MANIFEST).is_file()

    built(atlas, 4)
    assert left.is_dir(), "a build that still runs keeps its folder"
    killed.send_signal(signal.SIGKILL)
    killed.communicate(timeout=30)
    assert killed.returncode == -signal.SIGKILL
    assert left.is_dir() and actors(atlas) == 4
    assert contents(atlas).keys() == before.keys()

    built(atlas, 6)
    assert not left.exists() and actors(atlas) == 6
    assert [path.name for path in atlas.parent.iterdir()] == ["atlas"]


def test_a_build_killed_by_itself_leaves_the_old_as_it_was(atlas: Path) -> None:
    before = contents(atlas)
    killed = child("run(extra=lambda folder, store: os.kill(os.getpid(), signal.SIGKILL))", atlas, 5)
    killed.communicate(timeout=60)
    assert killed.returncode == -signal.SIGKILL
    assert contents(atlas) == before


def test_ctrl_c_leaves_the_old_and_nothing_beside_it(atlas: Path) -> None:
    before = contents(atlas)
    stopped = child("run(extra=lambda folder, store: (print('written', flush=True), time.sleep(60)))", atlas, 5)
    assert stopped.stdout is not None and stopped.stdout.readline() == "written\n"
    stopped.send_signal(signal.SIGINT)
    stopped.communicate(timeout=30)
    assert stopped.returncode != 0
    assert contents(atlas) == before
    assert [path.name for path in atlas.parent.iterdir()] == ["atlas"]


@pytest.fixture
def in_two_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that cannot exchange two folders in one step."""
    monkeypatch.setattr(swap, "_exchange", lambda new, target: False)


@pytest.mark.usefixtures("in_two_steps")
def test_two_steps_do_the_same(atlas: Path) -> None:
    built(atlas, 5)
    assert actors(atlas) == 5
    assert [path.name for path in atlas.parent.iterdir()] == ["atlas"]


@pytest.mark.usefixtures("in_two_steps")
def test_a_second_step_that_fails_puts_the_old_back(atlas: Path) -> None:
    before = contents(atlas)
    with pytest.raises(UnwritableError), swap.replacing(atlas) as new:
        shutil.rmtree(new)
    assert contents(atlas) == before
    assert [path.name for path in atlas.parent.iterdir()] == ["atlas"]


@pytest.mark.parametrize("next_step", [lambda atlas: LocalStore.open(atlas), lambda atlas: built(atlas, 5)])
def test_a_swap_cut_between_two_steps_is_mended_by_what_comes_next(atlas: Path, next_step: Callable[[Path], object]) -> None:
    before = contents(atlas)
    atlas.rename(atlas.parent / ".atlas.old")
    swap.recover(atlas)
    assert contents(atlas) == before
    atlas.rename(atlas.parent / ".atlas.old")
    next_step(atlas)
    assert actors(atlas) in (3, 5)
    assert [path.name for path in atlas.parent.iterdir()] == ["atlas"]


def test_a_relative_name_is_recovered_too(atlas: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(atlas.parent)
    atlas.rename(atlas.parent / ".atlas.old")
    assert actors(Path("atlas")) == 3
    monkeypatch.chdir(atlas)
    assert actors(Path()) == 3


def refused(target: Path, match: str) -> None:
    with pytest.raises(UnwritableError, match=match) as caught:
        built(target)
    assert "\n" not in str(caught.value)
    assert "-o" in str(caught.value)


def test_strangers_are_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "thesis").mkdir()
    (tmp_path / "thesis" / "chapter-1.txt").write_text("years of work", encoding="utf-8")
    refused(tmp_path / "thesis", "holds files that are no atlas")
    (tmp_path / "file").write_text("x", encoding="utf-8")
    refused(tmp_path / "file", "a file, where a folder is to be written")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    refused(tmp_path / "link", "a file, where a folder is to be written")
    refused(Path("/"), "holds files that are no atlas")
    assert (tmp_path / "thesis" / "chapter-1.txt").read_text(encoding="utf-8") == "years of work"


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "atlas").mkdir()
    built(tmp_path / "atlas")
    assert actors(tmp_path / "atlas") == 3


def test_a_place_where_no_folder_can_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    refused(tmp_path / "file" / "atlas", "cannot be written")
    refused(Path("/proc/atlas"), "cannot be written")
    refused(tmp_path / ("x" * 300), "cannot be read")


#: Somebody else than the owner of the folder, without the rights of root.
AS_NOBODY = "if os.geteuid() == 0: os.setegid(65534); os.seteuid(65534)\nrun()"


@pytest.mark.parametrize(("mode", "what"), [(0o555, "cannot be written"), (0o000, "cannot be read")])
def test_a_parent_without_rights_is_told(mode: int, what: str) -> None:
    # Not in tmp_path, which nobody else may enter at all.
    parent = Path(tempfile.mkdtemp(prefix="atlas-rights-"))
    try:
        parent.chmod(mode)
        output, errors = (done := child(AS_NOBODY, parent / "atlas")).communicate(timeout=60)
        assert (done.returncode, errors) == (2, "")
        assert output == f"{parent}/atlas: {what} (Permission denied); choose another with -o\n"
    finally:
        parent.chmod(0o700)
        shutil.rmtree(parent)


@pytest.fixture
def tight(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A folder with room for one small atlas, and what a child does to feel it: a disk of its own, else a limit on files."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = (
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", place], capture_output=True, check=False).returncode
        == 0
        if os.geteuid() == 0 and shutil.which("mount")
        else False
    )
    try:
        yield place, "" if mounted else LIMIT
    finally:
        if mounted:
            subprocess.run(["umount", "-l", place], check=True)


LIMIT = """
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (2_000_000, 2_000_000))
"""


def assert_full(place: Path, prelude: str, size: int) -> None:
    before = contents(place / "atlas")
    output, errors = (done := child(f"{prelude}\nrun()", place / "atlas", size)).communicate(timeout=120)
    assert (done.returncode, errors) == (2, "")
    assert output.count("\n") == 1
    assert output.startswith(f"{place}/atlas: cannot be written (")
    assert contents(place / "atlas") == before
    assert actors(place / "atlas") == 3
    assert [path.name for path in place.iterdir()] == ["atlas"]


def test_a_full_disk_is_told_and_the_old_stays(tight: tuple[Path, str]) -> None:
    place, prelude = tight
    built(place / "atlas")
    assert_full(place, prelude, 5_000)


def test_a_file_that_may_not_grow_is_told_and_the_old_stays(tmp_path: Path) -> None:
    built(tmp_path / "atlas")
    assert_full(tmp_path, LIMIT, 5_000)


def test_the_other_files_of_an_atlas_may_not_grow_either(tmp_path: Path) -> None:
    """The store fits, the RDF beside it does not."""
    built(tmp_path / "atlas")
    size = max(path.stat().st_size for path in (tmp_path / "atlas").iterdir())
    limit = LIMIT.replace("2_000_000", str(size + 1000))
    page = f"lambda folder, store: (folder / 'explorer.html').write_text('-' * {size + 2000})"
    before = contents(tmp_path / "atlas")
    output, errors = (done := child(f"{limit}\nrun(extra={page})", tmp_path / "atlas")).communicate(timeout=60)
    assert (done.returncode, errors) == (2, "")
    assert "cannot be written (File too large)" in output
    assert contents(tmp_path / "atlas") == before


def test_two_builds_at_once_both_end_well(atlas: Path) -> None:
    children = [child("run()", atlas, size) for size in (5, 6)]
    for one in children:
        output, errors = one.communicate(timeout=60)
        assert (one.returncode, output, errors) == (0, "", "")
    assert actors(atlas) in (5, 6)
    assert [path.name for path in atlas.parent.iterdir()] == ["atlas"]


def test_strict_leaves_the_old_where_a_shape_is_violated(atlas: Path) -> None:
    before = contents(atlas)
    wrong = batch(1)
    wrong.actors = [Actor("a", ("Network",), " ", (Literal(" ", language="en"),), citations=(Citation("s", row=1),))]
    with pytest.raises(AtlasError, match="the shapes do not hold"):
        build(wrong, atlas, LOCAL_BASE, strict=True)
    assert contents(atlas) == before
    done = build(wrong, atlas, LOCAL_BASE)
    assert not done.report.conforms and not done.manifest.conforms
    assert contents(atlas) != before

"""Replacing a folder whole: the new one is written beside the old and swapped in at the end, so a crash leaves the old."""

from __future__ import annotations

import contextlib
import ctypes
import glob
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from sse_atlas.errors import UnwritableError
from sse_atlas.graph.manifest import MANIFEST

_EXCHANGE: Final = 2
_AT_FDCWD: Final = -100


@contextlib.contextmanager
def replacing(target: Path, *, mark: str = MANIFEST, what: str = "atlas") -> Iterator[Path]:
    """Give an empty folder beside `target`; when the block ends well it takes the place of `target`, else it is removed.

    Raises UnwritableError where the place cannot be written, or holds something that is no such folder: `mark` is a file
    that each has.
    """
    _refuse_strangers(target, mark, what)
    target = target.resolve()
    _remove_leftovers(target)
    new = target.parent / f".{target.name}.new-{os.getpid()}"
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        new.mkdir()
    except OSError as error:
        raise UnwritableError(f"cannot be written ({error.strerror})", where=str(target), do="choose another with -o") from error
    try:
        yield new
        _swap(new, target)
    except OSError as error:
        what = f"cannot be written ({error.strerror or error})"
        raise UnwritableError(what, where=str(target), do="free space, or choose another with -o") from error
    finally:
        shutil.rmtree(new, ignore_errors=True)


def recover(target: Path) -> None:
    """Put back the old folder where a swap in two steps was cut in the middle; else do nothing."""
    target = target.resolve()
    old = _old(target)
    if old.is_dir() and not target.exists():
        with contextlib.suppress(OSError):
            old.rename(target)


def _old(target: Path) -> Path:
    return target.parent / f".{target.name}.old"


def _refuse_strangers(target: Path, mark: str, what: str) -> None:
    try:
        file = target.is_file() or (target.is_symlink() and not target.is_dir())
        strange = target.is_dir() and any(target.iterdir()) and not (target / mark).is_file()
    except OSError as error:
        raise UnwritableError(f"cannot be read ({error.strerror})", where=str(target), do="choose another with -o") from error
    if file:
        raise UnwritableError("a file, where a folder is to be written", where=str(target), do="choose another with -o")
    if strange:
        raise UnwritableError(f"holds files that are no {what}", where=str(target), do="empty it, or choose another with -o")


def _remove_leftovers(target: Path) -> None:
    """Remove what builds that were killed left beside the target; a build that still runs keeps its folder."""
    recover(target)
    for left in target.parent.glob(f".{glob.escape(target.name)}.new-*"):
        owner = left.name.rpartition("-")[2]
        if not (owner.isdigit() and _runs(int(owner))):
            shutil.rmtree(left, ignore_errors=True)
    if target.exists():
        shutil.rmtree(_old(target), ignore_errors=True)


def _runs(process: int) -> bool:
    if sys.platform == "win32":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return process != os.getpid()


def _swap(new: Path, target: Path) -> None:
    if not target.exists():
        new.rename(target)
        return
    if _exchange(new, target):
        return
    old = _old(target)
    target.rename(old)
    try:
        new.rename(target)
    except OSError:
        recover(target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _exchange(new: Path, target: Path) -> bool:
    """Swap two folders in one step (Linux renameat2 with RENAME_EXCHANGE); False where the system cannot."""
    if not sys.platform.startswith("linux"):
        return False
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        return False
    return bool(renameat2(_AT_FDCWD, os.fsencode(new), _AT_FDCWD, os.fsencode(target), _EXCHANGE) == 0)

"""An answer on a terminal is folded at words, no line wider than the terminal; in a pipe it is as it stands."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from pathlib import Path

from tests.conftest import Run

STYLE = re.compile(r"\x1b\[[0-9;]*m")


def on_terminal(arguments: list[str], columns: int, env: dict[str, str]) -> str:
    """What the command writes on a terminal of so many columns."""
    here, there = pty.openpty()
    fcntl.ioctl(there, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    command = [sys.executable, "-m", "sse_atlas", *arguments]
    clean = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
    with subprocess.Popen(command, stdout=there, stderr=there, env=clean | env) as done:
        os.close(there)
        written = b""
        while True:
            try:
                part = os.read(here, 65536)
            except OSError:
                break
            if not part:
                break
            written += part
    os.close(here)
    assert done.returncode == 0, written.decode()
    return written.decode("utf-8").replace("\r\n", "\n")


def test_a_terminal_gets_folded_lines_and_a_pipe_the_whole_ones(run: Run, atlas_dir: Path) -> None:
    arguments = ["describe", "karl-polanyi-institute", "--lang", "en", "--atlas", str(atlas_dir)]
    styled = on_terminal(arguments, 60, {"TERM": "xterm-256color", "NO_COLOR": ""})
    lines = STYLE.sub("", styled).splitlines()
    whole = run(*arguments).stdout
    assert max(map(len, lines)) <= 60 < max(map(len, whole.splitlines()))
    assert " ".join(" ".join(lines).split()) == " ".join(whole.split())
    assert all(line.startswith("    ") for line in lines if line.startswith("   "))
    assert "\x1b[1m" in styled and "\x1b[2m" in styled
    assert "\x1b" not in whole


def test_wide_letters_are_counted_as_wide(atlas_dir: Path) -> None:
    from rich.cells import cell_len

    arguments = ["path", "chantier", "karl-polanyi", "--lang", "ko", "-n", "1", "--atlas", str(atlas_dir)]
    lines = STYLE.sub("", on_terminal(arguments, 50, {"TERM": "xterm"})).splitlines()
    assert len(lines) > 5
    assert max(map(cell_len, lines)) <= 50

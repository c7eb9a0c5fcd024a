"""What the tests of every room share: the command as a user runs it, a built atlas, a real SPARQL server."""

from __future__ import annotations

import os
import pickle
import shutil
import signal
import socket
import subprocess
import sys
import sysconfig
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from sse_atlas.graph.validate import Report

# No test is timed: machines are shared and noisy.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

LOOPBACK = "127.0.0.1"


class Run(Protocol):
    """The command as a user runs it; `env` is laid over the tests' own, a value of None takes a variable away."""

    def __call__(
        self,
        *arguments: str | os.PathLike[str],
        cwd: Path | None = None,
        env: Mapping[str, str | None] | None = None,
        input: str | None = None,
        timeout: float = 120,
    ) -> subprocess.CompletedProcess[str]: ...


def pytest_configure() -> None:
    # A shell starts what runs in the background deaf to Ctrl-C, and the commands that tests start would be deaf too.
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if _unchecked(terminalreporter.config):
        terminalreporter.write_line("SSE_ATLAS_ALL_CHECKED=1 and tests were skipped: the run has failed", red=True)


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    if exitstatus == pytest.ExitCode.OK and _unchecked(session.config):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def _unchecked(config: pytest.Config) -> bool:
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    return os.environ.get("SSE_ATLAS_ALL_CHECKED") == "1" and bool(reporter and reporter.stats.get("skipped"))


@pytest.fixture(scope="session")
def sources_dir() -> Path:
    """The folder of the source documents."""
    named = os.environ.get("SSE_ATLAS_SOURCES", "")
    if not named or not Path(named).is_dir():
        pytest.skip("not checked here: SSE_ATLAS_SOURCES names no folder")
    return Path(named)


@pytest.fixture(scope="session")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Run the installed command: `run("query", "-e", text)`; where no `cwd` is given, in an empty folder of its own."""

    def call(
        *arguments: str | os.PathLike[str],
        cwd: Path | None = None,
        env: Mapping[str, str | None] | None = None,
        input: str | None = None,
        timeout: float = 120,
    ) -> subprocess.CompletedProcess[str]:
        merged = {**os.environ, "SSE_ATLAS": None, **(env or {})}
        return subprocess.run(
            [sys.executable, "-m", "sse_atlas", *(os.fspath(argument) for argument in arguments)],
            cwd=cwd or tmp_path_factory.mktemp("cwd"),
            env={name: value for name, value in merged.items() if value is not None},
            input=input or "",
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=timeout,
            check=False,
        )

    return call


Shared = Callable[[str, Callable[[Path], object]], Path]


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Shared:
    """A function that gives a folder of some name, filled once in a run: by whichever of its processes comes first."""

    def filled(name: str, fill: Callable[[Path], object]) -> Path:
        base = tmp_path_factory.getbasetemp()
        if "PYTEST_XDIST_WORKER" not in os.environ:
            return _filled(base / name, fill)

        import fcntl

        # The folder above is the run's; a worker that dies lets go of the lock.
        with (base.parent / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            return _filled(base.parent / name, fill)

    return filled


def _filled(folder: Path, fill: Callable[[Path], object]) -> Path:
    done = folder / "filled"
    if not done.exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        fill(folder)
        done.touch()
    return folder


@pytest.fixture(scope="session")
def bundled_build(run: Run, shared: Shared) -> tuple[Path, str]:
    """The bundled data, built once for all tests as a user builds them: the folder, and what the command printed."""

    def build(folder: Path) -> None:
        done = run("build", cwd=folder, env={"PYTHONHASHSEED": "1", "TZ": "UTC"}, timeout=280)
        assert done.returncode == 0, done.stdout + done.stderr
        (folder / "printed.txt").write_text(done.stdout, encoding="utf-8")

    folder = shared("bundled", build)
    return folder / "atlas", (folder / "printed.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def atlas_dir(bundled_build: tuple[Path, str]) -> Path:
    """The atlas of the bundled data: read it, never write into it."""
    return bundled_build[0]


@pytest.fixture(scope="session")
def bundled_report(atlas_dir: Path, shared: Shared) -> Report:
    """What `Atlas.validate` says of the bundled data, asked once for all tests."""

    def check(folder: Path) -> None:
        from sse_atlas import Atlas

        (folder / "report.pickle").write_bytes(pickle.dumps(Atlas.open(atlas_dir).validate()))

    report: Report = pickle.loads((shared("validated", check) / "report.pickle").read_bytes())
    return report


@pytest.fixture(scope="session")
def free_port() -> Callable[[], int]:
    """A function that returns a loopback port nobody listens on."""

    def find() -> int:
        with socket.socket() as probe:
            probe.bind((LOOPBACK, 0))
            port: int = probe.getsockname()[1]
            return port

    return find


@pytest.fixture(scope="session")
def oxigraph_server(
    free_port: Callable[[], int], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[Path | str | None], str]]:
    """A function that starts a real server of its own and returns the address of its /query.

    It takes TriG (a file, or the text itself) to load, or nothing for an empty server; /update and /store stand beside
    /query.
    """
    binary = shutil.which("oxigraph", path=sysconfig.get_path("scripts")) or shutil.which("oxigraph")
    if binary is None:
        pytest.skip("not checked here: no oxigraph server")
    with ExitStack() as servers:

        def start(trig: Path | str | None = None) -> str:
            folder = tmp_path_factory.mktemp("oxigraph")
            base = f"http://{LOOPBACK}:{(port := free_port())}"
            log = servers.enter_context((folder / "server.log").open("wb"))
            command = [binary, "serve", "--location", str(folder / "store"), "--bind", f"{LOOPBACK}:{port}"]
            server = servers.enter_context(subprocess.Popen(command, stdout=log, stderr=log))
            servers.callback(server.terminate)
            _wait_for(port, server, folder / "server.log")
            if trig is not None:
                body = trig.read_bytes() if isinstance(trig, Path) else trig.encode("utf-8")
                _post(f"{base}/store", body, "application/trig")
            return f"{base}/query"

        yield start


def _wait_for(port: int, server: subprocess.Popen[bytes], log: Path, seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if server.poll() is not None:
            pytest.fail(f"the oxigraph server ended at once: {log.read_text(encoding='utf-8')}")
        try:
            socket.create_connection((LOOPBACK, port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    pytest.fail(f"the oxigraph server did not answer within {seconds} s")


def _post(address: str, body: bytes, media_type: str) -> None:
    request = urllib.request.Request(address, data=body, headers={"Content-Type": media_type}, method="POST")
    with urllib.request.urlopen(request, timeout=60) as answer:
        assert answer.status in (200, 201, 204), answer.status

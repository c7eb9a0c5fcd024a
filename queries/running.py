"""Running a query so that it can be stopped: the engine cannot be interrupted, a process can.

A query over a folder runs in a child process, which opens the atlas itself; whatever happens, the child is ended and
reaped before `run` returns. A server has limits of its own, and is asked from this process.
"""

from __future__ import annotations

import faulthandler
import multiprocessing
import os
import pickle
import signal
import threading
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Final

from sse_atlas.errors import QueryError
from sse_atlas.graph.as_of import AsOf, as_of
from sse_atlas.graph.results import Result, from_json, from_ntriples
from sse_atlas.graph.store import LocalStore, Store, raw_answer

_WHERE: Final = "the query"
_ROWS, _STATEMENTS, _ERROR, _KNOWN = b"r", b"s", b"e", b"k"
#: Told what is not known of the network as of a year.
Tell = Callable[[AsOf], object]
#: Brackets nested deeper than any query a person writes; a few thousand of them end the engine's process.
_DEEP: Final = 500
_OUT_OF_MEMORY: Final = 77


def open_store(where: str, timeout: float | None = None) -> Store:
    """Open an atlas for several queries: a folder, or the http(s) address of a SPARQL endpoint.

    `timeout` (seconds) is for each query to a server. Raises InputError where the folder is no atlas, RemoteError where the
    server cannot be reached or holds none.
    """
    if not _is_address(where):
        return LocalStore.open(Path(where))
    from sse_atlas.graph.remote import RemoteStore

    return RemoteStore(where) if timeout is None else RemoteStore(where, timeout=timeout)


def run(where: str, text: str, *, timeout: float | None = None, year: int | None = None, tell: Tell | None = None) -> Result:
    """Run a query over an atlas folder or a SPARQL endpoint, and stop it after `timeout` seconds.

    With a `year` it is run over the atlas as of then, and `tell` is told what of that is not known; the atlas of a server is
    fetched for it. Raises QueryError where the query cannot be read, takes too long or breaks the engine, InputError and
    RemoteError as `open_store` does. A KeyboardInterrupt stops the query and goes on.
    """
    if _is_address(where) and year is None:
        return open_store(where, timeout).query(text)
    # A forked child has all modules already; where there is no fork it imports them again.
    context: Any = multiprocessing.get_context("fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn")
    receiver, sender = context.Pipe(duplex=False)
    deadline = None if timeout is None else time.monotonic() + timeout
    child = context.Process(target=_work, args=(sender, where, text, year), daemon=True)
    try:
        child.start()
        sender.close()
        answer = _received(receiver, deadline, timeout)
        while answer[:1] == _KNOWN:
            if tell:
                tell(pickle.loads(answer[1:]))
            answer = _received(receiver, deadline, timeout)
    except EOFError:
        child.join()
        raise _broken(child.exitcode, text) from None
    except (OSError, MemoryError) as error:
        raise QueryError(f"cannot be run here ({error})", where=_WHERE, do="free memory, or ask for less") from error
    finally:
        sender.close()
        if child.pid is not None:
            child.kill()
            child.join()
        child.close()
        receiver.close()
    return _read(answer)


def _received(receiver: Connection, deadline: float | None, timeout: float | None) -> bytes:
    """The next thing that the child says; QueryError where it says nothing in time."""
    if not receiver.poll(None if deadline is None else max(0.0, deadline - time.monotonic())):
        raise QueryError(f"stopped after {timeout:g} s", where=_WHERE, do="raise --timeout, or ask for less")
    return receiver.recv_bytes()


def _is_address(where: str) -> bool:
    return where.startswith(("http://", "https://"))


def _read(answer: bytes) -> Result:
    form, raw = answer[:1], answer[1:]
    if form == _ERROR:
        error: Exception = pickle.loads(raw)
        raise error
    return from_ntriples(raw) if form == _STATEMENTS else from_json(raw)


def _work(sender: Connection, where: str, text: str, year: int | None) -> None:
    """What the child does: answer, and go. It ends with its parent, at once on Ctrl-C, and says nothing itself."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 2)
    faulthandler.disable()
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        store = open_store(where)
        if year is not None:
            store, known = as_of(store, year)
            sender.send_bytes(_KNOWN + pickle.dumps(known))
        assert isinstance(store, LocalStore)
        statements, raw = raw_answer(store.store, text)
        sender.send_bytes((_STATEMENTS if statements else _ROWS) + raw)
    except MemoryError:
        os._exit(_OUT_OF_MEMORY)
    except Exception as error:
        sender.send_bytes(_ERROR + pickle.dumps(error))
    finally:
        # Freeing a large store takes longer than leaving it to the system.
        os._exit(0)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _broken(code: int | None, text: str) -> QueryError:
    """Say why a child ended without an answer."""
    if (depth := _depth(text)) > _DEEP:
        return QueryError(f"brackets nested {depth} deep break the engine", where=_WHERE, do="write it flatter")
    if code in (-signal.SIGABRT, _OUT_OF_MEMORY):
        return QueryError("ran out of memory", where=_WHERE, do="ask for less, or free memory")
    name = signal.Signals(-code).name if code is not None and code < 0 else f"code {code}"
    do = "ask for less: the system may have run out of memory" if code == -signal.SIGKILL else "simplify it"
    return QueryError(f"the engine broke off ({name})", where=_WHERE, do=do)


def _depth(text: str) -> int:
    depth = deepest = 0
    for character in text:
        if character in "({[":
            depth += 1
            deepest = max(deepest, depth)
        elif character in ")}]":
            depth -= 1
    return deepest

"""Where the quads of an atlas are: in a folder, held in memory where small and on disk where large.

A small store is the sorted N-Quads file itself, loaded when opened: two builds are then the same to the byte, which a
RocksDB folder never is. From LARGE quads on it is a RocksDB folder, which opens at once.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final, Protocol

import pyoxigraph

from sse_atlas.errors import InputError, QueryError
from sse_atlas.graph.manifest import DISK_FOLDER, MEMORY_FILE, Manifest, read_manifest
from sse_atlas.graph.nquads import Quads
from sse_atlas.graph.results import Result, from_json, from_ntriples
from sse_atlas.graph.swap import recover

#: About a second of CPU time to load; beyond it a folder on disk opens sooner.
LARGE: Final = 250_000


class Store(Protocol):
    """Anything that answers queries over an atlas."""

    base: str

    def query(self, text: str) -> Result:
        """Run a SPARQL 1.1 query; raise QueryError where it cannot be read or run."""
        ...


class LocalStore:
    """The store of an atlas folder; `on_disk` tells that the quads are not held in memory."""

    def __init__(self, store: pyoxigraph.Store, base: str, manifest: Manifest | None = None, *, on_disk: bool = False) -> None:
        self.store = store
        self.base = base
        self.manifest = manifest
        self.on_disk = on_disk

    @classmethod
    def open(cls, folder: Path) -> LocalStore:
        """Open an atlas folder for reading; raise InputError where it is none or is broken."""
        recover(folder)
        manifest = read_manifest(folder)
        path = folder / manifest.store
        try:
            if manifest.store == DISK_FOLDER:
                return cls(pyoxigraph.Store.read_only(str(path)), manifest.base, manifest, on_disk=True)
            store = pyoxigraph.Store()
            store.bulk_load(path=str(path), format=pyoxigraph.RdfFormat.N_QUADS, lenient=True)
            if len(store) != manifest.quads:
                raise ValueError(f"{len(store)} quads, not {manifest.quads}")
        except (OSError, RuntimeError, SyntaxError, ValueError) as error:
            raise InputError("the store cannot be read", where=str(path), do="build the atlas again: sse-atlas build") from error
        return cls(store, manifest.base, manifest)

    def query(self, text: str) -> Result:
        """Run a SPARQL 1.1 query in this process; nothing stops it (see `sse_atlas.queries` for queries that can be)."""
        return answer(self.store, text)


def answer(store: pyoxigraph.Store, text: str) -> Result:
    """Run a query over an Oxigraph store; raise QueryError where it cannot be read or fails."""
    statements, raw = raw_answer(store, text)
    return from_ntriples(raw) if statements else from_json(raw)


def raw_answer(store: pyoxigraph.Store, text: str) -> tuple[bool, bytes]:
    """Run a query as `answer` does, and give its answer unread: N-Triples (and True), or SPARQL results in JSON."""
    try:
        found = store.query(text)
        if isinstance(found, pyoxigraph.QueryTriples):
            return True, found.serialize(format=pyoxigraph.RdfFormat.N_TRIPLES) or b""
        return False, found.serialize(format=pyoxigraph.QueryResultsFormat.JSON) or b""
    except SyntaxError as error:
        raise QueryError(f"cannot be read: {error.msg or error}", where="the query", do=_hint(text)) from error
    except (OSError, ValueError, RuntimeError) as error:
        raise QueryError(f"failed: {error}", where="the query", do="simplify it, or check what it asks") from error


def _hint(text: str) -> str:
    words = text.upper().split()
    if any(word in words for word in ("INSERT", "DELETE", "LOAD", "CLEAR", "DROP")):
        return "an atlas is only read; change its sources and build it again"
    return "write SPARQL 1.1; see the examples of sse-atlas query --help"


def load(store: pyoxigraph.Store, quads: Quads) -> None:
    """Load quads into a store in memory, some thousand blocks at a time: one long text would be copied twice."""
    for chunk in quads.chunks():
        # In memory a plain load takes no longer than a bulk load, and less room.
        store.load(chunk.encode("utf-8"), format=pyoxigraph.RdfFormat.N_QUADS, lenient=True)


def write_store(folder: Path, quads: Quads, large: int = LARGE) -> tuple[pyoxigraph.Store, str]:
    """Write quads as the store of a new atlas folder, from `large` quads on to disk; give it opened, and its name there.

    Raises OSError where the disk is full or the folder cannot be written.
    """
    if len(quads) >= large:
        store = pyoxigraph.Store(str(folder / DISK_FOLDER))
        # Each bulk load makes files of its own; few large ones open faster than many small ones.
        for chunk in quads.chunks(size=100_000):
            store.bulk_load(chunk.encode("utf-8"), format=pyoxigraph.RdfFormat.N_QUADS, lenient=True)
        store.flush()
        return store, DISK_FOLDER
    with (folder / MEMORY_FILE).open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(quads.lines())
        file.flush()
        os.fsync(file.fileno())
    store = pyoxigraph.Store()
    load(store, quads)
    return store, MEMORY_FILE

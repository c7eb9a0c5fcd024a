"""Taking the graph away: RDF of the accepted view or of the whole dataset, tables, network files, points, profiles."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sse_atlas.errors import QueryError, UnwritableError
from sse_atlas.graph.exports import kumu, murmurations, networks, points, rdf
from sse_atlas.graph.exports.folder import PACKAGE, csv_folder, read_csv_export
from sse_atlas.graph.exports.part import Kept, actors_of, around, keep
from sse_atlas.graph.exports.rdf import statements
from sse_atlas.graph.exports.rows import rows
from sse_atlas.graph.store import Store

if TYPE_CHECKING:
    import networkx

__all__ = ["FOLDER", "FORMATS", "Exported", "actors_of", "around", "export", "read_csv_export", "statements"]

#: The form that is a folder of files.
FOLDER: Final = "csv"


@dataclass(frozen=True)
class Exported:
    """What an export gives: one file, or the files of a folder by name; `notes` tell what could not be taken along."""

    content: bytes = b""
    files: Mapping[str, bytes] | None = None
    notes: tuple[str, ...] = ()

    def write(self, to: Path) -> None:
        """Write the file, or the files into a folder that is made where there is none; UnwritableError where it cannot be."""
        try:
            if self.files is None:
                to.write_bytes(self.content)
                return
            to.mkdir(parents=True, exist_ok=True)
            for name, content in self.files.items():
                (to / name).write_bytes(content)
        except OSError as error:
            what = f"cannot be written ({error.strerror})"
            raise UnwritableError(what, where=str(to), do=f"name another {'file' if self.files is None else 'folder'}") from error


def export(store: Store, form: str, *, actors: Collection[str] | None = None, for_spreadsheet: bool = False) -> Exported:
    """Write the atlas in one of FORMATS, or the part of it that is about some actors (IRIs); QueryError for another form.

    ttl, nt, rdfxml: the accepted view. trig, nq, jsonld: the whole dataset. csv: a folder of tables, safe to open in a
    spreadsheet with `for_spreadsheet`. graphml, gexf, kumu: the network. geojson: the actors as points. murmurations:
    the actors as profiles.
    """
    if form not in _WRITERS:
        raise QueryError(f"no export {form!r}", do=f"use one of {', '.join(FORMATS)}")
    return _WRITERS[form](_Asked(store, form, actors, for_spreadsheet))


@dataclass(frozen=True)
class _Asked:
    """What is asked for, and the two things that the forms are made from."""

    store: Store
    form: str
    actors: Collection[str] | None
    for_spreadsheet: bool

    @property
    def part(self) -> Kept | None:
        return None if self.actors is None else keep(self.store, self.actors)

    @property
    def network(self) -> networkx.MultiDiGraph:
        return networks.drawn(self.store, self.actors)


def _view(asked: _Asked) -> Exported:
    return Exported(rdf.view(asked.store, asked.form, asked.part))


def _dataset(asked: _Asked) -> Exported:
    return Exported(rdf.dataset(asked.store, asked.form, asked.part))


def _csv(asked: _Asked) -> Exported:
    tables = rows(asked.store, keep(asked.store, asked.actors))
    files = csv_folder(tables, asked.store.base, for_spreadsheet=asked.for_spreadsheet)
    return Exported(files[PACKAGE], files)


def _graphml(asked: _Asked) -> Exported:
    return Exported(networks.graphml(asked.network))


def _gexf(asked: _Asked) -> Exported:
    return Exported(networks.gexf(asked.network))


def _geojson(asked: _Asked) -> Exported:
    return Exported(points.geojson(asked.network))


def _kumu(asked: _Asked) -> Exported:
    return Exported(kumu.kumu(asked.store, asked.network))


def _murmurations(asked: _Asked) -> Exported:
    content, notes = murmurations.murmurations(asked.store, asked.network)
    return Exported(content, notes=notes)


_WRITERS: Final[dict[str, Callable[[_Asked], Exported]]] = {
    **dict.fromkeys(rdf.VIEW, _view),
    **dict.fromkeys(rdf.DATASET, _dataset),
    FOLDER: _csv,
    "graphml": _graphml,
    "gexf": _gexf,
    "geojson": _geojson,
    "kumu": _kumu,
    "murmurations": _murmurations,
}

#: What `export` writes.
FORMATS: Final = tuple(_WRITERS)

"""Which loader reads a source: told from what it is, not from what it is called."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from sse_atlas.errors import InputError
from sse_atlas.graph.iris import LOCAL_BASE, slug_of
from sse_atlas.graph.memory import collector_paused
from sse_atlas.graph.records import Batch, Thing
from sse_atlas.loaders.amendments import read_disagreements_between
from sse_atlas.loaders.csvfile import header_of, read_text
from sse_atlas.loaders.folder import is_directory, is_folder, read_folder, read_source
from sse_atlas.loaders.identity import Ledger
from sse_atlas.loaders.lists import ACTOR_MARK, RELATION_MARKS, Tie, read_actors, read_memberships, read_relations
from sse_atlas.loaders.names import Names
from sse_atlas.loaders.rdffile import RDF_SUFFIXES, read_rdf
from sse_atlas.ontology import BASE

LEDGER: Final = "identity.csv"
#: What the sources of a data folder say against each other, beside the ledger.
BETWEEN: Final = "disagreements.csv"
#: What names of documents end with.
DOCUMENTS: Final = (".pdf", ".txt", ".text", ".md", ".markdown")
#: The header of a table stands within so many bytes.
_HEAD: Final = 10_000


def data_folder() -> Path:
    """Give the folder of the bundled data."""
    return Path(str(files("sse_atlas.data")))


def bundled() -> list[Path]:
    """Give the folders of the bundled sources: directories of members first, then the latest, then by name.

    A name to show is that of the first source that prints one: a directory is where its members say who they are, and
    of two other documents the later one knows more.
    """
    by_name = sorted(path for path in data_folder().iterdir() if is_folder(path))
    latest = sorted(by_name, key=lambda path: read_source(path).issued, reverse=True)
    return sorted(latest, key=lambda path: not is_directory(path))


def read_sources(sources: Sequence[Path]) -> Batch:
    """Read all sources into one batch; without any, the bundled ones.

    Raises InputError where a source is missing or of no kind known; what is refused inside one is in the batch.
    """
    batch = Batch()
    tables: list[tuple[Path, str]] = []
    parents: dict[Path, None] = {}
    for path in sources or bundled():
        if is_folder(path):
            batch.add(read_folder(path, Ledger.read(path.parent / LEDGER)))
            parents[path.resolve().parent] = None
        elif path.is_dir():
            tables += [(table, read_text(table)) for table in _tables(path)]
        elif path.suffix.lower() in RDF_SUFFIXES:
            batch.add(read_rdf(path, source_id(path), _taken(batch)))
        elif _is_document(path):
            batch.add(_read_document(path))
        else:
            tables.append((path, read_text(path)))
    for parent in parents:
        if (between := parent / BETWEEN).is_file():
            read_disagreements_between(between, batch, _ids(parent))
    with collector_paused():
        _read_tables(tables, batch)
    _check_sources(batch)
    return batch


def _ids(folder: Path) -> set[str]:
    """The ids of the curated sources of a data folder; one that cannot be read says so when it is built itself."""
    found = set()
    for path in folder.iterdir():
        if is_folder(path):
            with suppress(InputError):
                found.add(read_source(path).id)
    return found


def base_for(sources: Sequence[Path], base: str | None) -> str:
    """Give the base of a build: the one asked for; else ours for the bundled data, and never ours for other data."""
    if base:
        return base
    own = {path.resolve() for path in bundled()}
    return BASE if all(path.resolve() in own for path in sources) else LOCAL_BASE


def _is_document(path: Path) -> bool:
    """Tell whether a file is a document to be read by rule: a PDF, or a text by its name that begins as no table does."""
    named = path.suffix.lower() in DOCUMENTS
    with suppress(OSError, ValueError), path.open("rb") as file:
        head = file.read(_HEAD)
        if b"%PDF-" in head[:1024]:
            return True
        columns = header_of(head.decode("utf-8", "replace").replace("\0", " "))
        return named and not (ACTOR_MARK in columns or all(mark in columns for mark in RELATION_MARKS))
    return named


def _read_document(path: Path) -> Batch:
    """Read a document by rule, by way of the tables that a person would review; a refusal tells the document's line."""
    from sse_atlas.loaders.extracting import extract
    from sse_atlas.loaders.review.write import write

    extraction = extract(path)
    with TemporaryDirectory() as place:
        folder = Path(place) / extraction.source["id"]
        write(extraction, folder)
        batch = read_folder(folder, Ledger())
    batch.refusals = [replace(refusal, where=f"{path}:{extraction.line_of(refusal.where)}") for refusal in batch.refusals]
    return batch


def _tables(folder: Path) -> list[Path]:
    found = sorted(folder.glob("*.csv"))
    if not found:
        raise InputError("no table in this folder", where=str(folder), do="name a folder with .csv files, or a file")
    return found


def _read_tables(tables: Iterable[tuple[Path, str]], batch: Batch) -> None:
    """Read the lists of actors first, so that relations of any table may be to actors of any other."""
    relations: list[tuple[Path, str]] = []
    ties: list[Tie] = []
    taken = _taken(batch)
    for path, text in tables:
        columns = header_of(text)
        if all(mark in columns for mark in RELATION_MARKS):
            relations.append((path, text))
        elif ACTOR_MARK in columns:
            batch.add(read_actors(path, source_id(path), text, taken, ties))
        else:
            there = ", ".join(name for name in columns if name)[:120] or "nothing readable"
            raise InputError(
                f"a table with neither a column {ACTOR_MARK!r} (a list of actors) nor {', '.join(RELATION_MARKS)} (relations)",
                where=f"{path}:1",
                do=f"add the column to its header; there: {there}",
            )
    names = Names(batch.actors, batch.claims) if ties or relations else Names()
    batch.add(read_memberships(ties, names))
    for path, text in relations:
        batch.add(read_relations(path, source_id(path), text, names))


def _taken(batch: Batch) -> dict[str, str]:
    """The slugs of the actors and events read so far, and the source of each."""
    taken = {actor.slug: cited.source for actor in batch.actors for cited in actor.citations[:1]}
    return taken | {claim.subject.slug: claim.source for claim in batch.claims if isinstance(claim.subject, Thing)}


def _check_sources(batch: Batch) -> None:
    """Citations name a source by its id, and a number is said once: two of one id could not be told apart."""
    twice = [id_ for id_, count in Counter(source.id for source in batch.sources).items() if count > 1]
    if twice:
        titles = " and ".join(source.title for source in batch.sources if source.id == twice[0])
        raise InputError(f"two sources go by the name {twice[0]!r} ({titles})", do="name each file once, or rename one")
    for slug, count in Counter(figure.slug for figure in batch.figures).items():
        if count > 1:
            raise InputError(f"two sources give a figure the slug {slug!r}", do="give one of the two another in its figures.csv")


def source_id(path: Path) -> str:
    """Give the source id of a file: its name as a slug."""
    return slug_of(path.stem) or "source"

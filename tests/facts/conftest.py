"""The bundled data and the document that they were read from."""

from __future__ import annotations

import csv
from hashlib import sha256
from pathlib import Path

import pytest

from sse_atlas.graph.accept import accept
from sse_atlas.graph.records import Batch, Thing
from sse_atlas.loaders import bundled, read_sources
from sse_atlas.loaders.outline import Outline
from sse_atlas.loaders.read import data_folder
from sse_atlas.ontology import relation_types

#: Rows of a table, by column.
Rows = list[dict[str, str]]
#: The two ends of a relation and its type between them.
Key = tuple[str, str, str]
#: The relations of the five documents, read a second time.
READING = Path(__file__).parents[1] / "data" / "second-reading" / "relations.csv"


def rows_of(path: Path) -> Rows:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def key(start: str, type_: str, end: str) -> Key:
    first, last = sorted((start, end)) if relation_types()[type_].symmetric else (start, end)
    return first, type_, last


@pytest.fixture(scope="session")
def folder() -> Path:
    """The folder of the yearbook's tables."""
    return data_folder() / "gsef-yearbook-2021"


@pytest.fixture(scope="session")
def members(folder: Path) -> Rows:
    return rows_of(folder / "members.csv")


@pytest.fixture(scope="session")
def batch(folder: Path) -> Batch:
    """What the yearbook says."""
    read = read_sources([folder])
    assert not read.refusals
    return read


@pytest.fixture(scope="session")
def accepted(batch: Batch) -> Batch:
    return accept(batch)


@pytest.fixture(scope="session")
def whole() -> Batch:
    """What all bundled sources say."""
    read = read_sources([])
    assert not read.refusals
    assert len(read.sources) == len(bundled()) == 5
    return read


@pytest.fixture(scope="session")
def whole_accepted(whole: Batch) -> Batch:
    return accept(whole)


@pytest.fixture(scope="session")
def documents(sources_dir: Path) -> dict[str, bytes]:
    """The documents by the sha256 of their text: their names may change."""
    return {sha256(content).hexdigest(): content for path in sources_dir.glob("*.txt") if (content := path.read_bytes())}


@pytest.fixture(scope="session")
def lines(batch: Batch, documents: dict[str, bytes]) -> dict[int, str]:
    """The lines of the yearbook by their number."""
    (source,) = batch.sources
    text = documents[source.sha256].decode("utf-8")
    return dict(enumerate(text.split("\n"), 1))


@pytest.fixture(scope="session")
def outline(folder: Path) -> Outline:
    """The headings of the yearbook."""
    return Outline.read(folder / "outline.csv", [])


@pytest.fixture(scope="session")
def ours(whole: Batch) -> set[Key]:
    names = {type_.iri: name for name, type_ in relation_types().items()}
    return {
        key(claim.subject.slug, names[claim.predicate], claim.object.slug)
        for claim in whole.claims
        if claim.predicate in names and isinstance(claim.subject, Thing) and isinstance(claim.object, Thing)
    }


@pytest.fixture(scope="session")
def left_out() -> Rows:
    return [row for path in sorted(data_folder().glob("*/left-out.csv")) for row in rows_of(path)]

"""Directories that nobody has seen, read whole: every field found, nothing lost, no fault in a document that is an exception."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sse_atlas.errors import AtlasError
from sse_atlas.graph.names import folded
from sse_atlas.loaders.extracting import extract
from sse_atlas.loaders.review.write import write
from tests.loaders.directories.made_directories import make
from tests.loaders.directories.made_pdf import UNFIT, to_pdf_with_pages
from tests.loaders.directories.made_score import ASKED, MARK, Score, rows_of, score_folder
from tests.loaders.directories.made_truth import VARIATIONS, Made

#: Seeds of directories of 8 to 25 members, and of those that are set as a PDF.
SEEDS = {101: 8, 102: 11, 103: 14, 104: 18, 105: 22, 106: 25}
PDF_SEEDS = {1: 10, 4: 10}
IN_PDF = ("name", "since", "city", "country", "websites", "emails")
COPIES = 150
#: Copies that a reader fell over once: a bullet with nothing behind it below the words of a survey.
MET = (408, 1823, 9215)


def written(document: bytes | str, suffix: str, folder: Path, kind: str = "") -> Path:
    """The folder of tables that is written of a document."""
    path = folder / f"directory{suffix}"
    path.write_bytes(document.encode() if isinstance(document, str) else document)
    write(extract(path, kind), folder / "tables")
    return folder / "tables"


def below(score: Score, fields: tuple[str, ...] = ASKED) -> list[str]:
    """The fields that miss the mark, in words."""
    return [
        f"{name}: precision {score.precision(name):.3f}, recall {score.recall(name):.3f}: {score.misses[name]}"
        for name in fields
        if min(score.precision(name), score.recall(name)) < MARK
    ]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_every_field_is_found(seed: int, suffix: str, tmp_path: Path) -> None:
    made = make(seed, members=SEEDS[seed])
    folder = written(made.text if suffix == ".txt" else made.markdown, suffix, tmp_path)
    score = score_folder(folder, made.truth.members)
    assert not below(score)
    assert score.true["name"] >= 2 * len(made.truth.members)


@pytest.mark.parametrize("variation", VARIATIONS)
def test_each_variation_by_itself_is_read(variation: str, tmp_path: Path) -> None:
    made = make(5, variations=[variation], members=6)
    assert made.variations == {variation}
    assert not below(score_folder(written(made.text, ".txt", tmp_path), made.truth.members))


@pytest.mark.parametrize("seed", PDF_SEEDS)
def test_a_pdf_gives_the_same_members_and_their_pages(seed: int, tmp_path: Path) -> None:
    made = make(seed, variations=make(seed).variations - UNFIT, members=PDF_SEEDS[seed])
    document, pages = to_pdf_with_pages(made)
    folder = written(document, ".pdf", tmp_path)
    assert not below(score_folder(folder, made.truth.members, lines=False), IN_PDF)
    page_of = {folded(row["heading_name"]): row["page"] for row in rows_of(folder, "members")}
    assert page_of == {folded(made.truth.members[n].heading): str(page) for n, page in pages.items()}


def lost(made: Made, folder: Path) -> list[str]:
    """The names and addresses of the members that stand in no table, unplaced.csv among them."""
    left = [row["text"] for row in rows_of(folder, "unplaced")]
    members = rows_of(folder, "members")
    names = {folded(row[f"{place}_name"]) for row in members for place in ("contents", "list", "heading")}
    addresses = {row["printed"] for table in ("websites", "emails") for row in rows_of(folder, table)}
    truth = made.truth.members
    wanted = {name for one in truth for name in (one.contents, one.listed, one.heading) if folded(name) not in names}
    wanted |= {address for one in truth for address in (*one.websites, *one.emails)} - addresses
    return sorted(words for words in wanted if not any(words in text for text in left))


@settings(max_examples=15, derandomize=True, database=None)
@given(
    seed=st.integers(0, 10**6),
    variations=st.sets(st.sampled_from(sorted(VARIATIONS)), max_size=10),
    members=st.integers(3, 10),
)
def test_nothing_is_lost_whatever_comes_together(seed: int, variations: set[str], members: int) -> None:
    made = make(seed, variations, members)
    with TemporaryDirectory() as place:
        assert lost(made, written(made.text, ".txt", Path(place), "directory")) == []


@pytest.fixture(scope="module")
def benchmark() -> ModuleType:
    path = Path(__file__).parents[3] / "benchmarks" / "extraction.py"
    spec = importlib.util.spec_from_file_location("benchmarks_extraction", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_copies_with_faults_are_read_or_refused_with_a_word(benchmark: ModuleType, tmp_path: Path) -> None:
    read = 0
    for seed in range(COPIES):
        try:
            folder = tmp_path / str(seed)
            folder.mkdir()
            written(benchmark.mutant(seed, most=4), ".txt", folder)
            read += 1
        except AtlasError as refusal:
            assert "\n" not in str(refusal)
    assert read > COPIES / 2


@pytest.mark.parametrize("seed", MET)
def test_a_fault_met_once_is_read(benchmark: ModuleType, seed: int, tmp_path: Path) -> None:
    assert rows_of(written(benchmark.mutant(seed), ".txt", tmp_path), "members")


def test_a_line_too_long_for_the_rules_is_told(tmp_path: Path) -> None:
    text = make(5, variations=[], members=3).text
    line = " ".join(f"www.b{number}.example.org" for number in range(20_000))
    folder = written(f"{text}\n{line}\n", ".txt", tmp_path)
    told = [row for row in rows_of(folder, "unplaced") if row["line"] == str(len(text.split("\n")) + 1)]
    assert any(row["why"].startswith("longer than 2,000 characters") for row in told)
    assert all(len(row["text"]) < 2_000 for row in told)

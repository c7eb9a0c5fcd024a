"""The benchmark of possible partners: it hides what it says, ranks as the command does, and partners are found."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from sse_atlas.graph import LocalStore
from sse_atlas.ontology import BASE
from sse_atlas.queries.answers.affinity import rank
from sse_atlas.queries.answers.surroundings import Asked

SCRIPT = Path(__file__).parent.parent / "benchmarks" / "partners.py"


@pytest.fixture(scope="module")
def benchmark() -> ModuleType:
    spec = importlib.util.spec_from_file_location("benchmarks_partners", SCRIPT)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def store(atlas_dir: Path) -> LocalStore:
    return LocalStore.open(atlas_dir)


def test_it_ranks_as_the_command_does(benchmark: ModuleType, store: LocalStore) -> None:
    whole = benchmark.Whole.of(store)
    for actor in sorted(whole.stated)[::16]:
        assert rank(whole, actor) == rank(Asked(store), actor)
    kind = f"{BASE}kind/LocalGovernment"
    for slug in ("montreal", "rtes"):
        iri = f"{store.base}id/{slug}"
        for options in ({"other_region": True}, {"kind": kind}):
            assert rank(whole, iri, **options) == rank(Asked(store), iri, **options)


def test_a_hidden_tie_cannot_be_seen(benchmark: ModuleType, store: LocalStore) -> None:
    whole = benchmark.Whole.of(store)
    hidden = {pair for pair in whole.pairs if f"{store.base}id/ssegov" in pair}
    seen = whole.without(hidden)
    assert len(hidden) > 10
    for start, end in hidden:
        assert end in whole.ties[start] and start in whole.ties[end]
        assert end not in seen.ties[start] and start not in seen.ties[end]
    assert sum(whole._number.values()) > sum(seen._number.values())


def test_memberships_of_the_largest_network_are_no_ties_to_hide(benchmark: ModuleType, store: LocalStore) -> None:
    whole = benchmark.Whole.of(store)
    of_gsef = [pair for pair in whole.pairs if f"{store.base}id/gsef" in pair]
    assert 0 < len(of_gsef) < 15
    assert len(whole.pairs) > 100
    assert all(end in whole.stated for pair in whole.pairs for end in pair)


def test_equal_worth_shares_the_places(benchmark: ModuleType) -> None:
    assert benchmark.placed({"a": 2, "b": 1}, "a") == (1.0, 1.0)
    assert benchmark.placed({"a": 2, "b": 1}, "b") == (1.0, 0.5)
    assert benchmark.placed({"a": 2}, "b") == (0.0, 0.0)
    hit, _ = benchmark.placed(dict.fromkeys(map(str, range(40)), 0), "7")
    assert hit == pytest.approx(10 / 40)
    assert benchmark.placed({**{str(number): 1 for number in range(10)}, "last": 0}, "last")[0] == 0.0


def test_partners_are_found_more_often_than_by_popularity_and_at_random(benchmark: ModuleType, store: LocalStore) -> None:
    asked = list(benchmark.ask(benchmark.Whole.of(store), 8))
    tally = benchmark.Tally(asked)
    ours, popular, random = (tally.hits(name) for name in (benchmark.OURS, benchmark.POPULAR, benchmark.AT_RANDOM))
    assert ours > 0.4
    assert ours > 1.5 * popular > popular > random
    assert tally.mean_reciprocal_rank(benchmark.OURS) > 1.5 * tally.mean_reciprocal_rank(benchmark.POPULAR)
    for name in benchmark.SIGNALS:
        assert tally.hits(name) < ours


def test_the_script_prints_its_tables(atlas_dir: Path) -> None:
    done = subprocess.run(
        [sys.executable, SCRIPT, "--atlas", atlas_dir, "--splits", "1"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    titles = [line for line in done.stdout.splitlines() if "questions about" in line]
    assert len(titles) == 5
    assert "249 actors" in done.stdout and "times as many as popularity" in done.stdout

"""The file that is mailed stays small: the page of a hundred made-up actors, as the benchmark makes them."""

from __future__ import annotations

import gzip
import sys
from pathlib import Path

import pytest

from sse_atlas import Atlas

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"


def test_the_page_of_a_hundred_keeps_to_its_budget(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    sys.modules.pop("explorer", None)
    import explorer  # type: ignore[import-not-found]

    Atlas.build(explorer.generate(tmp_path, 100), tmp_path / "atlas")
    assert len(gzip.compress((tmp_path / "atlas" / "explorer.html").read_bytes(), 9)) <= 230_000

"""The relations of the five documents, read a second time by people who saw none of the tables.

What only one reading has is left out, and data/SOURCE/left-out.csv says why.
"""

from __future__ import annotations

import pytest

from sse_atlas.graph.records import Batch
from sse_atlas.loaders.read import data_folder
from tests.facts.conftest import READING, Key, Rows, key, rows_of


def test_every_relation_of_the_second_reading_is_ours_or_left_out_with_a_reason(ours: set[Key], left_out: Rows) -> None:
    second = {key(row["from"], row["type"], row["to"]) for row in rows_of(READING)}
    named = {key(row["from"], row["type"], row["to"]) for row in left_out}
    assert len(second) > 500
    assert second - ours - named == set()
    assert len(second & ours) > 400


def test_what_is_left_out_is_not_in_the_graph_and_has_a_reason(ours: set[Key], left_out: Rows) -> None:
    assert len(left_out) > 100
    assert {key(row["from"], row["type"], row["to"]) for row in left_out} & ours == set()
    assert [row for row in left_out if not row["reason"]] == []


def test_there_are_more_relations_than_memberships_in_the_publisher(ours: set[Key]) -> None:
    beside = {one for one in ours if one[1:] != ("memberOf", "gsef") and one[1] not in ("participatedIn", "studies")}
    assert len(beside) > 350


def test_a_doubt_is_ours_and_short(whole: Batch) -> None:
    doubts = [claim.doubt for claim in whole.claims if claim.doubt]
    assert len(doubts) > 50
    assert all(len(doubt) < 120 and not doubt.endswith(".") for doubt in doubts)


@pytest.mark.parametrize("source", sorted(path.parent.name for path in data_folder().glob("*/left-out.csv")))
def test_a_line_left_out_is_one_of_the_document(source: str, documents: dict[str, bytes], whole: Batch) -> None:
    (digest,) = (known.sha256 for known in whole.sources if known.id == source)
    lines = documents[digest].decode("utf-8").split("\n")
    rows = rows_of(data_folder() / source / "left-out.csv")
    assert [row for row in rows if not lines[int(row["line"]) - 1].strip()] == []
    assert [int(row["line"]) for row in rows] == sorted(int(row["line"]) for row in rows)

"""The table that does not add up: where its own arithmetic points, and our count beside it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sse_atlas.graph.count import suspect_cells, table
from sse_atlas.graph.records import Batch

BY_SECTION = {
    "international": 3,
    "africa-and-middle-east": 31,
    "asia": 19,
    "europe": 6,
    "latin-and-central-america": 11,
    "north-america": 5,
}
SUSPECT = ("africa-and-middle-east", "local-governments")


def test_the_printed_table_points_at_one_cell(batch: Batch) -> None:
    cells, rows, columns = table(batch.figures)
    assert len(cells) == 17 and len(columns) == 3
    assert rows == BY_SECTION
    assert suspect_cells(cells, rows, columns) == [SUSPECT]


def test_the_corrected_table_adds_up(accepted: Batch) -> None:
    cells, rows, columns = table(accepted.figures)
    assert cells[SUSPECT] == 10
    assert suspect_cells(cells, rows, columns) == []


def test_our_count_stands_beside_each_stated_one(accepted: Batch) -> None:
    stated = {figure.slug: figure for figure in accepted.figures if not figure.stands_beside}
    ours = [figure for figure in accepted.figures if figure.stands_beside]
    assert len(ours) == len({figure.stands_beside for figure in ours}) == 26
    for figure in ours:
        beside = stated[figure.stands_beside]
        assert (figure.figure_of, figure.measure, figure.breakdown) == (beside.figure_of, beside.measure, beside.breakdown)
        assert figure.claims == () and figure.qualifier == "exactly"
    whole = {figure.breakdown[0].rpartition("/")[2]: int(figure.value) for figure in ours if len(figure.breakdown) == 1}
    assert {section: whole[section] for section in BY_SECTION} == BY_SECTION


def test_our_count_agrees_with_the_corrected_cell(accepted: Batch) -> None:
    (ours,) = (f for f in accepted.figures if f.stands_beside == "gsef-members-africa-and-middle-east-local-governments")
    assert ours.value == "10"


def test_a_row_or_column_without_a_total_is_not_judged() -> None:
    assert suspect_cells({("r", "c"): 5}, {}, {"c": 6}) == []
    assert suspect_cells({("r", "c"): 5}, {"r": 6}, {}) == []
    assert suspect_cells({("r", "c"): 5}, {"r": 6}, {"c": 6}) == [("r", "c")]


@pytest.mark.parametrize("size", [2, 3])
@given(data=st.data())
def test_one_wrong_cell_is_found(size: int, data: st.DataObject) -> None:
    keys = [(f"r{row}", f"c{column}") for row in range(size) for column in range(size)]
    right = {key: data.draw(st.integers(0, 30)) for key in keys}
    rows = {row: sum(value for key, value in right.items() if key[0] == row) for row, _ in keys}
    columns = {column: sum(value for key, value in right.items() if key[1] == column) for _, column in keys}
    assert suspect_cells(right, rows, columns) == []
    wrong = data.draw(st.sampled_from(keys))
    assert suspect_cells({**right, wrong: right[wrong] + data.draw(st.integers(1, 9))}, rows, columns) == [wrong]

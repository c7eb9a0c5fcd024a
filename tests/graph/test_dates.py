"""Partial dates: as written, never padded, nothing else."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sse_atlas.graph import dates
from sse_atlas.ontology import XSD


@given(st.dates(datetime.date(1000, 1, 1), datetime.date(2100, 12, 31)))
@example(datetime.date(2020, 2, 29))
def test_a_date_may_be_cut_after_the_month_or_the_year(day: datetime.date) -> None:
    text = day.isoformat()
    assert [dates.datatype(part) for part in (text, text[:7], text[:4])] == [XSD.date, XSD.gYearMonth, XSD.gYear]
    assert dates.year(text) == dates.year(text[:4]) == day.year


NO_DATES = [
    *("", "16", "0999", "2101", "20x6", "2016-13", "2016-00", "2021-02-29", "2016-1", "2016-05-1", "2016/05", "2016-05-"),
    *("90s", " 2016", "2016\n", "-2016", "٢٠١٦", "2016-05-30T00:00", "+2016"),
]


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_date_is_told(text: str) -> None:
    with pytest.raises(ValueError, match="is no date"):
        dates.datatype(text)

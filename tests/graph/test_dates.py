"""Partial dates: as written, never padded, nothing else; times of the day, the same in every zone."""

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


MINUTES = st.times().map(lambda clock: clock.replace(second=0, microsecond=0))
ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: datetime.timezone(datetime.timedelta(minutes=minutes)))


def written(clock: datetime.time, zone: datetime.timezone | None = None) -> str:
    return clock.replace(tzinfo=zone).isoformat()


@given(MINUTES, ZONES, ZONES)
@example(datetime.time(3), datetime.timezone(datetime.timedelta(hours=9)), datetime.UTC)
def test_a_time_is_itself_in_another_zone(clock: datetime.time, zone: datetime.timezone, other: datetime.timezone) -> None:
    there = datetime.datetime.combine(datetime.date(2021, 10, 8), clock, zone).astimezone(other)
    assert dates.same_time(written(clock, zone), written(there.time(), other))
    assert dates.same_time(written(there.time(), other), written(clock, zone))
    late = (there + datetime.timedelta(minutes=1)).time()
    assert not dates.same_time(written(clock, zone), written(late, other))


@given(MINUTES, MINUTES, ZONES)
def test_a_time_without_a_zone_is_one_with_any_of_its_digits(
    clock: datetime.time, other: datetime.time, zone: datetime.timezone
) -> None:
    for first, second in ((written(clock), written(other, zone)), (written(other, zone), written(clock))):
        assert dates.same_time(first, second) is (clock == other)
    assert dates.same_time(written(clock), written(other)) is (clock == other)


@pytest.mark.parametrize("text", ["", "18:", "6 pm", "25:00:00", "18:00 KST"])
def test_what_is_no_time_is_one_with_itself_only(text: str) -> None:
    assert dates.same_time(text, text)
    assert not dates.same_time(text, "18:00:00")
    assert not dates.same_time("18:00:00", text)

"""Partial dates as sources write them (a year, a month, a day; never padded), and times of the day."""

from __future__ import annotations

import re
from datetime import date, time, timedelta
from typing import Final

from sse_atlas.ontology import XSD

_PARTIAL: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


def datatype(text: str) -> str:
    """Give the XML Schema datatype IRI of "2016", "2016-05" or "2016-05-30"; raise ValueError where it is no date."""
    found = _PARTIAL.fullmatch(text)
    if not found or not 1000 <= int(found[1]) <= 2100:
        raise ValueError(f"{text!r} is no date from 1000 to 2100 of the form 2016, 2016-05 or 2016-05-30")
    year, month, day = (int(part) if part else 1 for part in found.groups())
    try:
        date(year, month, day)
    except ValueError as error:
        raise ValueError(f"{text!r} is no date of the calendar") from error
    return XSD.date if found[3] else XSD.gYearMonth if found[2] else XSD.gYear


def year(text: str) -> int:
    """Give the year of a partial date as an integer."""
    return int(text[:4])


def same_time(first: str, second: str) -> bool:
    """Tell whether two times of the form of xsd:time are one; a time without a zone is one with any that has its digits.

    A text of another form is one with itself only.
    """
    try:
        one, other = time.fromisoformat(first), time.fromisoformat(second)
    except ValueError:
        return first == second
    if one.tzinfo and other.tzinfo:
        return _in_utc(one) == _in_utc(other)
    return one.replace(tzinfo=None) == other.replace(tzinfo=None)


def _in_utc(clock: time) -> timedelta:
    """The time since midnight UTC; it may be that of the day before or after, which a time of the day does not tell."""
    since = timedelta(hours=clock.hour, minutes=clock.minute, seconds=clock.second, microseconds=clock.microsecond)
    return (since - (clock.utcoffset() or timedelta())) % timedelta(days=1)

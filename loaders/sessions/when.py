"""Dates and times as they are printed, in English, French, Spanish and Portuguese, as the tables write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from sse_atlas.graph import dates
from sse_atlas.graph.names import folded

_MONTHS: Final = {
    **dict.fromkeys(("january", "jan", "janvier", "enero", "janeiro"), 1),
    **dict.fromkeys(("february", "feb", "fevrier", "febrero", "fevereiro"), 2),
    **dict.fromkeys(("march", "mar", "mars", "marzo", "marco"), 3),
    **dict.fromkeys(("april", "apr", "avril", "abril"), 4),
    **dict.fromkeys(("may", "mai", "mayo", "maio"), 5),
    **dict.fromkeys(("june", "jun", "juin", "junio", "junho"), 6),
    **dict.fromkeys(("july", "jul", "juillet", "julio", "julho"), 7),
    **dict.fromkeys(("august", "aug", "aout", "agosto"), 8),
    **dict.fromkeys(("september", "sep", "sept", "septembre", "septiembre", "setembro"), 9),
    **dict.fromkeys(("october", "oct", "octobre", "octubre", "outubro"), 10),
    **dict.fromkeys(("november", "nov", "novembre", "noviembre", "novembro"), 11),
    **dict.fromkeys(("december", "dec", "decembre", "diciembre", "dezembro"), 12),
}
_NAMES: Final = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY: Final = r"(?P<{}>[0-3]?\d)(?:st|nd|rd|th|er|o|º)?"
_TO: Final = r" ?(?:-|–|~|to|au|al|a|ao) ?"
_OF: Final = r",? (?:of |de |del |do )?"
_YEAR: Final = r"(?P<year>(?:1[0-9]|20)\d\d)(?!\d)"
#: The forms of a date, the fullest first; they are searched in a folded text.
_FORMS: Final = tuple(
    re.compile(form, re.ASCII)
    for form in (
        r"\b(?P<year>(?:19|20)\d\d)-(?P<mm>[01]\d)-(?P<day>[0-3]\d)\b",
        rf"\b(?P<month>{_NAMES})\.? {_DAY.format('day')}(?:{_TO}{_DAY.format('last')})?{_OF}(?:the )?{_YEAR}",
        rf"\b{_DAY.format('day')}(?:{_TO}{_DAY.format('last')})?{_OF}(?P<month>{_NAMES})\.?{_OF}{_YEAR}",
        rf"\b(?P<day>[0-3]?\d)/(?P<mm>[01]?\d)/{_YEAR}",
        rf"\b(?P<month>{_NAMES})\.?{_OF}{_YEAR}",
        rf"\b(?P<month>{_NAMES})\.? {_DAY.format('day')}\b(?![:h]\d)",
        rf"\b{_DAY.format('day')} (?:of |de )?(?P<month>{_NAMES})\b",
    )
)
_ALONE: Final = re.compile(r"(?<![\d.,])(?P<year>1[89]\d\d|20\d\d)(?![\d.,]*\d)", re.ASCII)
_CLOCK: Final = r"([01]?\d|2[0-4])(?: ?[:h.] ?([0-5]\d)|h)?"
_SPAN: Final = re.compile(
    rf"(?<![\d:.]){_CLOCK}(?::?) ?(?:-|–|~|to|a|à|al|às|as|et) ?{_CLOCK}(?![\d:])(?: ?\(?([A-Z]{{2,5}})\b)?"
)


@dataclass(frozen=True, slots=True)
class When:
    """A date or a run of days as the tables write them ("2021-10-08", "2021-10", "2021"); where the words for it stand."""

    start: str
    end: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Clock:
    """A run of the clock: "18:00", "19:30" and the letters of the zone printed, "" where none is."""

    start: str
    end: str
    zone: str


def day_of(text: str, year: str = "") -> When | None:
    """Give the first date of a text, None where it has none; a day without a year is given the year.

    The places count in the folded text. Only the first 2,000 characters are looked at.
    """
    text = folded(text[:2000])
    for form in _FORMS:
        for match in form.finditer(text):
            found = _when(match, year)
            if found:
                return found
            if match.groupdict().get("year"):
                # A day that the calendar lacks is no date; its month and year alone would hide that.
                return None
    return None


def printed_of(text: str, when: When) -> str:
    """Give the words for a date as a text prints them; folded where folding has moved their places."""
    words = text[when.first : when.last]
    there = folded(text[:2000])[when.first : when.last]
    return words if folded(words) == there else there


def year_of(text: str) -> str:
    """Give the first year from 1800 to 2099 in a text, "" where it has none."""
    found = _ALONE.search(text[:2000])
    return found["year"] if found else ""


def _when(match: re.Match[str], known: str) -> When | None:
    part = match.groupdict()
    year = part.get("year") or known
    if not year:
        return None
    month = _MONTHS[part["month"]] if part.get("month") else int(part["mm"])
    start = f"{year}-{month:02}"
    day, last = part.get("day"), part.get("last")
    end = f"{start}-{int(last):02}" if last else ""
    start = f"{start}-{int(day):02}" if day else start
    try:
        for date in filter(None, (start, end)):
            dates.datatype(date)
    except ValueError:
        return None
    return When(start, end if end > start else "", *match.span())


def clocks(text: str) -> list[Clock]:
    """Give the runs of the clock in a text ("18:00-19:30 KST / 9:00-10:30 UTC" holds two)."""
    found = []
    for match in _SPAN.finditer(text[:2000]):
        hour, minute, to_hour, to_minute, zone = match.groups()
        # "4-8 October" is a run of days: hours alone count only with a zone of the clock behind them.
        if (minute is None and to_minute is None and not zone and "h" not in match[0]) or "24" in (hour, to_hour):
            continue
        found.append(Clock(f"{int(hour):02}:{minute or '00'}", f"{int(to_hour):02}:{to_minute or '00'}", zone or ""))
    return found

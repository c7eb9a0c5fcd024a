"""Charts of the report: bars, columns over years, stated beside counted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from sse_atlas.viz.marks import Mark
from sse_atlas.viz.report_drawing import LINE, Drawing, Frame, fold, join, number, tag, words, written

#: How a kind looks: its mark, and the CSS class of its colour.
Look = tuple[Mark, str]
#: Rows of a chart; the table behind it has the others.
MOST_ROWS: Final = 24
_LABELS: Final = 236.0
_GAP: Final = 10.0
_BAR: Final = 16.0
#: More years than this are drawn as steps, without a column for each.
_COLUMNS: Final = 40


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of a bar chart; `part` of its value is drawn solid and the rest pale, `look` is the mark and CSS class of a kind."""

    label: str
    value: float
    shown: str
    part: float | None = None
    look: Look | None = None


def bars(rows: Sequence[Bar], frame: Frame, *, full: float | None = None) -> Drawing:
    """Draw bars, the first MOST_ROWS of them; `full` is the value of a whole track, else the largest value fills it."""
    shown = rows[:MOST_ROWS]
    most = full or max((bar.value for bar in shown), default=0) or 1
    marked = 22.0 if any(bar.look for bar in shown) else 0.0
    labels = min(_LABELS, max((written(bar.label) for bar in shown), default=0)) + marked
    start = 0.0 if frame.narrow else labels + _GAP
    track = frame.width - start - max((written(bar.shown) for bar in shown), default=0) - 10
    parts, y = [], 0.0
    for bar in shown:
        room = frame.width - marked if frame.narrow else labels - marked
        lines = fold(bar.label, room + 1, 2 if frame.narrow else 3)
        height = len(lines) * LINE
        top = y + (height + 4 if frame.narrow else max(0.0, (height - _BAR) / 2))
        text = y + (0 if frame.narrow else max(0.0, (_BAR - height) / 2)) + 12.5
        parts += [words(line, marked, text + index * LINE, "label") for index, line in enumerate(lines)]
        if bar.look:
            parts.append(mark(bar.look, 8, text - 4.5))
        parts += _bar(bar, start, top, track, most, tracked=full is not None)
        end = start + (track if full is not None else track * bar.value / most)
        parts.append(words(bar.shown, end + 7, top + 12.5, "value"))
        y = top + _BAR + 10 if frame.narrow else y + max(height, _BAR) + 10
    return Drawing(max(y - 6, 1), join(parts))


def _bar(bar: Bar, x: float, y: float, track: float, most: float, *, tracked: bool) -> list[Markup]:
    css = f"bar {bar.look[1]}" if bar.look else "bar"
    long = track * bar.value / most
    parts = [tag("rect", x=x, y=y, width=track, height=_BAR, class_="track", rx=2.0)] if tracked else []
    if bar.part is not None and bar.part < bar.value:
        parts.append(tag("rect", x=x, y=y, width=max(long, 1.0), height=_BAR, class_=f"{css} pale", rx=2.0))
        long = track * bar.part / most
    if long > 0:
        parts.append(tag("rect", x=x, y=y, width=max(long, 1.0), height=_BAR, class_=css, rx=2.0))
    return parts


def mark(look: Look, x: float, y: float, size: float = 0.72) -> Markup:
    """Draw the mark of a kind around a point."""
    place = f"translate({number(x)} {number(y)}) scale({size})"
    return tag("path", d=look[0].path, class_=f"bar {look[1]}", fill_rule="evenodd", transform=place)


@dataclass(frozen=True, slots=True)
class Year:
    """A year of growth: how many joined in it, and how many there were by then."""

    year: int
    joined: int
    total: int


Level = Callable[[int], float]


def growth(years: Sequence[Year], frame: Frame) -> Drawing:
    """Draw how many there were each year, those who joined in it solid."""
    first, last = years[0].year, years[-1].year
    height, top, left = (200.0 if frame.narrow else 260.0), 22.0, 2.0
    room = frame.width - 2 * left
    step = room / (last - first + 1)
    most = max(year.total for year in years) or 1

    def level(value: int) -> float:
        return top + height * (1 - value / most)

    parts = [tag("path", d=_steps(years, left, step, level, last), class_="bar pale")] if last - first >= _COLUMNS else []
    gap = min(10.0, step * 0.2)
    for year in years:
        x, y = left + (year.year - first) * step + gap / 2, level(year.total)
        tall = level(year.total - year.joined) - y
        parts.append(tag("rect", x=x, y=y, width=max(step - gap, 1.2), height=tall, class_="bar"))
    if last - first < _COLUMNS:
        parts += _earlier(years, left, step, gap, level)
    parts.append(tag("line", x1=0.0, x2=frame.width, y1=top + height, y2=top + height, class_="axis"))
    parts += _numbers(years, left, step, level, steps=last - first >= _COLUMNS)
    parts += _years(first, last, left, step, top + height + 18)
    return Drawing(top + height + 26, join(parts))


def _earlier(years: Sequence[Year], left: float, step: float, gap: float, level: Level) -> list[Markup]:
    """Pale columns for those who had joined before, also in the years in which nobody did."""
    known = {year.year: year for year in years}
    parts, total = [], 0
    for index in range(years[-1].year - years[0].year + 1):
        if total:
            x, y = left + index * step + gap / 2, level(total)
            parts.append(tag("rect", x=x, y=y, width=step - gap, height=level(0) - y, class_="bar pale"))
        if year := known.get(years[0].year + index):
            total = year.total
    return parts


def _steps(years: Sequence[Year], left: float, step: float, level: Level, last: int) -> str:
    first, path = years[0].year, [f"M{number(left)},{number(level(0))}"]
    for year in years:
        path.append(f"H{number(left + (year.year - first) * step)}V{number(level(year.total))}")
    path.append(f"H{number(left + (last - first + 1) * step)}V{number(level(0))}Z")
    return "".join(path)


def _numbers(years: Sequence[Year], left: float, step: float, level: Level, *, steps: bool) -> list[Markup]:
    """The totals above the columns, left of a step; where they would touch, only those that leave room, the last one first."""
    taken: list[tuple[float, float]] = []
    parts = []
    for year in reversed(years):
        middle, half = left + (year.year - years[0].year + 0.5) * step, written(f"{year.total:,}") / 2 + 2
        edge = left + (years[-1].year - years[0].year + 1) * step
        middle = min(max(middle - (half - step / 2 if steps else 0), half), edge - half)
        if all(middle + half <= start or middle - half >= end for start, end in taken):
            taken.append((middle - half, middle + half))
            parts.append(words(f"{year.total:,}", middle, level(year.total) - 6, "value", "middle"))
    return parts


def _years(first: int, last: int, left: float, step: float, y: float) -> list[Markup]:
    every = next(n for n in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000) if n * step >= 46 or n == 5000)
    shown = [year for year in range(first, last + 1) if year % every == 0] or [last]
    edge = left + (last - first + 1) * step
    return [words(str(year), min(max(left + (year - first + 0.5) * step, 16), edge - 16), y, "tick", "middle") for year in shown]


@dataclass(frozen=True, slots=True)
class Pair:
    """What a source states, and what was counted."""

    label: str
    stated: float
    counted: float
    shown: str


def pairs(rows: Sequence[Pair], frame: Frame) -> Drawing:
    """Draw stated (a ring) and counted (a disc) on one scale, a line between them where they differ."""
    shown = rows[:MOST_ROWS]
    most = max((max(pair.stated, pair.counted) for pair in shown), default=1) or 1
    labels = 0.0 if frame.narrow else min(_LABELS + 60, max((written(pair.label) for pair in shown), default=0)) + _GAP
    numbers = max((written(pair.shown) for pair in shown), default=0) + 14
    left, room = labels + 8, frame.width - labels - numbers - 16
    parts, y = [], 0.0
    for pair in shown:
        lines = fold(pair.label, frame.width if frame.narrow else labels - _GAP + 1, 2)
        parts += [words(line, 0, y + 13 + place * LINE, "label") for place, line in enumerate(lines)]
        middle = y + (len(lines) * LINE + 11 if frame.narrow else len(lines) * LINE / 2)
        one, other = left + room * pair.stated / most, left + room * pair.counted / most
        parts.append(tag("line", x1=left, x2=left + room, y1=middle, y2=middle, class_="guide"))
        if pair.stated != pair.counted:
            parts.append(tag("line", x1=one, x2=other, y1=middle, y2=middle, class_="differs"))
        parts.append(tag("circle", cx=other, cy=middle, r=4.5, class_="bar"))
        parts.append(tag("circle", cx=one, cy=middle, r=7.0, class_="ring"))
        css = "value" if pair.stated != pair.counted else "value quiet"
        parts.append(words(pair.shown, frame.width, middle + 4.5, css, "end"))
        y = middle + 18 if frame.narrow else y + len(lines) * LINE + 9
    return Drawing(max(y, 1), join(parts))

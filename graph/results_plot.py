"""The answer to a query as a figure: what stands on which axis is told from the columns, and can be said instead."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from sse_atlas.errors import QueryError

if TYPE_CHECKING:
    import pandas

    from sse_atlas.graph.results import Result

KINDS: Final = ("line", "area", "bar", "barh", "scatter")
#: Bars in one figure; more cannot be read.
BARS: Final = 40
#: Where a statement stands is a number that nobody wants to see drawn.
_PLACES: Final = frozenset({"page", "line", "row", "lines", "evidence_line"})
_LETTERS: Final = 60
_INSTALL: Final = "pip install 'sse-atlas[notebook]'"


def plot(result: Result, kind: str | None, x: str | None, y: str | Sequence[str] | None) -> Any:
    """Draw a result and give the matplotlib Axes; see `Result.plot`."""
    frame = result.to_pandas()
    try:
        import matplotlib.ticker
    except ImportError as error:
        raise QueryError("matplotlib is not installed", do=_INSTALL) from error
    across = _across(result, x)
    drawn = _drawn(result, across, y)
    kind = _kind(kind, across)
    title = ""
    if kind in ("bar", "barh") and len(frame) > BARS:
        title = f"the first {BARS} of {len(frame):,} rows"
        frame = frame.head(BARS)
    table = _table(result, frame, across, drawn)
    axes = _axes(table, kind, across, title)
    numbers = axes.xaxis if kind == "barh" else axes.yaxis
    numbers.set_major_locator(matplotlib.ticker.MaxNLocator(integer=_whole(table), nbins="auto"))
    if kind == "barh":
        axes.invert_yaxis()
    elif is_year(across):
        axes.xaxis.set_major_locator(matplotlib.ticker.MaxNLocator(integer=True))
    axes.figure.tight_layout()
    return axes


def _axes(table: Any, kind: str, across: str, title: str) -> Any:
    if kind == "scatter":
        return table.reset_index().plot(kind="scatter", x=across, y=table.columns[0])
    high = max(2.4, 0.28 * len(table) * (1 if len(table.columns) == 1 else 1.4) + 1.2)
    size = (8.0, high) if kind == "barh" else (8.0, 4.5)
    return table.plot(kind=kind, figsize=size, title=title or None, **({"marker": "o"} if kind == "line" else {}))


def is_year(name: str) -> bool:
    """Whether a column holds years, by its name."""
    return name == "year" or name.endswith("_year")


def _across(result: Result, x: str | None) -> str:
    """The column along the axis: the one named, else years, else the first column without numbers."""
    if x is not None:
        return _known(result, x)
    names = [name for name in result.variables if is_year(name)]
    names += [name for name in result.variables if not result.is_numeric(name)]
    if not names:
        names = list(result.variables)
    if not names or not result.rows:
        raise QueryError("a result without rows cannot be drawn", do="ask for less narrow a part")
    return names[0]


def _drawn(result: Result, across: str, y: str | Sequence[str] | None) -> list[str]:
    """The columns that are drawn: those named, else numbers but pages and lines; beside names the first, over years all."""
    numbers = [name for name in result.variables if result.is_numeric(name) and name != across]
    if y is None:
        named = [name for name in numbers if name not in _PLACES and not is_year(name)]
        if not named:
            raise QueryError("no column of numbers to draw", do="name a query that counts, such as members-by-section")
        # Columns of an answer rarely share a scale: over years they mostly do, elsewhere one is drawn.
        return named if is_year(across) else named[:1]
    named = [_known(result, name) for name in ([y] if isinstance(y, str) else y)]
    wrong = [name for name in named if name not in numbers]
    if wrong or not named:
        do = f"name one of {', '.join(numbers)}" if numbers else "name a query that counts, such as members-by-section"
        raise QueryError(f"{wrong[0]!r} is no column of numbers" if wrong else "no column to draw", do=do)
    return named


def _known(result: Result, name: str) -> str:
    if name not in result.variables:
        raise QueryError(f"no column {name!r}", do=f"name one of {', '.join(result.variables)}")
    return name


def _kind(kind: str | None, across: str) -> str:
    if kind is None:
        return "line" if is_year(across) else "barh"
    if kind not in KINDS:
        raise QueryError(f"no kind of figure {kind!r}", do=f"name one of {', '.join(KINDS)}")
    return kind


def _table(result: Result, frame: pandas.DataFrame, across: str, drawn: list[str]) -> pandas.DataFrame:
    """The numbers by what stands along the axis; where a year has several rows, a column for each text that tells them apart."""
    frame = frame.astype(dict.fromkeys(drawn, "float64"))
    texts = [name for name in result.variables if name != across and not result.is_numeric(name)]
    if is_year(across) and frame[across].duplicated().any() and texts:
        frame[texts[0]] = frame[texts[0]].map(_label)
        return frame.pivot_table(index=across, columns=texts[0], values=drawn[0], aggfunc="sum")
    if result.is_numeric(across):
        frame[across] = frame[across].astype("float64")
    else:
        frame[across] = frame[across].map(_label)
    return frame.set_index(across)[drawn]


def _label(text: object) -> str:
    """A text for an axis: on one line, not too long, and nothing in it read as a formula."""
    line = " ".join(str(text).split()) if isinstance(text, str) else "none"
    return (line if len(line) <= _LETTERS else line[: _LETTERS - 1] + "…").replace("$", r"\$")


def _whole(table: pandas.DataFrame) -> bool:
    return bool(((table.fillna(0) % 1) == 0).all().all())

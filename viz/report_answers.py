"""What the report is made of: answers of the catalogue's queries, the parts of the page drawn from them, their tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from sse_atlas.errors import QueryError
from sse_atlas.graph.results import Cell, Result
from sse_atlas.graph.store import Store
from sse_atlas.ontology import XSD, kinds
from sse_atlas.queries import NamedQuery, bind, get
from sse_atlas.viz.marks import kind_labels, kind_order, mark_of
from sse_atlas.viz.report_charts import Look
from sse_atlas.viz.text import clean

#: Rows that a table of the page shows, and letters of a cell.
MOST_ROWS: Final = 300
MOST_LETTERS: Final = 500

#: What stands for a text that nobody could see.
BLANK: Final = "(blank)"
#: What is drawn where there is nothing to draw.
NOTHING: Final = Markup("")

_NUMBERS: Final = (XSD.integer, XSD.decimal, XSD.double)


@dataclass(frozen=True, slots=True)
class Answer:
    """A query of the catalogue and what it gave; `failure` says why it gave nothing, where it could not be run."""

    query: NamedQuery
    result: Result
    failure: str = ""

    @property
    def command(self) -> str:
        """The command that gives the same answer."""
        return f"sse-atlas query {self.query.name}"

    def __iter__(self) -> Iterator[Mapping[str, Cell]]:
        return iter(self.result)


class Answers:
    """The answers of a store, each asked for once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._given: dict[str, Answer] = {}

    def __call__(self, name: str) -> Answer:
        """Give the answer of a query of the catalogue, its parameters left open.

        A query that a server cannot run gives an answer without rows that says so: the rest of the page is still of use.
        """
        if name not in self._given:
            query = get(name)
            try:
                self._given[name] = Answer(query, self._store.query(bind(query, {}, self._store)))
            except QueryError as error:
                self._given[name] = Answer(query, Result("select"), str(error))
        return self._given[name]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, and whether it holds numbers."""

    name: str
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows as text; `more` is how many are left out."""

    columns: Sequence[Column]
    rows: Sequence[Sequence[str]]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Key:
    """An entry of a legend: a CSS class, a shape (an SVG path, a square where empty), words."""

    css: str
    text: str
    path: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A finding: of what, what is found, why, and where that stands."""

    about: str
    what: str
    stated: Sequence[str] = ()
    right: str = ""
    reason: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Findings of one sort under a heading of their own; `more` is how many are left out."""

    title: str
    found: Sequence[Found]
    total: int
    sort: str = ""
    rule: str = ""

    @property
    def more(self) -> int:
        """How many findings are not listed."""
        return self.total - len(self.found)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the page: a chart, or findings, with what gives them. `missing` is said where there is neither.

    `opened` shows the table at once: where there is no chart before it.
    """

    id: str
    title: str
    missing: str
    answer: Answer | None = None
    lead: Sequence[str] = ()
    picture: Markup = NOTHING
    keys: Sequence[Key] = ()
    table: Table | None = None
    groups: Sequence[Group] = ()
    note: str = ""
    opened: bool = False
    command: str = ""

    @property
    def asked(self) -> str:
        """The command that gives what the part shows."""
        return self.answer.command if self.answer else self.command

    @property
    def empty(self) -> str:
        """Why there is nothing to show, "" where there is something."""
        if self.answer and self.answer.failure:
            return f"This question could not be answered: {self.answer.failure}."
        return "" if self.picture or self.groups or self.table else self.missing


def whole(row: Mapping[str, Cell], name: str) -> int:
    """Give a number of a row, 0 where it is unbound or no number."""
    try:
        return round(float(row[name].value)) if name in row else 0
    except (ValueError, OverflowError):
        return 0


def said(row: Mapping[str, Cell], name: str) -> str:
    """Give a text of a row, "" where it is unbound, cut where it is longer than anybody reads."""
    text = clean(str(row[name])) if name in row else ""
    return shortened(text)


def shortened(text: str) -> str:
    """Give a text that fits on the page, with the number of its letters where it was cut; one without letters is called so."""
    if text and not text.strip():
        return BLANK
    return text if len(text) <= MOST_LETTERS else f"{text[:MOST_LETTERS]}… ({len(text):,} letters)"


def count(number: int, one: str, many: str = "") -> str:
    """Give a number and what it counts: "1 member", "75 members"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def table_of(rows: Iterable[Mapping[str, Cell]], names: Sequence[str]) -> Table:
    """Give the answer of a query as a table: the values as they are, decimals to one place."""
    listed = list(rows)
    numeric = [any(name in row for row in listed) and all(_is_number(row.get(name)) for row in listed) for name in names]
    columns = [Column(name.removesuffix("_name").replace("_", " "), right) for name, right in zip(names, numeric, strict=True)]
    shown = [[_cell(row.get(name)) for name in names] for row in listed[:MOST_ROWS]]
    return Table(columns, shown, max(len(listed) - MOST_ROWS, 0))


def _is_number(cell: Cell | None) -> bool:
    return cell is None or cell.datatype in _NUMBERS


def _cell(cell: Cell | None) -> str:
    if cell is None:
        return ""
    if cell.datatype == XSD.integer:
        # A year is not told with a comma.
        return cell.value
    if cell.datatype in _NUMBERS:
        return f"{float(cell.value):.1f}".removesuffix(".0")
    return shortened(clean(str(cell)))


def crossed(counts: Mapping[tuple[str, str], int], rows: Sequence[str], columns: Sequence[str], corner: str) -> Table:
    """Give counts by two properties as a table."""
    head = [Column(corner), *(Column(shortened(column) or "none", numeric=True) for column in columns)]
    shown = [[shortened(row) or "none", *(str(counts.get((row, column), 0)) for column in columns)] for row in rows[:MOST_ROWS]]
    return Table(head, shown, max(len(rows) - MOST_ROWS, 0))


def ranked(counts: Mapping[tuple[str, str], int], side: int) -> list[str]:
    """Give the rows (side 0) or columns (side 1) of counts, those that count most first."""
    totals: dict[str, int] = {}
    for pair, number in counts.items():
        totals[pair[side]] = totals.get(pair[side], 0) + number
    return sorted(totals, key=lambda name: (-totals[name], name.casefold(), name))


def kind_looks(labels: Iterable[str]) -> dict[str, Look]:
    """Give the mark and the CSS class of each kind that is called by one of these English labels."""
    wanted = set(labels)
    return {label: (mark_of(name), f"kind-{index}") for index, (label, name) in enumerate(_kinds()) if label in wanted}


def kind_styles() -> str:
    """Give the style rules for the colours of the kinds, on light and on dark paper."""
    looks = ((index, mark_of(name)) for index, (_, name) in enumerate(_kinds()))
    return "".join(f".kind-{index}{{--light:{mark.light};--dark:{mark.dark}}}" for index, mark in looks)


def _kinds() -> list[tuple[str, str]]:
    return [(kind_labels(name)[0], name) for name in sorted(kinds(), key=kind_order)]


Maker = Callable[[Answers], Part]

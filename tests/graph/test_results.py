"""The answer to a query in a notebook: table, frame, figure."""

from __future__ import annotations

import json
import sys
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sse_atlas.errors import QueryError
from sse_atlas.graph.results import Result, from_json
from sse_atlas.graph.results_plot import BARS
from sse_atlas.graph.results_table import LETTERS, ROWS, is_web_address
from sse_atlas.ontology import XSD

HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "</table><script>alert(1)</script>",
    '" onmouseover="alert(1)',
    "javascript:alert(1)",
    "\u202egnirts",
    "x" * 10_000,
    "$\\frac{1}{0}$ $",
    "👩‍👩‍👧‍👦",
]


def number(value: object, kind: str = "integer") -> dict[str, str]:
    return {"type": "literal", "value": str(value), "datatype": f"{XSD}{kind}"}


def word(value: str) -> dict[str, str]:
    return {"type": "literal", "value": value}


def answer(names: str, *rows: tuple[dict[str, str] | None, ...]) -> Result:
    """An answer as a server sends it; None leaves a variable unbound."""
    head = names.split()
    bound = [{name: term for name, term in zip(head, row, strict=True) if term} for row in rows]
    return from_json(json.dumps({"head": {"vars": head}, "results": {"bindings": bound}}).encode())


class Table(HTMLParser):
    """The elements of a piece of HTML, and the text of its cells."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.cells: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag in ("td", "th"):
            self.cells.append("")

    def handle_data(self, data: str) -> None:
        self.text += data
        if self.cells:
            self.cells[-1] += data

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


GROWTH = answer("network year members", *((word("Hub"), number(2014 + n), number(10 * n)) for n in range(4)))


def test_a_table_has_a_caption_scopes_and_numbers_at_the_right() -> None:
    table = Table(GROWTH._repr_html_())
    assert [name for name, _ in table.elements].count("caption") == 1
    assert "4 rows" in table.text
    assert [head["scope"] for head in table.of("th")] == ["col"] * 3 + ["row"] * 4
    aligned = ["right" if "right" in (cell.get("style") or "") else "left" for cell in table.of("td")]
    assert aligned == ["right", "right"] * 4
    assert "more" not in table.text


def test_a_long_answer_says_how_much_more_there_is() -> None:
    table = Table(answer("n", *((number(n),) for n in range(ROWS + 12)))._repr_html_())
    assert len(table.of("tr")) == ROWS + 1
    assert "... and 12 more rows" in table.text
    assert f"{ROWS + 12} rows" in table.text
    assert "... and 1 more row<" in answer("n", *((number(n),) for n in range(ROWS + 1)))._repr_html_()


def test_only_addresses_of_the_web_are_links() -> None:
    iris = ["https://w3id.org/sse-atlas/id/gsef", "javascript:alert(1)", "urn:x:a", "data:text/html,x", "https://a.example/ b"]
    table = Table(answer("thing", *(({"type": "uri", "value": iri},) for iri in iris))._repr_html_())
    assert [(a["href"], a["rel"]) for a in table.of("a")] == [(iris[0], "noopener noreferrer")]
    assert all(iri in table.text for iri in iris)


@given(st.text(max_size=40))
def test_a_link_never_leaves_its_attribute(text: str) -> None:
    if is_web_address(text):
        assert text.split(":")[0].lower() in ("http", "https")
        assert not set(text) & set("<>\"'` ")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str) -> None:
    table = Table(answer("name n", (word(text), number(1)))._repr_html_())
    assert {name for name, _ in table.elements} == {"table", "caption", "thead", "tr", "th", "tbody", "td", "bdi"}
    assert {key for _, attributes in table.elements for key in attributes} == {"scope", "style"}
    assert text[:LETTERS] in table.text
    assert len(table.text) < LETTERS + 100


def test_a_yes_and_statements_are_shown_too() -> None:
    assert "yes" in Result("ask", boolean=True)._repr_html_()
    lines = b"".join(b"<urn:s> <urn:p> <urn:o%d> .\n" % n for n in range(ROWS + 3))
    shown = Result("graph", ntriples=lines)._repr_html_()
    assert "&lt;urn:o1&gt;" in shown
    assert "... and 3 more statements" in shown


def test_a_frame_has_the_types_of_the_answer() -> None:
    frame = answer(
        "whole gone part flag day text none",
        (number(1), number(3), number("0.5", "decimal"), number("true", "boolean"), number("2016", "gYear"), word("a"), None),
        (number(2), None, number(7), number("false", "boolean"), number("2016-05", "gYearMonth"), None, None),
    ).to_pandas()
    told = {name: str(kind) for name, kind in frame.dtypes.items()}
    assert (told["whole"], told["gone"], told["part"], told["flag"]) == ("Int64", "Int64", "float64", "boolean")
    assert frame["day"].tolist() == ["2016", "2016-05"]
    assert frame["gone"].isna().tolist() == [False, True]
    assert frame["none"].isna().all()
    assert frame["whole"].sum() == 3


@pytest.mark.parametrize("value", ["no number", "1e5", "9" * 40])
def test_a_number_that_is_none_or_too_large_is_kept(value: str) -> None:
    assert str(answer("n", (number(value),), (number(1),)).to_pandas()["n"][0]) == value


@given(st.lists(st.one_of(st.none(), st.integers()), min_size=1, max_size=8))
def test_whole_numbers_come_back_whole(values: list[int | None]) -> None:
    frame = answer("n", *((None if value is None else number(value),) for value in values)).to_pandas()
    assert [None if frame["n"].isna()[i] else int(frame["n"][i]) for i in range(len(values))] == values


@pytest.fixture
def _plain(monkeypatch: pytest.MonkeyPatch) -> Any:
    import matplotlib.pyplot

    matplotlib.use("agg")
    yield
    matplotlib.pyplot.close("all")


pytestmark = pytest.mark.usefixtures("_plain")


def labels(axes: Any) -> list[str]:
    axes.figure.canvas.draw()
    return [tick.get_text() for tick in axes.get_yticklabels()]


def test_years_make_a_line() -> None:
    axes = GROWTH.plot()
    assert axes.lines[0].get_xdata().tolist() == [2014, 2015, 2016, 2017]
    assert axes.lines[0].get_ydata().tolist() == [0, 10, 20, 30]
    assert axes.get_xlabel() == "year"


def test_a_year_with_several_rows_makes_several_lines() -> None:
    rows = [(number(year), word(name), number(n)) for n, (year, name) in enumerate([(2014, "A"), (2014, "B"), (2015, "B")])]
    axes = answer("year section joined", *rows).plot()
    assert [text.get_text() for text in axes.get_legend().get_texts()] == ["A", "B"]
    assert axes.lines[1].get_ydata().tolist() == [1, 2]


def test_names_make_bars_the_first_on_top() -> None:
    result = answer("kind actors members line", *((word(f"K{n}"), number(9 - n), number(n), number(77)) for n in range(3)))
    axes = result.plot()
    assert [bar.get_width() for bar in axes.patches] == [9, 8, 7]
    assert labels(axes) == ["K0", "K1", "K2"]
    assert axes.yaxis_inverted()
    assert [bar.get_height() for bar in result.plot(kind="bar", y="members").patches] == [0, 1, 2]
    assert len(result.plot(y=["actors", "members"]).patches) == 6
    assert result.plot(kind="scatter", x="actors", y="members").collections[0].get_offsets().tolist() == [[9, 0], [8, 1], [7, 2]]


def test_more_bars_than_can_be_read_are_cut_and_said() -> None:
    axes = answer("name n", *((word(f"N{n}"), number(n)) for n in range(BARS + 5))).plot()
    assert len(axes.patches) == BARS
    assert axes.get_title() == f"the first {BARS} of {BARS + 5} rows"


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.filterwarnings("ignore:Glyph")
def test_a_hostile_name_is_drawn_as_text(text: str) -> None:
    axes = answer("name n", (word(text), number(1))).plot()
    assert len(labels(axes)[0]) <= 70


WRONG: dict[str, tuple[Result, dict[str, Any], str]] = {
    "no rows": (answer("name n"), {}, "without rows"),
    "no numbers": (answer("name", (word("a"),)), {}, "no column of numbers"),
    "no such column": (GROWTH, {"x": "yaer"}, "year"),
    "no such number": (GROWTH, {"y": "network"}, "no column of numbers"),
    "no such kind": (GROWTH, {"kind": "pie"}, "barh"),
    "no rows at all": (Result("ask", boolean=True), {}, "only rows"),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_cannot_be_drawn_is_said_in_one_line(case: str) -> None:
    result, options, told = WRONG[case]
    with pytest.raises(QueryError, match=told):
        result.plot(**options)


@pytest.mark.parametrize("module", ["pandas", "matplotlib"])
def test_without_the_extra_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch, module: str) -> None:
    for name in [name for name in sys.modules if name.split(".")[0] == module]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(QueryError, match=rf"{module} is not installed; pip install 'sse-atlas\[notebook\]'"):
        GROWTH.plot()


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(st.text(max_size=80), st.integers(-(10**12), 10**12)), min_size=1, max_size=6))
@pytest.mark.filterwarnings("ignore:Glyph")
def test_any_names_and_numbers_can_be_drawn(rows: list[tuple[str, int]]) -> None:
    result = answer("name n", *((word(name), number(n)) for name, n in rows))
    assert [bar.get_width() for bar in result.plot().patches] == [n for _, n in rows]

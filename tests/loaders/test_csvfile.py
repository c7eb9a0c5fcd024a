"""CSV as spreadsheets really save it: every row comes out with its line, or is refused with it."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from sse_atlas.errors import InputError
from sse_atlas.graph.records import Refusal
from sse_atlas.loaders.csvfile import Row, delimiter, header_of, line_count, read_table, read_text

Write = Callable[[str | bytes], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a table and give its path."""

    def to(content: str | bytes) -> Path:
        path = tmp_path / "t.csv"
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        return path

    return to


def read(path: Path, needed: tuple[str, ...] = ("a", "b"), known: tuple[str, ...] = ()) -> tuple[list[Row], list[Refusal]]:
    refusals: list[Refusal] = []
    return list(read_table(path, needed, refusals, known)), refusals


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
@pytest.mark.parametrize("last", [True, False])
def test_separators_line_ends_and_marks(write: Write, separator: str, newline: str, bom: str, last: bool) -> None:
    lines = [f"a{separator} b ", f'1{separator}"two, ;\t"', f"é{separator} 한국 "]
    rows, refusals = read(write(bom + newline.join(lines) + (newline if last else "")))
    assert refusals == []
    assert [(row.number, row.line, row.cells) for row in rows] == [
        (1, 2, {"a": "1", "b": "two, ;"}),
        (2, 3, {"a": "é", "b": "한국"}),
    ]


def test_a_cell_of_several_lines_counts_them_all(write: Write) -> None:
    path = write('a,b\n"one\ntwo\r\nthree",x\n\n  ,\ny,"say ""no"""\n')
    rows, refusals = read(path)
    assert refusals == []
    assert [(row.where, row["a"], row["b"]) for row in rows] == [
        (f"{path}:2", "one\ntwo\r\nthree", "x"),
        (f"{path}:7", "y", 'say "no"'),
    ]
    assert [row.number for row in rows] == [1, 2]


@pytest.mark.parametrize("mark", ["\x0b", "\x0c", "\x1c", "\x1e", "\x85", "\u2028", "\u2029"])
def test_other_marks_end_no_line(write: Write, mark: str) -> None:
    path = write(f"a,b\nx{mark}y,2\n3,4\n")
    rows, refusals = read(path)
    assert refusals == []
    assert [(row.line, row["a"]) for row in rows] == [(2, f"x{mark}y"), (3, "3")]
    assert header_of(f"a{mark}x,b\n") == [f"a{mark}x", "b"]


def test_a_row_of_another_width_is_refused_and_the_others_stay(write: Write) -> None:
    path = write("a,b\n1,2,3\nx,y\nz\n")
    rows, refusals = read(path)
    assert [row.line for row in rows] == [3]
    assert [(refusal.where, refusal.what, refusal.text) for refusal in refusals] == [
        (f"{path}:2", "3 cells under 2 columns", "1,2,3"),
        (f"{path}:4", "1 cells under 2 columns", "z"),
    ]
    assert all(refusal.do for refusal in refusals)


def test_an_unclosed_quote_is_told_with_its_line(write: Write) -> None:
    path = write('a,b\n1,2\n3,"open\n5,6\n7,8\n')
    rows, refusals = read(path)
    assert [row.line for row in rows] == [2]
    (refusal,) = refusals
    assert refusal.where == f"{path}:3"
    assert refusal.what.startswith("lines 3 to 5 are no CSV (")
    assert "quotes" in refusal.do


def test_a_wrong_quote_costs_its_own_row_alone(write: Write) -> None:
    path = write('a,b\n"x"y,2\n3,4\n')
    rows, refusals = read(path)
    assert [(row.line, row.cells) for row in rows] == [(3, {"a": "3", "b": "4"})]
    assert [refusal.where for refusal in refusals] == [f"{path}:2"]
    assert refusals[0].what.startswith("this line is no CSV (")


def test_a_cell_without_end_is_no_cell(write: Write) -> None:
    path = write(f'a,b\n1,"{"x" * 1_100_000}"\n3,4\n')
    rows, refusals = read(path)
    assert [row.line for row in rows] == [3]
    assert [refusal.where for refusal in refusals] == [f"{path}:2"]


def wrong(path: Path, match: str, known: tuple[str, ...] = ("a", "b", "c")) -> None:
    with pytest.raises(InputError, match=match) as caught:
        read(path, known=known)
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith(str(path))
    assert caught.value.do


def test_files_that_are_no_table(write: Write, tmp_path: Path) -> None:
    wrong(tmp_path / "none.csv", "none.csv: no such file; check the name")
    wrong(tmp_path, "a folder, where a file is needed")
    for empty in (b"", b" \n\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf\r\n"):
        wrong(write(empty), "t.csv: the file is empty")
    wrong(write(b"PK\x03\x04\0\0xlsx"), "t.csv: a binary file, no text")
    wrong(write("a,b\n1,2\n".encode("utf-16")), "t.csv: a binary file, no text")
    wrong(write("a,b\n1,2\né,4\n".encode("cp1252")), r"t.csv:3: not UTF-8 text; save it again as CSV UTF-8")
    wrong(write(b"\n\na,b\n1,2\n"), r"t.csv:1: no column a, b")


def test_columns_that_are_wrong(write: Write) -> None:
    wrong(write("a,c\n1,2\n"), r"t.csv:1: no column b; add it to the header; there: a, c")
    wrong(write("x y z\n"), r"t.csv:1: no column a, b")
    wrong(write("a,b,a\n1,2,3\n"), r"t.csv:1: the column 'a' stands twice")
    wrong(write("a,b,d\n1,2,3\n"), r"t.csv:1: unknown column 'd'; rename it or take it out; known: a, b")
    wrong(write("a,b,\n1,2,3\n"), r"t.csv:1: unknown column ''")
    wrong(write('"a\nb\n'), "no column a, b")
    rows, _ = read(write("b,c,a\n1,2,3\n"), known=("c",))
    assert rows[0].cells == {"b": "1", "c": "2", "a": "3"}


def test_a_missing_cell_reads_as_nothing() -> None:
    assert Row("f", 1, 2, {"a": "x"})["b"] == ""


@pytest.mark.parametrize(("text", "mark"), [("a;b,c;d\n1,2,3,4,5", ";"), ("a\tb", "\t"), ("alone", ","), ("", ",")])
def test_the_separator_is_told_from_the_header(text: str, mark: str) -> None:
    assert delimiter(text) == mark


@pytest.mark.parametrize(("text", "lines"), [("a", 1), ("a\n", 1), ("a\nb", 2), ("a\n\n", 2), ("a\u2028b\x0cc", 1)])
def test_lines_are_counted_as_an_editor_does(text: str, lines: int) -> None:
    assert line_count(text) == lines


CELL = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=12)
TABLE = st.lists(st.lists(CELL, min_size=2, max_size=2), max_size=6)


@given(TABLE, st.sampled_from([",", ";", "\t"]), st.sampled_from(["\n", "\r\n"]), st.booleans())
@example([["\u2028", "x"], ["a\rb", "y\x85"]], ";", "\r\n", True)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_a_spreadsheet_wrote_comes_back(write: Write, table: list[list[str]], mark: str, end: str, bom: bool) -> None:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=mark, lineterminator=end, quoting=csv.QUOTE_ALL)
    writer.writerows([["a", "b"], *table])
    path = write(("\ufeff" if bom else "") + out.getvalue())
    rows, refusals = read(path)
    assert refusals == []
    meant = [[cell.strip() for cell in row] for row in table if any(cell.strip() for cell in row)]
    assert [[row["a"], row["b"]] for row in rows] == meant
    lines = io.StringIO(read_text(path), newline="").readlines()
    for row in rows:
        assert lines[row.line - 1].startswith('"')


@given(st.binary(max_size=80), st.booleans())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)
def test_any_bytes_give_rows_refusals_or_one_line(write: Write, content: bytes, headed: bool) -> None:
    path = write(b"a,b\n" + content if headed else content)
    try:
        rows, refusals = read(path)
    except InputError as error:
        assert "\n" not in str(error)
        return
    last = len(io.StringIO(read_text(path), newline="").readlines())
    assert all(1 < row.line <= last for row in rows)
    assert all(refusal.where.startswith(f"{path}:") for refusal in refusals)

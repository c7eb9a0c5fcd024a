"""Answers as text and Markdown: every place by its heading's number, nothing of the data read as a sign of either."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from sse_atlas.ontology import wording
from sse_atlas.queries import Group, Place, Statement
from sse_atlas.queries.answers.telling import as_markdown, as_text, printable

WORDS = wording()
BOOK, LIST = "A Book", "members.csv"
GROUPS = [
    Group(
        "Names",
        (
            Statement("name", "X", (Place(BOOK, "9", 12, 12, 0, "Two"), Place(BOOK, "9", 14, 15, 0, "Two"), Place(BOOK, line=3))),
            Statement("town", "Y", (Place(LIST, row=7),), printed=("Why", "Y"), doubt="blurred.", text="The town is Y"),
        ),
    ),
    Group("Web", (Statement("website", "Z", (Place(BOOK, "2", 5, 5, 0, "One"),), corrected="Wrong.", disputed="No."),)),
]


def test_places_are_told_by_the_numbers_of_their_headings() -> None:
    assert as_text(["Head"], GROUPS, WORDS) == [
        "Head",
        "",
        "Names",
        "  name: X  [3: page 9, line 12; lines 14-15 | 1: line 3]",
        "  The town is Y, printed “Why”, “Y” (doubtful: blurred)  [4: row 7]",
        "",
        "Web",
        "  website: Z (corrected: Wrong) (disputed: No)  [2: page 2, line 5]",
        "",
        "Sources",
        "  A Book",
        "    [1] no heading",
        "    [2] One",
        "    [3] Two",
        "  [4] members.csv",
    ]


def test_as_markdown_it_says_the_same() -> None:
    plain = re.sub(r"\\(.)", r"\1", as_markdown(["Head"], GROUPS, WORDS))
    for line in as_text(["Head"], GROUPS, WORDS):
        assert " ".join(line.split()) in " ".join(plain.split())


@given(st.text())
@example("[a](javascript:b) <img onerror=c> `d` *e* _f_ &lt; ~~g~~ | # 1. - http://h.example")
def test_a_reader_of_markdown_takes_nothing_of_the_data_for_a_sign(name: str) -> None:
    name = f"x{name}x"
    text = as_markdown([name], [Group(name, (Statement("p", "v", text=name),))], WORDS)
    page = MarkdownIt("commonmark").render(text)
    assert set(re.findall(r"<(/?\w+)[^>]*>", page)) == {tag for name in ("h1", "h2", "ul", "li") for tag in (name, f"/{name}")}
    said = [html.unescape(line) for line in re.sub(r"<[^>]*>", "", page).split("\n") if line.strip()]
    assert said == [printable(name)] * 3


@pytest.mark.parametrize(
    ("given_", "shown"),
    [("A\x1b[31mB", r"A\x1b[31mB"), ("a\u202eb", r"a\u202eb"), ("nom\u00a0: x\u202f?", "nom\u00a0: x\u202f?"), ("a\nb", r"a\nb")],
)
def test_what_would_steer_a_terminal_is_spelt_out(given_: str, shown: str) -> None:
    assert printable(given_) == shown

"""Markdown in lines: what is printed, and where links lead."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sse_atlas.loaders.documents.markup import links, plain

WORDS = st.text("abcé0-9 ,.'@/", min_size=1).filter(lambda text: text == text.strip() and not text.startswith("-"))


@pytest.mark.parametrize(
    ("text", "printed", "found"),
    [
        ("[W](http://a.org) www.a.org", "W www.a.org", [("W", "http://a.org")]),
        ("[E i@a.org](mailto:i@a.org), j@a.org", "E i@a.org, j@a.org", [("E i@a.org", "mailto:i@a.org")]),
        ("[](mailto:i@a.org)", "i@a.org", [("", "mailto:i@a.org")]),
        ("[**W**](http://a.org/b_(c)) x", "W x", [("W", "http://a.org/b_(c)")]),
        ("[a](<http://a.org> 'title')", "a", [("a", "http://a.org")]),
        ("![alt](src) [![icon](src)](http://a.org)", "alt icon", [("icon", "http://a.org")]),
        ("see [1] and [a [b](c)", "see [1] and [a b", [("b", "c")]),
        (r"\[a\](b) US\$ 20", "[a](b) US$ 20", []),
        ("- **Name**: words", "- Name: words", []),
        ("* Other: *words*", "* Other: words", []),
        ("W www.a.org **E** maha_king_2@a.org", "W www.a.org E maha_king_2@a.org", []),
        ("**A title over", "A title over", []),
        ("several lines**", "several lines", []),
        ("## A heading ##", "A heading", []),
        ("#HASHTAG stays", "#HASHTAG stays", []),
        ("***", "", []),
        ("<https://a.org/b_c_d> <i@a.org> 1 < 2", "https://a.org/b_c_d i@a.org 1 < 2", []),
        ("one<br>two <b>three</b> R&amp;D `code`", "one two three R&D code", []),
        ("> quoted _words_ and 2*3*4, a_b_c", "quoted words and 2*3*4, a_b_c", []),
        ("[a](no end", "[a](no end", []),
    ],
)
def test_what_is_printed(text: str, printed: str, found: list[tuple[str, str]]) -> None:
    assert plain(text) == printed
    assert links(text) == found


@given(st.text(max_size=200) | st.text("[]()!*_`\\<># ab", max_size=60))
def test_any_line_is_read(text: str) -> None:
    assert len(plain(text)) <= len(text)
    assert len(links(text)) <= text.count("](")


@given(st.text(st.characters(exclude_characters="[]()!*_`\\<>#&", exclude_categories=("Cs",))))
def test_a_line_without_marks_stays_as_it_is(text: str) -> None:
    assert plain(text) == text and links(text) == []


@given(WORDS, st.sampled_from(["**{}**", "*{}*", "__{}__", "# {}", "[{}](http://a.org)", "`{}`", "- **{}**", "***{}***"]))
def test_marks_around_words_go(words: str, marks: str) -> None:
    assert plain(marks.format(words)).removeprefix("- ") == words


@pytest.mark.parametrize("part", ["[", "](", "[](", "![](", "[a](b", "x![y", "*", "**a", "_a ", "`", "\\", "<a", "a@<", "[x](y)"])
def test_a_hostile_line_is_read_in_linear_time(part: str) -> None:
    # Quadratic time would be minutes here: the test would run into its time limit.
    plain(part * 30_000)
    links(part * 30_000)

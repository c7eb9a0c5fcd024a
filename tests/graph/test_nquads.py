"""RDF as text: whatever a text holds comes back as it was, and the same statements are always the same bytes."""

from __future__ import annotations

import pyoxigraph
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sse_atlas.graph import nquads
from sse_atlas.graph.nquads import Quads
from sse_atlas.ontology import XSD

#: Every character there is, lone surrogates and controls among them.
ANY_TEXT = st.text(st.characters(exclude_categories=()))
S, P, G = "http://example.org/s", "http://example.org/p", "http://example.org/g"


def parsed(quads: Quads) -> list[pyoxigraph.Quad]:
    return list(pyoxigraph.parse("".join(quads.lines()).encode("utf-8"), format=pyoxigraph.RdfFormat.N_QUADS))


def value_of(term: str) -> pyoxigraph.Literal:
    quads = Quads()
    quads.add("", S, P, term)
    (quad,) = parsed(quads)
    assert isinstance(quad.object, pyoxigraph.Literal)
    return quad.object


@given(ANY_TEXT)
@example('a "quote", a \\ and a line\nand\r\nanother\tand \x00 \x1b \x7f \x85')
@example("right to left \u202e and back \u202c, \u2028, \ufeff, \ufffe")
@example("half a pair \ud83d and the other \ude00")
def test_any_text_comes_back(value: str) -> None:
    whole = "".join("\ufffd" if "\ud800" <= character <= "\udfff" else character for character in value)
    assert value_of(nquads.text(value)).value == whole


@given(ANY_TEXT, st.sampled_from(["en", "FR", "pt-BR", "und", "mul"]))
def test_a_language_tag_is_written_in_lower_case(value: str, language: str) -> None:
    assert value_of(nquads.text(value, language)).language == language.lower()


@given(ANY_TEXT)
def test_a_statement_is_one_line_whatever_it_holds(value: str) -> None:
    quads = Quads()
    quads.add(G, S, P, nquads.text(value))
    (line,) = quads.lines()
    assert line.endswith(f" <{G}> .\n")
    assert line.count("\n") == 1 and "\r" not in line


@pytest.mark.parametrize(("written", "canonical"), [("7", "7"), ("007", "7"), ("-0", "0"), ("+12", "12")])
def test_an_integer_is_canonical(written: str, canonical: str) -> None:
    assert value_of(nquads.typed(written, XSD.integer)) == pyoxigraph.Literal(
        canonical, datatype=pyoxigraph.NamedNode(XSD.integer)
    )


def test_a_whole_number_is_an_integer() -> None:
    assert value_of(nquads.integer(-5)) == pyoxigraph.Literal(-5)


STATEMENTS = st.lists(
    st.tuples(st.sampled_from(["", G, "http://example.org/h"]), st.sampled_from([S, S + "2"]), ANY_TEXT), max_size=20
)


@given(STATEMENTS, st.randoms(use_true_random=False))
def test_the_order_of_adding_leaves_no_trace(statements: list[tuple[str, str, str]], random: object) -> None:
    first, second = Quads(), Quads()
    for graph, subject, value in statements:
        first.add(graph, subject, P, nquads.text(value))
    shuffled = statements * 2
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    for graph, subject, value in shuffled:
        second.add(graph, subject, P, nquads.text(value))
    lines = list(first.lines())
    assert lines == list(second.lines())
    assert len(first) == len(second) == len(lines) == len(set(lines))
    assert set(first.graphs()) == {graph for graph, _, _ in statements}


@given(STATEMENTS)
def test_what_is_loaded_is_what_is_written(statements: list[tuple[str, str, str]]) -> None:
    quads = Quads()
    for graph, subject, value in statements:
        quads.add(graph, subject, P, nquads.text(value))
    chunks = "".join(quads.chunks()).encode("utf-8")
    loaded = set(pyoxigraph.parse(chunks, format=pyoxigraph.RdfFormat.N_QUADS))
    assert loaded == set(parsed(quads))
    assert set(parsed(Quads.of(loaded))) == loaded


def test_a_block_stands_in_order_among_the_other_statements() -> None:
    quads = Quads()
    quads.add("", S, P, nquads.text("b"))
    quads.add_block(f'<{S}> <{P}> "c" .\n<{S}> <{P}> "a" .\n<{S}> <{P}> "b" .\n')
    assert [line.split('"')[1] for line in quads.lines()] == ["a", "b", "c"]
    assert quads.graphs() == [""]

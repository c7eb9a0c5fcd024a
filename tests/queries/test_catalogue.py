"""The catalogue: each query reads, explains itself, runs anywhere, and gives the rows it gave before."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rdflib.plugins.sparql import prepareQuery

from sse_atlas.errors import QueryError
from sse_atlas.graph import LocalStore, serialize
from sse_atlas.queries import bind, by_topic, catalogue, get
from sse_atlas.queries.catalogue import example_values, parse
from sse_atlas.queries.docs import pages
from tests.conftest import Run

GOLDEN = Path(__file__).parents[1] / "data" / "queries"
DOCS = Path(__file__).parents[2] / "docs"
NAMES = list(catalogue())


def answer(name: str, store: LocalStore) -> str:
    query = get(name)
    return serialize(store.query(bind(query, example_values(query), store)), "csv").decode("utf-8").replace("\r\n", "\n")


def test_there_are_at_least_forty() -> None:
    assert len(NAMES) >= 40
    assert sorted(query.name for _, queries in by_topic() for query in queries) == NAMES


def test_no_two_answer_the_same_question(store: LocalStore) -> None:
    for words in ("title", "question"):
        said = [getattr(query, words).casefold() for query in catalogue().values()]
        assert len(set(said)) == len(said)
    answers = [answer(name, store).partition("\n")[2] for name in NAMES]
    assert len(set(answers)) == len(answers)


@pytest.mark.parametrize("name", NAMES)
def test_the_header_explains_the_query(name: str) -> None:
    query = get(name)
    assert query.title
    assert "?" in query.question
    assert query.example.startswith(f"sse-atlas query {name}")
    assert set(example_values(query)) <= {param.name for param in query.params}
    assert {param.name for param in query.params if param.required} <= set(example_values(query))
    assert all(param.help for param in query.params)


@pytest.mark.parametrize("name", NAMES)
def test_the_file_is_plain_sparql_of_its_own(name: str) -> None:
    prepareQuery(get(name).text)


@pytest.mark.parametrize("name", NAMES)
def test_the_file_as_it_stands_gives_rows(name: str, store: LocalStore) -> None:
    assert len(store.query(get(name).text)) > 0


@pytest.mark.parametrize("name", NAMES)
def test_a_default_is_what_the_file_holds(name: str, store: LocalStore) -> None:
    query = get(name)
    defaults = {param.name: param.default for param in query.params if param.default}
    bound = bind(query, {**defaults, **example_values(query)}, store)
    assert store.query(bound).rows == store.query(bind(query, example_values(query), store)).rows


@pytest.mark.parametrize("name", NAMES)
def test_the_file_holds_no_iri_of_one_base(name: str) -> None:
    assert not re.search(r"w3id\.org/sse-atlas/(id|source|graph|claim|citation|relation|figure|correction)/", get(name).text)


@pytest.mark.parametrize("name", NAMES)
def test_the_example_gives_the_rows_expected(name: str, store: LocalStore) -> None:
    """After a change that is meant: python tests/data/queries/make.py."""
    assert answer(name, store) == (GOLDEN / f"{name}.csv").read_text(encoding="utf-8")
    assert answer(name, store).count("\n") > 1


def test_no_expected_answer_is_left_over() -> None:
    assert {path.stem for path in GOLDEN.glob("*.csv")} == set(NAMES)


def test_another_base_gives_the_same_answers(run: Run, tmp_path: Path) -> None:
    base = "urn:example:mine/"
    assert run("build", "--base", base, "-o", tmp_path / "mine").returncode == 0
    mine = LocalStore.open(tmp_path / "mine")
    assert mine.base == base
    for name in NAMES:
        expected = (GOLDEN / f"{name}.csv").read_text(encoding="utf-8").replace("https://w3id.org/sse-atlas/id/", f"{base}id/")
        assert sorted(answer(name, mine).splitlines()) == sorted(expected.splitlines()), name


def test_the_table_of_continents_fails_in_one_row_and_one_column(store: LocalStore) -> None:
    rows = [{name: str(cell) for name, cell in row.items()} for row in store.query(get("table-arithmetic").text)]
    wrong = {row["total_of"]: (row["stated"], row["sum"]) for row in rows if row["stated"] != row["sum"]}
    assert wrong == {
        "Africa and Middle East": ("31", "30"),
        "Local Government / Local Government Network": ("27", "26"),
    }
    assert len(rows) == 10


def test_growth_ends_at_the_members_whose_year_is_known(store: LocalStore) -> None:
    query = get("joined-by-year")
    rows = store.query(bind(query, {"network": "gsef"}, store)).rows
    assert sum(int(row["joined"].value) for row in rows) == int(rows[-1]["members"].value) == 74


def test_an_unknown_name_is_told_the_close_ones() -> None:
    with pytest.raises(QueryError, match="did you mean members-by-country"):
        get("members-by-contry")
    with pytest.raises(QueryError, match=r"name one of .*members-by-section"):
        get("zzzzzz")


@pytest.mark.parametrize(
    ("header", "told"),
    [
        ("# title: A\n# topic: Members\n# question: B?\n", "no example"),
        ("# title: A\n# question: B?\n", "no topic"),
        ("# title: A\n# topic: Odds\n# question: B?\n", "no topic 'Odds'"),
        ("# title A\n", "header line that cannot be read"),
        ("# param least integer: how many\n", "cannot be read"),
        ("# param least (number): how many\n", "integer"),
        ("# param least (integer, perhaps): how many\n", "default"),
        ("# title (text): A\n", "cannot be read"),
    ],
)
def test_a_header_that_cannot_be_read_is_refused(header: str, told: str) -> None:
    with pytest.raises(QueryError, match=told):
        parse("mine", header + "SELECT * {}")


def test_the_pages_of_the_catalogue_are_as_the_queries_are(store: LocalStore) -> None:
    """After a change: python -m sse_atlas.queries.docs ATLAS docs."""
    written = pages(store)
    assert {path.name for path in (DOCS / "queries").iterdir()} == {f"{name}.md" for name in NAMES}
    for path, text in written.items():
        assert (DOCS / path).read_text(encoding="utf-8") == text, path

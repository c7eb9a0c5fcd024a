"""Parameters: every value is one RDF term, or one line that says what is right."""

from __future__ import annotations

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sse_atlas.errors import AmbiguousError, AtlasError, NotFoundError, QueryError
from sse_atlas.graph import LocalStore, Result, Store
from sse_atlas.queries import bind, get
from sse_atlas.queries.catalogue import NamedQuery, Param

STORED = ("plain", 'a"b', "a\\b", '" } ?s ?p ?o . #', "} UNION {", "\\u0022", "é\n")
_EMPTY = pyoxigraph.Store()


@pytest.fixture(scope="module")
def store_of_names() -> LocalStore:
    """A store of names that look like SPARQL."""
    held = pyoxigraph.Store()
    for number, name in enumerate(STORED):
        subject, predicate = pyoxigraph.NamedNode(f"urn:x:{number}"), pyoxigraph.NamedNode("urn:x:name")
        held.add(pyoxigraph.Quad(subject, predicate, pyoxigraph.Literal(name)))
    return LocalStore(held, "urn:x:")


def asking(type_: str, given: str = '"default"') -> NamedQuery:
    """A query that gives back the value it was bound to, as often as it occurs."""
    param = Param("value", type_, "any", required=True)
    text = f"SELECT ?value WHERE {{\n  VALUES ?value {{ {given} }}\n}}\n"
    return NamedQuery("mine", "Mine", "What?", (param,), "sse-atlas query mine -p value=x", text)


def never() -> Store:
    raise AssertionError("the atlas was opened for a value that needs none")


@given(st.text())
def test_no_text_leaves_its_place(value: str) -> None:
    bound = bind(asking("text"), {"value": value}, never)
    (row,) = LocalStore(_EMPTY, "urn:x/").query(bound).rows
    assert row["value"].value == value


@given(st.text())
def test_no_text_selects_more_than_its_equals(store_of_names: LocalStore, value: str) -> None:
    text = 'SELECT ?s WHERE {\n  VALUES ?value { "x" }\n  ?s <urn:x:name> ?value\n}'
    query = NamedQuery("mine", "", "", (Param("value", "text", ""),), "", text)
    found = store_of_names.query(bind(query, {"value": value}, never))
    assert len(found) == (1 if value in STORED else 0)


@pytest.mark.parametrize("value", STORED)
def test_hostile_texts_are_found_as_they_are(store_of_names: LocalStore, value: str) -> None:
    text = 'SELECT ?value WHERE {\n  VALUES ?value { "x" }\n  ?s <urn:x:name> ?value\n}'
    query = NamedQuery("mine", "", "", (Param("value", "text", ""),), "", text)
    assert store_of_names.query(bind(query, {"value": value}, never)).values("value") == [value]


@given(st.sampled_from(("integer", "year", "section", "kind")), st.text() | st.integers().map(str))
def test_any_other_value_is_taken_or_refused_in_one_line(type_: str, value: str) -> None:
    try:
        bound = bind(asking(type_), {"value": value}, never)
    except QueryError as error:
        assert str(error).startswith("mine: value: ")
        assert error.do
    else:
        assert len(LocalStore(_EMPTY, "urn:x/").query(bound)) == 1


@given(st.text(max_size=12))
def test_any_country_and_actor_is_taken_or_refused_in_one_line(store: LocalStore, value: str) -> None:
    for type_ in ("country", "actor"):
        try:
            bound = bind(asking(type_), {"value": value}, store)
        except AtlasError as error:
            assert "\n" not in str(error)
        else:
            assert len(store.query(bound)) == 1


def rows(store: LocalStore, name: str, **values: str) -> Result:
    return store.query(bind(get(name), values, store))


def test_each_type_binds_what_it_names(store: LocalStore) -> None:
    assert len(rows(store, "members")) == 75
    assert len(rows(store, "members", section="europe")) == 6
    assert len(rows(store, "members", country="sn")) == 5
    assert len(rows(store, "members", kind="person")) == 1
    assert set(rows(store, "members", since="2021").values("joined")) == {"2021"}
    assert len(rows(store, "members", section="asia", since="2019", kind="LocalGovernment")) == 3
    assert len(rows(store, "network-members", network="Global Social Economy Forum")) == 75
    assert [str(row["name"]) for row in rows(store, "connected", least="50")] == ["Global Social Economy Forum"]
    assert set(rows(store, "members-of-theme", theme="housing").values("theme_name")) == {"Housing and urban commons"}
    assert set(rows(store, "figures", measure="members").values("measure_name")) == {"Members"}
    assert len(set(rows(store, "measures-for-group", group="women").values("measure"))) == 3
    assert len(rows(store, "names-with", word="SOLIDAIRE")) == len(rows(store, "names-with", word="solidaire")) > 5


@pytest.mark.parametrize(
    ("name", "values", "kind", "told"),
    [
        ("members", {"sektion": "asia"}, QueryError, "did you mean section"),
        ("members", {"x": "red"}, QueryError, "it takes section, country, kind, since"),
        ("corrections", {"country": "SN"}, QueryError, "takes none"),
        ("members-of-country", {}, QueryError, "needs country .* -p country=SN"),
        ("members", {"section": "Asia"}, QueryError, "international, africa-and-middle-east, asia"),
        ("members", {"section": ""}, QueryError, "is no section"),
        ("members", {"country": "XX"}, QueryError, "BJ, BO, CA"),
        ("members", {"kind": "city"}, QueryError, "LocalGovernment"),
        ("members", {"since": "18"}, QueryError, "four digits"),
        ("members", {"since": "٢٠١٨"}, QueryError, "four digits"),
        ("connected", {"least": "two"}, QueryError, "whole number"),
        ("members-of-theme", {"theme": "joy"}, QueryError, "'joy' is no theme; write one of public-policy, finance"),
        ("measures-for-group", {"group": "cats"}, QueryError, "is no target group; write one of women"),
        ("statements", {"actor": "nobody at all"}, NotFoundError, "nothing goes by"),
    ],
)
def test_a_wrong_parameter_is_told_what_is_right(
    store: LocalStore, name: str, values: dict[str, str], kind: type[AtlasError], told: str
) -> None:
    with pytest.raises(kind, match=told) as caught:
        bind(get(name), values, store)
    assert str(caught.value).startswith(f"{name}: ")


def test_an_ambiguous_actor_is_told_as_such(twins: LocalStore) -> None:
    with pytest.raises(AmbiguousError, match=r"statements: actor: 'alpha' fits .*one.*two"):
        bind(get("statements"), {"actor": "alpha"}, twins)


def test_a_query_without_its_values_line_is_refused(store: LocalStore) -> None:
    broken = NamedQuery("mine", "", "", (Param("value", "text", ""),), "", "SELECT * WHERE { }")
    with pytest.raises(QueryError, match="exactly one"):
        bind(broken, {"value": "x"}, store)

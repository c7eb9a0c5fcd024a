"""The family of errors: one printable line each, and the exit code the command ends with."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sse_atlas import errors
from sse_atlas.errors import AtlasError, InputError, NotFoundError, UnknownTermError

FAMILY = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, AtlasError)]


def test_a_message_says_where_what_and_what_to_do() -> None:
    error = InputError("no column 'name'", where="members.csv:1", do="add the column")
    assert str(error) == "members.csv:1: no column 'name'; add the column"
    assert (error.what, error.where, error.do) == ("no column 'name'", "members.csv:1", "add the column")


@pytest.mark.parametrize(
    ("parts", "message"),
    [({}, "wrong"), ({"where": "a.csv:2"}, "a.csv:2: wrong"), ({"do": "mend it"}, "wrong; mend it")],
)
def test_a_part_left_out_leaves_no_trace(parts: dict[str, str], message: str) -> None:
    assert str(AtlasError("wrong", **parts)) == message


@given(st.text(), st.text(), st.text())
def test_a_message_is_one_printable_line_whatever_the_data_holds(what: str, where: str, do: str) -> None:
    told = str(InputError(what, where=where, do=do))
    # A French sentence may hold spaces that Python does not take for printable.
    assert told.replace("\u00a0", " ").replace("\u202f", " ").isprintable()


def test_control_characters_are_spelt_out() -> None:
    assert str(AtlasError("name \x1b[31mred\nand more")) == r"name \x1b[31mred and more"


@pytest.mark.parametrize("kind", FAMILY)
def test_every_error_crosses_a_process_whole(kind: type[AtlasError]) -> None:
    error = kind("wrong", where="a.csv:2", do="mend it")
    copy = pickle.loads(pickle.dumps(error))
    assert type(copy) is kind
    assert (str(copy), copy.what, copy.where, copy.do) == (str(error), "wrong", "a.csv:2", "mend it")


@pytest.mark.parametrize("kind", FAMILY)
def test_only_an_answer_of_no_ends_with_one(kind: type[AtlasError]) -> None:
    assert kind.exit_code == (1 if kind is NotFoundError else 2)


def test_an_unknown_term_is_an_attribute_error_too() -> None:
    class Terms:
        def __getattr__(self, name: str) -> str:
            raise UnknownTermError(f"no term {name!r}")

    assert not hasattr(Terms(), "nonsense")

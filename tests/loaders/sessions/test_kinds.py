"""Which kind of document a document is taken for, and why."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sse_atlas.loaders.documents.model import Document
from sse_atlas.loaders.sessions.kinds import KINDS, guess
from tests.loaders.sessions.conftest import MADE_UP, document_of


@pytest.mark.parametrize("name", MADE_UP)
def test_each_made_up_document_is_taken_for_its_kind(name: str) -> None:
    text, kind = MADE_UP[name]
    found = guess(document_of(text))
    assert found.kind == kind
    assert max(found.scores, key=lambda each: found.scores[each]) == kind
    assert set(found.scores) == set(KINDS)


def test_the_reasons_give_the_lines() -> None:
    found = guess(document_of(MADE_UP["directory"][0]))
    assert "2 lines say since when a member (8, 12)" in found.reasons
    found = guess(document_of(MADE_UP["sheet"][0]))
    assert "1 line says whom the session is for (7)" in found.reasons
    many = guess(document_of("Member since 2001\n" * 40))
    assert many.kind == "directory"
    assert many.reasons == ("40 lines say since when a member (1, 2, 3 ...)",)


@pytest.mark.parametrize("text", ["", "\n\n", "A recipe\n\nTake flour and water.\n", "Language: none\n"])
def test_another_document_is_of_no_kind(text: str) -> None:
    found = guess(document_of(text))
    assert found.kind == ""
    assert found.reasons


def test_a_document_between_two_kinds_is_of_none() -> None:
    found = guess(document_of("Session report\nSession info\nConcept note\n"))
    assert found.kind == ""
    assert len(found.reasons) == 3


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        ("000", "directory"),
        ("001", "session-report"),
        ("002", "session-report"),
        ("003", "session-info"),
        ("004", "concept-note"),
    ],
)
def test_the_real_documents_are_told_apart(real: Callable[[str], Document], start: str, kind: str) -> None:
    assert guess(real(start)).kind == kind

"""The look of kinds and the text of pages: every kind is seen and named, only addresses of the web become links."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sse_atlas.ontology import kinds
from sse_atlas.viz.marks import MARKS, kind_labels, mark_of
from sse_atlas.viz.text import clean, web_address

PAPERS = {"light": "fbfaf7", "dark": "12161c"}


def test_every_kind_has_a_look_and_a_name() -> None:
    assert set(MARKS) == set(kinds())
    assert len({mark.path for mark in MARKS.values()}) == len({mark.light for mark in MARKS.values()}) == len(MARKS)
    assert kind_labels("LocalGovernment") == ("Local government", "Local governments")
    assert kind_labels("Odd") == ("Odd", "Odd")


@pytest.mark.parametrize("tone", PAPERS)
@pytest.mark.parametrize("kind", [*MARKS, "Odd"])
def test_a_mark_is_seen_on_its_paper(kind: str, tone: str) -> None:
    lights = sorted(luminance(colour.lstrip("#")) for colour in (getattr(mark_of(kind), tone), PAPERS[tone]))
    assert (lights[1] + 0.05) / (lights[0] + 0.05) >= 4


def luminance(colour: str) -> float:
    """The relative luminance of a colour, as WCAG 2 defines it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("address", ["http://a.example", "HTTPS://a.example/b?c=d#e"])
def test_web_addresses_become_links(address: str) -> None:
    assert web_address(address) == address


@pytest.mark.parametrize(
    "address",
    [
        "",
        "javascript:alert(1)",
        "data:text/html,x",
        "//a.example",
        "a.example",
        "http://",
        "http://[",
        "http://a b",
        'http://a"b',
        "ftp://a",
    ],
)
def test_other_addresses_do_not(address: str) -> None:
    assert web_address(address) == ""


@given(st.text())
def test_clean_text_can_be_written_and_stays_as_it_is(text: str) -> None:
    told = clean(text)
    told.encode("utf-8")
    assert clean(told) == told
    assert "\0" not in told

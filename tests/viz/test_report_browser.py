"""The report in a real browser without a network: read by people, keyboards and screen readers, on screens and on paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sse_atlas import Atlas
from sse_atlas.graph.validate import Finding, Report
from sse_atlas.viz import write_report
from tests.viz.conftest import findings
from tests.viz.test_report import HOSTILE, hostile_report, hostile_store

pytestmark = pytest.mark.browser

Browse = Callable[..., Any]
SIZES = {"laptop": (1440, 900), "tablet": (768, 1024), "phone": (360, 780), "smallest": (320, 640)}

#: The charts that are shown.
CHARTS = "[...document.querySelectorAll('svg.chart')].filter(svg => svg.getClientRects().length)"
#: Pairs of texts of one chart that lie upon each other, and texts that stand out of their chart.
CLASHES = (
    f"() => {CHARTS}"
    + """.flatMap(svg => {
  const box = svg.viewBox.baseVal, wrong = [];
  const texts = [...svg.querySelectorAll('text')].map(t => [t, t.getBBox()]);
  for (const [t, b] of texts) {
    const out = b.x < -2 || b.y < -2 || b.x + b.width > box.width + 2 || b.y + b.height > box.height + 2;
    if (out) wrong.push('out: ' + t.textContent);
  }
  for (let i = 0; i < texts.length; i++) for (let j = i + 1; j < texts.length; j++) {
    const [t, a] = texts[i], [u, b] = texts[j];
    const over = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
    const upon = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
    if (over > 1 && upon > 3) wrong.push(t.textContent + ' / ' + u.textContent);
  }
  return wrong;
})"""
)


@pytest.fixture(scope="session")
def report_file(atlas_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of the bundled data, with findings of each severity."""
    places = ("Member Yearbook", "page 35, line 644")
    found = [
        Finding(
            severity, f"A {severity} of the kind {n}.", "Actor", *places, "urn:x:a", shape="https://w3id.org/sse-atlas/ontology#S"
        )
        for severity in ("violation", "warning", "remark")
        for n in range(2)
    ]
    path = tmp_path_factory.mktemp("report") / "report.html"
    write_report(Atlas.open(atlas_dir).store, Report(tuple(found)), path)
    return path


def open_all(page: Any) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")


@pytest.mark.parametrize("size", ["laptop", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("opened", [False, True], ids=["closed", "opened"])
def test_axe_finds_nothing(browse: Browse, report_file: Path, size: str, scheme: str, opened: bool) -> None:
    page = browse(*SIZES[size], scheme).open(report_file)
    if opened:
        open_all(page)
    assert findings(page) == []


@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_wider_than_the_window_and_no_text_lies_upon_another(browse: Browse, report_file: Path, size: str) -> None:
    page = browse(*SIZES[size]).open(report_file)
    open_all(page)
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
    assert page.evaluate(CLASHES) == []
    shown = page.evaluate(f"{CHARTS}.map(svg => svg.classList[1])")
    assert len(shown) >= 14
    assert set(shown) == {"wide" if SIZES[size][0] > 700 else "narrow"}


def test_the_letters_of_a_chart_can_be_read_on_the_smallest_screen(browse: Browse, report_file: Path) -> None:
    page = browse(*SIZES["smallest"]).open(report_file)
    least = page.evaluate(f"Math.min(...{CHARTS}.map(svg => 12 * svg.clientWidth / svg.viewBox.baseVal.width))")
    assert least >= 10


def test_the_keyboard_reaches_every_chart_and_its_query(browse: Browse, report_file: Path) -> None:
    page = browse().open(report_file)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    wanted = page.locator("a[href='#themes-query']")
    for _ in range(300):
        page.keyboard.press("Tab")
        if wanted.evaluate("one => one === document.activeElement"):
            break
    else:
        pytest.fail("the query of the themes cannot be reached")
    assert page.is_hidden("#themes-query")
    page.keyboard.press("Enter")
    page.wait_for_selector("#themes-query", state="visible")
    assert page.url.endswith("#themes-query")


def test_a_link_to_a_finding_opens_what_hides_it(browse: Browse, report_file: Path) -> None:
    page = browse().open(report_file, "#remarks-1-1")
    page.wait_for_selector("#remarks-1-1", state="visible")


def test_it_needs_no_script(browse: Browse, report_file: Path) -> None:
    page = browse(script=False).open(report_file)
    assert page.is_visible("#growth svg.wide")
    page.click("#growth summary >> text=Numbers as a table")
    assert page.is_visible("#growth-table")


def test_paper_has_the_findings_and_light_colours(browse: Browse, report_file: Path) -> None:
    page = browse(700, 900, "dark").open(report_file)
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.is_visible("#growth svg.wide") and page.is_hidden("#growth svg.narrow")
    assert page.evaluate("document.getElementById('remarks-1-1').getBoundingClientRect().height") > 10
    assert page.is_hidden("nav")
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
    assert page.evaluate(CLASHES) == []


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_hostile_text_does_nothing(browse: Browse, tmp_path: Path, number: int) -> None:
    path = tmp_path / "hostile.html"
    write_report(hostile_store(HOSTILE[number]), hostile_report(HOSTILE[number]), path)
    page = browse(360, 700).open(path)
    open_all(page)
    assert page.evaluate("document.scripts.length") == 0
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
    assert page.evaluate(CLASHES) == []
    assert page.is_visible("footer")
    assert findings(page) == []


def test_the_policy_is_in_force(browse: Browse, report_file: Path) -> None:
    window = browse()
    page = window.open(report_file)
    page.evaluate("fetch('https://outside.example/').catch(() => {})")
    page.evaluate("document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.ran = 1'}))")
    page.wait_for_timeout(100)
    assert page.evaluate("window.ran") is None
    refused, window.wrong[:] = window.wrong[:], []
    assert len(refused) >= 2
    assert all("Content Security Policy" in what for what in refused)

"""The explorer in a real browser without a network: any request, console word, error or refusal by the policy fails a test."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.viz.conftest import findings

pytestmark = pytest.mark.browser

LAPTOP, PHONE, SMALL = (1366, 820), (390, 844), (320, 640)
VIEWS = [
    "",
    "view=map",
    "view=list",
    "actor=acobol",
    "actor=gsef&steps=1",
    "view=list&actor=seoul",
    "panel=path",
    "panel=path&from=acobol&to=seoul",
    "panel=partners&actor=acobol",
    "panel=happened&happened=2016",
    "year=2016",
    "kind=Fund&region=030",
]
HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(2)</script>",
    "javascript:alert(3)",
    "x" * 10_000,
    "\u202egnirts \u2066isolated",
    "👩‍👩‍👧‍👦 🇸🇳",
    "",
    "__proto__",
    "%3Cb%3E&actor=1#+ ",
    "{number} {from}",
]

Browse = Callable[..., Any]


def until(page: Any, script: str, argument: object = None) -> None:
    """Wait until a script says true; Playwright's own wait evaluates text in the page, which the policy refuses."""
    for _ in range(100):
        if page.evaluate(script, argument):
            return
        page.wait_for_timeout(50)
    pytest.fail(f"never true: {script} {argument!r}")


def go(page: Any, view: str) -> None:
    """Lead the page to a view; what its function gives back would take Playwright a second to hand over."""
    page.evaluate("async (hash) => { await atlasPage.go(hash); }", view)


def choose(page: Any, actor: str) -> None:
    page.evaluate("async (id) => { await atlasPage.choose(id); }", actor)


def said(page: Any, text: str) -> None:
    until(page, "text => document.getElementById('speech').textContent.includes(text)", text)


def title(page: Any) -> str:
    return str(page.inner_text(".panel h2"))


def count(page: Any) -> str:
    return str(page.inner_text(".counted"))


def too_wide(page: Any) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def press(page: Any, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def tab_to(page: Any, selector: str, most: int = 120) -> None:
    """Press Tab until what a selector names has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"Tab does not reach {selector}")


def pick(page: Any, field: str, text: str) -> None:
    """Find an actor in a field that has the focus, and take the first one."""
    until(page, "id => document.activeElement.id === id", field)
    page.keyboard.type(text)
    press(page, "ArrowDown", "Enter")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "phone"])
def test_axe_finds_nothing_in_any_view(browse: Browse, explorer_file: Path, size: tuple[int, int], scheme: str) -> None:
    page = browse(*size, scheme=scheme).open(explorer_file)
    assert findings(page) == []
    if size == PHONE:
        page.tap(".bottom .filters")
        assert findings(page) == []
        page.get_by_role("button", name="Close the filters").tap()
        page.tap("[data-key=height-half]")
    for view in VIEWS:
        go(page, view)
        assert findings(page) == [], view


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_what_opens(browse: Browse, explorer_file: Path, scheme: str) -> None:
    page = browse(*LAPTOP, scheme=scheme).open(explorer_file)
    press(page, "/")
    page.keyboard.type("soci")
    assert findings(page) == []
    press(page, "Escape")
    page.click("[data-key=share]")
    assert findings(page) == []
    page.get_by_role("button", name="Cite this view").click()
    assert findings(page) == []
    press(page, "Escape", "?")
    assert findings(page) == []
    press(page, "Escape")
    for fold in page.query_selector_all(".side details:not([open]) > summary"):
        fold.click()
    choose(page, "acobol")
    for fold in page.query_selector_all(".panel details:not([open]) > summary"):
        fold.click()
    assert findings(page) == []


@pytest.mark.parametrize("size", [LAPTOP, (1000, 700), (683, 410), PHONE, SMALL], ids=lambda size: f"{size[0]}")
def test_nothing_is_wider_than_the_window(browse: Browse, explorer_file: Path, size: tuple[int, int]) -> None:
    page = browse(*size).open(explorer_file)
    for view in VIEWS:
        go(page, view)
        assert too_wide(page) <= 0, view
        assert page.evaluate("(one => one.scrollWidth <= one.clientWidth)(document.querySelector('.panel .scroll'))"), view


def test_it_opens_with_what_the_network_is_and_four_doors(browse: Browse, explorer_file: Path) -> None:
    page = browse(*LAPTOP).open(explorer_file)
    assert re.match(r"249 of 249 actors, \d+ of \d+ links", count(page))
    assert "folded" in page.inner_text(".notes")
    assert re.match(r"249 actors in \d+ countries\.", page.inner_text(".reading"))
    assert len(page.query_selector_all(".door")) == 4
    assert page.get_attribute(".chart svg", "aria-label").startswith("Growth by year")


def test_the_first_door_finds_an_actor_by_keyboard(browse: Browse, explorer_file: Path) -> None:
    page = browse(*LAPTOP).open(explorer_file)
    tab_to(page, "[data-key=door-find]")
    press(page, "Enter")
    pick(page, "find-finder", "acobol")
    assert "Bolivia" in title(page)
    said(page, "Bolivia")
    until(page, "document.activeElement.matches('.panel h2')")
    assert "actor=acobol" in page.url
    tab_to(page, "[data-key=steps-1]")
    press(page, "Enter")
    assert count(page).startswith("3 of 249 actors")
    assert page.evaluate("document.activeElement.dataset.key") == "steps-1"
    press(page, "Escape", "Escape")
    assert "actor=" not in page.url


def test_the_second_door_tells_a_path_by_keyboard(browse: Browse, explorer_file: Path) -> None:
    page = browse(*LAPTOP).open(explorer_file)
    tab_to(page, "[data-key=door-path]")
    press(page, "Enter")
    tab_to(page, "#find-start")
    pick(page, "find-start", "acobol")
    tab_to(page, "#find-end")
    pick(page, "find-end", "seoul metropolitan")
    assert page.inner_text(".lead") == "Connected in 2 steps."
    assert "page 96" in page.inner_text(".steps")
    assert count(page).startswith("3 of 249 actors, 2 of")
    tab_to(page, "[data-key=avoid-hub]")
    press(page, "Enter")
    assert "Global Social Economy Forum" not in page.inner_text(".answer, .path .hint")
    assert "avoid=gsef" in page.url


def test_the_third_door_gives_partners_with_reasons_by_keyboard(browse: Browse, explorer_file: Path) -> None:
    page = browse(*LAPTOP).open(explorer_file)
    tab_to(page, "[data-key=door-partners]")
    press(page, "Enter")
    tab_to(page, "#find-partner")
    pick(page, "find-partner", "acobol")
    assert len(page.query_selector_all(".candidates > li")) == 10
    assert "both" in page.inner_text(".candidates > li")
    assert "page" in page.inner_text(".candidates .cited")


def test_the_fourth_door_tells_a_year_by_keyboard(browse: Browse, explorer_file: Path) -> None:
    page = browse(*LAPTOP).open(explorer_file)
    tab_to(page, "[data-key=door-happened]")
    press(page, "Enter")
    tab_to(page, "[data-key=happened-back]")
    press(page, "Enter")
    year = re.search(r"happened=(\d{4})", page.url)
    assert year
    assert f"dates to {year[1]}" in page.inner_text(".lead")
    assert page.query_selector_all(".happened .evidence")


def test_keys_change_the_view_and_say_so(browse: Browse, explorer_file: Path) -> None:
    page = browse(*LAPTOP).open(explorer_file)
    for key, view, word in (("m", "view=map", "Map"), ("l", "view=list", "List"), ("n", "", "Network")):
        press(page, key)
        assert (view in page.url) if view else ("view=" not in page.url)
        said(page, word)


def test_the_legend_filters_and_switches_off(browse: Browse, explorer_file: Path) -> None:
    page = browse(*LAPTOP).open(explorer_file)
    page.get_by_role("checkbox", name=re.compile("^Funds")).check()
    assert count(page).startswith("5 of 249 actors")
    said(page, "5 of 249 actors")
    page.get_by_role("button", name="Clear filters").click()
    page.get_by_role("button", name="Switch off: Funds").click()
    assert count(page).startswith("244 of 249 actors")
    assert page.get_by_role("button", name="Switch off: Funds").get_attribute("aria-pressed") == "true"
    page.get_by_role("button", name="Clear filters").click()
    assert count(page).startswith("249 of 249 actors")


def test_the_year_is_honest_about_what_is_not_dated(browse: Browse, explorer_file: Path) -> None:
    page = browse(*LAPTOP).open(explorer_file)
    page.focus("#year")
    press(page, "ArrowLeft", "ArrowLeft", "ArrowLeft")
    assert page.get_attribute("#year", "aria-valuetext") in page.url
    assert "no reported" in page.inner_text(".years .note")
    press(page, "End")
    assert "year=" not in page.url


def test_the_list_sorts_filters_and_opens(browse: Browse, explorer_file: Path) -> None:
    page = browse(*LAPTOP).open(explorer_file, "#view=list")
    page.get_by_role("button", name="Links", exact=True).click()
    assert page.get_attribute("th[data-column=links]", "aria-sort") == "descending"
    assert "Global Social Economy Forum" in page.inner_text("tbody tr")
    page.fill("#list-filter", "seoul")
    assert 0 < len(page.query_selector_all("tbody tr")) < 20
    page.click("tbody tr a")
    assert title(page)
    page.click(".alllinks > summary")
    until(page, "document.querySelectorAll('.sentences .evidence .cited').length > 0")


def test_paper_has_every_row_and_link(browse: Browse, explorer_file: Path) -> None:
    page = browse(*LAPTOP).open(explorer_file)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert len(page.query_selector_all("tbody tr")) == 249
    assert page.is_visible("tbody tr:last-child")
    assert page.is_visible(".sentences li:last-child")
    assert not page.is_visible(".side")


def test_by_touch_on_a_phone(browse: Browse, explorer_file: Path) -> None:
    page = browse(*PHONE).open(explorer_file)
    page.tap("[data-key=door-path]")
    page.tap("#find-start")
    page.keyboard.type("acobol")
    page.tap("#found-start-0")
    page.tap("#find-end")
    page.keyboard.type("seoul metropolitan")
    page.tap("#found-end-0")
    assert page.inner_text(".lead") == "Connected in 2 steps."
    page.tap("[data-key=height-full]")
    page.tap("[data-key=height-peek]")
    page.tap(".bottom [data-view=list]")
    assert len(page.query_selector_all("tbody tr")) == 3
    page.tap(".bottom [data-view=map]")
    page.tap(".bottom .filters")
    assert page.is_visible("#side h2")
    page.get_by_role("button", name="Close the filters").tap()
    assert not page.is_visible("#side h2")
    page.tap("[data-key=height-half]")
    page.tap("[data-key=back]")
    assert "Bolivia" in title(page)


def test_the_other_doors_by_touch_and_a_finger_on_the_picture(browse: Browse, explorer_file: Path) -> None:
    page = browse(*PHONE).open(explorer_file)
    page.tap("[data-key=door-partners]")
    page.tap("#find-partner")
    page.keyboard.type("acobol")
    page.tap("#found-partner-0")
    assert page.locator(".panel li").count() > 5
    page.tap("[data-key=back]")
    go(page, "")
    page.tap("[data-key=door-happened]")
    assert "that a source dates to" in page.inner_text(".panel")
    go(page, "#actor=acobol&steps=1")
    page.tap("[data-key=height-peek]")
    page.wait_for_timeout(300)
    spot = page.evaluate("atlasPage.spot('gsef')")
    page.touchscreen.tap(spot["x"], spot["y"])
    until(page, "() => atlasPage.state().includes('actor=gsef')")


@pytest.mark.parametrize("size", [PHONE, SMALL], ids=["phone", "small"])
def test_what_is_touched_is_large_enough(browse: Browse, explorer_file: Path, size: tuple[int, int]) -> None:
    page = browse(*size).open(explorer_file)
    small = page.evaluate(
        """() => [...document.querySelectorAll("button, select, summary, input[type=text]")].filter((one) => {
          const box = one.getBoundingClientRect();
          return box.width && (box.width < 24 || box.height < 24) && !one.closest("p, td, th");
        }).map((one) => one.outerHTML.slice(0, 120))"""
    )
    assert small == []


def test_a_tap_on_a_mark_opens_the_actor(browse: Browse, explorer_file: Path) -> None:
    opened = browse(*LAPTOP)
    page = opened.open(explorer_file, "#actor=acobol&steps=1")
    page.wait_for_timeout(300)
    spot = page.evaluate("atlasPage.spot('gsef')")
    page.mouse.click(spot["x"], spot["y"])
    until(page, "() => atlasPage.state().includes('actor=gsef')")
    assert title(page) == "Global Social Economy Forum"


def test_back_leads_back_and_the_address_holds_the_view(browse: Browse, explorer_file: Path) -> None:
    opened = browse(*LAPTOP)
    page = opened.open(explorer_file)
    choose(page, "acobol")
    choose(page, "seoul")
    page.go_back()
    until(page, "() => document.querySelector('.panel h2').textContent.includes('Bolivia')")
    other = browse(*LAPTOP).open(explorer_file, "#actor=seoul&view=list&lang=fr&kind=LocalGovernment")
    assert other.evaluate("document.documentElement.lang") == "fr"
    assert other.is_visible("tbody tr")
    assert "actor=seoul" in other.evaluate("atlasPage.state()")


def test_every_language_speaks(browse: Browse, explorer_file: Path) -> None:
    page = browse(*LAPTOP).open(explorer_file)
    for lang in ("fr", "es", "pt", "ko", "en"):
        page.select_option(".language select", lang)
        assert page.evaluate("document.documentElement.lang") == lang
        assert f"lang={lang}" in page.evaluate("atlasPage.state()")
    assert count(page).startswith("249 of 249 actors")


@pytest.mark.parametrize(("locale", "lang"), [("ko-KR", "ko"), ("pt-BR", "pt"), ("de-DE", "en")])
def test_a_page_written_in_no_language_speaks_the_readers(browse: Browse, explorer_file: Path, locale: str, lang: str) -> None:
    page = browse(*LAPTOP, locale=locale).open(explorer_file)
    assert page.evaluate("document.documentElement.lang") == lang
    assert browse(*LAPTOP, locale=locale).open(explorer_file, "#lang=fr").evaluate("document.documentElement.lang") == "fr"


def test_the_theme_turns_and_is_said(browse: Browse, explorer_file: Path) -> None:
    page = browse(*LAPTOP).open(explorer_file)
    page.click("[data-key=theme]")
    assert page.get_attribute("html", "data-theme") == "dark"
    said(page, "Dark colours")


def test_copying_and_saving(browse: Browse, explorer_file: Path) -> None:
    page = browse(*LAPTOP).open(explorer_file, "#actor=acobol&steps=1")
    for name, ending in (("Table, CSV", ".csv"), ("Network, GEXF", ".gexf"), ("Drawing, SVG", ".svg"), ("Picture, PNG", ".png")):
        page.click("[data-key=share]")
        with page.expect_download() as waited:
            page.get_by_role("button", name=name).click()
        assert waited.value.suggested_filename == f"atlas-acobol{ending}"
        assert Path(waited.value.path()).stat().st_size > 100
    page.click("[data-key=cite]")
    assert "acobol" in page.input_value("dialog textarea >> nth=0")


def hostile(data: dict[str, Any]) -> list[str]:
    """Put each hostile text wherever a text of the data may stand, for some actors; give their ids."""

    def turn(length: int) -> list[str]:
        return [HOSTILE[place % len(HOSTILE)] for place in range(length)]

    nodes, links = data["nodes"], data["links"]
    at = [place for place, kind in enumerate(nodes["kind"]) if kind < data["actorKinds"]][: len(HOSTILE)]
    for place, text in zip(at, HOSTILE, strict=True):
        for column in ("name", "acronym", "city", "begin"):
            nodes[column][place] = text
        for column in ("names", "homepages"):
            nodes[column][place] = [text]
        nodes["facts"][place] = [["property/founded", text, [0]]]
        nodes["figures"][place] = [[text, text, text, text, "about", "target", text, [0], text, text]]
        nodes["wrong"][place] = [["property/founded", text, text, text, [0]]]
        nodes["disputed"][place] = [["property/founded", [[text, [0]], ["x", [0]]], text]]
    for column in ("role", "doubt", "when"):
        links[column] = turn(len(links["from"]))
    for source, text in zip(data["sources"], HOSTILE, strict=False):
        source.update(title=text, publisher=text, license=text)
    data["headings"] = [[source, text] for (source, _), text in zip(data["headings"], turn(len(data["headings"])), strict=True)]
    data["meta"]["title"] = HOSTILE[1]
    return [str(nodes["id"][place]) for place in at]


def test_hostile_names_do_nothing(browse: Browse, atlas_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from sse_atlas.queries import open_store
    from sse_atlas.viz.explorer import page as page_module
    from sse_atlas.viz.explorer.content import explorer_data

    slugs: list[str] = []

    def altered(*given: Any, **options: Any) -> dict[str, Any]:
        data = explorer_data(*given, **options)
        slugs.extend(hostile(data))
        return data

    monkeypatch.setattr(page_module, "explorer_data", altered)
    path = tmp_path / "explorer.html"
    path.write_text(str(page_module.explorer_html(open_store(str(atlas_dir)))), encoding="utf-8", newline="\n")
    page = browse(*SMALL).open(path)
    for view in [*VIEWS, *(f"actor={slug}&steps=1" for slug in slugs), f"panel=path&from={slugs[0]}&to=seoul"]:
        go(page, view)
        assert too_wide(page) <= 0, view
        assert page.evaluate("document.images.length + document.querySelectorAll('#page script, iframe').length") == 0
        assert page.evaluate("[...document.links].every((link) => /^(https?|file):$/.test(link.protocol))"), view
    go(page, "")
    for text in HOSTILE:
        page.fill("#find-finder", text[:200])


def test_without_script_it_says_what_to_do(browse: Browse, explorer_file: Path) -> None:
    page = browse(*LAPTOP, script=False).open(explorer_file)
    assert "JavaScript" in page.inner_text("main")

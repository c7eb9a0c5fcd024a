"""The page in a real browser without a network: any request, console word, error or refusal by the policy fails a test."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx
import pytest

from sse_atlas.viz import write_explorer

pytestmark = pytest.mark.browser

DESKTOP, PHONE = (1366, 820), (390, 844)
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
]


def until(page: Any, script: str, argument: object = None) -> None:
    """Wait until a script says true; Playwright's own wait evaluates text in the page, which the policy refuses."""
    for _ in range(100):
        if page.evaluate(script, argument):
            return
        page.wait_for_timeout(50)
    pytest.fail(f"never true: {script} {argument!r}")


def said(page: Any, text: str) -> None:
    until(page, "text => document.getElementById('speech').textContent.includes(text)", text)


def count(page: Any) -> str:
    return str(page.inner_text("#count"))


def name_of(page: Any) -> str:
    return str(page.inner_text("#detail h2"))


def findings(page: Any) -> list[str]:
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page).response["violations"]
    return [f"{rule['id']}: {node['html']} {node['failureSummary']}" for rule in found for node in rule["nodes"]]


def wider_than_the_window(page: Any) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("fragment", ["", "#actor=member-3", "#view=list", "#view=list&actor=hub", "#kind=Fund&section=europe"])
def test_axe_finds_nothing(
    browse: Callable[..., Any], page_file: Path, size: tuple[int, int], scheme: str, fragment: str
) -> None:
    assert findings(browse(*size, scheme).open(page_file, fragment)) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("asked", ["ghana", "nothing like it"])
def test_axe_finds_nothing_in_the_open_search(browse: Callable[..., Any], page_file: Path, scheme: str, asked: str) -> None:
    page = browse(*DESKTOP, scheme).open(page_file)
    page.fill("#search", asked)
    page.press("#search", "ArrowDown")
    assert findings(page) == []


def test_the_policy_is_in_force(browse: Callable[..., Any], page_file: Path) -> None:
    window = browse()
    page = window.open(page_file)
    page.evaluate("fetch('https://outside.example/').catch(() => {})")
    page.evaluate("document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.ran = 1'}))")
    page.wait_for_timeout(100)
    assert page.evaluate("window.ran") is None
    refused, window.wrong[:] = window.wrong[:], []
    assert len(refused) >= 2
    assert all("Content Security Policy" in what for what in refused)


def test_the_map_is_drawn(browse: Callable[..., Any], page_file: Path) -> None:
    page = browse().open(page_file)
    page.wait_for_timeout(150)
    colours = page.evaluate(
        """() => { const c = document.querySelector('#stage canvas'); const seen = new Set();
        const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;
        for (let i = 0; i < d.length; i += 4) if (d[i + 3] === 255) seen.add(`${d[i]},${d[i + 1]},${d[i + 2]}`);
        return ['10,122,92', '180,83,10', '15,104,176', '28,33,40'].filter(k => seen.has(k)).length; }"""
    )
    assert colours == 4


def test_a_click_shows_the_actor_its_links_and_what_says_so(browse: Callable[..., Any], page_file: Path) -> None:
    window = browse()
    page = window.open(page_file)
    assert page.is_hidden("#detail")
    window.click_on("member-33")
    assert name_of(page) == page.evaluate("Atlas.byId.get('member-33').label")
    text = page.inner_text("#detail")
    assert "Book of Members, page 33, line 661, under “Part”" in text
    assert "Book of Members, page 33, line 665, under “Part”" in text
    assert "Poland" in text
    assert "2016" in text
    assert "3 links" in text
    assert "is a member of World Forum of Made-up Economies, since 2016." in text
    assert "is a partner of" in text
    said(page, "3 links")


def test_a_click_beside_the_actors_closes_the_detail(browse: Callable[..., Any], page_file: Path) -> None:
    window = browse()
    page = window.open(page_file, "#actor=member-3")
    assert page.is_visible("#detail")
    box = page.locator("#stage").bounding_box()
    page.mouse.click(box["x"] + 20, box["y"] + 20)
    page.wait_for_selector("#detail", state="hidden")
    assert "actor" not in page.url


def test_a_sentence_leads_to_the_other_actor(browse: Callable[..., Any], page_file: Path) -> None:
    window = browse()
    page = window.open(page_file, "#actor=member-33")
    page.click("#detail .links a >> text=World Forum")
    assert name_of(page) == "World Forum of Made-up Economies"
    assert "75 links" in page.inner_text("#detail")
    assert page.evaluate("document.activeElement.id") == "detail"


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("lomza mala", "Łomża Mała"),
        ("SAO BRAS", "São Brás"),
        ("sao  brás brazil", "São Brás"),
        ("wfme", "World Forum"),
        ("acai", "Açaí"),
        ("AÇAÍ WORKERS", "Açaí"),
        ("ghana", "Ghana"),
        ("elmina", "Élmina"),
    ],
)
def test_search_ignores_accents_and_case(browse: Callable[..., Any], page_file: Path, asked: str, found: str) -> None:
    page = browse().open(page_file)
    page.fill("#search", asked)
    assert page.get_attribute("#search", "aria-expanded") == "true"
    assert found in page.locator("#found [role=option]").first.inner_text()
    said(page, "found")


def test_search_by_keyboard_alone(browse: Callable[..., Any], page_file: Path) -> None:
    page = browse().open(page_file)
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "search"
    page.keyboard.type("city of")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    active = page.get_attribute("#search", "aria-activedescendant")
    chosen = page.locator(f"#{active}")
    assert chosen.get_attribute("aria-selected") == "true"
    label = chosen.locator(".name > bdi").inner_text()
    page.keyboard.press("Enter")
    assert name_of(page) == label
    assert page.get_attribute("#search", "aria-expanded") == "false"
    page.keyboard.press("Escape")
    assert page.is_hidden("#detail")
    assert page.evaluate("document.activeElement.id") == "search"


def test_who_finds_nothing_gets_a_hint(browse: Callable[..., Any], page_file: Path) -> None:
    page = browse().open(page_file)
    page.fill("#search", "zzz<b>")
    assert "Nothing found for “zzz<b>”" in page.inner_text("#nothing")
    assert page.get_attribute("#search", "aria-expanded") == "false"
    said(page, "Nothing found")
    page.press("#search", "Escape")
    assert page.is_hidden("#popup")


def test_the_legend_filters_and_counts(browse: Callable[..., Any], page_file: Path) -> None:
    page = browse().open(page_file)
    assert count(page) == "76 of 76 actors, 78 of 78 links"
    networks = page.evaluate("Atlas.actors.filter(a => a.kind === 'Network').length")
    in_asia = page.evaluate("Atlas.actors.filter(a => a.kind === 'Network' && a.section === 'asia').length")
    page.check("#kinds >> text=/^Networks/")
    assert count(page) == f"{networks} of 76 actors, {networks - 1} of 78 links"
    said(page, count(page))
    page.check("#regions >> text=Asia")
    assert count(page) == f"{in_asia} of 76 actors, 0 of 78 links"
    assert page.locator("label", has_text="Europe").locator(".number").inner_text() == str(
        page.evaluate("Atlas.actors.filter(a => a.kind === 'Network' && a.section === 'europe').length")
    )
    assert "kind=Network" in page.url and "section=asia" in page.url
    page.reload()
    assert count(page) == f"{in_asia} of 76 actors, 0 of 78 links"
    page.click("#reset")
    assert count(page) == "76 of 76 actors, 78 of 78 links"


def test_a_filter_that_leaves_nobody_says_so_and_can_be_undone(browse: Callable[..., Any], page_file: Path) -> None:
    page = browse().open(page_file, "#kind=PublicBody&section=international")
    assert count(page).startswith("0 of 76 actors")
    assert "No actor" in page.inner_text("#none")
    page.click("#none-reset")
    assert count(page).startswith("76 of 76")


def test_what_is_filtered_out_cannot_be_clicked(browse: Callable[..., Any], page_file: Path) -> None:
    window = browse()
    page = window.open(page_file, "#kind=Fund")
    window.click_on("member-1")
    assert page.is_hidden("#detail")


def test_an_actor_found_outside_the_filter_is_shown(browse: Callable[..., Any], page_file: Path) -> None:
    page = browse().open(page_file, "#kind=Fund")
    page.fill("#search", "WFME")
    page.press("#search", "Enter")
    assert name_of(page) == "World Forum of Made-up Economies"
    assert count(page).startswith("76 of 76")


def test_arrows_go_from_actor_to_actor(browse: Callable[..., Any], page_file: Path) -> None:
    page = browse().open(page_file)
    page.focus("#stage")
    heard = []
    for key in ("ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp", "ArrowUp"):
        page.keyboard.press(key)
        page.wait_for_timeout(120)
        heard.append(page.inner_text("#speech"))
    assert len(set(heard)) >= 4
    page.keyboard.press("Enter")
    assert name_of(page) in heard[-1]
    assert page.evaluate("document.activeElement.id") == "detail"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "stage"


def test_every_actor_can_be_reached_by_arrows(browse: Callable[..., Any], page_file: Path) -> None:
    page = browse().open(page_file)
    reached = page.evaluate(
        """() => { const at = a => ({x: a.at.wide[0], y: a.at.wide[1]}); const ways = [[1,0],[-1,0],[0,1],[0,-1]];
        const next = (start, [dx, dy]) => { const from = at(start); let best = null;
          for (const actor of Atlas.actors) { if (actor === start) continue; const to = at(actor);
            const ahead = (to.x-from.x)*dx + (to.y-from.y)*dy, aside = Math.abs((to.x-from.x)*dy) + Math.abs((to.y-from.y)*dx);
            if (ahead <= 0 || aside > ahead * 2.5) continue; const cost = ahead + 2 * aside;
            if (!best || cost < best.cost) best = {actor, cost}; } return best && best.actor; };
        const seen = new Set([Atlas.hub]), waiting = [Atlas.hub];
        while (waiting.length) { const one = waiting.pop();
          for (const way of ways) { const to = next(one, way); if (to && !seen.has(to)) { seen.add(to); waiting.push(to); } } }
        return seen.size; }"""
    )
    assert reached == 76


def test_keys_zoom_the_map(browse: Callable[..., Any], page_file: Path) -> None:
    window = browse()
    page = window.open(page_file)
    page.focus("#stage")

    def spread() -> float:
        return abs(window.spot("member-0")[0] - window.spot("hub")[0])

    whole = spread()
    page.keyboard.press("+")
    page.wait_for_timeout(50)
    assert spread() > whole * 1.2
    page.keyboard.press("0")
    page.wait_for_timeout(50)
    assert spread() == pytest.approx(whole, rel=0.02)
    page.keyboard.press("-")
    page.wait_for_timeout(50)
    assert spread() < whole * 0.9


def test_the_list_shows_the_same_actors_and_opens_the_same_detail(browse: Callable[..., Any], page_file: Path) -> None:
    page = browse().open(page_file, "#section=europe")
    page.click("#view-list")
    assert page.is_hidden("#stage")
    assert page.locator("#table tbody tr:visible").count() == 6
    assert count(page).startswith("6 of 76 actors")
    link = page.locator("#table tbody tr:visible a").first
    label = link.inner_text()
    link.press("Enter")
    assert name_of(page) == label
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.textContent") == label


def test_an_address_is_a_view(browse: Callable[..., Any], page_file: Path) -> None:
    page = browse().open(page_file, "#view=list&kind=Fund&actor=hub")
    assert page.is_visible("#list")
    # The chosen actor is no fund: it was asked for by name, so the filter gives way.
    assert name_of(page) == "World Forum of Made-up Economies"
    assert count(page).startswith("76 of 76")
    page.evaluate("location.hash = '#actor=member-5'")
    page.wait_for_selector("#detail h2")
    assert name_of(page) == page.evaluate("Atlas.byId.get('member-5').label")
    page.evaluate("location.hash = '#actor=nobody'")
    page.wait_for_selector("#detail", state="hidden")


def test_light_and_dark_follow_the_system_and_the_button(browse: Callable[..., Any], page_file: Path) -> None:
    paper = "getComputedStyle(document.body).backgroundColor"
    page = browse(scheme="dark").open(page_file)
    assert page.evaluate(paper) == "rgb(18, 22, 28)"
    assert page.get_attribute("#theme", "aria-pressed") == "true"
    page.click("#theme")
    assert page.evaluate(paper) == "rgb(251, 250, 247)"
    page.reload()
    assert page.evaluate(paper) == "rgb(251, 250, 247)"


@pytest.mark.parametrize("fragment", ["", "#actor=hub", "#view=list", "#view=list&actor=member-2"])
@pytest.mark.parametrize("width", [320, 683])
def test_small_windows_scroll_one_way_only(browse: Callable[..., Any], page_file: Path, fragment: str, width: int) -> None:
    page = browse(width, 410).open(page_file, fragment)
    assert wider_than_the_window(page) <= 0
    assert count(page) == "76 of 76 actors, 78 of 78 links"


def test_on_a_phone_the_open_detail_leaves_the_actor_in_sight(browse: Callable[..., Any], page_file: Path) -> None:
    window = browse(*PHONE)
    page = window.open(page_file, "#actor=member-10")
    page.wait_for_timeout(200)
    assert window.spot("member-10")[1] < page.locator("#detail").bounding_box()["y"]


def test_labels_lie_on_no_other_label(browse: Callable[..., Any], page_file: Path) -> None:
    page = browse().open(page_file)
    page.evaluate(
        """() => { window.texts = []; const draw = CanvasRenderingContext2D.prototype.fillText;
        CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
          if (text.length > 1) { const w = this.measureText(text).width, h = parseFloat(this.font.match(/([\\d.]+)px/)[1]);
            const left = {center: x - w / 2, left: x, right: x - w}[this.textAlign];
            texts.push({text, left, right: left + w, top: y, bottom: y + h * 0.9}); }
          return draw.apply(this, arguments); };
        Atlas.stage.fit(true); }"""
    )
    until(page, "texts.length > 60")
    texts = page.evaluate("texts")
    frame = {(t["text"], round(t["left"]), round(t["top"])): t for t in texts}.values()
    clashes = [
        (a["text"], b["text"])
        for a in frame
        for b in frame
        if a is not b and a["left"] < b["right"] and b["left"] < a["right"] and a["top"] < b["bottom"] and b["top"] < a["bottom"]
    ]
    assert clashes == []
    shown = " ".join(text["text"] for text in frame)
    actors = page.evaluate("Atlas.actors.map(a => a.lines)")
    assert sum(all(line in shown for line in lines) for lines in actors) >= 70


def test_without_a_script_the_list_is_there(browse: Callable[..., Any], page_file: Path) -> None:
    page = browse(script=False).open(page_file)
    assert page.locator("#table tbody tr:visible").count() == 76
    assert page.is_hidden("#search")
    assert page.is_hidden("#map")
    assert "need JavaScript" in page.inner_text("noscript")
    page.click("#table tbody a >> nth=40")
    assert re.search(r"#actor=", page.url)


def test_print_gives_the_list(browse: Callable[..., Any], page_file: Path) -> None:
    page = browse(scheme="dark").open(page_file, "#actor=member-3")
    page.emulate_media(media="print")
    assert page.is_visible("#table")
    assert page.is_hidden("#stage")
    assert page.is_hidden("#detail")
    assert page.locator("#table tbody tr:visible").count() == 76
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert "76 of 76 actors" in page.inner_text("#count")


@pytest.mark.parametrize("size", [DESKTOP, (320, 640)], ids=["desktop", "phone"])
def test_hostile_names_do_nothing(browse: Callable[..., Any], tmp_path: Path, size: tuple[int, int]) -> None:
    made = networkx.MultiDiGraph(title=HOSTILE[0], sources=[{"title": HOSTILE[1], "publisher": HOSTILE[3]}])
    for number, name in enumerate(HOSTILE):
        text = dict.fromkeys(("label", "acronym", "section", "section_label", "city", "country", "country_name", "since"), name)
        made.add_node(
            name or "empty", kind=HOSTILE[number // 2], names=[name + "!"], homepages=[name, f"https://{name}/"], **text
        )
        told = {"relation": name, "sentence": name, "inverse_sentence": name, "role": name, "from_date": name}
        made.add_edge(name or "empty", HOSTILE[0], key=name, citation={"title": name, "locator": name}, **told)
    path = tmp_path / "page.html"
    write_explorer(made, path)
    page = browse(*size).open(path)
    for number in range(len(HOSTILE)):
        page.evaluate("number => Atlas.state.change({actor: Atlas.actors[number]})", number)
        assert name_of(page)
        assert wider_than_the_window(page) <= 0
    for name in HOSTILE:
        page.fill("#search", name[:100])
        page.wait_for_timeout(20)
    page.fill("#search", "")
    page.evaluate("Atlas.state.change({actor: null, view: 'list'})")
    page.evaluate("document.getElementById('all-links').open = true")
    assert wider_than_the_window(page) <= 0
    assert page.evaluate("document.querySelectorAll('main img, main script, aside script, aside img').length") == 0
    assert {link.split(":")[0] for link in page.evaluate("[...document.links].map(a => a.href)")} <= {"file", "https"}
    for link in page.locator("#table tbody a").all():
        link.evaluate("link => link.click()")
        assert page.is_visible("#detail")

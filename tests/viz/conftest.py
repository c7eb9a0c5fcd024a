"""A network as the atlas hands it to the page, with made-up actors, and a browser to open the page in."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import networkx
import pytest

from sse_atlas.viz import write_explorer

SECTIONS = {
    "africa-and-middle-east": ("Africa and Middle East", 31),
    "asia": ("Asia", 19),
    "latin-and-central-america": ("Latin and Central America", 11),
    "europe": ("Europe", 6),
    "north-america": ("North America", 5),
    "international": ("International Organizations", 3),
}
KINDS = (
    *("Network", "LocalGovernment", "Organization") * 6,
    *("LocalGovernmentNetwork", "LocalGovernmentNetwork", "ResearchBody", "Fund", "Company", "Person"),
    *("InternationalOrganization", "PublicBody"),
)
PLACES = (
    ("Élmina", "GH", "Ghana"),
    ("Nagasu", "JP", "Japan"),
    ("São Brás", "BR", "Brazil"),
    ("Łomża Mała", "PL", "Poland"),
    ("Trois-Lacs", "CA", "Canada"),
    ("", "CH", "Switzerland"),
)
STEMS = ("Baobab", "Cedar", "Jacaranda", "Açaí", "Willow", "Marula", "Papyrus", "Nopal", "Ginkgo", "Olive", "Tamarind", "Heron")
FORMS = {
    "Network": "{0} Network of Social and Solidarity Economy Actors",
    "LocalGovernment": "City of {0}",
    "LocalGovernmentNetwork": "Union of the Municipalities of {0}",
    "Organization": "{0} Workers' Guild",
    "Person": "Ada {0}",
    "Fund": "{0} Solidarity Fund",
}


def cited(line: int) -> dict[str, object]:
    return {"source": "urn:x:source/book", "title": "Book of Members", "page": str(line // 20), "line": line, "locator": "Part"}


def build(hub_name: str = "World Forum of Made-up Economies") -> networkx.MultiDiGraph:
    """A hub and 75 members of it, as many in each section as in the first source; three links between members."""
    source = {"id": "book", "title": "Book of Members", "issued": "2021-10", "publisher": "A Press"}
    made = networkx.MultiDiGraph(title="Made-up Atlas", sources=[source])
    made.add_node("hub", **actor("hub", hub_name, "Network", "", "", 9, acronym="WFME"))
    number = 0
    for section, (label, count) in SECTIONS.items():
        for _ in range(count):
            kind = KINDS[number % len(KINDS)]
            stem = f"{STEMS[number % len(STEMS)]}{' Nova' * (number // len(STEMS) % 3)}"
            name = FORMS.get(kind, "{0} Institute").format(stem) + (f" {number}" if number >= 36 else "")
            slug, acronym = f"member-{number}", f"{stem[:2].upper()}N{number}" if kind in ("Network", "Fund") else ""
            made.add_node(slug, **actor(slug, name, kind, section, label, 100 + number * 17, acronym, PLACES[number % 6]))
            link(made, slug, "hub", "memberOf", f"{name} is a member of {hub_name}", f"{hub_name} has {name} as a member")
            number += 1
    for one, other in (("member-1", "member-33"), ("member-4", "member-60"), ("member-33", "member-51")):
        names = made.nodes[one]["label"], made.nodes[other]["label"]
        link(made, one, other, "partnerOf", f"{names[0]} is a partner of {names[1]}", f"{names[1]} is a partner of {names[0]}")
    return made


def actor(
    slug: str, name: str, kind: str, section: str, label: str, line: int, acronym: str = "", at: tuple[str, str, str] = ("",) * 3
) -> dict[str, Any]:
    city, country, country_name = at
    return {
        "iri": f"urn:x:id/{slug}",
        "label": name,
        "kind": kind,
        "section": section,
        "section_label": label,
        "country": country,
        "country_name": country_name,
        "city": city,
        "acronym": acronym,
        "names": [],
        "homepages": [f"https://{slug}.example/"],
        "since": "2016" if section else "",
        "citation": cited(line),
    }


def link(made: networkx.MultiDiGraph, start: str, end: str, relation: str, sentence: str, inverse: str) -> None:
    made.add_edge(
        start,
        end,
        key=f"urn:x:relation/{start}--{relation}--{end}",
        relation=relation,
        relation_label=relation,
        sentence=sentence,
        inverse_sentence=inverse,
        from_date="2016",
        to_date="",
        role="",
        citation=cited(made.nodes[start]["citation"]["line"] + 4),
    )


@pytest.fixture
def network() -> networkx.MultiDiGraph:
    return build()


class Opened:
    """A page in a browser without a network, and everything that went wrong in it."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.wrong: list[str] = []
        page.on("console", lambda said: self.wrong.append(f"console: {said.text}"))
        page.on("pageerror", lambda error: self.wrong.append(f"error: {error}"))
        page.on("dialog", lambda dialog: (self.wrong.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("request", lambda request: self._request(request.url))
        self.address = ""

    def _request(self, url: str) -> None:
        if url.partition("#")[0] != self.address and not url.startswith("data:,"):
            self.wrong.append(f"request: {url}")

    def open(self, path: Path, fragment: str = "") -> Any:
        self.address = path.as_uri()
        self.page.goto(self.address + fragment)
        if "js" in (self.page.get_attribute("html", "class") or ""):
            self.page.wait_for_selector("html.ready", state="attached")
        return self.page

    def spot(self, slug: str) -> tuple[float, float]:
        found = self.page.evaluate("id => Atlas.stage.spot(id)", slug)
        return found["x"], found["y"]

    def click_on(self, slug: str) -> None:
        self.page.mouse.click(*self.spot(slug))


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """Debian's Chromium, driven by Playwright."""
    binary = shutil.which("chromium")
    if binary is None:
        pytest.skip("not checked here: no Chromium")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        pytest.skip("not checked here: no Chromium")
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=binary, args=[*quiet, "--disable-component-update", "--disable-sync"]
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def explorer_file(atlas_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The explorer page of the bundled data."""
    from sse_atlas.queries import open_store
    from sse_atlas.viz.explorer.page import explorer_html

    path = tmp_path_factory.mktemp("explorer") / "explorer.html"
    path.write_text(str(explorer_html(open_store(str(atlas_dir)))), encoding="utf-8", newline="\n")
    return path


Browse = Callable[..., Any]


@pytest.fixture
def browse(chromium: Any) -> Iterator[Browse]:
    """A function that gives a new window (`width`, `height`, `scheme`, `script`); what went wrong in it fails the test."""
    contexts = []
    opened: list[Opened] = []

    def new(width: int = 1366, height: int = 820, scheme: str = "light", script: bool = True) -> Opened:
        context = chromium.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            offline=True,
            reduced_motion="reduce",
            has_touch=width < 500,
            java_script_enabled=script,
        )
        contexts.append(context)
        opened.append(Opened(context.new_page()))
        return opened[-1]

    yield new
    wrong = [what for one in opened for what in one.wrong]
    for context in contexts:
        context.close()
    assert not wrong


@pytest.fixture(scope="session")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the made-up network."""
    path = tmp_path_factory.mktemp("page") / "explorer.html"
    write_explorer(build(), path)
    return path

"""The explorer page of the bundled data, and a browser to open pages in."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest


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
        found = self.page.evaluate("id => atlasPage.spot(id)", slug)
        return found["x"], found["y"]

    def click_on(self, slug: str) -> None:
        self.page.mouse.click(*self.spot(slug))


def findings(page: Any) -> list[str]:
    """What axe finds wrong in a page; its script is put there once, and is warm from the second view on."""
    from axe_playwright_python.sync_playwright import Axe

    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(Axe().axe_script)
    found = page.evaluate("axe.run({ resultTypes: ['violations'] }).then((results) => results.violations)")
    return [f"{rule['id']}: {node['html']} {node['failureSummary']}" for rule in found for node in rule["nodes"]]


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
def explorer_file(atlas_dir: Path) -> Path:
    """The explorer page of the bundled data, as the build wrote it."""
    return atlas_dir / "explorer.html"


Browse = Callable[..., Any]


@pytest.fixture
def browse(chromium: Any) -> Iterator[Browse]:
    """A function that gives a new window; what went wrong in it fails the test."""
    contexts = []
    opened: list[Opened] = []

    def new(width: int = 1366, height: int = 820, scheme: str = "light", script: bool = True, locale: str = "en-US") -> Opened:
        context = chromium.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            offline=True,
            reduced_motion="reduce",
            has_touch=width < 500,
            java_script_enabled=script,
            locale=locale,
        )
        contexts.append(context)
        opened.append(Opened(context.new_page()))
        return opened[-1]

    yield new
    wrong = [what for one in opened for what in one.wrong]
    for context in contexts:
        context.close()
    assert not wrong

"""The page as it is written: by pyvis, with a strict policy, opening where it was asked to; the plain page; the notebook."""

from __future__ import annotations

import gzip
import html
import json
import re
from pathlib import Path
from typing import Any

import pytest

from sse_atlas import Atlas
from sse_atlas.errors import NotFoundError, UnwritableError
from sse_atlas.viz.explorer import plain as plain_module
from sse_atlas.viz.explorer.network import Network
from sse_atlas.viz.explorer.page import Explorer
from sse_atlas.viz.inline import allowed

HOSTILE = '</script><script>alert(1)</script><img src=x onerror="alert(1)"> href={{ 7 * 7 }} \u2028'


@pytest.fixture(scope="module")
def atlas(atlas_dir: Path) -> Atlas:
    return Atlas.open(atlas_dir)


@pytest.fixture(scope="module")
def page(atlas: Atlas) -> Explorer:
    return atlas.explorer()


def scripts_of(text: str) -> list[str]:
    return re.findall(r"<script>(.*?)</script>", text, re.S)


def data_of(text: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(re.findall(r'id="data">(.*?)</script>', text, re.S)[0])
    return found


def test_it_is_one_document_that_runs_its_own_scripts_alone(page: Explorer) -> None:
    assert page.startswith("<!DOCTYPE html>") and page.count("<title>SSE Atlas</title>") == 1
    policy = html.unescape(re.findall(r'Content-Security-Policy" content="([^"]*)"', page)[0])
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    assert rules["img-src"] == "data: blob:"
    assert sorted(rules["script-src"].split()) == sorted(map(allowed, scripts_of(page)))
    assert rules["style-src"].split() == [allowed(style) for style in re.findall(r"<style>(.*?)</style>", page, re.S)]
    outside = re.sub(r"<(script|style)\b.*?</\1>", "", page, flags=re.S)
    assert not re.findall(r"\s(?:src|style|on\w+)=", outside)
    assert "sourceMappingURL" not in page


def test_pyvis_draws_it_with_the_nodes_and_links_in_it(monkeypatch: pytest.MonkeyPatch, atlas: Atlas) -> None:
    drawn: list[Network] = []
    generate = Network.generate_html

    def watched(self: Network, *given: Any, **options: Any) -> Any:
        drawn.append(self)
        return generate(self, *given, **options)

    monkeypatch.setattr(Network, "generate_html", watched)
    data = data_of(atlas.explorer())
    (network,) = drawn
    assert network.get_nodes() == data["nodes"]["id"]
    assert len(network.get_edges()) == len(data["links"]["to"])


def test_it_opens_where_it_was_asked_to(atlas: Atlas) -> None:
    page = atlas.explorer(actor="seoul", view="map", year=2018, lang="fr")
    meta = data_of(page)["meta"]
    assert page.start == meta["start"] == "view=map&actor=seoul&year=2018"
    assert meta["lang"] == "fr" and '<html lang="fr">' in page
    assert meta["year"] is None
    cut = data_of(atlas.as_of(2015).explorer())["meta"]
    assert cut["year"] == 2015 and cut["title"] == "SSE Atlas as of 2015"
    with pytest.raises(NotFoundError):
        atlas.explorer(actor="nobody of that name")


def test_a_notebook_shows_it_in_a_frame_that_reaches_nothing(page: Explorer, tmp_path: Path) -> None:
    shown = page._repr_html_()
    assert html.unescape(re.findall(r'srcdoc="([^"]*)"', shown)[0]) == page
    assert 'sandbox="allow-scripts allow-downloads allow-popups"' in shown
    assert len(repr(page)) < 80
    assert page.write(tmp_path / "a.html").read_text(encoding="utf-8") == page
    with pytest.raises(UnwritableError):
        page.write(tmp_path / "none" / "a.html")


def test_it_is_small(page: Explorer) -> None:
    assert len(gzip.compress(page.encode("utf-8"))) < 300_000


def test_the_plain_page_asks_for_nothing_and_shows_text_as_text(monkeypatch: pytest.MonkeyPatch, atlas: Atlas) -> None:
    real = plain_module.explorer_data

    def hostile(*given: Any, **options: Any) -> dict[str, Any]:
        data = real(*given, **options)
        data["meta"]["title"] = HOSTILE
        data["nodes"]["name"] = [HOSTILE] * len(data["nodes"]["name"])
        data["nodes"]["id"] = [f"{HOSTILE}{n}" for n in range(len(data["nodes"]["id"]))]
        return data

    calm = atlas.explorer(plain=True)
    monkeypatch.setattr(plain_module, "explorer_data", hostile)
    page = atlas.explorer(plain=True)
    for text in (calm, page):
        outside = re.sub(r"<(script|style)\b.*?</\1>", "", text, flags=re.S)
        assert "http:" not in outside and "https:" not in outside and "<img" not in outside
        assert text.startswith("<!DOCTYPE html>\n<html lang=")
    assert len(re.findall("<script", page)) == len(re.findall("<script", calm))
    assert f"<title>{html.escape(HOSTILE)}</title>" in page
    # Any title with these letters would make pyvis show all titles as markup.
    assert "nodeData[0].title" not in page


def test_the_plain_page_draws(chromium: Any, atlas: Atlas, tmp_path: Path) -> None:
    path = atlas.explorer(plain=True).write(tmp_path / "plain.html")
    context = chromium.new_context(offline=True)
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda message: wrong.append(message.text))
    page.on("request", lambda request: request.url.startswith("http") and wrong.append(request.url))
    page.goto(path.as_uri())
    page.wait_for_function("typeof network === 'object' && network.body.nodeIndices.length > 200")
    assert page.evaluate("nodes.length") == 249
    context.close()
    assert not wrong

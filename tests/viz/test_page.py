"""The page as text: well formed, escaped, allowed nothing but itself, the same for the same network."""

from __future__ import annotations

import base64
import copy
import gzip
import hashlib
import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import networkx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sse_atlas.errors import UnwritableError
from sse_atlas.ontology import kinds
from sse_atlas.viz import explorer_html, write_explorer
from sse_atlas.viz.content import cited_text, hub_of
from sse_atlas.viz.marks import MARKS, kind_labels, mark_of
from sse_atlas.viz.network import Network, safe_json

VOID = {"meta", "link", "input", "br", "hr", "img"}
HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "javascript:alert(1)",
    "x" * 10_000,
    "\u202egnirts\u202c \u2066isolated",
    "👩‍👩‍👧‍👦 🇸🇳",
    "",
    " ",
    "\u2028\u2029\x00\x1b",
    "\ud800",
    "{{ 7 * 7 }}{% raw %}",
    "\"'`&amp;",
    "__proto__",
]


class Page(HTMLParser):
    """The elements of a page; fails where one is closed that is not open."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self.styles: list[str] = []
        self.data = ""
        self.text = ""
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        assert len(dict(attrs)) == len(attrs)
        if tag not in VOID:
            self.open.append(tag)
        if tag == "script" and "type" not in dict(attrs):
            self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] == ["script"]:
            if self.elements[-1][1].get("type") == "application/json":
                self.data += data
            else:
                self.scripts[-1] += data
        elif self.open[-1:] == ["style"]:
            self.styles.append(data)
        else:
            self.text += data

    def values(self, tag: str, name: str) -> list[str]:
        return [attributes.get(name) or "" for element, attributes in self.elements if element == tag]


def lone(label: str = "Alone", **changes: Any) -> networkx.MultiDiGraph:
    made = networkx.MultiDiGraph(title="One")
    made.add_node("alone", label=label, kind="Network", **changes)
    return made


def test_the_page_is_well_formed_and_names_each_element_once(network: networkx.MultiDiGraph) -> None:
    html = explorer_html(network)
    page = Page(html)
    assert html.startswith("<!DOCTYPE html>\n<html lang=")
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    referred = {a.get(name) for _, a in page.elements for name in ("aria-controls", "aria-describedby", "for") if name in a}
    assert referred <= set(ids)


def test_the_same_network_gives_the_same_bytes(network: networkx.MultiDiGraph, tmp_path: Path) -> None:
    before = copy.deepcopy(network)
    write_explorer(network, tmp_path / "a.html")
    turned = networkx.MultiDiGraph(**network.graph)
    turned.add_nodes_from(reversed(list(network.nodes(data=True))))
    turned.add_edges_from(reversed(list(network.edges(data=True, keys=True))))
    write_explorer(turned, tmp_path / "b.html")
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()
    assert networkx.utils.graphs_equal(network, before)


def test_two_processes_give_the_same_bytes() -> None:
    code = (
        "import hashlib, networkx; from sse_atlas.viz import explorer_html; g = networkx.MultiDiGraph();"
        "[g.add_node(f'n{i}', label=f'N {i}', kind=k, section=s, section_label=s)"
        " for i, (k, s) in enumerate([('Network', 'x'), ('Fund', 'y'), ('Odd', 'z')])];"
        "print(hashlib.sha256(explorer_html(g).encode()).hexdigest())"
    )
    seeds = ({"PYTHONHASHSEED": "1"}, {"PYTHONHASHSEED": "2"})
    told = {
        subprocess.run([sys.executable, "-c", code], env={**os.environ, **seed}, capture_output=True, check=True).stdout
        for seed in seeds
    }
    assert len(told) == 1


def test_the_policy_allows_these_scripts_and_this_style_and_nothing_else(network: networkx.MultiDiGraph) -> None:
    page = Page(explorer_html(network))
    policy = next(a["content"] or "" for tag, a in page.elements if tag == "meta" and a.get("http-equiv"))
    rules = {rule.split()[0]: rule.split()[1:] for rule in policy.split("; ")}
    assert rules["default-src"] == ["'none'"]
    assert rules["script-src"] == [hashed(script) for script in page.scripts]
    assert rules["style-src"] == [hashed(style) for style in page.styles]
    assert "unsafe" not in policy


def hashed(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_nothing_is_loaded_and_nothing_inline_runs(network: networkx.MultiDiGraph) -> None:
    page = Page(explorer_html(network))
    assert all(attributes.keys().isdisjoint({"src", "style", "srcset", "action"}) for _, attributes in page.elements)
    assert not [name for _, attributes in page.elements for name in attributes if name.startswith("on")]
    assert page.values("link", "href") == ["data:,"]
    assert not any("sourceMappingURL" in script for script in page.scripts)


def test_the_data_of_the_page_is_the_network(network: networkx.MultiDiGraph) -> None:
    data = json.loads(Page(explorer_html(network)).data)
    assert {node["id"]: node["label"] for node in data["nodes"]} == dict(network.nodes(data="label"))
    edges = {(edge["from"], edge["to"], edge["id"]) for edge in data["edges"]}
    assert edges == set(network.edges(keys=True))
    assert data["hub"] == "hub"
    assert sum(kind["count"] for kind in data["kinds"]) == network.number_of_nodes()
    assert data["nodes"][0]["citation"]["line"] == network.nodes[data["nodes"][0]["id"]]["citation"]["line"]


def test_the_list_has_every_actor_and_link_with_its_citation(network: networkx.MultiDiGraph) -> None:
    page = Page(explorer_html(network))
    for _, data in network.nodes(data=True):
        assert data["label"] in page.text
        assert cited_text(data["citation"]) in page.text
    for _, _, data in network.edges(data=True):
        assert data["sentence"] in page.text
    assert "76 of 76 actors, 78 of 78 links" in page.text
    assert "A missing link may be a missing record" in page.text
    assert "Book of Members" in page.text


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str) -> None:
    made = lone(text, acronym=text, city=text, names=[text, "b"], homepages=[text], section=text, section_label=text)
    made.graph.update(title=text, sources=[{"title": text, "publisher": text}])
    made.add_node(text or "empty", label=text, kind=text)
    made.add_edge("alone", text or "empty", key=text, sentence=text, relation=text, citation={"title": text, "locator": text})
    harmless = Page(explorer_html(lone()))
    page = Page(explorer_html(made))
    assert page.values("script", "type") == harmless.values("script", "type")
    assert {tag for tag, _ in page.elements} <= {tag for tag, _ in harmless.elements} | {
        "li",
        "cite",
        "fieldset",
        "legend",
        "label",
    }
    assert not [href for href in page.values("a", "href") if not href.startswith("#")]
    assert [node["homepages"] for node in json.loads(page.data)["nodes"]] == [[], []]
    explorer_html(made).encode("utf-8")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.text(max_size=30), st.text(max_size=60)), min_size=1, max_size=5, unique_by=lambda pair: pair[0]))
def test_any_names_come_back_from_the_data(pairs: list[tuple[str, str]]) -> None:
    made = networkx.MultiDiGraph()
    for slug, label in pairs:
        made.add_node(f"s{slug}", label=f"L{label}", kind=label)
    data = json.loads(Page(explorer_html(made)).data)
    printable = {(f"s{s}", f"L{t}".strip()) for s, t in pairs if not re.search(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]", s + t)}
    assert printable <= {(node["id"], node["label"]) for node in data["nodes"]}


@given(
    st.recursive(
        st.text() | st.integers() | st.booleans() | st.none(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
    )
)
def test_json_in_a_script_ends_neither_the_script_nor_a_line(value: object) -> None:
    told = safe_json(value)
    assert json.loads(told) == value
    assert not set("<>&\u2028\u2029\n\r") & set(told)


def test_pyvis_keeps_its_own_way_in() -> None:
    drawn = Network()
    drawn.add_node("a", label="A")
    drawn.add_node("b", label="B")
    drawn.add_edge("a", "b")
    assert (drawn.num_nodes(), drawn.num_edges()) == (2, 1)
    assert [node["id"] for node in json.loads(Page(drawn.generate_html()).data)["nodes"]] == ["a", "b"]


def test_a_page_without_actors_is_a_page() -> None:
    assert "0 of 0 actors, 0 of 0 links" in Page(explorer_html(networkx.MultiDiGraph())).text


def test_the_title_can_be_given(network: networkx.MultiDiGraph) -> None:
    assert "<title>Ours: who is linked to whom</title>" in explorer_html(network, title="Ours")


def test_a_hundred_actors_fit_into_the_budget(network: networkx.MultiDiGraph) -> None:
    for number in range(24):
        network.add_node(f"more-{number}", **{**network.nodes["member-1"], "label": f"One more actor, number {number}"})
    assert len(gzip.compress(explorer_html(network).encode())) <= 230_000


def test_a_file_that_cannot_be_written_is_told(network: networkx.MultiDiGraph, tmp_path: Path) -> None:
    with pytest.raises(UnwritableError, match=r"explorer\.html"):
        write_explorer(network, tmp_path / "none" / "explorer.html")


def test_every_kind_has_a_look_and_a_name() -> None:
    assert set(MARKS) == set(kinds())
    assert len({mark.path for mark in MARKS.values()}) == len({mark.light for mark in MARKS.values()}) == len(MARKS)
    assert kind_labels("LocalGovernment") == ("Local government", "Local governments")
    assert kind_labels("Odd") == ("Odd", "Odd")


@pytest.mark.parametrize(("tone", "paper"), [("light", "fbfaf7"), ("dark", "12161c")])
@pytest.mark.parametrize("kind", [*MARKS, "Odd"])
def test_a_mark_is_seen_on_its_paper(kind: str, tone: str, paper: str) -> None:
    lights = sorted(luminance(colour.lstrip("#")) for colour in (getattr(mark_of(kind), tone), paper))
    assert (lights[1] + 0.05) / (lights[0] + 0.05) >= 4


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_a_hub_is_linked_to_more_than_half_of_the_others() -> None:
    people = [{"id": name} for name in "abcde"]

    def ties(*pairs: str) -> list[dict[str, str]]:
        return [{"from": pair[0], "to": pair[1]} for pair in pairs]

    assert hub_of(people, ties("ba", "ca", "da")) == "a"
    assert hub_of(people, ties("ba", "ab", "ca")) is None
    assert hub_of([], []) is None


def test_a_citation_is_told_in_words() -> None:
    said = {"title": "Book", "page": "35", "line": 644, "locator": "Bamako"}
    assert cited_text(said) == "Book, page 35, line 644, under “Bamako”"
    assert cited_text({"title": "List", "row": 7}) == "List, row 7"
    assert cited_text({}) == "No source recorded"

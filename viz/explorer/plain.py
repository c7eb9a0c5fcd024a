"""The page that pyvis makes by itself, made safe: one file without requests, every value of the data shown as text.

What is changed of it: the two files of a style library that it would fetch are left out, the document gets its type, language,
title and a policy that allows no request; texts are held in no place where pyvis or vis-network read markup.
"""

from __future__ import annotations

import html
import json
import re
from typing import Any, Final

from sse_atlas.graph.store import Store
from sse_atlas.ontology import relation_types, wording
from sse_atlas.viz.explorer.content import explorer_data
from sse_atlas.viz.explorer.page import Explorer
from sse_atlas.viz.inline import allowed

# Whole scripts and styles come first, so that nothing inside of them is looked at.
_OUTSIDE: Final = re.compile(
    r"(?P<inside><(?P<name>script|style)\b(?![^>]*\bsrc=)[^>]*>.*?</(?P=name)>)|<link\s[^>]*>|<script\s[^>]*>\s*</script>|<!--.*?-->",
    re.S,
)
_SCRIPT: Final = re.compile(r"<script[^>]*>(.*?)</script>", re.S)
_HEAD: Final = re.compile(r'<html>\s*<head>\s*<meta charset="utf-8">')
_SOURCE_MAP: Final = re.compile(r"//# sourceMappingURL=[^\s<]+")
_OPTIONS: Final = {
    "physics": {"enabled": False},
    "interaction": {"hover": True, "navigationButtons": False, "keyboard": {"enabled": True, "bindToWindow": False}},
    "edges": {"smooth": False},
    "layout": {"improvedLayout": False},
}


def plain_html(store: Store, *, title: str = "", year: int | None = None, lang: str = "en") -> Explorer:
    """Give the actors of an atlas and the links between them as the page of a stock `pyvis.network.Network`."""
    import pyvis.network

    data = explorer_data(store, title=title, year=year, lang=lang)
    drawn = pyvis.network.Network(height="95vh", width="100%", directed=True, cdn_resources="in_line")
    drawn.set_options(json.dumps(_OPTIONS))
    drawn.nodes = _nodes(data, lang)
    drawn.node_ids = [node["id"] for node in drawn.nodes]
    drawn.node_map = {node["id"]: node for node in drawn.nodes}
    drawn.edges = _edges(data, set(drawn.node_ids), lang)
    return Explorer(_safe(drawn.generate_html(), str(data["meta"]["title"]), lang))


def _nodes(data: dict[str, Any], lang: str) -> list[dict[str, Any]]:
    nodes, found = data["nodes"], []
    for number, (id_, name) in enumerate(zip(nodes["id"], nodes["name"], strict=True)):
        if nodes["kind"][number] >= data["actorKinds"]:
            continue
        kind = data["kinds"][nodes["kind"][number]]
        told = name if isinstance(name, str) else name.get(lang) or name.get("en") or next(iter(name.values()))
        node = {"id": id_, "label": _cut(told), "title": _text(f"{told} ({_kind(data, kind, lang)})"), "shape": "dot", "size": 9}
        found.append({**node, "color": data["marks"][kind]["light"], "x": nodes["x"][number], "y": nodes["y"][number]})
    return found


def _kind(data: dict[str, Any], kind: str, lang: str) -> str:
    labels = data["terms"].get(f"kind/{kind}", {})
    return str((labels.get(lang) or labels.get("en") or [kind])[0])


def _edges(data: dict[str, Any], actors: set[str], lang: str) -> list[dict[str, Any]]:
    ids, links, words = data["nodes"]["id"], data["links"], wording(lang)
    labels = [words.of(relation_types()[name].labels) for name in data["types"]]
    ends = zip(links["from"], links["to"], links["type"], links["start"], strict=True)
    found = []
    for near, far, type_, start in ends:
        if {ids[near], ids[far]} <= actors:
            since = f" ({start})" if start else ""
            found.append({"from": ids[near], "to": ids[far], "arrows": "to", "width": 1, "title": _text(labels[type_] + since)})
    return found


def _cut(name: str) -> str:
    # An empty label would be shown as the identifier.
    return (name if len(name) <= 40 else name[:39] + "…") or " "


def _text(text: str) -> str:
    """A text that pyvis does not take for a link: any title with these letters makes it read all titles as markup."""
    return re.sub("href", "h\u200bref", text)


def _safe(page: str, title: str, lang: str) -> str:
    page = _SOURCE_MAP.sub("", _without_requests(page))
    hashes = " ".join(allowed(found[1]) for found in _SCRIPT.finditer(page))
    # vis-network sets styles of its own on what it makes.
    policy = (
        f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
    )
    head = (
        f'<!DOCTYPE html>\n<html lang="{html.escape(lang)}">\n    <head>\n        <meta charset="utf-8">\n'
        f'        <meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '        <meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'        <title>{html.escape(title)}</title>\n        <link rel="icon" href="data:,">'
    )
    return _HEAD.sub(lambda _: head, page, count=1)


def _without_requests(page: str) -> str:
    """Leave out what would be fetched; what stands inside scripts, the data among it, is not touched."""
    return _OUTSIDE.sub(lambda found: found[0] if found["inside"] else "", page)

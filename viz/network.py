"""pyvis with a template of ours: one file without requests, every value escaped, nothing computed in the browser.

Only this module imports pyvis (which drags in IPython), and it is imported where a page is drawn.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from importlib import resources
from typing import Any, Final

import pyvis.network
from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from sse_atlas.viz.content import Record, cited_text
from sse_atlas.viz.inline import allowed, assets

_VIS: Final = "lib/vis-9.1.2/vis-network.min.js"
_ROOM: Final = "sse_atlas.viz"
# The order in which the page's own modules are joined: each uses only those before it.
MODULES: Final = (
    "atlas",
    "words",
    "speech",
    "theme",
    "state",
    "labels",
    "drawing",
    "stage",
    "legend",
    "search",
    "detail",
    "list",
    "start",
)
STYLES: Final = ("paper", "frame", "parts", "narrow", "print")
OPTIONS: Final[Mapping[str, Any]] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "interaction": {"dragNodes": False, "hover": True, "hoverConnectedEdges": False, "selectConnectedEdges": False},
    "edges": {"smooth": False, "width": 1, "selectionWidth": 0, "hoverWidth": 0, "chosen": False},
    "nodes": {"shape": "custom"},
}


class Network(pyvis.network.Network):
    """A pyvis network that is drawn by this project's template.

    The template reads `page` (what surrounds the picture) besides what pyvis hands to it. Nodes and edges may be put into
    `nodes`, `node_ids`, `node_map` and `edges` directly (`fill`): `add_edge` is slow in large networks.
    """

    def __init__(self, page: Mapping[str, Any] | None = None, **options: Any) -> None:
        super().__init__(directed=True, cdn_resources="in_line", **options)
        loaders = [FileSystemLoader(str(resources.files(_ROOM) / "templates")), FileSystemLoader(self.template_dir)]
        self.templateEnv = Environment(
            loader=ChoiceLoader(loaders), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
        )
        self.templateEnv.filters.update(data=safe_json, cited=cited_text)
        self.path = "explorer.html"
        self.set_options(json.dumps(OPTIONS))
        kinds = (page or {}).get("kinds", ())
        scripts = {
            "first": _script(assets(("first",), "js")),
            "vis": _script(self._source(_VIS)),
            "own": _script(assets(MODULES, "js")),
        }
        style = assets(STYLES, "css") + colours(kinds)
        self.templateEnv.globals.update(
            page=page
            or {"title": "", "kinds": [], "actors": [], "links": [], "sources": [], "regions": [], "frames": {}, "hub": None},
            scripts={name: Markup(text) for name, text in scripts.items()},
            style=Markup(style),
            policy=_policy(scripts.values(), style),
        )

    def fill(self, nodes: list[Record], edges: list[Record]) -> None:
        """Put nodes and edges in, as `add_node` and `add_edge` would one by one."""
        self.nodes = nodes
        self.node_ids = [node["id"] for node in nodes]
        self.node_map = {node["id"]: node for node in nodes}
        self.edges = edges

    def _source(self, name: str) -> str:
        loader = self.templateEnv.loader
        assert loader is not None
        return str(loader.get_source(self.templateEnv, name)[0])


def safe_json(value: object) -> Markup:
    """Give a value as JSON that can stand in a script element: nothing in it ends the element or a line."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return Markup(text)


def colours(kinds: Any) -> str:
    """Give the style rules for the colours of the kinds."""
    return "".join(f".{kind['css']}{{--light:{kind['light']};--dark:{kind['dark']}}}" for kind in kinds)


def _script(text: str) -> str:
    """A script as it stands in the page: browsers hash it with plain line ends, and would ask for a source map."""
    return re.sub(r"//# sourceMappingURL=\S+\s*$", "", text.replace("\r\n", "\n"))


def _policy(scripts: Any, style: str) -> str:
    """A content security policy that allows these very scripts and styles, and no request."""
    hashes = " ".join(allowed(script) for script in scripts)
    return (
        f"default-src 'none'; script-src {hashes}; style-src {allowed(style)}; img-src data:; base-uri 'none'; form-action 'none'"
    )

"""pyvis with the template of the explorer: one file without requests, vis-network from the pyvis that is installed.

Only this module and the plain page import pyvis (which drags in IPython), and each is imported where a page is drawn.
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

from sse_atlas.viz.inline import allowed

VIS: Final = "lib/vis-9.1.2/vis-network.min.js"


class Network(pyvis.network.Network):
    """A pyvis network drawn by this project's template, which reads what it is given here besides what pyvis hands to it.

    `scripts` and `style` stand in the page as they are, and nothing else runs or shows; `data` are values that the scripts read.
    """

    def __init__(
        self, page: Mapping[str, str], scripts: Mapping[str, str], style: str, data: Mapping[str, object], **options: Any
    ) -> None:
        super().__init__(directed=True, cdn_resources="in_line", **options)
        folder = str(resources.files("sse_atlas.viz") / "templates")
        loader = ChoiceLoader([FileSystemLoader(folder), FileSystemLoader(self.template_dir)])
        self.templateEnv = Environment(loader=loader, autoescape=True, undefined=StrictUndefined)
        self.path = "explorer/page.html"
        self.set_options(json.dumps({"physics": {"enabled": False}, "layout": {"improvedLayout": False}}))
        whole = {**scripts, "vis": _script(str(loader.get_source(self.templateEnv, VIS)[0]))}
        self.templateEnv.globals.update(
            page=page,
            scripts={name: Markup(text) for name, text in whole.items()},
            style=Markup(style),
            policy=_policy(whole.values(), style),
            **{name: safe_json(value) for name, value in data.items()},
        )

    def fill(self, data: Mapping[str, Any]) -> None:
        """Put nodes and links in, as `add_node` and `add_edge` would one by one, which is slow in large networks."""
        nodes, links = data["nodes"], data["links"]
        names = (name if isinstance(name, str) else next(iter(name.values())) for name in nodes["name"])
        self.nodes = [
            {"id": id_, "label": name, "shape": "dot", "x": x, "y": y}
            for id_, name, x, y in zip(nodes["id"], names, nodes["x"], nodes["y"], strict=True)
        ]
        self.node_ids = list(nodes["id"])
        self.node_map = {node["id"]: node for node in self.nodes}
        self.edges = [
            {"from": nodes["id"][near], "to": nodes["id"][far], "arrows": "to"}
            for near, far in zip(links["from"], links["to"], strict=True)
        ]


def safe_json(value: object) -> Markup:
    """Give a value as JSON that can stand in a script element: nothing in it ends the element or a line."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return Markup(text)


def _script(text: str) -> str:
    """A script as it stands in the page: browsers hash it with plain line ends, and would ask for a source map."""
    return re.sub(r"//# sourceMappingURL=\S+\s*$", "", text.replace("\r\n", "\n"))


def _policy(scripts: Any, style: str) -> str:
    """A content security policy that allows these very scripts and styles, and no request."""
    hashes = " ".join(allowed(script) for script in scripts)
    return (
        f"default-src 'none'; script-src {hashes}; style-src {allowed(style)}; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )

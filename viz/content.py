"""What the explorer page says, as plain data: made of the network, and the only thing that the page's script reads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final

from sse_atlas.viz.layout import FRAMES, MARK_ABOVE, Layout, lay_out
from sse_atlas.viz.marks import kind_labels, kind_order, mark_of
from sse_atlas.viz.text import clean, map_lines, web_address

if TYPE_CHECKING:
    import networkx

Record = dict[str, Any]

_NODE_TEXTS: Final = ("label", "kind", "section", "section_label", "country", "country_name", "city", "acronym", "since")
_EDGE_TEXTS: Final = ("relation", "relation_label", "sentence", "inverse_sentence", "from_date", "to_date", "role", "doubt")
_CITED: Final = ("title", "page", "line", "row", "locator")


def actors(network: networkx.MultiDiGraph) -> list[Record]:
    """Give the actors in the order of their labels, each with its places on the map."""
    found = [_actor(str(slug), data) for slug, data in network.nodes(data=True)]
    found.sort(key=lambda actor: (actor["label"].casefold(), actor["id"]))
    return found


def _actor(slug: str, data: Mapping[str, Any]) -> Record:
    actor: Record = {"id": clean(slug), **{name: _said(data, name) for name in _NODE_TEXTS}}
    actor["label"] = actor["label"].strip() or actor["acronym"] or actor["id"]
    actor["names"] = [name for name in map(clean, data.get("names", ())) if name.strip() and name != actor["label"]]
    actor["homepages"] = [page for page in map(web_address, map(clean, data.get("homepages", ()))) if page]
    actor["lines"] = map_lines(actor["label"], actor["acronym"], actor["names"])
    actor["citation"] = _citation(data)
    return actor


def links(network: networkx.MultiDiGraph) -> list[Record]:
    """Give the links in the order of their IRIs; their ends are ids of actors."""
    found = [
        {
            "id": clean(key),
            "from": clean(start),
            "to": clean(end),
            **{name: _said(data, name) for name in _EDGE_TEXTS},
            "citation": _citation(data),
        }
        for start, end, key, data in network.edges(data=True, keys=True)
    ]
    found.sort(key=lambda link: (link["id"], link["from"], link["to"]))
    return found


def _said(data: Mapping[str, Any], name: str) -> str:
    value = data.get(name)
    return "" if value is None else clean(value)


def _citation(data: Mapping[str, Any]) -> Record:
    """The place where a record is stated, without the parts that are not known."""
    cited = data.get("citation") or {}
    return {name: value if isinstance(value, int) else clean(value) for name in _CITED if (value := cited.get(name))}


def cited_text(citation: Mapping[str, Any]) -> str:
    """Give a citation in words: document, page, line or row, heading."""
    if not citation:
        return "No source recorded"
    parts = [str(citation.get("title", "Source without title"))]
    parts += [f"{name} {citation[name]}" for name in ("page", "line", "row") if name in citation]
    locator = citation.get("locator")
    return ", ".join(parts) + (f", under “{locator}”" if locator else "")


def hub_of(people: Iterable[Record], ties: Iterable[Record]) -> str | None:
    """Give the actor that more than half of the others are linked to, if there is one."""
    ids = [actor["id"] for actor in people]
    beside: dict[str, set[str]] = {name: set() for name in ids}
    for link in ties:
        beside[link["from"]].add(link["to"])
        beside[link["to"]].add(link["from"])
    most = min(ids, key=lambda name: (-len(beside[name] - {name}), name), default=None)
    return most if most is not None and len(ids) > 2 and len(beside[most] - {most}) * 2 > len(ids) - 1 else None


def place(people: list[Record], hub: str | None) -> dict[str, Record]:
    """Write the places `at` into the actors, one for each frame, and give what the page draws around them."""
    names = {actor["section"]: actor["section_label"] or "No section" for actor in people}
    seated = sorted((a for a in people if a["id"] != hub), key=lambda a: (kind_order(a["kind"]), a["label"].casefold(), a["id"]))
    sections: dict[str, list[str]] = {}
    for actor in seated:
        sections.setdefault(actor["section"], []).append(actor["id"])
    drawn: dict[str, Record] = {}
    for actor in people:
        actor["at"] = {}
    for frame in FRAMES:
        layout = lay_out(sections, names, hub, frame)
        for actor in people:
            x, y = layout.places[actor["id"]]
            actor["at"][frame.name] = [round(x), round(y - (0 if actor["id"] == hub else MARK_ABOVE))]
        drawn[frame.name] = _frame(layout, names)
    return drawn


def _frame(layout: Layout, names: Mapping[str, str]) -> Record:
    return {
        "radii": [round(radius) for radius in layout.radii],
        "letters": layout.letters,
        "sectors": [
            {"section": s.section, "label": names[s.section], "start": round(s.start, 4), "end": round(s.end, 4)}
            for s in layout.sectors
        ],
    }


def legend(people: Iterable[Record]) -> list[Record]:
    """Give the kinds that occur, in the order of the legend, each with its look and how many actors are of it."""
    counts = Counter(actor["kind"] for actor in people)
    found = []
    for number, kind in enumerate(sorted(counts, key=kind_order)):
        one, many = kind_labels(kind)
        mark = mark_of(kind)
        look = {"path": mark.path, "light": mark.light, "dark": mark.dark, "css": f"kind-{number}"}
        found.append({"name": kind, "one": one, "many": many, "count": counts[kind], **look})
    return found


def regions(people: Iterable[Record]) -> list[Record]:
    """Give the sections that occur, by label, each with its number of actors."""
    counts = Counter((actor["section_label"], actor["section"]) for actor in people if actor["section"])
    return [{"name": name, "label": label or name, "count": counts[label, name]} for label, name in sorted(counts)]


def sources(network: networkx.MultiDiGraph) -> list[Record]:
    """Give the sources as the footer lists them."""
    given = network.graph.get("sources", ())
    return [{name: _said(source, name) for name in ("id", "title", "publisher", "issued")} for source in given]

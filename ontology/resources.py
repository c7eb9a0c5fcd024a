"""The Turtle and JSON-LD files of this room, read from the installed package."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache
from importlib.resources import files
from typing import Final

import pyoxigraph

#: From the one that fails a build to the one that only tells.
SEVERITIES: Final = ("violation", "warning", "info")
#: What shapes apply to: the accepted view, the graph of one source, the graph of corrections.
VIEWS: Final = ("accepted", "claims", "corrections")

_SHAPES: Final = {
    ("accepted", "violation"): ("accepted-violation", "relation-ends"),
    ("accepted", "warning"): ("accepted-warning",),
    ("accepted", "info"): ("accepted-info",),
    ("claims", "violation"): ("claims-violation", "known-predicates"),
    ("claims", "warning"): ("claims-warning",),
    ("corrections", "violation"): ("corrections-violation",),
    ("corrections", "warning"): ("corrections-warning",),
}

SCHEMES: Final = (
    "relation-types",
    "actor-kinds",
    "sections",
    "member-groups",
    "themes",
    "sectors",
    "target-groups",
    "policy-kinds",
    "case-groups",
    "fault-kinds",
    "event-kinds",
    "measures",
    "qualifiers",
    "statuses",
)


@cache
def text(name: str) -> str:
    """Give the text of a file of this room, such as `context.jsonld`; raise FileNotFoundError where there is none."""
    return files("sse_atlas.ontology").joinpath(*name.split("/")).read_text(encoding="utf-8")


def turtle(name: str) -> str:
    """Give the Turtle text of a file of this room, such as `sse.ttl`, `schemes/themes.ttl` or one of `shape_files`."""
    return text(name)


def parse(name: str) -> Iterator[pyoxigraph.Quad]:
    """Read a Turtle file of this room, triple by triple."""
    return iter(pyoxigraph.parse(text(name), format=pyoxigraph.RdfFormat.TURTLE))


def scheme_files() -> tuple[str, ...]:
    """Give the names of the concept schemes' files, as `turtle` takes them."""
    return tuple(f"schemes/{name}.ttl" for name in SCHEMES)


def shape_files(view: str, severities: Collection[str] = SEVERITIES) -> tuple[str, ...]:
    """Give the names of the shape files of one view, as `turtle` takes them; raise ValueError for an unknown word.

    `view` is one of VIEWS; `severities` are some of SEVERITIES, all where left out.
    """
    if view not in VIEWS:
        raise ValueError(f"no shapes for the view {view!r}; the views are {', '.join(VIEWS)}")
    unknown = sorted(set(severities) - set(SEVERITIES))
    if unknown:
        raise ValueError(f"no such severity: {', '.join(unknown)}; the severities are {', '.join(SEVERITIES)}")
    wanted = [severity for severity in SEVERITIES if severity in severities]
    return tuple(f"shapes/{stem}.ttl" for severity in wanted for stem in _SHAPES.get((view, severity), ()))

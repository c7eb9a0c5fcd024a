"""The catalogue of queries, the binding of their parameters, running them, and the answers that need no SPARQL."""

from sse_atlas.queries.binding import bind
from sse_atlas.queries.catalogue import NamedQuery, Param, by_topic, catalogue, get
from sse_atlas.queries.describing import describe, description_graph
from sse_atlas.queries.description import Description
from sse_atlas.queries.names import Found, Match, find, resolve
from sse_atlas.queries.paths import Path, Paths, paths
from sse_atlas.queries.running import open_store, run
from sse_atlas.queries.statement import Group, Place, Statement

__all__ = [
    "Description",
    "Found",
    "Group",
    "Match",
    "NamedQuery",
    "Param",
    "Path",
    "Paths",
    "Place",
    "Statement",
    "bind",
    "by_topic",
    "catalogue",
    "describe",
    "description_graph",
    "find",
    "get",
    "open_store",
    "paths",
    "resolve",
    "run",
]

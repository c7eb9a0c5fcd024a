"""The catalogue of queries, the binding of their parameters, running them, and the answers that need no SPARQL."""

from sse_atlas.queries.binding import bind
from sse_atlas.queries.catalogue import NamedQuery, Param, by_topic, catalogue, get
from sse_atlas.queries.describing import describe, description_graph
from sse_atlas.queries.description import Description, Group, Place, Statement
from sse_atlas.queries.names import Found, Match, find, resolve
from sse_atlas.queries.running import open_store, run

__all__ = [
    "Description",
    "Found",
    "Group",
    "Match",
    "NamedQuery",
    "Param",
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
    "resolve",
    "run",
]

"""The catalogue of queries, the binding of their parameters, running them, and the answers that need no SPARQL."""

from sse_atlas.queries.answers.describing import describe, description_graph
from sse_atlas.queries.answers.description import Description
from sse_atlas.queries.answers.difference import Difference
from sse_atlas.queries.answers.diffing import difference
from sse_atlas.queries.answers.gaps import Gaps, gaps
from sse_atlas.queries.answers.names import Found, Match, find, resolve
from sse_atlas.queries.answers.partners import Partners, partners
from sse_atlas.queries.answers.paths import Path, Paths, paths
from sse_atlas.queries.answers.statement import Group, Place, Statement
from sse_atlas.queries.binding import bind
from sse_atlas.queries.catalogue import NamedQuery, Param, by_topic, catalogue, get
from sse_atlas.queries.running import open_store, run

__all__ = [
    "Description",
    "Difference",
    "Found",
    "Gaps",
    "Group",
    "Match",
    "NamedQuery",
    "Param",
    "Partners",
    "Path",
    "Paths",
    "Place",
    "Statement",
    "bind",
    "by_topic",
    "catalogue",
    "describe",
    "description_graph",
    "difference",
    "find",
    "gaps",
    "get",
    "open_store",
    "partners",
    "paths",
    "resolve",
    "run",
]

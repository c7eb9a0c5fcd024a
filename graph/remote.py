"""An atlas on a SPARQL 1.1 server, reached by SPARQLWrapper; every way it can fail is one line."""

from __future__ import annotations

import json
import socket
import urllib.error
from typing import Final
from urllib.parse import urlsplit

from sse_atlas.errors import QueryError, RemoteError
from sse_atlas.graph.results import Result, from_json, from_ntriples
from sse_atlas.ontology import BASE, SSE

#: The name of the accepted view on a server that has no default graph of its own.
ATLAS_GRAPH: Final = "graph/atlas"
#: Virtuoso and others stop silently at such counts.
_SUSPICIOUS_ROWS: Final = (10_000, 100_000, 1_000_000)


class RemoteStore:
    """A SPARQL endpoint that holds an atlas, in its default graph or in the graph `graph/atlas`."""

    def __init__(self, address: str, base: str = BASE, timeout: float = 30) -> None:
        if urlsplit(address).scheme not in ("http", "https") or not urlsplit(address).hostname:
            raise RemoteError("no address of a server", where=address, do="write http://host:port/path of its SPARQL endpoint")
        self.address = address
        self.base = base
        self.timeout = timeout
        self._default_graph: str | None = self._find_atlas()

    def query(self, text: str) -> Result:
        """Run a query on the server; raise RemoteError where it cannot be reached, QueryError where it refuses the query."""
        return self._ask(text, self._default_graph)

    def _find_atlas(self) -> str | None:
        probe = f"ASK {{ ?s a <{SSE.Actor}> }}"
        for graph in (None, self.base + ATLAS_GRAPH):
            if self._ask(probe, graph).boolean:
                return graph
        raise RemoteError("no atlas on this server", where=self.address, do="load one, such as the atlas.trig of a built folder")

    def _ask(self, text: str, graph: str | None) -> Result:
        from SPARQLWrapper import SPARQLWrapper
        from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException
        from SPARQLWrapper.Wrapper import CONSTRUCT, DESCRIBE, JSON, N3, POST

        wrapper = SPARQLWrapper(self.address)
        wrapper.setTimeout(max(1, round(self.timeout)))
        wrapper.setMethod(POST)
        wrapper.setQuery(text)
        statements = wrapper.queryType in (CONSTRUCT, DESCRIBE)
        wrapper.setReturnFormat(N3 if statements else JSON)
        if graph:
            wrapper.addParameter("default-graph-uri", graph)
        try:
            answer = wrapper.query()
            body: bytes = answer.response.read()
            media = str(answer.info().get("content-type", ""))
        except (OSError, SPARQLWrapperException, ValueError) as error:
            raise self._explain(error) from error
        return self._statements(body, media) if statements else self._rows(body)

    def _rows(self, body: bytes) -> Result:
        try:
            json.loads(body)
        except ValueError as error:
            what = "the answer was cut off" if body.lstrip()[:1] == b"{" else "this does not speak SPARQL"
            raise RemoteError(what, where=self.address, do="check the address, and ask for fewer rows with LIMIT") from error
        result = from_json(body)
        if len(result) in _SUSPICIOUS_ROWS:
            what = f"exactly {len(result)} rows: this server may have cut the result"
            raise RemoteError(what, where=self.address, do="page with LIMIT and OFFSET")
        return result

    def _statements(self, body: bytes, media: str) -> Result:
        import pyoxigraph

        form = pyoxigraph.RdfFormat.from_media_type(media.partition(";")[0].strip()) or pyoxigraph.RdfFormat.TURTLE
        try:
            parsed = pyoxigraph.parse(body, format=form)
            written = pyoxigraph.serialize((quad.triple for quad in parsed), format=pyoxigraph.RdfFormat.N_TRIPLES)
        except SyntaxError as error:
            raise RemoteError("the answer was cut off, or is no RDF", where=self.address, do="check the address") from error
        return from_ntriples(written or b"")

    def _explain(self, error: Exception) -> RemoteError | QueryError:
        """Tell what went wrong on the way, from the outside in."""
        from SPARQLWrapper.SPARQLExceptions import EndPointNotFound, QueryBadFormed, Unauthorized

        where = self.address
        reason = getattr(error, "reason", error)
        if isinstance(error, QueryBadFormed):
            detail = str(error).rpartition("Response:")[2].strip(" \nb'\"")[:200]
            return QueryError(f"the server cannot read the query: {detail}", where=where, do="write SPARQL 1.1")
        if isinstance(error, EndPointNotFound):
            do = "check the path; many servers use /query or /sparql"
            return RemoteError("no SPARQL endpoint at this path", where=where, do=do)
        if isinstance(error, Unauthorized) or getattr(error, "code", 0) in (401, 403):
            return RemoteError("the server wants a password", where=where, do="name an endpoint that may be read by all")
        if isinstance(error, TimeoutError | socket.timeout) or isinstance(reason, TimeoutError):
            return RemoteError(f"no answer within {self.timeout:g} s", where=where, do="raise --timeout, or ask for less")
        unreachable = isinstance(error, urllib.error.URLError) and not hasattr(error, "code")
        if unreachable or isinstance(reason, ConnectionRefusedError | socket.gaierror):
            return RemoteError(f"no server there ({reason})", where=where, do="check the address, and that the server runs")
        return RemoteError(f"the server failed ({str(error).splitlines()[0][:200]})", where=where, do="look at the server's log")

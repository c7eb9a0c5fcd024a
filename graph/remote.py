"""An atlas on a SPARQL 1.1 server, reached by SPARQLWrapper; every way it can fail is one line."""

from __future__ import annotations

import ast
import http.client
import re
import time
import urllib.error
from typing import Final
from urllib.parse import urlsplit

import pyoxigraph

from sse_atlas.errors import AtlasError, QueryError, RemoteError
from sse_atlas.graph.amending import CORRECTIONS
from sse_atlas.graph.results import Result, from_json, from_ntriples
from sse_atlas.graph.vocabulary import VOCABULARY
from sse_atlas.ontology import BASE, DCTERMS, EXTERNAL, SSE

#: The name of the accepted view on a server that has no default graph of its own.
ATLAS_GRAPH: Final = "graph/atlas"

#: Virtuoso and others stop silently at such counts.
_SUSPICIOUS_ROWS: Final = (10_000, 100_000, 1_000_000)
_CHUNK: Final = 1 << 16
#: What a query is made of, as far as finding the word that says its form takes it.
_TOKEN: Final = re.compile(r"#[^\n]*|<[^<>\s]*>|\"[^\"\n]*\"|'[^'\n]*'|[\w.-]*:[\w.-]*|[A-Za-z]+|.", re.DOTALL)
_FORMS: Final = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_UPDATES: Final = ("INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH")
_XML: Final = "application/sparql-results+xml"


class RemoteStore:
    """A SPARQL endpoint that holds an atlas, in its default graph or in a graph whose name ends in `graph/atlas`.

    The base of the atlas is read from the IRIs of its sources. Raises RemoteError where the server cannot be reached, speaks
    no SPARQL, or holds no atlas.
    """

    def __init__(self, address: str, timeout: float = 30) -> None:
        if urlsplit(address).scheme not in ("http", "https") or not urlsplit(address).hostname:
            raise RemoteError("no address of a server", where=address, do="write http://host:port/path of its SPARQL endpoint")
        self.address = address
        self.timeout = timeout
        self._graphs: tuple[tuple[str, str], ...] = ()
        self.base = self._find_atlas()

    def query(self, text: str) -> Result:
        """Run a query on the server; raise RemoteError where it cannot be reached, QueryError where it refuses the query."""
        return self._ask(text, self._graphs)

    def _find_atlas(self) -> str:
        """Find the accepted view, and give the base of its IRIs.

        The named graph comes first: where a server takes the union of all graphs for its default graph, the claims are in it.
        """
        source = f"?source a <{SSE.Source}> ; <{DCTERMS.identifier}> ?id"
        ends = f'FILTER(STRENDS(STR(?graph), "{ATLAS_GRAPH}"))'
        named = self._ask(f"SELECT ?graph ?id {{ GRAPH ?graph {{ {source} }} {ends} }}", ())
        if named.rows:
            # Of several atlases the bundled data's is meant.
            view = min(named.values("graph"), key=lambda graph: (graph != BASE + ATLAS_GRAPH, graph))
            base = view.removesuffix(ATLAS_GRAPH)
            # A protocol request that names its default graph has no named graphs but those it names, too.
            others = [
                CORRECTIONS,
                VOCABULARY,
                *EXTERNAL,
                *(row["id"].value for row in named if row["graph"].value == view),
            ]
            self._graphs = (("default-graph-uri", view), *(("named-graph-uri", f"{base}graph/{name}") for name in others))
            return base
        for row in self._ask(f"SELECT ?source ?id {{ {source} }}", ()):
            if row["source"].value.endswith(tail := f"source/{row['id'].value}"):
                return row["source"].value.removesuffix(tail)
        for actor in self._ask(f"SELECT ?actor {{ ?actor a <{SSE.Actor}> }} LIMIT 1", ()).values("actor"):
            return actor.rpartition("id/")[0]
        do = "load one, such as the atlas.trig of a built folder"
        raise RemoteError("no atlas on this server", where=self.address, do=do)

    def _ask(self, text: str, graphs: tuple[tuple[str, str], ...]) -> Result:
        from SPARQLWrapper import SPARQLWrapper
        from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException
        from SPARQLWrapper.Wrapper import JSON, N3, POST

        form = query_form(text)
        if form in _UPDATES:
            raise QueryError("an atlas is only read", where="the query", do="change its sources and build it again")
        statements = form in ("CONSTRUCT", "DESCRIBE")
        wrapper = SPARQLWrapper(self.address)
        wrapper.setTimeout(max(1, round(self.timeout)))
        wrapper.setMethod(POST)
        # Its own reading of the form takes words of comments for it, and then sends a query as an update.
        wrapper.queryString, wrapper.queryType = text, form or "SELECT"
        wrapper.setReturnFormat(N3 if statements else JSON)
        for name, graph in graphs:
            wrapper.addParameter(name, graph)
        try:
            answer = wrapper.query()
            body = self._read(answer.response)
            media = str(answer.info().get("content-type", "")).partition(";")[0].strip().lower()
        except (OSError, SPARQLWrapperException, ValueError, http.client.HTTPException) as error:
            raise self._explain(error) from error
        return self._statements(body, media, text) if statements else self._rows(body, media, text)

    def _read(self, response: http.client.HTTPResponse) -> bytes:
        """Read an answer; TimeoutError where it drips for longer than the time-out, IncompleteRead where it ends early."""
        deadline, parts, promised, got = time.monotonic() + self.timeout, [], response.length, 0
        # read() would wait for a whole chunk, and each byte that drips in starts the time-out of the socket anew.
        while (promised is None or got < promised) and (part := response.read1(_CHUNK)):
            parts.append(part)
            got += len(part)
            if time.monotonic() > deadline:
                raise TimeoutError
        if promised is not None and got < promised:
            raise http.client.IncompleteRead(b"", promised - got)
        return b"".join(parts)

    def _rows(self, body: bytes, media: str, text: str) -> Result:
        try:
            if media == _XML:
                parsed = pyoxigraph.parse_query_results(body, format=pyoxigraph.QueryResultsFormat.XML)
                body = parsed.serialize(format=pyoxigraph.QueryResultsFormat.JSON) or b""
            result = from_json(body)
        except (QueryError, SyntaxError, ValueError) as error:
            started = body.lstrip()[:1] == b"{" and b'"results"' in body[:100_000]
            raise self._cut() if started else self._no_sparql() from error
        self._check_whole(len(result), text)
        return result

    def _statements(self, body: bytes, media: str, text: str) -> Result:
        form = pyoxigraph.RdfFormat.from_media_type(media) or pyoxigraph.RdfFormat.TURTLE
        try:
            parsed = pyoxigraph.parse(body, format=form)
            written = pyoxigraph.serialize((quad.triple for quad in parsed), format=pyoxigraph.RdfFormat.N_TRIPLES)
        except (SyntaxError, ValueError) as error:
            raise self._no_sparql() if media.endswith(("html", "json")) else self._cut() from error
        result = from_ntriples(written or b"")
        self._check_whole(result.ntriples.count(b"\n"), text)
        return result

    def _check_whole(self, count: int, text: str) -> None:
        if count in _SUSPICIOUS_ROWS and not re.search(rf"\bLIMIT\s+{count}\b", text, re.IGNORECASE):
            what = f"exactly {count} rows: this server may have cut the result"
            raise RemoteError(what, where=self.address, do="page with LIMIT and OFFSET")

    def _cut(self) -> RemoteError:
        return RemoteError("the answer was cut off", where=self.address, do="ask again, or for fewer rows with LIMIT")

    def _no_sparql(self) -> RemoteError:
        do = "check the address; many servers answer at /query or /sparql"
        return RemoteError("this does not speak SPARQL", where=self.address, do=do)

    def _explain(self, error: Exception) -> AtlasError:
        """Tell what went wrong on the way, from the outside in."""
        from SPARQLWrapper.SPARQLExceptions import EndPointNotFound, QueryBadFormed, SPARQLWrapperException, Unauthorized

        where = self.address
        reason = getattr(error, "reason", error)
        code = getattr(error, "code", 0)
        if isinstance(error, QueryBadFormed):
            return QueryError(f"the server refuses the query: {_detail(error)}", where=where, do="write SPARQL 1.1")
        if isinstance(error, EndPointNotFound) or code == 410:
            do = "check the path; many servers answer at /query or /sparql"
            return RemoteError("no SPARQL endpoint at this path", where=where, do=do)
        if isinstance(error, Unauthorized) or code in (401, 403):
            return RemoteError("the server wants a password", where=where, do="name an endpoint that may be read by all")
        if code in (405, 406, 415, 501):
            return self._no_sparql()
        if isinstance(error, TimeoutError) or isinstance(reason, TimeoutError):
            return RemoteError(f"no answer within {self.timeout:g} s", where=where, do="raise --timeout, or ask for less")
        if isinstance(error, http.client.IncompleteRead):
            return self._cut()
        if isinstance(error, urllib.error.URLError) and not code:
            return RemoteError(f"no server there ({reason})", where=where, do="check the address, and that the server runs")
        detail = _detail(error) if isinstance(error, SPARQLWrapperException) else str(error) or type(error).__name__
        return RemoteError(f"the server failed ({detail})", where=where, do="ask again, or look at the server's log")


def query_form(text: str) -> str:
    """Give the word that says what a query is ("SELECT", "ASK", ..., or "INSERT" and so on); "" where there is none."""
    for token in _TOKEN.findall(text):
        word = token.upper()
        if word in _FORMS or word in _UPDATES:
            return str(word)
    return ""


def _detail(error: Exception) -> str:
    """What a server says of an error: SPARQLWrapper hands it on as the printed form of bytes, below a preface."""
    told = str(error).partition("Response:")[2].strip()
    try:
        body = ast.literal_eval(told)
    except (ValueError, SyntaxError):
        body = told
    words = body.decode("utf-8", "replace") if isinstance(body, bytes) else str(body)
    return " ".join(re.sub(r"<[^>]*>", " ", words).split())[:200] or "without saying why"

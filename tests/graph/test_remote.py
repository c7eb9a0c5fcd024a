"""An atlas on a server: the same answers as from the folder, and one line for each way it can fail."""

from __future__ import annotations

import http.server
import shlex
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sse_atlas.errors import AtlasError, QueryError, RemoteError
from sse_atlas.graph import LocalStore
from sse_atlas.graph.project import network
from sse_atlas.graph.remote import RemoteStore
from sse_atlas.ontology import SSE
from sse_atlas.queries import bind, catalogue, describe, find, resolve
from tests.conftest import Run

pytestmark = pytest.mark.server

Start = Callable[[Path | str | None], str]
ACTORS = f"SELECT ?s {{ ?s a <{SSE.Actor}> }} ORDER BY ?s"


@pytest.fixture(scope="module")
def folder(atlas_dir: Path) -> LocalStore:
    return LocalStore.open(atlas_dir)


@pytest.fixture(scope="module", params=["default graph", "graph/atlas"])
def server(request: pytest.FixtureRequest, oxigraph_server: Start, atlas_dir: Path) -> RemoteStore:
    """Our TriG as it is, and again with the accepted view in a named graph, as servers without a default graph need it."""
    trig = (atlas_dir / "atlas.trig").read_text(encoding="utf-8")
    if request.param == "graph/atlas":
        accepted = (atlas_dir / "accepted.ttl").read_text(encoding="utf-8")
        prefixes = "".join(f"{line}\n" for line in accepted.splitlines() if line.startswith("@prefix"))
        body = "\n".join(line for line in accepted.splitlines() if not line.startswith("@prefix"))
        claims = trig[trig.index("\n<https://w3id.org/sse-atlas/graph/") :]
        trig = f"{prefixes}<https://w3id.org/sse-atlas/graph/atlas> {{\n{body}\n}}\n{claims}"
    return RemoteStore(oxigraph_server(trig))


def test_the_base_is_read_from_the_server(server: RemoteStore) -> None:
    assert server.base == "https://w3id.org/sse-atlas/"


def test_the_same_rows(server: RemoteStore, folder: LocalStore) -> None:
    assert server.query(ACTORS).rows == folder.query(ACTORS).rows


@pytest.mark.parametrize("name", list(catalogue()))
def test_the_catalogue_answers_the_same(server: RemoteStore, folder: LocalStore, name: str) -> None:
    query = catalogue()[name]
    words = shlex.split(query.example)
    given = dict(word.split("=", 1) for word in words if "=" in word)
    here, there = folder.query(bind(query, given, folder)), server.query(bind(query, given, server))
    assert sorted(map(str, there.rows)) == sorted(map(str, here.rows))


def test_find_and_describe_and_the_network_are_the_same(server: RemoteStore, folder: LocalStore) -> None:
    assert find(server, "reseau") == find(folder, "reseau")
    iri = resolve(server, "la maison du millenaire").iri
    assert list(describe(server, iri).lines()) == list(describe(folder, iri).lines())
    assert "belongs to Togo Parcours" in "\n".join(describe(server, iri).lines())
    assert list(network(server).nodes(data=True)) == list(network(folder).nodes(data=True))


def test_statements_come_back(server: RemoteStore, folder: LocalStore) -> None:
    text = f"CONSTRUCT {{ ?s a <{SSE.Actor}> }} WHERE {{ ?s a <{SSE.Actor}> }}"
    assert server.query(text).ntriples == folder.query(text).ntriples
    assert server.query(f"ASK {{ ?s a <{SSE.Actor}> }}").boolean


def test_a_query_that_the_server_refuses(server: RemoteStore) -> None:
    one_line(QueryError, "refuses the query", lambda: server.query("SELECT ?s { ?s ?p }"))


def test_the_command_asks_a_server(run: Run, oxigraph_server: Start, atlas_dir: Path) -> None:
    address = oxigraph_server(atlas_dir / "atlas.trig")
    for verb in (("describe", "ripess"), ("find", "reseau"), ("query", "members-by-section", "-f", "csv")):
        there, here = run(*verb, "--atlas", address), run(*verb, "--atlas", atlas_dir)
        assert there.returncode == 0, there.stderr
        assert there.stdout == here.stdout


def one_line(kind: type[AtlasError], told: str, action: Callable[[], object]) -> None:
    with pytest.raises(kind, match=told) as caught:
        action()
    assert "\n" not in str(caught.value)
    assert "http" in str(caught.value)
    assert caught.value.do


def test_no_server(free_port: Callable[[], int]) -> None:
    one_line(RemoteError, "no server there", lambda: RemoteStore(f"http://127.0.0.1:{free_port()}/query"))


def test_no_such_host() -> None:
    one_line(RemoteError, "no server there", lambda: RemoteStore("http://nowhere.invalid/query"))


@pytest.mark.parametrize("address", ["ftp://127.0.0.1/query", "http://", "http:///query"])
def test_no_address(address: str) -> None:
    with pytest.raises(RemoteError, match="no address"):
        RemoteStore(address)


def test_a_server_that_never_answers() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        address = f"http://127.0.0.1:{listening.getsockname()[1]}/query"
        one_line(RemoteError, "no answer within 1 s", lambda: RemoteStore(address, timeout=1))


def test_a_path_without_an_endpoint(oxigraph_server: Start) -> None:
    address = oxigraph_server(None).replace("/query", "/sparkle")
    one_line(RemoteError, "no SPARQL endpoint", lambda: RemoteStore(address))


def test_a_server_without_an_atlas(oxigraph_server: Start) -> None:
    address = oxigraph_server("<urn:x:a> <urn:x:b> <urn:x:c> .")
    one_line(RemoteError, "no atlas on this server", lambda: RemoteStore(address))


class Answering(http.server.BaseHTTPRequestHandler):
    """A web server that answers everything with the same page."""

    status, media, body, promised = 200, "text/html", b"", 0

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.send_response(self.status)
        self.send_header("Content-Type", self.media)
        self.send_header("Content-Length", str(self.promised or len(self.body)))
        self.end_headers()
        self.wfile.write(self.body)

    do_GET = do_POST

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def answering(status: int, media: str, body: bytes, promised: int = 0) -> Iterator[str]:
    handler = type("Handler", (Answering,), {"status": status, "media": media, "body": body, "promised": promised})
    with http.server.HTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/query"
        server.shutdown()


JSON = "application/sparql-results+json"
FAILING = {
    "a web page": (200, "text/html", b"<!doctype html><title>Welcome</title>", 0, "does not speak SPARQL"),
    "other JSON": (200, "application/json", b'{"hello": "world"}', 0, "does not speak SPARQL"),
    "cut in the text": (200, JSON, b'{"head":{"vars":["actor"]},"results":{"bindings":[{"actor":', 0, "cut off"),
    "cut in the connection": (200, JSON, b'{"head":', 5_000, "cut off"),
    "a failing server": (500, "text/plain", b"out of memory", 0, "the server failed"),
    "a locked server": (401, "text/plain", b"who are you?", 0, "wants a password"),
    "nothing at all": (200, JSON, b"", 0, "does not speak SPARQL"),
}


@pytest.mark.parametrize("name", FAILING)
def test_each_way_of_failing_is_one_line(name: str) -> None:
    status, media, body, promised, told = FAILING[name]
    with answering(status, media, body, promised) as address, pytest.raises(AtlasError, match=told) as caught:
        RemoteStore(address, timeout=5)
    assert "\n" not in str(caught.value)


def test_a_suspiciously_round_number_of_rows_is_told() -> None:
    rows = ",".join('{"actor":{"type":"uri","value":"http://example.org/id/a"}}' for _ in range(10_000))
    body = f'{{"head":{{"vars":["actor"]}},"results":{{"bindings":[{rows}]}}}}'.encode()
    with answering(200, JSON, body) as address, pytest.raises(RemoteError, match="may have cut the result"):
        RemoteStore(address, timeout=20)

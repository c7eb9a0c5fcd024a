"""The answers of this room from a server, where tests/graph/test_remote.py leaves off: what only this room sends."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sse_atlas.errors import QueryError, RemoteError
from sse_atlas.graph import LocalStore, Store
from sse_atlas.graph.nquads import Quads
from sse_atlas.graph.remote import RemoteStore, query_form
from sse_atlas.queries import bind, catalogue, describe, description_graph, find, open_store, resolve, run
from sse_atlas.queries.catalogue import example_values

pytestmark = pytest.mark.server

Start = Callable[[Path | str | None], str]


def in_named_graph(atlas: Path) -> str:
    """The dataset with the accepted view in graph/atlas, as a server without a default graph holds it."""
    store = LocalStore.open(atlas)
    view = f"<{store.base}graph/atlas>"
    quads = Quads.of(store.store)
    graphs = ((f"<{name}>" if name else view, "".join(quads.triples(name))) for name in quads.graphs())
    return "\n".join(f"{name} {{\n{triples}}}" for name, triples in graphs)


@pytest.fixture(scope="module", params=["default graph", "graph/atlas"])
def address(request: pytest.FixtureRequest, oxigraph_server: Start, atlas_dir: Path) -> str:
    return oxigraph_server(in_named_graph(atlas_dir) if request.param == "graph/atlas" else atlas_dir / "atlas.trig")


@pytest.fixture(scope="module")
def server(address: str) -> Store:
    return open_store(address)


@pytest.mark.parametrize("name", list(catalogue()))
def test_every_example_answers_as_the_folder_does(server: Store, address: str, store: LocalStore, name: str) -> None:
    query = catalogue()[name]
    text = bind(query, example_values(query), server)
    assert text == bind(query, example_values(query), store)
    assert run(address, text, timeout=20).rows == store.query(text).rows


@pytest.mark.parametrize(
    "slug", ["bamako", "gsef", "la-maison-du-millenaire", "carabayllo", "svs-fund", "gsef-member-survey-2021"]
)
def test_descriptions_are_the_folders(server: Store, store: LocalStore, slug: str) -> None:
    iri = resolve(server, slug).iri
    assert describe(server, iri) == describe(store, iri)
    assert description_graph(server, iri) == description_graph(store, iri)


@pytest.mark.parametrize("text", ["dakar", "sn", "economie sociale", "zzz", "서울"])
def test_what_is_found_is_the_folders(server: Store, store: LocalStore, text: str) -> None:
    assert find(server, text) == find(store, text)


def test_the_bundled_data_is_preferred_where_a_server_holds_several(oxigraph_server: Start, atlas_dir: Path) -> None:
    mine = in_named_graph(atlas_dir)
    other = mine.replace("https://w3id.org/sse-atlas/", "http://a.example.org/").replace(
        "http://a.example.org/ontology#", "https://w3id.org/sse-atlas/ontology#"
    )
    both = open_store(oxigraph_server(f"{other}\n{mine}"))
    assert both.base == "https://w3id.org/sse-atlas/"
    assert len(both.query("SELECT ?s { ?s a <https://w3id.org/sse-atlas/ontology#Actor> }")) == 249
    assert open_store(oxigraph_server(other)).base == "http://a.example.org/"


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("# add, drop and ask\nPREFIX add: <http://x/insert>\nSELECT ?s { ?s ?p 'ask' }", "SELECT"),
        ("ASK {}", "ASK"),
        ("# a\n# select\n# b\nconstruct where { ?s ?p ?o }", "CONSTRUCT"),
        ("INSERT DATA { }", "INSERT"),
        ("PREFIX a: <b:> with <c:> delete {} where {}", "WITH"),
        ("nothing", ""),
    ],
)
def test_the_form_of_a_query_is_not_taken_from_its_comments(text: str, form: str) -> None:
    assert query_form(text) == form


def test_words_of_a_comment_do_not_make_an_update(server: Store) -> None:
    assert server.query("# one\n# the address to load\n# clear?\nASK {}").boolean


def test_an_update_is_never_sent(server: Store) -> None:
    before = len(server.query("SELECT * { ?s ?p ?o }"))
    with pytest.raises(QueryError, match="only read"):
        server.query("DELETE WHERE { ?s ?p ?o }")
    assert len(server.query("SELECT * { ?s ?p ?o }")) == before


@contextmanager
def dripping() -> Iterator[str]:
    """A server that sends one byte of its answer after another, and never ends."""

    def serve(listening: socket.socket) -> None:
        try:
            while True:
                connection, _ = listening.accept()
                with connection:
                    connection.recv(65536)
                    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/sparql-results+json\r\n\r\n")
                    while True:
                        connection.sendall(b" ")
                        time.sleep(0.1)
        except OSError:
            return

    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=serve, args=(listening,), daemon=True).start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/query"
        listening.shutdown(socket.SHUT_RDWR)


def test_an_answer_that_never_ends_is_given_up() -> None:
    started = time.monotonic()
    with dripping() as address, pytest.raises(RemoteError, match="no answer within 1 s"):
        run(address, "ASK {}", timeout=1)
    assert time.monotonic() - started < 5


def test_a_server_that_is_no_http_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def greet() -> None:
            connection, _ = listening.accept()
            connection.sendall(b"SSH-2.0-OpenSSH_9.2\r\n")
            connection.close()

        threading.Thread(target=greet, daemon=True).start()
        with pytest.raises(RemoteError) as caught:
            RemoteStore(f"http://127.0.0.1:{listening.getsockname()[1]}/query")
    assert "\n" not in str(caught.value)

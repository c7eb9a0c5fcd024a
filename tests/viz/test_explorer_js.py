"""The modules of the explorer: their own tests, and the queries of views against the bundled atlas."""

from __future__ import annotations

import io
import json
import random
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import networkx
import pyoxigraph
import pytest

from sse_atlas.graph.as_of import as_of
from sse_atlas.graph.store import LocalStore
from sse_atlas.ontology import RDF, XSD, wording
from sse_atlas.queries.answers.evidence import Places
from sse_atlas.queries.answers.figures import figures_of
from sse_atlas.queries.answers.relations import relations_of
from sse_atlas.viz.explorer.content import explorer_data
from sse_atlas.viz.explorer.texts import texts
from tests.graph.exporting import HOSTILE, held, tiny

TEXTS: Final = (XSD.string, RDF.langString)
HERE: Final = Path(__file__).parent / "js"
MODULES: Final = Path(__file__).parents[2] / "viz" / "assets" / "explorer"
#: Addresses of views, as they stand after the `#` of the page: facets alone and together, years, surroundings, paths, the hub.
VIEWS: Final = (
    "",
    "open=hub",
    "kind=Network",
    "kind=Network&kind=LocalGovernment&open=hub",
    "no-kind=Person&no-kind=Organization",
    "region=030&region=155",
    "no-region=030&open=hub",
    "region=&no-region=155",
    "no-region=",
    "country=KR&open=hub",
    "country=KR&country=&no-country=JP",
    "no-country=&open=hub",
    "theme=networking",
    "theme=&open=hub",
    "no-theme=networking&no-theme=tourism&no-theme=youth",
    "no-theme=&no-theme=networking",
    "type=partnerOf&type=funds",
    "no-type=memberOf&open=hub",
    "source=gsef-yearbook-2021",
    "no-source=gsef-yearbook-2021&open=hub&things=Event",
    "things=Event",
    "things=Work&things=Case",
    "things=Work",
    "things=Event&things=Initiative&things=PolicyMeasure&things=Place&things=Partnership&kind=LocalGovernment",
    "year=2016&open=hub",
    "year=2013&things=Event&things=Initiative&things=Work",
    "year=2019&kind=Network&no-theme=youth&things=Initiative&things=Place&no-type=locatedIn",
    "actor=gsef&steps=1",
    "actor=acobol&steps=1&things=Event",
    "actor=acobol&steps=3&things=Event&things=Place&year=2020",
    "from=acobol&to=seoul&panel=path",
    "panel=path&from=nobody&to=seoul",
    "year=1000",
    "kind=Fund&country=PE&theme=youth",
)
#: Views made up at random, the same in every run.
MADE_UP: Final = 80
ALL_THINGS: Final = "things=Event&things=Initiative&things=PolicyMeasure&things=Case&things=Work&things=Partnership&things=Place"


@pytest.fixture(scope="module")
def node() -> str:
    found = shutil.which("node")
    if found is None:
        pytest.skip("not checked here: no node")
    return found


@pytest.fixture(scope="module")
def store(atlas_dir: Path) -> LocalStore:
    return LocalStore.open(atlas_dir)


@pytest.fixture(scope="module")
def data(store: LocalStore, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The raw data of the page of the bundled atlas."""
    path = tmp_path_factory.mktemp("page") / "data.json"
    path.write_text(json.dumps(explorer_data(store)), encoding="utf-8")
    return path


def seen(node: str, data: Path, addresses: Sequence[str], tmp_path: Path) -> dict[str, dict[str, Any]]:
    """What the page shows at each address, and the query of it."""
    return {view["address"].removeprefix("#"): view for view in told(node, data, addresses, tmp_path)["views"]}


def told(node: str, data: Path, addresses: Sequence[str], tmp_path: Path) -> dict[str, Any]:
    """All that the modules make of the data and the addresses."""
    listed = tmp_path / "addresses.txt"
    listed.write_text("".join(f"#{address}\n" for address in addresses), encoding="utf-8")
    command = [node, str(HERE / "views.mjs"), str(data), str(listed)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=120, check=True)
    made: dict[str, Any] = json.loads(done.stdout)
    return made


def test_the_modules_pass_their_own_tests(node: str) -> None:
    files = sorted(map(str, HERE.glob("*.test.mjs")))
    done = subprocess.run([node, "--test", *files], capture_output=True, encoding="utf-8", timeout=300, check=False)
    assert done.returncode == 0, done.stdout[-8000:] + done.stderr
    assert files


def test_the_query_of_a_view_gives_exactly_the_links_shown(node: str, data: Path, store: LocalStore, tmp_path: Path) -> None:
    addresses = (*VIEWS, *made_up(json.loads(data.read_text(encoding="utf-8"))))
    views = seen(node, data, addresses, tmp_path)
    assert set(views) == set(addresses)
    for address, view in views.items():
        result = store.query(view["query"])
        assert result.variables == ("relation", "from", "type", "to", "start", "end")
        found = [row["relation"].value for row in result]
        assert len(found) == len(set(found)), address
        assert sorted(found) == sorted(view["links"]), address
    assert sum(bool(view["links"]) for view in views.values()) > len(views) // 3


def made_up(data: dict[str, Any]) -> Iterator[str]:
    """Addresses of views with values of every facet."""
    nodes, some = data["nodes"], random.Random(7)
    values = {
        "kind": data["kinds"][: data["actorKinds"]],
        "region": sorted({region.removeprefix("region/") for region in nodes["region"]}),
        "country": sorted(set(nodes["country"])),
        "theme": sorted({theme.removeprefix("theme/") for themes in nodes["themes"] for theme in themes} | {""}),
        "type": data["types"],
        "source": [source["id"] for source in data["sources"]],
    }
    things = data["kinds"][data["actorKinds"] :]
    for _ in range(MADE_UP):
        parts = ["open=hub"] if some.random() < 0.5 else []
        for facet, known in values.items():
            parts += [f"{facet}={value}" for value in some.sample(known, some.choice((0, 0, 0, 1, min(5, len(known)))))]
            parts += [f"no-{facet}={value}" for value in some.sample(known, some.choice((0, 0, 0, 1, min(3, len(known)))))]
        parts += [f"things={kind}" for kind in some.sample(things, some.choice((0, 2, len(things))))]
        parts += [f"year={some.randint(1990, 2022)}"] if some.random() < 0.4 else []
        yield "&".join(parts)


@pytest.mark.parametrize("year", [1995, 2013, 2018, 2021])
def test_a_year_of_the_page_is_the_atlas_as_of_it(node: str, data: Path, store: LocalStore, tmp_path: Path, year: int) -> None:
    address = f"{ALL_THINGS}&open=hub&year={year}"
    view = seen(node, data, [address], tmp_path)[address]
    then, counted = as_of(store, year)
    held = then.query("SELECT ?relation { ?relation a <https://w3id.org/sse-atlas/ontology#Relation> }")
    assert sorted(view["links"]) == sorted(row["relation"].value for row in held)
    assert (view["noStart"], view["noEnd"]) == (counted.no_start, counted.no_end)


def test_a_page_cut_at_a_year_asks_the_whole_atlas(node: str, store: LocalStore, tmp_path: Path) -> None:
    then, _ = as_of(store, 2018)
    cut = tmp_path / "cut.json"
    cut.write_text(json.dumps(explorer_data(then, year=2018)), encoding="utf-8")
    views = seen(node, cut, ("open=hub", f"{ALL_THINGS}&open=hub", "year=2014&things=Event&open=hub", "kind=Network"), tmp_path)
    for address, view in views.items():
        assert sorted(row["relation"].value for row in store.query(view["query"])) == sorted(view["links"]), address


def test_the_turtle_of_every_thing_is_in_the_atlas(node: str, data: Path, store: LocalStore, tmp_path: Path) -> None:
    things = told(node, data, (), tmp_path)["things"]
    held = {(quad.subject, quad.predicate, value_of(quad.object)) for quad in store.store}
    assert len(things) > 500
    for iri, turtle in things.items():
        said = [quad.triple for quad in pyoxigraph.parse(turtle, format=pyoxigraph.RdfFormat.TURTLE)]
        kept = [one for one in said if not {type(one.subject), type(one.object)} & {pyoxigraph.BlankNode}]
        assert len(kept) > 2
        assert [one for one in kept if (one.subject, one.predicate, value_of(one.object)) not in held] == [], iri


def value_of(term: object) -> object:
    """A term; a text without its language, which the page does not tell of every name."""
    return term.value if isinstance(term, pyoxigraph.Literal) and term.datatype.value in TEXTS else term


def test_the_network_of_a_view_is_read_back(node: str, data: Path, tmp_path: Path) -> None:
    for view in seen(node, data, ("open=hub&things=Event", "actor=gsef&steps=2"), tmp_path).values():
        graph = networkx.read_gexf(io.BytesIO(view["gexf"].encode("utf-8")))
        assert graph.number_of_nodes() == view["nodes"]
        assert {edge["id"] for *_, edge in graph.edges(data=True)} == set(view["links"])


@pytest.mark.parametrize("lang", ["en", "fr", "ko"])
def test_links_and_figures_are_told_as_the_answers_tell_them(
    node: str, data: Path, store: LocalStore, tmp_path: Path, lang: str
) -> None:
    said = tmp_path / "texts.json"
    said.write_text(json.dumps(texts(path.read_text(encoding="utf-8") for path in MODULES.glob("*.js"))), encoding="utf-8")
    command = [node, str(HERE / "sentences.mjs"), str(data), str(said), lang]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=120, check=True)
    words, places = wording(lang), Places(store)
    for iri, own in json.loads(done.stdout).items():
        # Seen from an event, the answers tell its date as one that lasts.
        if own["kind"] != "Event":
            stated = relations_of(store, iri, own["name"], places, words)
            assert Counter(own["links"]) == Counter(statement.text for statement in stated), iri
        # What was counted beside the figures of the network itself is told elsewhere on the page.
        if iri != f"{store.base}id/gsef":
            figures = figures_of(store, iri, own["name"], places, (), words)
            assert Counter(own["figures"]) == Counter(statement.text for statement in figures), iri


@pytest.mark.parametrize("turn", range(0, len(HOSTILE), 3))
def test_hostile_texts_break_no_query_and_no_file(node: str, tmp_path: Path, turn: int) -> None:
    store = held(tiny(HOSTILE[turn:] + HOSTILE[:turn]))
    data = tmp_path / "data.json"
    data.write_text(json.dumps(explorer_data(store)), encoding="utf-8")
    made = told(node, data, ("", f"{ALL_THINGS}&open=hub", "actor=one&steps=2&things=Event"), tmp_path)
    for view in made["views"]:
        assert sorted(row["relation"].value for row in store.query(view["query"])) == sorted(view["links"])
        assert networkx.read_gexf(io.BytesIO(view["gexf"].encode("utf-8"))).number_of_nodes() == view["nodes"]
    held_here = {quad.subject for quad in store.store}
    for turtle in made["things"].values():
        said = list(pyoxigraph.parse(turtle, format=pyoxigraph.RdfFormat.TURTLE))
        assert said
        assert {quad.subject for quad in said if isinstance(quad.subject, pyoxigraph.NamedNode)} <= held_here

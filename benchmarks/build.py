"""The same job by this project and by rdflib with pySHACL: CPU time, triples per second, peak memory.

Run it from anywhere the package is installed:  python benchmarks/build.py [--actors 100000] [--runs 3]

Two jobs. "bundled": the bundled data read, mapped, written as TriG and validated; the peer reads the same statements into
an rdflib Dataset, writes them with rdflib and validates them with pySHACL. "list": a generated CSV of actors loaded,
nothing else; the peer is the loop that anyone writes with csv and rdflib.Graph.add, and gives the same triples (checked
at 200 actors). Each run is a process of its own; CPU time is user and system time of that process and those it starts, the
median of the runs; memory is their peak resident sets, added up.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

BASE = "urn:sse-atlas:bench/"
WORDS = "Acacia Baobab Cedar Dahlia Estuary Fougère Granary Heron Iris Jacaranda Kapok Lantana Mañana Nopal Oásis Papyrus".split()
KINDS = ("Organization", "Network", "LocalGovernment", "Company", "Fund")
COUNTRIES = ("SN", "FR", "KR", "CA", "BO", "NP", "TG", "GB")


def generate(path: Path, actors: int) -> None:
    """Write a list of made-up actors; the same list for the same number."""
    pick = random.Random(7)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("slug", "name", "language", "kind", "acronym", "country", "city", "website", "founded"))
        for number in range(actors):
            name = f"{pick.choice(WORDS)} {pick.choice(WORDS)} {number}"
            row = (f"a{number}", name, "en", pick.choice(KINDS), f"A{number}", pick.choice(COUNTRIES), pick.choice(WORDS))
            writer.writerow((*row, f"www.example{number}.org", str(1950 + number % 70)))


def ours_list(path: Path) -> tuple[int, Any]:
    """Load the list as `sse-atlas build` does, into memory."""
    import pyoxigraph

    from sse_atlas.graph.build import to_quads
    from sse_atlas.graph.store import load
    from sse_atlas.loaders.read import read_sources

    quads = to_quads(read_sources([path]), BASE, vocabulary=False)
    store = pyoxigraph.Store()
    load(store, quads)
    return len(quads), store


def rdflib_list(path: Path) -> tuple[int, Any]:
    """Load the list with csv and rdflib, the same statements."""
    from rdflib import RDF, RDFS, XSD, Dataset, Literal, Namespace, URIRef
    from rdflib.namespace import DCTERMS, FOAF, ORG, SKOS

    from sse_atlas.ontology import BASE as VOCABULARY
    from sse_atlas.ontology import PREFIXES, kinds, region_of

    sse = Namespace(PREFIXES["sse"])
    types = {name: [URIRef(cls) for cls in kind.types] for name, kind in kinds().items()}
    dataset = Dataset()
    graph = dataset.default_graph
    source = URIRef(f"{BASE}source/{path.stem}")
    text = path.read_bytes().decode("utf-8")
    for place in (graph, dataset.graph(URIRef(f"{BASE}graph/{path.stem}"))):
        _describe_source(place, source, path, text)
    for number, row in enumerate(csv.DictReader(text.splitlines()), 1):
        actor = URIRef(f"{BASE}id/{row['slug']}")
        for cls in types[row["kind"]]:
            graph.add((actor, RDF.type, cls))
        graph.add((actor, ORG.classification, URIRef(f"{VOCABULARY}kind/{row['kind']}")))
        graph.add((actor, RDFS.label, Literal(row["name"])))
        graph.add((actor, SKOS.prefLabel, Literal(row["name"], lang=row["language"])))
        graph.add((actor, sse.acronym, Literal(row["acronym"])))
        graph.add((actor, sse.country, Literal(row["country"])))
        graph.add((actor, sse.region, URIRef(region_of(row["country"]))))
        graph.add((actor, sse.city, Literal(row["city"])))
        graph.add((actor, sse.founded, Literal(row["founded"], datatype=XSD.gYear)))
        graph.add((actor, FOAF.homepage, URIRef(f"http://{row['website']}")))
        citation = URIRef(f"{BASE}citation/{path.stem}/row-{number}")
        graph.add((actor, sse.citation, citation))
        graph.add((citation, RDF.type, sse.Citation))
        graph.add((citation, DCTERMS.source, source))
        graph.add((citation, sse.row, Literal(number)))
    return sum(1 for _ in dataset.quads()), dataset


def _describe_source(graph: Any, source: Any, path: Path, text: str) -> None:
    from hashlib import sha256

    from rdflib import RDF, Literal, Namespace
    from rdflib.namespace import DCTERMS

    from sse_atlas.ontology import PREFIXES

    sse = Namespace(PREFIXES["sse"])
    graph.add((source, RDF.type, sse.Source))
    graph.add((source, DCTERMS.identifier, Literal(path.stem)))
    graph.add((source, DCTERMS.title, Literal(path.name)))
    graph.add((source, sse.sha256, Literal(sha256(text.encode()).hexdigest())))
    graph.add((source, sse.lineCount, Literal(len(text.splitlines()))))


def ours_bundled(path: Path) -> tuple[int, Any]:
    """Build the bundled data into a folder, shapes included, without the page."""
    from sse_atlas.graph.build import build
    from sse_atlas.loaders.read import read_sources
    from sse_atlas.ontology import BASE as OURS

    built = build(read_sources([]), path, OURS)
    return built.manifest.quads, built


def rdflib_bundled(path: Path) -> tuple[int, Any]:
    """The same statements in an rdflib Dataset, written as TriG by rdflib, validated by pySHACL."""
    import pyshacl
    from rdflib import Dataset, Graph

    from sse_atlas.graph.accept import accept
    from sse_atlas.graph.build import to_quads
    from sse_atlas.graph.count import counted
    from sse_atlas.graph.vocabulary import vocabulary_text
    from sse_atlas.loaders.read import read_sources
    from sse_atlas.ontology import BASE as OURS
    from sse_atlas.ontology import shape_files, turtle

    batch = accept(read_sources([]))
    batch.figures += counted(batch)
    dataset = Dataset()
    dataset.parse(data="".join(to_quads(batch, OURS).lines()), format="nquads")
    dataset.serialize(path.with_suffix(".trig"), format="trig")
    for graph in [dataset.default_graph, *dataset.graphs()]:
        view = {"corrections": "corrections", "vocabulary": ""}.get(str(graph.identifier).rpartition("graph/")[2], "claims")
        view = "accepted" if graph.identifier == dataset.default_graph.identifier else view
        if view:
            shapes = Graph()
            for name in shape_files(view):
                shapes.parse(data=turtle(name))
            ontology = Graph().parse(data=vocabulary_text(), format="nt") if view == "accepted" else None
            pyshacl.validate(graph, shacl_graph=shapes, ont_graph=ontology)
    return sum(1 for _ in dataset.quads()), dataset


JOBS: dict[str, Callable[[Path], tuple[int, Any]]] = {
    "ours_list": ours_list,
    "rdflib_list": rdflib_list,
    "ours_bundled": ours_bundled,
    "rdflib_bundled": rdflib_bundled,
}


def once(job: str, path: Path) -> dict[str, float]:
    """Run a job in a process of its own; give its CPU seconds, statements and peak megabytes."""
    done = subprocess.run([sys.executable, __file__, "--job", job, str(path)], capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def report_job(job: str, path: Path) -> None:
    """Run a job here and print what it cost; imports count for both sides."""
    count, kept = JOBS[job](path)
    # The shapes of one graph are checked in a process beside: its time and its memory count.
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    unit = 1024 if sys.platform != "darwin" else 1024 * 1024
    cpu, peak = sum(one.ru_utime + one.ru_stime for one in used), sum(one.ru_maxrss for one in used) / unit
    print(json.dumps({"cpu": cpu, "count": count, "peak": peak}))
    del kept


def same_statements(folder: Path) -> None:
    """Check at 200 actors that both sides of "list" make the same statements."""
    import pyoxigraph

    path = folder / "sample.csv"
    generate(path, 200)
    store: pyoxigraph.Store = ours_list(path)[1]
    ours = {str(quad.triple) for quad in store}
    theirs = {
        str(quad.triple)
        for quad in pyoxigraph.parse(rdflib_list(path)[1].serialize(format="nquads"), format=pyoxigraph.RdfFormat.N_QUADS)
    }
    if ours != theirs:
        difference = sorted(ours ^ theirs)[:4]
        sys.exit(f"the two sides do not make the same statements: {difference}")


def compare(name: str, jobs: tuple[str, str], path: Path, runs: int) -> None:
    """Run two jobs in turn and print them side by side."""
    results: dict[str, list[dict[str, float]]] = {job: [] for job in jobs}
    for _ in range(runs):
        for job in jobs:
            results[job].append(once(job, path))
    print(f"\n{name}")
    print(f"{'':16}{'CPU s':>10}{'statements':>14}{'per second':>14}{'peak MB':>10}")
    rates = []
    for job, found in results.items():
        cpu = statistics.median(one["cpu"] for one in found)
        count, peak = found[0]["count"], max(one["peak"] for one in found)
        rates.append(count / cpu)
        print(f"{job:16}{cpu:10.2f}{count:14,.0f}{count / cpu:14,.0f}{peak:10.0f}")
    print(f"{'ratio of rates':16}{rates[0] / rates[1]:10.1f}")


def compare_start(runs: int = 15) -> None:
    """Print the CPU time of `sse-atlas --help` beside a bare interpreter."""

    def cpu(command: list[str]) -> float:
        def one() -> float:
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run(command, capture_output=True, check=True)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

        return statistics.median(one() for _ in range(runs))

    bare, with_help = cpu([sys.executable, "-c", "pass"]), cpu([sys.executable, "-m", "sse_atlas", "--help"])
    print(
        f"\nstart: python -c pass {bare * 1000:.0f} ms, sse-atlas --help {with_help * 1000:.0f} ms, ratio {with_help / bare:.1f}"
    )


def main() -> None:
    """Print all comparisons."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--actors", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--job", nargs=2, metavar=("NAME", "PATH"), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.job:
        report_job(asked.job[0], Path(asked.job[1]))
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        same_statements(folder)
        began = time.monotonic()
        compare_start()
        compare("bundled data, validated", ("ours_bundled", "rdflib_bundled"), folder / "atlas", asked.runs)
        listed = folder / "actors.csv"
        generate(listed, asked.actors)
        compare(f"list of {asked.actors:,} actors, loaded", ("ours_list", "rdflib_list"), listed, asked.runs)
        print(f"\n{time.monotonic() - began:.0f} s in all")


if __name__ == "__main__":
    main()

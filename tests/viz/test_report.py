"""The report as text: every number is the answer of a query, every finding has its place, nothing can run or call out."""

from __future__ import annotations

import base64
import hashlib
import os
import random
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest

from sse_atlas import Atlas
from sse_atlas.errors import UnwritableError
from sse_atlas.graph import LocalStore
from sse_atlas.graph.countries import country_name
from sse_atlas.graph.nquads import text as literal
from sse_atlas.graph.validate import Report
from sse_atlas.queries import catalogue
from sse_atlas.viz import report_html, write_report
from sse_atlas.viz.report_answers import Answers
from sse_atlas.viz.report_faults import stated_and_counted
from sse_atlas.viz.report_shapes import MOST_FOUND
from tests.conftest import Run

VOID = {"meta", "link", "br", "hr", "img"}
#: Parts of the page whose table is the answer of their query as it stands.
PLAIN = (
    *("growth", "growth-by-section", "kinds", "coverage", "countries", "themes", "recommendations", "goals"),
    *("measures-by-kind", "sources", "stated-and-counted"),
)
HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "</style><script>alert(1)</script>",
    "</text></svg><script>alert(1)</script>",
    "javascript:alert(1)",
    "x" * 10_000,
    "\u202egnirts\u202c \u2066isolated",
    "👩‍👩‍👧‍👦 🇸🇳",
    "{{ 7 * 7 }}{% raw %}",
    "{0} %s %(a)s {name}",
    "\"'`&amp;",
    "\u2028\u2029",
]


class Page(HTMLParser):
    """The page: its elements, its tables, the words of each part; fails where an element is closed that is not open."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.styles: list[str] = []
        self.tables: dict[str, list[list[str]]] = {}
        self.values: dict[str, list[str]] = {}
        self.words: dict[str, str] = {}
        self.text = ""
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        assert len(found) == len(attrs)
        self.elements.append((tag, found))
        if tag not in VOID:
            self.open.append((tag, found))
        if tag == "table":
            self.tables[found["id"] or ""] = []
        elif tag == "tr":
            self._table().append([])
        elif tag in ("th", "td"):
            self._table()[-1].append("")
        elif tag == "text" and self._is_value(found):
            self.values.setdefault(self.part(), []).append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        tags = [tag for tag, _ in self.open]
        if tags[-1:] == ["style"]:
            self.styles.append(data)
            return
        self.text += data
        self.words[self.part()] = self.words.get(self.part(), "") + data
        if "table" in tags and ("th" in tags or "td" in tags):
            self._table()[-1][-1] += data
        elif tags[-1:] == ["text"] and self._is_value(self.open[-1][1]):
            self.values[self.part()][-1] += data

    def part(self) -> str:
        ids = [found["id"] or "" for tag, found in self.open if tag == "section" and found.get("class") == "part"]
        return ids[-1] if ids else ""

    def _is_value(self, found: dict[str, str | None]) -> bool:
        frames = " ".join(inner.get("class") or "" for tag, inner in self.open if tag == "svg")
        return (found.get("class") or "").startswith("value") and "wide" in frames

    def _table(self) -> list[list[str]]:
        return self.tables[next(found["id"] or "" for tag, found in reversed(self.open) if tag == "table")]

    def shape(self) -> list[tuple[str, tuple[str, ...]]]:
        return [(tag, tuple(sorted(found))) for tag, found in self.elements]

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [found for name, found in self.elements if name == tag]


def store_of(quads: str = "") -> LocalStore:
    store = pyoxigraph.Store()
    store.load(quads.encode(), format=pyoxigraph.RdfFormat.N_QUADS)
    return LocalStore(store, "urn:x-test:")


@pytest.fixture(scope="module")
def atlas(atlas_dir: Path) -> Atlas:
    return Atlas.open(atlas_dir)


@pytest.fixture(scope="module")
def report(bundled_report: Report) -> Report:
    return bundled_report


@pytest.fixture(scope="module")
def html(atlas: Atlas, report: Report) -> str:
    return report_html(atlas.store, report)


@pytest.fixture(scope="module")
def page(html: str) -> Page:
    return Page(html)


def shown(cell: Any) -> str:
    """A term as a table of the page shows it."""
    if cell is None:
        return ""
    return f"{float(cell.value):.1f}".removesuffix(".0") if cell.datatype.endswith("decimal") else str(cell)


def test_the_page_is_well_formed_and_each_id_is_there_once(html: str, page: Page) -> None:
    assert html.startswith("<!DOCTYPE html>\n<html lang=")
    ids = [found["id"] for _, found in page.elements if "id" in found]
    assert len(ids) == len(set(ids))
    named = {found.get(name) for _, found in page.elements for name in ("aria-labelledby", "aria-describedby") if name in found}
    assert named <= set(ids)
    assert {(found["href"] or "#").removeprefix("#") for found in page.of("a")} <= set(ids)


def test_headings_are_in_order(page: Page) -> None:
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_each_picture_has_a_name_and_a_description_and_a_table_behind_it(page: Page) -> None:
    drawn = page.of("svg")
    charts = [found for found in drawn if "chart" in (found.get("class") or "")]
    assert len(charts) >= 2 * 14
    assert all(found["role"] == "img" and found["aria-labelledby"] and found["aria-describedby"] for found in charts)
    assert all(found["aria-hidden"] == "true" for found in drawn if found not in charts)
    parts = {(found["aria-labelledby"] or "").rsplit("-", 2)[0] for found in charts}
    assert {f"{part}-table" for part in parts} <= set(page.tables)


@pytest.mark.parametrize("part", PLAIN)
def test_the_table_behind_a_chart_is_the_answer_of_its_query(page: Page, atlas: Atlas, part: str) -> None:
    (name,) = set(re.findall(r"sse-atlas query ([a-z-]+)\n", page.words[part])) & set(catalogue()) or {""}
    answer = atlas.query(name)
    assert len(answer) > 0
    assert page.tables[f"{part}-table"][1:] == [[shown(row.get(column)) for column in answer.variables] for row in answer]


@pytest.mark.parametrize(
    ("part", "query", "column"),
    [
        ("growth", "joined-by-year", "members"),
        ("kinds", "kinds", "actors"),
        ("countries", "members-by-country", "members"),
        ("themes", "themes", "actors"),
        ("recommendations", "recommendations", "members"),
        ("goals", "goals", "actors"),
        ("measures-by-kind", "measures-by-kind", "measures"),
    ],
)
def test_a_chart_shows_the_numbers_of_its_query(page: Page, atlas: Atlas, part: str, query: str, column: str) -> None:
    open_ = {"network": "gsef"} if part == "growth" else {}
    numbers = [f"{int(value):,}" for value in atlas.query(query, **open_).values(column)]
    drawn = page.values[part] if part != "growth" else page.values[part][::-1]
    assert drawn == (numbers if part == "growth" else numbers[:24])


def test_the_map_has_every_country_that_has_a_place(page: Page, atlas: Atlas) -> None:
    told = [f"{country_name(row['country_code'].value)}: {row['members'].value}" for row in atlas.query("members-by-country")]
    assert len(told) > 30
    assert all(page.words["map"].count(one) >= 2 for one in told)
    assert page.tables["map-table"][1:] == [
        [country_name(row["country_code"].value), row["country_code"].value, row["members"].value]
        for row in atlas.query("members-by-country")
    ]


def test_a_matrix_counts_the_rows_of_its_query(page: Page, atlas: Atlas) -> None:
    seen = {tuple(row[name].value for name in ("actor", "section_name", "kind_name")) for row in atlas.query("members")}
    counts = Counter((section, kind) for _, section, kind in seen)
    head, *rows = page.tables["sections-and-kinds-table"]
    assert {(row[0], kind): int(n) for row in rows for kind, n in zip(head[1:], row[1:], strict=True) if n != "0"} == counts
    assert sorted(map(int, page.values["sections-and-kinds"])) == sorted(counts.values())
    head, *rows = page.tables["faults-by-kind-table"]
    names = ("kind_name", "corrections", "disagreements", "remarks")
    assert rows == [[row[name].value for name in names] for row in atlas.query("faults-by-kind")]
    head, *rows = page.tables["regions-table"]
    pairs = {(row[0], section): int(n) for row in rows for section, n in zip(head[1:], row[1:], strict=True) if n != "0"}
    assert pairs == {(r["region_name"].value, r["section_name"].value): int(r["members"].value) for r in atlas.query("regions")}


def test_the_numbers_at_the_top_are_those_of_the_queries(page: Page, atlas: Atlas, report: Report) -> None:
    def total(query: str, *columns: str) -> int:
        return sum(int(value) for column in columns for value in atlas.query(query).values(column))

    (top,) = re.findall(r"Shapes\s+(\d.*?)Members", page.words[""], re.DOTALL)
    told = [line.strip() for line in top.splitlines() if line.strip()]
    faults = total("faults-by-kind", "corrections", "disagreements", "remarks")
    assert told == [
        f"{total('kinds', 'actors'):,} actors",
        f"{atlas.query('coverage').values('members')[0]} members",
        f"{len(atlas.query('members-by-country').values('country_code'))} countries",
        f"{len(atlas.query('themes'))} themes",
        f"{len(atlas.query('sources'))} sources",
        f"{total('sources', 'claims'):,} statements",
        f"{faults} faults in sources",
        f"{len(report.findings)} findings of shapes",
    ]


@pytest.mark.parametrize(
    ("part", "query"), [("corrections", "corrections"), ("disagreements", "disagreements"), ("remarks", "remarks")]
)
def test_each_finding_says_document_page_and_line(page: Page, atlas: Atlas, part: str, query: str) -> None:
    answer = atlas.query(query)
    titles = atlas.query("sources").values("title")
    assert len(answer) > 0
    for row in answer:
        assert row["about"].value in page.words[part]
        assert row["reason"].value in page.words[part]
        place = (f"page {row['page'].value}, " if "page" in row else "") + f"line {row['line'].value}"
        assert place in page.words[part]
    ids = [found["id"] or "" for found in page.of("li") if "id" in found]
    assert (
        sum(page.words[part].count(title) for title in titles)
        >= len([name for name in ids if re.fullmatch(rf"{part}-[\d-]+", name)])
        > 0
    )


def test_every_finding_of_the_shapes_is_there_with_its_place_or_counted(page: Page, report: Report) -> None:
    assert len(report.findings) > 30
    words = page.words["shapes"]
    for message in {finding.message for finding in report.findings}:
        found = [finding for finding in report.findings if finding.message == message]
        assert message in words
        for finding in found[:MOST_FOUND]:
            assert finding.about in words
            assert ", ".join(part for part in (finding.source, finding.where) if part) in words
        if more := len(found[MOST_FOUND:]):
            assert f"... and {more} more" in words
    assert "sse-atlas validate" in words


def test_each_chart_shows_its_query(page: Page) -> None:
    for part, words in page.words.items():
        if part and part != "shapes":
            (name,) = set(re.findall(r"sse-atlas query ([a-z-]+)\n", words))
            assert catalogue()[name].question in words
            assert catalogue()[name].text.strip() in words


def test_the_policy_allows_this_style_and_nothing_else(html: str, page: Page) -> None:
    policy = next(found["content"] or "" for found in page.of("meta") if found.get("http-equiv"))
    rules = {rule.split()[0]: rule.split()[1:] for rule in policy.split("; ")}
    (style,) = page.styles
    assert rules["default-src"] == ["'none'"]
    assert rules["style-src"] == [f"'sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}'"]
    assert "script-src" not in rules and not page.of("script")
    assert all(found.keys().isdisjoint({"src", "style", "srcset", "action"}) for _, found in page.elements)
    assert not [name for _, found in page.elements for name in found if name.startswith("on")]
    assert [found["href"] for found in page.of("link")] == ["data:,"]


def test_two_processes_give_the_same_bytes(atlas_dir: Path, html: str) -> None:
    code = (
        "import sys, hashlib; from sse_atlas import Atlas; from sse_atlas.viz import report_html;"
        "print(hashlib.sha256(report_html(Atlas.open(sys.argv[1]).store, None).encode()).hexdigest())"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", code, atlas_dir], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1


def test_an_atlas_of_one_actor_says_what_is_missing(tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text("name\nAlpha\n", encoding="utf-8")
    atlas = Atlas.build([tmp_path / "mine.csv"], tmp_path / "mine")
    page = Page(report_html(atlas.store, atlas.validate()))
    assert page.values == {"kinds": ["1"], "shapes": page.values["shapes"]}
    assert "1 actor" in page.words[""] and "0 members" in page.words[""]
    for part in ("growth", "growth-by-section", "sections-and-kinds", "coverage", "map", "themes", "corrections", "sectors"):
        assert re.search(r"\b(No|no)\b", page.words[part]), part
    assert "mine.csv, row 1" in page.words["shapes"]


def test_an_empty_atlas_is_a_page() -> None:
    page = Page(report_html(store_of(), Report()))
    assert "There is no actor in this atlas." in page.words["kinds"]
    assert "nothing is to be remarked" in page.words["shapes"] or "no findings" in page.words["shapes"]
    assert not [found for found in page.of("svg") if "chart" in (found.get("class") or "")]


def test_figures_of_two_networks_are_told_apart() -> None:
    head = """
        @prefix : <urn:x-test:> .
        @prefix sse: <https://w3id.org/sse-atlas/ontology#> .
        @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> ."""
    networks = [
        f"""
        :{name} rdfs:label "{name}" .
        [] a sse:CountedFigure ; sse:value 5 ; sse:standsBeside :of-{name} .
        :of-{name} sse:figureOf :{name} ; sse:value {stated} ; sse:claim :claim-{name} .
        :g {{ :claim-{name} rdf:predicate sse:value ; rdf:object {stated} ; sse:citation [] . }}"""
        for name, stated in (("Alpha", 7), ("Beta", 9))
    ]
    store = pyoxigraph.Store()
    store.load("\n".join([head, *networks]).encode(), format=pyoxigraph.RdfFormat.TRIG)
    part = stated_and_counted(Answers(LocalStore(store, "urn:x-test:")))
    assert "Alpha: 7 stated, 5 counted; Beta: 9 stated, 5 counted" in part.picture


def test_ten_thousand_actors_are_a_page_that_can_be_read(tmp_path: Path) -> None:
    chance = random.Random(7)
    kinds, codes = ("Network", "Fund", "Company", "Person"), ("SN", "FR", "KR", "BR", "XK", "FJ", "NZ")
    lines = [
        f"Actor {n},{chance.choice(kinds)},{chance.choice(codes[:4] + codes[5:])},{chance.randint(1920, 2024)},Hub"
        for n in range(10_000)
    ]
    (tmp_path / "big.csv").write_text("name,kind,country,since,member_of\nHub,Network,,,\n" + "\n".join(lines), encoding="utf-8")
    from sse_atlas.atlas import build_folder

    build_folder([tmp_path / "big.csv"], tmp_path / "big", check=False)
    atlas = Atlas.open(tmp_path / "big")
    text = report_html(atlas.store, None, why="Not checked here.")
    page = Page(text)
    assert len(text) < 600_000
    assert "10,001 actors" in page.words[""]
    assert page.values["growth"][0] == "10,000"
    assert "Not checked here." in page.words["shapes"]
    assert sum(int(row[-1]) for row in page.tables["map-table"][1:]) == 10_000


@pytest.mark.server
def test_a_server_gives_the_same_page_but_for_the_shapes(
    atlas_dir: Path, oxigraph_server: Callable[[Path], str], html: str, tmp_path: Path
) -> None:
    path = Atlas.open(oxigraph_server(atlas_dir / "atlas.trig")).report(tmp_path / "there.html")
    there, here = Page(path.read_text(encoding="utf-8")), Page(html)
    assert "checked on a folder only" in there.words["shapes"]
    here.tables.pop("shapes-table")
    assert there.tables == here.tables
    assert {part: words for part, words in there.words.items() if part not in ("", "shapes")} == {
        part: words for part, words in here.words.items() if part not in ("", "shapes")
    }


def hostile_store(text: str) -> LocalStore:
    """An atlas in which every text that the report shows is the same."""
    sse, graph, said = "https://w3id.org/sse-atlas/ontology#", "urn:x-test:graph/", literal(text)
    lines = [
        f"<urn:x-test:s> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{sse}Source> .",
        f"<urn:x-test:s> <http://purl.org/dc/terms/identifier> {said} .",
        f"<urn:x-test:s> <http://purl.org/dc/terms/title> {said} .",
        f"<urn:x-test:a> <http://www.w3.org/2000/01/rdf-schema#label> {said} .",
        "<urn:x-test:a> <http://www.w3.org/ns/org#classification> <urn:x-test:k> .",
        f"<urn:x-test:k> <http://www.w3.org/2004/02/skos/core#prefLabel> {literal(text, 'en')} .",
        f"<urn:x-test:a> <{sse}country> {said} .",
        f"<urn:x-test:a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{sse}Actor> .",
        f"<urn:x-test:a> <{sse}theme> <urn:x-test:k> .",
        f"<urn:x-test:a> <{sse}section> <urn:x-test:k> .",
        f"<urn:x-test:a> <{sse}recommends> <urn:x-test:k> .",
        "<urn:x-test:m> <http://www.w3.org/ns/org#member> <urn:x-test:a> .",
        "<urn:x-test:m> <http://www.w3.org/ns/org#organization> <urn:x-test:a> .",
        f'<urn:x-test:m> <{sse}startYear> "2016"^^<http://www.w3.org/2001/XMLSchema#integer> .',
        f"<urn:x-test:f> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{sse}Correction> <{graph}corrections> .",
        f"<urn:x-test:f> <{sse}corrects> <urn:x-test:c> <{graph}corrections> .",
        f"<urn:x-test:f> <{sse}reason> {said} <{graph}corrections> .",
        f"<urn:x-test:f> <{sse}rightValue> {said} <{graph}corrections> .",
        f"<urn:x-test:c> <http://www.w3.org/1999/02/22-rdf-syntax-ns#subject> <urn:x-test:a> <{graph}s> .",
        f"<urn:x-test:c> <http://www.w3.org/1999/02/22-rdf-syntax-ns#predicate> <javascript:alert(1)> <{graph}s> .",
        f"<urn:x-test:c> <http://www.w3.org/1999/02/22-rdf-syntax-ns#object> {said} <{graph}s> .",
        f"<urn:x-test:c> <{sse}citation> <urn:x-test:p> <{graph}s> .",
        f"<urn:x-test:p> <http://purl.org/dc/terms/source> <urn:x-test:s> <{graph}s> .",
        f"<urn:x-test:p> <{sse}page> {said} <{graph}s> .",
    ]
    return store_of("\n".join(lines) + "\n")


def hostile_report(text: str) -> Report:
    from sse_atlas.graph.validate import Finding

    return Report((Finding("violation", text, text, text, text, "javascript:alert(1)", text, text, text, text),))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str) -> None:
    harmless = Page(report_html(hostile_store("Harmless"), hostile_report("Harmless")))
    page = Page(report_html(hostile_store(text), hostile_report(text)))
    assert harmless.words["corrections"].count("Harmless") >= 5
    # A long label has more lines than a short one; all else is the same element with the same attributes.
    assert [one for one in page.shape() if one[0] != "text"] == [one for one in harmless.shape() if one[0] != "text"]
    assert {names for tag, names in page.shape() if tag == "text"} <= {names for tag, names in harmless.shape() if tag == "text"}
    assert {found["href"] for found in page.of("a")} == {found["href"] for found in harmless.of("a")}
    assert max(len(row) for row in page.words.values()) < 60_000


def test_a_page_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnwritableError, match=r"none.+report\.html"):
        write_report(store_of(), None, tmp_path / "none" / "report.html")


def test_the_command_writes_the_page(run: Run, atlas_dir: Path, tmp_path: Path, html: str) -> None:
    done = run("report", "--no-open", "--atlas", atlas_dir, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout == "Written: report.html\n"
    assert (tmp_path / "report.html").read_text(encoding="utf-8") == html


def test_the_command_can_leave_the_shapes_out_and_tells_what_is_wrong(run: Run, atlas_dir: Path, tmp_path: Path) -> None:
    done = run("report", "--no-open", "--no-validate", "-o", tmp_path / "r.html", "--atlas", atlas_dir)
    assert done.returncode == 0
    assert "The shapes were left out of this report" in (tmp_path / "r.html").read_text(encoding="utf-8")
    assert run("report", "--no-open", "--atlas", tmp_path / "nowhere").returncode == 2
    refused = run("report", "--no-open", "--no-validate", "-o", tmp_path / "no" / "r.html", "--atlas", atlas_dir)
    assert refused.returncode == 2
    assert refused.stderr.count("\n") == 1 and "r.html" in refused.stderr

"""The check of a source over its document, as its keeper runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from sse_atlas.graph.records import Batch, Citation, Claim, FigureRef, Literal, Term, Thing
from sse_atlas.loaders.check import check, holds, lines_of
from sse_atlas.loaders.outline import Outline
from sse_atlas.ontology import BASE, SSE, XSD, relation_types

TEXT = (
    "The Forum\n\nAlpha Network, AN\n\nAlpha brings 48 members together since 2014.\nAlpha is a member of the Forum since 2014.\n"
)

TABLES = {
    "outline.csv": "line,heading,page\n1,The Forum,1\n3,Alpha Network,2\n",
    "statements.csv": (
        "subject,property,value,language,printed,line,locator_heading,page\n"
        "alpha,name,Alpha Network,en,,3,,\n"
        "alpha,altName,Alpha,en,,5,,\n"
        "alpha,kind,Network,,brings 48 members together,5,,\n"
        "forum,name,Forum,en,,1,,\n"
        "forum,kind,Network,,member of the Forum,6,,\n"
    ),
    "figures.csv": (
        "slug,of,measure,what,value,upper_value,qualifier,unit,status,as_of,breakdown,printed,lines,locator_heading,page\n"
        "alpha-members,alpha,members,members,48,,exactly,,achieved,,,,5,,\n"
    ),
    "relations.csv": (
        "from,type,to,start,end,date_text,role,doubt,printed,line,locator_heading,page\nalpha,memberOf,forum,2014,,,,,,6,,\n"
    ),
}


@pytest.fixture
def source(tmp_path: Path) -> tuple[Path, Path]:
    """A source of five lines and its document."""
    document, folder = tmp_path / "document.txt", tmp_path / "small"
    document.write_text(TEXT, encoding="utf-8")
    folder.mkdir()
    digest = sha256(document.read_bytes()).hexdigest()
    header = "id,title,publisher,issued,language,rights,license,sha256,lines"
    (folder / "source.csv").write_text(f"{header}\nsmall,Small,,2021,en,,,{digest},6\n", encoding="utf-8")
    for name, content in TABLES.items():
        (folder / name).write_text(content, encoding="utf-8")
    return folder, document


def run(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "sse_atlas.loaders.check", *map(str, arguments)]
    merged = {**{key: value for key, value in os.environ.items() if key != "SSE_ATLAS_SOURCES"}, **environment}
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False, env=merged)


def test_what_is_borne_out_is_counted(source: tuple[Path, Path]) -> None:
    done = run(*source)
    assert (done.returncode, done.stdout, done.stderr) == (0, "small: 8 statements, 8 citations, 0 not borne out\n", "")


WRONG = {
    (
        "statements.csv",
        "together,5",
        "together,6",
    ): "line 6: does not hold what is claimed: alpha type brings 48 members together",
    ("statements.csv", ",3,,", ",300,,"): "line 300: is empty or beyond the end: alpha name Alpha Network",
    ("statements.csv", ",3,,", ",3,The Forum,1"): "line 3: stands under 'Alpha Network', not under 'The Forum'",
    ("figures.csv", "members,48", "members,4"): "line 5: does not hold what is claimed: alpha-members value 4",
    ("figures.csv", "alpha-members,alpha", "alpha-members,nobody"): "line 5: tells nothing of whom the figure is about",
    ("relations.csv", "2014", "2015"): "line 6: does not hold what is claimed: alpha memberOf forum",
    ("outline.csv", "Alpha Network", "Beta Network"): "line 3: is not this heading: Beta Network",
}


@pytest.mark.parametrize(("table", "old", "new"), WRONG)
def test_what_is_not_borne_out_is_told_with_its_line(source: tuple[Path, Path], table: str, old: str, new: str) -> None:
    path = source[0] / table
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    done = run(*source)
    assert done.returncode == 1
    assert WRONG[table, old, new] in done.stdout


def test_another_text_is_refused(source: tuple[Path, Path]) -> None:
    source[1].write_text(TEXT + "more\n", encoding="utf-8")
    done = run(*source)
    assert done.returncode == 2
    assert "not the text that the lines of small count in" in done.stderr
    assert run("no-such-folder", source[1]).returncode == 2
    assert "usage" in run("one").stderr


def test_without_the_documents_it_says_so() -> None:
    done = run()
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("gsef-yearbook-2021: not checked here")


def test_the_bundled_data_are_borne_out(sources_dir: Path) -> None:
    done = run(SSE_ATLAS_SOURCES=str(sources_dir))
    assert done.returncode == 0 and done.stdout.endswith(" 0 not borne out\n"), done.stdout


def test_a_number_is_held_as_a_number_of_its_own() -> None:
    cited = (Citation("s", 1, 1),)
    claim = Claim("s", FigureRef("f"), SSE.value, Literal("48", XSD.integer), cited)
    assert holds(claim, "brings 48 members", {}) and not holds(claim, "brings 480 members", {}) and not holds(claim, "4.48", {})
    section = Claim("s", Thing("a"), SSE.section, Term(f"{BASE}section/asia"), cited)
    assert holds(section, "- Alpha", {Thing("a"): {"Alpha"}}) and not holds(section, "- Beta", {Thing("a"): {"Alpha"}})
    tie = Claim("s", Thing("a"), relation_types()["memberOf"].iri, Thing("b"), cited, start="2014")
    assert holds(tie, "in B since 2014", {Thing("b"): {"B"}}) and not holds(tie, "in B since 2015", {Thing("b"): {"B"}})


#: A name that a page breaks over several lines, with nothing between.
BROKEN = "Speakers\n\nInternational\n\n  Training\t\n\n\nCentre of Cities\n\nMayor"


@pytest.mark.parametrize(
    ("first", "last", "name", "what"),
    [
        (3, 8, "International Training Centre of Cities", ""),
        (3, 5, "International Training", ""),
        (1, 10, "International Training Centre of Cities Mayor", ""),
        (3, 8, "Training Centre", ""),
        (3, 8, "Centre of Cities", ""),
        (5, 8, "International Training Centre of Cities", "does not hold what is claimed"),
        (3, 5, "International Training Centre of Cities", "does not hold what is claimed"),
        (3, 8, "International Centre of Cities", "does not hold what is claimed"),
        (3, 8, "InternationalTraining", "does not hold what is claimed"),
        (2, 8, "International Training Centre of Cities", "is empty or beyond the end"),
        (3, 9, "International Training Centre of Cities", "is empty or beyond the end"),
        (3, 99, "International Training Centre of Cities", "is empty or beyond the end"),
        (4, 4, "International", "is empty or beyond the end"),
    ],
)
def test_a_name_broken_over_lines_is_read_whole(first: int, last: int, name: str, what: str) -> None:
    cited = (Citation("s", first, last),)
    for claim in (
        Claim("s", Thing("a"), SSE.name, Literal(name, language="en"), cited),
        Claim("s", Thing("a"), SSE.city, Literal("Lima"), cited, printed=name),
    ):
        faults = check(Batch(claims=[claim]), lines_of(BROKEN), Outline())
        assert [(fault.line, fault.what) for fault in faults] == ([(first, what)] if what else [])

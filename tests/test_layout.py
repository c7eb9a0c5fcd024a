"""The layout holds: floors, absolute imports, links, sizes, one version."""

from __future__ import annotations

import ast
import graphlib
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

import sse_atlas

ROOT = Path(__file__).parents[1]
ROOMS = ("ontology", "graph", "loaders", "queries", "viz", "data")

# What each part may import; the face (the rest of sse_atlas) may import all.
FLOORS: dict[str, set[str]] = {
    "errors": set(),
    "data": set(),
    "ontology": {"errors"},
    "graph": {"errors", "data", "ontology"},
    "loaders": {"errors", "data", "ontology", "graph"},
    "queries": {"errors", "data", "ontology", "graph"},
    "viz": {"errors", "data", "ontology", "graph", "loaders", "queries"},
}
HEAVY = {"rdflib", "pyshacl", "pyvis", "networkx", "numpy", "scipy"}


class Import(NamedTuple):
    """One import statement: the module named, the name taken from it, the line, and whether it runs at import time."""

    module: str
    name: str
    line: int
    at_start: bool


def modules() -> dict[str, Path]:
    """Every module of the package by its dotted name, each once, at its real place."""
    found = {}
    for folder, package in [(ROOT / "sse_atlas", "sse_atlas"), *((ROOT / r, f"sse_atlas.{r}") for r in ROOMS)]:
        for path in sorted(folder.rglob("*.py")):
            parts = path.relative_to(folder).with_suffix("").parts
            if package == "sse_atlas" and parts[0] in ROOMS:
                continue
            found[".".join([package, *(p for p in parts if p != "__init__")])] = path
    return found


MODULES = modules()


def imports(path: Path) -> Iterator[Import]:
    """Yield every import of a module, those inside functions and under TYPE_CHECKING included."""
    yield from _imports(ast.parse(path.read_text(encoding="utf-8")), at_start=True)


def _imports(node: ast.AST, at_start: bool) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            yield from (Import(alias.name, "", child.lineno, at_start) for alias in child.names)
        elif isinstance(child, ast.ImportFrom):
            module = "." * child.level + (child.module or "")
            yield from (Import(module, alias.name, child.lineno, at_start) for alias in child.names)
        else:
            later = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef) or _for_types_only(child)
            yield from _imports(child, at_start and not later)


def _for_types_only(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)


def target(found: Import) -> str:
    """The module of ours that an import reaches, "" for others (`from p import m` reaches p.m if there is one)."""
    whole = f"{found.module}.{found.name}"
    reached = whole if whole in MODULES else found.module
    return reached if reached.split(".")[0] == "sse_atlas" else ""


def part(module: str) -> str:
    """The room (or errors) a module belongs to; "" for the face."""
    second = module.partition(".")[2].partition(".")[0]
    return second if second in FLOORS else ""


@pytest.mark.parametrize("name", MODULES)
def test_an_import_never_runs_up(name: str) -> None:
    allowed = FLOORS.get(part(name))
    if allowed is None:
        allowed = {*FLOORS, ""}
    wrong = [
        f"{MODULES[name].relative_to(ROOT)}:{found.line}: {found.module} {found.name}"
        for found in imports(MODULES[name])
        if (reached := target(found))
        and part(reached) not in {part(name), *allowed}
        and (found.module, found.name) != ("sse_atlas", "__version__")
    ]
    assert not wrong


@pytest.mark.parametrize("name", MODULES)
def test_imports_are_absolute_and_name_the_package(name: str) -> None:
    wrong = [
        f"{MODULES[name].relative_to(ROOT)}:{found.line}: {found.module}"
        for found in imports(MODULES[name])
        if found.module.startswith(".") or found.module.split(".")[0] in ROOMS
    ]
    assert not wrong


def test_the_modules_go_round_in_no_circle() -> None:
    graph = {
        name: {reached for found in imports(path) if found.at_start and (reached := target(found))} - {name}
        for name, path in MODULES.items()
    }
    graphlib.TopologicalSorter(graph).prepare()


@pytest.mark.parametrize("name", MODULES)
def test_a_module_stays_readable(name: str) -> None:
    assert len(MODULES[name].read_text(encoding="utf-8").splitlines()) <= 300


@pytest.mark.parametrize("room", ROOMS)
def test_each_room_is_linked_into_the_package(room: str) -> None:
    link = ROOT / "sse_atlas" / room
    assert link.is_symlink(), f"{link} is no link: clone with core.symlinks=true"
    assert os.fspath(link.readlink()) == f"../{room}"
    assert (ROOT / room / "__init__.py").is_file()


def test_the_version_is_told_alike_everywhere() -> None:
    cited = re.search(r"^version: (.+)$", (ROOT / "CITATION.cff").read_text(encoding="utf-8"), re.MULTILINE)
    assert cited is not None
    assert cited[1] == sse_atlas.__version__
    assert f"\n## {sse_atlas.__version__} - " in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_command_starts_without_its_heavy_parts() -> None:
    command = [sys.executable, "-X", "importtime", "-m", "sse_atlas", "--help"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    assert "Usage" in done.stdout
    imported = {line.rpartition("|")[2].strip().partition(".")[0] for line in done.stderr.splitlines()}
    assert "sse_atlas" in imported
    assert not imported & HEAVY

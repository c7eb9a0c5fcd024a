"""The page's scripts and styles as one text each: modules in the order of their imports, without comments and indentation.

A module may say `import { a, b as c } from "./x.js";`, and `export` before `const`, `function`, `async function`, `class`,
each at the start of a line; any other form is refused, so that what runs in the tests is what runs in the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Final

from sse_atlas.errors import AtlasError

ENTRY: Final = "main.js"
#: The script that runs before anything is drawn.
FIRST: Final = "first.js"
#: The script that runs before the modules, and makes what they read of what the page holds.
UNPACK: Final = "unpack.js"
#: Styles in this order come before, and after, all others, which are in the order of their names.
_STYLES_FIRST: Final = ("tokens.css", "base.css", "layout.css")
_STYLES_LAST: Final = ("narrow.css", "contrast.css", "print.css")

_IMPORT: Final = re.compile(r'^import\s*\{(?P<names>[^}]*)\}\s*from\s*"\./(?P<file>[\w-]+\.js)";[ \t]*$', re.M)
_EXPORT: Final = re.compile(r"^export (?P<what>(?:const|(?:async )?function\*?|class) (?P<name>[\w$]+))", re.M)
_LEFT_OVER: Final = re.compile(r"^\s*(?:import\b(?!\s*\()|export\b).*$", re.M)
_RENAMED: Final = re.compile(r"([\w$]+)\s+as\s+([\w$]+)")

# What stands as it is, and comments. A slash begins a pattern where no value stands before it.
_TOKEN: Final = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?\*/)
      | (?P<text>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')
      | (?P<pattern>(?:(?<=[(,=:\[!&|?{};+\-*%<>~^])|(?<=[(,=:\[!&|?{};+\-*%<>~^]\s)|(?<=return\s)|(?<=^)|(?<=\n)|(?<=\n\s))
          /(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\[\n])+/[a-z]*)
      | (?P<template>`)""",
    re.S | re.X,
)
_CSS_TOKEN: Final = re.compile(r"""/\*.*?\*/|("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')""", re.S)
# Where a line's end says nothing: nowhere that it could end a statement.
_NO_LINE_AFTER: Final = re.compile(r"([;{,(\[=:?&|])\n")
_NO_LINE_BEFORE: Final = re.compile(r"\n(?=[}\]).?:&|])")
_CSS_SPACED: Final = re.compile(r" ?([{};,]) ?")
_SPACED: Final = re.compile(r"[ \t]*([{}()\[\],;:=?<>&|*!])[ \t]*")
# A plus beside a plus, and a minus beside a minus, would say something else.
_SUM: Final = re.compile(r"(?<![+-]) ([+-]) (?![+-])")


@cache
def modules() -> Mapping[str, str]:
    """Give the page's own files, scripts and styles, by name."""
    folder = resources.files("sse_atlas.viz") / "assets" / "explorer"
    files = sorted((file for file in folder.iterdir() if file.name.endswith((".js", ".css"))), key=lambda file: file.name)
    return MappingProxyType({file.name: file.read_text(encoding="utf-8").replace("\r\n", "\n") for file in files})


def bundle(files: Mapping[str, str], entry: str = ENTRY) -> str:
    """Give the modules that an entry needs as one script; raise AtlasError for a form or an import it cannot follow."""
    names = ordered(files, entry)
    where: dict[str, str] = {}
    for name in names:
        for found in _EXPORT.finditer(files[name]):
            if (other := where.setdefault(found["name"], name)) != name:
                raise AtlasError(f"{other} and {name} both export {found['name']}", where="viz/assets/explorer", do="rename one")
    return '"use strict";(()=>{\n' + "\n".join(_wrapped(name, files[name]) for name in names) + "\n})();\n"


def ordered(files: Mapping[str, str], entry: str = ENTRY) -> list[str]:
    """Give the names of the modules that an entry needs, each after those that it imports."""
    done: list[str] = []

    def visit(name: str, above: tuple[str, ...]) -> None:
        if name in above:
            raise AtlasError(f"modules import each other in a circle: {' -> '.join((*above, name))}", where="viz/assets/explorer")
        if name not in files:
            raise AtlasError(f"no module {name}", where=f"viz/assets/explorer/{above[-1] if above else ''}")
        if name not in done:
            for found in _IMPORT.finditer(files[name]):
                visit(found["file"], (*above, name))
            done.append(name)

    visit(entry, ())
    return done


def _wrapped(name: str, text: str) -> str:
    """A module as a function of its own; what it exports is known to all after it."""
    exported = [found["name"] for found in _EXPORT.finditer(text)]
    body = _EXPORT.sub(lambda found: found["what"], _IMPORT.sub(_taken, text))
    body = smaller(body)
    if left := _LEFT_OVER.search(body):
        raise AtlasError(f"a form that the page cannot be built of: {left[0].strip()}", where=f"viz/assets/explorer/{name}")
    if not exported:
        return f"(()=>{{{body}}})();"
    listed = ",".join(exported)
    return f"const{{{listed}}}=(()=>{{{body}\nreturn{{{listed}}}}})();"


def _taken(found: re.Match[str]) -> str:
    """What an import leaves: names are known already, but for those that are called otherwise here."""
    return "".join(f"const {here}={there};" for there, here in _RENAMED.findall(found["names"]))


def smaller(script: str) -> str:
    """Give a script without comments, indentation and the spaces that nobody needs; texts and patterns stay as they are."""
    parts = list(_parts(script))
    joined = "".join(text if kept else _SUM.sub(r"\1", _SPACED.sub(r"\1", re.sub(r"[ \t]+", " ", text))) for text, kept in parts)
    # Inside a template, lines are text: those were set aside.
    lines = _NO_LINE_AFTER.sub(r"\1", "\n".join(filter(None, (line.strip(" \t") for line in joined.split("\n")))))
    return _NO_LINE_BEFORE.sub("", lines).replace(_LINE, "\n").replace(_SPACE, " ")


#: What stands for a line's end and a space inside texts until the rest is made smaller: letters of the private use area.
_LINE: Final = "\ue000"
_SPACE: Final = "\ue001"


def _parts(script: str) -> Iterator[tuple[str, bool]]:
    """The texts of a script that stay as they are (True), and what lies between them."""
    at = 0
    while found := _TOKEN.search(script, at):
        yield script[at : found.start()], False
        at = found.end()
        if found["template"]:
            at = _template_end(script, at)
        if found["comment"]:
            # Two words do not become one.
            yield ("\n" if "\n" in found[0] else " "), False
        else:
            yield script[found.start() : at].replace("\n", _LINE).replace(" ", _SPACE), True
    yield script[at:], False


def _template_end(script: str, at: int) -> int:
    """Where a template that begins before `at` ends; what is filled in may hold templates of its own."""
    depth: list[int] = []
    while at < len(script):
        char = script[at]
        if char == "\\":
            at += 1
        elif not depth and char == "`":
            return at + 1
        elif not depth and script.startswith("${", at):
            depth.append(0)
            at += 1
        elif depth:
            if char in "\"'":
                at = _skip(script, at)
                continue
            if char == "`":
                at = _template_end(script, at + 1)
                continue
            depth[-1] += (char == "{") - (char == "}")
            if depth[-1] < 0:
                depth.pop()
        at += 1
    return at


def _skip(script: str, at: int) -> int:
    quote = script[at]
    at += 1
    while at < len(script) and script[at] != quote:
        at += 2 if script[at] == "\\" else 1
    return at + 1


def styles(files: Mapping[str, str]) -> str:
    """Give all styles as one text, without comments and indentation."""
    names = [name for name in files if name.endswith(".css")]
    middle = [name for name in names if name not in (*_STYLES_FIRST, *_STYLES_LAST)]
    first, last = ([name for name in wanted if name in names] for wanted in (_STYLES_FIRST, _STYLES_LAST))
    text = "\n".join(files[name] for name in (*first, *middle, *last))
    text = _CSS_TOKEN.sub(lambda found: found[1].replace(" ", _SPACE) if found[1] else " ", text)
    text = _CSS_SPACED.sub(r"\1", re.sub(r"\s+", " ", text)).replace(": ", ":").replace(";}", "}")
    return text.strip().replace(_SPACE, " ") + "\n"

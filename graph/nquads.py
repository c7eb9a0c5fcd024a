"""RDF as text: the terms of a statement in N-Quads, and a set of quads that is written in one order only.

Records become N-Quads lines that Oxigraph loads in bulk, several times faster than term by term; the lines sorted are
also what makes two builds byte-identical.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

import pyoxigraph

from sse_atlas.ontology import XSD

_SPECIAL: Final = re.compile(r'["\\\x00-\x1f\x7f]')
_ESCAPES: Final = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def _escape(found: re.Match[str]) -> str:
    return _ESCAPES.get(found[0]) or f"\\u{ord(found[0]):04X}"


def iri(text: str) -> str:
    """Write an IRI that was checked or minted before."""
    return f"<{text}>"


def text(value: str, language: str = "") -> str:
    """Write a text, with its language tag where it has one. Lone surrogates, which no UTF-8 file can hold, become U+FFFD."""
    if _SPECIAL.search(value):
        value = _SPECIAL.sub(_escape, value)
    if not value.isascii():
        try:
            value.encode("utf-8")
        except UnicodeEncodeError:
            value = _whole(value)
    return f'"{value}"@{language.lower()}' if language else f'"{value}"'


def _whole(value: str) -> str:
    return "".join("\ufffd" if "\ud800" <= character <= "\udfff" else character for character in value)


def typed(value: str, datatype: str) -> str:
    """Write a typed value; integers in canonical form, because the store folds them."""
    if datatype == XSD.integer:
        value = str(int(value))
    return f'"{_SPECIAL.sub(_escape, value)}"^^<{datatype}>'


def integer(value: int) -> str:
    """Write a whole number."""
    return f'"{value}"^^<{XSD.integer}>'


class Quads:
    """Statements by graph: each is its subject, predicate and object as N-Triples text without the full stop.

    The graph "" is the default graph. A statement added twice stands once.
    """

    def __init__(self) -> None:
        self._graphs: defaultdict[str, set[str]] = defaultdict(set)
        self._blocks: list[str] = []

    @classmethod
    def of(cls, found: Iterable[pyoxigraph.Quad]) -> Quads:
        """Take quads of Oxigraph."""
        quads = cls()
        for quad in found:
            graph = "" if isinstance(quad.graph_name, pyoxigraph.DefaultGraph) else str(quad.graph_name).strip("<>")
            quads.extend(graph, (f"{quad.subject} {quad.predicate} {quad.object}",))
        return quads

    def add(self, graph: str, subject: str, predicate: str, value: str) -> None:
        """Add one statement; `graph`, `subject` and `predicate` are IRIs without brackets, `value` is N-Triples text."""
        self._graphs[graph].add(f"<{subject}> <{predicate}> {value}")

    def extend(self, graph: str, statements: Iterable[str]) -> None:
        """Add statements that are text already."""
        self._graphs[graph].update(statements)

    def add_block(self, lines: str) -> None:
        """Add N-Triples lines to the default graph that nothing else adds."""
        self._blocks.append(lines)

    def graphs(self) -> list[str]:
        """The graphs that hold something, sorted; the default graph first."""
        return sorted({name for name, statements in self._graphs.items() if statements} | ({""} if self._blocks else set()))

    def triples(self, graph: str = "") -> Iterator[str]:
        """The N-Triples lines of one graph, sorted."""
        # Not splitlines(): texts may hold other characters that it takes for the end of a line.
        blocks = () if graph else (f"{line}\n" for block in self._blocks for line in block.split("\n")[:-1])
        yield from sorted({*(f"{statement} .\n" for statement in self._graphs.get(graph, ())), *blocks})

    def lines(self) -> Iterator[str]:
        """Every N-Quads line, graph by graph, sorted."""
        for graph in self.graphs():
            tail = f" <{graph}> .\n" if graph else " .\n"
            yield from (line[:-3] + tail for line in self.triples(graph))

    def chunks(self, size: int = 5_000) -> Iterator[str]:
        """Every N-Quads line in no order, many at a time: what a store is loaded from."""
        for start in range(0, len(self._blocks), size):
            yield "".join(self._blocks[start : start + size])
        for graph, statements in self._graphs.items():
            tail = f" <{graph}> .\n" if graph else " .\n"
            if statements:
                yield "".join(statement + tail for statement in statements)

    def __len__(self) -> int:
        return sum(map(len, self._graphs.values())) + sum(block.count("\n") for block in self._blocks)

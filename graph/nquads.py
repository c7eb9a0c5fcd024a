"""RDF as text: the terms of a statement in N-Quads, and a set of quads that is written in one order only.

Records become N-Quads lines that Oxigraph loads in bulk, several times faster than term by term; the lines sorted are
also what makes two builds byte-identical.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

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
        value = value.encode("utf-8", "replace").decode("utf-8") if _has_surrogate(value) else value
    return f'"{value}"@{language.lower()}' if language else f'"{value}"'


def _has_surrogate(value: str) -> bool:
    return any("\ud800" <= character <= "\udfff" for character in value)


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

    def add(self, graph: str, subject: str, predicate: str, value: str) -> None:
        """Add one statement; `graph`, `subject` and `predicate` are IRIs without brackets, `value` is N-Triples text."""
        self._graphs[graph].add(f"<{subject}> <{predicate}> {value}")

    def extend(self, graph: str, statements: Iterable[str]) -> None:
        """Add statements that are text already."""
        self._graphs[graph].update(statements)

    def graphs(self) -> list[str]:
        """The graphs that hold something, sorted; the default graph first."""
        return sorted(name for name, statements in self._graphs.items() if statements)

    def triples(self, graph: str = "") -> Iterator[str]:
        """The N-Triples lines of one graph, sorted."""
        return (f"{statement} .\n" for statement in sorted(self._graphs.get(graph, ())))

    def lines(self) -> Iterator[str]:
        """Every N-Quads line, graph by graph, sorted."""
        for graph in self.graphs():
            tail = f" <{graph}> .\n" if graph else " .\n"
            yield from (statement + tail for statement in sorted(self._graphs[graph]))

    def __len__(self) -> int:
        return sum(map(len, self._graphs.values()))

"""Small questions that several answers are made of, as SPARQL that any server can run."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

from sse_atlas.errors import UnknownTermError
from sse_atlas.graph.iris import is_iri
from sse_atlas.graph.results import Cell
from sse_atlas.graph.store import Store
from sse_atlas.ontology import BASE, PREFIXES, compact, external_labels, labels

#: The PREFIX lines of every query written in Python.
HEAD: Final = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())

#: property -> its values, of one thing
Values = Mapping[str, list[Cell]]

#: Things asked for at once: well below what servers take in one query, and below where they cut an answer.
_AT_ONCE: Final = 500

_OF_THINGS: Final = """
SELECT ?thing ?property ?value WHERE {
  VALUES ?thing { %s }
  ?thing ?property ?value .
  FILTER(?property IN (%s))
}"""


def values(iris: Iterable[str]) -> str:
    """Write IRIs for a VALUES block or an IN list; those that no query can hold are left out."""
    return " ".join(f"<{iri}>" for iri in iris if is_iri(iri))


def chunks(iris: Iterable[str]) -> Iterator[list[str]]:
    """Give the IRIs, each once and in order, in lists short enough for one query."""
    waiting = iter(sorted(set(iris)))
    while chunk := list(islice(waiting, _AT_ONCE)):
        yield chunk


def properties(store: Store, iris: Iterable[str], wanted: Sequence[str]) -> dict[str, Values]:
    """Give the wanted properties of many things of the accepted view, by IRI."""
    found: defaultdict[str, defaultdict[str, list[Cell]]] = defaultdict(lambda: defaultdict(list))
    listed = ", ".join(f"<{iri}>" for iri in wanted)
    for chunk in chunks(iris):
        for row in store.query(HEAD + _OF_THINGS % (values(chunk), listed)):
            found[row["thing"].value][row["property"].value].append(row["value"])
    return dict(found)


def one(said: Values, predicate: str) -> str:
    """Give one value of a property as text, the first in order; "" where there is none."""
    return min((cell.value for cell in said.get(predicate, ())), default="")


def concept_label(iri: str) -> str:
    """Give the English label of a concept or term, ours or an outside one; the end of its IRI where it has none."""
    try:
        return labels(iri)["en"]
    except (UnknownTermError, KeyError):
        if outside := external_labels(iri):
            return outside["en"]
        return compact(iri).removeprefix(BASE).rpartition("/")[2].rpartition("#")[2]

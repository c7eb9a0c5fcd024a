"""Small questions that several answers are made of, as SPARQL that any server can run."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

from sse_atlas.graph.as_of import AsOf
from sse_atlas.graph.iris import is_iri
from sse_atlas.graph.results import Cell
from sse_atlas.graph.store import Store
from sse_atlas.ontology import BASE, PREFIXES, RDFS, SKOS, SSE, Wording, external_labels

#: The PREFIX lines of every query written in Python.
HEAD: Final = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())

#: property -> its values, of one thing
Values = Mapping[str, list[Cell]]

#: The classes of what has a name and ties actors without being one.
THINGS: Final = tuple(SSE[name] for name in ("Event", "Initiative", "Partnership", "Place", "PolicyMeasure", "Work"))

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


def name_in(said: Values, words: Wording) -> str:
    """Give the name to show of a thing whose label and preferred names are given: that in the reader's language where a
    source prints one, else its label; "" where it has neither."""
    own = min((cell.value for cell in said.get(SKOS.prefLabel, ()) if cell.language == words.language), default="")
    return own or one(said, RDFS.label)


def is_term(iri: str) -> bool:
    """Tell whether an IRI is a class, property or concept, ours or an outside one: those have labels in several languages."""
    ours = iri.startswith(BASE) and "/id/" not in iri and "/figure/" not in iri
    return ours or bool(external_labels(iri))


def as_of_in_words(known: AsOf, words: Wording) -> str:
    """Tell what the network as of a year rests on: what is in, what is out, what no source tells."""
    return words.say(
        "as of {year}: {relations} relations, {left_out} left out; no source tells when {no_start} of them began, nor whether "
        "{no_end} still held",
        year=known.year,
        relations=known.relations,
        left_out=known.left_out,
        no_start=known.no_start,
        no_end=known.no_end,
    )

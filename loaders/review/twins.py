"""Names of an extracted folder that a ledger may know already: suggested for a person to decide, never merged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sse_atlas.errors import InputError
from sse_atlas.graph.names import folded, words
from sse_atlas.graph.records import Batch, Literal, Refusal, Thing
from sse_atlas.loaders.csvfile import read_table
from sse_atlas.loaders.identity import LEDGER_COLUMNS
from sse_atlas.ontology import SKOS, SSE

#: Likeness (of the words, in any order) from which two names may be one's: below it, lists of namesakes drown the twins.
_LIKE: Final = 88.0
#: A word that so many names of the ledger share tells nothing: names are compared by the others.
_COMMON: Final = 60
_NAMING: Final = (SSE.name, SSE.acronym, SKOS.altLabel)


@dataclass(frozen=True, slots=True)
class Twin:
    """A thing of the folder, by slug and name, and an actor of the ledger that it may be; `likeness` from 0 to 1."""

    slug: str
    name: str
    actor: str
    known_as: str
    likeness: float


def twins(batch: Batch, ledger: Path) -> list[Twin]:
    """Give the names of a batch that the ledger has under another slug, or something like them; surest first.

    Names are compared where they share a word that few names of the ledger have, so the time grows with the names read.
    """
    known = _known(ledger)
    index = _Index(known)
    found: dict[tuple[str, str], Twin] = {}
    for slug, names in _names(batch).items():
        for name in names:
            for twin in index.near(slug, name):
                key = (slug, twin.actor)
                if key not in found or twin.likeness > found[key].likeness:
                    found[key] = twin
        for twin in index.squatted(slug, names):
            found.setdefault((slug, slug), twin)
    return sorted(found.values(), key=lambda twin: (-twin.likeness, twin.slug, twin.actor))


def _known(ledger: Path) -> list[tuple[str, str]]:
    refusals: list[Refusal] = []
    known = [(row["name"], row["actor"]) for row in read_table(ledger, LEDGER_COLUMNS, refusals, known=LEDGER_COLUMNS)]
    if refusals:
        raise InputError(refusals[0].what, where=refusals[0].where, do=refusals[0].do)
    return sorted(set(known))


def _names(batch: Batch) -> Mapping[str, list[str]]:
    """The names, acronyms and other names that a batch gives its things."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for claim in batch.claims:
        if claim.predicate in _NAMING and isinstance(claim.subject, Thing) and isinstance(claim.object, Literal):
            found[claim.subject.slug].append(claim.object.value)
    return found


class _Index:
    """The names of a ledger by their folded form and by their words."""

    def __init__(self, known: Iterable[tuple[str, str]]) -> None:
        self._by_name: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
        self._by_word: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
        self._names: defaultdict[str, set[str]] = defaultdict(set)
        for name, actor in known:
            self._by_name[folded(name)].add((name, actor))
            self._names[actor].add(folded(name))
            for word in words(name):
                self._by_word[word].add((name, actor))

    def near(self, slug: str, name: str) -> Iterator[Twin]:
        """Names of other actors that are this one, or nearly."""
        from rapidfuzz import fuzz

        exact = self._by_name.get(folded(name), set())
        near = {
            pair for word in words(name) if len(self._by_word.get(word, ())) <= _COMMON for pair in self._by_word.get(word, ())
        }
        for known, actor in sorted(exact | near):
            if actor == slug:
                continue
            likeness = 100.0 if (known, actor) in exact else fuzz.token_sort_ratio(folded(name), folded(known))
            if likeness >= _LIKE and (len(name) > 3 or likeness == 100.0):
                yield Twin(slug, name, actor, known, likeness / 100)

    def squatted(self, slug: str, names: list[str]) -> Iterator[Twin]:
        """The actor that has this slug, where none of its names is one of these."""
        if slug in self._names and not self._names[slug] & {folded(name) for name in names}:
            yield Twin(slug, names[0] if names else slug, slug, min(self._names[slug]), 0.5)

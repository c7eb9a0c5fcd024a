"""What lies around an actor, as the score of possible partners asks for it: small questions that any server answers.

No question sorts, and none joins what most of a large atlas states: the engine takes seconds for either.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Final

from sse_atlas.graph.iris import is_iri
from sse_atlas.graph.nquads import iri as written
from sse_atlas.graph.nquads import text
from sse_atlas.graph.results import Cell
from sse_atlas.graph.store import Store
from sse_atlas.ontology import RDF, SSE
from sse_atlas.queries.answers.affinity import KIND, STATED, Fact, Facts
from sse_atlas.queries.answers.asking import HEAD, chunks, properties, values

_ACTORS: Final = "SELECT (COUNT(?actor) AS ?number) WHERE { ?actor a sse:Actor }"
_RELATIONS: Final = "SELECT (COUNT(?relation) AS ?number) WHERE { ?relation sse:from ?thing }"

_COUNTED: Final = """
SELECT ?thing (COUNT(?relation) AS ?number) WHERE { VALUES ?thing { %s } ?relation sse:%s ?thing } GROUP BY ?thing"""

_BUSY: Final = """
SELECT ?thing (COUNT(?relation) AS ?number) WHERE { ?relation sse:%s ?thing } GROUP BY ?thing HAVING (COUNT(?relation) > %d)"""

_TIED: Final = """
SELECT ?thing ?other WHERE { VALUES ?thing { %s } ?relation sse:%s ?thing ; sse:%s ?other . %s }"""

_STATING: Final = "SELECT (COUNT(?actor) AS ?number) WHERE { ?actor <%s> %s %s }"
_WHO_STATE: Final = "SELECT ?actor WHERE { ?actor <%s> %s %s }"
_AN_ACTOR: Final = "; a sse:Actor"

#: Rows that are asked for at once, at most: servers cut longer answers.
_ROWS: Final = 9_000
#: What the relations of a thing are taken for that were not counted.
_SOME: Final = 20
#: Up to so many actors all count as busy, and of more so many.
_ALL: Final = 2_000
_BUSIEST: Final = 300
_LITERAL: Final = (SSE.country, SSE.city)
_BOTH_WAYS: Final = (("from", "to"), ("to", "from"))


class Asked:
    """The surroundings of actors in a store; see `sse_atlas.queries.answers.affinity.Surroundings`."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._counted: Counter[str] = Counter()

    def actors(self) -> int:
        """Give the number of actors."""
        return self._number(_ACTORS)

    def relations(self, things: Iterable[str]) -> Mapping[str, int]:
        """Give the number of relations at each thing that has any."""
        found: Counter[str] = Counter()
        for chunk in chunks(things):
            for near, _ in _BOTH_WAYS:
                for row in self._store.query(HEAD + _COUNTED % (values(chunk), near)):
                    found[row["thing"].value] += int(row["number"].value)
        self._counted |= found
        return found

    def tied(self, things: Iterable[str]) -> Mapping[str, set[str]]:
        """Give what each thing is tied to."""
        return self._tied(things, "")

    def tied_of_kind(self, things: Iterable[str], kinds: Collection[str]) -> Mapping[str, set[str]]:
        """Give the actors of some kinds that each thing is tied to."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        things = set(things)
        for kind in sorted(kinds):
            for thing, others in self._tied(things, f"?other <{KIND}> {written(kind)} .").items():
                found[thing] |= others
        return found

    def facts(self, things: Iterable[str]) -> Mapping[str, Facts]:
        """Give what each of the things that are actors states."""
        wanted = (*STATED, KIND, SSE.region, RDF.type)
        said = properties(self._store, things, wanted).items()
        stated = {iri: {name: _stated(name, cells) for name, cells in facts.items()} for iri, facts in said}
        return {iri: facts for iri, facts in stated.items() if SSE.Actor in facts.get(RDF.type, ())}

    def stating(self, facts: Iterable[Fact]) -> Mapping[Fact, int]:
        """Give how many actors state each fact."""
        return {fact: self._number(_STATING % _written(fact)) for fact in facts}

    def who_state(self, fact: Fact, kind: str) -> set[str]:
        """Give the actors that state a fact, those of a kind where one is given."""
        property_, value, actor = _written(fact)
        only = f"{actor} ; <{KIND}> {written(kind)}" if kind else actor
        return set(self._store.query(HEAD + _WHO_STATE % (property_, value, only)).values("actor"))

    def busiest(self) -> set[str]:
        """Give some hundred of the things with the most relations; all where there are no more."""
        actors = self._actors_once
        # Few have four times what each has on average; to sort them all would take longer than to fetch those.
        least = 0 if actors <= _ALL else 4 * self._number(_RELATIONS) // actors
        found: Counter[str] = Counter()
        for near, _ in _BOTH_WAYS:
            for row in self._store.query(HEAD + _BUSY % (near, least)):
                found[row["thing"].value] += int(row["number"].value)
        return set(sorted(found, key=lambda iri: (-found[iri], iri))[: _BUSIEST if least else None])

    @cached_property
    def _actors_once(self) -> int:
        return self._number(_ACTORS)

    def _number(self, query: str) -> int:
        return int(self._store.query(HEAD + query).rows[0]["number"].value)

    def _tied(self, things: Iterable[str], only: str) -> dict[str, set[str]]:
        found: defaultdict[str, set[str]] = defaultdict(set)
        for chunk in chunks(things):
            for few in self._few(chunk):
                for near, far in _BOTH_WAYS:
                    for row in self._store.query(HEAD + _TIED % (values(few), near, far, only)):
                        if row["other"].value != row["thing"].value and is_iri(row["other"].value):
                            found[row["thing"].value].add(row["other"].value)
        return found

    def _few(self, things: Iterable[str]) -> Iterator[list[str]]:
        """Things in lists whose relations a server gives in one answer."""
        few: list[str] = []
        rows = 0
        for thing in things:
            rows += self._counted.get(thing, _SOME)
            if few and rows > _ROWS:
                yield few
                few, rows = [], self._counted.get(thing, _SOME)
            few.append(thing)
        yield few


def _written(fact: Fact) -> tuple[str, str, str]:
    """A property, a value, and what else makes an actor of who states it: a kind, the value of most, is stated by no other."""
    property_, value = fact
    return property_, text(value) if property_ in _LITERAL else written(value), "" if property_ == KIND else _AN_ACTOR


def _stated(property_: str, cells: Iterable[Cell]) -> frozenset[str]:
    """The values of a property, as far as a query can hold them."""
    return frozenset(cell.value for cell in cells if property_ in _LITERAL or is_iri(cell.value))

"""Why somebody may be a partner, in words: the grounds of a score as statements, each with the places it rests on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from sse_atlas.graph.countries import country_name
from sse_atlas.graph.store import Store
from sse_atlas.ontology import BASE, RDF, RDFS, SKOS, SSE, Wording, kinds, message
from sse_atlas.queries.answers.affinity import FELLOWS, KIND, NEIGHBOUR, STATED, STEPS, Facts, Ground, Likely
from sse_atlas.queries.answers.asking import HEAD, chunks, name_in, one, properties, values
from sse_atlas.queries.answers.evidence import Places
from sse_atlas.queries.answers.sentences import called
from sse_atlas.queries.answers.statement import Statement

_BETWEEN: Final = """
SELECT ?from ?to ?relation WHERE { VALUES (?from ?to) { %s } ?relation sse:from ?from ; sse:to ?to }"""

_CLAIMS: Final = """
SELECT ?thing ?property ?value ?citation WHERE {
  VALUES ?thing { %s }
  GRAPH ?graph { ?claim rdf:subject ?thing ; rdf:predicate ?property ; rdf:object ?value ; sse:citation ?citation }
}"""

_SHARED: Final = {
    SSE.theme: message("both work on {values}"),
    SSE.recommends: message("both recommend {values}"),
    SSE.goal: message("both pursue the goal {values}"),
    SSE.country: message("both are in {values}"),
    SSE.city: message("both are in {values}"),
    KIND: message("both are of the kind “{values}”, in different countries"),
}
#: Neighbours in common, and others of the kind, that are named.
_NEIGHBOURS: Final = 5
_FELLOWS: Final = 3
_PAIRS_AT_ONCE: Final = 250

#: Two things in order.
_Pair = tuple[str, str]


class Reasons:
    """The grounds of some candidates in words; all that they rest on is read at once.

    `own` is what the actor states.
    """

    def __init__(self, store: Store, actor: str, own: Facts, likely: Sequence[Likely], words: Wording) -> None:
        self._store, self._actor, self._own, self._words = store, actor, own, words
        ends = {actor, *(one.iri for one in likely)}
        ties = {tie for one in likely for ground in _named(one.grounds) for tie in self._ties(one.iri, ground)}
        self._said = properties(store, {*ends, *(iri for tie in ties for iri in tie)}, (RDFS.label, SKOS.prefLabel, SSE.citation))
        self._cited: defaultdict[_Pair, set[str]] = defaultdict(set)
        self._doubts: dict[_Pair, str] = {}
        self._read_ties(ties)
        self._claims: defaultdict[tuple[str, str], defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        self._read_claims(ends)
        self._entries = {iri: {cell.value for cell in self._said.get(iri, {}).get(SSE.citation, ())} for iri in ends}
        claimed = (cited for found in self._claims.values() for cited in found.values())
        self._places = Places(store)
        self._places.look_up(iri for cited in (*self._cited.values(), *claimed, *self._entries.values()) for iri in cited)

    def name(self, iri: str) -> str:
        """Give what a thing is called, in the reader's language where it can be."""
        return name_in(self._said.get(iri, {}), self._words) or iri

    def of(self, likely: Likely) -> list[tuple[Statement, float]]:
        """Give the reasons for a candidate, the weightiest first, with what each adds to its score."""
        named = _named(likely.grounds)
        reasons = [(self._reason(likely, ground), ground.points) for ground in named]
        if rest := [ground.points for ground in likely.grounds if ground not in named]:
            text = self._words.many("both are tied to {number} thing more", "both are tied to {number} things more", len(rest))
            reasons.append((Statement(self._words.say("tied to both"), str(len(rest)), text=text), sum(rest)))
        return reasons

    def _reason(self, likely: Likely, ground: Ground) -> Statement:
        if ground.signal in _SHARED:
            return self._stated(likely, ground)
        words, other = self._words, self.name(likely.iri)
        names = [self.name(iri) for iri in ground.shared[:_FELLOWS]]
        if ground.signal == NEIGHBOUR:
            sort = words.say("tied to both")
            text = words.say("both are tied to {name} ({number} ties in all)", name=names[0], number=ground.number)
        elif ground.signal == STEPS:
            sort = words.say("three ties between them")
            text = words.many(
                "three ties lead from one to the other, by way of {first} and {second}",
                "three ties lead from one to the other in {number} ways, such as by way of {first} and {second}",
                ground.number,
                first=names[0],
                second=names[1],
            )
        else:
            sort = words.say("tied to others of the kind")
            text = words.say(
                "{name} is tied to {number} others of the kind “{kind}”, such as {names}",
                name=other,
                number=ground.number,
                kind=self._value(KIND, self._own.get(KIND, ())),
                names=", ".join(names),
            )
        ties = self._ties(likely.iri, ground)
        return Statement(
            property=sort,
            value=", ".join(names),
            places=self._places.of(citation for tie in ties for citation in self._cited[tie]),
            iri=ground.shared[0] if ground.signal == NEIGHBOUR else "",
            doubt=next((self._doubts[tie] for tie in ties if tie in self._doubts), ""),
            text=text,
        )

    def _stated(self, likely: Likely, ground: Ground) -> Statement:
        """What both state; the kind elsewhere rests on where both are, too."""
        shared = self._value(ground.signal, ground.shared)
        cited: set[str] = set()
        for iri, facts in ((self._actor, self._own), (likely.iri, likely.facts)):
            # The town may be spelt otherwise by the other.
            stated = ground.shared if ground.signal != SSE.city else tuple(facts[SSE.city])
            cited |= self._citations(iri, ground.signal, stated)
            if ground.signal == KIND:
                cited |= self._citations(iri, SSE.country, facts[SSE.country])
        text = self._words.say(_SHARED[ground.signal], values=shared)
        return Statement(called(self._words, ground.signal), shared, self._places.of(cited), text=text)

    def _value(self, property_: str, stated: Iterable[str]) -> str:
        """Values in words."""
        if property_ == SSE.city:
            return ", ".join(sorted(stated))
        if property_ == SSE.country:
            return ", ".join(sorted(country_name(code, self._words.language) for code in stated))
        return ", ".join(sorted(map(self._words.label, stated)))

    def _citations(self, iri: str, property_: str, stated: Iterable[str]) -> set[str]:
        """The citations of the claims of some values; where none is made so, of the property, else those of the entry."""
        claims = self._claims[iri, property_]
        found = {citation for value in stated for citation in claims.get(value, ())}
        return found or {citation for cited in claims.values() for citation in cited} or self._entries[iri]

    def _ties(self, other: str, ground: Ground) -> list[_Pair]:
        """The ties that a ground rests on, for a candidate."""
        if ground.signal == NEIGHBOUR:
            return [_pair(end, ground.shared[0]) for end in (self._actor, other)]
        if ground.signal == STEPS:
            return [_pair(*step) for step in pairwise((self._actor, *ground.shared, other))]
        return [_pair(other, fellow) for fellow in ground.shared[:_FELLOWS]] if ground.signal == FELLOWS else []

    def _read_ties(self, ties: Iterable[_Pair]) -> None:
        """Read where ties stand, and what makes all relations of one doubtful."""
        both = sorted(pair for tie in ties for pair in (tie, tie[::-1]))
        relations: dict[str, _Pair] = {}
        for place in range(0, len(both), _PAIRS_AT_ONCE):
            pairs = " ".join(f"({values(pair)})" for pair in both[place : place + _PAIRS_AT_ONCE])
            for row in self._store.query(HEAD + _BETWEEN % pairs):
                relations[row["relation"].value] = _pair(row["from"].value, row["to"].value)
        said = properties(self._store, relations, (SSE.citation, SSE.doubt))
        sure: set[_Pair] = set()
        for relation, tie in sorted(relations.items()):
            facts = said.get(relation, {})
            self._cited[tie] |= {cell.value for cell in facts.get(SSE.citation, ())}
            if doubt := one(facts, SSE.doubt):
                self._doubts.setdefault(tie, doubt)
            else:
                sure.add(tie)
        for tie in sure:
            self._doubts.pop(tie, None)

    def _read_claims(self, things: Iterable[str]) -> None:
        """Read the claims about what is stated; a kind is claimed as its class."""
        concepts = {kind.iri: f"{BASE}kind/{name}" for name, kind in kinds().items()}
        for chunk in chunks(things):
            for row in self._store.query(HEAD + _CLAIMS % values(chunk)):
                property_, value = row["property"].value, row["value"].value
                if property_ == RDF.type:
                    property_, value = KIND, concepts.get(value, value)
                if property_ in (*STATED, KIND):
                    self._claims[row["thing"].value, property_][value].add(row["citation"].value)


def _named(grounds: Iterable[Ground]) -> list[Ground]:
    """The grounds that are told one by one: all but the weakest of many neighbours."""
    found, left = [], _NEIGHBOURS
    for ground in grounds:
        left -= ground.signal == NEIGHBOUR
        if ground.signal != NEIGHBOUR or left >= 0:
            found.append(ground)
    return found


def _pair(start: str, end: str) -> _Pair:
    return (start, end) if start < end else (end, start)

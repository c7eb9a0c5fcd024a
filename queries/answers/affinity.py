"""How likely two actors are to be partners of whom no tie is reported: a score whose every part can be told in words.

A candidate's score is the sum of its grounds, each worth a weight times its rarity:

- NEIGHBOUR: a thing that both are tied to, an actor, event, initiative or place: 1/k, where k is the number of its ties
  ("resource allocation", Zhou, Lü and Zhang 2009). A network that everybody is a member of says next to nothing.
- STEPS: a path of three ties between the two: 1/sqrt(k·l), k and l the ties of the two things on it (Kovács et al. 2019),
  unless both are tied to both of these.
- a fact that both state (a theme, a recommendation, a goal, country, town): ln(1 + actors/those that state it), the inverse
  frequency of Spärck Jones (1972), over the square root of how many such facts each states, so that who states everything
  is like nobody.
- KIND: the same kind of actor in another country, by the same rarity.
- FELLOWS: the candidate is tied to n > 1 others of the actor's kind: ln(n), for what the like of the actor join.

The weights were chosen on one half of the ties of the bundled data; benchmarks/partners.py reports on the other.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Protocol

from sse_atlas.graph.names import folded
from sse_atlas.ontology import ORG, SSE

NEIGHBOUR: Final = "neighbour"
STEPS: Final = "steps"
KIND: Final = ORG.classification
FELLOWS: Final = "fellows"
#: What both may state.
STATED: Final = (SSE.theme, SSE.recommends, SSE.goal, SSE.country, SSE.city)

_NEIGHBOUR_WEIGHT: Final = 1.0
_STEPS_WEIGHT: Final = 1.0
_STATED_WEIGHT: Final = 0.1
_KIND_WEIGHT: Final = 0.03
_FELLOWS_WEIGHT: Final = 0.05

#: A thing with more relations is not looked through: it would bring everybody, and count for next to nothing.
CROWD: Final = 200
#: Those that are looked through, at most, beside the actor and one step further; candidates brought by that.
_NEAR: Final = 500
_CLOSE: Final = 2_000
#: Candidates brought by what they state: the rarest facts, until so many actors state them, and the best of those actors.
_STATING: Final = 9_000
_ALIKE: Final = 1_000
#: Candidates of whom it is asked whom else they are tied to, and the ties read for it.
_ASKED: Final = 1_000
_TIES: Final = 20_000

#: What an actor states: property -> values; `SSE.region` too, which no ground rests on.
Facts = Mapping[str, frozenset[str]]
#: A property and a value.
Fact = tuple[str, str]


class Surroundings(Protocol):
    """What the score asks of an atlas; things are IRIs, and a tie is a relation of any type, either way round."""

    def actors(self) -> int:
        """Give the number of actors."""
        ...

    def relations(self, things: Iterable[str]) -> Mapping[str, int]:
        """Give the number of relations at each thing that has any."""
        ...

    def tied(self, things: Iterable[str]) -> Mapping[str, set[str]]:
        """Give what each thing is tied to."""
        ...

    def tied_of_kind(self, things: Iterable[str], kinds: Collection[str]) -> Mapping[str, set[str]]:
        """Give the actors of some kinds that each thing is tied to."""
        ...

    def facts(self, things: Iterable[str]) -> Mapping[str, Facts]:
        """Give what each of the things that are actors states."""
        ...

    def stating(self, facts: Iterable[Fact]) -> Mapping[Fact, int]:
        """Give how many actors state each fact."""
        ...

    def who_state(self, fact: Fact, kind: str) -> set[str]:
        """Give the actors that state a fact, those of a kind where one is given."""
        ...

    def busiest(self) -> set[str]:
        """Give some hundred of the things with the most relations; all where there are no more."""
        ...


@dataclass(frozen=True, slots=True)
class Ground:
    """One part of a score.

    `signal` is NEIGHBOUR (`shared`: the thing; `number`: its ties), STEPS (the two things of the strongest path; how many
    paths), a property of STATED or KIND (the values), FELLOWS (the others, sorted; how many).
    """

    signal: str
    points: float
    shared: tuple[str, ...]
    number: int = 0


@dataclass(frozen=True, slots=True)
class Likely:
    """A candidate with the grounds of its score, the weightiest first; `relations` is how many it has in all."""

    iri: str
    score: float
    grounds: tuple[Ground, ...]
    facts: Facts
    relations: int


def rank(around: Surroundings, actor: str, *, kind: str = "", other_region: bool = False) -> list[Likely]:
    """Give the actors without a tie to one, best first; those with the same score by their relations, then by IRI.

    Only who has a ground is given. Where a `kind` (the IRI of its concept) is given, only those of it; with `other_region`
    none that states a region of the actor: who states no region stays in.
    """
    own = around.facts([actor]).get(actor, {})
    beside = _Beside(around, actor)
    # Another region is another country and town.
    by = tuple(name for name in (*STATED, KIND) if not (other_region and name in (SSE.country, SSE.city)))
    stating = around.stating((name, value) for name in by for value in own.get(name, ()))
    rarity = _rarity(stating, around.actors())
    grounds = beside.grounds()
    close = sorted(grounds, key=lambda iri: (-_score(grounds[iri]), iri))[:_CLOSE]
    reached = {*close, *_alike(around, own, stating, rarity, kind)} - beside.near - {actor}
    busiest = around.busiest() if len(reached) < _ASKED else set()
    facts = dict(around.facts(reached | (busiest - beside.near - {actor})))
    if kind:
        facts = {iri: said for iri, said in facts.items() if kind in said.get(KIND, ())}
    if other_region:
        facts = {
            iri: said for iri, said in facts.items() if own.get(SSE.region, frozenset()).isdisjoint(said.get(SSE.region, ()))
        }
    found = {iri: [*grounds.get(iri, ()), *_stated(own, said, rarity)] for iri, said in facts.items()}
    best = sorted(found, key=lambda iri: (-_score(found[iri]), iri))[:_ASKED]
    asked = {*best, *(busiest & found.keys())}
    relations = around.relations(asked)
    for iri, ground in _fellows(around, relations, own.get(KIND, frozenset())):
        found[iri].append(ground)
    likely = [Likely(iri, _score(found[iri]), _sorted(found[iri]), facts[iri], relations.get(iri, 0)) for iri in asked]
    return sorted((one for one in likely if one.grounds), key=lambda one: (-one.score, -one.relations, one.iri))


class _Beside:
    """What lies one, two and three ties from an actor."""

    def __init__(self, around: Surroundings, actor: str) -> None:
        self._actor = actor
        self.near = frozenset(around.tied([actor]).get(actor, ()))
        self._first = _seen_through(around, sorted(self.near))
        weights = self._weights()
        strongest = sorted(weights.keys() - self._first.keys(), key=lambda iri: (-weights[iri], iri))
        self._second = {**_seen_through(around, strongest), **self._first}

    def _weights(self) -> dict[str, float]:
        """What the things two ties away weigh in paths of three, their own ties aside."""
        weights: defaultdict[str, float] = defaultdict(float)
        for near in sorted(self._first):
            for thing in self._first[near] - {self._actor}:
                weights[thing] += 1 / math.sqrt(len(self._first[near]))
        return weights

    def grounds(self) -> dict[str, list[Ground]]:
        """Give the grounds of everything that shares a neighbour with the actor, or is three ties away."""
        found: defaultdict[str, list[Ground]] = defaultdict(list)
        paths: defaultdict[str, list[tuple[float, str, str]]] = defaultdict(list)
        for near, ties in self._first.items():
            for other in ties - {self._actor} - self.near:
                found[other].append(Ground(NEIGHBOUR, _NEIGHBOUR_WEIGHT / len(ties), (near,), len(ties)))
            for middle in (ties & self._second.keys()) - {self._actor}:
                points = _STEPS_WEIGHT / math.sqrt(len(ties) * len(self._second[middle]))
                # Two things that both are tied to, and to each other, are told as neighbours already.
                told = ties if middle in self.near else set()
                for other in self._second[middle] - {self._actor, near} - self.near - told:
                    paths[other].append((points, near, middle))
        for other, ways in paths.items():
            _, near, middle = min(ways, key=lambda way: (-way[0], way[1:]))
            found[other].append(Ground(STEPS, math.fsum(points for points, *_ in ways), (near, middle), len(ways)))
        return found


def _seen_through(around: Surroundings, things: list[str]) -> dict[str, set[str]]:
    """The ties of the first of some things, those aside that are tied to a crowd."""
    few = [iri for iri, number in around.relations(things[:_NEAR]).items() if number <= CROWD]
    return dict(around.tied(few))


def _rarity(stating: Mapping[Fact, int], actors: int) -> dict[Fact, float]:
    """The rarity of facts: two state one at least where it is shared, however the town is spelt."""
    return {fact: math.log(1 + actors / max(2, number)) for fact, number in stating.items()}


def _alike(around: Surroundings, own: Facts, stating: Mapping[Fact, int], rarity: Mapping[Fact, float], kind: str) -> list[str]:
    """Those that state what an actor states, the rarest first."""
    weights: defaultdict[str, float] = defaultdict(float)
    left = _STATING
    for fact in sorted(rarity, key=lambda fact: (-rarity[fact], fact)):
        left -= stating[fact]
        if left < 0:
            break
        for iri in around.who_state(fact, kind):
            weights[iri] += _weight(fact[0]) * rarity[fact] / math.sqrt(len(own[fact[0]]))
    return sorted(weights, key=lambda iri: (-round(weights[iri], 9), iri))[:_ALIKE]


def _stated(own: Facts, other: Facts, rarity: Mapping[Fact, float]) -> list[Ground]:
    """The grounds in what an actor and a candidate state."""
    grounds = []
    elsewhere = _known_apart(own, other, SSE.country)
    for property_ in (*STATED, KIND):
        shared = tuple(value for value in _shared(property_, own, other) if (property_, value) in rarity)
        if not shared or (property_ in (SSE.city, KIND) and elsewhere != (property_ == KIND)):
            continue
        spread = math.sqrt(len(own[property_]) * len(other[property_]))
        points = _weight(property_) * math.fsum(rarity[property_, value] for value in shared) / spread
        grounds.append(Ground(property_, points, shared))
    return grounds


def _shared(property_: str, own: Facts, other: Facts) -> tuple[str, ...]:
    """The values that both state, in the spelling of the actor; a town may have its accents or not."""
    mine, theirs = own.get(property_, frozenset()), other.get(property_, frozenset())
    if property_ == SSE.city:
        names = {folded(value) for value in theirs}
        return tuple(sorted(value for value in mine if folded(value) in names))
    return tuple(sorted(mine & theirs))


def _known_apart(own: Facts, other: Facts, property_: str) -> bool:
    """Whether both state a property and share no value."""
    mine, theirs = own.get(property_, frozenset()), other.get(property_, frozenset())
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _fellows(around: Surroundings, relations: Mapping[str, int], kinds: Collection[str]) -> Iterator[tuple[str, Ground]]:
    """The grounds of those, of many given with their relations, that are tied to others of the actor's kind.

    The busy ones come first; who alone would take a tenth of what may still be read is left out.
    """
    asked = []
    left = _TIES
    for iri in sorted(relations, key=lambda iri: (-relations[iri], iri)):
        if relations[iri] <= left / 10:
            left -= relations[iri]
            asked.append(iri)
    for iri, others in around.tied_of_kind(asked, kinds).items():
        if len(others) > 1:
            points = _FELLOWS_WEIGHT * math.log(len(others))
            yield iri, Ground(FELLOWS, points, tuple(sorted(others)), len(others))


def _weight(property_: str) -> float:
    return _KIND_WEIGHT if property_ == KIND else _STATED_WEIGHT


def _score(grounds: Iterable[Ground]) -> float:
    """The sum, the same whatever the order in which the grounds were found."""
    return round(math.fsum(ground.points for ground in grounds), 9)


def _sorted(grounds: Iterable[Ground]) -> tuple[Ground, ...]:
    return tuple(sorted(grounds, key=lambda ground: (-round(ground.points, 9), ground.signal, ground.shared)))

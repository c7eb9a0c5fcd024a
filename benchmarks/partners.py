"""How well `sse-atlas partners` finds partners: ties are hidden, and the hidden partner looked for among the first ten.

Run it from anywhere the package is installed:  python benchmarks/partners.py [--atlas DIR|URL] [--splits 50]

A tie is a pair of actors that any relation is reported between, memberships of the network with the most members aside: to
predict that somebody is a member of the network whose directory the data comes from is no feat. In each split a tenth of the
ties, drawn anew with a seed of its own, is hidden: every relation between the two, of whatever type. Then each end is asked
for its partners as the command asks, with the same scoring function, and the place of the other end in the ranking is noted.
A partner that is not proposed at all counts as not found. Candidates with equal scores count with the mean of their places.

Beside it stand the ranking by popularity (who has the most ties first, the same for everybody but for whom one is tied to
already), a ranking at random (its exact expectation), and each signal of the score alone.

The weights of the score were chosen by the figures of one half of the ties (by a hash of the two names); those of the other
half are the ones to go by. Intervals are of the percentile bootstrap over ties, since the questions about one tie in several
splits do not stand on their own: 95 % of 2,000 samples.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from sse_atlas import Atlas
from sse_atlas.graph.store import Store
from sse_atlas.ontology import PREFIXES, RDF, SSE
from sse_atlas.queries.answers.affinity import FELLOWS, KIND, NEIGHBOUR, STATED, STEPS, Fact, Facts, rank

FIRST = 10
SAMPLES = 2_000
HEAD = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
RELATIONS = "SELECT ?from ?to ?type { ?relation a sse:Relation ; sse:from ?from ; sse:to ?to ; sse:relationType ?type }"
FACTS = "SELECT ?thing ?property ?value { ?thing ?property ?value FILTER(?property IN (%s)) }"

#: The signals that are shown alone.
SIGNALS: Mapping[str, tuple[str, ...]] = {
    "neighbours in common": (NEIGHBOUR,),
    "paths of three ties": (STEPS,),
    "themes, recommendations, goals": (SSE.theme, SSE.recommends, SSE.goal),
    "country and town": (SSE.country, SSE.city),
    "same kind elsewhere": (KIND,),
    "tied to others of the kind": (FELLOWS,),
}
OURS, POPULAR, AT_RANDOM = "sse-atlas partners", "popularity", "at random"

Pair = tuple[str, str]
#: from, to, type of a relation
Relation = tuple[str, str, str]


class Whole:
    """All surroundings in memory, some ties hidden; see `sse_atlas.queries.answers.affinity.Surroundings`."""

    def __init__(self, relations: Sequence[Relation], facts: Mapping[str, Facts], hidden: Collection[Pair] = ()) -> None:
        self._all, self.stated = relations, facts
        self.ties: defaultdict[str, set[str]] = defaultdict(set)
        self._number: Counter[str] = Counter()
        for start, end, _ in relations:
            if pair(start, end) not in hidden:
                self._number.update((start, end))
                if start != end:
                    self.ties[start].add(end)
                    self.ties[end].add(start)

    @classmethod
    def of(cls, store: Store) -> Whole:
        """Read the relations of an atlas, and what its actors state."""
        relations = [(row["from"].value, row["to"].value, row["type"].value) for row in store.query(HEAD + RELATIONS)]
        wanted = ", ".join(f"<{name}>" for name in (*STATED, KIND, SSE.region, RDF.type))
        said: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for row in store.query(HEAD + FACTS % wanted):
            said[row["thing"].value][row["property"].value].add(row["value"].value)
        actors = {iri: facts for iri, facts in said.items() if SSE.Actor in facts[RDF.type]}
        stated = {iri: {name: frozenset(values) for name, values in facts.items()} for iri, facts in actors.items()}
        return cls(relations, stated)

    def without(self, hidden: Collection[Pair]) -> Whole:
        """Give the same without the relations between some pairs."""
        return Whole(self._all, self.stated, hidden)

    @cached_property
    def pairs(self) -> list[Pair]:
        """The ties to hide, sorted."""
        joined = Counter((end, start) for start, end, type_ in self._all if type_.endswith("/memberOf"))
        members = Counter(network for network, _ in joined)
        hub = min(members, key=lambda iri: (-members[iri], iri), default="")
        between = {
            pair(start, end)
            for start, end, type_ in self._all
            if start != end and {start, end} <= self.stated.keys() and not (end == hub and type_.endswith("/memberOf"))
        }
        return sorted(between)

    def actors(self) -> int:
        return len(self.stated)

    def relations(self, things: Iterable[str]) -> Mapping[str, int]:
        return {iri: self._number[iri] for iri in things if iri in self._number}

    def tied(self, things: Iterable[str]) -> Mapping[str, set[str]]:
        return {iri: self.ties[iri] for iri in things if iri in self.ties}

    def tied_of_kind(self, things: Iterable[str], kinds: Collection[str]) -> Mapping[str, set[str]]:
        of_kind = {iri for iri, facts in self.stated.items() if not facts.get(KIND, frozenset()).isdisjoint(kinds)}
        return {iri: ties & of_kind for iri, ties in self.tied(things).items()}

    def facts(self, things: Iterable[str]) -> Mapping[str, Facts]:
        return {iri: self.stated[iri] for iri in things if iri in self.stated}

    def stating(self, facts: Iterable[Fact]) -> Mapping[Fact, int]:
        return {fact: len(self._stating.get(fact, ())) for fact in facts}

    def who_state(self, fact: Fact, kind: str) -> set[str]:
        found = self._stating.get(fact, set())
        return {iri for iri in found if kind in self.stated[iri].get(KIND, ())} if kind else found

    def busiest(self) -> set[str]:
        return set(self._number)

    @cached_property
    def _stating(self) -> Mapping[Fact, set[str]]:
        found: defaultdict[Fact, set[str]] = defaultdict(set)
        for iri, facts in self.stated.items():
            for property_, values in facts.items():
                for value in values:
                    found[property_, value].add(iri)
        return found


@dataclass(frozen=True)
class Question:
    """A question about one end of a hidden tie, and what each ranking made of it: hit and reciprocal rank, 0 to 1 each.

    `known` tells that both ends are still tied to something, or state a theme.
    """

    tie: Pair
    known: bool
    results: Mapping[str, tuple[float, float]]


def pair(start: str, end: str) -> Pair:
    """Two names in order."""
    return (start, end) if start < end else (end, start)


def reported(tie: Pair) -> bool:
    """Whether a tie is of the half on which no weight was chosen."""
    return bool(sha256("|".join(iri.rpartition("/")[2] for iri in tie).encode()).digest()[0] % 2)


def ask(whole: Whole, splits: int) -> Iterator[Question]:
    """Hide a tenth of the ties, ask both ends of each, and so on for each split."""
    for seed in range(1_000, 1_000 + splits):
        hidden = set(random.Random(seed).sample(whole.pairs, round(len(whole.pairs) / 10)))
        seen = whole.without(hidden)
        ties = Counter(end for tie in whole.pairs if tie not in hidden for end in tie)
        for tie in sorted(hidden):
            known = all(seen.ties.get(end) or seen.stated[end].get(SSE.theme) for end in tie)
            for actor, partner in (tie, tie[::-1]):
                yield Question(tie, known, answers(seen, actor, partner, ties))


def answers(seen: Whole, actor: str, partner: str, ties: Mapping[str, int]) -> dict[str, tuple[float, float]]:
    """What each ranking makes of one question; `ties` are the ties that each actor has left."""
    likely = rank(seen, actor)
    results = {OURS: placed({one.iri: (one.score, one.relations) for one in likely}, partner)}
    for name, signals in SIGNALS.items():
        alone = {one.iri: sum(ground.points for ground in one.grounds if ground.signal in signals) for one in likely}
        results[name] = placed({iri: points for iri, points in alone.items() if points}, partner)
    others = seen.stated.keys() - seen.ties.get(actor, set()) - {actor}
    results[POPULAR] = placed({iri: ties.get(iri, 0) for iri in others}, partner)
    results[AT_RANDOM] = placed(dict.fromkeys(others, 0), partner)
    return results


def placed(worth: Mapping[str, Any], partner: str) -> tuple[float, float]:
    """Whether a partner is among the first, and one over its place: the mean over the places of those worth the same."""
    if partner not in worth:
        return 0.0, 0.0
    before = sum(other > worth[partner] for other in worth.values())
    same = sum(other == worth[partner] for other in worth.values())
    hit = min(1.0, max(0.0, (FIRST - before) / same))
    return hit, sum(1 / place for place in range(before + 1, before + same + 1)) / same


class Tally:
    """The results of some questions, summed by tie, so that ties can be drawn again."""

    def __init__(self, asked: Sequence[Question]) -> None:
        self.questions = len(asked)
        by_tie: defaultdict[Pair, list[Question]] = defaultdict(list)
        for one in asked:
            by_tie[one.tie].append(one)
        self.ties = len(by_tie)
        self._sums = {
            name: [(sum(one.results[name][0] for one in some), len(some)) for some in by_tie.values()]
            for name in (asked[0].results if asked else ())
        }
        self._ranks = {name: sum(one.results[name][1] for one in asked) / len(asked) for name in self._sums}
        draw = random.Random(1)
        places = range(self.ties)
        self._samples = [draw.choices(places, k=self.ties) for _ in range(SAMPLES)]

    def hits(self, name: str, sample: Sequence[int] | None = None) -> float:
        """The share of questions whose partner is among the first; of the ties of a sample, where one is given."""
        sums = self._sums[name] if sample is None else [self._sums[name][place] for place in sample]
        return sum(hits for hits, _ in sums) / sum(number for _, number in sums)

    def mean_reciprocal_rank(self, name: str) -> float:
        """The mean of one over the partner's place."""
        return self._ranks[name]

    def times(self, name: str, other: str, sample: Sequence[int] | None = None) -> float:
        """How many times as often one ranking hits as another."""
        return self.hits(name, sample) / max(self.hits(other, sample), 1e-9)

    def interval(self, figure: Callable[[Sequence[int]], float]) -> tuple[float, float]:
        """The middle 95 % of a figure over the samples."""
        found = sorted(map(figure, self._samples))
        return found[SAMPLES // 40], found[-SAMPLES // 40 - 1]


def report(title: str, asked: Sequence[Question], *, signals: bool = False) -> None:
    """Print the rankings of some questions side by side; with `signals` each signal alone, too."""
    tally = Tally(asked)
    print(f"\n{title}: {tally.questions:,} questions about {tally.ties} ties")
    print(f"{'':32}{'among first ten':>16}{'95 %':>16}{'mean reciprocal rank':>24}")
    for name in (OURS, POPULAR, AT_RANDOM, *(SIGNALS if signals else ())):
        low, high = tally.interval(partial(tally.hits, name))
        shown = f"  {name} alone" if name in SIGNALS else name
        spread = f"{low:.1%} to {high:.1%}"
        print(f"{shown:36}{tally.hits(name):>12.1%}{spread:>18}{tally.mean_reciprocal_rank(name):>16.3f}")
    for other in (POPULAR, AT_RANDOM):
        low, high = tally.interval(partial(tally.times, OURS, other))
        print(f"{OURS} finds {tally.times(OURS, other):.1f} times as many as {other} (95 %: {low:.1f} to {high:.1f})")


def main() -> None:
    """Print how often a hidden partner is found, by each ranking."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--atlas", metavar="DIR|URL", help="the atlas; the bundled data, built anew, if not given")
    parser.add_argument("--splits", type=int, default=50)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        atlas = Atlas.open(wanted.atlas) if wanted.atlas else Atlas.build([], Path(folder) / "atlas")
        whole = Whole.of(atlas.store)
    asked = list(ask(whole, wanted.splits))
    hidden = round(len(whole.pairs) / 10)
    print(f"{whole.actors()} actors, {len(whole.pairs)} ties; {wanted.splits} splits, {hidden} ties hidden in each")
    report("Ties that no weight was chosen on", [one for one in asked if reported(one.tie)])
    report("Ties that the weights were chosen on", [one for one in asked if not reported(one.tie)])
    report("All ties", asked, signals=True)
    report("Of these, both ends are still tied to something or state a theme", [one for one in asked if one.known])
    report("Of these, at least one end has no other tie and states no theme", [one for one in asked if not one.known])


if __name__ == "__main__":
    main()

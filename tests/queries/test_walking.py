"""The shortest ways: those that a search through the whole network finds, in the order that is told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

import networkx
from hypothesis import given
from hypothesis import strategies as st

from sse_atlas.queries.answers.walking import Ties, Way, shortest_ways

THINGS = "abcdefgh"
TIES = st.dictionaries(
    st.tuples(st.sampled_from(THINGS), st.sampled_from(THINGS)).filter(lambda pair: pair[0] < pair[1]), st.booleans(), max_size=18
)


class Fetched:
    """A network that is handed out part by part, and remembers of what."""

    def __init__(self, ties: dict[tuple[str, str], bool]) -> None:
        self.ties: defaultdict[str, dict[str, bool]] = defaultdict(dict)
        for (one, other), doubtful in ties.items():
            self.ties[one][other] = self.ties[other][one] = doubtful
        self.asked: list[str] = []

    def __call__(self, things: Iterable[str]) -> Ties:
        asked = list(things)
        self.asked += asked
        return {thing: self.ties[thing] for thing in asked}


def every_way(ties: dict[tuple[str, str], bool], start: str, end: str, most: int) -> list[Way]:
    """All ways, by brute force, in the order told: steps, doubts, names."""
    whole = networkx.Graph()
    whole.add_nodes_from(THINGS)
    whole.add_edges_from(ties)
    ways = [tuple(way) for way in networkx.all_simple_paths(whole, start, end, cutoff=most)]

    def doubts(way: Way) -> int:
        return sum(ties[min(pair), max(pair)] for pair in pairwise(way))

    return sorted(ways, key=lambda way: (len(way), doubts(way), way))


@given(TIES, st.integers(1, 12), st.integers(1, 7))
def test_they_are_the_best_of_all(ties: dict[tuple[str, str], bool], limit: int, most: int) -> None:
    found = shortest_ways(Fetched(ties), "a", "h", limit=limit, most=most)
    assert found == every_way(ties, "a", "h", most)[:limit]


@given(TIES)
def test_nothing_is_asked_for_twice(ties: dict[tuple[str, str], bool]) -> None:
    fetched = Fetched(ties)
    shortest_ways(fetched, "a", "h", limit=3, most=6)
    assert len(fetched.asked) == len(set(fetched.asked))


def test_what_lies_further_than_the_answer_is_not_read() -> None:
    star = {("hub", f"leaf-{number:04}"): False for number in range(1_000)}
    fetched = Fetched({("a", "b"): False, ("b", "c"): False, ("c", "hub"): False, **star})
    assert shortest_ways(fetched, "a", "c", limit=1, most=6) == [("a", "b", "c")]
    assert "hub" not in fetched.asked


def test_a_sure_way_comes_before_a_doubtful_one_and_after_a_shorter_one() -> None:
    ties = {("a", "b"): True, ("b", "h"): False, ("a", "c"): False, ("c", "h"): False, ("a", "h"): True}
    assert shortest_ways(Fetched(ties), "a", "h", limit=5, most=6) == [("a", "h"), ("a", "c", "h"), ("a", "b", "h")]

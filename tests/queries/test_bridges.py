"""What splits a network: on random ones, against taking out each node and tie and counting."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise
from random import Random

import networkx
from hypothesis import given
from hypothesis import strategies as st

from sse_atlas.queries.answers.bridges import LEAST, Network

Tie = tuple[str, str]

NODES = [f"n{number:02}" for number in range(12)]


def without(ties: Collection[Tie], uncounted: Collection[str]) -> dict[frozenset[str], tuple[int, int]]:
    """What the loss of each node and tie cuts off, and what is left: each taken out in turn, what remains counted."""
    whole = networkx.Graph([tie for tie in ties if tie[0] != tie[1]])
    found = {}
    for part in list(networkx.connected_components(whole)):
        lost = [(node,) for node in part] + [tie for tie in whole.subgraph(part).edges() if not {*tie} & {*uncounted}]
        for one in lost:
            left = networkx.Graph(whole.subgraph(part))
            left.remove_node(*one) if len(one) == 1 else left.remove_edge(*one)
            sizes = [sum(node not in uncounted for node in piece) for piece in networkx.connected_components(left)]
            if sum(sizes) - max(sizes, default=0) >= LEAST:
                found[frozenset(one)] = (sum(sizes) - max(sizes), max(sizes))
    return found


@given(st.lists(st.tuples(st.sampled_from(NODES), st.sampled_from(NODES)), max_size=16), st.sets(st.sampled_from(NODES)))
def test_splits_are_those_that_taking_out_finds(ties: list[Tie], uncounted: set[str]) -> None:
    network = Network(ties, uncounted)
    splits = network.splits()
    assert {frozenset(split.lost): (split.cut, split.rest) for split in splits} == without(ties, uncounted)
    assert [split.cut for split in splits] == sorted((split.cut for split in splits), reverse=True)
    for split in splits:
        left = networkx.Graph([tie for tie in ties if tie[0] != tie[1]])
        left.remove_node(*split.lost) if len(split.lost) == 1 else left.remove_edge(*split.lost)
        cut = network.nearest(split, len(NODES))
        beside = set().union(*(networkx.node_connected_component(left, node) for node in cut)) - uncounted
        assert (set(cut), len(cut)) == (beside, split.cut)
        assert network.nearest(split, 1) == cut[:1]


@given(st.lists(st.tuples(st.sampled_from(NODES), st.sampled_from(NODES)), max_size=12), st.randoms())
def test_splits_do_not_hang_on_the_order_of_the_ties(ties: list[Tie], chance: Random) -> None:
    turned = [(far, near) for near, far in ties]
    chance.shuffle(turned)
    assert Network(turned).splits() == Network(ties).splits()
    assert Network(turned).parts() == Network(ties).parts()


def test_a_long_chain_needs_no_long_stack() -> None:
    nodes = [f"n{number:05}" for number in range(20_001)]
    network = Network(pairwise(nodes))
    middle, *_ = network.splits()
    assert (middle.lost, middle.cut, middle.rest) == ((nodes[10_000],), 10_000, 10_000)
    assert network.hanging() == 2


def test_what_ties_nobody_is_no_part_of_a_network() -> None:
    ties = [("a", "plan"), ("plan", "step"), ("b", "c"), ("b", "event"), ("c", "event"), ("event", "hall")]
    network = Network(ties, {"plan", "step", "event", "hall"})
    assert (network.parts(), network.splits(), network.hanging()) == ([["b", "c"]], [], 0)

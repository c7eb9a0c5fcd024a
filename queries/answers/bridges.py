"""What splits a network when it is lost: its cut vertices and bridges, with how much each of them cuts off.

The blocks (biconnected components) of a network and the vertices that they share form trees (Harary and Prins 1966); the
blocks are found in one pass (Hopcroft and Tarjan 1973, by networkx), and what hangs on each vertex and on each block of two is
added up along the trees, so that the whole takes time in proportion to the ties.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import networkx

#: A split is told of from so many counted nodes on: one that hangs on another alone is no part of a network.
LEAST: Final = 2


@dataclass(frozen=True, slots=True)
class Split:
    """What the loss of a node, or of the tie between two, does to the part of the network that it stands in.

    `lost` is the node, or both ends of the tie, that of the side that is cut off first. `cut` counts the nodes cut off from
    the largest piece left, `rest` those of that piece, `pieces` what it all falls into; `near` are the nodes beside what is
    lost that are cut off.
    """

    lost: tuple[str, ...]
    cut: int
    rest: int
    pieces: int
    near: tuple[str, ...]


class Network:
    """An undirected network of ties in which some nodes only tie others, and are not counted."""

    def __init__(self, ties: Iterable[tuple[str, str]], uncounted: Collection[str] = ()) -> None:
        import networkx

        self._uncounted = frozenset(uncounted)
        self._graph: networkx.Graph = networkx.Graph()
        # Sorted, so that the answer does not hang on the order in which a server gives the ties.
        self._graph.add_edges_from(sorted({(min(tie), max(tie)) for tie in ties if tie[0] != tie[1]}))
        self._prune()

    def _prune(self) -> None:
        """Take out what ties nobody: nodes that are not counted and lead nowhere."""
        waiting = [node for node in self._graph if node in self._uncounted]
        while waiting:
            node = waiting.pop()
            if node in self._graph and self._graph.degree(node) <= 1:
                beside = [other for other in self._graph[node] if other in self._uncounted]
                self._graph.remove_node(node)
                waiting += beside
        alone = [node for node, ties in self._graph.degree() if not ties]
        self._graph.remove_nodes_from(alone)

    def parts(self) -> list[list[str]]:
        """Give the counted nodes of each connected part that holds two of them or more, the largest part first."""
        import networkx

        found = [
            sorted(node for node in part if node not in self._uncounted) for part in networkx.connected_components(self._graph)
        ]
        return sorted((part for part in found if len(part) > 1), key=lambda part: (-len(part), part[0]))

    def hanging(self) -> int:
        """Give how many counted nodes have one tie only."""
        return sum(ties == 1 and node not in self._uncounted for node, ties in self._graph.degree())

    def splits(self) -> list[Split]:
        """Give the nodes, and the ties between counted nodes, whose loss cuts off LEAST counted nodes or more.

        Those that cut off most come first, at equal numbers nodes before ties, then by name.
        """
        return sorted(_Forest(self._graph, self._uncounted).splits(), key=lambda split: (-split.cut, len(split.lost), split.lost))

    def nearest(self, split: Split, most: int) -> list[str]:
        """Give up to `most` of the counted nodes that a split cuts off, those nearest to what is lost first, then by name."""
        found: list[str] = []
        seen = {*split.lost, *split.near}
        level = sorted(split.near)
        while level and len(found) < most:
            found += [node for node in level if node not in self._uncounted]
            beside = {other for node in level for other in self._graph[node]} - seen
            seen |= beside
            level = sorted(beside)
        return found[:most]


class _Forest:
    """The blocks of a network as trees: a block hangs on a vertex, a vertex that several blocks share on one of them."""

    def __init__(self, graph: networkx.Graph, uncounted: frozenset[str]) -> None:
        import networkx

        self._graph, self._uncounted = graph, uncounted
        self._blocks: list[set[str]] = list(networkx.biconnected_components(graph))
        self._of: defaultdict[str, list[int]] = defaultdict(list)
        for number, block in enumerate(self._blocks):
            for node in block:
                self._of[node].append(number)
        #: block -> the vertex that it hangs on, "" for the root of a tree; and the root of its tree
        self._above: dict[int, str] = {}
        self._root: dict[int, int] = {}
        #: the counted nodes from a vertex, or a block, down; a block is without the vertex that it hangs on
        self._held: dict[str, int] = {}
        self._below: dict[int, int] = {}
        for number in reversed(self._ordered()):
            self._add_up(number)

    def _ordered(self) -> list[int]:
        """The blocks, each after the one that it hangs on."""
        order: list[int] = []
        for root in range(len(self._blocks)):
            if root in self._above:
                continue
            self._above[root], self._root[root] = "", root
            waiting = [root]
            for number in waiting:
                for node in self._blocks[number] - {self._above[number]}:
                    for other in self._of[node]:
                        if other != number:
                            self._above[other], self._root[other] = node, root
                            waiting.append(other)
            order += waiting
        return order

    def _add_up(self, number: int) -> None:
        held = 0
        for node in self._blocks[number] - {self._above[number]}:
            below = sum(self._below[other] for other in self._of[node] if other != number)
            self._held[node] = below + (node not in self._uncounted)
            held += self._held[node]
        self._below[number] = held

    def splits(self) -> Iterator[Split]:
        """The vertices and ties whose loss cuts off enough."""
        for node, numbers in self._of.items():
            if len(numbers) > 1 and (split := self._without(node, numbers)):
                yield split
        for number, block in enumerate(self._blocks):
            if len(block) == 2 and (split := self._without_tie(number)):
                yield split

    def _without(self, node: str, numbers: list[int]) -> Split | None:
        sizes = {number: self._piece(node, number) for number in numbers}
        sizes = {number: size for number, size in sizes.items() if size}
        rest = max(sizes.values(), default=0)
        cut = sum(sizes.values()) - rest
        if cut < LEAST:
            return None
        # Of several largest pieces, that is the rest which holds the first neighbour by name.
        kept = min((number for number in sizes if sizes[number] == rest), key=lambda number: min(self._beside(node, number)))
        near = sorted(other for number in sizes if number != kept for other in self._beside(node, number))
        return Split((node,), cut, rest, len(sizes), tuple(near))

    def _piece(self, node: str, number: int) -> int:
        """The counted nodes of the piece that a block of a vertex belongs to once the vertex is lost."""
        if self._above[number] == node:
            return self._below[number]
        return self._below[self._root[number]] - self._held[node]

    def _beside(self, node: str, number: int) -> list[str]:
        """The neighbours of a vertex in a block, by way of the smaller of the two."""
        block = self._blocks[number]
        if len(block) < self._graph.degree(node):
            return [other for other in block if self._graph.has_edge(node, other)]
        return [other for other in self._graph[node] if other in block]

    def _without_tie(self, number: int) -> Split | None:
        block = self._blocks[number]
        if block & self._uncounted:
            return None
        one = max(block - {self._above[number]})
        (other,) = block - {one}
        held = self._held[one]
        (cut, near), (rest, far) = sorted([(held, one), (self._below[self._root[number]] - held, other)])
        return Split((near, far), cut, rest, 2, (near,)) if cut >= LEAST else None

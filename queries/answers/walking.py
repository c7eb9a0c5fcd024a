"""The shortest ways from one thing to another through the relations of an atlas, fetched as they are needed.

Searched from both ends at once (Pohl 1971): after i steps from one end and j from the other, every way of at most i + j
steps lies among the ties seen, so that a network of any size is read no further than the answer asks. Among the ties
seen, the best ways are found one after another by Yen's method (Yen 1971), each by A* with the distance to the end.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Final

#: thing -> those it is tied to, and whether every tie to it is doubtful; both directions of a tie are there.
Ties = Mapping[str, Mapping[str, bool]]
#: Gives the ties of some things.
Fetch = Callable[[Iterable[str]], Ties]
#: A way, from its first thing to its last.
Way = tuple[str, ...]

#: A step costs this much and a doubtful one 1 more: no way has so many steps that doubts outweigh one.
_STEP: Final = 1_000


def shortest_ways(fetch: Fetch, start: str, end: str, *, limit: int, most: int) -> list[Way]:
    """Give up to `limit` ways of at most `most` steps, no thing twice on one.

    Fewer steps come first; then fewer doubtful ties; then the names (as given to `fetch`) of what lies between, in order.
    """
    seen = _Seen(fetch, start, end)
    for length in range(1, most + 1):
        if not seen.wider():
            # Everything that one end hangs together with has been seen: longer ways hold no new ties.
            return list(_best(seen.ties, start, end, limit, most))
        if seen.meets and len(found := list(_best(seen.ties, start, end, limit, length))) == limit:
            return found
    return list(_best(seen.ties, start, end, limit, most)) if seen.meets else []


class _Seen:
    """The ties seen so far from both ends."""

    def __init__(self, fetch: Fetch, start: str, end: str) -> None:
        self._fetch = fetch
        self.ties: defaultdict[str, dict[str, bool]] = defaultdict(dict)
        self._reached = ({start}, {end})
        self._edge = [{start}, {end}]
        self._fetched: set[str] = set()

    @property
    def meets(self) -> bool:
        """Whether there is any way yet."""
        return not self._reached[0].isdisjoint(self._reached[1])

    def wider(self) -> bool:
        """Go one step further from the end where fewer things lie at the edge; False where one has none left."""
        if not all(self._edge):
            return False
        side = int(len(self._edge[1]) < len(self._edge[0]))
        for near, others in self._fetch(self._edge[side] - self._fetched).items():
            for other, doubtful in others.items():
                both = doubtful and self.ties[near].get(other, True)
                self.ties[near][other] = self.ties[other][near] = both
        self._fetched |= self._edge[side]
        beside = {other for near in self._edge[side] for other in self.ties.get(near, ())}
        self._edge[side] = beside - self._reached[side]
        self._reached[side].update(beside)
        return True


def _best(ties: Ties, start: str, end: str, limit: int, most: int) -> Iterator[Way]:
    """The best ways among known ties, by Yen's method: each leaves an earlier one somewhere, by the best way from there."""
    left = _costs_to(ties, end)
    first = _way(ties, left, (start,), end, frozenset(), most)
    waiting = [first] if first else []
    told: list[Way] = []
    while waiting and len(told) < limit:
        _, way = heapq.heappop(waiting)
        told.append(way)
        yield way
        for place in range(len(way) - 1):
            root = way[: place + 1]
            closed = frozenset(other[place + 1] for other in told if other[: place + 1] == root)
            spur = _way(ties, left, root, end, closed, most)
            if spur and spur not in waiting:
                heapq.heappush(waiting, spur)


def _way(ties: Ties, left: Mapping[str, int], root: Way, end: str, closed: frozenset[str], most: int) -> tuple[int, Way] | None:
    """The best way to the end that begins with `root` and goes on to none of `closed`, with its cost; None without any."""
    spent = sum(_cost(ties[near][other]) for near, other in pairwise(root))
    waiting = [(spent + left.get(root[-1], 0), root, spent)]
    done: set[str] = set(root[:-1])
    while waiting:
        _, way, cost = heapq.heappop(waiting)
        near = way[-1]
        if near == end:
            return cost, way
        if near in done:
            continue
        done.add(near)
        for other, doubtful in ties.get(near, {}).items():
            if other in done or other not in left or (len(way) == len(root) and other in closed):
                continue
            far = cost + _cost(doubtful)
            if (far + left[other]) // _STEP <= most:
                heapq.heappush(waiting, (far + left[other], (*way, other), far))
    return None


def _costs_to(ties: Ties, end: str) -> dict[str, int]:
    """What it costs to come from each thing to the end, at least (Dijkstra 1959)."""
    costs: dict[str, int] = {}
    waiting = [(0, end)]
    while waiting:
        cost, near = heapq.heappop(waiting)
        if near in costs:
            continue
        costs[near] = cost
        for other, doubtful in ties.get(near, {}).items():
            if other not in costs:
                heapq.heappush(waiting, (cost + _cost(doubtful), other))
    return costs


def _cost(doubtful: bool) -> int:
    return _STEP + doubtful

"""A layout by forces: tied nodes draw each other near, all others keep apart, those of one group drift together.

The springs and charges of Fruchterman and Reingold (1991). Above some hundred nodes each is kept apart from a sample of the
others, drawn anew at every step, which gives the same picture in a time that grows with the nodes alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Points = NDArray[numpy.float64]
    Numbers = NDArray[numpy.int64]

#: Up to so many nodes all pairs are looked at; above, so many for each.
_ALL: Final = 700
_SAMPLE: Final = 24
_STEPS: Final = 320
_STEPS_SAMPLED: Final = 90
#: How strongly the middle draws, across and upwards: the picture is to be wider than high.
_MIDDLE: Final = (0.035, 0.06)
_GROUP: Final = 0.12
#: Sums differ in their last digits from machine to machine; what is finer than this is dropped at every step.
_GRAIN: Final = 4096


def arrange(start: Points, pairs: Numbers, groups: Numbers, seed: int) -> Points:
    """Give points (n, 2) where a tie is about 1 long, from a first guess; `pairs` (m, 2) are ties, each once.

    `groups` (n) numbers the group of each node, -1 for none. The same is given for the same input.
    """
    import numpy

    size = len(start)
    if size == 1:
        return numpy.zeros((1, 2))
    random = numpy.random.default_rng(seed)
    spread = max(1.0, numpy.sqrt(size))
    points = start * spread + random.normal(scale=0.05, size=start.shape)
    sampled = size > _ALL
    steps = _STEPS_SAMPLED if sampled else _STEPS
    for step in range(steps):
        moved = _apart(points, random if sampled else None)
        moved -= _together(points, pairs)
        moved -= points * numpy.array(_MIDDLE)
        moved += _drift(points, groups)
        length = numpy.maximum(numpy.hypot(moved[:, 0], moved[:, 1]), 1e-9)
        most = spread * 0.12 * (1 - step / steps) ** 1.5 + 0.004
        points = points + moved * (numpy.minimum(length, most) / length)[:, None]
        points = numpy.round(points * _GRAIN) / _GRAIN
    middled: Points = points - points.mean(axis=0)
    return middled


def _apart(points: Points, random: numpy.random.Generator | None) -> Points:
    import numpy

    size = len(points)
    if random is None:
        way = points[:, None, :] - points[None, :, :]
        return numpy.asarray((way / numpy.maximum((way**2).sum(axis=2), 0.01)[:, :, None]).sum(axis=1))
    others = random.integers(0, size, size=(size, _SAMPLE))
    way = points[:, None, :] - points[others]
    forces = (way / numpy.maximum((way**2).sum(axis=2), 0.01)[:, :, None]).sum(axis=1)
    return numpy.asarray(forces * (size / _SAMPLE))


def _together(points: Points, pairs: Numbers) -> Points:
    import numpy

    forces = numpy.zeros_like(points)
    way = points[pairs[:, 0]] - points[pairs[:, 1]]
    pull = way * numpy.hypot(way[:, 0], way[:, 1])[:, None]
    for axis in (0, 1):
        forces[:, axis] += numpy.bincount(pairs[:, 0], pull[:, axis], len(points))
        forces[:, axis] -= numpy.bincount(pairs[:, 1], pull[:, axis], len(points))
    return forces


def _drift(points: Points, groups: Numbers) -> Points:
    import numpy

    forces = numpy.zeros_like(points)
    own = groups >= 0
    if not own.any():
        return forces
    counts = numpy.bincount(groups[own])
    for axis in (0, 1):
        middles = numpy.bincount(groups[own], points[own, axis]) / numpy.maximum(counts, 1)
        forces[own, axis] = _GROUP * (middles[groups[own]] - points[own, axis])
    return forces

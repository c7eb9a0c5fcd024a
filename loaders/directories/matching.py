"""The same member at several places: by its name, its acronym, then by likeness, place and order."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from sse_atlas.graph.names import folded, words
from sse_atlas.loaders.directories.contents import Item
from sse_atlas.loaders.directories.entries import Entry
from sse_atlas.loaders.directories.names import Parts, made_of, without_country
from sse_atlas.loaders.directories.places import country_of
from sse_atlas.loaders.directories.sections import forms

#: A word in more names than this leads to no pair to compare: it tells nothing, and the pairs would be too many.
_COMMON: Final = 40
_SMALL: Final = frozenset(
    "of the and for in de la le les des du et pour en del los las el y para da do dos das e l d a au aux ac ltd inc sa"
    " sarl asbl co llc gmbh limited".split()
)


@dataclass(slots=True)
class Group:
    """A member as put together so far: its line of the contents, its item of the list, its entry, the item of the survey."""

    contents: Item | None = None
    listed: Item | None = None
    entry: Entry | None = None
    surveyed: Item | None = None
    surveyed_rule: str = ""
    names: list[Parts] = field(default_factory=list)

    def code(self) -> str:
        """The country printed behind the name, or of the entry's place."""
        for item in (self.contents, self.listed):
            if item and item.parts.country and (code := country_of(item.parts.country)):
                return code
        return self.entry.place.country if self.entry else ""


@dataclass(slots=True)
class Candidate:
    """A name that looks for its group: what it is, its parts, the country told of it."""

    thing: Item | Entry
    parts: Parts
    code: str


class Weights:
    """How much each word of a name tells: the rarer in the directory, the more."""

    def __init__(self, names: Iterable[str]) -> None:
        counted: Counter[str] = Counter()
        total = 0
        for name in names:
            counted.update(set(words(name)))
            total += 1
        self.counted, self.total = counted, max(total, 1)

    def of(self, word: str) -> float:
        """Give the weight of a word."""
        return 0.05 if word in _SMALL else math.log(1 + self.total / max(1, self.counted[word]))

    def rare(self, name: str) -> list[str]:
        """Give the words of a name that lead to others to compare it with."""
        return [word for word in set(words(name)) if word not in _SMALL and self.counted[word] <= _COMMON]


def attach(groups: list[Group], candidates: Sequence[Candidate], slot: str, weights: Weights, fuzzy: bool = True) -> None:
    """Give each candidate its group, in the slot named; those with none make a group of their own, in their order."""
    left = _by_forms(groups, candidates, slot)
    left = _by_acronym(groups, left, slot)
    pairs = _pairs(groups, candidates, left, slot, weights) if left and fuzzy else []
    for _, index, group in sorted(pairs, key=lambda pair: -pair[0]):
        if left[index] is not None and getattr(groups[group], slot) is None:
            _put(groups[group], slot, left[index])
            left[index] = None
    for candidate in left:
        if candidate is not None:
            made = Group()
            _put(made, slot, candidate)
            groups.append(made)


def _put(group: Group, slot: str, candidate: Candidate | None) -> None:
    if candidate is not None:
        setattr(group, slot, candidate.thing)
        group.names.append(candidate.parts)


def _by_forms(groups: list[Group], candidates: Sequence[Candidate], slot: str) -> list[Candidate | None]:
    by_form: dict[str, list[int]] = defaultdict(list)
    for n, group in enumerate(groups):
        for form in {form for parts in group.names for form in forms(parts.name)}:
            by_form[form].append(n)
    left: list[Candidate | None] = []
    for candidate in candidates:
        found = [
            n for form in forms(candidate.parts.name) for n in by_form.get(form, ())[:20] if getattr(groups[n], slot) is None
        ]
        fitting = [n for n in found if _agree(groups[n].code(), candidate.code)] or found
        if fitting:
            _put(groups[fitting[0]], slot, candidate)
            left.append(None)
        else:
            left.append(candidate)
    return left


def _by_acronym(groups: list[Group], left: list[Candidate | None], slot: str) -> list[Candidate | None]:
    by_acronym: dict[str, list[int]] = defaultdict(list)
    for n, group in enumerate(groups):
        # A name that is an acronym itself ("ACOBOL") counts as one.
        for short in {
            folded(one)
            for parts in group.names
            for one in (parts.acronym, parts.name if len(parts.name.split()) == 1 else "")
            if one
        }:
            by_acronym[short].append(n)
    still: list[Candidate | None] = []
    for candidate in left:
        if candidate is None:
            still.append(None)
            continue
        shorts = [
            one
            for one in (candidate.parts.acronym, candidate.parts.name if len(candidate.parts.name.split()) == 1 else "")
            if one
        ]
        found = [n for one in shorts for n in by_acronym.get(folded(one), ())[:20] if getattr(groups[n], slot) is None]
        fitting = [n for n in found if _agree(groups[n].code(), candidate.code)]
        if len(fitting) == 1:
            _put(groups[fitting[0]], slot, candidate)
            still.append(None)
        else:
            still.append(candidate)
    return still


def _agree(one: str, other: str) -> bool:
    return not one or not other or one == other


def _pairs(
    groups: list[Group], candidates: Sequence[Candidate], left: Sequence[Candidate | None], slot: str, weights: Weights
) -> list[tuple[float, int, int]]:
    """Give the pairs that may be one member, with how likely: they share a rare word, or stand between the same two others."""
    by_word: dict[str, set[int]] = defaultdict(set)
    free = [n for n, group in enumerate(groups) if getattr(group, slot) is None]
    for n in free:
        for word in {word for parts in groups[n].names for word in weights.rare(f"{parts.name} {parts.acronym}")}:
            by_word[word].add(n)
    placed = {id(getattr(group, slot)): n for n, group in enumerate(groups) if getattr(group, slot) is not None}
    pairs: list[tuple[float, int, int]] = []
    for index, candidate in enumerate(left):
        if candidate is None:
            continue
        near = _between(candidates, index, placed, set(free))
        alike = {n for word in weights.rare(f"{candidate.parts.name} {candidate.parts.acronym}") for n in by_word.get(word, ())}
        for n in alike | near:
            likely = _likely(groups[n], candidate, n in near, weights)
            if likely > 0:
                pairs.append((likely, index, n))
    return pairs


def _between(candidates: Sequence[Candidate], index: int, placed: dict[int, int], free: set[int]) -> set[int]:
    """Give the free groups that stand between the groups of the candidates before and behind."""
    before = placed.get(id(candidates[index - 1].thing)) if index else -1
    behind = placed.get(id(candidates[index + 1].thing)) if index + 1 < len(candidates) else None
    near = set()
    if before is not None and before + 1 in free:
        near.add(before + 1)
    if behind is not None and behind - 1 in free:
        near.add(behind - 1)
    return near


def _likely(group: Group, candidate: Candidate, near: bool, weights: Weights) -> float:
    if not _agree(group.code(), candidate.code):
        return 0.0
    same_country = bool(group.code()) and group.code() == candidate.code
    best = 0.0
    for parts in group.names:
        both = bool(parts.acronym and candidate.parts.acronym)
        if both and folded(parts.acronym) == folded(candidate.parts.acronym):
            return 2.0
        contained, shared, clash = _shared(without_country(parts.name), without_country(candidate.parts.name), weights)
        likely = 0.0
        if contained >= 0.85 and not (both and shared < 0.7):
            likely = 0.9 + shared / 2
        elif shared >= 0.6 and not both:
            likely = shared
        elif shared >= 0.75:
            likely = shared - 0.1
        elif near and same_country and not both and (shared >= 0.2 or not clash):
            likely = 0.3 + shared
        elif near and same_country and _initials(parts, candidate.parts):
            likely = 0.5
        best = max(best, likely + (0.1 if near else 0.0) + (0.1 if same_country else 0.0) if likely else 0.0)
    return best


def _initials(one: Parts, other: Parts) -> bool:
    return bool((one.acronym and made_of(one.acronym, other.name)) or (other.acronym and made_of(other.acronym, one.name)))


def _shared(one: str, other: str, weights: Weights) -> tuple[float, float, bool]:
    """Give how much of the lesser name is in the other, how much of both is shared, and whether each has much alone."""
    from rapidfuzz import fuzz

    first, second = list(dict.fromkeys(words(one)))[:30], list(dict.fromkeys(words(other)))[:30]
    common = [word for word in first if word in second]
    alone_first = [word for word in first if word not in second]
    alone_second = [word for word in second if word not in first]
    weight = sum(weights.of(word) for word in common)
    for word in list(alone_first):
        near = next(
            (w for w in alone_second if min(len(w), len(word)) >= 4 and (fuzz.ratio(word, w) >= 80 or _root(word, w))), ""
        )
        if near:
            weight += (weights.of(word) + weights.of(near)) / 2
            alone_first.remove(word)
            alone_second.remove(near)
    rest_first = sum(weights.of(word) for word in alone_first)
    rest_second = sum(weights.of(word) for word in alone_second)
    lesser = min(rest_first, rest_second)
    contained = weight / (weight + lesser) if weight else 0.0
    shared = weight / (weight + rest_first + rest_second) if weight else 0.0
    return contained, shared, lesser > 0.5 * (weight + lesser)


def _root(one: str, other: str) -> bool:
    """Two words of two languages begin alike: solidaire, solidarity."""
    return len(one) >= 6 and len(other) >= 6 and one[:5] == other[:5]

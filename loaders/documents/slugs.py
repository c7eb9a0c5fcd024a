"""Slugs for what a reader names: readable, unique in the document, the same from run to run."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from sse_atlas.graph.iris import slug_of
from sse_atlas.graph.names import folded

#: A slug stays readable: cut after a word.
_LONGEST: Final = 60


class Slugs:
    """Gives each name its slug: an acronym where there is one, else the name; a name known is given its slug again."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)
        self._known: dict[str, str] = {}
        #: The number to try next for a slug: many different names may share one.
        self._next: dict[str, int] = {}

    def known(self, name: str) -> str:
        """Give the slug of a name or acronym given before, "" where there is none."""
        return self._known.get(folded(name), "")

    def give(self, name: str, acronym: str = "", *others: str) -> str:
        """Give the slug of a thing by its name; its acronym and its other names are known from then on."""
        slug = self.known(name) or self._free(_cut(slug_of(acronym) or slug_of(name) or "thing"))
        for form in (name, acronym, *others):
            if form:
                self._known.setdefault(folded(form), slug)
        return slug

    def _free(self, slug: str) -> str:
        free, number = slug, self._next.get(slug, 2)
        while free in self._taken:
            free, number = f"{slug}-{number}", number + 1
        self._next[slug] = number
        self._taken.add(free)
        return free


def _cut(slug: str) -> str:
    return slug if len(slug) <= _LONGEST else slug[: _LONGEST + 1].rpartition("-")[0] or slug[:_LONGEST]

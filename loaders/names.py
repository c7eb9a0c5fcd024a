"""The actors of a build by their names, for tables that name them in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from sse_atlas.graph.names import folded
from sse_atlas.graph.records import Actor, Claim, Literal, Thing
from sse_atlas.loaders.csvfile import CellError
from sse_atlas.ontology import SSE

_NAMING: Final = (SSE.name, SSE.acronym)


class Names:
    """The slugs that a slug, name or acronym stands for, whatever its accents and case."""

    def __init__(self, actors: Iterable[Actor] = (), claims: Iterable[Claim] = ()) -> None:
        self._slugs: dict[str, set[str]] = {}
        self._own: set[str] = set()
        for actor in actors:
            self._add(actor.slug, (actor.label, actor.acronym, *(name.value for name in (*actor.names, *actor.other_names))))
        for claim in claims:
            if claim.predicate in _NAMING and isinstance(claim.subject, Thing) and isinstance(claim.object, Literal):
                self._add(claim.subject.slug, (claim.object.value,))

    def _add(self, slug: str, names: Iterable[str]) -> None:
        self._own.add(slug)
        for name in names:
            if name:
                self._slugs.setdefault(folded(name), set()).add(slug)

    def find(self, name: str) -> str:
        """Give the slug of the one actor that goes by a name; ValueError where there is none, or more than one."""
        if name in self._own:
            return name
        fits = self._slugs.get(folded(name), set())
        if len(fits) > 1:
            raise CellError(f"{name!r} fits {', '.join(sorted(fits))}", "name one by its slug")
        if not fits:
            raise CellError(f"{name!r} is no actor of this build", "add it to a list of actors, or correct the name")
        return next(iter(fits))

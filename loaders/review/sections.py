"""The sections of a directory as concepts: those of the scheme where their words say so, else the directory's own."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

from sse_atlas.graph.iris import slug_of
from sse_atlas.graph.names import words
from sse_atlas.ontology import concepts

#: Words that do not tell one section of a directory from another.
_NOISE: Final = frozenset(
    "and of the in from for region regions regional country countries section sections member members organization organizations"
    " organisation organisations network networks et des de du la le les l d en membre membres y e e o os as el los las miembro"
    " miembros membro membros organizaciones organizacoes internationaux".split()
)
#: Other words for the same parts of the world.
_NEAR: Final[Mapping[frozenset[str], str]] = {
    frozenset(("latin", "america")): "latin-and-central-america",
    frozenset(("latin", "america", "caribbean")): "latin-and-central-america",
    frozenset(("latin", "central", "america", "caribbean")): "latin-and-central-america",
    frozenset(("amerique", "latine")): "latin-and-central-america",
    frozenset(("amerique", "latine", "caraibes")): "latin-and-central-america",
    frozenset(("america", "latina")): "latin-and-central-america",
    frozenset(("america", "latina", "caribe")): "latin-and-central-america",
    frozenset(("northern", "america")): "north-america",
    frozenset(("global",)): "international",
}


def section_of(name: str) -> str:
    """Give the name of the scheme's section that a heading means, "" where it is none of them."""
    return _known().get(_key(name), "")


def own_slug(name: str) -> str:
    """Give the slug of a section that the scheme lacks."""
    return slug_of(name) or "section"


def _key(name: str) -> frozenset[str]:
    return frozenset(word for word in words(name) if word not in _NOISE)


@cache
def _known() -> Mapping[frozenset[str], str]:
    found = dict(_NEAR)
    for name, concept in concepts("sections").items():
        for label in (*concept.labels.values(), name.replace("-", " ")):
            found.setdefault(_key(label), name)
    found.pop(frozenset(), None)
    return found

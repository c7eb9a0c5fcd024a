"""Which of an actor's names is shown: the one place that decides.

The names come in order of preference (a loader puts the name at the head of an entry before that of a list). The first
of each language is its `skos:prefLabel`; all others are alternative names. The one label to show is the preferred one
of the first language that has any, in the order of LANGUAGES.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sse_atlas.graph.records import Literal

LANGUAGES: Final = ("en", "fr", "es", "pt", "ko")
#: Names in several languages at once, or in one that nobody determined: never preferred in a language.
NO_LANGUAGE: Final = ("", "mul", "und")


def choose(names: Sequence[Literal]) -> tuple[str, tuple[Literal, ...], tuple[Literal, ...]]:
    """Give the label to show, the preferred names (one per language) and the others; ValueError where there is no name."""
    if not names:
        raise ValueError("no name to choose a label from")
    preferred: dict[str, Literal] = {}
    for name in names:
        if name.language not in NO_LANGUAGE:
            preferred.setdefault(name.language, name)
    if not preferred:
        # SKOS wants a preferred label; "und" says that nobody told its language.
        first = names[0]
        preferred["und"] = Literal(first.value, language=first.language or "und")
    by_rank = sorted(preferred, key=lambda tag: (LANGUAGES.index(tag) if tag in LANGUAGES else len(LANGUAGES), tag))
    chosen = tuple(preferred[tag] for tag in by_rank)
    taken = {(name.value, name.language) for name in chosen}
    others = dict.fromkeys(name for name in names if (name.value, name.language or "und") not in taken)
    return chosen[0].value, chosen, tuple(others)

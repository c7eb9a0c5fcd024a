"""Naming a thing: by slug, IRI, acronym or any of its names, accents and case aside. Where that fails, what may be meant."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from sse_atlas.errors import AmbiguousError, NotFoundError
from sse_atlas.graph.iris import is_iri, is_slug
from sse_atlas.graph.names import folded
from sse_atlas.graph.store import Store
from sse_atlas.ontology import RDF, RDFS, SKOS, Wording, wording
from sse_atlas.queries.answers.asking import HEAD, name_in, properties, values
from sse_atlas.queries.answers.finding import Found, find
from sse_atlas.queries.answers.searching import NAMED, best, good, is_named, kind_label, search, search_by_looks, slug

__all__ = ["Found", "Match", "find", "kind_label", "quoted", "resolve", "slug"]

_EXISTS: Final = """
ASK { VALUES ?class { %s } <%s> a ?class }"""

_LISTED: Final = 8
_HINTS: Final = 3
#: Of a longer text an error shows the beginning.
_QUOTED: Final = 80


@dataclass(frozen=True, slots=True)
class Match:
    """The one thing that goes by a name; `slug` is the IRI itself where it is not under the atlas's base."""

    iri: str
    slug: str
    label: str


def resolve(store: Store, text: str, words: Wording | None = None) -> Match:
    """Give the thing that goes by a slug, an IRI, an acronym or a name, in this order; English where no wording is given.

    Raises AmbiguousError, listing them, where several do, and NotFoundError, with the names that look most like it, where
    none does.
    """
    words = words or wording()
    text = text.strip()
    for iri in ([f"{store.base}id/{text}"] if is_slug(text) else []) + ([text] if is_iri(text) else []):
        if store.query(HEAD + _EXISTS % (values(NAMED), iri)).boolean:
            return _matches(store, [iri], words)[0]
    several = _matches(store, {fit.iri for fit in search(store, text, whole=True)}, words)
    if len(several) > 1:
        raise AmbiguousError(_choice(text, several, words), do=words.say("name one by its slug"))
    if not several:
        raise NotFoundError(words.say("nothing goes by {text}", text=quoted(text)), do=_hint(store, text, words))
    return several[0]


def quoted(text: str) -> str:
    """Give what was typed as an error shows it: in quotes, the beginning only where it is long."""
    return repr(text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…")


def _matches(store: Store, iris: Iterable[str], words: Wording) -> list[Match]:
    """Those of some things that a person may ask by name, by label."""
    said = properties(store, iris, (RDFS.label, SKOS.prefLabel, RDF.type))
    named = ((iri, facts) for iri, facts in said.items() if is_named(facts))
    matches = [Match(iri, slug(store, iri), name_in(facts, words) or iri) for iri, facts in named]
    return sorted(matches, key=lambda match: (folded(match.label), match.iri))


def _choice(text: str, several: list[Match], words: Wording) -> str:
    listed, more = _listed(several[:_LISTED]), len(several) - _LISTED
    if more > 0:
        return words.say("{text} fits {listed} and {number} more", text=quoted(text), listed=listed, number=more)
    return words.say("{text} fits {listed}", text=quoted(text), listed=listed)


def _hint(store: Store, text: str, words: Wording) -> str:
    """What to do about a name that nothing goes by: take one that has the words in it, or that looks like it."""
    held = search(store, text)
    fits = best(held if good(held) else [*held, *search_by_looks(store, text)])
    near = {match.iri: match for match in _matches(store, list(fits)[: _HINTS * 2], words)}
    shown = [near[iri] for iri in fits if iri in near][:_HINTS]
    if not shown:
        return words.say("look for a part of the name: sse-atlas find WORD")
    return words.say("did you mean {listed}?", listed=_listed(shown))


def _listed(matches: list[Match]) -> str:
    return ", ".join(f"{match.label} ({match.slug})" for match in matches)

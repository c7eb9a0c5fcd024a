"""Finding things by what they are called: names in any language, acronyms, towns, countries, themes; and by their looks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from sse_atlas.graph.countries import country_name
from sse_atlas.graph.names import words as words_of
from sse_atlas.graph.store import Store
from sse_atlas.ontology import ORG, RDF, RDFS, SKOS, SSE, Wording, message, wording
from sse_atlas.queries.answers.asking import Values, name_in, one, properties
from sse_atlas.queries.answers.headings import HEADINGS, actors_under, heading_fits, heading_kind, heading_looks, heading_slug
from sse_atlas.queries.answers.likeness import BEGINNING, PARTS, WHOLE, WORDS
from sse_atlas.queries.answers.placenames import country_fits, towns_called
from sse_atlas.queries.answers.searching import NAMES, Fit, best, good, is_named, kind_label, search, search_by_looks, slug

#: What is shown of a thing.
_SHOWN: Final = (RDFS.label, SKOS.prefLabel, ORG.classification, SSE.eventKind, RDF.type, SSE.city, SSE.country)
#: Things that are looked at together: some have a name, but are none that a person asks for.
_TOGETHER: Final = 100
#: The score and the rank of what GeoNames calls so.
_CALLED_SO: Final = 40
_BY_GEONAMES: Final = -1

#: Why a name fits that is not the label, and why one that only looks so.
_WHY: Final = {
    SSE.acronym: message("acronym {name}"),
    SSE.city: message("town {name}"),
    SSE.country: message("country {name}"),
}
_LOOKS: Final = {
    SSE.acronym: message("looks like “{name}” (acronym)"),
    SSE.city: message("looks like “{name}” (town)"),
    SSE.country: message("looks like “{name}” (country)"),
}
#: Why the label itself fits, by its rank.
_IN_LABEL: Final = {
    BEGINNING: message("the name begins so"),
    WORDS: message("the words are in the name"),
    PARTS: message("they are parts of words in the name"),
}


@dataclass(frozen=True, slots=True)
class Found:
    """A thing one of whose names fits, or a theme, kind, goal or region of actors.

    `name` is the name that fits, `why` says how, "" where the label is what was asked for. `score` is from 0 to 100. `actors`
    is how many have a theme, kind, goal or region, 0 for any other thing.
    """

    iri: str
    slug: str
    label: str
    kind: str
    place: str
    name: str
    why: str
    score: int
    actors: int = 0


def find(store: Store, text: str, words: Wording | None = None, limit: int = 20) -> list[Found]:
    """Give what goes by `text`, best first, at most `limit`; in English where no wording is given.

    All words of the text are in the name, accents and case aside: it is the name, begins it, is words of it, is parts of words
    of it. An actor is found by its town and its country too. Where there is nothing better than parts of words, names that
    look like the text follow; where there is nothing at all, what is called as a town is that GeoNames calls so.

    Equal scores: a name before an acronym, an other name, a town, a country; then by that name; then by IRI.
    """
    if not words_of(text):
        return []
    words = words or wording()
    headings: dict[str, int] = {}
    fits = _holding(store, text, limit, headings)
    if not good(fits):
        fits += _looking(store, text, limit, headings)
    fits = fits or _called_so(store, text)
    return list(islice(_shown(store, best(fits), headings, words), max(0, limit)))


def _holding(store: Store, text: str, limit: int, headings: dict[str, int]) -> list[Fit]:
    """Everything that has the words asked in a name; `headings` gets the number of actors of each heading."""
    fits = search(store, text, (*NAMES, SSE.city))
    fits += country_fits(store, text, limit + len(fits))
    return fits + _counted(store, heading_fits(words_of(text)), headings)


def _looking(store: Store, text: str, limit: int, headings: dict[str, int]) -> list[Fit]:
    """Everything that has a name which looks like the text."""
    fits = search_by_looks(store, text, (*NAMES, SSE.city))
    fits += country_fits(store, text, limit + len(fits), looks=True)
    return fits + _counted(store, heading_looks(words_of(text)), headings)


def _counted(store: Store, fits: list[Fit], headings: dict[str, int]) -> list[Fit]:
    headings |= actors_under(store, fits)
    return [fit for fit in fits if fit.iri in headings]


def _called_so(store: Store, text: str) -> list[Fit]:
    """What is called as a town is that GeoNames calls by this text in some language."""
    fits = [fit for town in towns_called(text) for fit in search(store, town, (*NAMES, SSE.city), whole=True)]
    return [replace(fit, score=_CALLED_SO, rank=_BY_GEONAMES) for fit in fits]


def _shown(store: Store, fits: Mapping[str, Fit], headings: Mapping[str, int], words: Wording) -> Iterator[Found]:
    """What is found as it is shown; what is no thing that a person asks for is left out."""
    waiting = iter(fits.values())
    while some := list(islice(waiting, _TOGETHER)):
        said = properties(store, (fit.iri for fit in some if fit.predicate not in HEADINGS), _SHOWN)
        for fit in some:
            facts = said.get(fit.iri, {})
            if fit.predicate in HEADINGS:
                yield _heading(fit, headings[fit.iri], words)
            elif is_named(facts):
                yield _thing(store, fit, facts, words)


def _heading(fit: Fit, actors: int, words: Wording) -> Found:
    label, kind = words.label(fit.iri), heading_kind(fit.predicate, words)
    why = _why(fit, label, words)
    return Found(fit.iri, heading_slug(fit.iri), label, kind, "", fit.name, why, round(fit.score), actors)


def _thing(store: Store, fit: Fit, facts: Values, words: Wording) -> Found:
    label = name_in(facts, words) or fit.name
    country = country_name(one(facts, SSE.country), words.language)
    place = ", ".join(part for part in (one(facts, SSE.city), country) if part)
    why = _why(fit, label, words)
    return Found(fit.iri, slug(store, fit.iri), label, kind_label(facts, words), place, fit.name, why, round(fit.score))


def _why(fit: Fit, label: str, words: Wording) -> str:
    """Why something is found, in words."""
    if fit.rank == _BY_GEONAMES:
        return words.say("another name of {name}, by GeoNames", name=fit.name)
    if fit.looks and fit.predicate in _LOOKS:
        return words.say(_LOOKS[fit.predicate], name=fit.looks)
    if fit.looks and fit.name not in (label, fit.looks):
        return words.say("looks like “{name}” (also {whole})", name=fit.looks, whole=fit.name)
    if fit.looks:
        return words.say("looks like “{name}”", name=fit.looks)
    if fit.predicate in _WHY:
        return words.say(_WHY[fit.predicate], name=fit.name)
    if fit.name != label:
        return words.say("also {name}", name=fit.name)
    return "" if fit.rank == WHOLE else words.say(_IN_LABEL[fit.rank])

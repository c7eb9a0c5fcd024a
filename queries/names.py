"""Naming an actor or event: by slug, IRI, acronym or any of its names, accents and case aside."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from sse_atlas.errors import AmbiguousError, NotFoundError
from sse_atlas.graph.countries import country_name
from sse_atlas.graph.iris import is_iri, is_slug
from sse_atlas.graph.names import folded, words
from sse_atlas.graph.store import Store
from sse_atlas.ontology import ORG, RDF, RDFS, SKOS, SSE
from sse_atlas.queries.asking import HEAD, Values, concept_label, one, properties, values

#: The classes of what has a name that a person may ask by.
_NAMED: Final = tuple(SSE[name] for name in ("Actor", "Event", "Initiative", "Partnership", "Work", "Place", "PolicyMeasure"))
_NAMES: Final = (RDFS.label, SKOS.prefLabel, SKOS.altLabel, SSE.acronym)

#: What an actor is found by, in order of weight, and how that is said.
_PROPERTIES: Final = (*_NAMES, SSE.city, SSE.country)
_WHY: Final = {SSE.acronym: "acronym", SSE.city: "town", SSE.country: "country"}
_RANKS: Final = ("the whole name", "its beginning", "whole words", "parts of words")

_EXISTS: Final = """
ASK { VALUES ?class { %s } <%s> a ?class }"""

_SEARCH: Final = """
SELECT ?thing ?property ?name WHERE {
  VALUES ?property { %s }
  ?thing ?property ?name .
  %s
}"""

_LISTED: Final = 8
#: Names compared letter by letter for a hint: more would take longer than the hint is worth, or be cut by a server.
_COMPARED: Final = 9_999
#: What may stand between two words of a printed name, and the pairs of letters that are printed as one sign.
_SPACE: Final = "[^a-z0-9]+"
_JOINED: Final = ("oe", "ae", "ss", "th")
#: Words and letters of a text that the search pattern holds; the rest is compared here.
_PATTERN_WORDS: Final = 8
_PATTERN_LETTERS: Final = 60


@dataclass(frozen=True, slots=True)
class Match:
    """The one thing that goes by a name; `slug` is the IRI itself where it is not under the atlas's base."""

    iri: str
    slug: str
    label: str


@dataclass(frozen=True, slots=True)
class Found:
    """A thing one of whose names fits; `why` says how, and is "" where its label does."""

    iri: str
    slug: str
    label: str
    kind: str
    place: str
    name: str
    why: str


@dataclass(frozen=True, slots=True)
class _Fit:
    iri: str
    property: str
    name: str
    rank: int


def resolve(store: Store, text: str) -> Match:
    """Give the actor or event that goes by a slug, an IRI, an acronym or a name, in this order.

    Raises AmbiguousError, listing them, where several do, and NotFoundError, with the closest names, where none does.
    """
    text = text.strip()
    for iri in ([f"{store.base}id/{text}"] if is_slug(text) else []) + ([text] if is_iri(text) else []):
        if store.query(HEAD + _EXISTS % (values(_NAMED), iri)).boolean:
            return _match(store, [iri])[0]
    fits = {fit.iri for fit in _search(store, _NAMES, text, whole=True) if fit.rank == 0}
    several = _match(store, fits)
    if len(several) == 1:
        return several[0]
    if several:
        listed = ", ".join(f"{match.label} ({match.slug})" for match in several[:_LISTED])
        more = f" and {len(several) - _LISTED} more" if len(several) > _LISTED else ""
        raise AmbiguousError(f"{text!r} fits {listed}{more}", do="name one by its slug")
    close = _close(store, text)
    nearest = sorted(_match(store, close), key=lambda match: close.index(match.iri))
    near = ", ".join(f"{match.label} ({match.slug})" for match in nearest)
    do = f"did you mean {near}?" if near else "look for a part of the name: sse-atlas find WORD"
    raise NotFoundError(f"nothing goes by {text!r}", do=do)


def find(store: Store, text: str) -> list[Found]:
    """Give everything one of whose names has all words of `text`, best first: the whole name, its beginning, a part.

    An actor is found by its town too, and by its country's code.
    """
    best: dict[str, _Fit] = {}
    fits = [*_search(store, (*_NAMES, SSE.city), text), *_of_country(store, text)]
    for fit in sorted(fits, key=lambda fit: (fit.rank, _PROPERTIES.index(fit.property), fit.name)):
        best.setdefault(fit.iri, fit)
    said = properties(store, best, (RDFS.label, ORG.classification, SSE.eventKind, RDF.type, SSE.city, SSE.country))
    found = []
    for fit in best.values():
        facts = said.get(fit.iri, {})
        if not _is_named(facts):
            continue
        label = one(facts, RDFS.label) or fit.name
        place = ", ".join(part for part in (one(facts, SSE.city), country_name(one(facts, SSE.country))) if part)
        why = "" if fit.name == label else f"{_WHY.get(fit.property, 'also')} {fit.name}"
        found.append(Found(fit.iri, slug(store, fit.iri), label, kind_label(facts), place, fit.name, why))
    return sorted(found, key=lambda one: (best[one.iri].rank, folded(one.label), one.iri))


def slug(store: Store, iri: str) -> str:
    """Give the slug of a thing, or the whole IRI of one that stands under another base."""
    tail = iri.removeprefix(f"{store.base}id/")
    return tail if is_slug(tail) else iri


def kind_label(facts: Values) -> str:
    """Give the kind of a thing in words, from its classification, its kind of event or its class."""
    concept = one(facts, ORG.classification) or one(facts, SSE.eventKind)
    own = sorted(cell.value for cell in facts.get(RDF.type, ()) if cell.value in SSE)
    return concept_label(concept) if concept else concept_label(own[0]) if own else ""


def _match(store: Store, iris: Iterable[str]) -> list[Match]:
    """Those of some things that a person may ask by name, by label."""
    said = properties(store, iris, (RDFS.label, RDF.type))
    matches = [Match(iri, slug(store, iri), one(facts, RDFS.label) or iri) for iri, facts in said.items() if _is_named(facts)]
    return sorted(matches, key=lambda match: (folded(match.label), match.iri))


def _is_named(facts: Values) -> bool:
    return any(cell.value in _NAMED for cell in facts.get(RDF.type, ()))


def _search(store: Store, wanted: tuple[str, ...], text: str, *, whole: bool = False) -> list[_Fit]:
    """The names that hold all words of a text: the server sorts out most, the exact comparison is made here."""
    asked = words(text)
    if not asked:
        return []
    patterns = [_pattern(word[:_PATTERN_LETTERS]) for word in asked[:_PATTERN_WORDS]]
    if whole:
        patterns = [f"^[^a-z0-9]*{_SPACE.join(patterns)}"]
    filters = "\n  ".join(f'FILTER(REGEX(STR(?name), "{pattern}", "i"))' for pattern in patterns)
    fits = []
    for row in store.query(HEAD + _SEARCH % (values(wanted), filters)):
        rank = _rank(asked, words(row["name"].value))
        if rank >= 0:
            property_ = row["property"].value
            # Whoever is called so comes before whoever is in a town called so.
            fits.append(_Fit(row["thing"].value, property_, row["name"].value, rank + len(_RANKS) * (property_ == SSE.city)))
    return fits


def _of_country(store: Store, text: str) -> list[_Fit]:
    code = text.strip().upper()
    if not (len(code) == 2 and code.isascii() and code.isalpha()):
        return []
    rows = store.query(HEAD + f'SELECT ?thing WHERE {{ ?thing a sse:Actor ; sse:country "{code}" }}').values("thing")
    return [_Fit(iri, SSE.country, code, 2 * len(_RANKS)) for iri in rows]


def _rank(asked: tuple[str, ...], name: tuple[str, ...]) -> int:
    """How well a name fits, as an index into _RANKS; -1 where it does not."""
    if asked == name:
        return 0
    if " ".join(name).startswith(" ".join(asked)):
        return 1
    if set(asked) <= set(name):
        return 2
    return 3 if all(any(word in part for part in name) for word in asked) else -1


def _close(store: Store, text: str) -> list[str]:
    """The things whose names look most like a text, for a hint."""
    first = {word[:2] for word in words(text)[:_PATTERN_WORDS]}
    if not first:
        return []
    narrow = f'FILTER(REGEX(STR(?name), "(^|[^a-z0-9])({"|".join(sorted(map(_pattern, first)))})", "i"))'
    for narrowing in ("", narrow):
        filled = _SEARCH % (values(_NAMES), narrowing)
        rows = store.query(f"{HEAD}{filled} LIMIT {_COMPARED}").rows
        if len(rows) < _COMPARED:
            break
    names: dict[str, str] = {}
    for row in sorted(rows, key=lambda row: (row["name"].value, row["thing"].value)):
        names.setdefault(" ".join(words(row["name"].value)), row["thing"].value)
    near = difflib.get_close_matches(" ".join(words(text)), names, n=3)
    return list(dict.fromkeys(names[name] for name in near))


def _pattern(word: str) -> str:
    """A regular expression that every printed form of a folded word matches; it may match others.

    Anything but plain ASCII may stand for a letter, so it needs no Unicode of the server, and holds no sign that SPARQL
    or a regular expression would read in a way of its own.
    """
    parts = []
    place = 0
    while place < len(word):
        pair = word[place : place + 2]
        if pair in _JOINED:
            parts.append(f"({pair}|[^ -~]+{pair[1]}?|{pair[0]}[^ -~]+)")
            place += 2
        else:
            letter = word[place]
            parts.append(f"({letter}|[^ -~]+)" if letter.isascii() else "[^ -~]+")
            place += 1
    return "".join(parts)

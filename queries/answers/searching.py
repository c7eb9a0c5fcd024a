"""Names looked up in a store: the server sorts most of them out, the comparison that counts is made here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sse_atlas.graph.iris import is_slug
from sse_atlas.graph.names import folded
from sse_atlas.graph.names import words as words_of
from sse_atlas.graph.results import Row
from sse_atlas.graph.store import Store
from sse_atlas.ontology import BASE, ORG, RDF, SKOS, SSE, Wording, wording
from sse_atlas.queries.answers import patterns
from sse_atlas.queries.answers.asking import HEAD, THINGS, Values, one, values
from sse_atlas.queries.answers.likeness import BEGINNING, PARTS, WHOLE, Likeness, covered, rank

#: The classes of what has a name that a person may ask by.
NAMED: Final = (SSE.Actor, *THINGS)
#: What holds a name, the one by which a thing is known first. A label is one of the preferred names.
NAMES: Final = (SKOS.prefLabel, SSE.acronym, SKOS.altLabel)
#: What else a thing is found by, behind all of its names.
PLACES: Final = (SSE.city, SSE.country)

#: The score of a fit: where its rank begins, and how much is added as it covers more of the name.
_SCORES: Final = ((100, 0), (85, 14), (70, 14), (50, 9))
#: The same for a town or country, which is no name of the actor: only a whole one goes before parts of names.
_PLACE_SCORES: Final = ((65, 0), (60, 4), (60, 4), (40, 9))
#: And for looks, by the slips: never before what has the words in it.
_LOOKS: Final = ((20, 19), (20, 18), (5, 14), (1, 3))

_SEARCH: Final = """
SELECT ?thing ?property ?name WHERE {
  VALUES ?property { %s }
  ?thing ?property ?name .
  %s
} LIMIT %d"""

#: Servers cut an answer at 10,000 rows. Where so many names fit, those as long as the text are asked for once more.
ROWS: Final = 9_999
#: Longer than the text by so many characters, a name may still be the whole of it, misspelt or with punctuation.
_LONGER: Final = 4


@dataclass(frozen=True, slots=True)
class Fit:
    """A name that fits: whose it is, in which property it stands, how well it fits (0 to 100), and its rank in RANKS.

    `looks` is the part of the name that only looks like the text, "" where the text is in it.
    """

    iri: str
    predicate: str
    name: str
    score: float
    rank: int = PARTS
    looks: str = ""

    @property
    def order(self) -> tuple[float, int, str, str, str]:
        """Best first; of equal ones in the order of NAMES and PLACES, headings last; then by the name, then by IRI."""
        known = (*NAMES, *PLACES)
        place = known.index(self.predicate) if self.predicate in known else len(known)
        return -self.score, place, folded(self.name), self.iri, self.name


def fitting(iri: str, property_: str, name: str, asked: Sequence[str], named: Sequence[str] = ()) -> Fit | None:
    """Give the fit of a name that holds the words asked; None where it does not. `named` are its words, if they are at hand."""
    named = named or words_of(name)
    found = rank(asked, named)
    if found < 0:
        return None
    base, span = (_PLACE_SCORES if property_ in PLACES else _SCORES)[found]
    return Fit(iri, property_, name, base + span * covered(asked, named), found)


def looking(iri: str, property_: str, name: str, likeness: Likeness, named: Sequence[str] = ()) -> Fit | None:
    """Give the fit of a name that looks like what was asked; None where it does not."""
    look = likeness.of(name, named)
    if look is None:
        return None
    base, span = _LOOKS[min(look.slips, len(_LOOKS) - 1)]
    score = base + span * look.covered
    return Fit(iri, property_, name, score / 2 if property_ in PLACES else score, looks=look.part)


def search(store: Store, text: str, properties: Sequence[str] = NAMES, *, whole: bool = False) -> list[Fit]:
    """Give the names that hold all words of a text, in no order; only those that are the text where `whole` is wanted."""
    asked = words_of(text)
    if not asked:
        return []
    held, all_words = [patterns.whole(asked)], [patterns.word(one) for one in dict.fromkeys(asked[: patterns.WORDS])]
    rows = _ask(store, properties, held if whole else all_words)
    if len(rows) == ROWS and not whole:
        rows += _ask(store, properties, held)
    fits = (fitting(row["thing"].value, row["property"].value, row["name"].value, asked) for row in _things(store, rows))
    return [fit for fit in fits if fit and (fit.rank == WHOLE or not whole)]


def search_by_looks(store: Store, text: str, properties: Sequence[str] = NAMES) -> list[Fit]:
    """Give the names that look like a text, in no order; none for a text of up to three letters."""
    asked = words_of(text)
    looked_for = patterns.looks(asked)
    if not looked_for:
        return []
    rows = _ask(store, properties, looked_for)
    if len(rows) == ROWS:
        rows += _ask(store, properties, looked_for, f"FILTER(STRLEN(STR(?name)) <= {len(text) + _LONGER})")
    likeness = Likeness(asked)
    fits = (looking(row["thing"].value, row["property"].value, row["name"].value, likeness) for row in _things(store, rows))
    return [fit for fit in fits if fit]


def best(fits: Iterable[Fit]) -> dict[str, Fit]:
    """Give the best fit of each thing, by IRI, best first."""
    found: dict[str, Fit] = {}
    for fit in sorted(fits, key=lambda fit: fit.order):
        found.setdefault(fit.iri, fit)
    return found


def good(fits: Iterable[Fit]) -> bool:
    """Whether any fit is better than parts of words, so that nobody need look for what was meant."""
    lowest, _ = _PLACE_SCORES[BEGINNING]
    return any(fit.score >= lowest for fit in fits)


def is_named(facts: Values) -> bool:
    """Whether a thing, given its classes, is one that a person may ask for by name."""
    return any(cell.value in NAMED for cell in facts.get(RDF.type, ()))


def slug(store: Store, iri: str) -> str:
    """Give the slug of a thing, or the whole IRI of one that stands under another base."""
    tail = iri.removeprefix(f"{store.base}id/")
    return tail if is_slug(tail) else iri


def kind_label(facts: Values, words: Wording | None = None) -> str:
    """Give the kind of a thing in words, from its classification, its kind of event or its class; English if not told."""
    words = words or wording()
    concept = one(facts, ORG.classification) or one(facts, SSE.eventKind)
    own = sorted(cell.value for cell in facts.get(RDF.type, ()) if cell.value in SSE)
    return words.label(concept) if concept else words.label(own[0]) if own else ""


def _ask(store: Store, properties: Sequence[str], wanted: Sequence[str], more: str = "") -> list[Row]:
    filters = "\n  ".join([*(f'FILTER(REGEX(STR(?name), "{pattern}", "i"))' for pattern in wanted), more])
    return list(store.query(HEAD + _SEARCH % (values(properties), filters, ROWS)))


def _things(store: Store, rows: Iterable[Row]) -> Iterator[Row]:
    """The rows but for those of the vocabulary's terms, of figures and the like, which have names too."""
    bases = {store.base, BASE}
    for row in rows:
        iri = row["thing"].value
        if not any(iri.startswith(base) and not iri.startswith(f"{base}id/") for base in bases):
            yield row

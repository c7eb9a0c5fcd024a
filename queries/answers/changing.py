"""Changes in words: what is found to differ between two atlases as sentences, each with the places of its side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from sse_atlas.graph.countries import country_name
from sse_atlas.graph.labels import NO_LANGUAGE
from sse_atlas.graph.languages import language_name
from sse_atlas.graph.results import Cell
from sse_atlas.ontology import (
    BASE,
    DCTERMS,
    FOAF,
    RDF,
    RDFS,
    SSE,
    Wording,
    message,
    relation_types,
)
from sse_atlas.queries.answers.asking import Values, is_term, name_in, one
from sse_atlas.queries.answers.citing import NEW, OLD, Citing
from sse_atlas.queries.answers.difference import Change
from sse_atlas.queries.answers.figures import counted_in_words, number_in_words, value_in_words
from sse_atlas.queries.answers.names import kind_label
from sse_atlas.queries.answers.pairs import Pair
from sse_atlas.queries.answers.sentences import called, clock, when
from sse_atlas.queries.answers.sides import Side

#: Under these properties a record names other things.
_POINTING: Final = (
    SSE["from"], SSE.to, SSE.figureOf, RDF.subject, RDF.object, SSE.rightValue, DCTERMS.publisher,
)  # fmt: skip
_TIMES: Final = (SSE.startTime, SSE.endTime)
_NUMBERS: Final = (SSE.value, SSE.upperValue)
_ADDRESSES: Final = (FOAF.homepage, DCTERMS.license)
#: Properties that the vocabulary does not name, beside those of `sentences`.
_CALLED: Final[Mapping[str, str]] = {
    RDFS.label: message("name"),
    RDF.object: message("values"),
    DCTERMS.title: message("title"),
    DCTERMS.publisher: message("publisher"),
    DCTERMS.rights: message("rights"),
    DCTERMS.license: message("licence"),
}


@dataclass(frozen=True, slots=True)
class Found:
    """What is found to differ: a pair, in which way, and of a property the values that only the one side has."""

    pair: Pair
    way: str
    property: str = ""
    was: tuple[Cell, ...] = ()
    now: tuple[Cell, ...] = ()


class Teller:
    """Tells what differs, with the names and the places of either atlas, looked up for many at once."""

    def __init__(self, old: Side, new: Side, words: Wording) -> None:
        self._sides = old, new
        self._words = words
        self._types = {type_.iri: type_ for type_ in relation_types().values()}
        before, after = old.documents(), new.documents()
        editions = {title for title in before.keys() & after.keys() if before[title] != after[title]}
        self._citing = Citing(old, words, editions, OLD), Citing(new, words, editions, NEW)

    def changes(self, found: list[Found]) -> list[Change]:
        """Give what is found as changes, in the order given."""
        for side, citing, iris, things in zip(self._sides, self._citing, _named(found), _changed(found), strict=True):
            side.learn(iri for iri in iris if not is_term(iri))
            citing.read(things)
        cited = [(self._cited(0, one_found), self._cited(1, one_found)) for one_found in found]
        for number, citing in enumerate(self._citing):
            citing.look_up(iri for both in cited for iri in both[number])
        return [self._change(one_found, *both) for one_found, both in zip(found, cited, strict=True)]

    def _cited(self, number: int, found: Found) -> set[str]:
        """The citations of what the old (0) or new (1) atlas says: of the claims that say it, else of the whole entry."""
        pair = found.pair
        iri, said, cells = (pair.new, pair.after, found.now) if number else (pair.old, pair.before, found.was)
        if found.property and not cells:
            return set()
        return self._citing[number].of(iri, found.property, cells) or {cell.value for cell in said.get(SSE.citation, ())}

    def _change(self, found: Found, before: set[str], after: set[str]) -> Change:
        pair = found.pair
        old, new = (self._values(number, found, cells) for number, cells in enumerate((found.was, found.now)))
        return Change(
            sort=pair.sort,
            way=found.way,
            text=self._text(found, old, new),
            old_iri=self._sides[0].own(pair.old),
            new_iri=self._sides[1].own(pair.new),
            property=self._called(found.property) if found.property else "",
            old=old,
            new=new,
            doubt=one(pair.known, SSE.doubt) if found.way in ("gained", "lost") else "",
            old_places=self._citing[0].places(before),
            new_places=self._citing[1].places(after),
        )

    def _text(self, found: Found, old: str, new: str) -> str:
        words, pair = self._words, found.pair
        if found.way == "gained":
            return words.say("Gained: {what}", what=self._whole(1, pair))
        if found.way == "lost":
            return words.say("Lost: {what}", what=self._whole(0, pair))
        if found.way == "renamed" and not found.property:
            iris = self._sides[0].own(pair.old), self._sides[1].own(pair.new)
            name = name_in(pair.after, words)
            return words.say("Renamed: {name} goes by another IRI: {old} → {new}", name=name, old=iris[0], new=iris[1])
        if found.way == "renamed":
            return words.say("Renamed: {old} is now {new}", old=old, new=new)
        what, property_ = self._short(pair), self._called(found.property)
        if not old:
            return words.say("Changed: {what}: {property}: {new} (not reported before)", what=what, property=property_, new=new)
        if not new:
            return words.say("Changed: {what}: {property}: {old} (no longer reported)", what=what, property=property_, old=old)
        return words.say("Changed: {what}: {property}: {old} → {new}", what=what, property=property_, old=old, new=new)

    def _whole(self, number: int, pair: Pair) -> str:
        """All that a line on a thing gained or lost says of it."""
        words, said = self._words, pair.known
        match pair.sort:
            case "relation":
                in_words, role, start, end = (one(said, term) for term in (SSE.dateText, SSE.role, SSE.start, SSE.end))
                type_ = self._types.get(one(said, SSE.relationType))
                once = bool(type_ and type_.once)
                dates = when(words, start=start, end=end, in_words=in_words, role=role, once=once)
                return self._relation(number, said) + dates
            case "figure":
                return words.say("{name}: {value}", name=self._short(pair), value=value_in_words(said, words))
            case "correction":
                return words.say("{name}: {value}", name=self._short(pair), value=self._corrected(number, said))
            case "disagreement":
                stated = self._in_words(number, one(said, RDF.predicate), said.get(RDF.object, ()))
                value = words.say("{name}: {value}", name=stated, value=reason) if (reason := one(said, SSE.reason)) else stated
                return words.say("{name}: {value}", name=self._short(pair), value=value)
            case "source":
                details = [one(said, DCTERMS.issued)]
            case _:
                place = one(said, SSE.city), country_name(one(said, SSE.country), words.language)
                details = [kind_label(said, words), *place]
        told = ", ".join(filter(None, details))
        return self._short(pair) + (f" ({told})" if told else "")

    def _short(self, pair: Pair) -> str:
        """What a line calls a thing."""
        words, said, number = self._words, pair.known, int(bool(pair.new))
        match pair.sort:
            case "relation":
                same = pair.whole and one(pair.before, SSE.start) == one(pair.after, SSE.start)
                start = one(said, SSE.start) if same else ""
                return self._relation(number, said) + when(words, start=start, end="", in_words="", role="", once=False)
            case "figure":
                figure_of = self._name(number, one(said, SSE.figureOf))
                return words.say("{name}: {value}", name=figure_of, value=counted_in_words(said, words))
            case "correction" | "disagreement":
                name, property_ = self._name(number, one(said, RDF.subject)), called(words, one(said, RDF.predicate))
                return words.say("{name}: {value}", name=name, value=property_)
            case "source":
                return one(said, DCTERMS.title) or self._sides[number].own(pair.new or pair.old)
            case _:
                return name_in(said, words) or self._sides[number].own(pair.new or pair.old)

    def _relation(self, number: int, said: Values) -> str:
        start, end = (self._name(number, one(said, property_)) for property_ in (SSE["from"], SSE.to))
        if type_ := self._types.get(iri := one(said, SSE.relationType)):
            return self._words.relation(type_, start, end)
        return f"{start} – {self._words.label(iri)} – {end}"

    def _corrected(self, number: int, said: Values) -> str:
        property_, reason = one(said, RDF.predicate), one(said, SSE.reason)
        wrong, right = (self._in_words(number, property_, said.get(part, ())) for part in (RDF.object, SSE.rightValue))
        if right:
            return self._words.say("{wrong}, rightly {right}: {reason}", wrong=wrong, right=right, reason=reason)
        return self._words.say("{wrong}, set aside: {reason}", wrong=wrong, reason=reason)

    def _values(self, number: int, found: Found, cells: Iterable[Cell]) -> str:
        stated = found.property in (RDF.object, SSE.rightValue)
        return self._in_words(number, one(found.pair.known, RDF.predicate) if stated else found.property, cells)

    def _in_words(self, number: int, property_: str, cells: Iterable[Cell]) -> str:
        told = {self._value(number, property_, cell) for cell in cells}
        return " | ".join(sorted(told))

    def _value(self, number: int, property_: str, cell: Cell) -> str:
        """A value in words: the name of a thing, concept, country or language, a text with its language."""
        language = self._words.language
        if cell.kind == "uri":
            return cell.value if property_ in _ADDRESSES else self._name(number, cell.value)
        if property_ == SSE.country:
            return country_name(cell.value, language)
        if property_ == DCTERMS.language:
            return language_name(cell.value, language) or cell.value
        if property_ in _TIMES:
            return clock(cell.value)
        if property_ in _NUMBERS:
            return number_in_words(cell.value, self._words)
        if property_ in (SSE.reason, SSE.doubt, DCTERMS.title) or cell.language in NO_LANGUAGE:
            return cell.value
        return f"{cell.value} ({language_name(cell.language, language) or cell.language})"

    def _name(self, number: int, iri: str) -> str:
        """What an atlas calls a thing, a figure or a concept; the other one where this has no name for it."""
        for side in (self._sides[number], self._sides[1 - number]):
            said = side.called(iri)
            if name := name_in(said, self._words) or (counted_in_words(said, self._words) if SSE.measure in said else ""):
                return name
        if iri == FOAF.Person:
            return self._words.label(f"{BASE}kind/Person")
        return self._words.label(iri) if is_term(iri) else self._sides[number].own(iri)

    def _called(self, property_: str) -> str:
        return self._words.say(_CALLED[property_]) if property_ in _CALLED else called(self._words, property_)


def _named(found: Iterable[Found]) -> tuple[set[str], set[str]]:
    """What the two atlases need the names of."""
    named: tuple[set[str], set[str]] = set(), set()
    for one_found in found:
        pair = one_found.pair
        for iris, said, cells in ((named[0], pair.before, one_found.was), (named[1], pair.after, one_found.now)):
            pointed = [cell for property_ in _POINTING for cell in said.get(property_, ())]
            iris.update(cell.value for cell in (*pointed, *cells) if cell.kind == "uri")
    return named


def _changed(found: Iterable[Found]) -> tuple[set[str], set[str]]:
    """The things of the two atlases of whose facts some changed."""
    changed = [one_found.pair for one_found in found if one_found.property and one_found.pair.sort in ("actor", "thing")]
    return {pair.old for pair in changed}, {pair.new for pair in changed}

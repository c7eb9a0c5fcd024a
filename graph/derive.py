"""One thing of the accepted view from the claims about it: an actor, an item, an event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from operator import eq
from typing import Final

from sse_atlas.errors import InputError
from sse_atlas.graph import dates, labels
from sse_atlas.graph.records import Actor, Citation, Claim, Event, Fact, Item, Link, Literal, Term
from sse_atlas.ontology import DCTERMS, FOAF, RDF, SKOS, SSE, compact, kinds

#: Classes of things that are no actor and no event, by local name.
ITEMS: Final = ("Initiative", "Partnership", "PolicyMeasure", "Place", "Work", "Case")

#: Properties that are taken over as plain statements, however many there are; the shapes say of which there is one.
FACTS: Final = (
    DCTERMS.language,
    *(SSE[name] for name in ("theme", "recommends", "goal", "caseGroup", "number", "policyKind", "targetGroup")),
    *(SSE[name] for name in ("mostAffectedSector", "nextAffectedSector", "leastAffectedSector")),
)

_OF_ACTORS: Final = ("acronym", "section", "country", "city", "founded", "registered")
_OF_ITEMS: Final = ("acronym", "country", "start", "end")
#: Of two dates one of which only says more, the longer one holds.
_DATES: Final = ("founded", "registered", "start", "end")


@dataclass(frozen=True, slots=True)
class Live:
    """A claim as it holds (set right where it is corrected), and as its source makes it; `beside` are the other values
    of the disagreements that it stands in."""

    claim: Claim
    origin: Claim
    beside: frozenset[str] = frozenset()


def is_item(claims: Iterable[Live]) -> bool:
    """Tell whether the claims about a thing make it an item."""
    return any(_item_class(live) for live in claims)


def is_event(claims: Iterable[Live]) -> bool:
    """Tell whether the claims about a thing make it an event: what has a kind of event is one."""
    return any(live.claim.predicate == SSE.eventKind for live in claims)


def actor(slug: str, claims: Sequence[Live]) -> Actor:
    """Give the actor of a slug; raise InputError where it has no name or kind, or a contradiction that nobody declared."""
    said = _Said(slug, claims)
    by_class = {kind.iri: name for name, kind in kinds().items()}
    kind_names = tuple(dict.fromkeys(by_class[term] for term in said.texts(RDF.type) if term in by_class))
    label, preferred, others = said.names("actor")
    if not kind_names:
        raise InputError(f"the actor {slug} has no kind", do=f"give it one of {', '.join(kinds())}")
    single = {name: said.single(SSE[name], same=compatible if name in _DATES else eq) for name in _OF_ACTORS}
    return Actor(
        slug=slug,
        kinds=kind_names,
        label=label,
        names=preferred,
        other_names=(*others, *said.spare_acronyms(single["acronym"])),
        homepages=said.homepages(),
        facts=said.facts(),
        claims=said.origins(),
        citations=said.entry(),
        **single,
    )


def item(stated: Item, claims: Sequence[Live]) -> Item:
    """Give an item with what the claims say of it; its label stands where no source prints a name for it.

    Raises InputError where it has neither, two classes, or a contradiction that nobody declared.
    """
    said = _Said(stated.slug, claims)
    classes = list(dict.fromkeys(filter(None, map(_item_class, claims))))
    if len(classes) > 1:
        raise InputError(f"{stated.slug} is a {classes[0]} and a {classes[1]}", do="give it one class")
    described = Literal(stated.label, language="en") if stated.label else None
    label, preferred, others = said.names("item", described)
    single = {name: said.single(SSE[name], same=compatible if name in _DATES else eq) for name in _OF_ITEMS}
    return replace(
        stated,
        type=classes[0],
        label=label,
        names=preferred,
        other_names=(*others, *said.spare_acronyms(single["acronym"])),
        facts=said.facts(),
        claims=said.origins(),
        citations=said.entry(RDF.type),
        **single,
    )


def event(slug: str, claims: Sequence[Live]) -> Event:
    """Give the event of a slug; raise InputError where it has no name, is of another class too, or is contradicted unsaid."""
    said = _Said(slug, claims)
    if classes := [class_ for class_ in said.texts(RDF.type) if class_ != SSE.Event]:
        raise InputError(f"{slug} is an Event and a {compact(classes[0]).rpartition(':')[2]}", do="give it one class")
    label, preferred, others = said.names("event")
    return Event(
        slug=slug,
        label=label,
        kind=said.single(SSE.eventKind),
        names=preferred,
        other_names=(*others, *said.spare_acronyms("")),
        start=said.single(SSE.start, same=compatible),
        end=said.single(SSE.end, same=compatible),
        start_time=said.single(SSE.startTime, same=dates.same_time),
        end_time=said.single(SSE.endTime, same=dates.same_time),
        time_zone=said.single(SSE.timeZone),
        homepages=said.homepages(),
        facts=said.facts(),
        claims=said.origins(),
        citations=said.entry(),
    )


def text(claim: Claim) -> str:
    """Give the object of a claim as plain text, an IRI for a term."""
    match claim.object:
        case Literal(value=value):
            return value
        case Term(iri) | Link(iri):
            return iri
        case other:
            return other.slug


def _item_class(live: Live) -> str:
    """The local name of the item class that a claim gives, "" where it gives none."""
    if live.claim.predicate != RDF.type or not isinstance(live.claim.object, Term):
        return ""
    return next((name for name in ITEMS if SSE[name] == live.claim.object.iri), "")


class _Said:
    """The claims about one thing, by property."""

    def __init__(self, slug: str, claims: Sequence[Live]) -> None:
        self._slug, self._claims = slug, claims
        self._by_predicate: defaultdict[str, list[Live]] = defaultdict(list)
        for live in claims:
            self._by_predicate[live.claim.predicate].append(live)

    def of(self, predicate: str) -> list[Live]:
        return self._by_predicate[predicate]

    def texts(self, predicate: str) -> list[str]:
        return [text(live.claim) for live in self.of(predicate)]

    def names(self, sort: str, described: Literal | None = None) -> tuple[str, tuple[Literal, ...], tuple[Literal, ...]]:
        """The label, the preferred names and the others; a description is the name of what has none."""
        names = [live.claim.object for live in self.of(SSE.name) if isinstance(live.claim.object, Literal)]
        names = names or ([described] if described else [])
        if not names:
            raise InputError(f"the {sort} {self._slug} has no name", do="add a name that a source prints for it")
        label, preferred, others = labels.choose(names)
        forms = [live.claim.object for live in self.of(SKOS.altLabel) if isinstance(live.claim.object, Literal)]
        taken = {name.value for name in (*preferred, *others)}
        return label, preferred, (*others, *dict.fromkeys(form for form in forms if form.value not in taken))

    def spare_acronyms(self, shown: str) -> list[Literal]:
        return [Literal(words) for words in dict.fromkeys(self.texts(SSE.acronym)) if words != shown]

    def homepages(self) -> tuple[str, ...]:
        pages = [live.claim.object.iri for live in self.of(FOAF.homepage) if isinstance(live.claim.object, Link)]
        return tuple(dict.fromkeys(pages))

    def facts(self) -> tuple[Fact, ...]:
        found = ((predicate, live.claim.object) for predicate in FACTS for live in self.of(predicate))
        return tuple(dict.fromkeys(found))

    def origins(self) -> tuple[Claim, ...]:
        return tuple(dict.fromkeys(live.origin for live in self._claims))

    def entry(self, other: str = "") -> tuple[Citation, ...]:
        """The one place to look a thing up: where its own entry is headed (the only names with a page), else its first name,
        else where another property is stated."""
        named = self.of(SSE.name) or self.of(other)
        cited = [citation for live in named for citation in live.claim.citations]
        return (next((citation for citation in cited if citation.page), cited[0]),)

    def single(self, predicate: str, *, same: Callable[[str, str], bool] = eq) -> str:
        """The one value of a property: the first claimed, or of those that say the `same` the one that says most."""
        values = list(dict.fromkeys(self.texts(predicate)))
        if not values:
            return ""
        # Two values that both say more than the first ("2020-05" and "2020-06" of "2020") may still contradict each other.
        most = max((value for value in values if same(values[0], value)), key=len)
        alike = {value for value in values if same(most, value)}
        beside = {text(live.claim) for live in self.of(predicate) if live.beside & alike}
        if undeclared := [value for value in values if value not in alike | beside]:
            raise InputError(
                f"{self._slug} has two values of {compact(predicate)}: {most!r} and {undeclared[0]!r}",
                do="enter a correction or a disagreement that says so",
            )
        return most


def compatible(first: str, second: str) -> bool:
    """Tell whether one of two partial dates only says more than the other."""
    return first.startswith(f"{second}-") or second.startswith(f"{first}-") or first == second

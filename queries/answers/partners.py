"""Possible partners of an actor: those of whom no tie to it is reported, ranked, each with its reasons."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import Final

from sse_atlas.errors import QueryError
from sse_atlas.graph.countries import country_name
from sse_atlas.graph.store import Store
from sse_atlas.ontology import BASE, SSE, Wording, kinds, wording
from sse_atlas.queries.answers.affinity import KIND, Facts, Likely, rank
from sse_atlas.queries.answers.answer import Answer
from sse_atlas.queries.answers.names import quoted, slug
from sse_atlas.queries.answers.partner_reasons import Reasons
from sse_atlas.queries.answers.statement import Group, Statement
from sse_atlas.queries.answers.surroundings import Asked

#: So many are told if nobody says otherwise.
LIMIT: Final = 10


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible partner; `points` are what each of its reasons, in their order, adds to its score."""

    iri: str
    slug: str
    label: str
    kind: str
    place: str
    score: float
    reasons: tuple[Statement, ...]
    points: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Partners(Answer):
    """The possible partners of an actor, best first.

    `kind` is the label of the kind asked for, "" for any; `other_region` tells that those of the actor's own region were left
    out, and with them `no_region` whose region is not reported.
    """

    iri: str
    label: str
    candidates: tuple[Candidate, ...]
    kind: str = ""
    other_region: bool = False
    no_region: int = 0
    language: str = "en"

    def __len__(self) -> int:
        return len(self.candidates)

    def _head(self) -> list[str]:
        words = wording(self.language)
        head = [words.say("Possible partners of {name}", name=self.label)]
        if self.kind:
            head.append(words.say("Of the kind “{kind}” only.", kind=self.kind))
        if self.other_region:
            head.append(words.say("In other regions of the world only."))
        if self.no_region:
            head.append(
                words.many(
                    "{number} more is left out: no region of it is reported.",
                    "{number} more are left out: no region of them is reported.",
                    self.no_region,
                )
            )
        if not self.candidates:
            return [*head, words.say("No possible partner is reported.")]
        return [*head, words.say("No tie to any of these is reported; there may be one that no source tells of.")]

    def _groups(self) -> list[Group]:
        words = wording(self.language)
        groups = []
        for number, one in enumerate(self.candidates, start=1):
            details = ", ".join(part for part in (one.kind, one.place) if part)
            title = f"{number}. {one.label} ({details})" if details else f"{number}. {one.label}"
            groups.append(Group(words.say("{name}, score {score}", name=title, score=f"{one.score:.2f}"), one.reasons))
        return groups


def partners(
    store: Store, iri: str, words: Wording | None = None, *, limit: int = LIMIT, other_region: bool = False, kind: str = ""
) -> Partners:
    """Give up to `limit` possible partners of an actor (an IRI), scored by `sse_atlas.queries.answers.affinity`.

    With `other_region` none of its own region of the world (UN M49, such as Western Africa); where a `kind` is given, by name
    (`LocalGovernment`) or label, none but those. Raises QueryError for what is no actor, for an unknown kind, with the nearest,
    and where another region is asked for of an actor whose own is not reported.
    """
    words = words or wording()
    concept = kind_concept(kind, words) if kind else ""
    own = Asked(store).facts([iri]).get(iri)
    if own is None:
        do = words.say("look for one by name: {command}", command="sse-atlas find WORD")
        raise QueryError(words.say("{name} is no actor", name=slug(store, iri)), do=do)
    if other_region and not own.get(SSE.region):
        do = words.say("leave out {option}", option="--other-region")
        raise QueryError(words.say("the region of {name} is not reported", name=slug(store, iri)), do=do)
    found = rank(Asked(store), iri, kind=concept, other_region=other_region)
    placed = [one for one in found if one.facts.get(SSE.region)] if other_region else found
    best = placed[:limit]
    reasons = Reasons(store, iri, own, best, words)
    return Partners(
        iri=iri,
        label=reasons.name(iri),
        candidates=tuple(_candidate(store, one, reasons, words) for one in best),
        kind=words.label(concept) if concept else "",
        other_region=other_region,
        no_region=len(found) - len(placed),
        language=words.language,
    )


def kind_concept(kind: str, words: Wording) -> str:
    """Give the IRI of the concept of a kind of actor, named in full or by its label, case and spaces aside."""
    names = {_plain(given): f"{BASE}kind/{name}" for name in kinds() for given in (words.label(f"{BASE}kind/{name}"), name)}
    if _plain(kind) in names:
        return names[_plain(kind)]
    near = [names[name].removeprefix(f"{BASE}kind/") for name in difflib.get_close_matches(_plain(kind), names, n=2)]
    listed = ", ".join(dict.fromkeys(near)) or ", ".join(kinds())
    do = words.say("did you mean {names}?", names=listed) if near else words.say("use one of {names}", names=listed)
    raise QueryError(words.say("{name} is no kind of actor", name=quoted(kind)), do=do)


def _candidate(store: Store, likely: Likely, reasons: Reasons, words: Wording) -> Candidate:
    told = reasons.of(likely)
    return Candidate(
        iri=likely.iri,
        slug=slug(store, likely.iri),
        label=reasons.name(likely.iri),
        kind=", ".join(sorted(map(words.label, likely.facts.get(KIND, ())))),
        place=_place(likely.facts, words),
        score=likely.score,
        reasons=tuple(statement for statement, _ in told),
        points=tuple(round(points, 9) for _, points in told),
    )


def _place(facts: Facts, words: Wording) -> str:
    """Town and country in words, as far as they are reported."""
    countries = (country_name(code, words.language) for code in sorted(facts.get(SSE.country, ())))
    return ", ".join((*sorted(facts.get(SSE.city, ())), *countries))


def _plain(name: str) -> str:
    return "".join(name.casefold().split()).replace("-", "")

"""The accepted view: what follows from all claims once the corrected ones are set right or set aside.

A property that holds one value per actor may be stated in several ways only where a correction or a disagreement says
so; then the first claim, in the loader's order of preference, is accepted and the others stay findable as other names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from sse_atlas.errors import InputError
from sse_atlas.graph import labels
from sse_atlas.graph.records import (
    Actor,
    Batch,
    Citation,
    Claim,
    Disagreement,
    Figure,
    Link,
    Literal,
    Refusal,
    Relation,
    Term,
    Thing,
    Value,
    cited,
    with_object,
)
from sse_atlas.ontology import FOAF, RDF, SSE, compact, kinds, relation_types

_SINGLE: Final = ("acronym", "section", "country", "city", "founded")

#: A claim and what it may differ from: the claims that stand with it in a disagreement.
_Contested = Mapping[Claim, set[str]]


def accept(batch: Batch) -> Batch:
    """Derive actors and relations from the claims of `batch`, beside those that loaders gave as records.

    Raises InputError where an actor has two values of a single-valued property and nothing declares the contradiction.
    """
    right = {correction.corrects: correction.right_value for correction in batch.corrections}
    live = _set_right(batch.claims, right)
    contested = _contested(batch.disagreements)
    by_subject: defaultdict[str, list[Claim]] = defaultdict(list)
    ties: defaultdict[tuple[str, str, str, str], list[Claim]] = defaultdict(list)
    types = {type_.iri: name for name, type_ in relation_types().items()}
    for claim, origin in live:
        if not isinstance(claim.subject, Thing):
            continue
        if claim.predicate in types and isinstance(claim.object, Thing):
            ties[_ends(claim.subject, types[claim.predicate], claim.object, claim.start)].append(origin)
        else:
            by_subject[claim.subject.slug].append(claim)
    own = {event.slug for event in batch.events}
    originals = {id(claim): origin for claim, origin in live}
    try:
        actors = [_actor(slug, claims, contested, originals) for slug, claims in sorted(by_subject.items()) if slug not in own]
    except InputError as error:
        # Most often the row that would have said it was refused; that is then the thing to mend.
        raise (_after(error, batch.refusals[0]) if batch.refusals else error) from None
    issued = {source.id: source.issued for source in batch.sources}
    relations = [_relation(key, claims, issued) for key, claims in sorted(ties.items())]
    return Batch(
        sources=batch.sources,
        claims=batch.claims,
        corrections=batch.corrections,
        disagreements=batch.disagreements,
        actors=[*batch.actors, *actors],
        events=batch.events,
        relations=[*batch.relations, *relations],
        figures=[figure for stated in batch.figures if (figure := _figure(stated, right))],
        kept=batch.kept,
        refusals=batch.refusals,
    )


def _after(error: InputError, refusal: Refusal) -> InputError:
    return InputError(error.what, do=f"mend first what was refused: {refusal.where}: {refusal.what}")


def _contested(disagreements: Iterable[Disagreement]) -> _Contested:
    """Each claim of a disagreement, with the values that the claims beside it give."""
    beside: defaultdict[Claim, set[str]] = defaultdict(set)
    for disagreement in disagreements:
        for claim in disagreement.between:
            beside[claim] |= {text(other) for other in disagreement.between}
    return beside


def _set_right(claims: Iterable[Claim], right: Mapping[Claim, Value | None]) -> list[tuple[Claim, Claim]]:
    """The claims that hold, each as accepted and as its source makes it."""
    held = []
    for claim in claims:
        if claim not in right:
            held.append((claim, claim))
        elif (value := right[claim]) is not None:
            held.append((with_object(claim, value), claim))
    return held


def _figure(figure: Figure, right: Mapping[Claim, Value | None]) -> Figure | None:
    """A figure as accepted: with the right value where the claim of its value is corrected; None where it is set aside."""
    # The places are left out: a statement made in several is one claim, of which the figure knows the first.
    values = {replace(claim, citations=()): value for claim, value in right.items() if claim.predicate == SSE.value}
    for claim in figure.claims:
        if (origin := replace(claim, citations=())) in values:
            value = values[origin]
            return replace(figure, value=value.value) if isinstance(value, Literal) else None
    return figure


def _ends(subject: Thing, type_: str, end: Thing, start: str) -> tuple[str, str, str, str]:
    """The key of a relation; a symmetric one is stored once, in the order of the slugs."""
    first, last = subject.slug, end.slug
    if relation_types()[type_].symmetric and last < first:
        first, last = last, first
    return first, type_, last, start


def _actor(slug: str, claims: list[Claim], contested: _Contested, originals: dict[int, Claim]) -> Actor:
    by_predicate: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_predicate[claim.predicate].append(claim)
    single = {name: _single(slug, SSE[name], by_predicate[SSE[name]], contested, originals) for name in _SINGLE}
    names = [claim.object for claim in by_predicate[SSE.name] if isinstance(claim.object, Literal)]
    if not names:
        raise InputError(f"the actor {slug} has no name", do="add a name that a source prints for it")
    label, preferred, others = labels.choose(names)
    acronyms = [text(claim) for claim in by_predicate[SSE.acronym]]
    spare = [Literal(words) for words in dict.fromkeys(acronyms) if words != single["acronym"]]
    by_class = {kind.iri: name for name, kind in kinds().items()}
    kind_names = tuple(
        dict.fromkeys(by_class[claim.object.iri] for claim in by_predicate[RDF.type] if isinstance(claim.object, Term))
    )
    if not kind_names:
        raise InputError(f"the actor {slug} has no kind", do=f"give it one of {', '.join(kinds())}")
    pages = [claim.object.iri for claim in by_predicate[FOAF.homepage] if isinstance(claim.object, Link)]
    return Actor(
        slug=slug,
        kinds=kind_names,
        label=label,
        names=preferred,
        other_names=(*others, *spare),
        homepages=tuple(dict.fromkeys(pages)),
        claims=tuple(dict.fromkeys(originals[id(claim)] for claim in claims)),
        citations=_entry(by_predicate[SSE.name]),
        **single,
    )


def _entry(names: list[Claim]) -> tuple[Citation, ...]:
    """The one place to look an actor up: where its own entry is headed (the only names with a page), else its first name."""
    cited_at = [citation for claim in names for citation in claim.citations]
    return (next((citation for citation in cited_at if citation.page), cited_at[0]),)


def _single(slug: str, predicate: str, claims: list[Claim], contested: _Contested, originals: dict[int, Claim]) -> str:
    values = list(dict.fromkeys(text(claim) for claim in claims))
    if len(values) > 1:
        declared = {values[0]} | {text(claim) for claim in claims if values[0] in contested.get(originals[id(claim)], ())}
        undeclared = [value for value in values if value not in declared]
        if undeclared:
            raise InputError(
                f"{slug} has two values of {compact(predicate)}: {values[0]!r} and {undeclared[0]!r}",
                do="enter a correction or a disagreement that says so",
            )
    return values[0] if values else ""


def text(claim: Claim) -> str:
    """Give the object of a claim as plain text, an IRI for a term."""
    match claim.object:
        case Literal(value=value):
            return value
        case Term(iri) | Link(iri):
            return iri
        case other:
            return other.slug


def _relation(key: tuple[str, str, str, str], claims: Iterable[Claim], issued: dict[str, str]) -> Relation:
    start_of, type_, end_of, start = key
    made = tuple(claims)
    stated = [issued[claim.source] for claim in made if issued.get(claim.source)]
    return Relation(
        start_of=start_of,
        type=type_,
        end_of=end_of,
        start=start,
        end=next((claim.end for claim in made if claim.end), ""),
        date_text=next((claim.date_text for claim in made if claim.date_text), ""),
        role=next((claim.role for claim in made if claim.role), ""),
        stated_on=max(stated, default=""),
        claims=made,
        citations=cited(made),
    )

"""The accepted view: what follows from all claims once the corrected ones are set right or set aside.

A property that holds one value per thing may be stated in several ways only where a correction or a disagreement says
so; then the first claim, in the loader's order of preference, is accepted and the others stay findable as other names.
A relation stated several times is one record with several claims.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace

from sse_atlas.errors import InputError
from sse_atlas.graph import derive
from sse_atlas.graph.derive import Live, text
from sse_atlas.graph.records import (
    Batch,
    Claim,
    Disagreement,
    Figure,
    Item,
    Literal,
    Refusal,
    Relation,
    Thing,
    Value,
    cited,
    with_object,
)
from sse_atlas.ontology import SSE, relation_types

_Right = Mapping[Claim, Value | None]
#: The two ends of a relation, by slug, and its type between them.
_Ends = tuple[str, str, str]


def accept(batch: Batch) -> Batch:
    """Derive actors, items and relations from the claims of `batch`, beside those that loaders gave as records.

    Raises InputError where a thing has two values of a single-valued property and nothing declares the contradiction.
    """
    right = {correction.corrects: correction.right_value for correction in batch.corrections}
    about: defaultdict[str, list[Live]] = defaultdict(list)
    ties: defaultdict[_Ends, list[Claim]] = defaultdict(list)
    types = {type_.iri: name for name, type_ in relation_types().items()}
    for live in _live(batch.claims, right, _beside(batch.disagreements)):
        claim = live.claim
        if not isinstance(claim.subject, Thing):
            continue
        if claim.predicate in types and isinstance(claim.object, Thing):
            ties[_ends(claim.subject, types[claim.predicate], claim.object)].append(live.origin)
        else:
            about[claim.subject.slug].append(live)
    happened = sorted(slug for slug, claims in about.items() if derive.is_event(claims))
    items = {slug: Item(slug, "", "") for slug, claims in about.items() if derive.is_item(claims)}
    for item in batch.items:
        # Of a thing that two sources list, the one that describes it comes before the one that only names it.
        if item.slug in items and not items[item.slug].label:
            items[item.slug] = item
    issued = {source.id: source.issued for source in batch.sources}
    # A statement made in several places is one claim, of which a figure knows the first place: they are left out.
    placeless = {replace(claim, citations=()): value for claim, value in right.items()}

    with _telling(batch.refusals):
        actors = [derive.actor(slug, about[slug]) for slug in sorted(about.keys() - items.keys() - {*happened})]
        made = [derive.item(items[slug], about[slug]) for slug in sorted(items)]
        events = [derive.event(slug, about[slug]) for slug in happened]
    return replace(
        batch,
        actors=[*batch.actors, *actors],
        items=[*(item for item in batch.items if item.slug not in items), *made],
        events=[*batch.events, *events],
        relations=[*batch.relations, *_relations(ties, issued)],
        figures=[figure for stated in batch.figures if (figure := _figure(stated, placeless))],
    )


@contextmanager
def _telling(refusals: list[Refusal]) -> Iterator[None]:
    """Where a thing cannot be made after rows were refused, the first of them is most often what is to be mended."""
    try:
        yield
    except InputError as error:
        if not refusals:
            raise
        do = f"mend first what was refused: {refusals[0].where}: {refusals[0].what}"
        raise InputError(error.what, do=do) from None


def _beside(disagreements: Iterable[Disagreement]) -> Mapping[Claim, frozenset[str]]:
    """Each claim of a disagreement, with the values that the claims beside it give."""
    found: defaultdict[Claim, frozenset[str]] = defaultdict(frozenset)
    for disagreement in disagreements:
        for claim in disagreement.between:
            found[claim] |= {text(other) for other in disagreement.between}
    return found


def _live(claims: Iterable[Claim], right: _Right, beside: Mapping[Claim, frozenset[str]]) -> Iterator[Live]:
    """The claims that hold, each as accepted and as its source makes it."""
    for claim in claims:
        others = beside.get(claim, frozenset())
        if claim not in right:
            yield Live(claim, claim, others)
        elif (value := right[claim]) is not None:
            yield Live(with_object(claim, value), claim, others)


def _figure(figure: Figure, right: _Right) -> Figure | None:
    """A figure as accepted: with the right value and the right subject where a claim of it is corrected, None set aside.

    The claims of `right` have no citations here.
    """
    for claim in figure.claims:
        if (origin := replace(claim, citations=())) not in right:
            continue
        match right[origin]:
            case Literal(value=value) if claim.predicate == SSE.value:
                figure = replace(figure, value=value)
            case Thing(slug) if claim.predicate == SSE.figureOf:
                figure = replace(figure, figure_of=slug)
            case _:
                return None
    return figure


def _ends(subject: Thing, type_: str, end: Thing) -> _Ends:
    """What two claims of one relation share; a symmetric one is stored once, in the order of the slugs."""
    first, last = subject.slug, end.slug
    if relation_types()[type_].symmetric and last < first:
        first, last = last, first
    return first, type_, last


def _relations(ties: Mapping[_Ends, Sequence[Claim]], issued: Mapping[str, str]) -> Iterator[Relation]:
    """One record per tie and time of it: what is said with less of a date, or none, joins the one record that it can mean."""
    for ends, claims in sorted(ties.items()):
        at: dict[str, list[Claim]] = {}
        for claim in sorted(claims, key=lambda claim: -len(claim.start)):
            meant = [known for known in at if not claim.start or derive.compatible(known, claim.start)]
            start = meant[0] if len(meant) == 1 else claim.start
            at.setdefault(start, []).append(claim)
        for start in sorted(at):
            # In the order of the sources, whatever their dates: the first role and date told come first.
            yield _relation(ends, start, [claim for claim in claims if claim in at[start]], issued)


def _relation(ends: _Ends, start: str, claims: Sequence[Claim], issued: Mapping[str, str]) -> Relation:
    start_of, type_, end_of = ends
    stated = [issued[claim.source] for claim in claims if issued.get(claim.source)]
    return Relation(
        start_of=start_of,
        type=type_,
        end_of=end_of,
        start=start,
        end=next((claim.end for claim in claims if claim.end), ""),
        date_text=next((claim.date_text for claim in claims if claim.date_text), ""),
        role="; ".join(dict.fromkeys(claim.role for claim in claims if claim.role)),
        doubt=claims[0].doubt if all(claim.doubt for claim in claims) else "",
        confidence=max((claim.confidence for claim in claims), key=float) if all(claim.confidence for claim in claims) else "",
        stated_on=max(stated, default=""),
        claims=tuple(claims),
        citations=cited(tuple(claims)),
    )

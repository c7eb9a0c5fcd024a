"""Contradictions that nobody has declared: a build refuses them in a curated source, and declares those of an extracted one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from sse_atlas.graph import dates
from sse_atlas.graph.derive import compatible, text
from sse_atlas.graph.records import Batch, Claim, Disagreement, Thing
from sse_atlas.ontology import SSE

#: Properties that the accepted view has one value of, and the sort of fault that two values are.
SINGLE: Final = {
    SSE.acronym: "acronym-variant",
    SSE.section: "place",
    SSE.country: "place",
    SSE.city: "place",
    **dict.fromkeys((SSE.founded, SSE.registered, SSE.start, SSE.end, SSE.startTime, SSE.endTime), "date-variant"),
    SSE.timeZone: "",
    SSE.eventKind: "",
}
REASON: Final = "Read by rule at the places cited; no person has decided which is right."


def undeclared(batch: Batch) -> list[Disagreement]:
    """Give a disagreement for each thing and single-valued property that its claims give several values, nothing saying so."""
    declared = {(found.about, found.property) for found in batch.disagreements}
    return [
        Disagreement(claims[0].subject, claims[0].predicate, tuple(claims), REASON, SINGLE[claims[0].predicate])
        for claims in contradicting(batch.claims)
        if (claims[0].subject, claims[0].predicate) not in declared
    ]


def contradicting(claims: Iterable[Claim]) -> Iterator[list[Claim]]:
    """Yield the claims of each thing and single-valued property that cannot all hold; a date that only says more agrees."""
    said: defaultdict[tuple[Thing, str], dict[str, Claim]] = defaultdict(dict)
    for claim in claims:
        if isinstance(claim.subject, Thing) and claim.predicate in SINGLE:
            said[claim.subject, claim.predicate].setdefault(text(claim), claim)
    for (_, predicate), by_value in said.items():
        if len(by_value) > 1 and not _agree(predicate, list(by_value)):
            yield list(by_value.values())


def _agree(predicate: str, found: list[str]) -> bool:
    if predicate in (SSE.startTime, SSE.endTime):
        return all(dates.same_time(found[0], other) for other in found[1:])
    if SINGLE[predicate] != "date-variant":
        return False
    longest = max(found, key=len)
    return all(compatible(longest, other) for other in found)

"""The remarks on a thing in words: what is wrong at a place of a source that no claim carries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from sse_atlas.graph.store import Store
from sse_atlas.ontology import Wording
from sse_atlas.queries.answers.asking import HEAD
from sse_atlas.queries.answers.evidence import Places
from sse_atlas.queries.answers.statement import Statement

_REMARKS: Final = """
SELECT ?remark ?kind ?reason ?printed ?right ?place WHERE {
  GRAPH ?graph {
    ?remark a sse:Remark ; sse:about <%s> ; sse:reason ?reason ; sse:citation|sse:evidence ?place .
    OPTIONAL { ?remark sse:faultKind ?kind }
    OPTIONAL { ?remark sse:printed ?printed }
    OPTIONAL { ?remark sse:rightValue ?right }
  }
}"""


@dataclass(slots=True)
class RemarkSaid:
    """A remark with the citations of where it stands and of what shows it."""

    kind: str
    reason: str
    printed: str
    right: str
    places: set[str] = field(default_factory=set)


def remarks_about(store: Store, iri: str) -> list[RemarkSaid]:
    """Give the remarks on a thing, in order of their IRI."""
    found: dict[str, RemarkSaid] = {}
    for row in store.query(HEAD + _REMARKS % iri):
        kind, reason, printed, right = (row[name].value if name in row else "" for name in ("kind", "reason", "printed", "right"))
        said = found.setdefault(row["remark"].value, RemarkSaid(kind, reason, printed, right))
        said.places.add(row["place"].value)
    return [found[key] for key in sorted(found)]


def statements(remarks: Iterable[RemarkSaid], places: Places, words: Wording) -> list[Statement]:
    """Give remarks as statements, in the order of the source."""
    said = [_statement(remark, places, words) for remark in remarks]
    return sorted(said, key=lambda statement: ([place.order for place in statement.places], statement.value))


def _statement(remark: RemarkSaid, places: Places, words: Wording) -> Statement:
    value = remark.reason
    if remark.printed:
        value = words.say("“{text}”: {reason}", text=remark.printed, reason=value)
    if remark.right:
        value = words.say("{reason} (rightly {right})", reason=value, right=remark.right)
    kind = words.label(remark.kind) if remark.kind else words.say("remark")
    return Statement(kind[:1].lower() + kind[1:], value, places.of(remark.places))

"""The remarks on a thing in words: what is wrong at a place of a source that no claim carries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from sse_atlas.graph.store import Store
from sse_atlas.queries.asking import HEAD, concept_label
from sse_atlas.queries.description import Statement
from sse_atlas.queries.evidence import Places

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


def statements(remarks: Iterable[RemarkSaid], places: Places) -> list[Statement]:
    """Give remarks as statements, in the order of the source."""
    said = [_statement(remark, places) for remark in remarks]
    return sorted(said, key=lambda statement: ([place.order for place in statement.places], statement.value))


def _statement(remark: RemarkSaid, places: Places) -> Statement:
    printed = f"\u201c{remark.printed}\u201d: " if remark.printed else ""
    right = f" (rightly {remark.right})" if remark.right else ""
    kind = concept_label(remark.kind).lower() if remark.kind else "remark"
    return Statement(kind, f"{printed}{remark.reason}{right}", places.of(remark.places))

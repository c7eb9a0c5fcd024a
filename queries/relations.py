"""The relations of a thing as sentences, from where it stands."""

from __future__ import annotations

from collections import defaultdict
from typing import Final

from sse_atlas.graph.names import folded
from sse_atlas.graph.results import Cell
from sse_atlas.graph.store import Store
from sse_atlas.ontology import SSE, RelationType, relation_types
from sse_atlas.queries.asking import HEAD, Values, one
from sse_atlas.queries.description import Statement
from sse_atlas.queries.evidence import Places

_RELATIONS: Final = """
SELECT ?relation ?type ?other ?label WHERE {
  ?relation sse:%s <%s> ; sse:%s ?other ; sse:relationType ?type .
  OPTIONAL { ?other rdfs:label ?label }
}"""

_DETAILS: Final = """
SELECT ?relation ?property ?value WHERE {
  ?relation sse:%s <%s> ; ?property ?value .
  FILTER(?property IN (sse:start, sse:end, sse:dateText, sse:role, sse:doubt, sse:citation))
}"""


#: What happens once, on its date; all else lasts from it.
_ONCE: Final = (
    "founded", "initiated", "organizes", "spokeAt", "moderated", "participatedIn", "authorOf", "signedAgreementWith",
)  # fmt: skip


def relations_of(store: Store, iri: str, label: str, places: Places) -> list[Statement]:
    """Give the relations from a thing, then those to it, each sorted; `label` is what the thing is called."""
    types = {type_.iri: type_ for type_ in relation_types().values()}
    found: list[tuple[bool, str, Statement]] = []
    for near, far in (("from", "to"), ("to", "from")):
        details: defaultdict[str, defaultdict[str, list[Cell]]] = defaultdict(lambda: defaultdict(list))
        for row in store.query(HEAD + _DETAILS % (near, iri)):
            details[row["relation"].value][row["property"].value].append(row["value"])
        places.look_up(cell.value for said in details.values() for cell in said.get(SSE.citation, ()))
        for row in store.query(HEAD + _RELATIONS % (near, iri, far)):
            if row["type"].value not in types:
                continue
            other = row["label"].value if "label" in row else row["other"].value
            said = details[row["relation"].value]
            type_ = types[row["type"].value]
            sentence = _sentence(type_, label, other, inverse=near == "to") + _when(said, once=type_.name in _ONCE)
            cited = places.of(cell.value for cell in said.get(SSE.citation, ()))
            statement = Statement(type_.labels["en"], sentence, cited, iri=row["other"].value, sentence=True)
            found.append((near == "to" and not type_.symmetric, folded(sentence), statement))
    return [statement for _, _, statement in sorted(found, key=lambda item: (item[0], item[1], item[2].iri))]


def _sentence(type_: RelationType, label: str, other: str, *, inverse: bool) -> str:
    """The sentence of a relation that begins with the thing described."""
    if inverse:
        return type_.inverse_sentence["en"].format_map({"from": other, "to": label})
    return type_.sentence["en"].format_map({"from": label, "to": other})


def _when(said: Values, *, once: bool) -> str:
    """The role and the dates of a relation, in brackets, and what makes it doubtful."""
    start, end, words, role = (one(said, term) for term in (SSE.start, SSE.end, SSE.dateText, SSE.role))
    dates = start if once or not start else f"since {start}"
    if end:
        dates = f"from {start} to {end}" if start else f"until {end}"
    told = ", ".join(part for part in (f"as {role}" if role else "", dates or words) if part)
    doubt = one(said, SSE.doubt)
    return (f" ({told})" if told else "") + (f"; doubtful: {doubt}" if doubt else "")

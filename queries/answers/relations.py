"""The relations of a thing as sentences, from where it stands."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import Final

from sse_atlas.graph.names import folded
from sse_atlas.graph.results import Cell
from sse_atlas.graph.store import Store
from sse_atlas.ontology import RDF, RDFS, SKOS, SSE, RelationType, Wording, relation_types
from sse_atlas.queries.answers.asking import HEAD, Values, name_in, one, properties
from sse_atlas.queries.answers.evidence import Places
from sse_atlas.queries.answers.sentences import when
from sse_atlas.queries.answers.statement import Statement

_RELATIONS: Final = """
SELECT ?relation ?type ?other WHERE {
  ?relation sse:%s <%s> ; sse:%s ?other ; sse:relationType ?type .
}"""

_DETAILS: Final = """
SELECT ?relation ?property ?value WHERE {
  ?relation sse:%s <%s> ; ?property ?value .
  FILTER(?property IN (sse:start, sse:end, sse:dateText, sse:role, sse:doubt, sse:confidence, sse:citation))
}"""


def relations_of(store: Store, iri: str, label: str, places: Places, words: Wording) -> list[Statement]:
    """Give the relations from a thing, then those to it, each sorted; `label` is what the thing is called."""
    types = {type_.iri: type_ for type_ in relation_types().values()}
    found: list[tuple[bool, str, Statement]] = []
    for near, far in (("from", "to"), ("to", "from")):
        details: defaultdict[str, defaultdict[str, list[Cell]]] = defaultdict(lambda: defaultdict(list))
        for row in store.query(HEAD + _DETAILS % (near, iri)):
            details[row["relation"].value][row["property"].value].append(row["value"])
        places.look_up(cell.value for said in details.values() for cell in said.get(SSE.citation, ()))
        rows = [row for row in store.query(HEAD + _RELATIONS % (near, iri, far)) if row["type"].value in types]
        others = properties(store, {row["other"].value for row in rows}, (RDFS.label, SKOS.prefLabel, RDF.type))
        for row in rows:
            other = row["other"].value
            facts = others.get(other, {})
            ends = (label, name_in(facts, words) or other)
            type_, said, inverse = types[row["type"].value], details[row["relation"].value], near == "to"
            names = ends[::-1] if inverse else ends
            told = relation_statement(type_, names, said, places, words, inverse=inverse, event=is_event(facts))
            found.append((inverse and not type_.symmetric, folded(told.text), replace(told, iri=other)))
    return [statement for _, _, statement in sorted(found, key=lambda item: (item[0], item[1], item[2].iri))]


def relation_statement(
    type_: RelationType,
    ends: tuple[str, str],
    said: Values,
    places: Places,
    words: Wording,
    *,
    inverse: bool = False,
    event: bool = False,
) -> Statement:
    """Give a relation as a sentence with its dates, role, doubt and places.

    `ends` are the names of where it starts and ends, `said` its properties; an `inverse` sentence begins with the end. What has
    to do with an `event` is of its date, and does not last from it.
    """
    start, end, in_words, role = (one(said, term) for term in (SSE.start, SSE.end, SSE.dateText, SSE.role))
    sentence = words.relation(type_, *ends, inverse=inverse)
    return Statement(
        property=words.of(type_.labels),
        value=sentence,
        places=places.of(cell.value for cell in said.get(SSE.citation, ())),
        doubt=one(said, SSE.doubt),
        confidence=one(said, SSE.confidence),
        text=sentence + when(words, start=start, end=end, in_words=in_words, role=role, once=type_.once or event),
    )


def is_event(facts: Values) -> bool:
    """Tell whether the properties of a thing, its types among them, make it an event."""
    return any(cell.value == SSE.Event for cell in facts.get(RDF.type, ()))

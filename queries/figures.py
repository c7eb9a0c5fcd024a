"""The figures of a thing in words: what is counted, how much, as of when, and our own count beside the stated one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from sse_atlas.graph.results import Cell
from sse_atlas.graph.store import Store
from sse_atlas.ontology import RDFS, SSE
from sse_atlas.queries.asking import HEAD, concept_label, one
from sse_atlas.queries.description import Statement
from sse_atlas.queries.evidence import CorrectionSaid, Places

_FIGURES: Final = """
SELECT ?figure ?property ?value WHERE { ?figure sse:figureOf <%s> ; ?property ?value }"""

_QUIET: Final = ("exactly", "achieved")


def figures_of(store: Store, iri: str, places: Places, corrections: Iterable[CorrectionSaid]) -> list[Statement]:
    """Give the figures of a thing as its sources state them; one that was counted here stands with the stated one."""
    figures: defaultdict[str, defaultdict[str, list[Cell]]] = defaultdict(lambda: defaultdict(list))
    for row in store.query(HEAD + _FIGURES % iri):
        figures[row["figure"].value][row["property"].value].append(row["value"])
    places.look_up(cell.value for said in figures.values() for cell in said.get(SSE.citation, ()))
    counted = {one(said, SSE.standsBeside): one(said, SSE.value) for said in figures.values()}
    corrected = {said.subject: said for said in corrections if said.property == SSE.value}
    found = []
    for figure, said in figures.items():
        if SSE.standsBeside in said:
            continue
        wrong = corrected.get(figure)
        ours = counted.get(figure, "")
        statement = Statement(
            property=_what(said),
            value=_value(said) + (f"; {ours} counted here" if ours and ours != one(said, SSE.value) else ""),
            places=places.of(cell.value for cell in said.get(SSE.citation, ())),
            printed=(wrong.value.value,) if wrong else (),
            corrected=wrong.reason if wrong else "",
        )
        found.append(((one(said, SSE.asOf), statement.property, figure), statement))
    return [statement for _, statement in sorted(found, key=lambda item: item[0])]


def _what(said: Mapping[str, list[Cell]]) -> str:
    """What is counted: in the words of the record, else "members (Asia, SSE Networks)"."""
    if label := one(said, RDFS.label):
        return label
    parts = sorted((cell.value for cell in said.get(SSE.breakdown, ())), reverse=True)
    measure = concept_label(one(said, SSE.measure)).lower()
    return f"{measure} ({', '.join(map(concept_label, parts))})" if parts else measure


def _number(digits: str) -> str:
    """A number as a reader wants it: 1216738 as 1,216,738; a small one, which may be a year, as it stands."""
    return f"{int(digits):,}" if digits.lstrip("-").isdigit() and len(digits) > 4 else digits


def _value(said: Mapping[str, list[Cell]]) -> str:
    value = _number(one(said, SSE.value))
    if upper := one(said, SSE.upperValue):
        value = f"{value} to {_number(upper)}"
    words = [concept_label(one(said, term)) for term in (SSE.qualifier, SSE.status) if one(said, term)]
    before = " ".join(word for word in words if word not in _QUIET)
    date = one(said, SSE.asOf)
    parts = (before, value, one(said, SSE.unit), f"as of {date}" if date else "")
    return " ".join(part for part in parts if part)

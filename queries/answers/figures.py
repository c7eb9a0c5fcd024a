"""The figures of a thing in words: what is counted, how much, as of when, and our own count beside the stated one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from sse_atlas.graph.results import Cell
from sse_atlas.graph.store import Store
from sse_atlas.ontology import BASE, RDFS, SSE, Wording, message
from sse_atlas.queries.answers.asking import HEAD, one
from sse_atlas.queries.answers.evidence import CorrectionSaid, Places
from sse_atlas.queries.answers.statement import Statement

_FIGURES: Final = """
SELECT ?figure ?property ?value WHERE { ?figure sse:figureOf <%s> ; ?property ?value }"""

#: How exactly a number is meant, and whether it is reached; what is exact and reached needs no word.
_MEANT: Final = {
    "qualifier/about": message("about {value}"),
    "qualifier/atLeast": message("at least {value}"),
    "qualifier/upTo": message("up to {value}"),
    "status/target": message("{value} (target)"),
}


def figures_of(
    store: Store, iri: str, name: str, places: Places, corrections: Iterable[CorrectionSaid], words: Wording
) -> list[Statement]:
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
        what, value = counted_in_words(said, words), value_in_words(said, words)
        if ours and ours != one(said, SSE.value):
            value = words.say("{value}; {counted} counted here", value=value, counted=ours)
        statement = Statement(
            property=what,
            value=value,
            text=words.say("{name}: {property}: {value}", name=name, property=what, value=value),
            places=places.of(cell.value for cell in said.get(SSE.citation, ())),
            printed=(wrong.value.value,) if wrong else (),
            corrected=wrong.reason if wrong else "",
        )
        found.append(((one(said, SSE.asOf), statement.property, figure), statement))
    return [statement for _, statement in sorted(found, key=lambda item: item[0])]


def counted_in_words(said: Mapping[str, list[Cell]], words: Wording) -> str:
    """Give what is counted: in the words of the record, else "members (Asia, SSE Networks)"."""
    if label := one(said, RDFS.label):
        return label
    parts = sorted((cell.value for cell in said.get(SSE.breakdown, ())), reverse=True)
    measure = words.label(one(said, SSE.measure))
    measure = measure[:1].lower() + measure[1:]
    return f"{measure} ({', '.join(map(words.label, parts))})" if parts else measure


def number_in_words(digits: str, words: Wording) -> str:
    """Give a number as a reader wants it; a decimal stands as it is."""
    return words.number(int(digits)) if digits.lstrip("-").isdigit() else digits


def value_in_words(said: Mapping[str, list[Cell]], words: Wording) -> str:
    """Give how much: the number with its unit, how exactly it is meant, and as of when."""
    value = number_in_words(one(said, SSE.value), words)
    if upper := one(said, SSE.upperValue):
        value = words.say("{value} to {upper}", value=value, upper=number_in_words(upper, words))
    if unit := one(said, SSE.unit):
        value = f"{value} {unit}"
    for term in (SSE.qualifier, SSE.status):
        if meant := _MEANT.get(one(said, term).removeprefix(BASE)):
            value = words.say(meant, value=value)
    date = one(said, SSE.asOf)
    return words.say("{value} as of {date}", value=value, date=date) if date else value

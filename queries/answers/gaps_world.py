"""Regions, countries and themes with nobody."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Final

from sse_atlas.graph.countries import all_countries, country_name
from sse_atlas.graph.names import folded
from sse_atlas.ontology import SSE, broader_regions, concepts, region_of
from sse_atlas.queries.answers.asking import HEAD, THINGS, properties, values
from sse_atlas.queries.answers.gaps_asking import Asked, Found
from sse_atlas.queries.answers.statement import Statement

_SEATS: Final = """
SELECT ?country (COUNT(DISTINCT ?actor) AS ?actors) WHERE { ?actor a sse:Actor ; sse:country ?country }
GROUP BY ?country"""

_PLACED: Final = """
SELECT DISTINCT ?thing ?country WHERE {
  VALUES ?class { %s }
  ?thing a ?class ; sse:country ?country .
}"""

# What a source says of a section of its directory: in which countries it has members.
_COVERED: Final = """
SELECT ?thing ?country ?citation WHERE {
  GRAPH ?graph {
    ?claim rdf:predicate sse:coversCountry ; rdf:subject ?thing ; rdf:object ?country ; sse:citation ?citation .
  }
  FILTER NOT EXISTS { GRAPH ?corrections { ?correction sse:corrects ?claim } }
}"""

_WORKING: Final = """
SELECT ?theme (COUNT(DISTINCT ?actor) AS ?actors) (MIN(?actor) AS ?one) WHERE { ?actor a sse:Actor ; sse:theme ?theme }
GROUP BY ?theme"""

_DEALING: Final = """
SELECT ?theme (COUNT(DISTINCT ?thing) AS ?things) WHERE {
  VALUES ?class { %s }
  ?thing a ?class ; sse:theme ?theme .
}
GROUP BY ?theme"""


@dataclass(slots=True)
class _Region:
    """A region by the names of what it is part of and its own, with its countries, as codes."""

    order: tuple[str, ...]
    name: str
    there: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)


def countries(asked: Asked) -> Found:
    """Give the countries that the sources name and no actor has its seat in; then the regions of the United Nations standard
    M49 with nobody; then the others, with their countries without anybody."""
    seats = {row["country"].value for row in asked.store.query(HEAD + _SEATS)}
    regions = _regions(asked, seats)
    listed = [*_named(asked, seats), *(_region(asked, region) for region in regions)]
    words, nobody = asked.words, sum(len(region.missing) for region in regions)
    total, empty = sum(map(len, _of_regions().values())), sum(not region.there for region in regions)
    told = (
        (
            words.say("countries"),
            nobody,
            words.say(
                "Nobody is recorded in {number} of the {total} countries and areas of the standard", number=nobody, total=total
            ),
        ),
        (
            words.say("regions"),
            empty,
            words.say("Nobody is recorded in {number} of its {total} regions", number=empty, total=len(_of_regions())),
        ),
    )
    return Found(tuple(Statement(name, str(number), text=text) for name, number, text in told if number), *asked.cut(listed))


def _of_regions() -> dict[str, list[str]]:
    """The most detailed regions of the standard, each with the codes of its countries; Antarctica is in none."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for code in all_countries():
        region = region_of(code)
        if region and broader_regions(region):
            found[region].append(code)
    return dict(found)


def _regions(asked: Asked, seats: set[str]) -> list[_Region]:
    """The regions in which a country has nobody: those with nobody at all first, then by the region above them."""
    found = []
    for iri, codes in _of_regions().items():
        above = [asked.words.label(one) for one in reversed(broader_regions(iri))]
        region = _Region((*above, asked.words.label(iri)), asked.words.label(iri))
        for code in codes:
            (region.there if code in seats else region.missing).append(code)
        if region.missing:
            found.append(region)
    return sorted(found, key=lambda region: (bool(region.there), region.order))


def _region(asked: Asked, region: _Region) -> Statement:
    words, number = asked.words, len(region.missing)
    names = sorted((country_name(code, words.language) for code in region.missing), key=folded)
    if region.there:
        text = words.say(
            "{region}: nobody in {number} of {total} countries and areas: {names}",
            number=number,
            region=region.name,
            total=number + len(region.there),
            names=", ".join(names),
        )
    else:
        text = words.many(
            "{region}: nobody in any country or area: {names}",
            "{region}: nobody in any of the {number} countries and areas: {names}",
            number,
            region=region.name,
            names=", ".join(names),
        )
    return Statement(region.name, ", ".join(region.missing), text=text)


def _named(asked: Asked, seats: set[str]) -> list[Statement]:
    """The countries that something of the atlas names and no actor has its seat in."""
    naming: defaultdict[str, set[str]] = defaultdict(set)
    cited: defaultdict[str, set[str]] = defaultdict(set)
    for row in asked.store.query(HEAD + _PLACED % values(THINGS)):
        naming[row["country"].value].add(row["thing"].value)
    for row in asked.store.query(HEAD + _COVERED):
        naming[row["country"].value].add(row["thing"].value)
        cited[row["country"].value].add(row["citation"].value)
    for code in seats & naming.keys():
        del naming[code]
    things = {thing for named in naming.values() for thing in named}
    said = properties(asked.store, things, (SSE.citation,))
    for code, named in naming.items():
        cited[code] |= {cell.value for thing in named for cell in said.get(thing, {}).get(SSE.citation, ())}
    asked.places.look_up(citation for code in naming for citation in cited[code])
    names = asked.names(things)
    found = []
    for code, named in naming.items():
        country, listed = country_name(code, asked.words.language), sorted((names[thing] for thing in named), key=folded)
        text = asked.words.say(
            "{country}: nobody, though the sources place there: {names}",
            country=country,
            names=asked.several(listed, len(listed)),
        )
        found.append(Statement(country, code, asked.places.of(cited[code]), text=text))
    return sorted(found, key=lambda statement: (folded(statement.property), statement.value))


def themes(asked: Asked) -> Found:
    """Give the themes that no actor works on, then those that one alone does; the least worked on where there are none."""
    words = asked.words
    working = {
        row["theme"].value: (int(row["actors"].value), row["one"].value)
        for row in asked.store.query(HEAD + _WORKING)
        if "theme" in row
    }
    dealing = {
        row["theme"].value: int(row["things"].value)
        for row in asked.store.query(HEAD + _DEALING % values(THINGS))
        if "theme" in row
    }
    known = [theme.iri for theme in concepts("themes").values()]
    order = sorted(known, key=lambda iri: (working.get(iri, (0, ""))[0], folded(words.label(iri)), iri))
    alone = {iri: working[iri][1] for iri in order if working.get(iri, (0, ""))[0] == 1}
    names, entries = asked.names(alone.values()), asked.entries(alone.values())
    listed = []
    for iri in order:
        theme, number = words.label(iri), working.get(iri, (0, ""))[0]
        if number == 0:
            text = words.many(
                "{theme}: no actor; {number} thing of another kind has this theme",
                "{theme}: no actor; {number} things of other kinds have this theme",
                dealing.get(iri, 0),
                theme=theme,
            )
            listed.append(Statement(theme, "", iri=iri, text=text))
        elif number == 1:
            actor = alone[iri]
            text = words.say("{theme}: {name} alone", theme=theme, name=names[actor])
            listed.append(Statement(theme, names[actor], entries.get(actor, ()), iri=iri, text=text))
    return Found((), *asked.cut(listed))

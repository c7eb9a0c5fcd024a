"""Relations that one side, or one source, tells alone, and those that no source dates."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import Final

from sse_atlas.graph.iris import is_iri
from sse_atlas.graph.names import folded
from sse_atlas.graph.results import Row
from sse_atlas.ontology import relation_types
from sse_atlas.queries.answers.asking import HEAD, chunks, values
from sse_atlas.queries.answers.gaps_asking import Asked, Found
from sse_atlas.queries.answers.statement import Statement

_ENTRIES: Final = """
SELECT DISTINCT ?member ?source ?heading WHERE {
  <%s> org:hasMember ?member .
  ?member sse:citation ?citation .
  ?citation sse:locator ?heading ; dcterms:source ?source .
}"""

_BETWEEN: Final = """
SELECT DISTINCT ?relation ?from ?to ?source ?heading WHERE {
  VALUES ?from { %s }
  ?relation sse:from ?from ; sse:to ?to ; sse:citation ?citation .
  ?citation sse:locator ?heading ; dcterms:source ?source .
}"""

_TELLS: Final = """
ASK { ?citation dcterms:source <%s> . ?relation sse:citation ?citation ; sse:relationType ?type }"""

_TYPES: Final = """
SELECT DISTINCT ?type ?source WHERE {
  ?relation sse:relationType ?type ; sse:citation ?citation .
  ?citation dcterms:source ?source .
}"""

_TOLD: Final = """
SELECT ?relation ?from ?to ?type ?source WHERE {
  %s
  ?relation sse:relationType ?type ; sse:from ?from ; sse:to ?to ; sse:citation ?citation .
  ?citation dcterms:source ?source .
}"""

# Where a claim is about a thing, or names it, the document does.
_CLAIMED: Final = """
SELECT DISTINCT ?thing ?graph WHERE { GRAPH ?graph { ?claim rdf:%s ?thing . ?claim a sse:Claim } }"""

_TIMES: Final = """
SELECT ?sources ?places (COUNT(?relation) AS ?relations) WHERE {
  {
    SELECT ?relation (COUNT(DISTINCT ?source) AS ?sources) (COUNT(DISTINCT ?citation) AS ?places) WHERE {
      ?relation a sse:Relation ; sse:citation ?citation .
      ?citation dcterms:source ?source .
    }
    GROUP BY ?relation
  }
}
GROUP BY ?sources ?places"""

_OF_TYPES: Final = """
SELECT ?type (COUNT(DISTINCT ?relation) AS ?relations) WHERE { ?relation %ssse:relationType ?type }
GROUP BY ?type"""

#: What tells a start, however vaguely.
_DATED: Final = "sse:start|sse:dateText ?start ; "

#: source and heading
_Entry = tuple[str, str]


def one_sided(asked: Asked) -> Found:
    """Give the relations between two members with entries of their own that only one of the two entries tells.

    The same as queries/one-sided.rq tells of a directory, for the members of any network.
    """
    entries: defaultdict[str, set[_Entry]] = defaultdict(set)
    for row in asked.store.query(HEAD + _ENTRIES % asked.network) if asked.network else ():
        entries[row["member"].value].add(_entry(row))
    tellers: defaultdict[tuple[str, str, str], set[str]] = defaultdict(set)
    for chunk in chunks(entries):
        for row in asked.store.query(HEAD + _BETWEEN % values(chunk)):
            near, far = row["from"].value, row["to"].value
            if near != far and far in entries:
                own = {end for end, other in ((near, far), (far, near)) if _entry(row) in entries[end] - entries[other]}
                tellers[row["relation"].value, near, far] |= own
    found = {relation: (*told, *({near, far} - told)) for (relation, near, far), told in tellers.items() if len(told) == 1}
    names = asked.names(end for pair in found.values() for end in pair)
    said = asked.relations(found)
    listed = [
        replace(
            said[relation],
            iri=relation,
            text=asked.words.say(
                "{relation}: told in the entry of {teller}, not in that of {other}",
                relation=said[relation].text,
                teller=names[teller],
                other=names[other],
            ),
        )
        for relation, (teller, other) in found.items()
        if relation in said
    ]
    listed.sort(key=lambda told: (folded(told.value), told.iri))
    return Found((), *asked.cut(listed))


def _entry(row: Row) -> _Entry:
    return row["source"].value, row["heading"].value


def single_source(asked: Asked) -> Found:
    """Give the relations that one source tells alone though another names both ends, and how many rest on one source.

    The other is a document whose claims name them, or any source that tells relations of that type of both: a list of actors
    cannot be expected to tell who works with whom. Those come first of whose type the other tells some; then by IRI.
    """
    silent = _silent(asked)
    shown = list(silent)[: asked.most]
    titles = asked.titles()
    said = asked.relations(shown)
    listed = [
        replace(
            said[relation],
            iri=relation,
            text=asked.words.say(
                "{relation}: told by one source alone; both ends are named in {sources} too",
                relation=said[relation].text,
                sources=", ".join(sorted(asked.words.say("“{text}”", text=titles.get(one, one)) for one in silent[relation])),
            ),
        )
        for relation in shown
        if relation in said
    ]
    return Found(_alone(asked), tuple(listed), len(silent) - len(shown))


def _silent(asked: Asked) -> dict[str, set[str]]:
    """Relations that one source tells -> the sources that could have told it too."""
    documents, types = _documents(asked), _types(asked)
    shared = {type_ for type_, sources in types.items() if len(sources) > 1}
    if not documents and not shared:
        return {}
    told: defaultdict[tuple[str, str, str, str], set[str]] = defaultdict(set)
    alike: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for row in asked.store.query(HEAD + _TOLD % ("" if documents else f"VALUES ?type {{ {values(shared)} }}")):
        relation, near, far, type_, source = (row[name].value for name in ("relation", "from", "to", "type", "source"))
        told[relation, near, far, type_].add(source)
        alike[type_, near].add(source)
        alike[type_, far].add(source)
    found = []
    for (relation, near, far, type_), sources in told.items():
        naming = documents.get(near, set()) & documents.get(far, set()) | alike[type_, near] & alike[type_, far]
        if len(sources) == 1 and (others := naming - sources):
            found.append((not others & types.get(type_, set()), relation, others))
    return {relation: others for _, relation, others in sorted(found, key=lambda one: one[:2])}


def _documents(asked: Asked) -> dict[str, set[str]]:
    """Things -> the sources whose claims name them."""
    base = asked.store.base
    found: defaultdict[str, set[str]] = defaultdict(set)
    for part in ("subject", "object"):
        for row in asked.store.query(HEAD + _CLAIMED % part):
            found[row["thing"].value].add(f"{base}source/{row['graph'].value.removeprefix(f'{base}graph/')}")
    return dict(found)


def _types(asked: Asked) -> dict[str, set[str]]:
    """Types of relation -> the sources that tell some; none where only one source tells relations at all."""
    known = filter(is_iri, asked.titles())
    # Asked one by one: the first relation of a source is an answer, where one query for all would read them all.
    if sum(asked.store.query(HEAD + _TELLS % source).boolean for source in known) < 2:
        return {}
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in asked.store.query(HEAD + _TYPES):
        found[row["type"].value].add(row["source"].value)
    return dict(found)


def _alone(asked: Asked) -> tuple[Statement, ...]:
    """How many relations rest on one source, and on one place."""
    words = asked.words
    rows = [
        tuple(int(row[name].value) for name in ("sources", "places", "relations")) for row in asked.store.query(HEAD + _TIMES)
    ]
    total = sum(number for *_, number in rows)
    of_source = sum(number for sources, _, number in rows if sources == 1)
    of_place = sum(number for _, places, number in rows if places == 1)
    if not of_source:
        return ()
    source = words.many(
        "{number} relation of {total} is told by one source alone; for the others: {command}",
        "{number} relations of {total} are told by one source alone; for the others: {command}",
        of_source,
        total=total,
        command=asked.command("several-sources"),
    )
    place = words.many(
        "{number} relation of {total} is told at one place alone: one line, a few in a row, or a row of a list",
        "{number} relations of {total} are told at one place alone: one line, a few in a row, or a row of a list",
        of_place,
        total=total,
    )
    told = ((words.say("told by one source"), of_source, source), (words.say("told at one place"), of_place, place))
    return tuple(Statement(name, str(number), text=text) for name, number, text in told if number)


def undated(asked: Asked) -> Found:
    """Give, by type, the number of relations that last for which no source tells a start, not even in words."""
    words = asked.words
    lasting = {type_.iri: type_ for type_ in relation_types().values() if not type_.once}
    total, dated = (_of_types(asked, condition) for condition in ("", _DATED))
    missing = {iri: number - dated.get(iri, 0) for iri, number in total.items() if iri in lasting and number > dated.get(iri, 0)}
    listed = [
        Statement(
            words.of(lasting[iri].labels),
            str(missing[iri]),
            iri=iri,
            text=words.many(
                "{number} of {total} relations of the type “{type}” has no start",
                "{number} of {total} relations of the type “{type}” have no start",
                missing[iri],
                type=words.of(lasting[iri].labels),
                total=total[iri],
            ),
        )
        for iri in sorted(missing, key=lambda iri: (-missing[iri], iri))
    ]
    return Found((), *asked.cut(listed))


def _of_types(asked: Asked, condition: str) -> dict[str, int]:
    rows = asked.store.query(HEAD + _OF_TYPES % condition)
    return {row["type"].value: int(row["relations"].value) for row in rows if "type" in row}

"""Members that nothing ties to others, and what is not known of members and relations."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from sse_atlas.graph.names import folded
from sse_atlas.ontology import FOAF, SSE, message, relation_types
from sse_atlas.queries.answers.asking import HEAD, chunks, values
from sse_atlas.queries.answers.gaps_asking import Asked, Found
from sse_atlas.queries.answers.sentences import called
from sse_atlas.queries.answers.statement import Statement

_BESIDE: Final = """
SELECT ?member ?type ?other WHERE {
  VALUES ?member { %s }
  ?relation sse:%s ?member ; sse:%s ?other ; sse:relationType ?type .
}"""

#: How little ties a member, from nothing on: what is said of it, and of how many.
_BARE, _ANSWERS, _OWN = range(3)
_SAID: Final = (
    message("{name}: no relation but the membership"),
    message("{name}: no relation but the membership and events of {network}: {things}"),
    message("{name}: tied to nothing but {things}"),
)
#: What may be known of a member; the query that lists those of whom it is not, or counts them.
_FIELDS: Final[Mapping[str, str]] = {
    FOAF.homepage: "members-without-website",
    SSE.country: "coverage",
    SSE.theme: "coverage",
    SSE.founded: "coverage",
}
_WITHOUT: Final = """
SELECT (COUNT(DISTINCT ?actor) AS ?number) WHERE {
  %s
  FILTER NOT EXISTS { ?actor <%s> ?value }
}"""
_DOUBTFUL: Final = """
SELECT (COUNT(DISTINCT ?relation) AS ?number) WHERE { ?relation sse:doubt ?doubt ; a sse:Relation }"""
_DISPUTED: Final = """
SELECT (COUNT(DISTINCT ?disagreement) AS ?number) WHERE { GRAPH ?graph { ?disagreement a sse:Disagreement } }"""


def unconnected(asked: Asked) -> Found:
    """Give the members that no relation leads on from to another actor: those with none at all but the membership, those
    with events of the network besides, then those tied to things that nobody else is tied to."""
    alone = asked.members - {node for part in asked.ties.parts() for node in part} - {asked.network}
    beside = _beside(asked, alone)
    levels: dict[str, tuple[int, set[str]]] = {}
    for member in alone:
        others = {other for type_, other in beside[member] if (type_, other) != (relation_types()["memberOf"].iri, asked.network)}
        things = others - asked.own_events
        # Another actor may stand in a relation that has ended, or that is no tie: a relation all the same.
        if things <= asked.things | {asked.network}:
            levels[member] = (_OWN, things) if things else (_ANSWERS, others) if others else (_BARE, others)
    order = sorted(levels, key=lambda member: (levels[member][0], member))
    shown = order[: asked.most]
    names = asked.names({*shown, *(thing for member in shown for thing in levels[member][1])})
    entries = asked.entries(shown)
    listed = []
    for member in shown:
        level, others = levels[member]
        told = asked.several(sorted((names[other] for other in others), key=folded), len(others))
        text = asked.words.say(_SAID[level], name=names[member], network=asked.network_name, things=told)
        listed.append(Statement(names[member], told, entries.get(member, ()), iri=member, text=text))
    return Found(_levels(asked, [level for level, _ in levels.values()]), tuple(listed), len(order) - len(shown))


def _beside(asked: Asked, members: Collection[str]) -> dict[str, set[tuple[str, str]]]:
    """The relations of members, by type and what stands at the other end, whether they have ended or not."""
    found: dict[str, set[tuple[str, str]]] = {member: set() for member in members}
    for chunk in chunks(members):
        for near, far in (("from", "to"), ("to", "from")):
            for row in asked.store.query(HEAD + _BESIDE % (values(chunk), near, far)):
                found[row["member"].value].add((row["type"].value, row["other"].value))
    return found


def _levels(asked: Asked, levels: list[int]) -> tuple[Statement, ...]:
    """How many members there are of each level."""
    words, fields = asked.words, {"total": len(asked.members), "network": asked.network_name}
    bare, answers, own = (levels.count(level) for level in (_BARE, _ANSWERS, _OWN))
    told = (
        words.many(
            "{number} of {total} members has no relation but the membership",
            "{number} of {total} members have no relation but the membership",
            bare,
            **fields,
        ),
        words.many(
            "{number} of {total} members has no relation but the membership and events of {network}",
            "{number} of {total} members have no relation but the membership and events of {network}",
            answers,
            **fields,
        ),
        words.many(
            "{number} of {total} members is tied to things that lead to no other actor",
            "{number} of {total} members are tied to things that lead to no other actor",
            own,
            **fields,
        ),
    )
    numbers = zip((bare, answers, own), told, strict=True)
    return tuple(Statement(words.say("members"), str(number), text=text) for number, text in numbers if number)


def unknown(asked: Asked) -> Found:
    """Give of how many members (of how many actors, where there is no network) what is not known, and what is left open."""
    words = asked.words
    some = f"<{asked.network}> org:hasMember ?actor ." if asked.network else "?actor a sse:Actor ."
    total = asked.count(f"SELECT (COUNT(DISTINCT ?actor) AS ?number) WHERE {{ {some} }}")
    told = []
    for field, query in _FIELDS.items():
        if number := asked.count(_WITHOUT % (some, field)):
            named = called(words, field)
            if asked.network:
                command = asked.command(query, of_network=True)
                text = words.say(
                    "{field}: not told of {number} of {total} members: {command}",
                    field=named, number=number, total=total, command=command,
                )  # fmt: skip
            else:
                text = words.say("{field}: not told of {number} of {total} actors", field=named, number=number, total=total)
            told.append(Statement(named, str(number), text=text))
    return Found((*told, *_left_open(asked)))


def _left_open(asked: Asked) -> list[Statement]:
    """What the sources, or those who read them, leave open."""
    words = asked.words
    doubtful, disputed = asked.count(_DOUBTFUL), asked.count(_DISPUTED)
    told = (
        words.many(
            "{number} relation rests on a doubtful reading: {command}",
            "{number} relations rest on a doubtful reading: {command}",
            doubtful,
            command=asked.command("doubts"),
        ),
        words.many(
            "{number} disagreement is undecided: {command}",
            "{number} disagreements are undecided: {command}",
            disputed,
            command=asked.command("disagreements"),
        ),
    )
    numbers = zip((doubtful, disputed), told, strict=True)
    return [Statement(words.say("left open"), str(number), text=text) for number, text in numbers if number]

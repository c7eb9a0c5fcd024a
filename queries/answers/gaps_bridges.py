"""The actors, things and ties whose loss splits the network, as sentences."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final

from sse_atlas.graph.names import folded
from sse_atlas.queries.answers.asking import HEAD, values
from sse_atlas.queries.answers.bridges import Split
from sse_atlas.queries.answers.gaps_asking import LISTED, Asked, Found
from sse_atlas.queries.answers.statement import Statement

# What is cut off comes first: it has few relations, where that on which it hangs may have thousands.
_BETWEEN: Final = """
SELECT ?relation ?near ?far WHERE {
  VALUES (?near ?far) { %s }
  ?relation sse:%s ?near ; sse:%s ?far .
}"""

#: Pairs asked for at once.
_AT_ONCE: Final = 250


def bridges(asked: Asked) -> Found:
    """Give what splits the network when it is lost, that first which cuts off most actors."""
    splits = asked.ties.splits()
    shown = splits[: asked.most]
    nearest = {split: asked.ties.nearest(split, LISTED) for split in shown}
    names = asked.names(node for split in shown for node in (*split.lost, *nearest[split]))
    relations = _between(asked, {pair for split in shown for pair in _pairs(split)})
    said = asked.relations({relation for found in relations.values() for relation in found})
    listed = []
    for split in shown:
        told = [said[relation] for pair in _pairs(split) for relation in relations.get(pair, ()) if relation in said]
        ends = asked.several([names[node] for node in nearest[split]], split.cut)
        places = tuple(sorted({place for one in told for place in one.places}, key=lambda place: place.order))
        iri = split.lost[0] if len(split.lost) == 1 else ""
        name = names[iri] if iri else "; ".join(sorted({one.text for one in told}, key=folded))
        listed.append(Statement(name, ends, places, iri=iri, text=_sentence(asked, split, name, ends)))
    return Found(_counts(asked, bool(splits)), tuple(listed), len(splits) - len(shown))


def _sentence(asked: Asked, split: Split, name: str, ends: str) -> str:
    fields = {"name": name, "names": ends, "number": split.cut, "rest": split.rest}
    if len(split.lost) == 2:
        return asked.words.say("Without the tie “{name}”, {number} actors are cut off from the other {rest}: {names}", **fields)
    if split.pieces == 2:
        return asked.words.say("Without {name}, {number} actors are cut off from the other {rest}: {names}", **fields)
    return asked.words.say(
        "Without {name}, {number} actors are cut off, in pieces, from the other {rest}: {names}",
        **fields,
    )


def _pairs(split: Split) -> list[tuple[str, str]]:
    """The ties by which what is cut off hangs on the rest: as many as a sentence names actors."""
    return [(node, split.lost[-1]) for node in split.near[:LISTED]]


def _between(asked: Asked, pairs: Collection[tuple[str, str]]) -> dict[tuple[str, str], list[str]]:
    """The relations between the things of each pair, in whichever direction."""
    found: dict[tuple[str, str], list[str]] = {pair: [] for pair in pairs}
    for some in _some(sorted(pairs)):
        both = " ".join(f"({values(pair)})" for pair in some)
        for ends in (("from", "to"), ("to", "from")):
            for row in asked.store.query(HEAD + _BETWEEN % (both, *ends)):
                found[row["near"].value, row["far"].value].append(row["relation"].value)
    return {pair: sorted(relations) for pair, relations in found.items()}


def _some(pairs: list[tuple[str, str]]) -> Iterable[list[tuple[str, str]]]:
    for place in range(0, len(pairs), _AT_ONCE):
        yield pairs[place : place + _AT_ONCE]


def _counts(asked: Asked, split: bool) -> tuple[Statement, ...]:
    """How many actors the network has, in how many parts, and how many of them hang on one tie."""
    words, parts, hanging = asked.words, asked.ties.parts(), asked.ties.hanging()
    if not (hanging or split or len(parts) > 1):
        return ()
    whole = words.many(
        "The ties join {total} actors in {number} part, of {largest}",
        "The ties join {total} actors in {number} parts, the largest of {largest}",
        len(parts),
        total=sum(map(len, parts)),
        largest=len(parts[0]),
    )
    alone = words.many(
        "{number} actor hangs on one tie alone",
        "{number} actors hang on one tie alone",
        hanging,
    )
    told = ((words.say("parts"), len(parts), whole), (words.say("hanging"), hanging, alone))
    return tuple(Statement(name, str(number), text=text) for name, number, text in told if number)

"""How two actors are connected: the shortest paths through reported relations, as sentences with their citations."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from sse_atlas.errors import QueryError
from sse_atlas.graph.store import Store
from sse_atlas.ontology import RDF, RDFS, SKOS, SSE, Wording, relation_types, wording
from sse_atlas.queries.answers.answer import Answer
from sse_atlas.queries.answers.asking import HEAD, chunks, name_in, one, properties, values
from sse_atlas.queries.answers.evidence import Places
from sse_atlas.queries.answers.relations import is_event, relation_statement
from sse_atlas.queries.answers.statement import Group, Statement
from sse_atlas.queries.answers.walking import Ties, shortest_ways

#: Of so many steps a path is asked for if nobody says otherwise: beyond, nearly everything is connected.
MOST_STEPS: Final = 6

_BESIDE: Final = """
SELECT ?near ?other ?doubtful WHERE {
  VALUES ?near { %s }
  ?relation sse:%s ?near ; sse:%s ?other .
  %s
  OPTIONAL { ?relation sse:doubt ?doubt }
  BIND(BOUND(?doubt) AS ?doubtful)
}"""

_BETWEEN: Final = """
SELECT ?relation ?from ?to ?type WHERE {
  VALUES (?from ?to) { %s }
  ?relation sse:from ?from ; sse:to ?to ; sse:relationType ?type .
}"""

_DETAILS: Final = (SSE.start, SSE.end, SSE.dateText, SSE.role, SSE.doubt, SSE.citation)


@dataclass(frozen=True, slots=True)
class Stop:
    """A thing on a path."""

    iri: str
    label: str


@dataclass(frozen=True, slots=True)
class Path:
    """A path: the things on it from end to end, and for each step the relations that make it, as statements."""

    stops: tuple[Stop, ...]
    steps: tuple[tuple[Statement, ...], ...]


@dataclass(frozen=True, slots=True)
class Paths(Answer):
    """The paths between two things, best first; none where none is reported."""

    start: Stop
    end: Stop
    paths: tuple[Path, ...]
    most_steps: int = MOST_STEPS
    language: str = "en"

    def __len__(self) -> int:
        return len(self.paths)

    def _head(self) -> list[str]:
        words, ends = wording(self.language), {"start": self.start.label, "end": self.end.label}
        title = words.say("How {start} and {end} are connected", **ends)
        if not self.paths:
            return [title, words.say("No path of at most {steps} steps is reported.", steps=self.most_steps)]
        return [title, words.many("{number} path is reported.", "{number} paths are reported.", len(self.paths))]

    def _groups(self) -> list[Group]:
        words = wording(self.language)
        groups = []
        for number, path in enumerate(self.paths, start=1):
            steps = words.many("{number} step", "{number} steps", len(path.steps))
            between = ", ".join(stop.label for stop in path.stops[1:-1])
            title = words.say("{steps}, by way of {names}", steps=steps, names=between) if between else steps
            groups.append(Group(f"{number}. {title}", tuple(said for step in path.steps for said in step)))
        return groups


def paths(
    store: Store,
    start: str,
    end: str,
    words: Wording | None = None,
    *,
    avoid: Collection[str] = (),
    types: Collection[str] = (),
    most_steps: int = MOST_STEPS,
    limit: int = 3,
) -> Paths:
    """Give up to `limit` of the shortest paths between two things (IRIs) through relations, in whichever direction.

    Fewer steps come first; then fewer doubtful steps; then the IRIs of what lies between, in order. A path leads through none
    of `avoid` (IRIs) and, where `types` (names of relation types) are given, through those only. Raises QueryError for an
    unknown type and for one thing named twice.
    """
    words = words or wording()
    if start == end:
        raise QueryError(words.say("both names are of one actor"), do=words.say("name two different ones"))
    allowed = type_iris(types)

    def fetch(iris: Iterable[str]) -> Ties:
        return _ties(store, set(iris) - set(avoid), allowed, avoid)

    ways = shortest_ways(fetch, start, end, limit=limit, most=most_steps)
    said = properties(store, {start, end, *(iri for way in ways for iri in way)}, (RDFS.label, SKOS.prefLabel, RDF.type))
    stops = {iri: Stop(iri, name_in(facts, words) or iri) for iri, facts in said.items()}
    events = {iri for iri, facts in said.items() if is_event(facts)}
    steps = _steps(store, {pair for way in ways for pair in pairwise(way)}, allowed, stops, events, words)
    found = tuple(Path(tuple(stops[iri] for iri in way), tuple(steps[pair] for pair in pairwise(way))) for way in ways)
    return Paths(stops.get(start, Stop(start, start)), stops.get(end, Stop(end, end)), found, most_steps, words.language)


def type_iris(names: Iterable[str]) -> tuple[str, ...]:
    """Give the IRIs of relation types by name (`memberOf`); raise QueryError, with the nearest names, for an unknown one."""
    known = relation_types()
    for name in names:
        if name not in known:
            near = difflib.get_close_matches(name, known, n=2)
            do = f"did you mean {' or '.join(near)}?" if near else f"use {', '.join(known)}"
            raise QueryError(f"no type of relation {name!r}", do=do)
    return tuple(known[name].iri for name in names)


def _ties(store: Store, iris: Iterable[str], allowed: Sequence[str], avoid: Collection[str]) -> Ties:
    """The ties of some things, both ways."""
    found: defaultdict[str, dict[str, bool]] = defaultdict(dict)
    only = f"?relation sse:relationType ?type . VALUES ?type {{ {values(allowed)} }}" if allowed else ""
    for chunk in chunks(iris):
        for near, far in (("from", "to"), ("to", "from")):
            for row in store.query(HEAD + _BESIDE % (values(chunk), near, far, only)):
                this, other = row["near"].value, row["other"].value
                if other not in avoid and other != this:
                    doubtful = row["doubtful"].value in ("true", "1")
                    found[this][other] = doubtful and found[this].get(other, True)
    return found


def _steps(
    store: Store,
    pairs: Collection[tuple[str, str]],
    allowed: Sequence[str],
    stops: dict[str, Stop],
    events: Collection[str],
    words: Wording,
) -> dict[tuple[str, str], tuple[Statement, ...]]:
    """The relations between the things of each pair, as statements that begin with the first; sure ones come first."""
    if not pairs:
        return {}
    types = {type_.iri: type_ for type_ in relation_types().values()}
    both = sorted({*pairs, *((end, start) for start, end in pairs)})
    rows = store.query(HEAD + _BETWEEN % " ".join(f"({values(pair)})" for pair in both))
    ties = [row for row in rows if row["type"].value in types and (not allowed or row["type"].value in allowed)]
    said = properties(store, {row["relation"].value for row in ties}, _DETAILS)
    places = Places(store)
    places.look_up(cell.value for facts in said.values() for cell in facts.get(SSE.citation, ()))
    found: defaultdict[tuple[str, str], list[tuple[bool, str, Statement]]] = defaultdict(list)
    for row in ties:
        start, end, facts = row["from"].value, row["to"].value, said.get(row["relation"].value, {})
        names = (stops[start].label, stops[end].label)
        event = start in events or end in events
        for pair, inverse in (((start, end), False), ((end, start), True)):
            if pair in pairs:
                type_ = types[row["type"].value]
                told = relation_statement(type_, names, facts, places, words, inverse=inverse, event=event)
                found[pair].append((bool(one(facts, SSE.doubt)), told.text, told))
    return {pair: tuple(told for *_, told in sorted(listed, key=lambda item: item[:2])) for pair, listed in found.items()}

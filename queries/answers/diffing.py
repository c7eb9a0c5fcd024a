"""What changed between two atlases: actors, other things, relations, figures, corrections, disagreements and sources.

What both have alike is only compared, never read (see `sides`). The rules:

- Things are the same that have the same IRI, whatever the base it stands under. One that is lost and one that is gained are
  the same under another IRI where they share a name, an acronym or a website, and the kind, and no other fits.
- A relation is the same with the same ends, type and start. One that is lost and one that is gained between the same ends are
  one whose start changed, where there is one of each.
- Corrections are the same where they correct the same statement, disagreements where they are about the same values, or, where
  there is one of each, about the same property.
- What follows from the rest is not compared: regions, plain edges, our own counts beside those stated.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from itertools import islice
from typing import Final

from sse_atlas.graph.memory import collector_paused
from sse_atlas.graph.names import folded
from sse_atlas.graph.results import Cell
from sse_atlas.graph.store import Store
from sse_atlas.ontology import BASE, FOAF, ORG, RDF, RDFS, SKOS, SSE, Wording, ancestors, kinds, relation_types, wording
from sse_atlas.queries.answers.asking import Values, one
from sse_atlas.queries.answers.changing import Found, Teller
from sse_atlas.queries.answers.difference import Difference, in_order
from sse_atlas.queries.answers.moving import moved
from sse_atlas.queries.answers.pairs import CLASSES, COMPARED, Pair, amendments, records
from sse_atlas.queries.answers.sides import Side

_THINGS: Final = ("actor", "thing")
_LABEL: Final = RDFS.label
_NAMES: Final = (_LABEL, SKOS.prefLabel, SKOS.altLabel)
_ENDS: Final = (SSE["from"], SSE.relationType, SSE.to)
_SYMMETRIC: Final = frozenset(type_.iri for type_ in relation_types().values() if type_.symmetric)
#: What may change in a correction or a disagreement; the rest makes it another one.
_AMENDED: Final = {"correction": (SSE.rightValue, SSE.reason), "disagreement": (RDF.object, SSE.reason)}
_CORRECTED: Final = (RDF.subject, RDF.predicate, RDF.object, SSE.start, SSE.end, SSE.role)
_WEB: Final = re.compile(r"^https?://(?:www\.)?|/+$")

#: IRI in the old atlas -> IRI in the new one, of what goes by another there.
_Renamed = Mapping[str, str]
_Key = Callable[[Pair], Hashable]


def difference(old: Store, new: Store, words: Wording | None = None) -> Difference:
    """Give what changed from an old atlas to a new one, told in one language (English if none is given).

    Each may be a folder or on a server, and have a base of its own. Raises RemoteError and QueryError as the stores do.
    """
    words = words or wording()
    before, after = Side(old, old.base), Side(new, old.base)
    with collector_paused():
        pairs, same_as = _same_things(records(before, after))
        pairs = _same_relations(pairs, same_as) + _same_amendments(amendments(before, after), same_as)
        found = [one_found for pair in pairs for one_found in _found(pair, same_as)]
        changes = Teller(before, after, words).changes(found)
        return Difference(in_order(changes), tuple(moved(before, after)), words.language)


def _same_things(pairs: list[Pair]) -> tuple[list[Pair], _Renamed]:
    """Join what is lost and what is gained where it is one thing under another IRI and no other fits."""
    lost: defaultdict[Hashable, list[str]] = defaultdict(list)
    gained: defaultdict[Hashable, list[str]] = defaultdict(list)
    for pair in pairs:
        if pair.sort in _THINGS and not pair.whole:
            for mark in _marks(pair.known):
                (gained if pair.new else lost)[mark].append(pair.new or pair.old)
    fits: defaultdict[str, set[str]] = defaultdict(set)
    for mark in lost.keys() & gained.keys():
        # Two that fit are as undecided as many.
        for those, others in ((lost[mark], gained[mark]), (gained[mark], lost[mark])):
            for iri in those:
                fits[iri].update(islice(others, 2))
    same_as = {}
    for pair in pairs:
        if not pair.new and len(fits[pair.old]) == 1 and len(fits[new := next(iter(fits[pair.old]))]) == 1:
            same_as[pair.old] = new
    by_iri = {pair.new: pair for pair in pairs if not pair.old}
    joined = [_joined(pair, by_iri[same_as[pair.old]]) for pair in pairs if pair.old in same_as]
    taken = {*same_as.values()}
    rest = [pair for pair in pairs if pair.old not in same_as and (pair.old or pair.new not in taken)]
    return joined + rest, same_as


def _marks(said: Values) -> set[Hashable]:
    """What a thing may be known by under another IRI: its kind with a name, its acronym or a website."""
    kind = one(said, ORG.classification) or next(iter(sorted(_classes(said))), "")
    marks: set[Hashable] = {(kind, "name", folded(cell.value)) for name in _NAMES for cell in said.get(name, ())}
    marks |= {(kind, "acronym", folded(cell.value)) for cell in said.get(SSE.acronym, ())}
    return marks | {(kind, "website", _WEB.sub("", cell.value).lower()) for cell in said.get(FOAF.homepage, ())}


def _classes(said: Values) -> set[str]:
    """The classes of a thing besides those that follow from others and the one that its kind tells."""
    classes = {cell.value for cell in said.get(RDF.type, ())} & {*CLASSES}
    above = {SSE.Actor, *(over for class_ in classes for over in ancestors(class_))}
    shown = one(said, ORG.classification).removeprefix(f"{BASE}kind/")
    return classes - above - ({kinds()[shown].iri} if shown in kinds() else set())


def _same_relations(pairs: list[Pair], same_as: _Renamed) -> list[Pair]:
    def ends(pair: Pair) -> Hashable:
        start, type_, end = (_renamed(one(pair.known, property_), same_as) for property_ in _ENDS)
        return (type_, *(sorted((start, end)) if type_ in _SYMMETRIC else (start, end)))

    relations = [pair for pair in pairs if pair.sort == "relation"]
    others = [pair for pair in pairs if pair.sort != "relation"]
    return others + _matched(relations, lambda pair: (ends(pair), one(pair.known, SSE.start)), ends)


def _same_amendments(pairs: list[Pair], same_as: _Renamed) -> list[Pair]:
    def said(pair: Pair, properties: Iterable[str]) -> Hashable:
        return pair.sort, *(_values(pair.known, property_, same_as) for property_ in properties)

    corrections = [pair for pair in pairs if pair.sort == "correction"]
    disagreements = [pair for pair in pairs if pair.sort == "disagreement"]
    return [
        *_matched(
            corrections,
            lambda pair: said(pair, (*_CORRECTED, SSE.rightValue, SSE.reason)),
            lambda pair: said(pair, _CORRECTED),
        ),
        *_matched(
            disagreements,
            lambda pair: said(pair, (RDF.subject, RDF.predicate, RDF.object, SSE.reason)),
            lambda pair: said(pair, (RDF.subject, RDF.predicate, RDF.object)),
            lambda pair: said(pair, (RDF.subject, RDF.predicate)),
        ),
    ]


def _matched(pairs: list[Pair], alike: _Key, *keys: _Key) -> list[Pair]:
    """Join what is lost and what is gained: all that are `alike`, then by each key where there is one of each."""
    done = [pair for pair in pairs if pair.whole]
    rest = [pair for pair in pairs if not pair.whole]
    for key in (alike, *keys):
        sorted_: defaultdict[Hashable, tuple[list[Pair], list[Pair]]] = defaultdict(lambda: ([], []))
        for pair in rest:
            sorted_[key(pair)][bool(pair.new)].append(pair)
        rest = []
        for lost, gained in sorted_.values():
            number = min(len(lost), len(gained)) if key is alike or len(lost) == len(gained) == 1 else 0
            done += [_joined(first, second) for first, second in zip(lost[:number], gained[:number], strict=True)]
            rest += lost[number:] + gained[number:]
    return done + rest


def _joined(lost: Pair, gained: Pair) -> Pair:
    return Pair(gained.sort, lost.old, gained.new, lost.before, gained.after)


def _found(pair: Pair, same_as: _Renamed) -> Iterator[Found]:
    """The changes of a pair: that it is gained or lost, that it goes by another IRI, each property that says another."""
    if not pair.whole:
        yield Found(pair, "gained" if pair.new else "lost")
        return
    if pair.sort in _THINGS and pair.old != pair.new:
        yield Found(pair, "renamed")
    taken: set[str] = set()
    for property_ in _AMENDED.get(pair.sort, COMPARED):
        if property_ not in pair.before and property_ not in pair.after:
            continue
        if pair.sort == "relation" and pair.old != pair.new and property_ in _ENDS:
            continue
        was, now = (_values(said, property_, same_as) for said in (pair.before, pair.after))
        if property_ == _LABEL and pair.sort in _THINGS:
            taken = {cell.value for cell in was ^ now}
        elif property_ in _NAMES:
            was, now = (_names(said, property_, taken) for said in (pair.before, pair.after))
        if was != now:
            way = "renamed" if property_ == _LABEL and pair.sort in _THINGS else "changed"
            yield Found(pair, way, property_, _sorted(was - now), _sorted(now - was))
    if pair.sort in _THINGS and (was := _own(pair.before)) != (now := _own(pair.after)):
        yield Found(pair, "changed", RDF.type, _sorted(was - now), _sorted(now - was))


def _names(said: Values, property_: str, told: set[str]) -> frozenset[Cell]:
    """The names of a sort, without those that a renaming tells; the preferred one without its language is no other name."""
    preferred = {cell.value for cell in said.get(SKOS.prefLabel, ())} if property_ == SKOS.altLabel else set()
    cells = said.get(property_, ())
    return frozenset(cell for cell in cells if cell.value not in told and (cell.language or cell.value not in preferred))


def _own(said: Values) -> frozenset[Cell]:
    return frozenset(Cell("uri", class_) for class_ in _classes(said))


def _values(said: Values, property_: str, same_as: _Renamed) -> frozenset[Cell]:
    cells = said.get(property_, ())
    if not same_as:
        return frozenset(cells)
    return frozenset(Cell("uri", _renamed(cell.value, same_as)) if cell.kind == "uri" else cell for cell in cells)


def _renamed(value: str, same_as: _Renamed) -> str:
    return same_as.get(value, value)


def _sorted(cells: Iterable[Cell]) -> tuple[Cell, ...]:
    return tuple(sorted(cells, key=lambda cell: (cell.value, cell.language)))

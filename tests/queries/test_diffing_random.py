"""Random editions of a list: the edits are exactly what is told of them, either way round and whatever the bases.

Every name, acronym and website is one thing's own, so that nothing else can be taken for it.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sse_atlas.graph import LOCAL_BASE
from sse_atlas.queries.answers.difference import SORTS, WAYS
from sse_atlas.queries.answers.diffing import difference
from tests.queries.editions import NOTHING, Row, Told, lists, mirrored, opened, told

PROPERTIES = {"city": "town", "acronym": "acronym", "founded": "founded on", "website": "website"}


@dataclass
class Edited:
    """Two editions of a list, and what must be told of them."""

    old: list[Row] = field(default_factory=list)
    new: list[Row] = field(default_factory=list)
    old_ties: list[Row] = field(default_factory=list)
    new_ties: list[Row] = field(default_factory=list)
    told: Counter[Told] = field(default_factory=Counter)

    def tell(self, *said: str) -> None:
        sort, way, old, new, *values = (*said, *[""] * (7 - len(said)))
        self.told[sort, way, old, new, values[0], values[1], values[2]] += 1


@st.composite
def editions(draw: st.DrawFn) -> Edited:
    made = Edited()
    slugs: dict[str, str] = {}
    words = st.sampled_from(["Coop", "réseau", "서울", 'O\'Neil "x"', "a, b", "<i>", "50%{x}"])
    for number in range(draw(st.integers(1, 6))):
        _thing(draw, made, slugs, number, draw(words))
    kept = sorted(slugs)
    for number, start in enumerate(kept):
        for end in kept[number + 1 :]:
            if draw(st.booleans()):
                _tie(draw, made, slugs, start, end)
    made.new, made.new_ties = draw(st.permutations(made.new)), draw(st.permutations(made.new_ties))
    return made


def _thing(draw: st.DrawFn, made: Edited, slugs: dict[str, str], number: int, word: str) -> None:
    """Add an actor to one edition or both, and draw what changes."""
    slug = f"s{number}"
    row = {"slug": slug, "name": f"{word} {number}", "language": draw(st.sampled_from(["en", "fr", ""])), "kind": "Network"}
    values = {"city": ("Oslo", "Rom"), "acronym": (f"A{number}", f"B{number}"), "founded": ("1990", "1991-05")}
    values["website"] = (f"http://a{number}.org", f"http://b{number}.org/é")
    row |= {name: draw(st.sampled_from(["", *both])) for name, both in values.items()}
    match draw(st.sampled_from(["kept", "kept", "renamed", "another IRI", "gained", "lost"])):
        case "gained":
            made.new.append(row)
            return made.tell("actor", "gained", "", slug)
        case "lost":
            made.old.append(row)
            return made.tell("actor", "lost", slug, "")
        case "renamed":
            after = {**row, "name": f"New {word} {number}"}
            made.tell("actor", "renamed", slug, slug, "name", row["name"], after["name"])
        case "another IRI":
            # A slug that sorts elsewhere turns the ends of symmetric relations round.
            after = {**row, "slug": f"{draw(st.sampled_from('az'))}{number}"}
            made.tell("actor", "renamed", slug, after["slug"])
        case _:
            after = dict(row)
    slugs[slug] = after["slug"]
    for name in draw(st.sets(st.sampled_from(sorted(PROPERTIES)))):
        after[name] = draw(st.sampled_from(["", *values[name]]))
        if after[name] != row[name]:
            made.tell("actor", "changed", slug, after["slug"], PROPERTIES[name], row[name], after[name])
    made.old.append(row)
    made.new.append(after)


def _tie(draw: st.DrawFn, made: Edited, slugs: dict[str, str], start: str, end: str) -> None:
    """Add a relation between two actors of both editions, and draw what becomes of it."""
    row = {"from": start, "to": end, "type": draw(st.sampled_from(["memberOf", "partnerOf"]))}
    row |= {"start": draw(st.sampled_from(["", "2001", "2003-04"])), "role": draw(st.sampled_from(["", "chair"]))}
    after = {**row, "from": slugs[start], "to": slugs[end]}
    match draw(st.sampled_from(["kept", "start", "role", "gained", "lost"])):
        case "gained":
            made.new_ties.append(after)
            return made.tell("relation", "gained", "", _iri(after))
        case "lost":
            made.old_ties.append(row)
            return made.tell("relation", "lost", _iri(row), "")
        case "start":
            after["start"] = "2005"
            made.tell("relation", "changed", _iri(row), _iri(after), "start", row["start"], "2005")
        case "role":
            after["role"] = "host"
            made.tell("relation", "changed", _iri(row), _iri(after), "role", row["role"], "host")
    made.old_ties.append(row)
    made.new_ties.append(after)


def _iri(row: Row) -> str:
    ends = sorted((row["from"], row["to"])) if row["type"] == "partnerOf" else [row["from"], row["to"]]
    return f"{ends[0]}--{row['type']}--{ends[1]}" + (f"--{row['start']}" if row["start"] else "")


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(made=editions(), base=st.sampled_from([LOCAL_BASE, "https://example.org/"]))
def test_the_edits_of_an_edition_are_exactly_what_is_told(made: Edited, base: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        old = opened(lists(Path(folder) / "old", made.old, made.old_ties))
        new = opened(lists(Path(folder) / "new", made.new, made.new_ties), base)
    found = difference(old, new)
    assert told(found) == made.told
    assert told(difference(new, old)) == mirrored(found)
    assert len(found.groups) == sum(map(len, found.counts.values()))
    assert sum(len(group.statements) for group in found.groups) == len(found.changes) == made.told.total()
    assert all(change.sort in SORTS and change.way in WAYS for change in found.changes)
    assert all(change.old_places for change in found.changes if change.old or change.way == "lost")
    assert all(change.new_places for change in found.changes if change.new or change.way == "gained")
    rows = {f"{base}id/{row['slug']}": number for number, row in enumerate(made.new)}
    same = {f"{base}id/{row['slug']}": number for number, row in enumerate(made.old)}
    moved = {iri for iri, number in rows.items() if same.get(iri, number) != number}
    assert {one.iri for one in found.moved if "/relation/" not in one.iri} == moved
    assert difference(new, new).lines() == [NOTHING]

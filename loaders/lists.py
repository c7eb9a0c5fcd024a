"""Long lists: a table of actors, a table of relations; each row is one citation for all it says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from sse_atlas.graph.iris import slug_of
from sse_atlas.graph.records import Actor, Batch, Citation, Literal, Relation, Source, Term
from sse_atlas.loaders import values
from sse_atlas.loaders.csvfile import CellError, Row, line_count, read_table
from sse_atlas.loaders.names import Names
from sse_atlas.ontology import SSE, relation_types

#: The column that makes a table a list of actors, and those that make it a list of relations.
ACTOR_MARK: Final = "name"
RELATION_MARKS: Final = ("from", "type", "to")

ACTOR_COLUMNS: Final = (
    "slug kind language other_names acronym section country city website founded themes member_of since".split()
)
RELATION_COLUMNS: Final = ("start", "end", "date_text", "role")

#: What separates several values in one cell.
_BAR: Final = "|"
_DEFAULT_KIND: Final = "Organization"


@dataclass(frozen=True, slots=True)
class Tie:
    """The networks that a row says its actor is a member of, by names that any table of the build may explain."""

    row: Row
    source: str
    slug: str
    networks: tuple[str, ...]
    since: str


def read_actors(path: Path, source_id: str, text: str, taken: dict[str, str], ties: list[Tie]) -> Batch:
    """Read a list of actors. Needed: `name`; else ACTOR_COLUMNS. A row with a wrong cell is refused, with the reason.

    `taken` are the slugs of the build so far and where each stands, `ties` the memberships so far; both are added to.
    """
    batch = Batch(sources=[_source(path, source_id, text)])
    for row in read_table(path, (ACTOR_MARK,), batch.refusals, ACTOR_COLUMNS, text):
        try:
            actor = _actor(row, source_id)
            since = values.date(row["since"]) if row["since"] else ""
            if actor.slug in taken:
                what = f"the slug {actor.slug!r} stands already at {taken[actor.slug]}"
                raise CellError(what, "give one of the two another in a column slug, or take one out")
        except ValueError as error:
            batch.refusals.append(row.refused(error))
            continue
        taken[actor.slug] = row.where
        batch.actors.append(actor)
        if networks := _several(row.cells.get("member_of", "")):
            ties.append(Tie(row, source_id, actor.slug, networks, since))
    return batch


def read_memberships(ties: Iterable[Tie], names: Names) -> Batch:
    """Give the memberships of all lists, once all actors are known; one of a network that nobody knows is refused."""
    batch = Batch()
    for tie in ties:
        cited = (Citation(tie.source, row=tie.row.number),)
        for name in tie.networks:
            try:
                relation = Relation(tie.slug, "memberOf", names.find(name), start=tie.since, citations=cited)
            except ValueError as error:
                batch.refusals.append(tie.row.refused(error))
            else:
                batch.relations.append(relation)
    return batch


def read_relations(path: Path, source_id: str, text: str, names: Names) -> Batch:
    """Read a list of relations between actors; a relation to nobody, of an unknown type or with a wrong date is refused."""
    batch = Batch(sources=[_source(path, source_id, text)])
    seen: dict[tuple[str, str, str, str], str] = {}
    for row in read_table(path, RELATION_MARKS, batch.refusals, RELATION_COLUMNS, text):
        try:
            relation = _relation(row, source_id, names)
            key = (relation.start_of, relation.type, relation.end_of, relation.start)
            if key in seen:
                raise CellError(f"this relation stands already at {seen[key]}", "take one of the two out")
        except ValueError as error:
            batch.refusals.append(row.refused(error))
            continue
        seen[key] = row.where
        batch.relations.append(relation)
    return batch


def _source(path: Path, source_id: str, text: str) -> Source:
    digest = sha256(path.read_bytes()).hexdigest()
    return Source(source_id, path.name, sha256=digest, line_count=line_count(text))


def _actor(row: Row, source_id: str) -> Actor:
    cell = row.cells.get
    name = row[ACTOR_MARK]
    if not name:
        raise CellError("no name", "write one")
    slug = cell("slug") or slug_of(name)
    if not slug:
        raise CellError(f"no slug can be made of {name!r}", "write one of a-z, 0-9 and single hyphens in a column slug")
    section, country, founded = cell("section"), cell("country"), cell("founded")
    return Actor(
        slug=values.slug(slug),
        kinds=values.kind(cell("kind") or _DEFAULT_KIND),
        label=name,
        names=(Literal(name, language=values.language(cell("language", "")) or "und"),),
        other_names=tuple([Literal(other) for other in _several(cell("other_names", ""))]),
        acronym=cell("acronym", ""),
        section=values.concept("sections", section) if section else "",
        country=values.country(country) if country else "",
        city=cell("city", ""),
        founded=values.date(founded) if founded else "",
        facts=tuple([(SSE.theme, Term(values.concept("themes", theme))) for theme in _several(cell("themes", ""))]),
        homepages=tuple([values.website(address) for address in _several(cell("website", ""))]),
        citations=(Citation(source_id, row=row.number),),
    )


def _several(cell: str) -> tuple[str, ...]:
    if _BAR not in cell:
        return (cell,) if cell else ()
    return tuple(dict.fromkeys(part.strip() for part in cell.split(_BAR) if part.strip()))


def _relation(row: Row, source_id: str, names: Names) -> Relation:
    if row["type"] not in relation_types():
        raise CellError(f"{row['type']!r} is no type of relation (there are {', '.join(relation_types())})")
    start_of, end_of = names.find(row["from"]), names.find(row["to"])
    if relation_types()[row["type"]].symmetric and end_of < start_of:
        start_of, end_of = end_of, start_of
    start = values.date(row["start"]) if row["start"] else ""
    end = values.date(row["end"]) if row["end"] else ""
    if start and end and end[: len(start)] < start[: len(end)]:
        raise CellError(f"it ends in {end}, before it starts in {start}", "correct the dates")
    return Relation(
        start_of,
        row["type"],
        end_of,
        start=start,
        end=end,
        date_text=row["date_text"],
        role=row["role"],
        citations=(Citation(source_id, row=row.number),),
    )

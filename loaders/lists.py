"""Long lists: a table of actors, a table of relations; each row is one citation for all it says."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Final

from sse_atlas.graph.iris import is_slug, slug_of
from sse_atlas.graph.records import Actor, Batch, Citation, Literal, Refusal, Relation, Source
from sse_atlas.loaders import values
from sse_atlas.loaders.csvfile import Row, read_table
from sse_atlas.ontology import concepts, relation_types

#: The column that makes a table a list of actors, and those that make it a list of relations.
ACTOR_MARK: Final = "name"
RELATION_MARKS: Final = ("from", "type", "to")

ACTOR_COLUMNS: Final = "slug kind language other_names acronym section country city website founded member_of since".split()
RELATION_COLUMNS: Final = ("start", "end", "date_text", "role")

#: What separates several values in one cell.
_BAR: Final = "|"
_DEFAULT_KIND: Final = "Organization"


def read_actors(path: Path, source_id: str, text: str) -> Batch:
    """Read a list of actors. Needed: `name`; else ACTOR_COLUMNS. A row with a wrong cell is refused, with the reason."""
    batch = Batch(sources=[_source(path, source_id, text)])
    seen: dict[str, str] = {}
    ties: list[tuple[Row, str, str]] = []
    for row in read_table(path, (ACTOR_MARK,), batch.refusals, ACTOR_COLUMNS, text):
        try:
            actor = _actor(row, source_id)
            since = values.date(row["since"]) if row["since"] else ""
        except ValueError as error:
            batch.refusals.append(_refused(row, error))
            continue
        if actor.slug in seen:
            what = f"the slug {actor.slug!r} stands already at {seen[actor.slug]}"
            batch.refusals.append(row.refuse("slug", what, "give one of the two another slug, or take one out"))
            continue
        seen[actor.slug] = row.where
        batch.actors.append(actor)
        if row["member_of"]:
            ties += [(row, actor.slug, since)]
    by_name = _by_name(batch.actors)
    for row, slug, since in ties:
        for name in _several(row["member_of"]):
            _membership(row, slug, name, since, by_name, batch, source_id)
    return batch


def read_relations(path: Path, source_id: str, text: str, actors: Mapping[str, Actor]) -> Batch:
    """Read a list of relations between `actors`; a relation to nobody, of an unknown type or with a wrong date is refused."""
    batch = Batch(sources=[_source(path, source_id, text)])
    by_name = _by_name(actors.values())
    seen: dict[tuple[str, str, str, str], str] = {}
    for row in read_table(path, RELATION_MARKS, batch.refusals, RELATION_COLUMNS, text):
        try:
            relation = _relation(row, source_id, by_name)
        except ValueError as error:
            batch.refusals.append(_refused(row, error))
            continue
        key = (relation.start_of, relation.type, relation.end_of, relation.start)
        if key in seen:
            batch.refusals.append(row.refuse("from", f"this relation stands already at {seen[key]}", "take one of the two out"))
            continue
        seen[key] = row.where
        batch.relations.append(relation)
    return batch


def _source(path: Path, source_id: str, text: str) -> Source:
    digest = sha256(text.encode("utf-8")).hexdigest()
    return Source(source_id, path.name, sha256=digest, line_count=text.count("\n") + (not text.endswith("\n")))


def _actor(row: Row, source_id: str) -> Actor:
    name, language = row[ACTOR_MARK], row["language"].lower() or "und"
    if not name:
        raise ValueError("no name: write one")
    slug = row["slug"] or slug_of(name)
    if not is_slug(slug):
        raise ValueError(f"{slug!r} is no slug: write one of a-z, 0-9 and single hyphens in a column slug")
    if row["section"] and row["section"] not in concepts("sections"):
        raise ValueError(f"{row['section']!r} is no section (there are {', '.join(concepts('sections'))})")
    return Actor(
        slug=slug,
        kinds=values.kind(row["kind"] or _DEFAULT_KIND),
        label=name,
        names=(Literal(name, language=language),),
        other_names=tuple(Literal(other) for other in _several(row["other_names"])),
        acronym=row["acronym"],
        section=concepts("sections")[row["section"]].iri if row["section"] else "",
        country=values.country(row["country"]) if row["country"] else "",
        city=row["city"],
        founded=values.date(row["founded"]) if row["founded"] else "",
        homepages=tuple(values.website(address) for address in _several(row["website"])),
        citations=(Citation(source_id, row=row.number),),
    )


def _several(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(_BAR) if part.strip()]


def _refused(row: Row, error: ValueError) -> Refusal:
    what, _, do = str(error).partition(": ")
    return Refusal(row.where, what, do or "correct the cell", text=",".join(row.cells.values()))


def _by_name(actors: Collection[Actor]) -> dict[str, set[str]]:
    """The slugs that a slug, name or acronym stands for."""
    found: dict[str, set[str]] = {}
    for actor in actors:
        for name in (actor.slug, actor.label, actor.acronym, *(other.value for other in actor.other_names)):
            if name:
                found.setdefault(values.folded(name), set()).add(actor.slug)
        found[actor.slug] = {actor.slug}
    return found


def _end(name: str, by_name: Mapping[str, set[str]]) -> str:
    fits = by_name.get(name) or by_name.get(values.folded(name)) or set()
    if len(fits) > 1:
        raise ValueError(f"{name!r} fits {', '.join(sorted(fits))}: name one by its slug")
    if not fits:
        raise ValueError(f"{name!r} is no actor of this build: add it to a list of actors, or correct the name")
    return next(iter(fits))


def _membership(
    row: Row, slug: str, name: str, since: str, by_name: Mapping[str, set[str]], batch: Batch, source_id: str
) -> None:
    try:
        network = _end(name, by_name)
    except ValueError as error:
        batch.refusals.append(_refused(row, error))
        return
    cited = (Citation(source_id, row=row.number),)
    batch.relations.append(Relation(slug, "memberOf", network, start=since, citations=cited))


def _relation(row: Row, source_id: str, by_name: Mapping[str, set[str]]) -> Relation:
    if row["type"] not in relation_types():
        raise ValueError(f"{row['type']!r} is no type of relation (there are {', '.join(relation_types())})")
    start_of, end_of = _end(row["from"], by_name), _end(row["to"], by_name)
    if relation_types()[row["type"]].symmetric and end_of < start_of:
        start_of, end_of = end_of, start_of
    start = values.date(row["start"]) if row["start"] else ""
    end = values.date(row["end"]) if row["end"] else ""
    if start and end and end[: len(start)] < start[: len(end)]:
        raise ValueError(f"it ends in {end}, before it starts in {start}: correct the dates")
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

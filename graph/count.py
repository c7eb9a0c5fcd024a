"""The table that adds up or does not: stated counts of members, what their own arithmetic says, and our count beside them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from sse_atlas.graph.records import Actor, Batch, Figure
from sse_atlas.ontology import BASE

_GROUP: Final = f"{BASE}member-group/"
_SECTION: Final = f"{BASE}section/"

#: Our reading of the groups that a directory counts its members in; the kinds not named are organisations.
_GROUPS: Final = {
    "LocalGovernment": "local-governments",
    "LocalGovernmentNetwork": "local-governments",
    "Network": "sse-networks",
}
#: In the section of international members the directory counts in groups of its own.
_INTERNATIONAL: Final = {"InternationalOrganization": "un-agencies", "Network": "international-networks"}


def suspect_cells(
    cells: Mapping[tuple[str, str], int], rows: Mapping[str, int], columns: Mapping[str, int]
) -> list[tuple[str, str]]:
    """Give the cells of a table in whose row and column alone the parts do not make the stated total.

    `cells` are the parts by (row, column), `rows` and `columns` the stated totals; a row or column without one is not judged.
    """
    bad_rows = [row for row, total in rows.items() if (parts := _parts(cells, row, 0)) and sum(parts) != total]
    bad_columns = [column for column, total in columns.items() if (parts := _parts(cells, column, 1)) and sum(parts) != total]
    return [(row, column) for row in bad_rows for column in bad_columns if (row, column) in cells]


def _parts(cells: Mapping[tuple[str, str], int], name: str, place: int) -> list[int]:
    return [value for key, value in cells.items() if key[place] == name]


def table(figures: Iterable[Figure]) -> tuple[dict[tuple[str, str], int], dict[str, int], dict[str, int]]:
    """Sort the member counts of one network into the cells, row totals and column totals of its table."""
    cells: dict[tuple[str, str], int] = {}
    rows: dict[str, int] = {}
    columns: dict[str, int] = {}
    for figure in figures:
        if figure.measure != "members" or figure.stands_beside:
            continue
        section, group = _place(figure)
        if section and group:
            cells[section, group] = int(figure.value)
        elif section:
            rows[section] = int(figure.value)
        elif group:
            columns[group] = int(figure.value)
    return cells, rows, columns


def _place(figure: Figure) -> tuple[str, str]:
    """The section and the group that a figure counts, "" for all of them."""
    section = next((part for part in figure.breakdown if part.startswith(_SECTION)), "")
    group = next((part for part in figure.breakdown if part.startswith(_GROUP)), "")
    return section.removeprefix(_SECTION), group.removeprefix(_GROUP)


def counted(batch: Batch) -> list[Figure]:
    """Give, for each stated count of members in a section or group, our own count of the accepted members."""
    members = _members(batch)
    ours = []
    for figure in batch.figures:
        section, group = _place(figure)
        if figure.measure == "members" and (section or group) and figure.figure_of in members:
            value = members[figure.figure_of][section, group]
            beside = replace(figure, slug=f"{figure.slug}-our-count", value=str(value), stands_beside=figure.slug, claims=())
            ours.append(replace(beside, qualifier="exactly"))
    return ours


def _members(batch: Batch) -> Mapping[str, Counter[tuple[str, str]]]:
    """The members of each network, counted by section, by group, and by both."""
    actors = {actor.slug: actor for actor in batch.actors}
    counts: defaultdict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    for relation in batch.relations:
        actor = actors.get(relation.start_of)
        if relation.type == "memberOf" and actor and actor.section and not relation.end:
            section, group = actor.section.removeprefix(_SECTION), _group(actor)
            counts[relation.end_of].update([(section, group), (section, ""), ("", group)])
    return counts


def _group(actor: Actor) -> str:
    if actor.section == f"{_SECTION}international":
        return _INTERNATIONAL.get(actor.kinds[0], "organizations")
    return _GROUPS.get(actor.kinds[0], "organizations")

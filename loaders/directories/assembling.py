"""The parts of a directory put together: members with their fields, sections, outline, and what found no place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from sse_atlas.graph.names import folded
from sse_atlas.loaders.directories.contents import Contents, Item
from sse_atlas.loaders.directories.entries import Cluster, Entry, role_of, settle_place
from sse_atlas.loaders.directories.fields import addresses_of, place_cells, since_of
from sse_atlas.loaders.directories.kinds import kind_of
from sse_atlas.loaders.directories.layout import Layout
from sse_atlas.loaders.directories.matching import Candidate, Group, Weights, attach
from sse_atlas.loaders.directories.model import Directory, Member, Section, Seen
from sse_atlas.loaders.directories.network import Network, read_network
from sse_atlas.loaders.directories.numbering import Sections, numbered, section_of
from sse_atlas.loaders.directories.outline import outline, without_heading
from sse_atlas.loaders.directories.places import country_of
from sse_atlas.loaders.directories.rows import Row
from sse_atlas.loaders.directories.rules import BY_NAME, cell
from sse_atlas.loaders.directories.sections import Listing, is_part
from sse_atlas.loaders.directories.survey import Survey
from sse_atlas.loaders.documents.model import Cell, Document, Unplaced

_DIRECTORY: Final = re.compile(
    r"\b(?:directory|members|r[ée]pertoire|annuaire|membres|directorio|miembros|diret[oó]rio|membros|profiles|fiches|"
    r"fichas|perfiles)\b",
    re.I,
)
#: Lines that end the last entry: the imprint and what follows it.
_IMPRINT: Final = re.compile(
    r"^(?:©|\(c\)|copyright|published (?:by|in)|publi[ée] (?:par|en)|publicado (?:por|en|em)|imprint|colophon|designed"
    r" by|isbn|printed (?:by|in)|impressum)",
    re.I,
)


def assembled(
    document: Document,
    rows: Sequence[Row],
    contents: Contents,
    survey: Survey,
    listed: Sequence[Listing],
    layout: Layout,
    made: list[Entry],
    loose: Sequence[Cluster],
) -> Directory:
    """Put the parts together."""
    front = min([contents.first if contents.end else len(rows), *(one.head for one in made), *(one.rows[0] for one in listed)])
    network = read_network(rows, front)
    made, foreign = _without_network(rows, made, network)
    _ends(rows, made, listed, layout, survey)
    unplaced = [*_late(rows, made, [*loose, *foreign]), *without_heading(rows, layout, contents)]
    groups = _groups(layout, listed, made, survey)
    sections, of_item, of_row = numbered(rows, layout, listed, groups)
    members = tuple(sorted((_member(rows, group, sections, of_item, of_row, network) for group in groups), key=_first_line))
    starts = [n for n in (*layout.section_rows, *(one.head for one in made)) if n >= contents.end]
    return Directory(
        network=network.name,
        acronym=network.acronym,
        title=network.title,
        year=network.year,
        survey=_heading(rows, survey.heading, "heading-survey"),
        contents_heading=_heading(rows, contents.heading, "heading-contents"),
        directory_heading=_directory_heading(rows, min(starts, default=0), contents.end, survey),
        survey_heading=_heading(rows, survey.heading if survey.heading >= 0 else survey.at, "heading-survey"),
        sections=tuple(
            Section(*one)
            for one in zip(sections.names, sections.contents_lines, sections.list_lines, sections.list_names, strict=True)
        ),
        members=members,
        outline=tuple(outline(rows, contents, survey, layout, made, members)),
        unplaced=tuple(sorted(unplaced, key=lambda one: one.line)),
    )


def _heading(rows: Sequence[Row], at: int, rule: str) -> Cell | None:
    return cell(rows[at].text, rows[at].number, rule) if at >= 0 else None


def _directory_heading(rows: Sequence[Row], first: int, after: int, survey: Survey) -> Cell | None:
    for n in range(first - 1, max(after, first - 12) - 1, -1):
        if rows[n].heading and n not in (survey.at, survey.heading) and _DIRECTORY.search(rows[n].text):
            return _heading(rows, n, "heading-directory")
    return None


def _without_network(rows: Sequence[Row], made: list[Entry], network: Network) -> tuple[list[Entry], list[Cluster]]:
    """Take out what looks like an entry and is the network's own address: its name, or an imprint, and nothing but addresses."""
    own = {folded(one.value) for one in (network.name, network.acronym) if one}
    kept, foreign = [], []
    for entry in made:
        text = folded(rows[entry.head].text)
        is_own = any(text == one or text.startswith(f"{one} ") for one in own)
        imprint = bool(_IMPRINT.match(rows[entry.head].text)) or is_part(rows[entry.head].text)
        if (is_own or imprint) and not any(rows[n].since for n in entry.marks) and not entry.known:
            foreign.append(Cluster(entry.marks, entry.places))
        else:
            kept.append(entry)
    return kept, foreign


def _ends(rows: Sequence[Row], made: list[Entry], listed: Sequence[Listing], layout: Layout, survey: Survey) -> None:
    """Tell the last row of each entry: before the next, a section, a list, the survey or the imprint."""
    stops = sorted(
        {*(one.head for one in made), *layout.section_rows, *(n for one in listed for n in one.rows), *survey.rows, len(rows)}
    )
    following = dict(pairwise(stops))
    for entry in made:
        end = following[entry.head]
        inside = range((entry.marks[-1] if entry.marks else entry.head) + 1, end)
        imprint = next((n for n in inside if _IMPRINT.match(rows[n].text)), end)
        while imprint < end and imprint - 1 > entry.head and rows[imprint - 1].heading and len(rows[imprint - 1].text) < 90:
            imprint -= 1
        entry.end = (imprint if imprint < end and end == len(rows) else end) - 1


def _late(rows: Sequence[Row], made: list[Entry], loose: Sequence[Cluster]) -> Iterator[Unplaced]:
    """Give lines of fields behind running text to the entry they stand in, where it lacks them; tell of the others."""
    heads = [one.head for one in made]
    at = 0
    for cluster in sorted(loose, key=lambda one: one.rows[0] if one.rows else 0):
        while at + 1 < len(heads) and cluster.rows and heads[at + 1] < cluster.rows[0]:
            at += 1
        entry = made[at] if made and cluster.rows and heads[at] < cluster.rows[0] <= made[at].end else None
        for n in cluster.rows:
            if entry is None or not _takes(rows, entry, n, cluster):
                under = rows[entry.head].text if entry else ""
                why = "the entry has such a line already" if entry else "lines of fields with no entry around them"
                yield Unplaced(rows[n].number, under, rows[n].text, why)
        if entry is not None and entry.place == ("", "") and entry.places:
            settle_place(entry)


def _takes(rows: Sequence[Row], entry: Entry, n: int, cluster: Cluster) -> bool:
    held = [rows[m] for m in (*entry.marks, *entry.late)]
    row = rows[n]
    new = (
        (row.since and not any(one.since for one in held))
        or (n in cluster.places and not entry.places)
        or (row.contacts.websites and not any(one.contacts.websites for one in held))
        or (row.contacts.emails and not any(one.contacts.emails for one in held))
    )
    if not new:
        return False
    if n in cluster.places and not entry.places:
        entry.places[n] = cluster.places[n]
    entry.late.append(n)
    return True


def _groups(layout: Layout, listed: Sequence[Listing], made: Sequence[Entry], survey: Survey) -> list[Group]:
    items = [item for one in listed for item in one.items]
    told = [*layout.items, *items]
    weights = Weights([*(one.parts.name for one in told), *(one.parts.name for one in made)])
    groups: list[Group] = []
    attach(groups, [_candidate(item) for item in layout.items], "contents", weights, fuzzy=False)
    attach(groups, [_candidate(item) for item in items], "listed", weights, fuzzy=bool(layout.items))
    attach(groups, [Candidate(one, one.parts, one.place.country) for one in made], "entry", weights, fuzzy=bool(told))
    before = len(groups)
    answered = [_candidate(one.item) for one in survey.items]
    attach(groups, answered, "surveyed", weights)
    rules = {id(one.item): one.rule for one in survey.items}
    for n, group in enumerate(groups):
        if group.surveyed is not None:
            group.surveyed_rule = "survey-unknown" if n >= before else rules[id(group.surveyed)].replace("unknown", "item")
    return groups


def _candidate(item: Item) -> Candidate:
    return Candidate(item, item.parts, country_of(item.parts.country) if item.parts.country else "")


def _member(
    rows: Sequence[Row], group: Group, sections: Sections, of_item: dict[int, int], of_row: dict[int, int], network: Network
) -> Member:
    entry = group.entry
    heading = _seen_heading(entry) if entry else None
    first = group.contents or group.listed or group.surveyed
    line = entry.line if entry else first.line if first else 0
    names = [rows[entry.head].text] if entry else []
    names += [item.parts.name for item in (group.contents, group.listed) if item]
    marks = entry.marks if entry else []
    since = since_of(rows, entry)
    websites, emails = addresses_of(rows, entry) if entry else ((), ())
    place, city, country = place_cells(rows, entry) if entry else (None, None, None)
    said = role_of(entry, rows) if entry else ""
    end = rows[entry.end].number if entry else 0
    body = next((rows[n].number for n in range((marks[-1] if marks else entry.head) + 1, entry.end + 1)), 0) if entry else 0
    return Member(
        heading=heading,
        contents=_seen(group.contents, "name-contents"),
        listed=_seen(group.listed, "name-list"),
        section=section_of(rows, group, sections, of_item, of_row),
        since=since,
        role=cell(said, line, "role-heading") if said else None,
        place=place,
        city=city,
        country=country,
        kind=kind_of(names, line, network.name.value if network.name else ""),
        surveyed=cell(group.surveyed.parts.name, group.surveyed.line, group.surveyed_rule, group.surveyed.text)
        if group.surveyed
        else None,
        websites=websites,
        emails=emails,
        first=entry.line if entry else 0,
        body=body,
        last=end,
    )


def _seen(item: Item | None, rule: str) -> Seen | None:
    if item is None:
        return None
    parts = item.parts
    return Seen(parts.name, parts.acronym, item.line, rule, BY_NAME[rule].confidence, parts.country, item.page)


def _seen_heading(entry: Entry) -> Seen:
    rule = "name-heading" if entry.marks else "name-heading-known"
    return Seen(entry.parts.name, entry.parts.acronym, entry.line, rule, BY_NAME[rule].confidence)


def _first_line(member: Member) -> tuple[int, int]:
    """Order members as their entries stand; those without one by list, then contents."""
    seen = member.heading or member.listed or member.contents
    return (seen.line, 0) if seen else (member.surveyed.line if member.surveyed else 0, 1)

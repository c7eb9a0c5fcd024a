"""The parts of the report about members: growth, kinds, sections, how much is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from sse_atlas.graph.results import Cell
from sse_atlas.viz.report_answers import (
    NOTHING,
    Answers,
    Key,
    Part,
    count,
    crossed,
    kind_looks,
    ranked,
    said,
    table_of,
    whole,
)
from sse_atlas.viz.report_charts import Bar, Year, bars, growth
from sse_atlas.viz.report_drawing import picture
from sse_atlas.viz.report_matrix import Grid, matrix

#: Years that a matrix has columns for; those before are drawn as one.
_YEARS: Final = 8
_NO_SECTION: Final = "No section stated"
_NO_KIND: Final = "No kind stated"


def growth_by_year(answers: Answers) -> Part:
    """How many members there were each year."""
    answer = answers("joined-by-year")
    lines = _networks(answer.result.rows)
    part = Part(
        "growth",
        "Growth",
        "No year in which a membership began is stated, so growth cannot be drawn. A list of actors says it in its column since.",
        answer,
    )
    if not lines:
        return part
    name, years = max(lines, key=lambda line: (line[1][-1].total, line[0]))
    best = max(year.joined for year in years)
    busiest = " and ".join(str(year.year) for year in years if year.joined == best)
    lead = [f"{name}: {count(years[-1].total, 'member')} by {years[-1].year}. Most joined in {busiest}: {best:,}."]
    actors = {row["actor"].value for row in answers("members").result if said(row, "network_name") == name and "actor" in row}
    if (undated := len(actors) - years[-1].total) > 0:
        lead.append(f"For {count(undated, 'more member')} no year is stated.")
    if len(lines) > 1:
        lead.append(f"The table has {count(len(lines) - 1, 'more network')}.")
    described = "; ".join(f"{year.year}: {year.joined:,} joined, {year.total:,} in all" for year in years[-60:])
    return Part(
        part.id,
        part.title,
        part.missing,
        answer,
        lead,
        picture("growth", f"Members of {name} by year", described, lambda frame: growth(years, frame)),
        [Key("bar", "joined in this year"), Key("bar pale", "joined before")],
        table_of(answer.result, answer.result.variables),
    )


def _networks(rows: Sequence[Mapping[str, Cell]]) -> list[tuple[str, list[Year]]]:
    """The years of each network, as the query orders them; two networks of one name are told apart by their years."""
    lines: list[tuple[str, list[Year]]] = []
    for row in rows:
        name, year = said(row, "network_name"), Year(whole(row, "year"), whole(row, "joined"), whole(row, "members"))
        if lines and lines[-1][0] == name and lines[-1][1][-1].year < year.year:
            lines[-1][1].append(year)
        else:
            lines.append((name, [year]))
    return lines


def growth_by_section(answers: Answers) -> Part:
    """Who joined when, by section."""
    answer = answers("growth-by-section")
    counts: Counter[tuple[str, str]] = Counter()
    years = [whole(row, "year") for row in answer.result] or [0]
    oldest = max(min(years), max(years) - _YEARS + 1)
    for row in answer.result:
        year = whole(row, "year")
        counts[said(row, "section_name"), str(year) if year >= oldest else f"before {oldest}"] += whole(row, "joined")
    columns = [f"before {oldest}"] if min(years) < oldest else []
    columns += map(str, range(oldest, max(years) + 1))
    rows = ranked(counts, 0)
    lead = [f"{rows[0]} gained the most members: {sum(n for (row, _), n in counts.items() if row == rows[0]):,}."] if rows else []
    grid = Grid(rows, columns, counts)
    return Part(
        "growth-by-section",
        "Who joined when",
        "No member of a network has both a section and a year in which it joined.",
        answer,
        lead,
        picture("growth-by-section", "Members that joined, by section and year", _told(grid), lambda frame: matrix(grid, frame))
        if rows
        else NOTHING,
        table=table_of(answer.result, answer.result.variables) if rows else None,
    )


def _told(grid: Grid) -> str:
    """A matrix in words, as far as somebody would listen."""
    told = (
        f"{row}: "
        + ", ".join(f"{column} {grid.counts[row, column]}" for column in grid.columns if grid.counts.get((row, column)))
        for row in grid.rows[:24]
    )
    return "; ".join(told)


def kinds(answers: Answers) -> Part:
    """How many actors there are of each kind."""
    answer = answers("kinds")
    looks = kind_looks(said(row, "kind_name") for row in answer.result)
    rows = [
        Bar(name, whole(row, "actors"), f"{whole(row, 'actors'):,}", whole(row, "members"), looks.get(name))
        for row in answer.result
        if (name := said(row, "kind_name"))
    ]
    actors, members = int(sum(bar.value for bar in rows)), int(sum(bar.part or 0 for bar in rows))
    if not members:
        rows = [replace(bar, part=None) for bar in rows]
    lead = [f"{count(actors, 'actor')}, of whom {members:,} {'is a member' if members == 1 else 'are members'} of a network."]
    told = "; ".join(f"{bar.label}: {bar.shown}, members: {bar.part}" for bar in rows)
    return Part(
        "kinds",
        "Kinds of actor",
        "There is no actor in this atlas.",
        answer,
        lead if rows else (),
        picture("kinds", "Actors by kind", told, lambda frame: bars(rows, frame)) if rows else NOTHING,
        [Key("bar any", "members of a network"), Key("bar any pale", "others")] if 0 < members < actors else (),
        table_of(answer.result, answer.result.variables) if rows else None,
    )


def sections_and_kinds(answers: Answers) -> Part:
    """Which kinds of members the sections have."""
    answer = answers("members")
    seen = {(row["actor"].value, said(row, "section_name"), said(row, "kind_name")) for row in answer.result if "actor" in row}
    sections = any(section for _, section, _ in seen)
    counts = Counter((section or _NO_SECTION, kind or _NO_KIND) for _, section, kind in seen)
    rows, columns = ranked(counts, 0), ranked(counts, 1)
    looks = kind_looks(columns)
    grid = Grid(rows, columns, counts, looks)
    largest = max(counts, key=lambda pair: (counts[pair], pair), default=("", ""))
    return Part(
        "sections-and-kinds",
        "Sections and kinds",
        "No member of a network has a section. A list of actors says them in its columns member_of and section.",
        answer,
        [f"The largest group: {largest[0]}, {largest[1].lower()} ({counts[largest]:,})."] if sections else (),
        picture("sections-and-kinds", "Members by section and kind", _told(grid), lambda frame: matrix(grid, frame))
        if sections
        else NOTHING,
        table=crossed(counts, rows, columns, "section") if sections else None,
        note="Counted from the rows of this query: each member once for its section and kind.",
    )


def coverage(answers: Answers) -> Part:
    """How much is known of the members."""
    answer = answers("coverage")
    rows = [
        Bar(said(row, "field"), whole(row, "known"), f"{whole(row, 'known'):,} of {whole(row, 'members'):,}")
        for row in answer.result
    ]
    full = max((whole(row, "members") for row in answer.result), default=0)
    least = min(rows, key=lambda bar: bar.value, default=None)
    lead = [f"Least often known: {least.label}, {least.shown}."] if least and least.value < full else []
    told = "; ".join(f"{bar.label}: {bar.shown}" for bar in rows)
    return Part(
        "coverage",
        "What is known of the members",
        "There is no member of a network in this atlas. A list of actors names networks in its column member_of.",
        answer,
        lead,
        picture("coverage", "Members for whom each field is known", told, lambda frame: bars(rows, frame, full=full))
        if rows
        else NOTHING,
        table=table_of(answer.result, answer.result.variables) if rows else None,
        note="A field that is known of nobody is not listed.",
    )

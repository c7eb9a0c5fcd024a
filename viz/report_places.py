"""The parts of the report about places, themes and policies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sse_atlas.graph.countries import country_name
from sse_atlas.graph.places import ATTRIBUTION, place
from sse_atlas.viz.report_answers import (
    MOST_ROWS,
    NOTHING,
    Answers,
    Column,
    Key,
    Part,
    Table,
    count,
    crossed,
    ranked,
    said,
    table_of,
    whole,
)
from sse_atlas.viz.report_charts import Bar, bars
from sse_atlas.viz.report_drawing import picture
from sse_atlas.viz.report_map import Spot, world
from sse_atlas.viz.report_matrix import Grid, matrix

#: Countries named in the words that stand for the map.
_TOLD = 40


def map_of_countries(answers: Answers) -> Part:
    """Where the members are."""
    answer = answers("members-by-country")
    found = [(code, whole(row, "members")) for row in answer.result if (code := said(row, "country_code"))]
    nowhere = sum(whole(row, "members") for row in answer.result if "country_code" not in row)
    spots, unknown = [], []
    for code, members in found:
        at = place("", code)
        if at is None:
            unknown.append(f"{country_name(code)} ({members:,})")
        else:
            spots.append(Spot(country_name(code), members, at.lat, at.lon))
    lead = []
    if found:
        first = [country_name(code) for code, members in found if members == found[0][1]]
        most = ", ".join(first[:5]) + (f" and {len(first) - 5} more" if len(first) > 5 else "")
        lead.append(f"Members in {count(len(found), 'country', 'countries')}. Most: {most}, {found[0][1]:,} each.")
    if found and len(first) == 1:
        lead = [lead[0].replace(f", {found[0][1]:,} each.", f", {found[0][1]:,}.")]
    if found and nowhere:
        lead.append(f"No country is stated for {count(nowhere, 'member')}; the map has none of them.")
    if unknown:
        lead.append(f"Not on the map, because no place is known for the code: {', '.join(unknown)}.")
    told = "; ".join(f"{spot.name}: {spot.members:,}" for spot in spots[:_TOLD])
    told += f"; and {len(spots) - _TOLD} more countries, which the table has" if len(spots) > _TOLD else ""
    return Part(
        "map",
        "Where the members are",
        "No member of a network has a country. A list of actors says them in its columns member_of and country.",
        answer,
        lead,
        picture("map", "Map of the members by country", told, lambda frame: world(spots, frame)) if spots else NOTHING,
        [Key("spot", "a country; the area is the number of its members")] if spots else (),
        _countries(found, nowhere) if found else None,
        note=f"A circle stands at the capital ({ATTRIBUTION}). Land: Natural Earth. Projection: Equal Earth.",
    )


def _countries(found: Sequence[tuple[str, int]], nowhere: int) -> Table:
    rows = [[country_name(code), code, str(members)] for code, members in found]
    rows += [["none stated", "", str(nowhere)]] if nowhere else []
    columns = [Column("country"), Column("country code"), Column("members", numeric=True)]
    return Table(columns, rows[:MOST_ROWS], max(len(rows) - MOST_ROWS, 0))


def countries(answers: Answers) -> Part:
    """The same numbers as bars, which compare better than circles."""
    answer = answers("members-by-country")
    found = [(country_name(code), whole(row, "members")) for row in answer.result if (code := said(row, "country_code"))]
    rows = [Bar(name, members, f"{members:,}") for name, members in found]
    left_out = rows[24:]
    told = "; ".join(f"{bar.label}: {bar.shown}" for bar in rows[:24])
    note = f"{len(left_out):,} more in the table." if left_out else ""
    return Part(
        "countries",
        "Members by country",
        "No member of a network has a country.",
        answer,
        picture=picture("countries", "Members by country", told, lambda frame: bars(rows, frame)) if rows else NOTHING,
        table=table_of(answer.result, answer.result.variables) if rows else None,
        note=note,
    )


def regions(answers: Answers) -> Part:
    """The directory's sections beside the regions of the United Nations."""
    answer = answers("regions")
    counts: Counter[tuple[str, str]] = Counter()
    for row in answer.result:
        counts[said(row, "region_name"), said(row, "section_name")] += whole(row, "members")
    rows, columns = ranked(counts, 0), ranked(counts, 1)
    grid = Grid(rows, columns, counts)
    told = "; ".join(f"{region}, {section}: {number:,}" for (region, section), number in counts.items())
    lead = [f"Most are in {rows[0]}: {sum(n for (region, _), n in counts.items() if region == rows[0]):,}."] if rows else ()
    return Part(
        "regions",
        "Sections and UN regions",
        "No actor has both a section and a country whose region of the UN's M49 standard is known.",
        answer,
        lead,
        picture("regions", "Actors by UN region and section", told, lambda frame: matrix(grid, frame)) if rows else NOTHING,
        table=crossed(counts, rows, columns, "region") if rows else None,
    )


def themes(answers: Answers) -> Part:
    """What actors work on."""
    missing, lead = "No actor has a theme in this atlas.", "Most actors work on {0}: {1}."
    return _ranking(answers, "themes", "Themes", "theme_name", missing, lead, "actors")


def recommendations(answers: Answers) -> Part:
    """What members recommend."""
    missing, lead = "No recommendation is recorded in this atlas.", "Most members recommend {0}: {1}."
    return _ranking(answers, "recommendations", "What members recommend", "theme_name", missing, lead)


def goals(answers: Answers) -> Part:
    """The goals of the United Nations that the themes match."""
    missing, lead = "No theme or actor of this atlas is linked to a goal of the United Nations.", "Most actors touch {0}: {1}."
    return _ranking(answers, "goals", "Sustainable Development Goals", "goal_name", missing, lead, "actors")


def measures(answers: Answers) -> Part:
    """What governments did."""
    missing, lead = "No measure of a government is recorded in this atlas.", "Most frequent: {0}, {1}."
    return _ranking(answers, "measures-by-kind", "Measures of governments", "kind_name", missing, lead, "measures")


def _ranking(answers: Answers, query: str, title: str, name: str, missing: str, lead: str, value: str = "members") -> Part:
    """A bar chart of a query whose rows have a name and a number, as the query orders them."""
    answer = answers(query)
    rows = [Bar(said(row, name), whole(row, value), f"{whole(row, value):,}") for row in answer.result]
    told = "; ".join(f"{bar.label}: {bar.shown}" for bar in rows[:24])
    first = max(rows, key=lambda bar: bar.value, default=None)
    left_out = len(rows) - 24
    return Part(
        query,
        title,
        missing,
        answer,
        [lead.format(first.label, first.shown)] if first else (),
        picture(query, title, told, lambda frame: bars(rows, frame)) if rows else NOTHING,
        table=table_of(answer.result, answer.result.variables) if rows else None,
        note=f"{left_out:,} more in the table." if left_out > 0 else "",
    )

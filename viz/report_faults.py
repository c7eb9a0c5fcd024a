"""The parts of the report about sources: what they state, what was counted, and what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from sse_atlas.errors import UnknownTermError
from sse_atlas.graph.results import Cell
from sse_atlas.ontology import XSD, compact, labels
from sse_atlas.viz.report_answers import (
    NOTHING,
    Answers,
    Found,
    Group,
    Key,
    Part,
    count,
    crossed,
    said,
    shortened,
    table_of,
    whole,
)
from sse_atlas.viz.report_charts import Bar, Pair, bars, pairs
from sse_atlas.viz.report_drawing import picture
from sse_atlas.viz.report_matrix import Grid, matrix

#: Findings of one sort that the page tells; the query has the others.
MOST_FOUND: Final = 100
#: More findings than this are listed by sort.
_LISTED: Final = 20
_FAULTS: Final = ("corrections", "disagreements", "remarks")
#: What readers call properties of other vocabularies.
_WORDS: Final = {"foaf:homepage": "website", "foaf:page": "web page", "org:memberOf": "membership", "rdf:type": "kind"}

Rows = Sequence[Mapping[str, Cell]]


def sources(answers: Answers) -> Part:
    """What the atlas is made from."""
    answer = answers("sources")
    rows = [Bar(said(row, "title"), whole(row, "claims"), f"{whole(row, 'claims'):,}") for row in answer.result]
    claims = int(sum(bar.value for bar in rows))
    told = "; ".join(f"{bar.label}: {bar.shown}" for bar in rows[:24])
    lead = [f"{count(len(rows), 'source')} with {count(claims, 'statement')} of their own record."] if rows else []
    if rows and not claims:
        lead = [
            f"{count(len(rows), 'source')}. Rows of a list are cited by their row and make no statements of their own record."
        ]
    drawn = NOTHING
    if claims and len(rows) > 1:
        drawn = picture("sources", "Statements by source", told, lambda frame: bars(rows, frame))
    return Part(
        "sources",
        "Sources",
        "No source is recorded.",
        answer,
        lead,
        drawn,
        table=table_of(answer.result, answer.result.variables) if rows else None,
        opened=not drawn,
    )


def stated_and_counted(answers: Answers) -> Part:
    """The figures of a source beside what this atlas counts."""
    answer = answers("stated-and-counted")
    seen: dict[tuple[str, str], Pair] = {}
    networks = {said(row, "network") for row in answer.result}
    for row in answer.result:
        parts = [said(row, "network")] if len(networks) > 1 else []
        parts += [text for name in ("section_name", "group_name") if (text := said(row, name))]
        label = ", ".join(parts) or "All members"
        one, other = whole(row, "stated"), whole(row, "counted")
        seen.setdefault((label, f"{one}"), Pair(label, one, other, f"{one:,} stated, {other:,} counted"))
    rows = list(seen.values())
    different = sum(pair.stated != pair.counted for pair in rows)
    told = "; ".join(f"{pair.label}: {pair.shown}" for pair in rows[:48])
    return Part(
        "stated-and-counted",
        "Stated and counted",
        "No source states a number of members that this atlas counts as well.",
        answer,
        [f"{different:,} of {count(len(rows), 'stated figure')} {'differs' if different == 1 else 'differ'} from the count."]
        if rows
        else (),
        picture("stated-and-counted", "Members stated and counted", told, lambda frame: pairs(rows, frame)) if rows else NOTHING,
        [Key("ring", "stated by the source"), Key("bar dot", "counted in this atlas")] if rows else (),
        table_of(answer.result, answer.result.variables) if rows else None,
    )


def faults_by_kind(answers: Answers) -> Part:
    """What sort of things are wrong."""
    answer = answers("faults-by-kind")
    counts = {(said(row, "kind_name"), fault): whole(row, fault) for row in answer.result for fault in _FAULTS}
    rows = [said(row, "kind_name") for row in answer.result]
    grid = Grid(rows, _FAULTS, counts)
    told = "; ".join(f"{kind}: " + ", ".join(f"{counts[kind, fault]} {fault}" for fault in _FAULTS) for kind in rows)
    total = {fault: sum(counts[kind, fault] for kind in rows) for fault in _FAULTS}
    lead = [", ".join(count(total[fault], fault.removesuffix("s")) for fault in _FAULTS) + "."] if rows else []
    return Part(
        "faults-by-kind",
        "Faults by kind",
        "No correction, disagreement or remark has a kind of fault in this atlas.",
        answer,
        lead,
        picture("faults-by-kind", "Faults by kind", told, lambda frame: matrix(grid, frame)) if rows else NOTHING,
        table=crossed(counts, rows, _FAULTS, "kind") if rows else None,
    )


def corrections(answers: Answers) -> Part:
    """What the sources get wrong."""
    answer = answers("corrections")
    groups = _together(answer.result.rows, ("about", "property", "stated", "right_value", "reason"))
    found = [
        Found(
            said(rows[0], "about"),
            _property(rows[0]),
            [_quoted(rows[0], "stated")],
            _quoted(rows[0], "right_value") if "right_value" in rows[0] else "not known",
            said(rows[0], "reason"),
            _places(rows, answers, shown_by=True),
        )
        for rows in groups
    ]
    return _list("corrections", "Corrections", "No correction is recorded.", answers, found, "corrected statement")


def disagreements(answers: Answers) -> Part:
    """Where sources contradict each other, or themselves."""
    answer = answers("disagreements")
    groups = _together(answer.result.rows, ("about", "property", "reason"))
    found = []
    for rows in groups:
        values = _together(rows, ("stated",))
        told = [f"{_quoted(same[0], 'stated')} ({_places(same, answers)})" for same in values]
        found.append(Found(said(rows[0], "about"), _property(rows[0]), told, "", said(rows[0], "reason")))
    return _list("disagreements", "Disagreements", "No disagreement is recorded.", answers, found, "disagreement")


def remarks(answers: Answers) -> Part:
    """What is wrong at a place of a source, without a statement that carries it."""
    answer = answers("remarks")
    groups = _together(answer.result.rows, ("about", "kind_name", "printed", "right", "reason"))
    found = [
        Found(
            said(rows[0], "about"),
            said(rows[0], "kind_name").lower(),
            [_quoted(rows[0], "printed")] if "printed" in rows[0] else (),
            _quoted(rows[0], "right") if "right" in rows[0] else "",
            said(rows[0], "reason"),
            _places(rows, answers),
        )
        for rows in groups
    ]
    return _list("remarks", "Remarks", "No remark is recorded.", answers, found, "remark")


def sectors(answers: Answers) -> Part:
    """Which sectors the members named as hit by the crisis."""
    answer = answers("sectors")
    groups = _together(answer.result.rows, ("affected", "sector_name"))
    found = [
        Found(
            said(rows[0], "sector_name"),
            f"{said(rows[0], 'affected')} affected",
            list(dict.fromkeys(_quoted(row, "printed") for row in rows if "printed" in row)),
            place=_places(rows, answers),
        )
        for rows in groups
    ]
    return _list("sectors", "Sectors and the crisis", "No survey of this atlas names sectors.", answers, found, "answer")


def _list(part: str, title: str, missing: str, answers: Answers, found: Sequence[Found], what: str) -> Part:
    groups = [Group("", found, len(found))] if found else []
    if len(found) > _LISTED:
        by_sort: dict[str, list[Found]] = {}
        for one in found:
            by_sort.setdefault(one.what, []).append(one)
        ordered = sorted(by_sort.items(), key=lambda item: -len(item[1]))
        groups = [Group(_title(sort), ones[:MOST_FOUND], len(ones)) for sort, ones in ordered]
    return Part(part, title, missing, answers(part), [f"{count(len(found), what)}."] if found else (), groups=groups)


def _title(sort: str) -> str:
    return sort[:1].upper() + sort[1:] or "Other"


def _together(rows: Rows, names: Iterable[str]) -> list[list[Mapping[str, Cell]]]:
    """The rows that say the same thing at several places, together, in the order of the query."""
    wanted = tuple(names)
    groups: dict[tuple[str, ...], list[Mapping[str, Cell]]] = {}
    for row in rows:
        groups.setdefault(tuple(row[name].value if name in row else "" for name in wanted), []).append(row)
    return list(groups.values())


def _property(row: Mapping[str, Cell]) -> str:
    """A property as a reader calls it."""
    if "property" not in row:
        return ""
    iri = row["property"].value
    short = compact(iri)
    if short in _WORDS:
        return _WORDS[short]
    name = re.split(r"[:/#]", short)[-1]
    return _label(iri).lower() or re.sub(r"(?<=[a-z])(?=[A-Z])", " ", shortened(name)).lower()


def _label(iri: str) -> str:
    """The English label of a term, "" where the vocabulary has no such term."""
    try:
        return labels(iri)["en"]
    except (UnknownTermError, KeyError):
        return ""


def _quoted(row: Mapping[str, Cell], name: str) -> str:
    """A value in quotation marks, a term by its label, a number as it is."""
    cell = row[name]
    if cell.kind == "uri" and (label := _label(cell.value)):
        return label
    text = said(row, name).rpartition("/id/")[2] if cell.kind == "uri" else said(row, name)
    return text if cell.datatype in (XSD.integer, XSD.decimal) or cell.kind == "uri" else f"“{text}”"


def _places(rows: Rows, answers: Answers, *, shown_by: bool = False) -> str:
    """Where something stands, in words: document, page, line or row; and the lines that show what is right."""
    places: dict[str, dict[str, None]] = {}
    for row in rows:
        title = said(row, "source_title") or _only_source(answers)
        place = ", ".join(f"{name} {said(row, name)}" for name in ("page", "line", "row") if name in row)
        places.setdefault(title, {})[place] = None
    told = []
    for title, found in places.items():
        where = "; ".join(place for place in found if place)
        told.append(", ".join(part for part in (title, where) if part))
    lines = sorted({whole(row, "evidence_line") for row in rows if "evidence_line" in row}) if shown_by else []
    shown = f"; shown by line {', '.join(map(str, lines))}" if lines else ""
    return "; ".join(filter(None, told)) + shown


def _only_source(answers: Answers) -> str:
    """The title of the source where an atlas has but one; a row that names none cannot mean another."""
    titles = {said(row, "title") for row in answers("sources").result}
    return min(titles) if len(titles) == 1 else ""

"""Reading a directory: its contents, lists, entries and survey, put together member by member."""

from __future__ import annotations

from collections.abc import Sequence

from sse_atlas.loaders.directories import assembling
from sse_atlas.loaders.directories.contents import Contents, read_contents
from sse_atlas.loaders.directories.entries import (
    Cluster,
    Entry,
    bare_entries,
    clusters,
    entries,
    heading_row,
    placed_heads,
    settle_place,
    whole_heading,
)
from sse_atlas.loaders.directories.layout import Layout, classified, section_rows
from sse_atlas.loaders.directories.model import Directory
from sse_atlas.loaders.directories.names import key
from sse_atlas.loaders.directories.rows import Row, rows
from sse_atlas.loaders.directories.sections import Known, Listing, forms, heads_book, like_section, listings
from sse_atlas.loaders.directories.survey import Survey, read_survey
from sse_atlas.loaders.documents.model import Document


def read_directory(document: Document) -> Directory:
    """Read a directory of members; what is printed nowhere is None, what goes to no member is in `unplaced`.

    Works with any of contents, lists and entries missing, in English, French, Spanish and Portuguese. Linear in the length.
    """
    found = rows(document)
    contents = read_contents(found)
    skip = frozenset(range(max(contents.first, 0), contents.end))
    start = contents.end
    known = _known(found, contents, start, skip)
    survey = read_survey(found, skip, known)
    skip |= survey.rows
    first = clusters(found, start, skip)
    heads = _marked_heads(found, first, known, skip)
    placed = placed_heads(found, start, skip | heads, known)
    listed = listings(found, start, skip | {n + 1 for n in placed}, heads | placed, known)
    _first_lists(found, listed, known)
    # The lists may tell names that the contents lack: what was run together is cut by them too.
    in_lists = frozenset(n for one in listed for n in one.rows)
    survey = _fuller(survey, read_survey(found, (skip - survey.rows) | in_lists, known))
    taken = skip | {n for one in listed for n in one.rows}
    layout = classified(found, contents, listed, heads, known)
    made, loose = _entries(found, start, taken, known, listed, layout, placed)
    layout.section_rows = section_rows(found, listed, layout, made, start, taken)
    return assembling.assembled(document, found, contents, survey, listed, layout, made, loose)


def _known(found: Sequence[Row], contents: Contents, start: int, skip: frozenset[int]) -> Known:
    """Give the names of the contents and of the headings that lines of fields show, before lists and sections are known."""
    known = Known()
    paged = any(item.page for item in contents.items)
    for item in contents.items:
        if item.parts.country or item.parts.acronym or item.page:
            known.add(item.parts)
        elif heads_book(item.text):
            continue
        elif paged or like_section(item.text):
            known.sections.add(key(item.text))
        else:
            known.add(item.parts)
    for cluster in clusters(found, start, skip):
        at = heading_row(found, cluster, known, skip)
        if at >= 0 and any(found[n].since or found[n].label for n in cluster.rows):
            known.add(whole_heading(found, at, known, skip)[1])
    return known


def _fuller(first: Survey, second: Survey) -> Survey:
    """Give the second reading of a survey where it is of the same list."""
    return second if second.at == first.at and second.rows <= first.rows else first


def _marked_heads(found: Sequence[Row], made: Sequence[Cluster], known: Known, skip: frozenset[int]) -> frozenset[int]:
    return frozenset(entry.head for entry in entries(found, made, known, skip)[0])


def _first_lists(found: Sequence[Row], listed: list[Listing], known: Known) -> None:
    """Take up the names of the lists, and the headings above them."""
    for one in listed:
        if one.section >= 0:
            known.sections.add(key(found[one.section].text.rstrip(":")))
        for item in one.items:
            known.add(item.parts)


def _entries(
    found: Sequence[Row],
    start: int,
    taken: frozenset[int],
    known: Known,
    listed: Sequence[Listing],
    layout: Layout,
    placed: frozenset[int],
) -> tuple[list[Entry], list[Cluster]]:
    """Give the entries in their order: those with lines of fields, and those that have a known name for a heading only."""
    groups = clusters(found, start, taken)
    made, loose = entries(found, groups, known, taken)
    begin = min((one.head for one in made if one.strong(found)), default=len(found))
    begin = min([begin, *(one.rows[0] for one in listed)])
    weak = [one for one in made if not one.strong(found)]
    often = len(weak) * 2 >= len(made)
    kept, dropped = [], []
    for one in made:
        if one.strong(found) or (one.head >= begin and (one.known or often)):
            kept.append(one)
        else:
            dropped.append(Cluster(one.marks, one.places))
    seen = {form for one in kept for form in forms(one.parts.name)}
    short = {key(one.parts.acronym) for one in kept if one.parts.acronym}
    missing = {form for parts in layout.members for form in forms(parts.name)} - seen
    acronyms = {key(parts.acronym) for parts in layout.members if parts.acronym} - short
    marked = frozenset(n for one in kept for n in (one.head, *one.marks))
    after = begin if begin < len(found) else start
    kept.extend(bare_entries(found, after, taken | marked, known, missing, acronyms, placed))
    kept.sort(key=lambda one: one.head)
    for one in kept:
        settle_place(one)
    return kept, sorted([*loose, *dropped], key=lambda one: one.rows[0] if one.rows else 0)

"""Reads a session report, an information sheet or a concept note into rows of the tables of `data/`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from sse_atlas.loaders.documents.model import Cell, Document, Reading
from sse_atlas.loaders.documents.slugs import Slugs
from sse_atlas.loaders.sessions.head import (
    Field,
    Gathering,
    Item,
    event_kind,
    fields_of,
    gathering,
    items_of,
    language_of,
    spoken,
    titled_block,
)
from sse_atlas.loaders.sessions.people import kind_of
from sse_atlas.loaders.sessions.prose import Passage, read_talks
from sse_atlas.loaders.sessions.rows import Rows, cut, span
from sse_atlas.loaders.sessions.rules import confidence
from sse_atlas.loaders.sessions.speakers import numbered, with_talk
from sse_atlas.loaders.sessions.talking import Talking
from sse_atlas.loaders.sessions.when import When, clocks, day_of, year_of

#: What a kind of document is called in its title where it prints no words of its own for that.
_CALLED: Final[Mapping[str, str]] = MappingProxyType(
    {"session-report": "Session report", "session-info": "Session info", "concept-note": "Concept note"}
)
_DIGITS: Final = re.compile(r"(?<![\d.,])\d{1,6}(?![\d.,]*\d)")
#: Zones whose offset the tables know; another is kept as the zone only.
_ZONES: Final = ("KST", "UTC")


@dataclass(frozen=True, slots=True)
class Session:
    """What a session document holds: the rows, and what it says of itself as a source."""

    reading: Reading
    title: Cell | None
    issued: Cell | None
    language: Cell | None
    publisher: Cell | None


def read_session(document: Document, kind: str, slugs: Slugs) -> Session:
    """Read a document of one of the kinds of session documents; its rows, its outline, and its title, date, language, publisher.

    Time and memory grow with the length of the document; lines are read up to 2,000 characters.
    """
    items = items_of(document)
    fields = fields_of(items)
    label = _first(fields, "language")
    language = language_of(label.value) if label else ""
    rows = Rows(slugs, _outline(items), language or spoken(items))
    forum = gathering(items)
    forum_slug = _forum(rows, forum) if forum else ""
    session, named, when, dated = _session(rows, items, fields, kind, forum)
    if not session:
        rows.unplaced(items[0].number if items else 1, items[0].text if items else "", "no name of a session found")
    else:
        if forum_slug:
            rows.relation(
                session,
                "partOf",
                forum_slug,
                span(forum.line if forum else 1),
                "session-in-forum",
                printed=forum.name if forum else "",
            )
        _said_of(rows, session, fields, when)
        talking = Talking(rows, session, items, fields)
        talking.read()
        notes = talking.notes(document.lines[-1].number)
        read_talks(
            document, rows, [Passage(slug, names, first, last, rows.heading(first - 1)) for slug, names, first, last in notes]
        )
    return Session(
        rows.reading,
        _title(items, kind, named),
        Cell(when.start, int(dated.partition("-")[0]), "session-date", confidence("session-date")) if when and dated else None,
        Cell(rows.language, label.first if label else 1, "session-language-label", confidence("session-language-label"))
        if language and label
        else None,
        Cell(forum.acronym, forum.line, "organizer-in-forum-name", confidence("organizer-in-forum-name"))
        if forum and forum.acronym
        else None,
    )


def _first(fields: list[Field], name: str) -> Field | None:
    """The first field of a name that has a value on its line or below."""
    return next((field for field in fields if field.name == name and (field.value or field.below)), None)


def _value(field: Field) -> tuple[str, str]:
    """The value of a field and its lines; the first line below where nothing stands beside the label."""
    if field.value or not field.below:
        return field.value, field.lines
    return field.below[0].text, span(field.below[0].number)


def _outline(items: list[Item]) -> list[tuple[int, str, str]]:
    found = []
    for item in items:
        alone = item.label is not None and (not item.label.value or item.label.name in ("report", "info", "concept"))
        talk = numbered(item.text) is not None and len(item.text) <= 200
        summed = item.raw[:6].strip(" -*")[:1].isdigit() and len(item.text) <= 200 and with_talk(item.text) is not None
        if alone or talk or summed:
            found.append((item.number, cut(item.text), ""))
    return found


def _forum(rows: Rows, forum: Gathering) -> str:
    when = forum.when
    dates = {"start": when.start, "end": when.end or when.start} if when else {"start": year_of(forum.name)}
    if any(dates.values()):
        dates |= {"dates_printed": cut(forum.printed), "dates_line": span(forum.dates_line)}
    slug = rows.event(forum.name, "forum", span(forum.line), "forum-in-head", cells=dates)
    if forum.acronym:
        rule = "organizer-in-forum-name"
        body = rows.actor(forum.acronym, span(forum.line), rule, kind="Network")
        doubt = "the organizer is read from the name of the forum"
        rows.relation(body, "organizes", slug, span(forum.line), rule, printed=forum.name, cells={"doubt": doubt})
    return slug


def _session(
    rows: Rows, items: list[Item], fields: list[Field], kind: str, forum: Gathering | None
) -> tuple[str, Cell | None, When | None, str]:
    """The slug of the session, its name with its place, its date and the lines of that."""
    when, printed, dates_line = _when(fields, forum)
    dates = (
        {"start": when.start, "end": when.end or when.start, "dates_printed": printed, "dates_line": dates_line} if when else {}
    )
    label = _first(fields, "title")
    if label:
        name, lines = _value(label)
        type_ = _first(fields, "type")
        said = next((field for field in fields if field.name in ("info", "report")), None)
        words, line = (_value(type_)[0], type_.lines) if type_ else (said.printed, said.lines) if said else ("", "")
        rule = "session-title-label"
    elif block := titled_block(items):
        _, head, parts = block
        name, lines = " ".join(part.text for part in parts), span(parts[0].number, parts[-1].number)
        words, line, rule = head.text, span(head.number), "session-title-block"
    else:
        return "", None, when, dates_line
    name = " ".join(name.strip(' "“”«»*').split())[:300]
    if not name:
        return "", None, when, dates_line
    slug = rows.event(name, event_kind(words), lines, rule, printed=words, kind_line=line, cells=dates)
    return slug, Cell(name, int(lines.partition("-")[0]), rule, confidence(rule)), when, dates_line


def _when(fields: list[Field], forum: Gathering | None) -> tuple[When | None, str, str]:
    """The date of the session, its words and lines: behind its label, else that of the forum where it lasts one day."""
    year = forum.when.start[:4] if forum and forum.when else ""
    for field in fields:
        if field.name == "date":
            value, lines = _value(field)
            if found := day_of(value, year):
                return found, cut(value.partition("(")[0]), lines
    if forum and forum.when and not forum.when.end and len(forum.when.start) == 10:
        return forum.when, cut(forum.printed), span(forum.dates_line)
    return None, "", ""


def _said_of(rows: Rows, session: str, fields: list[Field], when: When | None) -> None:
    """What the labels say of a session: language, times, participants, organizer."""
    timed = False
    for field in fields:
        value, lines = _value(field)
        if field.name == "language":
            if code := language_of(value):
                rows.statement(session, "language", code, lines, "session-language-label", printed=value)
        elif field.name in ("time", "date") and not timed:
            timed = _times(rows, session, value, lines)
        elif field.name == "participants" and (number := _DIGITS.search(value[:80])):
            day = {"as_of": when.start} if when else {}
            rows.figure(
                *(session, "participants", number[0], lines, "session-participants-label"),
                cells={"what": "participants of the session", "qualifier": "exactly", **day},
            )
        elif field.name == "organizer" and 2 <= len(value) <= 120:
            rule = "organizer-label"
            body = rows.actor(value.strip(" ."), lines, rule, kind=kind_of(value))
            rows.relation(body, "organizes", session, lines, rule, printed=value)


def _times(rows: Rows, session: str, value: str, lines: str) -> bool:
    rule, found = "session-time-label", clocks(value)
    for clock in found:
        zone = f" {clock.zone}" if clock.zone in _ZONES else ""
        rows.statement(session, "startTime", f"{clock.start}{zone}", lines, rule, printed=value)
        rows.statement(session, "endTime", f"{clock.end}{zone}", lines, rule, printed=value)
    if found and found[0].zone:
        rows.statement(session, "timeZone", found[0].zone, lines, rule)
    return bool(found)


def _title(items: list[Item], kind: str, named: Cell | None) -> Cell | None:
    """The title of the document: what it is, and the name of its session."""
    said = next((item.label for item in items if item.label and item.label.name in ("report", "info", "concept")), None)
    if named is None:
        return None
    called = said.printed if said and said.name != "report" else _CALLED.get(kind, "Session")
    return Cell(f"{called.capitalize()}: {named.value}", named.line, named.rule, named.confidence)

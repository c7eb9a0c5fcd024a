"""Which kind of document a document is, by what stands in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from sse_atlas.graph.names import folded
from sse_atlas.loaders.documents.model import Document
from sse_atlas.loaders.sessions.labels import labelled

#: The kinds of documents that are read.
KINDS: Final = ("directory", "session-report", "session-info", "concept-note")

#: Below this score, or this near to the next, a document is of no kind that can be told.
_ENOUGH: Final = 3.0
_LEAD: Final = 1.15


@dataclass(frozen=True, slots=True)
class Guess:
    """The kind of a document ("" where it cannot be told), the reasons in words, and the score of each kind."""

    kind: str
    reasons: tuple[str, ...]
    scores: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class _Sign:
    """What speaks for a kind: the words of the reason, how much a line of it weighs, and how much all of them at most."""

    kind: str
    words: str
    weight: float
    most: float


_SINCE: Final = re.compile(
    r"\b(?:member since|membre depuis|miembro desde|membro desde|joined in|adherent depuis|adhesion en|socio desde"
    r"|asociado desde)\b"
)
_PLACE: Final = re.compile(
    r"^\W{0,6}(?:city ?/ ?country|ville ?/ ?pays|ciudad ?/ ?pais|cidade ?/ ?pais|city|ville|ciudad|cidade) ?:"
)
_CONTACT: Final = re.compile(r"^\W{0,4}(?:w|e|web|email|e-mail|website|site web|courriel|correo|sitio web)\b[\]: *]")
_DOTTED: Final = re.compile(r"(?:\.{3,}|(?:\. ){3,}|\t| {3,}|…)[\s.]*\d{1,3}\s*$")
_COUNTRY: Final = re.compile(r"^\s*(?:[-•*]\s+)?[^\s,][^,]{3,90}\([^()]{2,30}\), [^\W\d_][\w '’.-]{2,30}\s*$")
_YEARBOOK: Final = re.compile(
    r"\b(?:yearbook|member(?:s|ship)? directory|directory of members|our members|annuaire|directorio|anuario|diretorio)\b"
)
_NUMBERED: Final = re.compile(
    r"^\W{0,4}(?:\d(?:st|nd|rd|th|er|ere|e|o|a)? (?:speaker|intervenante?|orateur|oratrice|ponente|orador|oradora|palestrante)"
    r"|(?:speaker|intervenante?|ponente|orador|palestrante) \d)\b"
)
_CLOCK: Final = re.compile(r"^\W{0,4}\d{1,2}[:h]\d\d ?:?(?:-|–|\s*$)")

_SIGNS: Final = {
    "since": _Sign("directory", "say since when a member", 1.0, 12),
    "place": _Sign("directory", "give a city or country behind a label", 0.7, 8),
    "contact": _Sign("directory", "give a website or an e-mail behind a label", 0.5, 6),
    "dotted": _Sign("directory", "end in a page number, as a table of contents does", 0.6, 6),
    "listed": _Sign("directory", "name a body, its acronym and its country", 0.6, 6),
    "yearbook": _Sign("directory", "speak of a yearbook or a directory of members", 1.0, 2),
    "report": _Sign("session-report", "call it the report of a session", 4.0, 4),
    "participants": _Sign("session-report", "count its participants", 2.0, 2),
    "summary": _Sign("session-report", "head a summary", 1.5, 3),
    "answers": _Sign("session-report", "head answers", 1.5, 3),
    "info": _Sign("session-info", "call it the information on a session", 4.0, 4),
    "audience": _Sign("session-info", "say whom the session is for", 2.5, 2.5),
    "programme": _Sign("session-info", "head a programme", 1.5, 1.5),
    "clock": _Sign("session-info", "begin with a time of the day", 0.5, 3),
    "concept": _Sign("concept-note", "call it a concept note", 4.0, 4),
    "cooperation": _Sign("concept-note", "name those who cooperate", 0.5, 1),
}
#: Signs of any session; they speak for a kind only beside its own.
_SHARED: Final = {
    "title": (("session-report", "session-info"), "give the title of a session", 2.0),
    "type": (("session-report",), "give the type of a session", 1.5),
    "language": (("session-report", "session-info"), "give the language", 0.7),
    "date": (("session-report", "session-info"), "give the date behind a label", 0.7),
    "time": (("session-report",), "give the time behind a label", 0.7),
    "moderator": (("session-report", "session-info"), "name a moderator", 1.0),
    "speakers": (("session-report", "session-info"), "head the speakers", 1.0),
    "numbered": (("session-report", "session-info"), "number the speakers", 1.0),
    "objectives": (("session-info", "concept-note"), "head the objectives", 1.0),
    "questions": (("session-info", "concept-note"), "head guiding questions", 1.0),
    "background": (("session-info", "concept-note"), "head the background", 0.7),
}


@dataclass(slots=True)
class _Seen:
    """The first lines that show a sign, and how many there are."""

    lines: list[int] = field(default_factory=list)
    number: int = 0


def guess(document: Document) -> Guess:
    """Tell the kind of a document from its lines, with the reasons for it; the kind is "" where nothing tells it clearly.

    One pass over the lines, each cut at 300 characters.
    """
    seen: dict[str, _Seen] = {}
    for line in document.lines:
        for sign in _signs(line.text[:300]):
            kept = seen.setdefault(sign, _Seen())
            kept.number += 1
            if len(kept.lines) < 3:
                kept.lines.append(line.number)
    scores = {kind: round(_score(kind, seen), 2) for kind in KINDS}
    first, second = sorted(KINDS, key=lambda kind: -scores[kind])[:2]
    clear = scores[first] >= _ENOUGH and scores[first] >= _LEAD * scores[second]
    reasons = [_reason(sign, kept) for sign, kept in seen.items() if not clear or first in _kinds_of(sign)]
    return Guess(first if clear else "", tuple(reasons) or ("no line shows a directory or a session",), scores)


def _signs(text: str) -> set[str]:
    if not text.strip():
        return set()
    plain = folded(text)
    found = {
        name
        for name, form in (
            ("since", _SINCE),
            ("place", _PLACE),
            ("contact", _CONTACT),
            ("yearbook", _YEARBOOK),
            ("numbered", _NUMBERED),
        )
        if form.search(plain)
    }
    found |= {name for name, form in (("dotted", _DOTTED), ("listed", _COUNTRY), ("clock", _CLOCK)) if form.search(text)}
    label = labelled(text)
    if label and (label.name in _SIGNS or label.name in _SHARED):
        found.add(label.name)
    return found


def _kinds_of(sign: str) -> tuple[str, ...]:
    return (_SIGNS[sign].kind,) if sign in _SIGNS else _SHARED[sign][0]


def _score(kind: str, seen: Mapping[str, _Seen]) -> float:
    own = sum(min(_SIGNS[sign].most, _SIGNS[sign].weight * kept.number) for sign, kept in seen.items() if _own(sign, kind))
    shared = sum(_SHARED[sign][2] for sign in seen if sign in _SHARED and kind in _SHARED[sign][0])
    return own + shared


def _own(sign: str, kind: str) -> bool:
    return sign in _SIGNS and _SIGNS[sign].kind == kind


def _reason(sign: str, kept: _Seen) -> str:
    words = _SIGNS[sign].words if sign in _SIGNS else _SHARED[sign][1]
    lines = ", ".join(map(str, kept.lines)) + (" ..." if kept.number > len(kept.lines) else "")
    if kept.number == 1:
        one, _, rest = words.partition(" ")
        return f"1 line {_one(one)} {rest} ({lines})"
    return f"{kept.number} lines {words} ({lines})"


def _one(verb: str) -> str:
    return f"{verb}es" if verb.endswith(("ss", "sh", "ch")) else f"{verb}s"

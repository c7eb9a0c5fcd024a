"""The lines of a document as a reader of directories needs them: without furniture and markup, with what each holds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from sse_atlas.graph.names import folded
from sse_atlas.loaders.directories.contacts import Contacts, contacts
from sse_atlas.loaders.directories.places import LABEL, is_place
from sse_atlas.loaders.directories.since import Since, since
from sse_atlas.loaders.documents.furniture import furniture
from sse_atlas.loaders.documents.markup import plain
from sse_atlas.loaders.documents.model import Document

#: A line is cut here: a list of those who answered may be one line; the costly rules take no line longer than a marker's.
_CUT: Final = 20_000
#: A heading is not longer than this, a marker neither.
_LONGEST_HEADING: Final = 220
_LONGEST_MARKER: Final = 600
#: A line of running text is no shorter, even in a narrow column.
_SHORTEST_RUN: Final = 35
_BULLET: Final = re.compile(r"^\s{0,12}(?:[-–—•*·▪▶◦‣●○■□➢➤❖]|\\-|\d{1,3}[.)](?=\s+[^\d\s]))\s+")
_COUNTED: Final = re.compile(r"^\s{0,12}\d{1,3}[.)]\s+[^\d\s]")
#: What parts fields that stand on one line.
_BESIDE: Final = re.compile(r"\s[|•·]\s|\t")
#: What is printed behind a label where there is nothing to print.
_NOTHING: Final = frozenset(("n/a", "n.a.", "na", "none", "-", "–", "—", "néant", "ninguno", "nenhum", "no"))
_NUMBER_ONLY: Final = re.compile(r"[\divxlcIVXLC.\s–—-]{1,9}")
_CAPTION: Final = re.compile(
    r"^(?:photos?|image|source|figure|fig\.|table|©|foto|crédit|credit|picture|illustration|copyright|\(c\))\b|^©", re.I
)
_PUNCTUATED: Final = re.compile(r"[.!?;:,]$")
_ABBREVIATION: Final = re.compile(r"(?:\b[A-Z]|\b(?:Ltd|Inc|Co|Corp|S\.A|S\.L|A\.C|Cía|Cie|St|Jr|Sr|ltda|Ltda|asbl|e\.V))\.$")


@dataclass(slots=True)
class Row:
    """A line: its number and page, its text as printed and plain, blank lines before it, and what its fields are."""

    number: int
    raw: str
    text: str
    page: str
    gap: int
    bullet: bool
    since: Since | None
    place: str
    label: str
    contacts: Contacts
    marker: bool
    heading: bool

    @property
    def key(self) -> str:
        """The text folded, without a bullet."""
        return folded(self.text)


def rows(document: Document) -> list[Row]:
    """Give the lines of a document that hold words, without its furniture, in their order."""
    left_out = furniture(document)
    found: list[Row] = []
    gap = 0
    for line in document.lines:
        raw = line.text[:_CUT]
        if line.number in left_out or not raw.strip():
            gap += 1
            continue
        row = _row(line.number, raw, line.page, gap, len(line.text))
        if found and _runs_on(found[-1], row):
            found[-1].heading = False
        if found and row.marker and _COUNTED.match(found[-1].raw) and _is_heading(found[-1].text):
            # "3. Name" with the lines of an entry below it: the entries are numbered, this is no list.
            found[-1].bullet, found[-1].heading = False, True
        if found and _goes_on(found[-1], row):
            found[-1].text = f"{found[-1].text} {row.text}"
        else:
            found.append(row)
        gap = 0
    return found


def _goes_on(above: Row, row: Row) -> bool:
    """Say whether a line is the rest of the item above it: set in, or inside a bracket that the item leaves open."""
    if not above.bullet or row.bullet or row.gap or row.marker or len(above.text) > _LONGEST_HEADING:
        return False
    return row.raw[:2].isspace() or above.text.count("(") > above.text.count(")")


def _runs_on(above: Row, row: Row) -> bool:
    """Say whether a line like a heading is running text: the next, right below and as long, goes on with a small letter."""
    if not above.heading or row.gap or row.marker or row.bullet or not row.text[:1].islower():
        return False
    return min(len(above.text), len(row.text)) >= _SHORTEST_RUN


def _row(number: int, raw: str, page: str, gap: int, length: int) -> Row:
    bullet = bool(_BULLET.match(raw))
    text = plain(_BULLET.sub("", raw, count=1) if bullet else raw).strip()
    row = Row(number, raw, text, page, gap, bullet, None, "", "", Contacts(), False, False)
    if length <= _LONGEST_MARKER and not bullet:
        _mark(row)
    row.heading = not row.marker and not bullet and _is_heading(text)
    return row


def _mark(row: Row) -> None:
    """Read the fields of a line: since when, a place behind its label, addresses; a marker is a line of nothing else."""
    rest = row.text.strip(" |•·")
    if row.raw.lstrip().startswith("#"):
        return
    row.since = since(rest)
    if row.since:
        rest = rest[row.since.end :].strip(" |•·,;–-")
    label = LABEL.search(rest) if len(rest) <= 300 else None
    if label and (label.start() == 0 or row.since or not contacts(rest[: label.start()]).rest):
        before, behind = rest[: label.start()], rest[label.end() :]
        late = since_inside(behind)
        if late:
            row.since, behind = late
        ends = _first_address(behind)
        row.place, row.label = behind[:ends].strip(" |•·,;–-"), label["label"].strip()
        rest = f"{before} {behind[ends:]}".strip()
        if len(row.place) > 120 or _sentence(row.place):
            row.place, row.label = "", ""
            row.since = None
            return
    rest = _placed(row, rest)
    if not rest:
        row.marker = bool(row.since or row.label)
        return
    # The links of a line are seen in the raw text only: the plain one has the printed words.
    row.contacts = contacts(row.raw if rest == row.text else rest)
    found = row.contacts.websites or row.contacts.emails
    left = row.contacts.rest
    if row.contacts.labelled and left.strip(" :").casefold() in _NOTHING:
        left = ""
    if left and row.since is None and row.place == "" and found:
        inner = since(left)
        if inner and not left[inner.end :].strip(" |•·,;–-."):
            row.since, left = inner, ""
        elif is_place(left):
            row.place, left = left, ""
    elif left and (row.since or found) and not row.place and is_place(left):
        row.place, left = left, ""
    row.marker = not left and bool(found or row.since or row.label or row.contacts.labelled)
    if left and not row.marker:
        row.since, row.place, row.label = None, "", ""


def _placed(row: Row, rest: str) -> str:
    """Take a bare place out of fields set side by side: "Member since 2011 | Newcastle, UK | www.example.org"."""
    parts = [part.strip() for part in _BESIDE.split(rest)] if len(rest) <= 300 else []
    if row.place or len(parts) + bool(row.since) < 2:
        return rest
    at = next((n for n, part in enumerate(parts) if "@" not in part and is_place(part)), -1)
    if at < 0:
        return rest
    row.place = parts.pop(at)
    return " | ".join(parts)


def since_inside(text: str) -> tuple[Since, str] | None:
    """Give the words that say since when where they stand behind others ("Lomé, Togo | Member since 2019"), and those others."""
    for part in re.finditer(r"[|•·;–\t]\s?|\s{2,}", text):
        if (found := since(text[part.end() :].strip())) and not text[part.end() :].strip()[found.end :].strip():
            return found, text[: part.start()]
    return None


def _first_address(text: str) -> int:
    """Give where the words of a place end and labels or addresses begin."""
    ends = len(text)
    for found in re.finditer(
        r"\s(?:www\.|https?://|[^\s@]{1,80}@|[\w-]{2,60}\.(?:org|com|net|coop|info)\b|(?:W|E|Web|Website|Site|E-?mail|"
        r"Courriel|Tel|Tél|Correo|Sitio web|Site web)\b\s?[:：]?\s?(?=\S+[.@]))"
        r"|\s[|•·]\s|\t",
        text,
        re.I,
    ):
        ends = found.start()
        break
    return ends


def _sentence(text: str) -> bool:
    return len(text.split()) > 14 or (text.endswith(".") and len(text.split()) > 6)


def _is_heading(text: str) -> bool:
    """Say whether a line may be a heading: short, no sentence, not a number or a caption alone."""
    if not 1 < len(text) <= _LONGEST_HEADING or len(text.split()) > 30 or "\t" in text:
        return False
    if _NUMBER_ONLY.fullmatch(text) or _CAPTION.match(text) or not any(c.isalpha() for c in text):
        return False
    if _PUNCTUATED.search(text) and not _ABBREVIATION.search(text):
        return False
    return not (text[0].islower() and not text.startswith(("l'", "l’", "d'", "d’", "e")))

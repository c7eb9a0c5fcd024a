"""The head of a session document: its lines, labelled fields, the forum it names and the session's own name."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from sse_atlas.graph.names import folded, words
from sse_atlas.loaders.documents.model import Document
from sse_atlas.loaders.sessions.labels import Labelled, labelled, stripped
from sse_atlas.loaders.sessions.people import is_acronym
from sse_atlas.loaders.sessions.speakers import numbered
from sse_atlas.loaders.sessions.when import When, day_of, year_of

#: A session's head is looked for in so many of the first lines that hold words.
_HEAD: Final = 40
#: Lines longer than this are cut before they are read.
LONGEST: Final = 2000
_GATHERING: Final = re.compile(
    r"\b(?:forum|foro|congress|congres|congreso|congresso|summit|sommet|cumbre|conference|conferencia|colloque|encuentro"
    r"|encontro"
    r"|rencontres?|assembly|assemblee|asamblea)\b"
)
_KINDS: Final = (
    ("plenary", re.compile(r"\b(?:plenary|pleniere|plenaria|plenario)\b")),
    ("workshop", re.compile(r"\b(?:workshop|atelier|taller|oficina)\b")),
    ("training", re.compile(r"\b(?:training|formation|formacion|capacitacion|formacao)\b")),
    ("meeting", re.compile(r"\b(?:meeting|reunion|reuniao)\b")),
)
_SESSION: Final = re.compile(
    r"(?:plenary|parallel|thematic|self-organi[sz]ed|workshop|round ?table|panel|seance|session|sesion|sessao|mesa"
    r"|atelier|taller"
    r"|pleniere|plenaria|tematica|parallele|table ronde|redonda|oficina)"
    r"(?: (?:session|pleniere|plenaria|sesion|sessao|paralela|parallele|tematica|thematique"
    r"|redonda))? ?(?:n[o°º.]* ?)?(?:\d{1,2}|[ivx]{1,4})?"
)
#: Names of languages in the languages that are read, folded.
_LANGUAGES: Final = {
    **dict.fromkeys(("english", "anglais", "ingles"), "en"),
    **dict.fromkeys(("french", "francais", "frances"), "fr"),
    **dict.fromkeys(("spanish", "espagnol", "espanol", "espanhol", "castellano"), "es"),
    **dict.fromkeys(("portuguese", "portugais", "portugues"), "pt"),
    **dict.fromkeys(("korean", "coreen", "coreano"), "ko"),
    **dict.fromkeys(("arabic", "arabe"), "ar"),
    **dict.fromkeys(("german", "allemand", "aleman", "alemao"), "de"),
    **dict.fromkeys(("italian", "italien", "italiano"), "it"),
}
_COMMON: Final = {
    "en": frozenset("the of and to in is for that with are by this from".split()),
    "fr": frozenset("le la les des et du une dans pour est que avec sur par".split()),
    "es": frozenset("el los las del y una en para que con por su como al".split()),
    "pt": frozenset("o os as do da dos das e uma em para que com não ao".split()),
}


@dataclass(frozen=True, slots=True)
class Item:
    """A line with words: its number, its text cut at 2,000 characters, without bullet and bold, and the label it carries."""

    number: int
    raw: str
    text: str
    label: Labelled | None


@dataclass(slots=True)
class Field:
    """A labelled field: the label's meaning, the value, the line it ends on, and the lines below it up to the next label."""

    name: str
    printed: str
    value: str
    first: int
    last: int
    below: list[Item] = field(default_factory=list)

    @property
    def lines(self) -> str:
        return f"{self.first}-{self.last}" if self.last > self.first else str(self.first)


@dataclass(frozen=True, slots=True)
class Gathering:
    """A forum named in the head: its name, line and date, the words of the date and their line, the acronym before the word."""

    name: str
    line: int
    when: When | None
    printed: str
    dates_line: int
    acronym: str


def items_of(document: Document) -> list[Item]:
    """Give the lines of a document that hold words."""
    found = []
    for line in document.lines:
        raw = line.text[:LONGEST]
        text = stripped(raw)
        if text:
            found.append(Item(line.number, raw, text, labelled(raw)))
    return found


def fields_of(items: list[Item]) -> list[Field]:
    """Give the labelled fields in order. A value goes on in the next line that begins small, or is indented and no label."""
    found: list[Field] = []
    open_ = False
    for item in items:
        if item.label:
            found.append(Field(item.label.name, item.label.printed, item.label.value, item.number, item.number))
            open_ = bool(item.label.value)
        elif numbered(item.text) or not found:
            open_ = False
            if found:
                found[-1].below.append(item)
        elif open_ and _goes_on(found[-1], item):
            found[-1].value += f" {item.text}"
            found[-1].last = item.number
        else:
            open_ = False
            found[-1].below.append(item)
    return found


def _goes_on(before: Field, item: Item) -> bool:
    near = item.number - before.last <= 2 and len(before.value) < 400
    inside = item.raw[:1] in " \t" and item.number - before.last == 1 and item.raw.strip()[:1] not in "-•*○∙"
    return near and (item.text[:1].islower() or item.text[:1] in "&(" or inside) and item.raw.lstrip()[:1] not in "-•*○∙"


def gathering(items: list[Item]) -> Gathering | None:
    """Give the forum that the head names: a short line with the word, best one with a date on it or just below; None else."""
    best: tuple[int, Gathering] | None = None
    head = items[:_HEAD]
    for place, item in enumerate(head):
        text = item.text.strip(" *")
        if (
            len(text) > 140
            or item.label
            or not _GATHERING.search(folded(text))
            or text.endswith((".", "?"))
            or not text[0].isupper()
        ):
            continue
        when, at = day_of(text), item
        for near in head[place + 1 : place + 5]:
            if when is None and (when := day_of(near.text)):
                at = near
        score = 3 if when and at is item else 2 if when else 1 if year_of(text) else 0
        if score and (best is None or score > best[0]):
            printed = _printed(at.text, when)
            first = text.split()[0]
            acronym = first if is_acronym(first) and not _GATHERING.search(folded(first)) and not text.isupper() else ""
            best = score, Gathering(text, item.number, when, printed, at.number, acronym)
    return best[1] if best else None


def _printed(text: str, when: When | None) -> str:
    """Give the words of a date; folding keeps the places of most texts, else the whole line is given."""
    if when is None:
        return ""
    return text[when.first : when.last] if len(folded(text)) == len(text) else text


def titled_block(items: list[Item]) -> tuple[str, Item, list[Item]] | None:
    """Give the session named by a line "Plenary Session 2" and the lines of its name, up to a blank line; None else."""
    head = items[:_HEAD]
    for place, item in enumerate(head):
        if item.label or not _SESSION.fullmatch(folded(item.text).rstrip(" :")):
            continue
        name, last = [], item.number
        for near in head[place + 1 : place + 6]:
            if near.label or near.number != last + 1 or len(near.text) > 160:
                break
            name.append(near)
            last = near.number
            if near.raw.rstrip().endswith("**"):
                break
        if name:
            return event_kind(item.text), item, name
    return None


def event_kind(text: str) -> str:
    """Give the kind of an event by the words for it: plenary, workshop, training, meeting, else session."""
    plain = folded(text[:LONGEST])
    return next((kind for kind, form in _KINDS if form.search(plain)), "session")


def language_of(text: str) -> str:
    """Give the code of the first language named in a text, "" where none is."""
    return next((_LANGUAGES[word] for word in words(text[:200]) if word in _LANGUAGES), "")


def spoken(items: list[Item]) -> str:
    """Give the language whose commonest words a document holds most of; English where there are too few to tell."""
    counts = dict.fromkeys(_COMMON, 0)
    for item in items[:400]:
        for word in item.text.lower().split():
            for language, common in _COMMON.items():
                counts[language] += word in common
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] >= 5 else "en"

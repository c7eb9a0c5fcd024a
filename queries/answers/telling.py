"""Answers as text for a terminal and as Markdown: statements under headings, with the places they stand at and the sources."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from sse_atlas.ontology import Wording
from sse_atlas.queries.answers.statement import Group, Heading, cited

#: The spaces of French typography, which Python does not take for printable.
_SPACES: Final = "\u00a0\u202f"
#: What Markdown, or the HTML inside it, would take for a sign of its own; a text on one line needs no more.
_SIGNS: Final = re.compile(r"[\\`*_\[\]<>&|~#]|^[-+=](?=\s)|^\d+(?=[.)])")


def sources(groups: Iterable[Group]) -> list[str]:
    """Give the titles of the sources that statements stand in, sorted."""
    return sorted({source for source, _ in _numbered(groups)})


def as_text(head: Sequence[str], groups: Sequence[Group], words: Wording) -> list[str]:
    """Give the lines of an answer: the head, each group under its title, one statement a line, and the sources with their
    headings, by whose numbers the places are told."""
    numbers, no_heading = _numbered(groups), words.say("no heading")
    lines = list(head)
    for group in groups:
        lines += ["", group.title] if lines else [group.title]
        for said in group.statements:
            places = cited(said.places, numbers, words)
            lines.append(f"  {said.in_words(words)}" + (f"  [{places}]" if places else ""))
    if numbers:
        lines += ["", words.say("Sources")]
        for source, headings in _by_source(numbers).items():
            if [heading for _, heading in headings] == [""]:
                lines.append(f"  [{headings[0][0]}] {source}")
                continue
            lines += [f"  {source}", *(f"    [{number}] {heading or no_heading}" for number, heading in headings)]
    return [printable(line) for line in lines]


def as_markdown(head: Sequence[str], groups: Sequence[Group], words: Wording) -> str:
    """Give an answer as Markdown: the first line of the head is its title; nothing of the data is read as Markdown or HTML."""
    numbers, no_heading = _numbered(groups), words.say("no heading")
    parts = [f"# {_plain(head[0])}", *map(_plain, head[1:])]
    for group in groups:
        listed = []
        for said in group.statements:
            places = cited(said.places, numbers, words)
            listed.append(f"- {_plain(said.in_words(words))}" + (f" \\[{_plain(places)}\\]" if places else ""))
        parts += [f"## {_plain(group.title)}", "\n".join(listed)]
    if numbers:
        parts.append(f"## {_plain(words.say('Sources'))}")
        for source, headings in _by_source(numbers).items():
            if [heading for _, heading in headings] == [""]:
                parts.append(f"\\[{headings[0][0]}\\] {_plain(source)}")
                continue
            listed = [f"- \\[{number}\\] {_plain(heading or no_heading)}" for number, heading in headings]
            parts += [_plain(source), "\n".join(listed)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _numbered(groups: Iterable[Group]) -> dict[Heading, int]:
    """The headings that statements stand under, numbered by source and as one reads."""
    first: dict[Heading, tuple[str, int, int, int, str]] = {}
    for group in groups:
        for said in group.statements:
            for place in said.places:
                heading = (place.source, place.locator)
                first[heading] = min(first.get(heading, place.order), place.order)
    return {heading: number for number, heading in enumerate(sorted(first, key=lambda one: first[one]), start=1)}


def _by_source(numbers: Mapping[Heading, int]) -> dict[str, list[tuple[int, str]]]:
    found: dict[str, list[tuple[int, str]]] = {}
    for (source, heading), number in numbers.items():
        found.setdefault(source, []).append((number, heading))
    return found


def printable(line: str) -> str:
    """Give a line with control characters, which come from data and would steer a terminal, spelt out."""
    return line if line.isprintable() else "".join(c if c.isprintable() or c in _SPACES else ascii(c)[1:-1] for c in line)


def _plain(text: str) -> str:
    return _SIGNS.sub(lambda found: f"&{_NAMED[found[0]]};" if found[0] in _NAMED else f"\\{found[0]}", printable(text))


_NAMED: Final = {"<": "lt", ">": "gt", "&": "amp"}

"""The sections of a directory, numbered; which section a member stands in."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from sse_atlas.loaders.directories.layout import Layout
from sse_atlas.loaders.directories.matching import Group
from sse_atlas.loaders.directories.names import key
from sse_atlas.loaders.directories.rows import Row
from sse_atlas.loaders.directories.rules import cell
from sse_atlas.loaders.directories.sections import Listing
from sse_atlas.loaders.documents.model import Cell


@dataclass(slots=True)
class Sections:
    """The sections by number: contents first; what the lists and the text call them."""

    names: list[str] = field(default_factory=list)
    contents_lines: list[int] = field(default_factory=list)
    list_lines: list[int] = field(default_factory=list)
    list_names: list[str] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)

    def add(self, name: str, contents_line: int = 0, list_line: int = 0) -> int:
        self.names.append(name)
        self.contents_lines.append(contents_line)
        self.list_lines.append(list_line)
        self.list_names.append(name if list_line else "")
        return len(self.names) - 1


def numbered(
    rows: Sequence[Row], layout: Layout, listed: Sequence[Listing], groups: Sequence[Group]
) -> tuple[Sections, dict[int, int], dict[int, int]]:
    """Number the sections; give them by item of a list (its identity), and by row of the text."""
    sections = Sections()
    by_contents: dict[int, int] = {}
    used = Counter(item.group for item in layout.items if item.group >= 0)
    for n, item in enumerate(layout.sections):
        if used[n]:
            by_contents[n] = sections.add(item.text, item.line)
    group_of = {id(group.listed): group for group in groups if group.listed}
    of_item = {id(item): by_contents[item.group] for item in layout.items if item.group in by_contents}
    of_row: dict[int, int] = {}
    named = {key(name): n for n, name in enumerate(sections.names)}
    for one in listed:
        said = Counter(
            of_item[id(group.contents)]
            for item in one.items
            if (group := group_of.get(id(item))) and group.contents and id(group.contents) in of_item
        )
        text = rows[one.section].text.rstrip(" :") if one.section >= 0 else ""
        number = named.get(key(text), -1) if text else -1
        if number < 0 and said and said.most_common(1)[0][1] * 2 > sum(said.values()):
            number = said.most_common(1)[0][0]
        if text:
            line = rows[one.section].number
            if number < 0:
                number = named[key(text)] = sections.add(text, 0, line)
            elif not sections.list_lines[number]:
                sections.list_lines[number], sections.list_names[number] = line, text
            of_row[one.section] = number
        of_item |= {id(item): number for item in one.items if number >= 0}
    for n, text in sorted(layout.section_rows.items()):
        if n not in of_row:
            number = named.get(key(text), -1)
            if number < 0:
                number = named[key(text)] = sections.add(text, 0, rows[n].number)
                sections.list_names[number] = text
            elif not sections.list_lines[number]:
                sections.list_lines[number], sections.list_names[number] = rows[n].number, text
            of_row[n] = number
    sections.rows = sorted(of_row)
    return sections, of_item, of_row


def section_of(
    rows: Sequence[Row], group: Group, sections: Sections, of_item: dict[int, int], of_row: dict[int, int]
) -> Cell | None:
    for item, rule in ((group.contents, "section-contents"), (group.listed, "section-list")):
        if item and id(item) in of_item:
            number = of_item[id(item)]
            line = sections.contents_lines[number] or sections.list_lines[number]
            return cell(sections.names[number], line, rule)
    if group.entry:
        at = bisect_left(sections.rows, group.entry.head) - 1
        if at >= 0:
            row = sections.rows[at]
            return cell(sections.names[of_row[row]], rows[row].number, "section-place")
    return None

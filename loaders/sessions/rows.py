"""Rows for the tables of `data/`, made one way: cells by column, with line, heading, rule and confidence; none refused."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Final

from sse_atlas.graph.names import folded
from sse_atlas.graph.records import Batch
from sse_atlas.loaders.csvfile import Row
from sse_atlas.loaders.documents.model import Found, Reading, Unplaced
from sse_atlas.loaders.documents.slugs import Slugs
from sse_atlas.loaders.identity import Ledger
from sse_atlas.loaders.outline import Outline
from sse_atlas.loaders.sessions.rules import confidence
from sse_atlas.loaders.tables import TABLES
from sse_atlas.loaders.tables import Reading as Tables

#: Words of the document that a cell holds as printed, at most.
_PRINTED_WORDS: Final = 8
_LONGEST_TEXT: Final = 300
#: Control characters, which no table holds.
_CONTROLS: Final = dict.fromkeys((*range(32), 127), " ")


def span(first: int, last: int = 0) -> str:
    """Write lines as the tables do: "12", or "12-14"."""
    return f"{first}-{last}" if last > first else str(first)


def cut(text: str) -> str:
    """Give the first eight words of a text, and of these no more than 300 characters."""
    return " ".join(text[:2000].split()[:_PRINTED_WORDS])[:_LONGEST_TEXT]


class Rows:
    """Collects what a reader finds; each row is tried with the reader of its table, else it is unplaced."""

    def __init__(self, slugs: Slugs, outline: Sequence[tuple[int, str, str]] = (), language: str = "") -> None:
        self.reading = Reading(outline=list(outline))
        self.slugs = slugs
        self.language = language
        self._lines = [line for line, _, _ in outline]
        self._headings = [heading for _, heading, _ in outline]
        #: What was introduced here, by slug: actor, thing or event.
        self._sorts: dict[str, str] = {}
        self._seen: set[tuple[str, ...]] = set()
        #: The names of the things introduced here, by slug, folded; what others introduced is not named again.
        self._names: dict[str, set[str]] = {}
        self._figures: dict[str, int] = {}
        self._figure_slugs: set[str] = set()
        self._empty = Ledger(), Outline()

    def _held(self, name: str, sort: str) -> str:
        """The slug of an actor, a thing or an event by its name; what others introduced is an actor."""
        slug = self.slugs.known(name)
        if slug and self._sorts.get(slug, "actor") == sort:
            return slug
        return self.slugs.known(f"{name} ({sort})")

    def _new(self, name: str, sort: str, acronym: str = "") -> str:
        """A new slug; a talk that is called as a body is gets one of its own."""
        taken = self.slugs.known(name) or (acronym and self.slugs.known(acronym))
        slug = self.slugs.give(f"{name} ({sort})") if taken else self.slugs.give(name, acronym)
        self._sorts[slug] = sort
        return slug

    def heading(self, line: int) -> str:
        """Give the heading that a line stands under."""
        place = bisect_right(self._lines, line)
        return self._headings[place - 1] if place else ""

    def names(self, slug: str) -> tuple[str, ...]:
        """Give the names, folded, of a thing introduced here, its slug as words among them."""
        return (*sorted(self._names.get(slug, ())), slug.replace("-", " ")) if slug else ()

    def unplaced(self, line: int, text: str, why: str, heading: str = "") -> None:
        """Keep words that no rule could place, with the reason."""
        self.reading.unplaced.append(Unplaced(line, heading or self.heading(line), cut(text), why))

    def add(self, table: str, cells: Mapping[str, str], line: int, rule: str, sure: float = 0.0, heading: str = "") -> bool:
        """Keep a row once; tell whether it stands. A row that the table's reader refuses is kept among the unplaced."""
        key = (table, *(f"{column}={cell}" for column, cell in sorted(cells.items()) if cell))
        if key in self._seen:
            return True
        self._seen.add(key)
        columns, read = TABLES[table]
        whole = {column: cells.get(column, "").translate(_CONTROLS) for column in columns}
        where = heading or self.heading(line)
        try:
            read(
                Row(table, 1, 1, {column: cell.strip() for column, cell in whole.items()}),
                Tables("document", *self._empty, Batch()),
            )
        except ValueError as error:
            self.reading.unplaced.append(Unplaced(line, where, cut(" ".join(whole.values())), f"no row of {table}: {error}"))
            return False
        self.reading.found.append(Found(table, whole, line, where, sure or confidence(rule), rule))
        return True

    def actor(
        self,
        name: str,
        lines: str,
        rule: str,
        *,
        kind: str,
        acronym: str = "",
        known: str = "",
        sure: float = 0.0,
        heading: str = "",
    ) -> str:
        """Give the slug of an actor named on a line, and say its name and kind where this reader is the first to name it.

        `known` is its slug where it is known by another name: then the name is another name of it.
        """
        held = known or self._held(name, "actor") or (self._held(acronym, "actor") if acronym else "")
        slug = held or self._new(name, "actor", acronym)
        new = not held
        if new:
            self._names[slug] = set()
            shown = {"Person": rule, "Organization": "kind-unknown"}.get(kind, "kind-by-words")
            self.statement(
                slug, "kind", kind, lines, shown, printed=name, sure=min(sure or 1, confidence(shown)), heading=heading
            )
        names = self._names.get(slug)
        if names is not None and not {folded(name), f"({folded(name)})"} & names and folded(name) != folded(acronym):
            property_ = "altName" if names else "name"
            named = rule if new else "name-shorter"
            self.statement(slug, property_, name, lines, named, language=self.language, sure=sure, heading=heading)
            names.add(folded(name))
        if acronym and names is not None and f"({folded(acronym)})" not in names:
            self.statement(slug, "acronym", acronym, lines, "name-with-acronym", heading=heading)
            names.add(f"({folded(acronym)})")
        return slug

    def statement(
        self,
        subject: str,
        property_: str,
        value: str,
        lines: str,
        rule: str,
        *,
        printed: str = "",
        language: str = "",
        sure: float = 0.0,
        heading: str = "",
    ) -> bool:
        """Keep a statement of a thing; tell whether it stands."""
        cells = {
            "subject": subject,
            "property": property_,
            "value": value,
            "language": language,
            "printed": cut(printed),
            "line": lines,
        }
        return self.add("statements", cells, int(lines.partition("-")[0]), rule, sure, heading)

    def relation(
        self,
        start: str,
        type_: str,
        end: str,
        lines: str,
        rule: str,
        *,
        printed: str = "",
        sure: float = 0.0,
        heading: str = "",
        cells: Mapping[str, str] | None = None,
    ) -> bool:
        """Keep a relation; tell whether it stands. `cells` may hold start, end, date_text, role and doubt."""
        if start == end:
            return False
        row = {"from": start, "type": type_, "to": end, "printed": cut(printed), "line": lines}
        row |= cells or {}
        return self.add("relations", row, int(lines.partition("-")[0]), rule, sure, heading)

    def thing(
        self, name: str, class_: str, lines: str, rule: str, *, printed: str = "", sure: float = 0.0, heading: str = ""
    ) -> str:
        """Give the slug of a work, an initiative or a place named on a line, and its row where it is named for the first time."""
        if held := self._held(name, "thing"):
            return held
        slug = self._new(name, "thing")
        cells = {
            "slug": slug,
            "class": class_,
            "name": name,
            "language": self.language,
            "printed": cut(printed or name),
            "line": lines,
        }
        self.add("things", cells, int(lines.partition("-")[0]), rule, sure, heading)
        return slug

    def figure(
        self,
        of: str,
        measure: str,
        value: str,
        lines: str,
        rule: str,
        *,
        sure: float = 0.0,
        heading: str = "",
        cells: Mapping[str, str] | None = None,
    ) -> bool:
        """Keep a figure under a slug of its own; tell whether it stands."""
        base = f"{of}-{measure}"
        number = self._figures.get(base, 0) + 1
        # "a-women" with "members" and "a" with "women-members" meet in one slug.
        while (slug := f"{base}-{number}" if number > 1 else base) in self._figure_slugs:
            number += 1
        self._figures[base] = number
        self._figure_slugs.add(slug)
        row = {"slug": slug, "of": of, "measure": measure, "value": value, "lines": lines, **(cells or {})}
        row["printed"] = cut(row.get("printed", ""))
        return self.add("figures", row, int(lines.partition("-")[0]), rule, sure, heading)

    def event(
        self,
        name: str,
        kind: str,
        lines: str,
        rule: str,
        *,
        printed: str = "",
        kind_line: str = "",
        sure: float = 0.0,
        cells: Mapping[str, str] | None = None,
    ) -> str:
        """Give the slug of an event, and its row where it is named for the first time."""
        if held := self._held(name, "event"):
            return held
        slug = self._new(name, "event")
        row = {"slug": slug, "name": name, "language": self.language, "line": lines, "kind": kind}
        row |= {"kind_printed": cut(printed), "kind_line": kind_line, **(cells or {})}
        self.add("events", row, int(lines.partition("-")[0]), rule, sure)
        return slug

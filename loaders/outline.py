"""The outline of a document: which heading, on which printed page, each line stands under."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from pathlib import Path
from typing import Final, NamedTuple

from sse_atlas.graph.records import Citation, Refusal
from sse_atlas.loaders import values
from sse_atlas.loaders.csvfile import read_table
from sse_atlas.loaders.decided import DECIDED, NO, decision

_COLUMNS: Final = ("line", "heading", "page")


class Heading(NamedTuple):
    """A heading, and the printed page it stands on, "" where that is not told."""

    text: str = ""
    page: str = ""


class Outline:
    """The headings of a document by line; one without any gives no heading to a line."""

    def __init__(self, headings: Iterable[tuple[int, Heading]] = ()) -> None:
        ordered = sorted(headings)
        self._lines = [line for line, _ in ordered]
        self._headings = [heading for _, heading in ordered]

    @classmethod
    def read(cls, path: Path, refusals: list[Refusal]) -> Outline:
        """Read outline.csv; a source without one has an empty outline. Bad rows go to the refusals."""
        if not path.is_file():
            return cls()
        found = []
        for row in read_table(path, _COLUMNS, refusals, known=DECIDED):
            try:
                if decision(row) == NO:
                    continue
                found.append((values.line(row["line"]), Heading(row["heading"], row["page"])))
            except ValueError as error:
                refusals.append(row.refused(error))
        return cls(found)

    def headings(self) -> list[tuple[int, Heading]]:
        """Give the headings and their lines, from the first to the last."""
        return list(zip(self._lines, self._headings, strict=True))

    def at(self, line: int) -> Heading:
        """Give the heading that a line stands under."""
        place = bisect_right(self._lines, line)
        return self._headings[place - 1] if place else Heading()

    def citation(self, source: str, line: int) -> Citation:
        """Give the citation of a line."""
        heading = self.at(line)
        return Citation(source, line, line, page=heading.page, locator=heading.text)

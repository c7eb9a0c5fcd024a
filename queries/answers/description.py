"""What is known of one thing, as it is handed on: statements in groups, each with the places that it stands at."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from sse_atlas.ontology import wording
from sse_atlas.queries.answers import telling
from sse_atlas.queries.answers.statement import Group


@dataclass(frozen=True, slots=True)
class Description:
    """All that is known of one thing, in the words of one language."""

    iri: str
    label: str
    kind: str
    groups: tuple[Group, ...]
    language: str = "en"

    @property
    def sources(self) -> list[str]:
        """The titles of the sources that the statements stand in, sorted; their place here is their number in the text."""
        return telling.sources(self.groups)

    def lines(self) -> list[str]:
        """Give the description as text, one statement a line, its places in brackets behind it."""
        return telling.as_text(self._head(), self.groups, wording(self.language))

    def markdown(self) -> str:
        """Give the description as Markdown."""
        return telling.as_markdown(self._head(), self.groups, wording(self.language))

    def as_dict(self) -> dict[str, Any]:
        """Give the description as plain lists and dictionaries, for JSON."""
        return asdict(self)

    def _head(self) -> list[str]:
        return [self.label, ", ".join(part for part in (self.kind, self.iri) if part)]

    def __str__(self) -> str:
        return "\n".join(self.lines())

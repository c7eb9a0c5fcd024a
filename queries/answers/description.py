"""What is known of one thing, as it is handed on: statements in groups, each with the places that it stands at."""

from __future__ import annotations

from dataclasses import dataclass

from sse_atlas.queries.answers import telling
from sse_atlas.queries.answers.answer import Answer
from sse_atlas.queries.answers.statement import Group


@dataclass(frozen=True, slots=True)
class Description(Answer):
    """All that is known of one thing, in the words of one language."""

    iri: str
    label: str
    kind: str
    groups: tuple[Group, ...]
    language: str = "en"

    @property
    def sources(self) -> list[str]:
        """The titles of the sources that the statements stand in, sorted."""
        return telling.sources(self.groups)

    def _head(self) -> list[str]:
        return [self.label, ", ".join(part for part in (self.kind, self.iri) if part)]

    def _groups(self) -> tuple[Group, ...]:
        return self.groups

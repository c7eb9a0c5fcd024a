"""What the answers have in common: one and the same content as text, as Markdown and as data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, cast

from sse_atlas.ontology import wording
from sse_atlas.queries.answers import telling
from sse_atlas.queries.answers.statement import Group


class Answer:
    """An answer in the words of one language; a dataclass that refines it holds its parts, and tells its head and groups."""

    __slots__ = ()

    language: str

    def lines(self) -> list[str]:
        """Give the answer as text, one statement a line, its places in brackets behind it."""
        text = telling.as_text(self._head(), self._groups(), wording(self.language))
        return text + [line for told in self._end() for line in ("", told)]

    def markdown(self) -> str:
        """Give the answer as Markdown."""
        text = telling.as_markdown(self._head(), self._groups(), wording(self.language))
        return text + "".join(f"\n{told}\n" for told in self._end())

    def as_dict(self) -> dict[str, Any]:
        """Give the parts of the answer as plain lists and dictionaries, for JSON."""
        return asdict(cast(Any, self))

    def _head(self) -> list[str]:
        """The lines above the groups, the first of them the title."""
        raise NotImplementedError

    def _groups(self) -> Sequence[Group]:
        """The statements, under their headings."""
        raise NotImplementedError

    def _end(self) -> Sequence[str]:
        """The lines below the sources."""
        return ()

    def __str__(self) -> str:
        return "\n".join(self.lines())

"""The ledger of identity: which printed names are one actor. It decides; nothing is merged because names look alike."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from sse_atlas.errors import InputError
from sse_atlas.graph.iris import is_slug
from sse_atlas.graph.records import Refusal
from sse_atlas.loaders.csvfile import CellError, read_table

LEDGER_COLUMNS: Final = ("name", "source", "actor", "reason")


class Ledger:
    """Printed names of each source, and the actor that each stands for. An empty ledger decides nothing."""

    def __init__(self, decided: dict[tuple[str, str], set[str]] | None = None, where: str = "identity.csv") -> None:
        self._decided = decided
        self._where = where

    @classmethod
    def read(cls, path: Path) -> Ledger:
        """Read the ledger of a data folder; one with no such file has an empty ledger. A bad row raises InputError."""
        if not path.is_file():
            return cls()
        refusals: list[Refusal] = []
        decided: dict[tuple[str, str], set[str]] = {}
        for row in read_table(path, LEDGER_COLUMNS, refusals, known=LEDGER_COLUMNS):
            if not is_slug(row["actor"]):
                raise InputError(f"{row['actor']!r} is no slug", where=row.where, do="write a-z, 0-9 and single hyphens")
            decided.setdefault((row["name"], row["source"]), set()).add(row["actor"])
        if refusals:
            raise InputError(refusals[0].what, where=refusals[0].where, do=refusals[0].do)
        return cls(decided, str(path))

    def check(self, name: str, source: str, slug: str) -> None:
        """Raise ValueError where the ledger does not give `name`, as printed in `source`, to the actor `slug`."""
        if self._decided is None:
            return
        actors = self._decided.get((name, source))
        if actors is None:
            raise CellError(f"the name {name!r} is not in {self._where}", "enter there which actor it stands for")
        if slug not in actors:
            what = f"the name {name!r} stands for {', '.join(sorted(actors))} in {self._where}, not for {slug}"
            raise CellError(what, "correct one of the two")

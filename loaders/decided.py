"""The columns that an extracted table has behind those of `data/`: under which heading a row stands, how sure it is, which
rule found it, and what a person decided about it."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Final

from sse_atlas.graph.records import Batch, Claim
from sse_atlas.loaders.csvfile import CellError, Row

#: Behind the columns of `data/`; a table of `data/` has none of them.
DECIDED: Final = ("heading", "confidence", "rule", "accepted")
YES: Final = "yes"
NO: Final = "no"

_CONFIDENCE: Final = re.compile(r"0(?:\.\d{1,6})?|1(?:\.0{1,6})?", re.ASCII)
#: One of the rules that filled a row: "city=place-label@0.98".
_PART: Final = re.compile(r"(\w+)=([^\s=@]+)@([\d.]+)")


def decision(row: Row) -> str:
    """Give what a person decided about a row: "yes", "no", or "" for nothing yet; ValueError for another word."""
    said = row["accepted"].lower()
    if said not in ("", YES, NO):
        raise CellError(f"accepted is {row['accepted']!r}", "write yes or no, or leave it empty")
    return said


def confidence(text: str) -> float:
    """Give a confidence as a number; ValueError where it is none from 0 to 1."""
    if not _CONFIDENCE.fullmatch(text):
        raise CellError(f"{text!r} is no confidence", "write a number from 0 to 1, such as 0.98, or leave it empty")
    return float(text)


@dataclass(frozen=True, slots=True)
class Sure:
    """How sure a row is, as a whole and by column; empty where a person wrote or accepted it."""

    whole: tuple[str, str] = ("", "")
    columns: tuple[tuple[str, tuple[str, str]], ...] = ()

    @classmethod
    def of(cls, row: Row) -> Sure:
        """Read it from a row; ValueError where a cell is wrong."""
        if decision(row) == YES or not row["confidence"]:
            return cls()
        confidence(row["confidence"])
        parts = parts_of(row["rule"])
        if not parts:
            return cls((row["confidence"], row["rule"]))
        weakest = min(parts.values(), key=lambda part: float(part[1]))
        return cls((row["confidence"], weakest[0]), tuple((column, (sure, rule)) for column, (rule, sure) in parts.items()))

    def on(self, claim: Claim, column: str = "") -> Claim:
        """Give the claim of a column (of the whole row where none is named) with how sure it is and the rule that read it."""
        sure, rule = dict(self.columns).get(column, ("", "")) if column and self.columns else self.whole
        return replace(claim, confidence=sure, rule=rule) if sure else claim


def parts_of(rule: str) -> dict[str, tuple[str, str]]:
    """Give the rule and the confidence of each column of a row that several rules filled; empty where one rule did."""
    return {column: (name, sure) for column, name, sure in _PART.findall(rule) if _CONFIDENCE.fullmatch(sure)}


class LeftOut:
    """The things whose own row a person said no to: what other rows say of them is left out with it."""

    def __init__(self, batch: Batch) -> None:
        self._batch = batch
        self._slugs: set[str] = set()

    def takes(self, row: Row, own: str, ends: Collection[str]) -> bool:
        """Tell whether a row is left out: told no itself, or about a thing that was; `own` is the column of its own slug."""
        no = decision(row) == NO
        if no and own and row[own]:
            self._slugs.add(row[own])
        if not no and not any(row[end] in self._slugs for end in ends if row[end]):
            return False
        self._batch.left_out.append(row.where)
        return True

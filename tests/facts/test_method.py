"""docs/method.md tells of real rows and real numbers."""

from __future__ import annotations

import re
from pathlib import Path

from sse_atlas.loaders.read import data_folder
from tests.facts.conftest import READING, Key, key, rows_of

METHOD = Path(__file__).parents[2] / "docs" / "method.md"
REPORT = data_folder() / "gsef-2021-alliances-report"


def test_the_rows_of_the_walk_through_are_those_of_the_data() -> None:
    text = METHOD.read_text(encoding="utf-8")
    (block,) = re.findall(r"```\n( +from,type,to.*?)```", text, re.DOTALL)
    rows = [line.strip() for line in block.strip().splitlines()]
    data = (REPORT / "relations.csv").read_text(encoding="utf-8").splitlines()
    assert rows[0] == data[0]
    assert len(rows) == 4
    assert set(rows) <= set(data)


def test_what_the_walk_through_quotes_is_there() -> None:
    text = METHOD.read_text(encoding="utf-8")
    assert any(row["line"] == "124" and row["doubt"] in text for row in rows_of(REPORT / "relations.csv") if row["doubt"])
    assert "56,1st speaker: Mr Young Kim," in (REPORT / "outline.csv").read_text(encoding="utf-8").splitlines()
    ledger = (data_folder() / "identity.csv").read_text(encoding="utf-8").splitlines()
    assert set(re.findall(r"`(AVPN,gsef[^`]+)`", text)) <= set(ledger)
    between = rows_of(data_folder() / "disagreements.csv")
    assert any("karl planyi institute" in row["values"] and row["kind"] == "misspelling" for row in between)
    policies = rows_of(data_folder() / "gsef-2021-policies-report" / "left-out.csv")
    assert any((row["from"], row["to"]) == ("montreal", "place-quebec") for row in policies)


def test_the_numbers_are_those_of_the_second_reading(ours: set[Key]) -> None:
    text = METHOD.read_text(encoding="utf-8")
    second = {key(row["from"], row["type"], row["to"]) for row in rows_of(READING)}
    assert f"of its {len(second)} ties, {len(second & ours)} are in the graph" in text

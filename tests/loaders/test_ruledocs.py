"""The page of the rules is the code's own, each rule has one name, and each name in a written table is a rule declared."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from sse_atlas.loaders import ruledocs
from sse_atlas.loaders.directories.rules import RULES as OF_DIRECTORIES
from sse_atlas.loaders.extracting import extract, rules
from sse_atlas.loaders.review.folder import COLUMNS, columns_of
from sse_atlas.loaders.review.rules import RULES as OF_WHOLES
from sse_atlas.loaders.review.write import write
from sse_atlas.loaders.sessions.rules import RULES as OF_SESSIONS
from tests.loaders.directories.made_directories import make
from tests.loaders.directories.made_score import rows_of
from tests.loaders.sessions.conftest import MADE_UP

PAGE = Path(__file__).parents[2] / "docs" / "extraction-rules.md"
RULES = (*OF_DIRECTORIES, *OF_SESSIONS, *OF_WHOLES)
#: What a rule may fill besides a table: columns of members.csv and what the members are known by.
PLACES = {"contents", "list", "heading", "survey", "place", "network", "title", "year"}
DOCUMENTS = {
    **{name: text for name, (text, _) in MADE_UP.items()},
    **{f"made-{seed}": make(seed, members=8).text for seed in (5, 12, 33)},
}


def test_the_page_is_the_codes_own() -> None:
    assert PAGE.read_text(encoding="utf-8") == ruledocs.page(), (
        "write it: python -m sse_atlas.loaders.ruledocs > docs/extraction-rules.md"
    )


def test_the_page_is_written_by_the_command_it_names() -> None:
    command = [sys.executable, "-m", "sse_atlas.loaders.ruledocs"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stdout == ruledocs.page() and done.stderr == ""


def test_every_rule_stands_on_the_page_once() -> None:
    named = re.findall(r"^\| `([a-z0-9-]+)` \|", ruledocs.page(), re.MULTILINE)
    assert Counter(named) == Counter(rule.name for rule in RULES)


def test_a_name_means_one_rule_over_all_readers() -> None:
    assert [name for name, number in Counter(rule.name for rule in RULES).items() if number > 1] == []
    assert rules() == {rule.name: rule for rule in RULES}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_is_told_in_words(rule: ruledocs.Rule) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+|heading", rule.name)
    assert 0 < rule.confidence <= 1
    assert rule.fills in {*COLUMNS, *columns_of("members"), *PLACES}
    assert len(rule.words.split()) > 3 and "\n" not in rule.words and "|" not in rule.words


@pytest.mark.parametrize("name", DOCUMENTS)
def test_each_rule_in_a_written_table_is_declared(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"{name}.txt"
    path.write_text(DOCUMENTS[name], encoding="utf-8")
    write(extract(path), tmp_path / "tables")
    told = {(table, part) for table in COLUMNS for row in rows_of(tmp_path / "tables", table) for part in row["rule"].split()}
    assert len(told) > 3
    names = {(table, part.partition("=")[2].partition("@")[0] if "=" in part else part) for table, part in told}
    assert [one for one in names if one[1] not in rules()] == []

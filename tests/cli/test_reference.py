"""The command reference says what the command says."""

from __future__ import annotations

from pathlib import Path

from sse_atlas.cli.reference import reference

PAGE = Path(__file__).parents[2] / "docs" / "cli.md"


def test_the_page_is_what_the_command_says() -> None:
    assert PAGE.read_text(encoding="utf-8") == reference(), "run: python -m sse_atlas.cli.reference > docs/cli.md"

"""The rules of the readers as a page: `python -m sse_atlas.loaders.ruledocs > docs/extraction-rules.md`."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import Final

from sse_atlas.loaders.directories.rules import RULES as OF_DIRECTORIES
from sse_atlas.loaders.documents.model import Rule
from sse_atlas.loaders.review.rules import RULES as OF_WHOLES
from sse_atlas.loaders.sessions.rules import RULES as OF_SESSIONS

_HEAD: Final = """# The rules of the readers

Every row that `sse-atlas extract` writes names the rule that found it. This page lists the rules, written from the code itself
(`python -m sse_atlas.loaders.ruledocs`). The confidence of a rule is its precision: the share of what it found that people who
read the same documents found too, or that a made-up directory was made with; where fewer than ten cases were seen, a guess below.
`python benchmarks/extraction.py` prints it again beside what is declared here.
"""


def page() -> str:
    """Give the page of the rules, as Markdown."""
    parts = {
        "Directories of members": OF_DIRECTORIES,
        "Session documents and running text": OF_SESSIONS,
        "The document as a whole": OF_WHOLES,
    }
    return "\n".join([_HEAD, *(line for title, rules in parts.items() for line in _part(title, rules))]).rstrip("\n") + "\n"


def _part(title: str, rules: Sequence[Rule]) -> Iterator[str]:
    yield f"## {title}\n"
    yield "| rule | fills | what it takes | confidence |\n|---|---|---|---|"
    for rule in rules:
        yield f"| `{rule.name}` | {rule.fills} | {rule.words[:1].upper()}{rule.words[1:].rstrip('.')}. | {rule.confidence:.2f} |"
    yield ""


if __name__ == "__main__":
    sys.stdout.write(page())

"""The prefixes every atlas knows: a query that uses them need not declare them."""

from __future__ import annotations

import re
from typing import Final

from sse_atlas.ontology import PREFIXES

# What may hold a colon without being a prefixed name: IRIs, strings, comments.
_ASIDE: Final = re.compile(
    r"<[^<>\"{}|^`\\\s]*>|\"\"\".*?\"\"\"|'''.*?'''|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|#[^\n]*", re.DOTALL
)
_DECLARED: Final = re.compile(r"\bPREFIX\s+([\w-]*):", re.IGNORECASE)
_USED: Final = re.compile(r"(?<![\w:?$-])([A-Za-z][\w-]*):")


def with_prefixes(text: str) -> str:
    """Give a query with the PREFIX declarations it lacks, all on its first line, so that the lines keep their numbers.

    Only the prefixes of `sse_atlas.ontology.PREFIXES` are added, and only where the query uses and does not declare them.
    """
    bare = _ASIDE.sub(" ", text)
    missing = [name for name in PREFIXES if name in set(_USED.findall(bare)) - set(_DECLARED.findall(bare))]
    return "".join(f"PREFIX {name}: <{PREFIXES[name]}> " for name in missing) + text

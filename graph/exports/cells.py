"""What stands in a cell or an attribute, and the way back: lists, references, what spreadsheets and XML cannot hold."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from sse_atlas.graph.iris import is_slug
from sse_atlas.ontology import BASE, PREFIXES, compact

#: An item of a list that is the empty text; nothing else is written so.
_EMPTY: Final = "\\e"
_ITEM: Final = re.compile(r"(?:[^|\\]|\\.)*", re.DOTALL)
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
#: What a spreadsheet takes for a formula when a cell begins with it (OWASP, "CSV Injection"), in full width too.
_FORMULA: Final = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
_NUMBER: Final = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)", re.ASCII)
#: Characters that XML 1.0 cannot hold at all.
_NO_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def join(items: Iterable[str]) -> str:
    r"""Write a list in one cell: its items between bars, with \| for a bar, \\ for a backslash and \e for an empty text."""
    return "|".join(item.replace("\\", "\\\\").replace("|", "\\|") or _EMPTY for item in items)


def split(cell: str) -> list[str]:
    """Read a list that `join` wrote; an empty cell is an empty list."""
    items, place = [], 0
    while cell and place <= len(cell):
        found = _ITEM.match(cell, place)
        item = found[0] if found else ""
        items.append("" if item == _EMPTY else re.sub(r"\\(.)", r"\1", item, flags=re.DOTALL))
        place += len(item) + 1
    return items


def short(iri: str, base: str) -> str:
    """Give an IRI as a cell holds it: the slug of a thing, any other IRI under `base` without it, all others whole."""
    tail = iri.removeprefix(f"{base}id/")
    if tail != iri and is_slug(tail):
        return tail
    tail = iri.removeprefix(base)
    plain = tail != iri and tail and not is_slug(tail) and not _SCHEME.match(tail)
    return tail if plain else iri


def whole(cell: str, base: str) -> str:
    """Give the IRI that `short` wrote."""
    if is_slug(cell):
        return f"{base}id/{cell}"
    return cell if _SCHEME.match(cell) else base + cell


def term(iri: str) -> str:
    """Give a term or concept as a cell holds it: `sse:city`, `relation-type/memberOf` under the vocabulary's base, else whole."""
    tail = iri.removeprefix(BASE)
    if (curie := compact(iri)) != iri:
        return curie
    return tail if tail != iri and tail and not _SCHEME.match(tail) else f"<{iri}>"


def whole_term(cell: str) -> str:
    """Give the IRI that `term` wrote."""
    if cell.startswith("<"):
        return cell[1:-1]
    prefix, colon, name = cell.partition(":")
    return PREFIXES[prefix] + name if colon and prefix in PREFIXES else BASE + cell


def defused(cell: str) -> str:
    """Give a cell that no spreadsheet takes for a formula: an apostrophe before what could begin one, or an apostrophe."""
    return f"'{cell}" if _FORMULA.match(cell) or cell.startswith("'") else cell


def armed(cell: str) -> str:
    """Give the cell that `defused` took."""
    return cell.removeprefix("'")


def is_number(cell: str) -> bool:
    """Tell whether a cell is a plain number, which no spreadsheet runs."""
    return _NUMBER.fullmatch(cell) is not None


def has_no_xml(text: str) -> bool:
    """Tell whether a text has a character that XML cannot hold."""
    return _NO_XML.search(text) is not None


def xml_text(text: str) -> str:
    """Give a text with U+FFFD for every character that XML cannot hold."""
    return _NO_XML.sub("\ufffd", text)


def unused(texts: Iterable[str]) -> str:
    """Give a private character that none of some texts has: what stands for a carriage return until the XML is written."""
    taken = {character for text in texts for character in text if "\ue000" <= character <= "\uf8ff"}
    return next(chr(code) for code in range(0xE000, 0xF900) if chr(code) not in taken)

"""Names of bodies in running text: runs of capitalised words with the small words between them, and the acronym behind."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from sse_atlas.graph.names import folded
from sse_atlas.loaders.sessions.people import is_acronym

_TOKEN: Final = re.compile(r"\S{1,80}")
#: Small words that a name may hold between two capitalised ones.
_JOINS: Final = frozenset(
    "of the for on in to de des du la le les l'economie et y e del da do das dos pour para d' & and a".split()
)
_ARTICLES: Final = frozenset("the a an le la les l' el los las o os as its their our this el un une".split())
_AND: Final = frozenset(("and", "&", "et", "y", "e"))
_IN: Final = frozenset(("in", "on", "to", "a", "at"))
_END: Final = re.compile(r"[,.;:!?)\]”\"’']+$")
_BRACKET: Final = re.compile(r"\s*\(([^()]{2,30})\)")
#: Single words that begin with a capital and name no body.
_COMMON: Final = frozenset(
    """government state city community network networks party sse ess the this these it its they we our their he she member
    members president director mayor council committee board project program programme law act plan strategy policy
    covid january february march april may june july august september october november december national local
    european african regional international social north south east west africa asia europe america latin region un""".split()
)


class Named(NamedTuple):
    """A name found: as printed, the acronym in brackets behind it, and the places where it begins and ends."""

    name: str
    acronym: str
    start: int
    end: int


def name_at(text: str, place: int) -> Named | None:
    """Read the name that begins at a place, an article before it left out; None where no capitalised word stands there.

    A name ends before a comma, a full stop, a bracket, a small word that no capitalised one follows, or after 14 words.
    """
    parts: list[tuple[str, int, int]] = []
    closed = False
    tokens = list(_tokens(text, place, 24))
    for number, (word, start, end) in enumerate(tokens):
        bare = word.strip("“”\"‘’'*(")
        if not parts and folded(bare) in _ARTICLES:
            continue
        core = _END.sub("", bare)
        if not core or (word.startswith("(") and parts):
            break
        if core[0].isupper() or (parts and core[0].isdigit() and len(core) <= 4) or core[:2].lower() in ("l'", "d'", "l’", "d’"):
            parts.append((core, start, end - (len(bare) - len(core)) if bare != core else end))
        elif parts and folded(core) in _JOINS and bare == core and _goes_on(tokens, number, parts):
            parts.append((core, start, end))
        else:
            break
        if bare != core and not (core.isupper() and len(core) <= 2 and bare == f"{core}."):
            closed = True
        if closed or len(parts) >= 14:
            break
    if not parts:
        return None
    start, end = parts[0][1], parts[-1][2]
    name = " ".join(part for part, _, _ in parts).strip('“”"*')
    bracket = None if closed else _BRACKET.match(text, end)
    acronym = bracket[1].strip() if bracket and is_acronym(bracket[1].strip()) else ""
    return Named(name, acronym, start, bracket.end() if bracket else end)


def _tokens(text: str, place: int, most: int) -> list[tuple[str, int, int]]:
    found = []
    for match in _TOKEN.finditer(text, place):
        found.append((match[0], match.start(), match.end()))
        if len(found) == most:
            break
    return found


def _goes_on(tokens: list[tuple[str, int, int]], number: int, parts: list[tuple[str, int, int]]) -> bool:
    """Tell whether the name goes on behind a small word: a capital follows, and "and" is within one name."""
    word = folded(tokens[number][0])
    ahead = [token for token, _, _ in tokens[number + 1 : number + 3]]
    if ahead and folded(ahead[0]) in _JOINS and word not in _AND:
        ahead = ahead[1:]
    if not ahead or not ahead[0].lstrip("“\"'‘")[:1].isupper():
        return False
    if word in _AND:
        last = parts[-1][0]
        if last.isupper() and len(last) > 1:
            return False
        held = {folded(part) for part, _, _ in parts}
        return bool(held & {"of", "for", "de", "des", "du", "pour", "para"}) or len(parts) == 1
    if word in _IN:
        return len(parts) > 1 and (word == "to" or (word == "in" and folded(tokens[number + 1][0]) == "the"))
    return True


def is_body(named: Named) -> bool:
    """Tell whether a name found may be a body's: an acronym, or two words with capitals that are more than common ones."""
    if named.acronym:
        return True
    said = [part for part in named.name.split() if part[0].isupper()]
    if len(said) == 1:
        return (
            is_acronym(named.name) and named.name.isupper() and 3 <= len(named.name) <= 12 and folded(named.name) not in _COMMON
        )
    return not all(folded(part) in _COMMON for part in said) and len(named.name) <= 120


def names_from(text: str, place: int, most: int = 6) -> list[Named]:
    """Read the names of a list "A, B and C" that begins at a place."""
    found: list[Named] = []
    while len(found) < most and (named := name_at(text, place)):
        if named.start - place > 12:
            break
        found.append(named)
        joint = re.compile(r"\s*(?:,\s*(?:and\s|et\s|y\s|e\s)?|\s(?:and|et|y|e|&)\s)\s*").match(text, named.end)
        if not joint:
            break
        place = joint.end()
    return found

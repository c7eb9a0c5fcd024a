"""Regular expressions that a server sorts names out with: they let through all that may fit, and some that does not.

Anything but plain ASCII may stand for a letter, so they need no Unicode of the server, and hold no sign that SPARQL or a
regular expression would read in a way of its own. The flag "i" goes with them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sse_atlas.queries.answers.likeness import slips_allowed

#: Words and letters of a text that a pattern holds; the rest is compared by whoever gets the names.
WORDS: Final = 8
_LETTERS: Final = 60
#: The same where looks are sorted out: these patterns are longer.
_LOOKED_WORDS: Final = 4
_LOOKED_LETTERS: Final = 16

#: What may stand between two words of a printed name, and the pairs of letters that are printed as one sign.
_SPACE: Final = "[^a-z0-9]+"
_NO_WORD: Final = "[^a-z0-9]*"
_JOINED: Final = ("oe", "ae", "ss", "th")
_ACCENTS: Final = "[^ -~]*"
_MAYBE_SPACE: Final = "[^a-z0-9]?"
#: What two letters with one slip in them may be printed as.
_SLIPPED: Final = ".{0,4}"
_MANY: Final = 2


def word(asked: str) -> str:
    """A pattern that every printed form of a folded word matches."""
    return "".join(_letters(asked[:_LETTERS]))


def whole(asked: Sequence[str]) -> str:
    """A pattern that every printed form of a name matches, given as folded words."""
    held = asked[:WORDS]
    end = f"{_NO_WORD}$" if len(held) == len(asked) and all(len(one) <= _LETTERS for one in held) else ""
    return f"^{_NO_WORD}{_SPACE.join(map(word, held))}{end}"


def looks(asked: Sequence[str]) -> list[str]:
    """Patterns that the names match which look like a text, given as folded words; none where looks say nothing.

    A number is matched as it is; short words are left out where there is a longer one, else taken together.
    """
    long = [one for one in asked if slips_allowed(one)]
    if long:
        numbers = [one for one in asked if one.isdigit()]
        return [_slipped(one) for one in long[:_LOOKED_WORDS]] + [word(one) for one in numbers[:_LOOKED_WORDS]]
    joined = "".join(asked)
    return [_slipped(joined, _MAYBE_SPACE)] if slips_allowed(joined) else []


def _slipped(asked: str, between: str = "") -> str:
    """A pattern that a folded word matches that has a slip in it, or two where it is long; `between` is what may part it."""
    held = asked[:_LOOKED_LETTERS]
    if not asked.isascii():
        # A syllable of Korean is several letters: one slip leaves the others as they are.
        return f"[{held}]"
    letters = [letter + between for letter in _letters(held)]
    pattern = _SLIPPED
    for place in range(len(letters) - 3, -1, -1):
        pattern = f"({letters[place]}{pattern}|{_SLIPPED}{''.join(letters[place + 2 :])})"
    if slips_allowed(asked) < _MANY:
        return pattern
    # Two slips leave one third as it is, and the first letter has to be right.
    third = len(letters) // 3
    first, second, last = ("".join(letters[place : place + third]) for place in (0, third, len(letters) - third))
    two = f"(^|[^a-z0-9])({first}|{letters[0]}[^ ]{{0,{2 * third + 4}}}({second}|{last}))"
    return f"({pattern}|{two}|{_MAYBE_SPACE.join(letters)})"


def _letters(asked: str) -> list[str]:
    """The printed forms of each letter of a folded word, or of two that are printed as one sign, accents after it or not."""
    found = []
    place = 0
    while place < len(asked):
        pair = asked[place : place + 2]
        if pair in _JOINED:
            found.append(f"({pair[0]}{_ACCENTS}{pair[1]}|[^ -~]{_ACCENTS}{pair[1]}?|{pair[0]}[^ -~]){_ACCENTS}")
        else:
            pair = pair[0]
            found.append(f"({pair}|[^ -~]){_ACCENTS}" if pair.isascii() else f"[^ -~]{_ACCENTS}")
        place += len(pair)
    return found

"""The words of the page: the messages that its scripts say, in every language but English, which is written in them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any, Final

from sse_atlas.ontology import LANGUAGES, Wording, wording

_TEXT: Final = r'"(?:\\.|[^"\\\n])*"(?:\s*\+\s*"(?:\\.|[^"\\\n])*")*'
_SAID: Final = re.compile(rf"\b(?:say|message)\(\s*(?P<text>{_TEXT})\s*[,)]")
_COUNTED: Final = re.compile(rf"\bmany\(\s*(?P<one>{_TEXT})\s*,\s*(?P<more>{_TEXT})\s*,")
_ONE_TEXT: Final = re.compile(r'"(?:\\.|[^"\\\n])*"')
_FIELD: Final = re.compile(r"\{(\w+)\}")

#: One number for each form that a language has: what is counted once, what more often.
_FORMS: Final = {"ko": (1,)}
_TWO: Final = (1, 2)


def texts(scripts: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Give the translations of what some scripts say: by language, then by the English text (of the one, where counted)."""
    said: set[str] = set()
    counted: dict[str, str] = {}
    for script in scripts:
        said |= {_unquoted(found["text"]) for found in _SAID.finditer(script)}
        counted |= {_unquoted(found["one"]): _unquoted(found["more"]) for found in _COUNTED.finditer(script)}
    return {lang: _translated(wording(lang), said, counted) for lang in LANGUAGES[1:]}


def _translated(words: Wording, said: Iterable[str], counted: dict[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for text in sorted(said):
        if (own := words.say(text, **_open(text))) != text:
            found[text] = own
    for one, more in sorted(counted.items()):
        forms = [words.many(one, more, number, **_open(one + more)) for number in _FORMS.get(words.language, _TWO)]
        if not {one, more} & set(forms):
            found[one] = forms
    return found


def _open(text: str) -> dict[str, str]:
    """The fields of a message filled with themselves: the page fills them."""
    return {name: f"{{{name}}}" for name in (*_FIELD.findall(text), "number")}


def _unquoted(literal: str) -> str:
    # Escapes of JavaScript that JSON lacks are not used in messages.
    return "".join(str(json.loads(part)) for part in _ONE_TEXT.findall(literal))

"""The words of answers in the reader's language: gettext catalogues for sentences, the vocabulary's own labels for its terms.

A message is its English text, with named fields: `words.say("{name} was founded in {date}", name=..., date=...)`. The catalogues
stand in locale/LANGUAGE/LC_MESSAGES; `sse_atlas.ontology.catalogues` takes the messages from the code and finds missing entries.
"""

from __future__ import annotations

import gettext
import os
from collections.abc import Mapping
from functools import cache
from importlib.resources import as_file, files
from typing import Final

from sse_atlas.errors import QueryError, UnknownTermError
from sse_atlas.ontology.external import external_labels
from sse_atlas.ontology.schemes import RelationType, labels
from sse_atlas.ontology.terms import BASE, compact

#: The languages that the atlas speaks, English first: it stands in where another has nothing.
LANGUAGES: Final = ("en", "fr", "es", "pt", "ko")
DOMAIN: Final = "sse-atlas"

#: What stands between thousands.
_THOUSANDS: Final = {"en": ",", "fr": "\u202f", "es": "\u202f", "pt": ".", "ko": ","}
#: What a system asks for its language, in the order of POSIX; LANGUAGE is GNU's, a list.
_ASKED: Final = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


def message(text: str) -> str:
    """Mark a message that is said elsewhere, so that it gets into the catalogues; gives it unchanged."""
    return text


class Wording:
    """What is said in one language: messages, counted messages, labels of terms, sentences of relations."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._catalogue = _catalogue(language)

    def say(self, text: str, /, **fields: object) -> str:
        """Give a message in this language, its fields filled; what the fields hold is never read as a pattern."""
        return self._catalogue.gettext(text).format_map(fields)

    def many(self, one: str, more: str, number: int, /, **fields: object) -> str:
        """Give a message about a number of things in the form that the language has for it; `{number}` is the number."""
        return self._catalogue.ngettext(one, more, number).format_map({"number": number, **fields})

    def number(self, number: int) -> str:
        """Give a whole number with the sign between thousands that the language has; one of four digits may be a year."""
        return f"{number:,}".replace(",", _THOUSANDS[self.language]) if abs(number) > 9_999 else str(number)

    def label(self, iri: str) -> str:
        """Give the label of a concept or term, ours or an outside one; the end of its IRI where it has none."""
        try:
            return self.of(labels(iri))
        except (UnknownTermError, KeyError):
            outside = external_labels(iri)
            return self.of(outside) if outside else compact(iri).removeprefix(BASE).rpartition("/")[2].rpartition("#")[2]

    def of(self, texts: Mapping[str, str]) -> str:
        """Choose the text of this language, else the English one; KeyError where there is neither."""
        return texts[self.language] if self.language in texts else texts["en"]

    def relation(self, type_: RelationType, start: str, end: str, *, inverse: bool = False) -> str:
        """Give the sentence of a relation from `start` to `end`; the inverse one begins with `end`."""
        template = self.of(type_.inverse_sentence if inverse else type_.sentence)
        return template.format_map({"from": start, "to": end})


@cache
def wording(language: str = "en") -> Wording:
    """Give the wording of a language; raise QueryError, naming those there are, for another one."""
    if language not in LANGUAGES:
        raise QueryError(f"no language {language!r}", do=f"use one of {', '.join(LANGUAGES)}")
    return Wording(language)


def asked_language(environment: Mapping[str, str] = os.environ) -> str:
    """Give the language that a system's environment asks for, English where it asks for none that the atlas speaks."""
    for name in _ASKED:
        if asked := environment.get(name, ""):
            tags = [tag.replace("-", "_").partition("_")[0].partition(".")[0].lower() for tag in asked.split(":")]
            return next((tag for tag in tags if tag in LANGUAGES), "en")
    return "en"


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    if language == LANGUAGES[0]:
        return gettext.NullTranslations()
    file = files("sse_atlas.ontology").joinpath("locale", language, "LC_MESSAGES", f"{DOMAIN}.mo")
    with as_file(file) as path, path.open("rb") as opened:
        return gettext.GNUTranslations(opened)

"""The names of languages, by tag."""

from __future__ import annotations

import gettext
from functools import cache


@cache
def language_name(tag: str, language: str = "en") -> str:
    """Give the name of the language of a tag (en, pt-br), in a language of the atlas; "" where the standard has none."""
    import pycountry

    code = tag.partition("-")[0].lower()
    entry = pycountry.languages.get(**{"alpha_2" if len(code) == 2 else "alpha_3": code}) if code else None
    if not entry:
        return ""
    # Some names carry the years in which it was spoken: "Modern Greek (1453-)"; some are lists of names.
    name = translated("iso639-3", str(entry.name), language).partition(" (")[0].partition(";")[0]
    return name if language == "en" else name[:1].lower() + name[1:]


def translated(domain: str, text: str, language: str) -> str:
    """Give a name of an ISO standard in a language: the translations of Debian's iso-codes, which pycountry carries."""
    return _catalogue(domain, language).gettext(str(text))


@cache
def _catalogue(domain: str, language: str) -> gettext.NullTranslations:
    import pycountry

    # The vocabulary's Portuguese follows Brazil where the two countries differ.
    languages = ["pt_BR", "pt"] if language == "pt" else [language]
    return gettext.translation(domain, pycountry.LOCALES_DIR, languages=languages, fallback=True)

"""The names of languages, by tag."""

from __future__ import annotations

from functools import cache


@cache
def language_name(tag: str) -> str:
    """Give the English name of the language of a tag (en, pt-br); "" where the standard has none."""
    import pycountry

    code = tag.partition("-")[0].lower()
    entry = pycountry.languages.get(**{"alpha_2" if len(code) == 2 else "alpha_3": code}) if code else None
    # Some names carry the years in which it was spoken: "Modern Greek (1453-)".
    return str(entry.name).partition(" (")[0] if entry else ""

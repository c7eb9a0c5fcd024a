"""Facts as sentences: what is said of a thing by one property, in the reader's language.

A name stands as printed, of a gender and number that nobody knows: no sentence bends a word to it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from sse_atlas.ontology import DCTERMS, FOAF, ORG, RDF, SKOS, SSE, Wording, message

_KIND: Final = message("{name} is of the kind “{value}”")
_SENTENCES: Final[Mapping[str, str]] = {
    SKOS.prefLabel: message("The name is “{value}”"),
    SKOS.altLabel: message("Another name is “{value}”"),
    SSE.acronym: message("The acronym is {value}"),
    RDF.type: _KIND,
    ORG.classification: _KIND,
    SSE.eventKind: _KIND,
    SSE.policyKind: _KIND,
    SSE.section: message("{name} is listed under “{value}”"),
    SSE.region: message("The region of {name} is {value}"),
    SSE.city: message("The town of {name} is {value}"),
    SSE.country: message("The country of {name} is {value}"),
    SSE.founded: message("{name} has existed since {value}"),
    SSE.registered: message("{name} has been registered since {value}"),
    SSE.start: message("The start of {name} is {value}"),
    SSE.end: message("The end of {name} is {value}"),
    SSE.startTime: message("The starting time of {name} is {value}"),
    SSE.endTime: message("The closing time of {name} is {value}"),
    SSE.timeZone: message("The time zone of {name} is {value}"),
    SSE.theme: message("{name} has the theme “{value}”"),
    SSE.goal: message("{name} pursues the goal “{value}”"),
    SSE.recommends: message("{name} recommends “{value}”"),
    SSE.targetGroup: message("{name} is meant for: {value}"),
    SSE.mostAffectedSector: message("{name} gives as the sector most affected: {value}"),
    SSE.nextAffectedSector: message("{name} gives as the sector affected next: {value}"),
    SSE.leastAffectedSector: message("{name} gives as the sector least affected: {value}"),
    DCTERMS.language: message("The language of {name} is {value}"),
    DCTERMS.issued: message("{name} has been published since {value}"),
    FOAF.homepage: message("The website of {name} is {value}"),
}
_IN_LANGUAGE: Final[Mapping[str, str]] = {
    SKOS.prefLabel: message("The name is “{value}” ({language})"),
    SKOS.altLabel: message("Another name is “{value}” ({language})"),
}
#: Properties that are named here in other words than in the vocabulary, or not named there.
_CALLED: Final[Mapping[str, str]] = {
    SKOS.prefLabel: message("name"),
    SKOS.altLabel: message("also called"),
    FOAF.homepage: message("website"),
    ORG.classification: message("kind"),
    RDF.type: message("kind"),
    DCTERMS.language: message("language"),
    DCTERMS.issued: message("published"),
    SSE.name: message("name"),
}
_TIME: Final = re.compile(r"(?P<clock>\d\d:\d\d)(?::00)?(?P<zone>Z|[+-]\d\d:\d\d)?", re.ASCII)


def fact(words: Wording, predicate: str, name: str, value: str, language: str = "") -> str:
    """Give the sentence that a thing called `name` has a value, in words already; `language` is that of a name, in words."""
    if language and predicate in _IN_LANGUAGE:
        return words.say(_IN_LANGUAGE[predicate], value=value, language=language)
    if predicate in _SENTENCES:
        return words.say(_SENTENCES[predicate], name=name, value=value)
    return words.say("{name}: {property}: {value}", name=name, property=called(words, predicate), value=value)


def called(words: Wording, predicate: str) -> str:
    """Give a property in words."""
    return words.say(_CALLED[predicate]) if predicate in _CALLED else words.label(predicate)


def clock(time: str) -> str:
    """Give a time of the day as a person reads it: 18:00:00+09:00 as 18:00 (UTC+09:00), any other form as it is."""
    if not (found := _TIME.fullmatch(time)):
        return time
    zone = {"": "", "Z": "UTC"}.get(found["zone"] or "", f"UTC{found['zone']}")
    return f"{found['clock']} ({zone})" if zone else found["clock"]


def when(words: Wording, *, start: str, end: str, in_words: str, role: str, once: bool) -> str:
    """Give the role and the dates of a relation, in brackets with a space before; "" where it has none.

    `once` is for what happens on its date, and does not last from it.
    """
    dates = in_words
    if start and end:
        dates = words.say("from {start} to {end}", start=start, end=end)
    elif end:
        dates = words.say("until {end}", end=end)
    elif start:
        dates = start if once else words.say("since {date}", date=start)
    told = ", ".join(part for part in (words.say("as {role}", role=role) if role else "", dates) if part)
    return f" ({told})" if told else ""

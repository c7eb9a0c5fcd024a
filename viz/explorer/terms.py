"""The words of the page's data in the languages of the atlas: kinds, themes, regions, countries, properties, types of relation.

A term is named by a key: the end of its IRI (`theme/housing`), `region/011`, `country/KR`, `property/founded`, `type/memberOf`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

from sse_atlas.graph.countries import country_name
from sse_atlas.graph.languages import language_name
from sse_atlas.ontology import BASE, DCTERMS, LANGUAGES, SSE, external_labels, kinds, relation_types, wording
from sse_atlas.queries.answers.asking import Values, is_term
from sse_atlas.queries.answers.figures import counted_in_words
from sse_atlas.queries.answers.sentences import called
from sse_atlas.viz.text import clean

#: Classes of what is no actor, the narrower before the wider, by what they are called in the plural, in the order of LANGUAGES.
THING_KINDS: Final[Mapping[str, Sequence[str]]] = MappingProxyType(
    {
        "Event": ("Events", "Événements", "Eventos", "Eventos", "행사"),
        "Initiative": ("Initiatives", "Initiatives", "Iniciativas", "Iniciativas", "이니셔티브"),
        "PolicyMeasure": ("Policy measures", "Mesures publiques", "Medidas públicas", "Medidas públicas", "정책 조치"),
        "Case": ("Cases", "Cas", "Casos", "Casos", "사례"),
        "Work": ("Works", "Œuvres", "Obras", "Obras", "저작물"),
        "Partnership": ("Partnerships", "Partenariats", "Alianzas", "Parcerias", "파트너십"),
        "Place": ("Places", "Lieux", "Lugares", "Lugares", "장소"),
    }
)
_OUTSIDE: Final = re.compile(r"http://metadata\.un\.org/sdg/(?:codes/geoArea/(?P<region>\d+)|(?P<goal>\d+))")

#: Labels by language: a text, or for kinds one and many, for types the label and the two sentences.
Labels = dict[str, Any]


class Terms:
    """The terms that the data names, each with its labels; to name one is to have it in `labels`."""

    def __init__(self) -> None:
        self.labels: dict[str, Labels] = {}

    def kind(self, name: str) -> str:
        """Give the key of a kind by the local name of its class."""
        key = f"kind/{name}"
        known = kinds().get(name)
        if known:
            self.labels[key] = {lang: [known.labels[lang], known.plural.get(lang, known.labels[lang])] for lang in known.labels}
        elif name in THING_KINDS:
            one = {lang: wording(lang).label(SSE[name]) for lang in LANGUAGES}
            self.labels[key] = {lang: [one[lang], more] for lang, more in zip(LANGUAGES, THING_KINDS[name], strict=True)}
        return key

    def type(self, name: str) -> str:
        """Give the key of a type of relation."""
        type_ = relation_types()[name]
        texts = (type_.labels, type_.sentence, type_.inverse_sentence)
        self.labels[key := f"type/{name}"] = {lang: [text[lang] for text in texts] for lang in type_.labels}
        return key

    def country(self, code: str) -> str:
        """Give the key of a country by its code."""
        return self._labelled(f"country/{clean(code)}", {lang: country_name(code, lang) for lang in LANGUAGES})

    def language(self, tag: str) -> str:
        """Give the key of a language by its tag; the tag itself where it has no name."""
        found = {lang: language_name(tag, lang) for lang in LANGUAGES}
        return self._labelled(f"language/{clean(tag)}", found) if found["en"] else clean(tag)

    def property(self, iri: str) -> str:
        """Give the key of a property, or of the type of relation that stands in its place."""
        name = iri.removeprefix(f"{BASE}relation-type/")
        if name in relation_types():
            return self.type(name)
        end = re.split(r"[/#]", iri)[-1]
        return self._labelled(f"property/{clean(end)}", {lang: called(wording(lang), iri) for lang in LANGUAGES})

    def concept(self, iri: str) -> str:
        """Give the key of a concept, ours or an outside one; its IRI where it has no labels."""
        if found := _OUTSIDE.fullmatch(iri):
            key = f"region/{found['region']}" if found["region"] else f"goal/{found['goal']}"
            return self._labelled(key, dict(external_labels(iri)))
        if not is_term(iri):
            return clean(iri)
        return self._labelled(clean(iri.removeprefix(BASE)), {lang: wording(lang).label(iri) for lang in LANGUAGES})

    def counted(self, said: Values, key: str) -> str:
        """Give what a figure counts: the words of its record, else the key of its measure, named with its breakdown."""
        found = {lang: counted_in_words(said, wording(lang)) for lang in LANGUAGES}
        return self._labelled(key, found) if len(set(found.values())) > 1 else clean(found["en"])

    def value(self, property_: str, text: str) -> str:
        """Give a text that a property of a thing has, the key of a country or a language where it is one."""
        if property_ == SSE.country:
            return self.country(text)
        return self.language(text) if property_ == DCTERMS.language else clean(text)

    def said(self, key: str, text: str) -> str:
        """Give the key of a message of the atlas."""
        return self._labelled(key, {lang: wording(lang).say(text) for lang in LANGUAGES})

    def _labelled(self, key: str, labels: Mapping[str, str]) -> str:
        if key not in self.labels:
            told = {lang: clean(text) for lang, text in labels.items() if text}
            english = told.get("en")
            self.labels[key] = {lang: text for lang, text in told.items() if lang == "en" or text != english}
        return key

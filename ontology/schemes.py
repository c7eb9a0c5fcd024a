"""The concept schemes and the labels of the vocabulary, as frozen records read from the Turtle files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import Final

import pyoxigraph

from sse_atlas.errors import UnknownTermError
from sse_atlas.ontology.resources import SCHEMES, parse
from sse_atlas.ontology.terms import ORG, RDF, RDFS, SKOS, SSE, compact

#: predicate -> objects, of one subject, in the order of the file
_Values = Mapping[str, list[pyoxigraph.NamedNode | pyoxigraph.Literal]]


#: Relations that are a deed of one day, not a state that lasts.
_ONCE: Final = (
    "founded", "initiated", "organizes", "spokeAt", "moderated", "participatedIn", "authorOf", "signedAgreementWith", "studies",
)  # fmt: skip

#: How close a concept of an outside list comes, from the same to only touching.
MATCHES: Final = ("exactMatch", "closeMatch", "relatedMatch")


@dataclass(frozen=True, slots=True)
class Concept:
    """One entry of a controlled list; `labels` and `definitions` are by language tag.

    `broader` is the IRI of the entry above it, "" where there is none; `matches` the IRIs of outside lists that it is
    compared with, by how close they come: `exactMatch`, `closeMatch`, `relatedMatch`.
    """

    name: str
    iri: str
    labels: Mapping[str, str]
    definitions: Mapping[str, str]
    broader: str = ""
    matches: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class RelationType:
    """A type of relation: its sentence for each direction, what may stand at its ends, the property it yields."""

    name: str
    iri: str
    labels: Mapping[str, str]
    sentence: Mapping[str, str]
    inverse_sentence: Mapping[str, str]
    symmetric: bool
    from_classes: tuple[str, ...]
    to_classes: tuple[str, ...]
    yields: str

    @property
    def once(self) -> bool:
        """Whether it happens once, on its date; any other lasts from it."""
        return self.name in _ONCE


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of actor: `iri` is the class, `superclasses` what an actor of it carries besides (see `types`)."""

    name: str
    iri: str
    labels: Mapping[str, str]
    plural: Mapping[str, str]
    superclasses: tuple[str, ...]

    @property
    def types(self) -> tuple[str, ...]:
        """Every class to write on an actor of this kind in the accepted view."""
        return (self.iri, *self.superclasses)


@cache
def _read(name: str) -> Mapping[str, _Values]:
    """A Turtle file as subject -> predicate -> objects."""
    found: dict[str, dict[str, list[pyoxigraph.NamedNode | pyoxigraph.Literal]]] = {}
    for triple in parse(name):
        if isinstance(triple.subject, pyoxigraph.NamedNode) and not isinstance(
            triple.object, pyoxigraph.BlankNode | pyoxigraph.Triple
        ):
            values = found.setdefault(triple.subject.value, defaultdict(list))
            values[triple.predicate.value].append(triple.object)
    return found


def _by_language(values: _Values, predicate: str) -> Mapping[str, str]:
    texts = (value for value in values.get(predicate, ()) if isinstance(value, pyoxigraph.Literal))
    return MappingProxyType({text.language: text.value for text in texts if text.language is not None})


def _iris(values: _Values, predicate: str) -> tuple[str, ...]:
    return tuple(sorted(value.value for value in values.get(predicate, ())))


def _one(values: _Values, predicate: str) -> str:
    (value,) = values[predicate]
    return value.value


def _entries(scheme: str) -> Mapping[str, tuple[str, _Values]]:
    """The concepts of one scheme by name, in the order of the file."""
    if scheme not in SCHEMES:
        known = ", ".join(SCHEMES)
        raise UnknownTermError(f"no concept scheme {scheme!r}", where="ontology/schemes", do=f"use one of {known}")
    concepts = ((iri, values) for iri, values in _read(f"schemes/{scheme}.ttl").items() if SKOS.inScheme in values)
    return {_one(values, SKOS.notation): (iri, values) for iri, values in concepts}


@cache
def concepts(scheme: str) -> Mapping[str, Concept]:
    """Give the concepts of a scheme by local name; raise UnknownTermError for an unknown scheme."""
    return MappingProxyType({name: _concept(name, iri, values) for name, (iri, values) in _entries(scheme).items()})


def _concept(name: str, iri: str, values: _Values) -> Concept:
    return Concept(
        name,
        iri,
        _by_language(values, SKOS.prefLabel),
        _by_language(values, SKOS.definition),
        broader=next(iter(_iris(values, SKOS.broader)), ""),
        matches=MappingProxyType({match: found for match in MATCHES if (found := _iris(values, SKOS[match]))}),
    )


@cache
def relation_types() -> Mapping[str, RelationType]:
    """Give the relation types by name (`memberOf`), in the order of schemes/relation-types.ttl."""
    return MappingProxyType(
        {
            name: RelationType(
                name=name,
                iri=iri,
                labels=_by_language(values, SKOS.prefLabel),
                sentence=_by_language(values, SSE.sentence),
                inverse_sentence=_by_language(values, SSE.inverseSentence),
                symmetric=_one(values, SSE.symmetric) == "true",
                from_classes=_iris(values, SSE.fromClass),
                to_classes=_iris(values, SSE.toClass),
                yields=_one(values, SSE.yields),
            )
            for name, (iri, values) in _entries("relation-types").items()
        }
    )


@cache
def kinds() -> Mapping[str, Kind]:
    """Give the kinds of actor by the local name of their class (`LocalGovernment`, ..., `Person`)."""
    found = {}
    for name, (_, values) in _entries("actor-kinds").items():
        cls = _one(values, SSE.kindClass)
        singular, plural = _by_language(values, SKOS.prefLabel), _by_language(values, SKOS.altLabel)
        found[name] = Kind(name, cls, singular, plural, _superclasses(cls))
    return MappingProxyType(found)


def _superclasses(cls: str) -> tuple[str, ...]:
    """What an actor carries besides its class: the superclasses of the project, and org:Organization where it is one.

    Other outside classes are left out: the view states what its queries and shapes need, not the closure.
    """
    above = {SSE.Actor, *ancestors(cls)}
    own = {term for term in above if term in SSE}
    organizational = {ORG.Organization} if any(term in ORG for term in above) else set()
    return tuple(sorted((own | organizational) - {cls}))


@cache
def ancestors(term: str) -> tuple[str, ...]:
    """Give every class or property above a term that sse.ttl declares, its own and outside ones, sorted by IRI."""
    vocabulary = _read("sse.ttl")
    found: set[str] = set()
    waiting = [term]
    while waiting:
        values = vocabulary.get(waiting.pop(), {})
        new = {*_iris(values, RDFS.subClassOf), *_iris(values, RDFS.subPropertyOf)} - found
        found |= new
        waiting.extend(new)
    return tuple(sorted(found))


def declared(kind: str) -> tuple[str, ...]:
    """Give the terms that sse.ttl declares to be of one class, such as `OWL.Class`, in the order of the file."""
    return tuple(iri for iri, values in _read("sse.ttl").items() if kind in _iris(values, RDF.type) and iri in SSE)


def declared_labels() -> Mapping[str, Mapping[str, str]]:
    """Give the labels by language of every term that sse.ttl declares, by its compact name, in the order of the file."""
    entries = _read("sse.ttl").items()
    return {compact(iri): _by_language(values, RDFS.label) for iri, values in entries if iri in SSE and RDFS.label in values}


def subjects(file: str) -> tuple[str, ...]:
    """Give the IRIs that a Turtle file of this room says something about, in its order."""
    return tuple(_read(file))


def objects(file: str, iri: str, predicate: str) -> tuple[str, ...]:
    """Give what a Turtle file of this room says of a term by one predicate, IRIs or texts, sorted."""
    return _iris(_read(file).get(iri, {}), predicate)


def texts(file: str, iri: str, predicate: str) -> Mapping[str, str]:
    """Give the texts by language that a Turtle file of this room has of a term by one predicate."""
    return _by_language(_read(file).get(iri, {}), predicate)


@cache
def labels(iri: str) -> Mapping[str, str]:
    """Give the labels, by language, of a term of sse.ttl or of a concept; raise UnknownTermError for any other IRI."""
    for name, predicate in (("sse.ttl", RDFS.label), *((f"schemes/{s}.ttl", SKOS.prefLabel) for s in SCHEMES)):
        if iri in (entries := _read(name)):
            return _by_language(entries[iri], predicate)
    raise UnknownTermError(f"no term or concept <{iri}>", where="ontology", do="declare it in sse.ttl or in a scheme")

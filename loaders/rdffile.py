"""RDF files: what they say of organisations and people becomes records, everything else is kept as it stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container
from hashlib import sha256
from pathlib import Path
from typing import Final

import pyoxigraph

from sse_atlas.errors import InputError
from sse_atlas.graph.iris import LOCAL_BASE, digest, is_iri, slug_of, web_address
from sse_atlas.graph.nquads import Quads
from sse_atlas.graph.records import Actor, Batch, Citation, Literal, Refusal, Relation, Source
from sse_atlas.loaders import values
from sse_atlas.loaders.csvfile import line_count, read_text
from sse_atlas.ontology import CV, FOAF, ORG, RDF, RDFS, SCHEMA, SKOS, SSE, kinds

RDF_SUFFIXES: Final = {
    ".ttl": pyoxigraph.RdfFormat.TURTLE,
    ".nt": pyoxigraph.RdfFormat.N_TRIPLES,
    ".nq": pyoxigraph.RdfFormat.N_QUADS,
    ".trig": pyoxigraph.RdfFormat.TRIG,
    ".jsonld": pyoxigraph.RdfFormat.JSON_LD,
    ".rdf": pyoxigraph.RdfFormat.RDF_XML,
    ".owl": pyoxigraph.RdfFormat.RDF_XML,
}

#: Classes of other vocabularies, and the kind of actor each is read as.
_CLASSES: Final = {
    FOAF.Person: "Person",
    SCHEMA.Person: "Person",
    CV.PublicOrganisation: "PublicBody",
    SCHEMA.GovernmentOrganization: "PublicBody",
    SCHEMA.ResearchOrganization: "ResearchBody",
    SCHEMA.Corporation: "Company",
    ORG.Organization: "Organization",
    ORG.FormalOrganization: "Organization",
    FOAF.Organization: "Organization",
    SCHEMA.Organization: "Organization",
}
_NAMES: Final = (SKOS.prefLabel, RDFS.label, FOAF.name, SCHEMA.name)
_OTHER_NAMES: Final = (SKOS.altLabel, SCHEMA.alternateName)
_EDGES: Final = {ORG.memberOf: "memberOf", SCHEMA.memberOf: "memberOf", ORG.linkedTo: "partnerOf"}

_Object = pyoxigraph.NamedNode | pyoxigraph.Literal
_Values = dict[str, list[_Object]]


def read_rdf(path: Path, source_id: str, taken: Container[str] = ()) -> Batch:
    """Read an RDF file; raise InputError with the line where its syntax breaks. A subject is cited by its IRI.

    `taken` are the slugs of other sources: an actor whose slug would be one of them gets another.
    """
    text = read_text(path)
    subjects: dict[str, _Values] = {}
    digest_ = sha256(path.read_bytes()).hexdigest()
    batch = Batch(sources=[Source(source_id, path.name, sha256=digest_, line_count=line_count(text))])
    names = _BlankNames(source_id)
    for quad in _quads(path, text):
        subject, object_ = names.term(quad.subject), names.term(quad.object)
        if subject and object_ and is_iri(quad.predicate.value):
            subjects.setdefault(subject.value, defaultdict(list))[_our(quad.predicate.value)].append(object_)
            batch.kept.append((source_id, f"{subject} {quad.predicate} {object_}"))
        else:
            what, do = "a term that not every format can hold", "encode its odd characters, take RDF 1.2 terms out"
            batch.refusals.append(Refusal(str(path), what, do, text=str(quad)))
    slugs = _slugs(subjects, taken)
    for iri, slug in slugs.items():
        actor = _actor(iri, slug, subjects[iri], source_id)
        if actor is None:
            what, do = f"{iri} is an organisation or person without a name", "give it a skos:prefLabel"
            batch.refusals.append(Refusal(str(path), what, do, text=iri))
            continue
        batch.actors.append(actor)
    named = {actor.slug for actor in batch.actors}
    for iri, slug in slugs.items():
        batch.relations += [
            tie for tie in _relations(iri, slug, subjects[iri], slugs, source_id) if {tie.start_of, tie.end_of} <= named
        ]
    batch.relations = list({(tie.start_of, tie.type, tie.end_of): tie for tie in batch.relations}.values())
    return batch


def read_quads(path: Path) -> Quads:
    """Read an RDF file as it is, to be validated; raise InputError where its kind is unknown or its syntax breaks."""
    if path.suffix.lower() not in RDF_SUFFIXES:
        raise InputError("no RDF file by its name", where=str(path), do=f"name one that ends in {', '.join(RDF_SUFFIXES)}")
    return Quads.of(_quads(path, read_text(path)))


def _quads(path: Path, text: str) -> list[pyoxigraph.Quad]:
    form = RDF_SUFFIXES[path.suffix.lower()]
    try:
        found = list(pyoxigraph.parse(text, format=form, base_iri=f"{LOCAL_BASE}file/{slug_of(path.stem)}"))
    except SyntaxError as error:
        where, do = (f"{path}:{error.lineno}", "mend that line") if error.lineno else (str(path), "mend its syntax")
        raise InputError(f"broken {form.name} ({error.msg})", where=where, do=do) from error
    if not found:
        raise InputError("no statement in this file", where=str(path), do="name a file with RDF in it")
    return found


class _BlankNames:
    """IRIs for the blank nodes of one source, numbered in order: a parser's own names for them are new at each reading."""

    def __init__(self, source_id: str) -> None:
        self._prefix = f"urn:sse-atlas:{source_id}:b"
        self._given: dict[str, pyoxigraph.NamedNode] = {}

    def term(self, term: pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal | pyoxigraph.Triple) -> _Object | None:
        """The term as every format and engine can hold it (none of RDF 1.2), else None."""
        match term:
            case pyoxigraph.BlankNode():
                return self._given.setdefault(term.value, pyoxigraph.NamedNode(f"{self._prefix}{len(self._given) + 1}"))
            case pyoxigraph.NamedNode():
                return term if is_iri(term.value) else None
            case pyoxigraph.Literal():
                return term if term.direction is None else None
            case _:
                return None


def _our(iri: str) -> str:
    """The IRI of schema.org as we write it; many files have its older form."""
    return iri.replace("http://schema.org/", str(SCHEMA), 1) if iri.startswith("http://schema.org/") else iri


def _kinds(said: _Values) -> tuple[str, ...]:
    types = {_our(term.value) for term in said.get(RDF.type, []) if isinstance(term, pyoxigraph.NamedNode)}
    own = [name for name, kind in kinds().items() if kind.iri in types]
    if own:
        return tuple(own)
    return tuple(dict.fromkeys(kind for cls, kind in _CLASSES.items() if cls in types))[:1]


def _slugs(subjects: dict[str, _Values], taken: Container[str]) -> dict[str, str]:
    """A slug for each actor: the end of its IRI, else a digest; the later of two alike gets a digest too."""
    given: dict[str, str] = {}
    for iri in sorted(subjects):
        if _kinds(subjects[iri]):
            slug = slug_of(iri.rstrip("/#").replace("#", "/").rpartition("/")[2]) or f"x{digest(iri)}"
            given[f"{slug}-{digest(iri)}" if slug in given or slug in taken else slug] = iri
    return {iri: slug for slug, iri in given.items()}


def _texts(said: _Values, predicates: tuple[str, ...]) -> list[Literal]:
    found = [term for predicate in predicates for term in said.get(predicate, ()) if isinstance(term, pyoxigraph.Literal)]
    return list(dict.fromkeys(Literal(term.value, language=term.language or "") for term in found if term.value.strip()))


def _actor(iri: str, slug: str, said: _Values, source_id: str) -> Actor | None:
    from sse_atlas.graph.labels import choose

    names = _texts(said, _NAMES)
    if not names:
        return None
    label, preferred, others = choose(names)
    pages = [address for term in said.get(FOAF.homepage, ()) if (address := web_address(getattr(term, "value", "")))]
    codes = [text.value for text in _texts(said, (SSE.country, SCHEMA.addressCountry))]
    return Actor(
        slug=slug,
        kinds=_kinds(said),
        label=label,
        names=preferred,
        other_names=(*others, *_texts(said, _OTHER_NAMES)),
        acronym=next((text.value for text in _texts(said, (SSE.acronym,))), ""),
        country=next((code for code in map(_country, codes) if code), ""),
        city=next((text.value for text in _texts(said, (SSE.city, SCHEMA.addressLocality))), ""),
        homepages=tuple(dict.fromkeys(pages)),
        citations=(Citation(source_id, locator=iri),),
    )


def _country(text: str) -> str:
    """The code of a country; "" where the text names none, which stays among the kept statements."""
    try:
        return values.country(text)
    except ValueError:
        return ""


def _relations(iri: str, slug: str, said: _Values, slugs: dict[str, str], source_id: str) -> list[Relation]:
    ties = []
    for predicate, type_ in _EDGES.items():
        for term in said.get(predicate, ()):
            other = slugs.get(getattr(term, "value", ""))
            if other and other != slug:
                first, last = sorted((slug, other)) if type_ == "partnerOf" else (slug, other)
                ties.append(Relation(first, type_, last, citations=(Citation(source_id, locator=iri),)))
    return ties

"""RDF files: what they say of organisations and people becomes records, everything else is kept as it stands."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Final

import pyoxigraph

from sse_atlas.errors import InputError
from sse_atlas.graph.iris import digest, is_iri, slug_of, web_address
from sse_atlas.graph.records import Actor, Batch, Citation, Literal, Refusal, Relation, Source
from sse_atlas.loaders import values
from sse_atlas.loaders.csvfile import read_text
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

_Object = pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal | pyoxigraph.Triple
_Values = dict[str, list[_Object]]


def read_rdf(path: Path, source_id: str) -> Batch:
    """Read an RDF file; raise InputError with the line where its syntax breaks. A subject is cited by its IRI."""
    text = read_text(path)
    subjects: dict[str, _Values] = {}
    batch = Batch(sources=[Source(source_id, path.name, line_count=len(text.splitlines()))])
    for quad in _quads(path, text):
        said = subjects.setdefault(str(quad.subject).strip("<>"), defaultdict(list))
        said[quad.predicate.value].append(quad.object)
        _keep(quad, path, source_id, batch)
    slugs = _slugs(subjects)
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


def _quads(path: Path, text: str) -> list[pyoxigraph.Quad]:
    form = RDF_SUFFIXES[path.suffix.lower()]
    try:
        found = list(pyoxigraph.parse(text, format=form, base_iri=path.absolute().as_uri()))
    except SyntaxError as error:
        line = f":{error.lineno}" if error.lineno else ""
        raise InputError(f"broken {form.name} ({error.msg})", where=f"{path}{line}", do="mend that line") from error
    if not found:
        raise InputError("no statement in this file", where=str(path), do="name a file with RDF in it")
    return found


def _keep(quad: pyoxigraph.Quad, path: Path, source_id: str, batch: Batch) -> None:
    """Keep a statement as it stands, blank nodes under names of this source."""
    terms = [quad.subject, quad.predicate, quad.object]
    if any(isinstance(term, pyoxigraph.NamedNode) and not is_iri(term.value) for term in terms):
        batch.refusals.append(
            Refusal(str(path), "an IRI that not every format can hold", "encode its odd characters", text=str(quad))
        )
        return
    names = (
        f"<urn:sse-atlas:{source_id}:{term.value}>" if isinstance(term, pyoxigraph.BlankNode) else str(term) for term in terms
    )
    batch.kept.append((source_id, " ".join(names)))


def _kinds(said: _Values) -> tuple[str, ...]:
    types = {term.value for term in said.get(RDF.type, []) if isinstance(term, pyoxigraph.NamedNode)}
    own = [name for name, kind in kinds().items() if kind.iri in types]
    if own:
        return tuple(own)
    return tuple(dict.fromkeys(kind for cls, kind in _CLASSES.items() if cls in types))[:1]


def _slugs(subjects: dict[str, _Values]) -> dict[str, str]:
    """A slug for each actor: the end of its IRI, else its name, else a digest; the later of two alike gets a digest too."""
    taken: dict[str, str] = {}
    for iri in sorted(subjects):
        if _kinds(subjects[iri]):
            slug = slug_of(iri.rstrip("/#").replace("#", "/").rpartition("/")[2]) or f"x{digest(iri)}"
            taken[f"{slug}-{digest(iri)}" if slug in taken else slug] = iri
    return {iri: slug for slug, iri in taken.items()}


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

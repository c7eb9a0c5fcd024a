"""Write shapes/known-predicates.ttl: the properties and the relation types that a claim may use.

Run `python -m sse_atlas.ontology.predicates` after a change to sse.ttl or the relation types; a test keeps the three
files in step.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from sse_atlas.ontology.schemes import declared, relation_types
from sse_atlas.ontology.terms import BASE, DCTERMS, FOAF, ORG, OWL, PREFIXES, RDF, RDFS, SKOS, compact

FILE: Final = "shapes/known-predicates.ttl"

#: Properties of other vocabularies that the model uses of things.
_OUTSIDE: Final = (
    RDF.type,
    RDFS.label,
    SKOS.prefLabel,
    SKOS.altLabel,
    FOAF.homepage,
    FOAF.page,
    ORG.classification,
    DCTERMS.isPartOf,
    DCTERMS.issued,
    DCTERMS.language,
    DCTERMS.identifier,
)

_HEADER: Final = """\
# What a claim may use as its predicate: a declared property or a type of relation.
# Written from sse.ttl and schemes/relation-types.ttl: change those, then run `python -m sse_atlas.ontology.predicates`.
"""

_SHAPE: Final = """\
shape:ClaimedWith a sh:NodeShape ;
    sh:targetClass sse:Claim ;
    sh:severity sh:Violation ;
    sh:property shape:ClaimedWith-predicate .

shape:ClaimedWith-predicate a sh:PropertyShape ;
    sh:path rdf:predicate ;
    sh:in (
        {predicates}
    ) ;
    sh:severity sh:Violation ;
    sh:message "A claim must use a property or a relation type that the vocabulary declares."@en ,
        "Une assertion doit employer une propriété ou un type de relation que le vocabulaire déclare."@fr ,
        "Una afirmación debe usar una propiedad o un tipo de relación que el vocabulario declare."@es .
"""


def predicates() -> tuple[str, ...]:
    """Give the IRIs that a claim may use: outside properties, those of sse.ttl by name, relation types by name."""
    own = sorted(iri for kind in (OWL.ObjectProperty, OWL.DatatypeProperty, RDF.Property) for iri in declared(kind))
    return (*_OUTSIDE, *own, *sorted(kind.iri for kind in relation_types().values()))


def document() -> str:
    """Give the Turtle text of the shapes file."""
    used = {prefix: PREFIXES[prefix] for prefix in ("dcterms", "foaf", "org", "rdf", "rdfs", "sh", "skos", "sse")}
    used |= {"shape": BASE + "shapes#", "type": BASE + "relation-type/"}
    prefixes = "".join(f"@prefix {prefix}: <{used[prefix]}> .\n" for prefix in sorted(used))
    names = (compact(iri).replace(f"{BASE}relation-type/", "type:") for iri in predicates())
    return "\n".join([_HEADER, prefixes, _SHAPE.format(predicates="\n        ".join(names))])


if __name__ == "__main__":
    Path(__file__).with_name("shapes").joinpath("known-predicates.ttl").write_text(document(), encoding="utf-8")

"""The terms of the vocabularies as Python names: `SSE.Actor` is an IRI, an unknown name raises.

The names of the project's own vocabulary are read from sse.ttl; of the others, those that the project uses are listed.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, cached_property
from types import MappingProxyType
from typing import Final

import pyoxigraph

from sse_atlas.errors import UnknownTermError
from sse_atlas.ontology.resources import parse

#: The base of the bundled data, and of every concept of the vocabulary whatever the base of the data.
BASE: Final = "https://w3id.org/sse-atlas/"

PREFIXES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "sse": BASE + "ontology#",
        "org": "http://www.w3.org/ns/org#",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "prov": "http://www.w3.org/ns/prov#",
        "dcterms": "http://purl.org/dc/terms/",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "schema": "https://schema.org/",
        "cv": "http://data.europa.eu/m8g/",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "owl": "http://www.w3.org/2002/07/owl#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "sh": "http://www.w3.org/ns/shacl#",
        "void": "http://rdfs.org/ns/void#",
    }
)


class Vocabulary:
    """A closed set of terms under one namespace.

    `VOCABULARY.name` gives the IRI as a string, and so does `VOCABULARY["name"]`, for names such as `from` that Python
    reserves. Iterating gives the IRIs in order of name; `in` takes a name or an IRI. `names` is a list in words, or a
    function that is asked at the first use.
    """

    def __init__(self, prefix: str, names: str | Callable[[], Iterable[str]]) -> None:
        self._prefix = prefix
        self._namespace = PREFIXES[prefix]
        self._declared = names

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(self._declared.split() if isinstance(self._declared, str) else self._declared())

    def __getitem__(self, name: str) -> str:
        """Give the IRI of a term; raise UnknownTermError where the vocabulary has none of that name."""
        if name in self._names:
            return self._namespace + name
        near = difflib.get_close_matches(name, sorted(self._names), n=3)
        raise UnknownTermError(
            f"no term {name!r} in the vocabulary <{self._namespace}>",
            where=f"{self._prefix}:{name}",
            do=f"did you mean {' or '.join(near)}?" if near else "ontology/ holds the declared names",
        )

    def __getattr__(self, name: str) -> str:
        if name.startswith("_"):
            raise AttributeError(name)
        return self[name]

    def __contains__(self, term: object) -> bool:
        return isinstance(term, str) and term.removeprefix(self._namespace) in self._names

    def __iter__(self) -> Iterator[str]:
        return (self._namespace + name for name in sorted(self._names))

    def __len__(self) -> int:
        return len(self._names)

    def __str__(self) -> str:
        return self._namespace

    def __repr__(self) -> str:
        return f"<Vocabulary {self._prefix}: {self._namespace}>"


def _declared() -> frozenset[str]:
    """The local names of everything that sse.ttl declares under the sse: namespace."""
    namespace = PREFIXES["sse"]
    return frozenset(
        triple.subject.value.removeprefix(namespace)
        for triple in parse("sse.ttl")
        if isinstance(triple.subject, pyoxigraph.NamedNode) and triple.subject.value.startswith(namespace)
    )


SSE: Final = Vocabulary("sse", _declared)
ORG: Final = Vocabulary(
    "org",
    "FormalOrganization Membership Organization OrganizationalCollaboration classification hasMember hasMembership"
    " linkedTo member memberDuring memberOf organization role subOrganizationOf",
)
SKOS: Final = Vocabulary(
    "skos",
    "Concept ConceptScheme altLabel broader closeMatch definition editorialNote exactMatch hasTopConcept hiddenLabel"
    " inScheme narrower notation note prefLabel relatedMatch scopeNote topConceptOf",
)
PROV: Final = Vocabulary(
    "prov",
    "Activity Agent Entity Plan endedAtTime generatedAtTime hadPrimarySource startedAtTime used wasAssociatedWith"
    " wasAttributedTo wasDerivedFrom wasGeneratedBy",
)
DCTERMS: Final = Vocabulary(
    "dcterms",
    "audience bibliographicCitation conformsTo coverage created creator date description extent format hasPart hasVersion"
    " identifier isPartOf isReferencedBy issued language license modified publisher references relation replaces rights"
    " source spatial subject temporal title type",
)
FOAF: Final = Vocabulary("foaf", "Agent Organization Person homepage made maker mbox name page primaryTopic")
SCHEMA: Final = Vocabulary(
    "schema",
    "Corporation CreativeWork Dataset Event FundingAgency GovernmentOrganization Observation Organization Person Place"
    " Project ResearchOrganization about addressCountry addressLocality affiliation alternateName articleSection"
    " category currency domainIncludes endDate endTime foundingDate funder founder inLanguage location maxValue member"
    " measurementQualifier measurementTechnique memberOf name observationAbout observationDate organizer owns pagination"
    " position rangeIncludes roleName sha256 sponsor startDate startTime"
    " text unitText url value variableMeasured worksFor",
)
CV: Final = Vocabulary("cv", "PublicOrganisation")
RDF: Final = Vocabulary("rdf", "Property Statement langString object predicate subject type value")
RDFS: Final = Vocabulary("rdfs", "Class Literal comment domain isDefinedBy label range seeAlso subClassOf subPropertyOf")
OWL: Final = Vocabulary(
    "owl",
    "Class DatatypeProperty ObjectProperty Ontology differentFrom inverseOf sameAs versionIRI versionInfo",
)
XSD: Final = Vocabulary(
    "xsd",
    "anyURI boolean date dateTime decimal double gYear gYearMonth integer nonNegativeInteger string time",
)
SH: Final = Vocabulary(
    "sh",
    "Info NodeShape PropertyShape ValidationReport ValidationResult Violation Warning conforms focusNode hasValue in"
    " message or path property resultMessage resultPath resultSeverity severity sourceConstraintComponent sourceShape"
    " targetClass targetNode targetObjectsOf targetSubjectsOf value",
)
VOID: Final = Vocabulary(
    "void",
    "Dataset Linkset class classPartition classes dataDump distinctObjects distinctSubjects entities exampleResource"
    " feature linkPredicate objectsTarget properties property propertyPartition sparqlEndpoint subjectsTarget subset"
    " target triples uriRegexPattern uriSpace vocabulary",
)

VOCABULARIES: Final[Mapping[str, Vocabulary]] = MappingProxyType(
    {
        "sse": SSE,
        "org": ORG,
        "skos": SKOS,
        "prov": PROV,
        "dcterms": DCTERMS,
        "foaf": FOAF,
        "schema": SCHEMA,
        "cv": CV,
        "rdf": RDF,
        "rdfs": RDFS,
        "owl": OWL,
        "xsd": XSD,
        "sh": SH,
        "void": VOID,
    }
)


@cache
def _namespaces() -> tuple[tuple[str, str], ...]:
    return tuple(sorted(((base, prefix) for prefix, base in PREFIXES.items()), key=lambda pair: -len(pair[0])))


def compact(iri: str) -> str:
    """Shorten an IRI to `prefix:name` where its local name needs no escaping; otherwise give it back as it is."""
    for namespace, prefix in _namespaces():
        local = iri.removeprefix(namespace)
        if local != iri and local.replace("_", "a").replace("-", "a").isalnum():
            return f"{prefix}:{local}"
    return iri

"""All that is known of an actor, an event or a thing, gathered from the accepted view, the claims and what is wrong there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from sse_atlas.errors import NotFoundError
from sse_atlas.graph.countries import country_name
from sse_atlas.graph.dates import same_time
from sse_atlas.graph.iris import is_iri
from sse_atlas.graph.labels import NO_LANGUAGE
from sse_atlas.graph.languages import language_name
from sse_atlas.graph.results import Cell, Result
from sse_atlas.graph.store import Store
from sse_atlas.ontology import (
    DCTERMS,
    FOAF,
    ORG,
    RDF,
    RDFS,
    SKOS,
    SSE,
    XSD,
    Wording,
    ancestors,
    kinds,
    message,
    wording,
)
from sse_atlas.queries.answers import remarks
from sse_atlas.queries.answers.asking import HEAD, is_term, name_in, one, properties
from sse_atlas.queries.answers.description import Description
from sse_atlas.queries.answers.evidence import (
    ClaimSaid,
    CorrectionSaid,
    DisagreementSaid,
    Places,
    claims_about,
    corrections_about,
    disagreements_about,
)
from sse_atlas.queries.answers.figures import figures_of
from sse_atlas.queries.answers.names import kind_label
from sse_atlas.queries.answers.relations import relations_of
from sse_atlas.queries.answers.sentences import called, clock, fact
from sse_atlas.queries.answers.statement import Group, Statement

# The edges of a hub are its relations told again.
_FACTS: Final = """
SELECT ?property ?value WHERE {
  <%s> ?property ?value .
  FILTER(?property NOT IN (org:hasMember, org:memberOf, sse:claim))
}"""

_GRAPH: Final = """
CONSTRUCT { ?thing ?property ?value } WHERE {
  { VALUES ?thing { <%(iri)s> } ?thing ?property ?value }
  UNION { ?thing sse:from|sse:to|sse:figureOf <%(iri)s> ; ?property ?value }
  UNION { <%(iri)s> sse:citation ?thing . ?thing ?property ?value }
  UNION { ?tie sse:from|sse:to|sse:figureOf <%(iri)s> ; sse:citation ?thing . ?thing ?property ?value }
  UNION { GRAPH ?graph { ?thing rdf:subject <%(iri)s> ; ?property ?value } }
  UNION { GRAPH ?graph { ?claim rdf:subject <%(iri)s> ; sse:citation ?thing . ?thing ?property ?value } }
  UNION { GRAPH ?graph { ?claim rdf:subject <%(iri)s> } GRAPH ?amending { ?thing sse:corrects ?claim ; ?property ?value } }
  UNION { GRAPH ?amending { ?thing sse:about <%(iri)s> ; ?property ?value } }
}"""

_NAMES: Final = (SKOS.prefLabel, SKOS.altLabel, SSE.acronym)
_PLACE: Final = (
    ORG.classification, SSE.eventKind, SSE.policyKind, SSE.caseGroup, SSE.number, SSE.section, SSE.region, SSE.city, SSE.country,
    SSE.founded, SSE.registered, SSE.start, SSE.end, SSE.startTime, SSE.endTime, SSE.timeZone, DCTERMS.issued, DCTERMS.language,
    SSE.targetGroup, SSE.theme, SSE.goal, SSE.recommends,
    SSE.mostAffectedSector, SSE.nextAffectedSector, SSE.leastAffectedSector,
)  # fmt: skip
#: Told elsewhere, or of no use to a reader.
_SILENT: Final = (RDF.type, RDFS.label, SSE.claim, SSE.citation)
#: A name of more letters than this gives way to the acronym in sentences.
_LONG: Final = 40
#: The headings, in order.
_TITLES: Final = (
    message("Names"),
    message("Kind and place"),
    message("Web"),
    message("Other"),
    message("Relations"),
    message("Figures"),
    message("Corrections"),
    message("Disagreements"),
    message("Remarks"),
)


def describe(store: Store, iri: str, words: Wording | None = None) -> Description:
    """Give all that the atlas knows of an actor, event or thing, in one language (English if none is given).

    Names and the texts of those who read the sources (reasons, doubts, remarks) stand as they are. Raises NotFoundError where
    nothing is said of the IRI.
    """
    words = words or wording()
    facts: defaultdict[str, list[Cell]] = defaultdict(list)
    for row in store.query(HEAD + _FACTS % iri) if is_iri(iri) else ():
        facts[row["property"].value].append(row["value"])
    if not facts:
        what = words.say("nothing is said of {name}", name=repr(iri))
        raise NotFoundError(what, do=words.say("look for it by name: {command}", command="sse-atlas find WORD"))
    label = name_in(facts, words) or iri
    acronym = one(facts, SSE.acronym)
    short = acronym if acronym and len(label) > _LONG else label
    about = _About(store, iri, short, facts, words)
    relations = relations_of(store, iri, short, about.places, words)
    said: tuple[Iterable[Statement], ...] = (
        about.statements(_NAMES),
        (*about.classes(), *about.statements(_PLACE)),
        about.statements((FOAF.homepage,)),
        about.others({said.iri for said in relations}),
        relations,
        figures_of(store, iri, short, about.places, about.corrections, words),
        map(about.correction, about.corrections),
        map(about.disagreement, about.disagreements),
        remarks.statements(about.remarks, about.places, words),
    )
    groups = (Group(words.say(title), tuple(found)) for title, found in zip(_TITLES, said, strict=True))
    return Description(iri, label, kind_label(facts, words), tuple(group for group in groups if group.statements), words.language)


def description_graph(store: Store, iri: str) -> Result:
    """Give the statements of a thing as RDF: its own, its relations and figures, the claims about it, their citations."""
    if not is_iri(iri):
        raise NotFoundError(f"nothing is said of {iri!r}", do="look for it by name: sse-atlas find WORD")
    return store.query(HEAD + _GRAPH % {"iri": iri})


class _About:
    """The facts of a thing beside the claims that they rest on."""

    def __init__(self, store: Store, iri: str, name: str, facts: Mapping[str, list[Cell]], words: Wording) -> None:
        self.facts, self.name, self.words = facts, name, words
        self.claims = claims_about(store, iri)
        self.corrections = corrections_about(store, iri)
        self.disagreements = disagreements_about(store, iri)
        self.remarks = remarks.remarks_about(store, iri)
        self.places = Places(store)
        self.entry = {cell.value for cell in facts.get(SSE.citation, ())}
        self.places.look_up(self._citations())
        things = {cell.value for cells in facts.values() for cell in cells if cell.kind == "uri"}
        things |= {value.value for said in self.disagreements for value in said.claims.values() if value.kind == "uri"}
        things |= {cell.value for said in self.corrections for cell in (said.value, said.right) if cell and cell.kind == "uri"}
        named = properties(store, things, (RDFS.label, SKOS.prefLabel))
        self._labels = {thing: name_in(said, words) for thing, said in named.items() if not is_term(thing)}
        self._corrected = {said.claim: said for said in self.corrections}
        self._disputed = {claim: said.reason for said in self.disagreements for claim in said.claims}

    def _citations(self) -> set[str]:
        cited = set(self.entry)
        for claim in self.claims.values():
            cited |= claim.citations
        for correction in self.corrections:
            cited |= correction.citations | correction.evidence
        for disagreement in self.disagreements:
            cited |= disagreement.citations
        for remark in self.remarks:
            cited |= remark.places
        return cited

    def statements(self, wanted: Iterable[str]) -> list[Statement]:
        """The facts of some properties, in their order."""
        found = []
        for predicate in wanted:
            cells = sorted(self.facts.get(predicate, ()), key=lambda cell: (cell.value, cell.language))
            if predicate == SKOS.altLabel:
                # The same words without their language, as a correction gives them, are no other name.
                told = {cell.value for cell in self.facts.get(SKOS.prefLabel, ())}
                cells = [cell for cell in cells if cell.language not in NO_LANGUAGE or cell.value not in told]
            found += [self._statement(predicate, cell) for cell in cells]
        return found

    def classes(self) -> list[Statement]:
        """The class of what has no kind, such as a work or a partnership, with the place that calls it so."""
        if ORG.classification in self.facts or SSE.eventKind in self.facts:
            return []
        own = {cell.value: cell for cell in self.facts.get(RDF.type, ()) if cell.value in SSE}
        above = {over for class_ in own for over in ancestors(class_)}
        return [self._statement(RDF.type, own[class_]) for class_ in sorted(own.keys() - above)]

    def others(self, related: set[str]) -> list[Statement]:
        """The facts that no other group tells; the plain edges of relations are told by those."""
        rest = sorted(set(self.facts) - {*_NAMES, *_PLACE, FOAF.homepage, *_SILENT})
        said = self.statements(rest)
        return [statement for statement in said if statement.iri not in related]

    def _statement(self, predicate: str, cell: Cell) -> Statement:
        supporting = {iri: claim for iri, claim in self.claims.items() if self._supports(iri, claim, predicate, cell)}
        cited = {citation for claim in supporting.values() for citation in claim.citations}
        value = self.value(predicate, cell)
        language = "" if cell.language in NO_LANGUAGE else language_name(cell.language, self.words.language) or cell.language
        shown = {cell.value, value, value.removesuffix(f" ({cell.value})")}
        printed = {claim.printed for iri, claim in supporting.items() if claim.printed not in {"", *shown}}
        printed |= {self._corrected[iri].value.value for iri in supporting if iri in self._corrected}
        read = [claim.confidence for claim in supporting.values()]
        return Statement(
            property=called(self.words, predicate),
            value=value,
            text=fact(self.words, predicate, self.name, cell.value if language else value, language),
            places=self.places.of(cited or self.entry),
            printed=tuple(sorted(printed)),
            iri=cell.value if cell.kind == "uri" else "",
            corrected=next((self._corrected[iri].reason for iri in sorted(supporting) if iri in self._corrected), ""),
            disputed=next((self._disputed[iri] for iri in sorted(supporting) if iri in self._disputed), ""),
            confidence=max(read, key=float) if read and all(read) else "",
        )

    def _supports(self, iri: str, claim: ClaimSaid, predicate: str, cell: Cell) -> bool:
        """Whether a claim says what the accepted view does: as it stands, or set right."""
        stated = claim.value
        if iri in self._corrected:
            right = self._corrected[iri].right
            if right is None:
                return False
            stated = right
        if predicate in _NAMES and claim.property in (SSE.name, SSE.acronym):
            alike = stated.language == cell.language or {stated.language, cell.language} & {*NO_LANGUAGE}
            return stated.value == cell.value and bool(alike)
        if predicate == ORG.classification and claim.property == RDF.type:
            return any(kind.iri == stated.value and cell.value.endswith(f"/{name}") for name, kind in kinds().items())
        if claim.property == predicate and cell.datatype == stated.datatype == XSD.time:
            return same_time(stated.value, cell.value)
        return claim.property == predicate and stated.value == cell.value

    def value(self, predicate: str, cell: Cell) -> str:
        """A value in words: the label of a thing or concept, the name of a country or language, a text with its language."""
        if cell.kind == "uri":
            if predicate == FOAF.homepage:
                return cell.value
            return self._labels.get(cell.value) or (self.words.label(cell.value) if is_term(cell.value) else cell.value)
        if predicate == SSE.country:
            return f"{country_name(cell.value, self.words.language)} ({cell.value})"
        if predicate == DCTERMS.language and (name := language_name(cell.value, self.words.language)):
            return f"{name} ({cell.value})"
        if cell.datatype == XSD.time:
            return clock(cell.value)
        return cell.value if cell.language in NO_LANGUAGE else f"{cell.value} ({cell.language})"

    def correction(self, said: CorrectionSaid) -> Statement:
        """A correction as a statement: what is wrong, what is right, why; its places are the claim's and the evidence's."""
        wrong = self.value(said.property, said.value)
        if said.right:
            right = self.value(said.property, said.right)
            value = self.words.say("{wrong}, rightly {right}: {reason}", wrong=wrong, right=right, reason=said.reason)
        else:
            value = self.words.say("{wrong}, set aside: {reason}", wrong=wrong, reason=said.reason)
        return Statement(called(self.words, said.property), value, self.places.of(said.citations | said.evidence))

    def disagreement(self, said: DisagreementSaid) -> Statement:
        """A disagreement as a statement: the values beside each other."""
        values = sorted({cell.value if cell.kind == "literal" else self.value("", cell) for cell in said.claims.values()})
        value = " | ".join(values)
        if said.reason:
            value = self.words.say("{values}: {reason}", values=value, reason=said.reason)
        return Statement(called(self.words, said.property), value, self.places.of(said.citations))

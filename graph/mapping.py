"""How a record becomes statements: the one place that knows the modelling of claims, actors, relations and figures."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from sse_atlas.graph import bulk, dates
from sse_atlas.graph.iris import Iris
from sse_atlas.graph.nquads import Quads, integer, iri, text, typed
from sse_atlas.graph.records import (
    Actor,
    Citation,
    Claim,
    Concept,
    Event,
    Fact,
    Figure,
    FigureRef,
    Item,
    Link,
    Literal,
    Relation,
    Source,
    Subject,
    Term,
    Thing,
    Value,
)
from sse_atlas.ontology import BASE, DCTERMS, FOAF, ORG, RDF, RDFS, SKOS, SSE, XSD, ancestors, kinds, region_of, relation_types

_MEMBER_OF: Final = "memberOf"


class Mapper:
    """Writes records into `quads` under the IRIs of one base."""

    def __init__(self, iris: Iris, quads: Quads) -> None:
        self.iris = iris
        self.quads = quads

    def subject(self, subject: Subject) -> str:
        """The IRI of what a claim is about."""
        match subject:
            case Thing(slug):
                return self.iris.thing(slug)
            case FigureRef(slug):
                return self.iris.figure(slug)
            case Term(term):
                return self.iris.term(term)

    def value(self, value: Value) -> str:
        """The N-Triples text of an object."""
        match value:
            case Literal(words, "", language):
                return text(words, language)
            case Literal(words, datatype, _):
                return typed(words, datatype)
            case Link(address):
                return iri(address)
            case _:
                return iri(self.subject(value))

    def claim_iri(self, claim: Claim) -> str:
        """The IRI of a claim, from its content."""
        subject, value = self.subject(claim.subject), self.value(claim.object)
        content = (subject, claim.predicate, value, claim.printed, claim.start, claim.end, claim.date_text, claim.role)
        return self.iris.claim(claim.source, "\x1f".join(content))

    def source(self, source: Source, graphs: Iterable[str]) -> None:
        """A source, described in each graph that cites it."""
        node = self.iris.source(source.id)
        said = [
            (RDF.type, iri(SSE.Source)),
            (DCTERMS.identifier, text(source.id)),
            (DCTERMS.title, text(source.title, source.language)),
        ]
        if source.publisher:
            said.append((DCTERMS.publisher, iri(self.iris.thing(source.publisher))))
        if source.issued:
            said.append((DCTERMS.issued, typed(source.issued, dates.datatype(source.issued))))
        for predicate, words in ((DCTERMS.language, source.language), (DCTERMS.rights, source.rights)):
            if words:
                said.append((predicate, text(words)))
        if source.license:
            said.append((DCTERMS.license, iri(source.license)))
        if source.sha256:
            said.append((SSE.sha256, text(source.sha256)))
        if source.line_count:
            said.append((SSE.lineCount, integer(source.line_count)))
        for graph in graphs:
            for predicate, value in said:
                self.quads.add(graph, node, predicate, value)

    def citation(self, citation: Citation, graph: str) -> str:
        """A citation and its place; gives its IRI."""
        node = self.iris.citation(citation)
        add = self.quads.add
        add(graph, node, RDF.type, iri(SSE.Citation))
        add(graph, node, DCTERMS.source, iri(self.iris.source(citation.source)))
        if citation.line:
            add(graph, node, SSE.line, integer(citation.line))
            add(graph, node, SSE.lastLine, integer(max(citation.line, citation.last_line)))
        if citation.row:
            add(graph, node, SSE.row, integer(citation.row))
        if citation.page:
            add(graph, node, SSE.page, text(citation.page))
        if citation.locator:
            add(graph, node, SSE.locator, text(citation.locator))
        return node

    def claim(self, claim: Claim) -> None:
        """A claim, in the graph of its source."""
        graph, node = self.iris.graph(claim.source), self.claim_iri(claim)
        add = self.quads.add
        add(graph, node, RDF.type, iri(SSE.Claim))
        add(graph, node, RDF.subject, iri(self.subject(claim.subject)))
        add(graph, node, RDF.predicate, iri(claim.predicate))
        add(graph, node, RDF.object, self.value(claim.object))
        if claim.printed:
            add(graph, node, SSE.printed, text(claim.printed))
        self._dates(graph, node, claim.start, claim.end, claim.date_text)
        if claim.role:
            add(graph, node, SSE.role, text(claim.role))
        if claim.doubt:
            add(graph, node, SSE.doubt, text(claim.doubt, "en"))
        if claim.confidence:
            add(graph, node, SSE.confidence, typed(claim.confidence, XSD.decimal))
        if claim.rule:
            add(graph, node, SSE.rule, text(claim.rule))
        for citation in claim.citations:
            add(graph, node, SSE.citation, iri(self.citation(citation, graph)))

    def concept(self, concept: Concept) -> None:
        """A concept that a source brings along, in the accepted view; its list is one of the build's own."""
        node, name = self.iris.term(concept.path), concept.path.rpartition("/")[2]
        scheme = iri(f"{self.iris.base}scheme/{concept.path.partition('/')[0]}s")
        said = (
            (RDF.type, iri(SKOS.Concept)),
            (RDF.type, iri(concept.type)),
            (SKOS.notation, text(name)),
            (SKOS.inScheme, scheme),
        )
        for predicate, value in (*said, (SKOS.prefLabel, text(concept.label.value, concept.label.language or "und"))):
            self.quads.add("", node, predicate, value)

    def actor(self, actor: Actor) -> None:
        """An actor of the accepted view: its types materialised, its names, its plain facts."""
        if bulk.fits(actor):
            self.quads.add_block(bulk.block(actor, self.iris))
            return
        self._actor(actor)

    def _actor(self, actor: Actor) -> None:
        node = self.iris.thing(actor.slug)
        said = [(RDF.type, iri(cls)) for kind in actor.kinds for cls in kinds()[kind].types]
        said.append((ORG.classification, iri(f"{BASE}kind/{actor.kinds[0]}")))
        said.append((RDFS.label, text(actor.label)))
        for predicate, words in ((SSE.acronym, actor.acronym), (SSE.country, actor.country), (SSE.city, actor.city)):
            if words:
                said.append((predicate, text(words)))
        if actor.section:
            said.append((SSE.section, iri(self.iris.term(actor.section))))
        if region := region_of(actor.country):
            said.append((SSE.region, iri(region)))
        for predicate, date in ((SSE.founded, actor.founded), (SSE.registered, actor.registered)):
            if date:
                said.append((predicate, typed(date, dates.datatype(date))))
        said += [(FOAF.homepage, iri(page)) for page in actor.homepages]
        for predicate, value in said:
            self.quads.add("", node, predicate, value)
        self._names(node, actor.names, actor.other_names)
        self._facts(node, actor.facts)
        self._evidence(node, actor.claims, actor.citations)

    def item(self, item: Item) -> None:
        """An initiative, policy measure, place, work or case of the accepted view, with the classes above its own."""
        node, cls = self.iris.thing(item.slug), SSE[item.type]
        add = self.quads.add
        for type_ in (cls, *(above for above in ancestors(cls) if above in SSE)):
            add("", node, RDF.type, iri(type_))
        add("", node, RDFS.label, text(item.label))
        self._names(node, item.names, item.other_names)
        for predicate, words in ((SSE.acronym, item.acronym), (SSE.country, item.country)):
            if words:
                add("", node, predicate, text(words))
        self._dates("", node, item.start, item.end, "")
        self._facts(node, item.facts)
        self._evidence(node, item.claims, item.citations)

    def event(self, event: Event) -> None:
        """An event of the accepted view."""
        node = self.iris.thing(event.slug)
        add = self.quads.add
        add("", node, RDF.type, iri(SSE.Event))
        add("", node, RDFS.label, text(event.label))
        self._names(node, event.names, event.other_names)
        add("", node, SSE.eventKind, iri(event.kind))
        self._dates("", node, event.start, event.end, "")
        for predicate, time in ((SSE.startTime, event.start_time), (SSE.endTime, event.end_time)):
            if time:
                add("", node, predicate, typed(time, XSD.time))
        if event.time_zone:
            add("", node, SSE.timeZone, text(event.time_zone))
        for page in event.homepages:
            add("", node, FOAF.homepage, iri(page))
        self._facts(node, event.facts)
        self._evidence(node, event.claims, event.citations)

    def relation(self, relation: Relation) -> None:
        """A relation of the accepted view, and the plain edges it yields while it is not known to have ended."""
        type_ = relation_types()[relation.type]
        start, end = self.iris.thing(relation.start_of), self.iris.thing(relation.end_of)
        node = self.iris.relation(relation.start_of, relation.type, relation.end_of, relation.start)
        add = self.quads.add
        add("", node, RDF.type, iri(SSE.Relation))
        add("", node, SSE["from"], iri(start))
        add("", node, SSE.to, iri(end))
        add("", node, SSE.relationType, iri(type_.iri))
        if relation.type == _MEMBER_OF:
            add("", node, RDF.type, iri(ORG.Membership))
            add("", node, ORG.member, iri(start))
            add("", node, ORG.organization, iri(end))
        self._dates("", node, relation.start, relation.end, relation.date_text)
        if relation.start:
            add("", node, SSE.startYear, integer(dates.year(relation.start)))
        if relation.end:
            add("", node, SSE.endYear, integer(dates.year(relation.end)))
        if relation.role:
            add("", node, SSE.role, text(relation.role))
        if relation.doubt:
            add("", node, SSE.doubt, text(relation.doubt, "en"))
        if relation.confidence:
            add("", node, SSE.confidence, typed(relation.confidence, XSD.decimal))
        if relation.stated_on:
            add("", node, SSE.statedOn, typed(relation.stated_on, dates.datatype(relation.stated_on)))
        if not relation.end:
            add("", start, type_.yields, iri(end))
            if type_.symmetric:
                add("", end, type_.yields, iri(start))
            if relation.type == _MEMBER_OF:
                add("", end, ORG.hasMember, iri(start))
        self._evidence(node, relation.claims, relation.citations)

    def figure(self, figure: Figure) -> None:
        """A figure of the accepted view, stated by a source or counted here."""
        node = self.iris.figure(figure.slug)
        add = self.quads.add
        add("", node, RDF.type, iri(SSE.Figure))
        if figure.label:
            add("", node, RDFS.label, text(figure.label))
        add("", node, SSE.figureOf, iri(self.iris.thing(figure.figure_of)))
        add("", node, SSE.measure, iri(f"{BASE}measure/{figure.measure}"))
        add("", node, SSE.value, number(figure.value))
        if figure.upper_value:
            add("", node, SSE.upperValue, number(figure.upper_value))
        add("", node, SSE.qualifier, iri(f"{BASE}qualifier/{figure.qualifier}"))
        add("", node, SSE.status, iri(f"{BASE}status/{figure.status}"))
        if figure.unit:
            add("", node, SSE.unit, text(figure.unit))
        if figure.as_of:
            add("", node, SSE.asOf, typed(figure.as_of, dates.datatype(figure.as_of)))
        for part in figure.breakdown:
            add("", node, SSE.breakdown, iri(part))
        if figure.stands_beside:
            add("", node, RDF.type, iri(SSE.CountedFigure))
            add("", node, SSE.standsBeside, iri(self.iris.figure(figure.stands_beside)))
        self._evidence(node, figure.claims, figure.citations)

    def _names(self, node: str, preferred: Iterable[Literal], others: Iterable[Literal]) -> None:
        for predicate, names in ((SKOS.prefLabel, preferred), (SKOS.altLabel, others)):
            for name in names:
                self.quads.add("", node, predicate, text(name.value, name.language))

    def _facts(self, node: str, facts: tuple[Fact, ...]) -> None:
        for predicate, value in facts:
            self.quads.add("", node, predicate, self.value(value))

    def _dates(self, graph: str, node: str, start: str, end: str, words: str) -> None:
        for predicate, date in ((SSE.start, start), (SSE.end, end)):
            if date:
                self.quads.add(graph, node, predicate, typed(date, dates.datatype(date)))
        if words:
            self.quads.add(graph, node, SSE.dateText, text(words))

    def _evidence(self, node: str, claims: tuple[Claim, ...], citations: tuple[Citation, ...]) -> None:
        for claim in claims:
            self.quads.add("", node, SSE.claim, iri(self.claim_iri(claim)))
        for citation in citations:
            self.quads.add("", node, SSE.citation, iri(self.citation(citation, "")))


def number(value: str) -> str:
    """Write a figure's value: a whole number where it is one, else a decimal."""
    return integer(int(value)) if value.lstrip("-").isdigit() else typed(value, XSD.decimal)

"""What is wrong with a source, as statements: corrections, disagreements and remarks, in a graph of their own."""

from __future__ import annotations

from typing import Final

from sse_atlas.graph.mapping import Mapper
from sse_atlas.graph.nquads import iri, text
from sse_atlas.graph.records import Citation, Claim, Correction, Disagreement, Remark
from sse_atlas.ontology import BASE, RDF, SSE

#: The graph of corrections, beside those of the sources; the accepted view is the default graph, "".
CORRECTIONS: Final = "corrections"


class Amender:
    """Writes what is wrong with claims and places through a mapper, into the graph of corrections."""

    def __init__(self, mapper: Mapper) -> None:
        self._mapper = mapper
        self._graph = mapper.iris.graph(CORRECTIONS)

    def correction(self, correction: Correction) -> None:
        """A claim that is wrong, with what is right where that is known."""
        claim = self._mapper.claim_iri(correction.corrects)
        node = self._mapper.iris.correction(f"{claim}\x1f{correction.reason}")
        self._add(node, RDF.type, iri(SSE.Correction))
        self._add(node, SSE.corrects, iri(claim))
        if correction.right_value is not None:
            self._add(node, SSE.rightValue, self._mapper.value(correction.right_value))
        self._why(node, correction.reason, correction.kind)
        for evidence in correction.evidence:
            self._add(node, SSE.evidence, iri(self._place(evidence)))

    def disagreement(self, disagreement: Disagreement) -> None:
        """Claims that cannot all hold."""
        claims = sorted(map(self._mapper.claim_iri, disagreement.between))
        node = self._mapper.iris.disagreement("\x1f".join(claims))
        self._add(node, RDF.type, iri(SSE.Disagreement))
        self._add(node, SSE.about, iri(self._mapper.subject(disagreement.about)))
        self._add(node, SSE.property, iri(disagreement.property))
        for claim in claims:
            self._add(node, SSE.between, iri(claim))
        self._why(node, disagreement.reason, disagreement.kind)

    def remark(self, remark: Remark) -> None:
        """Something wrong at a place that no claim carries."""
        about = self._mapper.subject(remark.about)
        places = [self._mapper.citation(citation, self._graph) for citation in remark.citations]
        node = self._mapper.iris.remark("\x1f".join((about, *places, remark.reason)))
        self._add(node, RDF.type, iri(SSE.Remark))
        self._add(node, SSE.about, iri(about))
        if remark.printed:
            self._add(node, SSE.printed, text(remark.printed))
        if remark.right:
            self._add(node, SSE.rightValue, text(remark.right))
        self._why(node, remark.reason, remark.kind)
        for place in places:
            self._add(node, SSE.citation, iri(place))
        for evidence in remark.evidence:
            self._add(node, SSE.evidence, iri(self._mapper.citation(evidence, self._graph)))

    def _place(self, evidence: Claim | Citation) -> str:
        if isinstance(evidence, Claim):
            return self._mapper.claim_iri(evidence)
        return self._mapper.citation(evidence, self._graph)

    def _why(self, node: str, reason: str, kind: str) -> None:
        if reason:
            self._add(node, SSE.reason, text(reason, "en"))
        if kind:
            self._add(node, SSE.faultKind, iri(f"{BASE}fault-kind/{kind}"))

    def _add(self, node: str, predicate: str, value: str) -> None:
        self._mapper.quads.add(self._graph, node, predicate, value)

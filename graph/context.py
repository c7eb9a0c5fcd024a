"""What a person calls a record, and where it stands: read from the quads, for reports in words."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Final

from sse_atlas.graph.nquads import Quads
from sse_atlas.ontology import DCTERMS, RDFS, SSE, compact, relation_types

_STATEMENT: Final = re.compile(r'<([^>]*)> <([^>]*)> (?:<([^>]*)>|"((?:[^"\\]|\\.)*)".*) \.\n')
_ESCAPE: Final = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|(.))")
_PLAIN: Final = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}


class Context:
    """Labels, citations and sources of everything in an atlas, by IRI."""

    def __init__(self) -> None:
        self._values: defaultdict[tuple[str, str], list[str]] = defaultdict(list)

    @classmethod
    def of(cls, quads: Quads) -> Context:
        """Read the few predicates a report needs from all graphs."""
        context = cls()
        wanted = {
            RDFS.label, DCTERMS.title, DCTERMS.source, SSE.citation, SSE.line, SSE.row, SSE.page, SSE.locator,
            SSE["from"], SSE.to, SSE.relationType, SSE.evidence, SSE.about,
        }  # fmt: skip
        for graph in quads.graphs():
            for line in quads.triples(graph):
                found = _STATEMENT.fullmatch(line)
                if found and found[2] in wanted:
                    value = found[3] if found[3] is not None else _ESCAPE.sub(_unescape, found[4])
                    context._values[found[1], found[2]].append(value)
        return context

    def name(self, iri: str) -> str:
        """The label of a thing, the sentence of a relation, else the end of the IRI."""
        if label := self._one(iri, RDFS.label):
            return label
        if type_ := self._one(iri, SSE.relationType):
            for relation_type in relation_types().values():
                if relation_type.iri == type_:
                    start, end = self._one(iri, SSE["from"]), self._one(iri, SSE.to)
                    return relation_type.sentence["en"].format_map({"from": self.name(start), "to": self.name(end)})
        if about := self._one(iri, SSE.about):
            return self.name(about)
        return compact(iri).rpartition("/id/")[2]

    def place(self, iri: str) -> tuple[str, str]:
        """Where a thing stands: the title of the source, and its page and line, or row; both empty where nothing says."""
        citations = self._values.get((iri, SSE.citation)) or self._values.get((iri, SSE.evidence)) or [iri]
        return min((place for citation in citations if (place := self._citation(citation))[0]), default=("", ""))

    def _citation(self, iri: str) -> tuple[str, str]:
        source = self._one(iri, DCTERMS.source)
        if not source:
            return "", ""
        words = []
        for predicate, name in ((SSE.page, "page"), (SSE.line, "line"), (SSE.row, "row")):
            if value := self._one(iri, predicate):
                words.append(f"{name} {value}")
        return self._one(source, DCTERMS.title) or source, ", ".join(words)

    def _one(self, iri: str, predicate: str) -> str:
        return min(self._values.get((iri, predicate), ()), default="")


def _unescape(found: re.Match[str]) -> str:
    return chr(int(found[1], 16)) if found[1] else _PLAIN.get(found[2], found[2])

"""Validation by pySHACL: what the shapes find, in words a member understands, with the line of the source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from sse_atlas.graph import shacl
from sse_atlas.graph.context import Context
from sse_atlas.graph.nquads import Quads, iri, text
from sse_atlas.graph.vocabulary import VOCABULARY
from sse_atlas.ontology import EXTERNAL, RDF, SH

REPORT_TEXT: Final = "validation.txt"
REPORT_RDF: Final = "validation.ttl"

_VIEWS: Final = {VOCABULARY: "", "corrections": "corrections", "atlas": "accepted"}
_SEVERITIES: Final = {SH.Violation: "violation", SH.Warning: "warning", SH.Info: "remark"}


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One result of the shapes. `source` and `where` are its place, `about` the thing in words, `message` what is found."""

    severity: str
    message: str
    about: str
    source: str
    where: str
    focus: str
    path: str = ""
    value: str = ""
    shape: str = ""
    component: str = ""

    def sentence(self) -> str:
        """The finding as one line."""
        return f"{self.about}: {self.message}{self.place()}"

    def place(self, *, short: bool = False) -> str:
        """Where it stands, in brackets; `short` leaves the source out."""
        words = ", ".join(part for part in ("" if short else self.source, self.where) if part)
        return f" ({words})" if words else ""


@dataclass(frozen=True, slots=True)
class Report:
    """All findings, sorted; `checked` is False where the shapes were left out."""

    findings: tuple[Finding, ...] = ()
    checked: bool = True

    @classmethod
    def unchecked(cls) -> Report:
        """The report of a build whose shapes were left out."""
        return cls(checked=False)

    @property
    def conforms(self) -> bool:
        """Whether no shape of severity sh:Violation is broken."""
        return not self.of("violation")

    def of(self, severity: str) -> list[Finding]:
        """The findings of one severity."""
        return [finding for finding in self.findings if finding.severity == severity]

    def summary(self) -> str:
        """One line: whether the shapes hold, and how many findings there are of each severity."""
        if not self.checked:
            return "the shapes were not checked"
        found = [(len(self.of(name)), name) for name in _SEVERITIES.values()]
        numbers = [f"{n} {name}{'' if n == 1 else 's'}" for n, name in found if n]
        verdict = "the shapes hold" if self.conforms else "the shapes do not hold"
        return f"{verdict}: {', '.join(numbers) or 'no findings'}"

    def lines(self) -> Iterable[str]:
        """The report in plain words: by severity, then by message, each finding with its place."""
        yield self.summary()
        titles = {finding.source for finding in self.findings if finding.source}
        if len(titles) == 1:
            yield f"(pages and lines are those of {min(titles)})"
        for severity in _SEVERITIES.values():
            groups: dict[str, list[Finding]] = {}
            for finding in self.of(severity):
                groups.setdefault(finding.message, []).append(finding)
            for message, found in groups.items():
                yield f"{severity}: {message}"
                yield from (f"    {finding.about}{finding.place(short=len(titles) == 1)}" for finding in found)

    def write(self, folder: Path) -> None:
        """Write the report as text and as an sh:ValidationReport."""
        (folder / REPORT_TEXT).write_text("\n".join(self.lines()) + "\n", encoding="utf-8", newline="\n")
        (folder / REPORT_RDF).write_bytes(self.turtle())

    def turtle(self) -> bytes:
        """The report as Turtle: an sh:ValidationReport with one named result per finding, no blank node, sorted."""
        import pyoxigraph

        from sse_atlas.ontology import PREFIXES

        quads, node = Quads(), "urn:sse-atlas:validation"
        quads.add("", node, RDF.type, iri(SH.ValidationReport))
        boolean = "http://www.w3.org/2001/XMLSchema#boolean"
        quads.add("", node, SH.conforms, f'"{str(self.conforms).lower()}"^^<{boolean}>')
        for finding in self.findings:
            digest = sha256("\x1f".join((finding.shape, finding.focus, finding.value, finding.message)).encode()).hexdigest()[:16]
            result = f"{node}:{digest}"
            quads.add("", node, f"{SH}result", iri(result))
            quads.extend("", (f"<{result}> <{predicate}> {value}" for predicate, value in _result(finding)))
        parsed = pyoxigraph.parse("".join(quads.triples()).encode(), format=pyoxigraph.RdfFormat.N_TRIPLES)
        return pyoxigraph.serialize(parsed, format=pyoxigraph.RdfFormat.TURTLE, prefixes=dict(PREFIXES)) or b""


def _result(finding: Finding) -> Iterable[tuple[str, str]]:
    severity = next(term for term, name in _SEVERITIES.items() if name == finding.severity)
    yield RDF.type, iri(SH.ValidationResult)
    yield SH.resultSeverity, iri(severity)
    yield SH.resultMessage, text(finding.sentence(), "en")
    for predicate, term in (
        (SH.focusNode, finding.focus),
        (SH.resultPath, finding.path),
        (SH.sourceShape, finding.shape),
        (SH.sourceConstraintComponent, finding.component),
    ):
        if term.startswith(("http", "urn:")):
            yield predicate, iri(term)
    if finding.value:
        yield SH.value, text(finding.value)


def validate_quads(quads: Quads) -> Report:
    """Check the accepted view, every source graph and the graph of corrections against their shapes."""
    context = Context.of(quads)
    graphs = ((view, "".join(quads.triples(graph))) for graph in quads.graphs() if (view := _view(graph)))
    findings = {_finding(result, context) for result in shacl.check_all(graphs)}
    order = list(_SEVERITIES.values())
    return Report(tuple(sorted(findings, key=lambda found: (order.index(found.severity), found))))


def _view(graph: str) -> str:
    """Which shapes apply to a graph, told from the end of its IRI; "" for none."""
    name = graph.rpartition("graph/")[2]
    if name in EXTERNAL:
        return ""
    return _VIEWS.get(name, "claims") if graph else "accepted"


def _finding(result: shacl.Result, context: Context) -> Finding:
    source, where = context.place(result.focus)
    return Finding(
        severity=_SEVERITIES[result.severity],
        message=result.message,
        about=context.name(result.focus),
        source=source,
        where=where,
        focus=result.focus,
        path=result.path,
        value=result.value,
        shape=result.shape,
        component=result.component,
    )

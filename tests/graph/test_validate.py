"""The shapes over a whole atlas: what they find in the bundled data, in a broken record, and how it is reported."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pyoxigraph
import pyshacl
import pytest
import rdflib
from rdflib.namespace import RDF, SH

from sse_atlas.graph import LOCAL_BASE, shacl
from sse_atlas.graph.build import to_quads
from sse_atlas.graph.nquads import Quads, text
from sse_atlas.graph.records import Actor, Batch, Citation, Claim, Correction, Figure, Literal, Relation, Source, Thing
from sse_atlas.graph.validate import REPORT_RDF, REPORT_TEXT, Finding, Report, validate_quads
from sse_atlas.graph.vocabulary import vocabulary_text
from sse_atlas.ontology import BASE, RDFS, SSE, shape_files, turtle

ROW = (Citation("s", row=1),)
ACTOR = Actor("a", ("Network",), "A", (Literal("A", language="en"),), country="KR", citations=ROW)
OTHER = replace(ACTOR, slug="b", label="B", names=(Literal("B", language="en"),))
TIE = Relation("a", "memberOf", "b", start="2016", citations=ROW)
FIGURE = Figure("f", "a", "members", "3", citations=ROW)
CLAIM = Claim("s", Thing("a"), SSE.city, Literal("Lima"), (Citation("s", 1, 1),))


@pytest.fixture(scope="session")
def report(bundled_report: Report) -> Report:
    """Of the atlas as it was built, whose quads are those that were mapped: tests/graph/test_build.py compares them."""
    return bundled_report


def test_the_bundled_data_hold(report: Report) -> None:
    assert report.checked and report.conforms
    assert report.of("violation") == []
    warnings = report.of("warning")
    measures = [found for found in warnings if found.message.startswith("Nothing says whose policy measure this is")]
    assert len(measures) == 4 and all(found.where in ("line 252", "line 254") for found in measures)
    (warning,) = (found for found in warnings if found.focus == f"{BASE}relation/emesse--memberOf--gsef")
    assert warning.message == "The source states no year in which this membership began."
    assert (warning.source, warning.where) == ("Global Social Economy Forum: Member Yearbook 2021", "page 40, line 750")
    assert report.summary().startswith(f"the shapes hold: {len(warnings)} warnings, ")


def test_every_finding_says_where(report: Report) -> None:
    assert len(report.findings) > 20
    for finding in report.findings:
        # What a source does not say of itself stands nowhere in it.
        assert re.fullmatch(r"(page \d+, )?line \d+", finding.where) or finding.focus.startswith(f"{BASE}source/")
        assert finding.about and finding.message and finding.focus.startswith(BASE)
        assert "\n" not in finding.sentence()


def checked(
    *actors: Actor, relations: tuple[Relation, ...] = (TIE,), figures: tuple[Figure, ...] = (), **parts: object
) -> Report:
    batch = Batch(sources=[Source("s", "A list")], actors=list(actors), relations=list(relations), figures=list(figures))
    for name, records in parts.items():
        setattr(batch, name, records)
    return validate_quads(to_quads(batch, LOCAL_BASE))


def test_a_small_batch_holds() -> None:
    assert checked(ACTOR, OTHER, figures=(FIGURE,), claims=[CLAIM]).of("violation") == []


BROKEN: dict[str, Callable[[], Report]] = {
    "must have exactly one name to show": lambda: checked(replace(ACTOR, label=" "), OTHER),
    "only one preferred name in each language": lambda: checked(
        replace(ACTOR, names=(Literal("A", language="en"), Literal("Z", language="en"))), OTHER
    ),
    "its two-letter ISO code": lambda: checked(replace(ACTOR, country="Korea"), OTHER),
    "at least one place in a source": lambda: checked(replace(ACTOR, citations=()), OTHER),
    "seat in one country at most": lambda: checked(ACTOR, OTHER, replace(ACTOR, country="FR")),
    "not later than the end year": lambda: checked(ACTOR, OTHER, relations=(replace(TIE, end="2010"),)),
    "one section of the directory": lambda: checked(replace(ACTOR, section=f"{BASE}section/atlantis"), OTHER),
    "eight words at most": lambda: checked(ACTOR, OTHER, claims=[replace(CLAIM, printed="one two three four five six 7 8 9")]),
    "at least one place in the source": lambda: checked(ACTOR, OTHER, claims=[replace(CLAIM, citations=())]),
}


@pytest.mark.parametrize("message", BROKEN)
def test_a_broken_record_gives_its_violation(message: str) -> None:
    report = BROKEN[message]()
    assert not report.conforms
    assert [finding for finding in report.of("violation") if message in finding.message]
    assert report.summary().startswith("the shapes do not hold: ")


def test_a_relation_to_nobody_is_a_violation() -> None:
    (finding,) = checked(ACTOR).of("violation")
    assert finding.about == "A is a member of b"
    assert (finding.source, finding.where) == ("A list", "row 1")


def test_a_correction_without_evidence_is_a_violation() -> None:
    report = checked(ACTOR, OTHER, claims=[CLAIM], corrections=[Correction(CLAIM, "why", Literal("Ate"))])
    assert not report.conforms


def test_a_finding_is_told_in_words_whatever_the_name_holds() -> None:
    name = 'A "quoted"\n<b>name</b> with \\ and {to} \u202e'
    hostile = replace(ACTOR, label=name, names=(Literal(name, language="en"),))
    (finding,) = checked(hostile).of("violation")
    assert finding.about == f"{name} is a member of b"


def test_a_report_of_nothing_checked_says_so() -> None:
    assert Report.unchecked().summary() == "the shapes were not checked"


def test_the_order_of_findings_is_by_severity_then_message(report: Report) -> None:
    found = checked(replace(ACTOR, country="Korea", label=" ")).findings
    order = [("violation", "warning", "remark").index(finding.severity) for finding in found]
    assert order == sorted(order) and len(set(order)) > 1
    assert list(report.of("remark")) == sorted(report.of("remark"))


def test_the_report_as_rdf(report: Report) -> None:
    graph = rdflib.Graph().parse(data=report.turtle(), format="turtle")
    (node,) = graph.subjects(RDF.type, SH.ValidationReport)
    assert graph.value(node, SH.conforms) == rdflib.Literal(True)
    results = set(graph.objects(node, SH.result))
    assert len(results) == len(report.findings)
    for result in results:
        for predicate in (SH.resultSeverity, SH.resultMessage, SH.focusNode, SH.sourceShape, SH.sourceConstraintComponent):
            assert graph.value(result, predicate) is not None, predicate
    assert not [term for triple in graph for term in triple if isinstance(term, rdflib.BNode)]
    assert not [t for q in pyoxigraph.parse(report.turtle(), format=pyoxigraph.RdfFormat.TURTLE) for t in q if "_:" in str(t)[:2]]


def test_a_broken_report_says_that_it_does_not_conform() -> None:
    graph = rdflib.Graph().parse(data=checked(ACTOR).turtle(), format="turtle")
    (node,) = graph.subjects(RDF.type, SH.ValidationReport)
    assert graph.value(node, SH.conforms) == rdflib.Literal(False)


def test_the_report_does_not_hang_on_the_order_of_findings(report: Report) -> None:
    turned = Report(tuple(reversed(report.findings)))
    assert turned.turtle() == report.turtle()


def test_the_written_report(report: Report, tmp_path: Path) -> None:
    report.write(tmp_path)
    assert (tmp_path / REPORT_RDF).read_bytes() == report.turtle()
    lines = (tmp_path / REPORT_TEXT).read_text(encoding="utf-8").splitlines()
    assert lines[0] == report.summary()
    assert sum(line.startswith("    ") for line in lines) == len(report.findings)


def test_two_findings_of_one_shape_stay_two() -> None:
    same = Finding("violation", "message", "a", "", "", f"{LOCAL_BASE}id/a", shape="urn:shape")
    other = replace(same, value="x")
    graph = rdflib.Graph().parse(data=Report((same, other)).turtle(), format="turtle")
    assert len(set(graph.subjects(RDF.type, SH.ValidationResult))) == 2


def test_a_foreign_graph_with_blank_nodes_is_checked_too() -> None:
    turtle = f"[] a <{SSE.Actor}> ; <{RDFS.label}> {text('x')} ."
    report = validate_quads(Quads.of(pyoxigraph.parse(turtle, format=pyoxigraph.RdfFormat.TURTLE)))
    assert not report.conforms
    assert b"_:" not in report.turtle()


def test_importing_the_module_loads_no_validator() -> None:
    code = "import sys, sse_atlas.graph.validate; print([n for n in ('rdflib', 'pyshacl') if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_a_process_beside_gives_the_same_results(monkeypatch: pytest.MonkeyPatch) -> None:
    batch = Batch(sources=[Source("s", "A list")], actors=[replace(ACTOR, country="XYZ"), OTHER], relations=[TIE], claims=[CLAIM])
    quads = to_quads(batch, LOCAL_BASE)
    alone = validate_quads(quads)
    monkeypatch.setattr(shacl, "_LARGE", 0)
    assert validate_quads(quads) == alone and alone.of("violation")
    monkeypatch.setattr(sys, "executable", "")
    assert validate_quads(quads) == alone
    monkeypatch.setattr(sys, "executable", "/bin/false")
    assert validate_quads(quads) == alone


def test_what_is_left_out_or_said_otherwise_for_speed_finds_the_same() -> None:
    wrong = replace(TIE, type="authorOf")
    odd = replace(CLAIM, predicate="https://example.org/motto")
    batch = Batch(sources=[Source("s", "A list")], actors=[ACTOR, OTHER], relations=[TIE, wrong], claims=[odd])
    messages = {finding.message for finding in validate_quads(to_quads(batch, LOCAL_BASE)).of("violation")}
    assert any("“is an author of” must start from" in message for message in messages), messages
    assert "A claim must use a property or a relation type that the vocabulary declares." in messages


def test_the_fast_way_finds_what_the_shapes_as_they_stand_find() -> None:
    odd = replace(CLAIM, predicate="https://example.org/motto")
    wrong = replace(TIE, type="authorOf", citations=())
    actors = [replace(ACTOR, country="XYZ"), replace(OTHER, section="https://example.org/nowhere")]
    quads = to_quads(Batch(sources=[Source("s", "A list")], actors=actors, relations=[TIE, wrong], claims=[odd]), LOCAL_BASE)
    for view, graph in (("accepted", ""), ("claims", f"{LOCAL_BASE}graph/s")):
        text = "".join(quads.triples(graph))
        plain, vocabulary = rdflib.Graph(), rdflib.Graph().parse(data=vocabulary_text(), format="nt")
        for name in shape_files(view):
            plain.parse(data=turtle(name), format="turtle")
        data = rdflib.Graph().parse(data=text, format="nt")
        _, results, _ = pyshacl.validate(
            data, shacl_graph=plain, ont_graph=vocabulary if view == "accepted" else None, inference="none"
        )
        found = {(result.severity, result.focus, result.message, result.path, result.value) for result in shacl.check(view, text)}
        expected = {(r.severity, r.focus, r.message, r.path, r.value) for r in shacl._results(results)}
        assert found == expected and len(found) > 2, view

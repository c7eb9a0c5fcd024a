"""The part of the report about the shapes: what validation found, in plain words, each finding with its place."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from sse_atlas.ontology import SSE, compact
from sse_atlas.viz.report_answers import NOTHING, Column, Found, Group, Part, Table, count, shortened
from sse_atlas.viz.report_charts import Bar, bars
from sse_atlas.viz.report_drawing import picture
from sse_atlas.viz.text import clean

if TYPE_CHECKING:
    from sse_atlas.graph.validate import Finding, Report

#: Findings listed under one message; `sse-atlas validate` lists all.
MOST_FOUND: Final = 60
_COMMAND: Final = "sse-atlas validate"


def shapes(report: Report | None, why: str = "") -> Part:
    """Give the part of the shapes; without a report it says `why` there is none."""
    if report is None or not report.checked:
        return Part("shapes", "What the shapes find", why or "The shapes were not checked.", command=_COMMAND)
    counts = Counter((finding.severity, finding.message) for finding in report.findings)
    order = list(dict.fromkeys((finding.severity, finding.message) for finding in report.findings))
    groups = [_group(report.findings, severity, message, counts[severity, message]) for severity, message in order]
    rows = [
        Bar(f"{severity}: {message}", counts[severity, message], f"{counts[severity, message]:,}") for severity, message in order
    ]
    table = Table(
        [Column("severity"), Column("what is found"), Column("findings", numeric=True)],
        [[severity, shortened(clean(message)), str(counts[severity, message])] for severity, message in order],
    )
    told = "; ".join(f"{bar.label} {bar.shown}" for bar in rows[:24])
    return Part(
        "shapes",
        "What the shapes find",
        "The shapes hold, and nothing is to be remarked.",
        lead=[_capital(report.summary()) + "."],
        picture=picture("shapes", "Findings of the shapes", told, lambda frame: bars(rows, frame)) if rows else NOTHING,
        table=table if rows else None,
        groups=groups,
        command=_COMMAND,
    )


def _group(findings: tuple[Finding, ...], severity: str, message: str, total: int) -> Group:
    of_it = [finding for finding in findings if (finding.severity, finding.message) == (severity, message)]
    found = [
        Found(
            shortened(clean(finding.about)),
            "",
            [shortened(clean(finding.value))] if finding.value and severity == "violation" else (),
            place=", ".join(shortened(clean(part)) for part in (finding.source, finding.where) if part),
        )
        for finding in of_it[:MOST_FOUND]
    ]
    shape = compact(of_it[0].shape)
    return Group(shortened(clean(message)), found, total, severity, shape if of_it[0].shape in SSE else "")


def counted(report: Report | None) -> str:
    """How many findings there are, in words, "" where nothing was checked."""
    return count(len(report.findings), "finding of shapes", "findings of shapes") if report and report.checked else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

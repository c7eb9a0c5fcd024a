"""The report: one page of charts and findings, each with the query that gives it; one file that asks for no other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from sse_atlas.graph.store import Store
from sse_atlas.viz import inline
from sse_atlas.viz import report_faults as faults
from sse_atlas.viz import report_members as members
from sse_atlas.viz import report_places as places
from sse_atlas.viz.report_answers import Answers, Maker, Part, count, kind_styles, said, whole
from sse_atlas.viz.report_shapes import counted, shapes

if TYPE_CHECKING:
    from sse_atlas.graph.validate import Report

#: The chapters of the page, and the parts of each.
CHAPTERS: Final[Mapping[str, Sequence[Maker]]] = {
    "Members": (
        members.growth_by_year,
        members.growth_by_section,
        members.kinds,
        members.sections_and_kinds,
        members.coverage,
    ),
    "Places": (places.map_of_countries, places.countries, places.regions),
    "Themes": (places.themes, places.recommendations, places.goals),
    "Policies": (places.measures, faults.sectors),
    "Sources and faults": (
        faults.sources,
        faults.stated_and_counted,
        faults.faults_by_kind,
        faults.corrections,
        faults.disagreements,
        faults.remarks,
    ),
}
_SHAPES: Final = "Shapes"
_STYLES: Final = ("paper", "report")
_LISTED: Final = 4


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading of the page and its parts."""

    id: str
    title: str
    parts: Sequence[Part]


@dataclass(frozen=True, slots=True)
class Tile:
    """A number at the top of the page, and the part that it comes from."""

    number: str
    what: str
    part: str


def report_html(store: Store, report: Report | None, *, why: str = "", title: str = "SSE Atlas") -> str:
    """Give the report of an atlas, called `title`, as HTML, the same text for the same atlas.

    `report` holds the findings of the shapes; where there is none, `why` says in a sentence what keeps it away. Text of
    the data is escaped and never becomes a link. A query that cannot be run is told in its place.
    """
    answers = Answers(store)
    chapters = [
        Chapter(title.lower().replace(" ", "-"), title, [make(answers) for make in makers]) for title, makers in CHAPTERS.items()
    ]
    chapters.append(Chapter("validation", _SHAPES, [shapes(report, why)]))
    style = inline.assets(_STYLES, "css") + kind_styles()
    folder = str(resources.files("sse_atlas.viz") / "templates")
    environment = Environment(
        loader=FileSystemLoader(folder), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("report.html").render(
        title=title,
        chapters=chapters,
        tiles=_tiles(answers, report),
        sources=_sources(answers),
        style=Markup(style),
        policy=_policy(style),
    )


def write_report(store: Store, report: Report | None, path: Path, *, why: str = "", title: str = "SSE Atlas") -> None:
    """Write the report as UTF-8; raise UnwritableError where that is not possible."""
    inline.write(report_html(store, report, why=why, title=title), path)


def _policy(style: str) -> str:
    """A content security policy that allows this very style, no script and no request."""
    return f"default-src 'none'; style-src {inline.allowed(style)}; img-src data:; base-uri 'none'; form-action 'none'"


def _tiles(answers: Answers, report: Report | None) -> list[Tile]:
    """The numbers at the top, each the sum or the length of an answer that stands below."""

    def total(name: str, column: str) -> int:
        return sum(whole(row, column) for row in answers(name).result)

    members_ = max((whole(row, "members") for row in answers("coverage").result), default=0)
    countries = len([row for row in answers("members-by-country").result if said(row, "country_code")])
    wrong = sum(total("faults-by-kind", column) for column in ("corrections", "disagreements", "remarks"))
    told = [
        (count(total("kinds", "actors"), "actor"), "kinds"),
        (count(members_, "member"), "coverage"),
        (count(countries, "country", "countries"), "map"),
        (count(len(answers("themes").result), "theme"), "themes"),
        (count(len(answers("sources").result), "source"), "sources"),
        (count(total("sources", "claims"), "statement"), "sources"),
        (count(wrong, "fault in sources", "faults in sources"), "faults-by-kind"),
    ]
    if found := counted(report):
        told.append((found, "shapes"))
    return [Tile(number, what, part) for text, part in told for number, _, what in [text.partition(" ")]]


def _sources(answers: Answers) -> dict[str, object]:
    """The sources as the head of the page names them: the first few, and how many more."""
    rows = answers("sources").result.rows
    listed = [
        {"title": said(row, "title"), "by": ", ".join(filter(None, (said(row, "published_by"), said(row, "issued"))))}
        for row in rows[:_LISTED]
    ]
    return {"listed": listed, "more": max(len(rows) - _LISTED, 0)}

"""The network for Kumu: a workbook whose sheets and columns its import reads (https://docs.kumu.io/guides/import)."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from sse_atlas.errors import QueryError
from sse_atlas.graph.exports.cells import unused, xml_text
from sse_atlas.graph.exports.networks import theme_labels
from sse_atlas.graph.store import Store
from sse_atlas.ontology import relation_types

if TYPE_CHECKING:
    import networkx

ELEMENTS: Final = tuple(
    "Label|Type|Description|Tags|Name|Acronym|Other names|Section|Country|City|Website|Member since|Slug|IRI".split("|")
)
CONNECTIONS: Final = tuple("From|To|Type|Direction|Label|Description|Tags|Start|End|Role|IRI".split("|"))

#: What a cell of a workbook holds at most.
_LONGEST: Final = 32_767
#: Kumu parts the values of a cell at bars, and knows no way to write one.
_BAR, _LIKE_BAR = "|", "\u00a6"
#: The earliest time that a zip file can tell, so that the same atlas gives the same bytes.
_STAMP: Final = (1980, 1, 1, 0, 0, 0)
_WHEN: Final = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")

_Sheet = list[tuple[str, ...]]


def kumu(store: Store, graph: networkx.MultiDiGraph) -> bytes:
    """Write the workbook: the sheets Elements and Connections.

    Labels are made unique, since connections name their ends by them. Characters that XML cannot hold become U+FFFD, a bar
    inside a value becomes a broken bar. Raises QueryError for a value longer than a cell holds: nothing is cut.
    """
    labels = _labels(graph)
    themes = theme_labels(store, [node["iri"] for _, node in graph.nodes(data=True)])
    elements = [_element(slug, graph.nodes[slug], labels[slug], themes) for slug in sorted(graph)]
    ties = sorted(graph.edges(keys=True, data=True), key=lambda edge: edge[2])
    connections = [_connection(labels[start], labels[end], key, edge) for start, end, key, edge in ties]
    return _workbook({"Elements": [ELEMENTS, *elements], "Connections": [CONNECTIONS, *connections]})


def _labels(graph: networkx.MultiDiGraph) -> dict[str, str]:
    """A label for each actor that no other one has, case and spaces aside: with its acronym or slug where need be."""
    shown = {slug: _value(node["label"]).strip() or slug for slug, node in graph.nodes(data=True)}
    more = {slug: _value(node["acronym"]) for slug, node in graph.nodes(data=True)}
    while shared := _shared(shown):
        for slug in shared:
            if more[slug]:
                shown[slug] = f"{shown[slug]} ({more[slug]})"
        more = {slug: slug for slug in shown}
    return shown


def _shared(labels: dict[str, str]) -> list[str]:
    """Those whose label is another's too."""
    counted = Counter(map(_folded, labels.values()))
    return [slug for slug, label in labels.items() if counted[_folded(label)] > 1]


def _folded(label: str) -> str:
    return " ".join(label.casefold().split())


def _element(slug: str, node: dict[str, Any], label: str, themes: dict[str, list[str]]) -> tuple[str, ...]:
    tags = (*themes.get(node["iri"], ()), node["section_label"], node["country_name"])
    return (
        label,
        _value(node["kind_label"]),
        _where(node["citation"]),
        _several(tags),
        _value(node["label"]),
        _value(node["acronym"]),
        _several(node["names"]),
        _value(node["section_label"]),
        _value(node["country_name"]),
        _value(node["city"]),
        _several(node["homepages"]),
        _value(node["since"]),
        slug,
        node["iri"],
    )


def _connection(start: str, end: str, key: str, edge: dict[str, Any]) -> tuple[str, ...]:
    symmetric = relation_types()[edge["relation"]].symmetric
    return (
        start,
        end,
        _value(edge["relation_label"]),
        "undirected" if symmetric else "directed",
        _value(edge["role"]),
        _value(f"{edge['sentence']}. {_where(edge['citation'])}"),
        "ended" if edge["to_date"] else "",
        _value(edge["from_date"]),
        _value(edge["to_date"]),
        _value(edge["role"]),
        key,
    )


def _where(citation: dict[str, Any]) -> str:
    """The first place that says so, in words."""
    if not citation:
        return ""
    parts = [f"{name} {citation[name]}" for name in ("page", "line", "row") if citation[name]]
    return _value(f"Stands in: {', '.join((citation['title'], *parts))}.")


def _value(text: str) -> str:
    return xml_text(text).replace(_BAR, _LIKE_BAR)


def _several(values: Iterable[str]) -> str:
    return _BAR.join(dict.fromkeys(_value(value) for value in values if value))


def _workbook(sheets: dict[str, _Sheet]) -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator, book.properties.created = "SSE Atlas", datetime(*_STAMP)
    mark = unused(text for rows in sheets.values() for row in rows for text in row)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for number, row in enumerate(rows, start=1):
            for place, text in enumerate(row, start=1):
                if len(text) > _LONGEST:
                    what = f"{rows[0][place - 1]} of {row[0][:60]!r} is {len(text):,} characters long, a cell holds {_LONGEST:,}"
                    raise QueryError(what, do="shorten it in the source, or export csv")
                if text:
                    cell = sheet.cell(number, place, "text")
                    # Set past the guess of a formula, a number or an error.
                    cell._value, cell.data_type = text.replace("\r", mark), "s"
        sheet.freeze_panes = "A2"
    out = io.BytesIO()
    book.save(out)
    return _stamped(out.getvalue(), mark)


def _stamped(written: bytes, mark: str) -> bytes:
    """The same workbook with one time all over, and carriage returns as references, which XML does not change."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(written)) as old, zipfile.ZipFile(out, "w") as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            # The mark is written as itself or as a reference, as the XML library that is installed does it.
            content = re.sub(rb"%b|&#%d;" % (mark.encode(), ord(mark)), b"&#13;", old.read(name))
            if name == "docProps/core.xml":
                content = _WHEN.sub(rb"\g<1>1980-01-01T00:00:00Z", content)
            new.writestr(zipfile.ZipInfo(name, _STAMP), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()

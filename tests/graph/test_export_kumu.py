"""The workbook for Kumu, read back by openpyxl: its columns, labels that are keys, and no text that a cell would run."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as some
from openpyxl import load_workbook

from sse_atlas.errors import QueryError
from sse_atlas.graph import LocalStore
from sse_atlas.graph.export import export
from sse_atlas.graph.project import network
from sse_atlas.graph.records import Actor, Batch, Literal
from tests.graph.exporting import HOSTILE, held, texts, tiny
from tests.graph.test_export_networks import held_by_xml

Sheet = list[dict[str, str]]


def opened(content: bytes) -> tuple[Sheet, Sheet]:
    book = load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["Elements", "Connections"]
    sheets = []
    for sheet in book:
        rows = list(sheet.iter_rows())
        assert all(
            cell.data_type in ("s", "inlineStr", "n") and (cell.data_type != "n" or cell.value is None)
            for row in rows
            for cell in row
        )
        heads = [cell.value for cell in rows[0]]
        sheets.append([dict(zip(heads, (cell.value or "" for cell in row), strict=True)) for row in rows[1:]])
    return sheets[0], sheets[1]


def as_kumu(text: str) -> str:
    return held_by_xml(text).replace("|", "\u00a6")


def check(store: LocalStore) -> None:
    drawn = network(store)
    elements, connections = opened(export(store, "kumu").content)
    labels = {element["Label"]: element["Slug"] for element in elements}
    assert set(labels.values()) == set(drawn.nodes)
    assert len({" ".join(label.casefold().split()) for label in labels}) == len(elements)
    assert not [label for label in labels if "|" in label]
    for element in elements:
        node = drawn.nodes[element["Slug"]]
        assert element["Name"] == as_kumu(node["label"])
        assert element["City"] == as_kumu(node["city"])
        assert element["Other names"].split("|") == (list(dict.fromkeys(map(as_kumu, node["names"]))) or [""])
    ends = {(labels[tie["From"]], labels[tie["To"]], tie["IRI"]) for tie in connections}
    assert ends == set(drawn.edges(keys=True))
    for tie in connections:
        assert tie["Role"] == as_kumu(drawn.edges[labels[tie["From"]], labels[tie["To"]], tie["IRI"]]["role"])


def test_the_columns_are_those_that_kumu_reads(atlas_dir: Path) -> None:
    book = load_workbook(io.BytesIO(export(LocalStore.open(atlas_dir), "kumu").content))
    elements, connections = ([cell.value for cell in sheet[1]] for sheet in book)
    assert elements[:4] == ["Label", "Type", "Description", "Tags"]
    assert connections[:5] == ["From", "To", "Type", "Direction", "Label"]
    assert {row[3].value for row in book["Connections"].iter_rows(min_row=2)} <= {"directed", "undirected"}


def test_the_network_comes_back(atlas_dir: Path) -> None:
    check(LocalStore.open(atlas_dir))
    check(held(tiny(HOSTILE)))


@given(some.lists(texts, min_size=1, max_size=12))
@settings(max_examples=25, deadline=None)
def test_any_text_comes_back(said: list[str]) -> None:
    # A cell holds 32,767 characters; several texts may share one, and one text may stand in it four times.
    assume(sum(map(len, said)) < 5_000)
    check(held(tiny(said)))


def test_one_label_of_two_actors_is_told_apart() -> None:
    batch = Batch()
    for slug, label, acronym in (
        ("a", "Twin", "TWA"),
        ("b", "twin ", ""),
        ("c", "Twin", "TWA"),
        ("d", "Other", ""),
        ("e", "twin (TWA) (a)", ""),
    ):
        batch.actors.append(Actor(slug, ("Network",), label, (Literal(label, language="en"),), acronym=acronym))
    elements, _ = opened(export(held(batch), "kumu").content)
    assert {element["Slug"]: element["Label"] for element in elements} == {
        "a": "Twin (TWA) (a) (a)",
        "b": "twin",
        "c": "Twin (TWA) (c)",
        "d": "Other",
        "e": "twin (TWA) (a) (e)",
    }


def test_a_text_longer_than_a_cell_is_refused_not_cut() -> None:
    batch = Batch(actors=[Actor("long", ("Network",), "x" * 32_768, (Literal("x", language="en"),))])
    with pytest.raises(QueryError, match=r"Label of 'x+' is 32,768 characters long.*export csv"):
        export(held(batch), "kumu")


def test_every_part_of_the_workbook_bears_one_time(atlas_dir: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(export(LocalStore.open(atlas_dir), "kumu").content)) as book:
        assert book.testzip() is None
        assert {part.date_time for part in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert book.read("docProps/core.xml").count(b"1980-01-01T00:00:00Z") == 2

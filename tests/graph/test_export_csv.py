"""The folder of tables: its description holds, and what was exported comes back, statement by statement."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import frictionless
import pandas
import pyoxigraph
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as some

from sse_atlas.errors import InputError
from sse_atlas.graph import LocalStore
from sse_atlas.graph.dates import datatype
from sse_atlas.graph.export import export, read_csv_export
from sse_atlas.graph.exports.cells import armed, defused, join, short, split, term, whole, whole_term
from sse_atlas.graph.exports.columns import Column
from sse_atlas.graph.exports.part import keep
from sse_atlas.graph.exports.rows import rows
from sse_atlas.graph.exports.tables import TABLES
from sse_atlas.graph.iris import is_iri
from sse_atlas.graph.mapping import number
from sse_atlas.graph.nquads import integer, text, typed
from sse_atlas.ontology import BASE, ORG, RDF, XSD, relation_types
from tests.graph.exporting import HOME, HOSTILE, held, texts, tiny

NAMES = ("actors", "relations", "figures", "events", "things", "claims", "citations", "sources")
FAULTS = ("corrections", "disagreements", "remarks")


@pytest.fixture(scope="module", params=["bundled", "hostile"])
def store(request: pytest.FixtureRequest) -> LocalStore:
    if request.param == "bundled":
        folder: Path = request.getfixturevalue("atlas_dir")
        return LocalStore.open(folder)
    return held(tiny(HOSTILE))


def test_the_folder_holds_its_tables_and_their_description(store: LocalStore, tmp_path: Path) -> None:
    export(store, "csv").write(tmp_path / "tables")
    files = {path.name for path in (tmp_path / "tables").iterdir()}
    assert files == {"datapackage.json", "README.md", *(f"{name}.csv" for name in (*NAMES, *FAULTS))}
    readme = (tmp_path / "tables" / "README.md").read_text(encoding="utf-8")
    package = json.loads((tmp_path / "tables" / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        with (tmp_path / "tables" / resource["path"]).open(encoding="utf-8", newline="") as file:
            heads = next(csv.reader(file))
        assert heads == [field["name"] for field in resource["schema"]["fields"]]
        for field in resource["schema"]["fields"]:
            assert field["description"] and f"`{field['name']}`: {field['description']}" in readme


@pytest.mark.parametrize("for_spreadsheet", [False, True])
def test_the_description_holds(store: LocalStore, tmp_path: Path, for_spreadsheet: bool) -> None:
    export(store, "csv", for_spreadsheet=for_spreadsheet).write(tmp_path)
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert report.valid, [error.message for task in report.tasks for error in task.errors] + report.errors
    assert len(report.tasks) == len(TABLES)


def test_the_description_is_held_to_what_it_says(store: LocalStore, tmp_path: Path) -> None:
    """The check above can fail: a row twice, a date that is none, a citation of no source."""
    export(store, "csv").write(tmp_path)
    for name, wrong in (
        ("actors", lambda head, row: row),
        ("relations", lambda head, row: {**row, "id": "x", "start": "soon"}),
        ("citations", lambda head, row: {**row, "id": "x", "source": "source/none"}),
    ):
        path = tmp_path / f"{name}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            last, heads = list(reader)[-1], list(reader.fieldnames or ())
        with path.open("a", encoding="utf-8", newline="") as file:
            csv.DictWriter(file, heads).writerow(wrong(heads, last))
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    found = {(Path(task.place).stem, error.type) for task in report.tasks for error in task.errors}
    assert {("actors", "primary-key"), ("relations", "constraint-error"), ("citations", "foreign-key")} <= found


def test_the_counts_are_those_of_the_atlas(atlas_dir: Path, tmp_path: Path) -> None:
    store = LocalStore.open(atlas_dir)
    export(store, "csv").write(tmp_path)
    assert store.manifest is not None
    counts = dict(store.manifest.counts)
    things = {name: counts.pop(name) for name in ("initiatives", "policy measures", "places", "works", "cases", "partnerships")}
    for name, count in {**counts, "things": sum(things.values())}.items():
        table = pandas.read_csv(tmp_path / f"{name}.csv", dtype=str, keep_default_na=False)
        assert len(table) == count > 0, name


def statements(tables: dict[str, list[dict[str, str]]], base: str) -> Iterator[tuple[str, str, str]]:
    """The statements that the cells make: subject, property, value in N-Triples."""
    for name, table in tables.items():
        for row in table:
            subject = whole(row["id"], base)
            for column in TABLES[name].columns:
                if column.predicate and row[column.name] + row.get(f"{column.name}_type", ""):
                    for item in split(row[column.name]) if column.many else [row[column.name]]:
                        yield subject, column.predicate, value(column, item, row, base)
            for item in split(row["other"]):
                property_, _, rest = item.partition("> ")
                yield subject, property_[1:], rest


def value(column: Column, item: str, row: dict[str, str], base: str) -> str:
    match column.form:
        case "value":
            kind, language = row[f"{column.name}_type"], row[f"{column.name}_language"]
            if kind == "iri":
                return f"<{whole(item, base)}>"
            return text(item, language) if kind == "text" else typed(item, whole_term(kind))
        case "names":
            language, _, name = item.partition(":")
            return text(name, language)
        case "ref":
            return f"<{whole(item, base)}>"
        case "iri":
            return f"<{item}>"
        case "term":
            return f"<{whole_term(item)}>"
        case "concept":
            return f"<{item}>" if ":" in item else f"<{BASE}{column.path}/{item}>"
        case "english":
            return text(item, "en")
        case "date":
            return typed(item, datatype(item))
        case "time":
            return typed(item, XSD.time)
        case "number":
            return number(item)
        case "integer":
            return integer(int(item))
    return text(item)


def follows(property_: str) -> bool:
    """Whether a statement follows from others: the plain edges, the ends of a membership, years, classes above."""
    edges = {type_.yields for type_ in relation_types().values()} | {ORG.hasMember}
    derived = {name for table in TABLES.values() for name in table.derived}
    return property_ in edges | derived | {RDF.type}


def check(store: LocalStore, tables: dict[str, list[dict[str, str]]]) -> None:
    """The cells make every statement of the records that does not follow from others, and no other."""
    made = pyoxigraph.Store()
    lines = (f"<{subject}> <{property_}> {said} .\n" for subject, property_, said in statements(tables, store.base))
    made.load("".join(lines).encode(), format=pyoxigraph.RdfFormat.N_TRIPLES)
    subjects = {whole(row["id"], store.base) for table in tables.values() for row in table}
    back = {quad.triple for quad in made}
    there = {quad.triple for quad in store.store if quad.subject.value in subjects}
    assert back <= there
    assert {triple for triple in there if not follows(triple.predicate.value)} <= back


@pytest.mark.parametrize("for_spreadsheet", [False, True])
def test_the_same_records_come_back(store: LocalStore, tmp_path: Path, for_spreadsheet: bool) -> None:
    export(store, "csv", for_spreadsheet=for_spreadsheet).write(tmp_path)
    tables = read_csv_export(tmp_path)
    assert tables == rows(store, keep(store))
    check(store, tables)


@given(some.lists(texts, min_size=1, max_size=12), some.booleans(), some.sampled_from([HOME, BASE, "urn:sse-atlas:local/"]))
@settings(max_examples=40, deadline=None)
def test_any_text_comes_back(said: list[str], for_spreadsheet: bool, base: str) -> None:
    batch = tiny(said)
    store = held(batch, base)
    with TemporaryDirectory() as folder:
        export(store, "csv", for_spreadsheet=for_spreadsheet).write(Path(folder))
        tables = read_csv_export(Path(folder))
    check(store, tables)
    # Held to the records as they were, past the store: what it has, SPARQL gave, and no cell has changed.
    assert {row["id"]: row["label"] for row in tables["actors"]} == {actor.slug: actor.label for actor in batch.actors}
    assert {row["city"] for row in tables["actors"]} == {actor.city for actor in batch.actors}
    assert [(row["start_time"], row["end_time"], row["time_zone"]) for row in tables["events"]] == [
        (event.start_time, event.end_time, event.time_zone) for event in batch.events
    ]
    assert {row["doubt"] for row in tables["relations"]} == {relation.doubt for relation in batch.relations}
    assert {row["doubt"] for row in tables["claims"]} == {claim.doubt for claim in batch.claims}
    assert {row["reason"] for row in tables["corrections"]} == {correction.reason for correction in batch.corrections}
    assert {row["locator"] for row in tables["citations"]} == {batch.corrections[0].evidence[1].locator}  # type: ignore[union-attr]


@given(some.lists(texts, min_size=1, max_size=12))
@settings(max_examples=25, deadline=None)
def test_a_spreadsheet_finds_no_formula(said: list[str]) -> None:
    files = export(held(tiny(said)), "csv", for_spreadsheet=True).files
    assert files is not None
    for name, content in files.items():
        if name.endswith(".csv"):
            # Not by splitlines, which takes a record separator for the end of a line.
            for row in csv.reader(io.StringIO(content.decode(), newline="")):
                assert not [cell for cell in row if cell[:1] in tuple("=+-@\t\r\n＝＋－＠")]


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("@x", "'@x"),
        ("-5", "'-5"),
        ("Lomé", "Lomé"),
        ("", ""),
        ("\tx", "'\tx"),
        ("'a", "''a"),
        ("＝1", "'＝1"),
    ],
)
def test_defused(cell: str, written: str) -> None:
    assert defused(cell) == written
    assert armed(written) == cell


@given(some.lists(some.one_of(texts, some.just(""))))
def test_a_list_in_a_cell_comes_back(items: list[str]) -> None:
    assert split(join(items)) == items


@given(some.from_regex(r"(id/|figure/|relation-type/|ontology#|a:|sse:|)[a-z0-9:/#ñ-]{0,6}", fullmatch=True))
def test_a_reference_comes_back(tail: str) -> None:
    for base in (HOME, BASE, "urn:x:", "sse:"):
        for iri in (base + tail, f"http://other.example/{tail}", ":".join(("sse", "a"))):
            assume(is_iri(iri))
            assert whole(short(iri, base), base) == iri
            assert whole_term(term(iri)) == iri


@pytest.mark.parametrize(
    ("cell", "items"),
    [("", []), ("a", ["a"]), ("a|b", ["a", "b"]), ("\\e", [""]), ("a\\|b|\\\\", ["a|b", "\\"]), ("|", ["", ""])],
)
def test_split(cell: str, items: list[str]) -> None:
    assert split(cell) == items


def test_a_folder_that_is_none_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="sse-atlas export csv"):
        read_csv_export(tmp_path)
    export(held(tiny(HOSTILE)), "csv", for_spreadsheet=True).write(tmp_path)
    with (tmp_path / "actors.csv").open("a", encoding="utf-8") as file:
        file.write("half a row\n")
    with pytest.raises(InputError, match="no CSV export that can be read"):
        read_csv_export(tmp_path)

"""Long lists: whatever a table holds, each of its rows is an actor, a relation or a refusal with its reason."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path

import pyoxigraph
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sse_atlas.errors import InputError
from sse_atlas.graph import LOCAL_BASE
from sse_atlas.graph.accept import accept
from sse_atlas.graph.build import to_quads
from sse_atlas.graph.iris import is_slug
from sse_atlas.graph.records import Batch, Citation, Literal, Term
from sse_atlas.loaders import base_for, bundled, read_sources
from sse_atlas.loaders.lists import ACTOR_COLUMNS
from sse_atlas.ontology import BASE, SSE, kinds, relation_types

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def to(content: str, name: str = "members.csv") -> Path:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(content, encoding="utf-8", newline="")
        return path

    return to


def refused(batch: Batch) -> list[str]:
    """The refusals, each as it is shown, without the folder."""
    return [f"{re.sub('.*/', '', found.where)}: {found.what}; {found.do}" for found in batch.refusals]


def test_a_full_row(write: Write) -> None:
    path = write(
        "name,slug,kind,language,other_names,acronym,section,country,city,website,founded,themes\n"
        "Keur Saloum Diané,keur,LocalGovernment Network,FR,Keur | Diane ,KSD,asia,Korea,Séoul,"
        "www.A.org|b.org/x,2016-05,youth|housing\n"
    )
    batch = read_sources([path])
    (actor,) = batch.actors
    assert batch.refusals == []
    assert (actor.slug, actor.label, actor.kinds) == ("keur", "Keur Saloum Diané", ("LocalGovernment", "Network"))
    assert actor.names == (Literal("Keur Saloum Diané", language="fr"),)
    assert actor.other_names == (Literal("Keur"), Literal("Diane"))
    assert (actor.acronym, actor.section, actor.country, actor.city) == ("KSD", f"{BASE}section/asia", "KR", "Séoul")
    assert actor.homepages == ("http://www.a.org", "http://b.org/x")
    assert actor.facts == tuple((SSE.theme, Term(f"{BASE}theme/{name}")) for name in ("youth", "housing"))
    assert (actor.founded, actor.citations) == ("2016-05", (Citation("members", row=1),))
    (source,) = batch.sources
    assert (source.id, source.title, source.line_count, len(source.sha256)) == ("members", "members.csv", 2, 64)


def test_a_name_alone_is_enough(write: Write) -> None:
    (actor,) = read_sources([write("name\nL'Économie & co.\n")]).actors
    assert (actor.slug, actor.kinds, actor.names) == (
        "l-economie-co",
        ("Organization",),
        (Literal("L'Économie & co.", language="und"),),
    )


WRONG = {
    "x,Fund,,KR,2016": None,
    "x,Fund,,,20x6": "members.csv:2: '20x6' is no date from 1000 to 2100",
    "x,Fund,,Koreaa,": "members.csv:2: 'Koreaa' is no country known (did you mean korea",
    "x,Fund,,foo: bar,": "members.csv:2: 'foo: bar' is no country known; write its English name",
    "x,Bank,,,": "members.csv:2: 'Bank' is no kind of actor (there are",
    "x,Fund,atlantis,,": "members.csv:2: 'atlantis' is none of the sections (there are",
    ",Fund,,,": "members.csv:2: no name; write one",
    "한국,Fund,,,": "members.csv:2: no slug can be made of '한국'; write one of a-z",
    "x,Fund": "members.csv:2: 2 cells under 5 columns; quote cells that hold the separator",
    '"x,Fund,,,': "members.csv:2: lines 2 to 3 are no CSV (",
}


@pytest.mark.parametrize("row", WRONG)
def test_a_row_with_a_wrong_cell_is_told_with_its_line(write: Write, row: str) -> None:
    batch = read_sources([write(f"name,kind,section,country,founded\n{row}\ngood,,,,\n")])
    expected = WRONG[row]
    if expected is None:
        assert refused(batch) == []
        return
    (found,) = refused(batch)
    assert found.startswith(expected)
    assert found.rpartition("; ")[2]
    assert [actor.slug for actor in batch.actors] == ([] if row.startswith('"') else ["good"])


@pytest.mark.parametrize(
    ("column", "cell", "words"),
    [
        ("slug", "No Slug", "'No Slug' is no slug; write a-z, 0-9 and single hyphens"),
        ("language", "not a tag", "'not a tag' is no language; write its code"),
        ("website", "javascript:alert(1)", "'javascript:alert(1)' is no web address; write it as"),
        ("website", "a.org|info@b.org", "'info@b.org' is no web address; write it as"),
        ("since", "last year", "'last year' is no date"),
    ],
)
def test_wrong_cells_of_other_columns(write: Write, column: str, cell: str, words: str) -> None:
    batch = read_sources([write(f"name,{column}\nx,{cell}\n")])
    assert batch.actors == []
    (found,) = refused(batch)
    assert found.startswith(f"members.csv:2: {words}")


def test_a_slug_stands_once_in_a_build(write: Write) -> None:
    first = write("name,slug\nA,one\nB,one\nOne,\n", "first.csv")
    second = write("name,slug\nC,one\nD,\n", "second.csv")
    batch = read_sources([first, second])
    assert [actor.slug for actor in batch.actors] == ["one", "d"]
    assert [found.where for found in batch.refusals] == [f"{first}:3", f"{first}:4", f"{second}:2"]
    assert {found.what for found in batch.refusals} == {f"the slug 'one' stands already at {first}:2"}


def test_nobody_becomes_a_member_of_the_bundled_data_by_a_look_alike(write: Write) -> None:
    batch = read_sources([*bundled(), write("name\nBilbao\nNew one\n")])
    assert [actor.slug for actor in batch.actors] == ["new-one"]
    assert refused(batch) == [
        "members.csv:2: the slug 'bilbao' stands already at gsef-yearbook-2021; "
        "give one of the two another in a column slug, or take one out"
    ]


def test_memberships_and_relations_may_be_to_actors_of_any_table(write: Write) -> None:
    first = write("name,member_of,since\nA,B net| GSEF ,2016\n", "first.csv")
    second = write("name,acronym\nBéta Network,B NET\n", "second.csv")
    ties = write("from,type,to,start\nTPM,partnerOf,A,2019\nTogo Parcours Métiers,supports,Beta  network,\n", "ties.csv")
    batch = read_sources([ties, first, second, *bundled()])
    assert refused(batch) == []
    assert [(tie.start_of, tie.type, tie.end_of, tie.start) for tie in batch.relations] == [
        ("a", "memberOf", "beta-network", "2016"),
        ("a", "memberOf", "gsef", "2016"),
        ("a", "partnerOf", "tpm", "2019"),
        ("tpm", "supports", "beta-network", ""),
    ]
    assert batch.relations[0].citations == (Citation("first", row=1),)
    assert batch.relations[3].citations == (Citation("ties", row=2),)


TIES = {
    "a,memberOf,nobody,,": "relations.csv:2: 'nobody' is no actor of this build; add it to a list of actors",
    "ghost: x,memberOf,a,,": "relations.csv:2: 'ghost: x' is no actor of this build; add it",
    ",memberOf,a,,": "relations.csv:2: '' is no actor of this build",
    "a,loves,b,,": "relations.csv:2: 'loves' is no type of relation (there are memberOf",
    "twin,memberOf,a,,": "relations.csv:2: 'twin' fits b, c; name one by its slug",
    "a,memberOf,b,2019,2016": "relations.csv:2: it ends in 2016, before it starts in 2019; correct the dates",
    "a,memberOf,b,2019-05,2019-04": "relations.csv:2: it ends in 2019-04",
    "a,memberOf,b,May 2019,": "relations.csv:2: 'May 2019' is no date",
}


@pytest.mark.parametrize("row", TIES)
def test_a_wrong_relation_is_told_with_its_line(write: Write, row: str) -> None:
    actors = write("name,acronym\na,\nb,Twin\nc,twin\n", "actors.csv")
    ties = write(f"from,type,to,start,end\n{row}\na,memberOf,b,2016,2016-05\n", "relations.csv")
    batch = read_sources([actors, ties])
    (found,) = refused(batch)
    assert found.startswith(TIES[row])
    assert [(tie.start, tie.end) for tie in batch.relations] == [("2016", "2016-05")]


def test_a_relation_stands_once_and_a_symmetric_one_in_order(write: Write) -> None:
    actors = write("name\na\nb\n", "actors.csv")
    ties = write("from,type,to\nb,partnerOf,a\na,partnerOf,b\na,memberOf,b\nb,memberOf,a\n", "ties.csv")
    batch = read_sources([actors, ties])
    assert [(tie.start_of, tie.type, tie.end_of) for tie in batch.relations] == [
        ("a", "partnerOf", "b"),
        ("a", "memberOf", "b"),
        ("b", "memberOf", "a"),
    ]
    (found,) = batch.refusals
    assert (found.where, found.what) == (f"{ties}:3", f"this relation stands already at {ties}:2")


def test_a_member_of_nobody_is_told_and_stays_an_actor(write: Write) -> None:
    batch = read_sources([write("name,member_of\na,nobody\nb,a|a\n")])
    assert [actor.slug for actor in batch.actors] == ["a", "b"]
    assert [(tie.start_of, tie.end_of) for tie in batch.relations] == [("b", "a")]
    (found,) = refused(batch)
    assert found.startswith("members.csv:2: 'nobody' is no actor of this build")


def fails(match: str, *paths: Path) -> None:
    with pytest.raises(InputError, match=match) as caught:
        read_sources(paths)
    assert "\n" not in str(caught.value)
    assert caught.value.do


def test_sources_that_are_none(write: Write, tmp_path: Path) -> None:
    fails(r"none.csv: no such file; check the name", tmp_path / "none.csv")
    fails(r"none: no such file", tmp_path / "none")
    (tmp_path / "empty").mkdir()
    fails(r"empty: no table in this folder; name a folder with .csv files, or a file", tmp_path / "empty")
    table = write("year,value\n2016,3\n")
    fails(r"members.csv:1: a table with neither a column 'name' .* nor from, type, to .*; there: year, value", table)
    fails(r"members.csv:1: a table with neither", write("<html>\n<body>\n"))
    fails(r"members.csv:1: unknown column 'colour'", write("name,colour\nx,red\n"))
    fails(r"ties.csv:1: unknown column 'since'", write("from,type,to,since\na,memberOf,b,2016\n", "ties.csv"))


def test_two_files_of_one_name_cannot_be_told_apart(write: Write) -> None:
    first, second = write("name\na\n", "x/list.csv"), write("name\nb\n", "y/List.csv")
    fails(r"two sources go by the name 'list' \(list.csv and List.csv\); name each file once, or rename one", first, second)
    fails("two sources go by the name 'list'", first, first)


def test_a_folder_of_tables_is_read_whole(write: Write, tmp_path: Path) -> None:
    write("name\na\n", "folder/actors.csv")
    write("from,type,to\na,partnerOf,a2\n", "folder/a-relations.csv")
    write("name\na2\n", "folder/more.csv")
    batch = read_sources([tmp_path / "folder"])
    assert refused(batch) == []
    assert len(batch.actors) == 2 and len(batch.relations) == 1


def test_the_base_is_ours_for_our_data_alone(write: Write) -> None:
    table = write("name\na\n")
    assert base_for([], None) == base_for(bundled(), None) == BASE
    assert base_for([table], None) == base_for([*bundled(), table], None) == LOCAL_BASE
    assert base_for([table], "http://example.org/") == "http://example.org/"


ODD = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=10)
CELLS: dict[str, st.SearchStrategy[str]] = {
    "name": st.one_of(ODD, st.sampled_from(["Alpha", "Béta", "alpha", "=1+1", "@x", "a|b"])),
    "slug": st.one_of(st.just(""), st.sampled_from(["a", "b", "c", "A"]), ODD),
    "kind": st.one_of(st.just(""), st.sampled_from(sorted(kinds())), ODD),
    "language": st.one_of(st.sampled_from(["", "en", "fr", "pt-BR"]), ODD),
    "other_names": st.one_of(st.just(""), st.just("x|y| "), ODD),
    "acronym": ODD,
    "section": st.one_of(st.sampled_from(["", "asia", "europe"]), ODD),
    "country": st.one_of(st.sampled_from(["", "KR", "Korea", "France"]), st.text("abcz", max_size=3)),
    "city": ODD,
    "website": st.one_of(st.sampled_from(["", "www.a.org", "b.org/x|http://c.org"]), ODD, ODD.map("www.a.org/{}".format)),
    "founded": st.one_of(st.sampled_from(["", "2016", "2016-05"]), ODD),
    "themes": st.one_of(st.sampled_from(["", "youth", "youth | housing", "joy"]), ODD),
    "member_of": st.one_of(st.sampled_from(["", "a", "Alpha", "a|b", "Béta"]), ODD),
    "since": st.one_of(st.sampled_from(["", "2016"]), ODD),
}


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[str], list[dict[str, str]], str, str, str]:
    """Columns, rows, separator, line end and byte order mark of a table of actors."""
    columns = ["name", *draw(st.lists(st.sampled_from(ACTOR_COLUMNS), unique=True))]
    row = st.fixed_dictionaries({column: CELLS[column] for column in columns})
    rows = draw(st.lists(row, max_size=6))
    shuffled = draw(st.permutations(columns))
    return (
        shuffled,
        rows,
        draw(st.sampled_from(",;\t")),
        draw(st.sampled_from(["\n", "\r\n"])),
        draw(st.sampled_from(["", "\ufeff"])),
    )


def test_the_odd_tables_have_every_column() -> None:
    assert CELLS.keys() == {"name", *ACTOR_COLUMNS}


@given(tables(), st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None)
def test_no_row_is_lost_and_what_is_built_can_be_read(
    write: Write, table: tuple[list[str], list[dict[str, str]], str, str, str], quoting: int
) -> None:
    columns, rows, separator, end, bom = table
    if len(columns) == 1 and separator != ",":
        separator = ","
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, columns, delimiter=separator, lineterminator=end, quoting=quoting)  # type: ignore[arg-type]
    writer.writeheader()
    writer.writerows(rows)
    path = write(bom + out.getvalue())
    batch = read_sources([path])

    full = sum(any(cell.strip() for cell in row.values()) for row in rows)
    taken = {actor.citations[0].row for actor in batch.actors}
    lines = {int(found.where.rpartition(":")[2]) for found in batch.refusals}
    untaken = full - len(taken)
    assert len(taken) == len(batch.actors) <= full
    assert untaken <= len(batch.refusals)
    assert len(lines) >= untaken
    assert all(found.what and found.do for found in batch.refusals)
    assert all(is_slug(actor.slug) for actor in batch.actors)
    assert len({actor.slug for actor in batch.actors}) == len(batch.actors)
    named = {actor.slug for actor in batch.actors}
    assert all({tie.start_of, tie.end_of} <= named for tie in batch.relations)

    quads = to_quads(accept(batch), LOCAL_BASE, vocabulary=False)
    parsed = list(pyoxigraph.parse("".join(quads.lines()).encode(), format=pyoxigraph.RdfFormat.N_QUADS))
    assert parsed
    assert not [quad for quad in parsed if isinstance(quad.subject, pyoxigraph.BlankNode)]


@given(
    st.lists(
        st.tuples(
            st.one_of(st.sampled_from(["a", "b", "Alpha"]), ODD),
            st.one_of(st.sampled_from(sorted(relation_types())), ODD),
            st.one_of(st.sampled_from(["a", "b"]), ODD),
            st.one_of(st.sampled_from(["", "2016", "2016-05"]), ODD),
            st.one_of(st.sampled_from(["", "2017", "2015"]), ODD),
            ODD,
        ),
        max_size=6,
    )
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100, deadline=None)
def test_no_relation_is_lost(write: Write, rows: list[tuple[str, ...]]) -> None:
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerows([("from", "type", "to", "start", "end", "role"), *rows])
    actors, ties = write("name,acronym\na,Alpha\nb,\n", "actors.csv"), write(out.getvalue(), "ties.csv")
    batch = read_sources([actors, ties])
    full = sum(any(cell.strip() for cell in row) for row in rows)
    assert len(batch.relations) + len(batch.refusals) == full
    quads = to_quads(accept(batch), LOCAL_BASE, vocabulary=False)
    assert list(pyoxigraph.parse("".join(quads.lines()).encode(), format=pyoxigraph.RdfFormat.N_QUADS))

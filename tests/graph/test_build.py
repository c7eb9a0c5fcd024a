"""The bundled atlas as it is built: the same bytes every time, and the facts that the documents give."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pyoxigraph
import pytest

from sse_atlas.errors import InputError
from sse_atlas.graph import LOCAL_BASE, LocalStore, build, read_manifest
from sse_atlas.graph.manifest import MEMORY_FILE
from sse_atlas.graph.nquads import Quads
from sse_atlas.graph.rdf import ACCEPTED_FILE, DATASET_FILE
from sse_atlas.graph.records import Batch, Refusal, Source
from sse_atlas.loaders import bundled
from sse_atlas.ontology import BASE, PREFIXES

PROLOGUE = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
#: Countries of the 72 members that name one; Hong Kong and Singapore count as countries, as in the directory.
COUNTRIES = "BJ BO CA CD CI CM CN CV EC ES FR GB HK HT ID IN JP KE KH KR MA ML MX NP PE PK PS SG SN TG TW TZ UG".split()
BY_SECTION = {
    "international": 3,
    "africa-and-middle-east": 31,
    "asia": 19,
    "europe": 6,
    "latin-and-central-america": 11,
    "north-america": 5,
}

BUILD = """
import sys
from pathlib import Path
from sse_atlas.graph import build
from sse_atlas.loaders import base_for, read_sources
build(read_sources([]), Path(sys.argv[1]), base_for([], None))
"""


@pytest.fixture(scope="session")
def folders(atlas_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The bundled atlas built by two processes that hash differently, in two time zones: by the command, and from Python."""
    again = tmp_path_factory.mktemp("built") / "again"
    env = {**os.environ, "PYTHONHASHSEED": "4242", "TZ": "Asia/Seoul", "LC_ALL": "C"}
    command = [sys.executable, "-c", BUILD, str(again)]
    done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=250, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    return [atlas_dir, again]


@pytest.fixture(scope="session")
def atlas(folders: list[Path]) -> LocalStore:
    return LocalStore.open(folders[0])


def values(atlas: LocalStore, pattern: str, variable: str = "x") -> list[str]:
    """The distinct values of a variable in the accepted view."""
    return atlas.query(f"{PROLOGUE} SELECT DISTINCT ?{variable} {{ {pattern} }}").values(variable)


def test_two_builds_are_the_same_to_the_byte(folders: list[Path]) -> None:
    first, second = ({path.name: path.read_bytes() for path in folder.iterdir()} for folder in folders)
    # The page is written by the command; tests/cli/test_verbs.py has it written again by another process.
    assert first.pop("explorer.html")
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []
    assert {"atlas.json", "atlas.trig", "accepted.ttl", "store.nq", "validation.ttl", "validation.txt"} <= first.keys()


def test_the_store_is_what_was_mapped(folders: list[Path], quads: Quads) -> None:
    written = (folders[0] / MEMORY_FILE).read_text(encoding="utf-8")
    assert written == "".join(quads.lines())
    loaded = LocalStore.open(folders[0]).store
    assert set(loaded) == set(pyoxigraph.parse(written.encode(), format=pyoxigraph.RdfFormat.N_QUADS))
    assert len(loaded) == read_manifest(folders[0]).quads == len(quads)


def test_the_rdf_files_say_what_the_store_says(folders: list[Path], atlas: LocalStore) -> None:
    dataset = set(pyoxigraph.parse(path=str(folders[0] / DATASET_FILE), format=pyoxigraph.RdfFormat.TRIG))
    assert dataset == set(atlas.store)
    accepted = {
        quad.triple for quad in pyoxigraph.parse(path=str(folders[0] / ACCEPTED_FILE), format=pyoxigraph.RdfFormat.TURTLE)
    }
    default = pyoxigraph.DefaultGraph()
    assert accepted == {quad.triple for quad in dataset if quad.graph_name == default}


def test_no_file_names_the_place_it_was_built_in(folders: list[Path]) -> None:
    for folder in folders:
        for path in folder.iterdir():
            assert str(folder.parent).encode() not in path.read_bytes(), path.name


def test_what_the_manifest_says(folders: list[Path], accepted: Batch) -> None:
    manifest = read_manifest(folders[0])
    assert (manifest.base, manifest.conforms) == (BASE, True)
    assert manifest.counts["actors"] == len(accepted.actors) == 249
    assert manifest.counts["claims"] == len(accepted.claims)
    assert [source["id"] for source in manifest.sources] == sorted(path.name for path in bundled())


def test_75_members_of_whom_one_is_a_person(atlas: LocalStore, accepted: Batch) -> None:
    assert len(values(atlas, f"?x org:memberOf <{BASE}id/gsef>")) == 75
    assert len(values(atlas, f"<{BASE}id/gsef> org:hasMember ?x")) == 75
    assert values(atlas, f"?x org:memberOf <{BASE}id/gsef> ; a foaf:Person") == [f"{BASE}id/marguerite-mendell"]
    assert len(values(atlas, f"?x org:memberOf <{BASE}id/gsef> ; a org:Organization")) == 74
    assert len(values(atlas, "?x a sse:Actor")) == len(accepted.actors)


def test_the_members_by_section(atlas: LocalStore) -> None:
    found = atlas.query(f"{PROLOGUE} SELECT ?s (COUNT(?m) AS ?n) {{ ?m sse:section ?s ; a sse:Actor }} GROUP BY ?s")
    assert {row["s"].value.rpartition("/")[2]: row["n"].python for row in found} == BY_SECTION


def test_the_countries(atlas: LocalStore) -> None:
    here = "FILTER NOT EXISTS { ?m sse:section <https://w3id.org/sse-atlas/section/international> }"
    assert sorted(values(atlas, f"?m sse:country ?x ; sse:section ?s {here}")) == COUNTRIES
    assert len(COUNTRIES) == 33 and {"HK", "SG"} <= set(COUNTRIES)
    stated = f"GRAPH <{BASE}graph/gsef-yearbook-2021> {{ ?c rdf:predicate sse:coversCountry ; rdf:object ?x }}"
    assert sorted(values(atlas, stated)) == COUNTRIES


def test_the_survey(atlas: LocalStore) -> None:
    survey = f"?x sse:participatedIn <{BASE}id/gsef-member-survey-2021>"
    assert len(values(atlas, survey)) == 32
    assert values(atlas, f"<{BASE}figure/gsef-survey-answers> sse:value ?x") == ["32"]


def test_74_memberships_have_a_start(atlas: LocalStore) -> None:
    dated = f"?x a org:Membership ; org:organization <{BASE}id/gsef> ; sse:startYear ?y"
    assert len(values(atlas, dated)) == 74
    undated = f"?x a org:Membership ; org:organization <{BASE}id/gsef> FILTER NOT EXISTS {{ ?x sse:startYear ?y }}"
    assert values(atlas, undated) == [f"{BASE}relation/emesse--memberOf--gsef"]
    years = atlas.query(f"{PROLOGUE} SELECT ?y {{ {dated} }}").values("y")
    assert Counter(years)["2014"] >= 10 and min(years) == "2014" and max(years) == "2021"


@pytest.mark.parametrize("cls", ["sse:Actor", "sse:Relation", "sse:Event", "sse:Figure"])
def test_every_record_has_a_citation_and_a_claim(atlas: LocalStore, cls: str) -> None:
    records, ours = set(values(atlas, f"?x a {cls}")), set(values(atlas, "?x a sse:CountedFigure"))
    assert records
    assert records <= set(values(atlas, "?x sse:citation ?c . ?c dcterms:source ?s ; sse:line ?l"))
    claims = set(values(atlas, "GRAPH ?source { ?x a sse:Claim ; rdf:subject ?s }"))
    # Our own counts are stated by no source: no claim is theirs.
    assert records - set(values(atlas, "?x sse:claim ?c")) <= ours
    assert set(values(atlas, f"?r a {cls} ; sse:claim ?x")) <= claims
    assert values(atlas, "?x a sse:CountedFigure ; sse:claim ?c") == []


def test_every_claim_has_a_citation_with_a_line_that_the_source_has(atlas: LocalStore) -> None:
    graph = "GRAPH ?source"
    assert values(atlas, f"{graph} {{ ?x a sse:Claim FILTER NOT EXISTS {{ ?x sse:citation [ sse:line ?l ] }} }}") == []
    beyond = f"{graph} {{ ?x sse:line ?l ; dcterms:source ?s . ?s sse:lineCount ?n FILTER (?l < 1 || ?l > ?n) }}"
    assert values(atlas, beyond) == []
    assert values(atlas, f"{graph} {{ ?x sse:citation ?y FILTER NOT EXISTS {{ ?y a sse:Citation }} }}") == []


def test_the_figure_that_was_corrected(atlas: LocalStore) -> None:
    figure = f"<{BASE}figure/gsef-members-africa-and-middle-east-local-governments>"
    assert values(atlas, f"{figure} sse:value ?x") == ["10"]
    said = f"{figure} sse:claim ?c . GRAPH <{BASE}graph/gsef-yearbook-2021> {{ ?c rdf:predicate sse:value ; rdf:object ?x }}"
    assert values(atlas, said) == ["9"]


def test_the_concepts_that_are_used_are_described(atlas: LocalStore) -> None:
    assert len(values(atlas, "?m sse:section ?x . ?x skos:prefLabel ?l")) == 6
    assert values(atlas, "?m sse:section|sse:measure|sse:qualifier|sse:status|sse:relationType ?x") != []
    undescribed = "?m sse:section|sse:measure|sse:qualifier|sse:status|sse:relationType ?x FILTER NOT EXISTS"
    assert values(atlas, f"{undescribed} {{ ?x skos:prefLabel ?l }}") == []


def test_refused_rows_are_listed_in_the_folder(tmp_path: Path) -> None:
    refusal = Refusal("list.csv:3", "a wrong year", "correct the cell", text='x,"y"\n=1')
    done = build(Batch(sources=[Source("s", "S")], refusals=[refusal]), tmp_path / "atlas", LOCAL_BASE, check=False)
    assert done.refusals == (refusal,)
    listed = (tmp_path / "atlas" / "refused.csv").read_text(encoding="utf-8")
    assert listed == 'where,what,do,text\nlist.csv:3,a wrong year,correct the cell,"x,""y""\n=1"\n'
    build(Batch(sources=[Source("s", "S")]), tmp_path / "atlas", LOCAL_BASE, check=False)
    assert not (tmp_path / "atlas" / "refused.csv").exists()


def test_a_base_that_is_none_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no base for IRIs"):
        build(Batch(), tmp_path / "atlas", "not a base")
    assert list(tmp_path.iterdir()) == []

"""What is told of an actor: every statement with its places, in words, as data and as RDF."""

from __future__ import annotations

import json
import re

import pyoxigraph
import pytest

from sse_atlas.errors import NotFoundError
from sse_atlas.graph import LocalStore, serialize
from sse_atlas.ontology import RDF, SSE
from sse_atlas.queries import Description, Place, describe, description_graph


def of(store: LocalStore, slug: str) -> Description:
    return describe(store, f"{store.base}id/{slug}")


def lines(store: LocalStore, slug: str, group: str) -> list[str]:
    text = of(store, slug).lines()
    start = text.index(group) + 1
    end = text.index("", start) if "" in text[start:] else len(text)
    return text[start:end]


def test_a_member_is_told_in_groups(store: LocalStore) -> None:
    bamako = of(store, "bamako")
    assert (bamako.label, bamako.kind) == ("Bamako City", "Local government")
    assert [group.title for group in bamako.groups] == ["Names", "Kind and place", "Web", "Relations", "Figures", "Remarks"]
    assert lines(store, "bamako", "Relations")[1:3] == [
        "  Bamako City is a member of Global Social Economy Forum (since 2019)  [4: page 35, line 648]",
        "  Bamako City is a partner of Réseau national d'appui à la promotion de l'Economie Sociale et Solidaire"
        "  [4: page 35, line 656]",
    ]
    assert lines(store, "bamako", "Sources") == [
        "  Global Social Economy Forum: Member Yearbook 2021",
        "    [1] Contents",
        "    [2] 2021 GSEF Member Survey",
        "    [3] GSEF Member Directory 2021, list of the section",
        "    [4] Bamako City",
    ]


def test_what_is_printed_otherwise_is_shown(store: LocalStore) -> None:
    (country,) = (line for line in lines(store, "pojet", "Kind and place") if "The country of" in line)
    assert "is Côte d'Ivoire (CI), printed “Ivory Coast”, “Toulepleu, Ivory Coast”" in country


def test_every_statement_of_the_bundled_data_has_a_place(store: LocalStore) -> None:
    actors = store.query(f"SELECT ?s {{ ?s a <{SSE.Actor}> }}").values("s")
    assert len(actors) == 249
    for actor in actors:
        for group in describe(store, actor).groups:
            for said in group.statements:
                assert said.places, (actor, said)
                assert all(place.source and place.line for place in said.places)
                assert said.value


def test_a_hub_lists_its_members_in_order(store: LocalStore) -> None:
    (relations,) = (group for group in of(store, "gsef").groups if group.title == "Relations")
    sentences = [said.value for said in relations.statements]
    members = [sentence for sentence in sentences if " as a member" in sentence]
    assert len(members) == 75 and len(sentences) == 91
    assert all(sentence.startswith("Global Social Economy Forum has ") for sentence in members)
    assert members[0].startswith("Global Social Economy Forum has Asia Pacific")
    assert len(set(members)) == 75


def test_figures_are_told_with_our_count_where_it_differs(store: LocalStore) -> None:
    figures = "\n".join(lines(store, "gsef", "Figures"))
    assert "Global Social Economy Forum: members: 41 as of 2018  [5: page 3, line 22]" in figures
    assert re.search(r"members \(Asia, SSE Networks\): 9 as of 2021-08-01; 7 counted here  \[\d+: line 168", figures)
    assert re.search(r"Africa and Middle East, Local Government.*: 10 as of .* printed “9” \(corrected: With 9", figures)


def test_a_correction_is_told_where_it_belongs(store: LocalStore) -> None:
    (line,) = lines(store, "la-maison-du-millenaire", "Corrections")
    assert line.startswith("  website: http://www.facebook.com/TPM228, set aside: The page belongs to")
    assert line.endswith("[2: page 65, line 1302 | 4: page 101, line 1995]")
    assert "Web" not in of(store, "la-maison-du-millenaire").lines()
    (name,) = (name for name in lines(store, "carabayllo", "Names") if "The name is" in name)
    assert "printed “Municipal District Carabaylo” (corrected: Misspelt" in name


def test_a_disagreement_is_told_where_it_belongs(store: LocalStore) -> None:
    (line,) = (line for line in lines(store, "svs-fund", "Disagreements") if "acronym:" in line)
    assert line.startswith("  acronym: SVS | SVS Fund: SVS in the heading")
    assert any("The acronym is SVS (disputed: " in name for name in lines(store, "svs-fund", "Names"))


def test_a_remark_is_told_where_it_belongs(store: LocalStore) -> None:
    (line,) = lines(store, "gbess", "Remarks")[2:]
    assert line.startswith("  sum that does not add up: “11 member organizations”: The parts named (2, 1, 1, 1 and 5) make 10")
    assert line.endswith("[5: page 42, line 814]")


def test_concepts_of_others_are_told_by_their_names(store: LocalStore) -> None:
    kind = "\n".join(lines(store, "ppse", "Kind and place"))
    assert "The region of PPSE is South-eastern Asia" in kind
    assert "PPSE pursues the goal “No Poverty”, printed “SDG number 1, Zero Poverty”  [7: page 81, line 1590]" in kind


def test_an_initiative_is_told_with_its_figures(store: LocalStore) -> None:
    figures = "\n".join(lines(store, "dakar-fodem", "Figures"))
    assert "financial support a woman can receive: 200,000 to 5,000,000 XOF  [1: page 37, line 736]" in figures


def test_an_event_is_told_with_those_who_took_part(store: LocalStore) -> None:
    survey = of(store, "gsef-member-survey-2021")
    assert survey.kind == "Survey"
    assert "  2021 GSEF Member Survey had Bamako City as a participant  [" in "\n".join(survey.lines())


def test_a_statement_of_a_list_stands_in_its_row(twins: LocalStore) -> None:
    text = "\n".join(of(twins, "one").lines())
    assert "The name is “Alpha”  [1: row 1]" in text
    assert "The website of Alpha is https://one.example.org/  [1: row 1]" in text
    assert "The country of Alpha is Peru (PE)  [1: row 1]" in text


def test_as_data_it_is_json(store: LocalStore) -> None:
    said = json.loads(json.dumps(of(store, "bamako").as_dict()))
    (name,) = (one for one in said["groups"][0]["statements"] if one["value"] == "Bamako City (en)")
    assert name["places"] == [
        {
            "source": "Global Social Economy Forum: Member Yearbook 2021",
            "page": "35",
            "line": 644,
            "last_line": 644,
            "row": 0,
            "locator": "Bamako City",
        }
    ]


def test_as_rdf_it_has_claims_relations_and_citations(store: LocalStore) -> None:
    graph = description_graph(store, f"{store.base}id/la-maison-du-millenaire")
    triples = list(pyoxigraph.parse(serialize(graph, "ttl"), format=pyoxigraph.RdfFormat.TURTLE))
    types = {triple.object.value for triple in triples if triple.predicate.value == RDF.type}
    assert {SSE.Actor, SSE.Claim, SSE.Relation, SSE.Citation, SSE.Correction} <= types
    lonely = {t.object.value for t in triples if t.predicate.value == SSE.citation} - {t.subject.value for t in triples}
    assert not lonely


@pytest.mark.parametrize("iri", ["urn:x:nobody", "no iri", "", "> } #"])
def test_nothing_known_is_told(store: LocalStore, iri: str) -> None:
    with pytest.raises(NotFoundError, match="nothing is said"):
        describe(store, iri)
    if iri != "urn:x:nobody":
        with pytest.raises(NotFoundError):
            description_graph(store, iri)


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Place("S", "35", 644, 644, 0, "Bamako"), "page 35, line 644 (Bamako)"),
        (Place("S", "", 60, 62, 0, "Contents"), "lines 60-62 (Contents)"),
        (Place("S", row=12), "row 12"),
        (Place("S", locator="http://example.org/a"), "http://example.org/a"),
        (Place("S"), ""),
    ],
)
def test_a_place_in_words(place: Place, words: str) -> None:
    assert str(place) == words


def test_control_characters_of_data_do_not_reach_the_terminal(twins: LocalStore) -> None:
    hostile = Description("urn:x:a", "A\x1b[31mB", "", ())
    assert hostile.lines()[0] == r"A\x1b[31mB"

"""What is missing, on made-up networks of which the answer is known by hand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import product
from pathlib import Path

import pytest

from sse_atlas.graph import LocalStore, Store
from sse_atlas.graph.as_of import as_of
from sse_atlas.queries.answers.gaps import KEYS, Gap, Gaps, gaps
from sse_atlas.queries.answers.statement import Statement
from tests.queries.editions import curated, lists, opened, table
from tests.queries.editions import said as row_of


def of(store: Store, key: str, **options: object) -> Gap:
    (found,) = gaps(store, only=[key], **options).groups  # type: ignore[arg-type]
    return found


def group(found: Gaps, key: str) -> Gap:
    return next(gap for gap in found.groups if gap.key == key)


def slug(iri: str) -> str:
    return iri.rpartition("/")[2]


def texts(listed: Iterable[Statement]) -> list[str]:
    return [one.text for one in listed]


# Lists made up so that the answer is known by hand.

MEMBERS = "alpha beta gamma delta epsilon eta theta lone gone".split()
TIES = [
    *({"from": slug, "type": "memberOf", "to": "net", "start": "2015" if slug < "c" else ""} for slug in MEMBERS),
    {"from": "old", "type": "memberOf", "to": "net", "start": "2010", "end": "2012"},
    {"from": "alpha", "type": "partnerOf", "to": "beta", "start": "2016"},
    {"from": "beta", "type": "supports", "to": "gamma"},
    {"from": "gamma", "type": "funds", "to": "delta", "start": "2001"},
    {"from": "epsilon", "type": "memberOf", "to": "gamma"},
    {"from": "eta", "type": "partnerOf", "to": "theta"},
    {"from": "gone", "type": "partnerOf", "to": "alpha", "start": "2001", "end": "2003"},
    {"from": "rival", "type": "memberOf", "to": "other"},
    {"from": "old", "type": "memberOf", "to": "other"},
]


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> LocalStore:
    """A network of nine members, one of them with no other relation, one with an ended one, two who keep to themselves."""
    folder = tmp_path_factory.mktemp("village")
    names = [*MEMBERS, "old", "rival"]
    actors = [{"slug": slug, "name": slug.title(), "country": "SN" if slug < "e" else "ML"} for slug in names]
    actors += [{"slug": slug, "name": slug.title(), "kind": "Network"} for slug in ("net", "other")]
    actors[0] |= {"themes": "youth | tourism", "website": "www.example.org", "founded": "1999"}
    actors[1] |= {"themes": "youth"}
    return opened(lists(folder, actors, TIES))


def test_the_network_with_the_most_members_is_looked_at(village: LocalStore) -> None:
    found = gaps(village)
    assert (slug(found.network), found.network_name, found.members) == ("net", "Net", 9)
    assert tuple(gap.key for gap in found.groups) == KEYS
    other = gaps(village, network=f"{village.base}id/other")
    assert (other.network_name, other.members) == ("Other", 2)


def test_members_with_no_relation_but_the_membership(village: LocalStore) -> None:
    found = of(village, "unconnected")
    assert texts(found.listed) == ["Lone: no relation but the membership"]
    assert texts(found.counts) == ["1 of 9 members has no relation but the membership"]
    assert [(place.source, place.row) for place in found.listed[0].places] == [("members.csv", 8)]
    # Seen from the other network, whoever is a member of this one is tied by it.
    assert texts(of(village, "unconnected", network=f"{village.base}id/other").listed) == [
        "Rival: no relation but the membership"
    ]


def test_what_splits_the_network_with_how_much_it_cuts_off(village: LocalStore) -> None:
    found = of(village, "bridges")
    assert texts(found.counts) == ["The ties join 10 actors in 3 parts, the largest of 5", "7 actors hang on one tie alone"]
    assert texts(found.listed) == [
        "Without Gamma, 2 actors are cut off, in pieces, from the other 2: Delta, Epsilon",
        "Without the tie “Beta supports Gamma”, 2 actors are cut off from the other 3: Beta, Alpha",
    ]
    assert [[place.row for place in said.places] for said in found.listed] == [[13, 14], [12]]


def test_as_of_a_year_what_had_begun_and_not_ended_ties(village: LocalStore) -> None:
    cut, _ = as_of(village, 2002)
    found = gaps(cut, only=["unconnected", "bridges"])
    assert found.members == len(MEMBERS) - 2
    assert texts(found.groups[0].listed) == ["Lone: no relation but the membership"]
    assert texts(found.groups[1].counts)[0] == "The ties join 11 actors in 4 parts, the largest of 4"
    assert texts(found.groups[1].listed) == ["Without Gamma, 2 actors are cut off, in pieces, from the other 1: Delta, Epsilon"]


def test_countries_and_regions_with_nobody(village: LocalStore) -> None:
    found = of(village, "countries")
    west = next(text for text in texts(found.listed) if text.startswith("Western Africa"))
    assert west.startswith(
        "Western Africa: nobody in 15 of 17 countries and areas: Benin, Burkina Faso, Cabo Verde, Côte d'Ivoire"
    )
    assert not re.search(r"Senegal|Mali\b", "".join(texts(found.listed)))
    assert found.counts[0].text == "Nobody is recorded in 246 of the 248 countries and areas of the standard"
    assert found.counts[1].text == "Nobody is recorded in 21 of its 22 regions"
    assert texts(found.listed)[-1] == west and len(found.listed) == 22


def test_themes_with_nobody_and_with_one(village: LocalStore) -> None:
    found = of(village, "themes")
    assert texts(found.listed)[-1] == "Tourism: Alpha alone"
    assert [place.row for place in found.listed[-1].places] == [1]
    assert "Youth" not in {said.property for said in found.listed}
    assert all("no actor" in text for text in texts(found.listed)[:-1])


def test_relations_that_last_without_a_start(village: LocalStore) -> None:
    assert texts(of(village, "undated").listed) == [
        "10 of 13 relations of the type “is a member of” have no start",
        "1 of 3 relations of the type “is a partner of” has no start",
        "1 of 1 relations of the type “supports” has no start",
    ]


def test_what_is_not_known_of_the_members(village: LocalStore) -> None:
    assert texts(of(village, "unknown").counts) == [
        "website: not told of 8 of 9 members: sse-atlas query members-without-website",
        "theme: not told of 7 of 9 members: sse-atlas query coverage",
        "founded on: not told of 8 of 9 members: sse-atlas query coverage",
    ]
    other = texts(of(village, "unknown", network=f"{village.base}id/other").counts)
    assert other[0] == "website: not told of 2 of 2 members: sse-atlas query members-without-website -p network=other"


def test_a_list_could_have_told_only_relations_of_a_type_that_it_tells_of_both(tmp_path: Path) -> None:
    actors = [{"slug": slug, "name": slug.title()} for slug in ("alpha", "beta", "gamma", "delta")]
    first = [("alpha", "partnerOf", "beta"), ("gamma", "partnerOf", "delta"), ("alpha", "funds", "gamma")]
    second = [("beta", "partnerOf", "gamma"), ("alpha", "partnerOf", "gamma"), ("alpha", "supports", "beta")]
    rows = [[dict(zip(("from", "type", "to"), row, strict=True)) for row in some] for some in (first, second)]
    store = opened([*lists(tmp_path, actors, rows[0]), table(tmp_path / "more.csv", ("from", "type", "to"), rows[1])])
    found = of(store, "single-source")
    # Delta has no partner in the second list; only the first funds, only the second supports; the list of actors tells nothing.
    assert texts(found.listed) == [
        "Alpha is a partner of Beta: told by one source alone; both ends are named in “more.csv” too",
        "Alpha is a partner of Gamma: told by one source alone; both ends are named in “ties.csv” too",
        "Beta is a partner of Gamma: told by one source alone; both ends are named in “ties.csv” too",
    ]
    assert found.counts[0].text.startswith("6 relations of 6 are told by one source alone")
    assert of(store, "single-source", most=1).more == 2


# Two curated documents: entries under headings, events, things.

OUTLINE = ("line", "heading", "page")
EVENTS = (
    *("slug", "name", "language", "line", "kind", "kind_printed", "kind_line", "start", "end", "dates_printed", "dates_line"),
    *("locator_heading", "page"),
)


def document(folder: Path, name: str, headings: Sequence[tuple[int, str]], rows: dict[str, list[dict[str, str]]]) -> Path:
    (path,) = curated(folder / name, {"source": [{"id": name, "title": name.title(), "language": "en"}]} | rows)
    table(path / "outline.csv", OUTLINE, [{"line": str(line), "heading": heading} for line, heading in headings])
    return path


def named(slug: str, kind: str, line: int) -> list[dict[str, str]]:
    return [row_of(slug, "name", slug.title(), line, "en"), row_of(slug, "kind", kind, line)]


def tied(line: int, near: str, type_: str, far: str) -> dict[str, str]:
    return {"from": near, "type": type_, "to": far, "line": str(line)}


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> LocalStore:
    """A directory of a network with a survey, and a report in which some of its members are named again."""
    folder = tmp_path_factory.mktemp("books")
    members = "alpha beta gamma delta epsilon zeta".split()
    book = document(
        folder,
        "book",
        [(1, "Preface"), *((10 * number, slug.title()) for number, slug in enumerate(members, start=1))],
        {
            "statements": [
                *(row for number, slug in enumerate(members, start=1) for row in named(slug, "Organization", 10 * number)),
                *named("net", "Network", 2),
                row_of("survey", "theme", "youth", 3),
            ],
            "things": [
                {"slug": "plan", "class": "Initiative", "name": "Plan", "language": "en", "line": "43"},
                {"slug": "lab", "class": "Initiative", "name": "Lab", "language": "en", "line": "11"},
                {"slug": "hill", "class": "Place", "name": "Hill", "language": "en", "line": "61"},
            ],
            "relations": [
                *(tied(10 * number + 1, slug, "memberOf", "net") for number, slug in enumerate(members, start=1)),
                tied(12, "alpha", "partnerOf", "beta"),
                tied(13, "alpha", "supports", "gamma"),
                tied(33, "alpha", "supports", "gamma"),
                tied(4, "beta", "funds", "gamma"),
                tied(14, "alpha", "operates", "lab"),
                tied(24, "beta", "supports", "lab"),
                tied(43, "delta", "operates", "plan"),
                tied(3, "net", "organizes", "survey"),
                tied(52, "epsilon", "participatedIn", "survey"),
                tied(42, "delta", "participatedIn", "survey"),
                tied(61, "zeta", "locatedIn", "hill"),
            ],
        },
    )
    survey = {"slug": "survey", "name": "Survey", "language": "en", "line": "3", "kind": "survey", "kind_line": "3"}
    table(book / "events.csv", EVENTS, [survey])
    report = document(
        folder,
        "report",
        [(1, "Report")],
        {
            "statements": [
                *named("alpha", "Organization", 2),
                *named("beta", "Organization", 3),
                row_of("lab", "name", "Lab", 4, "en"),
            ]
        },
    )
    table(report / "events.csv", EVENTS, [])
    ledger = [{"name": slug.title(), "source": source, "actor": slug} for source, slug in product(("book", "report"), members)]
    ledger += [{"name": slug.title(), "source": "book", "actor": slug} for slug in ("net", "plan", "lab", "hill", "survey")]
    ledger += [{"name": "Lab", "source": "report", "actor": "lab"}]
    table(folder / "identity.csv", ("name", "source", "actor", "reason"), ledger)
    return opened([book, report])


def test_a_relation_that_the_entry_of_one_side_tells(books: LocalStore) -> None:
    # Both entries tell that alpha supports gamma; the preface, no entry, that beta funds gamma.
    (told,) = of(books, "one-sided").listed
    assert told.text == "Alpha is a partner of Beta: told in the entry of Alpha, not in that of Beta"
    assert (slug(told.iri), [(place.locator, place.line) for place in told.places]) == (
        "alpha--partnerOf--beta",
        [("Alpha", 12)],
    )


def test_a_document_that_names_both_ends_could_have_told_it(books: LocalStore) -> None:
    found = of(books, "single-source")
    assert texts(found.listed) == [
        "Alpha operates Lab: told by one source alone; both ends are named in “Report” too",
        "Alpha is a partner of Beta: told by one source alone; both ends are named in “Report” too",
        "Beta supports Lab: told by one source alone; both ends are named in “Report” too",
    ]
    assert [said.text.partition(" are told")[0] for said in found.counts] == ["16 relations of 16", "15 relations of 16"]


def test_events_of_the_network_and_things_of_their_own_tie_members_to_nobody(books: LocalStore) -> None:
    found = of(books, "unconnected")
    assert texts(found.listed) == [
        "Epsilon: no relation but the membership and events of Net: Survey",
        "Delta: tied to nothing but Plan",
        "Zeta: tied to nothing but Hill",
    ]
    assert texts(found.counts) == [
        "1 of 6 members has no relation but the membership and events of Net",
        "2 of 6 members are tied to things that lead to no other actor",
    ]
    # In alpha, beta and gamma any two are tied without the third: nothing splits them.
    assert not of(books, "bridges")


def test_with_another_network_its_events_tie(books: LocalStore) -> None:
    found = gaps(books, network=f"{books.base}id/alpha", only=["bridges", "unconnected"])
    assert (found.network_name, found.members) == ("Alpha", 0)
    assert "Without Net, 3 actors are cut off, in pieces, from the other 2: Delta, Epsilon, Zeta" not in found.lines()
    assert texts(found.groups[1].listed)[0].startswith("Without Net, ")


def test_countries_that_only_things_stand_in(tmp_path: Path) -> None:
    rows = {
        "statements": [
            *named("alpha", "Organization", 2),
            row_of("alpha", "country", "SN", 2),
            row_of("hall", "country", "SN", 3),
            row_of("hill", "country", "NP", 4),
        ],
        "things": [
            {"slug": slug, "class": "Place", "name": slug.title(), "language": "en", "line": line}
            for slug, line in (("hall", "3"), ("hill", "4"))
        ],
    }
    path = document(tmp_path, "book", [(1, "Preface")], rows)
    ledger = [{"name": slug.title(), "source": "book", "actor": slug} for slug in ("alpha", "hall", "hill")]
    table(tmp_path / "identity.csv", ("name", "source", "actor", "reason"), ledger)
    first, *rest = of(opened([path]), "countries").listed
    assert first.text == "Nepal: nobody, though the sources place there: Hill"
    assert [place.line for place in first.places] == [4]
    assert not any("place there" in said.text for said in rest)


HOSTILE = ["{names} {0}", "<script>alert(1)</script>", '"} DROP ALL #', "**bold** [link](javascript:x)", "a\u202eb", "%s %(x)s"]


def test_hostile_names_are_told_as_they_are(tmp_path: Path) -> None:
    actors = [{"slug": f"a{place}", "name": name} for place, name in enumerate(HOSTILE)]
    ties = [{"from": f"a{place}", "type": "memberOf", "to": "a0"} for place in range(1, len(HOSTILE))]
    ties += [{"from": "a1", "type": "partnerOf", "to": f"a{place}"} for place in (2, 3)]
    ties += [{"from": "a3", "type": "supports", "to": "a4"}]
    found = gaps(opened(lists(tmp_path, actors, ties)))
    assert found.network_name == "{names} {0}"
    assert texts(group(found, "bridges").listed) == [
        "Without the tie “<script>alert(1)</script> is a partner of **bold** [link](javascript:x)”, 2 actors are cut off from "
        'the other 2: <script>alert(1)</script>, "} DROP ALL #'
    ]
    assert texts(group(found, "unconnected").listed) == ["%s %(x)s: no relation but the membership"]
    assert "<script>" not in found.markdown() and "**bold**" not in found.markdown()
    assert all(line.isprintable() for line in found.lines())


def test_an_atlas_without_members_has_its_other_gaps(tmp_path: Path) -> None:
    found = gaps(opened(lists(tmp_path, [{"slug": "alpha", "name": "Alpha", "country": "SN"}])))
    assert (found.network, found.network_name, found.members) == ("", "", 0)
    assert [gap.key for gap in found.groups if gap] == ["countries", "themes", "unknown"]
    assert texts(group(found, "unknown").counts)[0] == "website: not told of 1 of 1 actors"
    assert found.lines()[1].startswith("What is missing here is a record")

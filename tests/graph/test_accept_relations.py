"""The relations of the accepted view: what several claims say of one tie is one record, unless their dates tell them apart."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sse_atlas.graph.records import Claim, Correction, Relation, Source, Thing
from tests.graph.claiming import accepted, tie


def starts(*claims: Claim) -> dict[str, list[int]]:
    """The start of each record, and the lines of the claims it rests on."""
    return {said.start: sorted(cited.line for cited in said.citations) for said in accepted(claims).relations}


def test_a_relation_stated_twice_is_one_record_with_both_claims() -> None:
    first, second = tie("a", "memberOf", "b", 1, since="2016"), tie("a", "memberOf", "b", 9, since="2016", source="t")
    sources = [Source("s", "S", issued="2021"), Source("t", "T", issued="2021-10")]
    batch = accepted([first, second], sources=sources)
    (relation,) = batch.relations
    assert relation.claims == (first, second)
    assert [(cited.source, cited.line) for cited in relation.citations] == [("s", 1), ("t", 9)]
    assert relation.stated_on == "2021-10"


def test_relations_of_two_starts_are_two() -> None:
    batch = accepted([tie("a", "memberOf", "b", since="2014"), tie("a", "memberOf", "b", since="2018")])
    assert [relation.start for relation in batch.relations] == ["2014", "2018"]


#: The starts of claims at lines 1, 2, ..., and the records that they make.
MERGED = [
    (("2014", ""), {"2014": [1, 2]}),
    (("", "2014"), {"2014": [1, 2]}),
    (("", "", "2014-05-01"), {"2014-05-01": [1, 2, 3]}),
    (("", ""), {"": [1, 2]}),
    (("2015", "2015-05"), {"2015-05": [1, 2]}),
    (("2015-05", "2015"), {"2015-05": [1, 2]}),
    (("2015", "2015-05", "2015-05-30", ""), {"2015-05-30": [1, 2, 3, 4]}),
    (("2014", "2018", ""), {"": [3], "2014": [1], "2018": [2]}),
    (("", "2014", "", "2018"), {"": [1, 3], "2014": [2], "2018": [4]}),
    (("2015", "2015-05", "2015-08"), {"2015": [1], "2015-05": [2], "2015-08": [3]}),
    (("2015-05", "2015-05-30", "2015-05-31", "2015"), {"2015": [4], "2015-05": [1], "2015-05-30": [2], "2015-05-31": [3]}),
]


@pytest.mark.parametrize(("since", "records"), MERGED, ids=[" ".join(start or "undated" for start in case) for case, _ in MERGED])
def test_what_is_said_with_less_of_a_date_joins_the_one_record_it_can_mean(
    since: tuple[str, ...], records: dict[str, list[int]]
) -> None:
    assert starts(*(tie("a", "memberOf", "b", line, since=start) for line, start in enumerate(since, start=1))) == records


DATES = st.sampled_from(["", "2014", "2015", "2015-05", "2015-05-30", "2015-08"])


@given(st.lists(DATES, min_size=1, max_size=7).flatmap(lambda since: st.permutations(list(enumerate(since, start=1)))))
def test_the_order_of_the_claims_makes_no_other_records(said: list[tuple[int, str]]) -> None:
    claims = [tie("a", "memberOf", "b", line, since=start) for line, start in said]
    found = starts(*claims)
    assert found == starts(*sorted(claims, key=lambda claim: claim.citations))
    # Every claim stands in one record, and none but an undated one in one of another date.
    assert sorted(line for lines in found.values() for line in lines) == sorted(line for line, _ in said)
    of = {line: start for start, lines in found.items() for line in lines}
    assert all(of[line].startswith(start) for line, start in said)


def test_dates_keep_two_ties_or_two_types_apart() -> None:
    claims = [tie("a", "memberOf", "b", since="2014"), tie("a", "memberOf", "c"), tie("a", "partnerOf", "b")]
    assert [(said.type, said.end_of, said.start) for said in accepted(claims).relations] == [
        ("memberOf", "b", "2014"),
        ("memberOf", "c", ""),
        ("partnerOf", "b", ""),
    ]


def roles(*said: str) -> Relation:
    claims = [replace(tie("a", "spokeAt", "e", line), role=role) for line, role in enumerate(said, start=1)]
    (relation,) = accepted(claims).relations
    assert relation.claims == tuple(claims)
    return relation


def test_the_roles_of_a_relation_are_told_once_each_in_the_order_of_the_claims() -> None:
    assert roles("mayor", "", "chair", "mayor").role == "mayor; chair"
    assert roles("chair", "mayor").role == "chair; mayor"
    assert roles("", "").role == ""


def test_the_first_role_stands_first_whichever_claim_has_the_date() -> None:
    undated = replace(tie("a", "memberOf", "b", 1), role="observer", date_text="since spring")
    dated = replace(tie("a", "memberOf", "b", 2, since="2014"), role="co-chair", end="2018")
    (relation,) = accepted([undated, dated]).relations
    assert (relation.start, relation.end, relation.date_text) == ("2014", "2018", "since spring")
    assert (relation.role, relation.claims) == ("observer; co-chair", (undated, dated))


def test_a_symmetric_relation_is_stored_once_in_the_order_of_slugs() -> None:
    there, back = tie("b", "partnerOf", "a", 1), tie("a", "partnerOf", "b", 2)
    (relation,) = accepted([there, back]).relations
    assert (relation.start_of, relation.end_of, relation.claims) == ("a", "b", (there, back))


@pytest.mark.parametrize("since", [("2019", ""), ("", "2019"), ("2019", "2019-11"), ("2019-11", "2019")])
def test_a_symmetric_relation_merges_from_either_end(since: tuple[str, str]) -> None:
    there, back = tie("b", "partnerOf", "a", 1, since=since[0]), tie("a", "partnerOf", "b", 2, since=since[1])
    (relation,) = accepted([there, back]).relations
    assert (relation.start_of, relation.end_of, relation.start) == ("a", "b", max(since))
    assert relation.claims == (there, back)


def test_other_relations_keep_their_direction() -> None:
    batch = accepted([tie("b", "memberOf", "a"), tie("a", "memberOf", "b")])
    assert [(relation.start_of, relation.end_of) for relation in batch.relations] == [("a", "b"), ("b", "a")]


def test_a_correction_moves_a_claim_to_the_record_of_the_right_end() -> None:
    wrong, right = tie("a", "memberOf", "c", 1), tie("a", "memberOf", "b", 2, since="2014")
    (relation,) = accepted([wrong, right], corrections=[Correction(wrong, "why", Thing("b"))]).relations
    assert (relation.end_of, relation.start, relation.claims) == ("b", "2014", (wrong, right))
    (left,) = accepted([wrong, right], corrections=[Correction(wrong, "why")]).relations
    assert left.claims == (right,)

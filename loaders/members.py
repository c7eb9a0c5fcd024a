"""A row of a members table: a member's names, kind, place and year in a network's directory, each a claim with its line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sse_atlas.graph.records import Citation, Claim, Literal, Term, Thing
from sse_atlas.loaders import values
from sse_atlas.loaders.csvfile import Row
from sse_atlas.loaders.identity import Ledger
from sse_atlas.ontology import RDF, SSE, kinds, relation_types

MEMBER_COLUMNS: Final = (
    "slug kind kind_words kind_line section page contents_name contents_acronym contents_country contents_language"
    " contents_line list_name list_acronym list_line heading_name heading_acronym heading_language heading_line lead"
    " since role since_line place_printed city country place_line survey_line"
).split()

#: The network and the survey of the directory; a directory of another network will name its own.
_NETWORK: Final = "gsef"
_SURVEY: Final = "gsef-member-survey-2021"

_SURVEY_HEADING: Final = "2021 GSEF Member Survey"
_CONTENTS: Final = "Contents"
_DIRECTORY: Final = "GSEF Member Directory 2021"
_REGIONAL: Final = "Regional"


def member_claims(row: Row, source: str, ledger: Ledger) -> Iterator[Claim]:
    """Yield the claims of a row; ValueError where a cell is wrong or a name is not the ledger's."""
    member = Thing(values.slug(row["slug"]))
    cite = _Citing(row, source)
    yield from _names(row, source, ledger, cite)
    for kind in values.kind(row["kind"]):
        yield Claim(source, member, RDF.type, Term(kinds()[kind].iri), (cite.entry("kind_line"),), row["kind_words"])
    for place, where in (("heading", cite.entry), ("list", cite.list), ("contents", cite.contents)):
        if acronym := row[f"{place}_acronym"]:
            yield Claim(source, member, SSE.acronym, Literal(acronym), (where(f"{place}_line"),))
    section = Term(values.concept("sections", row["section"]))
    yield Claim(source, member, SSE.section, section, (cite.list("list_line"),))
    yield from _place(row, source, cite)
    yield _membership(row, source, cite)
    if row["survey_line"]:
        line = values.line(row["survey_line"])
        survey = Citation(source, line, line, locator=_SURVEY_HEADING)
        yield Claim(source, member, relation_types()["participatedIn"].iri, Thing(_SURVEY), (survey,))


class _Citing:
    """The places a row's statements stand at: its own entry, the list of its section, the table of contents."""

    def __init__(self, row: Row, source: str) -> None:
        self.row, self.source = row, source

    def entry(self, column: str) -> Citation:
        line = values.line(self.row[column])
        return Citation(self.source, line, line, page=self.row["page"], locator=self.row["heading_name"])

    def list(self, column: str) -> Citation:
        line = values.line(self.row[column])
        return Citation(self.source, line, line, locator=f"{_DIRECTORY}, list of the section")

    def contents(self, column: str) -> Citation:
        line = values.line(self.row[column])
        return Citation(self.source, line, line, locator=_CONTENTS)


def _names(row: Row, source: str, ledger: Ledger, cite: _Citing) -> Iterator[Claim]:
    places = {"heading": cite.entry, "list": cite.list, "contents": cite.contents}
    lead = row["lead"]
    if lead not in places:
        raise ValueError(f"{lead!r} is no place of a name (there are {', '.join(places)})")
    for place in sorted(places, key=lambda name: (name != lead, list(places).index(name))):
        name = row[f"{place}_name"]
        language = values.language(row["heading_language" if place == "heading" else "contents_language"])
        ledger.check(name, source, row["slug"])
        yield Claim(source, Thing(row["slug"]), SSE.name, Literal(name, language=language), (places[place](f"{place}_line"),))


def _place(row: Row, source: str, cite: _Citing) -> Iterator[Claim]:
    member, printed = Thing(row["slug"]), row["place_printed"]
    if row["city"]:
        words = "" if row["city"] == printed else printed
        yield Claim(source, member, SSE.city, Literal(row["city"]), (cite.entry("place_line"),), words)
    if row["country"]:
        yield Claim(source, member, SSE.country, Literal(values.country(row["country"])), (cite.entry("place_line"),), printed)
    if row["contents_country"] and row["contents_country"] != _REGIONAL:
        code = values.country(row["contents_country"])
        yield Claim(source, member, SSE.country, Literal(code), (cite.contents("contents_line"),), row["contents_country"])


def _membership(row: Row, source: str, cite: _Citing) -> Claim:
    start = values.date(row["since"]) if row["since"] else ""
    line = "since_line" if start else "heading_line"
    type_ = relation_types()["memberOf"].iri
    return Claim(source, Thing(row["slug"]), type_, Thing(_NETWORK), (cite.entry(line),), start=start, role=row["role"])

"""A row of a members table: a member's names, kind, place and year in a network's directory, each a claim with its line.

A name may be missing at two of its three places (contents, list of the section, heading of the entry), and so may all else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from sse_atlas.graph.records import Citation, Claim, Literal, Term, Thing
from sse_atlas.loaders import values
from sse_atlas.loaders.csvfile import CellError, Row
from sse_atlas.loaders.decided import Sure
from sse_atlas.loaders.identity import Ledger
from sse_atlas.ontology import RDF, SSE, kinds, relation_types

MEMBER_COLUMNS: Final = (
    "slug kind kind_words kind_line section page contents_name contents_acronym contents_country contents_language"
    " contents_line list_name list_acronym list_line heading_name heading_acronym heading_language heading_line lead"
    " since role since_line place_printed city country place_line survey_line"
).split()

#: What directory.csv says of the whole directory, in one row.
DIRECTORY_COLUMNS: Final = ("network", "survey", "survey_heading", "contents_heading", "directory_heading")

_PLACES: Final = ("heading", "list", "contents")


@dataclass(frozen=True, slots=True)
class About:
    """The directory that a member stands in: slugs of its network and of its survey, "" for none, and its headings.

    `sections` are those that the directory brings along, by slug: the path of each under the base.
    """

    network: str = ""
    survey: str = ""
    survey_heading: str = ""
    contents_heading: str = ""
    directory_heading: str = ""
    sections: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, row: Row, sections: Mapping[str, str]) -> About:
        """Read a row of directory.csv; ValueError where a slug is none."""
        slugs = {name: values.slug(row[name]) if row[name] else "" for name in ("network", "survey")}
        return cls(**slugs, **{name: row[name] for name in DIRECTORY_COLUMNS[2:]}, sections=sections)

    def section(self, name: str) -> Term:
        """Give the concept of a section: the directory's own, else one of the scheme; ValueError where there is none."""
        return Term(self.sections[name] if name in self.sections else values.concept("sections", name))


def member_claims(row: Row, source: str, ledger: Ledger, about: About) -> Iterator[Claim]:
    """Yield the claims of a row; ValueError where a cell is wrong or a name is not the ledger's."""
    member, sure = Thing(values.slug(row["slug"])), Sure.of(row)
    cite = _Citing(row, source, about)
    yield from _names(row, source, ledger, cite, sure)
    for kind in values.kind(row["kind"]):
        cited = (cite.own("kind_line"),)
        yield sure.on(Claim(source, member, RDF.type, Term(kinds()[kind].iri), cited, row["kind_words"]), "kind")
    for place in _PLACES:
        if acronym := row[f"{place}_acronym"]:
            claim = Claim(source, member, SSE.acronym, Literal(acronym), (cite.at(place),))
            yield sure.on(claim, f"{place}_name")
    if row["section"]:
        yield sure.on(Claim(source, member, SSE.section, about.section(row["section"]), (cite.section(),)), "section")
    yield from _place(row, source, cite, sure)
    if about.network:
        yield _membership(row, source, cite, about.network, sure)
    if row["survey_line"] and about.survey:
        line = values.line(row["survey_line"])
        survey = Citation(source, line, line, locator=about.survey_heading)
        tie = Claim(source, member, relation_types()["participatedIn"].iri, Thing(about.survey), (survey,))
        yield sure.on(tie, "survey_line")


class _Citing:
    """The places a row's statements stand at: its own entry, the list of its section, the table of contents."""

    def __init__(self, row: Row, source: str, about: About) -> None:
        self.row, self.source = row, source
        self._headings = {
            "list": f"{about.directory_heading}, list of the section".lstrip(", "),
            "contents": about.contents_heading,
        }

    def entry(self, column: str) -> Citation:
        line = values.line(self.row[column])
        return Citation(self.source, line, line, page=self.row["page"], locator=self.row["heading_name"])

    def at(self, place: str) -> Citation:
        """The line of the name at one of its places."""
        if place == "heading":
            return self.entry("heading_line")
        line = values.line(self.row[f"{place}_line"])
        return Citation(self.source, line, line, locator=self._headings[place])

    def own(self, column: str) -> Citation:
        """The line of a column in the member's entry; one without an entry is cited where its name stands."""
        for place in ("list", "contents"):
            if not self.row["heading_line"] and self.row[column] and self.row[column] == self.row[f"{place}_line"]:
                return self.at(place)
        return self.entry(column)

    def section(self) -> Citation:
        """The line that shows the section: in its list, else in the contents, else that of the entry under it."""
        return self.at(next((place for place in ("list", "contents") if self.row[f"{place}_line"]), "heading"))

    def first(self) -> Citation:
        """The first place of the name."""
        return self.at(next((place for place in _PLACES if self.row[f"{place}_line"]), "heading"))


def _names(row: Row, source: str, ledger: Ledger, cite: _Citing, sure: Sure) -> Iterator[Claim]:
    lead = row["lead"]
    if lead not in _PLACES:
        raise ValueError(f"{lead!r} is no place of a name (there are {', '.join(_PLACES)})")
    if not any(row[f"{place}_name"] for place in _PLACES):
        raise CellError("no name", "write the one of the heading, the list or the contents, and its line")
    for place in sorted(_PLACES, key=lambda name: (name != lead, _PLACES.index(name))):
        if not (name := row[f"{place}_name"]):
            continue
        language = values.language(row["heading_language" if place == "heading" else "contents_language"])
        ledger.check(name, source, row["slug"])
        claim = Claim(source, Thing(row["slug"]), SSE.name, Literal(name, language=language), (cite.at(place),))
        yield sure.on(claim, f"{place}_name")


def _place(row: Row, source: str, cite: _Citing, sure: Sure) -> Iterator[Claim]:
    member, printed = Thing(row["slug"]), row["place_printed"]
    if row["city"]:
        words = "" if row["city"] == printed else printed
        claim = Claim(source, member, SSE.city, Literal(row["city"]), (cite.entry("place_line"),), words)
        yield sure.on(claim, "city")
    if row["country"]:
        code = Literal(values.country(row["country"]))
        yield sure.on(Claim(source, member, SSE.country, code, (cite.entry("place_line"),), printed), "country")
    if row["contents_country"] and not values.several(row["contents_country"]):
        code, place = Literal(values.country(row["contents_country"])), "contents" if row["contents_line"] else "list"
        claim = Claim(source, member, SSE.country, code, (cite.at(place),), row["contents_country"])
        yield sure.on(claim, "contents_name")


def _membership(row: Row, source: str, cite: _Citing, network: str, sure: Sure) -> Claim:
    start = values.date(row["since"]) if row["since"] else ""
    cited = cite.entry("since_line") if start else cite.first()
    type_ = relation_types()["memberOf"].iri
    claim = Claim(source, Thing(row["slug"]), type_, Thing(network), (cited,), start=start, role=row["role"])
    return sure.on(claim, "since")

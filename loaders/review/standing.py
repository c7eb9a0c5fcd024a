"""Which rows can stand in a build: each is read as a table's row is, and what it says must fit what the others say of a thing.

A row that cannot stand goes to what could not be placed, with the reason; nothing is lost.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from sse_atlas.graph.derive import ITEMS
from sse_atlas.graph.records import Batch, Claim, FigureRef, Term, Thing
from sse_atlas.loaders import values
from sse_atlas.loaders.csvfile import Row
from sse_atlas.loaders.documents.model import Found, Unplaced
from sse_atlas.loaders.identity import Ledger
from sse_atlas.loaders.members import About, member_claims
from sse_atlas.loaders.outline import Outline
from sse_atlas.loaders.tables import TABLES, Reading
from sse_atlas.ontology import FOAF, RDF, SSE, RelationType, ancestors, kinds, relation_types

#: Tables in the order in which they say what a thing is: of two that differ, the first one is believed.
_ORDER: Final = ("members", "events", "things", "statements", "figures", "relations", "websites", "emails")
#: Tables that name each thing once.
_ONCE: Final = ("members", "events", "things", "figures")
_WORDS: Final = 8


def stand(found: Iterable[Found], source: str) -> tuple[list[Found], list[Unplaced]]:
    """Part rows into those that can stand together and those that cannot, each of these with the reason."""
    rows = list(found)
    check = _Checked(source, {row.cells["slug"] for row in rows if row.table == "sections"})
    for table in _ORDER:
        for row in rows:
            if row.table == table:
                check.read(row)
    check.together()
    rows = [check.without_unnamed(row) for row in rows]
    refused = [Unplaced(row.line, row.heading, words_of(row.cells), check.why[id(row)]) for row in rows if id(row) in check.why]
    return [row for row in rows if id(row) not in check.why], refused


def words_of(cells: Mapping[str, str]) -> str:
    """Give the cells of a row in words, without the empty ones: "from: a, type: memberOf, to: b"."""
    return ", ".join(f"{column}: {cell}" for column, cell in cells.items() if cell)


class _Checked:
    """What the rows read so far say, and why some cannot stand."""

    def __init__(self, source: str, sections: Iterable[str]) -> None:
        self.why: dict[int, str] = {}
        self._source = source
        self._about = About("network", "survey", sections={slug: f"section/{slug}" for slug in sections})
        self._claims: dict[int, list[Claim]] = {}
        self._rows: list[Found] = []
        self._slugs: defaultdict[str, set[str]] = defaultdict(set)
        self._sorts: dict[str, str] = {}
        self._classes: defaultdict[str, set[str]] = defaultdict(set)
        self._named: set[str] = set()

    def read(self, row: Found) -> None:
        """Read a row as the loader will."""
        try:
            claims = self._claims_of(row)
            self._fits(row, claims)
        except ValueError as error:
            self.why[id(row)] = str(error)
            return
        self._rows.append(row)
        self._claims[id(row)] = claims

    def _claims_of(self, row: Found) -> list[Claim]:
        read = Row(row.table, 1, row.line, {column: cell.strip() for column, cell in row.cells.items()})
        values.line(str(row.line))
        if row.table in ("websites", "emails"):
            if row.cells["slug"] not in self._slugs["members"]:
                raise ValueError(f"{row.cells['slug']!r} is no member")
            return []
        if row.table == "members":
            claims = list(member_claims(read, self._source, Ledger(), self._about))
        else:
            batch = Batch()
            TABLES[row.table][1](read, Reading(self._source, Ledger(), Outline(), batch))
            claims = batch.claims
            self._named |= {item.slug for item in batch.items if item.label}
        if any(len(claim.printed.split()) > _WORDS for claim in claims):
            raise ValueError(f"more than {_WORDS} words printed")
        if row.table in _ONCE:
            if row.cells["slug"] in self._slugs[row.table]:
                raise ValueError(f"the slug {row.cells['slug']!r} stands in {row.table}.csv already")
            self._slugs[row.table].add(row.cells["slug"])
        return claims

    def _fits(self, row: Found, claims: list[Claim]) -> None:
        """Keep what a row makes of its things; ValueError where another row makes something else of one."""
        made: list[tuple[str, str, set[str]]] = []
        for claim in claims:
            if not isinstance(claim.subject, Thing):
                continue
            slug = claim.subject.slug
            if sort := _sort(claim):
                if self._sorts.get(slug, sort) != sort:
                    raise ValueError(f"{slug} is {self._sorts[slug]} already, not {sort}")
                made.append((slug, sort, _classes(claim)))
        for slug, sort, classes in made:
            self._sorts[slug] = sort
            self._classes[slug] |= classes
        for claim in claims:
            if isinstance(claim.subject, Thing) and claim.predicate == SSE.name:
                self._named.add(claim.subject.slug)

    def together(self) -> None:
        """Refuse what is said of things that nothing names or says the sort of, and ties that the shapes forbid."""
        figures = self._slugs["figures"]
        types = {type_.iri: type_ for type_ in relation_types().values()}
        for row in self._rows:
            if row.table == "members":
                continue
            for claim in self._claims[id(row)]:
                if why := self._cannot(claim, types, figures):
                    self.why[id(row)] = why
                    break

    def without_unnamed(self, row: Found) -> Found:
        """Give a row about the whole document without the slugs of things that nothing names."""
        if row.table not in ("source", "directory"):
            return row
        cells = {
            column: "" if column in ("publisher", "network", "survey") and cell not in self._named & self._sorts.keys() else cell
            for column, cell in row.cells.items()
        }
        return replace(row, cells=cells)

    def _cannot(self, claim: Claim, types: Mapping[str, RelationType], figures: set[str]) -> str:
        if isinstance(claim.subject, FigureRef) and claim.subject.slug not in figures:
            return f"there is no figure {claim.subject.slug}"
        for end in (claim.subject, claim.object):
            if isinstance(end, Thing) and not (end.slug in self._named and end.slug in self._sorts):
                return f"nothing says what {end.slug} is, or names it"
        if claim.predicate not in types or not isinstance(claim.subject, Thing) or not isinstance(claim.object, Thing):
            return ""
        type_ = types[claim.predicate]
        if claim.subject == claim.object:
            return "a tie of a thing to itself"
        if not self._classes[claim.subject.slug] & set(type_.from_classes):
            return f"{claim.subject.slug} is no thing that {type_.name} can start from"
        if not self._classes[claim.object.slug] & set(type_.to_classes):
            return f"{claim.object.slug} is no thing that {type_.name} can lead to"
        if claim.start and claim.end and claim.end[: len(claim.start)] < claim.start[: len(claim.end)]:
            return f"it ends in {claim.end}, before it starts in {claim.start}"
        return ""


def _sort(claim: Claim) -> str:
    """What a claim makes of its thing: a person, an organization, an event, an item of a class; "" where nothing."""
    if claim.predicate == SSE.eventKind:
        return "an event"
    if claim.predicate != RDF.type or not isinstance(claim.object, Term):
        return ""
    if claim.object.iri == kinds()["Person"].iri:
        return "a person"
    item = next((name for name in ITEMS if SSE[name] == claim.object.iri), "")
    return f"a thing of the class {item}" if item else "an organization"


def _classes(claim: Claim) -> set[str]:
    if claim.predicate == SSE.eventKind:
        return {SSE.Event}
    iri = claim.object.iri if isinstance(claim.object, Term) else ""
    kind: Iterator[set[str]] = ({*kind.types} for kind in kinds().values() if kind.iri == iri)
    return next(kind, {iri, *ancestors(iri)} | ({FOAF.Person} if iri == FOAF.Person else set()))

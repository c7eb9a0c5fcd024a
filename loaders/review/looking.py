"""What a person should look at first in extracted tables: contradictions, possible twins, the least sure, what has no place."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sse_atlas.graph.derive import compatible, text
from sse_atlas.graph.iris import web_address
from sse_atlas.graph.names import folded
from sse_atlas.graph.records import Claim, Thing
from sse_atlas.loaders.contradictions import contradicting
from sse_atlas.loaders.decided import NO, YES
from sse_atlas.loaders.extracting import rules
from sse_atlas.loaders.review.extracted import Decided, Extracted, undecided
from sse_atlas.loaders.review.twins import twins
from sse_atlas.ontology import compact, relation_types

#: The sorts of things to look at, in the order in which they matter, and what each is called.
SORTS: Final = {
    "contradiction": "Contradictions",
    "twin": "Possible twins in the ledger",
    "unsure": "Least sure",
    "unplaced": "Seen, and in no table",
    "missing": "Missing from a place",
}
_PLACES: Final = ("heading", "list", "contents")


@dataclass(frozen=True, slots=True)
class Look:
    """Something to look at: its sort, the file and its line, the line of the document, the field, what is odd, what to write.

    `confidence` is that of the rule that read it, "" where no rule did.
    """

    sort: str
    where: str
    line: int
    field: str
    what: str
    do: str
    rule: str = ""
    confidence: str = ""


def look(extracted: Extracted, ledger: Path | None, *, at_least: float, field: str = "") -> list[Look]:
    """Give all there is to look at, what matters most first; with a `field`, that of one table or column only."""
    found = [*_contradictions(extracted)]
    if ledger:
        found += _twins(extracted, ledger)
    found += _unsure(extracted, at_least)
    found += _unplaced(extracted)
    found += _missing(extracted)
    return [one for one in found if not field or field in (one.field, Path(one.where.partition(":")[0]).stem)]


def numbers(extracted: Extracted, at_least: float) -> dict[str, int]:
    """Count the rows that a person may decide on: all, accepted, refused, undecided, and of these those sure enough."""
    open_ = undecided(extracted.rows)
    told = {word: sum(row.decision == word for row in extracted.rows) for word in (YES, NO)}
    sure = sum(row.confidence >= at_least for row in open_)
    rows = len(open_) + told[YES] + told[NO]
    return {"rows": rows, "accepted": told[YES], "refused": told[NO], "undecided": len(open_), "sure": sure}


def _contradictions(extracted: Extracted) -> Iterator[Look]:
    by_slug = _rows_by_slug(extracted)
    for claims in contradicting(extracted.batch.claims):
        name = compact(claims[0].predicate).rpartition(":")[2]
        yield _two_values(claims, name, by_slug)
    yield from _two_starts(extracted, by_slug)
    yield from _shared(extracted, "websites", ("printed",), _address, "is the website of {0} and of {1}")
    yield from _shared(extracted, "members", tuple(f"{place}_name" for place in _PLACES), folded, "is {0} and {1}")


def _rows_by_slug(extracted: Extracted) -> dict[str, str]:
    """Where each thing has a row of its own."""
    return {row.row["slug"]: row.where for row in reversed(extracted.of("members", "events", "things"))}


def _two_values(claims: list[Claim], field: str, by_slug: dict[str, str]) -> Look:
    slug = claims[0].subject.slug if isinstance(claims[0].subject, Thing) else ""
    values = " and ".join(f"{_value(claim)!r} (line {claim.citations[0].line})" for claim in claims)
    return Look(
        "contradiction",
        by_slug.get(slug, "statements.csv"),
        claims[0].citations[0].line,
        field,
        f"{slug} has two values of {field}: {values}" if len(claims) == 2 else f"{slug} has {len(claims)} of {field}: {values}",
        "correct or empty the wrong cell; if the document says both, leave both: they are kept as a disagreement",
    )


def _value(claim: Claim) -> str:
    return text(claim).rpartition("/")[2] if "://" in text(claim) else text(claim)


def _two_starts(extracted: Extracted, by_slug: dict[str, str]) -> Iterator[Look]:
    """A member since two years."""
    member_of = relation_types()["memberOf"].iri
    since: defaultdict[tuple[str, str], dict[str, Claim]] = defaultdict(dict)
    for claim in extracted.batch.claims:
        if claim.predicate == member_of and claim.start and isinstance(claim.subject, Thing):
            since[claim.subject.slug, text(claim)].setdefault(claim.start, claim)
    for (slug, network), by_start in since.items():
        starts = list(by_start)
        if any(not compatible(starts[0], other) for other in starts[1:]):
            years = " and ".join(f"{start} (line {by_start[start].citations[0].line})" for start in starts)
            what = f"{slug} is a member of {network} since {years}"
            do = "correct the cell, or write no under accepted for the wrong one"
            yield Look(
                "contradiction", by_slug.get(slug, "relations.csv"), by_start[starts[0]].citations[0].line, "since", what, do
            )


def _shared(extracted: Extracted, table: str, columns: tuple[str, ...], key: Callable[[str], str], words: str) -> Iterator[Look]:
    """One value that two things share, which one of them may have by mistake."""
    seen: defaultdict[str, dict[str, tuple[str, str, Decided]]] = defaultdict(dict)
    for row in extracted.of(table):
        for column in columns:
            if row.row[column]:
                seen[key(row.row[column])].setdefault(row.row["slug"], (column, row.row[column], row))
    for by_slug in seen.values():
        if len(by_slug) > 1:
            (first, (column, value, row)), (second, (_, _, other)), *_ = by_slug.items()
            what = f"{value!r} {words.format(first, second)} (lines {row.line} and {other.line})"
            do = f"write no under accepted for the wrong one (or for {other.where}, if both are one)"
            yield Look("contradiction", row.where, row.line, column, what, do)


def _address(printed: str) -> str:
    """A website without what two ways of printing it differ in."""
    whole = (web_address(printed) or printed).partition("://")[2].lower()
    return whole.removeprefix("www.").rstrip("/")


def _twins(extracted: Extracted, ledger: Path) -> Iterator[Look]:
    by_slug = _rows_by_slug(extracted)
    lines = {
        claim.subject.slug: claim.citations[0].line
        for claim in reversed(extracted.batch.claims)
        if isinstance(claim.subject, Thing)
    }
    for twin in twins(extracted.batch, ledger):
        if twin.slug == twin.actor:
            what = f"the ledger has the slug {twin.actor} for {twin.known_as!r}; here it is {twin.name!r}"
            do = f"if they are two, give this one another slug: --same {twin.slug}=NEW"
        else:
            like = f"in the ledger as {twin.actor} (likeness {twin.likeness:.2f})"
            what = f"{twin.name!r} ({twin.slug}) may be {twin.known_as!r}, {like}"
            do = f"if they are one: --same {twin.slug}={twin.actor}"
        yield Look("twin", by_slug.get(twin.slug, "statements.csv"), lines.get(twin.slug, 1), "slug", what, do)


def _unsure(extracted: Extracted, at_least: float) -> Iterator[Look]:
    known = rules()
    found = []
    for row in undecided(extracted.rows):
        parts = row.parts()
        if row.confidence >= at_least or not parts:
            continue
        column, (rule, sure) = min(parts.items(), key=lambda part: part[1][1])
        words = known[rule].words if rule in known else rule
        what = f"{_said(row, column)} ({words})"
        do = "write yes or no under accepted, after correcting the cell where it is wrong"
        found.append(Look("unsure", row.where, row.line, column or row.table, what, do, rule, f"{sure:.2f}"))
    yield from sorted(found, key=lambda one: (one.confidence, one.line))


def _said(row: Decided, column: str) -> str:
    """What a row says in its weakest cell, or as a whole."""
    cell = row.row
    match row.table:
        case "members" | "websites" | "emails":
            field = column or "printed"
            return f"{cell['slug']}: {field} {cell[field]!r}"
        case "relations":
            return f"{cell['from']} {cell['type']} {cell['to']}" + (f" since {cell['start']}" if cell["start"] else "")
        case "statements":
            return f"{cell['subject']}: {cell['property']} {cell['value']!r}"
        case "figures":
            return f"{cell['of']}: {cell['value']} {cell['measure']} {cell['what']}".rstrip()
        case _:
            return f"{cell['slug']}: {cell['name'] or cell['label']!r}"


def _unplaced(extracted: Extracted) -> Iterator[Look]:
    for row in extracted.unplaced:
        line = int(row["line"]) if row["line"].isascii() and row["line"].isdigit() else 1
        do = "if it belongs to something, add a row to its table, or fill the cell"
        yield Look("unplaced", f"unplaced.csv:{row.line}", line, "unplaced", f"{row['text']!r}: {row['why']}", do)


def _missing(extracted: Extracted) -> Iterator[Look]:
    often = Counter(place for row in extracted.sightings for place in row["missing"].split())
    # A place that hardly any member has is missing from the document, not from this member.
    absent = {place for place, number in often.items() if number > len(extracted.sightings) / 2}
    for row in extracted.sightings:
        places = row["missing"].split()
        if absent.issuperset(places):
            continue
        lines = [row[f"{place}_line"] for place in ("heading", "list", "contents") if row[f"{place}_line"]]
        what = f"{row['name']!r} ({row['slug']}) is not in: {', '.join(places)}"
        do = "look for it there under another name: it may be the twin of a row without an entry"
        line = int(lines[0]) if lines and lines[0].isdigit() else 1
        yield Look("missing", f"sightings.csv:{row.line}", line, "missing", what, do)

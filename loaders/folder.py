"""A curated source: a folder of tables (`data/gsef-yearbook-2021` is one), every cell of which is a claim with its line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from sse_atlas.errors import InputError
from sse_atlas.graph.iris import is_iri, is_slug
from sse_atlas.graph.records import Batch, Citation, Claim, Concept, Link, Literal, Source, Thing
from sse_atlas.loaders import values
from sse_atlas.loaders.amendments import read_corrections, read_disagreements, read_remarks
from sse_atlas.loaders.contradictions import undeclared
from sse_atlas.loaders.csvfile import CellError, Row, header_of, read_table, read_text
from sse_atlas.loaders.decided import DECIDED, LeftOut, Sure
from sse_atlas.loaders.identity import Ledger
from sse_atlas.loaders.members import DIRECTORY_COLUMNS, MEMBER_COLUMNS, About, member_claims
from sse_atlas.loaders.outline import Outline
from sse_atlas.loaders.tables import TABLES, Reader, Reading, once
from sse_atlas.ontology import FOAF, SSE

_MEMBERS: Final = "members.csv"
_DIRECTORY: Final = "directory.csv"
_WEBSITES: Final = ("slug", "printed", "line")
_SECTIONS: Final = ("slug", "name", "language", "line")
#: Columns that name a thing by its slug, in any of the tables.
_ENDS: Final = ("slug", "subject", "from", "to", "of")
_SOURCE: Final = "id title publisher issued language rights license sha256 lines".split()


def is_folder(path: Path) -> bool:
    """Tell whether a path is a folder of tables in the form of data/."""
    return (path / "source.csv").is_file()


def is_directory(path: Path) -> bool:
    """Tell whether a curated source is a directory of members."""
    return (path / _MEMBERS).is_file()


def is_extracted(path: Path) -> bool:
    """Tell whether a folder of tables was read from a document by rule: its tables have a column for a person's decision."""
    return DECIDED[-1] in header_of(read_text(path / "source.csv"))


def read_source(path: Path) -> Source:
    """Read what source.csv says of a curated source; raise InputError where it does not describe one."""
    return _source(path / "source.csv", Batch())


def read_folder(path: Path, ledger: Ledger) -> Batch:
    """Read a curated source; the ledger must know each printed name. Rows that cannot stand go to the batch's refusals.

    Of an extracted folder the ledger knows nothing yet, and its contradictions are declared here: nobody has looked at them.
    """
    batch, extracted = Batch(), is_extracted(path)
    ledger = Ledger() if extracted else ledger
    source = _source(path / "source.csv", batch)
    batch.sources.append(source)
    entries: dict[str, tuple[str, str]] = {}
    claims, out = batch.claims, LeftOut(batch)
    sections = _sections(path / "sections.csv", batch)
    about = _about(path, batch, sections)

    def member(row: Row) -> None:
        once(row["slug"], entries)
        claims.extend(member_claims(row, source.id, ledger, about))
        entries[row["slug"]] = (row["page"], row["heading_name"])

    def website(row: Row) -> None:
        claims.append(Sure.of(row).on(_website(row, source.id, entries)))

    _each(path / _MEMBERS, MEMBER_COLUMNS, batch, member, out)
    _each(path / "websites.csv", _WEBSITES, batch, website, out)
    outline = Outline.read(path / "outline.csv", batch.refusals)
    to = Reading(source.id, ledger, outline, batch)
    for name, (columns, read) in TABLES.items():
        _each(path / f"{name}.csv", columns, batch, _into(read, to), out)
    _under_one_heading(batch)
    batch.claims = _merged(batch.claims)
    read_corrections(path / "corrections.csv", outline, batch)
    read_disagreements(path / "disagreements.csv", batch)
    read_remarks(path / "remarks.csv", outline, batch)
    if extracted:
        batch.disagreements += undeclared(batch)
    return batch


def _sections(path: Path, batch: Batch) -> dict[str, str]:
    """The sections that a directory brings along, as concepts of the build: the path of each by its slug."""
    found: dict[str, str] = {}

    def section(row: Row) -> None:
        once(values.slug(row["slug"]), found)
        values.line(row["line"])
        if not row["name"]:
            raise CellError("a section without a name", "write the heading printed")
        label = Literal(row["name"], language=values.language(row["language"]))
        concept = Concept(f"section/{row['slug']}", SSE.Section, label)
        batch.concepts.append(concept)
        found[row["slug"]] = concept.path

    _each(path, _SECTIONS, batch, section, LeftOut(batch))
    return found


def _about(path: Path, batch: Batch, sections: dict[str, str]) -> About:
    """What the directory is of; InputError where a table of members has nothing that says so."""
    place = path / _DIRECTORY
    if not is_directory(path):
        return About()
    if not place.is_file():
        do = f"write beside it a {_DIRECTORY} of one row: {','.join(DIRECTORY_COLUMNS)} (the slug of the network first)"
        raise InputError("members of which network? there is no directory.csv", where=str(path / _MEMBERS), do=do)
    rows = list(read_table(place, DIRECTORY_COLUMNS, batch.refusals, known=DECIDED))
    if len(rows) != 1:
        raise InputError("needs one row", where=str(place), do="say in it of which network the members are")
    try:
        return About.of(rows[0], sections)
    except ValueError as error:
        refusal = rows[0].refused(error)
        raise InputError(refusal.what, where=refusal.where, do=refusal.do) from error


def _into(read: Reader, to: Reading) -> Callable[[Row], None]:
    batch = to.batch

    def take(row: Row) -> None:
        sure, before = Sure.of(row), len(batch.claims)
        read(row, to)
        batch.claims[before:] = [sure.on(claim) for claim in batch.claims[before:]]

    return take


def _each(path: Path, columns: Sequence[str], batch: Batch, take: Callable[[Row], object], out: LeftOut) -> None:
    """Hand each row of a table to `take`; a row that it cannot take, with all it says, goes to the refusals.

    Rows that a person said no to are left out, and so is what others say of the things they were about.
    """
    if not path.is_file():
        return
    own = "slug" if path.name != "websites.csv" else ""
    for row in read_table(path, columns, batch.refusals, known=(*columns, *DECIDED)):
        before = len(batch.claims)
        try:
            if not out.takes(row, own, _ENDS):
                take(row)
        except ValueError as error:
            del batch.claims[before:]
            batch.refusals.append(row.refused(error))


def _source(path: Path, batch: Batch) -> Source:
    rows = list(read_table(path, _SOURCE, batch.refusals, known=DECIDED))
    if len(rows) != 1 or not is_slug(rows[0]["id"]):
        raise InputError("needs one row, with a slug as id", where=str(path), do="describe the source in it")
    row = rows[0]
    try:
        return Source(
            id=row["id"],
            title=row["title"],
            publisher=values.slug(row["publisher"]) if row["publisher"] else "",
            issued=values.date(row["issued"]) if row["issued"] else "",
            language=values.language(row["language"]),
            rights=row["rights"],
            license=_license(row["license"]),
            sha256=row["sha256"],
            line_count=values.line(row["lines"]) if row["lines"] else 0,
        )
    except ValueError as error:
        refusal = row.refused(error)
        raise InputError(refusal.what, where=refusal.where, do=refusal.do) from error


def _license(text: str) -> str:
    if text and not is_iri(text):
        raise CellError(f"the license {text!r} is no IRI", "write its address, or put words under rights")
    return text


def _website(row: Row, source: str, entries: dict[str, tuple[str, str]]) -> Claim:
    line = values.line(row["line"])
    if row["slug"] not in entries:
        raise CellError(f"{row['slug']!r} is no row of members.csv", "correct the slug")
    page, heading = entries[row["slug"]]
    cited = Citation(source, line, line, page=page, locator=heading)
    address = Link(values.website(row["printed"]))
    return Claim(source, Thing(row["slug"]), FOAF.homepage, address, (cited,), printed=row["printed"])


def _under_one_heading(batch: Batch) -> None:
    """Cite each run of lines under the heading that it was first cited under: it is one place, whichever table names it."""
    first: dict[tuple[int, int, int], Citation] = {}

    def one(citations: tuple[Citation, ...]) -> tuple[Citation, ...]:
        return tuple(first.setdefault((cited.line, cited.last_line, cited.row), cited) for cited in citations)

    batch.claims = [replace(claim, citations=one(claim.citations)) for claim in batch.claims]
    batch.figures = [
        replace(
            figure,
            citations=one(figure.citations),
            claims=tuple(replace(claim, citations=one(claim.citations)) for claim in figure.claims),
        )
        for figure in batch.figures
    ]


def _merged(claims: list[Claim]) -> list[Claim]:
    """A statement made in several places is one claim with several citations; its surest reading counts."""
    found: dict[Claim, list[Citation]] = {}
    surest: dict[Claim, Claim] = {}
    for claim in claims:
        key = replace(claim, citations=())
        found.setdefault(key, []).extend(claim.citations)
        # What a person read or accepted has no confidence: nothing is surer.
        if key not in surest or float(claim.confidence or 2) > float(surest[key].confidence or 2):
            surest[key] = claim
    return [replace(surest[claim], citations=tuple(dict.fromkeys(citations))) for claim, citations in found.items()]

"""A small directory as its reader gives it, with every gap that a real one has, and the document it stands in."""

from __future__ import annotations

from hashlib import sha256

from sse_atlas.loaders.directories.model import Directory, Member, Section, Seen
from sse_atlas.loaders.documents.model import Cell, Document, Found, Line, Unplaced
from sse_atlas.loaders.documents.slugs import Slugs
from sse_atlas.loaders.extracting import Extraction
from sse_atlas.loaders.review.rows import directory_rows
from sse_atlas.loaders.review.standing import stand

LENGTH = 60


def document(media: str = "text") -> Document:
    """A document of sixty lines; what they hold does not matter here."""
    lines = tuple(Line(number, f"line {number}", str(number // 20 + 1)) for number in range(1, LENGTH + 1))
    return Document(
        "Tidal Net 2030.txt", media, lines, sha256(b"tidal").hexdigest(), 3 if media == "pdf" else 0, ("1 NUL was taken out",)
    )


def cell(value: str, line: int, confidence: float = 0.99, rule: str = "made-label", printed: str = "") -> Cell:
    return Cell(value, line, rule, confidence, printed)


def seen(name: str, line: int, acronym: str = "", country: str = "", page: str = "", confidence: float = 0.99) -> Seen:
    return Seen(name, acronym, line, "made-place", confidence, country, page)


def member(
    heading: Seen | None = None,
    contents: Seen | None = None,
    listed: Seen | None = None,
    *,
    kind: str = "Organization",
    section: str = "Andes",
    since: str = "",
    role: str = "",
    place: tuple[str, str, str] = ("", "", ""),
    surveyed: int = 0,
    websites: tuple[Cell, ...] = (),
    emails: tuple[Cell, ...] = (),
    line: int = 30,
) -> Member:
    """A member whose cells, where it has any, stand at a line and the two after it."""
    printed, city, country = place
    return Member(
        heading=heading,
        contents=contents,
        listed=listed,
        section=cell(section, 5) if section else None,
        since=cell(since, line + 1) if since else None,
        role=cell(role, line + 1) if role else None,
        place=cell(printed, line + 2) if printed else None,
        city=cell(city, line + 2) if city else None,
        country=cell(country, line + 2) if country else None,
        kind=cell(kind, line, 0.6, "made-kind", "Cooperative"),
        surveyed=cell("as printed", surveyed, 0.97) if surveyed else None,
        websites=websites,
        emails=emails,
        first=line if heading else 0,
        body=line + 3 if heading else 0,
        last=line + 5 if heading else 0,
    )


MEMBERS = (
    member(
        seen("Cooperativa Aurora", 30, "CAU"),
        seen("Cooperativa Aurora", 6, "CAUR", "Peru", "12"),
        seen("Cooperativa Aurora", 20, "CAU"),
        since="2016",
        place=("Cusco, Peru", "Cusco", "PE"),
        surveyed=10,
        websites=(cell("www.aurora.example.org", 33, 0.9),),
        emails=(cell("hello@aurora.example.org", 34),),
        line=30,
    ),
    member(None, seen("Reseau Marée", 7, "", "Atlantis"), section="Europe", line=7),
    member(None, None, seen("Twin House", 21), section=""),
    member(seen("Twin House", 40), None, None, since="20x6", role="Honorary Member", line=40),
    member(
        seen("Ana Dores", 50),
        seen("Ana Dores", 8, "", "Portugal"),
        kind="Person",
        since="2019",
        place=("Berlin, Germany", "Berlin", "DE"),
        websites=(cell("no address", 53), cell("www.aurora.example.org/", 54)),
        line=50,
    ),
    member(line=58, since="2011"),
)


def directory(*members: Member, network: bool = True) -> Directory:
    """A directory of these members (of all the made ones where none is given)."""
    return Directory(
        network=cell("Tidal Network", 2) if network else None,
        acronym=cell("TN", 2) if network else None,
        title=cell("Tidal Network: Members 2030", 1),
        year=cell("2030", 1),
        survey=cell("Tidal Survey 2030", 9),
        contents_heading=cell("Contents", 4),
        directory_heading=cell("Our Members", 18),
        survey_heading=cell("Who answered", 9),
        sections=(Section("Andes", 5, 19), Section("Europe", 7, 0)),
        members=members or MEMBERS,
        outline=((4, "Contents", ""), (18, "Our Members", "3"), (30, "Cooperativa Aurora", "12")),
        unplaced=(Unplaced(59, "Our Members", "E lost@example.org", "an address without a member"),),
    )


def extraction(*members: Member, network: bool = True, media: str = "text", more: tuple[Found, ...] = ()) -> Extraction:
    """What an extraction of the directory gives, its rows tried as they are in earnest."""
    read, slugs = document(media), Slugs()
    rows = directory_rows(directory(*members, network=network), read, slugs)
    cells = {"id": "tidal-net-2030", "title": "Tidal Network: Members 2030", "publisher": rows.network, "issued": "2030"}
    cells |= {"language": "en", "rights": "", "license": "", "sha256": read.sha256, "lines": str(LENGTH)}
    found, refused = stand([Found("source", cells, 1, "", 0.9, "title-page"), *rows.found, *more], "tidal-net-2030")
    unplaced = (*rows.unplaced, *refused)
    return Extraction(
        read, "directory", ("5 lines say since when a member",), False, tuple(found), unplaced, tuple(rows.sightings)
    )

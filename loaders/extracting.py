"""From a document to rows for a person to review: read into lines, its kind told, its rows found and tried."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sse_atlas.errors import InputError
from sse_atlas.graph.iris import slug_of
from sse_atlas.loaders import values
from sse_atlas.loaders.documents.model import Document, Found, Reading, Rule, Unplaced
from sse_atlas.loaders.documents.slugs import Slugs
from sse_atlas.loaders.tables import TABLES

if TYPE_CHECKING:
    from sse_atlas.loaders.directories.model import Directory
    from sse_atlas.loaders.review.member import Rows

#: Told what is done next, for display.
Tell = Callable[[str], object]

#: What an extraction does, in order.
STAGES: Final = ("reading the document", "telling its kind", "finding its rows", "reading the running text", "trying each row")

DIRECTORY: Final = "directory"
#: A title longer than this is no title.
_LONGEST: Final = 300
#: Of a line longer than this the rules look at the beginning only.
_WHOLE: Final = 2_000


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was read from a document: its kind and why, the rows found, what could not be placed, where members were seen.

    `asked` tells that the kind was given, not guessed. A sighting has the columns of sightings.csv (a directory only).
    """

    document: Document
    kind: str
    reasons: tuple[str, ...]
    asked: bool
    found: tuple[Found, ...]
    unplaced: tuple[Unplaced, ...]
    sightings: tuple[Mapping[str, str], ...] = ()

    @property
    def source(self) -> Mapping[str, str]:
        """The cells of source.csv."""
        return next(row.cells for row in self.found if row.table == "source")

    def line_of(self, where: str) -> int:
        """Give the line of the document for a row of a table as written: "folder/members.csv:12"."""
        file, _, line = where.rpartition(":")
        rows = [row for row in self.found if row.table == Path(file).stem]
        place = int(line) - 2 if line.isdigit() else -1
        return rows[place].line if 0 <= place < len(rows) else 1

    def counts(self) -> dict[str, int]:
        """Count the rows by table."""
        return dict(Counter(row.table for row in self.found))


def _silent(what: str) -> None:
    """Tell nobody."""


def extract(path: Path, kind: str = "", tell: Tell = _silent) -> Extraction:
    """Read a document (text, markdown, PDF) as one of the kinds, or as the kind it seems to be.

    Raises InputError where it cannot be read, is of no kind that can be told, or `kind` is none.
    """
    from sse_atlas.loaders.documents.read import read_document
    from sse_atlas.loaders.review.leftover import left_over
    from sse_atlas.loaders.review.standing import stand
    from sse_atlas.loaders.sessions.kinds import KINDS, guess

    if kind and kind not in KINDS:
        raise InputError(f"no kind of document {kind!r}", do=f"give --kind one of {', '.join(KINDS)}")
    tell(STAGES[0])
    document = read_document(path)
    tell(STAGES[1])
    seems = guess(document)
    if not (kind or seems.kind):
        why = f" ({'; '.join(seems.reasons)})" if seems.reasons else ""
        what = f"of no kind that can be told{why}"
        raise InputError(what, where=str(path), do=f"say which it is: sse-atlas extract --kind {'|'.join(KINDS)}")
    chosen = kind or seems.kind
    tell(STAGES[2])
    id_ = slug_of(Path(document.name).stem) or "source"
    reading, sightings = _directory(document, id_, tell) if chosen == DIRECTORY else (_session(document, chosen, id_), [])
    tell(STAGES[4])
    found, refused = stand([_on_its_page(row, document) for row in reading.found], id_)
    seen = (*reading.unplaced, *refused, *_too_long(document))
    unplaced = sorted(
        (*seen, *left_over(document, found, seen, chosen == DIRECTORY)), key=lambda left: (left.line, left.why, left.text)
    )
    return Extraction(
        document=document,
        kind=chosen,
        reasons=seems.reasons,
        asked=bool(kind),
        found=tuple(found),
        unplaced=tuple(dict.fromkeys(unplaced)),
        sightings=tuple(sightings),
    )


def _on_its_page(row: Found, document: Document) -> Found:
    """Give the page of its line to a row of running text; a heading may stand on the page before."""
    page = document.lines[row.line - 1].page if document.pages and 0 < row.line <= len(document.lines) else ""
    if row.table not in TABLES or not (page and row.heading) or row.cells.get("page"):
        return row
    place = {"page": page, "locator_heading": row.cells.get("locator_heading") or row.heading}
    return replace(row, cells={**row.cells, **place})


def _too_long(document: Document) -> Iterator[Unplaced]:
    why = f"longer than {_WHOLE:,} characters: some rules look at its beginning only"
    for line in document.lines:
        if len(line.text) > _WHOLE:
            yield Unplaced(line.number, "", line.text[:_LONGEST], why)


def rules() -> dict[str, Rule]:
    """Give the rules of all readers by name."""
    from sse_atlas.loaders.directories.rules import RULES as OF_DIRECTORIES
    from sse_atlas.loaders.review.rules import RULES as OF_WHOLES
    from sse_atlas.loaders.sessions.rules import RULES as OF_SESSIONS

    return {rule.name: rule for rule in (*OF_WHOLES, *OF_DIRECTORIES, *OF_SESSIONS)}


def _directory(document: Document, id_: str, tell: Tell) -> tuple[Reading, list[dict[str, str]]]:
    from sse_atlas.loaders.directories.read import read_directory
    from sse_atlas.loaders.review.rows import directory_rows
    from sse_atlas.loaders.sessions.prose import Passage, read_prose

    directory, slugs = read_directory(document), Slugs()
    rows = directory_rows(directory, document, slugs)
    tell(STAGES[3])
    passages = [Passage(entry.slug, entry.names, entry.first, entry.last, entry.heading) for entry in rows.entries]
    prose = read_prose(document, passages, slugs)
    source = _directory_source(directory, rows, document, id_)
    return Reading([source, *rows.found, *prose.found], [*rows.unplaced, *prose.unplaced]), rows.sightings


def _directory_source(directory: Directory, rows: Rows, document: Document, id_: str) -> Found:
    from sse_atlas.loaders.review.tongue import language_of

    title = directory.title.value if directory.title else "directory"
    named = (directory.network, directory.acronym)
    if not any(cell and cell.value.casefold() in title.casefold() for cell in named):
        title = f"{_network_of(directory)}: {title}".removeprefix(": ")
    cells = {
        "title": title,
        "publisher": rows.network,
        "issued": directory.year.value if directory.year else "",
        "language": language_of(line.text for line in document.lines[:2000]),
    }
    known = [cell for cell in (directory.title, directory.year) if cell]
    return _source(document, id_, cells, min((cell.confidence for cell in known), default=0.5), known[0].rule if known else "")


def _network_of(directory: Directory) -> str:
    named = directory.network or directory.acronym
    return named.value if named else ""


def _session(document: Document, kind: str, id_: str) -> Reading:
    from sse_atlas.loaders.sessions.read import read_session

    slugs = Slugs()
    session = read_session(document, kind, slugs)
    known = {"title": session.title, "issued": session.issued, "language": session.language}
    cells = {name: cell.value if cell else "" for name, cell in known.items()}
    cells["publisher"] = slugs.known(session.publisher.value) if session.publisher else ""
    sure = [cell for cell in (*known.values(), session.publisher) if cell]
    weakest = min(sure, key=lambda cell: cell.confidence, default=None)
    source = _source(document, id_, cells, weakest.confidence if weakest else 0.5, weakest.rule if weakest else "")
    outline = [
        Found("outline", {"line": str(line), "heading": text, "page": page}, line, text, 1.0, "heading")
        for line, text, page in session.reading.outline
    ]
    return Reading([source, *outline, *session.reading.found], session.reading.unplaced)


def _source(document: Document, id_: str, said: Mapping[str, str], confidence: float, rule: str) -> Found:
    """The row of source.csv; what a cell cannot hold is left empty, and the title is the file's name where none is printed."""
    cells = {
        "id": id_,
        "title": " ".join(said["title"].split())[:_LONGEST] or document.name,
        "publisher": said["publisher"],
        "issued": _if_fits(values.date, said["issued"]),
        "language": _if_fits(values.language, said["language"]),
        "rights": "",
        "license": "",
        "sha256": document.sha256,
        "lines": str(len(document.lines) or 1),
    }
    return Found("source", cells, 1, "", confidence, rule or "file-name")


def _if_fits(check: Callable[[str], object], text: str) -> str:
    try:
        check(text)
    except ValueError:
        return ""
    return text

"""A curated source over its document: does each cited line exist, stand under its heading, and hold what is claimed?

`python -m sse_atlas.loaders.check FOLDER TEXT` checks one source (data/gsef-yearbook-2021) over the text its lines count in;
without arguments the bundled sources are checked over the folder that SSE_ATLAS_SOURCES names.
"""

from __future__ import annotations

import os
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Final, NamedTuple

from sse_atlas.errors import AtlasError, InputError
from sse_atlas.graph.derive import text as object_text
from sse_atlas.graph.records import Batch, Citation, Claim, FigureRef, Literal, Subject, Term, Thing
from sse_atlas.loaders.csvfile import read_text
from sse_atlas.loaders.outline import Outline
from sse_atlas.ontology import SKOS, SSE

_NAMES: Final = (SSE.name, SSE.acronym, SKOS.altLabel)
#: What may stand before a heading: bullets, and the marks of bold.
_MARKS: Final = "•○∙-* "
#: The heading of each section's list is told by a locator of its own.
_LIST: Final = "list of the section"


class Fault(NamedTuple):
    """A statement that its citation does not bear out: where, what is wrong, and the statement in words."""

    line: int
    what: str
    statement: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.what}: {self.statement}"


def lines_of(text: str) -> dict[int, str]:
    """Give the lines of a document by number, counted from 1."""
    return dict(enumerate(text.split("\n"), start=1))


def check(batch: Batch, lines: Mapping[int, str], outline: Outline) -> list[Fault]:
    """Give every statement of a source that the document does not bear out, in order of line.

    Checked for each citation: its lines exist and neither the first nor the last is empty, the outline has them under its
    heading, and one of them, or all together, holds the words printed (or the value itself, or for a tie without words a
    name of either end and the date).
    """
    known = _Known(batch)
    found: list[Fault] = []
    for claim in batch.claims:
        for cited in claim.citations:
            if isinstance(claim.subject, FigureRef) and isinstance(claim.object, Thing):
                found += _check_subject(claim.subject, claim.object, cited, lines, known)
            else:
                found += _check(claim, cited, lines, outline, known.names)
    for remark in batch.remarks:
        for cited in remark.citations:
            if remark.printed and remark.printed not in lines.get(cited.line, ""):
                found.append(Fault(cited.line, "does not hold the words printed", remark.printed))
    return sorted(found)


def check_outline(outline: Outline, lines: Mapping[int, str]) -> list[Fault]:
    """Give the headings of an outline that the document does not have at their lines (an acronym may follow there)."""
    headings = outline.headings()
    return [
        Fault(line, "is not this heading", text)
        for line, (text, _) in headings
        if not lines.get(line, "").lstrip(_MARKS).startswith(text)
    ]


class _Known:
    """What the claims of a source tell of its things: their names, and the headings under which they are spoken of."""

    def __init__(self, batch: Batch) -> None:
        self.names: defaultdict[Subject, set[str]] = defaultdict(set)
        self.headings: defaultdict[Subject, set[str]] = defaultdict(set)
        self.publishers = {source.publisher for source in batch.sources}
        for claim in batch.claims:
            self.headings[claim.subject] |= {cited.locator for cited in claim.citations}
            if claim.predicate in _NAMES:
                self.names[claim.subject].add(object_text(claim))


def _check_subject(figure: FigureRef, of: Thing, cited: Citation, lines: Mapping[int, str], known: _Known) -> Iterator[Fault]:
    """Whom a figure is about must be named at its line, or be spoken of under its heading, or publish the source."""
    named = any(name in lines.get(cited.line, "") for name in known.names[of])
    if not (named or cited.locator in known.headings[of] or of.slug in known.publishers):
        yield Fault(cited.line, "tells nothing of whom the figure is about", f"{figure.slug} of {of.slug}")


def _check(
    claim: Claim, cited: Citation, lines: Mapping[int, str], outline: Outline, names: Mapping[Subject, set[str]]
) -> Iterator[Fault]:
    said = (
        f"{_called(claim.subject)} {claim.predicate.rpartition('#')[2].rpartition('/')[2]} {claim.printed or object_text(claim)}"
    )
    texts = [lines.get(line, "") for line in range(cited.line, max(cited.line, cited.last_line) + 1)]
    if not (texts[0].strip() and texts[-1].strip()):
        yield Fault(cited.line, "is empty or beyond the end", said)
    elif not any(_bears_out(claim, text, names) for text in (*texts, _joined(texts))):
        yield Fault(cited.line, "does not hold what is claimed", said)
    heading = outline.at(cited.line).text
    if heading and cited.locator != heading and _LIST not in cited.locator:
        yield Fault(cited.line, f"stands under {heading!r}, not under {cited.locator!r}", said)


def _bears_out(claim: Claim, text: str, names: Mapping[Subject, set[str]]) -> bool:
    """Of a tie that several places state together, one may hold the words and another only name an end."""
    if holds(claim, text, names):
        return True
    if len(claim.citations) == 1 or not isinstance(claim.object, Thing):
        return False
    return any(name in text for end in (claim.subject, claim.object) for name in names.get(end, ()))


def _joined(texts: Iterable[str]) -> str:
    """A run of lines as one text: a name that the page breaks over several is printed whole in it."""
    return " ".join(" ".join(texts).split())


def holds(claim: Claim, text: str, names: Mapping[Subject, set[str]]) -> bool:
    """Tell whether a line holds what a claim says, in the words and the case printed."""
    if claim.printed:
        return claim.printed in text
    match claim.object:
        case Literal(value=value) if claim.predicate == SSE.value:
            return re.search(rf"(?<![\d.]){re.escape(value)}(?![\d.]*\d)", text) is not None
        case Literal(value=value):
            return value in text
        case Thing() as other:
            ends = {*names.get(claim.subject, ()), *names.get(other, ())}
            return claim.start in text and any(name in text for name in ends)
        case Term():
            return any(name in text for name in names.get(claim.subject, ()))
        case _:
            return False


def _called(subject: Subject) -> str:
    return getattr(subject, "slug", "") or getattr(subject, "iri", "")


def check_folder(folder: Path, document: Path) -> list[Fault]:
    """Check a curated source over its document and tell what was checked; raise AtlasError where one cannot be read, or
    where the document is not the text that the source's lines count in."""
    from sse_atlas.loaders.read import read_sources

    batch = read_sources([folder])
    outline = Outline.read(folder / "outline.csv", batch.refusals)
    lines = lines_of(read_text(document))
    (source,) = batch.sources
    if source.sha256 and source.sha256 != sha256(document.read_bytes()).hexdigest():
        what = f"not the text that the lines of {source.id} count in (its sha256 differs)"
        raise InputError(what, where=str(document), do="name the text whose sha256 source.csv has")
    faults = [*check_outline(outline, lines), *check(batch, lines, outline)]
    cited = sum(len(claim.citations) for claim in batch.claims)
    print(f"{source.id}: {len(batch.claims)} statements, {cited} citations, {len(faults)} not borne out")
    return faults


def _bundled() -> list[tuple[Path, Path]]:
    """The bundled sources and their documents, found by their sha256 in the folder that SSE_ATLAS_SOURCES names."""
    from sse_atlas.loaders.read import bundled, read_sources

    named = os.environ.get("SSE_ATLAS_SOURCES", "")
    documents = sorted(Path(named).glob("*.txt")) if named else []
    by_digest = {sha256(path.read_bytes()).hexdigest(): path for path in documents}
    found = []
    for folder in bundled():
        (source,) = read_sources([folder]).sources
        if source.sha256 in by_digest:
            found.append((folder, by_digest[source.sha256]))
        else:
            print(f"{source.id}: not checked here (SSE_ATLAS_SOURCES names no folder with its text)")
    return found


def main(arguments: list[str]) -> int:
    """Check one source over its text, or without arguments the bundled ones.

    Gives 0 where all of it is borne out or nothing could be checked here, 1 where some is not, 2 where it cannot be read.
    """
    if len(arguments) not in (0, 2):
        print("usage: python -m sse_atlas.loaders.check [FOLDER TEXT]", file=sys.stderr)
        return 2
    try:
        pairs = [(Path(arguments[0]), Path(arguments[1]))] if arguments else _bundled()
        faults = [fault for folder, document in pairs for fault in check_folder(folder, document)]
    except AtlasError as error:
        print(error, file=sys.stderr)
        return 2
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

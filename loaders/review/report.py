"""report.md of an extracted folder: what the document was taken for and why, what was found where, what is missing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from sse_atlas.loaders.decided import parts_of
from sse_atlas.loaders.documents.model import Unplaced
from sse_atlas.loaders.extracting import Extraction, rules
from sse_atlas.loaders.review.folder import COLUMNS
from sse_atlas.loaders.review.member import counted

#: The line by which a later extraction sees whether the tables have been worked on.
FINGERPRINT: Final = "Tables as extracted: "

_PLACES: Final = {"contents": "the contents", "list": "the lists of the sections", "heading": "the headings of entries"}
_MEDIA: Final = {"text": "Text", "markdown": "Markdown", "pdf": "PDF"}
_NEXT: Final = """\
1. `sse-atlas review DIR` shows what to look at first. Look the line up in the document{text}.
2. Correct cells where they are wrong; write `yes` or `no` under `accepted`. What is empty is undecided.
3. `sse-atlas review DIR -o TO` takes the rows accepted (and those sure enough) over into the form of `data/`.

`sse-atlas build DIR` builds an atlas of all rows but those with `no`; what nobody accepted carries its rule and confidence."""


def report(extraction: Extraction, fingerprint: str) -> str:
    """Give the report as Markdown."""
    return "\n".join(
        [
            *_head(extraction),
            *_tables(extraction),
            *_seen(extraction),
            *_rules(extraction),
            *_left(extraction),
            *_next(extraction, fingerprint),
        ]
    )


def missing(extraction: Extraction) -> list[str]:
    """Give the places (contents, list, heading) that members are missing from, in words, with how many there are."""
    seen, whole = counted(map(dict, extraction.sightings)), len(extraction.sightings)
    told = []
    for place, words in _PLACES.items():
        if whole and not seen[place]:
            told.append(f"{words}: none of the {whole} members stands there")
        elif seen[place] < whole:
            told.append(f"{words}: {whole - seen[place]} of {whole} members are missing there")
    return told


def as_cell(text: str) -> str:
    """Give a text as a cell of a Markdown table: on one line, what Markdown or HTML would read taken as it stands."""
    one = "".join(c if c.isprintable() else " " for c in text)
    return "".join(f"\\{c}" if c in "\\`*_[]|<>#!~" else c for c in " ".join(one.split()))


def _head(extraction: Extraction) -> Iterator[str]:
    document, source = extraction.document, extraction.source
    pages = f", {document.pages} pages" if document.pages else ""
    yield f"# Read from {as_cell(document.name)}\n"
    yield f"{as_cell(source['title'])}. {_MEDIA.get(document.media, document.media)}, {len(document.lines):,} lines{pages}.\n"
    how = "as asked" if extraction.asked else "because:"
    yield f"Taken for a {extraction.kind.replace('-', ' ')}, {how}\n"
    yield from (f"- {as_cell(reason)}" for reason in extraction.reasons)
    if document.notes:
        yield "\nReading the file met:\n"
        yield from (f"- {as_cell(note)}" for note in document.notes)


def _tables(extraction: Extraction) -> Iterator[str]:
    yield "\n## What was found\n"
    yield from _table(("table", "rows"), ((f"{table}.csv", f"{number:,}") for table, number in counts(extraction)))


def counts(extraction: Extraction) -> list[tuple[str, int]]:
    """Give the number of rows of each table that has some, in the order in which a person reads them."""
    by_table = extraction.counts()
    return [(table, by_table[table]) for table in COLUMNS if table in by_table]


def _seen(extraction: Extraction) -> Iterator[str]:
    if not extraction.sightings:
        return
    yield "\n## Where the members stand\n"
    seen = counted(map(dict, extraction.sightings))
    numbers = ", ".join(f"{number} in {words}" for place, words in _PLACES.items() for number in [seen[place]])
    yield f"{len(extraction.sightings)} members: {numbers}; {seen['survey']} in the list of a survey.\n"
    lacking = [row for row in extraction.sightings if row["missing"]]
    if not lacking:
        yield "Each stands at all three places."
        return
    columns = ("slug", "name", "contents_line", "list_line", "heading_line", "missing")
    yield from _table(("slug", "name", "contents", "list", "heading", "missing"), ([row[c] for c in columns] for row in lacking))


def _rules(extraction: Extraction) -> Iterator[str]:
    """Each field and the rules that filled it: how often, and how sure they are."""
    used: Counter[tuple[str, str, str, str]] = Counter()
    for row in extraction.found:
        if row.table == "outline":
            continue
        parts = parts_of(row.rule) or {"": (row.rule, f"{row.confidence:.2f}")}
        for column, (rule, sure) in parts.items():
            used[row.table, column, rule, sure] += 1
    yield "\n## Which rules found it\n"
    known = rules()
    rows = (
        (table, column, rule, sure, str(number), known[rule].words if rule in known else "")
        for (table, column, rule, sure), number in sorted(used.items())
    )
    yield from _table(("table", "column", "rule", "confidence", "times", "what it takes for that"), rows)


def _left(extraction: Extraction) -> Iterator[str]:
    yield "\n## What could not be placed\n"
    if not extraction.unplaced:
        yield "Nothing."
        return
    by_why: defaultdict[str, list[Unplaced]] = defaultdict(list)
    for left in extraction.unplaced:
        by_why[left.why].append(left)
    rows = (
        (why, str(len(found)), _lines(found)) for why, found in sorted(by_why.items(), key=lambda item: (-len(item[1]), item[0]))
    )
    yield f"{len(extraction.unplaced)} in unplaced.csv:\n"
    yield from _table(("why", "times", "lines"), rows)


def _lines(found: list[Unplaced]) -> str:
    lines = sorted({left.line for left in found})
    return ", ".join(map(str, lines[:8])) + (" ..." if len(lines) > 8 else "")


def _next(extraction: Extraction, fingerprint: str) -> Iterator[str]:
    yield "\n## What to do next\n"
    yield _NEXT.format(text=" (`text.txt` has its lines)" if extraction.document.media == "pdf" else "")
    yield f"\n{FINGERPRINT}{fingerprint}\n"


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    names = list(head)
    yield f"| {' | '.join(names)} |"
    yield f"|{'|'.join('---' for _ in names)}|"
    yield from (f"| {' | '.join(map(as_cell, row))} |" for row in rows)

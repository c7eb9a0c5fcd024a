"""Texts as lines: the encoding told, what is no text taken out and counted, lines numbered as an editor numbers them."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path
from typing import Final

from sse_atlas.errors import InputError
from sse_atlas.loaders.documents.model import Document, Line
from sse_atlas.loaders.documents.pages import with_printed_pages

_MARKDOWN: Final = (".md", ".markdown", ".mdown", ".mkd")
#: A text has hardly a control character; a file with more than this share of them is none.
_MOST_CONTROLS: Final = 0.02
_FEW_CONTROLS: Final = 20
#: 50 MB of running text have some 500,000 lines; more is a list, no document.
_MOST_LINES: Final = 1_000_000
#: What ends a line: no form feed, no U+0085, no U+2028, which editors do not count.
_END: Final = re.compile(r"\r\n|\n|\r")
#: C0 and C1 controls but tab, line ends and form feed.
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]")
#: Marks that turn the direction of writing, or that nobody sees: in a name they would make it another name.
_BIDI: Final = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_UNSEEN: Final = re.compile(r"[\u200b\u2060\ufeff]|\u00ad(?=[^\s])")


def read_text(path: Path, raw: bytes) -> Document:
    """Give the document that a text file holds; `raw` is its content, of which sha256 is taken.

    UTF-8, UTF-16 with a byte order mark, else Windows-1252 (with a note). Raises InputError where the file is empty, binary or of
    more than a million lines.
    """
    text, notes = _decoded(path, raw)
    if not text.strip():
        raise InputError("the file is empty", where=str(path), do="name a document with text in it")
    controls = len(text) - len(_CONTROL.sub("", text))
    if controls > max(_FEW_CONTROLS, _MOST_CONTROLS * len(text)):
        do = "name a text, a markdown file or a PDF"
        raise InputError("a binary file, no text and no PDF", where=str(path), do=do)
    if (count := len(_END.findall(text))) > _MOST_LINES:
        do = f"cut it into files of at most {_MOST_LINES:,} lines"
        raise InputError(f"a text of {count:,} lines", where=str(path), do=do)
    media = "markdown" if path.suffix.lower() in _MARKDOWN else "text"
    return document_of(path.name, media, text, sha256(raw).hexdigest(), notes)


def document_of(name: str, media: str, text: str, digest: str, notes: list[str]) -> Document:
    """Give the document of a text: cleaned, cut into lines, its pages told by form feeds and the numbers printed on them."""
    cleaned, more = clean(text)
    texts = _END.split(cleaned)
    if len(texts) > 1 and not texts[-1]:
        texts.pop()
    lines, pages = _paged(texts)
    return Document(name, media, with_printed_pages(lines, pages), digest, pages, (*notes, *more))


def clean(text: str) -> tuple[str, list[str]]:
    """Give a text without control and unseen characters, and notes that count them. A form feed stays; so do line ends."""
    notes = []
    text, count = _CONTROL.subn(" ", text)
    if count:
        notes.append(f"{count} control {'character was' if count == 1 else 'characters were'} read as spaces.")
    text, count = _BIDI.subn("", text)
    if count:
        notes.append(f"{count} {'mark' if count == 1 else 'marks'} of the direction of writing left out.")
    text, count = _UNSEEN.subn("", text)
    if count:
        notes.append(f"{count} {'character' if count == 1 else 'characters'} that nobody sees left out.")
    return text.replace("\u00ad", "-"), notes


def _decoded(path: Path, raw: bytes) -> tuple[str, list[str]]:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return raw.decode("utf-16"), ["The text is UTF-16."]
        except UnicodeDecodeError as error:
            raise InputError("broken UTF-16 text", where=str(path), do="save it again as UTF-8") from error
    try:
        return raw.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        line = len(_END.findall(raw[: error.start].decode("utf-8", "replace"))) + 1
    # Five bytes mean nothing in Windows-1252: they become control characters, and are counted with those.
    text = raw.decode("cp1252", "surrogateescape").translate({0xDC00 + byte: byte for byte in range(0x80, 0x100)})
    return text, [f"The text is not UTF-8 (line {line}): it was read as Windows-1252; check its accents."]


def _paged(texts: list[str]) -> tuple[tuple[Line, ...], int]:
    """Number the lines; a form feed begins a page: with its line where it stands first on it, else with the next line.

    One at the very end begins none. Form feeds are left out of the lines.
    """
    if not any("\f" in text for text in texts):
        return tuple(Line(number, text) for number, text in enumerate(texts, 1)), 0
    lines: list[Line] = []
    page = 1
    last = 0
    for number, text in enumerate(texts, 1):
        body = text.lstrip("\f")
        page += len(text) - len(body)
        lines.append(Line(number, body.replace("\f", " ").rstrip() if "\f" in body else body, str(page)))
        if body.strip("\f \t"):
            last = page
        page += body.count("\f")
    return tuple(lines), max(last, 1)

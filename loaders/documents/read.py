"""Reading a file into a document: told by what is in it to be a text, a PDF, or nothing that can be read."""

from __future__ import annotations

from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import Final

from sse_atlas.errors import InputError
from sse_atlas.loaders.documents.model import Document
from sse_atlas.loaders.documents.pdf import read_pdf
from sse_atlas.loaders.documents.text import read_text

#: A PDF says so within its first kilobyte: what stands before is not read (ISO 32000-1, annex H, note 13).
_PDF_WITHIN: Final = 1024
#: 50 MB of text is some 10,000 printed pages.
LARGEST_TEXT: Final = 50_000_000
LARGEST_PDF: Final = 1_000_000_000
#: How other documents begin.
_OTHER: Final = (
    (b"PK\x03\x04", "a zipped document"),
    (b"\xd0\xcf\x11\xe0", "an old Word document"),
    (b"{\\rtf", "an RTF document"),
)
_ZIPPED: Final = {
    ".docx": "a Word document",
    ".odt": "an OpenDocument text",
    ".pages": "a Pages document",
    ".epub": "an EPUB book",
    ".pptx": "a PowerPoint document",
    ".odp": "an OpenDocument presentation",
    ".xlsx": "a spreadsheet",
    ".ods": "a spreadsheet",
}
_WEB: Final = (b"<!doctype html", b"<html", b"<?xml")


def read_document(path: Path) -> Document:
    """Read a text, markdown or PDF file into numbered lines.

    Raises InputError, one line with what to do, where the file is missing, a folder, empty, too large, encrypted, broken, a
    scanned PDF, or of another kind. What was put right on the way stands in the document's notes.
    """
    try:
        state = path.stat()
        if not (S_ISREG(state.st_mode) or S_ISDIR(state.st_mode)):
            do = "save what it gives to a file, and name that"
            raise InputError("a pipe or a device, where a document is needed", where=str(path), do=do)
        size = state.st_size
        with path.open("rb") as file:
            head = file.read(_PDF_WITHIN)
            if b"%PDF-" in head:
                if size > LARGEST_PDF:
                    raise InputError(f"a PDF of {size / 1e6:,.0f} MB", where=str(path), do="cut it into smaller files")
                return read_pdf(path)
            _check_kind(path, head)
            if size > LARGEST_TEXT:
                do = f"cut it into files of less than {LARGEST_TEXT / 1e6:.0f} MB"
                raise InputError(f"{size / 1e6:,.0f} MB of text", where=str(path), do=do)
            return read_text(path, head + file.read())
    except FileNotFoundError:
        raise InputError("no such file", where=str(path), do="check the name") from None
    except IsADirectoryError:
        raise InputError("a folder, where a document is needed", where=str(path), do="name a file in it") from None
    except (OSError, ValueError) as error:  # a name with a NUL is a ValueError
        said = error.strerror if isinstance(error, OSError) and error.strerror else error
        raise InputError(f"cannot be read ({said})", where=str(path), do="check its name and permissions") from error


def _check_kind(path: Path, head: bytes) -> None:
    """Refuse by name and content what is known to be no text."""
    kind = next((words for begin, words in _OTHER if head.startswith(begin)), "")
    if head.startswith(_OTHER[0][0]):
        kind = _ZIPPED.get(path.suffix.lower(), kind)
    if not kind and head.removeprefix(b"\xef\xbb\xbf").lstrip()[:20].lower().startswith(_WEB):
        kind = "a web page (HTML or XML)"
    if kind:
        raise InputError(f"{kind}, no text and no PDF", where=str(path), do="save it as PDF or as text, and name that file")

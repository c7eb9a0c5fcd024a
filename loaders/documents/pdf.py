"""PDFs as lines, by pypdfium2 (the engine of Chrome): every letter with its place, put into rows and columns by `layout`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sse_atlas.errors import InputError
from sse_atlas.loaders.documents.layout import Row, rows_of
from sse_atlas.loaders.documents.model import Document, Line
from sse_atlas.loaders.documents.pages import with_printed_pages
from sse_atlas.loaders.documents.spacing import texts_of
from sse_atlas.loaders.documents.text import clean
from sse_atlas.loaders.documents.wrapped import unwrapped

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_MOST_PAGES: Final = 5_000
#: 20 million letters are some 7,000 printed pages.
_MOST_LETTERS: Final = 20_000_000
#: A page of a scan has no letters, or those of a stamp.
_FEW_LETTERS: Final = 12
#: So many shapes of a page are looked at for a picture.
_MOST_SHAPES: Final = 2_000
#: A document is a scan where this share of its pages is.
_SCAN: Final = 0.8
_OCR: Final = "run it through OCR first (ocrmypdf IN OUT), and name what comes out"


@dataclass(slots=True)
class _Page:
    rows: list[Row]
    letters: int
    pictures: bool
    broken: bool = False


def read_pdf(path: Path) -> Document:
    """Read a PDF into lines, each with its page; blank lines part paragraphs, headings, columns and pages.

    `sha256` is of the lines, each ended by a newline. Raises InputError where the file is encrypted, broken, empty, a scan, or
    of more than 5,000 pages.
    """
    pages = list(_pages(path))
    notes = _check_scan(path, pages)
    texts: list[tuple[str, int]] = []
    for number, page_texts in enumerate(texts_of(list(unwrapped([page.rows for page in pages]))), 1):
        texts += [(text, number) for text in page_texts]
    cleaned, more = clean("\n".join(text.replace("\r", " ").replace("\n", " ").replace("\f", " ") for text, _ in texts))
    lines = tuple(
        Line(at, text.rstrip(), str(page)) for at, (text, (_, page)) in enumerate(zip(cleaned.split("\n"), texts, strict=True), 1)
    )
    digest = sha256("".join(f"{line.text}\n" for line in lines).encode()).hexdigest()
    return Document(path.name, "pdf", with_printed_pages(lines, len(pages)), digest, len(pages), (*notes, *more))


def _pages(path: Path) -> Iterator[_Page]:
    from pypdfium2 import PdfiumError

    document = _opened(path)
    try:
        count = len(document)
        if not count:
            raise InputError("a PDF without pages", where=str(path), do="save it again from the program that made it")
        if count > _MOST_PAGES:
            do = f"cut it into files of at most {_MOST_PAGES:,} pages"
            raise InputError(f"a PDF of {count:,} pages", where=str(path), do=do)
        letters = 0
        for number in range(count):
            try:
                page = _page(document, number)
            except PdfiumError:
                page = _Page([], 0, pictures=False, broken=True)
            letters += page.letters
            if letters > _MOST_LETTERS:
                raise InputError(f"a PDF of more than {_MOST_LETTERS:,} letters", where=str(path), do="cut it into smaller files")
            yield page
    finally:
        document.close()


def _opened(path: Path) -> PdfDocument:
    from pypdfium2 import PdfDocument, PdfiumError, raw

    try:
        return PdfDocument(path)
    except PdfiumError as error:
        if getattr(error, "err_code", 0) in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            do = "save it without a password (qpdf --decrypt --password=... IN OUT)"
            raise InputError("an encrypted PDF", where=str(path), do=do) from None
        raise InputError("a broken PDF", where=str(path), do="save it again from the program that made it") from None


def _page(document: PdfDocument, number: int) -> _Page:
    from pypdfium2 import raw

    from sse_atlas.loaders.documents.letters import pieces_of

    page = document[number]
    try:
        textpage = page.get_textpage()
        try:
            pieces, sideways, letters = pieces_of(page, textpage)
        finally:
            textpage.close()
        pictures = letters <= _FEW_LETTERS and any(
            shape.type == raw.FPDF_PAGEOBJ_IMAGE for shape in islice(page.get_objects(max_depth=4), _MOST_SHAPES)
        )
        top = max([piece.base + piece.height for piece in pieces], default=0.0)
        bottom = min([piece.base for piece in pieces], default=0.0)
        rows = rows_of(pieces, top, bottom)
        # Words set sideways run along an edge: they come last.
        rows += [Row(text, 0.0, 10.0, False, len(pieces) + 1) for text in sideways]
        return _Page(rows, letters, pictures)
    finally:
        page.close()


def _check_scan(path: Path, pages: list[_Page]) -> list[str]:
    """Refuse a scan; where only some pages are pictures, or broken, name them."""
    pictures = [number for number, page in enumerate(pages, 1) if page.pictures]
    if pictures and len(pictures) >= _SCAN * len(pages):
        raise InputError(
            f"a scanned PDF: {len(pictures)} of {len(pages)} pages hold pictures and no text", where=str(path), do=_OCR
        )
    broken = [number for number, page in enumerate(pages, 1) if page.broken]
    if len(broken) == len(pages):
        raise InputError("a PDF whose pages are all broken", where=str(path), do="save it again from the program that made it")
    if not any(page.letters for page in pages):
        raise InputError(f"a PDF without text on its {len(pages)} pages", where=str(path), do=_OCR)
    found = (("hold pictures and no text", pictures), ("are broken and were left out", broken))
    return [f"Pages that {what} (of the file, {len(named)} of {len(pages)}): {_named(named)}." for what, named in found if named]


def _named(numbers: list[int]) -> str:
    return ", ".join(map(str, numbers[:20])) + (" and more" if len(numbers) > 20 else "")

"""PDFs made for the tests, by fpdf2, and how they are read."""

from __future__ import annotations

import io
import zlib
from collections.abc import Sequence
from pathlib import Path

import matplotlib
from fpdf import FPDF

from sse_atlas.loaders.documents import Document
from sse_atlas.loaders.documents.read import read_document

NAMES = (
    "Réseau des Acteurs Locaux (RAL), Sénégal",
    "Maison du Peuple, Togo",
    "Union des Communes de la Côte (UCC), Côte d'Ivoire",
    "Ville de Lomé, Togo",
    "Kisumu Savings Society (KSS), Kenya",
    "Fundación Tierra, Perú",
    "Asociación Ñandú (AÑ), Paraguay",
    "Cooperative Union of the North, UK",
)


class Paper(FPDF):
    """A4 in a font with accents; nothing is set but what a test sets."""

    def __init__(self) -> None:
        super().__init__()
        folder = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
        self.add_font("D", "", folder / "DejaVuSans.ttf")
        self.add_font("D", "B", folder / "DejaVuSans-Bold.ttf")
        self.set_auto_page_break(False)
        self.body()

    def body(self, size: float = 9) -> None:
        self.set_font("D", "", size)

    def bold(self, size: float = 9) -> None:
        self.set_font("D", "B", size)

    def column(self, x: float, y: float, texts: Sequence[str], pitch: float = 5) -> None:
        """Set one text under the other, the first at `x`, `y`, in millimetres."""
        for number, text in enumerate(texts):
            if text:
                self.text(x, y + number * pitch, text)

    def ended_at(self, x: float, y: float, texts: Sequence[str], pitch: float = 5) -> None:
        """Set one text under the other, all ending at `x`."""
        for number, text in enumerate(texts):
            self.text(x - self.get_string_width(text), y + number * pitch, text)

    def led(self, x: float, y: float, width: float, name: str, page: int) -> None:
        """Set a name and its page with dots between."""
        while self.get_string_width(f"{name}.{page}") < width:
            name += "."
        self.text(x, y, f"{name}{page}")


def read(paper: FPDF | bytes, folder: Path) -> Document:
    """Write a PDF into a folder and read it."""
    path = folder / "made.pdf"
    path.write_bytes(paper if isinstance(paper, bytes) else bytes(paper.output()))
    return read_document(path)


def texts(document: Document) -> list[str]:
    """Give the lines that are not blank."""
    return [line.text for line in document.lines if line.text]


def picture() -> io.BytesIO:
    """Give a small grey picture (PNG)."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    size = (16).to_bytes(4, "big") * 2
    rows = zlib.compress((b"\0" + b"\x80" * 16) * 16)
    parts = chunk(b"IHDR", size + b"\x08\0\0\0\0") + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    return io.BytesIO(b"\x89PNG\r\n\x1a\n" + parts)

"""A made-up directory set as a PDF: title page, contents in two columns, running heads and feet, some entries in two columns."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any, Final

from tests.loaders.directories.made_truth import Block, Made

_LINK: Final = re.compile(r"\[([^\]]*)\]\([^)]*\)")
#: Size and boldness of the letters, and the space above, by style; millimetres and points.
_SET: Final[dict[str, tuple[float, str, float]]] = {
    "title": (22, "B", 12),
    "part": (17, "B", 4),
    "section": (15, "B", 4),
    "heading": (13, "B", 5),
    "field": (9, "", 0.5),
    "sub": (10, "B", 2),
    "survey-section": (11, "B", 2),
    "list": (10, "", 0.5),
    "bullet": (10, "", 0.5),
    "survey": (10, "", 0.5),
}
_PLAIN: Final = (10.0, "", 2.0)
#: What a made-up directory cannot have where it is set as a PDF: the font lacks the letters.
UNFIT: Final = frozenset(("other-script",))


def to_pdf(made: Made) -> bytes:
    """Give the directory as a PDF; its contents name the pages that the entries stand on."""
    return to_pdf_with_pages(made)[0]


def to_pdf_with_pages(made: Made) -> tuple[bytes, dict[int, int]]:
    """Give the PDF, and the page of each member's entry; set twice, since the contents must know the pages."""
    trial, pages = _set(made, {})
    _close(trial)
    pdf, pages = _set(made, pages)
    raw = bytes(pdf.output())
    _close(pdf)
    return raw, pages


def _close(pdf: Any) -> None:
    """Close the files of the fonts: a book keeps them open as long as it lives."""
    for font in pdf.fonts.values():
        font.close()


@cache
def _fonts() -> tuple[Path, Path]:
    import matplotlib

    folder = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
    return folder / "DejaVuSans.ttf", folder / "DejaVuSans-Bold.ttf"


def _set(made: Made, pages: dict[int, int]) -> tuple[Any, dict[int, int]]:
    from fpdf import FPDF

    class Paper(FPDF):
        def header(self) -> None:
            if self.page_no() > 1:
                self.set_font("DejaVu", "", 8)
                self.cell(0, 6, made.running_head, new_x="LMARGIN", new_y="NEXT", align="R" if self.page_no() % 2 else "L")
                self.ln(3)

        def footer(self) -> None:
            if self.page_no() > 1:
                self.set_y(-14)
                self.set_font("DejaVu", "", 8)
                self.cell(0, 6, str(self.page_no()), align="C")

    pdf = Paper(format="A4")
    regular, bold = _fonts()
    pdf.add_font("DejaVu", "", regular)
    pdf.add_font("DejaVu", "B", bold)
    pdf.set_auto_page_break(True, margin=18)
    pick, found = random.Random(made.seed), dict[int, int]()
    pdf.add_page()
    parts = [(name, list(group)) for name, group in groupby(made.blocks, key=_part_of)]
    for name, blocks in parts:
        if name == "contents":
            _contents(pdf, blocks, pages)
            pdf.add_page()
        elif name == "entries":
            for entry in _entries(blocks):
                _entry(pdf, entry, pick.random() < 0.25, found)
        else:
            for block in blocks:
                if block.style == "part":
                    pdf.add_page()
                _line(pdf, block)
    return pdf, found


def _part_of(block: Block) -> str:
    if block.style in ("contents", "contents-section"):
        return "contents"
    return "entries" if block.style in ("section", "list", "heading", "field", "para", "sub", "bullet") else "other"


def _entries(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Part the blocks at headings and sections."""
    held: list[Block] = []
    for block in blocks:
        if block.style == "heading" or (block.style == "section" and held):
            yield held
            held = []
        held.append(block)
    yield held


def _entry(pdf: Any, blocks: Sequence[Block], columns: bool, found: dict[int, int]) -> None:
    """An entry: heading and fields across the page, its running text in one column or two."""
    top = [block for block in blocks if block.style in ("section", "list", "heading", "field")]
    text = list(blocks[len(top) :])
    if blocks and (blocks[0].style == "section" or pdf.get_y() > 215):
        pdf.add_page()
    for block in top:
        _line(pdf, block)
        for field, member in block.keys:
            if field == "heading_line":
                found[member] = pdf.page_no()
    if columns and len(text) > 1 and sum(len(block.text) for block in text) < 3_000 and pdf.get_y() < 150:
        with pdf.text_columns(ncols=2, gutter=8, balance=True, text_align="L") as set_columns:
            for block in text:
                pdf.set_font("DejaVu", "B" if block.style == "sub" else "", 10)
                set_columns.write(block.text + "\n\n")
        pdf.ln(4)
    else:
        for block in text:
            _line(pdf, block)


def _line(pdf: Any, block: Block) -> None:
    if not block.text:
        return
    size, weight, above = _SET.get(block.style, _PLAIN)
    pdf.ln(above)
    pdf.set_font("DejaVu", weight, size)
    pdf.multi_cell(0, size * 0.5, _shown(block.text), new_x="LMARGIN", new_y="NEXT", align="L")


def _shown(text: str) -> str:
    """What a page shows of markdown: the words of a link, no stars."""
    return _LINK.sub(r"\1", text).replace("**", "")


def _contents(pdf: Any, blocks: Sequence[Block], pages: dict[int, int]) -> None:
    """The contents in two columns, each row with its page at the right edge of its column."""
    width, bottom = 88.0, 272.0
    left, top = pdf.l_margin, pdf.get_y() + 4
    x, y = left, top
    pdf.set_font("DejaVu", "", 8)
    rows = sum(len(pdf.multi_cell(width - 12, 4, block.text, dry_run=True, output="LINES", align="L")) for block in blocks)
    bottom = min(bottom, top + (4 * rows + 1.3 * len(blocks)) / 2 + 10)
    for block in blocks:
        pdf.set_font("DejaVu", "B" if block.style == "contents-section" else "", 8)
        lines = pdf.multi_cell(width - 12, 4, block.text, dry_run=True, output="LINES", align="L")
        above = 2 if block.style == "contents-section" else 0
        if y + above + 4 * len(lines) > bottom:
            if x == left:
                x, y = left + width + 8, top
            else:
                pdf.add_page()
                x, y, top, bottom = left, pdf.get_y() + 2, pdf.get_y() + 2, 272.0
        y += above
        for line in lines:
            pdf.set_xy(x, y)
            pdf.cell(width - 12, 4, line)
            y += 4
        members = [member for _, member in block.keys]
        page = str(pages[members[0]]) if block.page and members and members[0] in pages else block.page
        if page:
            pdf.set_xy(x + width - 10, y - 4)
            pdf.cell(10, 4, page, align="R")
        y += 1
    pdf.set_xy(left, bottom)

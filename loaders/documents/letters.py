"""The letters of a page of a PDF, put together to pieces: words that stand in one go on one baseline."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator
from ctypes import byref, c_double, c_int, c_ulong, create_string_buffer
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sse_atlas.loaders.documents.layout import WIDE, Piece

if TYPE_CHECKING:
    from pypdfium2 import PdfPage, PdfTextPage

#: A gap this wide, in heights, is a space though none is set.
_SPACE: Final = 0.17
#: Letters set as one sign.
_LIGATURES: Final = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
#: What the engine gives for a hyphen at the end of a line.
_HYPHENS: Final = (0x02, 0xFFFE, 0xAD)
#: The text of a link that only names what it leads to: its target is printed nowhere, and is added.
_LABEL: Final = re.compile(
    r"[\W\d_]*|\w{1,3}:?|(?:web|website|site|site web|e-?mail|mail|courriel|correo|link|lien|here|url|sitio|página)\W?",
    re.IGNORECASE,
)
_MOST_LINKS: Final = 2_000
#: Links are looked up by strips of the page this high; no page reaches further than this, in points.
_STRIP: Final = 20.0
_FAR: Final = 20_000.0
_LONGEST_LINK: Final = 2_000


class Letter(NamedTuple):
    """A letter and its place, turned so that the text of the page runs from left to right."""

    text: str
    left: float
    right: float
    base: float
    height: float
    at: int
    sideways: bool = False


class _Link(NamedTuple):
    left: float
    bottom: float
    right: float
    top: float
    target: str


def pieces_of(page: PdfPage, textpage: PdfTextPage) -> tuple[list[Piece], list[str], int]:
    """Give the pieces of a page, its words set sideways, and how many letters it has.

    A link that shows a label only is written [label](target): nothing else on the page says where it leads.
    """
    letters, turn = _letters(textpage)
    links = _by_strip(_links(page, turn))
    pieces: list[Piece] = []
    sideways: list[str] = []
    count = 0
    for run, link in _runs(letters, links):
        count += sum(not letter.text.isspace() for letter in run)
        text = _text(run)
        if link is not None and _LABEL.fullmatch(text.strip()):
            text = f"[{text.strip()}]({link.target})"
        if run[0].sideways:
            sideways.append(text.strip())
        elif text.strip():
            pieces.append(_piece(run, text, _bold(textpage, run[0].at)))
    return pieces, sideways, count


def _letters(textpage: PdfTextPage) -> tuple[list[Letter | None], int]:
    """Give the letters in the order of the file, None where the engine ends a line, and by how many right angles they turn."""
    from pypdfium2 import raw

    box, x, y = raw.FS_RECTF(), c_double(), c_double()
    boxp, xp, yp = byref(box), byref(x), byref(y)
    unicode, loose, origin, angle = (
        raw.FPDFText_GetUnicode,
        raw.FPDFText_GetLooseCharBox,
        raw.FPDFText_GetCharOrigin,
        raw.FPDFText_GetCharAngle,
    )
    found: list[tuple[int, int, float, float, float, float, float, float, int]] = []
    turns: Counter[int] = Counter()
    for index in range(textpage.count_chars()):
        code = unicode(textpage, index)
        if code in (0x0A, 0x0D) or not loose(textpage, index, boxp) or not origin(textpage, index, xp, yp):
            found.append((0, index, 0, 0, 0, 0, 0, 0, 0))
            continue
        places = (box.left, box.bottom, box.right, box.top, x.value, y.value)
        around = angle(textpage, index)
        if not all(abs(place) < _FAR for place in places) or not math.isfinite(around):
            continue  # off every page
        turn = round(around / (math.pi / 2)) % 4
        if code > 0x20:
            turns[turn] += 1
        found.append((code, index, *places, turn))
    main = turns.most_common(1)[0][0] if turns else 0
    return [_letter(entry, main) if entry[0] else None for entry in found], main


def _letter(entry: tuple[int, int, float, float, float, float, float, float, int], main: int) -> Letter | None:
    code, index, left, bottom, right, top, x, y, turn = entry
    if code in _HYPHENS:
        text = "-"
    elif 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
        text = "\ufffd"
    else:
        text = chr(code)
    text = _LIGATURES.get(text, text)
    ends = sorted((_turned(left, bottom, main), _turned(right, top, main)))
    base = _turned(x, y, main)[1]
    height = abs(ends[0][1] - ends[1][1])
    sideways = turn != main and not text.isspace()
    return Letter(text, ends[0][0], ends[1][0], base, max(height, 1.0), index, sideways)


def _turned(x: float, y: float, turns: int) -> tuple[float, float]:
    return ((x, y), (-y, x), (-x, -y), (y, -x))[turns]


def _runs(letters: list[Letter | None], links: dict[int, list[_Link]]) -> Iterator[tuple[list[Letter], _Link | None]]:
    """Put letters together that follow each other on one baseline, in or out of the same link."""
    run: list[Letter] = []
    last: Letter | None = None  # the last letter that is no space
    link: _Link | None = None
    for letter in letters:
        if letter is None:
            if run:
                yield run, link
            run, last = [], None
            continue
        if letter.text.isspace():
            if run:
                run.append(letter)
            continue
        here = _link_at(links, letter) if links else None
        if last is not None and (here is not link or not _follows(last, letter)):
            yield run, link
            run = []
        run.append(letter)
        last, link = letter, here
    if run:
        yield run, link


def _follows(last: Letter, letter: Letter) -> bool:
    if last.sideways or letter.sideways:  # in the order of the file
        return last.sideways and letter.sideways
    height = max(last.height, letter.height)
    if abs(last.base - letter.base) > 0.3 * height:
        return False
    gap = letter.left - last.right
    if -0.4 * height <= gap <= WIDE * height:
        return True
    return "\u0590" <= letter.text[0] <= "\u08ff" and abs(last.left - letter.right) <= WIDE * height


def _text(run: list[Letter]) -> str:
    out: list[str] = []
    last: Letter | None = None
    for letter in run:
        if letter.text.isspace():
            if out and out[-1] != " ":
                out.append(" ")
            continue
        if last is not None and out[-1] != " " and not letter.sideways and letter.left - last.right > _SPACE * letter.height:
            out.append(" ")
        out.append(letter.text)
        last = letter
    return "".join(out)


def _piece(run: list[Letter], text: str, bold: bool) -> Piece:
    there = [letter for letter in run if not letter.text.isspace()]
    left, right = min(letter.left for letter in there), max(letter.right for letter in there)
    return Piece(left, right, there[0].base, max(letter.height for letter in there), bold, text)


def _bold(textpage: PdfTextPage, index: int) -> bool:
    from pypdfium2 import raw

    return int(raw.FPDFText_GetFontWeight(textpage, index)) >= 600


def _links(page: PdfPage, turn: int) -> list[_Link]:
    """Give the links of a page that lead to an address."""
    from pypdfium2 import raw

    document: Any = page.pdf
    place, link, box = c_int(), raw.FPDF_LINK(), raw.FS_RECTF()
    found: list[_Link] = []
    while len(found) < _MOST_LINKS and raw.FPDFLink_Enumerate(page, byref(place), byref(link)):
        action = raw.FPDFLink_GetAction(link)
        if not action or raw.FPDFAction_GetType(action) != raw.PDFACTION_URI:
            continue
        size = raw.FPDFAction_GetURIPath(document, action, None, c_ulong(0))
        if not 1 < size <= _LONGEST_LINK or not raw.FPDFLink_GetAnnotRect(link, byref(box)):
            continue
        buffer = create_string_buffer(size)
        raw.FPDFAction_GetURIPath(document, action, buffer, c_ulong(size))
        target = buffer.value.decode("utf-8", "replace").strip().replace(" ", "%20").replace("(", "%28").replace(")", "%29")
        (left, bottom), (right, top) = _turned(box.left, box.bottom, turn), _turned(box.right, box.top, turn)
        if target:
            found.append(_Link(min(left, right), min(bottom, top), max(left, right), max(bottom, top), target))
    return found


def _link_at(links: dict[int, list[_Link]], letter: Letter) -> _Link | None:
    x, y = (letter.left + letter.right) / 2, letter.base + 0.3 * letter.height
    near = links.get(int(y // _STRIP), ())
    return next((link for link in near if link.left <= x <= link.right and link.bottom <= y <= link.top), None)


def _by_strip(links: list[_Link]) -> dict[int, list[_Link]]:
    """Sort links by the strips of the page they reach into, so that no letter is held against all of them."""
    found: dict[int, list[_Link]] = {}
    for link in links:
        first, last = (int(min(max(edge, -_FAR), _FAR) // _STRIP) for edge in (link.bottom, link.top))
        for strip in range(first, last + 1):
            found.setdefault(strip, []).append(link)
    return found

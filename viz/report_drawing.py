"""Drawing for the report: SVG elements as escaped markup, text folded to a width, and the two widths of every chart."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup, escape

from sse_atlas.viz.text import clean, width

#: The size of the letters in a chart, and the height of a line of them, in units of the picture (pixels where it is not scaled).
SIZE: Final = 13.0
LINE: Final = 16.0

#: More of a label than this is never drawn, so it is never measured.
_READ: Final = 240


@dataclass(frozen=True, slots=True)
class Frame:
    """A width that a chart is drawn for: "wide", or "narrow" for a phone, where labels stand above what they name."""

    name: str
    width: float

    @property
    def narrow(self) -> bool:
        """Whether this is the frame of a phone."""
        return self.name == "narrow"


FRAMES: Final = (Frame("wide", 720.0), Frame("narrow", 320.0))


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is drawn in a frame: its height, and the elements."""

    height: float
    body: Markup


Draw = Callable[[Frame], Drawing]


def tag(name: str, *content: str | Markup, **attributes: object) -> Markup:
    """Give an element; `_` in the name of an attribute is written `-`, one at its end is dropped, None leaves it out."""
    said = Markup("").join(
        Markup(' {}="{}"').format(key.rstrip("_").replace("_", "-"), number(value) if isinstance(value, float) else value)
        for key, value in attributes.items()
        if value is not None
    )
    return Markup("<{0}{1}>{2}</{0}>").format(Markup(name), said, Markup("").join(map(escape, content)))


def number(value: float) -> str:
    """Write a length for SVG: at most one decimal."""
    return f"{value:.1f}".removesuffix(".0")


def join(parts: Iterable[Markup]) -> Markup:
    """Put elements one after the other."""
    return Markup("\n").join(parts)


def picture(part: str, title: str, description: str, draw: Draw) -> Markup:
    """Draw a chart in both frames; the style sheet shows the one that fits."""
    return join(_framed(part, title, description, frame, draw(frame)) for frame in FRAMES)


def _framed(part: str, title: str, description: str, frame: Frame, drawing: Drawing) -> Markup:
    names = f"{part}-{frame.name}-title", f"{part}-{frame.name}-desc"
    return tag(
        "svg",
        tag("title", title, id=names[0]),
        tag("desc", description, id=names[1]),
        drawing.body,
        class_=f"chart {frame.name}",
        role="img",
        aria_labelledby=names[0],
        aria_describedby=names[1],
        viewBox=f"0 0 {number(frame.width)} {number(drawing.height)}",
        width=frame.width,
        height=drawing.height,
    )


def words(text: str, x: float, y: float, css: str = "", anchor: str = "start") -> Markup:
    """Give one line of text whose baseline is at `y`."""
    return tag("text", text, x=x, y=y, class_=css or None, text_anchor=None if anchor == "start" else anchor)


def written(text: str, size: float = SIZE) -> float:
    """Estimate the width of a text, on the wide side."""
    return width(text) * size / 11.0


def fold(text: str, room: float, most: int = 2) -> list[str]:
    """Give a text in at most so many lines, none wider than `room`; what does not fit is left out, with "…" at its end."""
    whole = " ".join(clean(text[:_READ]).split())
    lines: list[str] = []
    rest = whole.split()
    while rest and len(lines) < most:
        line = _fitting(rest, room)
        if not line:
            # A word wider than the line is broken.
            line = _start(rest[0], room)
            rest[0] = rest[0][len(line) :]
        else:
            del rest[: len(line.split())]
        lines.append(line)
    if rest or len(text) > _READ:
        lines[-1] = _start(lines[-1], room - written("…")).rstrip(" ,;:-") + "…"
    return lines or [""]


def _fitting(rest: list[str], room: float) -> str:
    """As many of the words as fit into a line, "" where the first does not."""
    line = ""
    for word in rest:
        longer = f"{line} {word}".strip()
        if written(longer) > room:
            break
        line = longer
    return line


def _start(text: str, room: float) -> str:
    """The letters of a text that fit, one at least."""
    kept = 1
    while kept < len(text) and written(text[: kept + 1]) <= room:
        kept += 1
    return text[:kept]

"""How a kind of actor looks: a shape and a colour, so that neither alone has to carry the meaning."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from sse_atlas.ontology import kinds


@dataclass(frozen=True, slots=True)
class Mark:
    """A shape as an SVG path in a box from -10 to 10 (even-odd), and its colour on light and on dark paper."""

    path: str
    light: str
    dark: str


_CIRCLE: Final = "M8.5,0A8.5,8.5 0 1 1 -8.5,0A8.5,8.5 0 1 1 8.5,0Z"

# Each colour has at least 4:1 against its paper; the areas are matched by eye, so that no kind looks more important.
MARKS: Final[Mapping[str, Mark]] = MappingProxyType(
    {
        "Network": Mark("M0,-10.5L10.5,0L0,10.5L-10.5,0Z", "#0a7a5c", "#45c9a0"),
        "LocalGovernment": Mark("M-7.6,-7.6H7.6V7.6H-7.6Z", "#b4530a", "#f5a25d"),
        "LocalGovernmentNetwork": Mark("M-8.6,-8.6H8.6V8.6H-8.6ZM0,-6L6,0L0,6L-6,0Z", "#6d4bb8", "#b9a3f5"),
        "Organization": Mark(_CIRCLE, "#0f68b0", "#64b5f2"),
        "PublicBody": Mark("M0,-9.5L9.4,-2.6L5.8,8.4H-5.8L-9.4,-2.6Z", "#9c3a6f", "#ee93c3"),
        "InternationalOrganization": Mark(_CIRCLE + "M4.6,0A4.6,4.6 0 1 0 -4.6,0A4.6,4.6 0 1 0 4.6,0Z", "#00738a", "#55cfe2"),
        "ResearchBody": Mark("M-4.8,-8.3H4.8L9.6,0L4.8,8.3H-4.8L-9.6,0Z", "#59616e", "#b3bdca"),
        "Fund": Mark("M0,-10.5L3,-3.7L10.4,-3L4.8,1.9L6.5,9.2L0,5.4L-6.5,9.2L-4.8,1.9L-10.4,-3L-3,-3.7Z", "#8a6200", "#e6c24a"),
        "Company": Mark("M0,-9.6L10,7.6H-10Z", "#bd2f4b", "#ff8d9b"),
        "Person": Mark(
            "M4.4,-5.2A4.4,4.4 0 1 1 -4.4,-5.2A4.4,4.4 0 1 1 4.4,-5.2ZM-8.2,9.6C-8.2,3.6 -4.8,1 0,1C4.8,1 8.2,3.6 8.2,9.6Z",
            "#333b46",
            "#dfe5ec",
        ),
    }
)
_OTHER: Final = Mark(_CIRCLE, "#59616e", "#b3bdca")


def mark_of(kind: str) -> Mark:
    """Give the mark of a kind by the local name of its class; an unknown kind gets a grey disc."""
    return MARKS.get(kind, _OTHER)


def kind_labels(kind: str) -> tuple[str, str]:
    """Give the English name of a kind for one and for several actors; an unknown kind is called by its own name."""
    known = kinds().get(kind)
    if known is None:
        return kind, kind
    one = known.labels["en"]
    return one, known.plural.get("en", one)


def kind_order(kind: str) -> tuple[int, str]:
    """Give the place of a kind in the legend: that of the table above, unknown ones after them by name."""
    names = list(MARKS)
    return (names.index(kind) if kind in MARKS else len(names)), kind

"""How a kind of actor is marked: a shape of its own and a colour of its own, so that neither has to be told alone.

Governments and their networks are blue, societies and firms green and teal, the others warm. Every colour keeps a contrast
of at least 3:1 with the page it is drawn on; tests measure it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

PAPER: Final = {"light": "#fbfaf7", "dark": "#10141c"}


@dataclass(frozen=True, slots=True)
class Sign:
    """`path` is an SVG path (even-odd) around 0,0 within eleven units each way; `light` and `dark` are its colours."""

    path: str
    light: str
    dark: str


_CIRCLE: Final = "M-8 0A8 8 0 1 1 8 0A8 8 0 1 1-8 0Z"
_DIAMOND: Final = "M0-10L10 0L0 10L-10 0Z"
_STAR: Final = "M0-10.5L3.1-3.6L10.5-3L4.9 1.9L6.6 9.2L0 5.3L-6.6 9.2L-4.9 1.9L-10.5-3L-3.1-3.6Z"

SIGNS: Final = {
    "Network": Sign(_DIAMOND, "#b3325f", "#ff8fb1"),
    "LocalGovernment": Sign("M-7.5-7.5H7.5V7.5H-7.5Z", "#2f5bb7", "#8fb2ff"),
    "LocalGovernmentNetwork": Sign(f"{_DIAMOND}M0-4.6L-4.6 0L0 4.6L4.6 0Z", "#2f5bb7", "#8fb2ff"),
    "PublicBody": Sign("M0-9.5L9 -2.5V8.5H-9V-2.5Z", "#4a4a8f", "#b9b5f5"),
    "Organization": Sign(_CIRCLE, "#12807a", "#5cd0c2"),
    "Company": Sign("M-5-8.5H5L9.8 0L5 8.5H-5L-9.8 0Z", "#5d7a1c", "#b3d362"),
    "ResearchBody": Sign("M0-9.5L9.5 8H-9.5Z", "#7b4bb0", "#cda6ff"),
    "Fund": Sign(_STAR, "#a86400", "#f5c04f"),
    "InternationalOrganization": Sign(f"{_CIRCLE}M-3.8 0A3.8 3.8 0 1 0 3.8 0A3.8 3.8 0 1 0-3.8 0Z", "#b5471b", "#ff9d70"),
    "Person": Sign("M-9.5-8H9.5L0 9.5Z", "#59616f", "#c3cad6"),
}

OTHER: Final = Sign("M-3-9H3V-3H9V3H3V9H-3V3H-9V-3H-3Z", "#59616f", "#c3cad6")


def sign(kind: str) -> Sign:
    """Give the sign of a kind by its local name; a kind without one of its own gets a grey cross."""
    return SIGNS.get(kind, OTHER)

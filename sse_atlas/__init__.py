"""SSE Atlas: social and solidarity economy actors as one RDF graph in which every statement says where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sse_atlas.atlas import Atlas

__version__ = "0.1.0"

__all__ = ["Atlas", "__version__"]


def __getattr__(name: str) -> object:
    # Lazy, because the command must start without importing rdflib and its kin.
    if name == "Atlas":
        from sse_atlas.atlas import Atlas

        return Atlas
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})

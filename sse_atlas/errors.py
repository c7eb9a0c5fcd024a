"""The errors SSE Atlas raises on purpose, one family under `AtlasError`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

#: The spaces of French typography, which Python does not take for printable.
_SPACES: Final = "\u00a0\u202f"


class AtlasError(Exception):
    """The base of every error raised on purpose.

    Built from `what` is wrong, `where` it stands ("file:line", a folder, an address) and what to `do` next. The message
    is one printable line, "where: what; do", whatever the parts hold. `exit_code` is what the command ends with.
    """

    exit_code: ClassVar[int] = 2

    def __init__(self, what: str, *, where: str = "", do: str = "") -> None:
        self.what = what
        self.where = where
        self.do = do
        placed = f"{where}: {what}" if where else what
        super().__init__(_one_line(f"{placed}; {do}" if do else placed))


class InputError(AtlasError):
    """A file, a table or a value handed in cannot be used."""


class RefusedRowsError(InputError):
    """Rows of a source were refused; `lines` says of each where it stands, what is wrong and what to do."""

    def __init__(self, what: str, *, where: str = "", do: str = "", lines: Sequence[str] = ()) -> None:
        super().__init__(what, where=where, do=do)
        self.lines = [_one_line(line) for line in lines]


class UnwritableError(AtlasError):
    """A file or folder cannot be written."""


class RemoteError(AtlasError):
    """A SPARQL server could not be reached, or refused."""


class QueryError(AtlasError):
    """A query cannot be read, bound to its parameters, or run to its end."""


class NotFoundError(AtlasError):
    """Nothing goes by the name given: an answer of "no", not a wrong use."""

    exit_code = 1


class AmbiguousError(AtlasError):
    """More than one thing goes by the name given."""


class UnknownTermError(AtlasError, AttributeError):
    """The vocabulary has no such term.

    An `AttributeError` too, so that `getattr` with a default and `hasattr` work on a namespace of terms.
    """


def _one_line(text: str) -> str:
    """Return `text` on one line, its control characters spelt out: they come from data and would steer a terminal."""
    joined = " ".join(part for part in (line.strip() for line in text.splitlines()) if part)
    return "".join(c if c.isprintable() or c in _SPACES else c.encode("unicode_escape").decode("ascii") for c in joined)

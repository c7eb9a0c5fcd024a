"""What a page of one file is made of: the assets put into it, the hashes that allow them, and its writing."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from importlib import resources
from pathlib import Path

from sse_atlas.errors import UnwritableError


def assets(names: Iterable[str], suffix: str) -> str:
    """Give the text of some files of the folder assets, with plain line ends: browsers hash what they read with those."""
    folder = resources.files("sse_atlas.viz") / "assets"
    return "\n".join((folder / f"{name}.{suffix}").read_text(encoding="utf-8").replace("\r\n", "\n") for name in names)


def allowed(text: str) -> str:
    """Give a script or a style as a content security policy allows it: by its hash."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}'"


def write(text: str, path: Path) -> None:
    """Write a page as UTF-8; raise UnwritableError where that is not possible."""
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise UnwritableError(f"cannot write: {error.strerror}", where=str(path), do="name a file you may write") from error

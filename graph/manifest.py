"""What an atlas folder says of itself: the file that makes a folder an atlas."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Final

from sse_atlas.errors import InputError

MANIFEST: Final = "atlas.json"
#: An atlas of another layout is not opened: it is built again.
LAYOUT: Final = 1

#: Where the store of an atlas stands in its folder: a file for a small one, a folder for a large one.
MEMORY_FILE: Final = "store.nq"
DISK_FOLDER: Final = "store"
STORES: Final = (MEMORY_FILE, DISK_FOLDER)


@dataclass(frozen=True, slots=True)
class Manifest:
    """The base of an atlas, its size, where its store stands, the sources it was built from.

    `conforms` is None where the shapes were not checked.
    """

    base: str
    quads: int
    store: str
    counts: dict[str, int] = field(default_factory=dict)
    sources: list[dict[str, str]] = field(default_factory=list)
    conforms: bool | None = None
    version: str = ""
    layout: int = LAYOUT

    def write(self, folder: Path) -> None:
        """Write the manifest, keys sorted."""
        text = json.dumps(asdict(self), indent=2, sort_keys=True, ensure_ascii=False)
        (folder / MANIFEST).write_text(text + "\n", encoding="utf-8", newline="\n")


def read_manifest(folder: Path) -> Manifest:
    """Read the manifest of an atlas folder; raise InputError where the folder is none, or of another layout."""
    path = folder / MANIFEST
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        if (layout := said.get("layout")) != LAYOUT:
            raise InputError(f"an atlas of layout {layout}", where=str(path), do="build it again: sse-atlas build")
        manifest = Manifest(**said)
        if not (isinstance(manifest.base, str) and manifest.store in STORES and isinstance(manifest.counts, dict)):
            raise ValueError("no manifest")
    except FileNotFoundError:
        what = "no atlas here" if folder.is_dir() else "no such folder"
        raise InputError(what, where=str(folder), do="build one: sse-atlas build, or name another with --atlas") from None
    except NotADirectoryError:
        what = "a file, where the folder of an atlas is needed"
        raise InputError(what, where=str(folder), do="name the folder with --atlas; sse-atlas validate takes files") from None
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise InputError("cannot be read", where=str(path), do="build the atlas again: sse-atlas build") from error
    return manifest

"""Write the explorer page, or its data: `python -m sse_atlas.viz.explorer ATLAS OUT.html|OUT.json`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from sse_atlas.queries import open_store
from sse_atlas.viz.explorer.content import explorer_data


def main(atlas: str, output: str) -> None:
    """Write the page of an atlas, or what it is made of."""
    store = open_store(atlas)
    if output.endswith(".json"):
        text = json.dumps(explorer_data(store), ensure_ascii=False, separators=(",", ":"))
    else:
        from sse_atlas.viz.explorer.page import explorer_html

        text = explorer_html(store)
    Path(output).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(*sys.argv[1:3])

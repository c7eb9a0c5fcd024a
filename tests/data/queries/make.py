"""Write the expected answers of the catalogue anew: `python tests/data/queries/make.py`, then read the difference in git."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from sse_atlas.graph import LocalStore, serialize
from sse_atlas.queries import bind, catalogue
from sse_atlas.queries.catalogue import example_values


def main() -> None:
    """Build the bundled data, and write the answer of each query's example beside this file."""
    with tempfile.TemporaryDirectory() as folder:
        atlas = Path(folder) / "atlas"
        subprocess.run([sys.executable, "-m", "sse_atlas", "build", "-o", atlas], check=True)
        store = LocalStore.open(atlas)
        for query in catalogue().values():
            answer = serialize(store.query(bind(query, example_values(query), store)), "csv")
            Path(__file__).with_name(f"{query.name}.csv").write_bytes(answer.replace(b"\r\n", b"\n"))


if __name__ == "__main__":
    main()

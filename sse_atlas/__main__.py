"""`python -m sse_atlas`: the same as the command `sse-atlas`."""

from __future__ import annotations

import sys

from sse_atlas.cli import main

if __name__ == "__main__":
    sys.exit(main())

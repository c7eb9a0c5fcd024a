"""Documents that nobody means well with: no exception, no row that the tables refuse, no text kept without end."""

from __future__ import annotations

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sse_atlas.loaders.documents.slugs import Slugs
from sse_atlas.loaders.folder import read_folder
from sse_atlas.loaders.identity import Ledger
from sse_atlas.loaders.sessions.kinds import KINDS, guess
from sse_atlas.loaders.sessions.prose import Passage, read_prose
from sse_atlas.loaders.sessions.read import read_session
from tests.loaders.sessions.conftest import MADE_UP, document_of
from tests.loaders.sessions.test_read import write

PIECES = [
    *(
        "**",
        "(",
        ")",
        " - ",
        " / ",
        "\t",
        ":",
        "\u202e",
        "\x00",
        "1st speaker: ",
        "Speaker 2 ",
        "Mr. ",
        " and ",
        ", ",
        "\n",
        "\n\n",
    ),
    *(
        "45 members",
        "12%",
        "$ 3 million",
        "founded in 1999",
        "is a member of the ",
        "99:99",
        "31 February 2020",
        "²",
        "İ",
        "ß",
        "=1+1",
    ),
    *(
        "Title of the session:",
        "Date: ",
        "Time: 25:00-26:99",
        "Participants 999999999999",
        "Moderator: ",
        "10:00-10:30 ",
        "&",
        "|",
    ),
]


def mutated(seed: int) -> str:
    """A made-up document with lines cut, doubled, swapped, joined, and pieces put in."""
    random = Random(seed)
    lines = random.choice(list(MADE_UP.values()))[0].split("\n")
    for _ in range(random.randrange(1, 12)):
        at = random.randrange(len(lines))
        match random.randrange(6):
            case 0:
                del lines[at : at + 2]
                lines = lines or [""]
            case 1:
                lines.insert(at, random.choice(lines))
            case 2:
                lines[at] = lines[at][: random.randrange(len(lines[at]) + 1)]
            case 3:
                other = random.randrange(len(lines))
                lines[at], lines[other] = lines[other], lines[at]
            case 4:
                lines[at] += f" {random.choice(lines)}"
            case _:
                place = random.randrange(len(lines[at]) + 1)
                lines[at] = lines[at][:place] + random.choice(PIECES) + lines[at][place:]
    return "\n".join(lines)


def check(text: str) -> None:
    """Read a text as every kind, and as running text; write what was found and read it back."""
    document = document_of(text)
    kind = guess(document).kind or "session-info"
    session = read_session(document, kind if kind in KINDS[1:] else "session-report", Slugs())
    passage = Passage("a", ("Oven House", "OVH"), 1, len(document.lines), "Oven House")
    slugs = Slugs(["a"])
    prose = read_prose(document, [passage], slugs)
    for reading in (session.reading, prose):
        for row in (*reading.found, *reading.unplaced):
            assert 1 <= row.line <= max(1, len(document.lines))
        with TemporaryDirectory() as folder:
            write(reading.found, Path(folder))
            assert not read_folder(Path(folder), Ledger()).refusals


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**32))
def test_mutated_documents(seed: int) -> None:
    check(mutated(seed))


@settings(max_examples=80, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=12)), max_size=30))
def test_pieces_thrown_together(pieces: list[str]) -> None:
    check("".join(pieces))


@pytest.mark.parametrize(
    "text",
    [
        "A " * 60_000,
        "1 member " * 20_000,
        "Speakers\n" + "A B - C D - " * 10_000,
        "Title of the session: X\nSpeakers\n" + "Ann Lee - ORG\n" * 1_500,
        "Title of the session: X\n" + "1st speaker: Mr Ann Lee - Talk\n" * 1_000,
        "Title of the session: X\n" + "Speaker 1 X\nA\nB\n" * 1_500,
        "is a member of " * 8_000,
        "(" * 50_000,
        "**" * 50_000,
        "\n" * 50_000,
        "in partnership with the A of the B of the C " * 3_000,
        "hosted the a b c d e f g h meeting of the " * 3_000,
        "OVH has 5 members.\n" * 2_000,
    ],
)
def test_long_ones_end(text: str) -> None:
    document = document_of(text)
    guess(document)
    session = read_session(document, "session-report", Slugs())
    prose = read_prose(document, [Passage("a", ("Oven House", "OVH"), 1, len(document.lines), "Oven House")], Slugs(["a"]))
    for reading in (session.reading, prose):
        assert all(len(each.text) <= 300 for each in reading.unplaced)
        assert all(len(cell) <= 400 for row in reading.found for cell in row.cells.values())

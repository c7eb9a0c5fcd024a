"""How much of a document the readers find, and how much of what they find is right.

    SSE_ATLAS_SOURCES=FOLDER python benchmarks/extraction.py [--only real|made|pdf|time|mutants] [--misses N] [--mutants N]
        [--seeds A-B]

real: documents 000 to 003 (their texts in SSE_ATLAS_SOURCES) as `sse-atlas extract` writes them, against what people read in them
(data/); made: 50 directories made up from seeds (tests/loaders/directories/made_directories.py), e-mails among the fields; pdf:
ten of them set as a PDF and read back; time: the CPU seconds of directories twice as long each time; mutants: copies of a made-up
directory with bytes flipped, lines shuffled, doubled or cut, NULs and marks of direction. Each prints precision (the share of
what was found that is right) and recall (the share of what there is that was found), the misses, and each rule's precision
beside the confidence declared for it. There is no peer to compare with: no other tool reads such directories into tables.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from sse_atlas.errors import AtlasError  # noqa: E402
from sse_atlas.loaders.extracting import extract, rules  # noqa: E402
from sse_atlas.loaders.review.write import write  # noqa: E402
from tests.loaders.directories.made_directories import make  # noqa: E402
from tests.loaders.directories.made_pdf import UNFIT, to_pdf  # noqa: E402
from tests.loaders.directories.made_score import ASKED, FIELDS, MARK, Score, curated, score_folder  # noqa: E402
from tests.loaders.directories.made_truth import VARIATIONS  # noqa: E402
from tests.loaders.made_ties import score_ties  # noqa: E402

#: The documents, by how the names of their files begin, and what people read in them.
DOCUMENTS: Final = {
    "000": "gsef-yearbook-2021",
    "001": "gsef-2021-alliances-report",
    "002": "gsef-2021-policies-report",
    "003": "gsef-2021-alliances-programme",
}
SEEDS: Final = range(1, 51)
PDF_SEEDS: Final = range(1, 11)
#: A copy that takes longer than this, in seconds, counts as endless.
PATIENCE: Final = 20.0
_NOISE: Final = (
    "\0",
    "\u202e",
    "\u200f",
    "\u2028",
    "\x0c",
    "\ufeff",
    "\t",
    "|",
    "[W](",
    "**",
    "•" * 50,
    "(" * 200,
    "@" * 200,
    "9" * 400,
)


@contextmanager
def extracted(document: Path) -> Iterator[Path]:
    """Give the folder of tables that `sse-atlas extract` writes of a document."""
    with tempfile.TemporaryDirectory() as folder:
        write(extract(document), Path(folder) / "tables")
        yield Path(folder) / "tables"


def real(misses: int) -> None:
    """Score the real documents."""
    sources = os.environ.get("SSE_ATLAS_SOURCES")
    if not sources:
        print("\nReal documents: not checked here; name their folder in SSE_ATLAS_SOURCES.")
        return
    fields, ties = Score(), Score()
    for start, name in DOCUMENTS.items():
        (document,) = Path(sources).glob(f"{start}*")
        with extracted(document) as folder:
            if start == "000":
                fields = score_folder(folder, curated(ROOT / "data" / name), emails=False)
            ties.add(score_ties(folder, ROOT / "data" / name, f"{start} "))
    show("The directory of 000, field by field", fields, misses, FIELDS)
    show("Relations, events, talks, figures and facts of 000 to 003", ties, misses)
    show_rules(fields, ties)


def made(misses: int, seeds: Sequence[int] = SEEDS) -> None:
    """Score directories made up from seeds."""
    score = Score()
    for seed in seeds:
        book = make(seed)
        with tempfile.TemporaryDirectory() as place:
            path = Path(place) / "directory.txt"
            path.write_text(book.text, encoding="utf-8")
            with extracted(path) as folder:
                score.add(score_folder(folder, book.truth.members, label=f"seed {seed}, member "))
    show(f"{_number(seeds)} made up", score, misses, FIELDS)
    show_rules(score)


def pdf(misses: int, seeds: Sequence[int] = PDF_SEEDS) -> None:
    """Score directories made up, set as a PDF and read back; members are known by their names."""
    score = Score()
    for seed in seeds:
        book = make(seed, variations=make(seed).variations - UNFIT)
        with tempfile.TemporaryDirectory() as place:
            path = Path(place) / "directory.pdf"
            path.write_bytes(to_pdf(book))
            with extracted(path) as folder:
                score.add(score_folder(folder, book.truth.members, lines=False, label=f"seed {seed}, member "))
    show(f"{_number(seeds)} made up, as PDF", score, misses, FIELDS)


def _number(seeds: Sequence[int]) -> str:
    return f"{len(seeds)} director{'y' if len(seeds) == 1 else 'ies'}"


def durations() -> None:
    """Print the CPU time of directories twice as long each time: linear where a megabyte costs the same."""
    print("\nTime: one directory after another, each twice as long")
    print(f"{'members':>9}{'MB':>8}{'CPU s':>9}{'s per MB':>10}")
    for members in (500, 1_000, 2_000, 4_000):
        text = make(7, variations=VARIATIONS.keys() - {"no-contents", "no-lists", "no-entries", "no-since"}, members=members).text
        with tempfile.TemporaryDirectory() as place:
            path = Path(place) / "directory.txt"
            path.write_text(text, encoding="utf-8")
            start = time.process_time()
            extract(path)
            spent = time.process_time() - start
        size = len(text.encode()) / 1e6
        print(f"{members:>9,}{size:>8.2f}{spent:>9.2f}{spent / size:>10.2f}")


def mutants(number: int) -> None:
    """Read copies with faults; print what became of them."""
    with ProcessPoolExecutor() as pool:
        told = Counter[str]()
        slowest = 0.0
        for outcome, spent in pool.map(_mutant, range(number), chunksize=20):
            told[outcome] += 1
            slowest = max(slowest, spent)
    print(f"\n{number:,} copies with faults: slowest {slowest:.1f} s")
    for outcome, count in told.most_common():
        print(f"{count:>9,}  {outcome}")


def _mutant(seed: int) -> tuple[str, float]:
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "directory.txt"
        path.write_bytes(mutant(seed))
        start = time.process_time()
        signal.signal(signal.SIGVTALRM, _impatient)
        signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE)
        try:
            write(extract(path), Path(place) / "tables")
            outcome = "read"
        except AtlasError:
            outcome = "refused with a word"
        except Exception as error:
            at = traceback.extract_tb(error.__traceback__)[-1]
            outcome = f"TRACEBACK {type(error).__name__} in {Path(at.filename).name}:{at.lineno} (seed {seed})"
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        spent = time.process_time() - start
    return outcome, spent


def _impatient(*_: object) -> None:
    raise TimeoutError(f"not done after {PATIENCE:.0f} s")


def mutant(seed: int, most: int = 10) -> bytes:
    """Give a copy of a made-up directory, of two to `most` members, with one to twenty faults."""
    pick = random.Random(seed)
    lines = make(seed % 40, members=pick.randint(2, most)).text.split("\n")
    for _ in range(pick.randint(1, 20)):
        at, other = pick.randrange(len(lines)), pick.randrange(len(lines))
        faults: tuple[Callable[[], object], ...] = (
            lambda at=at, other=other: lines.insert(at, lines[other]),
            lambda at=at: lines.__setitem__(at, lines[at][: pick.randint(0, len(lines[at]))]),
            lambda at=at, other=other: lines.__setitem__(at, lines[at] + lines[other]),
            lambda at=at: lines.__setitem__(at, pick.choice(_NOISE) + lines[at] + pick.choice(_NOISE)),
            lambda at=at, other=other: lines.__setitem__(slice(at, at + 2), [lines[other], lines[at]]),
            lambda at=at: lines.__setitem__(slice(at, at + pick.randint(1, 20)), [""]),
        )
        pick.choice(faults)()
    raw = bytearray("\n".join(lines).encode() or b"\n")
    for _ in range(pick.choice((0, 0, 3, 30))):
        raw[pick.randrange(len(raw))] = pick.randrange(256)
    return bytes(raw)


def show(title: str, score: Score, misses: int, fields: tuple[str, ...] = ()) -> None:
    """Print a score field by field, and the first misses of each."""
    print(f"\n{title}")
    print(f"{'':28}{'precision':>10}{'recall':>9}{'right':>8}{'found':>8}{'there':>8}")
    for name in fields or sorted(score.true.keys() | score.found.keys()):
        low = name in ASKED and min(score.precision(name), score.recall(name)) < MARK
        numbers = f"{score.right[name]:>8,}{score.found[name]:>8,}{score.true[name]:>8,}"
        precision = f"{score.precision(name):.3f}" if score.found[name] else "-"
        recall = f"{score.recall(name):.3f}" if score.true[name] else "-"
        print(f"{name:28}{precision:>10}{recall:>9}{numbers}{f'  below {MARK}' if low else ''}")
    for name, words in sorted(score.misses.items()):
        for line in words[:misses]:
            print(f"  {name}: {line}")
        if misses and len(words) > misses:
            print(f"  {name}: and {len(words) - misses} more (--misses {len(words)})")


def show_rules(*scores: Score) -> None:
    """Print the precision of each rule beside the confidence that it declares."""
    right, found = Counter[str](), Counter[str]()
    for score in scores:
        right.update(score.rules_right)
        found.update(score.rules_found)
    print(f"\n{'rule':28}{'right':>8}{'found':>8}{'precision':>11}{'declared':>10}")
    known = rules()
    for name in sorted(name for name in found if name in known):
        print(f"{name:28}{right[name]:>8,}{found[name]:>8,}{right[name] / found[name]:>11.3f}{known[name].confidence:>10.2f}")


def _seeds(text: str) -> range:
    first, _, last = text.partition("-")
    return range(int(first), int(last or first) + 1)


def main() -> None:
    """Run the parts asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", choices=("real", "made", "pdf", "time", "mutants"))
    parser.add_argument("--misses", type=int, default=3, metavar="N", help="how many misses of each field are listed")
    parser.add_argument("--mutants", type=int, default=10_000, metavar="N", help="how many copies with faults are read")
    parser.add_argument("--seeds", type=_seeds, metavar="A-B", help="the seeds of the directories made up (1-50; 1-10 as PDF)")
    given = parser.parse_args()
    parts: dict[str, Callable[[], None]] = {
        "real": lambda: real(given.misses),
        "made": lambda: made(given.misses, given.seeds or SEEDS),
        "pdf": lambda: pdf(given.misses, given.seeds or PDF_SEEDS),
        "time": durations,
        "mutants": lambda: mutants(given.mutants),
    }
    for name, run in parts.items():
        if given.only in (None, name):
            run()


if __name__ == "__main__":
    main()

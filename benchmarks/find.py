"""How well `find` takes typing errors: what is first, what is among the first five, and what nonsense comes with it.

Run it from anywhere the package is installed:  python benchmarks/find.py [--actors 100000]

Over the bundled data. "names": every name and acronym of five letters or more, with one letter left out, doubled, swapped with
its neighbour, or replaced, each at a place of its own (seeded). "words": the same for every word of five letters or more, which
mostly stands inside of longer names; right is whatever has a name with the word. "nonsense": 200 common words of five languages
that stand in no name: which of them find anything by its looks. This project's way is measured beside ready-made scorers of
rapidfuzz, all behind the same exact search, and once more from end to end. With --actors: the CPU time of searches in a made-up
list.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from sse_atlas import Atlas
from sse_atlas.graph import LocalStore, Store
from sse_atlas.graph.names import words
from sse_atlas.ontology import SSE
from sse_atlas.queries.answers.asking import HEAD, values
from sse_atlas.queries.answers.finding import find
from sse_atlas.queries.answers.likeness import Likeness, rank
from sse_atlas.queries.answers.searching import NAMED, NAMES, fitting, looking

KINDS = ("left out", "doubled", "swapped", "replaced")
LETTERS = "abcdefghijklmnopqrstuvwxyz"
#: The worst rank of the exact search beside which looks are not asked for.
ENOUGH = 2

COMMON = """
apple bread butter cheese chicken coffee sugar pepper onion garlic tomato potato carrot lemon banana cherry river mountain valley
desert beach meadow flower tree stone sand snow rain cloud wind storm thunder window kitchen bedroom ceiling floor carpet pillow
blanket mirror candle lamp bottle glass plate spoon knife fork winter summer autumn monday tuesday friday evening midnight minute
hour week month century horse cattle sheep rabbit eagle pigeon turtle spider butterfly dolphin shark salmon monkey elephant tiger
camel doctor nurse teacher lawyer soldier sailor pilot driver baker butcher tailor singer dancer poet king queen shirt trousers
jacket button pocket sleeve scarf boots shoes belt necklace watch purse hammer screw nail rope chain wheel engine bicycle truck
airplane rocket ship anchor tunnel corner ladder yellow purple golden brown bright shadow sunlight whisper laughter happy hungry
thirsty gentle clever stupid brave lonely noisy heavy narrow shallow broken frozen afternoon breakfast chocolate crocodile
dangerous expensive furniture gymnastics helicopter important interesting kangaroo lightning magazine newspaper orchestra
passenger photograph physician pineapple restaurant scientist signature strawberry submarine telephone television temperature
umbrella vegetable volleyball wonderful necessary beautiful promise mistake moment marriage message mixture murder muscle
voiture fenêtre chapeau chaussure fromage poisson pomme fraise oiseau cheval mouton soleil nuage neige demain toujours
ventana zapato sombrero caballo perro pescado manzana playa estrella jueves domingo todavía siempre pregunta respuesta
janela sapato cavalo peixe cozinha praia chuva vento caminho pedra espelho garfo colher sempre pergunta
사과 자전거 고양이 바다 하늘 구름 의자 책상 냉장고 어제
""".split()

#: An IRI, the property, the name, its folded words.
Name = tuple[str, str, str, tuple[str, ...]]
#: For the words of a text: how much a name looks like it, 0 where it does not.
Method = Callable[[Sequence[str]], Callable[[Name], float]]
#: A text, and the things of which each is a right answer.
Case = tuple[str, set[str]]


def read_names(store: Store) -> list[Name]:
    """Give every name and town of what a person may ask for."""
    query = "SELECT DISTINCT ?s ?p ?n { VALUES ?c { %s } VALUES ?p { %s } ?s a ?c ; ?p ?n }"
    rows = store.query(HEAD + query % (values(NAMED), values((*NAMES, SSE.city))))
    return sorted((row["s"].value, row["p"].value, row["n"].value, words(row["n"].value)) for row in rows)


def mistyped(text: str, kind: str, pick: random.Random) -> str:
    """Give a text with one typing error in a letter; "" where there is no place for it."""
    letters = [place for place, sign in enumerate(text) if sign.isalpha()]
    if kind == "swapped":
        letters = [place for place in letters if place + 1 in letters and text[place].lower() != text[place + 1].lower()]
    if not letters:
        return ""
    place = pick.choice(letters)
    other = pick.choice([letter for letter in LETTERS if letter != text[place].lower()])
    written = {"left out": "", "doubled": text[place] * 2, "swapped": text[place : place + 2][::-1], "replaced": other}[kind]
    return text[:place] + written + text[place + (2 if kind == "swapped" else 1) :]


def ours(asked: Sequence[str]) -> Callable[[Name], float]:
    """This project's way."""
    likeness = Likeness(asked)

    def score(name: Name) -> float:
        fit = looking(*name[:3], likeness, name[3])
        return fit.score / 100 if fit else 0.0

    return score


def scorer(function: Callable[[str, str], float], least: int) -> Method:
    """A scorer of rapidfuzz, from a threshold on."""

    def method(asked: Sequence[str]) -> Callable[[Name], float]:
        text = " ".join(asked)
        return lambda name: found / 300 if (found := function(text, " ".join(name[3]))) >= least else 0.0

    return method


class Search:
    """The exact search over the names, and behind it one by looks."""

    def __init__(self, names: list[Name]) -> None:
        self.names = names
        self._exact: dict[str, tuple[dict[str, float], bool]] = {}

    def exact(self, text: str) -> tuple[dict[str, float], bool]:
        """Give the scores of the things whose names hold the words, and whether one of them is good."""
        if text not in self._exact:
            asked, best, good = words(text), defaultdict[str, float](float), False
            for iri, property_, name, named in self.names:
                if rank(asked, named) >= 0 and (fit := fitting(iri, property_, name, asked, named)):
                    best[iri] = max(best[iri], fit.score)
                    good = good or fit.rank <= ENOUGH
            self._exact[text] = best, good
        return self._exact[text]

    def ranked(self, text: str, method: Method) -> list[str]:
        """Give the things found, best first."""
        exact, good = self.exact(text)
        best = defaultdict(float, exact)
        score = method(words(text))
        for name in () if good else self.names:
            best[name[0]] = max(best[name[0]], score(name))
        return sorted((iri for iri, found in best.items() if found), key=lambda iri: (-best[iri], iri))


def shares(cases: Iterable[Case], answer: Callable[[str], list[str]]) -> str:
    """Give in how many of the cases, a text and what is right, that is first, and among the first five."""
    first = five = number = 0
    for text, right in cases:
        found = answer(text)
        first += bool(found) and found[0] in right
        five += bool(right & set(found[:5]))
        number += 1
    return f"{first / number:6.1%} {five / number:6.1%}"


def nonsense(names: list[Name], method: Method, common: list[str]) -> tuple[int, int]:
    """Give how many common words look like a name, and how many names they look like."""
    found = []
    for word in common:
        score = method(words(word))
        found.append(len({name[2] for name in names if score(name) and rank(words(word), name[3]) < 0}))
    return sum(map(bool, found)), sum(found)


def by_looks(store: Store, word: str) -> list[str]:
    """Give the labels that `find` gives for a word that stands in no name."""
    return [found.label for found in find(store, word) if "looks like" in found.why or "GeoNames" in found.why]


def measure(store: Store) -> None:
    """Print what each way finds."""
    from rapidfuzz import fuzz

    search = Search(read_names(store))
    having, inside = defaultdict[tuple[str, ...], set[str]](set), defaultdict[str, set[str]](set)
    for iri, _, _, named in search.names:
        having[named].add(iri)
        for word in named:
            inside[word].add(iri)
    pick = random.Random(7)
    asked = sorted({name for _, by, name, _ in search.names if by != SSE.city and sum(map(str.isalpha, name)) >= 5})
    typed = {kind: [(text, having[words(name)]) for name in asked if (text := mistyped(name, kind, pick))] for kind in KINDS}
    long = sorted(word for word in inside if len(word) >= 5 and word.isalpha())
    in_words = [(text, inside[word]) for n, word in enumerate(long) if (text := mistyped(word, KINDS[n % 4], pick))]
    common = pick.sample([word for word in dict.fromkeys(COMMON) if not search.exact(word)[1]], 200)
    in_names = [case for cases in typed.values() for case in cases]
    print(f"{len(asked)} names and acronyms, {len(in_names)} typing errors; {len(in_words)} words; {len(common)} common words")
    print(f"\n{'':24}{'names':>14}{'words':>14}{'nonsense':>20}\n{'':24}{'1st':>7}{'1-5':>7}{'1st':>7}{'1-5':>7}")
    ways: dict[str, Method] = {"this project": ours}
    for label, function in (("ratio", fuzz.ratio), ("WRatio", fuzz.WRatio), ("token_set_ratio", fuzz.token_set_ratio)):
        ways |= {f"{label} >= {least}": scorer(function, least) for least in (70, 80, 90)}
    for label, method in ways.items():
        answer = partial(search.ranked, method=method)
        of_words, of_names = nonsense(search.names, method, common)
        print(f"{label:24}{shares(in_names, answer)} {shares(in_words, answer)}{of_words:>8} words, {of_names} names")
    from_end_to_end(store, {**typed, "words of names": in_words}, common)


def from_end_to_end(store: Store, typed: dict[str, list[Case]], common: list[str]) -> None:
    """Print what `find` itself gives out of the store, themes, kinds, goals and regions left aside."""
    print("\nfind, from end to end")
    for kind, cases in typed.items():
        print(f"{kind:24}{shares(cases, lambda text: [found.iri for found in find(store, text) if not found.actors])}")
    odd = {word: found for word in common if (found := by_looks(store, word))}
    print(f"nonsense: {len(odd)} of {len(common)} words, {sum(map(len, odd.values()))} things")
    for word, found in odd.items():
        print(f"  {word}: {found[0]}" + (f" and {len(found) - 1} more" if len(found) > 1 else ""))


def time_searches(actors: int) -> None:
    """Print the CPU seconds of searches in a made-up list, from a store that is open."""
    import build

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        build.generate(folder / "list.csv", actors)
        command = [sys.executable, "-m", "sse_atlas", "build", "list.csv", "-o", "atlas", "--no-validate"]
        subprocess.run(command, cwd=folder, check=True, capture_output=True)
        store = LocalStore.open(folder / "atlas")
        find(store, "anything")
        print(f"\n{actors:,} actors{'':6}CPU s")
        for text in (
            "acacia",
            "Kapok Estuary 0",
            "A99999",
            "senegal",
            "network",
            "a",
            "jacarnda",
            "soeul",
            "papyrus cedra",
            "zzzzz",
        ):
            began = time.process_time()
            found = find(store, text)
            print(f"{text:20}{time.process_time() - began:6.2f}  {found[0].why or found[0].label if found else 'nothing'}")


def main() -> None:
    """Print all of it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--actors", type=int, default=0, help="also time searches in a list of so many")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        measure(Atlas.build(into=Path(name) / "atlas").store)
    if asked.actors:
        time_searches(asked.actors)


if __name__ == "__main__":
    main()

"""Directories of members that nobody has seen: made up from a seed, with what goes wrong in real ones, and with their truth.

`make(seed)` draws the network, its members, the manner of the book and its slips; the truth holds what a reader who has only
the text could tell. Slips hit some entries of a book, as those of a real editor do, and never take away the last hint.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator

from tests.loaders.directories import made_entries, made_text
from tests.loaders.directories.made_layout import lay_out
from tests.loaders.directories.made_names import REGIONS, Named, Network, country_forms, member, network
from tests.loaders.directories.made_truth import ABSENT, VARIATIONS, Block, Made, MemberTruth, Truth


def make(seed: int, variations: Iterable[str] | None = None, members: int | None = None) -> Made:
    """Make a directory; `variations` (names of VARIATIONS) and the number of members are drawn where they are not given."""
    pick = random.Random(seed)
    chosen = _drawn(pick) if variations is None else _sensible(set(variations), pick)
    about = network(pick)
    style = made_entries.Style(pick, about, chosen)
    number = members if members is not None else int(10 + 140 * pick.random() ** 2)
    return _Book(pick, about, style, number).made(seed)


def _drawn(pick: random.Random) -> frozenset[str]:
    return _sensible({name for name, odds in VARIATIONS.items() if pick.random() < odds}, pick)


def _sensible(chosen: set[str], pick: random.Random) -> frozenset[str]:
    """Take back what cannot stand together: no more than one of the three places is absent, and each thing keeps one hint."""
    unknown = chosen - VARIATIONS.keys()
    if unknown:
        raise ValueError(f"no such variations: {sorted(unknown)}")
    absent = sorted(chosen & set(ABSENT))
    if absent:
        chosen -= set(absent) - {pick.choice(absent)}
    if chosen & set(ABSENT):
        chosen -= {"gaps"}
    if "no-sections" in chosen or "no-entries" in chosen:
        chosen -= {"entry-before-section"}
    if "no-entries" in chosen or "no-lists" in chosen:
        chosen -= {"no-sections"}
    if "no-pages" in chosen:
        chosen -= {"dot-leaders"}
    return frozenset(chosen)


class _Book:
    """A book in the making."""

    def __init__(self, pick: random.Random, about: Network, style: made_entries.Style, number: int) -> None:
        self.pick, self.about, self.style = pick, about, style
        self.has = style.variations
        self.year = pick.randint(2015, 2024)
        self.truth = Truth(about.name, about.acronym, str(self.year), about.language)
        self.titles = {part: self._title(part) for part in made_text.TITLES[about.language]}
        self.members = list(self._members(number))
        self.truth.members = [MemberTruth() for _ in self.members]
        self.sections = self._sections()
        self.truth.sections = tuple(name for name, _, _ in self.sections if name)
        self.countries = pick.random() < 0.85 or "no-entries" in self.has
        self.forms = {
            code: pick.choice(country_forms(code, about.language)) for code in sorted({one.code for one in self.members})
        }

    def _title(self, part: str) -> str:
        words = self.pick.choice(made_text.TITLES[self.about.language][part])
        return words.format(net=self.about.acronym, year=self.year)

    def _members(self, number: int) -> Iterator[Named]:
        parts = self.pick.sample(sorted(REGIONS), self.pick.randint(2, len(REGIONS)))
        used = {self.about.acronym}
        made = 0
        while made < number:
            code = self.pick.choice(REGIONS[self.pick.choice(parts)])
            kind = self.pick.choices(("", "LocalGovernment"), (7, 3))[0]
            kind = "Person" if "person" in self.has and self.pick.random() < 0.03 else kind
            if "person" in self.has and made == number - 1:
                kind = "Person"
            script = "other-script" in self.has and self.pick.random() < 0.08
            named = member(self.pick, code, self.about.language, kind=kind, script=script)
            own = {named.name.casefold(), named.other.casefold(), *([named.acronym] if named.acronym else [])}
            if not own & used:
                used |= own
                made += 1
                yield named

    def _sections(self) -> list[tuple[str, tuple[str, ...], list[int]]]:
        """The sections: their heading, the concepts it may mean, their members by number."""
        everybody = range(len(self.members))
        if "no-sections" in self.has:
            found = [("", (), list(everybody))]
        elif "other-sections" in self.has:
            sorts = made_text.SORTS[self.about.language]
            found = [(sorts[kind], (), [n for n in everybody if self.members[n].kind == kind]) for kind in sorts]
        else:
            # The printed words of the book stay the same for all its members.
            world = {n for n in everybody if self.members[n].kind == "Network" and self.pick.random() < 0.12}
            found = []
            for part, forms in made_text.PARTS[self.about.language].items():
                printed, concepts = self.pick.choice(forms)
                at = world if part == "world" else {n for n in everybody if self.members[n].code in REGIONS[part]} - world
                found.append((printed, concepts, sorted(at)))
        found = [one for one in found if one[2]]
        if self.pick.random() < 0.4:
            self.pick.shuffle(found)
        for name, concepts, numbers in found:
            numbers.sort(key=lambda n: self.members[n].name.casefold())
            for n in numbers:
                self.truth.members[n].section, self.truth.members[n].concepts = name, concepts
        return found

    def made(self, seed: int) -> Made:
        """Put the parts of the book together and lay it out."""
        self.pages = self._pages()
        absent = self._gaps()
        contents = [] if "no-contents" in self.has else list(self._contents(absent))
        survey = [] if "no-survey" in self.has else list(self._survey())
        entries = list(self._entries(absent))
        blocks = [*self._front(), *contents, *survey, *entries, *self._imprint()]
        self._kinds()
        head = f"{self.about.acronym} {self.titles['book']}"
        text, markdown = lay_out(self.pick, blocks, self.has, self.truth, head)
        return Made(seed, text, markdown, self.truth, self.has, tuple(blocks), head)

    def _pages(self) -> dict[int, str]:
        page, pages = self.pick.randint(8, 30), {}
        for _, _, numbers in self.sections:
            page += 1
            for n in numbers:
                pages[n] = str(page)
                page += self.pick.choice((0, 1, 1, 2))
        return pages

    def _gaps(self) -> set[tuple[str, int]]:
        """Which members are missing at which place: at one at most."""
        if "gaps" not in self.has:
            return set()
        hit = [n for n in range(len(self.members)) if self.pick.random() < made_entries.SLIP]
        return {(self.pick.choice(("contents", "list", "entry")), n) for n in hit}

    def _front(self) -> Iterator[Block]:
        about, pick = self.about, self.pick
        yield Block("title", about.name)
        yield Block("title", self.titles["book"])
        if pick.random() < 0.7:
            yield Block("part", self.titles["message"])
            others = [one.name for one in self.members]
            for _ in range(pick.randint(1, 3)):
                yield Block("para", made_text.paragraph(pick, about.language, about.acronym, others, about.acronym, 3))
            yield Block("para", f"{about.name} ({about.acronym}), www.{about.domain}, info@{about.domain}")

    def _listed(self, n: int, place: str) -> str:
        """The words of a member in the contents or in a list; the truth of it is noted."""
        named, truth = self.members[n], self.truth.members[n]
        name = named.name
        if named.kind == "Person" and place == "contents":
            name = f"{name} (University of {named.town})"
        elif place == "list" and truth.contents and not named.acronym and self.style.slips("names-vary", 0.04):
            name = named.other if named.other.split()[0] == name.split()[0] else name
        acronym = named.acronym
        country = "" if not self.countries or self.style.slips("no-country", 0.05) else self.forms[named.code]
        if truth.concepts == ("international",) and country:
            country = self.pick.choice(("", made_text.ABROAD[self.about.language]))
        if place == "contents":
            truth.contents, truth.contents_acronym, truth.contents_country = name, acronym, country
        else:
            truth.listed, truth.listed_acronym = name, acronym
        return name + (f" ({acronym})" if acronym else "") + (f", {country}" if country else "")

    def _contents(self, absent: set[tuple[str, int]]) -> Iterator[Block]:
        paged = "no-pages" not in self.has
        yield Block("part", self.titles["contents"])
        yield Block("contents", self.titles["message"], "3" if paged else "")
        if "no-survey" not in self.has:
            yield Block("contents", f"1. {self.titles['survey']}", "6" if paged else "")
        yield Block("contents", self.titles["entries"], "8" if paged else "")
        for name, _, numbers in self.sections:
            if name:
                yield Block("contents-section", name)
            for n in numbers:
                if ("contents", n) not in absent:
                    text, page = self._listed(n, "contents"), self.pages[n] if paged else ""
                    self.truth.members[n].page = page
                    yield Block("contents", text, page, (("contents_line", n),))

    def _survey(self) -> Iterator[Block]:
        pick, language = self.pick, self.about.language
        yield Block("part", self.titles["survey"])
        names = [one.name for one in self.members]
        yield Block("para", made_text.paragraph(pick, language, self.about.acronym, names, self.about.acronym, 2))
        yield Block("answered", self.titles["answered"])
        for name, _, numbers in self.sections:
            answered = [n for n in numbers if pick.random() < 0.4 and self.members[n].kind != "Person"]
            if name and answered:
                yield Block("survey-section", name)
            rows = [(self._plain(n), n) for n in answered]
            if "survey-lines" in self.has:
                mark = pick.choice(("- ", "• ", ""))
                yield from (Block("survey", mark + text, keys=(("surveyed_line", n),)) for text, n in rows)
            elif rows:
                between = [" • "] * (len(rows) - 1)
                if "survey-glued" in self.has and between and self.countries and self.members[rows[0][1]].code:
                    between[0] = " "
                text = "".join(f"{words}{gap}" for (words, _), gap in zip(rows, [*between, ""], strict=True))
                yield Block("survey", text, keys=tuple(("surveyed_line", n) for _, n in rows))

    def _plain(self, n: int) -> str:
        named = self.members[n]
        country = f", {self.forms[named.code]}" if self.countries else ""
        return named.name + (f" ({named.acronym})" if named.acronym else "") + country

    def _entries(self, absent: set[tuple[str, int]]) -> Iterator[Block]:
        yield Block("part", self.titles["entries"])
        early = -1
        for place, (name, _, numbers) in enumerate(self.sections):
            later = self.sections[place + 1][2] if place + 1 < len(self.sections) else []
            if name:
                yield Block("section", name)
            if "no-lists" not in self.has:
                yield from self._list([n for n in numbers if ("list", n) not in absent])
            order = list(numbers)
            if "orders-differ" in self.has:
                self.pick.shuffle(order)
            if "no-entries" in self.has:
                continue
            for n in order:
                if n != early and ("entry", n) not in absent:
                    yield from self._entry(n)
            if "entry-before-section" in self.has and later and early < 0 and ("entry", later[0]) not in absent:
                early = later[0]
                yield from self._entry(early)

    def _list(self, numbers: list[int]) -> Iterator[Block]:
        order = sorted(numbers, key=lambda n: self.pick.random()) if "orders-differ" in self.has else numbers
        mark = self.pick.choice(("- ", "- ", "• ", "")) if "no-contents" not in self.has else "- "
        pair = -1
        if "list-pair" in self.has:
            fit = [at for at in range(len(order) - 1) if self._pairs(order[at], order[at + 1])]
            pair = self.pick.choice(fit) if fit else -1
        for at, n in enumerate(order):
            if at == pair:
                truth, other = self.truth.members[n], self.truth.members[order[at + 1]]
                truth.listed, other.listed = self.members[n].name, self.members[order[at + 1]].name
                country = f", {self.forms[self.members[n].code]}" if self.countries else ""
                keys = (("listed_line", n), ("listed_line", order[at + 1]))
                yield Block("list", f"{mark}{truth.listed} & {other.listed}{country}", keys=keys)
            elif at != pair + 1 or pair < 0:
                yield Block("list", mark + self._listed(n, "list"), keys=(("listed_line", n),))

    def _pairs(self, n: int, m: int) -> bool:
        one, other = self.members[n], self.members[m]
        known = bool(self.truth.members[n].contents and self.truth.members[m].contents)
        return known and one.code == other.code and not one.acronym and not other.acronym and "&" not in one.name + other.name

    def _entry(self, n: int) -> Iterator[Block]:
        named, truth = self.members[n], self.truth.members[n]
        yield made_entries.head(self.style, named, truth, n)
        yield from made_entries.fields(self.style, named, truth, n)
        others = [one.name for one in self.members if one is not named]
        yield from made_entries.body(self.style, named, others)

    def _kinds(self) -> None:
        """The kind of a member is in the truth where a printed name shows it."""
        for named, truth in zip(self.members, self.truth.members, strict=True):
            bare = named.kind == "LocalGovernment" and named.town in (truth.heading, truth.contents, truth.listed)
            shown = named.kind == "LocalGovernment" and any(
                name.startswith(named.other) for name in (truth.heading, truth.contents, truth.listed)
            )
            truth.kind = "" if bare and not shown else named.kind

    def _imprint(self) -> Iterator[Block]:
        yield Block("title", self.about.name)
        yield Block("imprint", f"© {self.about.name} {self.year}")
        if self.pick.random() < 0.7:
            yield Block("imprint", f"Tel +{self.pick.randint(10, 99)} 2 {self.pick.randint(1000, 9999)}-7044")
            yield Block("imprint", f"Email info@{self.about.domain}")
            yield Block("imprint", f"www.{self.about.domain}")

"""The headings of sections, and the lists of members under them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from sse_atlas.graph.names import folded, words
from sse_atlas.loaders.directories.contents import Item
from sse_atlas.loaders.directories.kinds import without_title
from sse_atlas.loaders.directories.names import Parts, key, listed_name, without_country
from sse_atlas.loaders.directories.places import country_of
from sse_atlas.loaders.directories.rows import Row

_REGIONS: Final = frozenset(
    "africa african afrique africaine asia asie europe europa european europeenne america americas amerique ameriques"
    " oceania oceanie latin"
    " latina latine north south central centrale west east western eastern northern southern norte sur sul nord sud"
    " este oeste ouest est middle"
    " moyen medio orient oriente medio caribbean caribe caraibes pacific pacifico pacifique mediterranean mediterraneo"
    " mediterranee maghreb sahara"
    " subsaharan subsaharienne arab world states mundo monde region regions regional international internationals"
    " internationales internacionales"
    " internacional internacionais global mondial mondiales worldwide continental intercontinental lac mena"
    " organizations organisations"
    " organizaciones organizacoes networks reseaux redes members membres miembros membros local governments government"
    " cities municipalities villes"
    " gobiernos locales ciudades municipios governos locais cidades collectivites locales territoriales autorites"
    " institutions universities"
    " universites universidades associate individual individuals personnes personas pessoas companies enterprises"
    " entreprises empresas companias ngos"
    " ong ongs civil society societe sociedad sociedade civile civil authorities public bodies research partners"
    " associations associaciones"
    " asociaciones associacoes foundations fondations fundaciones fundacoes cooperatives cooperativas federations and"
    " the of de des del la las los el"
    " les le l et y e a du do da dos das en in no other others autres otros otras outros honorary honoraires"
    " honorarios d individuels individuales"
    " individuais federaciones federacoes federations networks sse ess eess".split()
)
#: Words of the parts of a book that are no members.
_PARTS: Final = re.compile(
    r"(?:^|\b)(?:foreword|preface|introduction|message|editorial|acknowledge?ments?|annex(?:es)?|appendi(?:x|ces)|"
    r"glossary|references|bibliography|conclusions?|"
    r"imprint|colophon|contact us|about|survey|questionnaire|directory|members? at a glance|our members|list of"
    r" members|index|welcome|summary|overview|avant-propos|"
    r"pr[ée]face|remerciements|annuaire|enqu[eê]te|r[ée]pertoire|mot d|nos membres|les membres|liste des membres|"
    r"pr[óo]logo|presentaci[óo]n|apresenta[çc][ãa]o|agradecimientos|anexos?|encuesta|directorio|mensaje|"
    r"mensagem|nuestros miembros|nossos membros|miembros de|membros da|membres de|inqu[ée]rito|pesquisa|diret[óo]rio|"
    r"introducci[óo]n|introdu[çc][ãa]o|pref[áa]cio|members of)\b"
)
_SMALL: Final = frozenset("and the of de des del la las los el les le l et y e a du do da dos das en in no d".split())
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_JOINS: Final = re.compile(r"\s(?:&|and|et|y|e|und)\s")


def like_section(text: str) -> bool:
    """Say whether a line is made of the words that headings of sections have: parts of the world, countries, sorts of members."""
    if country_of(text):
        return True
    said = words(text)
    return 0 < len(said) <= 9 and all(word in _REGIONS for word in said) and any(word not in _SMALL for word in said)


def is_part(text: str) -> bool:
    """Say whether a heading is that of a part of the book which is no member."""
    return bool(_PARTS.search(folded(text)))


def heads_book(text: str) -> bool:
    """Say whether a heading is that of a whole part of the book, such as "Members of 2021", and so of no section."""
    return not like_section(text) and (is_part(text) or bool(_YEAR.search(text)))


@dataclass(slots=True)
class Listing:
    """A list of members: the row of its section's heading (-1 for none), the rows it takes, its items."""

    section: int
    rows: list[int]
    items: list[Item] = field(default_factory=list)


class Known:
    """The names that contents and entries print: what a line must match to be one of a list."""

    def __init__(self) -> None:
        self.keys: set[str] = set()
        self.acronyms: set[str] = set()
        self.sections: set[str] = set()

    def add(self, parts: Parts) -> None:
        """Take up a name, in the forms in which it may stand elsewhere."""
        self.keys |= forms(parts.name)
        if parts.acronym:
            self.acronyms.add(folded(parts.acronym))

    def has(self, parts: Parts) -> bool:
        """Say whether a name, or its acronym, is known."""
        return not self.keys.isdisjoint(forms(parts.name)) or bool(parts.acronym and folded(parts.acronym) in self.acronyms)

    def has_name(self, parts: Parts) -> bool:
        """Say whether a name is known, whatever its acronym."""
        return not self.keys.isdisjoint(forms(parts.name))

    def unlike_member(self, text: str) -> bool:
        """Say whether a line has neither an acronym nor a country behind it."""
        parts = listed_name(text)
        return not parts.acronym and not parts.country

    def fits(self, text: str) -> bool:
        """Say whether a line could stand in a list: it is known, or ends in an acronym or a country."""
        parts = listed_name(text)
        return self.has(parts) or bool(parts.country and parts.name and len(text.split()) < 25) or bool(parts.acronym)


def forms(name: str) -> set[str]:
    """Give the keys under which a name may stand: whole, without a bracket behind it, without title and role."""
    bare = re.sub(r"\s?\([^()]{1,80}\)", "", name).strip()
    untitled = without_title(name)
    return {form for form in (key(name), key(bare) if bare else "", key(untitled), key(without_country(name))) if form}


def listings(rows: Sequence[Row], start: int, skip: frozenset[int], heads: frozenset[int], known: Known) -> list[Listing]:
    """Find the lists of members: runs of items, or of plain lines, at least half of which are known or like a member."""
    found: list[Listing] = []
    n = start
    while n < len(rows):
        row = rows[n]
        if n in skip or row.marker:
            n += 1
        elif row.bullet:
            end = _run(rows, n, skip)
            found.extend(_bulleted(rows, n, end, skip, known, heads))
            n = end
        elif row.heading:
            end = _plain_run(rows, n, skip)
            found.extend(_plain(rows, n, end, heads, known))
            n = end
        else:
            n += 1
    for listing in found:
        listing.items = [item for n in listing.rows for item in _list_items(rows[n], known)]
    return found


def _run(rows: Sequence[Row], start: int, skip: frozenset[int]) -> int:
    end = start
    while end < len(rows) and rows[end].bullet and end not in skip:
        end += 1
    return end


def _bulleted(
    rows: Sequence[Row], start: int, end: int, skip: frozenset[int], known: Known, heads: frozenset[int]
) -> Iterator[Listing]:
    at = list(range(start, end))
    fitting = sum(1 for n in at if known.fits(rows[n].text))
    sure = sum(1 for n in at if known.has(listed_name(rows[n].text)))
    before = start - 1
    headed = before >= 0 and before not in skip and before not in heads and _may_head(rows[before], known)
    if headed and heads_book(rows[before].text) and key(rows[before].text) not in known.sections:
        before = -1  # the heading of the whole part, above a list without a section
    if fitting * 2 >= len(at) and (headed or sure * 2 >= len(at)) and all(len(rows[n].text) < 260 for n in at):
        yield Listing(before if headed else -1, at)


def _may_head(row: Row, known: Known) -> bool:
    return row.heading or (
        len(row.text) < 90 and row.text.endswith(":") and (like_section(row.text) or key(row.text) in known.sections)
    )


def _plain_run(rows: Sequence[Row], start: int, skip: frozenset[int]) -> int:
    end = start + 1
    while end < len(rows) and rows[end].heading and end not in skip:
        end += 1
    return end


def _plain(rows: Sequence[Row], start: int, end: int, heads: frozenset[int], known: Known) -> Iterator[Listing]:
    """Find plain lists in a run of lines like headings: what stands between a section's heading and the first entry's."""
    at = [n for n in range(start, end) if n not in heads]
    section = -1
    items: list[int] = []
    for n in at:
        text = rows[n].text
        if is_part(text) and known.unlike_member(text) and rows[n].gap:
            if items:
                yield from _accepted(rows, section, items, end, heads, known)
            section, items = -1, []
            continue
        is_section = key(text) in known.sections or (like_section(text) and not known.has(listed_name(text)))
        if is_section:
            if items:
                yield from _accepted(rows, section, items, end, heads, known)
            section, items = n, []
        elif (
            known.fits(text)
            or (items and rows[n].gap == 0 and not rows[items[-1]].gap > 1)
            or (section == n - 1 and section >= 0 and rows[n].gap == 0)
        ):
            items.append(n)
            if (
                section < 0
                and len(items) == 1
                and n > start
                and n - 1 not in heads
                and n - 1 in at
                and not heads_book(rows[n - 1].text)
            ):
                section = n - 1
        elif items:
            yield from _accepted(rows, section, items, end, heads, known)
            section, items = -1, []
    if items:
        yield from _accepted(rows, section, items, end, heads, known)


def _accepted(
    rows: Sequence[Row], section: int, items: list[int], end: int, heads: frozenset[int], known: Known
) -> Iterator[Listing]:
    seen = [key(listed_name(rows[n].text).name) for n in items]
    # The last line before running text may be the heading of an entry that has no other lines.
    if items[-1] == end - 1 and end < len(rows) and not rows[end].marker and (len(items) == 1 or seen[-1] in seen[:-1]):
        items = items[:-1]
    sure = sum(1 for n in items if known.fits(rows[n].text))
    if items and sure * 2 >= len(items) and (section >= 0 or len(items) > 1):
        yield Listing(section, items)


def _list_items(row: Row, known: Known) -> Iterator[Item]:
    parts = listed_name(row.text)
    if not known.has(parts):
        pieces = _JOINS.split(parts.name)
        if len(pieces) > 1:
            for cut in _JOINS.finditer(parts.name):
                pair = (listed_name(parts.name[: cut.start()]), listed_name(parts.name[cut.end() :]))
                if known.has(pair[0]) and known.has(pair[1]):
                    yield Item(row.number, pair[0].name, "", pair[0]._replace(country=parts.country))
                    yield Item(
                        row.number,
                        pair[1].name,
                        "",
                        pair[1]._replace(country=parts.country, acronym=pair[1].acronym or parts.acronym),
                    )
                    return
    yield Item(row.number, row.text, "", parts)

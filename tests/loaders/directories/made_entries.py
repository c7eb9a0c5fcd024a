"""The entries of a made-up directory: headings, lines of fields with their slips, and running text."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from unicodedata import normalize

from tests.loaders.directories import made_text
from tests.loaders.directories.made_names import Named, Network, country_forms
from tests.loaders.directories.made_truth import Block, MemberTruth

#: How often a slip hits an entry.
SLIP = 0.12


@dataclass(slots=True)
class Style:
    """How the editor of a book writes: drawn once for a book."""

    pick: random.Random
    network: Network
    variations: frozenset[str]
    heading: str = ""
    since: str = ""
    place: str = ""
    reach: tuple[str, str] = ("W", "E")
    one_line: bool = True
    contact: str = "plain"
    place_first: bool = False
    domains: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        pick, language = self.pick, self.network.language
        self.heading = pick.choices(("comma", "bracket", "plain"), (5, 4, 2))[0]
        self.since = pick.choice(made_text.SINCE[language])
        self.place = pick.choice(made_text.PLACE[language])
        self.reach = pick.choice(made_text.REACH[language])
        self.one_line = pick.random() < 0.7
        self.place_first = "fields-moved" in self.variations and pick.random() < 0.4
        ways = [way for way in ("missing", "bold", "linked") if f"labels-{way}" in self.variations]
        self.contact = pick.choice(ways) if ways and pick.random() < 0.3 else "plain"

    def slips(self, name: str, odds: float = SLIP) -> bool:
        """Whether this entry is hit by a slip of the editor's."""
        return name in self.variations and self.pick.random() < odds


def head(style: Style, named: Named, truth: MemberTruth, number: int) -> Block:
    """The heading of an entry."""
    pick, acronym = style.pick, named.acronym
    name = named.other if style.slips("names-vary", 0.2) or named.kind == "Person" else named.name
    shape = pick.choice(("comma", "bracket", "plain")) if style.slips("headings-mixed", 0.35) else style.heading
    text = name
    if named.kind == "Person" and pick.random() < 0.6:
        words, role = made_text.ROLE[style.network.language]
        text = name = f"{name} – {words.format(net=style.network.acronym)}"
        truth.role = role
    elif not acronym and style.slips("country-in-headings"):
        text = name = f"{name}, {country_forms(named.code, style.network.language)[0]}"
    elif acronym and " " not in acronym and style.slips("odd-brackets", 0.2):
        if pick.random() < 0.5:
            text = name = f"{name} ({acronym}), {pick.choice(('City of', 'Ville de'))} {named.town}"
            acronym = ""
        else:
            text = name = f"{name} ({acronym}) {country_forms(named.code, 'en')[0]} Chapter"
    elif acronym and shape != "plain":
        text = f"{name}, {acronym}" if shape == "comma" else f"{name} ({acronym})"
    else:
        acronym = ""
    truth.heading, truth.heading_acronym = name, acronym
    return Block("heading", text, keys=(("heading_line", number),))


def fields(style: Style, named: Named, truth: MemberTruth, number: int) -> Iterator[Block]:
    """The lines of fields below a heading: since, place, addresses; at least one of the first two."""
    pick, network = style.pick, style.network
    since = "no-since" not in style.variations and not style.slips("since-missing")
    place = not since or not style.slips("no-place")
    lines = []
    if since:
        truth.since = str(pick.randint(2008, 2023))
        words = style.since.format(net=network.acronym, year=truth.since)
        lines.append(Block("field", words, keys=(("since_line", number),)))
    if place:
        where = list(_place(style, named, truth, number))
        lines = [*where, *lines] if style.place_first or style.slips("fields-moved") else [*lines, *where]
    yield from lines
    websites, emails = _addresses(style, named)
    if websites or emails:
        yield from _contacts(style, truth, websites, emails, number)


def _place(style: Style, named: Named, truth: MemberTruth, number: int) -> Iterator[Block]:
    pick = style.pick
    forms = country_forms(named.code, style.network.language)
    country = pick.choice(forms) if pick.random() < 0.5 else forms[0]
    city, code, label = named.town, named.code, style.place
    text = f"{city}, {country}"
    if style.slips("no-city"):
        city, text = "", country
    elif style.slips("no-country"):
        code, text = "", city
    elif style.slips("place-in-capitals") and len(city.split()) < 4:
        text = f"{city} {country}".upper() if pick.random() < 0.4 and len(city.split()) == 1 else text.upper()
        city = " ".join("-".join(part.capitalize() for part in word.split("-")) for word in city.upper().split())
    elif style.slips("headquarter"):
        words = f"({made_text.HEADQUARTER[style.network.language]})"
        city, text = pick.choice(((city, f"{text} {words}"), ("", f"{country} {words}")))
    elif style.slips("region-between"):
        side, part = pick.choice(("North", "Central", "Upper", "Lower")), pick.choice(("Province", "Region", "District"))
        text = f"{city}, {side} {part}, {country}"
    truth.place, truth.city, truth.country = text, city, code
    keys = (("place_line", number),)
    # A town alone, without its label, could be anything.
    if code and style.slips("labels-missing") and not ("no-since" in style.variations and not truth.since):
        yield Block("field", text, keys=keys)
    elif style.slips("labels-misplaced"):
        yield Block("field", label)
        yield Block("field", text, keys=keys)
    else:
        bold = style.contact == "bold" or style.slips("labels-bold")
        yield Block("field", f"**{label}** {text}" if bold else f"{label} {text}", keys=keys)


def _addresses(style: Style, named: Named) -> tuple[list[str], list[str]]:
    pick = style.pick
    folded = normalize("NFKD", named.acronym or named.name).lower()
    stem = "".join(letter for letter in folded if letter.isascii() and letter.isalnum())[:18]
    stem = stem if len(stem) > 2 else f"member{pick.randint(10, 999)}"
    while stem in style.domains:
        stem += pick.choice("abcdefghijkmnopqrst")
    style.domains.add(stem)
    domain = f"{stem}.{pick.choice(('org', 'org', 'com', 'coop', 'net', f'org.{named.code.lower()}', named.code.lower()))}"
    shapes = (f"www.{domain}",) * 6 + (
        domain,
        f"www.{domain}/{named.language or 'en'}",
        f"https://www.{domain}",
        f"http://{domain}/",
    )
    websites = [pick.choice(shapes)] if pick.random() < 0.8 else []
    if websites and style.slips("two-websites", 0.2):
        websites.append(pick.choice((f"www.facebook.com/{stem}", f"www.{stem}-forum.org")))
    hosts = ("gmail.com", "yahoo.fr", "hotmail.com")
    own = (
        f"{pick.choice(('info', 'contact', 'secretariat', stem))}@{domain}",
        f"{stem}{pick.randint(1, 2020)}@{pick.choice(hosts)}",
    )
    emails = [pick.choice(own)] if pick.random() < 0.75 else []
    if emails and style.slips("two-emails", 0.2):
        emails.append(f"{pick.choice(_FIRST_NAMES)}.{stem}_{pick.randint(1, 99)}@{pick.choice(hosts)}")
    return websites, emails


_FIRST_NAMES = ("ana", "m", "director", "PRESIDENT", "a-j")


def _contacts(style: Style, truth: MemberTruth, websites: list[str], emails: list[str], number: int) -> Iterator[Block]:
    """The line or lines of addresses, with the labels where the editor put them."""
    pick = style.pick
    truth.websites, truth.emails = tuple(websites), tuple(emails)
    way = style.contact
    if slips := [one for one in ("missing", "bold", "linked") if style.slips(f"labels-{one}", 0.2)]:
        way = pick.choice(slips)
    web, mail = style.reach
    if bool(websites) != bool(emails) and style.slips("labels-misplaced", 0.3):
        web, mail = mail, web
    parts = []
    if websites:
        parts.append(_part(style, way, web, _joined(style, websites), "http://"))
    if emails:
        parts.append(
            _part(style, way if way != "bold" or pick.random() < 0.7 else "plain", mail, _joined(style, emails), "mailto:")
        )
    keys = (("contact_line", number),)
    if style.one_line:
        yield Block("field", pick.choice((" ", " ", " | ")).join(parts) if web != "W" else " ".join(parts), keys=keys)
    else:
        yield from (Block("field", part, keys=keys) for part in parts)


def _joined(style: Style, addresses: Sequence[str]) -> str:
    if len(addresses) == 1:
        return addresses[0] + (style.pick.choice(".,;") if style.slips("addresses-glued", 0.04) else "")
    if style.slips("addresses-glued", 0.5):
        return style.pick.choice(("/", " ", "") if addresses[1].startswith("www.") else ("/", ";")).join(addresses)
    return style.pick.choice((", ", " / ", ", ", "; ")).join(addresses)


def _part(style: Style, way: str, label: str, text: str, scheme: str) -> str:
    target = (text if text.startswith("http") else scheme + text).rstrip(".,;")
    if way == "missing":
        return text
    if way == "bold":
        return f"**{label}** {text}"
    if way == "linked" and ", " not in text and " " not in text:
        return style.pick.choice((f"[{label}]({target}) {text}", f"[{label} {text}]({target})", f"[{text}]({target})"))
    if label == "W" and text.startswith("www.") and style.slips("addresses-glued", 0.05):
        return f"{label}{text}"
    return f"{label} {text}"


def body(style: Style, named: Named, others: Sequence[str]) -> Iterator[Block]:
    """Running text of an entry: paragraphs, sub-headings, lists, captions."""
    pick, language, net = style.pick, style.network.language, style.network.acronym
    own = named.acronym or named.name
    yield Block("para", made_text.paragraph(pick, language, own, others, net, pick.randint(1, 3)))
    for _ in range(pick.choice((0, 0, 1, 1, 2, 4))):
        kind = pick.random()
        if kind < 0.25:
            yield Block("sub", pick.choice(made_text.SUBHEADS[language]))
        elif kind < 0.4:
            yield from (Block("bullet", text) for text in made_text.bullets(pick, language, others, net))
        elif kind < 0.46:
            yield Block("sub", f"Photo {net} Forum {pick.randint(2012, 2020)}, © {net}")
        yield Block("para", made_text.paragraph(pick, language, own, others, net, pick.randint(1, 4)))

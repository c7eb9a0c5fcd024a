"""Figures in running text: the number as printed, its unit, what it counts, and of which day that is said."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from sse_atlas.graph.names import folded
from sse_atlas.loaders.sessions.counted import MEASURES
from sse_atlas.loaders.sessions.when import year_of

#: How adjectives end that are listed before what is counted: "national, regional and local networks".
_ADJECTIVE: Final = ("al", "ic", "aux", "ales", "ais")
#: Words that say that members stand behind: "brings together 160 communities".
_GATHERS: Final = re.compile(
    r"\b(?:brings? together|gathers?|unites?|federates?|(?:is )?compos?ed of|comprised of|made up of|consists? of"
    r"|regroupe|rassemble|reune|agrupa)"
    r"(?: \w+){0,3}\W*$"
)
#: Words at which what a number counts ends.
_ENDS: Final = frozenset(
    "of in with to for from by at on or which that who was were is are has have had de en du dans pour avec par con para por"
    " com como than per".split()
)
_WORDS: Final = {
    **{word: number for number, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())},
    **{"thirteen": 13, "fourteen": 14, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50},
}
_SCALES: Final = {
    **dict.fromkeys(("thousand", "k", "mille", "mil"), 1_000),
    **dict.fromkeys(("million", "millions", "m", "mn", "millon", "millones", "milhoes", "milhao"), 1_000_000),
    **dict.fromkeys(("billion", "billions", "bn", "milliard", "milliards", "bilhoes"), 1_000_000_000),
}
_CURRENCIES: Final = {
    **dict.fromkeys(("us$", "$", "usd", "dollars", "dollar"), "USD"),
    **dict.fromkeys(("£", "gbp", "pounds"), "GBP"),
    **dict.fromkeys(("€", "eur", "euro", "euros"), "EUR"),
    **dict.fromkeys(("cfa", "fcfa", "xof"), "XOF"),
    **dict.fromkeys(("tsh", "tzs"), "TZS"),
    **dict.fromkeys(("yen", "jpy"), "JPY"),
    **{"krw": "KRW", "cad": "CAD", "mxn": "MXN"},
}
_BEFORE: Final = r"(?:(?P<money>US\\?\$|\\?\$|£|€|USD|EUR|GBP|CAD|TSH|TZS|KRW|MXN|XOF|FCFA|CFA)\s{0,2})?"
_DIGITS: Final = r"(?P<digits>\d{1,3}(?:[,  ]\d{3}){1,4}(?:\.\d{1,3})?|\d{1,9}(?:[.,]\s?\d{1,3})?)"
_BEHIND: Final = (
    r"(?:\s{0,2}(?P<scale>million|millions|billion|billions|thousand|milliards?|millones|millón|milhões|mil|bn|k|M)\b)?"
)
_NUMBER: Final = re.compile(
    rf"(?<![\w.,/&#°-]){_BEFORE}(?<![\w.,/#°])(?P<sign>-)?{_DIGITS}(?!\d){_BEHIND}(?P<tail>\s?%|\s(?:percent|per cent"
    r"|pour cent|por ciento)\b)?"
)
_WORD_NUMBER: Final = re.compile(rf"\b({'|'.join(word for word, number in _WORDS.items() if number > 1)})\b", re.IGNORECASE)
_QUALIFIERS: Final = (
    (
        "atLeast",
        re.compile(
            r"(?:more than|over|at least|above|plus de|au moins|mas de|al menos|mais de|pelo menos|exceeding|upwards of)\W*$"
        ),
    ),
    ("upTo", re.compile(r"(?:up to|at most|less than|fewer than|under|jusqu'a|moins de|hasta|menos de|ate|maximum of)\W*$")),
    (
        "about",
        re.compile(
            r"(?:about|around|approximately|approx\.?|nearly|almost|close to|some|roughly|environ|pres de|alrededor de"
            r"|cerca de|unos|unas"
            r"|aproximadamente|quelque)\W*$"
        ),
    ),
)
_LAW: Final = re.compile(
    r"(?:\b(?:article|articles|law|no|n|number|covid|sdg|sdgs|goal|page|pages|round|phase|level|chapter|section"
    r"|fiscal year|agenda|plan"
    r"|january|february|march|april|may|june|july|august|september|october|november|december|in|since|of year|year|until"
    r"|by|from|and|to)"
    r"\.?\s*)$"
)
_MONTH: Final = re.compile(
    r"\s*,?\s*(?:of )?(?:january|february|march|april|may|june|july|august|september|october|november|december|janvier"
    r"|octobre|enero)\b"
)
_POPULATION: Final = re.compile(r"\b(?:population|poblacion|populacao)\b[^.;:]{0,60}$")
_PEOPLE: Final = frozenset("people persons personnes personas pessoas women men youth youths".split())
_OF_DAY: Final = re.compile(r"\b(?:as of|as at|by the end of|en|in|au|a)\b[^.;,]{0,24}?\b((?:19|20)\d\d)\b")


#: A year behind these is not that of a number behind it.
_BEGUN: Final = re.compile(
    r"\b(?:founded|created|established|formed|registered|launched|born|set up|joined|since"
    r"|cree|creee|fonde|fondee|fundad[ao]|cread[ao])\b"
)


@dataclass(frozen=True, slots=True)
class Count:
    """A number found: its value in digits, its qualifier and unit, the measure ("" where it is not known) and what it counts.

    Also the year said with it, the words as printed, where they begin, and its form: counted, population, share, money or words.
    """

    value: str
    upper: str
    qualifier: str
    unit: str
    measure: str
    what: str
    as_of: str
    printed: str
    place: int
    form: str


def counts(sentence: str) -> list[Count]:
    """Give the numbers of a sentence that count or measure something, in order; years, ordinals and numbers of laws are left out.

    Sentences are read up to 2,000 characters.
    """
    sentence = sentence[:2000]
    found = [count for match in _NUMBER.finditer(sentence) if (count := _count(match, sentence))]
    for match in _WORD_NUMBER.finditer(sentence):
        if noun := _noun(sentence[match.end() : match.end() + 60], 2):
            value = str(_WORDS[match[1].lower()])
            found.append(_made(sentence, match.start(), match.end(), value, "", noun, "words"))
    return sorted(found, key=lambda count: count.place)


def _count(match: re.Match[str], sentence: str) -> Count | None:
    before, after = folded(sentence[max(0, match.start() - 70) : match.start()]), sentence[match.end() : match.end() + 90]
    value = _value(match)
    ahead = re.match(r"\s?(?:st|nd|rd|th|er|ème|º|ª|°)\b", after)
    if (
        not value
        or ahead
        or (after[:1] == "-" and after[1:2].isdigit())
        or _MONTH.match(folded(after))
        or after.startswith(("/", ":"))
    ):
        return None
    unit, after = _unit(match, after)
    if unit and re.match(r"\W{0,3}pesos\b", after):
        # Pesos of which country is not said by the sign.
        return _made(sentence, match.start(), match.end(), value, "", ("", ""), "money")
    year = not (match["scale"] or unit) and len(match["digits"]) == 4 and "1800" <= match["digits"] <= "2099"
    if year and (_LAW.search(before + " ") or not _noun(after, 1)):
        return None
    if unit == "%":
        return _made(sentence, match.start(), match.end(), value, "%", _share(sentence, match), "share")
    if unit:
        return _made(sentence, match.start(), match.end(), value, unit, (_money(before, folded(after)), ""), "money")
    noun = _noun(after, 4)
    if noun and noun[0] == "population" and "member" in folded(after[:30]):
        noun = None
    if not noun and _POPULATION.search(before + " ") and int(float(value)) > 300:
        return _made(sentence, match.start(), match.end(), value, "", ("population", "inhabitants"), "population")
    if (
        not noun
        and _GATHERS.search(before + " ")
        and re.match(r"\s?(?:\w+ ){0,2}(?:communities|communautes|comunidades)\b", folded(after))
    ):
        noun = "members", "communities brought together"
    if not noun:
        noun = _people(before, after, match)
    if not noun:
        return None
    return _made(sentence, match.start(), match.end(), value, "", noun, "counted")


def _value(match: re.Match[str]) -> str:
    digits = "".join(match["digits"].split())
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:\d{3})+", digits):
        digits = digits.replace(",", "")
    digits = digits.replace(",", ".")
    if digits.count(".") == 1 and len(digits.partition(".")[2]) == 3 and not match["scale"] and "%" not in (match["tail"] or ""):
        digits = digits.replace(".", "")
    scale = _SCALES.get(folded(match["scale"] or ""), 1)
    whole, _, part = digits.partition(".")
    if scale > 1:
        power = len(str(scale)) - 1
        whole, part = whole + part[:power].ljust(power, "0"), part[power:]
    part = part.rstrip("0")
    whole = whole.lstrip("0") or "0"
    sign = "-" if match["sign"] else ""
    return f"{sign}{whole}.{part}" if part else f"{sign}{whole}"


def _unit(match: re.Match[str], after: str) -> tuple[str, str]:
    if match["tail"]:
        return "%", after
    if match["money"]:
        return _CURRENCIES[match["money"].lower().replace("\\", "")], after
    behind = re.match(r"\s?(?:of |de |d'|F )?([A-Za-z€£$]{1,7})\b", after) or re.match(r"\s?([€£$])", after)
    if behind and (unit := _CURRENCIES.get(behind[1].lower())):
        return unit, after[behind.end() :]
    return "", after


def _noun(after: str, reach: int) -> tuple[str, str] | None:
    """The measure of the first counted word within so many words, before one that ends the phrase; the words up to it."""
    said: list[str] = []
    ahead = after.split()[: reach + 3]
    for place, word in enumerate(ahead[: reach + 2]):
        bare_word = folded(word.strip("()“”\"'’*,.;:"))
        if not bare_word or word.startswith("(") or bare_word in _ENDS or bare_word[:1].isdigit():
            break
        if bare_word in ("and", "et", "y", "e") and not (said and folded(said[-1]).endswith(_ADJECTIVE)):
            break
        said.append(word.strip(",.;:*"))
        follows = folded(ahead[place + 1]) if place + 1 < len(ahead) and word[-1:].isalpha() else ""
        # "1500 enterprise databases" counts databases; "11 member organizations" counts members.
        alone = bare_word.startswith("member") or bare_word.endswith("s") or not follows.isalpha() or follows in _ENDS
        if (measure := MEASURES.get(bare_word)) and alone:
            return _narrower(measure, [folded(one) for one in said]), " ".join(said)
        if (
            len(said) > reach
            or word.endswith((".", ";", ":", ")"))
            or (word.endswith(",") and not bare_word.endswith(_ADJECTIVE))
        ):
            break
    return None


def _narrower(measure: str, said: list[str]) -> str:
    """The measure of "11 member organizations", "50,000 women members", "9 board members" by the words before the last."""
    before = said[:-1]
    if measure == "members":
        if "women" in before or "femmes" in before:
            return "women-members"
        return "seats" if {"board", "elected", "council"} & set(before) else "members"
    return "members" if "member" in before else measure


def _people(before: str, after: str, match: re.Match[str]) -> tuple[str, str] | None:
    parts = folded(after).split()[:8]
    if not any(part.strip(",.;") in _PEOPLE for part in parts[:2]):
        return None
    text = " ".join(parts)
    if re.search(r"\b(?:employed|work|working|employees)\b", text):
        return "jobs", "people employed"
    if re.search(r"\b(?:trained|educated|training)\b", text):
        return "trained-people", "people trained"
    if re.search(r"\b(?:benefited|benefitted|beneficiaries|supported)\b", text) or re.search(r"\bbenefi\w+", before[-40:]):
        return "beneficiaries", "people who benefited"
    if re.search(r"\bhome to\b|\bcity\b|\blive[sd]?\b", before[-50:] + " " + text) and match["scale"]:
        return "population", "people who live there"
    return None


def _share(sentence: str, match: re.Match[str]) -> tuple[str, str]:
    after, before = folded(sentence[match.end() : match.end() + 70]), folded(sentence[max(0, match.start() - 50) : match.start()])
    near = after.split(",")[0].split(";")[0]
    if re.search(r"\bgdp\b|\bpib\b", near) and "industrial" not in near:
        return "share-of-gdp", "of the GDP"
    if re.match(r"\s*(?:of (?:the )?)?(?:\w+ ){0,2}(?:jobs|employment|workforce|working population|emplois|empleo)\b", near):
        return "share-of-employment", "of employment"
    change = (
        r"\b(?:growth|increase|increased|decrease|decreased|drop|rise|rose|fell|decline|grew|hausse|baisse|crecimiento"
        r"|aumento)\b"
    )
    if re.search(change, near[:25]) or re.search(change, before[-30:]):
        return "change", "change"
    return "share", "share"


def _money(before: str, after: str) -> str:
    nearest, near = after[:20], f"{before[-60:]} {after[:50]}"
    forms = (
        ("budget", r"\b(?:budget|budgets|presupuesto|orcamento|envelope)\b"),
        ("profit", r"\b(?:profit|profits|benefice)\b"),
        ("turnover", r"\b(?:turnover|revenue|revenues|sales|chiffre d'affaires|facturacion)\b"),
        (
            "funding",
            r"\b(?:invest\w*|fund\w*|financ\w*|grants?|support|aid|loans?|contribution|subsid\w*|dedicated|amount"
            r"|guarantees|plan)\b",
        ),
    )
    return next((measure for text in (nearest, near) for measure, form in forms if re.search(form, text)), "")


def _made(sentence: str, start: int, end: int, value: str, unit: str, what: tuple[str, str], form: str) -> Count:
    before = folded(sentence[max(0, start - 40) : start])
    qualifier = next((name for name, word in _QUALIFIERS if word.search(before)), "exactly")
    near = folded(sentence[max(0, start - 60) : start])
    said = _OF_DAY.search(near) if form != "words" and not _BEGUN.search(near) else None
    as_of = said[1] if said and year_of(said[1]) else ""
    label = what[1] if len(what[1]) <= 60 else ""
    return Count(value, "", qualifier, unit, what[0], label, as_of, sentence[start : end + 60], start, form)

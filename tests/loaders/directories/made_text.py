"""Words of made-up directories: titles, labels, forms of "member since", sections and running text, in four languages."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from typing import Final

#: What a book is called: the title, the contents, the part of the entries, the survey and its list.
TITLES: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = {
    "en": {
        "book": (
            "Member Yearbook {year}",
            "Directory of Members {year}",
            "Members' Directory {year}",
            "Who we are: {year} Member Book",
        ),
        "contents": ("Contents", "Table of Contents"),
        "entries": ("{net} Member Directory {year}", "Directory of Members", "Our Members"),
        "survey": ("{year} {net} Member Survey", "Member Survey {year}"),
        "answered": ("The list of members completed the survey as below;", "Members who answered the survey:"),
        "message": ("Message from the Secretariat", "Foreword", "Introduction"),
    },
    "fr": {
        "book": ("Annuaire des membres {year}", "Répertoire des membres {year}"),
        "contents": ("Sommaire", "Table des matières"),
        "entries": ("Annuaire des membres du {net} {year}", "Répertoire des membres", "Nos membres"),
        "survey": ("Enquête {year} auprès des membres", "Enquête auprès des membres du {net} {year}"),
        "answered": ("Liste des membres ayant répondu à l'enquête :", "Les membres suivants ont répondu à l'enquête :"),
        "message": ("Mot du secrétariat", "Avant-propos", "Introduction"),
    },
    "es": {
        "book": ("Directorio de miembros {year}", "Anuario de miembros {year}"),
        "contents": ("Índice", "Contenido"),
        "entries": ("Directorio de miembros de {net} {year}", "Nuestros miembros", "Directorio de miembros"),
        "survey": ("Encuesta {year} a los miembros", "Encuesta de miembros de {net} {year}"),
        "answered": ("Lista de miembros que respondieron a la encuesta:", "Miembros que completaron la encuesta:"),
        "message": ("Mensaje de la Secretaría", "Presentación", "Introducción"),
    },
    "pt": {
        "book": ("Anuário dos membros {year}", "Diretório de membros {year}"),
        "contents": ("Sumário", "Índice"),
        "entries": ("Diretório de membros da {net} {year}", "Nossos membros"),
        "survey": ("Pesquisa {year} com os membros",),
        "answered": ("Lista dos membros que responderam à pesquisa:",),
        "message": ("Mensagem da Secretaria", "Apresentação"),
    },
}
SINCE: Final[Mapping[str, tuple[str, ...]]] = {
    "en": (
        "{net} member since {year}",
        "{net} member since {year}",
        "Member since {year}",
        "Member of {net} since {year}",
        "Joined {net} in {year}",
    ),
    "fr": ("Membre du {net} depuis {year}", "Membre depuis {year}", "Membre de {net} depuis {year}"),
    "es": ("Miembro de {net} desde {year}", "Miembro desde {year}"),
    "pt": ("Membro da {net} desde {year}", "Membro desde {year}"),
}
PLACE: Final[Mapping[str, tuple[str, ...]]] = {
    "en": ("City/Country:", "City/Country:", "City, Country:", "Location:", "Based in:"),
    "fr": ("Ville/Pays :", "Ville/Pays:", "Localisation :"),
    "es": ("Ciudad/País:", "Ubicación:"),
    "pt": ("Cidade/País:", "Localização:"),
}
#: The labels of a website and of an e-mail address.
REACH: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "en": (("W", "E"), ("W", "E"), ("Website:", "E-mail:"), ("Web:", "Email:")),
    "fr": (("W", "E"), ("Site :", "Courriel :"), ("Site web :", "E-mail :")),
    "es": (("W", "E"), ("Web:", "Correo:"), ("Sitio web:", "Correo electrónico:")),
    "pt": (("W", "E"), ("Site:", "E-mail:")),
}
HEADQUARTER: Final[Mapping[str, str]] = {"en": "headquarter", "fr": "siège", "es": "sede", "pt": "sede"}
ROLE: Final[Mapping[str, tuple[str, str]]] = {
    "en": ("Honorary Member of {net}", "Honorary Member"),
    "fr": ("Membre d'honneur du {net}", "Membre d'honneur"),
    "es": ("Miembro de honor de {net}", "Miembro de honor"),
    "pt": ("Membro honorário da {net}", "Membro honorário"),
}
ABROAD: Final[Mapping[str, str]] = {"en": "Regional", "fr": "Régional", "es": "Regional", "pt": "Regional"}

#: The sections by parts of the world: what is printed, and the concepts of the scheme that it may mean.
PARTS: Final[Mapping[str, Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]]]] = {
    "en": {
        "world": (("International Organizations", ("international",)), ("International", ("international",))),
        "africa": (
            ("Africa and Middle East", ("africa-and-middle-east",)),
            ("Africa and the Middle East", ("africa-and-middle-east",)),
        ),
        "asia": (("Asia", ("asia",)), ("Asia and the Pacific", ("asia",)), ("Asia", ("asia",))),
        "europe": (("Europe", ("europe",)),),
        "latin": (
            ("Latin and Central America", ("latin-and-central-america",)),
            ("Latin America and the Caribbean", ("latin-and-central-america",)),
        ),
        "north": (("North America", ("north-america",)),),
    },
    "fr": {
        "world": (("Organisations internationales", ("international",)),),
        "africa": (("Afrique et Moyen-Orient", ("africa-and-middle-east",)),),
        "asia": (("Asie", ("asia",)),),
        "europe": (("Europe", ("europe",)),),
        "latin": (("Amérique latine et Caraïbes", ("latin-and-central-america",)),),
        "north": (("Amérique du Nord", ("north-america",)),),
    },
    "es": {
        "world": (("Organizaciones internacionales", ("international",)),),
        "africa": (("África y Oriente Medio", ("africa-and-middle-east",)),),
        "asia": (("Asia", ("asia",)),),
        "europe": (("Europa", ("europe",)),),
        "latin": (("América Latina y el Caribe", ("latin-and-central-america",)),),
        "north": (("América del Norte", ("north-america",)),),
    },
    "pt": {
        "world": (("Organizações internacionais", ("international",)),),
        "africa": (("África e Oriente Médio", ("africa-and-middle-east",)),),
        "asia": (("Ásia", ("asia",)),),
        "europe": (("Europa", ("europe",)),),
        "latin": (("América Latina e Caribe", ("latin-and-central-america",)),),
        "north": (("América do Norte", ("north-america",)),),
    },
}
#: The sections of networks that sort their members by what they are.
SORTS: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {
        "LocalGovernment": "Local Governments",
        "Network": "SSE Networks",
        "Organization": "Civil Society Organizations",
        "Person": "Individual Members",
    },
    "fr": {
        "LocalGovernment": "Collectivités locales",
        "Network": "Réseaux",
        "Organization": "Associations et entreprises",
        "Person": "Membres individuels",
    },
    "es": {
        "LocalGovernment": "Gobiernos locales",
        "Network": "Redes",
        "Organization": "Organizaciones",
        "Person": "Miembros individuales",
    },
    "pt": {
        "LocalGovernment": "Governos locais",
        "Network": "Redes",
        "Organization": "Organizações",
        "Person": "Membros individuais",
    },
}
SUBHEADS: Final[Mapping[str, tuple[str, ...]]] = {
    "en": (
        "Mission",
        "Strategy for 2021~2023:",
        "Best practices",
        "International conference",
        "The Social Economy Pole",
        "1. CONTEXT AND OBJECTIVES",
        "Main projects in 2019",
    ),
    "fr": ("Mission", "Objectifs", "Nos projets 2020-2022", "Bonnes pratiques", "1. CONTEXTE ET OBJECTIFS"),
    "es": ("Misión", "Objetivos", "Proyectos 2020-2022", "Buenas prácticas"),
    "pt": ("Missão", "Objetivos", "Projetos 2020-2022"),
}
_SENTENCES: Final[Mapping[str, tuple[str, ...]]] = {
    "en": (
        "{own} was founded in {year} and works with {number} cooperatives, associations and small firms of its region.",
        "Its mission is to bring local governments and civil society together, and to make decent work the rule.",
        "In {year2}, the city council adopted an action plan with a budget of {number} euros for five years.",
        "The programme is carried out with {other}, which has trained more than {number} women since {year}.",
        "Its director has been a member since {year} of the board of the national council for cooperatives.",
        "The report can be read at www.{word}-observatory.org and has been translated into three languages.",
        "Those who wish to take part may write to the ministry (contact@{word}-ministry.gov) before the end of the month.",
        "“We have learnt to share what we have,” says its president, “and that is what an economy is for.”",
        "According to a survey of {year2}, {percent} % of the households of the district use at least one of its services.",
        "It is a member of {other} and takes part in the meetings of the {net} every two years.",
        "As a {net} member since {year}, it has welcomed delegations of many cities, among them those of {other}.",
    ),
    "fr": (
        "{own} a été créé en {year} et rassemble {number} coopératives, associations et entreprises de son territoire.",
        "Sa mission est de réunir les collectivités et la société civile autour d'un développement plus juste.",
        "En {year2}, le conseil municipal a adopté un plan d'action doté de {number} euros.",
        "Le programme est mené avec {other}, qui a formé plus de {number} femmes depuis {year}.",
        "Sa directrice est membre depuis {year} du conseil d'administration de la chambre des coopératives.",
        "Le rapport est disponible sur www.{word}-observatoire.org en trois langues.",
        "« Nous avons appris à partager », dit sa présidente, « et c'est à cela que sert une économie. »",
        "Il est membre de {other} et participe aux rencontres du {net} tous les deux ans.",
    ),
    "es": (
        "{own} fue creada en {year} y reúne a {number} cooperativas, asociaciones y empresas de su territorio.",
        "Su misión es reunir a los gobiernos locales y a la sociedad civil en torno a un desarrollo más justo.",
        "En {year2}, el concejo aprobó un plan de acción con un presupuesto de {number} dólares.",
        "El programa se lleva a cabo con {other}, que ha formado a más de {number} mujeres desde {year}.",
        "Su directora es miembro desde {year} de la junta de la confederación de cooperativas.",
        "El informe se encuentra en www.{word}-observatorio.org en tres idiomas.",
        "Es miembro de {other} y participa en los encuentros de {net} cada dos años.",
    ),
    "pt": (
        "{own} foi criada em {year} e reúne {number} cooperativas, associações e empresas do seu território.",
        "A sua missão é reunir os governos locais e a sociedade civil em torno de um desenvolvimento mais justo.",
        "Em {year2}, a câmara aprovou um plano de ação com um orçamento de {number} euros.",
        "O programa é realizado com {other}, que formou mais de {number} mulheres desde {year}.",
        "O relatório encontra-se em www.{word}-observatorio.org em três línguas.",
    ),
}
_BULLETS: Final[Mapping[str, tuple[str, ...]]] = {
    "en": (
        "Training and awareness-raising in entrepreneurship;",
        "Support for {number} new cooperatives by {year2};",
        "Responsible public procurement.",
        "Exchange with {other}",
    ),
    "fr": (
        "Formation et sensibilisation à l'entrepreneuriat ;",
        "Appui à {number} nouvelles coopératives ;",
        "Achats publics responsables.",
    ),
    "es": ("Formación y sensibilización;", "Apoyo a {number} nuevas cooperativas;", "Compras públicas responsables."),
    "pt": ("Formação e sensibilização;", "Apoio a {number} novas cooperativas;", "Compras públicas responsáveis."),
}
_WORDS: Final = "harvest maritime lakeside northern civic orchard valley harbour meadow upland".split()


def paragraph(pick: random.Random, language: str, own: str, others: Sequence[str], net: str, sentences: int) -> str:
    """Running text about a member that names others, with years, numbers and addresses that are not its own."""
    chosen = pick.sample(_SENTENCES[language], min(sentences, len(_SENTENCES[language])))
    return " ".join(_filled(pick, sentence, own, others, net) for sentence in chosen)


def bullets(pick: random.Random, language: str, others: Sequence[str], net: str) -> list[str]:
    """A list of what a member does."""
    chosen = pick.sample(_BULLETS[language], pick.randint(2, len(_BULLETS[language])))
    return [f"- {_filled(pick, bullet, '', others, net)}" for bullet in chosen]


def _filled(pick: random.Random, sentence: str, own: str, others: Sequence[str], net: str) -> str:
    year = pick.randint(1988, 2016)
    return sentence.format(
        own=own,
        other=pick.choice(others),
        net=net,
        year=year,
        year2=year + pick.randint(1, 5),
        number=pick.choice((pick.randint(12, 980), f"{pick.randint(1, 90)},{pick.randint(100, 999)}")),
        percent=pick.randint(5, 90),
        word=pick.choice(_WORDS),
    )

"""Made-up session documents, and the real ones."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from sse_atlas.loaders.documents.model import Document, Found, Line

REPORT = """\
Northern Lights Forum of Shared Economy 3-5 May 2023

SESSION REPORT

Title of the session:\tMutual help in small harbours
Type of session\tWorkshop
Language:\tEnglish
Date:\tMay 4th, 2023
Time:\t14:30-16:00 UTC
Participants\t37

Name of moderator

Ingrid Solvang / Harbour Workers Company Ltd

Speakers

Tom Reed - COASTNET Ana Maria Lopes - Blue Boats Jean van der Meer - ZEE

Summary of presentations:

1st speaker: Mr Tom Reed - Nets mended together

- COASTNET was founded in 1998 and has 46 members in 9 countries
- prices fell by 12% in one winter

2nd speaker: Mrs Ana Lopes - Boats owned by their crews

- 300 boats

3rd speaker: Jean van der Meer - What ports can do

Answers to the MAIN QUESTION:

- **Tom Reed**: begin with the nets
- Question from Olga Petrova: who pays?
"""

FRENCH = """\
RÉSEAU ALPIN

Compte rendu de session

Titre de la session : Fromageries coopératives et villages
Type de session : Atelier
Langue : français
Date : 12 mars 2022
Heure : 9h00-10h30
Nombre de participants : 24
Nom du modérateur : Mme Claire Dubois, directrice / Fédération des Alpages (FDA)

Intervenants

- M. Paul Girard et Lucie Favre
- **Hélène Roux** (Commune de Valbois)

Résumé des présentations :

1. Paul Girard et Lucie Favre - Le lait des hauteurs
2. Hélène Roux - Une mairie et sa fromagerie
"""

SHEET = """\
PLENARY SESSION INFO

○ Session title:  Seeds kept in common and the small libraries that
lend them
○ Date / Duration:  June 2nd, 2024  (10:00-11:30 CET)
○ Language : Spanish
○ Target audience: gardeners
○ Objectives
○ Moderator: Prof. Rosa Quispe / Seed Commons Institute (SCI)

Program

10:00-10:10
Welcome
10:10-10:30
1st speaker presentation: Lending a
handful of beans
- Mr. Mateo Flores / AYLLU
10:30-10:50
2nd speaker presentation: Drawers full of maize
- Dr. Wanda Kowalska / Maize Union
"""

TABLE = """\
SESSION INFO
Session title: Wool and water
Date: 7 July 2021
Speakers:
Speaker 1 WOOLNET

(Network of

Weavers of

the Hills)

Maria

Soto Vega

(Peru) /

Director

Spinning together in the high valleys of the south

Speaker 2 DROP

Karim

Benali

(Morocco) /

Engineer

Water that belongs to everybody in the village

Program
10:00-10:20
- Mr. Karim Benali / DROP
"""

NOTE = """\
Concept note

**ORCHARD World Congress
9 September 2020**

**Plenary Session 3
Old trees and new roots:
How orchards are shared**

Objectives:

- To speak of trees.

Guiding questions:

- Who picks the apples?
"""

SPANISH = """\
INFORME DE LA SESIÓN
Título de la sesión: Hornos comunes
Tipo de sesión: Taller
Idioma: español
Fecha: 3 de abril de 2022
Hora: 16:00 a 17:30
Participantes: 18
Moderador: Sr. Julio Peña - Red de Panaderos

Ponentes
- Sra. Carmen Vidal - Cooperativa Trigo
- Luis Ortega y Marta Gil
"""

DIRECTORY = """\
ASSOCIATION OF BAKERS: MEMBER DIRECTORY 2022

Oven House (OVH), France .......... 12
Rye and Friends (RYF), Latvia ..... 13
Old Mill (OLM), Poland ............ 14

Oven House, OVH
Member since 2015
City/Country: Lyon, France
W www.oven.example  E bread@oven.example
Rye and Friends, RYF
Member since 2016
City/Country: Riga, Latvia
W www.rye.example
"""

MADE_UP = {
    "report": (REPORT, "session-report"),
    "french": (FRENCH, "session-report"),
    "spanish": (SPANISH, "session-report"),
    "sheet": (SHEET, "session-info"),
    "table": (TABLE, "session-info"),
    "note": (NOTE, "concept-note"),
    "directory": (DIRECTORY, "directory"),
}


def document_of(text: str, name: str = "made-up.txt") -> Document:
    """A text as the reader of files gives it."""
    lines = text.split("\n")[: -1 if text.endswith("\n") else None]
    held = tuple(Line(number, line) for number, line in enumerate(lines, 1))
    return Document(name, "text", held, sha256(text.encode("utf-8", "replace")).hexdigest())


def rows_of(found: list[Found], table: str, **cells: str) -> list[dict[str, str]]:
    """The rows of a table whose cells are as given."""
    held = [dict(row.cells) for row in found if row.table == table]
    return [row for row in held if all(row[column] == value for column, value in cells.items())]


@pytest.fixture(scope="session")
def real(sources_dir: Path) -> Callable[[str], Document]:
    """Gives a real document by the beginning of its file's name."""

    def give(start: str) -> Document:
        (path,) = sources_dir.glob(f"{start}*.txt")
        return document_of(path.read_text(encoding="utf-8"), path.name)

    return give

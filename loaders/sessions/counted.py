"""The words for what figures count, by their measure, in English, French, Spanish and Portuguese."""

from __future__ import annotations

from typing import Final

#: What the words behind a number count, by the measure; folded, singular and plural.
COUNTED: Final = {
    "members": "member|members|membre|membres|miembro|miembros|membro|membros|adherents|socios",
    "countries": "country|countries|pays|pais|paises",
    "continents": "continent|continents|continentes",
    "population": "inhabitant|inhabitants|habitants|habitantes|residents",
    "cooperatives": "cooperative|cooperatives|co-operatives|co-operative|coops|co-ops|cooperativas",
    "associations": "association|associations|asociaciones|associacoes",
    "organizations": "organization|organizations|organisation|organisations|entities|networks|ngos|foundations"
    "|federations|groups"
    "|organizaciones|organizacoes|reseaux|redes|institutions|structures",
    "enterprises": "enterprise|enterprises|businesses|companies|firms|smes|entreprises|empresas",
    "employees": "employee|employees|staff|workers|agents|employes|salaries|empleados|trabajadores|funcionarios",
    "jobs": "job|jobs|emplois|empleos|empregos",
    "volunteers": "volunteer|volunteers|benevoles|voluntarios",
    "beneficiaries": "beneficiary|beneficiaries|beneficiaires|beneficiarios|students",
    "participants": "participant|participants|participantes|attendees|delegates",
    "projects": "project|projects|projets|proyectos|projetos",
    "municipalities": "municipality|municipalities|cities|towns|communes|municipios|villes|ciudades|cidades",
    "governments": "governments|gouvernements|gobiernos|governos",
    "villages": "village|villages",
    "districts": "district|districts|distritos|boroughs",
    "departments": "departments|departements|departamentos",
    "states-provinces": "provinces|provincias|states",
    "households": "households|families|menages|hogares|familias",
    "credit-unions": "unions",
    "courses": "courses|cours|cursos",
    "grants": "grants",
    "branches": "branches",
    "facilities": "centers|centres|kitchens",
    "markets": "markets",
    "awards": "awards",
    "requests": "requests",
    "closures": "closures",
    "seats": "councilors|councillors|conseillers|concejales|vereadores",
}
MEASURES: Final = {word: measure for measure, forms in COUNTED.items() for word in forms.split("|")}

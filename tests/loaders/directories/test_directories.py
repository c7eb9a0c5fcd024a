"""Whole small directories, written by hand: other networks, other languages, other shapes than the one that is bundled."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from sse_atlas.loaders.directories.model import Directory, Member
from sse_atlas.loaders.directories.read import read_directory
from sse_atlas.loaders.directories.rules import BY_NAME, RULES
from sse_atlas.loaders.documents.model import Cell, Document, Line
from sse_atlas.loaders.documents.read import read_document
from sse_atlas.ontology import kinds

FRENCH = """\
Annuaire des membres du Réseau Sahel Solidaire
Édition 2019

Le Réseau Sahel Solidaire (RSS) rassemble des collectivités. Membre depuis 2014 du conseil, il avance.

Sommaire

Avant-propos ....... 2
Afrique de l'Ouest
Commune de Tillabéri, Niger ....... 5
Union des Femmes Rurales (UFR), Burkina Faso ....... 6
Europe
Ville de Nantes, France ....... 9

Les membres

Afrique de l'Ouest

Commune de Tillabéri

Membre du RSS depuis 2012
Ville/Pays : Tillabéri, Niger
Site web : www.tillaberi.ne  Courriel : mairie@tillaberi.ne

La commune compte 50 villages.

Union des Femmes Rurales (UFR)
Ville/Pays : Ouagadougou, Burkina Faso
Membre depuis 2015
E : ufr@fasonet.bf

Texte de l'union, qui agit.

Europe

Ville de Nantes

Membre du RSS depuis 2016
Ville/Pays : Nantes, France
W : www.nantes.fr / www.nantesmetropole.fr

Nantes est une ville.
"""
SPANISH = """\
DIRECTORIO 2022

Red Andina de Economía Popular (RAEP)

Región Norte

- Cooperativa El Sol (COOPSOL), Ecuador
- Municipio de Otavalo, Ecuador

COOPERATIVA EL SOL, COOPSOL

Miembro de la RAEP desde 2010

Ciudad/País: QUITO ECUADOR

info@elsol.ecwww.elsol.ec

La cooperativa trabaja con 200 familias.

Municipio de Otavalo

Miembro de la RAEP desde 2011

Ciudad/País: Otavalo, Ecuador

Región Sur

- Dra. Ana Pérez, Chile

Dra. Ana Pérez – Miembro Honorario

Miembro desde 2020

Santiago, Chile

ana@perez.cl

Ana es economista.
"""
PORTUGUESE = """\
Rede Lusófona de Cooperação - Anuário 2018

Índice

África 3
Associação Terra Viva (ATV), Moçambique 4
Câmara Municipal da Praia, Cabo Verde 5
Brasil 6
Instituto Comunidade, Brasil 7

Associação Terra Viva (ATV)
**Membro da RLC desde** 2013 | **País:** Moçambique | **E-mail:** terra@viva.mz

A associação foi criada em 1999.

Câmara Municipal da Praia
Membro da RLC desde 2014 | Cidade/País: Praia, Cabo Verde | Site: www.cmp.cv

A câmara.

Instituto Comunidade
Membro da RLC desde 2015 | Cidade/País: São Paulo, Brasil | Site: www.icom.org.br

O instituto.
"""
MARKDOWN = """\
# Pacific Commons Alliance — Members 2023

## Contents

1. Oceania
    - [Fiji Women's Fund (FWF)](#fwf), Fiji
    - [City of Apia](#apia), Samoa
2. Asia
    - [Manila Workers' Hub](#mwh), Philippines

## Oceania

### Fiji Women's Fund (FWF)

*Member since 2018*

**Location:** Suva, Fiji

[Website](https://fwf.org.fj) · [Email](mailto:hello@fwf.org.fj)

The fund supports women.

### City of Apia

*Member since 2019*

**Location:** Apia, Samoa

The city.

## Asia

### Manila Workers' Hub

*Member since 2020*

**Location:** Manila, Philippines

The hub.
"""
BARE = """\
Member book

Green Valley Trust

Member since 2011
Location: Nairobi, Kenya
www.gvt.org

It does things.

Blue Lake Cooperative, BLC

Member since 2012
Location: Kampala, Uganda
E blc@x.org

It does other things.
"""
CONTENTS_ONLY = """\
Contents

Africa
Green Valley Trust (GVT), Kenya 5
Blue Lake Cooperative, Uganda 6
Europe
City of Porto, Portugal 8
Lyon, France 9
"""
LISTS_ONLY = """\
Our members 2020

Africa

- Green Valley Trust (GVT), Kenya
- Blue Lake Cooperative, Uganda

Europe

- City of Porto, Portugal
- Lyon, France
"""


def _read(text: str) -> Directory:
    return read_directory(Document("made", "text", tuple(Line(n, line) for n, line in enumerate(text.split("\n"), 1)), ""))


def _said(cell: Cell | None) -> str:
    return cell.value if cell else ""


def _by_name(directory: Directory) -> dict[str, Member]:
    return {member.heading.name: member for member in directory.members if member.heading}


def _row(member: Member) -> tuple[str, ...]:
    return tuple(map(_said, (member.section, member.since, member.city, member.country)))


def test_a_french_directory() -> None:
    found = _read(FRENCH)
    assert (_said(found.network), _said(found.acronym), _said(found.year)) == ("Réseau Sahel Solidaire", "RSS", "2019")
    members = _by_name(found)
    assert _row(members["Commune de Tillabéri"]) == ("Afrique de l'Ouest", "2012", "Tillabéri", "NE")
    assert _row(members["Union des Femmes Rurales"]) == ("Afrique de l'Ouest", "2015", "Ouagadougou", "BF")
    assert [one.value for one in members["Ville de Nantes"].websites] == ["www.nantes.fr", "www.nantesmetropole.fr"]
    assert [one.value for one in members["Commune de Tillabéri"].emails] == ["mairie@tillaberi.ne"]
    contents = members["Ville de Nantes"].contents
    assert contents and (contents.name, contents.country, contents.page) == ("Ville de Nantes", "France", "9")
    assert members["Commune de Tillabéri"].kind.value == "LocalGovernment"
    assert len(found.members) == 3


def test_a_spanish_directory_without_contents_and_with_a_person() -> None:
    found = _read(SPANISH)
    assert _said(found.acronym) == "RAEP"
    members = _by_name(found)
    shouted = members["COOPERATIVA EL SOL"]
    assert shouted.heading and shouted.heading.acronym == "COOPSOL"
    assert shouted.listed and shouted.listed.name == "Cooperativa El Sol"
    assert _row(shouted) == ("Región Norte", "2010", "Quito", "EC")
    assert ([one.value for one in shouted.websites], [one.value for one in shouted.emails]) == (
        ["www.elsol.ec"],
        ["info@elsol.ec"],
    )
    person = members["Dra. Ana Pérez – Miembro Honorario"]
    assert (person.kind.value, _said(person.role), person.listed and person.listed.name) == (
        "Person",
        "Miembro Honorario",
        "Dra. Ana Pérez",
    )
    assert _row(person) == ("Región Sur", "2020", "Santiago", "CL")
    assert person.place and person.place.rule == "place-bare"


def test_a_portuguese_directory_whose_sections_are_countries() -> None:
    found = _read(PORTUGUESE)
    members = _by_name(found)
    assert _said(found.network) == "Rede Lusófona de Cooperação"
    assert _row(members["Associação Terra Viva"]) == ("África", "2013", "", "MZ")
    assert _row(members["Instituto Comunidade"]) == ("Brasil", "2015", "São Paulo", "BR")
    assert len(found.members) == 3


def test_a_directory_in_markdown() -> None:
    found = _read(MARKDOWN)
    members = _by_name(found)
    assert _said(found.network) == "Pacific Commons Alliance"
    fund = members["Fiji Women's Fund"]
    assert _row(fund) == ("Oceania", "2018", "Suva", "FJ")
    assert ([one.value for one in fund.websites], [one.value for one in fund.emails]) == (
        ["https://fwf.org.fj"],
        ["hello@fwf.org.fj"],
    )
    assert _row(members["Manila Workers' Hub"])[0] == "Asia"


def test_entries_alone() -> None:
    found = _read(BARE)
    assert [member.heading and member.heading.acronym for member in found.members] == ["", "BLC"]
    assert (found.network, found.acronym) == (None, None)
    assert found.contents_heading is None


def test_contents_alone_and_lists_alone() -> None:
    for text in (CONTENTS_ONLY, LISTS_ONLY):
        found = _read(text)
        seen = [member.contents or member.listed for member in found.members]
        assert [one and one.name for one in seen] == ["Green Valley Trust", "Blue Lake Cooperative", "City of Porto", "Lyon"]
        assert [_said(member.section) for member in found.members] == ["Africa", "Africa", "Europe", "Europe"]


def test_an_entry_before_its_section_belongs_to_the_section_of_its_list() -> None:
    entry = "Lyon Council\n\nMember since 2016\n\nCity/Country: Lyon, France\n\nText of Lyon.\n\n"
    text = LISTS_ONLY.replace("Europe\n", entry + "Europe\n")
    members = _by_name(_read(text))
    assert _row(members["Lyon Council"]) == ("Europe", "2016", "Lyon", "FR")
    assert members["Lyon Council"].listed is not None


def test_a_translated_heading_is_the_same_member_by_its_acronym() -> None:
    text = "Africa\n\n- Groupe Béninois d'Economie Sociale (GBES), Benin\n- Lomé, Togo\n\n"
    text += "Beninese Social Economy Group, GBES\n\nMember since 2020\n\nCity/Country: Bohicon, Benin\n\nText.\n"
    found = _read(text)
    assert len(found.members) == 2
    listed = _by_name(found)["Beninese Social Economy Group"].listed
    assert listed and listed.acronym == "GBES"


def test_a_list_line_may_name_two_members() -> None:
    text = "Asia\n\n- Green Trust & Blue Lake, Nepal\n\n"
    for name in ("Green Trust", "Blue Lake"):
        text += f"{name}\n\nMember since 2020\n\nCity/Country: Nepal\n\nText of it.\n\n"
    members = _by_name(_read(text))
    assert [member.listed and (member.listed.name, member.listed.country) for member in members.values()] == [
        ("Green Trust", "Nepal"),
        ("Blue Lake", "Nepal"),
    ]


def test_a_glued_pair_in_the_list_of_a_survey_is_two() -> None:
    answered = "Members who answered the survey:\n\nLyon, France City of Porto, Portugal • Green Valley Trust (GVT), Kenya\n\n"
    found = _read(answered + LISTS_ONLY)
    surveyed = {member.listed.name: member.surveyed for member in found.members if member.listed}
    assert [name for name, cell in surveyed.items() if cell] == ["Green Valley Trust", "City of Porto", "Lyon"]
    assert surveyed["Lyon"] and surveyed["Lyon"].rule == "survey-glued"
    assert len(found.members) == 4


def test_addresses_of_the_imprint_are_unplaced_with_a_reason() -> None:
    found = _read(BARE + "\nPublished by the secretariat\n\nSecretariat\n\nEmail office@network.org\n\nwww.network.org\n")
    assert [one.text for one in found.unplaced] == ["Email office@network.org", "www.network.org"]
    assert all(one.why for one in found.unplaced)
    assert not any("network" in address.value for member in found.members for address in (*member.websites, *member.emails))


def test_each_value_has_a_rule_that_is_declared() -> None:
    assert len(BY_NAME) == len(RULES) and all(0 < rule.confidence <= 1 and rule.words.endswith(".") for rule in RULES)
    for text in (FRENCH, SPANISH, PORTUGUESE, MARKDOWN):
        for member in _read(text).members:
            cells = [member.section, member.since, member.role, member.place, member.city, member.country, member.kind]
            for cell in (*cells, *member.websites, *member.emails):
                assert cell is None or (cell.rule in BY_NAME and cell.line > 0)
            assert member.kind.value in kinds()


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_any_lines_in_any_order_are_read(data: st.DataObject) -> None:
    lines = [line for text in (FRENCH, SPANISH, MARKDOWN, LISTS_ONLY) for line in text.split("\n")]
    drawn = data.draw(st.lists(st.one_of(st.sampled_from(lines), st.text(max_size=40)), max_size=60))
    found = _read("\n".join(drawn))
    numbers = range(1, len("\n".join(drawn).split("\n")) + 1)
    assert all(member.first <= member.last and member.last <= len(numbers) for member in found.members)
    assert all(one.line in numbers for one in found.unplaced)


def test_a_survey_ends_where_the_list_of_a_section_begins(tmp_path: Path) -> None:
    lines = (
        "Lakes Solidarity Network (LSN)", "", "Members who answered the survey", "",
        "City of Ntoroko, Uganda • Kisumu Repair (KR), Kenya", "", "Members in Africa", "",
        "- City of Ntoroko, Uganda", "- Kisumu Repair (KR), Kenya", "- Mwanza Savings Union (MSU), Tanzania", "",
        "City of Ntoroko", "", "LSN member since 2019", "", "Kisumu Repair, KR", "", "LSN member since 2021",
    )  # fmt: skip
    path = tmp_path / "lakes.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    members = read_directory(read_document(path)).members
    assert sorted(one.listed.line for one in members if one.listed) == [9, 10, 11]
    assert sum(one.surveyed is not None for one in members) == 2

"""Names, places, years and addresses as directories print them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sse_atlas.loaders.directories.contacts import contacts
from sse_atlas.loaders.directories.names import heading_name, is_acronym, key, listed_name, made_of
from sse_atlas.loaders.directories.places import LABEL, is_place, place_of
from sse_atlas.loaders.directories.since import since


@pytest.mark.parametrize(
    ("printed", "name", "acronym"),
    [
        ("Union of Weavers, UOW", "Union of Weavers", "UOW"),
        ("Union of Weavers (UOW)", "Union of Weavers", "UOW"),
        ("Union of Weavers", "Union of Weavers", ""),
        ("Korea Value Foundation, SVS Fund", "Korea Value Foundation", "SVS Fund"),
        ("Plateforme des Acteurs (PFAnE)", "Plateforme des Acteurs", "PFAnE"),
        ("Red de Economía Solidaria, REDESOL", "Red de Economía Solidaria", "REDESOL"),
        ("Development Fund (FODEM), City of Dakar", "Development Fund (FODEM), City of Dakar", ""),
        ("Lake Cooperation (LVRLAC) Tanzania Chapter", "Lake Cooperation (LVRLAC) Tanzania Chapter", "LVRLAC"),
        ("Ada Byron (Concordia University)", "Ada Byron (Concordia University)", ""),
        ("Gatineau City, Canada", "Gatineau City, Canada", ""),
        ("Locality, UK", "Locality, UK", ""),
        ("Nakawa Division, Kampala City", "Nakawa Division, Kampala City", ""),
        ("NAKAWA DIVISION, KAMPALA CITY", "NAKAWA DIVISION, KAMPALA CITY", ""),
    ],
)
def test_a_heading_is_taken_apart(printed: str, name: str, acronym: str) -> None:
    assert heading_name(printed)[:2] == (name, acronym)


@pytest.mark.parametrize(
    ("printed", "name", "acronym", "country"),
    [
        ("Union of Weavers (UOW), Ivory Coast", "Union of Weavers", "UOW", "Ivory Coast"),
        ("Asia Alliance (APAY), Regional", "Asia Alliance", "APAY", "Regional"),
        ("Bamako, Mali", "Bamako", "", "Mali"),
        ("Japan Workers Union(JWCU), Japan", "Japan Workers Union", "JWCU", "Japan"),
        ("Ville de Nantes, Royaume-Uni", "Ville de Nantes", "", "Royaume-Uni"),
        ("Liverpool Authority (LCRCA)", "Liverpool Authority", "LCRCA", ""),
        ("Bamako (Mali)", "Bamako", "", "Mali"),
        ("USA Foundation (UF), USA", "USA Foundation", "UF", "USA"),
    ],
)
def test_a_line_of_a_list_is_taken_apart(printed: str, name: str, acronym: str, country: str) -> None:
    assert listed_name(printed) == (name, acronym, country)


def test_an_acronym_has_capitals_or_is_made_of_the_name() -> None:
    assert is_acronym("HEIN4LIFE", "Health Innovations for life")
    assert is_acronym("Redesol", "Red de Economía Solidaria")
    assert not is_acronym("Concordia University", "Ada Byron")
    assert not is_acronym("TX", "Austin", after_comma=True)
    assert made_of("UNWEAV", "Union of Weavers") and not made_of("XYZ", "Union of Weavers")


def test_two_forms_of_a_name_share_a_key() -> None:
    assert key("The Chantier de l’Économie") == key("chantier de l'economie")
    assert key("Economic & Social Center") == key("Economic and Social Center")


@pytest.mark.parametrize(
    ("printed", "city", "country"),
    [
        ("Lomé-Telessou, Togo", "Lomé-Telessou", "TG"),
        ("MWANZA TANZANIA", "Mwanza", "TZ"),
        ("DAR ES SALAAM, TANZANIA", "Dar Es Salaam", "TZ"),
        ("Singapore (headquarter)", "", "SG"),
        ("Gatineau, Quebec, Canada", "Gatineau", "CA"),
        ("Ivory Coast", "", "CI"),
        ("Yaoundé", "Yaoundé", ""),
        ("Alemania, Berlín", "Berlín", "DE"),
        ("Abidjan – Côte d’Ivoire", "Abidjan", "CI"),
        ("Santa Anita - Los Ficus, Perú", "Santa Anita - Los Ficus", "PE"),
        ("Salvador", "Salvador", ""),
        ("San Salvador, El Salvador", "San Salvador", "SV"),
    ],
)
def test_a_place_is_a_city_and_a_country(printed: str, city: str, country: str) -> None:
    assert place_of(printed, "City/Country:") == (city, country)


@pytest.mark.parametrize(
    "label", ["City/Country: ", "Ville/Pays : ", "Ciudad/País: ", "Cidade/País: ", "Location: ", "Based in "]
)
def test_labels_of_a_place_are_known(label: str) -> None:
    assert (found := LABEL.match(f"{label}Lyon, France")) and found.end() == len(label)


def test_a_bare_place_ends_in_a_country() -> None:
    assert is_place("Lomé, Togo") and is_place("Togo") and is_place("LOMÉ TOGO")
    assert not is_place("Paris") and not is_place("Union of Weavers, which works in the whole of the south of Togo, Ghana")


@pytest.mark.parametrize(
    ("line", "websites", "emails"),
    [
        ("W www.a.org **E** b@a.org", ["www.a.org"], ["b@a.org"]),
        ("[W](http://www.a.org) www.a.org [E](mailto:b@a.org) b@a.org", ["www.a.org"], ["b@a.org"]),
        ("[W www.a.org](http://www.a.org)", ["www.a.org"], []),
        ("[W](http://www.a.org) [E](mailto:b@a.org)", ["http://www.a.org"], ["b@a.org"]),
        ("[E jwcuc.coop/en](http://jwcuc.coop/en)", ["jwcuc.coop/en"], []),
        ("W b@a.org", [], ["b@a.org"]),
        ("www.a.org/www.b.org", ["www.a.org", "www.b.org"], []),
        ("www.a.orgwww.b.org", ["www.a.org", "www.b.org"], []),
        ("info@a.orgwww.a.org", ["www.a.org"], ["info@a.org"]),
        ("www.a.orginfo@a.org", ["www.a.org"], ["info@a.org"]),
        ("a@b.orgc@d.org", [], ["a@b.org", "c@d.org"]),
        ("info@b.org.ukoffice@c.com", [], ["info@b.org.uk", "office@c.com"]),
        ("E a@b.org / c@d.org, e@f.org", [], ["a@b.org", "c@d.org", "e@f.org"]),
        ("avpn.asia", ["avpn.asia"], []),
        ("www.facebook.com/X/?ref=page_internal.", ["www.facebook.com/X/?ref=page_internal"], []),
        ("Tel: +33 1 22 33 44 55 | Courriel : a.b@c.fr", [], ["a.b@c.fr"]),
    ],
)
def test_the_addresses_of_a_line_are_read(line: str, websites: list[str], emails: list[str]) -> None:
    found = contacts(line)
    assert [one.text for one in found.websites] == websites
    assert [one.text for one in found.emails] == emails
    assert found.rest == ""


def test_a_sentence_keeps_its_words() -> None:
    assert contacts("The report can be read at www.a.org by all.").rest


@pytest.mark.parametrize(
    ("line", "year", "network"),
    [
        ("GSEF member since 2016", "2016", "GSEF"),
        ("Member since 2016", "2016", ""),
        ("Member of the Blue Network since 2016", "2016", "Blue Network"),
        ("Membre du RSS depuis 2012", "2012", "RSS"),
        ("Miembro de la RAEP desde 2010", "2010", "RAEP"),
        ("Membro da RLC desde 2013", "2013", "RLC"),
        ("Joined WAEF in 2019", "2019", "WAEF"),
        ("GSEF member since", "", "GSEF"),
    ],
)
def test_a_line_says_since_when(line: str, year: str, network: str) -> None:
    found = since(line)
    assert found and (found.year, found.network) == (year, network)


@pytest.mark.parametrize(
    "line",
    [
        "As a GSEF member since 2010, it has welcomed delegations.",
        "She has been a member since 2012 of the board.",
        "Its director is a member since 2012",
        "Member since 2014 of the board of the council",
    ],
)
def test_a_sentence_does_not_say_since_when(line: str) -> None:
    assert since(line) is None


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_no_line_is_too_odd(line: str) -> None:
    found = contacts(line)
    assert all("@" in one.text for one in found.emails)
    for parts in (heading_name(line), listed_name(line)):
        assert parts.name or not parts.acronym
    place_of(line)
    since(line)


_HOST = st.from_regex(r"[a-z]{3,8}\.(?:org|com|net|coop)", fullmatch=True)


@settings(max_examples=60, deadline=None)
@given(_HOST, _HOST, st.sampled_from(["info", "contact", "office"]), st.sampled_from([" ", ", ", " / ", "; ", " | "]))
def test_addresses_come_back_from_any_order(one: str, other: str, local: str, between: str) -> None:
    site, mail = f"www.{one}", f"{local}@{other}"
    for line in (f"W {site}{between}E {mail}", f"{mail}{between}{site}", f"E {site}{between}W {mail}"):
        found = contacts(line)
        assert ([a.text for a in found.websites], [a.text for a in found.emails]) == ([site], [mail])

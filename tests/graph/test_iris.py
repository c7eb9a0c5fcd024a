"""What things are called: slugs, web addresses, bases, and the pattern of every IRI."""

from __future__ import annotations

import pyoxigraph
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sse_atlas.errors import InputError
from sse_atlas.graph.iris import LOCAL_BASE, Iris, digest, is_iri, is_slug, slug_of, web_address
from sse_atlas.graph.records import Citation
from sse_atlas.ontology import BASE

ANY_TEXT = st.text(st.characters(exclude_categories=()))

PRINTED = {
    "www.ripeSS.org": "http://www.ripess.org",
    "apes.coop": "http://apes.coop",
    "english.gov.taipei": "http://english.gov.taipei",
    "www.damakmun.gov.np/en": "http://www.damakmun.gov.np/en",
    "www.facebook.com/JCYCNepal": "http://www.facebook.com/JCYCNepal",
    "www.facebook.com/MunicipalidadDistritaldePaccho/?ref=page_internal": (
        "http://www.facebook.com/MunicipalidadDistritaldePaccho/?ref=page_internal"
    ),
    "sdemtl.formstack.com/forms/info_affaires_montreal": "http://sdemtl.formstack.com/forms/info_affaires_montreal",
    "HTTPS://Example.ORG/Path": "https://example.org/Path",
    "https://example.org:8443/#top": "https://example.org:8443/#top",
    " www.example.org, ": "http://www.example.org",
    "www.économie-sociale.fr/é": "http://www.économie-sociale.fr/é",
    "example.org/page@2x": "http://example.org/page@2x",
}

REFUSED = [
    "",
    "-",
    "javascript:alert(1)",
    "javascript://example.org/%0aalert(1)",
    "JavaScript:alert(1).org",
    "data:text/html,x",
    "ftp://example.org",
    "file:///etc/passwd",
    "info@example.org",
    "mailto:info@example.org",
    "http://info@example.org",
    "http://user:secret@example.org/",
    "two words.org",
    "www.example.org/two words",
    "www.example.org www.example.com",
    'www.example.org/"onmouseover="x',
    "www.example.org/<script>",
    "www.example.org/\x00",
    "www.example.org/\x1b[31m",
    "www.example.org/\x85x",
    "www.example.org/\u202egpj.exe",
    "www.example.org/\u2028x",
    "www.example.org/\ufeff",
    "www.example.org/\ud83d",
    "www.example.org/\ue000",
    "www.example.org/[x]",
    "www.example.org/%zz",
    "www.example.org/a#b#c",
    "localhost",
    "http://localhost:8000/",
    "http://",
    "http://.org",
    "http://-.org",
    "www.example.123",
    "http:example.org",
]


@pytest.mark.parametrize("printed", PRINTED)
def test_a_printed_address_becomes_an_iri(printed: str) -> None:
    assert web_address(printed) == PRINTED[printed]


@pytest.mark.parametrize("printed", REFUSED)
def test_what_is_no_web_address_is_refused(printed: str) -> None:
    assert web_address(printed) is None


@given(st.one_of(ANY_TEXT, ANY_TEXT.map("www.example.org/{}".format), ANY_TEXT.map("http://{}.org".format)))
@example("www.example.org/'")
def test_every_web_address_can_stand_in_every_format(printed: str) -> None:
    address = web_address(printed)
    if address is not None:
        line = f"<{address}> <{address}> <{address}> .\n".encode()
        (quad,) = pyoxigraph.parse(line, format=pyoxigraph.RdfFormat.N_QUADS)
        assert quad.object == pyoxigraph.NamedNode(address)
        assert address.startswith(("http://", "https://"))
        assert web_address(address) == address
        assert not set('<>"{}|\\^` \n') & set(address)


@given(ANY_TEXT)
@example("urn:x y")
@example("urn:x\ud800")
def test_an_iri_can_be_parsed(text: str) -> None:
    for candidate in (text, f"urn:x:{text}"):
        if is_iri(candidate):
            line = f"<{candidate}> <urn:p> <{candidate}> .\n".encode()
            assert len(list(pyoxigraph.parse(line, format=pyoxigraph.RdfFormat.N_TRIPLES))) == 1


@pytest.mark.parametrize("slug", ["gsef", "a", "7", "keur-saloum-diane", "gsef-member-survey-2021"])
def test_slugs(slug: str) -> None:
    assert is_slug(slug)
    assert slug_of(slug) == slug


@pytest.mark.parametrize(
    "text", ["", "-", "a-", "-a", "a--b", "GSEF", "a b", "a_b", "é", "a\n", "a/b", "١", "..", "a.b", "a\u200e"]
)
def test_what_is_no_slug(text: str) -> None:
    assert not is_slug(text)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Keur Saloum Diané", "keur-saloum-diane"),
        ("Chantier de l'économie sociale", "chantier-de-l-economie-sociale"),
        ("Espace Marocain de l’Economie Sociale, Solidaire & Environnementale", None),
        ("REPACT  Africa!", "repact-africa"),
        ("한국", ""),
        ("  ", ""),
    ],
)
def test_a_slug_is_proposed_from_a_name(name: str, slug: str | None) -> None:
    proposed = slug_of(name)
    assert proposed == slug if slug is not None else is_slug(proposed)


@given(ANY_TEXT)
def test_a_proposed_slug_is_one_or_empty(name: str) -> None:
    proposed = slug_of(name)
    assert proposed == "" or (is_slug(proposed) and len(proposed) <= 80)


@pytest.mark.parametrize("base", [BASE, LOCAL_BASE, "http://example.org/", "https://example.org/a#", "urn:x:me:", "urn:isbn:1/"])
def test_bases(base: str) -> None:
    assert Iris(base).thing("gsef") == f"{base}id/gsef"


@pytest.mark.parametrize(
    "base",
    [
        "",
        "me",
        "/",
        "example.org/",
        "http://example.org",
        "http:///",
        "https://",
        "javascript:alert(1)/",
        "file:///etc/",
        "ftp://example.org/",
        "urn:",
        "urn:/",
        "http://example.org/a b/",
        "http://example.org/<b>/",
        'http://example.org/"/',
        "http://example.org/\n/",
        "http://example.org/\u202e/",
        "http://example.org/\ud800/",
        "http://example.org/{}/",
    ],
)
def test_a_base_that_is_none_is_refused_in_one_line(base: str) -> None:
    with pytest.raises(InputError, match="no base for IRIs") as caught:
        Iris(base)
    assert "\n" not in str(caught.value) and str(caught.value).isprintable()


def test_the_patterns_of_iris() -> None:
    iris = Iris("urn:x:me/")
    assert iris.source("s") == "urn:x:me/source/s"
    assert iris.graph("s") == "urn:x:me/graph/s"
    assert iris.claim("s", "content") == f"urn:x:me/claim/s/{digest('content')}"
    assert iris.citation(Citation("s", 12, 12)) == "urn:x:me/citation/s/12"
    assert iris.citation(Citation("s", 12, 14)) == "urn:x:me/citation/s/12-14"
    assert iris.citation(Citation("s", row=3)) == "urn:x:me/citation/s/row-3"
    assert iris.citation(Citation("s", locator="urn:a")) == f"urn:x:me/citation/s/{digest('urn:a')}"
    assert iris.relation("a", "memberOf", "b") == "urn:x:me/relation/a--memberOf--b"
    assert iris.relation("a", "memberOf", "b", "2016-05") == "urn:x:me/relation/a--memberOf--b--2016-05"
    assert iris.figure("f") == "urn:x:me/figure/f"
    assert iris.correction("c") == f"urn:x:me/correction/{digest('c')}"
    assert iris.disagreement("d") == f"urn:x:me/disagreement/{digest('d')}"


@given(ANY_TEXT)
def test_a_digest_is_sixteen_digits_of_any_text(text: str) -> None:
    assert len(digest(text)) == 16 and set(digest(text)) <= set("0123456789abcdef")

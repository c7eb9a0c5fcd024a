"""The IRIs of an atlas: the one place that decides what a record is called on the web."""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256
from typing import Final

import pyoxigraph

from sse_atlas.errors import InputError
from sse_atlas.graph.records import Citation
from sse_atlas.ontology import BASE

#: The base of a build of somebody else's data where none is given: never ours.
LOCAL_BASE: Final = "urn:sse-atlas:local/"

_SLUG: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
# What RFC 3987 lets pass and no reader can see: spaces, marks of direction, the mark of the order of bytes.
_UNSEEN: Final = re.compile(r"[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_BASE: Final = re.compile(r"(?:https?://[^/?#]+(?=/)|urn:[A-Za-z0-9][A-Za-z0-9-]{0,31}:).*[/#:]")
# The form most lists hold, which needs no further look.
_PLAIN_HOST: Final = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}", re.ASCII)
_SCHEME: Final = re.compile("https?://", re.IGNORECASE)
_HOST: Final = re.compile("[^/?#]*")
_WEB: Final = re.compile(r"https?://(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,}(?::\d{1,5})?(?:[/?#].*)?", re.IGNORECASE)


class Iris:
    """Makes the IRIs under one base; a base that is no IRI ending in "/", "#" or ":" raises InputError."""

    def __init__(self, base: str = BASE) -> None:
        if not (is_iri(base) and _BASE.fullmatch(base)):
            raise InputError(
                f"{base!r} is no base for IRIs",
                do="give an http(s) address or a urn: that ends in /, # or :, such as urn:x:me/",
            )
        self.base = base

    def thing(self, slug: str) -> str:
        return f"{self.base}id/{slug}"

    def term(self, term: str) -> str:
        """The IRI of a term: as it stands, or under the base where it is the path of a concept that a source brings along."""
        return term if ":" in term else f"{self.base}{term}"

    def source(self, source: str) -> str:
        return f"{self.base}source/{source}"

    def graph(self, name: str) -> str:
        return f"{self.base}graph/{name}"

    def claim(self, source: str, content: str) -> str:
        """The IRI of a claim from all it says but its citations, so that a statement repeated is one claim."""
        return f"{self.base}claim/{source}/{digest(content)}"

    def citation(self, citation: Citation) -> str:
        if citation.line:
            lines = f"{citation.line}-{citation.last_line}" if citation.last_line > citation.line else str(citation.line)
        elif citation.row:
            lines = f"row-{citation.row}"
        else:
            lines = digest(citation.locator)
        return f"{self.base}citation/{citation.source}/{lines}"

    def relation(self, start_of: str, type_: str, end_of: str, start: str = "") -> str:
        tail = f"--{start}" if start else ""
        return f"{self.base}relation/{start_of}--{type_}--{end_of}{tail}"

    def figure(self, slug: str) -> str:
        return f"{self.base}figure/{slug}"

    def correction(self, content: str) -> str:
        return f"{self.base}correction/{digest(content)}"

    def disagreement(self, content: str) -> str:
        return f"{self.base}disagreement/{digest(content)}"

    def remark(self, content: str) -> str:
        return f"{self.base}remark/{digest(content)}"


def digest(content: str) -> str:
    """Give 16 hexadecimal digits of the SHA-256 of a text: 64 bits, no likely clash below a hundred million claims."""
    return sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def is_slug(text: str) -> bool:
    """Tell whether a text may name a thing: ASCII letters, digits and single hyphens, lower case."""
    return _SLUG.fullmatch(text) is not None


def slug_of(name: str) -> str:
    """Propose a slug for a name: accents off, lower case, the rest hyphens; "" where nothing of it can be written in ASCII."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii").lower()
    return re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "-")).strip("-")[:80].strip("-")


def is_iri(text: str) -> bool:
    """Tell whether a text is an absolute IRI that every RDF syntax can hold."""
    try:
        pyoxigraph.NamedNode(text)
    except ValueError:
        return False
    return not _UNSEEN.search(text)


def web_address(printed: str) -> str | None:
    """Give the http(s) IRI of a website as printed ("www.ripeSS.org"), host in lower case; None where it is none.

    An address printed without a scheme gets http://, as the documents' own links do.
    """
    if _PLAIN_HOST.fullmatch(printed):
        return f"http://{printed}"
    text = printed.strip().rstrip(",;")
    if "@" in text.partition("/")[0] and "://" not in text:
        return None
    whole = text if _SCHEME.match(text) else f"http://{text}"
    if not (is_iri(whole) and _WEB.fullmatch(whole)):
        return None
    scheme, _, rest = whole.partition("://")
    host = _HOST.match(rest)
    end = host.end() if host else 0
    return f"{scheme.lower()}://{rest[:end].lower()}{rest[end:]}"

"""The addresses of a line: websites and e-mails, with and without labels, in links, glued together, behind the wrong label."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from sse_atlas.loaders.documents.markup import links, plain

_GENERAL: Final = frozenset(
    "com org net info int edu gov mil biz name pro coop asia africa eus cat gal bzh quebec scot wales london paris"
    " berlin tokyo taipei"
    " seoul nyc social earth world city life online site app dev io tv me co ngo ong foundation fund community global"
    " international"
    " network solutions agency center earth eco energy farm green group help house today top tech work works xyz blog"
    " click club"
    " bio agro capital care charity coach digital education email events family finance gives host institute land link"
    " live love media"
    " news one page plus press run school science services space store studio support team university vision wiki zone"
    " eu museum mobi"
    " travel jobs alsace corsica brussels vlaanderen swiss lat arab example test invalid".split()
)
_WEB: Final = (
    r"web ?sites?|web|site (?:web|internet)|site|sitio(?: web)?|p[aá]gina(?: web)?|internet|url|homepage|home page|www|w"
)
_MAIL: Final = (
    r"e-?mails?|mails?|m[eé]l|courriels?|courrier [eé]lectronique|correos?(?: electr[oó]nicos?)?|correio(?: electr[oó]nico|"
    r" eletr[oô]nico)?|e"
)
_PHONE: Final = r"telephone|t[eé]l[eé]phone|tel[eé]fono|telefone|phone|t[eé]l|tel|fax|mobile|m[oó]vil|cell|whatsapp"
_OTHER: Final = r"contacts?|contacto|contato|facebook|fb|twitter|instagram|linkedin|youtube|social media|and|et|y|or|ou|o|t|f"
_LABEL: Final = re.compile(
    rf"(?<![\w@./-])(?:(?P<web>{_WEB})|(?P<mail>{_MAIL})|(?P<phone>{_PHONE})|(?P<other>{_OTHER}))(?![\w@/-]|\.\w)\.?\s?[:：]?",
    re.I,
)
_NUMBER: Final = re.compile(r"(?<!\w)\+?[\d(\[][\d ()\[\]./-]{4,30}(?!\w)")
_MAILED: Final = re.compile(r"(?:mailto:)?[^\s@<>()\[\],;:|\"“”«»]{1,100}@[^\s<>()\[\],;|\"“”«»]{3,200}", re.I)
_SITE: Final = re.compile(
    r"(?:https?://|www\.)[^\s<>\[\],;|\"“”«»]{3,300}|"
    r"(?<![\w@.-])(?:[^\W_](?:[\w-]{0,62})\.){1,6}[a-z]{2,14}(?![\w@-])(?:[/?#][^\s<>\[\],;|\"“”«»]{0,300})?",
    re.I,
)
_BEFORE_SITE: Final = re.compile(
    r"(?<=[^\s/])(?=https?://)|(?<=[^\W_])(?=www\.)|(?<=[^:/\s]/)(?=www\.)|(?<=[^:]//)(?=www\.)|"
    r"(?<=[^:/\s]/)(?=https?://)",
    re.I,
)
_HOST: Final = re.compile(r"[^\W_](?:[\w-]{0,62}\.)+[^\W\d_]{2,24}", re.I)
_LOCAL: Final = re.compile(r"[\w.+%'-]{1,64}")
#: Names before the @ that many addresses have: a hint where two were glued together.
_USUAL: Final = (
    "info",
    "contact",
    "contacto",
    "contato",
    "admin",
    "mail",
    "office",
    "secretariat",
    "hello",
    "direction",
    "accueil",
)


class Address(NamedTuple):
    """A website or an e-mail read: how it was told ("label", "form", "link", "split")."""

    text: str
    how: str


class Contacts(NamedTuple):
    """The addresses of a line, and what is left of it without them, their labels and telephone numbers."""

    websites: tuple[Address, ...] = ()
    emails: tuple[Address, ...] = ()
    rest: str = ""
    labelled: bool = False


def contacts(raw: str) -> Contacts:
    """Give the websites and e-mails of a line as it stands there (markdown or not), each once, as printed."""
    text = plain(raw)
    if not _possible(text) and "](" not in raw:
        labelled = _LABEL.match(text)
        rest = _left(text) if labelled else text
        alone = labelled is not None and not rest and not labelled["other"]
        return Contacts((), (), rest, alone or bool(labelled and labelled[0].rstrip().endswith(":")))
    websites: dict[str, Address] = {}
    emails: dict[str, Address] = {}
    between: list[str] = []
    label = ""
    for piece, split in _pieces(text):
        is_mail = "@" in piece
        if is_mail and (address := _email(piece)):
            emails.setdefault(address.lower(), Address(address, "split" if split else "label" if label == "mail" else "form"))
        elif not is_mail and (site := _site(piece, label == "web")):
            websites.setdefault(site.lower(), Address(site, "split" if split else "label" if label == "web" else "form"))
        else:
            between.append(piece)
            labels = [found for found in _LABEL.finditer(piece) if found["web"] or found["mail"]]
            label = ("web" if labels[-1]["web"] else "mail") if labels else label if len(piece.split()) < 3 else ""
    _linked(raw, websites, emails)
    return Contacts(tuple(websites.values()), tuple(emails.values()), _left(" ".join(between)), bool(_LABEL.match(text)))


def _possible(text: str) -> bool:
    return "@" in text or "." in text


def _pieces(text: str) -> list[tuple[str, bool]]:
    """Cut a line into addresses and the words between them; each with whether it was cut out of glued ones."""
    found: list[tuple[str, bool]] = []
    for word in re.split(r"([\s,;|<>()\[\]]+)", text[:2000]):
        bare = word.strip(' \t,;|<>()[]"“”«»•·')
        if not bare:
            continue
        if "@" not in bare and "." not in bare:
            found.append((bare, False))
            continue
        label = re.match(r"(?:e-?mail|web(?:site)?|courriel|correo|site|w|e)[:：](?!//)", bare, re.I)
        if label:
            found.append((label[0], False))
            bare = bare[label.end() :]
        bits = [bit.lstrip("/") if index else bit for index, bit in enumerate(_BEFORE_SITE.split(bare))]
        if len(bits) > 1:
            # One stroke parts two addresses; another one before it belongs to the first.
            bits = [bit.removesuffix("/") for bit in bits]
        parts = [part for bit in bits for part in _unglued(bit)]
        found.extend((part, len(parts) > 1) for part in parts if part)
    return _joined(found)


def _joined(found: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """Put words that are no address together again, so that labels of two words are seen."""
    joined: list[tuple[str, bool]] = []
    words: list[str] = []
    for piece, split in found:
        if _MAILED.fullmatch(piece) or (_SITE.match(piece) and "." in piece):
            if words:
                joined.append((" ".join(words), False))
                words = []
            joined.append((piece, split))
        else:
            words.append(piece)
    return [*joined, (" ".join(words), False)] if words else joined


def _unglued(bit: str) -> list[str]:
    """Cut addresses printed without a space between them apart, by the suffixes that are known."""
    if bit.count("@") == 0 or bit.lower().startswith(("http://", "https://")):
        return [bit]
    parts = re.split(r"[/&](?=[^/@&]{1,64}@)", bit) if bit.count("@") > 1 else [bit]
    if len(parts) > 1:
        return [piece for part in parts for piece in _unglued(part)]
    if bit.count("@") > 1:
        local, host, rest = bit.split("@", 2)
        cut = _cut(host, rest)
        return [f"{local}@{host[:cut]}", *_unglued(f"{host[cut:].lstrip('/')}@{rest}")] if cut else [bit]
    local, host = bit.split("@")
    domain = host.lower().rstrip(".,;:/")
    site = local.lower().find(domain)
    if local.lower().startswith("www.") or (site >= 0 and site + len(domain) < len(local)):
        cut = site + len(domain) if site >= 0 else _cut(local, host)
        if cut and cut < len(local):
            return [local[:cut].rstrip("/"), f"{local[cut:].lstrip('/')}@{host}"]
    if "/" in local:
        before, _, after = local.rpartition("/")
        return [before, f"{after}@{host}"] if before and after else [bit]
    return [bit]


def _cut(glued: str, next_host: str = "") -> int:
    """Give where a host ends in "b.orgname": where the next one has the same, else behind a suffix that is known."""
    lower = glued.lower()
    same = next_host.split("@")[0].lower()
    if same and lower.startswith(same) and len(same) < len(lower):
        return len(same)
    labels = lower.split(".")
    place = len(labels[0]) + 1
    choices: list[tuple[int, int]] = []
    for index, label in enumerate(labels[1:], 1):
        for length in range(2, min(len(label), 14) + 1):
            after = place + length
            if label[:length] in _suffixes() and after < len(lower):
                rest = lower[after:].lstrip("/")
                usual = rest.startswith(_USUAL)
                known = label[:length] in _GENERAL
                choices.append(
                    (
                        8 * usual
                        + 4 * known
                        + 2 * (rest[:1].isalpha())
                        - 3 * (rest[:1] in ".-_")
                        + (length > 2)
                        + (index == len(labels) - 1),
                        after,
                    )
                )
        place += len(label) + 1
    return max(choices)[1] if choices else 0


@cache
def _suffixes() -> frozenset[str]:
    import pycountry

    return _GENERAL | {country.alpha_2.lower() for country in pycountry.countries} | {"uk", "ac"}


def _email(piece: str) -> str:
    piece = re.sub(r"^mailto:", "", piece, flags=re.I).strip(".,;:/'\"–-|*_ ")
    local, _, host = piece.partition("@")
    host = host.split("?")[0].strip(".")
    return f"{local}@{host}" if _LOCAL.fullmatch(local) and _HOST.fullmatch(host) else ""


def _site(piece: str, labelled: bool) -> str:
    found = _SITE.fullmatch(piece) or _SITE.match(piece)
    if not found:
        return ""
    site = found[0].rstrip(".,;:!'\"*|–")
    if site.endswith(")") and "(" not in site:
        site = site.rstrip(")")
    if site.lower().startswith(("http://", "https://", "www.")):
        return site if "." in site[4:] else ""
    last = re.split(r"[/?#]", site)[0].rpartition(".")[2].lower()
    return site if last in _suffixes() or (labelled and 2 <= len(last) <= 14 and last.isalpha()) else ""


def _linked(raw: str, websites: dict[str, Address], emails: dict[str, Address]) -> None:
    """Take the target of a link in whose place no address of its kind is printed."""
    if "](" not in raw:
        return
    for printed, target in links(raw):
        if "@" in printed or "." in printed:
            continue
        mail = target.lower().startswith("mailto:")
        if mail and not emails and (address := _email(target)):
            emails[address.lower()] = Address(address, "link")
        elif not mail and not websites and (site := _site(target, True)):
            websites[site.lower()] = Address(site, "link")


def _left(text: str) -> str:
    """Give what is left of the words between addresses without labels, telephone numbers and marks."""
    text = _NUMBER.sub(" ", _LABEL.sub(" ", text))
    text = re.sub(r"(?<!\w)@\w{2,30}", " ", text)
    return " ".join(text.split()).strip(" \t,;:.|/•·&–—-*()[]")

"""Lines that say since when someone is a member, and of what: "GSEF member since 2016", "Membre de X depuis 2016"."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_MEMBER: Final = r"(?:member(?:ship)?|membre|adh[eé]rente?|adh[eé]sion|miembro|socio|socia|membro|afiliad[oa]|associad[oa])"
_SINCE: Final = r"(?:since|from|as of|depuis|desde|à partir de|a partir de|seit)"
_JOINED: Final = (
    r"(?:joined|year of membership|membership year|date of membership|member from|année d'adhésion|a rejoint|se unió|ano"
    r" de adesão|año de ingreso|entry year)"
)
_YEAR: Final = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_MONTH: Final = r"(?:[^\W\d_]{3,10}\.?,? |\d{1,2}[/.-]|l'ann[eé]e |the year |el a[nñ]o |o ano |year )?"
_LINE: Final = re.compile(
    rf"(?P<before>(?:[^\s]{{1,30}} ){{0,9}}?){_MEMBER}(?P<between>(?: [^\s:]{{1,40}}){{0,10}}?)["
    rf" ,]*{_SINCE}\s?[:：]?\s?{_MONTH}(?:{_YEAR})?[\s.]*",
    re.I,
)
_OTHER: Final = re.compile(
    rf"{_JOINED}(?P<between>(?: [^\s:]{{1,40}}){{0,10}}?)\s?(?:[:：]|\bin\b|\ben\b|\bem\b)?\s?{_MONTH}{_YEAR}[\s.]*", re.I
)
_SMALL: Final = frozenset(
    "of the de du des la le les del da do dos das el l' d' un une the and et y e al au aux for pour para por of".split()
)
_SORTS: Final = frozenset(
    "individual honorary associate associated full founding founder ordinary active regular corporate institutional supporting"
    " affiliate affiliated observer fondateur fondatrice honoraire associé associée actif active adhérent titulaire fundador"
    " fundadora honorario honoraria honorário honorária asociado asociada associado associada activo activa ativo ativa pleno"
    " plena efetivo".split()
)
_OF: Final = re.compile(r"^(?:of|de la|de l'|del|du|de|da|do|dos|das|des|d')\s*(?:the\s+)?", re.I)


class Since(NamedTuple):
    """Since when, of what ("" where it is not said), and where in the line the words stand; no year where none is printed."""

    year: str
    network: str
    start: int
    end: int


def since(text: str) -> Since | None:
    """Read the words at the beginning of a line that say since when; None where there are none, or only within a sentence."""
    if len(text) < 8:
        return None
    head = text[:200]
    found = _LINE.match(head) or _OTHER.match(head)
    if not found:
        return None
    before = _without_sort(found.groupdict().get("before") or "")
    between = _without_sort(found["between"] or "")
    if not _name_like(before) or not _name_like(between) or (before and not before[0].isalnum()):
        return None
    behind = text[found.end() :].strip()
    if behind and behind[0].islower() and behind.split()[0].lower() in _SMALL | {"a", "when", "as", "in", "has"}:
        return None
    network = before or _OF.sub("", between)
    return Since(found["year"] or "", network.strip(" :-–"), found.start(), found.end())


def _without_sort(text: str) -> str:
    """Leave out which sort of member it is: "Individual member", "membre fondateur"."""
    return " ".join(word for word in text.split() if word.strip(",;").lower() not in _SORTS)


def _name_like(text: str) -> bool:
    return all(
        word.lower() in _SMALL or not word[0].islower() or word.startswith(("l'", "d'", "l’", "d’")) for word in text.split()
    )

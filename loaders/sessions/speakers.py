"""Speakers as session documents print them: in lists, in runs, numbered with their talks, in tables broken over lines."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from sse_atlas.graph.names import folded, words
from sse_atlas.loaders.sessions.people import bare, is_acronym, is_person, names_person, persons

_NOUN: Final = (
    r"(?:speakers?|panell?ist|presenter|intervenante?|orateur|oratrice|conferencier|conferenciere|ponente|orador|oradora"
    r"|panelista"
    r"|expositor|expositora|palestrante|presentation)"
)
_NUMBERED: Final = re.compile(
    rf"(?:(?:\d{{1,2}})\s?(?:st|nd|rd|th|er|ère|ere|e|ème|eme|o|a|º|ª)?\s+{_NOUN}|{_NOUN}\s+(?:n[°ºo.]\s*)?\d{{1,2}})"
    r"(?P<talk>\s+(?:presentation|présentation|presentación|apresentação))?\s*(?P<colon>[:.–—-]?)\s*(?P<rest>.*)",
    re.IGNORECASE,
)
_DASH: Final = re.compile(r"\s+[-–—]+\s*|(?<=[^\W\d_])[-–—]\s+|\s*\|\s*")
_BREAK: Final = re.compile(r"\s+[-–—]+\s*|(?<=[^\W\d_])[-–—]\s+|\s*/\s*|\s*\(|,\s+|\s*:\s+")
_MAIL: Final = re.compile(r"\(?\[?[\w.+-]{1,64}@[\w.-]{1,200}\]?\)?")
_POST: Final = re.compile(
    r"\b(?:director|directrice|directeur|directora|president|presidente|presidenta|chair|chairman|chairwoman|chairperson"
    r"|coordinator"
    r"|coordinateur|coordinatrice|coordinador|coordinadora|mayor|maire|alcalde|alcaldesa|prefeito|prefeita|secretary|secretaire"
    r"|secretario|secretaria|professor|professeur|profesor|profesora|manager|officer|chief|head|ceo|founder|co-founder"
    r"|fondateur"
    r"|fondatrice|fundador|fundadora|researcher|chercheur|chercheuse|investigador|investigadora|facilitator|lead|leader|member"
    r"|expert|experte|advisor|adviser|consultant|minister|ministre|ministro|ministra|deputy|vice|executive|responsable"
    r"|jefe|jefa)\b"
)
_WHOLE: Final = re.compile(r"(?P<before>[^()]{2,160}?)\s*\((?P<inside>[^()]{2,160})\)")


class Body(NamedTuple):
    """An organization as printed: its name and its acronym, "" where it prints none."""

    name: str
    acronym: str = ""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Persons named together, their organizations, the post and the country printed behind; rest is what was not understood."""

    names: tuple[str, ...]
    bodies: tuple[Body, ...] = ()
    post: str = ""
    country: str = ""
    rest: str = ""


def numbered(text: str) -> tuple[bool, str] | None:
    """Read "2nd speaker: Mr X - Talk": whether a talk is announced by the word presentation, and the words behind; None else."""
    found = _NUMBERED.match(text[:2000])
    if not found or not (found["colon"] or found["rest"][:1].isupper() or not found["rest"]):
        return None
    return bool(found["talk"]), found["rest"].strip()


def with_talk(text: str, known: Collection[str] = ()) -> tuple[list[str], str] | None:
    """Read "X and Y - Talk" as the persons and the talk; without a dash only where the names are known. None else."""
    parts = _DASH.split(text[:2000], maxsplit=1)
    if len(parts) == 2 and (names := persons(parts[0])) and parts[1].strip():
        return names, parts[1].strip(" .*")
    said = text[:400].split()
    for size in range(min(len(said) - 2, 14), 1, -1):
        names = persons(" ".join(said[:size]))
        if names and all(any(names_person(name, other) for other in known) for name in names):
            return names, " ".join(said[size:]).strip(" .*")
    return None


def _of(name: str, known: Collection[str]) -> bool:
    return any(names_person(name, other) or names_person(other, name) for other in known)


def speaker(text: str) -> Speaker | None:
    """Read "Mr X, Post / Body", "X - BODY", "A and B (Body)", "X" as a speaker; None where it names no person first."""
    text = " ".join(_MAIL.sub(" ", text[:600]).replace("**", " ").split()).strip(" ;.")
    whole = persons(text)
    if whole and "," not in text:
        return Speaker(tuple(whole))
    for found in _BREAK.finditer(text):
        names = persons(text[: found.start()])
        if names:
            return _behind(tuple(names), found[0].strip(), text[found.end() :])
    return Speaker(tuple(whole)) if whole else None


def _behind(names: tuple[str, ...], mark: str, rest: str) -> Speaker:
    if mark == "(":
        inside, _, rest = rest.partition(")")
        country = country_of(inside)
        rest = rest.strip(" ,;:/-–—")
        after = _tail(names, rest)
        bodies = after.bodies if country else (*bodies_of(inside), *after.bodies)
        return Speaker(names, bodies, after.post, country, after.rest)
    return _tail(names, rest)


def _tail(names: tuple[str, ...], rest: str) -> Speaker:
    if not rest:
        return Speaker(names)
    first, slash, last = rest.partition("/")
    if slash and _POST.search(folded(first)):
        return Speaker(names, bodies_of(last), " ".join(first.split()).strip(" ,"))
    first, comma, last = rest.partition(",")
    if _POST.search(folded(first)):
        return Speaker(names, bodies_of(last) if comma else (), " ".join(first.split()).strip(" ,"))
    return Speaker(names, bodies_of(rest))


def country_of(text: str) -> str:
    """Give the code of the country that a text is, "" where it is none."""
    from sse_atlas.loaders import values

    try:
        return values.country(" ".join(text.split())) if len(text) <= 60 else ""
    except ValueError:
        return ""


def bodies_of(text: str) -> tuple[Body, ...]:
    """Read "ENSIE & CIESCOOP", "ACR (Long name) & Name" as organizations; what has another shape is one organization's name."""
    parts, depth, last = [], 0, 0
    text = " ".join(text[:600].split()).strip(" ,;/-–—")
    for place, letter in enumerate(text):
        depth += (letter == "(") - (letter == ")")
        if letter == "&" and depth <= 0 and text[place - 1 : place] == " ":
            parts.append(text[last:place])
            last = place + 1
    parts.append(text[last:])
    bodies = [_body(part.strip()) for part in parts if part.strip()]
    if len(bodies) > 1 and not all(body.acronym or is_acronym(body.name) or "," in body.name for body in bodies):
        bodies = [_body(text)]
    return tuple(body for body in bodies if 2 <= len(body.name) <= 160)


def _body(text: str) -> Body:
    found = _WHOLE.match(text)
    if found:
        before, inside = found["before"].strip(" ,"), found["inside"].strip()
        if is_acronym(before) and len(inside.split()) > 1 and not country_of(inside):
            return Body(inside, before)
        return Body(before, inside) if is_acronym(inside) and not country_of(inside) else Body(before)
    return Body(text.strip(" ,;.("))


def run(text: str, known: Collection[str]) -> list[tuple[Speaker, bool]]:
    """Read "A B - ORG C D - ORG2 E F - ORG3", run together on a line; tells whether each split is sure (`known` are names)."""
    parts = [part.strip() for part in re.split(r"\s+[-–—]\s+", text[:4000])]
    names, found = parts[0], []
    if len(parts) < 3 or not persons(names):
        return []
    sure = True
    for part in parts[1:-1]:
        body, following, certain = _split(part.split(), known)
        found.append((Speaker(tuple(persons(names)), bodies_of(body)), sure))
        if not following:
            return found
        names, sure = following, certain
    return [*found, (Speaker(tuple(persons(names)), bodies_of(parts[-1])), sure)]


def _split(said: Sequence[str], known: Collection[str]) -> tuple[str, str, bool]:
    """Part "Fab City Eric Leyton" into body and person, and tell whether that is sure."""
    for place in range(1, min(len(said), 24)):
        tail = bare(" ".join(said[place:]))
        if is_person(tail) and _of(tail, known):
            return " ".join(said[:place]), tail, True
    if len(said) > 2 and is_acronym(said[0]) and said[0].isupper() and is_person(" ".join(said[1:])):
        return said[0], " ".join(said[1:]), True
    for size in (2, 3):
        tail = " ".join(said[-size:])
        if len(said) > size and is_person(tail):
            return " ".join(said[:-size]), tail, False
    return " ".join(said), "", False


def in_table(text: str, known: Collection[str]) -> tuple[Speaker, int] | None:
    """Read the joined cells "ACR (Long name) & ACR2 X Y (Country) / Post"; gives where the name begins too; None else."""
    place, name = -1, ""
    plain = folded(text)
    for other in known:
        at = plain.find(folded(other)) if len(plain) == len(text) else text.find(other)
        if at >= 0 and len(other) > len(name):
            place, name = at, text[at : at + len(other)]
    if place < 0:
        found = re.search(
            r"(?:^|[),&]) ?((?:[^\W\d_a-z][\w'’.-]{1,30} ){1,3}[^\W\d_a-z][\w'’.-]{1,30}) ?\([^()]{2,40}\) ?/", text[:2000]
        )
        if not found or not is_person(found[1]):
            return None
        place, name = found.start(1), found[1]
    after = text[place + len(name) :].strip()
    country = ""
    if after.startswith("("):
        inside, _, rest = after[1:].partition(")")
        country = country_of(inside)
        after = rest if country else after
    post = after.partition("/")[2].strip() if "/" in after else ""
    return Speaker((bare(name),), bodies_of(text[:place]), post, country), place


def same_talk(one: str, other: str) -> bool:
    """Tell whether two titles are of one talk: the words of the shorter all stand in the longer, two at least."""
    some, whole = sorted((set(words(one)), set(words(other))), key=len)
    return len(some) >= 2 and some <= whole

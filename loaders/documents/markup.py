"""Markdown in a line of a document: what is printed, without the marks, and where its links lead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

#: Where a link leads, with a pair of brackets in it now and then. A longer one is no address: its brackets stay as printed.
_TARGET: Final = re.compile(r"([^()]{0,2000}(?:\([^()]{0,200}\)[^()]{0,200}){0,4})\)")
#: Images in the text of links in images: deeper than this nobody writes.
_DEEPEST: Final = 8
_PUNCTUATION: Final = r"!\"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~"
_ESCAPED: Final = re.compile(rf"\\([{_PUNCTUATION}])")
#: What a link is made of; an escape is read first, so that its bracket opens nothing.
_BRACKET: Final = re.compile(r"\\.|!?\[|\]\(|\]", re.DOTALL)
_HEADING: Final = re.compile(r"[ ]{0,3}#{1,6}(?:[ \t]+|$)")
_HEADING_END: Final = re.compile(r"(?<=\s)#{1,6}$")
_QUOTE: Final = re.compile(r"[ ]{0,3}>[ \t]?")
_RULE: Final = re.compile(r"[ \t]*(?:\*[ \t]*){3,}")
_AUTOLINK: Final = re.compile(r"<((?:https?://|mailto:|www\.)[^\s<>]{1,2000}|[^\s<>@]{1,200}@[^\s<>@]{1,200})>")
_TAG: Final = re.compile(r"</?(?:b|i|u|em|strong|sup|sub|span|font|a|p|center)(?:\s[^<>]{0,500})?/?>", re.IGNORECASE)
_BREAK: Final = re.compile(r"<br[ ]?/?>", re.IGNORECASE)
#: Strong marks go wherever they touch a word, with a partner on the line or without: bold runs over lines.
_STRONG: Final = re.compile(
    r"(?<![*\\])\*{2,3}(?=[^\s*])|(?<=[^\s*\\])\*{2,3}(?!\*)|(?<![\w\\])__(?=[^\s_])|(?<=[^\s_\\])__(?!\w)"
)
#: One star or low line on each side of words; within a word (jean_paul@a.org, 2*3) neither is a mark.
_STAR: Final = re.compile(r"(?<![\w*\\])\*(?=[^\s*])([^*]{0,2000}?[^\s*\\])\*(?![\w*])")
_LOW: Final = re.compile(r"(?<![\w\\])_(?=[^\s_])([^_]{0,2000}?[^\s_\\])_(?!\w)")
_CODE: Final = re.compile(r"(?<!`)`([^`]{1,2000})`(?!`)")
_ENTITIES: Final = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&nbsp;": "\u00a0", "&#39;": "'"}
_ENTITY: Final = re.compile("|".join(_ENTITIES))


def plain(text: str) -> str:
    """Give a line as it is printed, without markdown: no bold, italic or code marks, no heading or quote marks, no escapes.

    A link gives its printed text, and its target (without "mailto:") where none is printed. A bullet at the start stays.
    Linear in the length of the line.
    """
    if _RULE.fullmatch(text):
        return ""
    bare, _ = _unlinked(text)
    bare = _QUOTE.sub("", bare, count=1) if _QUOTE.match(bare) else bare
    heading = _HEADING.match(bare)
    if heading:
        bare = _HEADING_END.sub("", bare[heading.end() :]).rstrip()
    return _unmarked(bare)


def links(text: str) -> list[tuple[str, str]]:
    """Give the links [printed](target) of a line, in their order, the printed text without marks, the target as it stands.

    Addresses in angle brackets are printed text, no links of their own.
    """
    return [(_unmarked(printed).strip(), target) for printed, target in _unlinked(text)[1]]


def _unmarked(text: str) -> str:
    """Take out the marks inside a line; links are gone already."""
    if "<" in text:
        text = _BREAK.sub(" ", _TAG.sub("", _AUTOLINK.sub(_bare_address, text)))
    if "`" in text:
        text = _CODE.sub(r"\1", text)
    if "*" in text or "_" in text:
        text = _LOW.sub(r"\1", _STAR.sub(r"\1", _STRONG.sub("", text)))
    if "\\" in text:
        text = _ESCAPED.sub(r"\1", text)
    return _ENTITY.sub(lambda found: _ENTITIES[found[0]], text) if "&" in text else text


def _bare_address(found: re.Match[str]) -> str:
    return found[1].removeprefix("mailto:")


def _unlinked(text: str) -> tuple[str, list[tuple[str, str]]]:
    """Give the text with each link as what is printed of it, and the links. One pass, a stack of open brackets."""
    if "](" not in text:
        return text, []
    out: list[str] = []
    found: list[tuple[str, str]] = []
    opened: list[tuple[int, str]] = []  # where in `out` a bracket stands, and the bracket
    at = 0
    for start, token in _brackets(text):
        if start < at:
            continue  # inside a target
        out.append(text[at:start])
        at = start + len(token)
        if token in ("[", "!["):
            opened = [*opened[1 - _DEEPEST :], (len(out), token)]
            out.append(token)
        elif token == "](" and opened and (target := _target(text, at)) is not None:
            place, bracket = opened.pop()
            out[place] = ""
            printed = "".join(out[place:])
            out[place:] = [printed]
            if not printed.strip():
                out.append(target[0].removeprefix("mailto:"))
            if bracket == "[":
                found.append((printed, target[0]))
                opened.clear()  # no link stands in a link
            at = target[1]
        else:
            if token in ("](", "]") and opened:
                opened.pop()
            out.append(token)
    out.append(text[at:])
    return "".join(out), found


def _brackets(text: str) -> Iterator[tuple[int, str]]:
    for found in _BRACKET.finditer(text):
        yield found.start(), found[0]


def _target(text: str, at: int) -> tuple[str, int] | None:
    """Give the target that begins at `at`, behind "](", and where the text goes on; None where no bracket ends it."""
    found = _TARGET.match(text, at)
    if found is None:
        return None
    words = found[1].split()
    return (words[0].strip("<>") if words else ""), found.end()

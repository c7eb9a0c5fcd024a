"""The text that a made-up directory leaves behind: contents in one or two columns, page furniture, and the lines of the truth."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from itertools import groupby, zip_longest
from typing import Final

from tests.loaders.directories.made_truth import Block, Truth

_CONTENTS: Final = ("contents", "contents-section")
_TIGHT: Final = frozenset(("bullet", "list", "survey", "contents", "contents-section"))
_MARKS: Final = {"title": "# ", "part": "# ", "section": "## ", "heading": "### "}
#: A line, the style of its block, and the truth it carries.
_Line = tuple[str, str, tuple[tuple[str, int], ...]]


def lay_out(
    pick: random.Random, blocks: Sequence[Block], variations: frozenset[str], truth: Truth, running_head: str
) -> tuple[str, str]:
    """Give the text and the markdown of a book, line for line the same; note the lines in its truth."""
    lines: list[_Line] = []
    for is_contents, group in groupby(blocks, key=lambda block: block.style in _CONTENTS):
        if is_contents:
            lines += _contents(pick, list(group), variations)
            lines.append(("", "", ()))
        else:
            lines += _running(pick, list(group), variations, running_head)
    for number, (_, _, keys) in enumerate(lines, 1):
        for field, member in keys:
            if not getattr(truth.members[member], field):
                setattr(truth.members[member], field, number)
    text = "\n".join(line for line, _, _ in lines) + "\n"
    markdown = "\n".join(_MARKS.get(style, "") + line if line else line for line, style, _ in lines) + "\n"
    return text, markdown


def _running(pick: random.Random, blocks: Sequence[Block], variations: frozenset[str], head: str) -> Iterator[_Line]:
    page = 7
    dense = "dense" in variations
    for block, after in zip_longest(blocks, blocks[1:]):
        breaks = "furniture" in variations and pick.random() < 0.1
        words = block.text.split()
        if breaks and block.style == "para" and len(words) > 16:
            # The page ends inside a sentence.
            cut = pick.randint(6, len(words) - 6)
            page += 1
            yield " ".join(words[:cut]), block.style, block.keys
            yield from _furniture(pick, page, head)
            yield " ".join(words[cut:]), block.style, ()
        else:
            yield block.text, block.style, block.keys
        tight = block.style in _TIGHT and after is not None and after.style == block.style
        if not tight and not (dense and block.style not in ("para", "title", "part")):
            yield "", "", ()
        if block.style == "heading" and not dense and pick.random() < 0.6:
            yield "", "", ()
        if "furniture" in variations and after is not None and after.style == "heading" and pick.random() < 0.4:
            page += 1
            yield from _furniture(pick, page, head)


def _furniture(pick: random.Random, page: int, head: str) -> Iterator[_Line]:
    shapes = ((str(page), head), (f"{page} | {head}",), (head, str(page)), (f"- {page} -",))
    yield "", "", ()
    for line in shapes[pick.randrange(len(shapes)) if page % 5 == 0 else 0]:
        yield line, "furniture", ()
    yield "", "", ()


def _contents(pick: random.Random, blocks: Sequence[Block], variations: frozenset[str]) -> Iterator[_Line]:
    dots = "dot-leaders" in variations
    gap = pick.choice(("\t", "\t", "   "))
    if "two-columns" in variations and len(blocks) > 8:
        yield from _columns(pick, blocks, dots)
        return
    for block in blocks:
        if block.style == "contents-section":
            yield "", "", ()
        yield _row(block, dots, gap), block.style, block.keys
        if block.style == "contents-section" and pick.random() < 0.5:
            yield "", "", ()


def _row(block: Block, dots: bool, gap: str) -> str:
    if not block.page:
        return block.text
    return f"{block.text} {'.' * max(4, 70 - len(block.text))} {block.page}" if dots else f"{block.text}{gap}{block.page}"


def _columns(pick: random.Random, blocks: Sequence[Block], dots: bool) -> Iterator[_Line]:
    """Pages of two columns, read across: the cells of a line are parted by tabs or by wide gaps."""
    tabs = pick.random() < 0.6
    height = pick.randint(12, 34)
    width = max(len(block.text) for block in blocks) + 8
    for start in range(0, len(blocks), 2 * height):
        page = blocks[start : start + 2 * height]
        half = min(height, (len(page) + 1) // 2) if start + 2 * height > len(blocks) else height
        for left, right in zip_longest(page[:half], page[half:]):
            if tabs:
                cells = [f"{block.text}\t{block.page}" for block in (left, right) if block is not None]
                yield "\t".join(cells), "contents", _keys(left, right)
            else:
                text = _row(left, dots, "  ").ljust(width) + ("    " + _row(right, dots, "  ") if right is not None else "")
                yield text.rstrip(), "contents", _keys(left, right)
        yield "", "", ()


def _keys(*blocks: Block | None) -> tuple[tuple[str, int], ...]:
    return tuple(key for block in blocks if block is not None for key in block.keys)

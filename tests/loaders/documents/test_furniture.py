"""Page furniture found, what looks like it left alone, and paragraphs joined over it."""

from __future__ import annotations

import pytest

from sse_atlas.loaders.documents import Document, Line
from sse_atlas.loaders.documents.furniture import furniture, joined

PROSE = "The members of the network work together in many places of the world and"

WORDS = "zero one two three four five six seven eight nine".split()


def document(text: str, pages: int = 0) -> Document:
    """A document of a text; with `pages`, every form feed begins one."""
    lines, page = [], 1
    for number, line in enumerate(text.split("\n"), 1):
        page += line.count("\f")
        lines.append(Line(number, line.replace("\f", ""), str(page) if pages else ""))
    return Document("t", "text", tuple(lines), "", page if pages else 0)


def found(read: Document) -> list[str]:
    return [read.lines[number - 1].text for number in sorted(furniture(read))]


def paragraphs(read: Document) -> list[str]:
    return [text for _, _, text in joined(read, 1, len(read.lines))]


def test_a_line_with_room_around_it_three_times_over() -> None:
    foot = "\n\n\n\nForum 4-8 October\n\n\n\n"
    assert found(document(foot.join(["One.", "Two.", "Three.", "Four."]))) == ["Forum 4-8 October"] * 3
    assert found(document("\n\nForum\n\n".join(["One.", "Two.", "Three.", "Four."]))) == []


def test_a_line_in_the_middle_of_sentences() -> None:
    text = (
        f"{PROSE}\n\nWith the help of:\n\nthey meet.\n\n{PROSE}\n\nWith the help of:\n\n\nthey meet.\n\nEnd.\n\nWith the help of:"
    )
    read = document(text)
    assert found(read) == ["With the help of:"] * 3
    assert paragraphs(read) == [f"{PROSE} they meet.", f"{PROSE} they meet.", "End."]


def test_what_a_directory_repeats_is_no_furniture() -> None:
    entries = [
        f"Name {n}, N{n}\n\n\n\nABC member since 2019\n\nCity/Country: Dakar\n\nMission\n\nto help {n}.\n" for n in range(30)
    ]
    assert found(document("\n".join(entries))) == []
    one_per_page = [
        f"Name {n}, N{n}\nABC member since 20{n}\nCity/Country: Dakar\nwords of {n}\nW www.n{n}.org" for n in range(10, 40)
    ]
    assert found(document("\n\f".join(one_per_page), pages=1)) == []


def test_heads_and_feet_of_pages_with_their_numbers() -> None:
    pages = [
        f"Yearbook 2021\n{n}\n\nABC member since {2018 + n % 2}\n{words}\ntells {words}\n\n{n} | The network"
        for n, words in enumerate("one two three four five six seven".split(), 1)
    ]
    read = document("\n\f".join(pages), pages=1)
    assert found(read) == [text for n in range(1, 8) for text in ("Yearbook 2021", str(n), f"{n} | The network")]


def test_of_a_head_that_some_pages_have_the_first_stays() -> None:
    pages = [f"{'Africa' if n < 5 else 'Europe'}\nwords of page {n}" for n in range(20)]
    pages = [f"Words of {n}\nand more {n}" for n in range(20, 40)] + pages[:5] + [f"x{n}\ny{n}" for n in range(20)]
    assert found(document("\n\f".join(pages), pages=1)) == ["Africa"] * 4


def test_heads_that_differ_from_left_to_right_pages() -> None:
    pages = [f"{'Yearbook' if n % 2 else 'The network'}\n\nwords of {n}." for n in range(12)]
    assert len(found(document("\n\f".join(pages), pages=1))) == 12


def test_a_head_beside_page_numbers_and_with_them_on_its_line() -> None:
    heads = [f"\n{n}\nNetwork 2021\n\n" for n in range(3, 9)]
    heads[2], heads[4] = "\n5 | Network 2021\n\n", "\nNetwork 2021\n- 7 -\n\n"
    entries = (f"Name of {word}\nABC member since 2019\n\n{word} does this.\nAnd {word} that.\n" for word in WORDS)
    text = "".join(entry + head for entry, head in zip(entries, heads, strict=False))
    assert found(document(text)) == [line for head in heads for line in head.split("\n") if line]


def test_lone_numbers_that_count_up_are_pages_and_chapters_are_not() -> None:
    body = "\n".join(["Some words of the text."] * 10)
    assert found(document("\n".join(f"{body} {WORDS[n]}\n\n{n}\n" for n in range(3, 9)))) == [str(n) for n in range(3, 9)]
    assert found(document("1\n\nFirst chapter\n\n2\n\nSecond chapter\n\n3\n\nThird\n\n4\n\nFourth\n")) == []
    counted = "\n".join(f"{body} {WORDS[n]}\n\nYearbook, page {n}\n\nthe text goes on." for n in range(3, 9))
    assert found(document(counted.replace("text.", f"text. {PROSE}"))) == [f"Yearbook, page {n}" for n in range(3, 9)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "A line that is wrapped at its end by the\nprogram.\n\nAnother.",
            ["A line that is wrapped at its end by the program.", "Another."],
        ),
        ("- one item of a list that is long enough\n- another item of it", None),
        ("Name of a member\nCity/Country: Lomé, Togo\nW www.a.org", None),
        (f"{PROSE}\n\nthey meet every year.", [f"{PROSE} they meet every year."]),
        (f"{PROSE}.\n\nthey meet every year.", None),
        (f"{PROSE}\n\nThey meet every year.", None),
        (f"{PROSE}\n\nwww.a.org and more of the same.", None),
        ("A short heading\n\nobjectives", None),
        (f"Government of all.\n\n{PROSE} the govern-\nment meets.", ["Government of all.", f"{PROSE} the government meets."]),
        (f"{PROSE} the co-\noperation goes on.", [f"{PROSE} the co-operation goes on."]),
        (f"{PROSE} of COVID-\n19 the many.", [f"{PROSE} of COVID-19 the many."]),
        ("Title of it\tthe words of a row of a table\nand the next row of the table", None),
    ],
)
def test_paragraphs(text: str, wanted: list[str] | None) -> None:
    assert paragraphs(document(text)) == (wanted or [line for line in text.split("\n") if line])


def test_paragraphs_name_their_lines_and_keep_to_the_part_asked_for() -> None:
    read = document(f"One.\n\n{PROSE}\n\nthey meet.\n\nLast.")
    assert list(joined(read, 2, 6)) == [(3, 5, f"{PROSE} they meet.")]
    assert list(joined(read, 4, 99)) == [(5, 5, "they meet."), (7, 7, "Last.")]


def test_wrapped_lines_are_joined_where_the_next_word_would_not_have_fitted() -> None:
    wrapped = "\n".join(["The network of the north works with Lomé and with the city of Porto in the south of", "Togo."] * 6)
    assert paragraphs(document(wrapped.replace("Togo.\n", "Togo.\n\n"))) == [wrapped.split("\nThe")[0].replace("\n", " ")] * 6

"""PDFs read back: the order of the lines, columns, heads and feet, links, and those that cannot be read."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sse_atlas.errors import InputError
from sse_atlas.loaders.documents import Document
from sse_atlas.loaders.documents.furniture import furniture
from sse_atlas.loaders.documents.read import read_document
from tests.loaders.documents.paper import NAMES, Paper, picture, read, texts

LEFT = "A column on the left that is long enough to be wrapped by the program that sets it. "
RIGHT = "On the other side something else is told, as one sees, and it is wrapped too. "
MANY = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def book() -> bytes:
    """A yearbook of six pages: a cover without number, then heads, feet with numbers, entries with a link."""
    paper = Paper()
    paper.add_page()
    paper.bold(24)
    paper.text(20, 100, "Annuaire 2021")
    for number, name in enumerate(NAMES[:5], 1):
        paper.add_page()
        paper.body(7)
        paper.text(20, 10, "Annuaire des membres")
        paper.ended_at(190, 290, [f"Réseau | {number}"])
        paper.bold(14)
        paper.text(20, 30, name)
        paper.body()
        paper.text(20, 42, f"Membre depuis {2010 + number}")
        paper.set_xy(20, 45)
        paper.cell(6, 5, "W", link="https://www.a.org/b_(c)")
        paper.cell(40, 5, "www.a.org")
        paper.set_xy(20, 55)
        paper.multi_cell(170, 5, LEFT * 5 + f"So it is told of the {number * 37 % 11} who came and of the others in {name}.")
    return bytes(paper.output())


def test_one_column_keeps_lines_paragraphs_and_headings(book: bytes, tmp_path: Path) -> None:
    document = read(book, tmp_path)
    assert (document.media, document.pages, document.notes) == ("pdf", 6, ())
    assert [line.number for line in document.lines] == list(range(1, len(document.lines) + 1))
    second = [line.text for line in document.lines if line.page == "2"]
    assert second[:10] == [
        "",
        "Annuaire des membres",
        "",
        NAMES[1],
        "",
        "Membre depuis 2012",
        "[W](https://www.a.org/b_%28c%29) www.a.org",
        "",
        second[8],
        second[9],
    ]
    assert second[8].startswith("A column on the left") and second[9]
    assert second[-2:] == ["", "Réseau | 2"]


def test_the_hash_is_that_of_the_lines(book: bytes, tmp_path: Path) -> None:
    document = read(book, tmp_path)
    text = "".join(f"{line.text}\n" for line in document.lines)
    assert document.sha256 == sha256(text.encode()).hexdigest()
    (tmp_path / "text.txt").write_text(text, encoding="utf-8", newline="")
    again = read_document(tmp_path / "text.txt")
    assert again.sha256 == document.sha256
    assert [line.text for line in again.lines] == [line.text for line in document.lines]


def test_pages_are_those_printed_and_a_cover_before_them_stands_in_brackets(book: bytes, tmp_path: Path) -> None:
    document = read(book, tmp_path)
    assert list(dict.fromkeys(line.page for line in document.lines)) == ["[1]", "1", "2", "3", "4", "5"]


def test_heads_and_feet_are_furniture_and_nothing_else(book: bytes, tmp_path: Path) -> None:
    document = read(book, tmp_path)
    found = [document.lines[number - 1].text for number in sorted(furniture(document))]
    assert found == [text for number in range(1, 6) for text in ("Annuaire des membres", f"Réseau | {number}")]


def test_without_printed_numbers_pages_are_those_of_the_file(tmp_path: Path) -> None:
    paper = Paper()
    for name in NAMES[:4]:
        paper.add_page()
        paper.column(20, 20, [name, "Founded in 1999"])
    assert [line.page for line in read(paper, tmp_path).lines if line.text] == ["1", "1", "2", "2", "3", "3", "4", "4"]


def test_two_columns_are_read_one_after_the_other_below_a_heading_over_both(tmp_path: Path) -> None:
    paper = Paper()
    paper.add_page()
    for y, heading in (
        (20, "The first heading, which runs over both of the columns"),
        (100, "The second heading over both columns"),
    ):
        paper.bold(15)
        paper.text(20, y, heading)
        paper.body()
        paper.set_xy(20, y + 5)
        paper.multi_cell(80, 4.5, f"{heading[4:7]} {LEFT * 4}")
        paper.set_xy(110, y + 5)
        paper.multi_cell(80, 4.5, f"{heading[4:7]} {RIGHT * 4}")
    lines = texts(read(paper, tmp_path))
    starts = [
        next(at for at, line in enumerate(lines) if line.startswith(words)) for words in ("fir A", "fir On", "sec A", "sec On")
    ]
    heads = [at for at, line in enumerate(lines) if "heading" in line]
    assert [heads[0], *starts[:2], heads[1], *starts[2:]] == sorted([*heads, *starts])
    left, right = lines[starts[0] : starts[1]], lines[starts[1] : heads[1]]
    assert " ".join(left).count("on the left") == " ".join(right).count("On the other side") == 4
    assert not any("On the other" in line for line in left)


def test_contents_in_two_columns_with_dots(tmp_path: Path) -> None:
    paper = Paper()
    paper.add_page()
    paper.body(7)
    for number, name in enumerate(NAMES):
        paper.led(15, 30 + number * 5, 85, name, number + 3)
        if number < 5:
            paper.led(110, 30 + number * 5, 85, f"{name} II", number + 20)
    lines = texts(read(paper, tmp_path))
    assert [line.rstrip("0123456789").rstrip(".") for line in lines] == [*NAMES, *(f"{name} II" for name in NAMES[:5])]
    assert [int(line.rpartition(".")[2]) for line in lines] == [*range(3, 11), *range(20, 25)]


def test_page_numbers_apart_go_with_their_names(tmp_path: Path) -> None:
    paper = Paper()
    paper.add_page()
    paper.body(7)
    for x, first, names in ((15, 5, NAMES), (110, 50, NAMES[:6])):
        paper.column(x, 30, names)
        paper.ended_at(x + 85, 30, [str(first + number) for number in range(len(names))])
    lines = texts(read(paper, tmp_path))
    assert lines == [f"{name}\t{5 + at}" for at, name in enumerate(NAMES)] + [
        f"{name}\t{50 + at}" for at, name in enumerate(NAMES[:6])
    ]


def test_a_left_heading_over_two_columns_of_names_parts_them(tmp_path: Path) -> None:
    paper = Paper()
    paper.add_page()
    for y, heading in ((20, "Africa"), (70, "Europe")):
        paper.bold(13)
        paper.text(15, y, heading)
        paper.body(8)
        paper.column(15, y + 8, [f"{heading} {name}" for name in NAMES[:6]])
        paper.column(110, y + 8, [f"{heading} {name}" for name in NAMES[3:8]])
    wanted = [[head, *(f"{head} {name}" for name in (*NAMES[:6], *NAMES[3:8]))] for head in ("Africa", "Europe")]
    assert texts(read(paper, tmp_path)) == wanted[0] + wanted[1]


def test_tables_are_read_row_by_row(tmp_path: Path) -> None:
    paper = Paper()
    paper.add_page()
    rows = [
        ("Continent", "Total", "Cities", "Countries"),
        ("Asia", "19", "5", "Nepal, Korea"),
        ("Europe", "6", "4", "France, Spain"),
    ]
    rows.append(("Africa", "31", "9", "Benin, Mali"))
    for at, x in enumerate((20, 60, 90, 120)):
        paper.column(x, 30, [row[at] for row in rows])
    paper.column(20, 80, ["Title of the session:", "", "Type of session", "Language:", "Participants"])
    paper.column(
        75, 80, ["Cities and their neighbours build an economy together,", "year after year", "Workshop", "English", "51"]
    )
    assert texts(read(paper, tmp_path)) == [
        *("\t".join(row) for row in rows),
        "Title of the session:\tCities and their neighbours build an economy together,",
        "year after year",
        "Type of session\tWorkshop",
        "Language:\tEnglish",
        "Participants\t51",
    ]


def test_bullets_stay_with_their_words_and_words_set_sideways_come_last(tmp_path: Path) -> None:
    paper = Paper()
    paper.add_page()
    with paper.rotation(90, x=200, y=100):
        paper.text(200, 100, "Set sideways")
    paper.column(20, 30, ["•"] * 3)
    paper.column(26, 30, NAMES[:3])
    assert texts(read(paper, tmp_path)) == [*(f"• {name}" for name in NAMES[:3]), "Set sideways"]


def test_a_page_that_is_turned_as_a_whole_is_read_upright(tmp_path: Path) -> None:
    paper = Paper()
    paper.add_page()
    with paper.rotation(90, x=105, y=148):
        paper.column(40, 120, ["The first line of a page", "and the second of it", "and the third"])
    assert texts(read(paper, tmp_path)) == ["The first line of a page", "and the second of it", "and the third"]


def test_links_are_written_out_only_where_the_page_shows_a_label(tmp_path: Path) -> None:
    paper = Paper()
    paper.add_page()
    paper.set_xy(20, 20)
    for text, target in (("E", "mailto:i@a.org"), ("www.shown.org", "http://www.shown.org"), ("Our report", "http://r.org")):
        paper.cell(35, 5, text, link=target)
    paper.set_xy(20, 30)
    paper.cell(35, 5, "Website", link="http://only.there.org")
    (one, two) = texts(read(paper, tmp_path))
    assert one.split("\t") == ["[E](mailto:i@a.org)", "www.shown.org", "Our report"]
    assert two == "[Website](http://only.there.org)"


def test_a_scan_is_said_to_be_one(tmp_path: Path) -> None:
    paper = Paper()
    for _ in range(3):
        paper.add_page()
        paper.image(picture(), 10, 10, 190, 270)
    with pytest.raises(InputError, match="a scanned PDF: 3 of 3 pages hold pictures and no text; run it through OCR first"):
        read(paper, tmp_path)


def test_scanned_pages_among_others_are_named(tmp_path: Path) -> None:
    paper = Paper()
    for number in range(4):
        paper.add_page()
        if number == 2:
            paper.image(picture(), 10, 10, 190, 270)
        else:
            paper.column(20, 20, NAMES)
    document = read(paper, tmp_path)
    assert document.notes == ("Pages that hold pictures and no text (of the file, 1 of 4): 3.",)
    assert {line.page for line in document.lines if line.text} == {"1", "2", "4"}


def test_a_pdf_without_text_or_pictures_is_refused(tmp_path: Path) -> None:
    paper = Paper()
    paper.add_page()
    paper.line(10, 10, 100, 100)
    with pytest.raises(InputError, match="a PDF without text on its 1 pages"):
        read(paper, tmp_path)


def test_an_encrypted_pdf_is_refused_and_one_that_opens_without_password_is_read(tmp_path: Path) -> None:
    for user, opens in (("secret", False), ("", True)):
        paper = Paper()
        paper.set_encryption(owner_password="owner", user_password=user)
        paper.add_page()
        paper.column(20, 20, NAMES)
        if opens:
            assert texts(read(paper, tmp_path)) == list(NAMES)
        else:
            with pytest.raises(InputError, match="an encrypted PDF; save it without a password"):
                read(paper, tmp_path)


def _said(raw: bytes, folder: Path) -> Document | str:
    """Read, and give the document or the one line said; anything but InputError is a bug and comes out."""
    try:
        return read(raw, folder)
    except InputError as error:
        assert "\n" not in str(error) and error.do
        return str(error)


@pytest.mark.parametrize("tenth", range(10))
def test_a_pdf_cut_off_is_read_or_refused(book: bytes, tmp_path: Path, tenth: int) -> None:
    said = _said(book[: max(9, len(book) * tenth // 10)], tmp_path)
    assert isinstance(said, Document) or "PDF" in said


@MANY
@given(data=st.data())
def test_a_pdf_with_bytes_changed_is_read_or_refused(book: bytes, tmp_path: Path, data: st.DataObject) -> None:
    raw = bytearray(book)
    for _ in range(data.draw(st.integers(1, 20))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    _said(bytes(raw), tmp_path)


def test_a_broken_page_among_others_is_named(book: bytes, tmp_path: Path) -> None:
    at = [place for place in range(len(book)) if book.startswith(b"/Type /Page\n", place)][2]
    begin = book.rindex(b" obj", 0, at)
    document = read(book[:begin] + b" xbj" + book[begin + 4 :], tmp_path)
    assert document.notes == ("Pages that are broken and were left out (of the file, 1 of 6): 3.",)
    assert NAMES[0] in texts(document) and NAMES[1] not in texts(document)

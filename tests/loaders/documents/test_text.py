"""Texts read: encodings, lines as an editor counts them, what is no text, and the real documents."""

from __future__ import annotations

import csv
import os
import re
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from sse_atlas.errors import InputError
from sse_atlas.loaders.documents import Document
from sse_atlas.loaders.documents.furniture import furniture, joined
from sse_atlas.loaders.documents.read import read_document
from sse_atlas.loaders.read import data_folder

SAME_FOLDER = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


def read(raw: bytes | str, folder: Path, name: str = "t.txt") -> Document:
    path = folder / name
    path.write_bytes(raw.encode() if isinstance(raw, str) else raw)
    return read_document(path)


def lines(document: Document) -> list[str]:
    return [line.text for line in document.lines]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("last", [True, False])
def test_lines_are_those_of_an_editor(tmp_path: Path, end: str, last: bool) -> None:
    document = read(end.join(["one", "", "two\u2028three \x0bfour", "five\x85"]) + (end if last else ""), tmp_path)
    assert lines(document) == ["one", "", "two\u2028three  four", "five "]
    assert [line.number for line in document.lines] == [1, 2, 3, 4]
    assert {line.page for line in document.lines} == {""} and document.pages == 0


@pytest.mark.parametrize(
    ("raw", "note"),
    [
        ("é 한국\n".encode(), ""),
        ("\ufeffé 한국\n".encode(), ""),
        ("é 한국\n".encode("utf-16"), "The text is UTF-16."),
        ("\ufeffé 한국\n".encode("utf-16-be"), "The text is UTF-16."),
    ],
)
def test_encodings_that_say_what_they_are(tmp_path: Path, raw: bytes, note: str) -> None:
    document = read(raw, tmp_path)
    assert lines(document) == ["é 한국"]
    assert document.notes == ((note,) if note else ())
    assert document.sha256 == sha256(raw).hexdigest()


def test_another_encoding_is_told(tmp_path: Path) -> None:
    document = read(b"one\r\nr\xe9seau\r\n\x96 \x9cuvre \x81", tmp_path)
    assert lines(document) == ["one", "réseau", "– œuvre  "]
    assert document.notes[0] == "The text is not UTF-8 (line 2): it was read as Windows-1252; check its accents."


def test_what_is_no_text_is_taken_out_and_counted(tmp_path: Path) -> None:
    document = read(
        "\u202eMaison\u202c du\0Peu\u00adple\u200b, word \x1b[1m" + "and more of it " * 20 + "co\u00ad\noperate", tmp_path
    )
    assert lines(document)[0].startswith("Maison du Peuple, word  [1m")
    assert lines(document)[0].endswith("co-")
    assert document.notes == (
        "2 control characters were read as spaces.",
        "2 marks of the direction of writing left out.",
        "2 characters that nobody sees left out.",
    )


def test_words_of_another_direction_stay(tmp_path: Path) -> None:
    assert lines(read("שלום עולם, Israel\n\u200fعربي\n", tmp_path)) == ["שלום עולם, Israel", "عربي"]


def test_form_feeds_begin_pages_and_printed_numbers_name_them(tmp_path: Path) -> None:
    text = "Cover\n\f" + "".join(f"Yearbook\nwords\n{number}\n\f" for number in range(1, 6))
    document = read(text, tmp_path)
    assert document.pages == 6
    assert [line.page for line in document.lines][:6] == ["[1]", "1", "1", "1", "2", "2"]
    assert "\f" not in "".join(lines(document))
    assert {document.lines[number - 1].text for number in furniture(document)} == {"Yearbook", "words", "1", "2", "3", "4", "5"}


@pytest.mark.parametrize("name", ["t.md", "t.markdown", "T.MD"])
def test_markdown_is_told_by_its_name(tmp_path: Path, name: str) -> None:
    assert read("# One\n", tmp_path, name).media == "markdown"


@pytest.mark.parametrize(
    ("raw", "name", "said"),
    [
        (b"", "t.txt", "the file is empty; name a document with text in it"),
        (b" \n\n", "t.txt", "the file is empty"),
        (b"PK\x03\x04....", "t.docx", "a Word document, no text and no PDF; save it as PDF or as text"),
        (b"PK\x03\x04....", "t.odt", "an OpenDocument text"),
        (b"PK\x03\x04....", "t.zip", "a zipped document"),
        (b"\n <!DOCTYPE html><html>", "t.html", "a web page"),
        (b"{\\rtf1", "t.txt", "an RTF document"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, "t.txt", "a binary file, no text and no PDF"),
        (b"\0" * 999, "t.txt", "a binary file"),
        (b"\xff\xfea\0\0", "t.txt", "broken UTF-16 text"),
        (b"%PDF-1.7\nwords", "t.txt", "a broken PDF"),
        (b"words\n%PDF-1.7\n", "t.txt", "a broken PDF"),
        (b"\n" * 1_000_001 + b"x", "t.txt", "a text of 1,000,001 lines; cut it"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_line(tmp_path: Path, raw: bytes, name: str, said: str) -> None:
    with pytest.raises(InputError, match=re.escape(f"{name}: {said}")):
        read(raw, tmp_path, name)


def test_too_long_missing_a_folder_a_pipe(tmp_path: Path) -> None:
    long = tmp_path / "long.txt"
    with long.open("wb") as file:
        file.truncate(100_000_000)
    with pytest.raises(InputError, match=r"long\.txt: 100 MB of text; cut it into files of less than 50 MB"):
        read_document(long)
    with pytest.raises(InputError, match="no such file; check the name"):
        read_document(tmp_path / "none.txt")
    with pytest.raises(InputError, match="a folder, where a document is needed"):
        read_document(tmp_path)
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(InputError, match="a pipe or a device"):
        read_document(tmp_path / "pipe")
    with pytest.raises(InputError, match="cannot be read"):
        read_document(tmp_path / "a\0b")


@SAME_FOLDER
@given(st.binary(min_size=1, max_size=400) | st.binary(max_size=40).map(lambda raw: b"%PDF-1.4\n" + raw))
@example(b"\xef\xbb\xbf")
@example(b"\xff\xfe")
@example(b"\x81\n\x0c")
def test_any_bytes_are_a_document_or_one_clear_line(tmp_path: Path, raw: bytes) -> None:
    try:
        document = read(raw, tmp_path)
    except InputError as error:
        assert error.do and "\n" not in str(error)
        return
    assert [line.number for line in document.lines] == list(range(1, len(document.lines) + 1))
    assert not re.search(r"[\x00-\x08\x0a-\x1f\x7f-\x9f]", "".join(lines(document)))
    assert set(furniture(document)) <= set(range(1, len(document.lines) + 1))
    list(joined(document, 1, len(document.lines)))


@SAME_FOLDER
@given(st.text(st.characters(exclude_categories=("Cc", "Cf", "Cs")) | st.sampled_from("\n\t ab"), min_size=1))
def test_the_lines_give_the_text_back(tmp_path: Path, text: str) -> None:
    if not text.strip():
        return
    document = read(text, tmp_path)
    assert "\n".join(lines(document)) == text.removesuffix("\n")
    assert len(document.lines) == text.count("\n") + (not text.endswith("\n"))


def test_the_real_documents_are_those_that_the_data_were_read_from(sources_dir: Path) -> None:
    known = {}
    for path in data_folder().glob("*/source.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            known.update({row["sha256"]: (row["id"], int(row["lines"])) for row in csv.DictReader(file)})
    read_ = [read_document(path) for path in sorted(sources_dir.glob("00*.txt"))]
    assert len(read_) == len(known) == 5
    assert {document.sha256: len(document.lines) for document in read_} == {digest: count for digest, (_, count) in known.items()}
    assert not any(document.notes for document in read_)
    wanted = {
        "gsef-2021-alliances-report": {"October 4 - 8, 2021 gsef2021.org", "MÉXICO BIENESTAR INAES"},
        "gsef-2021-policies-report": {"October 4 - 8, 2021"},
        "gsef-2020-plenary-2-note": {"With the cooperation of:"},
        "gsef-2021-alliances-programme": set(),
        "gsef-yearbook-2021": set(),
    }
    for document in read_:
        found = {document.lines[number - 1].text.strip() for number in furniture(document)}
        assert found == wanted[known[document.sha256][0]]

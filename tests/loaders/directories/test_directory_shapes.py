"""Shapes of directories that other networks print: numbered entries, fields side by side, names broken over two lines."""

from __future__ import annotations

from pathlib import Path

from sse_atlas.loaders.directories.model import Directory
from sse_atlas.loaders.directories.read import read_directory
from sse_atlas.loaders.documents.read import read_document

NUMBERED = """\
PACIFIC COOPERATORS' ALLIANCE

Directory of Members, 2022 edition

1. Auckland Bread Collective (ABC)
Member since: 2015
City: Auckland
Country: New Zealand
Website: www.abc.example.org
Email: hello@abc.example.org
Phone: +64 9 555 0100

2. Suva Fishers' Union
Member since: 2018
City: Suva
Country: Fiji
Email: union@suvafish.example.org

The union has 1,250 members in 14 villages. It was established in 1987.

3. Honiara City Council
Member since: 2020
City: Honiara
Country: Solomon Islands
Website: honiaracity.example.org

4. Port Moresby Women's Savings Cooperative, PMWSC
Member since: 2016
City: Port Moresby
Country: Papua New Guinea
Website: n/a
Email: pmwsc@savings.example.org; office@savings.example.org
"""

SIDE_BY_SIDE = """\
SOCIAL ENTERPRISE ALLIANCE OF THE NORTH
MEMBER DIRECTORY 2019

NORTH EAST

TYNE COMMUNITY TRANSPORT CIC
Member since 2011 | Newcastle, UK | www.tct.example.org | info@tct.example.org
Runs 12 minibuses.

DURHAM FOOD HUB
Member since 2016 | Durham, UK | hub@durhamfood.example.org

NORTH WEST

MERSEY REPAIRERS LTD
Member since 2012 | Liverpool, UK | www.mersey.example.org

DR. ELEANOR WHITBY
Individual member since 2018 | Lancaster, UK | e.whitby@lancs.example.org
"""

BROKEN = """\
Baltic Care Cooperatives Network (BCCN)

Annual Directory 2020

Contents

Foreword 2
Association of Care Cooperatives and Mutual
Help Groups of Vidzeme (ACCMHGV), Latvia 4
Tallinn Home Nurses, Estonia 6

Members

- Association of Care Cooperatives and Mutual
  Help Groups of Vidzeme (ACCMHGV), Latvia
- Tallinn Home Nurses, Estonia

Association of Care Cooperatives and Mutual
Help Groups of Vidzeme, ACCMHGV

BCCN member since 2014
City/Country: Cēsis, Latvia
W www.accmhgv.example.org E office@accmhgv.example.org

The association joins 31 cooperatives in Vidzeme and
employs about 400 nurses.

Tallinn Home Nurses

BCCN member since 2018
City/Country: Tallinn, Estonia
W www.nurses.example.org
E-mail: care@nurses.example.org
"""


def test_entries_may_be_numbered_and_labels_may_stand_alone(tmp_path: Path) -> None:
    directory = read(NUMBERED, tmp_path)
    assert directory.network is not None and directory.network.value == "PACIFIC COOPERATORS' ALLIANCE"
    assert told(directory) == [
        ("Auckland Bread Collective", "ABC", "2015", "Auckland", "NZ", ["www.abc.example.org"], ["hello@abc.example.org"]),
        ("Suva Fishers' Union", "", "2018", "Suva", "FJ", [], ["union@suvafish.example.org"]),
        ("Honiara City Council", "", "2020", "Honiara", "SB", ["honiaracity.example.org"], []),
        (
            *("Port Moresby Women's Savings Cooperative", "PMWSC", "2016", "Port Moresby", "PG"),
            *([], ["pmwsc@savings.example.org", "office@savings.example.org"]),
        ),
    ]


def test_fields_may_stand_side_by_side_under_capitals(tmp_path: Path) -> None:
    directory = read(SIDE_BY_SIDE, tmp_path)
    assert directory.network is not None and directory.network.value == "SOCIAL ENTERPRISE ALLIANCE OF THE NORTH"
    assert told(directory) == [
        ("TYNE COMMUNITY TRANSPORT CIC", "", "2011", "Newcastle", "GB", ["www.tct.example.org"], ["info@tct.example.org"]),
        ("DURHAM FOOD HUB", "", "2016", "Durham", "GB", [], ["hub@durhamfood.example.org"]),
        ("MERSEY REPAIRERS LTD", "", "2012", "Liverpool", "GB", ["www.mersey.example.org"], []),
        ("DR. ELEANOR WHITBY", "", "2018", "Lancaster", "GB", [], ["e.whitby@lancs.example.org"]),
    ]
    assert [member.section.value for member in directory.members if member.section] == ["NORTH EAST"] * 2 + ["NORTH WEST"] * 2
    assert directory.members[3].kind.value == "Person"


def test_a_name_may_break_over_two_lines(tmp_path: Path) -> None:
    directory = read(BROKEN, tmp_path)
    whole = "Association of Care Cooperatives and Mutual Help Groups of Vidzeme"
    for place in ("contents", "listed", "heading"):
        seen = getattr(directory.members[0], place)
        assert (seen.name, seen.acronym) == (whole, "ACCMHGV"), place
    assert [name for name, *_ in told(directory)] == [whole, "Tallinn Home Nurses"]


def read(text: str, folder: Path) -> Directory:
    path = folder / "directory.txt"
    path.write_text(text, encoding="utf-8")
    return read_directory(read_document(path))


def told(directory: Directory) -> list[tuple[object, ...]]:
    return [
        (
            member.heading.name if member.heading else "",
            member.heading.acronym if member.heading else "",
            *(cell.value if cell else "" for cell in (member.since, member.city, member.country)),
            [cell.value for cell in member.websites],
            [cell.value for cell in member.emails],
        )
        for member in directory.members
    ]

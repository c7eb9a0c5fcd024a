"""Names set over several rows of a page become one line; running text and lists of short names stay as they are."""

from __future__ import annotations

from sse_atlas.loaders.documents.layout import Row
from sse_atlas.loaders.documents.wrapped import unwrapped

_PROSE = "The programme is carried out with many others and has trained people"


def _row(text: str, base: float, right: float, height: float = 10.0, *, bold: bool = False, paged: bool = False) -> Row:
    return Row(text, base, height, bold, left=30.0, right=right, paged=paged)


def _texts(*rows: Row) -> list[str]:
    return [row.text for row in next(unwrapped([rows]))]


def test_a_large_heading_goes_on_where_the_next_word_did_not_fit() -> None:
    prose = [_row(_PROSE, 600.0 - 12 * n, 500.0) for n in range(5)]
    long = [_row("Union of the Cooperatives of the Great Lakes", 700, 480, 15, bold=True), _row("(UCGL)", 682, 80, 15, bold=True)]
    assert _texts(*long, *prose)[0] == "Union of the Cooperatives of the Great Lakes (UCGL)"
    short = [_row("Members", 700, 90, 15, bold=True), _row("Europe", 682, 80, 15, bold=True)]
    assert _texts(*short, *prose)[:2] == ["Members", "Europe"]


def test_an_item_behind_a_bullet_goes_on_until_the_next() -> None:
    items = [("- Union of Cooperatives of the Great", 230.0), ("Lakes, Uganda", 95.0), ("- Kisumu", 70.0)]
    rows = [_row(text, 700 - 12 * n, right) for n, (text, right) in enumerate(items)]
    assert _texts(*rows) == ["- Union of Cooperatives of the Great Lakes, Uganda", "- Kisumu"]


def test_a_row_of_a_contents_goes_on_to_its_page() -> None:
    rows = [
        _row("City of Ntoroko, Uganda\t6", 700, 140, paged=True),
        _row("Kisumu Repair and Recycling Cooperative (KRC),", 686, 240),
        _row("Kenya\t7", 675, 60, paged=True),
        _row("Lough Neagh Community Energy, UK\t8", 661, 190, paged=True),
    ]
    assert _texts(*rows)[1] == "Kisumu Repair and Recycling Cooperative (KRC), Kenya\t7"


def test_running_text_stays_as_it_is() -> None:
    rows = [_row(_PROSE, 700.0 - 12 * n, 500.0) for n in range(8)]
    assert _texts(*rows) == [_PROSE] * 8

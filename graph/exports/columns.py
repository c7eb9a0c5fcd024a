"""What a table of the CSV export is made of: its columns, what each holds, and which property it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sse_atlas.ontology import PREFIXES

#: What the cells of a column hold, and how people are told.
FORMS: Final = {
    "text": "",
    "english": "",
    "date": "a year, a month or a day as the source has it: 2016, 2016-05 or 2016-05-30",
    "time": "hour, minute and second, and the offset from UTC where the zone is known: 18:00:00 or 18:00:00+09:00",
    "number": "",
    "integer": "",
    "names": "the language tag, a colon, the name",
    "ref": "an `id` of these tables, or the IRI of something else",
    "concept": "the name of a concept of the vocabulary under {path}/, or the IRI of another",
    "term": "a term such as sse:city, or a concept such as relation-type/memberOf",
    "iri": "an IRI",
    "value": "an `id` or IRI where the type is iri, else the text or number itself",
}

_LIST: Final = "several are put between bars, | in one written \\|, \\ written \\\\ and an empty text \\e"
#: What each cell of a form matches.
_PATTERNS: Final = {"date": r"\d{4}(-\d{2}(-\d{2})?)?", "time": r"\d{2}:\d{2}:\d{2}(Z|[+\-]\d{2}:\d{2})?"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its cells hold the values of `predicate` in one of FORMS, or what `rows` makes where it names none."""

    name: str
    what: str
    predicate: str = ""
    form: str = "text"
    many: bool = False
    path: str = ""

    @property
    def description(self) -> str:
        """What the column holds and how it is written, in a sentence."""
        how = FORMS[self.form].format(path=self.path)
        return "; ".join(part for part in (self.what, how, _LIST if self.many else "") if part)

    @property
    def type(self) -> str:
        """The type of the column in a Frictionless Table Schema."""
        return self.form if self.form in ("integer", "number") and not self.many else "string"

    @property
    def pattern(self) -> str:
        """What each cell matches, as a regular expression; "" where nothing is said."""
        return _PATTERNS.get(self.form, "")


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the classes that its rows are of, and its columns, the key first.

    `derived` are the properties that follow from the columns; `refers` is a column and the table that it refers to.
    """

    name: str
    title: str
    what: str
    classes: tuple[str, ...]
    columns: tuple[Column, ...]
    derived: tuple[str, ...] = ()
    refers: tuple[str, str] = ("", "")


def _iri(curie: str) -> str:
    prefix, _, name = curie.partition(":")
    return PREFIXES[prefix] + name if name else ""


def column(name: str, what: str, predicate: str = "", form: str = "text", *, many: bool = False, path: str = "") -> Column:
    """Make a column; `predicate` is written as `sse:city`."""
    return Column(name, what, _iri(predicate), form, many, path)


def table(
    name: str, title: str, what: str, classes: str, columns: tuple[Column, ...], *, derived: str = "", refers: str = ""
) -> Table:
    """Make a table; `classes` and `derived` are terms such as `sse:Actor` between spaces, `refers` is "column=table"."""
    referring, _, referred = refers.partition("=")
    return Table(name, title, what, _iris(classes), columns, _iris(derived), (referring, referred))


def _iris(terms: str) -> tuple[str, ...]:
    return tuple(map(_iri, terms.split()))

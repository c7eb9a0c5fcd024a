"""The answer to a query: rows of terms, a yes or no, or statements; the same whether a folder or a server gave it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import pyoxigraph

from sse_atlas.errors import QueryError
from sse_atlas.ontology import PREFIXES, XSD, compact

if TYPE_CHECKING:
    import pandas

# The embedded store folds the kinds of integers into one; servers give them as they are.
_INTEGERS: Final = (
    *("integer", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger", "nonPositiveInteger"),
    *("negativeInteger", "unsignedInt", "unsignedLong", "unsignedShort", "unsignedByte"),
)
_FRACTIONS: Final = ("decimal", "double", "float")
_NUMERIC: Final[Mapping[str, Callable[[str], Any]]] = {
    **{f"{XSD}{name}": int for name in _INTEGERS},
    **{f"{XSD}{name}": float for name in _FRACTIONS},
}
_LARGEST: Final = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Cell:
    """One term of an answer: `kind` is "uri", "literal" or "bnode"; `str()` gives it as a person reads it."""

    kind: str
    value: str
    datatype: str = ""
    language: str = ""

    def __str__(self) -> str:
        return compact(self.value) if self.kind == "uri" else self.value

    @property
    def python(self) -> Any:
        """The value as Python has it: numbers and booleans as such; everything else, and a number that is none, as text."""
        if self.datatype == XSD.boolean:
            return self.value in ("true", "1")
        try:
            return _NUMERIC.get(self.datatype, str)(self.value)
        except ValueError:
            return self.value


Row = Mapping[str, Cell]


@dataclass(frozen=True)
class Result:
    """What a query gives. Iterating yields rows (variable -> Cell, unbound variables left out).

    `kind` is "select", "ask" or "graph"; `boolean` is the answer to an ASK; `ntriples` the sorted statements of a graph.
    """

    kind: str
    variables: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    boolean: bool = False
    ntriples: bytes = b""
    raw: bytes = field(default=b"", repr=False)

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __bool__(self) -> bool:
        return self.boolean if self.kind == "ask" else bool(self.rows or self.ntriples)

    def values(self, variable: str) -> list[str]:
        """Give the values of one variable as text, unbound ones left out."""
        return [row[variable].value for row in self.rows if variable in row]

    def is_numeric(self, variable: str) -> bool:
        """Whether a variable is bound, and to nothing but numbers."""
        found = [row[variable].python for row in self.rows if variable in row]
        return bool(found) and all(isinstance(value, int | float) and not isinstance(value, bool) for value in found)

    def to_pandas(self) -> pandas.DataFrame:
        """Give the rows as a pandas frame; raise QueryError where pandas is not installed.

        Whole numbers are Int64 and booleans boolean, which can be missing; decimals are float64; everything else is text,
        dates too: a source may give a year alone, and pandas would make a day of it.
        """
        try:
            import pandas
        except ImportError as error:
            raise QueryError("pandas is not installed", do="pip install 'sse-atlas[notebook]'") from error
        columns = {name: [row[name].python if name in row else None for row in self.rows] for name in self.variables}
        series = {name: pandas.Series(values, dtype=_dtype(values)) for name, values in columns.items()}
        return pandas.DataFrame(series, columns=list(self.variables))

    def plot(self, kind: str | None = None, x: str | None = None, y: str | Sequence[str] | None = None) -> Any:
        """Draw the rows, and give the matplotlib Axes.

        `x` is the column along the axis: years, or else the first column of texts. `y` is one or more columns of numbers; if
        not given, all but pages and lines over years, and the first of them beside texts. `kind` is line, area, bar, barh or
        scatter: a line over years, else bars. Where a year has several rows, each text of the first column of texts gets a
        line of its own. Raises QueryError where pandas or matplotlib is not installed, or where there is nothing to draw.
        """
        from sse_atlas.graph.results_plot import plot

        if self.kind != "select":
            raise QueryError("only rows can be drawn", do="ask a SELECT")
        return plot(self, kind, x, y)

    def __str__(self) -> str:
        if self.kind == "ask":
            return "yes" if self.boolean else "no"
        if self.kind == "graph":
            return self.ntriples.decode("utf-8")
        lines = [self.variables, *(tuple(str(row.get(name, "")) for name in self.variables) for row in self.rows)]
        widths = [max(len(line[i]) for line in lines) for i in range(len(self.variables))]
        padded = ([cell.ljust(width) for cell, width in zip(line, widths, strict=True)] for line in lines)
        return "\n".join("  ".join(cells).rstrip() for cells in padded)

    def _repr_html_(self) -> str:
        from sse_atlas.graph.results_table import html

        return html(self)


def _dtype(values: Sequence[Any]) -> str | None:
    """The pandas type of a column, None where pandas is to tell."""
    kinds = {type(value) for value in values if value is not None}
    if kinds == {int} and all(abs(value) <= _LARGEST for value in values if value is not None):
        return "Int64"
    if kinds == {bool}:
        return "boolean"
    return "float64" if kinds in ({float}, {int, float}) else "object" if not kinds <= {str} else None


def from_json(raw: bytes) -> Result:
    """Read SPARQL 1.1 Query Results JSON; raise QueryError where it is not that, or is cut off."""
    try:
        answer = json.loads(raw)
        if "boolean" in answer:
            return Result("ask", boolean=bool(answer["boolean"]), raw=raw)
        variables = tuple(answer["head"]["vars"])
        rows = tuple({name: _cell(term) for name, term in row.items()} for row in answer["results"]["bindings"])
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        what = "the answer is no SPARQL result, or was cut off"
        raise QueryError(what, do="check the address, or ask for fewer rows") from error
    return Result("select", variables, rows, raw=raw)


def _cell(term: Mapping[str, str]) -> Cell:
    kind = "literal" if term["type"] == "typed-literal" else term["type"]
    return Cell(kind, term["value"], term.get("datatype", ""), term.get("xml:lang", "").lower())


def from_ntriples(raw: bytes) -> Result:
    """Take the statements of a CONSTRUCT or DESCRIBE, sorted, each once."""
    lines = sorted({line for line in raw.split(b"\n") if line.strip()})
    return Result("graph", ntriples=b"".join(line + b"\n" for line in lines))


def serialize(result: Result, form: str) -> bytes:
    """Write a SELECT or ASK as csv, tsv, json or xml, a graph as ttl, nt, jsonld or trig; QueryError where they do not fit."""
    if result.kind == "graph":
        if form not in GRAPH_FORMATS:
            raise QueryError(f"a query that gives statements cannot be written as {form}", do=f"use {', '.join(GRAPH_FORMATS)}")
        triples = pyoxigraph.parse(result.ntriples, format=pyoxigraph.RdfFormat.N_TRIPLES)
        written = pyoxigraph.serialize((quad.triple for quad in triples), format=GRAPH_FORMATS[form], prefixes=_prefixes(form))
        return written or b""
    if form not in ROW_FORMATS:
        raise QueryError(f"a query that gives rows cannot be written as {form}", do=f"use {', '.join(ROW_FORMATS)}")
    if form == "json":
        return result.raw
    parsed = pyoxigraph.parse_query_results(result.raw, format=pyoxigraph.QueryResultsFormat.JSON)
    if form == "csv" and isinstance(parsed, pyoxigraph.QueryBoolean):
        return b"true\r\n" if result.boolean else b"false\r\n"
    return parsed.serialize(format=ROW_FORMATS[form]) or b""


def _prefixes(form: str) -> dict[str, str] | None:
    return dict(PREFIXES) if form in ("ttl", "trig") else None


ROW_FORMATS: Final = {
    "csv": pyoxigraph.QueryResultsFormat.CSV,
    "tsv": pyoxigraph.QueryResultsFormat.TSV,
    "json": pyoxigraph.QueryResultsFormat.JSON,
    "xml": pyoxigraph.QueryResultsFormat.XML,
}
GRAPH_FORMATS: Final = {
    "ttl": pyoxigraph.RdfFormat.TURTLE,
    "nt": pyoxigraph.RdfFormat.N_TRIPLES,
    "jsonld": pyoxigraph.RdfFormat.JSON_LD,
    "trig": pyoxigraph.RdfFormat.TRIG,
}

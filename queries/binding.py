"""Parameters of a named query: each value is checked by its type and written as one RDF term, never pasted as it came.

A query holds its parameters as lines `VALUES ?name { ... }`, so that the file runs anywhere as it stands; binding
replaces what is between the braces.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from sse_atlas.errors import AtlasError, QueryError
from sse_atlas.graph.iris import is_iri
from sse_atlas.graph.nquads import integer, iri, text
from sse_atlas.graph.store import Store
from sse_atlas.ontology import concepts, kinds
from sse_atlas.queries.answers.asking import HEAD
from sse_atlas.queries.answers.names import resolve
from sse_atlas.queries.catalogue import CONCEPTS, NamedQuery, Param

#: A store, or what opens one: only countries and actors are looked up in it.
Opened = Store | Callable[[], Store]

_LISTED: Final = 60
_COUNTRIES: Final = HEAD + "SELECT DISTINCT ?code WHERE { ?actor sse:country ?code } ORDER BY ?code"


def bind(query: NamedQuery, values: Mapping[str, str], store: Opened) -> str:
    """Give the SPARQL of a query with its parameters set; those not named keep their default, or are left open.

    Raises QueryError, naming what is right, for a parameter the query does not have, one it needs and was not given, or a
    value that does not fit; NotFoundError and AmbiguousError for the name of an actor.
    """
    known = {param.name: param for param in query.params}
    for name in values:
        if name not in known:
            raise QueryError(f"no parameter {name!r}", where=query.name, do=_which(name, known))
    missing = [param for param in query.params if param.required and param.name not in values]
    if missing:
        do = f"add -p {missing[0].name}=..., as in: {query.example}"
        raise QueryError(f"needs {missing[0].name} ({missing[0].help})", where=query.name, do=do)
    bound = query.text
    for name, value in values.items():
        bound = set_values(bound, name, _term(query, known[name], value, store))
    return bound


def set_values(query: str, name: str, term: str) -> str:
    """Replace what the line `VALUES ?name { ... }` of a query holds; QueryError unless there is exactly one such line."""
    line = re.compile(rf"^([ \t]*VALUES \?{re.escape(name)} \{{ ).*( \}})$", re.MULTILINE)
    bound, count = line.subn(lambda found: f"{found[1]}{term}{found[2]}", query)
    if count != 1:
        raise QueryError(f"{count} lines VALUES ?{name} {{ ... }}", where="the query", do="write exactly one")
    return bound


def _term(query: NamedQuery, param: Param, value: str, store: Opened) -> str:
    try:
        return _WRITERS[param.type](value, store)
    except AtlasError as error:
        raise type(error)(f"{param.name}: {error.what}", where=query.name, do=error.do) from error


def _which(name: str, known: Mapping[str, Param]) -> str:
    if not known:
        return "this query takes none"
    near = difflib.get_close_matches(name, known, n=1)
    return f"did you mean {near[0]}?" if near else f"it takes {', '.join(known)}"


def _text(value: str, store: Opened) -> str:
    return text(value)


def _integer(value: str, store: Opened) -> str:
    if not re.fullmatch(r"-?\d{1,18}", value, re.ASCII):
        raise QueryError(f"{value!r} is no whole number", do="write digits, such as 3")
    return integer(int(value))


def _year(value: str, store: Opened) -> str:
    if not re.fullmatch(r"\d{4}", value, re.ASCII):
        raise QueryError(f"{value!r} is no year", do="write a year of four digits, such as 2018")
    return integer(int(value))


def _country(value: str, store: Opened) -> str:
    code = value.upper()
    known = (store() if callable(store) else store).query(_COUNTRIES).values("code")
    if code not in known:
        raise QueryError(f"{value!r} is no country of this atlas", do=f"write one of {_list(known)}")
    return text(code)


def _actor(value: str, store: Opened) -> str:
    found = resolve(store() if callable(store) else store, value).iri
    if not is_iri(found):
        raise QueryError(f"<{found}> is no IRI that a query can hold", do="build the atlas again: sse-atlas build")
    return iri(found)


def _concept(scheme: str, sort: str) -> Callable[[str, Opened], str]:
    def write(value: str, store: Opened) -> str:
        if value not in concepts(scheme):
            raise QueryError(f"{value!r} is no {sort}", do=f"write one of {_list(concepts(scheme))}")
        return iri(concepts(scheme)[value].iri)

    return write


def _kind(value: str, store: Opened) -> str:
    by_name = {name.casefold(): kind.iri for name, kind in kinds().items()}
    if value.casefold() not in by_name:
        raise QueryError(f"{value!r} is no kind of actor", do=f"write one of {_list(kinds())}")
    return iri(by_name[value.casefold()])


def _list(names: Iterable[str]) -> str:
    all_names = list(names)
    more = f" and {len(all_names) - _LISTED} more" if len(all_names) > _LISTED else ""
    return ", ".join(all_names[:_LISTED]) + more


_WRITERS: Final[Mapping[str, Callable[[str, Opened], str]]] = {
    "text": _text,
    "integer": _integer,
    "year": _year,
    "country": _country,
    "actor": _actor,
    "kind": _kind,
    **{type_: _concept(scheme, type_.replace("-", " ")) for type_, scheme in CONCEPTS.items()},
}

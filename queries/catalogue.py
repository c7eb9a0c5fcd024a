"""The catalogue: the named queries of this folder, each of whose comment header is its help."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final

from sse_atlas.errors import QueryError

#: The types of parameters that are concepts, and the scheme of each.
CONCEPTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "section": "sections",
        "theme": "themes",
        "measure": "measures",
        "target-group": "target-groups",
        "policy-kind": "policy-kinds",
    }
)
#: What a value of a parameter may be; `binding` knows how each is checked and written.
TYPES: Final = ("text", "integer", "year", "country", "actor", "kind", *CONCEPTS)

#: What the queries are about, in the order in which they are listed.
TOPICS: Final = ("Members", "Themes", "Figures", "Policies and cases", "Relations", "Sources and faults")

_LINE: Final = re.compile(r"# (\w+)(?: (\w+) \((.+?)\))?: (.+)")
_COMMAND: Final = "sse-atlas query "


@dataclass(frozen=True, slots=True)
class Param:
    """A parameter of a query: its value has one of TYPES; `default` is "" where it has none."""

    name: str
    type: str
    help: str
    default: str = ""
    required: bool = False


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query of the catalogue: what it answers, what it takes, a command that shows it, and its SPARQL as it stands."""

    name: str
    title: str
    question: str
    params: tuple[Param, ...]
    example: str
    text: str
    topic: str = ""


def by_topic() -> Iterator[tuple[str, list[NamedQuery]]]:
    """Give the named queries of each topic, in the order of TOPICS."""
    for topic in TOPICS:
        yield topic, [query for query in catalogue().values() if query.topic == topic]


@cache
def catalogue() -> Mapping[str, NamedQuery]:
    """Give the named queries by name, in order of name."""
    found = (entry for entry in files("sse_atlas.queries").iterdir() if entry.name.endswith(".rq"))
    read = (parse(entry.name.removesuffix(".rq"), entry.read_text(encoding="utf-8")) for entry in found)
    return MappingProxyType({query.name: query for query in sorted(read, key=lambda query: query.name)})


def get(name: str) -> NamedQuery:
    """Give the query of a name; raise QueryError, with the names closest to it, where there is none."""
    known = catalogue()
    if name in known:
        return known[name]
    near = difflib.get_close_matches(name, known, n=3)
    do = f"did you mean {' or '.join(near)}?" if near else f"name one of {', '.join(known)}, or a file that ends in .rq"
    raise QueryError(f"no query {name!r} in the catalogue", do=do)


def parse(name: str, text: str) -> NamedQuery:
    """Read the header of a query; raise QueryError where a line of it cannot be read, or the title or question is missing."""
    said: dict[str, str] = {}
    params = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.startswith("#"):
            break
        found = _LINE.fullmatch(line)
        if found is None or (found[1] == "param") != bool(found[2]):
            raise QueryError("a header line that cannot be read", where=f"{name}.rq:{number}", do="write `# title: ...`")
        if found[2]:
            params.append(_param(found, f"{name}.rq:{number}"))
        else:
            said[found[1]] = found[4]
    if said.get("topic", TOPICS[0]) not in TOPICS:
        raise QueryError(f"no topic {said['topic']!r}", where=f"{name}.rq", do=f"write one of {', '.join(TOPICS)}")
    missing = [key for key in ("title", "topic", "question", "example") if key not in said]
    if missing:
        raise QueryError(f"its header has no {missing[0]}", where=f"{name}.rq", do=f"write `# {missing[0]}: ...` at its top")
    return NamedQuery(name, said["title"], said["question"], tuple(params), said["example"], text, said["topic"])


def _param(found: re.Match[str], where: str) -> Param:
    type_, _, rest = found[3].partition(", ")
    default = rest.removeprefix("default ") if rest.startswith("default ") else ""
    if type_ not in TYPES or not (default or rest in ("", "optional")):
        raise QueryError(f"cannot read ({found[3]})", where=where, do=f"write (TYPE, default VALUE), of {', '.join(TYPES)}")
    return Param(found[2], type_, found[4], default, required=not rest)


def example_values(query: NamedQuery) -> dict[str, str]:
    """Give the parameters that the example of a query sets."""
    words = query.example.removeprefix(_COMMAND + query.name).split(" -p ")
    return dict(word.strip().split("=", 1) for word in words if word.strip())

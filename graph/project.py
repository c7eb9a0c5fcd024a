"""The accepted view as a network of actors: a networkx graph whose nodes and edges carry what a reader wants to see."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from sse_atlas.graph.countries import country_name
from sse_atlas.graph.results import Row
from sse_atlas.graph.store import Store
from sse_atlas.ontology import BASE, PREFIXES, kinds, relation_types

if TYPE_CHECKING:
    import networkx

_HEAD: Final = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())

_ACTORS: Final = (
    _HEAD
    + """
SELECT ?actor ?label ?kind ?section ?sectionLabel ?country ?city ?acronym WHERE {
  ?actor a sse:Actor ; rdfs:label ?label ; org:classification ?kind .
  OPTIONAL { ?actor sse:section ?section . ?section skos:prefLabel ?sectionLabel . FILTER(LANG(?sectionLabel) = "en") }
  OPTIONAL { ?actor sse:country ?country }
  OPTIONAL { ?actor sse:city ?city }
  OPTIONAL { ?actor sse:acronym ?acronym }
}"""
)

_SEVERAL: Final = (
    _HEAD
    + """
SELECT ?actor ?what ?value WHERE {
  ?actor a sse:Actor .
  { ?actor foaf:homepage ?value . BIND("homepage" AS ?what) }
  UNION { ?actor skos:prefLabel|skos:altLabel ?value . BIND("name" AS ?what) }
}"""
)

_RELATIONS: Final = (
    _HEAD
    + """
SELECT ?relation ?from ?to ?type ?start ?end ?role ?doubt WHERE {
  ?relation a sse:Relation ; sse:from ?from ; sse:to ?to ; sse:relationType ?type .
  OPTIONAL { ?relation sse:start ?start }
  OPTIONAL { ?relation sse:end ?end }
  OPTIONAL { ?relation sse:role ?role }
  OPTIONAL { ?relation sse:doubt ?doubt }
}"""
)

_CITATIONS: Final = (
    _HEAD
    + """
SELECT ?thing ?source ?title ?page ?line ?row ?locator WHERE {
  { ?thing a sse:Actor } UNION { ?thing a sse:Relation }
  ?thing sse:citation ?citation .
  ?citation dcterms:source ?source .
  ?source dcterms:title ?title .
  OPTIONAL { ?citation sse:page ?page }
  OPTIONAL { ?citation sse:line ?line }
  OPTIONAL { ?citation sse:row ?row }
  OPTIONAL { ?citation sse:locator ?locator }
}"""
)

_SOURCES: Final = (
    _HEAD
    + """
SELECT DISTINCT ?id ?title ?issued ?publisher WHERE {
  ?source a sse:Source ; dcterms:identifier ?id ; dcterms:title ?title .
  OPTIONAL { ?source dcterms:issued ?issued }
  OPTIONAL { ?source dcterms:publisher/rdfs:label ?publisher }
}"""
)

_Place = dict[str, str | int]


def network(store: Store, title: str = "SSE Atlas") -> networkx.MultiDiGraph:
    """Project the actors of an atlas and the relations between them.

    Nodes are slugs, edge keys the IRIs of relations; attributes are text, `citation` is a dictionary (source, title, page,
    line, row, locator). Relations to events, works and places are left out: they are no actors.
    """
    import networkx

    cited = _citations(store)
    sources = [_plain(row, ("id", "title", "issued", "publisher")) for row in _sources(store, cited.values())]
    drawn = networkx.MultiDiGraph(title=title, sources=sources)
    slugs: dict[str, str] = {}
    for row in sorted(store.query(_ACTORS), key=lambda row: row["actor"].value):
        iri = row["actor"].value
        if iri not in slugs:
            slugs[iri] = slug = iri.removeprefix(f"{store.base}id/")
            drawn.add_node(slug, **_node(row, cited.get(iri, {})))
    for row in store.query(_SEVERAL):
        node = drawn.nodes[slugs[row["actor"].value]]
        key = "homepages" if row["what"].value == "homepage" else "names"
        if row["value"].value not in (node["label"], *node[key]):
            node[key].append(row["value"].value)
    for _, node in drawn.nodes(data=True):
        node["names"].sort()
        node["homepages"].sort()
    _add_edges(drawn, store, slugs, cited)
    return drawn


def _sources(store: Store, cited: Iterable[_Place]) -> list[Row]:
    """The sources, those that most is cited from first."""
    times = Counter(place["title"] for place in cited)
    return sorted(store.query(_SOURCES), key=lambda row: (-times[row["title"].value], row["id"].value))


def _plain(row: Row, names: tuple[str, ...]) -> dict[str, str]:
    return {name: row[name].value if name in row else "" for name in names}


def _node(row: Row, citation: _Place) -> dict[str, object]:
    section = row["section"].value.removeprefix(f"{BASE}section/") if "section" in row else ""
    return {
        "iri": row["actor"].value,
        "kind": row["kind"].value.rpartition("/")[2],
        "kind_label": kinds()[row["kind"].value.rpartition("/")[2]].labels["en"],
        "section": section,
        "section_label": row["sectionLabel"].value if "sectionLabel" in row else "",
        "names": [],
        "homepages": [],
        "since": "",
        "citation": citation,
        "country_name": country_name(row["country"].value if "country" in row else ""),
        **_plain(row, ("label", "country", "city", "acronym")),
    }


def _add_edges(drawn: networkx.MultiDiGraph, store: Store, slugs: dict[str, str], cited: dict[str, _Place]) -> None:
    types = {type_.iri: type_ for type_ in relation_types().values()}
    for row in sorted(store.query(_RELATIONS), key=lambda row: row["relation"].value):
        start, end = slugs.get(row["from"].value), slugs.get(row["to"].value)
        if start is None or end is None:
            continue
        type_ = types[row["type"].value]
        labels = {"from": drawn.nodes[start]["label"], "to": drawn.nodes[end]["label"]}
        said = _plain(row, ("start", "end", "role", "doubt"))
        drawn.add_edge(
            start,
            end,
            key=row["relation"].value,
            relation=type_.name,
            relation_label=type_.labels["en"],
            sentence=type_.sentence["en"].format_map(labels),
            inverse_sentence=type_.inverse_sentence["en"].format_map(labels),
            from_date=said["start"],
            to_date=said["end"],
            role=said["role"],
            doubt=said["doubt"],
            citation=cited.get(row["relation"].value, {}),
        )
    _add_since(drawn)


def _add_since(drawn: networkx.MultiDiGraph) -> None:
    """A member of a section is one since it joined the network whose directory has the sections: that with the most members."""
    joined: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for start, end, edge in drawn.edges(data=True):
        if edge["relation"] == "memberOf" and drawn.nodes[start]["section"] and edge["from_date"]:
            joined[end][start] = min(filter(None, (joined[end].get(start), edge["from_date"])))
    for network_ in sorted(joined, key=lambda slug: (len(joined[slug]), slug)):
        for member, since in joined[network_].items():
            drawn.nodes[member]["since"] = since


def _citations(store: Store) -> dict[str, _Place]:
    """The first citation of each actor and relation, by line or row."""
    found: dict[str, _Place] = {}
    for row in store.query(_CITATIONS):
        place: _Place = {
            **_plain(row, ("source", "title", "page", "locator")),
            "line": _number(row, "line"),
            "row": _number(row, "row"),
        }
        thing = row["thing"].value
        if thing not in found or _order(place) < _order(found[thing]):
            found[thing] = place
    return found


def _order(place: _Place) -> tuple[str, int, int, str]:
    return str(place["source"]), int(place["line"]), int(place["row"]), str(place["locator"])


def _number(row: Row, name: str) -> int:
    return int(row[name].value) if name in row else 0

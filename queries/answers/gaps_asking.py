"""What the sorts of gaps share: the network that is looked at, its members, the ties of the atlas, names, places, findings."""

from __future__ import annotations

import shlex
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from sse_atlas.errors import QueryError
from sse_atlas.graph.iris import is_iri
from sse_atlas.graph.store import Store
from sse_atlas.ontology import RDF, RDFS, SKOS, SSE, Wording, relation_types
from sse_atlas.queries.answers.asking import HEAD, THINGS, Values, chunks, name_in, one, properties, values
from sse_atlas.queries.answers.evidence import Places
from sse_atlas.queries.answers.names import slug
from sse_atlas.queries.answers.relations import is_event, relation_statement
from sse_atlas.queries.answers.statement import Place, Statement

if TYPE_CHECKING:
    from sse_atlas.queries.answers.bridges import Network

#: To be told of in a study, or to stand in a place, ties nobody to others told of there, or standing there.
NO_TIE: Final = ("studies", "locatedIn")
_DETAILS: Final = (
    *(SSE["from"], SSE.to, SSE.relationType, SSE.start, SSE.end),
    *(SSE.dateText, SSE.role, SSE.doubt, SSE.citation),
)
#: Names that one sentence lists.
LISTED: Final = 8

# The same as queries/members.rq takes where no network is named.
_LARGEST: Final = """
SELECT ?network WHERE { ?membership org:organization ?network ; org:member ?member }
GROUP BY ?network ORDER BY DESC(COUNT(DISTINCT ?member)) ?network LIMIT 1"""

_MEMBERS: Final = """
SELECT ?member WHERE { <%s> org:hasMember ?member }"""

_HOW_MANY: Final = """
SELECT (COUNT(DISTINCT ?member) AS ?number) WHERE { <%s> org:hasMember ?member }"""

_ORGANIZED: Final = """
SELECT DISTINCT ?event WHERE {
  ?relation sse:from <%s> ; sse:relationType <%s> ; sse:to ?event .
  ?event a sse:Event .
}"""

_PARTS: Final = """
SELECT DISTINCT ?event WHERE {
  VALUES ?whole { %s }
  ?event dcterms:isPartOf ?whole ; a sse:Event .
}"""

# The plain edges stand for the relations that are not known to have ended, in the year asked for.
_EDGES: Final = """
SELECT ?from ?to WHERE {
  VALUES ?edge { %s }
  ?from ?edge ?to .
  %s
}"""

_THINGS_ASKED: Final = """
SELECT DISTINCT ?thing WHERE { VALUES ?class { %s } ?thing a ?class }"""


@dataclass(frozen=True, slots=True)
class Found:
    """What is found of one sort of gap: what is counted, what is listed, and how many more could be."""

    counts: tuple[Statement, ...] = ()
    listed: tuple[Statement, ...] = ()
    more: int = 0


class Asked:
    """An atlas as the gaps ask it: what several of them need is read once. `network` is an IRI, "" for the largest.

    `most` is how many of each sort are told, None for all. Raises QueryError where the network is no IRI.
    """

    def __init__(self, store: Store, words: Wording, network: str = "", most: int | None = None) -> None:
        self.store, self.words, self.most = store, words, most
        self.network = network or self.largest
        if self.network and not is_iri(self.network):
            raise QueryError(words.say("{name} is no IRI", name=repr(network)), do=words.say("name the network by its IRI"))

    @cached_property
    def largest(self) -> str:
        """The network with the most members, "" where nobody is a member of any."""
        return next(filter(is_iri, self.store.query(HEAD + _LARGEST).values("network")), "")

    @cached_property
    def places(self) -> Places:
        """The places of citations."""
        return Places(self.store)

    @cached_property
    def network_name(self) -> str:
        """The name of the network, "" where there is none."""
        return self.names([self.network]).get(self.network, "") if self.network else ""

    @cached_property
    def members(self) -> frozenset[str]:
        """The members of the network, those known to have left it left out."""
        return frozenset(self.store.query(HEAD + _MEMBERS % self.network).values("member") if self.network else ())

    @cached_property
    def membership(self) -> int:
        """How many members the network has."""
        return self.count(_HOW_MANY % self.network) if self.network else 0

    @cached_property
    def own_events(self) -> frozenset[str]:
        """The events that the network organizes, and the events that are parts of them."""
        if not self.network:
            return frozenset()
        found: set[str] = set()
        asked = HEAD + _ORGANIZED % (self.network, relation_types()["organizes"].iri)
        new = set(self.store.query(asked).values("event"))
        while new:
            found |= new
            new = {
                part for some in chunks(new) for part in self.store.query(HEAD + _PARTS % values(some)).values("event")
            } - found
        return frozenset(found)

    @cached_property
    def things(self) -> frozenset[str]:
        """What can be tied to actors and is none."""
        return frozenset(self.store.query(HEAD + _THINGS_ASKED % values(THINGS)).values("thing"))

    @cached_property
    def ties(self) -> Network:
        """The ties that hold between actors, straight or through things, the network and its own events left out."""
        from sse_atlas.queries.answers.bridges import Network

        edges = sorted({type_.yields for type_ in relation_types().values() if type_.name not in NO_TIE})
        beside = f"FILTER(?from != <{self.network}> && ?to != <{self.network}>)" if self.network else ""
        rows = self.store.query(HEAD + _EDGES % (values(edges), beside))
        ends = ((row["from"].value, row["to"].value) for row in rows)
        own = self.own_events
        return Network((tie for tie in ends if tie[0] not in own and tie[1] not in own), self.things)

    def count(self, query: str) -> int:
        """Give the one `?number` of a query."""
        return int(next(iter(self.store.query(HEAD + query).values("number")), "0"))

    def names(self, iris: Iterable[str]) -> dict[str, str]:
        """Give the names of things in the reader's language; the IRI of one that has none."""
        asked = set(iris)
        said = properties(self.store, asked, (RDFS.label, SKOS.prefLabel))
        return {iri: name_in(said.get(iri, {}), self.words) or iri for iri in asked}

    def entries(self, iris: Iterable[str]) -> dict[str, tuple[Place, ...]]:
        """Give the places that things are entered at in the sources."""
        said = properties(self.store, iris, (SSE.citation,))
        cited = {iri: {cell.value for cell in facts.get(SSE.citation, ())} for iri, facts in said.items()}
        self.places.look_up(citation for citations in cited.values() for citation in citations)
        return {iri: self.places.of(citations) for iri, citations in cited.items()}

    def relations(self, iris: Collection[str]) -> dict[str, Statement]:
        """Give relations as statements, by IRI; those of a type that is not known are left out."""
        types = {type_.iri: type_ for type_ in relation_types().values()}
        said = properties(self.store, iris, _DETAILS)
        ends = {iri: (one(facts, SSE["from"]), one(facts, SSE.to)) for iri, facts in said.items()}
        others = properties(self.store, {end for pair in ends.values() for end in pair}, (RDFS.label, SKOS.prefLabel, RDF.type))
        self.places.look_up(cell.value for facts in said.values() for cell in facts.get(SSE.citation, ()))
        found = {}
        for iri, facts in said.items():
            if type_ := types.get(one(facts, SSE.relationType)):
                near, far = (self._named(others, end) for end in ends[iri])
                event = any(is_event(others.get(end, {})) for end in ends[iri])
                found[iri] = relation_statement(type_, (near, far), facts, self.places, self.words, event=event)
        return found

    def _named(self, said: Mapping[str, Values], iri: str) -> str:
        return name_in(said.get(iri, {}), self.words) or iri

    def titles(self) -> dict[str, str]:
        """Give the titles of the sources by IRI."""
        rows = self.store.query(HEAD + "SELECT ?source ?title WHERE { ?source a sse:Source ; dcterms:title ?title }")
        found: dict[str, str] = {}
        for row in rows:
            source, title = row["source"].value, row["title"].value
            found[source] = min(found.get(source, title), title)
        return found

    def cut(self, listed: Sequence[Statement]) -> tuple[tuple[Statement, ...], int]:
        """Give as many findings as are to be told, and how many are left."""
        told = tuple(listed[: self.most])
        return told, len(listed) - len(told)

    def several(self, names: list[str], number: int) -> str:
        """Give a list of names in words; of `number` things, those that are not named are counted."""
        told = ", ".join(names[:LISTED])
        left = number - len(names[:LISTED])
        return self.words.say("{names} and {number} more", names=told, number=left) if left > 0 else told

    def command(self, query: str, *, of_network: bool = False) -> str:
        """Give the command that lists what is counted here, by a query of the catalogue."""
        asked = of_network and self.network != self.largest
        parameter = f" -p network={shlex.quote(slug(self.store, self.network))}" if asked else ""
        return f"sse-atlas query {query}{parameter}"

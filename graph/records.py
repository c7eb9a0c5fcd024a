"""What a loader reads and the graph writes: plain frozen records that know nothing of RDF syntax.

A record names things by slug, never by IRI, so that the same records build under any base (see `iris`).
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace

from sse_atlas.graph.things import FigureRef as FigureRef
from sse_atlas.graph.things import Link as Link
from sse_atlas.graph.things import Literal as Literal
from sse_atlas.graph.things import Subject as Subject
from sse_atlas.graph.things import Term as Term
from sse_atlas.graph.things import Thing as Thing
from sse_atlas.graph.things import Value as Value


@dataclass(frozen=True, slots=True, order=True)
class Citation:
    """A place in a source: lines of its text (1-based), a row of a list, or a locator alone (a subject of an RDF file).

    `page` is the printed page, `locator` the heading that the lines stand under; zero and empty mean "not given".
    """

    source: str
    line: int = 0
    last_line: int = 0
    row: int = 0
    page: str = ""
    locator: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A document or list that statements are taken from; `publisher` is the slug of an actor, `issued` a partial date."""

    id: str
    title: str
    publisher: str = ""
    issued: str = ""
    language: str = ""
    rights: str = ""
    license: str = ""
    sha256: str = ""
    line_count: int = 0


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of one source. `predicate` is the IRI of a property or of a relation type.

    `printed` holds the words printed (at most 8) where they differ from the object; `start` and `end` are partial dates.
    `doubt` is ours: what makes the reading doubtful, empty where the source leaves no doubt. Where a rule read the claim and
    no person has looked at it, `rule` names it and `confidence` says how often it is right ("0.98"); neither is a part of what
    is said, so two claims that differ in nothing else are equal.
    """

    source: str
    subject: Subject
    predicate: str
    object: Value
    citations: tuple[Citation, ...]
    printed: str = ""
    start: str = ""
    end: str = ""
    date_text: str = ""
    role: str = ""
    doubt: str = ""
    confidence: str = field(default="", compare=False)
    rule: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Concept:
    """An entry of a controlled list that a source brings along: its path under the base, the IRI of its class, its name."""

    path: str
    type: str
    label: Literal


@dataclass(frozen=True, slots=True)
class Correction:
    """What is wrong with a claim: the value that is right (none where it is not known), why, and the evidence.

    `kind` is a concept of fault-kinds, as in a disagreement and a remark.
    """

    corrects: Claim
    reason: str
    right_value: Value | None = None
    evidence: tuple[Claim | Citation, ...] = ()
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two or more claims that cannot all hold, about one subject and property; which is right is left open."""

    about: Subject
    property: str
    between: tuple[Claim, ...]
    reason: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something wrong at a place that no claim carries (a missing label, a text that is about somebody else).

    `printed` holds the words printed (at most 8), `right` what ought to stand there, empty where nobody knows.
    """

    about: Subject
    kind: str
    reason: str
    citations: tuple[Citation, ...]
    printed: str = ""
    right: str = ""
    evidence: tuple[Citation, ...] = ()


#: A plain statement about a thing, which may have several of the sort: the IRI of a property, and its value.
Fact = tuple[str, Value]


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor as the accepted view states it. `kinds` are local names of classes, the first the one to show.

    `facts` are the properties that it may have several of: themes, recommendations, goals.
    """

    slug: str
    kinds: tuple[str, ...]
    label: str
    names: tuple[Literal, ...] = ()
    other_names: tuple[Literal, ...] = ()
    acronym: str = ""
    section: str = ""
    country: str = ""
    city: str = ""
    founded: str = ""
    registered: str = ""
    homepages: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    claims: tuple[Claim, ...] = ()
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """An initiative, a policy measure, a place, a work or a case: `type` is the local name of its class."""

    slug: str
    type: str
    label: str
    names: tuple[Literal, ...] = ()
    other_names: tuple[Literal, ...] = ()
    acronym: str = ""
    country: str = ""
    start: str = ""
    end: str = ""
    facts: tuple[Fact, ...] = ()
    claims: tuple[Claim, ...] = ()
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """Something that took place: `kind` is the IRI of a concept of event-kinds, `start` and `end` are partial dates.

    The times are of the day, in the form of xsd:time, with the offset of their zone where it is known ("18:00:00+09:00").
    """

    slug: str
    label: str
    kind: str
    names: tuple[Literal, ...] = ()
    other_names: tuple[Literal, ...] = ()
    start: str = ""
    end: str = ""
    start_time: str = ""
    end_time: str = ""
    time_zone: str = ""
    homepages: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    claims: tuple[Claim, ...] = ()
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """A dated relation between two things; `type` is the name of a relation type, `stated_on` the sources' own date.

    `doubt` says what makes it doubtful, where every claim of it is; `confidence` how sure the surest is, where rules read all.
    """

    start_of: str
    type: str
    end_of: str
    start: str = ""
    end: str = ""
    date_text: str = ""
    role: str = ""
    doubt: str = ""
    confidence: str = ""
    stated_on: str = ""
    claims: tuple[Claim, ...] = ()
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A number said of something; `breakdown` holds the IRIs of the concepts that say which part is counted, `label` what is.

    `stands_beside` makes it a count of our own, stated by no source: the slug of the stated figure it is set beside.
    """

    slug: str
    figure_of: str
    measure: str
    value: str
    upper_value: str = ""
    qualifier: str = "exactly"
    unit: str = ""
    status: str = "achieved"
    as_of: str = ""
    breakdown: tuple[str, ...] = ()
    stands_beside: str = ""
    label: str = ""
    claims: tuple[Claim, ...] = ()
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something read and not taken: where it stands ("members.csv:12"), what is wrong, what to do, and the text itself."""

    where: str
    what: str
    do: str
    text: str = ""


@dataclass(slots=True)
class Batch:
    """Everything one loader read, or several added up; `kept` are (source id, statement) taken as they are.

    `left_out` are the places ("members.csv:12") of rows that a person has said no to.
    """

    sources: list[Source] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)
    disagreements: list[Disagreement] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    actors: list[Actor] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    kept: list[tuple[str, str]] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    concepts: list[Concept] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)

    def add(self, other: Batch) -> None:
        """Take in all records of `other`."""
        for part in fields(self):
            getattr(self, part.name).extend(getattr(other, part.name))


def with_object(claim: Claim, value: Value) -> Claim:
    """Give the claim as if it said `value`."""
    return replace(claim, object=value)


def cited(claims: tuple[Claim, ...]) -> tuple[Citation, ...]:
    """Give the citations of several claims, each once, in order."""
    return tuple(dict.fromkeys(citation for claim in claims for citation in claim.citations))

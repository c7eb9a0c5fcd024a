"""The tables of the CSV export: what a row of each is, and for each column what it holds and which property it comes from."""

from __future__ import annotations

from typing import Final

from sse_atlas.graph.exports.columns import Column, column, table

_ID: Final = column("id", "what the row is called: the end of its IRI, under the base of the atlas")
_SLUG: Final = column("id", "its slug, the end of its IRI, which commands take too")
_IRI: Final = column("iri", "its whole IRI")
_LABEL: Final = column("label", "the one name to show", "rdfs:label")
_NAMES: Final = (
    column("preferred_names", "its name in each language", "skos:prefLabel", "names", many=True),
    column("other_names", "its other names", "skos:altLabel", "names", many=True),
    column("acronym", "its acronym", "sse:acronym"),
)
_DATES: Final = (
    column("start", "since when", "sse:start", "date"),
    column("end", "until when", "sse:end", "date"),
)
_LANGUAGES: Final = column("languages", "the languages it is in, by code", "dcterms:language", many=True)
_HOMEPAGES: Final = column("homepages", "its websites", "foaf:homepage", "iri", many=True)
_DOUBT: Final = column("doubt", "what makes the reading of the source doubtful, in English", "sse:doubt", "english")
_COUNTRY: Final = column("country", "its country, by ISO 3166-1 alpha-2 code", "sse:country")
_THEMES: Final = column("themes", "what it works on", "sse:theme", "concept", many=True, path="theme")
_EVIDENCE: Final = (
    column("claims", "the claims that say so", "sse:claim", "ref", many=True),
    column("citations", "where it stands", "sse:citation", "ref", many=True),
)
_OTHER: Final = column("other", "every further statement, as its property and its value in N-Triples", many=True)
_FAULT: Final = column("fault_kind", "the kind of fault", "sse:faultKind", "concept", path="fault-kind")
_REASON: Final = column("reason", "why, in English", "sse:reason", "english")
_SHOWN: Final = column("evidence", "what shows it: claims and citations", "sse:evidence", "ref", many=True)


def _value(name: str, what: str, property_: str) -> tuple[Column, ...]:
    return (
        column(name, what, property_, "value"),
        column(f"{name}_type", "what the value is: iri, text, or a datatype such as xsd:gYear"),
        column(f"{name}_language", "the language tag of a text"),
    )


ACTORS: Final = table(
    "actors",
    "Actors",
    "One row for each actor of the accepted view.",
    "sse:Actor",
    (
        _SLUG,
        _IRI,
        _LABEL,
        column("kind", "the kind to show", "org:classification", "concept", path="kind"),
        column("types", "the most special of its classes", "rdf:type", "term", many=True),
        *_NAMES,
        column("section", "the section of the directory that lists it", "sse:section", "concept", path="section"),
        _COUNTRY,
        column("region", "the UN M49 region of its country", "sse:region", "iri"),
        column("city", "its town as stated", "sse:city"),
        column("founded", "when it was founded", "sse:founded", "date"),
        column("registered", "when it was registered by law", "sse:registered", "date"),
        _HOMEPAGES,
        _THEMES,
        column("recommends", "the themes it recommends to work on", "sse:recommends", "concept", many=True, path="theme"),
        column("goals", "the UN Sustainable Development Goals it works for", "sse:goal", "iri", many=True),
        *_EVIDENCE,
        _OTHER,
    ),
)
RELATIONS: Final = table(
    "relations",
    "Relations",
    "One row for each relation between two things; read it as: `from` (type) `to`.",
    "sse:Relation",
    (
        _ID,
        column("from", "where it begins", "sse:from", "ref"),
        column("type", "its type", "sse:relationType", "concept", path="relation-type"),
        column("to", "where it ends", "sse:to", "ref"),
        *_DATES,
        column("date_text", "when, in words that are no date", "sse:dateText"),
        column("role", "as what", "sse:role"),
        _DOUBT,
        column("stated_on", "the date of the source that states it", "sse:statedOn", "date"),
        *_EVIDENCE,
        _OTHER,
    ),
    derived="org:member org:organization sse:startYear sse:endYear",
)
FIGURES: Final = table(
    "figures",
    "Figures",
    "One row for each number said of something, or counted by this project beside one that is said.",
    "sse:CountedFigure sse:Figure",
    (
        _ID,
        column("types", "sse:Figure, or sse:CountedFigure for one counted by this project", "rdf:type", "term", many=True),
        column("figure_of", "of whom or what", "sse:figureOf", "ref"),
        column("label", "what is counted, in words", "rdfs:label"),
        column("measure", "what is counted", "sse:measure", "concept", path="measure"),
        column("value", "the number", "sse:value", "number"),
        column("upper_value", "the upper end, where a range is said", "sse:upperValue", "number"),
        column("qualifier", "exactly, about, atLeast or upTo", "sse:qualifier", "concept", path="qualifier"),
        column("unit", "ISO 4217 code of money, or % for a share or a change", "sse:unit"),
        column("status", "achieved or target", "sse:status", "concept", path="status"),
        column("as_of", "at what time", "sse:asOf", "date"),
        column("breakdown", "which part is counted", "sse:breakdown", "term", many=True),
        column("stands_beside", "the stated figure that this count is set beside", "sse:standsBeside", "ref"),
        *_EVIDENCE,
        _OTHER,
    ),
    refers="stands_beside=figures",
)
EVENTS: Final = table(
    "events",
    "Events",
    "One row for each event.",
    "sse:Event",
    (
        _SLUG,
        _IRI,
        _LABEL,
        column("kind", "its kind", "sse:eventKind", "concept", path="event-kind"),
        *_NAMES,
        *_DATES,
        column("start_time", "at what time of the day it begins", "sse:startTime", "time"),
        column("end_time", "at what time of the day it ends", "sse:endTime", "time"),
        column("time_zone", "the zone of these times, as the source prints it", "sse:timeZone"),
        _LANGUAGES,
        _HOMEPAGES,
        column("part_of", "the event that it is a part of", "dcterms:isPartOf", "ref"),
        _THEMES,
        *(
            column(f"{which}_affected_sectors", what, f"sse:{which}AffectedSector", "concept", many=True, path="sector")
            for which, what in (("most", "the sectors hit most"), ("next", "those hit next"), ("least", "those hit least"))
        ),
        *_EVIDENCE,
        _OTHER,
    ),
    refers="part_of=events",
)
THINGS: Final = table(
    "things",
    "Initiatives, policy measures, works, cases, places and partnerships",
    "One row for each thing that is neither an actor nor an event.",
    "sse:Case sse:PolicyMeasure sse:Initiative sse:Work sse:Place sse:Partnership",
    (
        _SLUG,
        _IRI,
        _LABEL,
        column("types", "the most special of its classes", "rdf:type", "term", many=True),
        *_NAMES,
        _COUNTRY,
        *_DATES,
        _LANGUAGES,
        _THEMES,
        column("target_groups", "for whom", "sse:targetGroup", "concept", many=True, path="target-group"),
        column("policy_kinds", "what a policy measure is", "sse:policyKind", "concept", many=True, path="policy-kind"),
        column("case_group", "the group of a case", "sse:caseGroup", "concept", path="case-group"),
        column("number", "the number of a case", "sse:number", "integer"),
        column("pages", "web pages about it", "foaf:page", "iri", many=True),
        *_EVIDENCE,
        _OTHER,
    ),
)
CLAIMS: Final = table(
    "claims",
    "Claims",
    "One row for each statement of one source, as the source makes it, right or wrong.",
    "sse:Claim",
    (
        _ID,
        column("graph", "the named graph that holds it, one for each source"),
        column("subject", "of what", "rdf:subject", "ref"),
        column("predicate", "which property or type of relation", "rdf:predicate", "term"),
        *_value("object", "the value, or the other end", "rdf:object"),
        column("printed", "the words printed, where they differ from the value", "sse:printed"),
        *_DATES,
        column("date_text", "when, in words that are no date", "sse:dateText"),
        column("role", "as what", "sse:role"),
        _DOUBT,
        column("citations", "where it stands", "sse:citation", "ref", many=True),
        _OTHER,
    ),
)
CITATIONS: Final = table(
    "citations",
    "Citations",
    "One row for each place in a source.",
    "sse:Citation",
    (
        _ID,
        column("source", "the source", "dcterms:source", "ref"),
        column("line", "the first line, counted from 1 in the text of the source", "sse:line", "integer"),
        column("last_line", "the last line", "sse:lastLine", "integer"),
        column("row", "the row of a list", "sse:row", "integer"),
        column("page", "the printed page", "sse:page"),
        column("locator", "the heading it stands under", "sse:locator"),
        _OTHER,
    ),
    refers="source=sources",
)
SOURCES: Final = table(
    "sources",
    "Sources",
    "One row for each document or list.",
    "sse:Source",
    (
        _ID,
        _IRI,
        column("identifier", "its short name", "dcterms:identifier"),
        column("title", "its title", "dcterms:title", "names"),
        column("publisher", "who published it", "dcterms:publisher", "ref"),
        column("issued", "when it was published", "dcterms:issued", "date"),
        column("language", "its language", "dcterms:language"),
        column("rights", "its notice of rights", "dcterms:rights"),
        column("license", "its licence", "dcterms:license", "iri"),
        column("sha256", "the SHA-256 of the text that the lines are counted in", "sse:sha256"),
        column("line_count", "how many lines that text has", "sse:lineCount", "integer"),
        _OTHER,
    ),
)
CORRECTIONS: Final = table(
    "corrections",
    "Corrections",
    "One row for each claim that is wrong.",
    "sse:Correction",
    (
        _ID,
        column("corrects", "the claim that is wrong", "sse:corrects", "ref"),
        *_value("right_value", "what is right; empty where that is not known", "sse:rightValue"),
        _FAULT,
        _REASON,
        _SHOWN,
        _OTHER,
    ),
    refers="corrects=claims",
)
DISAGREEMENTS: Final = table(
    "disagreements",
    "Disagreements",
    "One row for each contradiction that is left open.",
    "sse:Disagreement",
    (
        _ID,
        column("about", "what it is about", "sse:about", "ref"),
        column("property", "about which property of it", "sse:property", "term"),
        column("between", "the claims that cannot all hold", "sse:between", "ref", many=True),
        _FAULT,
        _REASON,
        _OTHER,
    ),
)
REMARKS: Final = table(
    "remarks",
    "Remarks",
    "One row for each fault at a place of a source that no claim carries.",
    "sse:Remark",
    (
        _ID,
        column("about", "what it is about", "sse:about", "ref"),
        _FAULT,
        _REASON,
        column("printed", "the words printed", "sse:printed"),
        column("right_value", "what ought to stand there", "sse:rightValue"),
        column("citations", "where it stands", "sse:citation", "ref", many=True),
        _SHOWN,
        _OTHER,
    ),
)

#: The tables by name, in the order of the folder.
TABLES: Final = {
    table.name: table
    for table in (
        ACTORS,
        RELATIONS,
        FIGURES,
        EVENTS,
        THINGS,
        CLAIMS,
        CITATIONS,
        SOURCES,
        CORRECTIONS,
        DISAGREEMENTS,
        REMARKS,
    )
}

"""A small atlas made of texts that try to break out of every format, for the tests of the exports."""

from __future__ import annotations

from collections.abc import Sequence

import pyoxigraph
from hypothesis import strategies

from sse_atlas.graph import LocalStore
from sse_atlas.graph.build import to_quads
from sse_atlas.graph.records import (
    Actor,
    Batch,
    Citation,
    Claim,
    Correction,
    Disagreement,
    Event,
    Figure,
    Item,
    Literal,
    Relation,
    Remark,
    Source,
    Term,
    Thing,
)
from sse_atlas.graph.store import load
from sse_atlas.ontology import BASE, DCTERMS, SSE, XSD

HOME = "http://example.org/"
HOSTILE = (
    '"; DROP TABLE actors; --',
    "</script><img src=x onerror=alert(1)>",
    "=HYPERLINK(1)",
    "a\nb\r\nc\td\re",
    "\u202egnp.exe",
    "nul \x00 and bell \x07",
    "\U0001f91d 연대 ñ",
    "back\\slash 'quote' | bar \\| \\e",
    "x" * 10_000,
    "\u2028\u2029\x85\ufeff",
    "'=1+1",
    "#N/A",
    "007",
    "]]>&amp;&#13;",
    " lead and trail ",
    "\ue000\uffff\U0001fffe",
)

#: Any text that a UTF-8 file can hold, the hostile ones among it.
texts = strategies.one_of(
    strategies.sampled_from(HOSTILE),
    strategies.text(strategies.characters(exclude_categories=["Cs"]), min_size=1, max_size=30),
    strategies.text("=+-@'\"|\\,;\r\n\t\x07\u202e<>&e ", min_size=1, max_size=8),
)


def held(batch: Batch, base: str = HOME) -> LocalStore:
    """The records in a store, without the vocabulary."""
    store = pyoxigraph.Store()
    load(store, to_quads(batch, base, vocabulary=False))
    return LocalStore(store, base)


def tiny(said: Sequence[str]) -> Batch:
    """An atlas with a record of each sort, its texts taken from `said` in turn."""
    turn = [said[place % len(said)] for place in range(12)]
    source = Source("list", turn[0], publisher="one", issued="2021-10", language="en", rights=turn[1], line_count=9)
    place = Citation("list", line=1, last_line=2, page=turn[2], locator=turn[3])
    cited = (place,)
    named = Claim("list", Thing("one"), SSE.name, Literal(turn[4], language="en"), cited, printed=turn[5])
    town = Claim("list", Thing("one"), SSE.city, Literal(turn[6]), cited, doubt=turn[8])
    names = (Literal(turn[4], language="en"), Literal(turn[5], language="fr"))
    theme = Term(f"{BASE}theme/women")
    begun = Claim("list", Thing("day"), SSE.startTime, Literal("09:00:00Z", XSD.time), cited, printed=turn[7])
    batch = Batch(sources=[source], claims=[named, town, begun])
    batch.actors = [
        Actor("one", ("Network", "Fund"), turn[4], names, (Literal(turn[6]),), turn[7], "", "TG", turn[6], claims=(named, town)),
        Actor("two", ("LocalGovernment",), turn[8], (Literal(turn[8], language="und"),), founded="1999-05", citations=cited),
        Actor("three", ("Person",), turn[8], (Literal(turn[8], language="mul"),), facts=((SSE.theme, theme),), citations=cited),
        Actor("four", ("Company",), turn[9], homepages=("http://b.example/?a=1&b", "http://a.example")),
    ]
    batch.relations = [
        Relation("two", "memberOf", "one", start="2016", role=turn[9], stated_on="2021-10", claims=(named,), citations=cited),
        Relation("four", "partnerOf", "one", end="2020", date_text=turn[10], doubt=turn[11], citations=cited),
        Relation("two", "organizes", "day", citations=cited),
        Relation("one", "operates", "plan", citations=cited),
    ]
    survey = f"{BASE}event-kind/survey"
    spoken = tuple((DCTERMS.language, Literal(language)) for language in ("en", "ko"))
    batch.events = [
        Event(
            slug="day",
            label=turn[10],
            kind=survey,
            names=(Literal(turn[10], language="en"),),
            other_names=(Literal(turn[11]),),
            start="2021-07-01",
            end="2021-07",
            start_time="18:00:00+09:00",
            end_time="10:30:00Z",
            time_zone=turn[0],
            homepages=("https://day.example/?a=1&b",),
            facts=spoken,
            claims=(begun,),
            citations=cited,
        ),
        Event("evening", turn[11], survey, start_time="23:59:00", citations=cited),
    ]
    batch.items = [
        Item("plan", "Initiative", turn[11], (Literal(turn[11], language="es"),), country="FR", start="2019"),
        Item("pact", "Partnership", turn[0], (Literal(turn[0], language="en"),), acronym=turn[1], start="2019-05", end="2021"),
        Item("report", "Work", turn[2], facts=spoken, citations=cited),
    ]
    batch.figures = [
        Figure("members", "one", "members", "41", upper_value="42.5", qualifier="about", unit="EUR", as_of="2018", label=turn[0]),
        Figure("members-counted", "one", "members", "40", stands_beside="members"),
    ]
    batch.corrections = [Correction(town, turn[1], Literal(turn[2]), (named, place)), Correction(named, turn[3])]
    batch.disagreements = [Disagreement(Thing("one"), SSE.name, (named, town), turn[4])]
    batch.remarks = [Remark(Thing("one"), "misspelt", turn[5], cited, printed=turn[6], right=turn[7], evidence=cited)]
    return batch

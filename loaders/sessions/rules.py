"""The rules of the readers of sessions and of running text: what each takes for what, and how often that was right.

A confidence is set from the share of the rows that the people who read the bundled documents found too
(benchmarks/extraction.py prints it); most rules have fewer than ten cases there, and theirs is set lower.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from sse_atlas.loaders.documents.model import Rule

RULES: Final[tuple[Rule, ...]] = (
    Rule("session-title-label", "events", "what stands behind a label such as “Title of the session” names the session", 0.97),
    Rule("session-title-block", "events", "the bold lines under “Plenary Session 2” or the like name the session", 0.85),
    Rule(
        "session-date",
        "source",
        "the date behind “Date”, else that of a forum of one day, is the session's and the document's",
        0.95,
    ),
    Rule("forum-in-head", "events", "a line of the head with the word forum, congress or summit and a date names the forum", 0.9),
    Rule("session-in-forum", "relations", "a session is part of the forum that its document names in its head", 0.95),
    Rule(
        "organizer-in-forum-name", "relations", "the acronym before the word forum in its name is that of who organizes it", 0.85
    ),
    Rule("organizer-label", "relations", "who stands behind “Organised by” organizes the session", 0.9),
    Rule("session-language-label", "statements", "the language behind the label “Language” is that of the session", 0.97),
    Rule(
        "session-time-label", "statements", "clock times behind “Time” or “Date” are the session's, with the zone printed", 0.97
    ),
    Rule("session-participants-label", "figures", "the number behind “Participants” counts those of the session", 0.97),
    Rule("moderator-label", "relations", "the person behind the label “Moderator” moderated the session", 0.97),
    Rule("moderator-body", "relations", "the organization behind the moderator's name is the moderator's", 0.9),
    Rule("speaker-in-list", "relations", "a person in the list under “Speakers” spoke at the session", 0.97),
    Rule("speaker-in-run", "relations", "persons and organizations run together on a line under “Speakers” are told apart", 0.9),
    Rule("speaker-numbered", "relations", "“2nd speaker: Mr X - Talk” says that X spoke, and on what", 0.97),
    Rule("speaker-in-programme", "relations", "a person under a talk with its clock time spoke at the session", 0.95),
    Rule(
        "speaker-in-table",
        "relations",
        "the cells of a table of speakers, broken over lines, hold body, person, country and post",
        0.85,
    ),
    Rule("speaker-of-talk", "relations", "“3. X and Y - Talk” in the summary says that X and Y spoke, and on what", 0.95),
    Rule("speaker-answers", "relations", "an answer that begins with a speaker's name and a colon shows the speaker there", 0.9),
    Rule("speaker-body", "relations", "the organization behind a speaker's name is the speaker's", 0.93),
    Rule(
        "speaker-post", "relations", "a post printed behind a person's name is held at the first organization named with it", 0.8
    ),
    Rule("speaker-country", "statements", "the country in brackets behind a speaker's name is the speaker's", 0.95),
    Rule("talk-title", "things", "the words behind a speaker's name and a dash are the title of the talk", 0.95),
    Rule("talk-in-table", "things", "the first words of the last column of a table of speakers are the title of the talk", 0.7),
    Rule("kind-by-words", "statements", "a word of a body's name, such as Network or Ministry, shows its kind", 0.85),
    Rule("kind-unknown", "statements", "a body whose name shows no kind is taken for an organization", 0.1),
    Rule(
        "name-with-acronym", "statements", "capitals in brackets behind a name, or before one in brackets, are its acronym", 0.9
    ),
    Rule("name-shorter", "statements", "a name that leaves out words of a speaker's name is another name of that speaker", 0.9),
    Rule("member-of", "relations", "“is a member of”, “joined” and a name: the body of the entry is a member of that", 0.8),
    Rule("part-of", "relations", "“integral part of” and a name: the body of the entry is part of that", 0.7),
    Rule("affiliated-with", "relations", "“affiliated with” and a name", 0.8),
    Rule("partner-of", "relations", "“in partnership with”, “partner of” and a name", 0.7),
    Rule(
        "supported-by", "relations", "“supported by”, “with the support of” and a name: that supports the body of the entry", 0.7
    ),
    Rule("funded-by", "relations", "“funded by” and a name: that funds the body of the entry", 0.6),
    Rule("agreement-with", "relations", "“signed an agreement with” and a name", 0.7),
    Rule("board-of", "relations", "“Board of Directors of” and a name: the person of the entry is on that board", 0.6),
    Rule("founded-in", "statements", "“founded in”, “created on” and a date, the body of the entry being the subject", 0.95),
    Rule("acronym-in-text", "statements", "capitals in brackets behind the name of the body of the entry are its acronym", 0.9),
    Rule("hosted-event", "events", "“hosted the”, “organized the” and the name of a meeting", 0.7),
    Rule("launched-initiative", "relations", "“launched the”, “set up the” and a name with a word such as Fund or Project", 0.5),
    Rule("figure-counted", "figures", "a number and a noun that is counted: members, countries, cooperatives ...", 0.89),
    Rule("figure-population", "figures", "a number behind the word population", 0.9),
    Rule("figure-share", "figures", "a number with a percent sign", 0.89),
    Rule("figure-money", "figures", "a sum of money near a word such as budget, revenue, invested", 0.8),
    Rule("question-from", "relations", "“Question from X” shows X among those who took part", 0.8),
)

_CONFIDENCE: Final[Mapping[str, float]] = MappingProxyType({rule.name: rule.confidence for rule in RULES})


def confidence(rule: str) -> float:
    """Give the confidence of a rule by its name; KeyError where there is none of that name."""
    return _CONFIDENCE[rule]

"""The rules by which a directory is read: what each fills, in words, and how often it is right."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from sse_atlas.loaders.documents.model import Cell, Rule

RULES: Final[tuple[Rule, ...]] = (
    Rule(
        "name-contents",
        "contents",
        "A line of the contents, without its page, its acronym and the country behind the last comma.",
        0.99,
    ),
    Rule("name-list", "list", "An item of the list under the heading of a section, without its acronym and its country.", 0.99),
    Rule(
        "name-heading",
        "heading",
        "The last line like a heading before the lines of an entry (since when, place, addresses).",
        0.99,
    ),
    Rule(
        "name-heading-known",
        "heading",
        "A line by itself that prints a name of the contents or the lists, with no such lines behind it.",
        0.85,
    ),
    Rule("section-contents", "section", "The heading in the contents under which the member's line stands.", 0.99),
    Rule("section-list", "section", "The heading above the list in which the member stands.", 0.99),
    Rule("section-place", "section", "The last heading of a section before the member's entry.", 0.9),
    Rule("since-label", "since", "A line of its own: member since, of the network or of none, and a year.", 0.99),
    Rule("since-late", "since", "The same behind running text of the entry, where the entry has none before it.", 0.8),
    Rule(
        "role-heading",
        "role",
        "A role that the heading prints behind a dash, a comma or in brackets, such as Honorary Member.",
        0.97,
    ),
    Rule("place-label", "place", "The words behind the label of a place, such as City/Country or Ville/Pays.", 0.99),
    Rule("place-bare", "place", "A line of its own among the first lines of an entry that is a country, or ends in one.", 0.92),
    Rule("place-late", "place", "A labelled place behind running text, where the entry has none before it.", 0.8),
    Rule("city-place", "city", "The first part of the words of a place that is not the country.", 0.99),
    Rule("country-place", "country", "The part of the words of a place that is the name of a country.", 0.99),
    Rule("website-label", "websites", "An address of a website behind its label in the first lines of an entry.", 0.99),
    Rule(
        "website-form",
        "websites",
        "An address by its form in the first lines of an entry, with no label or behind that of an e-mail.",
        0.97,
    ),
    Rule("website-link", "websites", "The target of a link in the first lines of an entry that prints no address itself.", 0.9),
    Rule("website-split", "websites", "An address that is one of several printed without a space between them.", 0.95),
    Rule("website-late", "websites", "A line of addresses behind running text, where the entry has none before it.", 0.75),
    Rule("email-label", "emails", "An address with @ behind its label in the first lines of an entry.", 0.99),
    Rule(
        "email-form",
        "emails",
        "An address with @ in the first lines of an entry, with no label or behind that of a website.",
        0.99,
    ),
    Rule(
        "email-link", "emails", "The target of a mailto link in the first lines of an entry that prints no address itself.", 0.9
    ),
    Rule("email-split", "emails", "An address with @ that is one of several printed without a space between them.", 0.95),
    Rule("email-late", "emails", "A line of addresses with @ behind running text, where the entry has none before it.", 0.75),
    Rule("survey-item", "survey", "An item of the list of those who answered a survey that is the member's name.", 0.99),
    Rule("survey-glued", "survey", "A member's name inside an item of that list that runs several together.", 0.95),
    Rule("survey-unknown", "survey", "An item of that list that names no member of the contents, the lists or the entries.", 0.6),
    Rule("kind-words", "kind", "A word in one of the names that tells what it is: Municipality, City of, Network, Fund.", 0.93),
    Rule("kind-person", "kind", "A title before the name (Prof., Dr), or a role such as Honorary Member.", 0.95),
    Rule("kind-else", "kind", "No word tells: an organization.", 0.62),
    Rule("network-since", "directory", "The words before or behind the member of the lines that say since when.", 0.95),
    Rule("network-sentence", "directory", "A name before its acronym in brackets, in a sentence or on the title page.", 0.9),
    Rule("network-title", "directory", "The line of the title page before the title, or the title without its last words.", 0.7),
    Rule(
        "title-page",
        "directory",
        "The lines of the first page that say what the document is (yearbook, directory, annuaire).",
        0.8,
    ),
    Rule("year-title", "directory", "The year in the title, else the one printed most before the contents.", 0.85),
    Rule("heading-contents", "directory", "A line by itself that is a usual heading of a contents.", 0.98),
    Rule(
        "heading-directory",
        "directory",
        "The last heading before the first section that says directory, members or the like.",
        0.85,
    ),
    Rule("heading-survey", "directory", "The last heading before the list of those who answered that says survey.", 0.85),
)
#: The rules by their name.
BY_NAME: Final = MappingProxyType({rule.name: rule for rule in RULES})


def cell(value: str, line: int, rule: str, printed: str = "") -> Cell:
    """Give a value read, with the confidence of its rule; `printed` is kept where it differs."""
    return Cell(value, line, rule, BY_NAME[rule].confidence, "" if printed == value else printed)

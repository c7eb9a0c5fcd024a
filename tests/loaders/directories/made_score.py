"""How well the tables of an extracted directory say what the directory says: right, found and true, field by field."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from sse_atlas.graph.iris import slug_of
from sse_atlas.graph.names import folded
from tests.loaders.directories.made_truth import MemberTruth

#: The fields that a directory is scored by. A member is right where all three of its places are found for it, and no other's.
FIELDS: Final = (
    "member",
    "name",
    "acronym",
    "section",
    "since",
    "role",
    "city",
    "country",
    "websites",
    "emails",
    "survey",
    "page",
)
#: The fields that have to reach the mark.
ASKED: Final = ("name", "acronym", "section", "since", "city", "country", "websites", "emails", "survey")
MARK: Final = 0.98

_PLACES: Final = ("contents", "list", "heading")
Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Said:
    """A value said of a member (by its number in the truth, or the row it was found in) and the rule that found it."""

    field: str
    member: int | str
    detail: str
    value: str
    rule: str = ""

    @property
    def key(self) -> tuple[str, int | str, str, str]:
        """What is compared: all but the rule."""
        return self.field, self.member, self.detail, self.value


@dataclass(slots=True)
class Score:
    """Of each field: how many values are right, found and true; the misses in words; right and found by rule."""

    right: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    true: Counter[str] = field(default_factory=Counter)
    misses: dict[str, list[str]] = field(default_factory=dict)
    rules_right: Counter[str] = field(default_factory=Counter)
    rules_found: Counter[str] = field(default_factory=Counter)

    def precision(self, name: str) -> float:
        """The share of what was found that is right; 1 where nothing was found."""
        return self.right[name] / self.found[name] if self.found[name] else 1.0

    def recall(self, name: str) -> float:
        """The share of what is true that was found; 1 where there was nothing to find."""
        return self.right[name] / self.true[name] if self.true[name] else 1.0

    def add(self, other: Score) -> None:
        """Count another score in."""
        for name in ("right", "found", "true", "rules_right", "rules_found"):
            getattr(self, name).update(getattr(other, name))
        for name, words in other.misses.items():
            self.misses.setdefault(name, []).extend(words)

    def count(self, found: Iterable[Said], true: Iterable[Said], label: str = "") -> None:
        """Compare what was found with what is true."""
        waiting = Counter(said.key for said in true)
        self.true.update(key[0] for key in waiting.elements())
        for said in found:
            self.found[said.field] += 1
            self.rules_found[said.rule] += 1
            if waiting[said.key] > 0:
                waiting[said.key] -= 1
                self.right[said.field] += 1
                self.rules_right[said.rule] += 1
            else:
                self._missed(said.field, f"{label}{said.member} {said.detail}: found {said.value!r} [{said.rule}]")
        for name, member, detail, value in waiting.elements():
            self._missed(name, f"{label}{member} {detail}: not found {value!r}")

    def _missed(self, name: str, words: str) -> None:
        self.misses.setdefault(name, []).append(words)


def rows_of(folder: Path, table: str) -> list[dict[str, str]]:
    """Read a table of a folder; one that is not there has no rows."""
    path = folder / f"{table}.csv"
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def score_folder(
    folder: Path, members: Sequence[MemberTruth], *, lines: bool = True, label: str = "", emails: bool = True
) -> Score:
    """Score the tables of an extracted folder by what the directory says of its members.

    `lines` tells that the lines of the truth are those of the document (not so for a PDF, where members are known by name).
    """
    score = Score()
    known = _by_line(members) if lines else _by_name(members)
    of: dict[str, int | str] = {}
    found: list[Said] = []
    for row in rows_of(folder, "members"):
        member = next((known[key] for key in _keys(row, lines) if key in known), f"row {row['slug']}")
        of[row["slug"]] = member
        accepted = _sections(members[member]) if isinstance(member, int) else ()
        found += _found(row, member, accepted, lines)
    for name, table in (("websites", "websites"), ("emails", "emails")):
        if name != "emails" or emails:
            found += [Said(name, of[row["slug"]], "", row["printed"].rstrip("/"), row["rule"]) for row in rows_of(folder, table)]
    true = [said for number, one in enumerate(members) for said in _true(number, one, lines, emails)]
    # A made-up name says less of its kind than its maker knew: kinds are scored where people have read them, with no e-mails.
    score.count([said for said in found if not (emails and said.field == "kind")], true, label)
    return score


def curated(folder: Path) -> list[MemberTruth]:
    """Give what people read in a directory: a folder in the form of `data/`. E-mail addresses are not kept there."""
    websites: dict[str, list[str]] = {}
    for row in rows_of(folder, "websites"):
        websites.setdefault(row["slug"], []).append(row["printed"])
    return [_curated(row, tuple(websites.get(row["slug"], ()))) for row in rows_of(folder, "members")]


def _curated(row: Row, websites: tuple[str, ...]) -> MemberTruth:
    same = "section page contents_acronym contents_country heading_acronym since role city country".split()
    return MemberTruth(
        kind=row["kind"].split()[0],
        **{name: row[name] for name in same},
        contents=row["contents_name"], listed=row["list_name"], listed_acronym=row["list_acronym"], heading=row["heading_name"],
        contents_line=_number(row["contents_line"]), listed_line=_number(row["list_line"]),
        heading_line=_number(row["heading_line"]), surveyed_line=_number(row["survey_line"]),
        websites=websites,
    )  # fmt: skip


def _number(text: str) -> int:
    return int(text) if text else 0


def _by_line(members: Sequence[MemberTruth]) -> dict[str, int]:
    """The members by the line and the name of each place, since two columns or a pair put two names on one line."""
    known = {}
    for number, one in enumerate(members):
        names = {"contents": one.contents, "list": one.listed, "heading": one.heading}
        lines = {"contents": one.contents_line, "list": one.listed_line, "heading": one.heading_line}
        for place, line in lines.items():
            if line:
                known[f"{place} {line}"] = number
                known[f"{place} {line} {folded(names[place])}"] = number
    return known


def _by_name(members: Sequence[MemberTruth]) -> dict[str, int]:
    return {
        folded(name): number for number, one in enumerate(members) for name in (one.listed, one.contents, one.heading) if name
    }


def _keys(row: Row, lines: bool) -> list[str]:
    names = {place: folded(row[f"{place}_name"]) for place in reversed(_PLACES) if row[f"{place}_name"]}
    if not lines:
        return list(names.values())
    exact = [f"{place} {row[f'{place}_line']} {name}" for place, name in names.items()]
    return exact + [f"{place} {row[f'{place}_line']}" for place in names]


def _sections(one: MemberTruth) -> tuple[str, ...]:
    """The names that a section may go by in the tables, the first for all."""
    return tuple(dict.fromkeys((*one.concepts, slug_of(one.section)))) if one.section else ()


def _found(row: Row, member: int | str, sections: Sequence[str], lines: bool) -> Iterator[Said]:
    rules = {part.partition("=")[0]: part.partition("=")[2].partition("@")[0] for part in row["rule"].split()}

    def said(name: str, detail: str, value: str, column: str) -> Iterator[Said]:
        if value:
            yield Said(name, member, detail, value, rules.get(column, ""))

    yield Said("member", member, "", _places(row[f"{place}_line"] if lines else row[f"{place}_name"] for place in _PLACES))
    for place in _PLACES:
        yield from said("name", place, row[f"{place}_name"], f"{place}_name")
        yield from said("acronym", place, row[f"{place}_acronym"], f"{place}_name")
    yield from said("section", "", sections[0] if row["section"] in sections else row["section"], "section")
    yield from said("kind", "", row["kind"].split()[0] if row["kind"] else "", "kind")
    for name in ("since", "role", "city"):
        yield from said(name, "", row[name], name)
    yield from said("country", "entry", row["country"], "country")
    yield from said("country", "contents", row["contents_name"] and row["contents_country"], "contents_name")
    yield from said("survey", "", row["survey_line"] if lines else row["survey_line"] and "yes", "survey_line")
    yield from said("page", "", row["page"] if lines else "", "contents_name")


def _true(member: int, one: MemberTruth, lines: bool, emails: bool) -> Iterator[Said]:
    names = {"contents": one.contents, "list": one.listed, "heading": one.heading}
    acronyms = {"contents": one.contents_acronym, "list": one.listed_acronym, "heading": one.heading_acronym}
    at = {"contents": one.contents_line, "list": one.listed_line, "heading": one.heading_line}
    yield Said("member", member, "", _places((str(at[place] or "") if lines else names[place]) for place in _PLACES))
    single = {
        ("section", ""): next(iter(_sections(one)), ""),
        ("since", ""): one.since,
        ("role", ""): one.role,
        ("city", ""): one.city,
        ("country", "entry"): one.country,
        ("country", "contents"): one.contents_country,
        ("survey", ""): (str(one.surveyed_line) if lines else "yes") if one.surveyed_line else "",
        ("page", ""): one.page if lines else "",
        ("kind", ""): "" if emails else one.kind,
        **{("name", place): name for place, name in names.items()},
        **{("acronym", place): acronym for place, acronym in acronyms.items()},
    }
    yield from (Said(name, member, detail, value) for (name, detail), value in single.items() if value)
    yield from (Said("websites", member, "", address.rstrip("/")) for address in one.websites)
    if emails:
        yield from (Said("emails", member, "", address) for address in one.emails)


def _places(where: Iterable[str]) -> str:
    return " / ".join(where)

"""A directory as rows of tables: its members with their names, sections, places and addresses, its network, its outline."""

from __future__ import annotations

from sse_atlas.loaders.directories.model import Directory
from sse_atlas.loaders.documents.model import Cell, Document, Found
from sse_atlas.loaders.documents.slugs import Slugs
from sse_atlas.loaders.review.member import MemberRows, Rows, short
from sse_atlas.loaders.review.sections import own_slug, section_of
from sse_atlas.loaders.review.tongue import language_of


def directory_rows(directory: Directory, document: Document, slugs: Slugs) -> Rows:
    """Give the rows of a directory; `slugs` gets the names of its network, survey and members."""
    to = Rows(unplaced=list(directory.unplaced))
    language = language_of(line.text for line in document.lines[:400])
    _network(directory, slugs, to, language)
    survey = _survey(directory, slugs, to, language)
    cells = {
        "network": to.network,
        "survey": survey,
        "survey_heading": _value(directory.survey_heading),
        "contents_heading": _value(directory.contents_heading),
        "directory_heading": _value(directory.directory_heading),
    }
    known = (directory.network or directory.acronym, directory.survey, directory.contents_heading, directory.directory_heading)
    weakest = min((cell for cell in known if cell), key=lambda cell: cell.confidence, default=None)
    rule, sure, line = (weakest.rule, weakest.confidence, weakest.line) if weakest else ("nothing-printed", 0.5, 1)
    to.found.append(Found("directory", cells, line, "", sure, rule))
    sections = _sections(directory, to, language)
    used = dict.fromkeys({to.network, survey} - {""}, 2)
    for member in directory.members:
        MemberRows(member, document, to, sections, language).add(slugs, used)
    to.found += [
        Found("outline", {"line": str(number), "heading": text, "page": page}, number, text, 1.0, "heading")
        for number, text, page in directory.outline
    ]
    return to


def _value(cell: Cell | None) -> str:
    return cell.value if cell else ""


def _network(directory: Directory, slugs: Slugs, to: Rows, language: str) -> None:
    name = directory.network or directory.acronym
    if not name:
        return
    to.network = slugs.give(name.value, _value(directory.acronym))

    def put(property_: str, value: str, cell: Cell, tag: str = "", printed: str = "") -> None:
        cells = {"subject": to.network, "property": property_, "value": value, "language": tag}
        cells |= {"printed": printed, "line": str(cell.line), "locator_heading": "", "page": ""}
        to.found.append(Found("statements", cells, cell.line, "", cell.confidence, cell.rule))

    put("kind", "Network", name, printed=short(name.printed or name.value))
    put("name", name.value, name, language_of([name.value], language))
    if directory.acronym and directory.acronym is not name:
        put("acronym", directory.acronym.value, directory.acronym)


def _survey(directory: Directory, slugs: Slugs, to: Rows, language: str) -> str:
    survey = directory.survey or directory.survey_heading
    if not survey or not any(member.surveyed for member in directory.members):
        return ""
    slug = slugs.give(survey.value)
    cells = {"slug": slug, "name": survey.value, "language": language, "line": str(survey.line), "kind": "survey"}
    blank = ("kind_printed", "kind_line", "start", "end", "dates_printed", "dates_line", "locator_heading", "page")
    cells |= dict.fromkeys(blank, "")
    to.found.append(Found("events", cells, survey.line, survey.value, survey.confidence, survey.rule))
    return slug


def _sections(directory: Directory, to: Rows, language: str) -> dict[str, str]:
    """The concept of each section by its heading; a section that the scheme lacks becomes a row of its own."""
    found: dict[str, str] = {}
    own: dict[str, str] = {}
    headings = [(part.name, part.contents_line or part.list_line) for part in directory.sections]
    headings += [(member.section.value, member.section.line) for member in directory.members if member.section]
    for name, line in headings:
        if name in found:
            continue
        found[name] = section_of(name) or own_slug(name)
        if not section_of(name) and found[name] not in own:
            own[found[name]] = name
            cells = {"slug": found[name], "name": name, "language": language, "line": str(max(line, 1))}
            to.found.append(Found("sections", cells, max(line, 1), name, 0.9, "section-of-its-own"))
    return found

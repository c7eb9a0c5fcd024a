"""The gettext catalogues of the answers: taken from the code, checked for missing entries, compiled.

`python -m sse_atlas.ontology.catalogues` prints the coverage of each language and ends with 1 where something is missing;
with `--update` it first brings the .po files up to date with the code (new messages come in empty) and compiles the .mo
files. The .po files are ordinary: Poedit, Weblate and their like read and write them. Needs Babel (`pip install
'sse-atlas[dev]'`).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sse_atlas.ontology.resources import SCHEMES
from sse_atlas.ontology.schemes import concepts, declared_labels, kinds, relation_types
from sse_atlas.ontology.wording import DOMAIN, LANGUAGES

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog, Message

#: The languages that need a catalogue: messages are English as they stand.
TRANSLATED: Final = LANGUAGES[1:]

_PACKAGES: Final = ("ontology", "graph", "loaders", "queries", "viz", "cli")
#: The functions whose first argument (for `many`, first two) is a message.
_KEYWORDS: Final = {"say": None, "many": (1, 2), "message": None}
_FIELD: Final = re.compile(r"\{(\w+)\}")
#: The code of the answers, and that of the explorer page.
_CODE: Final = (("**.py", "python"), ("assets/explorer/**.js", "javascript"))
_IN_TEMPLATES: Final = {"**.js": {"parse_template_string": "True"}}
#: A catalogue must be the same to the byte from the same code.
_WHEN: Final = datetime(2021, 1, 1, tzinfo=UTC)
_BY: Final = "The SSE Atlas maintainers"
_TOOL: Final = re.compile(rb'"(?:Generated-By|Report-Msgid-Bugs-To|POT-Creation-Date|PO-Revision-Date):.*\n')


@dataclass
class Coverage:
    """What a language has: entries needed and there, by part; what is missing or wrong, a line each."""

    language: str
    there: dict[str, int] = field(default_factory=dict)
    needed: dict[str, int] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def add(self, part: str, name: str, present: bool) -> None:
        """Count an entry of a part; `name` tells which one is missing."""
        self.needed[part] = self.needed.get(part, 0) + 1
        self.there[part] = self.there.get(part, 0) + present
        if not present:
            self.faults.append(f"{part}: no {self.language} for {name!r}")

    def __str__(self) -> str:
        parts = ", ".join(f"{part} {self.there[part]} of {self.needed[part]}" for part in self.needed)
        there, needed = sum(self.there.values()), sum(self.needed.values())
        return f"{self.language}: {100 * there / max(needed, 1):.1f} % ({parts})"


def po_file(language: str) -> Path:
    """Give the path of the catalogue of a language, beside which the compiled one stands."""
    return Path(__file__).with_name("locale") / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def messages() -> Catalog:
    """Give the messages of the code, without translations."""
    from babel.messages.catalog import Catalog
    from babel.messages.extract import extract_from_dir

    catalogue = Catalog(domain=DOMAIN, project="SSE Atlas", fuzzy=False, creation_date=_WHEN, revision_date=_WHEN)
    for package in _PACKAGES:
        folder = import_module(f"sse_atlas.{package}").__path__[0]
        found = extract_from_dir(folder, _CODE, _IN_TEMPLATES, keywords=_KEYWORDS, comment_tags=("Translators:",))
        for file, _, text, comments, _ in found:
            catalogue.add(text, locations=[(f"{package}/{file}", 0)], auto_comments=comments)
    return catalogue


def read(language: str) -> Catalog:
    """Give the catalogue of a language as it stands."""
    from babel.messages.pofile import read_po

    with po_file(language).open("rb") as file:
        catalogue = read_po(file, locale=language, domain=DOMAIN)
    catalogue.creation_date = catalogue.revision_date = _WHEN
    return catalogue


def compiled(catalogue: Catalog) -> bytes:
    """Give a catalogue in the form that gettext reads."""
    from babel.messages.mofile import write_mo

    out = BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def update(language: str) -> None:
    """Bring the catalogue of a language up to date with the code: new messages empty, those no more used left out."""
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import write_po

    path = po_file(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    new = Catalog(
        locale=language,
        domain=DOMAIN,
        header_comment="# The words of SSE Atlas. Apache-2.0.",
        project="SSE Atlas",
        creation_date=_WHEN,
        revision_date=_WHEN,
        last_translator=_BY,
        language_team=_BY,
        fuzzy=False,
    )
    old = read(language) if path.exists() else Catalog(locale=language)
    for entry in messages():
        if entry.id:
            known = old.get(entry.id)
            text = known.string if known is not None and not known.fuzzy and known.pluralizable == entry.pluralizable else ""
            new.add(entry.id, text, locations=entry.locations, auto_comments=entry.auto_comments)
    out = BytesIO()
    write_po(out, new, width=130, sort_output=True, include_lineno=False, ignore_obsolete=True)
    path.write_bytes(_TOOL.sub(b"", out.getvalue()))
    path.with_suffix(".mo").write_bytes(compiled(read(language)))


def coverage(language: str) -> Coverage:
    """Tell what a language has of the interface and of the vocabulary, and what it lacks."""
    found = Coverage(language)
    if language in TRANSLATED:
        have = read(language)
        for entry in messages():
            if entry.id:
                _check(found, entry, have.get(entry.id))
    for scheme in SCHEMES:
        for concept in concepts(scheme).values():
            found.add("concepts", concept.name, language in concept.labels)
    for kind in kinds().values():
        found.add("kinds", kind.name, language in kind.labels and language in kind.plural)
    for type_ in relation_types().values():
        for direction in (type_.sentence, type_.inverse_sentence):
            text = direction.get(language, "")
            found.add("relation sentences", type_.name, set(_FIELD.findall(text)) == {"from", "to"})
    for term, texts in declared_labels().items():
        found.add("terms", term, language in texts)
    return found


def _check(found: Coverage, entry: Message, translated: Message | None) -> None:
    name = entry.id if isinstance(entry.id, str) else entry.id[0]
    texts = list(_texts(translated)) if translated is not None and not translated.fuzzy else []
    there = bool(texts) and all(texts)
    found.add("messages", name, there)
    allowed = set(_FIELD.findall(" ".join(_texts_of(entry.id))))
    for text in texts if there else ():
        fields = set(_FIELD.findall(text))
        # A form for one or for none may leave the number out; nothing else may be left out or made up.
        if not fields <= allowed or allowed - fields - {"number"}:
            found.faults.append(f"messages: {found.language} has the fields {sorted(fields)} for {name!r}")


def _texts(entry: Message) -> Iterator[str]:
    yield from _texts_of(entry.string or "")


def _texts_of(text: str | tuple[str, ...] | list[str]) -> Iterator[str]:
    yield from (text,) if isinstance(text, str) else text


def main(arguments: list[str]) -> int:
    """Print the coverage of every language and what is missing; 1 where something is."""
    if "--update" in arguments:
        for language in TRANSLATED:
            update(language)
    all_found = [coverage(language) for language in LANGUAGES]
    for found in all_found:
        print(found)
    faults = [fault for found in all_found for fault in found.faults]
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

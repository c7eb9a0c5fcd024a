"""Write shapes/relation-ends.ttl from schemes/relation-types.ttl: which classes may stand at each end of a relation.

Run `python -m sse_atlas.ontology.ends` after a change to the relation types; a test keeps the two files in step.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from sse_atlas.ontology.schemes import RelationType, kinds, labels, relation_types
from sse_atlas.ontology.terms import BASE, FOAF, ORG, PREFIXES, compact

FILE: Final = "shapes/relation-ends.ttl"

_HEADER: Final = """\
# Which classes may stand at each end of a relation, type by type.
# Written from schemes/relation-types.ttl: change that file, then run `python -m sse_atlas.ontology.ends`.
"""

_MESSAGES: Final[Mapping[str, str]] = {
    "en": "The relation \u201c{type}\u201d must start from one of: {sources}; and lead to one of: {targets}.",
    "fr": "La relation \u00ab\u202f{type}\u202f\u00bb doit partir de l'une de ces catégories\u202f: {sources}\u202f;"
    " et mener à l'une de celles-ci\u202f: {targets}.",
    "es": "La relación «{type}» debe partir de una de estas categorías: {sources}; y llevar a una de estas: {targets}.",
}

_ANY_ORGANIZATION: Final = {
    "en": "Organization of any kind",
    "fr": "Organisation de toute catégorie",
    "es": "Organización de cualquier categoría",
}


def document() -> str:
    """Give the Turtle text of the shapes file: one node shape per relation type, in the order of the scheme."""
    used = {"foaf": PREFIXES["foaf"], "org": PREFIXES["org"], "sh": PREFIXES["sh"], "sse": PREFIXES["sse"]}
    used |= {"shape": BASE + "shapes#", "type": BASE + "relation-type/"}
    prefixes = "".join(f"@prefix {prefix}: <{used[prefix]}> .\n" for prefix in sorted(used))
    return "\n".join([_HEADER, prefixes, *map(_shape, relation_types().values())])


def _shape(kind: RelationType) -> str:
    return f"""\
shape:Ends-{kind.name} a sh:NodeShape ;
    sh:targetClass sse:Relation ;
    sh:severity sh:Violation ;
    sh:or (
        [ sh:not [ sh:property [ sh:path sse:relationType ; sh:hasValue type:{kind.name} ] ] ]
        [ sh:property
            [ sh:path sse:from ; {_any_of(kind.from_classes)} ] ,
            [ sh:path sse:to ; {_any_of(kind.to_classes)} ] ]
    ) ;
    sh:message {_messages(kind)} .
"""


def _any_of(classes: Iterable[str]) -> str:
    return f"sh:or ( {' '.join(f'[ sh:class {compact(cls)} ]' for cls in classes)} )"


def _messages(kind: RelationType) -> str:
    texts = {
        language: message.format(
            type=kind.labels[language],
            sources=_named(kind.from_classes, language),
            targets=_named(kind.to_classes, language),
        )
        for language, message in _MESSAGES.items()
    }
    return " ,\n        ".join(f'"{text}"@{language}' for language, text in texts.items())


def _named(classes: Iterable[str], language: str) -> str:
    outside = {ORG.Organization: _ANY_ORGANIZATION, FOAF.Person: kinds()["Person"].labels}
    return ", ".join((outside[cls] if cls in outside else labels(cls))[language] for cls in classes)


if __name__ == "__main__":
    Path(__file__).with_name("shapes").joinpath("relation-ends.ttl").write_text(document(), encoding="utf-8")

"""The page docs/ontology.md, from sse.ttl, the schemes and the shapes: `python -m sse_atlas.ontology.docs`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from sse_atlas.ontology.external import external_files
from sse_atlas.ontology.resources import SCHEMES
from sse_atlas.ontology.schemes import Concept, RelationType, concepts, declared, objects, relation_types, subjects, texts
from sse_atlas.ontology.shapedocs import cell, sections, used_on
from sse_atlas.ontology.terms import BASE, DCTERMS, OWL, RDF, RDFS, SKOS, compact

_HEAD: Final = """# The ontology

What an atlas is made of: the classes and properties of the `sse:` vocabulary, the types of relation, the controlled lists, and
the shapes that the graphs must fit. The files are in [`ontology/`](../ontology): `sse.ttl`, `schemes/`, `external/`, `shapes/`
and `context.jsonld`. Terms have labels in English, French, Spanish, Portuguese
and Korean, definitions in the first three; this page shows the English ones.

This page is written by `python -m sse_atlas.ontology.docs > docs/ontology.md`; a test keeps it so.

- [The model in short](#the-model-in-short)
- [Classes](#classes)
- [Properties](#properties)
- [Types of relation](#types-of-relation)
- [Controlled lists](#controlled-lists)
- [Vocabularies of others](#vocabularies-of-others)
- [Shapes](#shapes)"""

_MODEL: Final = """## The model in short

`sse:` is `https://w3id.org/sse-atlas/ontology#`. There are three layers:

1. **What a source says.** One named graph per source holds `sse:Claim`s: a subject, a property or a type of relation, an object,
   the words printed where they differ, and one or more `sse:Citation`s, each a place in an `sse:Source`. A claim is kept whether
   or not it is right.
2. **What is wrong with it.** The graph of corrections holds `sse:Correction` (one claim is wrong, with the reason and the
   evidence), `sse:Disagreement` (two or more claims cannot all be right) and `sse:Remark` (something noticed about a place that
   no claim carries). Each is sorted by `sse:faultKind`.
3. **The accepted view.** The default graph, built from the other two: plain statements about actors, initiatives, policy
   measures, places, works, cases and events, and a record per relation (`sse:Relation`) and number (`sse:Figure`), each with
   `sse:claim` and `sse:citation`. Classes above a thing's own are written out, so that a query needs no inference.

A tie between two things is a relation of one [type](#types-of-relation), with its dates; while it is not known to have ended it
also yields a plain edge, such as `org:memberOf`. What can be chosen from a list is a concept of a
[controlled list](#controlled-lists). The vocabularies of others are refined, matched and pointed to, never imported; those that
have labels to show are in [graphs of their own](#vocabularies-of-others), under their own licence."""

#: Prefixed names of what lists of others begin with, for a short name of their concepts.
_LISTS: Final = {
    "http://purl.org/essglobal/standard/themes/": "ESSglobal",
    "http://purl.org/essglobal/standard/activities/": "ESSglobal",
    "http://metadata.un.org/sdg/": "SDG",
}
_MATCHES: Final = {"exactMatch": "same as", "closeMatch": "close to", "relatedMatch": "touches"}


def page() -> str:
    """Give the page as Markdown."""
    parts = [_HEAD, _MODEL, "## Classes", *map(_class, declared(OWL.Class)), "## Properties", _properties()]
    parts += ["## Types of relation", _relations(), "## Controlled lists", *(part for name in SCHEMES for part in _scheme(name))]
    parts += ["## Vocabularies of others", *map(_external, external_files()), "## Shapes", *sections()]
    return "\n\n".join(parts) + "\n"


def _english(iri: str, predicate: str, name: str = "sse.ttl") -> str:
    return texts(name, iri, predicate)["en"]


def _about(iri: str, predicate: str) -> str:
    return ", ".join(f"`{compact(value)}`" for value in objects("sse.ttl", iri, predicate))


def _class(iri: str) -> str:
    lines = [f"### {_english(iri, RDFS.label)}", "", f"`{compact(iri)}`, under {_about(iri, RDFS.subClassOf)}", ""]
    lines.append(_english(iri, SKOS.definition))
    own = {compact(name) for name in _all_properties() if iri in objects("sse.ttl", name, RDFS.domain)}
    if used := sorted({*used_on(iri), *own}):
        lines += ["", f"Properties: {', '.join(f'`{name}`' for name in used)}"]
    return "\n".join(lines)


def _all_properties() -> tuple[str, ...]:
    return tuple(iri for kind in (OWL.ObjectProperty, OWL.DatatypeProperty, RDF.Property) for iri in declared(kind))


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    heads = tuple(heads)
    lines = [heads, ("---",) * len(heads), *(tuple(map(cell, row)) for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _properties() -> str:
    rows = (
        (
            f"`{compact(iri)}`",
            _about(iri, RDFS.domain),
            _about(iri, RDFS.range),
            _english(iri, SKOS.definition),
            _about(iri, RDFS.subPropertyOf),
        )
        for iri in sorted(_all_properties())
    )
    return _table(("property", "of", "value", "meaning", "under"), rows)


def _relations() -> str:
    return _table(("type", "sentences", "from", "to", "plain edge"), map(_relation, relation_types().values()))


def _relation(kind: RelationType) -> tuple[str, ...]:
    both = f"{kind.sentence['en']}; {kind.inverse_sentence['en']}"
    ends = (", ".join(f"`{compact(cls)}`" for cls in classes) for classes in (kind.from_classes, kind.to_classes))
    sentences = f"{kind.sentence['en']} (the same from both ends)" if kind.symmetric else both
    return (f"`{kind.name}`", sentences, *ends, f"`{compact(kind.yields)}`")


def _scheme(name: str) -> Iterator[str]:
    head, file = f"{BASE}scheme/{name}", f"schemes/{name}.ttl"
    yield f"### {_english(head, DCTERMS.title, file)}"
    yield f"{_english(head, DCTERMS.description, file)} [`{file}`](../ontology/{file})"
    found = concepts(name).values()
    columns = {
        "name": [f"`{concept.name}`" for concept in found],
        "label": [concept.labels["en"] for concept in found],
        "meaning": [concept.definitions["en"] for concept in found],
        "under": [f"`{concept.broader.rpartition('/')[2]}`" if concept.broader else "" for concept in found],
        "outside": [_outside(concept) for concept in found],
    }
    shown = {head: cells for head, cells in columns.items() if any(cells)}
    yield _table(shown, zip(*shown.values(), strict=True))


def _outside(concept: Concept) -> str:
    named = _names()
    return "; ".join(
        f"{words} {', '.join(named[iri] for iri in concept.matches[m])}" for m, words in _MATCHES.items() if m in concept.matches
    )


@cache
def _names() -> dict[str, str]:
    """A short name of each concept of the lists of others that ours are matched with."""
    found = {}
    for file in external_files():
        for iri in subjects(file):
            space, _, code = iri.rpartition("/")
            if code and f"{space}/" in _LISTS:
                found[iri] = f"{_LISTS[f'{space}/']} {code} ({_english(iri, SKOS.prefLabel, file)})"
    return found


def _external(file: str) -> str:
    dataset = f"{BASE}dataset/{file.rpartition('/')[2].removesuffix('.ttl')}"
    said = {name: objects(file, dataset, DCTERMS[name]) for name in ("source", "license", "rights", "bibliographicCitation")}
    lines = [
        f"### {_english(dataset, DCTERMS.title, file)}",
        "",
        f"[`{file}`](../ontology/{file}), from {', '.join(f'<{iri}>' for iri in said['source'])}",
        "",
    ]
    lines += [f"- Licence: <{iri}>" for iri in said["license"]]
    lines += [f"- Rights: {words}" for words in said["rights"]]
    lines += [f"- To be cited as: {words}" for words in said["bibliographicCitation"]]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.write(page())

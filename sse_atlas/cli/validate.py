"""`sse-atlas validate`: the shapes, against an atlas or any RDF file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sse_atlas.cli.options import atlas_option, output_option, write

if TYPE_CHECKING:
    from sse_atlas.graph.validate import Report


@click.command("validate")
@click.argument("file", required=False, type=click.Path(path_type=Path), metavar="[FILE]")
@click.option("--engine", type=click.Choice(["pyshacl"]), default="pyshacl", show_default=True)
@click.option("-f", "--format", "form", type=click.Choice(["text", "ttl"]), default="text", show_default=True)
@output_option
@atlas_option
def command(file: Path | None, engine: str, form: str, output: Path | None, atlas: str) -> int:
    """Check the atlas, or an RDF FILE (.ttl .nt .nq .trig .jsonld .rdf), against the shapes.

    Exit code 0 where no shape of severity sh:Violation is broken (warnings allowed), 1 where one is, 2 for unreadable input.
    """
    report = _of_file(file) if file else _of_atlas(atlas)
    write(report.turtle() if form == "ttl" else "\n".join(report.lines()) + "\n", output)
    return 0 if report.conforms else 1


def _of_atlas(atlas: str) -> Report:
    from sse_atlas.atlas import Atlas

    return Atlas.open(atlas).validate()


def _of_file(file: Path) -> Report:
    from sse_atlas.graph.validate import validate_quads
    from sse_atlas.loaders.rdffile import read_quads

    return validate_quads(read_quads(file))

"""What the tests of the queries share: the bundled data, opened."""

from __future__ import annotations

from pathlib import Path

import pytest

from sse_atlas.graph import LocalStore
from tests.conftest import Run


@pytest.fixture(scope="session")
def store(atlas_dir: Path) -> LocalStore:
    """The bundled data, opened once for all tests of this folder."""
    return LocalStore.open(atlas_dir)


@pytest.fixture(scope="session")
def twins(run: Run, tmp_path_factory: pytest.TempPathFactory) -> LocalStore:
    """A list of actors of which two have names that differ by an accent, two share an acronym, and one has a row's data."""
    folder = tmp_path_factory.mktemp("twins")
    (folder / "twins.csv").write_text(
        "slug,name,acronym,country,city,other_names,website\n"
        "one,Alpha,AB,PE,Lima,,https://one.example.org/\n"
        "two,Álpha,AB,PE,Lima,Œuvre d’Été|서울 협동조합,\n"
        "lima,Lima Centre,,PE,,Straße 1,\n"
        "quebec,Ville de Québec,VQ,CA,Québec,,\n",
        encoding="utf-8",
    )
    done = run("build", folder / "twins.csv", "-o", folder / "atlas")
    assert done.returncode == 0, done.stderr
    return LocalStore.open(folder / "atlas")

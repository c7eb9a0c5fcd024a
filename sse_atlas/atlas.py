"""The atlas as Python sees it: built, opened, asked, shown."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Collection, Mapping, Sequence
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph

from sse_atlas.errors import QueryError
from sse_atlas.graph import Built, LocalStore, Result, Store, build
from sse_atlas.graph.build import STAGES
from sse_atlas.loaders import base_for, read_sources
from sse_atlas.ontology import wording
from sse_atlas.queries import bind, catalogue, describe, difference, find, gaps, get, open_store, partners, paths, resolve
from sse_atlas.queries.answers.paths import MOST_STEPS
from sse_atlas.queries.prefixes import with_prefixes

if TYPE_CHECKING:
    import networkx
    import rdflib

    from sse_atlas.graph.validate import Report
    from sse_atlas.queries import Description, Difference, Found, Gaps, Partners, Paths
    from sse_atlas.viz.explorer.page import Explorer

_NOT_ASKED = "The shapes were left out of this report. They are checked with sse-atlas validate."
_ON_SERVER = "Shapes are checked on a folder only, and this atlas is on a server."
_OF_THE_WHOLE = "Shapes are checked on the whole atlas, and this is a part: the network as of a year."
#: Above so many actors a build writes no page: it would take longer than all the rest. `explore` does.
_DRAWN = 10_000


class Atlas:
    """A knowledge graph of SSE actors, in a folder or on a SPARQL server.

    >>> atlas = Atlas.open("atlas")            # doctest: +SKIP
    >>> atlas.query("members-by-section")      # doctest: +SKIP
    """

    def __init__(self, store: Store, where: str, *, year: int | None = None) -> None:
        self.store = store
        self.where = where
        self.year = year

    @classmethod
    def build(
        cls, sources: Sequence[str | PathLike[str]] = (), into: str | PathLike[str] = "atlas", *, base: str | None = None
    ) -> Atlas:
        """Build an atlas of `sources` (the bundled data where none is named) into a folder, and open it.

        Raises AtlasError: a source that cannot be read or has refused rows (`build_folder` can keep going), a folder that
        cannot be written.
        """
        paths = [Path(source) for source in sources]
        build_folder(paths, Path(into), base=base)
        return cls.open(into)

    @classmethod
    def open(cls, where: str | PathLike[str] = "atlas") -> Atlas:
        """Open an atlas folder or the address of a SPARQL endpoint; raise AtlasError where there is no atlas."""
        place = str(where)
        return cls(open_store(place), place)

    def query(self, query: str, **parameters: str) -> Result:
        """Run a query of the catalogue by name, with its parameters, or a SPARQL query by its text."""
        if query in catalogue():
            return self.store.query(bind(get(query), parameters, self.store))
        if parameters:
            raise QueryError(f"no query {query!r} in the catalogue", do=f"name one of {', '.join(catalogue())}")
        return self.store.query(with_prefixes(query))

    def as_of(self, year: int) -> Atlas:
        """Give the atlas as of a year, as an atlas of its own (see `sse_atlas.graph.as_of` for what is in it then)."""
        from sse_atlas.graph.as_of import as_of

        return Atlas(as_of(self.store, year)[0], self.where, year=year)

    def find(self, text: str, *, limit: int = 20, lang: str = "en") -> list[Found]:
        """Find actors, events, initiatives and themes by any of their names, accents, case and typos aside; best fits first."""
        return find(self.store, text, wording(lang), limit)

    def describe(self, actor: str, *, lang: str = "en") -> Description:
        """Give all that is known of an actor, named by slug, IRI, acronym or any name, each statement with its citation."""
        return describe(self.store, resolve(self.store, actor).iri, wording(lang))

    def path(
        self,
        start: str,
        end: str,
        *,
        avoid: Collection[str] = (),
        types: Collection[str] = (),
        most_steps: int = MOST_STEPS,
        limit: int = 3,
        lang: str = "en",
    ) -> Paths:
        """Give how two actors are connected: up to `limit` paths, shortest first (see `sse_atlas.queries.answers.paths`)."""
        one, other, *avoided = (resolve(self.store, name).iri for name in (start, end, *avoid))
        return paths(self.store, one, other, wording(lang), avoid=avoided, types=types, most_steps=most_steps, limit=limit)

    def validate(self) -> Report:
        """Check the atlas against its shapes with pySHACL."""
        from sse_atlas.graph.export import statements
        from sse_atlas.graph.nquads import Quads
        from sse_atlas.graph.validate import validate_quads

        text = "".join(statements(self.store)).encode("utf-8")
        return validate_quads(Quads.of(pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.N_QUADS)))

    def network(self) -> networkx.MultiDiGraph:
        """Give the actors and the relations between them as a networkx graph (see `sse_atlas.graph.project`)."""
        from sse_atlas.graph.project import network

        return network(self.store)

    def partners(self, actor: str, *, limit: int = 10, other_region: bool = False, kind: str = "", lang: str = "en") -> Partners:
        """Give possible partners of an actor, ranked, each with its reasons (see `sse_atlas.queries.answers.partners`)."""
        iri = resolve(self.store, actor).iri
        return partners(self.store, iri, wording(lang), limit=limit, other_region=other_region, kind=kind)

    def gaps(self, network: str = "", *, only: Collection[str] = (), most: int | None = None, lang: str = "en") -> Gaps:
        """Give what is missing: one-sided, single-source, unconnected, nobody, bridges (see `sse_atlas.queries.answers.gaps`)."""
        iri = resolve(self.store, network).iri if network else ""
        return gaps(self.store, wording(lang), iri, only=only, most=most)

    def diff(self, new: Atlas, *, lang: str = "en") -> Difference:
        """Give what changed from this atlas to a newer one (see `sse_atlas.queries.answers.diffing`)."""
        return difference(self.store, new.store, wording(lang))

    def export(
        self,
        form: str,
        to: str | PathLike[str] | None = None,
        *,
        around: str = "",
        steps: int = 1,
        query: str = "",
        parameters: Mapping[str, str] | None = None,
        for_spreadsheet: bool = False,
        tell: Callable[[str], object] = warnings.warn,
    ) -> bytes | Path:
        """Write the atlas, or a part of it, in one of `sse_atlas.graph.export.FORMATS`: give its bytes, or its path if written.

        `to` is a file, or for csv a folder, which csv needs. A part is `around`
        an actor, by any of its names, up to so many `steps` away from it, or the actors in the answer to a `query` (a name
        of the catalogue with its `parameters`, or SPARQL). `tell` is told what could not be taken along.
        """
        from sse_atlas.graph.export import FOLDER, actors_of, export
        from sse_atlas.graph.export import around as actors_around

        if form == FOLDER and to is None:
            raise QueryError("csv is a folder of tables", do="name the folder")
        if around and query:
            raise QueryError("a part is around an actor or of a query, not both", do="name one of them")
        actors = None
        if around:
            actors = actors_around(self.store, resolve(self.store, around).iri, steps)
        elif query:
            actors = actors_of(self.store, self.query(query, **(parameters or {})))
        exported = export(self.store, form, actors=actors, for_spreadsheet=for_spreadsheet)
        for note in exported.notes:
            tell(note)
        if to is None:
            return exported.content
        exported.write(Path(to))
        return Path(to)

    def explorer(
        self, *, actor: str = "", view: str = "", year: int | None = None, lang: str = "", plain: bool = False
    ) -> Explorer:
        """Give the explorer page as HTML, which a notebook shows in place; `.write(path)` writes it.

        It opens at an `actor`, named as for `describe`, in a `view` (network, map or list), with the slider at a `year`, in a
        language, else in that of the reader's browser. `plain` gives the page that pyvis makes by itself, made
        safe, which has no views. Raises NotFoundError where there is no such actor.
        """
        from sse_atlas.viz.explorer.page import explorer_html, view_of

        if plain:
            from sse_atlas.viz.explorer.plain import plain_html

            return plain_html(self.store, title=self._title, year=self.year, lang=lang or "en")
        start = view_of(actor=resolve(self.store, actor).slug if actor else "", view=view, year=year)
        return explorer_html(self.store, title=self._title, start=start, year=self.year, lang=lang)

    def report(self, path: str | PathLike[str], *, validate: bool = True) -> Path:
        """Write the page of charts and findings, and give its path; raise UnwritableError where that is not possible.

        The shapes are checked for it, which takes minutes on long lists: `validate=False` leaves them out. An atlas on a
        server has no findings of shapes, nor has one as of a year: those are checked on a whole folder only.
        """
        from sse_atlas.viz import write_report

        local = isinstance(self.store, LocalStore)
        why = _OF_THE_WHOLE if self.year is not None else _NOT_ASKED if local else _ON_SERVER
        checked = validate and local and self.year is None
        write_report(self.store, self.validate() if checked else None, Path(path), why=why, title=self._title)
        return Path(path)

    @property
    def _title(self) -> str:
        """What a page calls it."""
        return "SSE Atlas" if self.year is None else f"SSE Atlas as of {self.year}"

    @property
    def dataset(self) -> rdflib.Dataset:
        """The atlas as an rdflib Dataset over the same store; its default graph is the accepted view. Local atlases only."""
        import rdflib
        from oxrdflib import OxigraphStore

        if not isinstance(self.store, LocalStore):
            raise QueryError("an atlas on a server has no rdflib dataset here", do="use .query(), or export it to a folder")
        return rdflib.Dataset(store=OxigraphStore(store=self.store.store), default_union=False)

    def __repr__(self) -> str:
        return f"<Atlas {self.where}>" if self.year is None else f"<Atlas {self.where} as of {self.year}>"


def build_folder(
    sources: Sequence[Path], folder: Path, *, base: str | None = None, keep_going: bool = False, **options: Any
) -> Built:
    """Read the sources and build them into a folder, with the explorer page; raise RefusedRows where rows were refused.

    `keep_going` builds with the other rows and lists the refused ones in refused.csv. `options` go to `sse_atlas.graph.build`.
    """
    from sse_atlas.errors import RefusedRowsError

    if tell := options.get("tell"):
        tell(STAGES[0])
    batch = read_sources(sources)
    if batch.refusals and not keep_going:
        lines = [f"{refusal.where}: {refusal.what}; {refusal.do}" for refusal in batch.refusals]
        what = f"{len(lines)} row{'' if len(lines) == 1 else 's'} refused, nothing built"
        raise RefusedRowsError(what, do="mend them, or build with the others: --keep-going", lines=lines)
    return build(batch, folder, base_for(sources, base), extra=write_page, **options)


def write_page(folder: Path, store: LocalStore) -> None:
    """Write the explorer page of a new atlas."""
    from sse_atlas.viz.explorer.page import explorer_html

    if store.manifest and store.manifest.counts["actors"] <= _DRAWN:
        explorer_html(store).write(folder / "explorer.html")

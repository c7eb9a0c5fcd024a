"""`sse-atlas explore`: where the page opens, in which language, and what cannot be asked together."""

from __future__ import annotations

import json
import re
import webbrowser
from pathlib import Path

import pytest
from click.testing import CliRunner

from sse_atlas.cli.explore import command


def explore(*given: str) -> str:
    done = CliRunner().invoke(command, [*given])
    assert done.exit_code == 0, done.output
    return done.output


def test_the_browser_opens_at_what_was_asked_for(monkeypatch: pytest.MonkeyPatch, atlas_dir: Path, tmp_path: Path) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", lambda address: not opened.append(address))
    path = tmp_path / "map.html"
    asked = ("--actor", "RIPESS", "--view", "map", "--lang", "fr", "--year", "2018")
    explore(*asked, "-o", str(path), "--atlas", str(atlas_dir))
    assert opened == [f"{path.as_uri()}#view=map&actor=ripess&year=2018"]
    page = path.read_text(encoding="utf-8")
    meta = json.loads(re.findall(r'id="data">(.*?)</script>', page, re.S)[0])["meta"]
    assert (meta["start"], meta["lang"], meta["year"]) == ("view=map&actor=ripess&year=2018", "fr", None)


def test_the_page_leaves_the_language_to_its_reader(monkeypatch: pytest.MonkeyPatch, atlas_dir: Path, tmp_path: Path) -> None:
    monkeypatch.setenv("LANGUAGE", "ko")
    explore("--no-open", "-o", str(tmp_path / "a.html"), "--atlas", str(atlas_dir))
    assert (tmp_path / "a.html").read_bytes() == (atlas_dir / "explorer.html").read_bytes()
    explore("--no-open", "--plain", "-o", str(tmp_path / "b.html"), "--atlas", str(atlas_dir))
    assert '<html lang="ko">' in (tmp_path / "b.html").read_text(encoding="utf-8")


def test_without_a_browser_it_says_what_to_open(monkeypatch: pytest.MonkeyPatch, atlas_dir: Path, tmp_path: Path) -> None:
    monkeypatch.setattr(webbrowser, "open", lambda _: False)
    assert "open" in explore("--plain", "-o", str(tmp_path / "a.html"), "--atlas", str(atlas_dir))
    assert 'id="mynetwork"' in (tmp_path / "a.html").read_text(encoding="utf-8")


def test_the_plain_page_has_no_views(atlas_dir: Path, tmp_path: Path) -> None:
    done = CliRunner().invoke(command, ["--plain", "--view", "map", "-o", str(tmp_path / "a.html"), "--atlas", str(atlas_dir)])
    assert done.exit_code == 2 and "no views" in done.output
    assert not (tmp_path / "a.html").exists()

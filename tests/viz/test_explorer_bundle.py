"""How the page is put together: modules into one script that says the same, texts, packed data, and the policy."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sse_atlas.errors import AtlasError
from sse_atlas.viz.explorer.bundle import bundle, modules, ordered, smaller, styles
from sse_atlas.viz.explorer.network import safe_json
from sse_atlas.viz.explorer.packing import packed_data, packed_texts, short_name, steps
from sse_atlas.viz.explorer.page import land, scripts
from sse_atlas.viz.explorer.texts import texts


def node(script: str) -> str:
    """What a script prints."""
    if shutil.which("node") is None:
        pytest.skip("not checked here: no node")
    return subprocess.run(["node", "-"], input=script, capture_output=True, text=True, check=True, timeout=60).stdout


MODULES = {
    "main.js": """// The entry.
import { double, NAMES as names } from "./sums.js";
import {
  told,
} from "./words.js";
/* A comment with "quotes". */
const pattern = /[/"'`]\\/\\/ not a comment/g;
console.log(told(double(4)), names.join("  "), "// no comment", pattern.source, `two  spaces ${ `{${"}"}` } /* here */
  and a line`);
export const done = true;
""",
    "sums.js": """export const NAMES = ["a", "b"];
export function double(number) {
  return number / 1 * 2; // half of four
}
export class Box {}
""",
    "words.js": """import { double } from "./sums.js";
export const told = (number) => `${number} ${double(1)}`;
""",
}


def test_the_bundle_does_what_the_modules_do(tmp_path: Path) -> None:
    for name, text in MODULES.items():
        (tmp_path / name.replace(".js", ".mjs")).write_text(text.replace('.js";', '.mjs";'), encoding="utf-8")
    if shutil.which("node") is None:
        pytest.skip("not checked here: no node")
    asked = ["node", str(tmp_path / "main.mjs")]
    expected = subprocess.run(asked, capture_output=True, text=True, check=True, timeout=60).stdout
    assert node(bundle(MODULES)) == expected
    assert ordered(MODULES) == ["sums.js", "words.js", "main.js"]


def test_comments_and_indentation_are_left_out() -> None:
    made = bundle(MODULES)
    assert "The entry" not in made and "half of four" not in made and "quotes" not in made
    assert "\n  return" not in made and "// no comment" in made


@pytest.mark.parametrize(
    "text",
    ["export default 1;", 'import * as all from "./sums.js";', 'import "./sums.js";', 'export { a } from "./sums.js";'],
)
def test_other_forms_are_refused(text: str) -> None:
    with pytest.raises(AtlasError, match="cannot be built of"):
        bundle({**MODULES, "main.js": text})


def test_a_circle_and_a_missing_module_are_refused() -> None:
    circle = {"main.js": 'import { a } from "./b.js";\n', "b.js": 'import { c } from "./main.js";\nexport const a = 1;\n'}
    with pytest.raises(AtlasError, match=re.escape("main.js -> b.js -> main.js")):
        bundle(circle)
    with pytest.raises(AtlasError, match=re.escape("no module b.js")):
        bundle({"main.js": circle["main.js"]})


def test_every_module_of_the_page_is_a_script_before_and_after(tmp_path: Path) -> None:
    if shutil.which("node") is None:
        pytest.skip("not checked here: no node")
    for name, text in {**scripts(), "unpack": smaller(modules()["unpack.js"])}.items():
        (tmp_path / f"{name}.js").write_text(text, encoding="utf-8")
        subprocess.run(["node", "--check", str(tmp_path / f"{name}.js")], check=True, timeout=60)
    assert set(ordered(modules())) | {"first.js", "unpack.js"} == {name for name in modules() if name.endswith(".js")}


def test_styles_keep_their_rules() -> None:
    files = {
        "a.css": '/* all */ a { content: "/* kept */"; }\n\n',
        "print.css": "p {\n  color: red;\n}",
        "tokens.css": ":root { --a: 1 }",
    }
    assert styles(files) == ':root{--a:1}a{content:"/* kept */"}p{color:red}\n'
    assert "http" not in styles(modules()).replace("http://www.w3.org/", "")


def test_texts_are_found_translated_and_open_for_their_fields() -> None:
    script = 'say("until {end}", { end }); words.many("{number} member", "{number} members", n); say("never translated {x}");'
    script += '\nsay("Network: {network}, " + "{number} member");'
    found = texts([script])
    assert found["fr"]["until {end}"] == "jusqu'à {end}" or "{end}" in found["fr"]["until {end}"]
    assert "never translated {x}" not in found["fr"]
    assert set(found) == {"fr", "es", "pt", "ko"}


def test_what_is_packed_is_unpacked() -> None:
    data = {
        "meta": {"title": 'a "row~":[1,2] b'},
        "cites": {"heading": [0, 0, 2], "line": [3, 9, 1], "row": [0, 0, 7], "page": ["", "1", "2"]},
        "links": {"from": [1, 1, 4, 2], "to": [0, 2, 3, 1]},
        "empty": [],
    }
    said = {"fr": {"a": "b", "{number} x": ["une", "deux"]}, "ko": {"a": "c"}}
    elements = {
        "data": str(safe_json(packed_data(data))),
        "texts": str(safe_json(packed_texts(said))),
        "land": str(safe_json([steps(ring, 2) for ring in [[-900, 5, -895, 6, 3, 4], [1, 2]]])),
    }
    script = (
        f"const all = {json.dumps({name: {'textContent': text} for name, text in elements.items()})};"
        "globalThis.document = { getElementById: (id) => all[id] };\n" + smaller(modules()["unpack.js"])
        + "\nconsole.log(JSON.stringify(Object.values(all).map((one) => JSON.parse(one.textContent))));"
    )  # fmt: skip
    filed = {lang: {short_name(key): text for key, text in texts.items()} for lang, texts in said.items()}
    assert json.loads(node(script)) == [data, filed, {"rings": [[-1800, 10, -1790, 12, 6, 8], [2, 4]]}]


def test_both_sides_file_a_message_under_one_name() -> None:
    asked = ["", "a", "{number} actor", "under “{heading}”", "서울 👩‍👩‍👧", *(f"message {number}" for number in range(300))]
    words = Path(str(resources.files("sse_atlas.viz"))) / "assets" / "explorer" / "words.js"
    script = (
        f"import({json.dumps(words.as_uri())}).then((w) => console.log(JSON.stringify({json.dumps(asked)}.map(w.shortName))))"
    )
    assert json.loads(node(script)) == [short_name(text) for text in asked]
    with pytest.raises(AtlasError, match="one short name"):
        packed_texts({"fr": {"a": "b", short_name("a"): "c"}})


def test_land_is_steps_between_places_on_earth() -> None:
    for ring in land():
        x = y = 0
        for across, up in zip(ring[::2], ring[1::2], strict=True):
            x, y = x + across, y + up
            assert abs(x) <= 900 and abs(y) <= 450


@given(st.recursive(st.none() | st.integers() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_no_json_ends_a_script_and_all_comes_back(value: object) -> None:
    text = str(safe_json(value))
    assert not set("<>&\u2028\u2029") & set(text)
    assert json.loads(text) == value

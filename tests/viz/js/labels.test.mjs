import assert from "node:assert/strict";
import test from "node:test";
import { Taken, clean, createMeasure, place, wrapped } from "../../../viz/assets/explorer/labels.js";
import { overlaps } from "./picture-atlas.mjs";

const measure = createMeasure();

test("names hold no controls, no marks that turn the writing, no half letters, and are not endless", () => {
  assert.equal(clean("a\u202Eb\u0000c\n d"), "a b c d");
  assert.equal(clean("\uD800x"), "x");
  assert.ok(clean("x".repeat(10000)).length <= 240);
  assert.equal(clean("서울 사회적경제"), "서울 사회적경제");
});

test("lines fit their width, words stay whole where they can", () => {
  const lines = wrapped("City of the Northern Lakes", { width: 90, most: 3, measure });
  assert.deepEqual(lines.join(" "), "City of the Northern Lakes");
  for (const line of lines) assert.ok(measure(line, 12) <= 90);
});

test("a word longer than a line is broken, what has no room is told by dots", () => {
  const lines = wrapped("W".repeat(400), { width: 90, most: 2, measure });
  assert.equal(lines.length, 2);
  assert.ok(lines[1].endsWith("…"));
  for (const line of lines) assert.ok(measure(line, 12) <= 90);
  assert.deepEqual(wrapped("", { width: 90, measure }), [""]);
});

test("no name lies over another name or another mark, or beyond the stage", () => {
  const marks = Array.from({ length: 120 }, (_, n) => ({ x: 20 + ((n * 37) % 760), y: 20 + ((n * 53) % 560), r: 9,
    owner: `m${n}` }));
  const taken = new Taken();
  const boxes = marks.map(({ x, y, r, owner }) => ({ left: x - r, right: x + r, top: y - r, bottom: y + r, owner }));
  boxes.forEach((box) => taken.add(box));
  const wanted = marks.map((mark, n) => ({ ...mark, rank: n, size: 12, weight: 400, forms: [[`Actor number ${n}`], [`A${n}`]] }));
  const placed = place(wanted, taken, { width: 800, height: 600, measure });
  assert.ok(placed.length > 30);
  assert.deepEqual(overlaps(placed.map(({ box }) => box)), []);
  for (const { box, owner } of placed) {
    assert.ok(box.left >= 0 && box.right <= 800 && box.top >= 0 && box.bottom <= 600);
    for (const other of boxes) if (other.owner !== owner) assert.deepEqual(overlaps([box, other]), []);
  }
});

test("a name that has to stand somewhere stands, the first in rank finds the best place", () => {
  const taken = new Taken();
  taken.add({ left: -20, right: 220, top: 60, bottom: 140, owner: "other" });
  const [label] = place([{ x: 100, y: 100, r: 9, owner: "me", rank: 0, size: 12, weight: 600, must: true,
    forms: [["Chosen actor"]] }], taken, { width: 200, height: 200, measure });
  assert.equal(label.lines[0], "Chosen actor");
});

test("with a margin no name is cut by the edge of the stage", () => {
  const wanted = Array.from({ length: 40 }, (_, n) => ({ x: -100 + n * 12, y: 50 + (n % 4) * 40, r: 5, owner: `m${n}`, rank: n,
    size: 12, weight: 400, forms: [["A longer name"]] }));
  for (const { box } of place(wanted, new Taken(), { width: 200, height: 200, measure, margin: 150 })) {
    assert.ok((box.left > 0 && box.right < 200) || box.right < 0 || box.left > 200);
  }
});

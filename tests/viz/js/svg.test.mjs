import assert from "node:assert/strict";
import test from "node:test";
import { scene } from "../../../viz/assets/explorer/scene.js";
import { drawn, whole } from "../../../viz/assets/explorer/plans.js";
import { escaped, svgOf } from "../../../viz/assets/explorer/svg.js";
import { COLOURS, atlasOf, stateOf, visibleOf, words } from "./picture-atlas.mjs";

const SIZE = { width: 900, height: 600 };
const drawing = (view, change = () => {}, frame = {}) => {
  const atlas = atlasOf(60);
  change(atlas);
  const state = stateOf({ view });
  const visible = visibleOf(atlas);
  const camera = whole(drawn(atlas, state, visible, words, SIZE, 1), SIZE);
  const picture = scene(atlas, state, visible, words, SIZE, COLOURS, camera, { rings: [[0, 0, 100, 0, 100, 100, 0, 100]] });
  return { picture, text: svgOf(picture, frame, atlas.marks) };
};
const texts = (svg) => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);

test("the file has the names of the screen, and title, legend, date and sources around them", () => {
  const frame = { title: "An atlas", legend: [{ kind: "Network", text: "networks" }], date: "2021-10-08",
    sources: ["A yearbook"] };
  for (const view of ["network", "map"]) {
    const { picture, text } = drawing(view, () => {}, frame);
    const found = texts(text);
    for (const { lines } of picture.labels) for (const line of lines) assert.ok(found.includes(escaped(line)), line);
    for (const wanted of ["An atlas", "networks", "2021-10-08", "A yearbook"]) assert.ok(found.includes(wanted), wanted);
    assert.match(text, /<title>An atlas<\/title>/);
  }
});

test("what a source says never becomes markup", () => {
  const nasty = `</text><script>alert(1)</script><img src=x onerror="1">&'`;
  const { text } = drawing("network", (atlas) => { for (const node of atlas.nodes) node.name = nasty; }, { title: nasty,
    sources: [nasty], legend: [{ text: nasty }], date: nasty });
  assert.doesNotMatch(text, /<script|<img|onerror="/);
  assert.doesNotMatch(text, /[\u0000-\u0008\u202a-\u202e]/);
});

test("every element is closed, numbers are numbers", () => {
  for (const view of ["network", "map"]) {
    const { text } = drawing(view);
    const open = [];
    for (const [, close, name, empty] of text.matchAll(/<(\/?)([a-zA-Z]+)[^>]*?(\/?)>/g)) {
      if (close) assert.equal(open.pop(), name);
      else if (!empty) open.push(name);
    }
    assert.deepEqual(open, []);
    assert.doesNotMatch(text, /NaN|undefined|Infinity/);
  }
});

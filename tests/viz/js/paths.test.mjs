import assert from "node:assert/strict";
import test from "node:test";

import { paths } from "../../../viz/assets/explorer/paths.js";
import { made } from "./made.mjs";

const told = (atlas, from, to, options) =>
  paths(atlas, atlas.byId.get(from), atlas.byId.get(to), options).map(({ nodes }) => nodes.map(({ id }) => id).join(" "));

test("fewer steps come first, then the order of what lies between", () => {
  const atlas = made("a-x x-b a-c c-b a-d d-e e-b");
  assert.deepEqual(told(atlas, "a", "b"), ["a c b", "a x b", "a d e b"]);
  assert.deepEqual(told(atlas, "a", "b", { limit: 1 }), ["a c b"]);
  assert.deepEqual(told(atlas, "a", "b", { most: 2 }), ["a c b", "a x b"]);
});

test("a doubtful step weighs less than a step more, and only where every link of it is doubtful", () => {
  const atlas = made("a-c? c-b a-x x-b a-d? a-d d-b");
  assert.deepEqual(told(atlas, "a", "b"), ["a d b", "a x b", "a c b"]);
  const [first] = paths(atlas, atlas.byId.get("a"), atlas.byId.get("b"));
  assert.deepEqual(first.steps.map((links) => links.map(({ doubt }) => Boolean(doubt))), [[false, true], [false]]);
});

test("no thing stands twice on a path, and nobody is passed who is avoided", () => {
  const atlas = made("a-b b-c c-a c-d a-d");
  assert.deepEqual(told(atlas, "a", "d", { limit: 9 }), ["a d", "a c d", "a b c d"]);
  assert.deepEqual(told(atlas, "a", "d", { avoid: new Set([atlas.byId.get("c")]) }), ["a d"]);
  assert.deepEqual(told(atlas, "a", "d", { avoid: [atlas.byId.get("a")] }), []);
});

test("only some types of links, either way round", () => {
  const atlas = made("b-a:funds b-c:memberOf c-a:memberOf");
  assert.deepEqual(told(atlas, "a", "b", { types: new Set(["memberOf"]) }), ["a c b"]);
  assert.deepEqual(told(atlas, "a", "b", { types: ["owns"] }), []);
});

test("one thing named twice, or two that nothing connects, have no path", () => {
  const atlas = made("a-b c-d a-a");
  assert.deepEqual(told(atlas, "a", "a"), []);
  assert.deepEqual(told(atlas, "a", "c"), []);
});

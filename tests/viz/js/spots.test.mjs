import assert from "node:assert/strict";
import test from "node:test";
import { clustered, places, spotRadius, spots } from "../../../viz/assets/explorer/spots.js";
import { atlasOf, stateOf, visibleOf } from "./picture-atlas.mjs";

const atlas = atlasOf(300);
const visible = visibleOf(atlas);

test("those without a place are listed, the others counted once", () => {
  const plan = spots(atlas, stateOf({ view: "map" }), visible, 1);
  assert.equal(plan.without.length, atlas.nodes.filter(({ lat }) => lat === null).length);
  assert.equal(plan.items.reduce((sum, item) => sum + item.count, 0) + plan.without.length, 300);
});

test("no count lies upon another, at any scale", () => {
  for (const scale of [0.3, 1, 3, 12]) {
    const found = clustered(places(visible).places, scale);
    for (const [i, one] of found.entries()) {
      for (const other of found.slice(i + 1)) {
        assert.ok(Math.hypot(one.x - other.x, one.y - other.y) * scale >= spotRadius(one.count) + spotRadius(other.count), `${scale}`);
      }
    }
  }
});

test("coming nearer tells places apart", () => {
  const at = (scale) => spots(atlas, stateOf({ view: "map" }), visible, scale).items.length;
  assert.ok(at(0.3) < at(2) && at(2) <= at(20));
});

test("a count opens into a card with each of its actors, and a handle", () => {
  const closed = spots(atlas, stateOf({ view: "map" }), visible, 4);
  const group = closed.items.find((item) => item.kind === "group" && !item.several);
  const plan = spots(atlas, stateOf({ view: "map", open: new Set([group.id]) }), visible, 4);
  const front = plan.items.filter((item) => item.front);
  assert.equal(front.filter((item) => item.kind === "node").length, group.count);
  assert.ok(front.find((item) => item.id === group.id).open);
  const { w, h } = plan.frames[0].pixels;
  for (const { shift } of front) assert.ok(Math.abs(shift.x) < w / 2 && Math.abs(shift.y) < h / 2);
});

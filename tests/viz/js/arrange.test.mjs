import assert from "node:assert/strict";
import test from "node:test";
import { path, spread, surroundings } from "../../../viz/assets/explorer/arrange.js";
import { atlasOf, stateOf, visibleOf, words } from "./picture-atlas.mjs";

const star = (count) => {
  const atlas = atlasOf(count, { hub: false });
  atlas.links.length = 0;
  for (const node of atlas.nodes.slice(1)) atlas.links.push({ from: node, to: atlas.nodes[0], type: node.n % 2 ? "memberOf"
    : "partnerOf" });
  const ego = new Map(atlas.nodes.map((node) => [node, node.n ? 1 : 0]));
  return { atlas, visible: visibleOf(atlas, atlas.nodes, ego) };
};

test("surroundings: the actor in the middle, cells apart, whatever their number and the shape of the stage", () => {
  for (const count of [2, 8, 30, 120]) {
    for (const shape of [0.5, 1.2, 2]) {
      const { atlas, visible } = star(count);
      const { items } = surroundings(atlas, stateOf({ actor: atlas.nodes[0], steps: 1 }), visible, words, shape);
      assert.equal(items.length, count);
      assert.deepEqual([items[0].x, items[0].y], [0, 0]);
      for (const [i, one] of items.entries()) {
        for (const other of items.slice(i + 1)) {
          assert.ok(Math.abs(one.x - other.x) > 84 || Math.abs(one.y - other.y) > 46, `${count} ${shape} ${one.id} ${other.id}`);
        }
      }
    }
  }
});

test("those of one type stand together, by name", () => {
  const { atlas, visible } = star(9);
  const { items } = surroundings(atlas, stateOf({ actor: atlas.nodes[0], steps: 1 }), visible, words);
  const turn = (item) => (Math.atan2(item.x, -item.y) + 2 * Math.PI) % (2 * Math.PI);
  const order = items.slice(1).sort((one, other) => turn(one) - turn(other)).map(({ node }) => node.n);
  assert.deepEqual(order, [1, 3, 5, 7, 2, 4, 6, 8]);
});

test("a second step lies outside the first, near what leads to it; many behind one are a count", () => {
  const { atlas, visible } = star(8);
  const far = atlas.nodes[7];
  atlas.links.splice(atlas.links.findIndex((link) => link.from === far), 1);
  atlas.links.push({ from: far, to: atlas.nodes[2], type: "memberOf" });
  visible.links = atlas.links;
  visible.ego.set(far, 2);
  const { items } = surroundings(atlas, stateOf({ actor: atlas.nodes[0], steps: 2 }), visible, words, 1);
  const at = (node) => items.find((item) => item.node === node);
  const [one, two] = [at(atlas.nodes[2]), at(far)];
  assert.ok(Math.hypot(two.x, two.y) > Math.hypot(one.x, one.y));
  assert.ok(one.x * two.x + one.y * two.y > 0.9 * Math.hypot(one.x, one.y) * Math.hypot(two.x, two.y));
});

test("places on a closed line are a gap apart and in their order", () => {
  const found = spread([0.1, 0.2, 0.3, 5, 9.9], 10, 1.04);
  const sorted = [...found].map((value) => ((value % 10) + 10) % 10).sort((a, b) => a - b);
  sorted.forEach((value, index) => {
    const next = index + 1 < sorted.length ? sorted[index + 1] : sorted[0] + 10;
    assert.ok(next - value > 1.03, `${sorted}`);
  });
  assert.ok(Math.abs((found[3] % 10) - 5) < 0.01);
});

test("a path runs from left to right, downwards on a narrow stage, in its order", () => {
  const atlas = atlasOf(4, { hub: false });
  const [a, b, c, d] = atlas.nodes;
  atlas.links.length = 0;
  atlas.links.push({ from: c, to: d, type: "memberOf" }, { from: a, to: c, type: "memberOf" }, { from: b, to: d,
    type: "memberOf" });
  const state = stateOf({ panel: "path", start: a, end: b });
  const visible = visibleOf(atlas);
  const wide = path(atlas, state, visible, words, { width: 900, height: 600 });
  assert.deepEqual(wide.items.map(({ node }) => node), [a, c, d, b]);
  assert.ok(wide.items.every(({ x }, index) => index === 0 || x > wide.items[index - 1].x));
  const narrow = path(atlas, state, visible, words, { width: 360, height: 600 });
  assert.ok(narrow.items.every(({ x, y }, index) => x === 0 && (index === 0 || y > narrow.items[index - 1].y)));
});

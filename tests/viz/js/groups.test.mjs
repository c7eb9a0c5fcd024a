import assert from "node:assert/strict";
import test from "node:test";
import { FOLD, MOST, grouped, joined, nodeItem, ofItem } from "../../../viz/assets/explorer/groups.js";
import { atlasOf, stateOf, visibleOf } from "./picture-atlas.mjs";

const told = (plan) => plan.items.flatMap((item) => (item.open ? item.members : ofItem(item)));
const same = (plan, visible) => {
  const nodes = told(plan);
  assert.equal(nodes.length, new Set(nodes).size, "nobody twice");
  assert.equal(nodes.length, visible.nodes.size, "nobody lost");
};

test("up to the limit each is drawn where the build put it", () => {
  const atlas = atlasOf(FOLD);
  const plan = grouped(atlas, stateOf(), visibleOf(atlas));
  assert.ok(!plan.folded && plan.items.every(({ kind, x, node }) => kind === "node" && x === node.x));
});

test("above it networks and counts stand for all, nobody lost and nobody twice", () => {
  const atlas = atlasOf(700);
  const visible = visibleOf(atlas);
  const plan = grouped(atlas, stateOf(), visible);
  assert.ok(plan.folded && plan.items.length < 90);
  same(plan, visible);
  assert.ok(plan.items.some(({ label }) => label && label.network));
});

test("a count opens into its members and a handle that closes it", () => {
  const atlas = atlasOf(700);
  const visible = visibleOf(atlas);
  const group = grouped(atlas, stateOf(), visible).items.find(({ kind }) => kind === "group");
  const plan = grouped(atlas, stateOf({ open: new Set([group.id]) }), visible);
  same(plan, visible);
  assert.equal(plan.frames.length, 1);
  assert.ok(plan.items.find(({ id }) => id === group.id).open);
  assert.equal(plan.items.filter(({ node }) => group.members.includes(node)).length, group.members.length);
});

test("however much is open, it never draws more than the most", () => {
  const atlas = atlasOf(9000);
  const visible = visibleOf(atlas);
  let open = new Set();
  for (let round = 0; round < 3; round += 1) {
    const plan = grouped(atlas, stateOf({ open }), visible);
    assert.ok(plan.items.length <= MOST);
    same(plan, visible);
    open = new Set(plan.items.filter(({ kind }) => kind === "group").map(({ id }) => id));
  }
});

test("what is drawn does not depend on the order of the data, and counts do not lie upon each other", () => {
  const atlas = atlasOf(700);
  const visible = visibleOf(atlas);
  const plan = grouped(atlas, stateOf(), visible);
  assert.deepEqual(grouped(atlas, stateOf(), visible).items.map(({ id, x, y }) => [id, x, y]), plan.items.map(({ id, x, y }) =>
    [id, x, y]));
  for (const [i, one] of plan.items.entries()) {
    for (const other of plan.items.slice(i + 1)) assert.ok(Math.hypot(one.x - other.x, one.y - other.y) > 60);
  }
});

test("links between the same two are one line, links within a count none", () => {
  const atlas = atlasOf(12, { hub: false });
  const [a, b, c] = atlas.nodes;
  const items = [{ id: "g", kind: "group", members: [a, b], count: 2 }, nodeItem(c)];
  const link = (from, to) => ({ from, to });
  const lines = joined(items, [link(a, c), link(c, b), link(a, b)]);
  assert.equal(lines.length, 1);
  assert.equal(lines[0].links.length, 2);
});

import assert from "node:assert/strict";
import test from "node:test";
import { scene } from "../../../viz/assets/explorer/scene.js";
import { arrangementOf, drawn, whole } from "../../../viz/assets/explorer/plans.js";
import { COLOURS, atlasOf, overlaps, stateOf, visibleOf, words } from "./picture-atlas.mjs";

const SIZES = [{ width: 1100, height: 760 }, { width: 390, height: 700 }];
const shown = (atlas, state, visible, size) => {
  let plan = drawn(atlas, state, visible, words, size, 1);
  const camera = whole(plan, size);
  plan = drawn(atlas, state, visible, words, size, camera.scale);
  return scene(atlas, state, visible, words, size, COLOURS, camera, { plan });
};

test("which arrangement a state asks for", () => {
  const atlas = atlasOf(20);
  const [a, b] = atlas.nodes;
  const visible = visibleOf(atlas, atlas.nodes, new Map([[a, 0]]));
  assert.equal(arrangementOf(stateOf(), visible), "network");
  assert.equal(arrangementOf(stateOf({ view: "map", actor: a, steps: 1 }), visible), "map");
  assert.equal(arrangementOf(stateOf({ actor: a, steps: 2 }), visible), "around a0 2");
  assert.equal(arrangementOf(stateOf({ panel: "path", start: a, end: b }), visible), "path a0 a1 0");
});

test("in every view and size: no name over another, or over the mark of another; all within the stage", () => {
  for (const count of [60, 200, 900]) {
    const atlas = atlasOf(count);
    for (const view of ["network", "map"]) {
      for (const size of SIZES) {
        const picture = shown(atlas, stateOf({ view }), visibleOf(atlas), size);
        const labels = picture.labels.map((label) => ({ ...label.box, owner: label.owner }));
        assert.ok(labels.length > 5);
        assert.deepEqual(overlaps([...labels, ...picture.areas.map(({ box }) => box)]), [], `${count} ${view} ${size.width}`);
        for (const label of labels) {
          assert.ok(label.left >= 0 && label.right <= size.width && label.top >= 0 && label.bottom <= size.height);
          for (const mark of picture.marks) {
            if (mark.id === label.owner) continue;
            assert.deepEqual(overlaps([label, { left: mark.x - mark.r, right: mark.x + mark.r, top: mark.y - mark.r,
              bottom: mark.y + mark.r }]), []);
          }
        }
      }
    }
  }
});

test("all that is shown is in sight where it fits", () => {
  const atlas = atlasOf(60);
  for (const size of SIZES) {
    for (const view of ["network", "map"]) {
      for (const { x, y } of shown(atlas, stateOf({ view }), visibleOf(atlas), size).marks) {
        assert.ok(x > 0 && x < size.width && y > 0 && y < size.height, `${view} ${x} ${y}`);
      }
    }
  }
});

test("the actor chosen is marked, its links strong with arrows, others step back; doubt is dashed", () => {
  const atlas = atlasOf(30);
  const actor = atlas.nodes[2];
  for (const link of atlas.links) link.doubt = link.n % 2 ? "perhaps" : "";
  const picture = shown(atlas, stateOf({ actor }), visibleOf(atlas), SIZES[0]);
  const own = picture.marks.find(({ id }) => id === "n:a2");
  assert.equal(own.ring, COLOURS.accent);
  assert.ok(picture.labels.some(({ owner }) => owner === "n:a2"));
  assert.ok(picture.marks.some(({ dim }) => dim));
  for (const line of picture.lines) {
    assert.equal(line.strong, line.pair.links.some(({ from, to }) => from === actor || to === actor));
    assert.equal(line.dash, line.pair.links.every(({ doubt }) => doubt));
    if (line.strong && !line.pair.links.some(({ symmetric }) => symmetric)
      && line.pair.links.length === 1) assert.equal(line.head.length, 3);
  }
});

test("what has ended by the year is lighter", () => {
  const atlas = atlasOf(30);
  const before = shown(atlas, stateOf({ year: 2010 }), visibleOf(atlas), SIZES[0]).lines[0].alpha;
  for (const link of atlas.links) link.endYear = 2009;
  assert.ok(shown(atlas, stateOf({ year: 2010 }), visibleOf(atlas), SIZES[0]).lines[0].alpha < before);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { decode } from "../../../viz/assets/explorer/data.js";
import { shown } from "../../../viz/assets/explorer/filter.js";
import { happened, years } from "../../../viz/assets/explorer/happened.js";
import { reading } from "../../../viz/assets/explorer/reading.js";
import { parse } from "../../../viz/assets/explorer/state.js";
import { atlas as made, raw } from "./fixture.mjs";

const atlas = made();
const read = (hash) => reading(atlas, shown(atlas, parse(hash, atlas)));

test("the opening counts who is there and how they hang together beneath the star", () => {
  const told = read("");
  assert.equal(told.actors, 6);
  assert.deepEqual(told.kinds[0], { kind: "Network", count: 2 });
  assert.equal(told.countries, 3);
  assert.equal(told.parts, 1);
  assert.equal(told.largest, 4);
  assert.equal(told.alone, 1);
  assert.equal(told.most[0].node.id, "seine");
  assert.equal(told.most[0].links, 3);
  assert.deepEqual(told.growth.map(({ year, total }) => [year, total]), [[2015, 1], [2016, 1], [2017, 2], [2018, 2], [2019, 3]]);
  assert.equal(told.undated, 0);
});

test("growth ends with the year that is set", () => {
  assert.deepEqual(read("year=2017").growth.map(({ year }) => year), [2015, 2016, 2017]);
});

test("the hub unfolded makes no other reading of what lies beneath it", () => {
  assert.equal(read("open=hub").largest, read("").largest);
});

test("without a hub the years are those of the first links; with nothing shown there is nothing", () => {
  const without = raw();
  without.meta.hub = null;
  const bare = decode(without);
  assert.equal(reading(bare, shown(bare, parse("", bare))).growth[0].year, 2006);
  const none = reading(atlas, { nodes: new Set(), links: [], folded: [] });
  assert.deepEqual([none.actors, none.growth, none.most, none.largest], [0, [], [], 0]);
});

test("what happened in a year stands in groups, with where it stands", () => {
  const groups = Object.fromEntries(happened(atlas, 2016).map(({ group, items }) => [group, items]));
  assert.deepEqual(groups["Events that took place"].map(({ node }) => node.id), ["forum-2016"]);
  assert.equal(groups["Held events or took part in them"][0].link.type, "participatedIn");
  assert.equal(groups.Ended[0].node.id, "coop");
  assert.deepEqual(happened(atlas, 1998)[0].items[0].cites, [3]);
  assert.deepEqual(happened(atlas, 1066), []);
});

test("the years are in order, and count what happened tells", () => {
  const told = years(atlas);
  assert.deepEqual(told.map(({ year }) => year), told.map(({ year }) => year).sort());
  for (const { year, count } of told) {
    assert.equal(happened(atlas, year).reduce((sum, { items }) => sum + items.length, 0), count);
  }
});

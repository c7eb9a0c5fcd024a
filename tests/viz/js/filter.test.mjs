import assert from "node:assert/strict";
import { test } from "node:test";
import { shown } from "../../../viz/assets/explorer/filter.js";
import { parse } from "../../../viz/assets/explorer/state.js";
import { atlas as made, ids } from "./fixture.mjs";

const atlas = made();
const seen = (hash) => shown(atlas, parse(hash, atlas));
const told = (links) => links.map((link) => `${link.from.id} ${link.type} ${link.to.id}`);

test("at first all actors are shown, without things, with the memberships of the hub folded", () => {
  const all = seen("");
  assert.deepEqual(ids(all.nodes), ["alone", "anseong", "coop", "hub", "lima", "seine"]);
  assert.deepEqual(told(all.links), ["coop memberOf seine", "anseong partnerOf seine", "seine funds lima"]);
  assert.equal(all.folded.length, 3);
  assert.equal(all.toThings, 3);
  assert.equal(all.noStart, 0);
  assert.equal(all.ego, null);
});

test("the hub unfolds", () => {
  assert.equal(seen("open=hub").links.length, 6);
  assert.equal(seen("open=hub").folded.length, 0);
});

test("ticking narrows, switching off takes away what has nothing else", () => {
  assert.deepEqual(ids(seen("kind=Network").nodes), ["hub", "seine"]);
  assert.deepEqual(ids(seen("theme=housing").nodes), ["anseong", "seine"]);
  assert.deepEqual(ids(seen("no-theme=housing").nodes), ["alone", "anseong", "coop", "hub", "lima"]);
  assert.deepEqual(ids(seen("country=").nodes), ["alone", "hub"]);
  assert.deepEqual(told(seen("no-type=funds&no-type=partnerOf").links), ["coop memberOf seine"]);
  assert.deepEqual(ids(seen("source=list").nodes), ["hub", "lima", "seine"]);
  assert.deepEqual(told(seen("source=list").links), ["seine funds lima"]);
});

test("things are shown when asked for, whatever kinds of actors are ticked", () => {
  assert.deepEqual(ids(seen("things=Event&kind=LocalGovernment").nodes), ["anseong", "forum-2016"]);
  assert.equal(seen("things=Event").toThings, 1);
});

test("as of a year: what had ended or was to begin is out, an event that is over stays, the rest is counted", () => {
  const then = seen("year=2017&things=Event&things=Initiative&open=hub");
  assert.ok(!ids(then.nodes).includes("coop"));
  assert.ok(ids(then.nodes).includes("forum-2016"));
  assert.deepEqual(told(then.links), [
    "anseong memberOf hub", "seine memberOf hub", "anseong partnerOf seine", "seine funds lima",
    "anseong participatedIn forum-2016", "anseong operates plan",
  ]);
  assert.equal(then.noStart, 3);
  const later = seen("year=2019");
  assert.deepEqual(told(later.links), ["anseong partnerOf seine", "seine funds lima"]);
  assert.equal(later.noEnd, 1);
  assert.ok(told(seen("year=2014").links).includes("coop memberOf seine"));
  assert.ok(!ids(seen("year=1997").nodes).includes("seine"));
});

test("surroundings by steps, never through the hub", () => {
  const near = seen("actor=anseong&steps=1");
  assert.deepEqual(ids(near.nodes), ["anseong", "hub", "seine"]);
  assert.equal(near.ego.get(atlas.byId.get("anseong")), 0);
  assert.deepEqual(told(near.links), ["anseong memberOf hub", "anseong partnerOf seine"]);
  assert.equal(near.folded.length, 1);
  const two = seen("actor=anseong&steps=2");
  assert.deepEqual(ids(two.nodes), ["anseong", "coop", "hub", "lima", "seine"]);
  assert.equal(two.ego.get(atlas.byId.get("lima")), 2);
  assert.deepEqual(ids(seen("actor=alone&steps=3").nodes), ["alone"]);
  assert.deepEqual(ids(seen("actor=hub&steps=1").nodes), ["anseong", "hub", "lima", "seine"]);
});

test("an actor whose surroundings are shown stays, whatever the facets; not before it began", () => {
  assert.deepEqual(ids(seen("actor=anseong&steps=1&kind=Network").nodes), ["anseong", "hub", "seine"]);
  assert.deepEqual(ids(seen("actor=plan&steps=1").nodes), ["anseong", "plan"]);
  assert.deepEqual(ids(seen("actor=seine&steps=1&year=1990").nodes), []);
});

test("a path shows its nodes and the links of its steps", () => {
  const way = seen("from=anseong&to=coop&panel=path");
  assert.deepEqual(ids(way.nodes).filter((id) => id === "anseong" || id === "coop"), ["anseong", "coop"]);
  for (const link of way.links) assert.ok(way.nodes.has(link.from) && way.nodes.has(link.to));
  assert.ok(way.links.length > 0);
});

test("counts are those with the other facets", () => {
  const { counts } = seen("kind=Network");
  assert.equal(counts.kind.get("LocalGovernment"), 1);
  assert.equal(counts.kind.get("Network"), 2);
  assert.equal(counts.country.get("FR"), 1);
  assert.equal(counts.type.get("funds"), undefined);
  assert.equal(seen("").counts.source.get(1), 2);
});

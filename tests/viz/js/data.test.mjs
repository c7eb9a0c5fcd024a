import assert from "node:assert/strict";
import { test } from "node:test";
import { decode, other } from "../../../viz/assets/explorer/data.js";
import { atlas as made, ids, raw, rawOf } from "./fixture.mjs";

const atlas = made();
const node = (id) => atlas.byId.get(id);

test("nodes know their links, links their ends", () => {
  assert.equal(atlas.nodes.length, 8);
  assert.equal(atlas.hub, node("hub"));
  const tied = node("anseong").links.map((link) => other(link, node("anseong")));
  assert.deepEqual(ids(tied), ["forum-2016", "hub", "plan", "seine"]);
  assert.equal(node("forum-2016").actor, false);
  assert.equal(node("alone").links.length, 0);
});

test("IRIs are made up from the base where the data tells none", () => {
  const link = atlas.links[0];
  assert.equal(link.iri, "https://example.org/atlas/relation/anseong--memberOf--hub--2015");
  assert.equal(atlas.links[4].iri, "https://example.org/atlas/relation/anseong--partnerOf--seine");
  const data = raw();
  data.links.iri[0] = "urn:x:1";
  data.nodes.iri[1] = "urn:x:2";
  const own = decode(data);
  assert.equal(own.links[0].iri, "urn:x:1");
  assert.equal(own.nodes[1].iri, "urn:x:2");
});

test("memberships of the hub fold, of others not", () => {
  assert.deepEqual(atlas.links.map((link) => link.folds), [true, true, true, false, false, false, false, false, false]);
});

test("years come from dates of any length, and from nothing else", () => {
  assert.equal(node("seine").beginYear, 1998);
  assert.equal(node("coop").finishYear, 2016);
  assert.equal(node("alone").beginYear, null);
  assert.equal(atlas.links[6].startYear, 2016);
});

test("a date of printing is told as such", () => {
  const own = decode(rawOf([
    { id: "a", kind: "Initiative", begin: "2010", facts: [["property/issued", "2010", []]] },
    { id: "b", kind: "Initiative", begin: "2010", facts: [["property/issued", "2010", []], ["property/start", "2010", []]] },
  ], []));
  assert.deepEqual(own.nodes.map(({ published }) => published), [true, false]);
});

test("sources of a node are those of its facts and of its links", () => {
  assert.deepEqual([...node("seine").sources].sort(), [0, 1]);
  assert.deepEqual([...node("anseong").sources], [0]);
});

test("an atlas without anything is read, and columns may be left out", () => {
  const empty = decode(rawOf([], []));
  assert.equal(empty.hub, null);
  assert.equal(empty.nodes.length, 0);
  const bare = raw();
  for (const name of ["figures", "wrong", "disputed", "facts", "lat", "x"]) delete bare.nodes[name];
  delete bare.links.role;
  assert.equal(decode(bare).nodes[2].figures.length, 0);
});

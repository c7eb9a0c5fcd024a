import assert from "node:assert/strict";
import test from "node:test";

import { likely, partners } from "../../../viz/assets/explorer/affinity.js";
import { reason, reasons } from "../../../viz/assets/explorer/reasons.js";
import { made } from "./made.mjs";

const english = {
  say: (text, fields) => text.replace(/\{(\w+)\}/g, (_, name) => fields[name]),
  many: (one, more, number, fields) => english.say(number === 1 ? one : more, { number, ...fields }),
  name: ({ name }) => name,
  kind: (kind) => kind.toLowerCase(),
  term: (key) => key.split("/")[1],
  country: (code) => `the country ${code}`,
};

const near = (found, wanted) => assert.ok(Math.abs(found - wanted) < 1e-9, `${found} is not ${wanted}`);
const ask = (atlas, id, options) => partners(atlas, atlas.byId.get(id), options);
const grounds = (atlas, id, other) => ask(atlas, id).find(({ node }) => node.id === other).grounds;

test("a thing that both are tied to counts the more the fewer are tied to it", () => {
  const atlas = made("a-x b-x a-y c-y d-y");
  const [first, ...others] = ask(atlas, "a");
  assert.deepEqual([first.node.id, ...others.map(({ node }) => node.id)], ["b", "c", "d"]);
  const [ground] = grounds(atlas, "a", "b").filter(({ signal }) => signal === "neighbour");
  assert.equal(ground.shared[0].id, "x");
  near(ground.points, 1 / 2);
  near(first.score, first.grounds.reduce((sum, { points }) => sum + points, 0));
});

test("paths of three ties count together, the strongest is named, and who is tied already is nobody's partner", () => {
  const atlas = made("a-x x-y y-b x-z z-b");
  const found = ask(atlas, "a");
  assert.ok(!found.some(({ node }) => node.id === "x" || node.id === "a"));
  const steps = grounds(atlas, "a", "b").find(({ signal }) => signal === "steps");
  assert.deepEqual([steps.number, ...steps.shared.map(({ id }) => id)], [2, "x", "y"]);
  near(steps.points, 2 / Math.sqrt(3 * 2));
});

test("what few state says most, and who states everything is like nobody", () => {
  const stated = { a: { themes: ["theme/rare", "theme/common"] }, b: { themes: ["theme/rare"] } };
  for (const id of "cdefgh") stated[id] = { themes: ["theme/common"] };
  const atlas = made("", stated);
  assert.equal(ask(atlas, "a")[0].node.id, "b");
  near(grounds(atlas, "a", "b")[0].points, (0.1 * Math.log(1 + 8 / 2)) / Math.sqrt(2));
});

test("a town may have its accents or not, and is another one in another country", () => {
  const atlas = made("", {
    a: { city: "São Brás", country: "BR" }, b: { city: "Sao bras", country: "BR" }, c: { city: "São Brás", country: "PT" },
  });
  const shared = grounds(atlas, "a", "b").map((ground) => [ground.signal, ...ground.shared]);
  assert.deepEqual(shared, [["city", "São Brás"], ["country", "BR"]]);
  assert.deepEqual(grounds(atlas, "a", "c").map(({ signal }) => signal), ["kind"]);
});

test("a kind and another region may be asked for; whose region is not known is counted apart", () => {
  const work = { themes: ["theme/x"] };
  const atlas = made("", {
    a: { ...work, region: "region/1" }, b: { ...work, region: "region/1" },
    c: { ...work, region: "region/2", kind: "Fund" }, d: work,
  });
  const ids = (options) => ask(atlas, "a", options).map(({ node }) => node.id);
  assert.deepEqual(ids({}), ["b", "c", "d"]);
  assert.deepEqual(ids({ limit: 1 }), ["b"]);
  assert.deepEqual(ids({ kind: "Fund" }), ["c"]);
  assert.deepEqual(ids({ otherRegion: true }), ["c"]);
  assert.equal(likely(atlas, atlas.byId.get("a"), { otherRegion: true }).noRegion, 1);
  assert.deepEqual(ask(atlas, "d", { otherRegion: true }), []);
});

test("a thing that is no actor has no partners and is none", () => {
  const atlas = made("a-e b-e b-f c-f", { e: { actor: false, kind: "Event" } });
  assert.deepEqual(ask(atlas, "e"), []);
  assert.ok(ask(atlas, "c").every(({ node }) => node.actor));
});

test("reasons are told with the places of the ties and of what is stated", () => {
  const atlas = made("a-x? b-x a-g:memberOf h-b:memberOf", {
    a: {
      themes: ["theme/tea", "theme/art"], cites: [1],
      facts: [["property/theme", "theme/tea", [7]], ["property/theme", "theme/art", [8]]],
    },
    b: { themes: ["theme/tea", "theme/art"], cites: [2] },
  });
  const [node, candidate] = ["a", "b"].map((id) => atlas.byId.get(id));
  const found = grounds(atlas, "a", "b");
  const told = Object.fromEntries(found.map((ground) => [ground.signal, reason(ground, node, candidate, english)]));
  assert.deepEqual(told.neighbour, { text: "both are tied to X (2 ties in all)", cites: [100, 101], doubt: "not certain" });
  assert.deepEqual(told.theme, { text: "both work on art, tea", cites: [2, 7, 8], doubt: "" });
});

test("of many neighbours the weakest are counted, not named", () => {
  const atlas = made("a-t b-t a-u b-u a-v b-v a-w b-w a-x b-x a-y b-y a-z b-z");
  const found = ask(atlas, "a").find(({ node }) => node.id === "b");
  const told = reasons(found, atlas.byId.get("a"), english);
  assert.equal(told.filter(({ text }) => text.startsWith("both are tied to")).length, 6);
  assert.equal(told.at(-1).text, "both are tied to 2 things more");
  near(told.reduce((sum, { points }) => sum + points, 0), found.score);
});

test("who is tied to others of the kind is told with three of them", () => {
  const atlas = made("n-b n-c n-d n-e", { a: {}, n: { kind: "Network" } });
  const found = ask(atlas, "a").find(({ node }) => node.id === "n");
  const ground = found.grounds.find(({ signal }) => signal === "fellows");
  near(ground.points, 0.05 * Math.log(4));
  const text = "N is tied to 4 others of the kind “organization”, such as B, C, D";
  assert.equal(reason(ground, atlas.byId.get("a"), found.node, english).text, text);
});

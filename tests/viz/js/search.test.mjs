import assert from "node:assert/strict";
import { test } from "node:test";
import { createSearch, fold } from "../../../viz/assets/explorer/search.js";
import { decode } from "../../../viz/assets/explorer/data.js";
import { createWords } from "../../../viz/assets/explorer/words.js";
import { atlas as made, rawOf } from "./fixture.mjs";

const atlas = made();
const search = createSearch(atlas, createWords(atlas, {}, "en"));
const found = (text) => search.find(text).map(({ node }) => node.id);

test("accents, case and signs do not matter", () => {
  assert.equal(fold("L’Économie  ŒUVRE — Straße"), "l economie oeuvre strasse");
  assert.equal(fold("안성시"), "안성시");
  assert.equal(found("etoile")[0], "coop");
  assert.equal(found("RESEAU seine")[0], "seine");
});

test("names in every language, acronyms, towns, countries, themes", () => {
  assert.equal(found("안성")[0], "anseong");
  assert.equal(found("rds")[0], "seine");
  assert.equal(found("seine network")[0], "seine");
  assert.ok(found("paris").includes("seine"));
  assert.deepEqual(found("Corée du Sud"), ["anseong"]);
  assert.deepEqual(found("대한민국"), ["anseong"]);
  assert.ok(found("logement").includes("forum-2016"));
  assert.deepEqual(found("korea housing"), ["anseong"]);
});

test("small slips are forgiven where nothing fits, and it says why", () => {
  assert.equal(found("anseogn")[0], "anseong");
  assert.equal(found("siene")[0], "seine");
  assert.equal(search.find("anseogn")[0].why, "looks like “Anseong City”");
  assert.equal(search.find("rds")[0].why, "acronym RdS");
  assert.equal(search.find("seine netw")[0].why, "also Seine Network");
  assert.equal(search.find("anseong city")[0].why, "");
});

test("actors come before things of the same words; few letters mean beginnings", () => {
  const own = decode(rawOf([{ id: "place", name: "Seoul", kind: "Event" }, { id: "city", name: "Seoul City", kind: "LocalGovernment" },
    { id: "susan", name: "Susan", kind: "Person" }, { id: "ngo", name: "NGO", kind: "Organization", country: "US" },
    { id: "west", name: "West Cooperative", kind: "Organization", country: "GB" }], []));
  const look = createSearch(own, createWords(own, {}, "en"));
  const ids = (text) => look.find(text).map(({ node }) => node.id);
  assert.deepEqual(ids("seoul"), ["city", "place"]);
  assert.deepEqual(ids("usa"), ["ngo"]);
  assert.deepEqual(ids("uk"), ["west"]);
  assert.deepEqual(ids("operat"), ["west"]);
});

test("nothing, and what nobody is called, finds nothing", () => {
  for (const text of ["", "   ", "…", "xyzzyx", "a".repeat(9999), "__proto__ constructor"]) assert.deepEqual(found(text), []);
});

test("ten thousand are searched at once", () => {
  const nodes = Array.from({ length: 10000 }, (_, n) => ({
    id: `n${n}`, name: `Cooperative number ${n} of ${(n * 7919 % 9973).toString(36)}`, kind: "Organization",
    country: n % 2 ? "FR" : "PE",
  }));
  const large = decode(rawOf(nodes, []));
  const many = createSearch(large, createWords(large, {}, "en"));
  many.find("cooperative");
  const before = process.cpuUsage();
  for (const text of ["cooperative", "coperative", "numbr 99", "france 77"]) assert.ok(many.find(text).length > 0);
  const used = process.cpuUsage(before);
  // Loose: what counts is that it is not seconds.
  assert.ok((used.user + used.system) / 4000 < 400, `${(used.user + used.system) / 4000} ms`);
});

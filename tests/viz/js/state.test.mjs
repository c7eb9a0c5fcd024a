import assert from "node:assert/strict";
import { test } from "node:test";
import { createStore, emptyState, format, parse } from "../../../viz/assets/explorer/state.js";
import { atlas as made } from "./fixture.mjs";

const atlas = made();

test("an address comes back as it was", () => {
  const state = {
    ...parse("", atlas), view: "map", panel: "actor", actor: atlas.byId.get("seine"), steps: 2,
    start: atlas.byId.get("anseong"), end: atlas.byId.get("lima"), avoid: new Set([atlas.hub]), by: new Set(["funds"]), which: 1,
    only: { ...emptyState().only, kind: new Set(["Network"]), region: new Set(["region/155"]), source: new Set([1]) },
    off: { ...emptyState().off, theme: new Set(["theme/housing"]), country: new Set([""]) },
    things: new Set(["Event"]), year: 2018, happened: 2016, open: new Set(["hub"]), lang: "ko",
  };
  const hash = format(state);
  assert.deepEqual(parse(hash, atlas), state);
  assert.equal(format(parse(`#${hash}`, atlas)), hash);
  assert.match(hash, /source=list/);
  assert.match(hash, /region=155/);
});

test("an address of the state at first holds the language only", () => {
  assert.equal(format(parse("", atlas)), "lang=en");
  assert.equal(parse("lang=ko", atlas).lang, "ko");
  assert.equal(parse("lang=xx", atlas).lang, "en");
});

test("unknown values are left out, and nothing throws", () => {
  for (const hash of ["#actor=nobody&kind=Nothing&year=12&steps=9&view=x&open=", "%E0%A4%A", "#&&&==", null, "a".repeat(99999),
    "#kind=__proto__&region=constructor&things=Network&lang=%3Cimg%3E&which=-1"]) {
    assert.equal(format(parse(hash, atlas)), "lang=en");
  }
});

test("an address that names no panel means the one that fits", () => {
  assert.equal(parse("actor=seine", atlas).panel, "actor");
  assert.equal(parse("from=seine&to=lima", atlas).panel, "path");
  assert.equal(parse("happened=2016", atlas).panel, "happened");
});

test("the store tells of a change, of none where nothing changes, and alters no state", () => {
  const store = createStore(atlas, parse("", atlas));
  const heard = [];
  const stop = store.subscribe((state, before, how) => heard.push([format(state), format(before), how.by]));
  const before = store.get();
  store.change({ actor: atlas.byId.get("seine") }, { by: "pointer" });
  store.change({ actor: atlas.byId.get("seine"), things: new Set() });
  store.change({ only: { kind: new Set(["Network"]) } });
  assert.ok(store.get().only.region instanceof Set);
  store.change({ only: {}, off: {} });
  assert.equal(store.get().only.kind.size, 0);
  stop();
  store.change({ year: 2016 });
  assert.equal(before.actor, null);
  assert.deepEqual(heard.map(([, , by]) => by), ["pointer", undefined, undefined]);
  assert.match(heard[0][0], /actor=seine/);
});

// What is chosen, as one object that nobody alters, and the address that holds all of it.
// A value of a facet that is "" means: not reported. Sources are told by their index, in the address by their id, which stays
// from build to build: so the state holds the ids.
import { LANGUAGES } from "./words.js";

export const FACETS = ["kind", "region", "country", "theme", "type", "source"];
export const VIEWS = ["network", "map", "list"];
export const PANELS = ["home", "actor", "path", "partners", "happened", "find"];

const MOST_STEPS = 3;
// Facets whose values are keys of terms: the address holds what follows the slash.
const PREFIX = { region: "region/", theme: "theme/" };

const noValues = () => Object.fromEntries(FACETS.map((facet) => [facet, new Set()]));

export const emptyState = (lang = "en") => Object.freeze({
  view: "network", panel: "home", actor: null, steps: 0, start: null, end: null, avoid: new Set(), by: new Set(), which: 0,
  only: noValues(), off: noValues(), things: new Set(), year: null, happened: null, open: new Set(), lang, sourceIds: [],
});

// The panel that an address means where it does not name one.
const meantPanel = (state) => {
  if (state.start && state.end) return "path";
  if (state.actor) return "actor";
  return state.happened === null ? "home" : "happened";
};

const said = (facet, value, sourceIds) => {
  if (facet === "source") return sourceIds[value] || "";
  const prefix = PREFIX[facet];
  return prefix && value.startsWith(prefix) ? value.slice(prefix.length) : value;
};

export const format = (state) => {
  const hash = new URLSearchParams();
  const set = (name, value) => { if (value) hash.set(name, value); };
  const setAll = (name, values) => { for (const value of [...values].sort()) hash.append(name, value); };
  if (state.view !== "network") hash.set("view", state.view);
  if (state.panel !== meantPanel(state)) hash.set("panel", state.panel);
  set("actor", state.actor && state.actor.id);
  set("steps", state.steps ? String(state.steps) : "");
  set("from", state.start && state.start.id);
  set("to", state.end && state.end.id);
  setAll("avoid", [...state.avoid].map((node) => node.id));
  setAll("by", state.by);
  set("which", state.which ? String(state.which) : "");
  for (const facet of FACETS) {
    setAll(facet, [...state.only[facet]].map((value) => said(facet, value, state.sourceIds)));
    setAll(`no-${facet}`, [...state.off[facet]].map((value) => said(facet, value, state.sourceIds)));
  }
  setAll("things", state.things);
  if (state.year !== null) hash.set("year", String(state.year));
  if (state.happened !== null) hash.set("happened", String(state.happened));
  setAll("open", state.open);
  set("lang", state.lang);
  return hash.toString();
};

const idsOf = (atlas) => atlas.sources.map((source) => source.id);

// The values that each facet has, each told as the address tells it.
const facetValues = (atlas) => {
  const values = {
    kind: new Set(atlas.kinds.slice(0, atlas.actorKinds)), type: new Set(atlas.types),
    region: new Set([""]), country: new Set([""]), theme: new Set([""]),
    source: new Set(atlas.sources.keys()),
  };
  for (const node of atlas.nodes) {
    values.region.add(node.region);
    values.country.add(node.country);
    for (const theme of node.themes) values.theme.add(theme);
  }
  const ids = idsOf(atlas);
  return Object.fromEntries(FACETS.map((facet) =>
    [facet, new Map([...values[facet]].map((value) => [value === "" ? "" : said(facet, value, ids), value]))]));
};

const known = new WeakMap();
const valuesOf = (atlas) => {
  if (!known.has(atlas)) known.set(atlas, facetValues(atlas));
  return known.get(atlas);
};

const asText = (hash) => {
  const text = String(hash || "").replace(/^#/, "");
  return text.slice(0, 20000);
};

export const parse = (hash, atlas) => {
  const asked = new URLSearchParams(asText(hash));
  const first = (name) => asked.get(name) || "";
  const node = (id) => atlas.byId.get(id) || null;
  const number = (name, least, most) => {
    const text = first(name);
    const value = /^\d{1,4}$/.test(text) ? Number(text) : NaN;
    return value >= least && value <= most ? value : null;
  };
  const some = (name, map) => new Set(asked.getAll(name).filter((value) => map.has(value)).map((value) => map.get(value)));
  const values = valuesOf(atlas);
  const things = new Map(atlas.kinds.slice(atlas.actorKinds).map((kind) => [kind, kind]));
  const state = {
    ...emptyState(LANGUAGES.includes(first("lang")) ? first("lang") : atlas.meta.lang || "en"),
    view: VIEWS.includes(first("view")) ? first("view") : "network",
    actor: node(first("actor")),
    steps: number("steps", 0, MOST_STEPS) || 0,
    start: node(first("from")), end: node(first("to")),
    avoid: new Set(asked.getAll("avoid").map(node).filter(Boolean)),
    by: some("by", values.type),
    which: number("which", 0, 99) || 0,
    only: Object.fromEntries(FACETS.map((facet) => [facet, some(facet, values[facet])])),
    off: Object.fromEntries(FACETS.map((facet) => [facet, some(`no-${facet}`, values[facet])])),
    things: some("things", things),
    year: number("year", 1000, 2100),
    happened: number("happened", 1000, 2100),
    open: new Set(asked.getAll("open").filter((id) => id && id.length <= 200)),
    sourceIds: idsOf(atlas),
  };
  state.panel = PANELS.includes(first("panel")) ? first("panel") : meantPanel(state);
  return Object.freeze(state);
};

const sameSet = (a, b) => a.size === b.size && [...a].every((value) => b.has(value));
const same = (a, b) => {
  if (a === b) return true;
  if (a instanceof Set && b instanceof Set) return sameSet(a, b);
  return false;
};
const sameFacets = (a, b) => FACETS.every((facet) => sameSet(a[facet], b[facet]));

// `how` tells those who listen where a change came from: {by: "keyboard"} moves the focus, {by: "pointer"} does not.
export const createStore = (atlas, first) => {
  let state = Object.freeze({ ...emptyState(atlas.meta.lang || "en"), ...first, sourceIds: idsOf(atlas) });
  const listeners = new Set();
  const change = (part, how = {}) => {
    const before = state;
    const next = { ...state, ...part };
    // A facet that is not named has no value chosen: {only: {}} clears all.
    if (part.only) next.only = { ...noValues(), ...part.only };
    if (part.off) next.off = { ...noValues(), ...part.off };
    const changed = Object.keys(next).some((name) =>
      (name === "only" || name === "off" ? !sameFacets(next[name], before[name]) : !same(next[name], before[name])));
    if (!changed) return state;
    state = Object.freeze(next);
    for (const listener of [...listeners]) listener(state, before, how);
    return state;
  };
  return {
    get: () => state,
    change,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};

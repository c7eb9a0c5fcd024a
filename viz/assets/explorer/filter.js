// What is shown of the atlas: nodes and links that the facets let through, as of the year, around an actor or on a path.
// A year is taken whole: what ended in it was still there, what began in it was there already; what no source dates stays.
import { FACETS } from "./state.js";
import { other } from "./data.js";
import { paths } from "./paths.js";

// What a node or a link has of a facet; "" stands for: not reported.
const or = (value) => [value || ""];
const NODE_VALUES = {
  kind: (node) => [node.kind],
  region: (node) => or(node.region),
  country: (node) => or(node.country),
  theme: (node) => (node.themes.length ? node.themes : [""]),
  source: (node) => node.sources,
};
const LINK_VALUES = { type: (link) => [link.type], source: (link) => link.sources };

const passes = (values, only, off) => {
  let some = only.size === 0;
  let on = off.size === 0;
  let number = 0;
  for (const value of values) {
    number += 1;
    if (!some && only.has(value)) some = true;
    if (!on && !off.has(value)) on = true;
  }
  return some && (on || number === 0);
};
// The kinds of things are ticked elsewhere: the facet is about actors.
const skips = (facet, node) => facet === "kind" && !node.actor;

export const nodeIn = (node, year) => year === null
  || !(node.beginYear !== null && node.beginYear > year && !node.published)
  && !(node.finishYear !== null && node.finishYear < year && node.kind !== "Event");
export const linkIn = (link, year) => year === null
  || !(link.startYear !== null && link.startYear > year) && !(link.endYear !== null && link.endYear < year);

const yearOf = (date) => (date ? Number(date.slice(0, 4)) : null);
const noStartIn = (link, year) => link.startYear === null && (!link.stated || yearOf(link.stated) > year);
const noEndIn = (link, year) => link.endYear === null && Boolean(link.stated) && yearOf(link.stated) < year && !link.once;

const active = (state, facet) => state.only[facet].size > 0 || state.off[facet].size > 0;

// The facets that narrow, of nodes or of links, but for one.
const asked = (state, values, skip) => Object.keys(values).filter((facet) => facet !== skip && active(state, facet))
  .map((facet) => ({ facet, values: values[facet], only: state.only[facet], off: state.off[facet] }));

// How far each node is from the actor; nobody is reached through the hub, to which nearly all are tied.
const around = (actor, steps, links, hub) => {
  const at = new Map();
  for (const link of links) {
    for (const end of new Set([link.from, link.to])) {
      if (!at.has(end)) at.set(end, []);
      at.get(end).push(link);
    }
  }
  const far = new Map([[actor, 0]]);
  let edge = [actor];
  for (let step = 1; step <= steps; step += 1) {
    const next = [];
    for (const node of edge) {
      if (node === hub && node !== actor) continue;
      for (const link of at.get(node) || []) {
        const end = other(link, node);
        if (!far.has(end)) {
          far.set(end, step);
          next.push(end);
        }
      }
    }
    edge = next;
  }
  return far;
};

// What is left with all facets but `skip`.
const select = (atlas, state, skip) => {
  const { year } = state;
  const ego = state.actor !== null && state.steps > 0 ? state.actor : null;
  const nodeFacets = asked(state, NODE_VALUES, skip);
  const linkFacets = asked(state, LINK_VALUES, skip);
  const linkOn = (link) => linkIn(link, year) && linkFacets.every(({ values, only, off }) => passes(values(link), only, off));
  const nodeOn = (node) => nodeIn(node, year) && (node === ego
    || nodeFacets.every(({ facet, values, only, off }) => skips(facet, node) || passes(values(node), only, off)));

  const there = new Set();
  const hidden = new Set();
  for (const node of atlas.nodes) {
    if (!nodeOn(node)) continue;
    if (node.actor || node === ego || state.things.has(node.kind)) there.add(node);
    else hidden.add(node);
  }
  const links = [];
  let folded = [];
  const toHidden = [];
  for (const link of atlas.links) {
    const { from, to } = link;
    if (there.has(from) && there.has(to)) {
      if (!linkOn(link)) continue;
      if (link.folds && !state.open.has("hub") && from !== ego && to !== ego) folded.push(link);
      else links.push(link);
    } else if ((hidden.has(from) && there.has(to) || hidden.has(to) && there.has(from)) && linkOn(link)) {
      toHidden.push(link);
    }
  }
  if (!ego) return { nodes: there, links, folded, toThings: toHidden.length, ego: null };
  const far = there.has(ego) ? around(ego, state.steps, links, atlas.hub) : new Map();
  const inside = (link) => far.has(link.from) && far.has(link.to);
  folded = folded.filter(inside);
  return {
    nodes: new Set(atlas.nodes.filter((node) => far.has(node))), links: links.filter(inside), folded,
    toThings: toHidden.filter((link) => far.has(link.from) || far.has(link.to)).length, ego: far,
  };
};

// The path last asked for: each change of the state asks again.
let last = null;
const sameSet = (a, b) => a.size === b.size && [...a].every((value) => b.has(value));
const found = (atlas, state) => {
  const { start, end, avoid, by } = state;
  const same = last && last.atlas === atlas && last.start === start && last.end === end && sameSet(last.avoid, avoid)
    && sameSet(last.by, by);
  if (!same) last = { atlas, start, end, avoid, by, ways: paths(atlas, start, end, { avoid, types: by }) };
  return last.ways;
};

// The path of the state, null where none is chosen or there is none.
export const pathOf = (atlas, state) => {
  if (state.panel !== "path" || !state.start || !state.end || state.start === state.end) return null;
  const ways = found(atlas, state);
  return ways[Math.min(state.which, ways.length - 1)] || null;
};

const onPath = (way) => ({
  nodes: new Set(way.nodes), links: [...new Set(way.steps.flat())].sort((a, b) => a.n - b.n), folded: [], toThings: 0, ego: null,
});

const tallied = (values, items) => {
  const counts = new Map();
  for (const item of items) for (const value of values(item)) counts.set(value, (counts.get(value) || 0) + 1);
  return counts;
};

// How many nodes, or links, each value of a facet would show, with the other facets as they are. Sources count what they tell
// of: links, folded ones too.
const count = (facet, { nodes, links, folded }) => {
  if (facet === "source") return tallied(LINK_VALUES.source, [...links, ...folded]);
  if (facet === "type") return tallied(LINK_VALUES.type, links);
  return tallied(NODE_VALUES[facet], [...nodes].filter((node) => !skips(facet, node)));
};

export const shown = (atlas, state) => {
  const way = pathOf(atlas, state);
  const all = way ? onPath(way) : select(atlas, state, "");
  const { year } = state;
  return {
    ...all,
    noStart: year === null ? 0 : all.links.filter((link) => noStartIn(link, year)).length,
    noEnd: year === null ? 0 : all.links.filter((link) => noEndIn(link, year)).length,
    counts: Object.fromEntries(FACETS.map((facet) =>
      [facet, count(facet, way || !active(state, facet) ? all : select(atlas, state, facet))])),
  };
};

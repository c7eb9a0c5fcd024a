// The numbers of the opening: who is there, where, since when, and how they hang together beneath the star of the hub.

const tally = (items, value) => {
  const counts = new Map();
  for (const item of items) counts.set(value(item), (counts.get(value(item)) || 0) + 1);
  return counts;
};
const largestFirst = (counts, name) =>
  [...counts].map(([value, count]) => ({ [name]: value, count })).sort((a, b) => b.count - a.count);

// Links that are not memberships of the hub, nor others of its own.
const beneath = (atlas, links) => links.filter((link) => link.from !== atlas.hub && link.to !== atlas.hub);

// How many actors each connected part has that joins two or more things, the largest first.
const partsOf = (links) => {
  const above = new Map();
  const root = (node) => {
    let at = node;
    while (above.get(at) !== at) {
      above.set(at, above.get(above.get(at)));
      at = above.get(at);
    }
    return at;
  };
  for (const { from, to } of links) {
    for (const end of [from, to]) if (!above.has(end)) above.set(end, end);
    above.set(root(from), root(to));
  }
  const actors = [...above.keys()].filter((node) => node.actor);
  return [...tally(actors, root).values()].sort((a, b) => b - a);
};

// The year of each actor's first link of those given, Infinity where none of its links has a start.
const firstYears = (links) => {
  const years = new Map();
  for (const { from, to, startYear } of links) {
    for (const node of [from, to]) years.set(node, Math.min(years.get(node) ?? Infinity, startYear ?? Infinity));
  }
  return years;
};

// Every year from the first to the last, so that a year without anything shows as such.
const growthOf = (years) => {
  const counts = tally(years, (year) => year);
  const growth = [];
  let total = 0;
  if (!years.length) return growth;
  const last = years.reduce((a, b) => Math.max(a, b));
  for (let year = years.reduce((a, b) => Math.min(a, b)); year <= last; year += 1) {
    const count = counts.get(year) || 0;
    total += count;
    growth.push({ year, count, total });
  }
  return growth;
};

export const reading = (atlas, visible) => {
  const actors = [...visible.nodes].filter((node) => node.actor);
  const links = beneath(atlas, visible.links);
  const parts = partsOf(links);
  const others = actors.filter((node) => node !== atlas.hub);
  const ends = new Map();
  for (const { from, to } of links) for (const node of new Set([from, to])) ends.set(node, (ends.get(node) || 0) + 1);
  // With a hub, the years are those of joining it, whether its star is folded or not.
  const first = firstYears(atlas.hub ? [...visible.links, ...visible.folded].filter((link) => link.folds) : visible.links);
  const grown = others.filter((node) => !atlas.hub || first.has(node));
  const years = grown.map((node) => first.get(node)).filter(Number.isFinite);
  return {
    actors: actors.length,
    kinds: largestFirst(tally(actors, (node) => node.kind), "kind"),
    regions: largestFirst(tally(actors, (node) => node.region), "region"),
    countries: new Set(actors.map((node) => node.country).filter(Boolean)).size,
    growth: growthOf(years),
    undated: grown.length - years.length,
    types: largestFirst(tally(visible.links, (link) => link.type), "type"),
    parts: parts.length,
    largest: parts[0] || 0,
    // Whom no source ties to anything but the hub: not those whose ties are only left out of the view.
    alone: others.filter((node) => beneath(atlas, node.links).length === 0).length,
    most: [...ends].filter(([node]) => node.actor).map(([node, count]) => ({ node, links: count }))
      .sort((a, b) => b.links - a.links || a.node.n - b.node.n).slice(0, 10),
  };
};

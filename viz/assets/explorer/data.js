// The data of the page: columns as Python writes them, made into nodes and links that know each other.

const HUB_TYPE = "memberOf";
const BEGINNINGS = ["property/founded", "property/start"];

const yearOf = (date) => (/^\d{4}/.test(date || "") ? Number(date.slice(0, 4)) : null);

// A date on which something was printed is no beginning.
const isPublished = (facts, begin) => {
  const as = facts.filter(([, value]) => value === begin).map(([property]) => property);
  return Boolean(begin) && as.includes("property/issued") && !BEGINNINGS.some((property) => as.includes(property));
};

// A column may be left out where nothing is known.
const reader = (table) => (name, row, nothing) => {
  const value = table[name] ? table[name][row] : undefined;
  return value === undefined || value === null || value === 0 && typeof nothing === "string" ? nothing : value;
};

const decodeCites = (raw) => {
  const read = reader(raw.cites);
  return raw.cites.heading.map((at, n) => {
    const [source, heading] = raw.headings[at];
    return {
      n, source, heading: heading || "", page: String(read("page", n, "")),
      line: read("line", n, 0), last: read("last", n, 0), row: read("row", n, 0),
    };
  });
};

const decodeNodes = (raw) => {
  const read = reader(raw.nodes);
  return raw.nodes.id.map((id, n) => {
    const text = (name) => read(name, n, "");
    const list = (name) => read(name, n, []);
    const kind = raw.nodes.kind[n];
    return {
      n, id,
      iri: read("iri", n, 0) || `${raw.meta.base}id/${id}`,
      kind: raw.kinds[kind], actor: kind < raw.actorKinds,
      name: read("name", n, "") || id,
      acronym: text("acronym"), names: list("names"),
      country: text("country"), city: text("city"), region: text("region"), section: text("section"),
      themes: list("themes"), recommends: list("recommends"), goals: list("goals"),
      begin: String(text("begin")), finish: String(text("finish")), since: String(text("since")),
      beginYear: yearOf(String(text("begin"))), finishYear: yearOf(String(text("finish"))),
      published: isPublished(list("facts"), String(text("begin"))),
      homepages: list("homepages"),
      lat: read("lat", n, null), lon: read("lon", n, null), exact: Boolean(read("exact", n, 0)),
      x: read("x", n, 0), y: read("y", n, 0),
      cites: list("cites"), facts: list("facts"), figures: list("figures"), wrong: list("wrong"), disputed: list("disputed"),
      links: [], sources: new Set(),
    };
  });
};

const decodeLinks = (raw, nodes, cites, hub) => {
  const read = reader(raw.links);
  return raw.links.from.map((at, n) => {
    const text = (name) => String(read(name, n, ""));
    const from = nodes[at];
    const to = nodes[raw.links.to[n]];
    const type = raw.types[raw.links.type[n]];
    const start = text("start");
    const own = read("cites", n, []);
    const link = {
      n, from, to, type, start, end: text("end"), when: text("when"), role: text("role"), doubt: text("doubt"),
      iri: read("iri", n, 0) || `${raw.meta.base}relation/${from.id}--${type}--${to.id}${start ? `--${start}` : ""}`,
      startYear: yearOf(start), endYear: yearOf(text("end")),
      stated: text("stated"), declared: read("declared", n, 0),
      cites: own, sources: new Set(own.map((cite) => cites[cite].source)),
      symmetric: Boolean(raw.symmetric[raw.links.type[n]]), once: Boolean(raw.once[raw.links.type[n]]),
      folds: hub !== null && type === HUB_TYPE && to === hub,
    };
    from.links.push(link);
    if (to !== from) to.links.push(link);
    return link;
  });
};

// A source is one of a node where it says something of the node, or tells one of its links.
const gatherSources = (node, cites) => {
  const add = (list) => { for (const cite of list || []) if (cites[cite]) node.sources.add(cites[cite].source); };
  add(node.cites);
  for (const fact of node.facts) add(fact[2]);
  for (const figure of node.figures) add(figure[7]);
  for (const wrong of node.wrong) add(wrong[4]);
  for (const [, values] of node.disputed) for (const value of values) add(value[1]);
  for (const link of node.links) for (const source of link.sources) node.sources.add(source);
};

export const decode = (raw) => {
  const cites = decodeCites(raw);
  const nodes = decodeNodes(raw);
  const hub = raw.meta.hub === null || raw.meta.hub === undefined ? null : nodes[raw.meta.hub] || null;
  const links = decodeLinks(raw, nodes, cites, hub);
  for (const node of nodes) gatherSources(node, cites);
  return {
    meta: raw.meta, sources: raw.sources, cites, nodes, links, hub,
    kinds: raw.kinds, actorKinds: raw.actorKinds, types: raw.types,
    marks: raw.marks || {}, terms: raw.terms || {}, areas: raw.areas || [],
    byId: new Map(nodes.map((node) => [node.id, node])),
  };
};

// The other end of a link.
export const other = (link, node) => (link.from === node ? link.to : link.from);

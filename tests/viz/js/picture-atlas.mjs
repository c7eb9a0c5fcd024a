// A made-up atlas for the tests of the picture: nodes and links as data.js gives them.
export const PATH = "M0,-10L10,0L0,10L-10,0Z";
const mark = (light) => ({ path: PATH, light, dark: "#ffffff" });

export function atlasOf(count, { hub = true, perPlace = 4 } = {}) {
  const kinds = ["Network", "Organization", "Fund"];
  const nodes = Array.from({ length: count }, (_, n) => ({
    n, id: `a${n}`, kind: kinds[n % 3], actor: true, name: `Actor ${n}`, acronym: "", country: `C${n % 5}`, city: "",
      region: `region/${n % 4}`,
    lat: n % 10 === 9 ? null : ((Math.floor(n / perPlace) * 7) % 60) - 20, lon: n % 10 === 9 ? null
      : ((Math.floor(n / perPlace) * 23) % 300) - 150,
    exact: true, x: (n % 20) * 100, y: Math.floor(n / 20) * 60, links: [],
  }));
  const links = [];
  const add = (from, to, type, more = {}) => {
    const link = { n: links.length, from, to, type, doubt: "", endYear: null, symmetric: false, folds: type === "memberOf"
      && hub && to === nodes[0], ...more };
    links.push(link);
    from.links.push(link);
    to.links.push(link);
  };
  for (const node of nodes.slice(1)) {
    if (node.n % 3 === 0) add(node, nodes[0], "memberOf");
    if (node.n > 6 && node.n % 2) add(node, nodes[1 + (node.n % 5)], "memberOf");
    if (node.n % 4 === 2) add(node, nodes[node.n - 1], "partnerOf", { symmetric: true });
  }
  const marks = { Network: mark("#0a7a5c"), Organization: mark("#0f68b0"), Fund: mark("#8a6200") };
  return { meta: { date: "2021-10-08" }, kinds, actorKinds: 3, types: ["memberOf", "partnerOf"], marks, areas: [], nodes, links,
    hub: hub ? nodes[0] : null, byId: new Map(nodes.map((node) => [node.id, node])) };
}

export const visibleOf = (atlas, nodes = atlas.nodes, ego = null) => {
  const set = new Set(nodes);
  const within = atlas.links.filter((link) => set.has(link.from) && set.has(link.to));
  return { nodes: set, links: within.filter((link) => !link.folds), folded: within.filter((link) => link.folds), ego };
};

export const stateOf = (part = {}) => ({
  view: "network", panel: "home", actor: null, steps: 0, start: null, end: null, which: 0, year: null, open: new Set(), ...part,
});

export const words = {
  lang: "en", dir: "ltr", say: (text, fields = {}) => text.replace(/\{(\w+)\}/g, (_, name) => fields[name]),
  many: (one, more, number) => `${number} ${more}`, name: (node) => node.name, kind: (name) => name, term: (key) =>
    key.split("/").pop(),
  country: (code) => code, place: (node) => node.country, told: (node) => node.name,
};

export const COLOURS = {
  paper: "#fff", raised: "#fff", sunk: "#eee", rule: "#ddd", edge: "#888", ink: "#111", soft: "#555", region: "#666",
    accent: "#00f", tint: "#eef", land: "#eed", sea: "#fff", dark: false,
};

// Pairs of boxes that lie upon each other.
export function overlaps(boxes) {
  const found = [];
  boxes.forEach((one, index) => {
    for (const other of boxes.slice(index + 1)) {
      if (one.left < other.right - 0.01 && one.right > other.left + 0.01 && one.top < other.bottom - 0.01
        && one.bottom > other.top + 0.01) found.push([one, other]);
    }
  });
  return found;
}

// What lies around actors, as the score of possible partners asks for it.

import { ranks } from "./paths.js";

// What both may state; a kind counts too, in another country.
export const ALL = ["theme", "recommends", "goal", "country", "city", "kind"];

const HOLDS = {
  theme: ({ themes }, value) => themes.includes(value),
  recommends: ({ recommends }, value) => recommends.includes(value),
  goal: ({ goals }, value) => goals.includes(value),
  country: ({ country }, value) => country === value,
  city: ({ city }, value) => city === value,
  kind: ({ kind }, value) => kind === value,
};

const LETTERS = {
  œ: "oe", æ: "ae", ø: "o", đ: "d", ð: "d", ł: "l", þ: "th", ı: "i", ß: "ss", "’": "'", "‘": "'", ʼ: "'",
};

const FEW_ACTORS = 2000;
const BUSIEST = 300;

const indices = new WeakMap();

// What is looked up again and again, once for an atlas.
export function indexOf(atlas) {
  if (!indices.has(atlas)) indices.set(atlas, new Index(atlas));
  return indices.get(atlas);
}

class Index {
  constructor(atlas) {
    this.nodes = atlas.nodes;
    this.links = atlas.links.length;
    this.rank = ranks(atlas);
    this.actors = atlas.nodes.filter(({ actor }) => actor).length;
    this.from = new Int32Array(atlas.nodes.length);
    this.to = new Int32Array(atlas.nodes.length);
    for (const { from, to } of atlas.links) {
      this.from[from.n] += 1;
      this.to[to.n] += 1;
    }
    this.count = this.from.map((number, n) => number + this.to[n]);
    this.ties = [];
    this.facts = [];
    this.who = new Map();
  }

  // What a thing is tied to.
  tied(n) {
    if (!this.ties[n]) {
      const ends = this.nodes[n].links.map(({ from, to }) => (from.n === n ? to.n : from.n));
      this.ties[n] = new Set(ends.filter((other) => other !== n));
    }
    return this.ties[n];
  }

  // property -> values of an actor, sorted.
  stated(node) {
    this.facts[node.n] ??= {
      theme: sorted(node.themes), recommends: sorted(node.recommends), goal: sorted(node.goals),
      country: sorted([node.country]), city: sorted([node.city]), kind: sorted([node.kind]),
    };
    return this.facts[node.n];
  }

  // The actors that state a value.
  whoState(name, value) {
    const key = `${name} ${value}`;
    if (!this.who.has(key)) {
      const holds = HOLDS[name];
      this.who.set(key, this.nodes.filter((node) => node.actor && holds(node, value)).map(({ n }) => n));
    }
    return this.who.get(key);
  }

  // Some hundred of the things with the most links; all where there are no more.
  busiest() {
    if (!this.busy) {
      const least = this.actors <= FEW_ACTORS ? 0 : Math.floor((4 * this.links) / this.actors);
      const counts = new Map();
      for (const { n } of this.nodes) {
        const number = (this.from[n] > least ? this.from[n] : 0) + (this.to[n] > least ? this.to[n] : 0);
        if (number) counts.set(n, number);
      }
      this.busy = best(this, counts.keys(), counts);
      if (least) this.busy = this.busy.slice(0, BUSIEST);
    }
    return this.busy;
  }
}

function sorted(values) {
  if (values.length < 2) return values[0] ? values : [];
  return [...new Set(values)].filter(Boolean).sort();
}

// Things by their points, the most first, then in the order of the IRIs.
export function best(index, things, points) {
  const listed = Array.from(things, (n) => ({ n, points: points.get(n), rank: index.rank[n] }));
  return listed.sort((one, other) => other.points - one.points || one.rank - other.rank).map(({ n }) => n);
}

export function add(lists, key, value) {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

// A town's name without accents and case; unlike in a search, its signs count, as they do for the command.
export function plain(text) {
  return text.normalize("NFKD").replace(/\p{Mn}/gu, "").normalize("NFC").toLowerCase()
    .replace(/[œæøđðłþıß’‘ʼ]/g, (letter) => LETTERS[letter]).replace(/\s+/g, " ").trim();
}

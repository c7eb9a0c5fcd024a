// How likely two actors are to be partners of whom no tie is reported. The score, its grounds, weights and bounds are those of
// `sse-atlas partners`; see queries/answers/affinity.py for what they mean and where they come from.

import { ALL, add, best, indexOf, plain } from "./surroundings.js";

const NEIGHBOUR_WEIGHT = 1;
const STEPS_WEIGHT = 1;
const STATED_WEIGHT = 0.1;
const KIND_WEIGHT = 0.03;
const FELLOWS_WEIGHT = 0.05;

const CROWD = 200;
const NEAR = 500;
const CLOSE = 2000;
const STATING = 9000;
const ALIKE = 1000;
const ASKED = 1000;
const TIES = 20000;

// Grounds with the same points stand in this order.
const SIGNALS = ["fellows", "kind", "city", "country", "goal", "recommends", "theme", "neighbour", "steps"];

// The first of the actors that may be partners; `kind` is a name, and who is of no known region is no partner elsewhere.
export function partners(atlas, node, { limit = 10, kind = "", otherRegion = false } = {}) {
  return likely(atlas, node, { kind, otherRegion }).found.slice(0, limit);
}

// All that may be partners, best first, and how many more there were whose region is not known, where another is asked for.
export function likely(atlas, node, { kind = "", otherRegion = false } = {}) {
  if (!node?.actor || (otherRegion && !node.region)) return { found: [], noRegion: 0 };
  const all = rank(indexOf(atlas), node, kind, otherRegion);
  const found = otherRegion ? all.filter((one) => one.node.region) : all;
  return { found, noRegion: all.length - found.length };
}

function rank(index, actor, kind, otherRegion) {
  const { nodes } = index;
  const own = index.stated(actor);
  const by = ALL.filter((name) => !(otherRegion && (name === "country" || name === "city")));
  const rarity = rarities(index, own, by);
  const near = index.tied(actor.n);
  const grounds = besideGrounds(index, actor.n, near);
  const scores = new Map([...grounds].map(([n, list]) => [n, score(list)]));
  const close = best(index, grounds.keys(), scores).slice(0, CLOSE);
  const reached = new Set([...close, ...alike(index, own, rarity, kind)].filter((n) => n !== actor.n && !near.has(n)));
  const busiest = new Set();
  if (reached.size < ASKED) {
    for (const n of index.busiest()) if (n !== actor.n && !near.has(n)) busiest.add(n);
  }
  const fits = (node) => node.actor && (!kind || node.kind === kind) &&
    !(otherRegion && node.region && node.region === actor.region);
  const candidates = [...new Set([...reached, ...busiest])].filter((n) => fits(nodes[n]));
  const found = new Map(candidates.map((n) => [n, [...(grounds.get(n) ?? []), ...statedGrounds(index, own, nodes[n], rarity)]]));
  for (const [n, list] of found) scores.set(n, score(list));
  const asked = [...new Set([...best(index, candidates, scores).slice(0, ASKED), ...candidates.filter((n) => busiest.has(n))])];
  for (const [n, ground] of fellowsGrounds(index, asked, actor.kind)) {
    found.get(n).push(ground);
    scores.set(n, score(found.get(n)));
  }
  return asked
    .filter((n) => found.get(n).length)
    .sort((one, other) => scores.get(other) - scores.get(one) || index.count[other] - index.count[one] ||
      index.rank[one] - index.rank[other])
    .map((n) => ({ node: nodes[n], score: scores.get(n), grounds: told(index, found.get(n)) }));
}

// The grounds of everything that shares a neighbour with the actor, or is three ties away.
function besideGrounds(index, actor, near) {
  const first = seenThrough(index, [...near].sort((one, other) => index.rank[one] - index.rank[other]));
  const weights = new Map();
  for (const ties of first.values()) {
    for (const n of ties) if (n !== actor) weights.set(n, (weights.get(n) ?? 0) + 1 / Math.sqrt(ties.size));
  }
  const strongest = best(index, [...weights.keys()].filter((n) => !first.has(n)), weights);
  const second = new Map([...seenThrough(index, strongest), ...first]);
  const found = new Map();
  const ways = new Map();
  for (const [n, ties] of first) {
    for (const other of ties) {
      if (other === actor || near.has(other)) continue;
      add(found, other, { signal: "neighbour", points: NEIGHBOUR_WEIGHT / ties.size, shared: [n], number: ties.size });
    }
    for (const middle of ties) {
      const beyond = middle === actor ? undefined : second.get(middle);
      if (!beyond) continue;
      const points = STEPS_WEIGHT / Math.sqrt(ties.size * beyond.size);
      // Two things that both are tied to, and to each other, are told as neighbours already.
      const told = near.has(middle);
      for (const other of beyond) {
        if (other === actor || other === n || near.has(other) || (told && ties.has(other))) continue;
        walk(index, ways, other, points, n, middle);
      }
    }
  }
  for (const [n, { points, shared }] of ways) {
    add(found, n, { signal: "steps", points: sum(points), shared, number: points.length });
  }
  return found;
}

function walk(index, ways, other, points, near, middle) {
  const way = ways.get(other);
  if (!way) {
    ways.set(other, { points: [points], most: points, shared: [near, middle] });
    return;
  }
  way.points.push(points);
  const [before, after] = way.shared;
  if ((way.most - points || index.rank[near] - index.rank[before] || index.rank[middle] - index.rank[after]) < 0) {
    way.most = points;
    way.shared = [near, middle];
  }
}

// The ties of the first of some things, those aside that are tied to a crowd.
function seenThrough(index, things) {
  const few = things.slice(0, NEAR).filter((n) => index.count[n] <= CROWD && index.tied(n).size);
  return new Map(few.map((n) => [n, index.tied(n)]));
}

// property -> value -> how rare it is: two state one at least where it is shared, however the town is spelt.
function rarities(index, own, by) {
  return new Map(by.map((name) => [name, new Map(own[name].map((value) => {
    return [value, Math.log(1 + index.actors / Math.max(2, index.whoState(name, value).length))];
  }))]));
}

// Those that state what an actor states, the rarest first.
function alike(index, own, rarity, kind) {
  const facts = [...rarity].flatMap(([name, values]) => [...values].map(([value, rare]) => ({ name, value, rare })));
  facts.sort((one, other) => other.rare - one.rare || SIGNALS.indexOf(one.name) - SIGNALS.indexOf(other.name) ||
    text(one.value, other.value));
  const weights = new Map();
  let left = STATING;
  for (const { name, value, rare } of facts) {
    const who = index.whoState(name, value);
    left -= who.length;
    if (left < 0) break;
    const points = (weight(name) * rare) / Math.sqrt(own[name].length);
    for (const n of who) if (!kind || index.nodes[n].kind === kind) weights.set(n, (weights.get(n) ?? 0) + points);
  }
  for (const [n, points] of weights) weights.set(n, round(points));
  return best(index, weights.keys(), weights).slice(0, ALIKE);
}

// The grounds in what an actor and a candidate state.
function statedGrounds(index, own, other, rarity) {
  const theirs = index.stated(other);
  const elsewhere = Boolean(own.country.length && theirs.country.length) && own.country[0] !== theirs.country[0];
  const grounds = [];
  for (const [name, rare] of rarity) {
    if (!own[name].length || !theirs[name].length) continue;
    if ((name === "city" || name === "kind") && elsewhere !== (name === "kind")) continue;
    const held = (value) => (name === "city" ? plain(theirs.city[0]) === plain(value) : theirs[name].includes(value));
    const shared = own[name].filter(held);
    if (!shared.length) continue;
    const spread = Math.sqrt(own[name].length * theirs[name].length);
    const points = (weight(name) * sum(shared.map((value) => rare.get(value)))) / spread;
    grounds.push({ signal: name, points, shared, number: 0 });
  }
  return grounds;
}

// The grounds of those that are tied to others of the actor's kind: the busy ones first, until enough ties are read.
function fellowsGrounds(index, things, kind) {
  const found = [];
  let left = TIES;
  const busy = things.filter((n) => index.count[n]);
  busy.sort((one, other) => index.count[other] - index.count[one] || index.rank[one] - index.rank[other]);
  for (const n of busy) {
    if (index.count[n] > left / 10) continue;
    left -= index.count[n];
    const others = [...index.tied(n)].filter((other) => index.nodes[other].actor && index.nodes[other].kind === kind);
    if (others.length < 2) continue;
    others.sort((one, other) => index.rank[one] - index.rank[other]);
    const number = others.length;
    found.push([n, { signal: "fellows", points: FELLOWS_WEIGHT * Math.log(number), shared: others, number }]);
  }
  return found;
}

// Grounds as they are given: the weightiest first, nodes instead of their numbers.
function told(index, grounds) {
  const places = (ground) => (isStated(ground) ? ground.shared : ground.shared.map((n) => index.rank[n]));
  const listed = grounds.map((ground) => ({ ground, points: round(ground.points), places: places(ground) }));
  listed.sort((one, other) => other.points - one.points ||
    SIGNALS.indexOf(one.ground.signal) - SIGNALS.indexOf(other.ground.signal) || inOrder(one.places, other.places));
  return listed.map(({ ground }) => {
    return isStated(ground) ? ground : { ...ground, shared: ground.shared.map((n) => index.nodes[n]) };
  });
}

const isStated = ({ signal }) => ALL.includes(signal);
const weight = (name) => (name === "kind" ? KIND_WEIGHT : STATED_WEIGHT);
const score = (grounds) => round(sum(grounds.map(({ points }) => points)));
const round = (number) => Math.round(number * 1e9) / 1e9;
const text = (one, other) => (one < other ? -1 : Number(one > other));

function inOrder(one, other) {
  const place = one.findIndex((value, at) => value !== other[at]);
  return place < 0 ? 0 : text(one[place], other[place]);
}

// The sum, the same whatever the order (Neumaier 1974): rounding alone would part who has the same grounds.
function sum(numbers) {
  let total = 0;
  let lost = 0;
  for (const number of numbers) {
    const next = total + number;
    lost += Math.abs(total) >= Math.abs(number) ? total - next + number : number - next + total;
    total = next;
  }
  return total + lost;
}

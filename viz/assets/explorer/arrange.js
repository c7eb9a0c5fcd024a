// Arrangements that answer one question: an actor's surroundings in rings, a path in a row.
import { FOLD, joined, nodeItem } from "./groups.js";

// What a node with its name needs.
const CELL = { w: 112, h: 62 };
const STEPS = 720;

// A ring as a table: how many cells lie along it up to each angle, clockwise from the top.
class Ring {
  constructor(rx, ry) {
    Object.assign(this, { rx, ry, along: [0] });
    let last = this.at(0);
    for (let step = 1; step <= STEPS; step += 1) {
      const next = this.at((step / STEPS) * 2 * Math.PI);
      this.along.push(this.along[step - 1] + Math.max(Math.abs(next.x - last.x) / CELL.w, Math.abs(next.y - last.y) / CELL.h));
      last = next;
    }
    this.room = this.along[STEPS];
  }

  at(angle) {
    return { x: this.rx * Math.sin(angle), y: -this.ry * Math.cos(angle) };
  }

  length(angle) {
    const part = (((angle / (2 * Math.PI)) % 1) + 1) % 1;
    return this.along[Math.floor(part * STEPS)];
  }

  angle(length) {
    const wanted = ((length % this.room) + this.room) % this.room;
    let [low, high] = [0, STEPS];
    while (high - low > 1) {
      const half = (low + high) >> 1;
      if (this.along[half] <= wanted) low = half;
      else high = half;
    }
    const span = this.along[high] - this.along[low] || 1;
    return ((low + (wanted - this.along[low]) / span) / STEPS) * 2 * Math.PI;
  }
}

// Places on a closed line for what wants to stand at `wanted` (rising), at least `gap` apart, moved as little as it takes.
export function spread(wanted, room, gap) {
  const n = wanted.length;
  if (n < 2) return [...wanted];
  if (n * gap >= room) return wanted.map((_, index) => wanted[0] + (index * room) / n);
  let start = 0;
  let widest = wanted[0] + room - wanted[n - 1];
  for (let i = 1; i < n; i += 1) {
    if (wanted[i] - wanted[i - 1] > widest) {
      widest = wanted[i] - wanted[i - 1];
      start = i;
    }
  }
  const line = wanted.map((_, index) => (start + index < n ? wanted[start + index] : wanted[start + index - n] + room));
  const runs = [];
  line.forEach((value, index) => {
    runs.push({ sum: value - index * gap, count: 1 });
    while (runs.length > 1) {
      const [before, last] = runs.slice(-2);
      if (before.sum / before.count < last.sum / last.count) break;
      runs.splice(-2, 2, { sum: before.sum + last.sum, count: before.count + last.count });
    }
  });
  const low = runs[0].sum / runs[0].count;
  const most = low + room - n * gap;
  const found = [];
  for (const run of runs) {
    for (let i = 0; i < run.count; i += 1) found.push(Math.min(run.sum / run.count, most) + found.length * gap);
  }
  return line.map((_, index) => found[(index - start + n) % n]);
}

const byName = (words) => (one, other) => {
  const [a, b] = [words.name(one), words.name(other)];
  return a < b ? -1 : a > b ? 1 : one.id < other.id ? -1 : 1;
};

// For each node the node one step nearer, by the first type and name that lead there.
const parents = (atlas, visible, words) => {
  const found = new Map();
  const order = new Map(atlas.types.map((type, index) => [type, index]));
  for (const link of visible.links) {
    for (const [near, far] of [[link.from, link.to], [link.to, link.from]]) {
      if (visible.ego.get(far) !== visible.ego.get(near) + 1) continue;
      const rank = (order.get(link.type) ?? 99) * 2 + (far === link.from ? 0 : 1);
      const now = found.get(far);
      if (!now || rank < now.rank || (rank === now.rank && words.name(near) < words.name(now.node))) found.set(far,
        { node: near, rank });
    }
  }
  return found;
};

// One ring where all find room on a slightly larger one, else several, each as large as it must be.
const ringsFor = (count, first, step) => {
  for (let grow = 1; grow <= 1.75; grow += 0.05) {
    const ring = new Ring(first.rx * grow, first.ry * grow);
    if (ring.room >= count * 1.08) return [ring];
  }
  const rings = [];
  let room = 0;
  for (let index = 0; room < count * 1.08 && index < 60; index += 1) {
    const ring = new Ring(first.rx + step.rx * index, first.ry + step.ry * index);
    rings.push(ring);
    room += Math.floor(ring.room / 1.04);
  }
  return rings;
};

// Rows of one step share the nodes in turn, as many on each as it has room for.
const dealt = (nodes, rings) => {
  const whole = rings.reduce((sum, ring) => sum + ring.room, 0);
  const filled = rings.map(() => 0);
  return nodes.map((_, index) => {
    let best = 0;
    rings.forEach((ring, at) => {
      const lack = (share) => ((index + 1) * rings[share].room) / whole - filled[share];
      if (lack(at) > lack(best) + 1e-9) best = at;
    });
    filled[best] += 1;
    return best;
  });
};

// `shape`: the width of the stage in its heights; the rings take it on.
export function surroundings(atlas, state, visible, words, shape = 1.5) {
  const centre = state.actor;
  const parent = parents(atlas, visible, words);
  const compare = byName(words);
  const angles = new Map([[centre, 0]]);
  const items = [nodeItem(centre, 0, 0)];
  const guides = [];
  const turn = Math.sqrt(Math.max(0.55, Math.min(1.9, shape)));
  const step = { rx: Math.max(118, 112 * turn), ry: Math.max(76, 106 / turn) };
  let next = { rx: 158 * turn, ry: 158 / turn };
  const far = Math.max(0, ...visible.ego.values());
  for (let distance = 1; distance <= far; distance += 1) {
    const nodes = [...visible.nodes].filter((node) => visible.ego.get(node) === distance);
    const rank = (node) => parent.get(node)?.rank ?? 99;
    const target = (node) => angles.get(parent.get(node)?.node) ?? 0;
    const entries = distance === 1
      ? nodes.sort((one, other) => rank(one) - rank(other) || compare(one, other)).map((node) => ({ nodes: [node], node }))
      : folds(nodes, parent, visible.nodes.size).sort((one, other) => target(one.node) - target(other.node)
        || rank(one.node) - rank(other.node) || compare(one.node, other.node));
    if (!entries.length) break;
    const rings = ringsFor(entries.length, next, step);
    const row = dealt(entries, rings);
    rings.forEach((ring, index) => {
      const here = entries.filter((_, at) => row[at] === index);
      const wanted = distance === 1
        ? here.map((entry) => ring.length(evenly(entries.indexOf(entry), entries.length, rings[rings.length - 1])))
        : fanned(here, target, ring);
      spread(wanted, ring.room, 1.04).forEach((length, at) => {
        const angle = ring.angle(length);
        const { x, y } = ring.at(angle);
        const entry = here[at];
        for (const node of entry.nodes) angles.set(node, angle);
        items.push(entry.nodes.length === 1 ? nodeItem(entry.node, x, y) : {
          id: entry.id, kind: "group", members: entry.nodes, label: { around: entry.parent }, count: entry.nodes.length,
            open: false, x, y,
        });
      });
      guides.push({ x: 0, y: 0, rx: ring.rx, ry: ring.ry });
    });
    const last = rings[rings.length - 1];
    next = { rx: last.rx + step.rx * 1.12, ry: last.ry + step.ry * 1.12 };
  }
  return { items, links: joined(items, visible.links), frames: [], areas: [], guides, labelled: true };
}

// Even steps along the outermost ring: rows within it take the angles between them, so that no line crosses a mark.
const evenly = (index, count, ring) => ring.angle((index * ring.room) / count);

// Children of one parent stand side by side about its angle.
const fanned = (here, target, ring) => {
  const found = [];
  for (let i = 0; i < here.length;) {
    let j = i;
    while (j < here.length && target(here[j].node) === target(here[i].node)) j += 1;
    for (let k = i; k < j; k += 1) found.push(ring.length(target(here[i].node)) + (k - (i + j - 1) / 2) * 1.04);
    i = j;
  }
  return found;
};

// Where the surroundings are many, what lies behind one actor is one count.
const folds = (nodes, parent, whole) => {
  if (whole <= FOLD) return nodes.map((node) => ({ nodes: [node], node }));
  const bins = new Map();
  for (const node of nodes) {
    const by = parent.get(node)?.node ?? null;
    if (!bins.has(by)) bins.set(by, []);
    bins.get(by).push(node);
  }
  return [...bins].map(([by, members]) => ({ nodes: members, node: members[0], parent: by,
    id: `by:${by ? by.id : ""}:${members[0].kind}` }));
};

// The nodes of a path in their order, from its links: they make one line from start to end.
export function inOrder(state, visible) {
  const found = [state.start];
  const seen = new Set(found);
  for (let node = state.start; node && node !== state.end;) {
    const link = visible.links.find(({ from, to }) => (from === node && !seen.has(to)) || (to === node && !seen.has(from)));
    if (!link) break;
    node = link.from === node ? link.to : link.from;
    seen.add(node);
    found.push(node);
  }
  for (const node of visible.nodes) if (!seen.has(node)) found.push(node);
  return found;
}

export function path(atlas, state, visible, words, size) {
  const nodes = inOrder(state, visible);
  const narrow = size.width < size.height * 0.9 || size.width < 620;
  const gap = Math.max(104, Math.min(270, (size.width - 220) / Math.max(1, nodes.length - 1)));
  // Names of many in a row need more than their share of it: every second one stands lower.
  const down = gap < 190 && nodes.length > 2 ? 46 : 0;
  const items = nodes.map((node, index) => (narrow
    ? { ...nodeItem(node, 0, index * 118), side: "right" }
    : { ...nodeItem(node, index * gap, index % 2 ? down : -down), room: down ? 2 * gap - 40 : gap - 24, side: down
      && index % 2 === 0 ? "above" : "below" }));
  return { items, links: joined(items, visible.links), frames: [], areas: [], guides: [], labelled: true, path: true };
}

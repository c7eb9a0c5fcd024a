// How two things are connected: the shortest ways through the links, the same in the same order as `sse-atlas path` tells.

const order = new WeakMap();
const nets = new WeakMap();

// The place of each node, by its number, in the order of the IRIs.
export function ranks(atlas) {
  if (!order.has(atlas)) {
    const sorted = [...atlas.nodes].sort((one, other) => (one.iri < other.iri ? -1 : one.iri > other.iri ? 1 : 0));
    const places = new Int32Array(sorted.length);
    sorted.forEach((node, place) => { places[node.n] = place; });
    order.set(atlas, places);
  }
  return order.get(atlas);
}

// Up to `limit` ways of at most `most` steps, no thing twice on one: fewer steps first, then fewer doubtful ones, then by the
// IRIs of what lies between. Through none of `avoid` (nodes); through `types` only, where there are any.
export function paths(atlas, start, end, { avoid = [], types = [], most = 6, limit = 3 } = {}) {
  const closed = new Set(avoid);
  if (!start || !end || start === end || closed.has(start) || closed.has(end)) return [];
  const net = network(atlas, closed, new Set(types));
  return best(net, start.n, end.n, most, limit).map((way) => ({
    nodes: way.map((n) => atlas.nodes[n]),
    steps: way.slice(1).map((n, place) => between(net, way[place], n).map((number) => atlas.links[number])),
  }));
}

// The ties of every node side by side, once for an atlas: those of node n are the places first[n] to first[n + 1] of the others.
function tied(atlas) {
  if (nets.has(atlas)) return nets.get(atlas);
  const { links } = atlas;
  const first = new Int32Array(atlas.nodes.length + 1);
  for (const link of links) {
    first[link.from.n + 1] += 1;
    first[link.to.n + 1] += 1;
  }
  for (let n = 1; n < first.length; n += 1) first[n] += first[n - 1];
  const free = first.slice();
  const other = new Int32Array(2 * links.length);
  const number = new Int32Array(2 * links.length);
  const doubtful = new Uint8Array(2 * links.length);
  for (const link of links) {
    for (const [near, far] of [[link.from.n, link.to.n], [link.to.n, link.from.n]]) {
      const place = free[near];
      free[near] += 1;
      other[place] = far;
      number[place] = link.n;
      doubtful[place] = link.doubt ? 1 : 0;
    }
  }
  nets.set(atlas, { rank: ranks(atlas), first, other, number, doubtful });
  return nets.get(atlas);
}

// The ties that may be walked: not those to what is `closed`, nor of another type than one of `types`, where there are any.
function network(atlas, closed, types) {
  const net = tied(atlas);
  const shut = new Uint8Array(atlas.nodes.length);
  for (const { n } of closed) shut[n] = 1;
  const open = new Uint8Array(net.other.length);
  for (let place = 0; place < open.length; place += 1) {
    open[place] = shut[net.other[place]] || (types.size && !types.has(atlas.links[net.number[place]].type)) ? 0 : 1;
  }
  return { ...net, open };
}

// Yen's method (1971): each way leaves an earlier one somewhere, by the best way from there.
function best(net, start, end, most, limit) {
  const told = [];
  const waiting = [];
  const offer = (found) => {
    if (found && !waiting.some(({ way }) => same(way, found.way))) waiting.push(found);
  };
  offer(onwards(net, [start], end, new Set(), most));
  while (waiting.length && told.length < limit) {
    waiting.sort((one, another) => compare(net, one, another));
    const { way } = waiting.shift();
    told.push(way);
    if (told.length === limit) break;
    for (let place = 0; place < way.length - 1; place += 1) {
      const root = way.slice(0, place + 1);
      const taken = told.filter((earlier) => same(earlier.slice(0, place + 1), root)).map((earlier) => earlier[place + 1]);
      offer(onwards(net, root, end, new Set(taken), most));
    }
  }
  return told;
}

// The best way to the end that begins with `root` and goes on to none of `taken`.
function onwards(net, root, end, taken, most) {
  const left = distances(net, end, root, most - root.length + 1);
  let doubts = 0;
  for (let place = 1; place < root.length; place += 1) doubts += doubt(net, root[place - 1], root[place]);
  const way = [...root];
  let here = root[root.length - 1];
  while (here !== end) {
    let next = null;
    for (let place = net.first[here]; place < net.first[here + 1]; place += 1) {
      const n = net.other[place];
      if (!net.open[place] || left.steps[n] < 0 || (way.length === root.length && taken.has(n))) continue;
      const steps = left.steps[n];
      const unsure = left.doubts[n] + net.doubtful[place];
      if (!next || (steps - next.steps || unsure - next.unsure || net.rank[n] - net.rank[next.n]) < 0) {
        next = { n, steps, unsure, step: net.doubtful[place] };
      }
    }
    if (!next || way.length + next.steps > most) return null;
    doubts += next.step;
    here = next.n;
    way.push(here);
  }
  return { way, doubts };
}

// The steps from each thing to the end, and the doubtful ones among them, at least; -1 where more than `most` or past `root`.
function distances(net, end, root, most) {
  const steps = new Int32Array(net.rank.length).fill(-1);
  const doubts = new Int32Array(net.rank.length);
  const shut = new Set(root);
  let edge = [end];
  steps[end] = 0;
  for (let far = 1; far < most && edge.length; far += 1) {
    const beyond = [];
    for (const near of edge) {
      for (let place = net.first[near]; place < net.first[near + 1]; place += 1) {
        if (!net.open[place]) continue;
        const n = net.other[place];
        const unsure = doubts[near] + net.doubtful[place];
        if (steps[n] === -1 && !shut.has(n)) {
          steps[n] = far;
          doubts[n] = unsure;
          beyond.push(n);
        } else if (steps[n] === far && unsure < doubts[n]) {
          doubts[n] = unsure;
        }
      }
    }
    edge = beyond;
  }
  return { steps, doubts };
}

function doubt(net, near, far) {
  let least = 1;
  for (let place = net.first[near]; place < net.first[near + 1]; place += 1) {
    if (net.open[place] && net.other[place] === far) least = Math.min(least, net.doubtful[place]);
  }
  return least;
}

// The links between two nodes, sure ones first.
function between(net, near, far) {
  const found = [];
  for (let place = net.first[near]; place < net.first[near + 1]; place += 1) {
    if (net.open[place] && net.other[place] === far) found.push(place);
  }
  found.sort((one, other) => net.doubtful[one] - net.doubtful[other] || net.number[one] - net.number[other]);
  return found.map((place) => net.number[place]);
}

function compare(net, one, other) {
  if (one.way.length !== other.way.length) return one.way.length - other.way.length;
  if (one.doubts !== other.doubts) return one.doubts - other.doubts;
  const place = one.way.findIndex((n, at) => n !== other.way[at]);
  return place < 0 ? 0 : net.rank[one.way[place]] - net.rank[other.way[place]];
}

function same(one, other) {
  return one.length === other.length && one.every((n, place) => n === other[place]);
}

// The map: actors at their towns, else at their countries; several at one place are one count that opens.
import { joined, nodeItem } from "./groups.js";
import { project } from "./geometry.js";

// Sizes on the screen, in pixels, whatever the scale.
const CELL = { w: 116, h: 60 };
const GAP = 5;
const ALONE = 9;
export const spotRadius = (count) => (count === 1 ? ALONE : Math.min(26, 11 + 1.6 * Math.sqrt(count)));

// The actors by place, and those that have none.
export function places(visible) {
  const found = new Map();
  const without = [];
  for (const node of visible.nodes) {
    if (node.lat === null || node.lon === null || node.lat === undefined || node.lon === undefined) {
      without.push(node);
      continue;
    }
    const key = `${node.lat.toFixed(2)},${node.lon.toFixed(2)}`;
    if (!found.has(key)) found.set(key, { ...project(node.lon, node.lat), nodes: [], key });
    found.get(key).nodes.push(node);
  }
  const sorted = [...found.values()].sort((one, other) => other.nodes.length - one.nodes.length
    || (one.key < other.key ? -1 : 1));
  for (const place of sorted) place.nodes.sort((one, other) => other.links.length - one.links.length
    || (one.id < other.id ? -1 : 1));
  return { places: sorted, without };
}

// Places whose marks would lie upon each other at this scale are one; in a few rounds, as a sum is larger than its parts.
export function clustered(list, scale) {
  let now = list.map((place) => ({ x: place.x, y: place.y, count: place.nodes.length, places: [place] }));
  for (let round = 0; round < 8; round += 1) {
    const found = [];
    const cell = 64 / scale;
    const grid = new Map();
    const near = (one) => {
      const [column, row] = [Math.floor(one.x / cell), Math.floor(one.y / cell)];
      let best = null;
      for (let i = -1; i <= 1; i += 1) {
        for (let j = -1; j <= 1; j += 1) {
          for (const other of grid.get(`${column + i},${row + j}`) || []) {
            const distance = Math.hypot(other.x - one.x, other.y - one.y) * scale;
            if (distance < spotRadius(other.count) + spotRadius(one.count) + GAP
              && (!best || distance < best.distance)) best = { other, distance };
          }
        }
      }
      return best && best.other;
    };
    for (const one of now) {
      const other = near(one);
      if (other) {
        const whole = other.count + one.count;
        // It stays where most are: the largest place keeps its spot, or nearly.
        const share = one.count / whole;
        Object.assign(other, { x: other.x + (one.x - other.x) * share, y: other.y + (one.y - other.y) * share, count: whole,
          places: [...other.places, ...one.places] });
        continue;
      }
      const copy = { ...one };
      found.push(copy);
      const key = `${Math.floor(copy.x / cell)},${Math.floor(copy.y / cell)}`;
      if (grid.has(key)) grid.get(key).push(copy);
      else grid.set(key, [copy]);
    }
    const done = found.length === now.length;
    now = found;
    if (done) break;
  }
  return now;
}

const idOf = (cluster) => `at:${cluster.places[0].key}${cluster.places.length > 1 ? `+${cluster.places.length}` : ""}`;

const labelOf = (cluster) => {
  const nodes = cluster.places.flatMap((place) => place.nodes);
  const same = (read) => (nodes.every((node) => read(node) === read(nodes[0])) ? read(nodes[0]) : "");
  return { city: cluster.places.length === 1 && nodes.every((node) => node.exact) ? same((node) => node.city) : "",
    country: same((node) => node.country), region: same((node) => node.region), first: nodes[0] };
};

// An open count: a card upon the map with its actors in rows. Its size is in pixels, its place on the map.
const card = (cluster, scale, width) => {
  const nodes = cluster.places.flatMap((place) => place.nodes);
  const most = Math.max(2, Math.floor((width - 48) / CELL.w));
  const columns = Math.min(most, Math.max(2, Math.ceil(Math.sqrt(nodes.length * 0.8))), Math.max(2, nodes.length));
  const rows = Math.ceil(nodes.length / columns);
  const [w, h] = [columns * CELL.w + 16, rows * CELL.h + 44];
  const handle = {
    id: idOf(cluster), kind: "group", members: [], all: nodes, count: nodes.length, open: true, label: labelOf(cluster),
      several: false,
    x: cluster.x, y: cluster.y, shift: { x: -w / 2 + 20, y: -h / 2 + 20 }, front: true,
  };
  const items = nodes.map((node, index) => ({
    ...nodeItem(node, cluster.x, cluster.y), front: true, room: 104,
    shift: { x: ((index % columns) - (columns - 1) / 2) * CELL.w, y: -h / 2 + 38 + (Math.floor(index / columns) + 0.3) * CELL.h },
  }));
  return { items: [...items, handle], frame: { id: handle.id, x: cluster.x, y: cluster.y, pixels: { w, h }, label: handle.label,
    count: nodes.length, front: true } };
};

export function spots(atlas, state, visible, scale = 1, width = 800) {
  const { places: list, without } = places(visible);
  const items = [];
  const frames = [];
  for (const cluster of clustered(list, scale)) {
    if (cluster.count === 1) {
      items.push(nodeItem(cluster.places[0].nodes[0], cluster.x, cluster.y));
    } else if (state.open.has(idOf(cluster))) {
      const open = card(cluster, scale, width);
      items.push(...open.items);
      frames.push(open.frame);
    } else {
      items.push({
        id: idOf(cluster), kind: "group", members: cluster.places.flatMap((place) => place.nodes), count: cluster.count,
          open: false,
        label: labelOf(cluster), several: cluster.places.length > 1, x: cluster.x, y: cluster.y, points: cluster.places,
      });
    }
  }
  return { items, links: joined(items, visible.links), frames, areas: [], guides: [], without, land: true };
}

// Points and shapes: the Equal Earth projection (Šavrič, Patterson, Jenny 2018), land, arcs, boxes, cameras.

const A = [1.340264, -0.081106, 0.000893, 0.003796];
const ROOT = Math.sqrt(3);
const RADIAN = Math.PI / 180;

const globe = (lon, lat) => {
  const t = Math.asin((ROOT / 2) * Math.sin(lat * RADIAN));
  const below = 9 * A[3] * t ** 8 + 7 * A[2] * t ** 6 + 3 * A[1] * t ** 2 + A[0];
  return { x: (2 * ROOT * lon * RADIAN * Math.cos(t)) / (3 * below), y: -(A[3] * t ** 9 + A[2] * t ** 7 + A[1] * t ** 3
    + A[0] * t) };
};

// The world is so many units wide: at scale 1 a unit is a pixel.
export const WORLD = 1000;
const UNIT = WORLD / 2 / globe(180, 0).x;

export function project(lon, lat) {
  const { x, y } = globe(Math.max(-180, Math.min(180, lon)), Math.max(-90, Math.min(90, lat)));
  return { x: x * UNIT, y: y * UNIT };
}

// Longitudes that go on where the ring crosses the antimeridian, so that it is one shape beyond the edge.
const unwrapped = (ring) => {
  const points = [];
  let turn = 0;
  for (let at = 0; at + 1 < ring.length; at += 2) {
    const lon = ring[at] / 10;
    if (points.length) {
      const step = lon + turn - points[points.length - 1][0];
      turn += step > 180 ? -360 : step < -180 ? 360 : 0;
    }
    points.push([lon + turn, ring[at + 1] / 10]);
  }
  return points;
};

// What of a ring lies on one side of a meridian.
const clipped = (points, edge, east) => {
  const inside = ([lon]) => (east ? lon >= edge : lon <= edge);
  const kept = [];
  points.forEach((point, index) => {
    const last = points[(index + points.length - 1) % points.length];
    if (inside(point) !== inside(last)) {
      const part = (edge - last[0]) / (point[0] - last[0]);
      kept.push([edge, last[1] + (point[1] - last[1]) * part]);
    }
    if (inside(point)) kept.push(point);
  });
  return kept;
};

export function cutAtEdge(ring) {
  const points = unwrapped(ring);
  const pieces = [];
  for (const turn of [-360, 0, 360]) {
    const moved = points.map(([lon, lat]) => [lon + turn, lat]);
    const piece = clipped(clipped(moved, -180, true), 180, false);
    if (piece.length > 2) pieces.push(piece);
  }
  return pieces;
}

const tenth = (value) => Math.round(value * 10) / 10;
const written = (points) => points.map(([lon, lat], index) => {
  const { x, y } = project(lon, lat);
  return `${index ? "L" : "M"}${tenth(x)},${tenth(y)}`;
}).join("");

export function landPath(rings) {
  return rings.flatMap(cutAtEdge).map((piece) => `${written(piece)}Z`).join("");
}

export function graticulePath(step = 30) {
  const range = (from, to, by) => Array.from({ length: Math.floor((to - from) / by) + 1 }, (_, index) => from + index * by);
  const meridians = range(-180, 180, step).map((lon) => written(range(-90, 90, 5).map((lat) => [lon, lat])));
  const parallels = range(-60, 60, step).map((lat) => written([[-180, lat], [180, lat]]));
  return [...meridians, ...parallels].join("");
}

// The point that pulls a line from a to b into an arc: bent to the north on the map, longer ones more, but never far.
export function arc(a, b, bend = 0.2, most = 70) {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const length = Math.hypot(dx, dy) || 1;
  const side = dx >= 0 ? 1 : -1;
  const pull = 2 * Math.min(most, length * bend) * side;
  return { x: (a.x + b.x) / 2 + (dy / length) * pull * 0.5, y: (a.y + b.y) / 2 - (dx / length) * pull * 0.5 };
}

// A line, or an arc by its middle point, without what its two marks cover.
export function trimmed(a, b, ra, rb, middle = null) {
  const short = (from, to, by) => {
    const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
    const part = Math.min(0.49, by / length);
    return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
  };
  return middle ? { a: short(a, middle, ra), b: short(b, middle, rb), middle } : { a: short(a, b, ra), b: short(b, a, rb),
    middle: null };
}

export function arrow(tip, tail, length = 9, half = 3.6) {
  const angle = Math.atan2(tip.y - tail.y, tip.x - tail.x);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const base = { x: tip.x - cos * length, y: tip.y - sin * length };
  return [tip, { x: base.x - sin * half, y: base.y + cos * half }, { x: base.x + sin * half, y: base.y - cos * half }];
}

export function boxOf(points, margin = 0) {
  if (!points.length) return { left: -margin, right: margin, top: -margin, bottom: margin };
  const box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  for (const { x, y } of points) {
    box.left = Math.min(box.left, x - margin);
    box.right = Math.max(box.right, x + margin);
    box.top = Math.min(box.top, y - margin);
    box.bottom = Math.max(box.bottom, y + margin);
  }
  return box;
}

export const crosses = (one, other) =>
  one.left < other.right && one.right > other.left && one.top < other.bottom && one.bottom > other.top;

// The camera that shows a box in what the stage leaves free; `room` is kept at the edges for names, in pixels.
export function fitted(box, size, { room = 40, inset = {}, least = 0.05, most = 1.6 } = {}) {
  const free = {
    left: (inset.left || 0) + room, right: size.width - (inset.right || 0) - room,
    top: (inset.top || 0) + room, bottom: size.height - (inset.bottom || 0) - room,
  };
  const wide = Math.max(40, free.right - free.left);
  const high = Math.max(40, free.bottom - free.top);
  const scale = Math.max(least, Math.min(most, wide / Math.max(1, box.right - box.left), high / Math.max(1,
    box.bottom - box.top)));
  const shift = { x: (free.left + free.right - size.width) / 2 / scale, y: (free.top + free.bottom - size.height) / 2 / scale };
  return { x: (box.left + box.right) / 2 - shift.x, y: (box.top + box.bottom) / 2 - shift.y, scale };
}

export const onScreen = ({ x, y }, camera, size) => ({
  x: (x - camera.x) * camera.scale + size.width / 2,
  y: (y - camera.y) * camera.scale + size.height / 2,
});

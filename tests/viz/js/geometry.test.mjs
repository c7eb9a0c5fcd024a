import assert from "node:assert/strict";
import test from "node:test";
import { readFileSync } from "node:fs";
import { WORLD, arc, boxOf, cutAtEdge, fitted, landPath, onScreen, project, trimmed } from "../../../viz/assets/explorer/geometry.js";

test("the projection keeps the equator straight, north up and the world as wide as said", () => {
  assert.deepEqual(project(0, 0), { x: 0, y: -0 });
  assert.ok(Math.abs(project(180, 0).x - WORLD / 2) < 1e-9);
  assert.ok(project(10, 50).y < 0);
  assert.equal(project(10, 50).y, project(-120, 50).y);
  // Equal Earth: the pole line is 0.59 as long as the equator.
  assert.ok(Math.abs(project(180, 90).x / project(180, 0).x - 0.5925) < 0.01);
});

test("a place beyond the poles or the antimeridian stays on the map", () => {
  assert.deepEqual(project(500, 95), project(180, 90));
});

test("a ring over the antimeridian becomes two pieces, none across the map", () => {
  const pieces = cutAtEdge([1700, 100, -1700, 100, -1700, 200, 1700, 200]);
  assert.equal(pieces.length, 2);
  for (const piece of pieces) {
    const lons = piece.map(([lon]) => lon);
    assert.ok(Math.max(...lons) - Math.min(...lons) <= 10);
    assert.ok(lons.every((lon) => lon >= -180 && lon <= 180));
  }
});

test("the land of the page is one path of numbers", () => {
  const { rings } = JSON.parse(readFileSync(new URL("../../../viz/assets/report-land.json", import.meta.url)));
  assert.match(landPath(rings), /^[MLZ\d.,-]+$/);
});

test("an arc is bent north either way, and never far", () => {
  for (const [a, b] of [[{ x: 0, y: 0 }, { x: 100, y: 0 }], [{ x: 100, y: 0 }, { x: 0, y: 0 }]]) assert.ok(arc(a, b).y < 0);
  assert.ok(arc({ x: 0, y: 0 }, { x: 9000, y: 0 }).y >= -70);
});

test("a line ends at its marks, even where they touch", () => {
  const { a, b } = trimmed({ x: 0, y: 0 }, { x: 100, y: 0 }, 10, 20);
  assert.deepEqual([a.x, b.x], [10, 80]);
  const short = trimmed({ x: 0, y: 0 }, { x: 4, y: 0 }, 10, 20);
  assert.ok(short.a.x < short.b.x);
});

test("the camera shows all of a box beside what covers the stage", () => {
  const size = { width: 800, height: 600 };
  const box = boxOf([{ x: -500, y: -20 }, { x: 900, y: 400 }], 10);
  const camera = fitted(box, size, { inset: { right: 200 } });
  for (const [x, y] of [[box.left, box.top], [box.right, box.bottom]]) {
    const at = onScreen({ x, y }, camera, size);
    assert.ok(at.x >= 39 && at.x <= 561 && at.y >= 39 && at.y <= 561);
  }
});

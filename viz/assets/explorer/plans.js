// Which arrangement a state asks for, what it draws, and the camera that shows all of it.
import { boxOf, fitted } from "./geometry.js";
import { FOLD, grouped } from "./groups.js";
import { path, surroundings } from "./arrange.js";
import { spots } from "./spots.js";

const NARROW = 620;
// A narrow stage has room for so many marks.
const FEW = 60;

export const isNarrow = (size) => size.width < NARROW;

// The arrangement's name: its camera is kept under this name.
export function arrangementOf(state, visible) {
  if (state.view === "map") return "map";
  if (state.panel === "path" && state.start && state.end && visible.nodes.size && visible.nodes.size < 40
    && visible.nodes.has(state.start)
      && visible.nodes.has(state.end)) return `path ${state.start.id} ${state.end.id} ${state.which}`;
  if (state.actor && state.steps && visible.ego) return `around ${state.actor.id} ${state.steps}`;
  return "network";
}

// An area that holds others is a ground of its own: the shelf of those without another tie.
export const shelf = (area, plan) => plan.areas.some((other) => other !== area && !other.box && other.x >= area.x
  && other.y >= area.y
  && other.x + other.w <= area.x + area.w && other.y + other.h <= area.y + area.h);

// What is drawn and where it lies, in units of the camera. On the map it depends on the scale, as near places fold.
export function drawn(atlas, state, visible, words, size, scale) {
  const kind = arrangementOf(state, visible).split(" ")[0];
  if (kind === "map") return spots(atlas, state, visible, scale, size.width);
  if (kind === "path") return path(atlas, state, visible, words, size);
  if (kind === "around") return surroundings(atlas, state, visible, words, size.width / size.height);
  return grouped(atlas, state, visible, size.width / size.height, isNarrow(size) ? FEW : FOLD);
}

// The camera that shows all of it.
export function whole(plan, size, inset = {}) {
  const margin = plan.land ? 0 : plan.path ? 84 : 46;
  const points = plan.items.flatMap((item) => (item.points ? item.points : [item]));
  for (const frame of plan.frames) if (!frame.pixels) points.push(frame, { x: frame.x + frame.w, y: frame.y + frame.h });
  for (const area of plan.areas) points.push(area, { x: area.x + area.w, y: area.y + area.h });
  const box = boxOf(points, margin);
  if (!plan.land) return fitted(box, size, { room: isNarrow(size) ? 14 : 24, inset, least: 0.04, most: plan.path ? 1.25 : 1.5 });
  // A few places near each other are shown with the land around them.
  const least = 150;
  const grow = (low, high) => {
    const lack = Math.max(0, least - (high - low)) / 2;
    return [low - lack, high + lack];
  };
  const [left, right] = grow(box.left, box.right);
  const [top, bottom] = grow(box.top, box.bottom);
  return fitted(plan.items.length ? { left, right, top, bottom } : { left: -500, right: 500, top: -230, bottom: 220 }, size,
    { room: isNarrow(size) ? 26 : 54, inset, least: 0.2, most: 12 });
}

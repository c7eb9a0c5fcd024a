// The boxes of areas and cards on the screen, and the names of areas.
import { crosses, onScreen } from "./geometry.js";
import { wrapped } from "./labels.js";
import { shelf } from "./plans.js";

export function frameBox(frame, camera, size) {
  const at = onScreen(frame, camera, size);
  if (frame.pixels) {
    const { w, h } = frame.pixels;
    return { left: at.x - w / 2, right: at.x + w / 2, top: at.y - h / 2, bottom: at.y + h / 2 };
  }
  return { left: at.x, right: at.x + frame.w * camera.scale, top: at.y, bottom: at.y + frame.h * camera.scale };
}

// The name of an area stands where nothing is written or marked: along its upper edge, its lower one, or within.
export function areasOf(plan, words, size, colours, camera, taken, measure) {
  const found = [];
  // The smaller ones first: a shelf finds room for its name beside theirs.
  for (const area of [...plan.areas].sort((one, other) => one.w * one.h - other.w * other.h)) {
    const box = frameBox(area, camera, size);
    if (!crosses(box, { left: 0, top: 0, right: size.width, bottom: size.height })) continue;
    const points = Math.max(11.5, Math.min(16, 14 * camera.scale));
    const text = area.label ? words.term(area.label) : words.say("region not reported");
    const word = Math.max(...text.split(" ").map((one) => measure(one, points * 1.1, 600)));
    const room = box.right - box.left - (area.box ? 28 * camera.scale : 0);
    const width = Math.max(64, room, Math.min(160, word));
    const lines = wrapped(text, { width, most: 2, measure, size: points * 1.08, weight: 600 });
    const wide = Math.max(...lines.map((line) => measure(line, points, 600) * 1.08));
    const step = points * 1.2;
    const middle = (box.left + box.right) / 2;
    // A drawn area has room for its name at its head.
    const head = area.box ? { left: box.left + 14 * camera.scale, top: box.top + 7 * camera.scale } : { left: box.left,
      top: box.top - step * lines.length - 17 };
    const heads = area.box || shelf(area, plan) ? [{ x: head.left + wide / 2, y: head.top }] : [];
    const spot = [...heads, ...[0, 0.5, 0.25, 0.75, 1].flatMap((down) => [0.5, 0, 1].map((along) => ({
      x: middle + (along - 0.5) * Math.max(0, box.right - box.left - wide), y: box.top - step * lines.length
        + (box.bottom - box.top + step * lines.length) * down,
    })))].map(({ x, y }) => ({ left: x - wide / 2, right: x + wide / 2, top: y, bottom: y + step * lines.length,
      owner: `area ${area.label}` }))
      .find((one) => one.left > 2 && one.right < size.width - 2 && one.top > 2 && one.bottom < size.height - 2
        && taken.free(one));
    if (!spot) continue;
    taken.add(spot);
    found.push({ x: (spot.left + spot.right) / 2, y: spot.top, box: spot, lines, step, align: "center", size: points,
      weight: 600, colour: colours.region, alpha: 1, area: true });
  }
  return found;
}

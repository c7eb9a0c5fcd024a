// The slip beside what the reader points at: its full name, its kind and its place.
import { wrapped } from "./labels.js";
import { titleOf } from "./names.js";

const POINTS = 13;
const WIDEST = 280;

export function slipOf(mark, words, measure, { width, height }) {
  const { item } = mark;
  const most = Math.min(WIDEST, width - 40);
  const strong = wrapped(titleOf(item, words), { width: most, most: 4, measure, size: POINTS, weight: 600 });
  const more = item.kind === "node"
    ? [words.kind(item.node.kind), words.place(item.node)].filter(Boolean).join(", ")
    : words.many("{number} actor", "{number} actors", item.count);
  const lines = [...strong, ...wrapped(more, { width: most, most: 2, measure, size: POINTS })].filter(Boolean);
  const wide = Math.max(...lines.map((line, row) => measure(line, POINTS, row < strong.length ? 600 : 400))) + 18;
  const high = lines.length * POINTS * 1.25 + 10;
  const left = Math.max(4, Math.min(width - wide - 4, mark.x - wide / 2));
  const under = mark.y + mark.r + 9;
  const top = under + high < height - 4 ? under : mark.y - mark.r - 9 - high;
  return { box: { left, right: left + wide, top, bottom: top + high }, lines, strong: strong.length, size: POINTS,
    step: POINTS * 1.25 };
}

// What frames an exported picture: the title above it; legend, date and sources below, in lines that fit its width.
import { clean, createMeasure, wrapped } from "./labels.js";

const EDGE = 24;
const SMALL = 12;

// `frame`: {title, legend: [{kind, text}], date, sources: [text]}. Gives texts and marks with their places, and the heights
// above and below.
export function plate(scene, frame, marks = {}, measure = createMeasure()) {
  const width = Math.max(scene.width, 360);
  const inner = width - 2 * EDGE;
  const texts = [];
  const signs = [];
  const write = (text, y, { size = SMALL, weight = 400, colour = scene.colours.soft, most = 3 } = {}) => {
    const lines = clean(text) ? wrapped(text, { width: inner, most, measure, size, weight }) : [];
    lines.forEach((line, row) => texts.push({ x: EDGE, y: y + row * size * 1.35, text: line, size, weight, colour }));
    return y + lines.length * size * 1.35;
  };
  const top = write(frame.title || "", 18, { size: 18, weight: 600, colour: scene.colours.ink, most: 2 }) + (frame.title ? 8 : 0);
  const start = top + scene.height;
  let y = start + 14;
  let x = EDGE;
  for (const entry of frame.legend || []) {
    const label = clean(typeof entry === "string" ? entry : entry.text ?? entry.label ?? "");
    const wide = measure(label, SMALL, 400) + 42;
    if (x > EDGE && x + wide > width - EDGE) {
      x = EDGE;
      y += 21;
    }
    const mark = entry.path ? entry : marks[entry.kind];
    if (mark) signs.push({ x: x + 8, y: y + 7, path: mark.path, colour: mark[scene.colours.dark ? "dark" : "light"] });
    texts.push({ x: x + (mark ? 21 : 0), y, text: label, size: SMALL, weight: 400, colour: scene.colours.ink });
    x += wide;
  }
  if ((frame.legend || []).length) y += 28;
  if (frame.date) y = write(frame.date, y) + 2;
  for (const source of frame.sources || []) y = write(source, y);
  return { width, height: y + 14, top, rule: start + 0.5, left: (width - scene.width) / 2, texts, signs };
}

// A scene as an SVG file: the same lines, marks and names as on the screen, with a title, the legend, the date and the sources.
import { FAMILY, clean } from "./labels.js";
import { plate } from "./plate.js";
import { countSize } from "./canvas.js";

const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };
export const escaped = (text) => String(text).replace(/[&<>"']/g, (sign) => ENTITIES[sign]);

const number = (value) => String(Math.round(value * 100) / 100);
const attributes = (fields) => Object.entries(fields).filter(([, value]) => value !== null && value !== undefined && value !== "")
  .map(([name, value]) => ` ${name}="${typeof value === "number" ? number(value) : escaped(value)}"`).join("");
const tag = (name, fields, inner = "") => (inner === "" ? `<${name}${attributes(fields)}/>`
  : `<${name}${attributes(fields)}>${inner}</${name}>`);

const ANCHORS = { left: "start", center: "middle", right: "end" };
// Text is set from its top on the canvas, from its foot here.
const FOOT = 0.83;
const text = (line, x, y, { size, weight = 400, colour, align = "left", halo = null, spaced = false }) => tag("text", {
  x, y: y + size * FOOT, "font-size": size, "font-weight": weight === 400 ? null : weight, fill: colour,
    "text-anchor": ANCHORS[align] === "start" ? null : ANCHORS[align],
  stroke: halo, "stroke-width": halo ? 3.5 : null, "stroke-linejoin": halo ? "round" : null, "paint-order": halo
    ? "stroke" : null,
  "letter-spacing": spaced ? size * 0.04 : null,
}, escaped(clean(line)));

const lineOf = ({ a, b, middle, colour, width, alpha, dash, head }) => {
  const at = ({ x, y }) => `${number(x)},${number(y)}`;
  const drawn = tag("path", {
    d: `M${at(a)}${middle ? `Q${at(middle)} ` : "L"}${at(b)}`, stroke: colour, "stroke-width": width, "stroke-opacity": alpha,
      "stroke-dasharray": dash ? "5 4" : null,
  });
  return drawn + (head ? tag("path", { d: `M${head.map(at).join("L")}Z`, fill: colour, "fill-opacity": alpha,
    stroke: "none" }) : "");
};

const slice = (r, from, to) => {
  const at = (part) => `${number(r * Math.sin(part * 2 * Math.PI))},${number(-r * Math.cos(part * 2 * Math.PI))}`;
  const round = `A${number(r)},${number(r)} 0`;
  if (to - from > 0.999) return `M0,${number(-r)}${round} 1 1 0,${number(r)}${round} 1 1 0,${number(-r)}`;
  return `M${at(from)}${round} ${to - from > 0.5 ? 1 : 0} 1 ${at(to)}`;
};

const markOf = (mark, colours) => {
  const ring = mark.ring ? tag("circle", { r: mark.r + 5, fill: "none", stroke: mark.ring, "stroke-width": 2.5 }) : "";
  const place = { transform: `translate(${number(mark.x)} ${number(mark.y)})` };
  if (mark.parts) {
    const band = Math.max(3.2, mark.r * 0.2);
    let from = 0;
    const parts = mark.parts.map(({ share, colour }) => {
      const d = slice(mark.r - band / 2, from, from + share);
      from += share;
      return tag("path", { d, fill: "none", stroke: colour, "stroke-width": band });
    }).join("");
    const size = countSize(mark);
    const inner = tag("circle", { r: mark.r + 1.5, fill: colours.raised }) + parts
      + text(mark.text, 0, -size * 0.48, { size, weight: 600, colour: mark.ink, align: "center" });
    return tag("g", { ...place, opacity: mark.alpha === 1 ? null : mark.alpha }, ring + inner);
  }
  const scale = { transform: `scale(${number(mark.r / 10)})` };
  const rim = tag("path", { d: mark.path, ...scale, fill: colours.paper, stroke: colours.paper, "stroke-width": 4,
    "stroke-linejoin": "round" });
  return tag("g", place, ring + rim + tag("path", { d: mark.path, ...scale, fill: mark.colour, "fill-rule": "evenodd",
    opacity: mark.alpha === 1 ? null : mark.alpha }));
};

const written = (label, halo) => label.lines.map((line, row) =>
  text(line, label.x, (label.y ?? label.box.top) + row * label.step, { ...label, halo, spaced: label.area })).join("");

const card = (frame, colours) => tag("rect", {
  x: frame.box.left, y: frame.box.top, width: frame.box.right - frame.box.left, height: frame.box.bottom - frame.box.top, rx: 10,
  fill: frame.front ? colours.raised : colours.sunk, stroke: frame.front ? colours.edge : colours.rule,
});

const seen = (scene) => ({ x, y, r }) => x > -r - 8 && y > -r - 8 && x < scene.width + r + 8 && y < scene.height + r + 8;

export function svgOf(scene, frame = {}, marks = {}, measure = undefined) {
  const { colours, ground } = scene;
  const page = plate(scene, frame, marks, measure);
  const parts = [tag("rect", { width: scene.width, height: scene.height, fill: ground })];
  if (scene.land) {
    const { x, y, scale, land, lines } = scene.land;
    parts.push(tag("g", { transform: `translate(${number(x)} ${number(y)}) scale(${Math.round(scale * 1e5) / 1e5})` },
      tag("path", { d: lines, fill: "none", stroke: colours.rule, "stroke-width": Math.round(600 / scale) / 1000,
        "stroke-opacity": 0.7 })
      + tag("path", { d: land, fill: colours.land, "fill-rule": "evenodd" })));
  }
  for (const { x, y, rx, ry } of scene.guides) parts.push(tag("ellipse", { cx: x, cy: y, rx, ry, fill: "none",
    stroke: colours.rule }));
  parts.push(...scene.grounds.map((one) => tag("rect", {
    x: one.box.left, y: one.box.top, width: one.box.right - one.box.left, height: one.box.bottom - one.box.top, rx: 12,
      fill: colours.raised, stroke: colours.rule,
  })));
  const front = new Set(scene.marks.filter((mark) => mark.front).map((mark) => mark.id));
  const back = scene.frames.filter((one) => !one.front);
  parts.push(...back.map((one) => card(one, colours)), tag("g", { fill: "none" }, scene.lines.map(lineOf).join("") || " "));
  parts.push(...scene.marks.filter((mark) => !mark.front).filter(seen(scene)).map((mark) => markOf(mark, colours)));
  parts.push(...scene.areas.map((area) => written(area, ground)));
  parts.push(...scene.labels.filter((label) => !front.has(label.owner)).map((label) => written(label, ground)));
  parts.push(...back.map((one) => written(one.name, null)));
  for (const one of scene.frames.filter((other) => other.front)) {
    parts.push(card(one, colours));
  }
  parts.push(...scene.marks.filter((mark) => mark.front).map((mark) => markOf(mark, colours)));
  parts.push(...scene.labels.filter((label) => front.has(label.owner)).map((label) => written(label, colours.raised)));
  parts.push(...scene.frames.filter((one) => one.front).map((one) => written(one.name, null)));
  const picture = tag("svg", { x: page.left, y: page.top, width: scene.width, height: scene.height,
    viewBox: `0 0 ${number(scene.width)} ${number(scene.height)}`, overflow: "hidden" }, parts.join("\n"));
  const around = page.texts.map((one) => text(one.text, one.x, one.y, one)).join("\n")
    + page.signs.map((sign) =>
      tag("path", { d: sign.path, transform: `translate(${number(sign.x)} ${number(sign.y)}) scale(0.75)`, fill: sign.colour,
      "fill-rule": "evenodd" })).join("\n");
  const title = clean(frame.title || "");
  const paper = tag("rect", { width: page.width, height: page.height, fill: colours.paper });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${tag("svg", {
    xmlns: "http://www.w3.org/2000/svg", width: page.width, height: page.height,
      viewBox: `0 0 ${number(page.width)} ${number(page.height)}`,
    "font-family": FAMILY, role: "img", "aria-label": title || null, direction: scene.dir === "rtl" ? "rtl" : null,
  }, `${title ? tag("title", {}, escaped(title)) : ""}\n${paper}\n${picture}\n`
    + `${tag("path", { d: `M24,${number(page.rule)}H${number(page.width - 24)}`, stroke: colours.rule })}\n${around}`)}\n`;
}

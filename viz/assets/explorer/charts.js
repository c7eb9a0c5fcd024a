// Small charts as inline SVG or rows of bars, each with its numbers as text.
import { button, make, mark, svg } from "./dom.js";

/** Bars beside names: a list, so that it reads as one. `rows`: [{name, count, kind, act}]. */
export function rowsOfBars(page, rows) {
  const most = Math.max(1, ...rows.filter((row) => row.act).map((row) => row.count));
  return make("ul", { class: "bars" }, rows.map((row) => {
    const inside = [
      row.kind && mark(page.atlas, row.kind, 14),
      make("span", { class: "name" }, make("bdi", {}, row.name)),
      make("span", { class: "track", "aria-hidden": "true" },
        row.act && make("span", { class: "fill", vars: { share: `${(100 * row.count) / most}%` } })),
      make("span", { class: "number" }, page.words.number(row.count)),
    ];
    return make("li", {}, row.act ? button(inside, row.act, { class: "barrow" }) : make("div", { class: "barrow" }, inside));
  }));
}

/** Columns over the years; `label` says in words what they show. `chosen`: the year that stands out. */
export function columns(page, years, label, chosen = null) {
  const [width, height, base] = [336, 96, 78];
  const first = Math.min(...years.map(({ year }) => year));
  const last = Math.max(...years.map(({ year }) => year));
  const most = Math.max(1, ...years.map(({ count }) => count));
  const step = width / (last - first + 1);
  const bar = ({ year, count }) => svg("rect", {
    class: year === chosen ? "column chosen" : "column", x: ((year - first) * step + step * 0.1).toFixed(1),
      width: (step * 0.8).toFixed(1),
    y: (base - (count / most) * 62).toFixed(1), height: ((count / most) * 62).toFixed(1), rx: Math.min(1.5,
      step * 0.2).toFixed(1),
  });
  const peak = years.find(({ count }) => count === most);
  const middle = (year) => (year - first + 0.5) * step;
  const at = Math.min(Math.max(middle(peak.year), 12), width - 12).toFixed(1);
  const text = (x, y, anchor, what, part) => svg("text", { x, y, "text-anchor": anchor, class: part || "scale" }, what);
  return make("figure", { class: "chart" }, svg("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": label },
    years.map(bar), svg("line", { class: "axis", x1: 0, x2: width, y1: base, y2: base }),
    text(0, 92, "start", String(first)), text(width, 92, "end", String(last)),
    text(at, (base - 66).toFixed(1), "middle", page.words.number(most), "peak")));
}

// The slider of years: the network as it stood then. What no source dates stays, and is counted.
import { button, make } from "./dom.js";
import { icon } from "./icons.js";

function span(atlas) {
  const years = [];
  for (const link of atlas.links) years.push(link.startYear, link.endYear);
  for (const node of atlas.nodes) years.push(node.beginYear, node.finishYear);
  const known = years.filter((year) => Number.isInteger(year)).sort((a, b) => a - b);
  if (!known.length) return null;
  const last = Number(atlas.meta.date?.slice(0, 4)) || known.at(-1);
  // A founding in 1844 would leave no room for the years in which things happen: the slider begins at the first twentieth.
  return { first: Math.min(known[Math.floor(known.length / 20)], last - 1), last: atlas.meta.year || last };
}

export function createYears(page) {
  const { words, atlas, store } = page;
  const { say, many } = words;
  const range = span(atlas);
  if (!range) return null;
  const all = range.last + 1;
  const change = (year) => store.change({ year: year >= all ? null : Math.max(year, range.first) }, { by: "slider" });
  const now = () => page.state.year ?? all;
  const output = make("output", { class: "year", for: "year" });
  const slider = make("input", {
    type: "range", id: "year", min: range.first, max: all, step: 1, "aria-label": say("As of the year"),
      on: { input: (event) => change(Number(event.target.value)) },
  });
  slider.value = now();
  const step = (name, by, label) => button(icon(name, 18), () => change(now() + by), { class: "round", "aria-label": label,
    "data-key": `year-${name}` });
  const note = make("p", { class: "note" });
  const element = make("div", { class: "group years" },
    make("div", { class: "yearhead" }, make("label", { for: "year" }, say("As of the year")), output),
    make("div", { class: "slide" }, step("back", -1, say("One year earlier")), slider, step("forward", 1,
      say("One year later"))),
    make("p", { class: "ends", "aria-hidden": "true" }, make("span", {}, String(range.first)), make("span", {},
      say("all years"))), note);
  const update = () => {
    const { year } = page.state;
    const text = year === null ? say("all years") : String(year);
    output.textContent = text;
    slider.value = now();
    slider.setAttribute("aria-valuetext", text);
    note.hidden = year === null;
    if (year === null) return;
    const { noStart, noEnd } = page.visible;
    note.textContent = [
      noStart ? many("{number} link shown has no reported start.", "{number} links shown have no reported start.",
        noStart) : "",
      noEnd ? many("{number} has no reported end: it may have ended.", "{number} have no reported end: they may have ended.",
        noEnd) : "",
    ].filter(Boolean).join(" ");
  };
  return { element, update };
}

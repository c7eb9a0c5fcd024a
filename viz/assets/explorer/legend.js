// The legend is the filter: each value with its mark, how many it has, a tick for "only these" and an eye to switch it off.
import { button, make, mark } from "./dom.js";
import { shown } from "./filter.js";
import { icon } from "./icons.js";
import { emptyState } from "./state.js";
import { createYears } from "./years.js";

const CUT = 8;

function facetsOf(page) {
  const { words, atlas } = page;
  const { say } = words;
  const sources = new Map(atlas.sources.map((source, number) => [number, source]));
  const kinds = atlas.kinds.slice(0, atlas.actorKinds);
  const byName = (name) => (a, b) => name(a).localeCompare(name(b), words.lang);
  const region = (value) => (value ? words.term(value) : say("not reported"));
  const country = (value) => words.country(value);
  const theme = (value) => (value ? words.term(value) : say("not reported"));
  const type = (value) => words.term(`type/${value}`);
  const source = (value) => (value === "" ? say("not reported") : sources.get(value)?.title || String(value));
  return [
    { facet: "kind", title: say("Kind of actor"), name: (kind) => words.kind(kind, true), order: kinds, marks: true,
      open: true },
    { facet: "region", title: say("Region"), name: region, sort: byName(region), open: true },
    { facet: "country", title: say("Country"), name: country, sort: byName(country) },
    { facet: "theme", title: say("Theme"), name: theme, sort: byName(theme) },
    { facet: "type", title: say("Kind of link"), name: type, sort: byName(type) },
    { facet: "source", title: say("Source"), name: source },
  ];
}

function createRow(page, how, value) {
  const { words, store, atlas } = page;
  const { say } = words;
  const name = how.name(value);
  const turn = (list, on) => {
    const state = store.get();
    const next = new Set(state[list][how.facet] || []);
    next[on ? "add" : "delete"](value);
    const other = list === "only" ? "off" : "only";
    const opposite = new Set(state[other][how.facet] || []);
    opposite.delete(value);
    store.change({
      [list]: { ...state[list], [how.facet]: next }, [other]: { ...state[other], [how.facet]: opposite },
    }, { by: "filter" });
  };
  const box = make("input", { type: "checkbox", on: { change: (event) => turn("only", event.target.checked) } });
  const count = make("span", { class: "number" });
  const eye = button("", () => turn("off", eye.getAttribute("aria-pressed") !== "true"), {
    class: "eye", "aria-pressed": "false", "aria-label": say("Switch off: {name}", { name }), title: say("Switch off"),
  });
  const label = make("label", { class: "facet" }, box, how.marks && mark(atlas, value, 15), make("span", { class: "name" },
    make("bdi", {}, name)), count);
  const element = make("li", { class: "row" }, label, eye);
  const update = (number) => {
    const { only, off } = store.get();
    box.checked = Boolean(only[how.facet]?.has(value));
    const away = Boolean(off[how.facet]?.has(value));
    eye.setAttribute("aria-pressed", String(away));
    eye.replaceChildren(icon(away ? "off" : "eye", 18));
    count.textContent = words.number(number);
    element.classList.toggle("away", away);
    element.classList.toggle("empty", !number && !box.checked);
  };
  return { element, update };
}

function createFacet(page, how, counts) {
  const { words } = page;
  const values = [...(counts?.keys() || [])];
  if (how.order) values.sort((a, b) => how.order.indexOf(a) - how.order.indexOf(b));
  // What no source tells stands last.
  else values.sort((a, b) => (a === "") - (b === "") || counts.get(b) - counts.get(a) || (how.sort ? how.sort(a, b) : 0));
  if (!values.length) return null;
  const rows = values.map((value) => [value, createRow(page, how, value)]);
  const list = make("ul", { class: "facets" }, rows.map(([, row]) => row.element));
  const long = rows.length > CUT + 4 && !how.order;
  const hide = (hidden) => rows.forEach(([, row], number) => { row.element.hidden = hidden && number >= CUT; });
  const more = long && button(words.say("Show all {number}", { number: words.number(rows.length) }), () => {
    hide(false);
    more.remove();
    rows[CUT][1].element.querySelector("input").focus();
  }, { class: "more" });
  if (long) hide(true);
  const chosen = make("span", { class: "chosen" });
  const element = make("details", { class: "group", open: how.open },
    make("summary", {}, make("span", {}, how.title), chosen),
    make("div", { role: "group", "aria-label": how.title }, list, more));
  const update = (found) => {
    const { only, off } = page.state;
    const set = (only[how.facet]?.size || 0) + (off[how.facet]?.size || 0);
    chosen.textContent = set ? words.number(set) : "";
    for (const [value, row] of rows) {
      row.update(found?.get(value) || 0);
      const ticked = only[how.facet]?.has(value) || off[how.facet]?.has(value);
      if (ticked) row.element.hidden = false;
    }
  };
  return { element, update };
}

function createThings(page) {
  const { words, atlas, store } = page;
  const counts = new Map();
  for (const node of atlas.nodes) if (!node.actor) counts.set(node.kind, (counts.get(node.kind) || 0) + 1);
  if (!counts.size) return null;
  const rows = [...counts].map(([kind, count]) => {
    const box = make("input", { type: "checkbox", on: { change: () => {
      const things = new Set(store.get().things);
      things[box.checked ? "add" : "delete"](kind);
      store.change({ things }, { by: "filter" });
    } } });
    const element = make("li", { class: "row" }, make("label", { class: "facet" }, box, mark(atlas, kind, 15),
      make("span", { class: "name" }, words.kind(kind, true)), make("span", { class: "number" }, words.number(count))));
    return { element, update: () => { box.checked = page.state.things.has(kind); } };
  });
  const title = words.say("Show also");
  const element = make("details", { class: "group" }, make("summary", {}, make("span", {}, title)),
    make("div", { role: "group", "aria-label": title }, make("ul", { class: "facets" }, rows.map((row) => row.element))));
  return { element, update: () => rows.forEach((row) => row.update()) };
}

export function createLegend(page, element) {
  const { words } = page;
  const { say } = words;
  const how = facetsOf(page);
  // The values stay while the view narrows: they are those of the whole, the star unfolded.
  const whole = shown(page.atlas, { ...emptyState(words.lang), open: new Set(["hub"]),
    things: new Set(page.atlas.kinds) }).counts;
  const facets = how.map((one) => [one.facet, createFacet(page, one, whole[one.facet])]).filter(([, facet]) => facet);
  const things = createThings(page);
  const years = createYears(page);
  const close = button(icon("close"), () => drawer(false), { class: "round drawer-only",
    "aria-label": say("Close the filters") });
  element.append(
    make("div", { class: "sidehead" }, make("h2", { tabindex: "-1" }, say("Legend and filters")), close),
    make("div", { class: "scroll" }, facets.slice(0, 1).map(([, facet]) => facet.element), years?.element,
      facets.slice(1).map(([, facet]) => facet.element), things?.element,
      make("p", { class: "note" }, say("A tick shows only these. The eye switches off."))));

  const isDrawer = () => getComputedStyle(close).display !== "none";
  /** On narrow screens the legend lies over the picture; elsewhere it always stands. */
  const drawer = (open = !element.classList.contains("open")) => {
    const head = element.querySelector("h2");
    if (!isDrawer()) {
      head.focus();
      return;
    }
    const had = element.contains(document.activeElement);
    element.classList.toggle("open", open);
    for (const one of document.querySelectorAll("[aria-controls=side]")) one.setAttribute("aria-expanded", String(open));
    if (open) head.focus();
    else if (had) [...document.querySelectorAll("[aria-controls=side]")].find((one) => one.offsetParent)?.focus();
  };
  const update = () => {
    for (const [name, facet] of facets) facet.update(page.visible.counts[name]);
    things?.update();
    years?.update();
  };
  return { update, drawer, isOpen: () => isDrawer() && element.classList.contains("open") };
}

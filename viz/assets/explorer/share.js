// Taking the view along: its address, its query, its citation, its picture, its tables.
import { button, make } from "./dom.js";
import { citeDialog, copy, save, toast } from "./copying.js";
import { csv, gexf } from "./exports.js";
import { icon } from "./icons.js";
import { sparql } from "./sparql.js";

const today = () => new Date().toISOString().slice(0, 10);

function frameOf(page) {
  const { atlas, state, words, visible } = page;
  const { say } = words;
  const parts = [state.actor && words.name(state.actor), state.year && say("as of {year}",
    { year: state.year })].filter(Boolean);
  const kinds = [...new Set([...visible.nodes].map((node) => node.kind))].sort((a,
    b) => atlas.kinds.indexOf(a) - atlas.kinds.indexOf(b));
  return {
    title: [atlas.meta.title, ...parts].join(" – "), date: atlas.meta.date
      ? say("Sources up to {date}; picture of {today}.", { date: atlas.meta.date, today: today() }) : today(),
    legend: kinds.map((kind) => ({ kind, text: words.kind(kind, true), ...atlas.marks[kind] })),
    sources: atlas.sources.map((source) => source.title),
  };
}

function fileName(page) {
  const about = page.state.actor?.id || page.state.view;
  return `atlas-${about}`.replace(/[^a-z0-9-]+/gi, "-").slice(0, 80);
}

function choices(page) {
  const { say } = page.words;
  const name = () => fileName(page);
  const picture = (act) => async () => {
    if (page.state.view === "list") page.store.change({ view: "network" }, { by: "view" });
    await act();
    toast(page, say("The file is saved."));
  };
  const table = (act) => () => {
    act();
    toast(page, say("The file is saved."));
  };
  return [
    [say("Link"), [
      [say("Copy the link to this view"), () => copy(page, location.href, say("The link is copied."))],
      [say("Cite this view"), () => citeDialog(page, null)],
      [say("Copy the SPARQL of this view"), () => copy(page, sparql(page.atlas, page.state, page.visible),
        say("The query is copied."))]]],
    [say("Picture"), [
      [say("Picture, PNG"), picture(async () => save(`${name()}.png`, await page.stage.png(frameOf(page)), "image/png"))],
      [say("Drawing, SVG"), picture(async () => save(`${name()}.svg`, await page.stage.svg(frameOf(page)), "image/svg+xml"))],
      [say("Print the list"), () => window.print()]]],
    [say("Data"), [
      [say("Table, CSV"), table(() => save(`${name()}.csv`, csv(page.visible, page.words), "text/csv;charset=utf-8"))],
      [say("Network, GEXF"), table(() => save(`${name()}.gexf`, gexf(page.visible, page.words), "application/gexf+xml"))]]],
  ];
}

export function createShare(page) {
  const { words } = page;
  const menu = make("div", { class: "menu", id: "share-menu", hidden: true });
  const opener = button([icon("share", 18), make("span", { class: "text" }, words.say("Share"))],
    () => (menu.hidden ? open() : close()), {
    class: "round text", "aria-expanded": "false", "aria-controls": "share-menu", "data-key": "share",
      "aria-label": words.say("Share and save"),
  });
  const element = make("div", { class: "share" }, opener, menu);
  const close = (back) => {
    menu.hidden = true;
    opener.setAttribute("aria-expanded", "false");
    if (back) opener.focus();
  };
  const open = () => {
    menu.replaceChildren(...choices(page).map(([title, acts]) => make("div", { role: "group", "aria-label": title }, make("p",
      { class: "label" }, title),
      acts.map(([text, act]) => button(text, () => {
        close(true);
        act();
      })))));
    menu.hidden = false;
    opener.setAttribute("aria-expanded", "true");
    menu.querySelector("button").focus();
  };
  element.addEventListener("keydown", (event) => {
    if (menu.hidden) return;
    const items = [...menu.querySelectorAll("button")];
    const at = items.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (event.key === "Escape") {
      event.stopPropagation();
      close(true);
    } else if (to !== undefined) {
      event.preventDefault();
      items[(to + items.length) % items.length].focus();
    }
  });
  element.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !element.contains(event.relatedTarget)) close();
  });
  document.addEventListener("pointerdown", (event) => { if (!element.contains(event.target)) close(); });
  return { element, close };
}

// One actor: who it is, what it is linked to and what says so, and what to do from here.
import { bdi, button, cut, make, mark, outward } from "./dom.js";
import { cited, evidence } from "./evidence.js";
import { facts, figures, trouble } from "./known.js";
import { candidates } from "./partnerspanel.js";
import { citeDialog, turtleOf, copy } from "./copying.js";

const MOST = 8;

function head(page, node) {
  const { words, atlas } = page;
  const { say } = words;
  const name = words.name(node);
  const years = [node.begin && (node.finish ? `${node.begin} – ${node.finish}` : say("since {year}", { year: node.begin })),
    !node.begin && node.finish && say("until {year}", { year: node.finish })].filter(Boolean);
  const about = [words.kind(node.kind), words.place(node), ...years].filter(Boolean).join(" · ");
  const member = node.since && atlas.hub && say("member of {hub} since {year}", { hub: atlas.hub.acronym
    || words.name(atlas.hub), year: node.since });
  return make("header", { class: "head" },
    make("h2", { tabindex: "-1" }, mark(atlas, node.kind, 20), bdi(name)),
    make("p", { class: "about" }, bdi(node.acronym && node.acronym !== name ? `${node.acronym} · ${about}` : about)),
    member && make("p", { class: "soft" }, member));
}

function aroundIt(page, state, node) {
  const { words, store } = page;
  const { say } = words;
  const names = [say("The whole"), say("1 step"), say("2 steps"), say("3 steps")];
  const steps = names.map((name, number) => button(name, () => store.change({ steps: number }, { by: "steps" }),
    { "aria-pressed": String(state.steps === number), "data-key": `steps-${number}` }));
  const go = (part) => () => store.change(part, { by: "door" });
  return make("div", { class: "around" },
    make("div", { class: "switch small", role: "group", "aria-label": say("Surroundings shown") }, steps),
    make("div", { class: "acts" },
      button(say("How is it connected to…"), go({ panel: "path", start: node, end: null }), { class: "plain",
        "data-key": "connected" })));
}

function grouped(page, node) {
  const { words } = page;
  const groups = new Map();
  for (const link of node.links) {
    const key = `${link.type} ${link.symmetric || link.from === node ? "out" : "in"}`;
    if (!groups.has(key)) groups.set(key, { type: link.type, links: [] });
    groups.get(key).links.push(link);
  }
  // Few first: the star's own long list must not bury the rest.
  const order = [...groups.values()].sort((a, b) => a.links.length - b.links.length);
  const name = (link) => words.name(link.from === node ? link.to : link.from);
  for (const group of order) group.links.sort((a, b) => name(a).localeCompare(name(b), words.lang));
  return order;
}

function links(page, node) {
  const { words } = page;
  const { say } = words;
  if (!node.links.length) return make("p", { class: "hint" }, say("No source here reports a link of it."));
  return grouped(page, node).map(({ type, links: held }) => make("section", { class: "linkgroup" },
    make("h4", {}, words.term(`type/${type}`), make("span", { class: "number" }, words.number(held.length))),
    cut(held, MOST, (link) => evidence(page, link, node), words)));
}

function chips(page, title, terms, facet) {
  if (!terms.length) return null;
  const { words, store, state } = page;
  const chip = (term) => make("li", {}, facet ? button(words.term(term), () => store.change({
    only: { ...state.only, [facet]: new Set([term]) },
  }, { by: "filter" }), { class: "chip" }) : make("span", { class: "chip still" }, words.term(term)));
  return [make("h3", {}, title), make("ul", { class: "chips" }, terms.map(chip))];
}

function names(page, node) {
  const { words } = page;
  const { say } = words;
  const shown = words.name(node);
  const spelled = typeof node.name === "string" ? [node.name] : Object.values(node.name);
  const other = [...new Set([...spelled, ...node.names])].filter((name) => name && name !== shown);
  return [
    other.length > 0 && [make("h3", {}, say("Other names")), ...cut(other, 6, (name) => make("li", {}, bdi(name)), words,
      { class: "lines" })],
    node.homepages.length > 0 && [make("h3", {}, say("Websites")), make("ul", { class: "lines" },
      node.homepages.map((address) => make("li", {}, outward(address))))],
  ];
}

function identity(page, node) {
  const { words } = page;
  const { say } = words;
  return make("section", { class: "identity" },
    make("h3", {}, say("Cite and reuse")),
    make("p", { class: "iri" }, make("code", {}, bdi(node.iri))),
    make("div", { class: "acts" },
      button(say("Cite this"), () => citeDialog(page, node), { class: "plain", "data-key": "cite" }),
      button(say("Copy the IRI"), () => copy(page, node.iri, say("The IRI is copied.")), { class: "plain", "data-key": "iri" }),
      button(say("Copy as Turtle"), () => copy(page, turtleOf(page, node), say("The Turtle is copied.")), { class: "plain",
        "data-key": "turtle" })));
}

function possible(page, node) {
  if (!node.actor) return null;
  const { say } = page.words;
  const held = make("div", { class: "held" });
  const fold = make("details", { class: "fold", on: { toggle: () => {
    if (!fold.open || held.firstChild) return;
    held.append(...candidates(page, node, { limit: 3 }), button(say("More possible partners"),
      () => page.store.change({ panel: "partners" }, { by: "door" }), { class: "plain" }));
  } } }, make("summary", {}, say("Possible partners, with reasons")), held);
  return fold;
}

export function actorPanel(page, state) {
  const node = state.actor;
  const { words } = page;
  const { say } = words;
  return {
    title: words.name(node),
    parts: [make("div", { class: "actor" },
      head(page, node), aroundIt(page, state, node),
      possible(page, node), trouble(page, node),
      chips(page, say("Themes"), node.themes, "theme"),
      chips(page, say("Recommends"), node.recommends, null), chips(page, say("Goals"), node.goals, null),
      make("h3", {}, say("Links"), make("span", { class: "number" }, words.number(node.links.length))), links(page, node),
      figures(page, node), facts(page, node), names(page, node),
      node.cites.length > 0 && [make("h3", {}, say("Stated in")), cited(page, node.cites)],
      identity(page, node))],
  };
}


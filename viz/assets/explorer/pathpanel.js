// How two actors are connected: paths as sentences, each step with its evidence.
import { bdi, button, make, mark } from "./dom.js";
import { actorLink, evidence } from "./evidence.js";
import { createFinder } from "./finder.js";
import { icon } from "./icons.js";
import { paths } from "./paths.js";

function ends(page, state) {
  const { words, store } = page;
  const { say } = words;
  const field = (key, label) => createFinder(page, {
    name: key, label, shown: true, hint: say("Name of an actor"), value: state[key],
    choose: (node) => store.change({ [key]: node, which: 0, panel: "path" }, { by: "path" }),
  }).element;
  const swap = state.start && state.end && button(say("Turn around"), () =>
    store.change({ start: state.end, end: state.start, which: 0 }, { by: "path" }), { class: "plain", "data-key": "swap" });
  return make("div", { class: "pathends" }, field("start", say("From")), field("end", say("To")), swap);
}

function limits(page, state) {
  const { words, atlas, store } = page;
  const { say } = words;
  const avoid = (node, on) => {
    const next = new Set(state.avoid);
    next[on ? "add" : "delete"](node);
    store.change({ avoid: next, which: 0 }, { by: "path" });
  };
  const by = (type, on) => {
    const next = new Set(state.by);
    next[on ? "add" : "delete"](type);
    store.change({ by: next, which: 0 }, { by: "path" });
  };
  const avoided = [...state.avoid].map((node) => make("li", {}, button([bdi(words.name(node)), icon("close", 14)],
    () => avoid(node, false), {
    class: "chip", "aria-label": say("No longer avoid {name}", { name: words.name(node) }), "data-key": `avoided-${node.id}`,
  })));
  const hub = atlas.hub && !state.avoid.has(atlas.hub) && button(
    say("Avoid {name}", { name: atlas.hub.acronym || words.name(atlas.hub) }), () => avoid(atlas.hub, true), { class: "plain",
      "data-key": "avoid-hub" });
  const finder = createFinder(page, {
    name: "avoid", label: say("Not through"), shown: true, hint: say("Name of an actor"), clear: true,
      choose: (node) => avoid(node, true),
  });
  const types = atlas.types.map((type) => make("li", {}, make("label", { class: "facet" },
    make("input", { type: "checkbox", checked: state.by.has(type), "data-key": `by-${type}`, on: { change: (event) => by(type,
      event.target.checked) } }),
    make("span", { class: "name" }, words.term(`type/${type}`)))));
  const fold = make("details", { class: "fold", open: page.pathLimits || state.by.size > 0,
    on: { toggle: () => { page.pathLimits = fold.open; } } },
    make("summary", {}, say("Only by some kinds of link"), state.by.size > 0 && make("span", { class: "chosen" },
      words.number(state.by.size))),
    make("ul", { class: "facets" }, types));
  return make("div", { class: "limits" }, avoided.length > 0 && make("ul", { class: "chips" }, avoided), hub, finder.element,
    fold);
}

function steps(page, path) {
  return make("ol", { class: "steps" }, path.nodes.flatMap((node, number) => {
    const stop = make("li", { class: "stop" }, mark(page.atlas, node.kind, 18), actorLink(page, node, "",
      { "data-key": `stop-${node.id}` }));
    const links = path.steps[number];
    return links ? [stop, make("li", { class: "leg" }, make("ul", {}, links.map((link) => evidence(page, link, node,
      { key: `leg${number}` }))))] : [stop];
  }));
}

function answer(page, state) {
  const { words, store, atlas } = page;
  const { say, many } = words;
  if (!state.start || !state.end) return make("p", { class: "hint" },
    say("Name two actors. The shortest ways between them are told step by step, each with what says so."));
  if (state.start === state.end) return make("p", { class: "hint" }, say("These are the same actor. Name two."));
  const found = paths(atlas, state.start, state.end, { avoid: state.avoid, types: state.by });
  if (!found.length) {
    return make("p", { class: "hint" },
      say("No path of up to six steps that the sources report. A missing link may be a missing record."));
  }
  const which = Math.min(state.which, found.length - 1);
  const path = found[which];
  const choose = found.length > 1 && make("div", { class: "switch small", role: "group", "aria-label": say("Path shown") },
    found.map((one, number) => button(say("Path {number}", { number: words.number(number + 1) }),
      () => store.change({ which: number }, { by: "path" }),
      { "aria-pressed": String(number === which), "data-key": `path-${number}` })));
  const told = many("Connected in {number} step.", "Connected in {number} steps.", path.steps.length);
  return make("div", { class: "answer" }, make("p", { class: "lead" }, told), choose, steps(page, path));
}

export function pathPanel(page, state) {
  const { say } = page.words;
  const title = say("How are two connected?");
  const named = state.start && state.end ? `${page.words.name(state.start)} – ${page.words.name(state.end)}` : title;
  return {
    title: named,
    parts: [make("div", { class: "path" }, make("h2", { tabindex: "-1" }, title), ends(page, state), answer(page, state),
      limits(page, state))],
  };
}

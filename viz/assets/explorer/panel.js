// The panel beside the picture (a sheet from below on a phone): home, an actor, a path, partners, what happened.
import { bdi, button, make, refill } from "./dom.js";
import { icon } from "./icons.js";
import { actorPanel } from "./actor.js";
import { happenedPanel } from "./happenedpanel.js";
import { homePanel } from "./home.js";
import { partnersPanel } from "./partnerspanel.js";
import { pathPanel } from "./pathpanel.js";

const PANELS = { home: homePanel, actor: actorPanel, path: pathPanel, partners: partnersPanel, happened: happenedPanel };
const HEIGHTS = ["peek", "half", "full"];

export function createPanel(page, element) {
  const { words, store, atlas } = page;
  const { say } = words;
  const body = make("div", { class: "scroll" });
  let height = "full";
  let heading = "";

  const names = () => ({ peek: say("Only the title"), half: say("Half the screen"), full: say("The whole screen") });
  const size = (name) => button(icon({ peek: "down", half: "smaller", full: "up" }[name], 18), () => set(name), {
    class: "round", "aria-label": names()[name], "aria-pressed": String(name === height), data: { height: name },
    "data-key": `height-${name}`,
  });
  const sizes = make("div", { class: "sizes", role: "group", "aria-label": say("Height of the details") }, HEIGHTS.map(size));
  const crumbs = make("div", { class: "crumbs" });
  element.append(make("div", { class: "bar" }, crumbs, sizes), body);

  const set = (name) => {
    height = name;
    element.dataset.height = name;
    for (const one of sizes.children) one.setAttribute("aria-pressed", String(one.dataset.height === name));
  };
  const next = (how) => (height === "peek" || ["pointer", "finder"].includes(how.by) ? "half" : height);
  const which = (state) => {
    const name = state.panel === "actor" && !state.actor ? "home" : state.panel;
    return PANELS[name] ? name : "home";
  };
  const back = (state) => {
    if (which(state) === "home") return make("span", { class: "where" }, say("At a glance"));
    const from = which(state) !== "actor" && which(state) !== "happened" && (state.actor || state.start);
    if (from) {
      return button([icon("back", 18), bdi(words.name(from))], () => store.change({ actor: from, panel: "actor" },
        { by: "keyboard" }),
        { class: "backward", "data-key": "back" });
    }
    return button([icon("back", 18), say("Start")], () => page.home(), { class: "backward", "data-key": "back" });
  };
  const update = (how, before) => {
    const { state } = page;
    const opened = !before || which(state) !== which(before) || state.actor !== before.actor;
    const made = PANELS[which(state)](page, state);
    heading = made.title || "";
    refill(crumbs, back(state));
    refill(body, ...made.parts);
    element.dataset.panel = which(state);
    if (!opened) return;
    body.scrollTop = 0;
    if (before && how.by !== "view") set(next(how));
    // Who opened a panel goes on reading there; who pointed at the picture stays in the picture.
    if (before && ["keyboard", "finder", "home",
      "door"].includes(how.by)) body.querySelector("h2")?.focus({ preventScroll: true });
  };
  // On a phone it opens on the reading and the doors, not on the picture.
  set("full");
  const title = () => (heading ? `${heading} – ${atlas.meta.title}` : atlas.meta.title);
  return { update, title, height: set, store };
}

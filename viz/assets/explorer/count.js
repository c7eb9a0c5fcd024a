// The line above every view: how much of the whole is shown, what is folded or left out, and buttons to change that.
import { button, make, refill } from "./dom.js";
import { icon } from "./icons.js";

export function createCount(page) {
  const { words, atlas, store } = page;
  const { say, many, number } = words;
  const line = make("p", { class: "counted" });
  const notes = make("div", { class: "notes" });
  const acts = make("div", { class: "acts" });
  // A phone has no room for it all the time.
  const more = button(icon("down", 18), () => {
    const open = element.classList.toggle("told");
    more.setAttribute("aria-expanded", String(open));
  }, { class: "round told-more", "aria-expanded": "false", "aria-label": say("What is left out") });
  const drawer = button([icon("filter", 18), say("Filters")], () => page.drawer(), {
    class: "plain drawer-only", "aria-expanded": "false", "aria-controls": "side",
  });
  const element = make("div", { class: "status" }, drawer, make("div", { class: "statuswords" }, line, notes), acts, more);
  const whole = atlas.nodes.filter((node) => node.actor).length;
  const between = atlas.links.length;

  const text = () => {
    const actors = [...page.visible.nodes].filter((node) => node.actor).length;
    const things = page.visible.nodes.size - actors;
    const told = say("{shown} of {all} actors, {links} of {every} links", {
      shown: number(actors), all: number(whole), links: number(page.visible.links.length), every: number(between),
    });
    return things ? `${told}, ${many("{number} other thing", "{number} other things", things)}` : told;
  };
  const narrowed = () => {
    const { state } = page;
    return [state.only, state.off].some((facets) => Object.values(facets).some((values) => values.size)) || state.year !== null;
  };
  const fold = (change) => () => {
    const next = new Set(page.state.open);
    next[change]("hub");
    store.change({ open: next }, { by: "keyboard" });
  };
  const inline = (text, act, given) => button(text, act, { class: "inline", ...given });
  /** What is left out, each with the button that brings it in. */
  const left = () => {
    const { folded, toThings } = page.visible;
    const hub = atlas.hub && (atlas.hub.acronym || words.name(atlas.hub));
    const told = [];
    if (folded.length) {
      told.push(make("span", { class: "leftout" }, many("{number} membership of {hub} is folded.",
        "{number} memberships of {hub} are folded.", folded.length, { hub }), " ",
        inline(say("Unfold"), fold("add"), { "data-key": "fold" }), " "));
    } else if (page.state.open.has("hub")) {
      told.push(make("span", { class: "leftout" }, say("The memberships of {hub} are unfolded.", { hub }), " ",
        inline(say("Fold"), fold("delete"), { "data-key": "fold" }), " "));
    }
    if (toThings) {
      told.push(make("span", { class: "leftout" }, many("{number} link leads to an event, a work or the like.",
        "{number} links lead to events, works and the like.", toThings), " ",
        inline(say("Show them"), () => store.change({ things: new Set(atlas.kinds.slice(atlas.actorKinds)) },
          { by: "keyboard" }),
          { "data-key": "things" })));
    } else if (page.state.things.size) {
      told.push(make("span", { class: "leftout" }, say("Events, works and the like are shown."), " ",
        inline(say("Hide them"), () => store.change({ things: new Set() }, { by: "keyboard" }), { "data-key": "things" })));
    }
    return told;
  };
  const buttons = () => [
    narrowed() && button(say("Clear filters"), () => page.clear(), { class: "plain", "data-key": "clear" }),
    page.state.steps > 0 && button(say("Show the whole"), () => store.change({ steps: 0 }, { by: "keyboard" }),
      { class: "plain", "data-key": "whole" }),
  ];
  const update = () => {
    line.textContent = text();
    const told = left();
    refill(notes, ...told);
    more.hidden = told.length === 0;
    refill(acts, ...buttons());
  };
  return { element, update, told: text };
}

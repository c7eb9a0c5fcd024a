// Keys that work everywhere, and the page that tells them.
import { dialog } from "./copying.js";
import { make } from "./dom.js";

const typing = (element) => element.closest?.("input:not([type=checkbox]):not([type=range]), textarea, select");

function help(page) {
  const { say } = page.words;
  const rows = [
    ["/", say("find an actor")], ["n", say("network")], ["m", say("map")], ["l", say("list")],
    ["← ↑ → ↓", say("from actor to actor, in the picture")], ["Enter", say("open it")],
    ["+ − 0", say("larger, smaller, everything")], ["f", say("legend and filters")], ["Esc", say("close, or go back")], ["?",
      say("this page")],
  ];
  dialog(page, say("Keyboard"), [], [make("dl", { class: "keys" }, rows.map(([keys, text]) => make("div", {},
    make("dt", {}, keys.split(" ").map((key) => [make("kbd", {}, key), " "])), make("dd", {}, text))))]);
}

function escape(page, parts) {
  const { state, store } = page;
  if (parts.legend.isOpen()) parts.legend.drawer(false);
  else if (state.steps) store.change({ steps: 0 }, { by: "keyboard" });
  else if (state.panel !== "home" || state.actor) page.home();
  else return false;
  return true;
}

export function listenToKeys(page, partsNow) {
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented
      || document.querySelector("dialog[open]")) return;
    const parts = partsNow();
    if (event.key === "Escape" && !typing(event.target)) {
      if (escape(page, parts)) event.preventDefault();
      return;
    }
    if (typing(event.target)) return;
    const view = (name) => () => page.store.change({ view: name }, { by: "view" });
    const act = {
      "/": () => page.find(), n: view("network"), m: view("map"), l: view("list"), f: () => page.drawer(),
        "?": () => help(page),
      "+": () => page.stage.zoom(1.35), "-": () => page.stage.zoom(1 / 1.35), 0: () => page.stage.fit(),
    }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
}

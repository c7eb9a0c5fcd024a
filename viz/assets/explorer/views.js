// Network, map and list: three views of one selection, of which one is shown.
import { button, cut, make, refill } from "./dom.js";
import { actorLink } from "./evidence.js";
import { icon } from "./icons.js";
import { createList } from "./list.js";
import { createStage } from "./stage.js";

const LARGER = 1.35;

export function createViews(page) {
  const { words, atlas, store } = page;
  const { say } = words;
  const holder = make("div", { class: "stage" });
  const stage = createStage(holder, atlas, store, words, page.visible, page.speak);
  const zoom = (name, label, act) => button(icon(name, 18), act, { "aria-label": label, "data-key": `zoom-${name}` });
  const none = make("div", { class: "none", hidden: true },
    make("p", {}, say("Nothing is left with these filters.")),
    button(say("Clear filters"), () => page.clear(), { class: "plain" }));
  const summary = make("summary", {});
  const names = make("div", { class: "names" });
  const unplaced = make("details", { class: "unplaced", hidden: true }, summary, names);
  const box = make("div", { class: "stagebox" }, holder, none, unplaced,
    make("div", { class: "zoom", role: "group", "aria-label": say("Size of the picture") },
      zoom("larger", say("Larger"), () => stage.zoom(LARGER)),
      zoom("smaller", say("Smaller"), () => stage.zoom(1 / LARGER)),
      zoom("whole", say("Fit everything"), () => stage.fit())));
  const list = createList(page);
  const element = make("div", { class: "views" }, box, list.element);

  let missing = [];
  // Of thousands without a place the names are written only where somebody looks.
  const fillUnplaced = () => {
    if (!unplaced.open) return;
    const item = (node) => make("li", {}, actorLink(page, node, "", { "data-key": `unplaced-${node.id}` }));
    refill(names, cut(missing, 100, item, words));
  };
  const withoutPlace = () => {
    const onMap = page.state.view === "map";
    missing = onMap ? [...page.visible.nodes].filter((node) => node.lat === null || node.lat === undefined) : [];
    unplaced.hidden = !missing.length;
    summary.textContent = words.many(
      "{number} without a place on the map", "{number} without a place on the map", missing.length);
    fillUnplaced();
  };
  unplaced.addEventListener("toggle", fillUnplaced);
  const update = () => {
    const { state, visible } = page;
    const listed = state.view === "list";
    box.hidden = listed;
    list.element.hidden = !listed;
    none.hidden = visible.nodes.size > 0;
    if (listed) list.update();
    else {
      stage.update(state, visible, words);
      withoutPlace();
    }
  };
  const paper = () => {
    list.all();
    for (const fold of document.querySelectorAll(".sources")) fold.open = true;
  };
  addEventListener("beforeprint", paper);
  const end = () => {
    removeEventListener("beforeprint", paper);
    stage.destroy?.();
  };
  const told = () => {
    const { view } = page.state;
    return view === "network" ? say("Network") : view === "map" ? say("Map") : say("List");
  };
  return { element, stage, list, update, told, end };
}

// Puts the parts together: data, state, words, the picture, the panels, and the address that holds it all.
import { decode } from "./data.js";
import { LANGUAGES, createWords } from "./words.js";
import { FACETS, createStore, format, parse } from "./state.js";
import { createSearch } from "./search.js";
import { shown } from "./filter.js";
import { createSpeech } from "./speech.js";
import { createFrame } from "./frame.js";
import { createLegend } from "./legend.js";
import { createCount } from "./count.js";
import { createPanel } from "./panel.js";
import { createViews } from "./views.js";
import { listenToKeys } from "./keys.js";
import { onTheme } from "./theme.js";

const told = (id) => JSON.parse(document.getElementById(id).textContent);
const root = document.getElementById("page");
const atlas = decode(told("data"));
// A page that was written in no language speaks the reader's.
atlas.meta.lang ||= navigator.languages.map((tag) => tag.slice(0, 2)).find((tag) => LANGUAGES.includes(tag)) || "en";
const texts = told("texts");
const first = () => (location.hash.includes("=") ? location.hash : atlas.meta.start || "");
const store = createStore(atlas, parse(first(), atlas));
const page = { atlas, store, texts, state: store.get(), speak: createSpeech(document.getElementById("speech")) };
let parts = null;

function build() {
  const { lang } = store.get();
  page.words = createWords(atlas, texts, lang);
  page.search = createSearch(atlas, page.words);
  page.state = store.get();
  page.visible = shown(atlas, page.state);
  document.documentElement.lang = page.words.lang;
  document.documentElement.dir = page.words.dir;
  parts?.views.end();
  const frame = createFrame(page, root);
  const count = createCount(page);
  const views = createViews(page);
  frame.main.append(count.element, views.element);
  parts = { frame, count, views, legend: createLegend(page, frame.side), panel: createPanel(page, frame.panel) };
  page.stage = views.stage;
  update({ by: "build" }, null);
}

function update(how, before) {
  page.visible = shown(atlas, page.state);
  parts.frame.showView(page.state.view);
  parts.count.update();
  parts.legend.update();
  parts.panel.update(how, before);
  parts.views.update(how, before);
  document.title = parts.panel.title();
}

/** What is told aloud after a change: where the focus moves, the screen reader reads what it moves to. */
function spoken(before) {
  const { state, words } = page;
  if (state.actor !== before.actor && state.actor) return words.told(state.actor);
  if (state.view !== before.view) return parts.views.told();
  return parts.count.told();
}

function keepAddress(how) {
  const hash = `#${format(page.state, atlas)}`;
  if (hash === location.hash || how.by === "address") return;
  // Each step of the slider would be a step back: only what opens something is kept in the history.
  history[how.by === "slider" ? "replaceState" : "pushState"](null, "", hash);
}

page.choose = (node, by = "keyboard") => store.change({ actor: node, panel: "actor" }, { by });
page.home = () => store.change({
  panel: "home", actor: null, steps: 0, start: null, end: null, avoid: new Set(), by: new Set(), which: 0, happened: null,
}, { by: "home" });
page.drawer = (open) => parts.legend.drawer(open);
page.clear = () => {
  const none = () => Object.fromEntries(FACETS.map((facet) => [facet, new Set()]));
  store.change({ only: none(), off: none(), year: null }, { by: "filter" });
};
page.find = () => parts.frame.finder.focus();
page.panel = (height) => parts.panel.height(height);

store.subscribe((state, before, how = {}) => {
  page.state = state;
  if (state.lang !== before.lang) build();
  else update(how, before);
  keepAddress(how);
  if (how.by !== "address") page.speak(spoken(before));
});
addEventListener("hashchange", () => {
  // The skip link and other anchors are no views.
  if (location.hash && !location.hash.includes("=")) return;
  if (location.hash.slice(1) !== format(store.get(), atlas)) store.change(parse(location.hash, atlas), { by: "address" });
});
addEventListener("popstate", () => {
  if (location.hash.slice(1) !== format(store.get(), atlas)) store.change(parse(location.hash, atlas), { by: "address" });
});
onTheme(() => parts.views.update({ by: "theme" }, page.state));
listenToKeys(page, () => parts);
build();
document.documentElement.classList.add("ready");

window.atlasPage = Object.freeze({
  choose: (id) => page.choose(atlas.byId.get(id) || null),
  spot: (id) => parts.views.stage.spot(id),
  state: () => format(store.get(), atlas),
  go: (hash) => store.change(parse(hash, atlas), { by: "keyboard" }),
});

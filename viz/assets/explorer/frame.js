// The parts of the page that stay: header, side, main, panel, footer; rebuilt only where the language changes.
import { bdi, button, make, refill } from "./dom.js";
import { icon } from "./icons.js";
import { createFinder } from "./finder.js";
import { createShare } from "./share.js";
import { LANGUAGE_NAMES } from "./words.js";
import { isDark, turnTheme } from "./theme.js";

const VIEWS = ["network", "map", "list"];

function viewNames(words) {
  return { network: words.say("Network"), map: words.say("Map"), list: words.say("List") };
}

function viewSwitch(page, group) {
  const names = viewNames(page.words);
  const buttons = VIEWS.map((view) => button(
    [icon(view, 18), make("span", {}, names[view])],
    () => {
      if (group === "bottom") page.panel("peek");
      page.store.change({ view }, { by: "view" });
    },
    { data: { view }, "aria-pressed": "false", "data-key": `${group}-${view}` },
  ));
  return make("div", { class: "switch", role: "group", "aria-label": page.words.say("View") }, buttons);
}

function languageChoice(page) {
  const { lang } = page.words;
  const options = Object.entries(LANGUAGE_NAMES).map(([code, name]) =>
    make("option", { value: code, lang: code, selected: code === lang }, name));
  const change = (event) => page.store.change({ lang: event.target.value }, { by: "language" });
  return make("div", { class: "language" }, make("span", { class: "code", "aria-hidden": "true" }, lang.toUpperCase()),
    make("select", { "aria-label": page.words.say("Language"), "data-key": "language", on: { change } }, options));
}

function themeButton(page) {
  const made = button(icon("theme"), () => {
    turnTheme();
    made.setAttribute("aria-pressed", String(isDark()));
    page.speak(isDark() ? page.words.say("Dark colours") : page.words.say("Light colours"));
  }, { class: "round", "aria-label": page.words.say("Dark colours"), "aria-pressed": String(isDark()), "data-key": "theme" });
  return made;
}

function sourcesLine(page) {
  const { say, many } = page.words;
  const { sources } = page.atlas;
  if (!sources.length) return make("p", {}, say("No source is recorded."));
  const one = (source) => {
    const about = [source.publisher, source.issued, source.license].filter(Boolean).join(", ");
    return make("li", {}, make("cite", {}, bdi(source.title)), about && [" (", bdi(about), ")"]);
  };
  return make("details", { class: "sources" },
    make("summary", {}, make("strong", {}, many("{number} source", "{number} sources", sources.length)), " · ",
      say("A missing link may be a missing record.")),
    make("ul", {}, sources.map(one)));
}

/** Build the frame; gives its parts. `page` has atlas, store, words, search, speak. */
export function createFrame(page, root) {
  const { words, atlas } = page;
  const { say } = words;
  const main = make("main", { id: "main", tabindex: "-1" });
  const skip = make("a", { class: "skip", href: "#main", on: { click: (event) => { event.preventDefault(); main.focus(); } } },
    say("Skip to the actors"));
  const finder = createFinder(page, {
    name: "finder", label: say("Find an actor by name, acronym, city, country or theme"),
      hint: say("Find an actor, city, country, theme"),
    slash: true, clear: true, choose: (node) => page.choose(node, "finder"),
  });
  const share = createShare(page);
  const top = make("header", { class: "top" },
    make("h1", {}, button(bdi(atlas.meta.title), () => page.home(), { class: "title", "data-key": "title" })),
    finder.element, viewSwitch(page, "top"),
    make("div", { class: "tools" }, share.element, languageChoice(page), themeButton(page)));
  const side = make("aside", { class: "side", id: "side", "aria-label": say("Legend and filters") });
  const panel = make("aside", { class: "panel", id: "panel", "aria-label": say("Details") });
  const footer = make("footer", {}, sourcesLine(page));
  const filters = button([icon("filter", 18), make("span", {}, say("Filters"))], () => page.drawer(), {
    class: "filters", "data-key": "bottom-filters", "aria-expanded": "false", "aria-controls": "side",
  });
  const bottom = make("nav", { class: "bottom", "aria-label": say("Views and filters") }, viewSwitch(page, "bottom"), filters);
  refill(root, skip, top, make("div", { class: "body" }, side, main, panel), bottom, footer);
  const showView = (view) => {
    for (const one of root.querySelectorAll(".switch [data-view]")) {
      one.setAttribute("aria-pressed", String(one.dataset.view === view));
    }
  };
  return { main, side, panel, finder, share, footer, showView };
}

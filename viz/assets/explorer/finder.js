// A field that finds an actor: a combobox with a list box, as the ARIA guide describes it.
import { bdi, make, mark } from "./dom.js";
import { icon } from "./icons.js";

const MOST = 30;

/** `how`: name (unique), label, hint, choose(node), and: shown (the label is seen), slash, clear (empty after choosing),
  value (Node). */
export function createFinder(page, how) {
  const { words, atlas, search } = page;
  const ids = { input: `find-${how.name}`, list: `found-${how.name}` };
  let found = [];
  let active = -1;

  const list = make("ul", { id: ids.list, role: "listbox", "aria-label": words.say("Actors found") });
  const nothing = make("p", { class: "hint", hidden: true });
  const popup = make("div", { class: "popup", hidden: true }, list, nothing);
  const input = make("input", {
    id: ids.input, type: "text", role: "combobox", autocomplete: "off", autocapitalize: "none", spellcheck: "false",
      maxlength: "200",
    "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": ids.list, placeholder: how.hint || "",
      "data-key": ids.input,
    value: how.value ? words.name(how.value) : "",
  });
  const label = make("label", { for: ids.input, class: how.shown ? "label" : "hidden" }, how.label);
  const field = make("div", { class: "field" }, icon("find", 18), input, how.slash && make("kbd", { class: "slash",
    "aria-hidden": "true" }, "/"),
    popup);
  const element = make("div", { class: "finder", role: how.slash ? "search" : null }, label, field);

  const close = () => {
    popup.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const back = () => { input.value = how.value && !how.clear ? words.name(how.value) : ""; };
  const choose = (node) => {
    how.value = node;
    back();
    close();
    how.choose(node);
  };
  const activate = (number) => {
    active = number;
    [...list.children].forEach((option, place) => option.setAttribute("aria-selected", String(place === active)));
    const option = list.children[active];
    if (!option) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", option.id);
    return option.scrollIntoView({ block: "nearest" });
  };
  const option = ({ node, matched }, number) => {
    const name = words.name(node);
    const other = matched && matched !== name ? matched : "";
    const soft = [other, node.acronym !== name && node.acronym !== other ? node.acronym : "", words.kind(node.kind),
      words.place(node)];
    return make("li", {
      id: `${ids.list}-${number}`, role: "option", "aria-selected": "false",
      // Not on click alone: the field would lose the focus first and close the list.
      on: { pointerdown: (event) => event.preventDefault(), click: () => choose(node) },
    }, mark(atlas, node.kind, 16), make("span", { class: "name" }, bdi(name), make("span", { class: "soft" },
      bdi(soft.filter(Boolean).join(" · ")))));
  };
  const show = () => {
    const asked = input.value.trim();
    if (!asked) return close();
    found = search.find(asked, MOST);
    list.replaceChildren(...found.map(option));
    const empty = found.length === 0;
    popup.hidden = false;
    list.hidden = empty;
    nothing.hidden = !empty;
    input.setAttribute("aria-expanded", String(!empty));
    activate(-1);
    if (!empty) return page.speak(words.many("{number} found", "{number} found", found.length));
    nothing.replaceChildren(
      words.say("Nothing found. Try an acronym, a city, a country, or fewer letters. Only what a source names is here."));
    return page.speak(nothing.textContent);
  };

  input.addEventListener("input", show);
  input.addEventListener("focus", () => input.select());
  input.addEventListener("blur", () => { close(); back(); });
  input.addEventListener("keydown", (event) => {
    const last = found.length - 1;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (popup.hidden) show();
      if (popup.hidden || last < 0) return;
      const next = event.key === "ArrowDown" ? active + 1 : active - 1;
      activate(next > last ? 0 : next < 0 ? last : next);
    } else if (event.key === "Enter" && !popup.hidden && found.length) {
      event.preventDefault();
      choose(found[Math.max(active, 0)].node);
    } else if (event.key === "Escape" && !popup.hidden) {
      event.stopPropagation();
      event.preventDefault();
      close();
      back();
    }
  });
  return { element, focus: () => { input.focus(); input.select(); } };
}

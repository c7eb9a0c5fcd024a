// Elements made from text that nobody vouches for: every string becomes a text node, never markup.
const SVG = "http://www.w3.org/2000/svg";

const set = (element, key, value) => {
  if (value === null || value === undefined || value === false) return;
  if (key === "on") for (const [name, act] of Object.entries(value)) element.addEventListener(name, act);
  else if (key === "data") Object.assign(element.dataset, value);
  else if (key === "vars") for (const [name, text] of Object.entries(value)) element.style.setProperty(`--${name}`, text);
  else if (key === "value" || key === "checked" || key === "hidden" || key === "disabled") element[key] = value;
  else element.setAttribute(key, value === true ? "" : String(value));
};

const build = (element, given, children) => {
  for (const [key, value] of Object.entries(given || {})) set(element, key, value);
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
};

/** An element: `given` holds attributes, `on` (listeners), `data`, `vars` (custom properties). */
export function make(tag, given, ...children) {
  return build(document.createElement(tag), given, children);
}

export function svg(tag, given, ...children) {
  return build(document.createElementNS(SVG, tag), given, children);
}

/** Text of the data: its direction is its own, and does not turn what stands around it. */
export function bdi(text, given) {
  return make("bdi", given, text);
}

export function button(text, act, given) {
  return make("button", { type: "button", ...given, on: { click: act } }, text);
}

/** A link out of the page, where the address is one of the web; else its text alone. */
export function outward(address, text) {
  let known = null;
  try { known = new URL(address); } catch { /* no address at all */ }
  if (!known || !["http:", "https:"].includes(known.protocol)) return bdi(text || address);
  return make("a", { href: known.href, rel: "noopener noreferrer external", target: "_blank" }, bdi(text || address));
}

/** The shape of a kind, in its colour of the theme in force. */
export function mark(atlas, kind, size = 16) {
  const known = atlas.marks[kind];
  const drawn = { class: "mark", viewBox: "-11 -11 22 22", width: size, height: size, "aria-hidden": "true",
    focusable: "false" };
  if (!known) return svg("svg", { ...drawn, class: "mark plain" }, svg("circle", { r: 5 }));
  const vars = { light: known.light, dark: known.dark };
  return svg("svg", { ...drawn, vars }, svg("path", { "fill-rule": "evenodd", d: known.path }));
}

/** Replace what an element holds; the focus and the place scrolled to stay where they are (by `data-key`). */
export function refill(element, ...children) {
  const at = element.contains(document.activeElement) ? document.activeElement : null;
  const key = at?.closest("[data-key]")?.dataset.key;
  const { scrollTop } = element;
  element.replaceChildren(...children.flat(Infinity).filter(Boolean));
  element.scrollTop = scrollTop;
  if (!at) return;
  const again = key && [...element.querySelectorAll("[data-key]")].find((one) => one.dataset.key === key);
  (again || element.querySelector("h2[tabindex]") || element).focus({ preventScroll: true });
}

/** A long list: the first `most`, and a button that shows the rest. */
export function cut(items, most, render, words, given) {
  const list = make("ul", given, items.slice(0, items.length > most + 2 ? most : items.length).map(render));
  if (items.length <= most + 2) return [list];
  const more = button(words.say("Show all {number}", { number: words.number(items.length) }), () => {
    const rest = items.slice(most).map(render);
    list.append(...rest);
    more.remove();
    const target = rest[0].querySelector("a, button") || rest[0];
    if (target === rest[0]) target.tabIndex = -1;
    target.focus();
  }, { class: "more" });
  return [list, more];
}

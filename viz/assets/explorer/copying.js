// Copying, saving and citing: text to the clipboard, files to disk, and the dialog that shows what to cite.
import { button, make } from "./dom.js";
import { citeActor, citeView, turtle } from "./exports.js";

/** Put a text on the clipboard; where the browser refuses, show it, chosen, so that it can be copied by hand. */
export async function copy(page, text, done) {
  const { say } = page.words;
  try {
    await navigator.clipboard.writeText(text);
    toast(page, done);
  } catch {
    dialog(page, say("Copy this text"), [["", text]]);
  }
}

/** A short word that goes away by itself, and is spoken. */
export function toast(page, text) {
  document.querySelector(".toast")?.remove();
  const made = make("p", { class: "toast", "aria-hidden": "true" }, text);
  document.body.append(made);
  setTimeout(() => made.remove(), 4000);
  page.speak(text);
}

export function save(name, content, type) {
  const blob = content instanceof Blob ? content : new Blob([content], { type });
  const address = URL.createObjectURL(blob);
  const link = make("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

/** A dialog of texts to copy: `texts` is [[label, text], ...]. */
export function dialog(page, title, texts, parts = []) {
  const { say } = page.words;
  const close = button(say("Close"), () => element.close(), { class: "plain" });
  const boxes = texts.map(([label, text], number) => {
    const id = `copied-${number}`;
    const area = make("textarea", { id, readonly: true, rows: Math.min(8, Math.max(2, Math.ceil(text.length / 56))),
      value: text,
      on: { focus: () => area.select() } });
    return make("div", { class: "copied" }, make("label", { for: id, class: label ? "label" : "hidden" }, label || title), area,
      button(say("Copy"), () => copyFrom(page, area), { class: "plain" }));
  });
  const element = make("dialog", { class: "dialog", "aria-labelledby": "dialog-title", on: {
    close: () => element.remove(),
    click: (event) => { if (event.target === element) element.close(); },
  } }, make("div", { class: "inside" }, make("h2", { id: "dialog-title", tabindex: "-1" }, title), boxes, parts, make("div",
    { class: "acts" }, close)));
  document.body.append(element);
  element.showModal();
  for (const area of element.querySelectorAll("textarea")) area.style.height = `${Math.min(area.scrollHeight + 4, innerHeight / 3)}px`;
  element.querySelector("h2").focus();
  return element;
}

async function copyFrom(page, area) {
  area.select();
  try {
    await navigator.clipboard.writeText(area.value);
    page.speak(page.words.say("Copied."));
  } catch {
    page.speak(page.words.say("The text is chosen. Copy it with the keys of your system."));
  }
}

const today = () => new Date().toISOString().slice(0, 10);
const address = () => location.href;
const asTexts = (told) => (typeof told === "string" ? [["", told]] : Object.entries(told).filter(([,
  text]) => typeof text === "string"));

export function citeDialog(page, node) {
  const { atlas, state, visible, words } = page;
  const told = node ? citeActor(atlas, node, words, address(), today()) : citeView(atlas, state, visible, words, address(),
    today());
  dialog(page, node ? words.say("Cite this") : words.say("Cite this view"), asTexts(told));
}

export function turtleOf(page, node) {
  return turtle(node, page.atlas);
}

// The links shown, as sentences with their evidence: everything the lines of the picture say.
import { button, make } from "./dom.js";
import { evidence } from "./evidence.js";

const PAGE = 100;

export function createLinkList(page) {
  const { words } = page;
  const { many, number, say } = words;
  const list = make("ul", { class: "sentences" });
  let most = PAGE;
  let last = null;
  const more = button("", () => {
    const at = most;
    most += PAGE;
    fill();
    list.children[at]?.querySelector("a")?.focus();
  }, { class: "more" });
  const summary = make("summary", {});
  const element = make("details", { class: "alllinks", on: { toggle: () => { if (element.open) fill(); } } }, summary, list,
    more);

  const fill = () => {
    const { links } = page.visible;
    const rows = links.slice(list.children.length, most).map((link) => evidence(page, link, link.from, { key: "sentence",
      both: true }));
    list.append(...rows);
    more.hidden = links.length <= most;
    more.textContent = say("Show {number} more", { number: number(Math.min(PAGE, Math.max(0, links.length - most))) });
  };
  const update = () => {
    const { links } = page.visible;
    if (last && links.length === last.length && links.every((link, place) => link === last[place])) return;
    last = links;
    most = PAGE;
    list.replaceChildren();
    summary.textContent = many("{number} link as a sentence", "{number} links as sentences", page.visible.links.length);
    element.hidden = page.visible.links.length === 0;
    if (element.open) fill();
  };
  const all = () => {
    most = Infinity;
    element.open = true;
    fill();
  };
  return { element, update, all };
}

// What says so: sentences with the actors in them as links, and the places in the sources.
import { bdi, make } from "./dom.js";

const MOST = 2;

// The places of one source together, its title once.
function bySource(page, cites) {
  const found = new Map();
  for (const { source, text } of page.words.cited(cites)) {
    if (!found.has(source)) found.set(source, []);
    if (text) found.get(source).push(text);
  }
  return [...found].map(([source, texts]) => ({ title: source.title, texts }));
}

/** Where it stands: one line for each source; of many places the first two, the rest on demand. */
export function cited(page, cites) {
  const sources = bySource(page, cites || []);
  if (!sources.length) return null;
  const line = ({ title, texts }) => make("p", { class: "cited" }, make("cite", {}, bdi(title)), texts.length > 0 && ": ",
    bdi(texts.join("; ")));
  const [first, ...rest] = sources;
  const short = { title: first.title, texts: first.texts.slice(0, MOST) };
  const left = first.texts.length - short.texts.length + rest.reduce((sum, { texts }) => sum + Math.max(1, texts.length), 0);
  if (!left) return line(short);
  const others = [{ title: first.title, texts: first.texts.slice(MOST) }, ...rest].filter(({ texts }, place) => place
    || texts.length);
  return [line(short), make("details", { class: "places" },
    make("summary", {}, page.words.many("and {number} place more", "and {number} places more", left)), others.map(line))];
}

/** A link to an actor, so that it breaks over lines as text does, and can be opened in another tab. */
export function actorLink(page, node, text, given) {
  const click = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    page.choose(node);
  };
  const href = `#${new URLSearchParams({ actor: node.id, lang: page.words.lang })}`;
  return make("a", { class: "name", href, ...given, on: { click } }, bdi(text || page.words.name(node)));
}

/** A link as a sentence read at `node`, the other end a link; then its dates, doubt, who declares it, and its evidence. */
export function evidence(page, link, node, given = {}) {
  const { words } = page;
  const told = words.sentence(link, node);
  // The actor read about need not be spelled out in each sentence; elsewhere both ends lead on.
  const own = (part) => bdi(part.node && part.node.acronym ? part.node.acronym : part.text);
  const parts = told.parts.map((part, place) => (part.node && (given.both || part.node !== node)
    ? actorLink(page, part.node, part.text, { "data-key": `${given.key || "link"}-${link.n}-${place}` }) : own(part)));
  const declared = words.declared(link);
  return make("li", { class: "evidence" },
    make("p", { class: "sentence" }, parts),
    link.doubt && make("p", { class: "doubt" }, bdi(link.doubt)),
    declared && make("p", { class: `declared ends${link.declared}` }, make("span", { class: "dots", "aria-hidden": "true" }),
      declared),
    cited(page, link.cites));
}

// The words of the page in the reader's language: messages by their English text, terms by their key, sentences of links.
import { factText, figureText } from "./telling.js";

export const LANGUAGES = ["en", "fr", "es", "pt", "ko"];

// What each language calls itself.
export const LANGUAGE_NAMES = { en: "English", fr: "Français", es: "Español", pt: "Português", ko: "한국어" };

const RIGHT_TO_LEFT = new Set(["ar", "fa", "he", "ur"]);
const THOUSANDS = { en: ",", fr: "\u202f", es: "\u202f", pt: ".", ko: "," };
const PLURAL = { fr: (n) => (n > 1 ? 1 : 0), pt: (n) => (n > 1 ? 1 : 0), ko: () => 0 };
const oneOrMore = (n) => (n === 1 ? 0 : 1);

// A message that is said elsewhere; so it gets into the catalogues.
export const message = (text) => text;

// What the fields hold is never read as a pattern.
export const filled = (text, fields) =>
  text.replace(/\{(\w+)\}/g, (whole, name) => (fields && Object.hasOwn(fields, name) ? String(fields[name]) : whole));

const SENTENCE_FIELDS = /\{(from|to)\}/;

/** What the page files a message under, in five letters: FNV-1a of its UTF-16 units, as packing.py makes it. */
export const shortName = (text) => {
  let found = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) found = Math.imul(found ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return (found % 36 ** 5).toString(36);
};

export const createWords = (atlas, texts, lang) => {
  const own = texts[lang] || {};
  const entry = (text) => [text, shortName(text)].filter((name) => Object.hasOwn(own, name)).map((name) => own[name])[0];
  const said = (text) => {
    const found = entry(text) ?? text;
    return Array.isArray(found) ? found[0] : found;
  };
  const say = (text, fields) => filled(said(text), fields);

  const number = (value) => {
    const digits = String(value);
    if (Math.abs(value) <= 9999) return digits;
    return digits.replace(/\B(?=(\d{3})+(?!\d))/g, THOUSANDS[lang] || ",");
  };

  // `{number}` is the number, with its thousands apart.
  const many = (one, more, count, fields) => {
    const forms = entry(one);
    const filling = { number: number(count), ...fields };
    if (!forms) return filled(oneOrMore(count) ? more : one, filling);
    if (!Array.isArray(forms)) return filled(forms, filling);
    const form = (PLURAL[lang] || oneOrMore)(count);
    return filled(forms[Math.min(form, forms.length - 1)], filling);
  };

  const inLanguage = (labels) => labels[lang] || labels.en || Object.values(labels)[0] || "";
  const labelOf = (key) => {
    const labels = Object.hasOwn(atlas.terms, key) ? atlas.terms[key] : null;
    return labels ? inLanguage(labels) : null;
  };
  const known = (key) => Object.hasOwn(atlas.terms, key);
  // The end of a key stands in for what has no label.
  const term = (key) => {
    if (!key) return say("not reported");
    const label = labelOf(key);
    return (Array.isArray(label) ? label[0] : label) || key.slice(key.indexOf("/") + 1);
  };
  const country = (code) => (code ? term(`country/${code}`) : say("not reported"));
  const kind = (name, several = false) => {
    const label = labelOf(`kind/${name}`);
    if (!Array.isArray(label)) return label || name;
    return (several && label[1]) || label[0];
  };

  const name = (node) => (typeof node.name === "string" ? node.name : inLanguage(node.name));
  const place = (node) => [node.city, node.country && country(node.country)].filter(Boolean).join(", ");

  // What has to do with an event is of its date, and does not last from it.
  const atOnce = (link) => link.once || link.from.kind === "Event" || link.to.kind === "Event";
  const dates = (link) => {
    if (link.start && link.end) return say("from {start} to {end}", { start: link.start, end: link.end });
    if (link.end) return say("until {end}", { end: link.end });
    if (link.start) return atOnce(link) ? link.start : say("since {date}", { date: link.start });
    return link.when;
  };

  const pattern = (link, inverse) => {
    const label = labelOf(`type/${link.type}`);
    const found = Array.isArray(label) ? label[inverse ? 2 : 1] : "";
    return found || (inverse ? "{to} – {from}" : "{from} – {to}");
  };
  const sentence = (link, node) => {
    const inverse = node === link.to && node !== link.from;
    const parts = pattern(link, inverse).split(SENTENCE_FIELDS).map((part, at) => {
      if (at % 2 === 0) return { text: part };
      const end = part === "from" ? link.from : link.to;
      return { text: name(end), node: end };
    }).filter((part) => part.node || part.text);
    const more = [link.role ? say("as {role}", { role: link.role }) : "", dates(link)].filter(Boolean).join(", ");
    if (more) parts.push({ text: ` (${more})` });
    return { text: parts.map((part) => part.text).join(""), other: inverse ? link.from : link.to, parts };
  };

  const spot = (cite) => {
    if (cite.line && cite.last > cite.line) return say("lines {first}-{last}", { first: cite.line, last: cite.last });
    if (cite.line) return say("line {line}", { line: cite.line });
    return cite.row ? say("row {row}", { row: cite.row }) : "";
  };
  // Places, each heading of a source once: [{source, text}].
  const cited = (cites) => {
    const headings = new Map();
    for (const at of cites || []) {
      const cite = atlas.cites[at];
      if (!cite) continue;
      const key = `${cite.source} ${cite.heading}`;
      if (!headings.has(key)) headings.set(key, { source: cite.source, heading: cite.heading, pages: new Map() });
      const { pages } = headings.get(key);
      pages.set(cite.page, [...(pages.get(cite.page) || []), spot(cite)]);
    }
    return [...headings.values()].map(({ source, heading, pages }) => {
      const told = [...pages].map(([page, spots]) =>
        [page ? say("page {page}", { page }) : "", spots.filter(Boolean).join("; ")].filter(Boolean).join(", "))
        .filter(Boolean).join("; ");
      const under = heading ? say("under “{heading}”", { heading }) : "";
      return { source: atlas.sources[source], text: [told, under].filter(Boolean).join(", ") };
    });
  };

  const declared = (link) => {
    if (link.declared >= 2) return say("both sides declare it");
    return link.declared ? say("one side declares it") : say("neither side declares it itself");
  };

  const told = (node) => [
    name(node), kind(node.kind), place(node), many("{number} link", "{number} links", node.links.length),
  ].filter(Boolean).join(", ");

  const words = {
    lang, dir: RIGHT_TO_LEFT.has(lang) ? "rtl" : "ltr",
    say, many, number, name, kind, term, known, country, place, dates, sentence, cited, declared, told,
    // A fact of the panel ([property, value, cites]) as a sentence, and a figure as {label, value, text}.
    fact: (node, property, value) => factText(words, node, property, value),
    figure: (node, figure) => figureText(words, node, figure),
  };
  return words;
};

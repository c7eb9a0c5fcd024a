// What is known of an actor beside its links: facts, figures, and where sources err or do not agree.
import { bdi, make } from "./dom.js";
import { cited } from "./evidence.js";

const termed = (page, value) => (typeof value === "string" && page.atlas.terms[value] ? page.words.term(value) : String(value));

export function facts(page, node) {
  if (!node.facts.length) return null;
  const rows = node.facts.map(([property, value, cites]) => make("li", { class: "evidence" },
    make("p", { class: "sentence" }, bdi(page.words.fact(node, property, value))), cited(page, cites || [])));
  return make("details", { class: "fold facts" }, make("summary", {}, page.words.say("Facts, and where they stand")),
    make("ul", {}, rows));
}

export function figures(page, node) {
  if (!node.figures.length) return null;
  const { say } = page.words;
  const rows = node.figures.map((figure) => {
    const { label, value } = page.words.figure(node, figure);
    const [cites, printed, reason] = figure.slice(7);
    return make("div", {}, make("dt", {}, bdi(label)), make("dd", {}, make("strong", {}, bdi(value)),
      reason && make("p", { class: "doubt" }, printed ? say("Printed as “{printed}”; corrected: {reason}", { printed,
        reason }) : bdi(reason)),
      cited(page, cites || [])));
  });
  return [make("h3", {}, say("Figures")), make("dl", { class: "figures" }, rows)];
}

/** Disagreements and corrections: said before the rest, because they change how it is read. */
export function trouble(page, node) {
  const { say } = page.words;
  const disputed = node.disputed.map(([property, claims, reason]) => make("div", { class: "trouble" },
    make("h3", {}, say("Sources disagree: {property}", { property: termed(page, property) })),
    make("ul", {}, claims.map(([value, cites]) => make("li", {}, make("strong", {}, bdi(termed(page, value))), cited(page,
      cites || [])))),
    reason && make("p", { class: "doubt" }, bdi(reason))));
  const wrong = node.wrong.map(([property, stated, right, reason, cites]) => make("div", { class: "trouble" },
    make("h3", {}, say("Corrected: {property}", { property: termed(page, property) })),
    make("p", {}, right
      ? say("The source says “{stated}”; here it is “{right}”.", { stated: termed(page, stated), right: termed(page, right) })
      : say("The source says “{stated}”; this is not taken over.", { stated: termed(page, stated) })),
    reason && make("p", { class: "doubt" }, bdi(reason)), cited(page, cites || [])));
  return [...disputed, ...wrong];
}

// What happened in a year: founded, joined, agreed, met, ended.
import { button, cut, make, mark } from "./dom.js";
import { columns } from "./charts.js";
import { actorLink, cited, evidence } from "./evidence.js";
import { happened, years } from "./happened.js";
import { icon } from "./icons.js";

function chooser(page, known, year) {
  const { words, store } = page;
  const { say } = words;
  const go = (to) => store.change({ happened: to, panel: "happened" }, { by: "year" });
  const place = known.findIndex((one) => one.year === year);
  const step = (name, to, label) => button(icon(name, 18), () => go(known[to].year), {
    class: "round", "aria-label": label, disabled: !known[to], "data-key": `happened-${name}`,
  });
  const select = make("select", { "aria-label": say("Year"), "data-key": "happened-year",
    on: { change: (event) => go(Number(event.target.value)) } },
    [...known].reverse().map((one) => make("option", { value: one.year, selected: one.year === year },
      say("{year} ({count})", { year: one.year, count: words.number(one.count) }))));
  return make("div", { class: "yearchoice" }, step("back", place - 1, say("One year earlier")), select, step("forward",
    place + 1, say("One year later")));
}

function item(page, one) {
  if (one.link) return evidence(page, one.link, one.link.from, { key: "happened", both: true });
  const { words, atlas } = page;
  const when = [one.node.begin, one.node.finish].filter(Boolean).join(" – ");
  return make("li", { class: "evidence" },
    make("p", { class: "who" }, mark(atlas, one.node.kind, 15), actorLink(page, one.node, "",
      { "data-key": `happened-${one.node.id}` })),
    make("p", { class: "soft" }, [words.kind(one.node.kind), words.place(one.node), when].filter(Boolean).join(" · ")),
    cited(page, one.cites || one.node.cites));
}

export function happenedPanel(page, state) {
  const { words, atlas } = page;
  const { say, many } = words;
  const known = years(atlas);
  const title = say("What happened in a year?");
  if (!known.length) return { title, parts: [make("div", { class: "happened" }, make("h2", { tabindex: "-1" }, title),
    make("p", { class: "hint" }, say("No source dates anything.")))] };
  const year = state.happened ?? known.at(-1).year;
  const groups = happened(atlas, year).filter((group) => group.items.length);
  const recent = known.filter((one) => one.year > known.at(-1).year - 40);
  const label = say("What is dated, by year: {first} to {last}", { first: recent[0].year, last: recent.at(-1).year });
  const count = groups.reduce((sum, group) => sum + group.items.length, 0);
  return {
    title: `${title} ${year}`,
    parts: [make("div", { class: "happened" }, make("h2", { tabindex: "-1" }, title), chooser(page, known, year),
      columns(page, recent, label, year),
      make("p", { class: "lead" }, many("{number} thing that a source dates to {year}.",
        "{number} things that a source dates to {year}.", count, { year })),
      groups.map((group) => make("section", { class: "linkgroup" },
        make("h3", {}, say(group.group), make("span", { class: "number" }, words.number(group.items.length))),
        cut(group.items, 12, (one) => item(page, one), words))))],
  };
}

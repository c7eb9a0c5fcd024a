// The opening: what the network is, in a few sentences and small charts, and four doors into it.
import { bdi, button, make, mark } from "./dom.js";
import { columns, rowsOfBars } from "./charts.js";
import { icon } from "./icons.js";
import { reading } from "./reading.js";

function doors(page) {
  const { words, store } = page;
  const { say } = words;
  const door = (name, title, more, act) => button(
    [icon(name, 22), make("span", {}, make("strong", {}, title), make("span", { class: "soft" }, more))], act,
      { class: "door", "data-key": `door-${name}` });
  const open = (panel) => () => store.change({ panel }, { by: "door" });
  return make("nav", { class: "doors", "aria-label": say("Four ways in") },
    door("find", say("Find an actor"), say("by name, place or theme"), () => page.find()),
    door("path", say("How are two connected?"), say("through whom, and what says so"), open("path")),
    door("partners", say("Who could be a partner?"), say("with the reasons"), open("partners")),
    door("happened", say("What happened in a year?"), say("founded, joined, agreed, met"), open("happened")));
}

function sentences(page, found) {
  const { words, atlas, visible } = page;
  const { say, many, number } = words;
  const told = [];
  told.push(found.countries > 1
    ? say("{actors} actors in {countries} countries.", { actors: number(found.actors), countries: number(found.countries) })
    : many("{number} actor.", "{number} actors.", found.actors));
  if (atlas.hub && visible.nodes.has(atlas.hub)) {
    const members = visible.folded.length + visible.links.filter((link) => link.folds).length;
    told.push(many("{number} is a member of {hub}; that star is folded, so that you see what lies beneath it.",
      "{number} are members of {hub}; that star is folded, so that you see what lies beneath it.", members,
        { hub: words.name(atlas.hub) }));
  }
  if (found.largest > 1) {
    told.push(many("Beneath it, the largest group that hangs together has {number} actor.",
      "Beneath it, the largest group that hangs together has {number} actors.", found.largest));
  }
  if (found.alone) {
    told.push(many("{number} has no other link that a source reports.", "{number} have no other link that a source reports.",
      found.alone));
  }
  return make("p", { class: "reading" }, told.join(" "));
}

function growth(page, found) {
  const { words } = page;
  const years = found.growth.filter(({ count }) => count);
  if (years.length < 2) return null;
  const { say, number } = words;
  const label = say("Growth by year: from {first} in {start} to {last} in {end}", {
    first: number(found.growth[0].total), start: found.growth[0].year, last: number(found.growth.at(-1).total),
      end: found.growth.at(-1).year,
  });
  const note = [
    page.atlas.hub && say("By the year of joining {hub}.", { hub: page.atlas.hub.acronym || words.name(page.atlas.hub) }),
    found.undated && words.many("Of {number} the year is not reported.", "Of {number} the year is not reported.", found.undated),
  ].filter(Boolean).join(" ");
  return [make("h3", {}, say("Growth by year")), columns(page, found.growth, label), note && make("p", { class: "note" }, note)];
}

// The largest, and the rest together; a rest, or what is not known, would dwarf the bars, and has none.
function few(rows, most, words) {
  const known = rows.filter((row) => row.act);
  const told = known.length > most ? known.slice(0, most - 1) : known;
  const rest = known.slice(told.length).reduce((sum, row) => sum + row.count, 0);
  return [...told, ...(rest ? [{ name: words.say("others"), count: rest }] : []), ...rows.filter((row) => !row.act)];
}

export function homePanel(page, state) {
  const { words, atlas, visible, store } = page;
  const { say } = words;
  const found = reading(atlas, visible);
  const narrow = (facet, value) => () => store.change({ only: { ...state.only, [facet]: new Set([value]) } }, { by: "filter" });
  const kinds = found.kinds.map(({ kind, count }) => ({ name: words.kind(kind, true), count, kind, act: narrow("kind",
    kind) }));
  const regions = found.regions.map(({ region, count }) => (
    { name: region ? words.term(region) : say("region not known"), count, act: region ? narrow("region", region) : null }));
  const linked = found.most.slice(0, 5).map(({ node, links }) => make("li", {}, button(
    [mark(atlas, node.kind, 14), bdi(words.name(node), { class: "name" }), make("span", { class: "number" },
      words.number(links))],
    () => page.choose(node), { class: "barrow linked", "data-key": `most-${node.id}` })));
  return {
    title: "",
    parts: [make("div", { class: "home" },
      make("h2", { tabindex: "-1" }, say("Who is linked to whom, and what says so")),
      sentences(page, found),
      doors(page),
      kinds.length > 0 && [make("h3", {}, say("Kinds of actor")), rowsOfBars(page, few(kinds, 8, words))],
      regions.length > 0 && [make("h3", {}, say("Regions")), rowsOfBars(page, few(regions, 10, words))],
      growth(page, found),
      linked.length > 0 && [make("h3", {}, say("Most links beneath the star")), make("ul", { class: "bars" }, linked)],
      make("p", { class: "note" }, say("Made of what the sources say. A missing link may be a missing record.")))],
  };
}

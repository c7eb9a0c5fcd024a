// What is written beside marks: the names of actors, counts, areas and cards.
import { clean, wrapped } from "./labels.js";

// Where a region, a kind or a place is not told there is nothing to say of it.
const kindIn = (words, { region, kind }) => {
  const where = region ? words.term(region) : words.say("region not reported");
  return kind ? words.say("{kind}: {place}", { kind: words.kind(kind, true), place: where }) : where;
};

const around = (words, label) => {
  if (label.city) return label.city;
  if (label.country) return words.country(label.country);
  if (label.region) return words.term(label.region);
  return words.say("around {place}", { place: words.country(label.first.country) });
};

export function titleOf(item, words, short = false) {
  if (item.kind === "node") return clean(words.name(item.node)) || item.node.id;
  const { label } = item;
  // Within the block of a region its name need not be said again.
  if (short && label.short) return words.kind(label.kind, true);
  if (short && label.rest && !label.alone) return words.say("others");
  if (label.network) return clean(words.name(label.network)) || label.network.id;
  if (label.around !== undefined) return label.around ? words.say("beyond {name}", { name: clean(label.around.acronym
    || words.name(label.around)) }) : "";
  return clean("first" in label ? around(words, label) : kindIn(words, label));
}

// What is said of a mark, aloud and where the reader points.
export function saidOf(item, words) {
  if (item.kind === "node") return words.told(item.node);
  return `${titleOf(item, words)}: ${words.many("{number} actor", "{number} actors", item.count)}`;
}

// The forms a name may take, from the longest: in full where it matters, else in two lines, else its acronym.
export function formsOf(item, words, { full, size, weight, measure, narrow, chosen = null }) {
  // A count that holds the actor chosen is called by it.
  const text = chosen && item.kind === "group" ? titleOf({ kind: "node", node: chosen }, words) : titleOf(item, words, true);
  if (!text) return [];
  const inLines = (most, width) => wrapped(text, { width, most, measure, size, weight });
  const room = narrow ? 96 : 124;
  const acronym = clean((chosen || item.node || item.label.network || {}).acronym || "");
  // On a card each name keeps to its cell.
  if (item.front && item.room) return [inLines(2, item.room)];
  if (full) {
    const wide = item.room || (narrow ? 150 : 190);
    return [inLines(4, wide), inLines(4, Math.min(wide, 120)), inLines(5, 96), ...(acronym ? [[acronym]] : [])];
  }
  if (item.kind === "group" && !acronym) return [inLines(2, 124), inLines(3, 96), inLines(2, 80)];
  const short = acronym && acronym.length <= 16 ? [acronym] : null;
  const two = inLines(2, room);
  const cut = two[two.length - 1].endsWith("…") && !text.endsWith("…");
  if (short && (cut || text.length > 34)) return [short];
  const forms = cut ? [inLines(3, room), two, inLines(2, 86)] : [two, inLines(3, 86)];
  if (short) forms.push(short);
  return forms;
}

// The picture as a whole, for those who do not see it.
export function pictureOf(plan, state, visible, words) {
  const counts = plan.items.filter((item) => item.kind === "group" && !item.open).length;
  const parts = [
    words.many("{number} actor", "{number} actors", [...visible.nodes].filter((node) => node.actor).length),
    words.many("{number} link", "{number} links", visible.links.length),
    counts ? words.many("{number} count that opens", "{number} counts that open", counts) : "",
  ];
  return `${state.view === "map" ? words.say("Map") : words.say("Network")}: ${parts.filter(Boolean).join(", ")}`;
}

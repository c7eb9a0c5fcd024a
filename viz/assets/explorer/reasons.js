// Why somebody may be a partner, in words: the grounds of a score, each with the places it rests on.

import { message } from "./words.js";

const SHARED = {
  theme: message("both work on {values}"),
  recommends: message("both recommend {values}"),
  goal: message("both pursue the goal {values}"),
  country: message("both are in {values}"),
  city: message("both are in {values}"),
  kind: message("both are of the kind “{values}”, in different countries"),
};
// Neighbours in common, and others of the kind, that are named.
const NEIGHBOURS = 5;
const FELLOWS = 3;

// The reasons for a candidate ({node, grounds} of `partners`), the weightiest first: of many neighbours the weakest are counted.
export function reasons(found, node, words) {
  const named = namedGrounds(found.grounds);
  const told = named.map((ground) => ({ ...reason(ground, node, found.node, words), points: ground.points }));
  const rest = found.grounds.filter((ground) => !named.includes(ground));
  if (rest.length) {
    const text = words.many("both are tied to {number} thing more", "both are tied to {number} things more", rest.length);
    const cites = unique(rest.flatMap((ground) => tiesOf(ground, node, found.node)).flat().flatMap(citesOf));
    told.push({ text, cites, doubt: "", points: rest.reduce((total, { points }) => total + points, 0) });
  }
  return told;
}

// One ground in words, with its citations and, where it hangs on a doubtful link, the doubt.
export function reason(ground, node, candidate, words) {
  if (ground.signal in SHARED) return statedReason(ground, node, candidate, words);
  const ties = tiesOf(ground, node, candidate);
  const unsure = ties.find((links) => links.length && links.every(({ doubt }) => doubt));
  const cites = unique(ties.flat().flatMap(citesOf));
  return { text: tiedText(ground, node, candidate, words), cites, doubt: unsure ? unsure[0].doubt : "" };
}

function tiedText({ signal, shared, number }, node, candidate, words) {
  const names = shared.slice(0, FELLOWS).map((other) => words.name(other));
  if (signal === "neighbour") {
    return words.say("both are tied to {name} ({number} ties in all)", { name: names[0], number });
  }
  if (signal === "steps") {
    return words.many(
      "three ties lead from one to the other, by way of {first} and {second}",
      "three ties lead from one to the other in {number} ways, such as by way of {first} and {second}",
      number,
      { first: names[0], second: names[1] },
    );
  }
  return words.say("{name} is tied to {number} others of the kind “{kind}”, such as {names}", {
    name: words.name(candidate), number, kind: words.kind(node.kind), names: names.join(", "),
  });
}

// What both state; the kind elsewhere rests on where both are, too.
function statedReason({ signal, shared }, node, candidate, words) {
  const cites = [];
  for (const one of [node, candidate]) {
    // The town may be spelt otherwise by the other.
    cites.push(...statedCites(one, signal, signal === "city" ? [one.city] : shared));
    if (signal === "kind") cites.push(...statedCites(one, "country", [one.country]));
  }
  const values = shared.map((value) => valueText(signal, value, words)).sort().join(", ");
  return { text: words.say(SHARED[signal], { values }), cites: unique(cites), doubt: "" };
}

function valueText(signal, value, words) {
  if (signal === "city") return value;
  if (signal === "country") return words.country(value);
  return signal === "kind" ? words.kind(value) : words.term(value);
}

// The citations of some values as stated; where none is cited so, of the property, else those of the entry.
function statedCites(node, signal, values) {
  const facts = node.facts.filter(([property]) => property === `property/${signal === "kind" ? "classification" : signal}`);
  const stated = signal === "kind" || signal === "country" ? values.map((value) => `${signal}/${value}`) : values;
  const exact = facts.filter(([, value]) => stated.includes(value)).flatMap(([, , cites]) => cites);
  if (exact.length) return exact;
  const any = facts.flatMap(([, , cites]) => cites);
  return any.length ? any : node.cites;
}

// For each tie that a ground rests on, its links.
function tiesOf({ signal, shared }, node, candidate) {
  if (signal === "neighbour") return [linksBetween(node, shared[0]), linksBetween(candidate, shared[0])];
  if (signal === "steps") {
    const stops = [node, ...shared, candidate];
    return stops.slice(1).map((stop, place) => linksBetween(stops[place], stop));
  }
  return signal === "fellows" ? shared.slice(0, FELLOWS).map((fellow) => linksBetween(candidate, fellow)) : [];
}

function linksBetween(one, other) {
  const [few, end] = one.links.length < other.links.length ? [one, other] : [other, one];
  const found = few.links.filter(({ from, to }) => from === end || to === end);
  return found.sort((link, another) => (link.iri < another.iri ? -1 : Number(link.iri > another.iri)));
}

function namedGrounds(grounds) {
  let left = NEIGHBOURS;
  return grounds.filter(({ signal }) => {
    left -= signal === "neighbour" ? 1 : 0;
    return signal !== "neighbour" || left >= 0;
  });
}

const citesOf = ({ cites }) => cites;
const unique = (cites) => [...new Set(cites)].sort((one, other) => one - other);

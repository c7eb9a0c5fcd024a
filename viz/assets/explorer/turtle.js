// What the page knows of a thing, as Turtle in the terms of the vocabulary.
import { other } from "./data.js";
import { PREFIXES, VOCABULARY, conceptIri, dateLiteral, iriText, literal, local } from "./terms.js";

const isWeb = (address) => /^https?:\/\//i.test(address);

const told = (pairs, between) => pairs.map(([property, value]) => `${property} ${value}`).join(between);
const block = (subject, pairs) => (pairs.length ? `${subject} ${told(pairs, " ;\n    ")} .\n` : "");

// A name by language; the English one stands in for every language that has none.
const named = (node) => {
  if (typeof node.name === "string") return [["rdfs:label", literal(node.name)]];
  return Object.entries(node.name).map(([lang, name]) =>
    (lang === "en" ? ["rdfs:label", literal(name)] : ["skos:prefLabel", literal(name, lang)]));
};
const labelOf = (node) => named(node).find(([property]) => property === "rdfs:label") || named(node)[0];

const stated = (node, property, value) => node.facts.some(([name, said]) => name === property && said === value);
const beginning = (node) => {
  if (node.published) return "dcterms:issued";
  if (stated(node, "property/founded", node.begin)) return "sse:founded";
  if (stated(node, "property/start", node.begin)) return "sse:start";
  return node.actor ? "sse:founded" : "sse:start";
};

const nodePairs = (node) => {
  const pairs = node.actor
    ? [["a", "sse:Actor"], ["org:classification", iriText(`${VOCABULARY}kind/${node.kind}`)]]
    : [["a", local("sse", node.kind)]];
  const add = (property, value, write = literal) => { if (value) pairs.push([property, write(value)]); };
  pairs.push(...named(node));
  for (const name of node.names) add("skos:altLabel", name);
  add("sse:acronym", node.acronym);
  add("sse:country", node.country);
  add("sse:city", node.city);
  add("sse:region", node.region, conceptIri);
  add("sse:section", node.section, conceptIri);
  for (const theme of node.themes) add("sse:theme", theme, conceptIri);
  for (const theme of node.recommends) add("sse:recommends", theme, conceptIri);
  for (const goal of node.goals) add("sse:goal", goal, conceptIri);
  add(beginning(node), node.begin, dateLiteral);
  add("sse:end", node.finish, dateLiteral);
  for (const page of node.homepages.filter(isWeb)) {
    add(stated(node, "property/homepage", page) ? "foaf:homepage" : "foaf:page", page, iriText);
  }
  return pairs;
};

const sourceIri = (atlas, at) => iriText(`${atlas.meta.base}source/${atlas.sources[at].id}`);

const citation = (atlas, at) => {
  const { source, page, line, last, row, heading } = atlas.cites[at];
  const pairs = [["dcterms:source", sourceIri(atlas, source)]];
  if (page) pairs.push(["sse:page", literal(page)]);
  if (line) pairs.push(["sse:line", String(Number(line))]);
  if (last) pairs.push(["sse:lastLine", String(Number(last))]);
  if (row) pairs.push(["sse:row", String(Number(row))]);
  if (heading) pairs.push(["sse:locator", literal(heading)]);
  return `[ ${told(pairs, " ; ")} ]`;
};

const linkPairs = (atlas, link) => {
  const pairs = [
    ["a", "sse:Relation"], ["sse:from", iriText(link.from.iri)], ["sse:to", iriText(link.to.iri)],
    ["sse:relationType", iriText(`${VOCABULARY}relation-type/${link.type}`)],
  ];
  const add = (property, value, write = literal) => { if (value) pairs.push([property, write(value)]); };
  add("sse:start", link.start, dateLiteral);
  add("sse:end", link.end, dateLiteral);
  add("sse:dateText", link.when);
  add("sse:role", link.role);
  add("sse:doubt", link.doubt);
  add("sse:statedOn", link.stated, dateLiteral);
  for (const at of link.cites) pairs.push(["sse:citation", citation(atlas, at)]);
  return pairs;
};

export const turtleText = (node, atlas) => {
  const ends = [...new Set(node.links.map((link) => other(link, node)))].filter((end) => end !== node);
  const cites = [...new Set(node.cites)].map((at) => ["sse:citation", citation(atlas, at)]);
  const titles = [...node.sources].sort((a, b) => a - b)
    .map((at) => block(sourceIri(atlas, at), [["dcterms:title", literal(atlas.sources[at].title)]]));
  return [
    Object.entries(PREFIXES).map(([name, iri]) => `@prefix ${name}: <${iri}> .\n`).join(""),
    block(iriText(node.iri), [...nodePairs(node), ...cites]),
    ...node.links.map((link) => block(iriText(link.iri), linkPairs(atlas, link))),
    ends.map((end) => block(iriText(end.iri), [labelOf(end)])).join(""),
    titles.join(""),
  ].filter(Boolean).join("\n");
};

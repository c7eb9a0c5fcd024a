// The query of a view: `sse-atlas query -e` gives exactly the links that are shown.
// What the facets and the years say is asked as such; surroundings, paths and what no facet tells list the relations.
import { PREFIXES, VOCABULARY, conceptIri, iriText, literal, local } from "./terms.js";

const PROPERTIES = { region: "sse:region", country: "sse:country", theme: "sse:theme" };
const valueText = { region: conceptIri, theme: conceptIri, country: (code) => literal(code) };

const kindIri = (kind) => iriText(`${VOCABULARY}kind/${kind}`);
const typeIri = (type) => iriText(`${VOCABULARY}relation-type/${type}`);

const filter = (conditions) => (conditions.length ? [`FILTER(${conditions.join(" || ")})`] : []);
const list = (values) => values.join(", ");

// A node passes where it has one of the values ticked, and not only such as are switched off.
const valueFilters = (end, facet, only, off) => {
  const property = PROPERTIES[facet];
  const any = `NOT EXISTS { ${end} ${property} ?any }`;
  const told = (values) => [...values].filter((value) => value !== "").sort().map(valueText[facet]);
  const lines = [];
  if (only.size) {
    const some = told(only);
    const ticked = some.length ? [`EXISTS { ${end} ${property} ?value FILTER(?value IN (${list(some)})) }`] : [];
    lines.push(...filter([...ticked, ...(only.has("") ? [any] : [])]));
  }
  if (off.size) {
    const some = told(off);
    const on = some.length ? ` FILTER(?value NOT IN (${list(some)}))` : "";
    lines.push(...filter([`EXISTS { ${end} ${property} ?value${on} }`, ...(off.has("") ? [] : [any])]));
  }
  return lines;
};

// Actors have a kind of their own; things are of classes, the first of which counts where there are several.
const kindFilters = (end, atlas, state) => {
  const { only, off } = state;
  const kinds = [];
  if (only.kind.size) kinds.push(`FILTER(?kind IN (${list([...only.kind].sort().map(kindIri))}))`);
  if (off.kind.size) kinds.push(`FILTER(?kind NOT IN (${list([...off.kind].sort().map(kindIri))}))`);
  const things = atlas.kinds.slice(atlas.actorKinds);
  const conditions = [`EXISTS { ${[`${end} org:classification ?kind`, ...kinds].join(" . ")} }`];
  things.forEach((kind, at) => {
    if (!state.things.has(kind)) return;
    const before = things.slice(0, at).map((other) => local("sse", other));
    const first = before.length ? ` FILTER NOT EXISTS { ${end} a ?class FILTER(?class IN (${list(before)})) }` : "";
    conditions.push(`EXISTS { ${end} a ${local("sse", kind)}${first} }`);
  });
  return filter(conditions);
};

const YEAR = "xsd:integer(SUBSTR(STR(?date), 1, 4))";
const nodeYear = (end, year) => [
  `FILTER NOT EXISTS { ${end} sse:founded|sse:start ?date FILTER(${YEAR} > ${year}) }`,
  `FILTER NOT EXISTS { ${end} sse:end ?date FILTER(${YEAR} < ${year}) FILTER NOT EXISTS { ${end} a sse:Event } }`,
];
const linkYear = (year) => [
  `FILTER NOT EXISTS { ?relation sse:startYear ?began FILTER(?began > ${year}) }`,
  `FILTER NOT EXISTS { ?relation sse:endYear ?ended FILTER(?ended < ${year}) }`,
];

const sourceFilters = (atlas, { only, off }) => {
  const iris = (values) => list([...values].sort().map((at) => iriText(`${atlas.meta.base}source/${atlas.sources[at].id}`)));
  const told = (test) => `FILTER EXISTS { ?relation sse:citation/dcterms:source ?source FILTER(?source ${test}) }`;
  const lines = [];
  if (only.source.size) lines.push(told(`IN (${iris(only.source)})`));
  if (off.source.size) lines.push(told(`NOT IN (${iris(off.source)})`));
  return lines;
};

const facetLines = (atlas, state) => {
  const lines = [];
  const { only, off } = state;
  if (only.type.size) lines.push(`FILTER(?type IN (${list([...only.type].sort().map(typeIri))}))`);
  if (off.type.size) lines.push(`FILTER(?type NOT IN (${list([...off.type].sort().map(typeIri))}))`);
  lines.push(...sourceFilters(atlas, state));
  if (atlas.hub && !state.open.has("hub")) {
    lines.push(`FILTER(?type != ${typeIri("memberOf")} || ?to != ${iriText(atlas.hub.iri)})`);
  }
  // An atlas that was cut as of a year may be asked whole.
  const years = [...new Set([atlas.meta.year, state.year])].filter((year) => Number.isInteger(year));
  for (const year of years) lines.push(...linkYear(year));
  for (const end of ["?from", "?to"]) {
    lines.push(...kindFilters(end, atlas, state));
    for (const facet of Object.keys(PROPERTIES)) lines.push(...valueFilters(end, facet, only[facet], off[facet]));
    for (const year of years) lines.push(...nodeYear(end, year));
  }
  return lines;
};

// Where a path or surroundings are shown, or a link that rests on no source, no facet says which links those are.
const isListed = (atlas, state, visible) => Boolean(visible.ego) || state.panel === "path" && Boolean(state.start && state.end)
  || (state.only.source.size + state.off.source.size > 0 && atlas.links.some((link) => !link.sources.size));

export const sparql = (atlas, state, visible) => {
  const lines = isListed(atlas, state, visible)
    ? [`VALUES ?relation {\n${visible.links.map((link) => `    ${iriText(link.iri)}\n`).join("")}  }`,
      "?relation a sse:Relation ; sse:from ?from ; sse:to ?to ; sse:relationType ?type ."]
    : ["?relation a sse:Relation ; sse:from ?from ; sse:to ?to ; sse:relationType ?type .", ...facetLines(atlas, state)];
  lines.push("OPTIONAL { ?relation sse:start ?start }", "OPTIONAL { ?relation sse:end ?end }");
  const where = lines.map((line) => `  ${line}\n`).join("");
  const body = `SELECT DISTINCT ?relation ?from ?type ?to ?start ?end WHERE {\n${where}}\nORDER BY ?relation\n`;
  const head = Object.entries(PREFIXES).filter(([name]) => new RegExp(`[\\s(|/^]${name}:`).test(body))
    .map(([name, iri]) => `PREFIX ${name}: <${iri}>\n`).join("");
  return head + body;
};

// What leaves the page as text: tables, networks, and what to cite. All text of the data is hostile to what reads it next.
import { turtleText } from "./turtle.js";

// What a spreadsheet takes for a formula when a cell begins with it, in full width too.
const FORMULA = /^['=+\-@\t\r\n＝＋－＠]/;
const NO_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu;

const cell = (value) => {
  const text = String(value ?? "");
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",;\r\n\t]/.test(safe) ? `"${safe.replaceAll("\"", "\"\"")}"` : safe;
};

const placesOf = (cites, words) => words.cited(cites)
  .map(({ source, text }) => [source.title, text].filter(Boolean).join(", ")).join(" | ");

const linkColumns = (words) => {
  const { say } = words;
  return [
    [say("From"), (link) => words.name(link.from)],
    [say("From: kind"), (link) => words.kind(link.from.kind)],
    [say("From: place"), (link) => words.place(link.from)],
    [say("Relation"), (link) => words.term(`type/${link.type}`)],
    [say("To"), (link) => words.name(link.to)],
    [say("To: kind"), (link) => words.kind(link.to.kind)],
    [say("To: place"), (link) => words.place(link.to)],
    [say("Start"), (link) => link.start],
    [say("End"), (link) => link.end],
    [say("Date in words"), (link) => link.when],
    [say("Role"), (link) => link.role],
    [say("Doubt"), (link) => link.doubt],
    [say("Declared by"), (link) => words.declared(link)],
    [say("Stands at"), (link) => placesOf(link.cites, words)],
    [say("IRI"), (link) => link.iri],
  ];
};

// A row for each link shown, then one for each node that none of them touches, so that nobody is lost.
export const csv = (visible, words) => {
  const columns = linkColumns(words);
  const touched = new Set(visible.links.flatMap((link) => [link.from, link.to]));
  const rows = visible.links.map((link) => columns.map(([, value]) => value(link)));
  for (const node of visible.nodes) {
    if (touched.has(node)) continue;
    const row = columns.map(() => "");
    row[0] = words.name(node);
    row[1] = words.kind(node.kind);
    row[2] = words.place(node);
    row[columns.length - 2] = placesOf(node.cites, words);
    row[columns.length - 1] = node.iri;
    rows.push(row);
  }
  // The mark at the start tells a spreadsheet that this is UTF-8.
  return `\ufeff${[columns.map(([title]) => title), ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("")}`;
};

const SIGNS = {
  "&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;", "\u0085": "&#133;",
  "\u2028": "&#8232;",
};
const xml = (value) => String(value).replace(NO_XML, "\ufffd").replace(/[&<>"\n\r\t\u0085\u2028]/g, (sign) => SIGNS[sign]);

const nodeAttributes = (words) => [
  ["kind", (node) => words.kind(node.kind)],
  ["acronym", (node) => node.acronym],
  ["city", (node) => node.city],
  ["country", (node) => (node.country ? words.country(node.country) : "")],
  ["region", (node) => (node.region ? words.term(node.region) : "")],
  ["themes", (node) => node.themes.map((theme) => words.term(theme)).join("|")],
  ["begin", (node) => node.begin],
  ["end", (node) => node.finish],
  ["iri", (node) => node.iri],
];
const edgeAttributes = (words) => [
  ["relation", (link) => link.type],
  ["symmetric", (link) => (link.symmetric ? "true" : "false")],
  ["start", (link) => link.start],
  ["end", (link) => link.end],
  ["when", (link) => link.when],
  ["role", (link) => link.role],
  ["doubt", (link) => link.doubt],
  ["citation", (link) => placesOf(link.cites, words)],
];
const declaration = (of, attributes) => `    <attributes class="${of}">\n${attributes.map(([name], n) =>
  `      <attribute id="${of}-${n}" title="${name}" type="string"/>\n`).join("")}    </attributes>\n`;
const values = (of, attributes, item) => `<attvalues>${attributes.map(([, value], n) => [n, value(item)])
  .filter(([, value]) => value).map(([n, value]) => `<attvalue for="${of}-${n}" value="${xml(value)}"/>`).join("")}</attvalues>`;

// GEXF 1.2, as Gephi and networkx read it: they take no links without a direction beside others.
// The places are those of the network view.
export const gexf = (visible, words) => {
  const ofNodes = nodeAttributes(words);
  const ofEdges = edgeAttributes(words);
  const nodes = [...visible.nodes].map((node) => `      <node id="${xml(node.id)}" label="${xml(words.name(node))}">`
    + `${values("node", ofNodes, node)}<viz:position x="${Number(node.x)}" y="${-Number(node.y)}" z="0"/></node>\n`);
  const edges = visible.links.map((link) => `      <edge id="${xml(link.iri)}"`
    + ` source="${xml(link.from.id)}" target="${xml(link.to.id)}"`
    + ` label="${xml(words.term(`type/${link.type}`))}">`
    + `${values("edge", ofEdges, link)}</edge>\n`);
  return [
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n",
    "<gexf xmlns=\"http://www.gexf.net/1.2draft\" xmlns:viz=\"http://www.gexf.net/1.2draft/viz\" version=\"1.2\">\n",
    "  <meta><creator>SSE Atlas</creator></meta>\n",
    "  <graph defaultedgetype=\"directed\" mode=\"static\">\n",
    declaration("node", ofNodes), declaration("edge", ofEdges),
    "    <nodes>\n", ...nodes, "    </nodes>\n    <edges>\n", ...edges, "    </edges>\n  </graph>\n</gexf>\n",
  ].join("");
};

const bibtex = (key, fields) => {
  const plain = (text) => String(text).replace(/[\\{}\s]+/g, " ").replace(/[&%$#_]/g, (sign) => `\\${sign}`).trim();
  const address = (text) => String(text).replace(/[\\{}\s]/g, encodeURIComponent);
  const lines = Object.entries(fields).filter(([, value]) => value)
    .map(([name, value]) => `  ${name} = {${name === "url" ? address(value) : plain(value)}},\n`);
  return `@misc{${key.replace(/[^A-Za-z0-9-]+/g, "-")},\n${lines.join("")}}\n`;
};

const sourceTitles = (atlas, indices) => [...indices].sort((a, b) => a - b).map((at) => {
  const { title, issued } = atlas.sources[at];
  return issued ? `${title} (${issued})` : title;
}).join("; ");

// The two forms of a reference, each under what it is called.
const reference = (atlas, words, { key, what, sources, address, today }) => {
  const { say } = words;
  const { title, date, version } = atlas.meta;
  const parts = [
    say("{title}: {what}.", { title, what }),
    date ? say("Data of {date}, version {version}.", { date, version }) : say("Version {version}.", { version }),
    sources && say("Sources: {titles}.", { titles: sources }),
    say("{address} (read on {date}).", { address, date: today }),
  ];
  const fields = {
    title: `${title}: ${what}`, year: date.slice(0, 4), note: [date, version].filter(Boolean).join(", version "),
    url: address, urldate: today,
  };
  return { [say("In words")]: parts.filter(Boolean).join(" "), BibTeX: bibtex(key, fields) };
};

export const citeView = (atlas, state, visible, words, address, today) => {
  const { say, number } = words;
  const count = (nodes) => nodes.filter((node) => node.actor).length;
  const counted = say("{shown} of {all} actors, {links} of {every} links", {
    shown: number(count([...visible.nodes])), all: number(count(atlas.nodes)),
    links: number(visible.links.length), every: number(atlas.links.length),
  });
  const around = state.actor && state.steps ? words.name(state.actor) : "";
  const told = [around, counted, state.year === null ? "" : say("as of {year}", { year: state.year })];
  const sources = new Set(visible.links.flatMap((link) => [...link.sources]));
  if (!sources.size) for (const node of visible.nodes) for (const source of node.sources) sources.add(source);
  return reference(atlas, words, {
    key: `sse-atlas-${state.view}-${today}`, what: told.filter(Boolean).join(", "),
    sources: sourceTitles(atlas, sources), address, today,
  });
};

// An actor is cited by its IRI, which stays when the page moves.
export const citeActor = (atlas, node, words, address, today) => reference(atlas, words, {
  key: `sse-atlas-${node.id}`, what: words.name(node),
  sources: sourceTitles(atlas, node.sources), address: node.iri || address, today,
});

// What the page knows of a thing: names, kind, place, themes, relations with their dates and citations.
export const turtle = (node, atlas) => turtleText(node, atlas);

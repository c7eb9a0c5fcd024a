// Answers of the page's own modules over the data of a page, for the tests that compare them with those of Python.
// node answers.mjs DATA QUESTIONS: both JSON; QUESTIONS is {texts, languages, partners: [options], paths: [options]}.

import { readFileSync } from "node:fs";

const modules = new URL("../../../viz/assets/explorer/", import.meta.url);
const [{ decode }, { createWords }, { partners }, { paths }, { reasons }] = await Promise.all(
  ["data", "words", "affinity", "paths", "reasons"].map((name) => import(new URL(`${name}.js`, modules))),
);

const [atlas, asked] = process.argv.slice(2, 4).map((file) => JSON.parse(readFileSync(file, "utf-8")));
const network = decode(atlas);
const node = (id) => network.byId.get(id);
const words = asked.languages.map((language) => createWords(network, asked.texts, language));

const places = (cites) => [...new Set(cites.map((cite) => {
  const { source, page, line, last, row, heading } = network.cites[cite];
  const end = last && last !== line ? last : 0;
  return JSON.stringify([network.sources[source].title, String(page || ""), line || 0, end, row || 0, heading || ""]);
}))].sort();

const told = {
  partners: asked.partners.map(({ of, ...options }) => partners(network, node(of), options).map((found) => ({
    id: found.node.id,
    score: found.score,
    points: reasons(found, node(of), words[0]).map(({ points }) => points),
    reasons: words.map((said) => reasons(found, node(of), said).map(({ text }) => text)),
    places: reasons(found, node(of), words[0]).map(({ cites }) => places(cites)),
  }))),
  paths: asked.paths.map(({ from, to, avoid = [], ...options }) =>
    paths(network, node(from), node(to), { ...options, avoid: new Set(avoid.map(node)) }).map(({ nodes, steps }) => ({
      stops: nodes.map(({ id }) => id),
      links: steps.map((links) => links.length),
    }))),
};
process.stdout.write(JSON.stringify(told));

// Reads the data of a page and addresses of views, one a line; writes for each the query, the relations that are shown and the
// network as GEXF, and what the page knows of every thing as Turtle.
import { readFileSync } from "node:fs";
import { decode } from "../../../viz/assets/explorer/data.js";
import { gexf, turtle } from "../../../viz/assets/explorer/exports.js";
import { shown } from "../../../viz/assets/explorer/filter.js";
import { sparql } from "../../../viz/assets/explorer/sparql.js";
import { parse } from "../../../viz/assets/explorer/state.js";
import { createWords } from "../../../viz/assets/explorer/words.js";

const [, , data, addresses] = process.argv;
const atlas = decode(JSON.parse(readFileSync(data, "utf8")));
const words = createWords(atlas, {}, "en");
const views = readFileSync(addresses, "utf8").split("\n").filter(Boolean).map((address) => {
  const state = parse(address, atlas);
  const visible = shown(atlas, state);
  return {
    address, query: sparql(atlas, state, visible), links: visible.links.map((link) => link.iri),
    noStart: visible.noStart, noEnd: visible.noEnd, nodes: visible.nodes.size, gexf: gexf(visible, words),
  };
});
const things = Object.fromEntries(atlas.nodes.map((node) => [node.iri, turtle(node, atlas)]));
process.stdout.write(JSON.stringify({ views, things }));

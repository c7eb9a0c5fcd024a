// Reads the data of a page and the texts of its languages; writes the links and figures of every thing as sentences.
import { readFileSync } from "node:fs";
import { decode } from "../../../viz/assets/explorer/data.js";
import { createWords } from "../../../viz/assets/explorer/words.js";

const [, , data, texts, lang] = process.argv;
const read = (path) => JSON.parse(readFileSync(path, "utf8"));
const atlas = decode(read(data));
const words = createWords(atlas, read(texts), lang);
process.stdout.write(JSON.stringify(Object.fromEntries(atlas.nodes.map((node) => [node.iri, {
  name: words.name(node), kind: node.kind,
  links: node.links.map((link) => words.sentence(link, node).text),
  figures: node.figures.map((figure) => words.figure(node, figure).text),
}]))));

// Reads a GEXF file as graphology does, and prints what it found as JSON.
const fs = require("fs");
const { createRequire } = require("module");
const installed = createRequire(process.argv[2] + "/");
const { MultiDirectedGraph } = installed("graphology");
const graph = installed("graphology-gexf").parse(MultiDirectedGraph, fs.readFileSync(process.argv[3], "utf8"));
const nodes = graph.mapNodes((key, attributes) => [key, attributes]);
const edges = graph.mapEdges((key, attributes, source, target) => [key, { source, target, ...attributes }]);
process.stdout.write(JSON.stringify({ nodes: Object.fromEntries(nodes), edges: Object.fromEntries(edges) }));

// Small atlases as data.js gives them, from a line such as "a-b:memberOf b-c?": ids, a type, a question mark for a doubtful link.

export function made(drawn, stated = {}) {
  const ties = drawn.split(" ").filter(Boolean).map((tie) => /^(\w+)-(\w+)(?::(\w+))?(\??)$/.exec(tie).slice(1));
  const ids = [...new Set([...ties.flatMap(([from, to]) => [from, to]), ...Object.keys(stated)])];
  const nodes = ids.map((id, n) => ({
    n, id, iri: `urn:x:id/${id}`, kind: "Organization", actor: true, name: id.toUpperCase(), country: "", city: "", region: "",
    themes: [], recommends: [], goals: [], cites: [], facts: [], links: [], ...stated[id],
  }));
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const links = ties.map(([from, to, type = "partnerOf", unsure], n) => ({
    n, iri: `urn:x:relation/${n}`, from: byId.get(from), to: byId.get(to), type, doubt: unsure && "not certain", cites: [100 + n],
  }));
  for (const link of links) {
    for (const end of new Set([link.from, link.to])) end.links.push(link);
  }
  return { nodes, links, byId };
}

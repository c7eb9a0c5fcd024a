"use strict";
// The data of the page: actors by id, links by number. Maps, because an id may be any text.
const Atlas = (() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const actors = data.nodes.map((node, number) => ({ ...node, number, links: [] }));
  const byId = new Map(actors.map((actor) => [actor.id, actor]));
  const links = data.edges.map((edge, number) => {
    const link = { ...edge, number, from: byId.get(edge.from), to: byId.get(edge.to) };
    link.from.links.push(link);
    if (link.to !== link.from) link.to.links.push(link);
    return link;
  });
  return {
    actors, byId, links,
    hub: data.hub === null ? null : byId.get(data.hub),
    kinds: new Map(data.kinds.map((kind) => [kind.name, kind])),
    frames: data.frames,
    options: JSON.parse(data.options),
    other: (link, actor) => (link.from === actor ? link.to : link.from),
  };
})();

// A new element with properties, and children that are elements or text (never markup).
Atlas.make = (name, properties = {}, ...children) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key.includes("-") || key === "role" || key === "for") element.setAttribute(key, value);
    else element[key] = value;
  }
  element.append(...children.filter((child) => child !== null && child !== ""));
  return element;
};

Atlas.mark = (kindName, size) => {
  const kind = Atlas.kinds.get(kindName);
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  const attributes = { class: `mark ${kind.css}`, viewBox: "-11 -11 22 22", width: size, height: size, "aria-hidden": "true" };
  for (const [key, value] of Object.entries(attributes)) svg.setAttribute(key, value);
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", kind.path);
  path.setAttribute("fill-rule", "evenodd");
  svg.append(path);
  return svg;
};

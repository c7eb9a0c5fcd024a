// What Python put into the page, and the few helpers every module uses.
const DATA = JSON.parse(document.getElementById("data").textContent);
const { actors, links, kinds, wheels } = DATA;
const kindOf = new Map(kinds.map((kind) => [kind.name, kind]));
const linksOf = actors.map(() => []);
links.forEach((link, index) => {
  linksOf[link.from].push(index);
  if (link.to !== link.from) linksOf[link.to].push(index);
});

const byId = (id) => document.getElementById(id);

// Text is only ever set as text: no value of the data is read as markup.
function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "on") for (const [event, handler] of Object.entries(value)) node.addEventListener(event, handler);
    else if (value !== false && value !== null) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null && child !== ""));
  return node;
}

function glyph(kindName) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "-12 -12 24 24");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", kindOf.get(kindName).path);
  path.setAttribute("fill-rule", "evenodd");
  svg.append(path);
  paint(svg, kindName);
  return svg;
}

const paint = (svg, kindName) => {
  svg.dataset.kind = kindName;
  svg.style.fill = kindOf.get(kindName)[theme()];
};

const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const many = (count, one, several = `${one}s`) => `${count} ${count === 1 ? one : several}`;
const say = (text) => (byId("say").textContent = text);

// The picture: vis-network holds nodes, links and the view; what is painted is in draw.js.
let network = null;
let wheel = wheels.wide || null;
let nodes = null;
let edges = null;
let near = new Set();
let whole = 1;
const narrow = matchMedia("(max-width: 56rem)");
const hub = wheel ? wheel.places.findIndex((place) => place[2] === 0) : -1;
const painted = new Map();

for (const each of Object.values(wheels)) {
  for (const arc of each.arcs) {
    arc.members = actors.map((_, index) => index).filter((index) => index !== hub && actors[index].section === arc.section);
  }
}

function startPicture() {
  if (!DATA.drawn) return;
  readInk();
  const box = byId("picture");
  wheel = suited(box);
  nodes = new vis.DataSet(DATA.nodes.map((node) => ({ ...node, ...spot(node.id), ctxRenderer: render })));
  edges = new vis.DataSet(DATA.edges.map((edge) => ({ ...edge, ...edgeLook(edge.id) })));
  network = new vis.Network(box, { nodes, edges }, JSON.parse(DATA.options));
  box.querySelector(".vis-network").removeAttribute("tabindex");
  network.on("beforeDrawing", drawThreads);
  network.on("afterDrawing", (context) => drawNames(context, network.getScale()));
  network.on("zoom", held);
  wirePointer(box);
  new ResizeObserver(resized).observe(box);
  resized();
  whenever(repaint);
}

const suited = (box) => (box.clientWidth < 620 ? wheels.tall : wheels.wide);

function spot(index) {
  const [x, y] = wheel.places[index];
  return { x, y, hidden: !shown(index) };
}

const render = ({ ctx, id, x, y }) => ({
  drawNode: () => drawMark(ctx, id, x, y),
  nodeDimensions: id === hub ? { width: 46, height: 46 } : { width: 15, height: 15 },
});

function edgeLook(index) {
  const link = links[index];
  const lit = state.chosen !== null && (link.from === state.chosen || link.to === state.chosen);
  const pointed = !lit && state.cursor !== null && (link.from === state.cursor || link.to === state.cursor);
  const crowd = state.chosen !== null && linksOf[state.chosen].length > 20;
  const quiet = state.chosen !== null || state.hits;
  const opacity = lit ? (crowd ? 0.45 : 1) : pointed ? 0.8 : quiet ? 0.08 : 0.16;
  return {
    hidden: !linkShown(link),
    color: { color: lit || pointed ? ink.accent : ink.tie, opacity, inherit: false },
    width: lit && !crowd ? 2.2 : pointed ? 1.6 : 1,
    arrows: { to: { enabled: lit && !crowd, scaleFactor: 0.55 } },
  };
}

// Only what changed is handed over: each write to the data costs a pass over the whole.
function update(set, wanted) {
  const changed = wanted.filter((item) => {
    const look = JSON.stringify(item);
    const key = (set === nodes ? "n" : "e") + item.id;
    return painted.get(key) !== look && painted.set(key, look);
  });
  if (changed.length) set.update(changed);
}

function repaint(changes) {
  near = new Set(state.chosen === null ? [] : linksOf[state.chosen].map((index) => other(links[index], state.chosen)));
  if ("theme" in changes) readInk();
  update(nodes, actors.map((_, id) => ({ id, ...spot(id) })));
  update(edges, links.map((_, id) => ({ id, ...edgeLook(id) })));
  network.redraw();
}

function resized() {
  const box = byId("picture");
  if (!box.clientWidth || !box.clientHeight) return;
  const best = suited(box);
  if (best !== wheel) {
    wheel = best;
    repaint({});
  }
  const [halfWidth, halfHeight] = wheel.half;
  box.style.height = wheel === wheels.tall ? `${Math.round((box.clientWidth * (halfHeight + 14)) / (halfWidth + 6))}px` : "";
  network.setSize("100%", "100%");
  whole = Math.min(box.clientWidth / (2 * halfWidth + 20), box.clientHeight / (2 * halfHeight + 36), 1.6);
  showWhole();
}

function showWhole() {
  network.moveTo({ position: { x: 0, y: 0 }, scale: whole });
  held();
}

// While all of it is in view a finger scrolls the page; once enlarged, it moves the picture.
function held() {
  const enlarged = network.getScale() > whole * 1.02;
  if (byId("picture").classList.contains("enlarged") === enlarged) return;
  network.setOptions({ interaction: { dragView: enlarged } });
  byId("picture").classList.toggle("enlarged", enlarged);
}

// Bring an actor into view: within an enlarged picture, and on a small screen above the sheet with its details.
function reveal(index) {
  if (!network || index === null) return;
  const [x, y] = wheel.places[index];
  if (byId("picture").classList.contains("enlarged")) network.moveTo({ position: { x, y } });
  if (!narrow.matches) return;
  const top = byId("picture").getBoundingClientRect().top + network.canvasToDOM({ x, y }).y;
  if (top < 40 || top > innerHeight * 0.4) scrollBy(0, top - innerHeight * 0.22);
}

function zoom(factor) {
  const scale = Math.min(Math.max(network.getScale() * factor, whole * 0.6), whole * 8);
  const focus = state.chosen ?? state.cursor;
  const position = focus !== null && factor > 1 && scale > whole ? { x: wheel.places[focus][0], y: wheel.places[focus][1] } : undefined;
  network.moveTo({ scale, ...(position && { position }) });
  held();
}

// An actor is hit at its mark or anywhere on its name.
function at(event) {
  const box = byId("picture").getBoundingClientRect();
  const point = network.DOMtoCanvas({ x: event.clientX - box.left, y: event.clientY - box.top });
  let found = null;
  wheel.places.forEach(([x, y, side, room], index) => {
    if (!shown(index)) return;
    const reach = side === 0 ? 22 : 8;
    const out = side === 0 ? Math.abs(point.x - x) : side * (point.x - x);
    if (Math.abs(point.y - y) <= reach && out >= -10 && out <= (side === 0 ? 22 : room + 14)) found = index;
  });
  return found;
}

function wirePointer(box) {
  let down = null;
  box.addEventListener("pointerdown", (event) => (down = [event.clientX, event.clientY]));
  box.addEventListener("click", (event) => {
    const moved = down && Math.hypot(event.clientX - down[0], event.clientY - down[1]) > 6;
    if (!moved) choose(at(event));
    if (!moved) reveal(state.chosen);
  });
  box.addEventListener("pointermove", (event) => {
    if (event.pointerType === "touch") return;
    const index = at(event);
    box.classList.toggle("over", index !== null);
    if (index !== state.cursor) change({ cursor: index });
  });
  box.addEventListener("pointerleave", () => state.cursor !== state.chosen && change({ cursor: state.chosen }));
  box.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    zoom(event.deltaY < 0 ? 1.2 : 1 / 1.2);
  }, { passive: false });
  byId("closer").addEventListener("click", () => zoom(1.35));
  byId("farther").addEventListener("click", () => zoom(1 / 1.35));
  byId("whole").addEventListener("click", showWhole);
}

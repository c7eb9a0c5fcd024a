// The stage: vis-network moves the view and draws the marks at fixed places; land, lines and names are drawn around them.
import { colours } from "./theme.js";
import { ringsOf, scene } from "./scene.js";
import { arrangementOf, drawn, isNarrow, whole } from "./plans.js";
import { boxOf, fitted, onScreen } from "./geometry.js";
import { createMeasure } from "./labels.js";
import { pictureOf, saidOf } from "./names.js";
import { slipOf } from "./slip.js";
import { inPixels, paintAbove, paintBelow, paintPointed } from "./canvas.js";
import { createNodes } from "./nodes.js";
import { listen } from "./hand.js";
import { ahead, nearest } from "./walk.js";
import { svgOf } from "./svg.js";
import { pngOf } from "./png.js";

const OPTIONS = {
  physics: { enabled: false },
  layout: { improvedLayout: false, randomSeed: 1 },
  interaction: { dragNodes: false, hover: false, selectable: false, zoomSpeed: 0.8 },
  nodes: { shape: "custom" },
};
const MOST = { map: 40, other: 4 };

export function createStage(element, atlas, store, firstWords, firstVisible, say = () => {}) {
  let [state, visible, words] = [store.get(), firstVisible, firstWords];
  let colour = colours();
  let name = "";
  let plan = null;
  let level = 0;
  let shownScene = null;
  let stale = true;
  let dragging = false;
  let hovered = null;
  let cursor = null;
  let ended = false;
  const [cameras, marks, rings] = [new Map(), new Map(), ringsOf()];
  const measure = createMeasure(document.createElement("canvas").getContext("2d"));
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  element.tabIndex = 0;
  element.setAttribute("role", "application");

  const drawnNodes = createNodes(marks, () => ({ scale: network.getScale(), colours: colour }));
  const network = new vis.Network(element, { nodes: drawnNodes.data, edges: new vis.DataSet([]) },
    { ...OPTIONS, autoResize: false });
  const canvas = element.querySelector("canvas");
  const inner = element.querySelector(".vis-network");
  if (inner) inner.removeAttribute("tabindex");
  canvas.setAttribute("aria-hidden", "true");

  const size = () => ({ width: element.clientWidth, height: element.clientHeight });
  const camera = () => ({ ...network.getViewPosition(), scale: network.getScale() });
  const kept = () => cameras.get(name) || {};

  // Near places fold on the map by the scale, in steps, so that they do not change at every turn of the wheel.
  const levelOf = (scale) => 2 ** (Math.floor(Math.log2(scale) * 3) / 3);
  // What was asked for last: where nothing of it changed, what is drawn stays as it is.
  let asked = null;
  const alike = (one, other) => one.length === other.length && one.every((value, index) => value === other[index]);
  const replan = (scale) => {
    level = levelOf(scale);
    const asks = [name, state.view === "map" ? level : 0, state.open, words, ...Object.values(size()), ...visible.nodes,
      ...visible.links];
    stale = true;
    if (asked && alike(asked, asks)) return;
    asked = asks;
    plan = drawn(atlas, state, visible, words, size(), level);
    drawnNodes.write(plan.items);
  };
  // The DataSet is never written while vis-network draws from it.
  let waiting = false;
  const later = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      if (ended || !plan || !plan.land || levelOf(network.getScale()) === level) return;
      replan(network.getScale());
      network.redraw();
    });
  };
  const build = () => {
    const { width, height } = size();
    const margin = Math.round(Math.min(width, height) * 0.4);
    const at = camera();
    shownScene = scene(atlas, state, visible, words, { width, height }, colour, at, { measure, plan, rings, margin });
    marks.clear();
    for (const mark of shownScene.marks) marks.set(mark.id, mark);
    stale = false;
  };
  // While the picture is dragged the same scene is moved; names find new places when it rests.
  const current = () => {
    const at = camera();
    if (plan.land && levelOf(at.scale) !== level) later();
    const before = shownScene && shownScene.camera;
    const moved = !before || before.x !== at.x || before.y !== at.y;
    if (stale || !before || before.scale !== at.scale || (moved && !dragging)) build();
    const { x, y, scale } = shownScene.camera;
    return { x: (x - at.x) * scale, y: (y - at.y) * scale };
  };
  let offset = { x: 0, y: 0 };
  network.on("beforeDrawing", (ctx) => {
    if (!plan || !element.clientWidth) return;
    offset = current();
    inPixels(ctx, canvas, { x: 0, y: 0 }, () => {
      ctx.fillStyle = shownScene.ground;
      ctx.fillRect(0, 0, shownScene.width, shownScene.height);
    });
    inPixels(ctx, canvas, offset, () => paintBelow(ctx, shownScene));
  });
  network.on("afterDrawing", (ctx) => {
    if (!plan || !shownScene || !element.clientWidth) return;
    inPixels(ctx, canvas, offset, () => {
      paintAbove(ctx, shownScene);
      const mark = dragging ? null : marks.get(cursor) || marks.get(hovered);
      if (mark) paintPointed(ctx, mark, slipOf(mark, words, measure, size()), colour, cursor === mark.id);
    });
  });
  const move = ({ x, y, scale }, still = false) => {
    const quick = still || calm.matches || !plan || plan.items.length > 400 || !shownScene;
    if (quick) network.moveTo({ position: { x, y }, scale });
    else network.moveTo({ position: { x, y }, scale, animation: { duration: 240, easingFunction: "easeInOutQuad" } });
  };
  const fit = (still = false) => {
    if (!plan || !element.clientWidth || !element.clientHeight) return;
    const to = whole(plan, size());
    cameras.set(name, { ...to, moved: false, least: to.scale * 0.5 });
    if (plan.land && levelOf(to.scale) !== level) replan(to.scale);
    move(to, still === true);
  };
  const touched = () => {
    cameras.set(name, { ...kept(), ...camera(), moved: true });
  };
  const limits = () => ({ least: Math.min(kept().least || 0.05, 0.9), most: plan && plan.land ? MOST.map : MOST.other });
  const zoom = (factor) => {
    const { least, most } = limits();
    const at = camera();
    const scale = Math.max(least, Math.min(most, at.scale * factor));
    cameras.set(name, { ...kept(), ...at, scale, moved: true });
    move({ ...at, scale });
  };
  const reveal = (id) => {
    const item = plan.items.find((one) => one.id === id);
    if (!item) return;
    const at = camera();
    const { width, height } = size();
    const { x, y } = onScreen(item, at, size());
    const shift = (value, least, most) => (value < least ? value - least : value > most ? value - most : 0);
    const [dx, dy] = [shift(x, 60, width - 60), shift(y, 40, height - 60)];
    if (dx || dy) move({ x: at.x + dx / at.scale, y: at.y + dy / at.scale, scale: at.scale });
  };
  // What holds an actor: its own mark, or the count in which it is.
  const holding = (node) => plan && (plan.items.find((item) => item.node === node)
    || plan.items.find((item) => item.kind === "group" && (item.all || item.members).includes(node)));

  const turnOpen = (item) => {
    const open = new Set(state.open);
    if (open.has(item.id)) open.delete(item.id);
    else open.add(item.id);
    if (item.several && !item.open && camera().scale < MOST.map * 0.9) {
      // Places that are apart are told apart by coming nearer.
      const to = fitted(boxOf(item.points), size(), { room: 110, most: Math.min(MOST.map, camera().scale * 8) });
      cameras.set(name, { ...kept(), ...to, moved: true });
      move({ ...to, scale: Math.max(to.scale, camera().scale * 1.6) });
      say(words.say("nearer"));
      return;
    }
    store.change({ open }, { by: "pointer" });
  };
  const choose = (mark, by) => {
    const { item } = mark;
    if (item.kind === "group") turnOpen(item);
    else store.change({ actor: item.node, panel: "actor" }, { by, from: element });
  };
  const at = ({ x, y }, reach = 0) => (shownScene ? nearest(shownScene.marks, shownScene.labels, { x, y }, reach) : null);
  network.on("click", ({ pointer }) => {
    cursor = null;
    const mark = at(pointer.DOM, 4);
    if (mark) choose(mark, "pointer");
    else network.redraw();
  });
  network.on("dragStart", () => { dragging = true; });
  network.on("dragEnd", () => {
    dragging = false;
    touched();
    network.redraw();
  });
  let last = null;
  network.on("zoom", () => {
    const { least, most } = limits();
    const now = network.getScale();
    if ((now < least || now > most) && last) network.moveTo({ position: { x: last.x, y: last.y }, scale: last.scale });
    last = camera();
    touched();
  });
  const point = (id) => {
    if (hovered === id) return;
    hovered = id;
    element.style.cursor = id ? "pointer" : "";
    network.redraw();
  };
  // On a page that scrolls, wheel and one finger scroll it; Ctrl and two fingers are for the picture.
  const scrolls = () => isNarrow(size()) && element.clientHeight < innerHeight * 0.55;

  const step = (direction) => {
    const held = marks.get(cursor) || (state.actor && marks.get(holding(state.actor)?.id));
    const start = held || { id: null, x: element.clientWidth / 2 - direction[0], y: element.clientHeight / 2 - direction[1] };
    const found = ahead(shownScene.marks, start, direction);
    if (!found) return say(words.say("nothing further this way"));
    cursor = found.id;
    reveal(cursor);
    network.redraw();
    return say(saidOf(found.item, words));
  };
  listen(element, {
    scrolls, step, zoom, fit,
    ready: () => Boolean(plan && shownScene),
    move: (spot) => point(at(spot)?.id ?? null),
    leave: () => point(null),
    enter: () => { if (marks.has(cursor)) choose(marks.get(cursor), "keyboard"); },
    blur: () => {
      cursor = null;
      network.redraw();
    },
  });

  const describe = () => (plan ? pictureOf(plan, state, visible, words) : "");
  const update = (nextState, nextVisible, nextWords) => {
    const before = { state, visible, items: plan && plan.items };
    [state, visible, words] = [nextState, nextVisible, nextWords];
    colour = colours();
    hovered = null;
    if (!element.clientWidth || !element.clientHeight || state.view === "list") return;
    const wanted = arrangementOf(state, visible);
    const turned = wanted !== name;
    if (turned && name && kept().scale) cameras.set(name, { ...kept(), ...camera() });
    name = wanted;
    const known = turned && (name === "map" || name === "network") ? cameras.get(name) : null;
    // On the map what is drawn depends on the scale, and the scale on what is to be seen: the places first, then the scale.
    const anew = turned ? !known || !known.moved : !kept().moved && before.visible.nodes.size !== visible.nodes.size;
    replan(known ? known.scale : turned ? 1 : network.getScale());
    if (known && known.moved) move(known, true);
    else if (anew) fit(turned);
    element.setAttribute("aria-label", describe());
    const opened = !turned && before.state.open !== state.open && plan.frames.find((frame) => !before.state.open.has(frame.id)
      && state.open.has(frame.id));
    if (opened && !opened.pixels && !anew) {
      const box = { left: opened.x, right: opened.x + opened.w, top: opened.y, bottom: opened.y + opened.h };
      const to = fitted(box, size(), { room: 30, most: Math.max(camera().scale, 1) });
      cameras.set(name, { ...kept(), ...to, moved: true });
      move(to);
    } else if (state.actor && state.actor !== before.state.actor && !anew && holding(state.actor)) {
      reveal(holding(state.actor).id);
    }
    stale = true;
    network.redraw();
  };
  const watcher = new ResizeObserver(() => {
    if (ended || !element.clientWidth || !element.clientHeight) return;
    const held = camera();
    network.setSize("100%", "100%");
    network.redraw();
    stale = true;
    if (inner) inner.style.touchAction = scrolls() ? "pan-y" : "none";
    if (!plan) update(store.get(), visible, words);
    else if (!kept().moved) {
      replan(held.scale);
      fit(true);
    } else {
      network.moveTo({ position: { x: held.x, y: held.y }, scale: held.scale });
    }
  });
  watcher.observe(element);

  const still = () => {
    build();
    return scene(atlas, state, visible, words, size(), colour, camera(), { measure, plan, rings });
  };
  return {
    update, fit, zoom, describe,
    focus: () => element.focus(),
    spot: (id) => {
      const item = holding(atlas.byId.get(id));
      if (!item) return null;
      if (stale || !shownScene) build();
      const mark = marks.get(item.id);
      const box = element.getBoundingClientRect();
      return { x: mark.x + box.left, y: mark.y + box.top };
    },
    svg: (frame) => svgOf(still(), frame, atlas.marks, measure),
    png: (frame) => pngOf(still(), frame, atlas.marks, measure),
    unplaced: () => (plan && plan.without) || [],
    destroy: () => {
      ended = true;
      watcher.disconnect();
      network.destroy();
    },
  };
}

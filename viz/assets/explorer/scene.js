// Everything that is drawn, in pixels of the screen: what the canvas shows and what the exports write is the same.
import { graticulePath, landPath, onScreen } from "./geometry.js";
import { groupRadius } from "./groups.js";
import { spotRadius } from "./spots.js";
import { Taken, createMeasure, place, wrapped } from "./labels.js";
import { formsOf, titleOf } from "./names.js";
import { drawn, isNarrow, shelf } from "./plans.js";
import { linesOf, stepsOf } from "./lines.js";
import { areasOf, frameBox } from "./areas.js";

const estimate = createMeasure();
const OUTSIDE = 90;
const HALO = 3.5;

// The rings of the land, as the page holds them.
export const ringsOf = () => {
  const element = document.getElementById("land");
  const land = element ? JSON.parse(element.textContent) : [];
  return Array.isArray(land) ? land : land.rings || [];
};

const paths = new WeakMap();
const landOf = (rings) => {
  if (!paths.has(rings)) paths.set(rings, { land: landPath(rings), lines: graticulePath() });
  return paths.get(rings);
};

const kindsOf = (atlas, item) => {
  const counts = new Map();
  for (const node of item.all || item.members) counts.set(node.kind, (counts.get(node.kind) || 0) + 1);
  return [...counts].sort(([one], [other]) => atlas.kinds.indexOf(one) - atlas.kinds.indexOf(other));
};

const radiusOf = (item, plan, atlas, state, scale) => {
  if (item.open) return 11;
  if (item.kind === "group") return plan.land ? spotRadius(item.count) : groupRadius(item.count) * Math.max(0.5,
    Math.min(1, scale));
  const chosen = item.node === state.actor;
  if (plan.labelled) return chosen && !plan.path ? 15 : item.node === atlas.hub ? 13 : 11;
  const plain = plan.land ? 9 : Math.max(7.5, Math.min(11.5, 22 * scale));
  return item.node === atlas.hub ? plain * 1.55 : chosen ? plain * 1.2 : plain;
};

const colourOf = (atlas, kind, colours) => {
  const mark = atlas.marks[kind];
  return mark ? mark[colours.dark ? "dark" : "light"] : colours.soft;
};
const DISC = "M8.5,0A8.5,8.5 0 1 1 -8.5,0A8.5,8.5 0 1 1 8.5,0Z";

function marksOf(atlas, state, plan, size, colours, camera, near) {
  return plan.items.map((item) => {
    const at = onScreen(item, camera, size);
    const shift = item.shift || { x: 0, y: 0 };
    const nodes = item.kind === "node" ? [item.node] : item.all || item.members;
    const chosen = state.actor !== null && nodes.includes(state.actor);
    const dim = near !== null && !item.front && !nodes.some((node) => near.has(node));
    const mark = {
      id: item.id, item, x: at.x + shift.x, y: at.y + shift.y, r: radiusOf(item, plan, atlas, state, camera.scale),
      chosen, dim, alpha: dim ? 0.28 : 1, ring: chosen && !item.open ? colours.accent : null, front: Boolean(item.front),
    };
    if (item.kind === "node") {
      const own = atlas.marks[item.node.kind];
      return { ...mark, path: own ? own.path : DISC, colour: colourOf(atlas, item.node.kind, colours) };
    }
    const whole = nodes.length || 1;
    return { ...mark, alpha: 1, ink: dim ? colours.soft : colours.ink, text: item.open ? "−" : String(item.count),
      parts: kindsOf(atlas, item).map(([kind, count]) => ({ share: count / whole, colour: dim ? colours.rule : colourOf(atlas,
      kind, colours) })) };
  });
}

const rankOf = (mark, atlas, state, near) => {
  const { item } = mark;
  if (mark.chosen) return -3;
  if (item.kind === "node" && item.node === atlas.hub) return -2;
  if (item.kind === "group") return near ? 500 - item.count / 1e4 : -1 - item.count / 1e5;
  if (near && near.has(item.node)) return 0 - item.node.links.length / 1e5;
  return 1000 - item.node.links.length;
};

function namesOf(atlas, state, plan, marks, words, size, colours, near, scale, options) {
  const { measure } = options;
  const around = OUTSIDE + options.margin;
  const narrow = isNarrow(size);
  const points = plan.labelled ? 12.5 : plan.land ? (narrow ? 11.5 : 12.5) : Math.max(narrow ? 11 : 11.5,
    Math.min(14, 12 * scale));
  return marks.filter((mark) => !mark.dim && !mark.item.open
    && mark.x > -around && mark.y > -around && mark.x < size.width + around && mark.y < size.height + around).map((mark) => {
    const full = mark.chosen || plan.path || mark.item.node === atlas.hub && mark.item.kind === "node";
    const strong = full || plan.path;
    const own = strong ? points + 1 : points;
    const weight = strong || mark.item.kind === "group" && mark.item.label.network ? 600 : 400;
    return {
      ...mark, r: mark.ring ? mark.r + 5 : mark.r, owner: mark.id, rank: rankOf(mark, atlas, state, near), size: own, weight,
        side: mark.item.side,
      must: mark.chosen || Boolean(plan.path), colour: mark.item.kind === "group" && !mark.item.label.network ? colours.soft
        : colours.ink,
      forms: formsOf(mark.item, words, { full, size: own, weight, measure, narrow, chosen: mark.chosen ? state.actor : null }),
    };
  }).filter(({ forms }) => forms.length);
}

// `camera`: {x, y, scale}; `options`: measure, plan (what `drawn` gave), rings (the land), inset, margin (room for names beyond
// the edge).
export function scene(atlas, state, visible, words, size, colours, camera, options = {}) {
  const settings = { measure: estimate, margin: 0, ...options, camera };
  const plan = settings.plan || drawn(atlas, state, visible, words, size, camera.scale);
  const near = focusOf(state, visible, plan);
  plan.most ??= plan.links.reduce((most, { links }) => Math.max(most, links.length), 1);
  const marks = marksOf(atlas, state, plan, size, colours, camera, near);
  const lines = linesOf(atlas, state, plan, marks, size, colours, near);
  const taken = new Taken();
  const cards = plan.frames.filter((frame) => frame.front).map((frame) => frameBox(frame, camera, size));
  const hidden = new Set(marks.filter(({ front, x, y }) => !front
    && cards.some((box) => x > box.left && x < box.right && y > box.top && y < box.bottom)).map(({ id }) => id));
  for (const { x, y, r, id } of marks) if (!hidden.has(id)) taken.add({ left: x - r - 2, right: x + r + 2, top: y - r - 1,
    bottom: y + r + 1, owner: id });
  const frames = plan.frames.map((frame) => {
    const box = frameBox(frame, camera, size);
    const text = titleOf({ kind: "group", ...frame }, words);
    const name = wrapped(text, { width: box.right - box.left - 46, most: 1, measure: settings.measure, size: 12.5, weight: 600 });
    return { ...frame, box, name: { x: box.left + 36, y: box.top + 11, lines: name, size: 12.5, step: 15, weight: 600,
      align: "left", colour: colours.ink } };
  });
  for (const { box } of frames) taken.add({ left: box.left, right: box.right, top: box.top, bottom: box.top + 34,
    owner: "frame" });
  const areas = areasOf(plan, words, size, colours, camera, taken, settings.measure);
  const wanted = namesOf(atlas, state, plan, marks.filter(({ id }) => !hidden.has(id)), words, size, colours, near,
    camera.scale, settings);
  const labels = place(wanted, taken, { ...size, measure: settings.measure, margin: settings.margin });
  if (plan.path) labels.push(...stepsOf(lines, words, taken, settings.measure, colours.soft));
  const at = onScreen({ x: 0, y: 0 }, camera, size);
  return {
    width: size.width, height: size.height, colours, camera, plan, dir: words.dir, halo: HALO,
    ground: plan.land ? colours.sea : colours.paper,
    land: plan.land && settings.rings ? { ...landOf(settings.rings), x: at.x, y: at.y, scale: camera.scale } : null,
    guides: (plan.guides || []).map((guide) => ({ x: at.x, y: at.y, rx: guide.rx * camera.scale, ry: guide.ry * camera.scale })),
    grounds: plan.areas.filter((area) => area.box || shelf(area, plan)).map((area) => ({ box: frameBox(area, camera, size) })),
    frames, lines, marks, areas, labels,
  };
}

// With an actor chosen in the whole picture: it and what it is linked to.
function focusOf(state, visible, plan) {
  if (!state.actor || plan.labelled || !visible.nodes.has(state.actor)) return null;
  const found = new Set([state.actor]);
  // Whom folded memberships tie to the actor is beside it all the same.
  for (const link of [...visible.links, ...visible.folded]) {
    if (link.from === state.actor) found.add(link.to);
    else if (link.to === state.actor) found.add(link.from);
  }
  return found;
}

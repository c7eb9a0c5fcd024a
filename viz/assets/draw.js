// How the picture is painted. All measures are those of the wheel that Python drew.
const FAMILY = getComputedStyle(document.body).fontFamily;
const paths = new Map(kinds.map((kind) => [kind.name, new Path2D(kind.path)]));
const fitted = new Map();
const named = new Map();
let ink = {};

function readInk() {
  const style = getComputedStyle(document.documentElement);
  for (const name of ["paper", "ink", "muted", "thread", "tie", "accent"]) ink[name] = style.getPropertyValue(`--${name}`).trim();
}

const font = (size, weight = 400) => `${weight} ${size}px ${FAMILY}`;

// Text in the data may run from right to left; the isolates keep it from turning what stands beside it.
const isolate = (text) => `\u2068${text}\u2069`;

function fit(context, text, room) {
  const key = `${context.font}|${Math.round(room)}|${text}`;
  if (fitted.has(key)) return fitted.get(key);
  let cut = text;
  if (context.measureText(text).width > room) {
    const letters = [...text];
    let low = 0;
    let high = letters.length;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (context.measureText(`${letters.slice(0, middle).join("").trimEnd()}…`).width <= room) low = middle;
      else high = middle - 1;
    }
    cut = low ? `${letters.slice(0, low).join("").trimEnd()}…` : "";
  }
  fitted.set(key, cut);
  return cut;
}

// The names of a wheel as they fit. Where two come out the same, both keep their end instead of their middle.
function names(context) {
  if (named.has(wheel)) return named.get(wheel);
  const cut = actors.map((actor, index) => fit(context, actor.short, wheel.places[index][3]));
  const seen = new Map();
  cut.forEach((text) => seen.set(text, (seen.get(text) || 0) + 1));
  const kept = cut.map((text, index) => {
    if (seen.get(text) === 1 || text === actors[index].short) return text;
    const tail = actors[index].short.split(" ").pop();
    const room = wheel.places[index][3] - context.measureText(tail).width;
    return room < 20 ? text : fit(context, actors[index].short.slice(0, -tail.length), room) + tail;
  });
  named.set(wheel, kept);
  return kept;
}

// 1 for what matters now, less for what stands back.
function strength(index) {
  const { chosen, hits, cursor } = state;
  if (index === chosen || index === cursor) return 1;
  if (hits) return hits.has(index) ? 1 : 0.16;
  if (chosen === null) return 1;
  return near.has(index) ? 1 : 0.36;
}

function drawMark(context, index, x, y) {
  const actor = actors[index];
  const size = (index === hub ? 1.9 : 0.62) * (index === state.chosen ? 1.18 : 1);
  context.save();
  context.globalAlpha = strength(index);
  context.translate(x, y);
  if (index === state.chosen || index === state.cursor) {
    context.beginPath();
    context.arc(0, 0, size * 10 + 4, 0, 2 * Math.PI);
    context.fillStyle = ink.paper;
    context.fill();
    context.strokeStyle = ink.accent;
    context.lineWidth = 1.6;
    context.stroke();
  }
  context.scale(size, size);
  context.globalAlpha = 1;
  context.strokeStyle = context.fillStyle = ink.paper;
  context.lineWidth = 5;
  context.stroke(paths.get(actor.kind));
  context.fill(paths.get(actor.kind));
  context.globalAlpha = strength(index);
  context.fillStyle = kindOf.get(actor.kind)[theme()];
  context.fill(paths.get(actor.kind), "evenodd");
  context.restore();
}

function drawThreads(context) {
  context.save();
  context.lineWidth = 1.25;
  context.strokeStyle = ink.thread;
  context.lineJoin = "round";
  for (const arc of wheel.arcs) {
    for (const line of arc.lines) {
      context.beginPath();
      line.forEach(([x, y], index) => (index ? context.lineTo(x, y) : context.moveTo(x, y)));
      context.stroke();
    }
  }
  context.fillStyle = ink.thread;
  wheel.places.forEach(([x, y], index) => !shown(index) && drawDot(context, x, y, index === hub ? 7 : 2.2));
  context.restore();
}

// Whoever is filtered out keeps a place, so that a part is never taken for the whole.
function drawDot(context, x, y, radius) {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fill();
}

function drawNames(context, scale) {
  context.save();
  context.textBaseline = "middle";
  context.direction = "ltr";
  const legible = scale * 12.5 >= 6.5;
  actors.forEach((_, index) => {
    if (!shown(index)) return;
    const loud = index === state.chosen || index === state.cursor || (state.hits && state.hits.has(index));
    if (legible || loud) drawName(context, index, loud);
  });
  context.globalAlpha = 1;
  if (legible) for (const arc of wheel.arcs) drawHeading(context, arc);
  context.restore();
}

function drawName(context, index, loud) {
  const actor = actors[index];
  const [x, y, side, room] = wheel.places[index];
  context.globalAlpha = strength(index);
  context.fillStyle = ink.ink;
  if (side === 0) return drawMiddle(context, actor, room);
  context.font = font(12.5, loud ? 700 : 400);
  context.textAlign = side < 0 ? "right" : "left";
  const start = x + side * 13;
  const text = (loud ? fit(context, actor.short, room) : names(context)[index]);
  context.fillText(isolate(text), start, y);
  const left = room - context.measureText(text).width - 7;
  if (!actor.country || wheel !== wheels.wide) return undefined;
  const end = start + side * (context.measureText(text).width + 7);
  context.font = font(11);
  if (context.measureText(actor.country).width > left) return undefined;
  context.fillStyle = ink.muted;
  return context.fillText(isolate(actor.country), end, y);
}

function drawMiddle(context, actor, room) {
  context.textAlign = "center";
  context.lineWidth = 5;
  context.lineJoin = "round";
  context.strokeStyle = ink.paper;
  const say_ = (text, y) => {
    context.strokeText(text, 0, y);
    context.fillText(text, 0, y);
  };
  context.font = font(16, 700);
  say_(isolate(fit(context, actor.short, room)), 40);
  if (wheel !== wheels.wide || actor.short === actor.label) return;
  context.font = font(11.5);
  context.fillStyle = ink.muted;
  say_(isolate(fit(context, actor.label, room)), 58);
}

function drawHeading(context, arc) {
  const [x, y, side] = arc.at;
  const members = arc.members.filter(shown).length;
  const count = members === arc.members.length ? `${members}` : `${members} of ${arc.members.length}`;
  context.textAlign = side < 0 ? "right" : "left";
  context.font = font(12.5, 400);
  const wide = context.measureText(count).width + 7;
  context.font = font(wheel === wheels.wide ? 13.5 : 12, 700);
  const most = wheel.half[0] - 4;
  const text = fit(context, arc.label, most - wide);
  // A long heading moves in towards the middle, over the links, before it is cut.
  const start = side * Math.min(Math.abs(x) - 3, most - wide - context.measureText(text).width);
  context.lineWidth = 5;
  context.lineJoin = "round";
  context.strokeStyle = ink.paper;
  context.strokeText(isolate(text), start, y - 1);
  context.fillStyle = ink.ink;
  context.fillText(isolate(text), start, y - 1);
  const end = start + side * (context.measureText(text).width + 7);
  context.font = font(12.5, 400);
  context.fillStyle = ink.muted;
  context.fillText(count, end, y - 1);
}

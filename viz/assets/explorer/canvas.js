// A scene on a canvas, in parts: what lies beneath the marks, a mark, what is written upon all.
import { FAMILY } from "./labels.js";

const shapes = new Map();
const shape = (path) => {
  if (!shapes.has(path)) shapes.set(path, new Path2D(path));
  return shapes.get(path);
};

const rounded = (ctx, { left, top, right, bottom }, r) => {
  ctx.beginPath();
  ctx.roundRect(left, top, right - left, bottom - top, r);
};

const land = (ctx, scene) => {
  const { land: shown, colours } = scene;
  ctx.save();
  ctx.translate(shown.x, shown.y);
  ctx.scale(shown.scale, shown.scale);
  ctx.strokeStyle = colours.rule;
  ctx.lineWidth = 0.6 / shown.scale;
  ctx.globalAlpha = 0.7;
  ctx.stroke(shape(shown.lines));
  ctx.globalAlpha = 1;
  ctx.fillStyle = colours.land;
  ctx.fill(shape(shown.land), "evenodd");
  ctx.restore();
};

const frames = (ctx, scene, front) => {
  const { colours } = scene;
  for (const frame of scene.frames) {
    if (Boolean(frame.front) !== front) continue;
    rounded(ctx, frame.box, 10);
    ctx.fillStyle = front ? colours.raised : colours.sunk;
    ctx.fill();
    ctx.strokeStyle = front ? colours.edge : colours.rule;
    ctx.lineWidth = 1;
    ctx.stroke();
  }
};

// Lines of one look are one stroke: a stroke for each would take most of the time of a frame.
const lines = (ctx, scene) => {
  const looks = new Map();
  for (const line of scene.lines) {
    const key = `${line.colour}|${line.width}|${line.alpha}|${line.dash}`;
    if (!looks.has(key)) looks.set(key, []);
    looks.get(key).push(line);
  }
  ctx.lineCap = "butt";
  for (const group of looks.values()) {
    const { colour, width, alpha, dash } = group[0];
    Object.assign(ctx, { strokeStyle: colour, fillStyle: colour, lineWidth: width, globalAlpha: alpha });
    ctx.setLineDash(dash ? [5, 4] : []);
    // Short runs: where a path crosses itself often, a stroke of all of it at once is slow.
    for (let from = 0; from < group.length; from += 40) {
      ctx.beginPath();
      for (const { a, b, middle } of group.slice(from, from + 40)) {
        ctx.moveTo(a.x, a.y);
        if (middle) ctx.quadraticCurveTo(middle.x, middle.y, b.x, b.y);
        else ctx.lineTo(b.x, b.y);
      }
      ctx.stroke();
    }
    ctx.setLineDash([]);
    for (const { head } of group) {
      if (!head) continue;
      ctx.beginPath();
      head.forEach(({ x, y }, index) => (index ? ctx.lineTo(x, y) : ctx.moveTo(x, y)));
      ctx.fill();
    }
  }
  ctx.globalAlpha = 1;
};

export function paintBelow(ctx, scene) {
  if (scene.land) land(ctx, scene);
  ctx.strokeStyle = scene.colours.rule;
  ctx.lineWidth = 1;
  for (const { x, y, rx, ry } of scene.guides) {
    ctx.beginPath();
    ctx.ellipse(x, y, rx, ry, 0, 0, 7);
    ctx.stroke();
  }
  for (const ground of scene.grounds) {
    rounded(ctx, ground.box, 12);
    ctx.fillStyle = scene.colours.raised;
    ctx.fill();
    ctx.strokeStyle = scene.colours.rule;
    ctx.stroke();
  }
  frames(ctx, scene, false);
  lines(ctx, scene);
}

const count = (ctx, mark, colours) => {
  const { r } = mark;
  const band = Math.max(3.2, r * 0.2);
  ctx.fillStyle = colours.raised;
  ctx.beginPath();
  ctx.arc(0, 0, r + 1.5, 0, 7);
  ctx.fill();
  let angle = -Math.PI / 2;
  ctx.lineWidth = band;
  for (const { share, colour } of mark.parts) {
    const next = angle + share * 2 * Math.PI;
    ctx.strokeStyle = colour;
    ctx.beginPath();
    ctx.arc(0, 0, r - band / 2, angle, next);
    ctx.stroke();
    angle = next;
  }
  ctx.fillStyle = mark.ink;
  ctx.font = `600 ${countSize(mark)}px ${FAMILY}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillText(mark.text, 0, 0.5);
};
export const countSize = (mark) => Math.max(9.5, Math.min(14, (mark.r * 1.55) / Math.max(1.6, mark.text.length * 0.72)));

// At (0, 0), in pixels.
export function paintMark(ctx, mark, colours) {
  ctx.globalAlpha = mark.alpha;
  if (mark.ring) {
    ctx.strokeStyle = mark.ring;
    ctx.lineWidth = 2.5;
    ctx.beginPath();
    ctx.arc(0, 0, mark.r + 5, 0, 7);
    ctx.stroke();
  }
  if (mark.parts) {
    count(ctx, mark, colours);
    return;
  }
  ctx.save();
  ctx.scale(mark.r / 10, mark.r / 10);
  // A rim of paper keeps lines off the mark; it hides what lies beneath where the mark is pale.
  const own = shape(mark.path);
  ctx.globalAlpha = 1;
  ctx.strokeStyle = colours.paper;
  ctx.fillStyle = colours.paper;
  ctx.lineWidth = 4;
  ctx.lineJoin = "round";
  ctx.stroke(own);
  ctx.fill(own);
  ctx.globalAlpha = mark.alpha;
  ctx.fillStyle = mark.colour;
  ctx.fill(own, "evenodd");
  ctx.restore();
}

const write = (ctx, scene, label) => {
  ctx.font = `${label.weight} ${label.size}px ${FAMILY}`;
  ctx.textAlign = label.align;
  ctx.fillStyle = label.colour;
  const spaced = label.area && "letterSpacing" in ctx;
  if (spaced) ctx.letterSpacing = `${(label.size * 0.04).toFixed(1)}px`;
  label.lines.forEach((line, row) => {
    const y = (label.y ?? label.box.top) + row * label.step;
    if (label.halo !== false) ctx.strokeText(line, label.x, y);
    ctx.fillText(line, label.x, y);
  });
  if (spaced) ctx.letterSpacing = "0px";
};

// Names, and the cards that lie upon them with their own marks.
export function paintAbove(ctx, scene) {
  const style = { strokeStyle: scene.ground, lineWidth: scene.halo, lineJoin: "round", textBaseline: "top", globalAlpha: 1 };
  Object.assign(ctx, style);
  for (const area of scene.areas) write(ctx, scene, area);
  const front = new Set(scene.marks.filter((mark) => mark.front).map((mark) => mark.id));
  for (const label of scene.labels) if (!front.has(label.owner)) write(ctx, scene, label);
  for (const frame of scene.frames) if (!frame.front) write(ctx, scene, { ...frame.name, y: frame.name.y, halo: false });
  if (!front.size) return;
  frames(ctx, scene, true);
  for (const mark of scene.marks) if (mark.front) paintAt(ctx, mark, scene.colours);
  Object.assign(ctx, { ...style, strokeStyle: scene.colours.raised });
  for (const label of scene.labels) if (front.has(label.owner)) write(ctx, scene, label);
  for (const frame of scene.frames) if (frame.front) write(ctx, scene, { ...frame.name, y: frame.name.y, halo: false });
}

export function paintAt(ctx, mark, colours) {
  ctx.save();
  ctx.translate(mark.x, mark.y);
  paintMark(ctx, mark, colours);
  ctx.restore();
}

// The name of what the reader points at, on a slip of its own.
function paintSlip(ctx, slip, colours) {
  rounded(ctx, slip.box, 6);
  ctx.globalAlpha = 1;
  ctx.fillStyle = colours.raised;
  ctx.fill();
  ctx.strokeStyle = colours.edge;
  ctx.lineWidth = 1;
  ctx.stroke();
  ctx.fillStyle = colours.ink;
  ctx.font = `600 ${slip.size}px ${FAMILY}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "top";
  slip.lines.forEach((line, row) => {
    if (row >= slip.strong) Object.assign(ctx, { font: `400 ${slip.size}px ${FAMILY}`, fillStyle: colours.soft });
    ctx.fillText(line, (slip.box.left + slip.box.right) / 2, slip.box.top + 6 + row * slip.step);
  });
}

// All of a scene, for a canvas of its own.
export function paint(ctx, scene) {
  ctx.fillStyle = scene.ground;
  ctx.fillRect(0, 0, scene.width, scene.height);
  paintBelow(ctx, scene);
  for (const mark of scene.marks) if (!mark.front) paintAt(ctx, mark, scene.colours);
  paintAbove(ctx, scene);
}

// What the reader points at, or where the keys are, with its slip.
export function paintPointed(ctx, mark, slip, colours, byKey) {
  Object.assign(ctx, { strokeStyle: byKey ? colours.accent : colours.edge, lineWidth: 2, globalAlpha: 1 });
  ctx.beginPath();
  ctx.arc(mark.x, mark.y, mark.r + (mark.ring ? 9 : 4.5), 0, 7);
  ctx.stroke();
  paintSlip(ctx, slip, colours);
}

// The same canvas in pixels of the screen, whatever the camera.
export function inPixels(ctx, canvas, offset, act) {
  const ratio = canvas.width / (canvas.clientWidth || 1);
  ctx.save();
  ctx.setTransform(ratio, 0, 0, ratio, offset.x * ratio, offset.y * ratio);
  act();
  ctx.restore();
}

"use strict";
// Names on the map: at one size whatever the scale, none over another name or over a mark, the important ones first.
Atlas.labels = (() => {
  const FAMILY = '-apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Liberation Sans", sans-serif';
  const SIZE = 64;
  const MOST = 240;
  const widths = new Map();
  let placed = [];

  const measure = (ctx, font, text) => {
    const key = `${font}|${text}`;
    if (!widths.has(key)) widths.set(key, ctx.measureText(text).width);
    return widths.get(key);
  };

  class Taken {
    constructor() { this.cells = new Map(); }
    *keys(box) {
      for (let i = Math.floor(box.left / SIZE); i <= Math.floor(box.right / SIZE); i++) {
        for (let j = Math.floor(box.top / SIZE); j <= Math.floor(box.bottom / SIZE); j++) yield `${i},${j}`;
      }
    }
    add(box) {
      for (const key of this.keys(box)) this.cells.set(key, [...(this.cells.get(key) || []), box]);
    }
    free(box, owner) {
      for (const key of this.keys(box)) {
        for (const other of this.cells.get(key) || []) {
          if (other.owner !== owner && box.left < other.right && box.right > other.left && box.top < other.bottom && box.bottom > other.top) return false;
        }
      }
      return true;
    }
  }

  // Below the mark first, as the layout left room there; else right, left, above.
  const boxes = ({ x, y, r, owner }, width, height) => {
    const gap = 3;
    const at = (left, top, align) => ({ left, top, right: left + width, bottom: top + height, align, owner });
    return [
      at(x - width / 2, y + r + gap, "center"),
      at(x + r + gap + 1, y - height / 2, "left"),
      at(x - r - gap - 1 - width, y - height / 2, "right"),
      at(x - width / 2, y - r - gap - height, "center"),
    ];
  };

  // `marks`: {x, y, r, owner, lines, rank, bold, alpha} in pixels of the screen, or without lines.
  const draw = (ctx, marks, view) => {
    const { ink, paper, size, letters } = view;
    const taken = new Taken();
    for (const { x, y, r, owner } of marks) taken.add({ left: x - r, right: x + r, top: y - r, bottom: y + r, owner });
    for (const { x, y, r } of letters) taken.add({ left: x - r, right: x + r, top: y - r, bottom: y + r, owner: null });
    placed = [];
    ctx.lineJoin = "round";
    ctx.textBaseline = "top";
    for (const mark of marks.filter(({ lines }) => lines).sort((a, b) => a.rank - b.rank).slice(0, MOST)) {
      const points = mark.bold ? size + 1.5 : size;
      const font = `${mark.bold ? 600 : 400} ${points}px ${FAMILY}`;
      const step = points * 1.16;
      ctx.font = font;
      const width = Math.max(...mark.lines.map((line) => measure(ctx, font, line)));
      const inside = (box) => box.left > 2 && box.right < view.width - 2 && box.top > 2 && box.bottom < view.height - 2;
      const choices = boxes(mark, width, step * mark.lines.length);
      const box = choices.find((choice) => inside(choice) && taken.free(choice, mark.owner)) || (mark.rank < 0 ? choices.find(inside) || choices[0] : null);
      if (!box) continue;
      // Two names that touch read as one.
      taken.add({ ...box, left: box.left - 4, right: box.right + 4 });
      placed.push(box);
      ctx.globalAlpha = mark.alpha;
      ctx.textAlign = box.align;
      ctx.strokeStyle = paper;
      ctx.lineWidth = 3.5;
      ctx.fillStyle = ink;
      const x = { center: (box.left + box.right) / 2, left: box.left, right: box.right }[box.align];
      mark.lines.forEach((line, row) => {
        ctx.strokeText(line, x, box.top + row * step);
        ctx.fillText(line, x, box.top + row * step);
      });
    }
    ctx.globalAlpha = 1;
  };
  const at = (x, y) => {
    const box = placed.find((one) => x >= one.left && x <= one.right && y >= one.top && y <= one.bottom);
    return box ? box.owner : null;
  };
  return { draw, at, FAMILY };
})();

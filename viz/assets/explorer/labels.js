// Names beside marks: cleaned, broken into lines, and placed so that none lies over another name or over a mark.

export const FAMILY = '-apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Liberation Sans", sans-serif';
const LONGEST = 240;
const CELL = 64;
// Controls, marks that turn the writing, letters without width: names hold none of them.
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]+/g;
const BROKEN = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|[\ufffe\uffff]/g;
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]|\p{Extended_Pictographic}/u;

export const clean = (text) =>
  String(text).slice(0, 4 * LONGEST).replace(UNSEEN, " ").replace(BROKEN, "").replace(/\s+/g, " ").trim().slice(0,
    LONGEST).replace(BROKEN, "");

// Widths of text, each measured once. Without a canvas (in tests, on a server) they are estimated.
export function createMeasure(context = null) {
  const widths = new Map();
  return (text, size, weight = 400) => {
    const key = `${weight}|${text}`;
    let width = widths.get(key);
    if (width === undefined) {
      if (context) {
        context.font = `${weight} 20px ${FAMILY}`;
        width = context.measureText(text).width / 20;
      } else {
        width = [...text].reduce((sum, letter) => sum + (WIDE.test(letter) ? 1 : 0.56), 0) * (weight > 500 ? 1.06 : 1);
      }
      if (widths.size > 40000) widths.clear();
      widths.set(key, width);
    }
    return width * size;
  };
}

// The pieces that a line may end after: words, and single letters where a word is longer than a line.
const pieces = (text, fits) => text.split(" ").flatMap((word) => {
  if (fits(word)) return [{ text: word, space: true }];
  const parts = [];
  let part = "";
  for (const letter of word) {
    if (part && !fits(part + letter)) {
      parts.push(part);
      part = "";
    }
    part += letter;
  }
  return [...parts, part].map((one, index) => ({ text: one, space: index === 0 }));
});

// A text in at most `most` lines no wider than `width`; what does not fit is told by three dots.
export function wrapped(text, { width, most = 2, measure, size = 12, weight = 400 }) {
  const fits = (line) => measure(line, size, weight) <= width;
  const lines = [""];
  for (const piece of pieces(clean(text), fits)) {
    const last = lines[lines.length - 1];
    const longer = last ? `${last}${piece.space ? " " : ""}${piece.text}` : piece.text;
    if (!last || fits(longer)) {
      lines[lines.length - 1] = longer;
    } else if (lines.length < most) {
      lines.push(piece.text);
    } else {
      let short = longer;
      while (short && !fits(`${short}…`)) short = short.replace(/(\s+|\S)$/u, "").trimEnd();
      lines[lines.length - 1] = `${short.replace(/[\s,;:–-]+$/u, "")}…`;
      break;
    }
  }
  return lines;
}

export class Taken {
  constructor() {
    this.cells = new Map();
  }

  keys(box) {
    const keys = [];
    for (let i = Math.floor(box.left / CELL); i <= Math.floor(box.right / CELL); i += 1) {
      for (let j = Math.floor(box.top / CELL); j <= Math.floor(box.bottom / CELL); j += 1) keys.push(i * 100003 + j);
    }
    return keys;
  }

  add(box) {
    for (const key of this.keys(box)) {
      const cell = this.cells.get(key);
      if (cell) cell.push(box);
      else this.cells.set(key, [box]);
    }
  }

  free(box, owner = null) {
    for (const key of this.keys(box)) {
      for (const other of this.cells.get(key) || []) {
        if ((owner === null || other.owner !== owner)
          && box.left < other.right && box.right > other.left && box.top < other.bottom && box.bottom > other.top) return false;
      }
    }
    return true;
  }
}

// Below the mark first, as the layouts leave room there; else at its sides, above, and in between.
const choices = ({ x, y, r, owner, side }, width, height) => {
  const gap = 3;
  const at = (left, top, align) => ({ left, top, right: left + width, bottom: top + height, align, owner });
  const below = at(x - width / 2, y + r + gap, "center");
  const right = at(x + r + gap + 2, y - height / 2, "left");
  const left = at(x - r - gap - 2 - width, y - height / 2, "right");
  const above = at(x - width / 2, y - r - gap - height, "center");
  const slant = [
    at(x + r * 0.5, y + r + gap - 1, "left"), at(x - r * 0.5 - width, y + r + gap - 1, "right"),
    at(x + r * 0.5, y - r - gap - height + 1, "left"), at(x - r * 0.5 - width, y - r - gap - height + 1, "right"),
  ];
  if (side === "right") return [right, left, below, above];
  if (side === "above") return [above, below, right, left];
  return [below, right, left, above, ...slant];
};

// Further off, for a name that has to stand somewhere.
const remote = ({ x, y, r, owner }, width, height) => [16, 34, 54, 80].flatMap((far) => [
  [0, 1], [1, 0], [-1, 0], [0, -1], [0.7, 0.7], [-0.7, 0.7], [0.7, -0.7], [-0.7, -0.7],
].map(([dx, dy]) => {
  const [middle, line] = [x + dx * (r + far + width / 2), y + dy * (r + far + height / 2)];
  return { left: middle - width / 2, right: middle + width / 2, top: line - height / 2, bottom: line + height / 2,
    align: "center", owner };
}));

// `wanted`: {x, y, r, owner, rank, size, weight, must, side, forms: [lines, …] from the longest to the shortest}, in pixels.
// `taken` holds what no name may cover. Gives the names that found room: those with `must` always do.
export function place(wanted, taken, { width, height, measure, most = 260, margin = 0 }) {
  const placed = [];
  for (const name of [...wanted].sort((one, other) => one.rank - other.rank)) {
    if (placed.length >= most) break;
    const step = name.size * 1.18;
    // Wholly in sight, or wholly out of it, for when the picture is dragged: no name is cut by the edge.
    const inside = (box) => (box.left > 3 && box.right < width - 3 && box.top > 2 && box.bottom < height - 2)
      || (margin > 0 && (box.right < 0 || box.left > width || box.bottom < 0 || box.top > height)
        && box.left > -margin && box.right < width + margin && box.top > -margin && box.bottom < height + margin);
    let found = null;
    let last = null;
    for (const lines of name.forms) {
      const wide = Math.max(...lines.map((line) => measure(line, name.size, name.weight)));
      const boxes = choices(name, wide, step * lines.length);
      const box = boxes.find((one) => inside(one) && taken.free(one, name.owner));
      last = { lines, box: boxes.find(inside) || boxes[0] };
      if (box) {
        found = { lines, box };
        break;
      }
    }
    if (!found && name.must) {
      const wide = last.box.right - last.box.left;
      const box = remote(name, wide, last.box.bottom - last.box.top).find((one) => inside(one) && taken.free(one));
      found = box ? { ...last, box } : last;
    }
    if (!found) continue;
    const { box, lines } = found;
    // Two names that touch read as one. The own mark's place is taken already.
    taken.add({ left: box.left - 5, right: box.right + 5, top: box.top, bottom: box.bottom, owner: undefined });
    placed.push({ ...name, lines, step, align: box.align, box, y: box.top, x: { center: (box.left + box.right) / 2,
      left: box.left, right: box.right }[box.align] });
  }
  return placed;
}

// The marks as nodes of vis-network: each painted by the canvas module, at a fixed place, at one size whatever the scale.
import { paintMark } from "./canvas.js";

// `marks` by id as the scene gives them; `look` gives the scale and the colours of the moment.
export function createNodes(marks, look) {
  const data = new vis.DataSet([]);
  const written = new Map();
  const renderer = (id) => ({ ctx, x, y }) => {
    const mark = marks.get(id);
    const { scale, colours } = look();
    const width = (2 * (mark ? mark.r : 9)) / scale;
    return {
      drawNode: () => {
        if (!mark) return;
        ctx.save();
        ctx.translate(x, y);
        ctx.scale(1 / scale, 1 / scale);
        paintMark(ctx, mark, colours);
        ctx.restore();
      },
      nodeDimensions: { width, height: width },
    };
  };
  // Into the DataSet goes only what is new, gone or moved. What lies on a card is drawn with the card.
  const write = (items) => {
    const now = new Map(items.filter((item) => !item.front).map((item) => [item.id, item]));
    const gone = [...written.keys()].filter((id) => !now.has(id));
    const changed = [];
    for (const [id, { x, y }] of now) {
      const before = written.get(id);
      if (before && before.x === x && before.y === y) continue;
      changed.push(before ? { id, x, y } : { id, x, y, ctxRenderer: renderer(id) });
      written.set(id, { x, y });
    }
    for (const id of gone) written.delete(id);
    if (gone.length) data.remove(gone);
    if (changed.length) data.update(changed);
  };
  return { data, write };
}

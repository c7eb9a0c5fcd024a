// Which mark comes next in a direction, and which one a point means.

// A finger needs so much: marks are smaller than what answers to it.
const REACH = 12;

export function nearest(marks, labels, { x, y }, reach = 0) {
  let best = null;
  for (const mark of marks) {
    const distance = Math.hypot(mark.x - x, mark.y - y) - Math.max(REACH, mark.r + reach);
    if (distance > 0) continue;
    if (!best || Number(mark.front) > Number(best.mark.front) || (mark.front === best.mark.front
      && distance - mark.r * 0.01 < best.distance)) {
      best = { mark, distance };
    }
  }
  if (best) return best.mark;
  const label = labels.find(({ box }) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom);
  return label ? marks.find((mark) => mark.id === label.owner) || null : null;
}

// The next mark in a direction: straight on counts more than near; never one that is passed already.
export function ahead(marks, start, [dx, dy]) {
  let best = null;
  for (const mark of marks) {
    if (mark.id === start.id) continue;
    const along = (mark.x - start.x) * dx + (mark.y - start.y) * dy;
    const aside = Math.abs((mark.x - start.x) * dy) + Math.abs((mark.y - start.y) * dx);
    if (along <= 0.5 || aside > along * 2.5) continue;
    const cost = along + 2 * aside;
    if (!best || cost < best.cost) best = { mark, cost };
  }
  return best ? best.mark : null;
}

// The lines between marks: how each is inked, its arrow, and on a path what it says.
import { arrow, arc, boxOf, crosses, trimmed } from "./geometry.js";
import { ofItem } from "./groups.js";
import { wrapped } from "./labels.js";

// How a line is inked: by what it says (doubted, ended), by whom it concerns.
function lookOf(pair, atlas, state, plan, colours, near) {
  const { links } = pair;
  const strong = state.actor !== null && !plan.path && links.some((link) => link.from === state.actor || link.to === state.actor);
  const year = state.year ?? Number((atlas.meta.date || "9999").slice(0, 4));
  const ended = links.every((link) => link.endYear !== null && link.endYear <= year);
  const hub = atlas.hub !== null && links.every((link) => link.folds);
  const share = links.length / plan.most;
  const wide = plan.most > 1 ? 0.9 + 2.3 * Math.sqrt(share) * Math.min(1, plan.most / 16) : 1;
  const many = (plan.links.length > 400 ? 0.55 : 1) * (plan.folded ? 0.3 + 0.7 * share : 1);
  let look = { colour: colours.ink, width: wide, alpha: 0.3 * many };
  if (plan.land) look.alpha = 0.26 * many;
  if (hub) look = { ...look, width: 1, alpha: plan.labelled ? 0.22 : 0.1 };
  if (near !== null && !strong) look.alpha *= 0.35;
  if (strong) look = { colour: colours.accent, width: Math.max(1.5, Math.min(3, wide)), alpha: hub && state.actor === atlas.hub
    ? 0.35 : 0.85 };
  if (plan.path) look = { colour: colours.accent, width: 2.5, alpha: 0.9 };
  const few = plan.path || (strong && (state.actor !== atlas.hub || !hub));
  const one = links.every((link) => link.from === links[0].from && !link.symmetric);
  return { ...look, alpha: ended ? look.alpha * 0.5 : look.alpha, dash: links.every((link) => link.doubt), arrow: few && one
    ? links[0].from : null, strong };
}

export function linesOf(atlas, state, plan, marks, size, colours, near) {
  const byItem = new Map(marks.map((mark) => [mark.item, mark]));
  const view = { left: -size.width / 2, right: size.width * 1.5, top: -size.height / 2, bottom: size.height * 1.5 };
  const found = [];
  for (const pair of plan.links) {
    const [from, to] = [byItem.get(pair.from), byItem.get(pair.to)];
    if (!from || !to) continue;
    if (!crosses(boxOf([from, to], 1), view)) continue;
    const look = lookOf(pair, atlas, state, plan, colours, near);
    const middle = plan.land && !(from.front && to.front) ? arc(from, to) : null;
    const head = look.arrow ? 2 : 0;
    const line = trimmed(from, to, from.r + head, to.r + head, middle);
    const ends = look.arrow && ofItem(pair.from).includes(look.arrow) ? [line.b, middle || line.a] : [line.a, middle || line.b];
    found.push({ ...line, ...look, pair, head: look.arrow ? arrow(ends[0], ends[1]) : null });
  }
  // What matters is drawn last, upon the rest.
  return found.sort((one, other) => Number(one.strong) - Number(other.strong));
}

// On a path each step says what ties the two, beside its line.
export function stepsOf(lines, words, taken, measure, colour) {
  const found = [];
  for (const { a, b, pair } of lines) {
    const types = [...new Set(pair.links.map((link) => words.term(`type/${link.type}`)))];
    const steep = Math.abs(b.y - a.y) > Math.abs(b.x - a.x);
    const size = 11.5;
    const texts = wrapped(types.slice(0, 3).join(", "), { width: steep ? 170 : Math.max(60, Math.abs(b.x - a.x) - 8), most: 2,
      measure, size });
    const wide = Math.max(...texts.map((line) => measure(line, size)));
    const middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
    const high = texts.length * size * 1.2;
    const left = steep ? middle.x + 14 : middle.x - wide / 2;
    const slanted = !steep && Math.abs(b.y - a.y) > 12;
    const top = steep || slanted ? middle.y - high / 2 : middle.y - high - 7;
    const box = { left, right: left + wide, top, bottom: top + high };
    if (!taken.free(box)) continue;
    found.push({ owner: "step", lines: texts, box, x: (box.left + box.right) / 2, y: top, align: "center", size,
      step: size * 1.2, weight: 400, colour });
  }
  return found;
}

// What is drawn of a large network: its networks, and counted groups of the rest that unfold on demand.

// Above so many nodes it folds; never are more marks drawn than MOST.
export const FOLD = 250;
export const MOST = 2000;
const NETWORKS = 16;
const GROUPS = 44;
const FEWEST = 3;
// A cell of an open group; one of a count, with two lines of name.
export const CELL = { w: 104, h: 54 };
const WIDE = { w: 132, h: 92 };
const EDGE = 14;
const HEAD = 34;

export const nodeItem = (node, x = node.x, y = node.y) => ({ id: `n:${node.id}`, kind: "node", node, count: 1, x, y });
export const ofItem = (item) => (item.kind === "node" ? [item.node] : item.members);

// Links between what is drawn, those between the same two together; what lies within one count is not drawn.
export function joined(items, links) {
  const home = new Map();
  for (const item of items) for (const node of ofItem(item)) if (!home.has(node)) home.set(node, item);
  const pairs = new Map();
  items.forEach((item, index) => { item.n = index; });
  for (const link of links) {
    const from = home.get(link.from);
    const to = home.get(link.to);
    if (!from || !to || from === to) continue;
    const key = from.n < to.n ? from.n * 100003 + to.n : to.n * 100003 + from.n;
    const pair = pairs.get(key);
    if (pair) pair.links.push(link);
    else pairs.set(key, { from, to, links: [link] });
  }
  return [...pairs.values()];
}

const membersOf = (links, hub) => {
  const found = new Map();
  for (const link of links) {
    if (link.type !== "memberOf" || link.to === hub || !link.to.actor) continue;
    if (!found.has(link.to)) found.set(link.to, new Set());
    found.get(link.to).add(link.from);
  }
  return [...found].filter(([, members]) => members.size >= FEWEST)
    .sort(([one, a], [other, b]) => b.size - a.size || (one.id < other.id ? -1 : 1)).slice(0, NETWORKS);
};

// The nodes that stand for themselves. Not the actor chosen: what is drawn would move at each choice; its count is marked.
const leading = (atlas, visible) => new Set([atlas.hub].filter((node) => node && visible.nodes.has(node)));

const sorted = (nodes) => [...nodes].sort((one, other) => other.links.length - one.links.length || (one.id < other.id ? -1 : 1));

// Whom a count stands for: a network and its members, else those of a region and kind, or where that were too many of a region.
const gather = (visible, networks, lead) => {
  const bins = new Map();
  const put = (id, label, region, node) => {
    if (!bins.has(id)) bins.set(id, { id, label, region, members: [] });
    bins.get(id).members.push(node);
  };
  const owner = new Map();
  for (const [network] of networks) owner.set(network, network);
  for (const [network, members] of networks) for (const member of members) if (!owner.has(member)) owner.set(member, network);
  const rest = [...visible.nodes].filter((node) => !lead.has(node));
  const kinds = new Set(rest.filter((node) => !owner.has(node)).map((node) => `${node.region}/${node.kind}`)).size;
  for (const node of rest) {
    const network = owner.get(node);
    const region = node.region || "";
    if (network) put(`of:${network.id}`, { network }, network.region || "", node);
    else if (kinds + networks.length <= GROUPS) put(`in:${region}:${node.kind}`, { region, kind: node.kind, short: true },
      region, node);
    else put(`in:${region}`, { region, rest: true }, region, node);
  }
  return [...bins.values()];
};

export const groupRadius = (count) => Math.min(30, 11 + 1.9 * Math.sqrt(count));

// An open group: its members in rows beneath its name, those with most links first; a large one first by kind.
const contents = (group, room) => {
  if (group.label.rest && group.members.length > FOLD) {
    const kinds = new Map();
    for (const node of group.members) kinds.set(node.kind, [...(kinds.get(node.kind) || []), node]);
    return [...kinds].map(([kind, members]) => ({ id: `${group.id}:${kind}`, label: { region: group.region, kind, short: true },
      region: group.region, members }));
  }
  const first = group.label.network;
  const members = sorted(group.members);
  if (first && group.members.includes(first)) members.unshift(...members.splice(members.indexOf(first), 1));
  return members.slice(0, Math.max(0, room));
};

const rowsOf = (entries, cell, shape) => {
  const columns = Math.max(1, Math.min(entries.length, Math.round(Math.sqrt((entries.length * shape * cell.h) / cell.w))));
  return { columns, w: columns * cell.w, h: Math.ceil(entries.length / columns) * cell.h };
};
const inRow = (index, columns, cell, down) => ({ x: (index % columns + 0.5) * cell.w, y: (Math.floor(index / columns)
  + down) * cell.h });

// The parts of a region with their places within its block: what stands alone and the counts in rows, open groups below.
const regionBlock = (leads, groups, open, take, shape = 1.5) => {
  const closed = groups.filter((group) => !open.has(group.id) && group.members.length > 1);
  const single = groups.filter((group) => group.members.length === 1).map((group) => group.members[0]);
  const cells = [...leads, ...single, ...closed];
  const rows = rowsOf(cells, WIDE, shape);
  const parts = [];
  cells.forEach((cell, index) => {
    const { x, y } = inRow(index, rows.columns, WIDE, cell.members ? 0.38 : 0.3);
    parts.push(cell.members ? { group: cell, x, y } : { node: cell, x, y });
  });
  let [w, h] = [rows.w, rows.h];
  const queue = groups.filter((group) => open.has(group.id) && group.members.length > 1);
  const frames = [];
  while (queue.length) {
    const group = queue.shift();
    const inner = take(group);
    const apart = inner.filter((entry) => entry.members && open.has(entry.id) && entry.members.length > 1);
    queue.push(...apart);
    const shown = inner.filter((entry) => !apart.includes(entry));
    const cell = shown.some((entry) => entry.members) ? WIDE : CELL;
    const own = rowsOf(shown, cell, 1.8);
    const frame = { id: group.id, label: group.label, count: group.members.length, x: 0, y: h + 8, w: Math.max(own.w, 230)
      + 2 * EDGE, h: own.h + HEAD + 12 };
    frames.push(frame);
    shown.forEach((entry, index) => {
      const at = inRow(index, own.columns, cell, entry.members && entry.members.length > 1 ? 0.4 : 0.3);
      const [x, y] = [at.x + EDGE, at.y + frame.y + HEAD + 4];
      if (!entry.members) parts.push({ node: entry, x, y });
      else if (entry.members.length === 1) parts.push({ node: entry.members[0], x, y });
      else parts.push({ group: entry, x, y });
    });
    // What found no room is still in the count that closes it.
    const told = new Set(inner.flatMap((entry) => entry.members || [entry]));
    parts.push({ group: { ...group, members: group.members.filter((node) => !told.has(node)), all: group.members }, open: true,
      x: 18, y: frame.y + 18 });
    w = Math.max(w, frame.w);
    h = frame.y + frame.h;
  }
  return { parts, frames, w, h };
};

// Blocks in rows, so that the whole has the shape of the stage.
const packed = (blocks, shape) => {
  const area = blocks.reduce((sum, { w, h }) => sum + (w + 56) * (h + 78), 0);
  const wide = Math.max(Math.sqrt(area * shape), ...blocks.map(({ w }) => w));
  const rows = [];
  for (const block of blocks) {
    const row = rows[rows.length - 1];
    if (row && row.w + 56 + block.w <= wide * 1.04) {
      block.x = row.w + 56;
      row.w += 56 + block.w;
      row.h = Math.max(row.h, block.h);
      row.blocks.push(block);
    } else {
      block.x = 0;
      rows.push({ w: block.w, h: block.h, blocks: [block] });
    }
  }
  let y = 0;
  for (const row of rows) {
    const spare = Math.max(0, wide - row.w) / (row.blocks.length + 1);
    row.blocks.forEach((block, index) => Object.assign(block, { x: block.x + spare * (index + 1), y }));
    y += row.h + 82;
  }
};

// A region that is one count needs no block of its own: those stand in rows together, each under the name of its region.
const blocksOf = (regions, open, take, shape) => {
  const [whole, leads] = [[], []];
  const blocks = [];
  const ordered = [...regions.values()].map((one) => ({ ...one, size: one.leads.length + one.groups.length }))
    .sort((one, other) => Number(!one.region) - Number(!other.region) || other.size - one.size
      || (one.region < other.region ? -1 : 1));
  for (const one of ordered) {
    const [only] = one.groups;
    const alone = one.groups.length === 0 || (one.groups.length === 1 && only.label.rest && !open.has(only.id));
    if (alone && one.leads.length <= 1) {
      leads.push(...one.leads);
      if (only) whole.push({ ...only, label: { region: one.region, rest: true, alone: true } });
    } else blocks.push({ ...one, ...regionBlock(one.leads, one.groups, open, take), named: true });
  }
  if (whole.length || leads.length) blocks.push({ region: "", ...regionBlock(leads, whole, open, take, Math.max(shape, 0.95)),
    named: false });
  return blocks;
};

// `shape`: the width of the stage in its heights; `most`: above so many nodes it folds (fewer on a small stage).
export function grouped(atlas, state, visible, shape = 1.4, most = FOLD) {
  if (visible.nodes.size <= most) {
    const items = [...visible.nodes].map((node) => nodeItem(node));
    return { items, links: joined(items, visible.links), frames: [], areas: atlas.areas || [], folded: false };
  }
  const networks = membersOf(visible.links, atlas.hub);
  const lead = leading(atlas, visible);
  const bins = gather(visible, networks, lead);
  let room = MOST - lead.size - bins.length * 4;
  const take = (group) => {
    const inner = contents(group, room);
    room -= inner.length;
    return inner;
  };
  const regions = new Map();
  const at = (region) => {
    if (!regions.has(region)) regions.set(region, { region, leads: [], groups: [], size: 0 });
    return regions.get(region);
  };
  for (const node of sorted(lead)) at(node.region || "").leads.push(node);
  for (const group of bins) at(group.region).groups.push(group);
  const blocks = blocksOf(regions, state.open, take, shape);
  packed(blocks, shape);
  const items = [];
  const frames = [];
  const areas = [];
  for (const block of blocks) {
    if (block.named) areas.push({ label: block.region, x: block.x - 14, y: block.y - 40, w: block.w + 28, h: block.h + 54,
      box: true });
    for (const frame of block.frames) frames.push({ ...frame, x: frame.x + block.x, y: frame.y + block.y });
    for (const part of block.parts) {
      const [x, y] = [part.x + block.x, part.y + block.y];
      if (part.node) items.push(nodeItem(part.node, x, y));
      else items.push({ ...part.group, kind: "group", open: Boolean(part.open), count: (part.group.all
        || part.group.members).length, x, y });
    }
  }
  return { items, links: joined(items, visible.links), frames, areas, folded: true };
}

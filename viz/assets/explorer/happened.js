// What the sources date to a year: founded, joined, agreed, met, ended.

const message = (text) => text;

const FOUNDED = message("Founded");
const BEGAN = message("Programmes, policies and works that began");
const MET = message("Events that took place");
const JOINED = message("Became members");
const AGREED = message("Agreements signed");
const TOOK_PART = message("Held events or took part in them");
const TIED = message("Other links that began");
const ENDED = message("Ended");
const GROUPS = [FOUNDED, JOINED, AGREED, MET, TOOK_PART, BEGAN, TIED, ENDED];

const OF_TYPE = {
  memberOf: JOINED, signedAgreementWith: AGREED, founded: FOUNDED, initiated: BEGAN,
  participatedIn: TOOK_PART, spokeAt: TOOK_PART, moderated: TOOK_PART, organizes: TOOK_PART, hosts: TOOK_PART,
};
const BEGINNINGS = ["property/founded", "property/start"];
const ENDINGS = ["property/end"];
// An event of many years is an initiative by another name: it stands at its first years.
const MOST_YEARS = 5;

const placesOf = (node, properties) => {
  const cites = node.facts.filter(([property]) => properties.includes(property)).flatMap(([, , places]) => places || []);
  return cites.length ? [...new Set(cites)] : node.cites;
};

const nodeItems = function* (node) {
  const { beginYear, finishYear } = node;
  if (node.kind === "Event") {
    const first = beginYear ?? finishYear;
    if (first === null) return;
    const last = Math.min(finishYear ?? first, first + MOST_YEARS - 1);
    for (let year = first; year <= last; year += 1) yield [year, MET, { node, cites: placesOf(node, BEGINNINGS) }];
    return;
  }
  if (beginYear !== null) yield [beginYear, node.actor ? FOUNDED : BEGAN, { node, cites: placesOf(node, BEGINNINGS) }];
  if (finishYear !== null) yield [finishYear, ENDED, { node, cites: placesOf(node, ENDINGS) }];
};

const linkItems = function* (link) {
  const named = Object.hasOwn(OF_TYPE, link.type) ? OF_TYPE[link.type] : TIED;
  const group = named === TOOK_PART && link.from.kind !== "Event" && link.to.kind !== "Event" ? TIED : named;
  if (link.startYear !== null) yield [link.startYear, group, { link, cites: link.cites }];
  if (link.endYear !== null && !link.once) yield [link.endYear, ENDED, { link, cites: link.cites }];
};

const calendars = new WeakMap();
const calendarOf = (atlas) => {
  if (calendars.has(atlas)) return calendars.get(atlas);
  const calendar = new Map();
  const add = ([year, group, item]) => {
    if (!calendar.has(year)) calendar.set(year, new Map());
    const groups = calendar.get(year);
    if (!groups.has(group)) groups.set(group, []);
    groups.get(group).push(item);
  };
  for (const node of atlas.nodes) for (const row of nodeItems(node)) add(row);
  for (const link of atlas.links) for (const row of linkItems(link)) add(row);
  calendars.set(atlas, calendar);
  return calendar;
};

// [{group (a message), items: [{node, cites} or {link, cites}]}], what has none left out.
export const happened = (atlas, year) => {
  const groups = calendarOf(atlas).get(year) || new Map();
  return GROUPS.filter((group) => groups.has(group)).map((group) => ({ group, items: groups.get(group) }));
};

export const years = (atlas) => [...calendarOf(atlas)]
  .map(([year, groups]) => ({ year, count: [...groups.values()].reduce((sum, items) => sum + items.length, 0) }))
  .sort((a, b) => a.year - b.year);

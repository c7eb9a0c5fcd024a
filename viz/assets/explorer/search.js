// Search over names in every language, acronyms, towns, countries and themes: accents, case and small slips do not matter.

const LETTERS = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" };

export const fold = (text) => String(text).normalize("NFKD").toLowerCase()
  .replace(/[\p{M}\p{Cf}]/gu, "").replace(/[ßæœøłđðþı]/g, (letter) => LETTERS[letter])
  .replace(/[^\p{L}\p{N}]+/gu, " ").normalize("NFC").trim();

// How much less a word counts, by where it stands and how well it fits; the lower the better.
const WHERE = { name: 0, acronym: 0, also: 1, city: 2, country: 3, theme: 4 };
const FIT = { whole: 0, start: 2, inside: 8, slip: 12 };
// Who looks for a name means an actor before a town or a study that is called so.
const NO_ACTOR = 24;
// Everyday names that the standard lacks.
const EVERYDAY = {
  CD: ["DRC", "RDC"], CI: ["Ivory Coast"], CV: ["Cape Verde"], GB: ["UK", "Great Britain"], LA: ["Laos"],
  RU: ["Russia", "Russie", "Rusia", "Rússia"], SY: ["Syria"], TR: ["Turkey"], US: ["USA"], VN: ["Vietnam"],
};
const LONGEST = 200;
const MOST_WORDS = 8;

// What each text of the atlas stands for: a text, folded, where it stands, and the nodes it is about.
const holdersOf = (atlas) => {
  const holders = [];
  const shared = new Map();
  const add = (where, text, nodes) => {
    const folded = fold(String(text).slice(0, LONGEST));
    if (folded) holders.push({ where, text: String(text), folded, nodes });
  };
  const share = (key, where, plain, node) => {
    if (!shared.has(key)) shared.set(key, { where, plain, nodes: [] });
    shared.get(key).nodes.push(node);
  };
  for (const node of atlas.nodes) {
    const names = typeof node.name === "string" ? [node.name] : Object.values(node.name);
    for (const name of new Set(names)) add("name", name, [node]);
    for (const name of new Set(node.names)) add("also", name, [node]);
    if (node.acronym) add("acronym", node.acronym, [node]);
    if (node.city) share(`city/${node.city}`, "city", [node.city], node);
    if (node.country) share(`country/${node.country}`, "country", EVERYDAY[node.country] || [], node);
    for (const theme of node.themes) share(theme, "theme", [], node);
  }
  for (const [key, { where, plain, nodes }] of shared) {
    const labels = Object.hasOwn(atlas.terms, key) ? Object.values(atlas.terms[key]) : [];
    const texts = new Set([...plain, ...labels.map((label) => (Array.isArray(label) ? label[0] : label))]);
    for (const text of texts) if (text) add(where, text, nodes);
  }
  return holders;
};

const wordsOf = (holders) => {
  const found = new Map();
  for (const holder of holders) {
    for (const word of new Set(holder.folded.split(" "))) {
      if (!found.has(word)) found.set(word, []);
      found.get(word).push(holder);
    }
  }
  return found;
};

// Whether two words differ by at most so many slips: a letter too many, too few, another, or two changed about.
const near = (one, two, most) => {
  if (Math.abs(one.length - two.length) > most) return false;
  let before = [];
  let row = Array.from({ length: two.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= two.length; j += 1) {
      const same = one[i - 1] === two[j - 1] ? 0 : 1;
      let cost = Math.min(next[j - 1] + 1, row[j] + 1, row[j - 1] + same);
      if (i > 1 && j > 1 && one[i - 1] === two[j - 2] && one[i - 2] === two[j - 1]) cost = Math.min(cost, before[j - 2] + 1);
      next.push(cost);
      if (cost < least) least = cost;
    }
    if (least > most) return false;
    before = row;
    row = next;
  }
  return row[two.length] <= most;
};

const allowed = (typed) => (typed.length < 4 ? 0 : typed.length < 8 ? 1 : 2);
const slips = (typed, word) => {
  const most = allowed(typed);
  return most > 0 && (near(typed, word, most) || word.length > typed.length && near(typed, word.slice(0, typed.length), most));
};

const indices = new WeakMap();
const indexOf = (atlas) => {
  if (!indices.has(atlas)) indices.set(atlas, wordsOf(holdersOf(atlas)));
  return indices.get(atlas);
};

// A few Latin letters stand inside of too many words; two syllables of Korean mean something.
const isLong = (typed) => typed.length >= (/^[\p{Script=Latin}\p{N}]+$/u.test(typed) ? 4 : 2);

// The nodes that a typed word may mean: node -> {cost, holder, fit}.
const meant = (index, typed) => {
  const found = new Map();
  const take = (fit, holders) => {
    for (const holder of holders) {
      const cost = FIT[fit] + WHERE[holder.where];
      for (const node of holder.nodes) {
        const known = found.get(node);
        if (!known || cost < known.cost) found.set(node, { cost, holder, fit });
      }
    }
  };
  for (const [word, holders] of index) {
    if (word === typed) take("whole", holders);
    else if (word.startsWith(typed)) take("start", holders);
    else if (word.includes(typed) && isLong(typed)) take("inside", holders);
  }
  if (!found.size) for (const [word, holders] of index) if (slips(typed, word)) take("slip", holders);
  return found;
};

// A name that is asked for as it stands, or begins so, goes before all that only holds its words.
const whole = (holder, asked) => {
  if (WHERE[holder.where] > 1) return 0;
  if (holder.folded === asked) return -20;
  return holder.folded.startsWith(asked) ? -4 : 0;
};

export const createSearch = (atlas, words) => {
  const index = indexOf(atlas);

  const why = (node, { holder, fit }) => {
    const { text, where } = holder;
    if (fit === "slip") return words.say("looks like “{name}”", { name: text });
    if (where === "acronym") return words.say("acronym {name}", { name: text });
    if (where === "city") return words.say("town {name}", { name: text });
    if (where === "country") return words.say("country {name}", { name: text });
    if (where === "theme") return words.say("theme {name}", { name: text });
    return text === words.name(node) ? "" : words.say("also {name}", { name: text });
  };

  const find = (text, limit = 30) => {
    const asked = fold(String(text).slice(0, LONGEST));
    const typed = [...new Set(asked.split(" "))].filter(Boolean).slice(0, MOST_WORDS);
    if (!typed.length) return [];
    const found = typed.map((word) => meant(index, word));
    const fewest = found.reduce((least, one) => (one.size < least.size ? one : least));
    const rows = [];
    for (const node of fewest.keys()) {
      const fits = found.map((one) => one.get(node));
      if (!fits.every(Boolean)) continue;
      const cost = fits.reduce((sum, fit) => sum + fit.cost, node.actor ? 0 : NO_ACTOR)
        + Math.min(...fits.map((fit) => whole(fit.holder, asked)));
      // What tells most: the word that stands furthest from the name.
      rows.push({ node, cost, fit: fits.reduce((far, fit) => (fit.cost > far.cost ? fit : far)) });
    }
    rows.sort((a, b) => a.cost - b.cost || b.node.links.length - a.node.links.length || a.node.n - b.node.n);
    return rows.slice(0, limit).map(({ node, fit }) => {
      const shown = fit.holder.text;
      return { node, matched: words.place(node).includes(shown) ? "" : shown, why: why(node, fit) };
    });
  };
  return { find };
};

// A small atlas that is made up, as Python writes it, and what the tests make of it.
import { decode } from "../../../viz/assets/explorer/data.js";

const BASE = "https://example.org/atlas/";

// One row per thing; what is not said is nothing.
const NODES = [
  { id: "hub", name: { en: "Forum of Towns", ko: "도시 포럼" }, kind: "Network", acronym: "FT", begin: "2014", cites: [0] },
  { id: "anseong", name: { en: "Anseong City", ko: "안성시" }, kind: "LocalGovernment", country: "KR", city: "Anseong",
    region: "region/030", section: "section/asia", themes: ["theme/housing", "theme/finance"], since: "2015",
    lat: 37, lon: 127.3, exact: 1, cites: [1] },
  { id: "seine", name: "Réseau de la Seine", kind: "Network", acronym: "RdS", country: "FR", city: "Paris", region: "region/155",
    section: "section/europe", themes: ["theme/housing"], since: "2017", begin: "1998-05", names: ["Seine Network"],
    lat: 48.9, lon: 2.35, exact: 1,
    homepages: ["https://seine.example/"], cites: [2, 3],
    facts: [["property/founded", "1998-05", [3]], ["property/theme", "theme/housing", [2]]],
    figures: [["measure/members", "12000", "", "", "about", "", "2019", [2], "", ""]] },
  { id: "coop", name: "Coop \"Étoile\" <b>", kind: "Organization", country: "FR", region: "region/155", themes: ["theme/finance"],
    begin: "2005", finish: "2016", lat: 48.8, lon: 2.3, cites: [3] },
  { id: "lima", name: "=Lima & Sons", kind: "Organization", country: "PE", city: "Lima", region: "region/005",
    since: "2019", cites: [4] },
  { id: "alone", name: "Alone", kind: "Person", cites: [5] },
  { id: "forum-2016", name: "Forum 2016", kind: "Event", country: "CA", region: "region/021",
    begin: "2016-09-07", finish: "2016-09-09", themes: ["theme/housing"], cites: [5] },
  { id: "plan", name: "Housing plan", kind: "Initiative", begin: "2012", cites: [5] },
];
const LINKS = [
  { from: "anseong", to: "hub", type: "memberOf", start: "2015", stated: "2018", declared: 2, cites: [1] },
  { from: "seine", to: "hub", type: "memberOf", start: "2017", stated: "2018", declared: 1, cites: [2] },
  { from: "lima", to: "hub", type: "memberOf", start: "2019", stated: "2021-10", cites: [4] },
  { from: "coop", to: "seine", type: "memberOf", start: "2006", end: "2014", stated: "2018", cites: [3] },
  { from: "anseong", to: "seine", type: "partnerOf", stated: "2018", declared: 1, cites: [2, 3] },
  { from: "seine", to: "lima", type: "funds", role: "donor", when: "in the 90s", doubt: "a reading", stated: "2021-10",
    cites: [4] },
  { from: "anseong", to: "forum-2016", type: "participatedIn", start: "2016-09", stated: "2018", cites: [5] },
  { from: "coop", to: "forum-2016", type: "organizes", stated: "2018", cites: [5] },
  { from: "anseong", to: "plan", type: "operates", stated: "2018", cites: [5] },
];
const KINDS = ["Network", "LocalGovernment", "Organization", "Person", "Event", "Initiative"];
const TYPES = ["memberOf", "partnerOf", "funds", "participatedIn", "organizes", "operates"];

const NO_NODE = {
  iri: 0, name: "", acronym: "", names: [], country: "", city: "", region: "", section: "", themes: [], recommends: [], goals: [],
  begin: "", finish: "", since: "", homepages: [], lat: null, lon: null, exact: 0, x: 0, y: 0, cites: [], facts: [], figures: [],
  wrong: [], disputed: [],
};
const NO_LINK = { start: "", end: "", when: "", role: "", doubt: "", stated: "", declared: 0, cites: [], iri: 0 };

const columns = (rows, none) =>
  Object.fromEntries(Object.keys(none).map((name) => [name, rows.map((row) => (name in row ? row[name] : none[name]))]));

export const rawOf = (nodes, links, more = {}) => {
  const at = new Map(nodes.map((node, n) => [node.id, n]));
  return {
    meta: {
      title: "Made up", base: BASE, year: null, date: "2021-10-31", hub: at.has("hub") ? at.get("hub") : null, lang: "en",
      version: "1",
    },
    sources: [
      { id: "yearbook", title: "Yearbook", publisher: "Forum", issued: "2018", language: "en", license: "" },
      { id: "list", title: "List of members", publisher: "Forum", issued: "2021-10", language: "en", license: "" },
    ],
    headings: [[0, "Asia"], [0, "Europe"], [1, ""]],
    cites: {
      heading: [0, 0, 1, 1, 2, 0], page: ["1", "2", "7", "7", "", "9"],
      line: [10, 20, 30, 32, 0, 90], last: [10, 24, 30, 32, 0, 90], row: [0, 0, 0, 0, 5, 0],
    },
    kinds: KINDS, actorKinds: 4, types: TYPES,
    symmetric: TYPES.map((type) => (type === "partnerOf" ? 1 : 0)),
    once: TYPES.map((type) => (["participatedIn", "organizes"].includes(type) ? 1 : 0)),
    marks: {}, areas: [],
    terms: {
      "kind/Network": { en: ["network", "networks"], fr: ["réseau", "réseaux"] },
      "kind/LocalGovernment": { en: ["local government", "local governments"] },
      "theme/housing": { en: "Housing", fr: "Logement" }, "theme/finance": { en: "Finance" },
      "country/KR": { en: "South Korea", fr: "Corée du Sud", ko: "대한민국" }, "country/FR": { en: "France" },
      "country/PE": { en: "Peru" },
      "region/030": { en: "Eastern Asia" }, "region/155": { en: "Western Europe" }, "region/005": { en: "South America" },
      "measure/members": { en: "members" }, "property/founded": { en: "founded" },
      "type/memberOf": { en: ["is a member of", "{from} is a member of {to}", "{to} has {from} as a member"],
        fr: ["est membre de", "{from} est membre de {to}", "{to} compte {from} parmi ses membres"] },
      "type/partnerOf": { en: ["is a partner of", "{from} is a partner of {to}", "{to} is a partner of {from}"] },
      "type/funds": { en: ["funds", "{from} funds {to}", "{to} is funded by {from}"] },
      "type/participatedIn": { en: ["participated in", "{from} participated in {to}", "{to} had {from} as a participant"] },
    },
    nodes: {
      ...columns(nodes, NO_NODE), id: nodes.map((node) => node.id), kind: nodes.map((node) => KINDS.indexOf(node.kind)),
    },
    links: {
      ...columns(links, NO_LINK), from: links.map((link) => at.get(link.from)), to: links.map((link) => at.get(link.to)),
      type: links.map((link) => TYPES.indexOf(link.type)),
    },
    ...more,
  };
};

export const raw = () => rawOf(NODES, LINKS);
export const atlas = () => decode(raw());
export const ids = (nodes) => [...nodes].map((node) => node.id).sort();

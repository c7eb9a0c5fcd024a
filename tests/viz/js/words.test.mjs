import assert from "node:assert/strict";
import { test } from "node:test";
import { createWords } from "../../../viz/assets/explorer/words.js";
import { atlas as made } from "./fixture.mjs";

const atlas = made();
const texts = {
  fr: { "since {date}": "depuis {date}", "{number} link": ["{number} lien", "{number} liens"],
    "as {role}": "en tant que {role}" },
  ko: { "{number} link": ["링크 {number}개"] },
};
const words = createWords(atlas, texts, "en");
const french = createWords(atlas, texts, "fr");
const link = (from, to) => atlas.links.find((one) => one.from.id === from && one.to.id === to);
const node = (id) => atlas.byId.get(id);

test("a sentence is read from where it stands, with its role and dates", () => {
  const membership = link("anseong", "hub");
  assert.equal(words.sentence(membership, node("anseong")).text, "Anseong City is a member of Forum of Towns (since 2015)");
  const inverse = words.sentence(membership, node("hub"));
  assert.equal(inverse.text, "Forum of Towns has Anseong City as a member (since 2015)");
  assert.equal(inverse.other, node("anseong"));
  assert.deepEqual(inverse.parts.filter((part) => part.node).map((part) => part.node.id), ["hub", "anseong"]);
  assert.equal(inverse.parts.map((part) => part.text).join(""), inverse.text);
  assert.equal(words.sentence(link("coop", "seine"), node("coop")).text,
    "Coop \"Étoile\" <b> is a member of Réseau de la Seine (from 2006 to 2014)");
  assert.equal(words.sentence(link("seine", "lima"), node("lima")).text,
    "=Lima & Sons is funded by Réseau de la Seine (as donor, in the 90s)");
  assert.equal(french.sentence(membership, node("anseong")).text, "Anseong City est membre de Forum of Towns (depuis 2015)");
});

test("what has to do with an event is of its date, and does not last from it", () => {
  assert.equal(words.dates(link("anseong", "forum-2016")), "2016-09");
});

test("a type without a label still gives a sentence", () => {
  assert.equal(words.sentence(link("anseong", "plan"), node("plan")).text, "Housing plan – Anseong City");
});

test("places stand under their heading, each heading once", () => {
  assert.deepEqual(words.cited([0, 1, 4]).map(({ source, text }) => [source.title, text]), [
    ["Yearbook", "page 1, line 10; page 2, lines 20-24, under “Asia”"], ["List of members", "row 5"],
  ]);
  assert.deepEqual(words.cited([999]), []);
});

test("plural forms are those of the language", () => {
  assert.equal(words.many("{number} link", "{number} links", 0), "0 links");
  assert.equal(french.many("{number} link", "{number} links", 0), "0 lien");
  assert.equal(french.many("{number} link", "{number} links", 12345), "12\u202f345 liens");
  assert.equal(createWords(atlas, texts, "ko").many("{number} link", "{number} links", 5), "링크 5개");
  assert.equal(words.number(2021), "2021");
});

test("names, kinds and places are in the language, else in English", () => {
  assert.equal(createWords(atlas, texts, "ko").name(node("anseong")), "안성시");
  assert.equal(french.name(node("anseong")), "Anseong City");
  assert.equal(french.kind("Network", true), "réseaux");
  assert.equal(french.place(node("anseong")), "Anseong, Corée du Sud");
  assert.equal(words.term("theme/unheard"), "unheard");
  assert.equal(words.term(""), "not reported");
  assert.equal(words.told(node("alone")), "Alone, Person, 0 links");
});

test("what a field holds is no pattern", () => {
  assert.equal(words.say("{a} and {b}", { a: "{b}", b: "$& $1" }), "{b} and $& $1");
  assert.equal(words.say("toString"), "toString");
  assert.equal(words.say("{toString}", {}), "{toString}");
});

test("facts and figures are sentences", () => {
  const seine = node("seine");
  assert.equal(words.fact(seine, "property/founded", "1998-05"), "Réseau de la Seine has existed since 1998-05");
  assert.equal(words.fact(seine, "property/theme", "theme/housing"), "Réseau de la Seine has the theme “Housing”");
  assert.deepEqual(words.figure(seine, seine.figures[0]),
    { label: "members", value: "about 12,000 as of 2019", text: "Réseau de la Seine: members: about 12,000 as of 2019" });
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { decode } from "../../../viz/assets/explorer/data.js";
import { citeActor, citeView, csv, gexf, turtle } from "../../../viz/assets/explorer/exports.js";
import { shown } from "../../../viz/assets/explorer/filter.js";
import { sparql } from "../../../viz/assets/explorer/sparql.js";
import { parse } from "../../../viz/assets/explorer/state.js";
import { dateLiteral, iriText, literal } from "../../../viz/assets/explorer/terms.js";
import { createWords } from "../../../viz/assets/explorer/words.js";
import { atlas as made, rawOf } from "./fixture.mjs";

const atlas = made();
const words = createWords(atlas, {}, "en");
const state = parse("open=hub", atlas);
const visible = shown(atlas, state);

// Rows of a CSV text, by RFC 4180.
const rowsOf = (text) => {
  const rows = [[""]];
  let quoted = false;
  const signs = text.replace(/^\ufeff/, "");
  for (let at = 0; at < signs.length; at += 1) {
    const row = rows[rows.length - 1];
    const sign = signs[at];
    if (quoted && sign === "\"" && signs[at + 1] === "\"") { row[row.length - 1] += "\""; at += 1; }
    else if (sign === "\"") quoted = !quoted;
    else if (!quoted && sign === ",") row.push("");
    else if (!quoted && sign === "\r") { at += 1; rows.push([""]); }
    else row[row.length - 1] += sign;
  }
  return rows.slice(0, -1);
};

test("the table has each link and each node that none touches, and no formula", () => {
  const [head, ...rows] = rowsOf(csv(visible, words));
  assert.equal(rows.length, visible.links.length + 1);
  for (const row of rows) assert.equal(row.length, head.length);
  assert.ok(rows.some((row) => row[0] === "Alone" && row[4] === ""));
  assert.ok(rows.some((row) => row[0] === "'=Lima & Sons"));
  assert.ok(rows.some((row) => row[0] === "Coop \"Étoile\" <b>" && row[8] === "2014"));
  for (const cell of rows.flat()) assert.doesNotMatch(cell, /^[=+\-@\t\r\n＝＋－＠]/);
});

test("GEXF writes what is hostile as text", () => {
  const hostile = decode(rawOf([{ id: "a", name: "</node><script>\u0000\ud800\"'&", kind: "Network", country: "FR" },
    { id: "b", name: "]]>", kind: "Network" }], [{ from: "a", to: "b", type: "partnerOf", role: "\r\n<" }]));
  const text = gexf(shown(hostile, parse("", hostile)), createWords(hostile, {}, "en"));
  assert.ok(!text.includes("<script>") && !text.includes("\u0000") && !text.includes("\ud800"));
  assert.ok(text.includes("label=\"&lt;/node&gt;&lt;script&gt;\ufffd\ufffd&quot;'&amp;\""));
  assert.ok(text.includes("value=\"&#13;&#10;&lt;\""));
  assert.ok(text.includes("<attvalue for=\"edge-1\" value=\"true\"/>"));
});

test("nothing ends a text or an IRI of Turtle and SPARQL before its time", () => {
  assert.equal(literal("a\"b\\c\nd\u0001", "en"), "\"a\\\"b\\\\c\\nd\\u0001\"@en");
  assert.equal(literal("a", "en> <x"), "\"a\"");
  assert.equal(literal("\ud800"), "\"\ufffd\"");
  assert.equal(iriText("urn:x> <y\\\"{}\ud800é"), "<urn:x%3E%20%3Cy%5C%22%7B%7D%EF%BF%BDé>");
  assert.equal(dateLiteral("2016-05"), "\"2016-05\"^^xsd:gYearMonth");
  assert.equal(dateLiteral("soon\""), "\"soon\\\"\"");
});

test("Turtle tells names, places, relations and where they stand", () => {
  const text = turtle(atlas.byId.get("seine"), atlas);
  for (const part of ["<https://example.org/atlas/id/seine> a sse:Actor", "rdfs:label \"Réseau de la Seine\"",
    "sse:country \"FR\"",
    "sse:region <http://metadata.un.org/sdg/codes/geoArea/155>", "sse:theme <https://w3id.org/sse-atlas/theme/housing>",
    "sse:founded \"1998-05\"^^xsd:gYearMonth", "<https://example.org/atlas/relation/seine--memberOf--hub--2017> a sse:Relation",
    "sse:page \"7\" ; sse:line 30", "sse:doubt \"a reading\""]) assert.ok(text.includes(part), part);
});

test("the query lists relations for surroundings, and asks by facets else", () => {
  const near = parse("actor=anseong&steps=1", atlas);
  assert.match(sparql(atlas, near, shown(atlas, near)), /VALUES \?relation \{\n\s+<https:\/\/example.org\/atlas\/relation\//);
  const korea = parse("country=KR", atlas);
  const query = sparql(atlas, korea, shown(atlas, korea));
  assert.match(query, /sse:country \?value FILTER\(\?value IN \("KR"\)\)/);
  assert.doesNotMatch(query, /VALUES|foaf|skos/);
});

test("a view and an actor are cited with their sources, in words and as BibTeX", () => {
  const told = citeView(atlas, { ...state, year: 2018 }, visible, words, "file:///x.html#a=1", "2026-01-02");
  assert.equal(told["In words"], "Made up: 6 of 6 actors, 6 of 9 links, as of 2018. Data of 2021-10-31, version 1. "
    + "Sources: Yearbook (2018); List of members (2021-10). file:///x.html#a=1 (read on 2026-01-02).");
  assert.match(told.BibTeX, /^@misc\{sse-atlas-network-2026-01-02,\n {2}title = \{Made up: /);
  const actor = citeActor(atlas, atlas.byId.get("coop"), words, "file:///x.html", "2026-01-02");
  assert.ok(actor["In words"].includes("https://example.org/atlas/id/coop"));
});

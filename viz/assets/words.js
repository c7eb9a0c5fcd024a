"use strict";
// Everything that is put into words, and the folding that lets a search ignore accents and case.
Atlas.words = (() => {
  const letters = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" };
  const fold = (text) => text.normalize("NFKD").toLowerCase()
    .replace(/[\p{M}\p{Cf}]/gu, "").replace(/[ßæœøłđðþı]/g, (letter) => letters[letter])
    .replace(/[^\p{L}\p{N}]+/gu, " ").trim();

  const many = (number, one, more = `${one}s`) => `${number} ${number === 1 ? one : more}`;
  const place = (actor) => [actor.city, actor.country_name || actor.country].filter(Boolean).join(", ");
  const kind = (actor) => Atlas.kinds.get(actor.kind).one;
  const cited = ({ title, page, line, row, locator }) => {
    if (!title && !page && !line && !row && !locator) return "No source recorded";
    const parts = [title || "Source without title"];
    for (const [name, value] of [["page", page], ["line", line], ["row", row]]) if (value) parts.push(`${name} ${value}`);
    return parts.join(", ") + (locator ? `, under “${locator}”` : "");
  };
  const dates = (link) => {
    if (link.from_date && link.to_date) return `${link.from_date} to ${link.to_date}`;
    if (link.from_date) return `since ${link.from_date}`;
    return link.to_date ? `until ${link.to_date}` : "";
  };
  // The sentence of a link as its reader at `actor` would say it.
  const sentence = (link, actor) => (link.from === actor ? link.sentence : link.inverse_sentence)
    || `${link.from.label} – ${link.to.label}`;
  const told = (actor) => [actor.label, kind(actor), place(actor), many(actor.links.length, "link")].filter(Boolean).join(", ");
  return { fold, many, place, kind, cited, dates, sentence, told };
})();

// The IRIs behind the keys of the page, and texts as SPARQL and Turtle write them.

export const VOCABULARY = "https://w3id.org/sse-atlas/";

export const PREFIXES = {
  dcterms: "http://purl.org/dc/terms/",
  foaf: "http://xmlns.com/foaf/0.1/",
  org: "http://www.w3.org/ns/org#",
  rdfs: "http://www.w3.org/2000/01/rdf-schema#",
  skos: "http://www.w3.org/2004/02/skos/core#",
  sse: `${VOCABULARY}ontology#`,
  xsd: "http://www.w3.org/2001/XMLSchema#",
};

const OUTSIDE = { region: "http://metadata.un.org/sdg/codes/geoArea/", goal: "http://metadata.un.org/sdg/" };

// What cannot stand in an IRI is written as its bytes, so that no value ends the IRI before its time.
export const iriText = (iri) => `<${String(iri).replace(/[\u0000-\u0020<>"{}|\\^`]|[\ud800-\udfff]/gu, (sign) =>
  (sign.length > 1 || sign < "\ud800" ? encodeURIComponent(sign) : "%EF%BF%BD"))}>`;

// "theme/housing" is a concept of the vocabulary; regions and goals are the United Nations' own.
export const conceptIri = (key) => {
  const slash = key.indexOf("/");
  const outside = Object.hasOwn(OUTSIDE, key.slice(0, slash)) ? OUTSIDE[key.slice(0, slash)] : null;
  return iriText(outside ? outside + key.slice(slash + 1) : VOCABULARY + key);
};

const ESCAPES = { "\\": "\\\\", "\"": "\\\"", "\n": "\\n", "\r": "\\r", "\t": "\\t" };
const unicode = (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;

export const literal = (text, language = "") => {
  const written = String(text).replace(/[\\"\n\r\t]/g, (sign) => ESCAPES[sign])
    .replace(/[\u0000-\u001f\u007f\u0085\u2028\u2029]/g, unicode).replace(/\p{Cs}/gu, "\ufffd");
  return `"${written}"${/^[a-z]{1,8}(-[a-z0-9]{1,8})*$/i.test(language) ? `@${language}` : ""}`;
};

const DATES = [[/^\d{4}$/, "gYear"], [/^\d{4}-\d\d$/, "gYearMonth"], [/^\d{4}-\d\d-\d\d$/, "date"]];

// A date as the source has it; what is none is a text.
export const dateLiteral = (date) => {
  const type = DATES.find(([form]) => form.test(date));
  return literal(date) + (type ? `^^xsd:${type[1]}` : "");
};

// A local name as it stands after a prefix; a name with other signs is written as an IRI.
export const local = (prefix, name) =>
  (/^[A-Za-z][A-Za-z0-9]*$/.test(name) ? `${prefix}:${name}` : iriText(PREFIXES[prefix] + name));

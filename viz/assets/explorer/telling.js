// Facts and figures of a thing as sentences, in the messages of the answers.
// A name stands as printed, of a gender and number that nobody knows: no sentence bends a word to it.

const message = (text) => text;

const KIND = message("{name} is of the kind “{value}”");
const SENTENCES = {
  name: message("The name is “{value}”"),
  prefLabel: message("The name is “{value}”"),
  altLabel: message("Another name is “{value}”"),
  acronym: message("The acronym is {value}"),
  kind: KIND,
  classification: KIND,
  eventKind: KIND,
  policyKind: KIND,
  section: message("{name} is listed under “{value}”"),
  region: message("The region of {name} is {value}"),
  city: message("The town of {name} is {value}"),
  country: message("The country of {name} is {value}"),
  founded: message("{name} has existed since {value}"),
  registered: message("{name} has been registered since {value}"),
  start: message("The start of {name} is {value}"),
  end: message("The end of {name} is {value}"),
  startTime: message("The starting time of {name} is {value}"),
  endTime: message("The closing time of {name} is {value}"),
  timeZone: message("The time zone of {name} is {value}"),
  theme: message("{name} has the theme “{value}”"),
  goal: message("{name} pursues the goal “{value}”"),
  recommends: message("{name} recommends “{value}”"),
  targetGroup: message("{name} is meant for: {value}"),
  mostAffectedSector: message("{name} gives as the sector most affected: {value}"),
  nextAffectedSector: message("{name} gives as the sector affected next: {value}"),
  leastAffectedSector: message("{name} gives as the sector least affected: {value}"),
  language: message("The language of {name} is {value}"),
  issued: message("{name} has been published since {value}"),
  homepage: message("The website of {name} is {value}"),
};
const MEANT = {
  about: message("about {value}"),
  atLeast: message("at least {value}"),
  upTo: message("up to {value}"),
};

// A value is a key where the atlas has a term for it.
export const valueText = (words, value) => (words.known(String(value)) ? words.term(String(value)) : String(value));

export const factText = (words, node, property, value) => {
  const short = property.slice(property.indexOf("/") + 1);
  const told = short === "country" && words.known(`country/${value}`) ? words.country(value) : valueText(words, value);
  const fields = { name: words.name(node), value: told };
  if (Object.hasOwn(SENTENCES, short)) return words.say(SENTENCES[short], fields);
  return words.say("{name}: {property}: {value}", { ...fields, property: words.term(property) });
};

const digits = (words, text) => (/^-?\d+$/.test(String(text)) ? words.number(Number(text)) : String(text));

// What is counted, how much, as of when; `text` is both.
export const figureText = (words, node, figure) => {
  const [counted, number, upper, unit, qualifier, status, asOf, , , , ours] = figure;
  let value = digits(words, number);
  if (upper) value = words.say("{value} to {upper}", { value, upper: digits(words, upper) });
  if (unit) value = `${value} ${unit}`;
  if (Object.hasOwn(MEANT, qualifier || "")) value = words.say(MEANT[qualifier], { value });
  if (status === "target") value = words.say("{value} (target)", { value });
  if (asOf) value = words.say("{value} as of {date}", { value, date: asOf });
  // Where the atlas itself was counted, and gives another number than is stated.
  if (ours && ours !== number) value = words.say("{value}; {counted} counted here", { value, counted: ours });
  const label = valueText(words, counted);
  return { label, value, text: words.say("{name}: {property}: {value}", { name: words.name(node), property: label, value }) };
};

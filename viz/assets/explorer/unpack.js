// Runs before the rest: the page holds numbers as steps from one to the next, and each message once, which takes less room.
{
  const element = (id) => document.getElementById(id);
  const walked = (steps, stride) => steps.reduce((sums, step, at) => {
    sums.push(at < stride ? step : sums[at - stride] + step);
    return sums;
  }, []);
  // As text: to read all of it twice would take long in large networks.
  const data = element("data");
  data.textContent = data.textContent.replace(/"(\w+)~":(\[[-\d,]*\])/g,
    (whole, name, steps) => `"${name}":${JSON.stringify(walked(JSON.parse(steps), 1))}`);
  const land = element("land");
  // From fifths of a degree to tenths.
  const rings = JSON.parse(land.textContent).map((ring) => walked(ring, 2).map((fifths) => 2 * fifths));
  land.textContent = JSON.stringify({ rings });
  const texts = element("texts");
  const { keys, ...languages } = JSON.parse(texts.textContent);
  const said = (column) => Object.fromEntries(keys.flatMap((key, at) => (column[at] ? [[key, column[at]]] : [])));
  texts.textContent = JSON.stringify(Object.fromEntries(Object.entries(languages).map(([lang, column]) => [lang, said(column)])));
}

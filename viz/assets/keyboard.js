// The picture by keyboard: a cursor goes from actor to actor in the order of the rows.
function startKeyboard() {
  document.addEventListener("keydown", (event) => {
    const writing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/" && !writing) {
      event.preventDefault();
      byId("query").focus();
    } else if (event.key === "Escape" && state.chosen !== null) closeDetail();
  });
  if (!DATA.drawn) return;
  byId("picture").addEventListener("keydown", (event) => {
    const act = KEYS[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  });
  byId("picture").addEventListener("focus", () => state.cursor === null && byId("picture").matches(":focus-visible") && point(state.chosen ?? first()));
  byId("picture").addEventListener("blur", () => change({ cursor: state.chosen }));
}

const KEYS = {
  ArrowDown: () => step(1),
  ArrowUp: () => step(-1),
  ArrowLeft: () => across(-1),
  ArrowRight: () => across(1),
  Home: () => point(first()),
  Enter: () => state.cursor !== null && openDetail(state.cursor),
  " ": () => state.cursor !== null && openDetail(state.cursor),
  "+": () => zoom(1.35),
  "=": () => zoom(1.35),
  "-": () => zoom(1 / 1.35),
  0: () => showWhole(),
};

const order = () =>
  actors.map((_, index) => index).filter(shown).sort((a, b) => key(a)[0] - key(b)[0] || key(a)[1] - key(b)[1] || key(a)[2] - key(b)[2]);
const key = (index) => [Math.abs(wheel.places[index][2] && wheel.places[index][2] + 3), wheel.places[index][1], wheel.places[index][0]];
const first = () => (hub >= 0 && shown(hub) ? hub : (order()[0] ?? null));

function step(by) {
  const row = order();
  if (!row.length) return;
  const now = row.indexOf(state.cursor);
  point(row[(now + by + row.length) % row.length]);
}

function across(side) {
  const y = state.cursor === null ? 0 : wheel.places[state.cursor][1];
  const far = order().filter((index) => wheel.places[index][2] === side && index !== state.cursor);
  far.sort((a, b) => Math.abs(wheel.places[a][1] - y) - Math.abs(wheel.places[b][1] - y));
  if (far.length) point(far[0]);
}

function point(index) {
  if (index === null) return;
  change({ cursor: index });
  reveal(index);
  const { label, kindLabel, place, sectionLabel } = actors[index];
  say([label, kindLabel, place, sectionLabel, many(linksOf[index].length, "link")].filter(Boolean).join(", "));
}

// Light or dark: as the system has it until the reader chooses.
const NAMES = ["paper", "raised", "sunk", "rule", "edge", "ink", "soft", "region", "accent", "tint", "land", "sea"];

/** The colours in force, for what is drawn outside the reach of CSS. */
export function colours() {
  const style = getComputedStyle(document.documentElement);
  const read = Object.fromEntries(NAMES.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
  return { ...read, dark: isDark() };
}

export function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return (chosen || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
}

export function turnTheme() {
  const theme = isDark() ? "light" : "dark";
  document.documentElement.dataset.theme = theme;
  try { localStorage.setItem("sse-atlas-theme", theme); } catch { /* the choice holds for this visit */ }
}

/** Call `act` whenever the colours change, by the reader or by the system. */
export function onTheme(act) {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", act);
  const watch = new MutationObserver(act);
  watch.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
}

"use strict";
// Light or dark: as the system has it until the reader chooses.
Atlas.theme = (() => {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const button = document.getElementById("theme");
  const listeners = [];
  const dark = () => (root.dataset.theme || (system.matches ? "dark" : "light")) === "dark";
  const changed = () => {
    button.setAttribute("aria-pressed", String(dark()));
    for (const listener of listeners) listener();
  };
  button.addEventListener("click", () => {
    root.dataset.theme = dark() ? "light" : "dark";
    try { localStorage.setItem("sse-atlas-theme", root.dataset.theme); } catch { /* the choice holds for this visit */ }
    changed();
  });
  system.addEventListener("change", changed);
  const colour = (name) => getComputedStyle(root).getPropertyValue(`--${name}`).trim();
  button.setAttribute("aria-pressed", String(dark()));
  return { dark, colour, onChange: (listener) => listeners.push(listener) };
})();

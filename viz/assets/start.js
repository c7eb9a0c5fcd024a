"use strict";
// Keys that work everywhere, and the first view: the one the address tells.
(() => {
  const typing = (element) => element.closest("input:not([type=checkbox]), textarea, select");
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
    if (event.key === "Escape" && Atlas.state.get().actor) {
      Atlas.state.change({ actor: null }, { by: "keyboard" });
    } else if (!typing(event.target)) {
      const act = { "/": Atlas.search.focus, "+": () => Atlas.stage.zoom(1.35), "-": () => Atlas.stage.zoom(1 / 1.35), 0: () => Atlas.stage.fit() }[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    }
  });
  // A screen without room begins with the map, not with the legend.
  if (matchMedia("(max-width: 859px)").matches) document.getElementById("filters").open = false;
  addEventListener("hashchange", () => {
    // The skip link and other anchors of the page are no views.
    if (location.hash && !location.hash.includes("=")) return;
    Atlas.state.change(Atlas.state.read(), { by: "address" });
  });
  const all = document.getElementById("all-links");
  addEventListener("beforeprint", () => { all.open = true; });
  Atlas.stage.fit(true);
  Atlas.state.change(Atlas.state.read(), { by: "address" });
  document.documentElement.classList.add("ready");
})();

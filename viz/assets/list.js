"use strict";
// The list shows what the map shows; its names open the same detail.
Atlas.list = (() => {
  const views = { map: document.getElementById("map"), list: document.getElementById("list") };
  const buttons = { map: document.getElementById("view-map"), list: document.getElementById("view-list") };
  const rows = [...document.querySelectorAll("#table tbody tr")].map((row) => ({ row, actor: Atlas.byId.get(row.dataset.id) }));
  const items = [...document.querySelectorAll("#all-links li")].map((item, number) => ({ item, link: Atlas.links[number] }));
  const summary = document.querySelector("#all-links summary span");

  for (const { row, actor } of rows) {
    const link = row.querySelector("a");
    link.addEventListener("click", (event) => {
      event.preventDefault();
      Atlas.state.change({ actor }, { by: "keyboard", from: link });
    });
  }
  for (const [view, button] of Object.entries(buttons)) {
    button.addEventListener("click", () => {
      Atlas.state.change({ view });
      Atlas.say(view === "list" ? "List" : "Map");
    });
  }
  Atlas.state.onChange((state) => {
    for (const [view, button] of Object.entries(buttons)) {
      button.setAttribute("aria-pressed", String(view === state.view));
      views[view].classList.toggle("off", view !== state.view);
    }
    for (const { row, actor } of rows) {
      row.hidden = !Atlas.state.isShown(actor);
      row.classList.toggle("chosen", actor === state.actor);
    }
    for (const { item, link } of items) item.hidden = !Atlas.state.linkShown(link);
    const left = Atlas.state.shownLinks();
    summary.textContent = left === Atlas.links.length ? `All ${Atlas.words.many(left, "link")} as sentences` : `${Atlas.words.many(left, "link")} as sentences`;
    document.getElementById("list-none").hidden = Atlas.state.shownActors().size > 0;
  });
  return { views };
})();

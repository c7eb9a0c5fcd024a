"use strict";
// The legend is the filter; a number is how many actors the other filter leaves of this kind or section.
Atlas.legend = (() => {
  const count = document.getElementById("count");
  const resets = [document.getElementById("reset"), document.getElementById("none-reset")];
  const facets = [["kinds", "kind"], ["regions", "section"]].flatMap(([facet, key]) => {
    const group = document.getElementById(facet);
    return [...(group ? group.querySelectorAll("input") : [])].map((box) => ({
      facet, key, box, value: box.value, row: box.closest("label"), number: box.closest("label").querySelector(".number"),
    }));
  });
  for (const { facet, box, value } of facets) box.addEventListener("change", () => Atlas.state.toggle(facet, value));
  for (const button of resets) button.addEventListener("click", () => { Atlas.state.reset(); Atlas.stage.element.focus(); });

  const told = () => `${Atlas.state.shownActors().size} of ${Atlas.words.many(Atlas.actors.length, "actor")}, `
    + `${Atlas.state.shownLinks()} of ${Atlas.words.many(Atlas.links.length, "link")}`;
  Atlas.state.onChange((state, before) => {
    for (const { facet, key, box, value, row, number } of facets) {
      const left = Atlas.actors.filter((actor) => actor[key] === value && Atlas.state.fits(actor, facet)).length;
      box.checked = state[facet].has(value);
      number.textContent = String(left);
      row.classList.toggle("out", left === 0 || (state[facet].size > 0 && !box.checked));
    }
    count.textContent = told();
    resets[0].hidden = !state.kinds.size && !state.regions.size;
    if (state.kinds !== before.kinds || state.regions !== before.regions) {
      Atlas.say(Atlas.state.shownActors().size ? told() : "No actor is of this kind in this section.");
    }
  });
  return { told };
})();

"use strict";
// Search over names, acronyms, countries and cities: a combobox with a list box, as the ARIA guide describes it.
Atlas.search = (() => {
  const { fold, kind, place } = Atlas.words;
  const input = document.getElementById("search");
  const popup = document.getElementById("popup");
  const list = document.getElementById("found");
  const nothing = document.getElementById("nothing");
  const MOST = 30;
  const index = Atlas.actors.map((actor) => ({
    actor,
    acronym: fold(actor.acronym),
    names: [actor.label, ...actor.names].map(fold),
    all: ` ${fold([actor.label, actor.acronym, ...actor.names, actor.country_name, actor.country, actor.city].join(" "))}`,
  }));
  let found = [];
  let active = -1;

  // The lower the better: the acronym itself, a name that begins so, a word that begins so, anywhere.
  const grade = (entry, asked) => {
    if (entry.acronym === asked || entry.names.includes(asked)) return 0;
    if (entry.names.some((name) => name.startsWith(asked)) || entry.acronym.startsWith(asked)) return 1;
    return asked.split(" ").every((word) => entry.all.includes(` ${word}`)) ? 2 : 3;
  };
  const find = (text) => {
    const asked = fold(text);
    if (!asked) return [];
    return index.filter((entry) => asked.split(" ").every((word) => entry.all.includes(word)))
      .map((entry) => ({ actor: entry.actor, grade: grade(entry, asked) }))
      .sort((a, b) => a.grade - b.grade || a.actor.number - b.actor.number).map(({ actor }) => actor);
  };

  const close = () => {
    popup.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const choose = (actor) => {
    input.value = "";
    close();
    Atlas.state.change({ actor }, { by: "keyboard", from: input });
  };
  const activate = (number) => {
    active = number;
    [...list.children].forEach((option, place) => option.setAttribute("aria-selected", String(place === active)));
    const option = list.children[active];
    if (!option) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  };
  const option = (actor, number) => {
    const { make } = Atlas;
    const soft = [actor.acronym !== actor.label ? actor.acronym : "", place(actor) || kind(actor)].filter(Boolean).join(" · ");
    const row = make("li", { id: `found-${number}`, role: "option", "aria-selected": "false" },
      Atlas.mark(actor.kind, 16),
      make("span", { className: "name" }, make("bdi", {}, actor.label), make("span", { className: "soft" }, make("bdi", {}, soft))));
    // Not on click: the input would lose the focus first and close the list.
    row.addEventListener("pointerdown", (event) => event.preventDefault());
    row.addEventListener("click", () => choose(actor));
    return row;
  };
  const show = () => {
    const asked = input.value.trim();
    found = find(asked);
    list.replaceChildren(...found.slice(0, MOST).map(option));
    const empty = found.length === 0;
    if (!asked) return close();
    popup.hidden = false;
    list.hidden = empty;
    nothing.hidden = !empty;
    input.setAttribute("aria-expanded", String(!empty));
    activate(-1);
    if (empty) {
      nothing.replaceChildren("Nothing found for “", Atlas.make("bdi", {}, asked.slice(0, 60)), "”. Try an acronym, a city or a country in English, or fewer letters. Only actors that a source names are here.");
      Atlas.say(nothing.textContent);
    } else {
      Atlas.say(`${Atlas.words.many(found.length, "actor")} found`);
    }
  };

  input.addEventListener("input", show);
  input.addEventListener("focus", () => { if (input.value.trim()) show(); });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    const last = Math.min(found.length, MOST) - 1;
    const open = !popup.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!open) show();
      if (last < 0) return;
      const next = event.key === "ArrowDown" ? active + 1 : active - 1;
      activate(next > last ? 0 : next < 0 ? last : next);
    } else if (event.key === "Enter" && open && found.length) {
      event.preventDefault();
      choose(found[Math.max(active, 0)]);
    } else if (event.key === "Escape" && (open || input.value)) {
      event.stopPropagation();
      input.value = "";
      close();
    }
  });
  return { focus: () => { input.focus(); input.select(); }, find };
})();

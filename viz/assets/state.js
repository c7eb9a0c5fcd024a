"use strict";
// What is chosen: kinds, sections, one actor, map or list. The address holds all of it, so a view can be passed on.
Atlas.state = (() => {
  const state = { kinds: new Set(), regions: new Set(), actor: null, view: "map" };
  const listeners = [];
  let shown = new Set(Atlas.actors);

  const fits = (actor, skip = "") =>
    (skip === "kinds" || !state.kinds.size || state.kinds.has(actor.kind))
    && (skip === "regions" || !state.regions.size || state.regions.has(actor.section));
  const linkShown = (link) => shown.has(link.from) && shown.has(link.to);

  const read = () => {
    const said = new URLSearchParams(location.hash.slice(1));
    const list = (name) => new Set(said.getAll(name));
    const kinds = [...list("kind")].filter((kind) => Atlas.kinds.has(kind));
    const regions = [...list("section")].filter((name) => Atlas.actors.some((actor) => actor.section === name));
    return {
      kinds: new Set(kinds),
      regions: new Set(regions),
      actor: Atlas.byId.get(said.get("actor")) || Atlas.byId.get(decode(said.get("actor"))) || null,
      view: said.get("view") === "list" ? "list" : "map",
    };
  };
  // The links of the list work without a script too, so ids are encoded once more in them.
  const decode = (text) => { try { return decodeURIComponent(text || ""); } catch { return ""; } };

  const write = () => {
    const said = new URLSearchParams();
    if (state.view === "list") said.set("view", "list");
    for (const kind of state.kinds) said.append("kind", kind);
    for (const region of state.regions) said.append("section", region);
    if (state.actor) said.set("actor", state.actor.id);
    const hash = said.toString();
    if (hash !== location.hash.slice(1)) history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
  };

  const settle = (before, how) => {
    shown = new Set(Atlas.actors.filter((actor) => fits(actor)));
    for (const listener of listeners) listener(state, before, how);
  };

  // `how` tells the listeners where the change came from: {by: "keyboard"} moves the focus, {by: "pointer"} does not.
  const change = (part, how = {}) => {
    const before = { ...state };
    Object.assign(state, part);
    if (state.actor && !fits(state.actor)) {
      if (part.actor) Object.assign(state, { kinds: new Set(), regions: new Set() });
      else state.actor = null;
    }
    settle(before, how);
    write();
  };
  const toggle = (facet, value) => {
    const set = new Set(state[facet]);
    if (!set.delete(value)) set.add(value);
    change({ [facet]: set });
  };
  return {
    get: () => state,
    change, toggle, read, fits, linkShown,
    reset: () => change({ kinds: new Set(), regions: new Set() }),
    isShown: (actor) => shown.has(actor),
    shownActors: () => shown,
    shownLinks: () => Atlas.links.filter(linkShown).length,
    onChange: (listener) => listeners.push(listener),
  };
})();

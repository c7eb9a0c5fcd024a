// Who could be a partner of an actor, with the reasons and where they stand.
import { bdi, cut, make, mark } from "./dom.js";
import { partners } from "./affinity.js";
import { actorLink, cited } from "./evidence.js";
import { createFinder } from "./finder.js";
import { reasons } from "./reasons.js";

const choice = { kind: "", otherRegion: false };

/** The candidates as a list; each with its reasons. */
export function candidates(page, node, { limit = 10, kind, otherRegion } = {}) {
  const { words, atlas } = page;
  const { say } = words;
  const found = partners(atlas, node, { limit, kind: kind || undefined, otherRegion: Boolean(otherRegion) });
  if (!found.length) return [make("p", { class: "hint" },
    say("Nobody is suggested: too little is known that the two would share."))];
  const ground = ({ text, doubt, cites }) => make("li", {}, make("p", {}, bdi(text)), doubt && make("p", { class: "doubt" },
    bdi(doubt)), cited(page, cites));
  return [make("ol", { class: "candidates" }, found.map((one) => make("li", {},
    make("p", { class: "who" }, mark(atlas, one.node.kind, 16), actorLink(page, one.node, "",
      { "data-key": `partner-${one.node.id}` })),
    make("p", { class: "soft" }, [words.kind(one.node.kind), words.place(one.node)].filter(Boolean).join(" · ")),
    cut(reasons(one, node, words), 3, ground, words, { class: "grounds" })))),
  make("p", { class: "note" },
    say("A suggestion from what the two share in the sources. It says nothing about what either of them wants."))];
}

function narrowing(page, again) {
  const { words, atlas } = page;
  const { say } = words;
  const kinds = atlas.kinds.slice(0, atlas.actorKinds).map((kind) =>
    make("option", { value: kind, selected: kind === choice.kind }, words.kind(kind, true)));
  return make("div", { class: "narrowing" },
    make("label", {}, say("Kind"), " ", make("select", { "data-key": "partner-kind", on: { change: (event) => {
      choice.kind = event.target.value;
      again();
    } } }, make("option", { value: "" }, say("any kind")), kinds)),
    make("label", { class: "tick" }, make("input", { type: "checkbox", checked: choice.otherRegion,
      "data-key": "partner-region", on: { change: (event) => {
      choice.otherRegion = event.target.checked;
      again();
    } } }), say("only from another region")));
}

export function partnersPanel(page, state) {
  const { words, store } = page;
  const { say } = words;
  const node = state.actor?.actor ? state.actor : null;
  const finder = createFinder(page, {
    name: "partner", label: say("Actor"), shown: true, hint: say("Name of an actor"), value: node,
    choose: (actor) => store.change({ actor, panel: "partners" }, { by: "keyboard" }),
  });
  const held = make("div", { class: "held" });
  const again = () => held.replaceChildren(...candidates(page, node, choice));
  if (node) again();
  const title = say("Who could be a partner?");
  return {
    title: node ? `${title} ${words.name(node)}` : title,
    parts: [make("div", { class: "partners" }, make("h2", { tabindex: "-1" }, title), finder.element,
      node ? [narrowing(page, again), held] : make("p", { class: "hint" },
        say("Choose an actor to see who shares themes, places, events and partners with it.")))],
  };
}

"use strict";
// One actor in words: what it is, where it stands written, and each of its links as a sentence with its citation.
Atlas.detail = (() => {
  const { make, words } = Atlas;
  const panel = document.getElementById("detail");
  let cameFrom = null;

  // The sentence of a link, in which the other actor is a link to it.
  const told = (link, actor) => {
    const other = Atlas.other(link, actor);
    const text = words.sentence(link, actor);
    const at = other === actor ? -1 : text.lastIndexOf(other.label);
    const go = make("a", { href: `#actor=${encodeURIComponent(encodeURIComponent(other.id))}` }, make("bdi", {}, other.label));
    go.addEventListener("click", (event) => {
      event.preventDefault();
      Atlas.state.change({ actor: other }, { by: "keyboard", from: cameFrom });
    });
    const sentence = at < 0 ? [make("bdi", {}, text)] : [text.slice(0, at), go, text.slice(at + other.label.length)];
    const more = [link.role, words.dates(link)].filter(Boolean).join(", ");
    return make("li", {},
      make("p", { className: "sentence" }, ...sentence, more ? `, ${more}` : "", "."),
      ...(link.doubt ? [make("p", { className: "doubt" }, make("bdi", {}, `Doubtful: ${link.doubt}.`))] : []),
      make("p", { className: "cited" }, make("bdi", {}, words.cited(link.citation))));
  };
  const fact = (name, ...values) => (values.length
    ? [make("div", {}, make("dt", {}, name), ...values.map((value) => make("dd", {}, typeof value === "string" ? make("bdi", {}, value) : value)))]
    : []);
  const homepage = (address) => make("a", { href: address, rel: "noreferrer noopener", target: "_blank" },
    make("bdi", {}, address.replace(/^https?:\/\/(www\.)?/i, "").replace(/\/$/, "")));

  const fill = (actor) => {
    const close = make("button", { type: "button", className: "round", id: "close", "aria-label": "Close" });
    close.append(cross());
    close.addEventListener("click", () => Atlas.state.change({ actor: null }, { by: "keyboard" }));
    const place = words.place(actor);
    const names = actor.names.filter((name) => name !== actor.acronym);
    panel.replaceChildren(
      make("div", { className: "head" },
        make("p", { className: "kind" }, Atlas.mark(actor.kind, 18), words.kind(actor)), close),
      make("h2", { id: "detail-name" }, make("bdi", {}, actor.label)),
      make("dl", { className: "facts" },
        ...fact("Acronym", ...[actor.acronym].filter((text) => text && text !== actor.label)),
        ...fact("Place", ...[place].filter(Boolean)),
        ...fact("Section", ...[actor.section_label].filter(Boolean)),
        ...fact("Member since", ...[actor.since].filter(Boolean)),
        ...fact(names.length === 1 ? "Other name" : "Other names", ...names),
        ...fact(actor.homepages.length === 1 ? "Website" : "Websites", ...actor.homepages.filter((page) => /^https?:\/\//i.test(page)).map(homepage)),
        ...fact("Stated in", words.cited(actor.citation))),
      make("h3", {}, words.many(actor.links.length, "link")),
      actor.links.length
        ? make("ul", { className: "links" }, ...sorted(actor).map((link) => told(link, actor)))
        : make("p", { className: "hint" }, "No link of this actor is recorded. A missing link may be a missing record."));
    panel.scrollTop = 0;
  };
  const sorted = (actor) => [...actor.links].sort((a, b) =>
    a.relation.localeCompare(b.relation) || Atlas.other(a, actor).number - Atlas.other(b, actor).number || a.number - b.number);
  const cross = () => {
    const svg = document.getElementById("zoom-in").querySelector("svg").cloneNode(true);
    svg.querySelector("path").setAttribute("d", "M5.2 4 10 8.7 14.8 4 16 5.2 11.3 10l4.7 4.8-1.2 1.2L10 11.3 5.2 16 4 14.8 8.7 10 4 5.2Z");
    return svg;
  };

  Atlas.state.onChange((state, before, how) => {
    if (state.actor === before.actor) return;
    panel.hidden = !state.actor;
    document.body.classList.toggle("with-detail", Boolean(state.actor));
    if (!state.actor) {
      if (how.by === "keyboard") (cameFrom && cameFrom.isConnected && cameFrom.offsetParent ? cameFrom : Atlas.stage.element).focus();
      Atlas.say("Closed");
      return;
    }
    if (how.from) cameFrom = how.from;
    fill(state.actor);
    Atlas.say(words.told(state.actor));
    if (how.by === "keyboard") panel.focus();
  });
  return { panel };
})();

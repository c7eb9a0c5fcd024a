"use strict";
// The map: vis-network draws links and moves the view; places come ready made, nothing is simulated.
Atlas.stage = (() => {
  const stage = document.getElementById("stage");
  const detail = document.getElementById("detail");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const narrow = matchMedia("(max-width: 859px)");
  const MOST_STRETCH = 1.5;
  let frameName = "wide";
  // Where the screen has room to spare one way, the places move apart that way: cells still never overlap.
  let stretch = { x: 1, y: 1 };
  let hovered = null;
  let cursor = null;
  let moved = false;
  let colours = {};

  const at = (actor) => ({ x: actor.at[frameName][0] * stretch.x, y: actor.at[frameName][1] * stretch.y });
  const radius = (actor, scale) => (actor === Atlas.hub ? 2.1 : 1) * Math.max(8, 4.6 / scale);
  const focusSet = () => {
    const { actor } = Atlas.state.get();
    return actor && new Set([actor, ...actor.links.map((link) => Atlas.other(link, actor))]);
  };
  let near = null;
  let written = { spots: [], size: 0 };

  const nodes = new vis.DataSet(Atlas.actors.map((actor) => ({
    id: actor.number, ...at(actor),
    ctxRenderer: ({ ctx, x, y }) => {
      const r = radius(actor, network.getScale());
      return { drawNode: () => Atlas.drawing.mark(ctx, actor, x, y, r, look(actor)), nodeDimensions: { width: 2 * r, height: 2 * r } };
    },
  })));
  const toHub = (link) => link.from === Atlas.hub || link.to === Atlas.hub;
  // How strongly a link is inked; many to the hub, upon each other, would be a blot.
  const SPOKE = 0.11 * Math.min(1, Math.max(0.3, 120 / Atlas.links.length));
  const LINK = 0.35;
  const edgeLook = (link) => {
    const { actor } = Atlas.state.get();
    const strong = actor && (link.from === actor || link.to === actor);
    const faint = toHub(link) || (actor && !strong);
    const arrow = strong && (actor !== Atlas.hub || !toHub(link));
    return {
      id: link.number,
      hidden: !Atlas.state.linkShown(link),
      width: strong ? (actor === Atlas.hub ? 1 : 2) : 1,
      color: strong ? { color: colours.accent, opacity: actor === Atlas.hub ? 0.55 : 1 } : { color: colours.ink, opacity: faint ? SPOKE : LINK },
      arrows: { to: { enabled: Boolean(arrow), scaleFactor: 0.55 } },
    };
  };
  const readColours = () => {
    for (const name of ["ink", "soft", "paper", "rule", "region", "accent"]) colours[name] = Atlas.theme.colour(name);
    const tone = Atlas.theme.dark() ? "dark" : "light";
    for (const [name, kind] of Atlas.kinds) colours[`kind ${name}`] = kind[tone];
  };
  readColours();
  const drawnEdges = new Map();
  const edges = new vis.DataSet(Atlas.links.map((link) => {
    const look = edgeLook(link);
    drawnEdges.set(link.number, JSON.stringify(look));
    return { ...look, from: link.from.number, to: link.to.number };
  }));
  const network = new vis.Network(stage, { nodes, edges }, {
    ...Atlas.options,
    interaction: { ...Atlas.options.interaction, hover: false, selectable: false },
  });
  const canvas = stage.querySelector("canvas");

  const look = (actor) => {
    const shown = Atlas.state.isShown(actor);
    const lit = actor === hovered || actor === cursor;
    return {
      ghost: !shown,
      alpha: !near || near.has(actor) || lit ? 1 : 0.3,
      ring: actor === Atlas.state.get().actor ? colours.accent : lit ? colours.soft : null,
      colour: colours[`kind ${actor.kind}`],
      soft: colours.soft,
      paper: colours.paper,
    };
  };
  const rank = (actor) => {
    if (actor === hovered || actor === cursor) return -3;
    if (actor === Atlas.state.get().actor) return -2;
    if (actor === Atlas.hub) return -1;
    if (near && near.has(actor)) return 0;
    return 1000 - actor.links.length + actor.number / 1e6;
  };
  // In full where the reader points; the hub by its full name where there is room, it stands in the middle.
  const lines = (actor) => {
    const full = actor === hovered || actor === cursor || actor === Atlas.state.get().actor;
    return full ? wrapped(actor.label) : actor.lines;
  };
  const wrapped = (text) => {
    const found = [""];
    for (const word of text.slice(0, 120).split(/\s+/)) {
      const last = found[found.length - 1];
      if ((`${last} ${word}`).length > 30 && last) found.push(word.slice(0, 30));
      else found[found.length - 1] = `${last} ${word.slice(0, 30)}`.trim();
    }
    return found.slice(0, 4);
  };

  network.on("beforeDrawing", (ctx) => {
    const { regions } = Atlas.state.get();
    const { radii: [rx, ry] } = Atlas.frames[frameName];
    written = Atlas.drawing.sectors(ctx, Atlas.frames[frameName], [rx * stretch.x, ry * stretch.y], network.getScale(), colours, regions);
  });
  network.on("afterDrawing", (ctx) => {
    const scale = network.getScale();
    const marks = Atlas.actors.map((actor) => {
      const { x, y } = network.canvasToDOM(at(actor));
      const shown = Atlas.state.isShown(actor);
      const clear = !near || near.has(actor) || actor === hovered || actor === cursor;
      return {
        x, y, r: radius(actor, scale) * scale * (shown ? 1 : 0.3), owner: actor, rank: rank(actor),
        bold: actor === Atlas.hub || actor === Atlas.state.get().actor, alpha: clear ? 1 : 0.42,
        lines: shown ? lines(actor) : null,
      };
    }).filter(({ x, y }) => x > -60 && y > -60 && x < stage.clientWidth + 60 && y < stage.clientHeight + 60);
    const inset = covered();
    ctx.save();
    const ratio = canvas.width / canvas.clientWidth;
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    Atlas.labels.draw(ctx, marks, {
      ink: colours.ink, paper: colours.paper, size: Math.min(14, Math.max(narrow.matches ? 10.5 : 11, 11.5 * scale)),
      letters: written.spots.map(({ x, y }) => ({ ...network.canvasToDOM({ x, y }), r: written.size * scale * 0.5 })),
      width: stage.clientWidth - inset.right, height: stage.clientHeight - inset.bottom,
    });
    ctx.restore();
  });

  // How much of the map the open detail covers, from the right and from below.
  const covered = () => {
    if (detail.hidden) return { right: 0, bottom: 0 };
    const box = detail.getBoundingClientRect();
    const own = stage.getBoundingClientRect();
    // On a small screen it is a sheet from below; one that covers all leaves nothing to arrange.
    if (narrow.matches) return { right: 0, bottom: box.top - own.top < 120 ? 0 : Math.max(0, own.bottom - box.top) };
    return { right: Math.max(0, own.right - Math.max(own.left, box.left)), bottom: 0 };
  };
  const move = (position, scale) => {
    if (calm.matches) network.moveTo({ position, scale });
    else network.moveTo({ position, scale, animation: { duration: 260, easingFunction: "easeInOutQuad" } });
  };
  const fit = (still = false) => {
    if (!stage.clientWidth || !stage.clientHeight) return;
    const name = stage.clientWidth >= stage.clientHeight * 1.05 ? "wide" : "tall";
    const frame = Atlas.frames[name];
    // Room for the names around: they never get smaller than the drawing lets them.
    const room = (edge) => ({ x: stage.clientWidth / 2 / (frame.radii[0] + edge), y: stage.clientHeight / 2 / (frame.radii[1] + edge) });
    const first = room(frame.letters * 2.1);
    const edge = Math.max(frame.letters, Atlas.drawing.LEAST / Math.min(first.x, first.y)) * 2.1;
    const full = room(edge);
    const scale = Math.min(1.7, full.x, full.y);
    const loose = (axis, radius) => Math.round(100 * Math.min(MOST_STRETCH, ((full[axis] / scale) * (radius + edge) - edge) / radius)) / 100;
    const wanted = { x: loose("x", frame.radii[0]), y: loose("y", frame.radii[1]) };
    if (name !== frameName || wanted.x !== stretch.x || wanted.y !== stretch.y) {
      frameName = name;
      stretch = wanted;
      nodes.update(Atlas.actors.map((actor) => ({ id: actor.number, ...at(actor) })));
    }
    const inset = covered();
    moved = false;
    if (still) network.moveTo({ position: { x: inset.right / 2 / scale, y: 0 }, scale });
    else move({ x: inset.right / 2 / scale, y: 0 }, scale);
  };
  // Moves the view as little as it takes to have the actor, and its links if they fit, in sight.
  const reveal = (actor) => {
    const scale = network.getScale();
    const inset = covered();
    const room = { width: stage.clientWidth - inset.right - 120, height: stage.clientHeight - inset.bottom - 110 };
    const group = [actor, ...actor.links.map((link) => Atlas.other(link, actor))].map((one) => network.canvasToDOM(at(one)));
    const span = (list) => ({ left: Math.min(...list.map((p) => p.x)), right: Math.max(...list.map((p) => p.x)), top: Math.min(...list.map((p) => p.y)), bottom: Math.max(...list.map((p) => p.y)) });
    let box = span(group);
    if (box.right - box.left > room.width || box.bottom - box.top > room.height) box = span([group[0]]);
    const shift = (low, high, least, most) => (low < least ? low - least : high > most ? high - most : 0);
    const dx = shift(box.left, box.right, 60, 60 + room.width);
    const dy = shift(box.top, box.bottom, 45, 45 + room.height);
    const { x, y } = network.getViewPosition();
    if (dx || dy) move({ x: x + dx / scale, y: y + dy / scale }, scale);
  };
  const revealChosen = () => {
    const { actor, view } = Atlas.state.get();
    if (actor && view === "map") reveal(actor);
  };
  const zoom = (factor) => {
    moved = true;
    move(network.getViewPosition(), Math.min(4, Math.max(0.15, network.getScale() * factor)));
  };

  const nearest = (x, y, reach) => {
    let best = null;
    for (const actor of Atlas.state.shownActors()) {
      const spot = network.canvasToDOM(at(actor));
      const distance = Math.hypot(spot.x - x, spot.y - y) - radius(actor, network.getScale()) * network.getScale();
      if (distance < reach && (!best || distance < best.distance)) best = { actor, distance };
    }
    return best ? best.actor : Atlas.labels.at(x, y);
  };
  network.on("click", ({ pointer }) => {
    const actor = nearest(pointer.DOM.x, pointer.DOM.y, 9);
    cursor = null;
    Atlas.state.change({ actor }, { by: "pointer" });
  });
  for (const event of ["dragStart", "zoom"]) network.on(event, () => { moved = true; });
  stage.addEventListener("pointermove", (event) => {
    if (event.pointerType === "touch" || event.buttons) return;
    const box = stage.getBoundingClientRect();
    const found = nearest(event.clientX - box.left, event.clientY - box.top, 6);
    if (found === hovered) return;
    hovered = found;
    stage.classList.toggle("pointing", Boolean(found));
    network.redraw();
  });
  stage.addEventListener("pointerleave", () => { hovered = null; stage.classList.remove("pointing"); network.redraw(); });
  // On a page that scrolls, the wheel scrolls it; with Ctrl it zooms the map.
  stage.addEventListener("wheel", (event) => { if (narrow.matches && !event.ctrlKey) event.stopPropagation(); }, { capture: true });

  const directions = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const step = ([dx, dy]) => {
    const start = cursor || Atlas.state.get().actor || (Atlas.hub && Atlas.state.isShown(Atlas.hub) ? Atlas.hub : null);
    const from = start ? at(start) : { x: 0, y: 0 };
    let best = null;
    for (const actor of Atlas.state.shownActors()) {
      if (actor === start) continue;
      const to = at(actor);
      const ahead = (to.x - from.x) * dx + (to.y - from.y) * dy;
      const aside = Math.abs((to.x - from.x) * dy) + Math.abs((to.y - from.y) * dx);
      if (ahead <= 0 || aside > ahead * 2.5) continue;
      const cost = ahead + 2 * aside;
      if (!best || cost < best.cost) best = { actor, cost };
    }
    if (!best) return Atlas.say("No actor further this way");
    cursor = best.actor;
    reveal({ ...cursor, links: [] });
    network.redraw();
    Atlas.say(Atlas.words.told(cursor));
  };
  stage.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (directions[event.key]) {
      event.preventDefault();
      step(directions[event.key]);
    } else if ((event.key === "Enter" || event.key === " ") && cursor) {
      event.preventDefault();
      Atlas.state.change({ actor: cursor }, { by: "keyboard", from: stage });
    }
  });
  stage.addEventListener("blur", () => { cursor = null; network.redraw(); });

  const refresh = () => {
    near = focusSet();
    const changed = Atlas.links.map(edgeLook).filter((look) => drawnEdges.get(look.id) !== JSON.stringify(look));
    for (const look of changed) drawnEdges.set(look.id, JSON.stringify(look));
    if (changed.length) edges.update(changed);
    network.redraw();
  };
  Atlas.state.onChange((state, before) => {
    document.getElementById("none").hidden = Atlas.state.shownActors().size > 0;
    if (state.view === "map" && before.view !== "map") fit(true);
    refresh();
    // The detail opens after this: what it covers is known in the next frame.
    if (state.actor && state.actor !== before.actor) requestAnimationFrame(revealChosen);
    if (!state.actor && before.actor && !moved) fit();
  });
  Atlas.theme.onChange(() => { readColours(); refresh(); });
  new ResizeObserver(() => {
    if (moved) return;
    fit(true);
    revealChosen();
  }).observe(stage);
  document.getElementById("zoom-in").addEventListener("click", () => zoom(1.35));
  document.getElementById("zoom-out").addEventListener("click", () => zoom(1 / 1.35));
  document.getElementById("zoom-all").addEventListener("click", () => fit());
  return {
    zoom, fit, element: stage,
    // Where an actor stands in the window, for tests and for tools that point at it.
    spot: (id) => {
      const { x, y } = network.canvasToDOM(at(Atlas.byId.get(id)));
      const box = stage.getBoundingClientRect();
      return { x: x + box.left, y: y + box.top };
    },
  };
})();

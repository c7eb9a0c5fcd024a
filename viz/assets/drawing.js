"use strict";
// What is painted by hand: the marks of the actors, and around them the sectors with their names.
Atlas.drawing = (() => {
  // The names of sections are at least this high on the screen.
  const LEAST = 8.5;
  const paths = new Map([...Atlas.kinds].map(([name, kind]) => [name, new Path2D(kind.path)]));

  const mark = (ctx, actor, x, y, r, look) => {
    ctx.save();
    ctx.translate(x, y);
    if (look.ghost) {
      ctx.globalAlpha = 0.5;
      ctx.fillStyle = look.soft;
      ctx.beginPath();
      ctx.arc(0, 0, r * 0.28, 0, 7);
      ctx.fill();
      ctx.restore();
      return;
    }
    ctx.globalAlpha = look.alpha;
    if (look.ring) {
      ctx.strokeStyle = look.ring;
      ctx.lineWidth = r * 0.24;
      ctx.beginPath();
      ctx.arc(0, 0, r * 1.55, 0, 7);
      ctx.stroke();
    }
    ctx.scale(r / 10, r / 10);
    // A rim of paper keeps the links off the mark.
    ctx.strokeStyle = look.paper;
    ctx.lineWidth = 5;
    ctx.lineJoin = "round";
    ctx.globalAlpha = 1;
    ctx.stroke(paths.get(actor.kind));
    ctx.fillStyle = look.paper;
    ctx.fill(paths.get(actor.kind));
    ctx.globalAlpha = look.alpha;
    ctx.fillStyle = look.colour;
    ctx.fill(paths.get(actor.kind), "evenodd");
    ctx.restore();
  };

  // The ellipse as a table of points with their distance along it.
  const curve = ([rx, ry], from, to) => {
    const steps = Math.max(24, Math.ceil((to - from) * 60));
    const points = [];
    let length = 0;
    for (let step = 0; step <= steps; step++) {
      const angle = from + (to - from) * step / steps;
      const x = rx * Math.cos(angle);
      const y = ry * Math.sin(angle);
      if (step) length += Math.hypot(x - points[step - 1].x, y - points[step - 1].y);
      points.push({ x, y, length });
    }
    return points;
  };
  const along = (points, length) => {
    let low = points.findIndex((point) => point.length >= length);
    if (low < 1) low = low < 0 ? points.length - 1 : 1;
    const [a, b] = [points[low - 1], points[low]];
    const part = (length - a.length) / (b.length - a.length || 1);
    return { x: a.x + (b.x - a.x) * part, y: a.y + (b.y - a.y) * part, angle: Math.atan2(b.y - a.y, b.x - a.x) };
  };

  // A name written along its sector, from left to right above the hub and below it; notes where its letters stand.
  const name = (ctx, text, radii, sector, size, letterSpots) => {
    const middle = (sector.start + sector.end) / 2;
    const below = Math.sin(middle) > 0.08;
    const out = below ? size * 1.35 : size * 0.62;
    const points = curve([radii[0] + out, radii[1] + out], middle - 1.5, middle + 1.5);
    const spread = size * 0.11;
    const letters = [...text];
    const widths = letters.map((letter) => ctx.measureText(letter).width + spread);
    const whole = widths.reduce((sum, width) => sum + width, -spread);
    let at = points[points.length - 1].length / 2 + (below ? whole / 2 : -whole / 2);
    letters.forEach((letter, index) => {
      const half = (widths[index] - spread) / 2;
      const spot = along(points, at + (below ? -half : half));
      letterSpots.push(spot);
      ctx.save();
      ctx.translate(spot.x, spot.y);
      ctx.rotate(spot.angle + (below ? Math.PI : 0));
      ctx.fillText(letter, 0, 0);
      ctx.restore();
      at += below ? -widths[index] : widths[index];
    });
  };

  const sectors = (ctx, frame, radii, scale, colours, chosen) => {
    const size = Math.max(frame.letters, LEAST / scale);
    const spots = [];
    ctx.save();
    ctx.textAlign = "center";
    ctx.textBaseline = "alphabetic";
    ctx.lineCap = "round";
    for (const sector of frame.sectors) {
      const strong = chosen.has(sector.section);
      const gap = 0.018;
      ctx.beginPath();
      curve(radii, sector.start + gap, sector.end - gap).forEach(({ x, y }, step) => (step ? ctx.lineTo(x, y) : ctx.moveTo(x, y)));
      ctx.strokeStyle = strong ? colours.ink : colours.rule;
      ctx.lineWidth = (strong ? 2.5 : 1.5) / Math.min(1, scale);
      ctx.stroke();
      ctx.font = `600 ${size}px ${Atlas.labels.FAMILY}`;
      ctx.fillStyle = strong ? colours.ink : colours.region;
      name(ctx, sector.label, radii, sector, size, spots);
    }
    ctx.restore();
    return { spots, size };
  };
  return { mark, sectors, LEAST };
})();

// A scene as a PNG picture, twice as fine as the screen, with the same frame as the SVG file.
import { FAMILY } from "./labels.js";
import { paint } from "./canvas.js";
import { plate } from "./plate.js";

const FINER = 2;

export function pngOf(scene, frame = {}, marks = {}, measure = undefined) {
  const page = plate(scene, frame, marks, measure);
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(page.width * FINER);
  canvas.height = Math.round(page.height * FINER);
  const ctx = canvas.getContext("2d");
  ctx.scale(FINER, FINER);
  ctx.fillStyle = scene.colours.paper;
  ctx.fillRect(0, 0, page.width, page.height);
  ctx.save();
  ctx.translate(page.left, page.top);
  ctx.beginPath();
  ctx.rect(0, 0, scene.width, scene.height);
  ctx.clip();
  paint(ctx, scene);
  ctx.restore();
  ctx.strokeStyle = scene.colours.rule;
  ctx.lineWidth = 1;
  ctx.beginPath();
  ctx.moveTo(24, page.rule);
  ctx.lineTo(page.width - 24, page.rule);
  ctx.stroke();
  Object.assign(ctx, { textBaseline: "top", textAlign: "left" });
  for (const { x, y, text, size, weight, colour } of page.texts) {
    ctx.font = `${weight} ${size}px ${FAMILY}`;
    ctx.fillStyle = colour;
    ctx.fillText(text, x, y);
  }
  for (const { x, y, path, colour } of page.signs) {
    ctx.save();
    ctx.translate(x, y);
    ctx.scale(0.75, 0.75);
    ctx.fillStyle = colour;
    ctx.fill(new Path2D(path), "evenodd");
    ctx.restore();
  }
  return new Promise((done, failed) => {
    canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error("the picture is too large for this browser"))), "image/png");
  });
}

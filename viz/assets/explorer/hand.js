// Pointer and keys on the stage: what they do is told by those who use it.

const LARGER = 1.35;
const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

// `does`: {ready, scrolls, move, leave, step, enter, zoom, fit, blur}.
export function listen(element, does) {
  element.addEventListener("pointermove", (event) => {
    if (event.pointerType === "touch" || event.buttons || !does.ready()) return;
    const box = element.getBoundingClientRect();
    does.move({ x: event.clientX - box.left, y: event.clientY - box.top });
  });
  element.addEventListener("pointerleave", does.leave);
  element.addEventListener("wheel", (event) => {
    if (does.scrolls() && !event.ctrlKey) event.stopPropagation();
  }, { capture: true });
  element.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || !does.ready()) return;
    const larger = () => does.zoom(LARGER);
    const acts = { "+": larger, "=": larger, "-": () => does.zoom(1 / LARGER), 0: () => does.fit(), Enter: does.enter,
      " ": does.enter };
    const way = DIRECTIONS[event.key];
    if (!way && !Object.hasOwn(acts, event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    if (way) does.step(way);
    else acts[event.key]();
  });
  element.addEventListener("blur", does.blur);
}

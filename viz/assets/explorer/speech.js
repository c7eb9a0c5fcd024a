// What happened, for those who do not see it. The latest word wins; a repeated one is said again.
export function createSpeech(region) {
  let waiting = 0;
  return (text) => {
    clearTimeout(waiting);
    region.textContent = "";
    waiting = setTimeout(() => { region.textContent = text; }, 60);
  };
}

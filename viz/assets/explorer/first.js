// Runs before anything is drawn, so that the wrong colours never flash up.
document.documentElement.classList.add("js");
try {
  const kept = localStorage.getItem("sse-atlas-theme");
  if (kept === "light" || kept === "dark") document.documentElement.dataset.theme = kept;
} catch { /* storage may be closed to files */ }

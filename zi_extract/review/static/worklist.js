// The worklist by keyboard: n/p or arrows move between items, Enter (the browser's own) opens one.

const links = [...document.querySelectorAll(".items a")];

function move(step) {
  const now = links.indexOf(document.activeElement);
  const next = links[Math.min(Math.max(now + step, 0), links.length - 1)];
  next?.focus();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("select, input, textarea, button")) return;
  const step = { n: 1, j: 1, ArrowDown: 1, p: -1, k: -1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  move(step);
});

for (const select of document.querySelectorAll(".filters select, .filters input")) {
  select.addEventListener("change", () => select.form.requestSubmit());
}
links[0]?.focus({ preventScroll: true });

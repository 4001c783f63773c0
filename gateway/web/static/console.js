// Enhancement only: every page is complete without this file. Single keys, and looking again at a copy that is being made.
import { initAll } from "./govuk-frontend.min.js";

initAll();

const PLACES = { q: "/queue", "/": "/search" };

function inField(target) {
  return target.closest("input, select, textarea, [contenteditable]") !== null;
}

function links() {
  return Array.from(document.querySelectorAll("#rows tbody a"));
}

function step(by) {
  const all = links();
  const now = all.indexOf(document.activeElement);
  const next = all[Math.min(Math.max(now + by, 0), all.length - 1)];
  if (next) next.focus();
}

function act(key) {
  const control = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (control) control.focus();
  else if (key === "j") step(1);
  else if (key === "k") step(-1);
  else if (PLACES[key] && document.querySelector(`nav a[href="${PLACES[key]}"]`)) window.location.assign(PLACES[key]);
}

document.addEventListener("keydown", (event) => {
  if (document.body.classList.contains("mash-nokeys")) return; // switched off by this person (WCAG 2.1.4)
  if (event.ctrlKey || event.altKey || event.metaKey || inField(event.target)) return;
  act(event.key.toLowerCase());
});

const again = document.querySelector("[data-look-again]");
if (again) window.setTimeout(() => window.location.assign(again.href), Number(again.dataset.lookAgain));

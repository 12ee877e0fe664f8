// Lists by keyboard: j k move, Enter opens, x ticks, shift ticks a range; ticked rows show the bulk bar.
import { isTyping, isVisible } from "./page.js";

const rows = () => [...document.querySelectorAll("[data-row]")].filter(isVisible);
const here = () => document.querySelector("[data-row].is-here");

function go(row) {
  if (!row) return;
  here()?.classList.remove("is-here");
  row.classList.add("is-here");
  (row.querySelector(".row-link, .need-title, a, button") ?? row).focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
}

function step(by) {
  const all = rows();
  const at = all.indexOf(document.activeElement?.closest("[data-row]") ?? here());
  go(at < 0 ? all[by > 0 ? 0 : all.length - 1] : all[Math.min(Math.max(at + by, 0), all.length - 1)]);
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (isTyping(event.target) || document.querySelector("dialog[open]")) return;
  if (event.key === "j" || event.key === "k") {
    event.preventDefault();
    step(event.key === "j" ? 1 : -1);
  } else if (event.key === "x") {
    const row = document.activeElement?.closest("[data-row]") ?? here();
    row?.querySelector(".pick")?.click();
  }
});

document.addEventListener("focusin", (event) => {
  const row = event.target.closest("[data-row]");
  if (!row || row === here() || !row.closest("[data-rows], .needs")) return;
  here()?.classList.remove("is-here");
  row.classList.add("is-here");
});

let last = null;
document.addEventListener("click", (event) => {
  const box = event.target.closest?.("[data-row] .pick");
  if (!box) return;
  const boxes = [...document.querySelectorAll("[data-row] .pick")];
  if (event.shiftKey && last?.isConnected) {
    const [from, to] = [boxes.indexOf(last), boxes.indexOf(box)].sort((a, b) => a - b);
    for (const one of boxes.slice(from, to + 1)) one.checked = box.checked;
  }
  last = box;
  count();
});

document.addEventListener("change", (event) => {
  if (!event.target.matches("[data-pick-all]")) return;
  for (const one of document.querySelectorAll("[data-row] .pick")) one.checked = event.target.checked;
  count();
});

function count() {
  const number = document.querySelectorAll("[data-row] .pick:checked").length;
  for (const bar of document.querySelectorAll("[data-bulk]")) {
    bar.hidden = number === 0;
    for (const output of bar.querySelectorAll("[data-bulk-count]")) {
      output.textContent = (output.dataset.words ?? "{n}").replace("{n}", number);
    }
  }
}
document.addEventListener("htmx:afterSettle", count);
addEventListener("pageshow", count);

// Ctrl/⌘ K: go to a place, do what this page can, find what one may see.
import { isVisible, later } from "./page.js";

const dialog = document.getElementById("palette");
const input = dialog?.querySelector("input");
const found = dialog?.querySelector("[data-palette-found]");
const ownGroup = dialog?.querySelector("[data-palette-page]");
const places = dialog?.querySelector("[data-palette-places]");
let asking = null;

const options = () => [...dialog.querySelectorAll("[role='option']")].filter((one) => !one.hidden);
const chosen = () => dialog.querySelector("[aria-selected='true']");

function choose(option) {
  chosen()?.removeAttribute("aria-selected");
  if (!option) return input.removeAttribute("aria-activedescendant");
  option.id ||= `palette-${Math.random().toString(36).slice(2)}`;
  option.setAttribute("aria-selected", "true");
  input.setAttribute("aria-activedescendant", option.id);
  option.scrollIntoView({ block: "nearest" });
}

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function filter() {
  const words = plain(input.value).split(/\s+/).filter(Boolean);
  for (const option of dialog.querySelectorAll("[role='option']")) {
    if (found.contains(option)) continue;
    const text = plain(option.textContent);
    option.hidden = !words.every((word) => text.includes(word));
  }
  choose(options()[0]);
}

const ask = later(async () => {
  asking?.abort();
  const words = input.value.trim();
  if (words.length < 2 || !dialog.dataset.url) return found.replaceChildren();
  asking = new AbortController();
  try {
    const url = `${dialog.dataset.url}?q=${encodeURIComponent(words)}`;
    const answer = await fetch(url, { headers: { "HX-Request": "true" }, signal: asking.signal });
    if (!answer.ok || answer.redirected) return;
    const part = new DOMParser().parseFromString(await answer.text(), "text/html");
    found.replaceChildren(...part.body.childNodes);
    if (!chosen()) choose(options()[0]);
  } catch (error) {
    if (error.name !== "AbortError") found.replaceChildren();
  }
}, 140);

function ownActions() {
  for (const old of ownGroup.querySelectorAll("[role='option']")) old.remove();
  const known = new Set();
  for (const source of document.querySelectorAll("[data-key-label], [data-palette]")) {
    const label = source.dataset.palette || source.dataset.keyLabel;
    if (known.has(label) || !isVisible(source) || source.closest(".bar-search, dialog")) continue;
    known.add(label);
    const option = Object.assign(document.createElement("div"), { textContent: "" });
    option.setAttribute("role", "option");
    option.append(Object.assign(document.createElement("span"), { textContent: label }));
    option.addEventListener("click", () => { dialog.close(); source.focus(); source.click(); });
    ownGroup.append(option);
  }
}

// The places of the navigation, which stand on the page already.
function goTo() {
  for (const old of places.querySelectorAll("[role='option']")) old.remove();
  for (const link of document.querySelectorAll(".nav-link")) {
    const option = Object.assign(document.createElement("a"), { href: link.href, tabIndex: -1 });
    option.setAttribute("role", "option");
    option.append(...[...link.querySelectorAll(".icon, .nav-words")].map((part) => part.cloneNode(true)));
    places.append(option);
  }
}

function open() {
  if (!dialog || dialog.open) return;
  ownActions();
  goTo();
  dialog.showModal();
  input.select();
  filter();
}

function take() {
  const option = chosen();
  if (option) return option.click();
  const search = document.querySelector(".bar-search");
  if (search && input.value.trim()) {
    search.elements.q.value = input.value;
    search.submit();
  }
}

function onKey(event) {
  const all = options();
  const at = all.indexOf(chosen());
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
  if (to !== undefined && all.length && !(event.key === "Home" && input.value)) {
    event.preventDefault();
    choose(all.at((to + all.length) % all.length));
  } else if (event.key === "Enter") {
    event.preventDefault();
    take();
  }
}

if (dialog) {
  input.addEventListener("input", () => { filter(); ask(); });
  input.addEventListener("keydown", onKey);
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "k" || event.shiftKey || event.altKey) return;
    event.preventDefault();
    open();
  });
  document.addEventListener("click", (event) => event.target.closest("[data-opens='palette']") && open());
}

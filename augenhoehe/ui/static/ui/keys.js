// One letter, one verb: [data-key="r"] presses, opens or focuses its element.
import { isReachable, isTyping } from "./page.js";

const isMac = /Mac|iPhone|iPad/.test(navigator.platform);
const named = (key) => key.replace("mod+", isMac ? "⌘ " : "Ctrl ").replace("Enter", "↵");

function pressed(event) {
  const mod = event.ctrlKey || event.metaKey ? "mod+" : "";
  return mod + (event.key.length === 1 && mod ? event.key.toLowerCase() : event.key);
}

function meant(key) {
  const found = [...document.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)].filter((one) => isReachable(one) && !one.disabled);
  const typed = document.activeElement?.closest("form");
  return found.find((one) => one.closest(".is-here")) ?? found.find((one) => typed?.contains(one)) ?? found.find((one) => !one.closest("[data-row]"));
}

function act(element) {
  const menu = element.closest("details.menu:not([open])");
  if (menu && !element.matches("a, button")) menu.open = true;
  if (element.matches("input:not([type='checkbox'], [type='radio']), textarea, select, [contenteditable]")) {
    element.focus();
    element.select?.();
  } else {
    element.focus();
    element.click();
  }
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.altKey || event.isComposing) return;
  const key = pressed(event);
  const typing = isTyping(event.target);
  if (typing && !key.startsWith("mod+")) {
    if (key === "Escape" && !event.target.closest("dialog, [role='combobox']")) event.target.blur();
    return;
  }
  if (document.querySelector("dialog[open]") && !event.target.closest("dialog")?.querySelector(`[data-key="${CSS.escape(key)}"]`)) return;
  if (key === "?") {
    event.preventDefault();
    return showKeys();
  }
  if (key === "Enter") return;
  const element = meant(key);
  if (element) {
    event.preventDefault();
    act(element);
  }
});

function showKeys() {
  const dialog = document.getElementById("keys");
  if (!dialog || dialog.open) return;
  dialog.showModal();
}

function fill(dialog) {
  const list = dialog.querySelector("[data-keys]");
  const pattern = dialog.querySelector("[data-keys-row]");
  for (const old of list.querySelectorAll("[data-own]")) old.remove();
  const known = new Set(["/"]);
  for (const one of document.querySelectorAll("[data-key][data-key-label]")) {
    if (known.has(one.dataset.key) || !isReachable(one)) continue;
    known.add(one.dataset.key);
    const row = pattern.content.firstElementChild.cloneNode(true);
    row.dataset.own = "";
    row.querySelector("kbd").textContent = named(one.dataset.key);
    row.querySelector("dd").textContent = one.dataset.keyLabel;
    list.append(row);
  }
}

const dialog = document.getElementById("keys");
if (dialog) new MutationObserver(() => dialog.open && fill(dialog)).observe(dialog, { attributeFilter: ["open"] });
if (isMac) for (const kbd of document.querySelectorAll("[data-mod-key]")) kbd.textContent = `⌘${kbd.dataset.modKey}`;
for (const one of document.querySelectorAll("[data-key]")) {
  one.setAttribute("aria-keyshortcuts", one.dataset.key.replace("mod+", isMac ? "Meta+" : "Control+"));
}

// Small questions that several modules ask of the page.

export const isVisible = (element) => element.checkVisibility?.() ?? element.offsetParent !== null;

// A verb in a closed menu is meant, too, where the menu itself is on the screen.
export const isReachable = (element) => {
  const menu = element.closest("details.menu:not([open])");
  return isVisible(menu ? menu.querySelector("summary") : element);
};

export const isTyping = (element = document.activeElement) =>
  Boolean(element?.closest?.("textarea, select, [contenteditable='true'], [role='combobox'], input:not([type='checkbox'], [type='radio'], [type='button'], [type='submit'])"));

// Run `wire(element, isNew)` once for each match, now and whenever htmx brings new ones.
export function each(selector, wire) {
  const seen = new WeakSet();
  const look = (root, isNew) => {
    const found = [...root.querySelectorAll(selector)];
    if (root.matches?.(selector)) found.unshift(root);
    for (const element of found) {
      if (seen.has(element)) continue;
      seen.add(element);
      wire(element, isNew);
    }
  };
  look(document.documentElement, false);
  document.addEventListener("htmx:load", (event) => look(event.detail.elt, true));
}

export function later(run, milliseconds) {
  let timer;
  return (...args) => {
    clearTimeout(timer);
    timer = setTimeout(() => run(...args), milliseconds);
  };
}

export function token() {
  const headers = document.body.getAttribute("hx-headers");
  return headers ? JSON.parse(headers)["X-CSRFToken"] : "";
}

export function post(url, body, { keepalive = false } = {}) {
  const headers = { "X-CSRFToken": token(), "X-Requested-With": "fetch" };
  return fetch(url, { method: "POST", body, headers, keepalive, credentials: "same-origin" });
}

export const clockNow = () => {
  const now = new Date();
  return `${now.getHours()}:${String(now.getMinutes()).padStart(2, "0")}`;
};
